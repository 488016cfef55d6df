"""What stands on other websites: a story or campaign in a frame, and the pieces of HTML that put it there."""

from __future__ import annotations

from generator.views.common import DateView, LinkView, PhotoView, View
from generator.views.content import Content


class ProgressView(View, frozen=True, kw_only=True):
    """How far a campaign has come, in words for people: `1,864`, `of 2,500 signatures`."""

    count: str
    of: str
    percent: int | None
    as_of: DateView


class EmbedPage(Content, frozen=True, kw_only=True):
    """A story or campaign as it stands in a frame on another website. Addresses are full."""

    of: LinkView
    sort: str
    """`story` or `campaign`."""
    kicker: str
    text: str
    state: str
    """A campaign's; empty for a story."""
    stylesheet: str
    photo: PhotoView | None = None
    progress: ProgressView | None = None
    action: str = ""
    """What the link says; empty for the usual."""


class EmbedSnippets(View, frozen=True, kw_only=True):
    """What a partner copies."""

    page: str
    """Hub-relative address of what the frame shows."""
    data: str
    """Hub-relative address of the same as JSON."""
    frame: str
    """HTML: a frame that stays up to date."""
    quote: str
    """HTML without a frame, as of now."""
