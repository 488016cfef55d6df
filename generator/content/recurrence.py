"""Recurrences on wall time: which days and hours a rule gives, and which moments those are in a zone.

A rule is text as RFC 5545, 3.3.10 has it, without its end: `FREQ=MONTHLY;BYDAY=2TU`. It is worked out on the clock on the
wall, and the zone is attached afterwards, so that half past seven stays half past seven when clocks change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo

import msgspec

from generator import lazy_re

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PART = {
    "FREQ": lazy_re.compile("|".join(FREQUENCIES)),
    "INTERVAL": lazy_re.compile(r"[1-9]\d{0,2}"),
    "BYDAY": lazy_re.compile(r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*"),
    "BYMONTHDAY": lazy_re.compile(r"[+-]?\d{1,2}(?:,[+-]?\d{1,2})*"),
    "BYYEARDAY": lazy_re.compile(r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*"),
    "BYWEEKNO": lazy_re.compile(r"[+-]?\d{1,2}(?:,[+-]?\d{1,2})*"),
    "BYMONTH": lazy_re.compile(r"\d{1,2}(?:,\d{1,2})*"),
    "BYSETPOS": lazy_re.compile(r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*"),
    "WKST": lazy_re.compile("|".join(WEEKDAYS)),
}
"""The parts that a rule for people may have: nothing that repeats within a day."""
_UNTIL = lazy_re.compile(r"(?P<day>\d{8})(?:T(?P<time>\d{6})(?P<utc>Z?))?")
_SEARCHED = dt.timedelta(days=366 * 41)
"""How far a first date is looked for: leap years on a certain weekday come every 28 years, or after 40."""
_LAST_DAY = dt.time(23, 59, 59)
_END_OF_TIME = dt.datetime(9000, 1, 1)  # noqa: DTZ001  wall time


class RuleError(ValueError):
    """A rule that cannot be followed, in words that continue “a rule …”."""


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """How something repeats."""

    rule: str
    """RFC 5545, 3.3.10, without `UNTIL` and `COUNT`."""
    until: dt.datetime | None = None
    """The last moment at which it may start, on the clock on the wall."""
    times: int = 0
    """How often in all; 0 for no such limit. Dates that are left out count too (RFC 5545, 3.3.10, COUNT)."""


def parse_rule(text: str, zone: ZoneInfo) -> Rule:
    """A rule of RFC 5545, with or without `RRULE:` before it.

    Raises:
        RuleError: if it has a part that is none, or that repeats within a day.
    """
    parts: dict[str, str] = {}
    for piece in text.strip().removeprefix("RRULE:").upper().replace(" ", "").strip(";").split(";"):
        name, _, value = piece.partition("=")
        if name in parts:
            raise RuleError(f"has {name} twice")
        parts[name] = value
    until = _until(parts.pop("UNTIL", ""), zone)
    times = parts.pop("COUNT", "0")
    if not re.fullmatch(r"\d{1,4}", times):
        raise RuleError(f"has COUNT={times}, which is not a number")
    for name, value in parts.items():
        if name not in _PART:
            raise RuleError(f"has a part {name or '(nothing)'}, which we do not know")
        if not _PART[name].fullmatch(value):
            raise RuleError(f"has {name}={value}, which we do not understand")
    if "FREQ" not in parts:
        raise RuleError("needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
    first = f"FREQ={parts.pop('FREQ')}"
    return Rule(";".join([first, *(f"{name}={value}" for name, value in parts.items())]), until, int(times))


def _until(text: str, zone: ZoneInfo) -> dt.datetime | None:
    if not text:
        return None
    match = _UNTIL.fullmatch(text)
    if not match:
        raise RuleError(f"has UNTIL={text}, which is not a date")
    try:
        day = dt.datetime.strptime(match["day"], "%Y%m%d")  # noqa: DTZ007  wall time
        if match["time"] is None:
            return dt.datetime.combine(day, _LAST_DAY)
        moment = dt.datetime.combine(day, dt.datetime.strptime(match["time"], "%H%M%S").time())  # noqa: DTZ007  likewise
    except ValueError as error:
        raise RuleError(f"has UNTIL={text}, which is not a date") from error
    return moment.replace(tzinfo=dt.UTC).astimezone(zone).replace(tzinfo=None) if match["utc"] else moment


def last_moment(day: dt.date) -> dt.datetime:
    """The last second of a day, on the wall."""
    return dt.datetime.combine(day, _LAST_DAY)


def first_wall(start: dt.datetime, rule: Rule) -> dt.datetime | None:
    """The first date of a rule from `start` on: `start` itself if it is one. None if there is none.

    Raises:
        RuleError: if the rule contradicts itself.
    """
    return next(walls(start, rule, start + _SEARCHED if start.year < 8900 else _END_OF_TIME), None)


def walls(start: dt.datetime, rule: Rule, before: dt.datetime) -> Iterator[dt.datetime]:
    """The dates of a rule from `start` on, on the wall, earlier than `before`.

    Raises:
        RuleError: if the rule contradicts itself.
    """
    last = min(before, rule.until) if rule.until else before
    dates = takewhile(lambda wall: wall < before, _dates(start, rule.rule, last))
    for number, wall in enumerate(dates, 1):
        yield wall
        if number == rule.times:
            return


def _dates(start: dt.datetime, rule: str, last: dt.datetime) -> Iterator[dt.datetime]:
    from dateutil.rrule import rrule, rrulestr  # noqa: PLC0415  only hubs with recurring events need it

    try:
        made = rrulestr(rule, dtstart=start)
        assert isinstance(made, rrule)
        return iter(made.replace(until=last))
    except (ValueError, TypeError, IndexError) as error:
        raise RuleError(f"cannot be followed: {error}") from error


@cache
def zone_named(name: str) -> ZoneInfo:
    """A time zone by its IANA name."""
    return ZoneInfo(name)


def instant(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment of a wall time, with a fixed offset.

    An hour that clocks skip is read with the offset before the gap; of an hour that comes twice the first is meant
    (RFC 5545, 3.3.5, "FORM #3").
    """
    return at_fixed_offset(wall.replace(tzinfo=zone, fold=0), zone)


def at_fixed_offset(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """A moment with the offset, to the minute, that a zone has then."""
    real = moment.astimezone(dt.UTC).astimezone(zone)
    minutes = round((real.utcoffset() or dt.timedelta()).total_seconds() / 60)
    return real.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC, fold=0)


def is_skipped(wall: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether clocks in a zone never show a wall time."""
    return instant(wall, zone).replace(tzinfo=None) != wall
