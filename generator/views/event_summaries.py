"""Events as lists show them."""

from __future__ import annotations

from generator.views.common import LinkView, PhotoView, View


class LeafView(View, frozen=True, kw_only=True):
    """A leaf of a tear-off calendar, in the page's language. `day` may be `12–14`."""

    month: str
    day: str
    weekday: str


class DateOfEvent(View, frozen=True, kw_only=True):
    """One date of an event. `start` and `end` are for machines: with an offset, or bare dates for whole days."""

    leaf: LeafView
    when: str
    """For people, on one line: `Saturday 5 December 2026, 10:00–13:00`."""
    day: str
    """The day alone."""
    time: str
    """The hours alone; empty for whole days."""
    start: str
    end: str = ""
    cancelled: bool = False
    moved_from: str = ""
    """For people: when it was to be."""
    note: str = ""


class EventSummary(View, frozen=True, kw_only=True):
    """An event as lists show it, on one of its dates."""

    url: str
    title: str
    summary: str
    lang: str
    dir: str
    date: DateOfEvent
    status: str
    """`scheduled`, `cancelled`, `postponed`, `moved` or `full`; of a single date that is off, `cancelled`."""
    past: bool = False
    zone: str = ""
    """`Madrid time`, where it is not the hub's own, or where people take part from anywhere."""
    repeats: str = ""
    """`Every Saturday`; empty for an event that takes place once."""
    also: str = ""
    """Its other dates in the same month: `12, 19 and 26 December`."""
    place: LinkView | None = None
    online: bool = False
    cost: str = ""
    photo: PhotoView | None = None
    told: bool = False
    """Whether there is a report or a story of it."""
