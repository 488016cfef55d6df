"""The text of a record after Markdown: HTML in fragments, with a slot wherever something must be looked up.

Links between files, photos, videos, hashtags and calls to action are *references* here, not strings: what they become
depends on the rest of the hub, so a plan fills them in. `fragments` has one more item than `slots`.
"""

from __future__ import annotations

import msgspec

from generator.content.tables import Table


class _Slot(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A place in the HTML to be filled by the plan. `line` and `column` (from 1) are those of the file."""

    line: int
    column: int


class LinkSlot(_Slot, frozen=True):
    """The value of an `href`: `target` as written, relative to the file or to the hub (`/about/`)."""

    target: str


class PhotoSlot(_Slot, frozen=True):
    """A picture. `file` is as written; `figure` says whether it stands alone (with a caption) or within a line."""

    file: str
    alt: str
    caption: str = ""
    """HTML."""
    credit: str = ""
    focal: tuple[float, float] | None = None
    figure: bool = False


class GallerySlot(_Slot, frozen=True):
    """Pictures that belong together."""

    photos: tuple[PhotoSlot, ...]


class VideoSlot(_Slot, frozen=True):
    """A video: an address at a known host, or a file as written."""

    url: str
    title: str = ""
    poster: str = ""
    """The picture that stands for it, a file as written."""
    captions: str = ""
    """A file with captions as written; `no` where nobody speaks; empty to look for one beside the video."""
    transcript: str = ""
    """A file with what is said, as written."""
    html: str = ""
    """What is said, as HTML."""


class AudioSlot(_Slot, frozen=True):
    """Something to listen to: a file as written."""

    file: str
    title: str = ""
    transcript: str = ""
    html: str = ""
    told: bool = False
    """Whether the text itself says below what is heard."""


class ChartSlot(_Slot, frozen=True):
    """A drawing of numbers: those of `table`, or of a file as written."""

    kind: str
    """`bar`, `line`, `pictogram` or `progress`."""
    table: Table = Table()
    file: str = ""
    columns: tuple[str, ...] = ()
    """Of the file: which to show, the first for the labels; empty for all."""
    title: str = ""
    unit: str = ""
    source: str = ""
    summary: str = ""
    highlight: str = ""
    """The label of the row that stands out."""
    goal: float | None = None
    icon: str = ""
    per: float = 0.0
    """How many one picture of a pictogram stands for; 0 to choose."""


class HashtagSlot(_Slot, frozen=True):
    """A hashtag in running text, without its `#`."""

    tag: str


class ActionSlot(_Slot, frozen=True):
    """A call to action: a campaign's slug or an address, a label, and HTML that says why."""

    label: str
    campaign: str = ""
    url: str = ""
    html: str = ""


class LabelSlot(_Slot, frozen=True):
    """A word of the interface in the page's language, by its message key (`Back to the text`)."""

    key: str


Slot = LinkSlot | PhotoSlot | GallerySlot | VideoSlot | AudioSlot | ChartSlot | HashtagSlot | ActionSlot | LabelSlot


class Heading(msgspec.Struct, frozen=True):
    """A heading of the text: level from 2 to 6, the id to link to, its text without markup."""

    level: int
    id: str
    text: str


class _Outline(msgspec.Struct, frozen=True, array_like=True):
    """What few pages want to know of a text."""

    headings: tuple[Heading, ...] = ()
    opening: str = ""


_ENCODER = msgspec.json.Encoder()
_OUTLINE = msgspec.json.Decoder(_Outline)
_NO_OUTLINE = msgspec.Raw(b"[]")


def outline(headings: tuple[Heading, ...], opening: str) -> msgspec.Raw:
    """A text's headings, and plain text of its first paragraphs, up to about 400 characters, as `Body` holds them."""
    return msgspec.Raw(_ENCODER.encode(_Outline(headings, opening))) if headings or opening else _NO_OUTLINE


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """What Markdown became."""

    fragments: tuple[str, ...] = ("",)
    slots: tuple[Slot, ...] = ()
    outline: msgspec.Raw = _NO_OUTLINE
    """JSON, read whenever somebody asks: a third of what is known of a text, and all but its own page do without."""
    words: int = 0
    digest: str = ""
    """Content digest of the fragments once they are in the store; `fragments` is empty then."""
    empty: bool = False
    """Whether there was nothing to show, remembered when the fragments moved to the store."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in their order."""
        return _OUTLINE.decode(self.outline).headings

    @property
    def opening(self) -> str:
        """Plain text of the first paragraphs, for summaries and descriptions."""
        return _OUTLINE.decode(self.outline).opening

    def sealed(self, digest: str) -> Body:
        """The same body, light: its fragments stand in the store under `digest`."""
        nothing = not self.slots and not "".join(self.fragments).strip()
        return msgspec.structs.replace(self, fragments=(), digest=digest, empty=nothing)
