"""What pages and cards say of an event's dates, in each language: days, hours, and how it repeats."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list

from generator.content.events import Event, Occurrence
from generator.content.recurrence import WEEKDAYS
from generator.plan.dates import place_of
from generator.views.event_summaries import DateOfEvent, LeafView

Say = Callable[[str], str]
"""A message of the interface in a page's language."""

_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_MONDAY = dt.date(2024, 1, 1)
_NIGHT = dt.timedelta(hours=24)


def last_day(date: Occurrence, *, date_only: bool) -> dt.date:
    """The last day on which it takes place; a night that ends before noon belongs to the day before."""
    start = date.start.date()
    if date.end is None:
        return start
    if date_only:
        return max(start, date.end.date() - dt.timedelta(days=1))
    if date.end.date() > start and date.end - date.start < _NIGHT and date.end.hour < 12:
        return start
    return date.end.date()


def date_of(event: Event, date: Occurrence) -> DateOfEvent:
    """One date of an event, for people and machines."""
    where = place_of(event.lang)
    last = last_day(date, date_only=event.date_only)
    time = hours(event, date)
    return DateOfEvent(
        leaf=leaf(date, last, event.lang, longest=WEEKDAY),
        when=whole(event, date),
        day=_full(date.start.date(), where),
        time=time,
        start=date.start.date().isoformat() if event.date_only else date.start.isoformat(),
        end=_machine_end(event, date, last),
        cancelled=date.cancelled,
        moved_from=_moment(date.moved_from, event, where) if date.moved_from else "",
        note=date.note,
    )


def _machine_end(event: Event, date: Occurrence, last: dt.date) -> str:
    if event.date_only:
        return last.isoformat()
    return date.end.isoformat() if date.end else ""


def _moment(moment: dt.datetime, event: Event, where: Locale) -> str:
    day = _full(moment.date(), where)
    return day if event.date_only else f"{day}, {_clock(moment, where)}"


def moment_text(moment: dt.datetime, event: Event) -> str:
    """A moment of an event, in its language."""
    return _moment(moment, event, place_of(event.lang))


def _full(day: dt.date, where: Locale) -> str:
    return format_date(day, "full", locale=where)


def _clock(moment: dt.datetime, where: Locale) -> str:
    return format_time(moment.timetz(), "short", locale=where)


WEEKDAY = 10
"""Letters that have room on a page's leaf; a longer name, such as *segunda-feira*, is shortened as its language does."""


def leaf(date: Occurrence, last: dt.date, lang: str, *, longest: int = 100) -> LeafView:
    """The calendar leaf: of several days in a month from the first to the last. `longest` is of the weekday's name."""
    where = place_of(lang)
    first = date.start.date()
    day = format_date(first, "d", locale=where)
    if last != first and (last.year, last.month) == (first.year, first.month):
        day = f"{day}–{format_date(last, 'd', locale=where)}"
    weekday = format_date(first, "cccc", locale=where) if first == last else ""
    if not weekday or len(weekday) > longest:
        weekday = "–".join(format_date(each, "ccc", locale=where).rstrip(".") for each in dict.fromkeys((first, last)))
    return LeafView(month=format_date(first, "LLL", locale=where).rstrip("."), day=day, weekday=weekday)


def hours(event: Event, date: Occurrence) -> str:
    """From when to when; empty for whole days."""
    if event.date_only:
        return ""
    where = place_of(event.lang)
    start = _clock(date.start, where)
    if date.end is None or last_day(date, date_only=False) != date.start.date():
        return start
    return f"{start}–{_clock(date.end, where)}"


def whole(event: Event, date: Occurrence) -> str:
    """Days and hours on one line."""
    where = place_of(event.lang)
    first, last = date.start.date(), last_day(date, date_only=event.date_only)
    if event.date_only:
        return _full(first, where) if first == last else str(format_interval(first, last, "yMMMEd", locale=where))
    if first == last or date.end is None:
        return f"{_full(first, where)}, {hours(event, date)}"
    return f"{_full(first, where)}, {_clock(date.start, where)} – {_full(last, where)}, {_clock(date.end, where)}"


def other_days(days: Sequence[dt.date], lang: str) -> str:
    """Some days of one month: `12, 19 and 26 December`."""
    if not days:
        return ""
    where = place_of(lang)
    numbers = [format_date(day, "d", locale=where) for day in days[:-1]]
    last = str(format_skeleton("MMMMd", days[-1], locale=where))
    return str(format_list([*numbers, last], locale=where))


# How it repeats.


def repeats(event: Event, say: Say) -> str:
    """How an event repeats: `Every Saturday`, `Every month on the second Tuesday`. Empty if it does not."""
    if event.repeat is None:
        return ""
    parts = dict(piece.split("=") for piece in event.repeat.rule.split(";"))
    every = int(parts.get("INTERVAL", "1"))
    extra = parts.keys() - {"FREQ", "INTERVAL", "WKST", "BYDAY", "BYMONTHDAY"}
    if extra:
        return say("On several dates")
    match parts["FREQ"]:
        case "DAILY" if "BYDAY" not in parts and "BYMONTHDAY" not in parts:
            return say("Every day") if every == 1 else say("Every {number} days").format(number=every)
        case "WEEKLY":
            return _weekly(parts["BYDAY"], every, event.lang, say)
        case "MONTHLY":
            return _monthly(parts, every, event, say)
        case "YEARLY" if len(parts) <= 2:
            return say("Every year") if every == 1 else say("Every {number} years").format(number=every)
        case _:
            return say("On several dates")


def _weekly(days: str, every: int, lang: str, say: Say) -> str:
    codes = re.findall("|".join(WEEKDAYS), days)
    if codes == list(WEEKDAYS[:5]):
        named = say("weekday")
        return say("Every {days}").format(days=named) if every == 1 else say("On several dates")
    named = str(format_list([weekday(code, lang) for code in codes], locale=place_of(lang)))
    return (
        say("Every {days}").format(days=named)
        if every == 1
        else say("Every {number} weeks on {days}").format(number=every, days=named)
    )


def weekday(code: str, lang: str) -> str:
    """A weekday of RFC 5545 (`TH`) in a language, as within a sentence."""
    day = _MONDAY + dt.timedelta(days=WEEKDAYS.index(code))
    return format_date(day, "EEEE", locale=place_of(lang))


def _monthly(parts: dict[str, str], every: int, event: Event, say: Say) -> str:
    named = _days_of_month(parts, event, say)
    if not named:
        return say("On several dates")
    words = str(format_list(named, locale=place_of(event.lang)))
    if every == 1:
        return say("Every month on {days}").format(days=words)
    return say("Every {number} months on {days}").format(number=every, days=words)


def _days_of_month(parts: dict[str, str], event: Event, say: Say) -> list[str]:
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        return []
    if "BYDAY" in parts:
        found = [re.fullmatch(r"([+-]?\d+)(\w\w)", piece) for piece in parts["BYDAY"].split(",")]
        if any(match is None or int(match[1]) not in _NTH for match in found):
            return []
        return [
            say("the {nth} {day}").format(nth=say(_NTH[int(match[1])]), day=weekday(match[2], event.lang))
            for match in found
            if match
        ]
    numbers = [int(number) for number in parts.get("BYMONTHDAY", str(event.start.day)).split(",")]
    if any(number < -1 for number in numbers):
        return []
    return [say("the last day") if number == -1 else say("day {number}").format(number=number) for number in numbers]
