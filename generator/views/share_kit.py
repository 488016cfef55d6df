"""What a share kit is made of: the facts that captions draw on, and the files beside the page."""

from __future__ import annotations

from generator.urls import Base
from generator.views.common import NumberView, QuoteView, View


class CaptionWords(View, frozen=True, kw_only=True):
    """Turns of phrase in the record's language, with `{name}` where facts go."""

    question: str
    """Asks the reader of a story whom it is for."""
    join: str
    """Asks for the next one to take part, after how many there are."""
    until: str
    read: str
    """Leads to the page in a mail."""
    quote: str
    """A quotation in this language's marks: `“{text}”`."""


class PostMaterial(View, frozen=True, kw_only=True):
    """Everything that a caption may say about one story or campaign. Texts are plain and on one line."""

    url: str
    """Full address."""
    title: str
    summary: str
    lang: str
    hub: str
    words: CaptionWords
    place: str = ""
    quotes: tuple[QuoteView, ...] = ()
    numbers: tuple[NumberView, ...] = ()
    ask: str = ""
    """What is asked, while it can still be given."""
    progress: str = ""
    """`412 of 500 signatures`."""
    deadline: str = ""
    outcome: str = ""
    question: str = ""
    """The author's own."""
    hashtags: tuple[str, ...] = ()
    """Without #, the record's own first."""
    sign_off: str = ""
    """The hub's own last words."""
    server: str = ""
    """The Mastodon server that the hub is on."""
    own: tuple[tuple[str, str], ...] = ()
    """The author's own captions by network."""


class PostSlot(View, frozen=True, kw_only=True):
    """One post of a plan: on which day (from 1), when, where, which caption, which format of card."""

    day: int
    hour: int
    minute: int
    network: str
    variant: str
    format: str = ""
    picture: str = ""
    """Hub-relative address of the card to post with it."""


class PostPlanView(View, frozen=True, kw_only=True):
    """Two weeks of posts as a calendar (RFC 5545). `start` is the first day, `YYYY-MM-DD`; times float."""

    name: str
    start: str
    slots: tuple[PostSlot, ...]
    material: PostMaterial
    base: Base
    kit: str
    """Full address of the kit's page."""


class CaptionsView(View, frozen=True, kw_only=True):
    """All captions as one text file."""

    material: PostMaterial


class QrView(View, frozen=True, kw_only=True):
    """An address as a QR code. `format` is `svg` or `png`; `title` is what a screen reader says of the SVG."""

    text: str
    title: str
    format: str


class ArchivePart(View, frozen=True, kw_only=True):
    """A file within an archive: what it is called there, and what it is made of, as in a plan."""

    name: str
    recipe: str
    view: View


class ArchiveView(View, frozen=True, kw_only=True):
    """A ZIP of outputs. `folder` is what it unpacks into."""

    folder: str
    parts: tuple[ArchivePart, ...]
