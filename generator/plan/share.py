"""Share intents: plain links that open a network with the title and address filled in.

Addresses and parameters as each network documents them; `%20`, never `+`, because mail programs show a plus sign.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.views.common import ShareLink

BLUESKY_LIMIT = 300
"""Grapheme clusters in a Bluesky post (docs.bsky.app, action intent links)."""


def _q(text: str) -> str:
    return quote(text, safe="")


def _bluesky(title: str, url: str, tags: str) -> str:
    """The address always; hashtags and title as far as there is room: encoded, an Arabic address can be long."""
    room = BLUESKY_LIMIT - len(url) - 1
    said = tags if len(tags) < room else ""
    room -= len(said) + 1
    words = title if len(title) <= room else title[: max(0, room - 1)].rstrip()
    words += "…" if words and words != title else ""
    return f"https://bsky.app/intent/compose?text={_q(' '.join(filter(None, (words, said, url))))}"


INTENTS: dict[str, tuple[str, Callable[[str, str, str], str]]] = {
    "whatsapp": ("WhatsApp", lambda title, url, _tags: f"https://wa.me/?text={_q(f'{title} {url}')}"),
    "mastodon": (
        "Mastodon",
        lambda title, url, tags: f"https://mastodon.social/share?text={_q(f'{title} {tags}'.strip())}&url={_q(url)}",
    ),
    "bluesky": ("Bluesky", _bluesky),
    "facebook": ("Facebook", lambda _title, url, _tags: f"https://www.facebook.com/sharer/sharer.php?u={_q(url)}"),
    "telegram": ("Telegram", lambda title, url, _tags: f"https://t.me/share/url?url={_q(url)}&text={_q(title)}"),
    "x": (
        "X",
        lambda title, url, tags: f"https://twitter.com/intent/tweet?url={_q(url)}&text={_q(f'{title} {tags}'.strip())}",
    ),
    "threads": (
        "Threads",
        lambda title, url, _tags: f"https://www.threads.com/intent/post?text={_q(title)}&url={_q(url)}",
    ),
    "linkedin": (
        "LinkedIn",
        lambda _title, url, _tags: f"https://www.linkedin.com/sharing/share-offsite/?url={_q(url)}",
    ),
    "reddit": (
        "Reddit",
        lambda title, url, _tags: f"https://www.reddit.com/submit?url={_q(url)}&title={_q(title)}",
    ),
    "email": ("Email", lambda title, url, _tags: f"mailto:?subject={_q(title)}&body={_q(title)}%0A%0A{_q(url)}"),
    "copy": ("Copy link", lambda _title, url, _tags: url),
    "sms": ("SMS", lambda title, url, _tags: f"sms:?body={_q(f'{title} {url}')}"),
}
NETWORKS = tuple(INTENTS)


def share_links(networks: Sequence[str], title: str, url: str, hashtags: Sequence[str] = ()) -> tuple[ShareLink, ...]:
    """The intents of the networks that the hub shows, in its order; `url` is absolute, hashtags are without `#`."""
    tags = " ".join(f"#{tag}" for tag in hashtags[:3])
    known = [(name, *INTENTS[name]) for name in networks if name in INTENTS]
    return tuple(ShareLink(network=name, label=label, url=make(title, url, tags)) for name, label, make in known)
