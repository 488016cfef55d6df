"""The small pieces that most views share."""

from __future__ import annotations

import msgspec

from generator.urls import Base


class View(msgspec.Struct, frozen=True, kw_only=True):
    """The root of all views: frozen, and encoded to the same bytes on every machine."""


class LinkView(View, frozen=True, kw_only=True):
    """Something to link to."""

    label: str
    url: str
    lang: str = ""
    """Language of the page linked to, where it is not the page's own."""


class TermView(LinkView, frozen=True, kw_only=True):
    """A topic, hashtag, place, year or language with the number of records that it holds."""

    count: int


class DateView(View, frozen=True, kw_only=True):
    """A date for people (`text`, in the page's language) and for machines (`iso`, RFC 3339 with offset, or a bare date)."""

    iso: str
    text: str
    year: int


class VariantView(View, frozen=True, kw_only=True):
    """One width of a photo; `width` in pixels."""

    url: str
    width: int


class PhotoView(View, frozen=True, kw_only=True):
    """A photo in its widths, smallest first, in WebP and as a JPEG fallback. `width` and `height` (pixels) are of the largest."""

    alt: str
    webp: tuple[VariantView, ...]
    jpeg: tuple[VariantView, ...]
    width: int
    height: int
    caption: str = ""
    """HTML."""
    credit: str = ""
    focal: tuple[float, float] = (0.5, 0.5)
    """The point to keep in crops, from (0, 0) top left to (1, 1); for CSS `object-position`."""
    colour: str = "#cccccc"
    """The photo's mean colour, shown until it has loaded."""

    @property
    def smallest(self) -> VariantView:
        """The narrowest JPEG."""
        return self.jpeg[0]

    @property
    def largest(self) -> VariantView:
        """The widest JPEG."""
        return self.jpeg[-1]


class TrackView(View, frozen=True, kw_only=True):
    """Captions in one language; `label` is its own name."""

    url: str
    lang: str
    label: str


class VideoView(View, frozen=True, kw_only=True):
    """A video behind a facade: nothing is loaded from `provider` until the reader asks."""

    provider: str
    """`youtube`, `vimeo`, `peertube`, `file`, or `link` for any other address."""
    title: str
    page_url: str
    """Where it can be watched without scripts."""
    embed_url: str
    """For an `iframe`, after the reader asked; for `file` the address of the file."""
    poster: PhotoView | None = None
    captions: tuple[TrackView, ...] = ()
    transcript: str = ""
    """What is said, as HTML."""
    type: str = ""
    """Media type of a file."""
    seconds: float = 0.0
    """How long a file plays; 0 where it is not known."""
    width: int = 0
    """Pixels; 0 where it is not known."""
    height: int = 0


class AudioView(View, frozen=True, kw_only=True):
    """Something to listen to."""

    title: str
    url: str
    type: str
    """Media type."""
    size: int = 0
    """Bytes."""
    size_text: str = ""
    """For people: `94 kB`."""
    seconds: float = 0.0
    """How long it plays; 0 where it is not known."""
    length: str = ""
    """For people: `1:05`."""
    transcript: str = ""
    """What is heard, as HTML."""


class QuoteView(View, frozen=True, kw_only=True):
    """A pull quote."""

    text: str
    who: str = ""


class NumberView(View, frozen=True, kw_only=True):
    """An impact number."""

    value: str
    label: str


class StepView(View, frozen=True, kw_only=True):
    """A state that a campaign came into: `live`, `paused`, `won`, `partly-won`, `lost` or `closed`."""

    state: str
    date: DateView
    note: str = ""


class MilestoneView(View, frozen=True, kw_only=True):
    """A mark on the way to a goal, at a count as people read it. `percent` is where it stands on the way."""

    at: str
    percent: float
    reached: bool
    label: str = ""
    date: DateView | None = None
    """When it was reached, if that is known."""


class NextMilestone(View, frozen=True, kw_only=True):
    """The mark to reach next, and how many that wants."""

    at: str
    missing: str
    label: str = ""


class ActionView(View, frozen=True, kw_only=True):
    """The one thing to do next."""

    label: str
    url: str


class ShareLink(View, frozen=True, kw_only=True):
    """A network's share intent: a plain link that works without scripts."""

    network: str
    label: str
    url: str


class FeedLink(View, frozen=True, kw_only=True):
    """A feed for autodiscovery; `type` is its media type."""

    title: str
    url: str
    type: str


class ImageTag(View, frozen=True, kw_only=True):
    """The card of a page as `og:image` describes it. Width and height in pixels."""

    url: str
    """Hub-relative, with the content hash as its query."""
    alt: str
    width: int = 1200
    height: int = 630
    type: str = "image/jpeg"


class KitCard(ImageTag, frozen=True, kw_only=True):
    """One card of a share kit, to look at and to download."""

    design: str
    """`story`, `quote`, …"""
    format: str
    """`link`, `square`, `portrait` or `tall`."""


class AlternateView(View, frozen=True, kw_only=True):
    """The same page in a language (`hreflang`)."""

    lang: str
    url: str
    label: str
    """The language's own name: `Español`."""


class SiteView(View, frozen=True, kw_only=True):
    """What every page shows. Kept to what rarely changes, because a change here renders every page anew."""

    name: str
    tagline: str
    description: str
    lang: str
    base: Base
    stylesheet: str
    script: str
    logo: str
    """Hub-relative address of the logo at 192 pixels, or empty."""
    colours: tuple[tuple[str, str], ...]
    """`(token, "#rrggbb")` for `meta name="theme-color"` and the like: `light`, `dark`, `brand`."""
    menu: tuple[LinkView, ...] = ()
    more: tuple[LinkView, ...] = ()
    """What stands beside the menu at the foot of a page, and not at its head."""
    languages: tuple[LinkView, ...] = ()
    """The hub's languages by their own names; empty in a hub of one language."""
    feeds: tuple[FeedLink, ...] = ()
    social: tuple[LinkView, ...] = ()
    """Profiles of the hub, for `rel="me"`; the label is the network's name."""
    footer: str = ""
    contact: str = ""
    hashtag: str = ""
    x_account: str = ""
    """`@hub`: the hub's account on X, for `twitter:site`."""
    preload: tuple[str, ...] = ()
    """Hub-relative addresses of the fonts that the first screen needs."""


class HeadView(View, frozen=True, kw_only=True):
    """What a page says of itself to networks, readers and search engines. Texts are trimmed and on one line."""

    title: str
    """For `<title>`: with the hub's name."""
    og_title: str
    description: str
    url: str
    """Hub-relative address of the page itself (`og:url`)."""
    canonical: str
    """Full address."""
    og_type: str
    locale: str
    """As Open Graph writes it: `en_GB`."""
    other_locales: tuple[str, ...] = ()
    """Of the same page in other languages."""
    image: ImageTag | None = None
    alternates: tuple[AlternateView, ...] = ()
    published: str = ""
    modified: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    author_urls: tuple[str, ...] = ()
    """Hub-relative addresses of those authors that have a page."""
    fediverse: str = ""
    feeds: tuple[FeedLink, ...] = ()
    robots: str = ""
    video: VideoView | None = None
    """The first of the page's own video files. Players of other sites are not told of: networks that take one show it in
    place of the card, and load it from that site unasked."""
    audio: AudioView | None = None
    """The first recording."""
    oembed: str = ""
    """Hub-relative address of the page's oEmbed answer, or empty."""
    json_ld: str = ""
    """One JSON object, safe inside `<script>`."""
    previous: str = ""
    next: str = ""
