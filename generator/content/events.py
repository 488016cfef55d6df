"""Events: what happens when and where, for people to come to; and the single dates of one that recurs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

import msgspec

from generator.content.records import Record, ShareChoice
from generator.content.recurrence import Rule, at_fixed_offset, instant, walls, zone_named

MOST_DATES = 3000
"""Dates that are worked out of one event at most: eight years of a daily one."""


class EventStatus(StrEnum):
    """Whether it takes place as announced."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    """To a day that is not known yet."""
    MOVED = "moved"
    """To another day, which is `start`; it was to be on `previous`."""
    FULL = "full"


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One date of a recurring event that is not as the others. Times are on the wall, in the event's zone."""

    on: dt.datetime
    """When it was to start."""
    start: dt.datetime | None = None
    """When it starts instead."""
    end: dt.datetime | None = None
    cancelled: bool = False
    note: str = ""


class Rsvp(msgspec.Struct, frozen=True, omit_defaults=True):
    """How to say that one is coming: a link (also `mailto:`), or a form on the page itself."""

    url: str = ""
    form: bool = False


class Hours(msgspec.Struct, frozen=True):
    """From when to when, beside a bare date."""

    start: dt.time
    end: dt.time | None = None


class Report(Record, frozen=True, kw_only=True):
    """What came of an event, written afterwards: text and photos. It has no page of its own."""

    kind: ClassVar[str] = "report"


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One date of an event. Moments have the offset of its zone."""

    key: dt.datetime
    """When it was to start by the rule, on the wall: what calendars call its RECURRENCE-ID."""
    start: dt.datetime
    end: dt.datetime | None
    """None where nobody said."""
    over: dt.datetime
    """From when on it is past: its end, or else the end of the day."""
    cancelled: bool = False
    moved_from: dt.datetime | None = None
    note: str = ""


class Event(Record, frozen=True, kw_only=True, tag=True):
    """Something to come to. `start` and `end` have the offset that its zone has then."""

    kind: ClassVar[str] = "event"

    start: dt.datetime
    """Of the first date of an event that recurs."""
    end: dt.datetime | None = None
    """Of whole days the midnight after the last one."""
    date_only: bool = True
    """Whether it lasts whole days: no time was written."""
    time: Hours | None = None
    """As written beside a bare date; `start` and `end` have it."""
    timezone: str = "UTC"
    """IANA name."""
    repeat: Rule | None = None
    skip: tuple[dt.datetime, ...] = ()
    """Dates of the rule on which it does not take place, on the wall."""
    changes: tuple[Change, ...] = ()
    status: EventStatus = EventStatus.SCHEDULED
    previous: dt.datetime | None = None
    """When it was to start, if it was moved or postponed."""
    address: str = ""
    """Street and town, for maps."""
    online: str = ""
    """Where it can be followed on the web."""
    access: str = ""
    """What people with disabilities want to know before they come."""
    cost: str = ""
    tickets: str = ""
    rsvp: Rsvp | None = None
    organisers: tuple[str, ...] = ()
    """Slugs or titles of groups, partners and people, or plain names."""
    contact: str = ""
    capacity: int | None = None
    spoken: tuple[str, ...] = ()
    """Languages that are spoken there (BCP 47)."""
    reminders: tuple[int, ...] = ()
    """Minutes before, for calendars."""
    campaign: str = ""
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    report: Report | None = None
    share: ShareChoice = ShareChoice()

    @property
    def has_report(self) -> bool:
        """Whether somebody told afterwards how it was; stories that name the event are one more way."""
        return self.report is not None

    @property
    def is_off(self) -> bool:
        """Whether nobody should come on the day that is written."""
        return self.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)

    @property
    def wall(self) -> dt.datetime:
        """The start on the clock on the wall."""
        return self.start.replace(tzinfo=None)

    @property
    def first(self) -> Occurrence:
        """Its first date as announced, or its only one."""
        return self._date(self.wall, {})

    @property
    def is_free(self) -> bool:
        """Whether it is said to cost nothing."""
        return any(self.cost.casefold().startswith(word) for word in _FREE)

    def dates(self, before: dt.datetime) -> tuple[Occurrence, ...]:
        """Its dates that start before a moment, in order; the only one of an event that does not recur, whenever it is.

        A recurring event whose first date is later than that has that one.
        """
        if self.repeat is None:
            return (self._date(self.wall, {}),)
        zone = zone_named(self.timezone)
        end = max(before.astimezone(zone).replace(tzinfo=None), self.wall + dt.timedelta(seconds=1))
        changes = {change.on: change for change in self.changes}
        left_out = frozenset(self.skip)
        found = [
            self._date(wall, changes)
            for wall, _ in zip(walls(self.wall, self.repeat, end), range(MOST_DATES), strict=False)
            if wall not in left_out
        ]
        return tuple(sorted(found, key=lambda date: (date.start, date.key)))

    def _date(self, wall: dt.datetime, changes: dict[dt.datetime, Change]) -> Occurrence:
        zone = zone_named(self.timezone)
        change = changes.get(wall)
        planned = instant(wall, zone)
        start = instant(change.start, zone) if change and change.start else planned
        end = instant(change.end, zone) if change and change.end else self._end(start)
        midnight = dt.datetime.combine(start.date() + dt.timedelta(days=1), dt.time())
        return Occurrence(
            key=wall,
            start=start,
            end=end,
            over=end or instant(midnight, zone),
            cancelled=bool(change and change.cancelled),
            moved_from=planned if start != planned else None,
            note=change.note if change else "",
        )

    def _end(self, start: dt.datetime) -> dt.datetime | None:
        """Every date lasts as long as the first (RFC 5545, 3.8.5.3); whole days are counted as days."""
        if self.end is None:
            return None
        if self.date_only:
            days = self.end.date() - self.start.date()
            return instant(dt.datetime.combine(start.date() + days, dt.time()), zone_named(self.timezone))
        return at_fixed_offset(start + (self.end - self.start), zone_named(self.timezone))


_FREE = ("free", "nothing", "no charge", "gratis", "kostenlos", "frei", "gratuit", "مجان")
"""How a cost begins that is none."""


def coming(event: Event, now: dt.datetime, before: dt.datetime) -> Iterator[Occurrence]:
    """The dates of an event that are not over, those that are cancelled among them."""
    return (date for date in event.dates(before) if date.over > now)
