"""Time zones as calendars describe them (RFC 5545, 3.6.5), made from the `tzdata` package and from nothing of the system.

Every calendar carries the rules of the zones that it names, because a program may not know a zone, or know old rules
for it. Where a zone's rule holds from the calendar's first event on, two observances that recur every year say all,
and say it for ever. What the rule does not cover is written out, change by change.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator import lazy_re

_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_SHORTEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days that each month has at least."""
_LISTED_UNTIL = 2037
"""The last year whose changes `tzdata` lists one by one in most zones; after it the footer's rule holds."""
_AHEAD = 30
"""Years that are written out of a zone whose changes follow no rule."""
_RULE = lazy_re.compile(
    r"(?:[A-Za-z]+|<[^>]+>)(?P<standard>[-+]?[\d:]+)(?:[A-Za-z]+|<[^>]+>)(?P<daylight>[-+]?[\d:]+)?"
    r",M(?P<start>[\d.]+)(?:/(?P<starts>[-+]?[\d:]+))?,M(?P<end>[\d.]+)(?:/(?P<ends>[-+]?[\d:]+))?"
)
"""The footer of a TZif file where a zone has summer time (RFC 9636, 3.3; POSIX, 8.3)."""


class Observance(NamedTuple):
    """A part of a zone: from `starts` on, clocks stand at `offset_to`. Starts are wall time as it was before."""

    daylight: bool
    name: str
    offset_from: dt.timedelta
    offset_to: dt.timedelta
    starts: tuple[dt.datetime, ...]
    rrule: str = ""
    """RFC 5545, without `RRULE:`; it goes on for ever from the only start."""


class _Change(NamedTuple):
    """Clocks are set, at `at` in UTC. It is daylight time that is ahead: programs know no winter time that is behind,
    as Ireland's law and so `tzdata` has it.
    """

    at: dt.datetime
    offset_from: dt.timedelta
    offset_to: dt.timedelta
    daylight: bool
    name: str

    @property
    def wall(self) -> dt.datetime:
        """The moment as clocks showed it until then."""
        return self.at.replace(tzinfo=None) + self.offset_from


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """A zone of the `tzdata` package.

    Raises:
        ZoneInfoNotFoundError: if it has none of that name.
    """
    return ZoneInfo.from_file(io.BytesIO(_data(name)), key=name)


@lru_cache(maxsize=64)
def _data(name: str) -> bytes:
    file = resources.files("tzdata").joinpath("zoneinfo")
    for part in name.split("/"):
        if not re.fullmatch(r"[A-Za-z0-9_+-]+", part):
            raise ZoneInfoNotFoundError(name)
        file = file.joinpath(part)
    if not file.is_file():
        raise ZoneInfoNotFoundError(name)
    return file.read_bytes()


@lru_cache(maxsize=256)
def observances(name: str, first: int, last: int) -> tuple[Observance, ...]:
    """What a calendar says of a zone whose events lie in the years from `first` to `last`, and after that if they recur.

    Raises:
        ZoneInfoNotFoundError: if `tzdata` has no such zone.
    """
    begins = first - 1
    rule = _rule(name)
    changes = list(_changes(name, begins, max(last, _LISTED_UNTIL, first + _AHEAD)))
    ruled = _ruled_from(rule, changes, begins) if rule else None
    kept = [change for change in changes if ruled is None or change.wall.year < ruled]
    found = _listed(kept)
    if ruled is not None and rule:
        found += [_yearly(half, changes, ruled) for half in rule]
    if not any(observance.starts[0].year <= begins for observance in found):
        found.insert(0, _before(name, begins))
    return tuple(found)


