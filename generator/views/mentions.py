"""Anything that has a page, as a list shows it that holds records of every kind; and terms that rise."""

from __future__ import annotations

from generator.views.common import DateView, LinkView, PhotoView, View


class MentionView(View, frozen=True, kw_only=True):
    """A record of some kind in a few words."""

    url: str
    title: str
    lang: str
    dir: str
    date: DateView | None = None
    """When it happens, or when it was told; nothing for what has no day."""
    summary: str = ""
    place: LinkView | None = None
    photo: PhotoView | None = None
    of: LinkView | None = None
    """The campaign that an update tells of."""


class MentionGroup(View, frozen=True, kw_only=True):
    """All records of one kind that a term gathers."""

    kind: str
    """`event`, `group`, `partner`, `representative`, `update`, `person` or `page`."""
    title: str
    items: tuple[MentionView, ...]


class RisingView(LinkView, frozen=True, kw_only=True):
    """A term that is used more of late than before."""

    weeks: tuple[int, ...]
    """Uses in each of the last weeks, the oldest first."""
    is_new: bool = False
    """Whether nobody used it in the year before."""

    @property
    def count(self) -> int:
        """Uses in these weeks."""
        return sum(self.weeks)

    @property
    def most(self) -> int:
        """Uses in the week that has most."""
        return max(self.weeks)
