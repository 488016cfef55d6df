"""A record's text, ready to be joined: fragments of HTML by digest, and what fills the slots between them.

`digest` names the MessagePack list of fragments in the store; it has one more item than `fills`.
"""

from __future__ import annotations

from generator.views.chart import ChartView
from generator.views.common import AudioView, PhotoView, VideoView, View


class Fill(View, frozen=True, kw_only=True, tag=True):
    """What one slot becomes."""


class LinkFill(Fill, frozen=True, kw_only=True):
    """The value of an `href`: hub-relative or absolute."""

    url: str


class PhotoFill(Fill, frozen=True, kw_only=True):
    """A photo, as a figure or within a line."""

    photo: PhotoView
    figure: bool = False


class GalleryFill(Fill, frozen=True, kw_only=True):
    """Photos that belong together."""

    photos: tuple[PhotoView, ...]


class VideoFill(Fill, frozen=True, kw_only=True):
    """A video behind its facade."""

    video: VideoView


class AudioFill(Fill, frozen=True, kw_only=True):
    """Something to listen to."""

    audio: AudioView


class ChartFill(Fill, frozen=True, kw_only=True):
    """A drawing of numbers."""

    chart: ChartView


class HashtagFill(Fill, frozen=True, kw_only=True):
    """A hashtag; `url` is empty where it has no page."""

    tag: str
    url: str = ""


class ActionFill(Fill, frozen=True, kw_only=True):
    """A call to action; `html` says why."""

    label: str
    url: str
    html: str = ""


class LabelFill(Fill, frozen=True, kw_only=True):
    """A word of the interface, by its message key."""

    key: str


class MissingFill(Fill, frozen=True, kw_only=True):
    """What could not be found (a warning says so): a photo leaves its alt text, a link its label."""

    text: str = ""


AnyFill = (
    LinkFill
    | PhotoFill
    | GalleryFill
    | VideoFill
    | AudioFill
    | ChartFill
    | HashtagFill
    | ActionFill
    | LabelFill
    | MissingFill
)


class HeadingView(View, frozen=True, kw_only=True):
    """An entry of a table of contents; `level` is 2 to 6."""

    level: int
    id: str
    text: str


class BodyView(View, frozen=True, kw_only=True):
    """The text of a page."""

    digest: str
    fills: tuple[AnyFill, ...] = ()
    headings: tuple[HeadingView, ...] = ()
    empty: bool = False
    summarised: bool = True
    """False where no summary was written: lists show how the text begins, and its page has no need to say it twice."""
