"""Awareness days: on which days the rest of the world talks of what a hub has stories about.

They stand in `content/data/awareness-days.yaml`, a list that volunteers keep:

    days:
      - name: World Book Day
        when: first Thursday in March
        topics: [Library]
        hashtags: [WorldBookDay]

`when` is read as people say it: `5 June`, `1-7 June`, `second Sunday in May`, `last Friday in November`, or the days of
single years where nothing else tells them, `[2027-03-04, 2028-03-02]`.
"""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec

from generator.problems import Position, Problem

FILE = "content/data/awareness-days.yaml"
SPELLINGS = (FILE, "content/data/awareness-days.yml", "content/data/awareness_days.yaml")

_ICAL_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class When(msgspec.Struct, frozen=True):
    """The days of a year. Either `day` of `month`, or the `order`-th `weekday` (0 is Monday, order -1 the last) of
    `month`; or the days in `named` and no others.
    """

    month: int = 0
    day: int = 0
    order: int = 0
    weekday: int = 0
    named: tuple[dt.date, ...] = ()
    length: int = 1
    """Days that it lasts."""

    def in_year(self, year: int) -> tuple[dt.date, ...]:
        """The first days of those that begin in a year; none where the year has no such day."""
        if self.named:
            return tuple(day for day in self.named if day.year == year)
        if not self.order:
            last = calendar.monthrange(year, self.month)[1]
            return (dt.date(year, self.month, self.day),) if self.day <= last else ()
        first, length = calendar.monthrange(year, self.month)
        if self.order < 0:
            weekday = (first + length - 1) % 7
            return (dt.date(year, self.month, length - (weekday - self.weekday) % 7),)
        return (dt.date(year, self.month, 1 + (self.weekday - first) % 7 + 7 * (self.order - 1)),)

    def next_from(self, today: dt.date) -> dt.date | None:
        """The first day of the next that has not passed, the present one included; None if there is none to come."""
        for year in range(today.year - 1, today.year + 9):
            for day in self.in_year(year):
                if day + dt.timedelta(days=self.length) > today:
                    return day
        return None

    @property
    def rrule(self) -> str:
        """As calendars say it (RFC 5545); empty where the days are named one by one."""
        if self.named:
            return ""
        if self.order:
            return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={self.order}{_ICAL_DAYS[self.weekday]}"
        return f"FREQ=YEARLY;BYMONTH={self.month};BYMONTHDAY={self.day}"


class AwarenessDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a few, with what it is about. `position` is where it stands."""

    name: str
    when: When
    topics: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    """Of the hub's stories, to choose by, and to post with."""
    note: str = ""
    url: str = ""
    """Of whoever keeps the day."""
    position: Position


class Days(msgspec.Struct, frozen=True):
    """What a file of awareness days holds, in its order, and all its problems."""

    days: tuple[AwarenessDay, ...] = ()
    problems: tuple[Problem, ...] = ()
