"""Views of everything that is not a page: feeds, sitemap, photos, icons, style sheets, small text files."""

from __future__ import annotations

from generator.urls import Base
from generator.views.body import BodyView
from generator.views.common import AudioView, View


class EnclosureView(View, frozen=True, kw_only=True):
    """The picture of a feed's item. The length in bytes is not known when a feed is planned; readers accept 0
    (RSS Advisory Board, RSS Best Practices Profile, "enclosure").
    """

    url: str
    type: str
    width: int
    height: int
    alt: str = ""


class FeedNote(View, frozen=True, kw_only=True):
    """A line below an item's text: words, a link, and words after it."""

    before: str
    label: str
    url: str
    after: str = ""


class FeedItemView(View, frozen=True, kw_only=True):
    """A story or update in a feed. Dates are RFC 3339 with offset."""

    id: str
    """Stable for ever: survives a change of title, slug or host."""
    url: str
    title: str
    summary: str
    body: BodyView
    published: str
    modified: str
    lang: str
    dir: str
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: EnclosureView | None = None
    audio: AudioView | None = None
    """A recording, which makes a podcast of the feed. RSS takes one enclosure an item, and this is it then."""
    note: FeedNote | None = None
    """What came of the campaign that it belongs to."""


class FeedView(View, frozen=True, kw_only=True):
    """A feed: `format` is `rss`, `atom` or `json`; `url` its own address, `home_url` the page that it follows."""

    format: str
    base: Base
    id: str
    title: str
    description: str
    url: str
    home_url: str
    lang: str
    icon: str
    updated: str
    items: tuple[FeedItemView, ...]
    stylesheet: str = ""
    """Address of the CSS that makes RSS and Atom readable in a browser. No XSL: browsers are dropping it, and Chromium
    156 warns readers of it in red."""


class SitemapEntry(View, frozen=True, kw_only=True):
    """A page in the sitemap; `modified` is RFC 3339 or empty."""

    url: str
    modified: str = ""
    images: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    """`(lang, url)` of each translation, itself included."""


class SitemapView(View, frozen=True, kw_only=True):
    """The sitemap (sitemaps.org protocol 0.9, with Google's image and hreflang extensions)."""

    base: Base
    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(View, frozen=True, kw_only=True):
    """The addresses of the sitemaps of a site that is too large for one."""

    base: Base
    sitemaps: tuple[str, ...]


class TextView(View, frozen=True, kw_only=True):
    """A small text file that the plan has already written: robots.txt, web manifest, `_headers`, `_redirects`."""

    text: str


class CopyView(View, frozen=True, kw_only=True):
    """A file published as it is: a font, a script."""

    digest: str


class StylesheetView(View, frozen=True, kw_only=True):
    """The theme's style sheets in order, after a `:root` block of the hub's own tokens and the font faces."""

    preamble: str
    parts: tuple[str, ...]
    """Content digests."""


class VariantImageView(View, frozen=True, kw_only=True):
    """One width of a photo: oriented, in sRGB, without metadata. `format` is `webp` or `jpeg`; sizes in pixels."""

    digest: str
    width: int
    height: int
    format: str
    quality: int


class IconView(View, frozen=True, kw_only=True):
    """The logo as a square icon of `size` pixels. `background` fills what is transparent, `padding` is a share of the size."""

    digest: str
    size: int
    background: str = ""
    padding: float = 0.0
    format: str = "png"
    """`png` or `ico`."""
