"""Readers of what only events have: times on the wall, repetitions, changed dates, reminders, reports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import msgspec

from generator import lazy_re
from generator.content.event_rules import REPEAT_READ_AS, REPEAT_UNREADABLE, TIME_UNREADABLE
from generator.content.events import EventStatus, Hours, Rsvp
from generator.content.pictures import PHOTOS
from generator.content.records import Photo
from generator.content.recurrence import Rule, RuleError, last_moment, parse_rule
from generator.content.repeat_words import EXAMPLES, NotSaidError, plain, rule_of, said
from generator.fields import yaml_tree as tree
from generator.fields.addresses import TARGET
from generator.fields.dates import DateError, Moment, parse_date
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.quantities import FLAG, MOMENT, count
from generator.fields.readers import LINE, PROSE, choice, list_of, uncurled
from generator.fields.rules import NUMBER_UNREADABLE, VALUE_TYPE

# Times on the wall.


class Wall(msgspec.Struct, frozen=True):
    """A date, with a time if one was written, on the clock on the wall of a place that is not known yet.

    `node` is where it stands. With an offset (`+01:00`) it is a moment already.
    """

    wall: dt.datetime
    date_only: bool
    moment: dt.datetime | None
    line: int
    column: int

    def within(self, zone: ZoneInfo) -> dt.datetime:
        """The wall time in a zone."""
        return self.moment.astimezone(zone).replace(tzinfo=None) if self.moment else self.wall


_FAR = dt.timedelta(hours=14)
_NOWHERE = ZoneInfo("Etc/GMT-14")
"""A zone that nobody writes as an offset, and whose clocks never change: what has its offset was written without one."""


def _wall(node: tree.Node, form: Form, key: str) -> Wall:
    text = uncurled(expect_scalar(node, "a date"), form, key)
    try:
        read = parse_date(text, _NOWHERE)
    except DateError as error:
        fix = form.line_with(node, error.candidates[0]) if len(error.candidates) == 1 else ""
        raise Wrong(error.rule, node, error.wrong, error.hint, fix) from error
    if read.note:
        rule, what = read.note
        fix = form.line_with(node, read.iso)
        form.tell(rule, node, f"{form.named(key)} {what}", f"To be safe, write {read.iso}.", fix)
    return _placed(read.moment, node)


def _placed(moment: Moment, node: tree.Node) -> Wall:
    bare = moment.value.utcoffset() == _FAR
    wall = moment.value.replace(tzinfo=None)
    return Wall(wall, moment.date_only, None if bare else moment.value, node.line, node.column)


WALL: Reader[Wall] = Reader(MOMENT.expects, MOMENT.schema, _wall)

_CLOCK = lazy_re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?(?::\d{2})?\s*(?:uhr|h|hrs?)?\s*(?P<half>[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)
_NAMED = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}


def clock(text: str) -> dt.time | None:
    """A time of day such as `19:30`, `7.30 pm` or `noon`; None if it is none."""
    word = text.strip().casefold()
    if word in _NAMED:
        return _NAMED[word]
    match = _CLOCK.fullmatch(word)
    if not match or (match["minute"] is None and match["half"] is None and not re.search(r"uhr|h", word)):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _until(node: tree.Node, form: Form, key: str) -> Wall | dt.time:
    """An end: a time of the same day, or a date, with a time or without."""
    text = uncurled(expect_scalar(node, "a time or a date"), form, key)
    found = clock(text)
    if found is not None:
        return found
    if re.fullmatch(r"\s*\d{1,2}[:.]\d{2}.*", text):
        raise _no_clock(node, text)
    return _wall(node, form, key)


def _no_clock(node: tree.Node, text: str) -> Wrong:
    wrong = f"says “{text.strip()}”, which is not a time of day."
    return Wrong(TIME_UNREADABLE, node, wrong, "Write the time from 00:00 to 23:59, for example 21:30.")


UNTIL: Reader[Wall | dt.time] = Reader("a time, or a date with a time", {"type": "string"}, _until)


def _hours(node: tree.Node, form: Form, key: str) -> Hours:
    text = uncurled(expect_scalar(node, "a time"), form, key).strip()
    pieces = [piece for piece in re.split(r"\s*(?:[-‐‑–—]|\bto\b|\buntil\b|\bbis\b)\s*", text) if piece]
    if len(pieces) == 2 and (half := re.search(r"[ap]\.?m\.?$", pieces[1])) and not re.search(r"[ap]\.?m", pieces[0]):
        later = clock(pieces[1])
        same = clock(f"{pieces[0]} {half[0]}")
        if same and later and same < later:
            pieces[0] = f"{pieces[0]} {half[0]}"
    times = [clock(piece) for piece in pieces]
    if len(times) not in (1, 2) or None in times or times[0] is None:
        raise _no_clock(node, text)
    return Hours(times[0], times[1] if len(times) == 2 else None)


HOURS: Reader[Hours] = Reader("a time, or from when to when", {"type": "string"}, _hours)

# Repetitions.


class Repetition(msgspec.Struct, frozen=True):
    """How an event repeats, and on which days it does not."""

    rule: Rule
    skip: tuple[Wall, ...] = ()
    line: int = 0
    column: int = 0


_HOW = "Write it as in `every Thursday`, `every second Tuesday of the month`, `every 2 weeks` or `monthly`."


def _repeat(node: tree.Node, form: Form, key: str) -> Repetition | None:
    if isinstance(node, tree.Sequence) and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, tree.Mapping):
        return _repeat_parts(node, form, key)
    text = uncurled(expect_scalar(node, "how often"), form, key).strip()
    if text.casefold() in ("no", "never", "none", "once", "false"):
        return None
    if re.match(r"(?:RRULE:|FREQ=)", text, re.IGNORECASE):
        try:
            return Repetition(parse_rule(text, form.zone), (), node.line, node.column)
        except RuleError as error:
            raise Wrong(REPEAT_UNREADABLE, node, f"says “{text}”. The rule {error}.", _HOW) from error
    try:
        found = said(text)
    except NotSaidError as error:
        raise _not_said(node, text, error) from error
    if re.fullmatch(r"(?:on )?every (?:second|third) [a-z]+day", plain(text)):
        form.tell(
            REPEAT_READ_AS,
            node,
            f"{form.named(key)} says “{text}”. We read it as every other week, or every third, and not as once a month.",
            "Write `every 2 weeks on …`, or add `of the month`.",
        )
    until = _last(node, found.until) if found.until else None
    skip = tuple(_placed(parse_date(day, _NOWHERE).moment, node) for day in found.skip)
    return Repetition(Rule(found.rule, until, found.times), skip, node.line, node.column)


_TIMED = lazy_re.compile(
    r"(?P<days>.*\w),?\s+(?:at\s+|from\s+)?(?P<time>\d{1,2}(?:[:.]\d\d\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)(?:\s*(?:-|–|to)\s*\S+)?)",
    re.IGNORECASE,
)


def _not_said(node: tree.Node, text: str, error: NotSaidError) -> Wrong:
    wrong = f"says “{text}”, and we cannot tell from it on which days."
    if text.casefold() in ("yes", "true", "ja", "oui", "sí"):
        return Wrong(REPEAT_UNREADABLE, node, wrong, _HOW)
    if timed := _TIMED.fullmatch(text):
        hint = f"The time stands in `start`. Leave “{timed['time']}” out here: repeat: {timed['days']}"
        return Wrong(REPEAT_UNREADABLE, node, wrong, hint)
    if error.meant in ("", "until and a date"):
        return Wrong(
            REPEAT_UNREADABLE, node, wrong, f"Say the end as `until` and a date. {_HOW}" if error.meant else _HOW
        )
    return Wrong(REPEAT_UNREADABLE, node, wrong, f"Did you mean {error.meant.title()}? {_HOW}")


def _last(node: tree.Node, text: str) -> dt.datetime:
    try:
        moment = parse_date(text, _NOWHERE).moment
    except DateError as error:
        raise Wrong(error.rule, node, f"{error.wrong.replace('says', 'ends with', 1)}", error.hint) from error
    wall = moment.value.replace(tzinfo=None)
    return last_moment(wall.date()) if moment.date_only else wall


def _last_day(node: tree.Node, form: Form, key: str) -> dt.datetime:
    wall = _wall(node, form, key)
    return last_moment(wall.wall.date()) if wall.date_only else wall.within(form.zone)


_DAYS = list_of(WALL, split=",;\n")
SKIP: Reader[tuple[Wall, ...]] = Reader("a list of dates", _DAYS.schema, _DAYS.read)
REPEAT_PARTS = (
    FieldSpec("every", LINE, "How often: day, week, 2 weeks, month, year.", required=True, example="week"),
    FieldSpec("on", list_of(LINE, split=","), "On which days.", example="[Thursday]"),
    FieldSpec("until", Reader("a date", MOMENT.schema, _last_day), "The last day.", example="2026-12-31"),
    FieldSpec("times", count(1, 1000), "How often in all.", example="10"),
    FieldSpec("except", SKIP, "Days on which it does not take place.", example="[2026-12-24]"),
)
_REPEAT_ALSO = {
    **dict.fromkeys(("frequency", "freq", "interval", "each", "rule", "rrule"), "every"),
    **dict.fromkeys(("days", "day", "weekday", "weekdays", "byday", "by_day", "the"), "on"),
    **dict.fromkeys(("end", "ends", "last", "to", "till", "through"), "until"),
    **dict.fromkeys(("count", "repetitions", "occurrences"), "times"),
    **dict.fromkeys(("exceptions", "skip", "not_on", "but_not", "exdate", "exdates", "without"), "except"),
}


def _repeat_parts(node: tree.Mapping, form: Form, key: str) -> Repetition:
    values = parts(node, REPEAT_PARTS, _REPEAT_ALSO, form, key)
    for entry in node.entries:
        if _part(entry, _REPEAT_ALSO) in ("on", "until", "times") and _part(entry, _REPEAT_ALSO) not in values:
            hint = "Mend it, or delete it: without it the event would be announced for the wrong days."
            raise Wrong(REPEAT_UNREADABLE, entry.value, f"has a part `{entry.key}` that cannot be read.", hint)
    days = " and ".join(values.get("on", ()))
    if not values.get("every") and days:
        values["every"] = "month" if re.search(r"\b(?:first|second|third|fourth|last|\d)", plain(days)) else "week"
    every = need(node, values, "every", "every: week")
    try:
        rule = _every(every, days, form.zone)
    except (NotSaidError, RuleError) as error:
        meant = error if isinstance(error, NotSaidError) else NotSaidError()
        raise _not_said(node, f"{every} {days}".strip(), meant) from error
    until, times = values.get("until") or rule.until, values.get("times") or rule.times
    return Repetition(Rule(rule.rule, until, times), values.get("except", ()), node.line, node.column)


def _part(entry: tree.Entry, also: Mapping[str, str]) -> str:
    word = normal_key(entry.key)
    return also.get(word, word)


def _every(every: str, days: str, zone: ZoneInfo) -> Rule:
    if re.match(r"(?:RRULE:|FREQ=)", every, re.IGNORECASE):
        return parse_rule(every, zone)
    bare = re.sub(r"^every\s+", "", every, flags=re.IGNORECASE)
    if not days:
        found = said(every if bare.endswith("ly") else f"every {bare}")
        if found.until or found.times or found.skip:
            raise NotSaidError
        return Rule(found.rule)
    unit = rule_of(bare if bare.endswith("ly") else f"every {bare}")
    interval = re.search(r";INTERVAL=\d+", unit)
    if unit.startswith("FREQ=MONTHLY"):
        made = rule_of(f"month on {days}")
    elif unit.startswith("FREQ=WEEKLY") and "BYDAY" not in unit:
        made = rule_of(f"week on {days}")
    else:
        raise NotSaidError
    return Rule(made.replace(";", f"{interval[0]};", 1) if interval else made)


REPEAT: Reader[Repetition | None] = Reader(
    f"how often it takes place: {', '.join(EXAMPLES)}", either({"type": "string"}, schema_of(REPEAT_PARTS)), _repeat
)

# Dates that are not as the others.


class RawChange(msgspec.Struct, frozen=True):
    """A changed date as it was written."""

    on: Wall
    to: Wall | dt.time | None = None
    end: Wall | dt.time | None = None
    cancelled: bool = False
    note: str = ""


CHANGE_PARTS = (
    FieldSpec("on", WALL, "The date that is not as the others.", required=True, critical=True, example="2026-12-24"),
    FieldSpec("to", UNTIL, "When it takes place instead.", example="2026-12-23 18:00"),
    FieldSpec("end", UNTIL, "When it ends then.", example="20:00"),
    FieldSpec("cancelled", FLAG, "yes if it does not take place.", critical=True, example="yes"),
    FieldSpec("note", LINE, "Why, or what is different.", example="The hall is let that evening."),
)
_CHANGE_ALSO = {
    **dict.fromkeys(("date", "day", "when", "from"), "on"),
    **dict.fromkeys(("moved", "moved_to", "new", "start", "instead", "now", "time"), "to"),
    **dict.fromkeys(("until", "ends"), "end"),
    **dict.fromkeys(("canceled", "off", "cancel"), "cancelled"),
    **dict.fromkeys(("why", "reason", "text", "because"), "note"),
}


def _change(node: tree.Node, form: Form, key: str) -> RawChange:
    if not isinstance(node, tree.Mapping):
        hint = "Write it as `{on: 2026-12-24, cancelled: yes}` or `{on: 2026-12-24, to: 2026-12-23 18:00}`."
        raise Wrong(VALUE_TYPE, node, "does not say what is different.", hint)
    entries = {normal_key(entry.key): entry for entry in node.entries}
    status = entries.get("status")
    off = (
        status is not None
        and isinstance(status.value, tree.Scalar)
        and status.value.text.strip().casefold().startswith("cancel")
    )
    kept = tuple(entry for entry in node.entries if entry is not status or not off)
    bare = tree.Mapping(kept, node.line, node.column, node.end_line, node.end_column)
    values = parts(bare, CHANGE_PARTS, _CHANGE_ALSO, form, key)
    need(node, values, "on", "on: 2026-12-24")
    return RawChange(**({"cancelled": True} if off else {}) | values)


CHANGES: Reader[tuple[RawChange, ...]] = list_of(Reader("a changed date", schema_of(CHANGE_PARTS), _change))

# The rest.

STATUS: Reader[EventStatus] = choice(
    [status.value for status in EventStatus],
    EventStatus,
    {
        **dict.fromkeys(("confirmed", "planned", "on", "yes", "live", "open"), "scheduled"),
        **dict.fromkeys(("canceled", "off", "called-off", "abgesagt", "cancelado", "annule"), "cancelled"),
        **dict.fromkeys(("delayed", "deferred", "put-off", "verschoben"), "postponed"),
        **dict.fromkeys(("rescheduled", "changed", "new-date"), "moved"),
        **dict.fromkeys(("sold-out", "booked-out", "booked", "fully-booked", "ausgebucht"), "full"),
    },
)


def _rsvp(node: tree.Node, form: Form, key: str) -> Rsvp | None:
    word = node.text.strip().casefold() if isinstance(node, tree.Scalar) else ""
    if word in ("no", "none", "not needed", "false"):
        return None
    if word in ("form", "yes", "here", "on this page", "true"):
        return Rsvp(form=True)
    return Rsvp(url=TARGET.read(node, form, key))


RSVP: Reader[Rsvp | None] = Reader("form, or an address: of a page, or an e-mail", {"type": "string"}, _rsvp)

_AHEAD = lazy_re.compile(r"(?P<number>\d{1,4}|an?|one|two|three)\s*(?P<unit>[a-z]*)(?:\s+before)?")
_MINUTES = {
    "": 1,
    "m": 1,
    "min": 1,
    "minute": 1,
    "h": 60,
    "hr": 60,
    "hour": 60,
    "d": 1440,
    "day": 1440,
    "w": 10080,
    "week": 10080,
}
_ONES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_MOST_AHEAD = 4 * 7 * 24 * 60


def _ahead(node: tree.Node, form: Form, key: str) -> int:
    text = uncurled(expect_scalar(node, "how long before"), form, key).strip()
    match = _AHEAD.fullmatch(text.casefold())
    unit = _MINUTES.get(match["unit"].removesuffix("s") if match["unit"] != "s" else "?") if match else None
    if match and unit:
        minutes = (_ONES.get(match["number"]) or int(match["number"] if match["number"].isdigit() else 0)) * unit
        if 0 < minutes <= _MOST_AHEAD:
            return minutes
    wrong = f"says “{text}”, which is not a time before the event."
    raise Wrong(NUMBER_UNREADABLE, node, wrong, "Write minutes, or as in `1 day` and `2 hours`; four weeks at most.")


REMINDERS: Reader[tuple[int, ...]] = list_of(
    Reader("minutes, or as in 1 day", {"type": ["string", "integer"]}, _ahead), split=","
)


class RawReport(msgspec.Struct, frozen=True):
    """A report, its text still Markdown; `line` is where the text starts."""

    text: str = ""
    line: int = 1
    photos: tuple[Photo, ...] = ()


REPORT_PARTS = (
    FieldSpec("text", PROSE, "How it was, in Markdown.", example="Sixty people came."),
    FieldSpec("photos", PHOTOS, "Photos of the day.", example="[hall.jpg]"),
)
_REPORT_ALSO = {
    **dict.fromkeys(("body", "content", "summary", "words"), "text"),
    **dict.fromkeys(("photo", "images", "pictures", "gallery", "image"), "photos"),
}


def _report(node: tree.Node, form: Form, key: str) -> RawReport:
    if isinstance(node, tree.Mapping):
        values = parts(node, REPORT_PARTS, _REPORT_ALSO, form, key)
        lines = [entry.value for entry in node.entries if _part(entry, _REPORT_ALSO) == "text"]
        return RawReport(values.get("text", ""), _text_line(lines[0]) if lines else node.line, values.get("photos", ()))
    return RawReport(PROSE.read(node, form, key), _text_line(node))


def _text_line(node: tree.Node) -> int:
    return node.line + (isinstance(node, tree.Scalar) and node.style in ("|", ">"))


REPORT: Reader[RawReport] = Reader(
    "what came of it, or its text and photos", either({"type": "string"}, schema_of(REPORT_PARTS)), _report
)
