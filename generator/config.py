"""What holds for the whole hub, as `site.yaml` says it. How that is read stands in `config_reading`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

SHARE_NETWORKS = (
    "whatsapp",
    "facebook",
    "bluesky",
    "mastodon",
    "x",
    "linkedin",
    "threads",
    "telegram",
    "reddit",
    "email",
    "sms",
    "copy",
)
"""Networks that a page can offer for sharing; `copy` copies the address."""

DEFAULT_SHARE = ("whatsapp", "facebook", "bluesky", "mastodon", "email", "copy")
"""Where volunteers' friends and neighbours are."""

SOCIAL_HOMES: Mapping[str, str] = {
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "x": "https://x.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "threads": "https://www.threads.com/@{}",
    "youtube": "https://www.youtube.com/@{}",
    "linkedin": "https://www.linkedin.com/company/{}/",
    "tiktok": "https://www.tiktok.com/@{}",
    "telegram": "https://t.me/{}",
    "whatsapp": "https://whatsapp.com/channel/{}",
    "reddit": "https://www.reddit.com/r/{}/",
    "flickr": "https://www.flickr.com/photos/{}/",
    "vimeo": "https://vimeo.com/{}",
    "github": "https://github.com/{}",
    "mastodon": "",
}
"""Where an account of a network lives; a Mastodon account names its own server."""


class MenuItem(msgspec.Struct, frozen=True):
    """A line of the menu: `url` is hub-relative, such as `/stories/`, or a full address."""

    label: str
    url: str


class MarkdownConfig(msgspec.Struct, frozen=True):
    """How text is read. `html`: `clean` keeps harmless HTML, `off` shows all HTML as text."""

    html: Literal["clean", "off"] = "clean"


class CardsConfig(msgspec.Struct, frozen=True):
    """The images for networks. `enabled`: whether they are drawn; `formats`: those of a share kit beside the link's."""

    enabled: bool = True
    formats: tuple[str, ...] = ("square", "portrait", "tall")


class FormsConfig(msgspec.Struct, frozen=True):
    """Who takes what readers send. `provider` is `netlify`, `formspree` or `address`; empty where nobody chose: Netlify.

    `endpoint` is the full address to send to, for all but Netlify. `honeypot` names the field that people leave empty.
    """

    provider: str = ""
    endpoint: str = ""
    honeypot: str = ""


class SiteConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What `site.yaml` says, completed with defaults."""

    name: str
    """The hub's name, on every page and card."""
    tagline: str = ""
    """A few words under the name."""
    description: str = ""
    """One or two sentences about the hub, for search engines and feeds."""
    url: str = ""
    """The full address of the site without a slash at the end; a host may override it."""
    lang: str = "en"
    """The hub's own language (BCP 47)."""
    timezone: str = "UTC"
    """IANA name, such as `Europe/London`: dates and times without an offset are read in it."""
    brand: str = ""
    """The hub's colour as `#rrggbb`; empty for the theme's own."""
    logo: str = ""
    """A picture file relative to the hub's root."""
    theme: str = "default"
    """The name of a folder in `themes`."""
    menu: tuple[MenuItem, ...] = ()
    """Empty: made from the pages that have a `menu` position."""
    social: Mapping[str, str] = {}
    """The hub's own accounts: network to full address, in the order written."""
    handles: Mapping[str, str] = {}
    """The same accounts as handles (`@ottersby`), where the file gives or implies one."""
    fediverse: str = ""
    """`@user@instance`, credited where an author has no address of their own."""
    hashtag: str = ""
    """The hub's own hashtag without #."""
    email: str = ""
    """An e-mail address for readers."""
    contact: str = ""
    """Where readers turn: an address of a page, or `mailto:`."""
    share: tuple[str, ...] = DEFAULT_SHARE
    """Networks offered on pages, in this order; see `SHARE_NETWORKS`."""
    sign_off: str = ""
    """The hub's own last words in captions, in its own language."""
    footer: str = ""
    """Text at the foot of every page, in Markdown."""
    markdown: MarkdownConfig = MarkdownConfig()
    cards: CardsConfig = CardsConfig()
    forms: FormsConfig = FormsConfig()
    embeds: str = "all"
    """What other websites can show in a frame: `all` stories and campaigns, `campaigns` or `none`."""
    per_page: int = 12
    """Stories on one page of a list."""
    feed_items: int = 30
    """Entries in a feed."""
    related: int = 3
    """Stories suggested under a story."""