class _Yearly(NamedTuple):
    """One half of a footer's rule: which way, on which day, how long after the midnight that begins it."""

    daylight: bool
    month: int
    week: int
    weekday: int
    after: dt.timedelta

    def wall(self, year: int) -> dt.datetime:
        """The change of a year, as clocks showed it until then."""
        first = dt.datetime(year, self.month, 1)  # noqa: DTZ001 - wall time
        day = 1 + (self.weekday - (first.weekday() + 1)) % 7 + 7 * (self.week - 1)
        following = dt.datetime(year + self.month // 12, self.month % 12 + 1, 1)  # noqa: DTZ001
        while day > (following - first).days:
            day -= 7
        return first + dt.timedelta(days=day - 1) + self.after

    @property
    def rrule(self) -> str:
        """As calendars say it; empty where the change may fall into another month, or programs misread it."""
        days = self.after // dt.timedelta(days=1)
        weekday = _DAYS[(self.weekday + days) % 7]
        if not days:
            week = -1 if self.week == 5 else self.week
            return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={week}{weekday}"
        lowest, highest = 7 * self.week - 6 + days, 7 * self.week + days
        if self.week == 5 or lowest < 1 or highest > _SHORTEST[self.month - 1]:
            return ""  # ical.js 2.2 misreads days that are counted from the month's end, beside a day of the week
        list_of = ",".join(str(day) for day in range(lowest, highest + 1))
        return f"FREQ=YEARLY;BYMONTH={self.month};BYMONTHDAY={list_of};BYDAY={weekday}"


def _rule(name: str) -> tuple[_Yearly, _Yearly] | None:
    """The rule that a zone follows from some year on; None where its clocks stay, or no calendar could say the rule."""
    footer = _data(name).rstrip(b"\n").rpartition(b"\n")[2].decode("ascii")
    found = _RULE.fullmatch(footer)
    if found is None:
        return None
    behind = bool(found["daylight"]) and _duration(found["daylight"]) > _duration(found["standard"])  # counted westward
    halves = (
        _half(found["start"], found["starts"], daylight=not behind),
        _half(found["end"], found["ends"], daylight=behind),
    )
    return halves if all(half.rrule for half in halves) else None


def _half(day: str, hours: str | None, *, daylight: bool) -> _Yearly:
    month, week, weekday = (int(part) for part in day.split("."))
    return _Yearly(daylight, month, week, weekday, _duration(hours or "2"))


def _duration(text: str) -> dt.timedelta:
    hours, minutes, seconds = (*(int(part) for part in text.lstrip("+-").split(":")), 0, 0)[:3]
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length


@lru_cache(maxsize=64)
def _changes(name: str, first: int, last: int) -> tuple[_Change, ...]:
    """Every time that clocks are set in some years, found by looking: a day at a time, then closer."""
    there = zone(name)
    at = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    found = []
    before = at.astimezone(there)
    while at < end:
        after = (at + dt.timedelta(days=1)).astimezone(there)
        if after.utcoffset() != before.utcoffset() or after.tzname() != before.tzname():
            found.append(_closer(there, at, at + dt.timedelta(days=1)))
        before, at = after, at + dt.timedelta(days=1)
    return tuple(found)


def _closer(there: ZoneInfo, low: dt.datetime, high: dt.datetime) -> _Change:
    """The one change between two moments, to the second."""
    before = low.astimezone(there)
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        local = middle.astimezone(there)
        if local.utcoffset() == before.utcoffset() and local.tzname() == before.tzname():
            low = middle
        else:
            high = middle
    after = high.astimezone(there)
    ahead = _offset(after) > _offset(before) if after.dst() != before.dst() else bool(after.dst())
    return _Change(high, _offset(before), _offset(after), ahead, after.tzname() or "")


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.utcoffset() or dt.timedelta()


def _ruled_from(rule: Sequence[_Yearly], changes: Sequence[_Change], first: int) -> int | None:
    """The first year from which the changes are those of the rule and no others."""
    last = max((change.at.year for change in changes), default=first)
    ruled = None
    for year in range(last, first - 1, -1):
        seen = sorted((change.wall, change.daylight) for change in changes if change.wall.year == year)
        if seen != sorted((half.wall(year), half.daylight) for half in rule):
            break
        ruled = year
    return ruled


def _yearly(half: _Yearly, changes: Sequence[_Change], year: int) -> Observance:
    change = next(change for change in changes if change.wall.year >= year and change.daylight == half.daylight)
    return Observance(half.daylight, change.name, change.offset_from, change.offset_to, (change.wall,), half.rrule)


def _listed(changes: Sequence[_Change]) -> list[Observance]:
    """Changes of one sort together, in the order of their first."""
    sorts: dict[tuple[bool, str, dt.timedelta, dt.timedelta], list[dt.datetime]] = {}
    for change in changes:
        sort = (change.daylight, change.name, change.offset_from, change.offset_to)
        sorts.setdefault(sort, []).append(change.wall)
    return [Observance(*sort, tuple(starts)) for sort, starts in sorts.items()]


def _before(name: str, year: int) -> Observance:
    """How clocks stood when the first of the years began."""
    local = dt.datetime(year, 1, 1, tzinfo=dt.UTC).astimezone(zone(name))
    offset = _offset(local)
    start = dt.datetime(year, 1, 1)  # noqa: DTZ001 - wall time
    return Observance(bool(local.dst()), local.tzname() or "", offset, offset, (start,))
