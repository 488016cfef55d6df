"""Dates as people write them.

Year-month-day (ISO 8601) is the form to write. Others are read where they can mean one day only; `07/05/2024` cannot.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from functools import cache
from zoneinfo import ZoneInfo

import msgspec

from generator import lazy_re
from generator.fields.nearest import word_list
from generator.fields.rules import DATE_AMBIGUOUS, DATE_GAP, DATE_IMPOSSIBLE, DATE_READ_AS, DATE_UNREADABLE
from generator.problems import Rule

_YEARS = range(1000, 3000)

_MONTHS = {
    name: number
    for line in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago set oct nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
        "jan feb mar apr may jun jul aug sept oct nov dec",
    )
    for number, name in enumerate(line.split(), 1)
}
_NAMES = word_list("January February March April May June July August September October November December")

_TIME = (
    r"(?:(?:[T\s]|,\s*|\s+at\s+|\s+-\s+)\s*(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"|(?=\s*[ap]\.?m))\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>Z|UTC|GMT|[+−-]\d{1,2}(?::?\d{2})?)?)?"
)
_ISO = lazy_re.compile(
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}", re.IGNORECASE
)
_PACKED = lazy_re.compile(rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d){_TIME}", re.IGNORECASE)
_NUMBERS = lazy_re.compile(
    rf"(?P<one>\d{{1,2}})\s*[-/.]\s*(?P<two>\d{{1,2}})\s*[-/.]\s*(?P<year>\d{{4}}){_TIME}", re.IGNORECASE
)
_DAY_FIRST = lazy_re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?\s*(?:of\s|de\s|di\s|[-/\s])\s*(?P<name>[^\W\d]+)\.?,?"
    rf"(?:\s+(?:de|del|di)\s|[-/\s])\s*(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = lazy_re.compile(
    rf"(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE
)
_LONG_DASHES = lazy_re.compile(r"(\d{1,4})[‐‑‒–—−](\d{1,2})[‐‑‒–—−](\d{1,4})")
_WEEKDAY = lazy_re.compile(r"[^\W\d]{2,12}\.?,?\s+(?=\d|[^\W\d]+\.?\s+\d)")


class Moment(msgspec.Struct, frozen=True):
    """A point in time with a fixed offset. `date_only`: no time was written, so it is midnight."""

    value: dt.datetime
    date_only: bool


class DateError(Exception):
    """A date that cannot be read: the rule, what is wrong, how to mend it, and which dates could be meant."""

    def __init__(self, rule: Rule, wrong: str, hint: str, *candidates: str) -> None:
        super().__init__(wrong)
        self.rule, self.wrong, self.hint, self.candidates = rule, wrong, hint, candidates


class Read(msgspec.Struct, frozen=True):
    """A date that was read: `iso` is the form to write; `note` is a rule with what is unusual about it."""

    moment: Moment
    iso: str
    note: tuple[Rule, str] | None = None


def parse_date(text: str, zone: ZoneInfo) -> Read:
    """Reads a date or a date with a time; without an offset it is local time in `zone`.

    An hour that clocks skip is moved forward by the gap; of an hour that comes twice the first is taken.

    Raises:
        DateError: with the reason in words.
    """
    text = " ".join(text.split())
    if _LONG_DASHES.match(text):
        return _with_long_dashes(text, zone)
    for pattern in (_ISO, _PACKED):
        if match := pattern.fullmatch(text):
            month, day = int(match["month"]), int(match["day"])
            unusual = pattern is _PACKED or match["sep"] != "-"
            return _read(match, (int(match["year"]), month, day), zone, unusual=unusual)
    if match := _NUMBERS.fullmatch(text):
        month, day = _by_size(text, match)
        return _read(match, (int(match["year"]), month, day), zone, unusual=True)
    spaced = re.sub(r"\s", "", text) if re.fullmatch(r"[\d\s-]+", text) else ""
    if (match := _ISO.fullmatch(spaced)) and match["hour"] is None:
        return _read(match, (int(match["year"]), int(match["month"]), int(match["day"])), zone, unusual=True)
    worded = _WEEKDAY.sub("", text, count=1) if text[:1].isalpha() and not _month(text.split()[0]) else text
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (match := pattern.fullmatch(worded)) and (number := _month(match["name"])):
            return _read(match, (int(match["year"]), number, int(match["day"])), zone, unusual=False)
    raise _unreadable(text)


def _with_long_dashes(text: str, zone: ZoneInfo) -> Read:
    """A date whose dashes a word processor made longer."""
    read = parse_date(_LONG_DASHES.sub(r"\1-\2-\3", text, count=1), zone)
    value = read.moment.value
    words = _words(value.year, value.month, value.day) + ("" if read.moment.date_only else f", {value:%H:%M}")
    return Read(read.moment, read.iso, (DATE_READ_AS, f"says “{text}”. We read it as {words}."))


def month_number(name: str) -> int:
    """The month of a name in one of the languages that dates are read in, from 1; 0 for any other word."""
    return _month(name)


def _month(name: str) -> int:
    plain = unicodedata.normalize("NFD", name.casefold().strip(".,"))
    return _MONTHS.get("".join(c for c in plain if not unicodedata.combining(c)), 0)


def _by_size(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Month and day of `07/05/2024`, where only one order is possible."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one == two or two > 12:
        return one, two
    if one > 12:
        return two, one
    first, second = _iso(year, two, one), _iso(year, one, two)
    raise DateError(
        DATE_AMBIGUOUS,
        f"says “{text}”, which is {_words(year, two, one)} to some readers and {_words(year, one, two)} to others.",
        f"Write {first} if you mean {_words(year, two, one)}, or {second} if you mean {_words(year, one, two)}.",
        first,
        second,
    )


def _read(match: re.Match[str], date: tuple[int, int, int], zone: ZoneInfo, *, unusual: bool) -> Read:
    year, month, day = date
    _check_day(match[0], year, month, day)
    iso = _iso(year, month, day)
    if match["hour"] is None:
        value = _local(dt.datetime(year, month, day), zone)[0]  # noqa: DTZ001  the zone follows
        note = (DATE_READ_AS, f"says “{match[0]}”. We read it as {_words(year, month, day)}.") if unusual else None
        return Read(Moment(value, date_only=True), iso, note)
    wall = dt.datetime.combine(dt.date(year, month, day), _time(match))
    return _with_time(match, wall, zone, unusual=unusual)


def _with_time(match: re.Match[str], wall: dt.datetime, zone: ZoneInfo, *, unusual: bool) -> Read:
    iso = wall.strftime("%H:%M") if not wall.second else wall.strftime("%H:%M:%S")
    iso = f"{_iso(wall.year, wall.month, wall.day)} {iso}"
    if match["offset"]:
        offset = _offset(match["offset"], match[0])
        return Read(Moment(wall.replace(tzinfo=offset), date_only=False), f"{iso} {match['offset']}")
    value, skipped = _local(wall, zone)
    if skipped:
        note = (
            DATE_GAP,
            f"says “{match[0]}”, but clocks in {zone.key} skip that hour. We read it as {value:%H:%M} of that day.",
        )
        return Read(Moment(value, date_only=False), f"{value:%Y-%m-%d %H:%M}", note)
    read_as = f"says “{match[0]}”. We read it as {_words(wall.year, wall.month, wall.day)}, {wall:%H:%M}."
    return Read(Moment(value, date_only=False), iso, (DATE_READ_AS, read_as) if unusual else None)


def _local(wall: dt.datetime, zone: ZoneInfo) -> tuple[dt.datetime, bool]:
    """Wall time in a zone, with the offset fixed; and whether clocks skipped it."""
    aware = wall.replace(tzinfo=zone)
    offset = aware.utcoffset() or dt.timedelta()
    if offset == aware.replace(fold=1).utcoffset():  # they differ only where clocks are changed (PEP 495)
        return wall.replace(tzinfo=_fixed(offset)), False
    real = aware.astimezone(dt.UTC).astimezone(zone)
    skipped = real.replace(tzinfo=None, fold=0) != wall
    offset = real.utcoffset() or dt.timedelta()
    return real.replace(tzinfo=_fixed(offset), fold=0), skipped


@cache
def _fixed(offset: dt.timedelta) -> dt.timezone:
    """An offset in whole minutes, as all are since clocks left the sun."""
    minutes = round(offset.total_seconds() / 60)
    return dt.UTC if minutes == 0 else dt.timezone(dt.timedelta(minutes=minutes))


def _time(match: re.Match[str]) -> dt.time:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        wrong = f"says “{match[0]}”, but no clock shows {int(match['hour']):02}:{minute:02}."
        raise DateError(DATE_IMPOSSIBLE, wrong, "Write the time from 00:00 to 23:59.")
    return dt.time(hour, minute, second)


def _offset(text: str, whole: str) -> dt.timezone:
    if text.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    digits = re.sub(r"\D", "", text)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        wrong = f"says “{whole}”, but no time zone is {text} hours from Greenwich."
        raise DateError(DATE_IMPOSSIBLE, wrong, "Leave the offset out: times without one are local time of your hub.")
    delta = dt.timedelta(hours=hours, minutes=minutes) * (1 if text[0] == "+" else -1)
    return dt.timezone(delta) if delta else dt.UTC


def _check_day(text: str, year: int, month: int, day: int) -> None:
    if year not in _YEARS:
        raise DateError(
            DATE_IMPOSSIBLE, f"says “{text}”, and we doubt the year {year}.", "Write the year with four digits."
        )
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        hint = f"Did you mean {_words(year, day, month)}? Write {_iso(year, day, month)}." if swapped else _HOW
        wrong = f"says “{text}”, but there is no month {month}. The order is year-month-day."
        raise DateError(DATE_IMPOSSIBLE, wrong, hint, *([_iso(year, day, month)] if swapped else []))
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        wrong = f"says “{text}”, but {_NAMES[month - 1]} {year} has {last} days."
        raise DateError(DATE_IMPOSSIBLE, wrong, f"Write a day from 1 to {last}, for example {_iso(year, month, last)}.")


_HOW = "Write the year, the month and the day in digits, for example 2024-05-07, or with a time 2024-05-07 18:30."


_TWO_TIMES = (
    "Write when it starts, for example 2024-05-07 18:30. An event has a line of its own for when it ends: `end: 20:00`."
)


def _unreadable(text: str) -> DateError:
    if re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}", text):
        return DateError(DATE_UNREADABLE, f"says “{text}”, with a year of two digits.", _HOW)
    if re.fullmatch(r"\d{4}([-/.]\d{1,2})?|[^\W\d]+ \d{4}", text):
        return DateError(DATE_UNREADABLE, f"says “{text}”, without a day.", _HOW)
    if not re.search(r"\d", text):
        return DateError(DATE_UNREADABLE, f"says “{text}”, and we cannot read that as a date.", _HOW)
    if re.search(
        r"\d\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|till|until)\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?$",
        text[8:],
        re.IGNORECASE,
    ):
        return DateError(DATE_UNREADABLE, f"says “{text}”, two times where one belongs.", _TWO_TIMES)
    iso = re.match(r"\d{4}-\d{1,2}-\d{1,2}(?=\D)", text)
    if iso:
        wrong = f"starts with the date {iso[0]}, but we cannot read “{text[iso.end() :].strip()}” after it."
        return DateError(DATE_UNREADABLE, wrong, _HOW)
    return DateError(DATE_UNREADABLE, f"says “{text}”, and we cannot read that as a date.", _HOW)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _words(year: int, month: int, day: int) -> str:
    return f"{day} {_NAMES[month - 1]} {year}"
