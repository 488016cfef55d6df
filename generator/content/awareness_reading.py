"""Reads the file of awareness days."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from generator import lazy_re
from generator.content.awareness import SPELLINGS, AwarenessDay, Days, When
from generator.fields import yaml_tree as tree
from generator.fields.addresses import URL
from generator.fields.dates import DateError, month_number, parse_date
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key, sort_entries
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.nearest import word_list
from generator.fields.parts import need, parts
from generator.fields.quantities import count
from generator.fields.readers import FILLED, HASHTAGS, LINE, NAMES, list_of
from generator.fields.rules import KEY_UNUSED, VALUE_TYPE
from generator.fields.source import decode
from generator.problems import Rule, Severity, ordered

UNREADABLE = Rule(
    "awareness-day-unreadable",
    Severity.WARNING,
    "An awareness day whose date cannot be read",
    "A date may be said as `5 June`, `1-7 June`, `second Sunday in May`, or as days with their year.",
)
RULES = (UNREADABLE,)

_HINT = "Write for example 5 June, 1-7 June, second Sunday in May, or 2027-03-04."
_LONGEST = 62
_LEAP = 2024
_ORDERS = {
    word: number
    for number, line in {
        1: "first 1st 1 erster erste ersten premier première primer primero",
        2: "second 2nd 2 zweiter zweite zweiten deuxième segundo",
        3: "third 3rd 3 dritter dritte dritten troisième tercer tercero",
        4: "fourth 4th 4 vierter vierte vierten quatrième cuarto",
        -1: "last letzter letzte letzten dernier dernière último última",
    }.items()
    for word in word_list(line)
}
_WEEKDAYS = {
    word: number
    for number, line in enumerate(
        (
            "monday mon mondays montag lundi lunes",
            "tuesday tue tues dienstag mardi martes",
            "wednesday wed mittwoch mercredi miércoles",
            "thursday thu thurs donnerstag jeudi jueves",
            "friday fri freitag vendredi viernes",
            "saturday sat samstag sonnabend samedi sábado",
            "sunday sun sonntag dimanche domingo",
        )
    )
    for word in word_list(line)
}
_BETWEEN = r"(?:\s*[-–—]\s*|\s+(?:to|until|till|bis|au|al|a)\s+)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.º])?"
_DAY_MONTH = lazy_re.compile(
    rf"(?:the\s+)?{_DAY}(?:{_BETWEEN}(?P<last>\d{{1,2}})(?:st|nd|rd|th|[.º])?)?\s*(?:of\s|de\s)?\s*(?P<month>[^\W\d]+)\.?"
)
_MONTH_DAY = lazy_re.compile(
    rf"(?P<month>[^\W\d]+)\.?\s+(?:the\s+)?{_DAY}(?:{_BETWEEN}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
)
_TWO_MONTHS = lazy_re.compile(
    rf"{_DAY}\s+(?:of\s+)?(?P<month>[^\W\d]+)\.?{_BETWEEN}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<until>[^\W\d]+)\.?"
)
_NTH = lazy_re.compile(
    r"(?:the\s+|am\s+|le\s+|el\s+)?(?P<order>[^\W_]+)\.?\s+(?P<weekday>[^\W\d]+)\s+(?:in|of|im|de|d’|d')\s*(?P<month>[^\W\d]+)"
)


def _read_when(node: tree.Node, form: Form, key: str) -> When:
    if isinstance(node, tree.Sequence):
        named = list_of(_ONE_DAY).read(node, form, key)
        if not named:
            raise Wrong(UNREADABLE, node, "has no day that we can read.", _HINT)
        return When(named=tuple(sorted(named)))
    text = " ".join(expect_scalar(node, "a date").text.split())
    found = _yearly(text.casefold(), node)
    if found is None:
        found = When(named=(_one_day(node, form, key),))
    return found


def _one_day(node: tree.Node, form: Form, key: str) -> dt.date:
    scalar = expect_scalar(node, "a date")
    try:
        read = parse_date(scalar.text, form.zone)
    except DateError as error:
        form.mark(key, node)
        raise Wrong(
            UNREADABLE, node, f"says “{scalar.text}”, and we cannot read that as a day of every year.", _HINT
        ) from error
    return read.moment.value.date()


_ONE_DAY: Reader[dt.date] = Reader("a date", {"type": "string"}, _one_day)
WHEN: Reader[When] = Reader(
    "a day of the year, such as 5 June or second Sunday in May",
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    _read_when,
)


def _yearly(text: str, node: tree.Node) -> When | None:
    """A day of every year; None where the text is no such thing."""
    if match := _NTH.fullmatch(text):
        order, weekday, month = (
            _ORDERS.get(match["order"].rstrip(".")),
            _WEEKDAYS.get(match["weekday"]),
            month_number(match["month"]),
        )
        if order and weekday is not None and month:
            return When(month=month, order=order, weekday=weekday)
    if (match := _TWO_MONTHS.fullmatch(text)) and month_number(match["month"]) and month_number(match["until"]):
        first = _date(int(match["day"]), month_number(match["month"]), node)
        last = _date(int(match["last"]), month_number(match["until"]), node)
        length = ((last - first).days % 366) + 1
        return When(month=first.month, day=first.day, length=length)
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if (match := pattern.fullmatch(text)) and (month := month_number(match["month"])):
            first = _date(int(match["day"]), month, node)
            last = _date(int(match["last"]), month, node) if match["last"] else first
            return When(month=month, day=first.day, length=max(1, (last - first).days + 1))
    return None


def _date(day: int, month: int, node: tree.Node) -> dt.date:
    """A day of a leap year.

    Raises:
        Wrong: if no year has it.
    """
    last = calendar.monthrange(_LEAP, month)[1]
    if not 1 <= day <= last:
        raise Wrong(UNREADABLE, node, f"has a day {day}, but no such month has more than {last}.", _HINT)
    return dt.date(_LEAP, month, day)


FIELDS = (
    FieldSpec("name", FILLED, "What the day is called.", required=True, example="World Book Day"),
    FieldSpec("when", WHEN, "Which day of the year it is.", required=True, example="second Sunday in May"),
    FieldSpec("days", count(1, _LONGEST), "How many days it lasts, if more than one.", example="7"),
    FieldSpec("topics", NAMES, "Topics of the stories that go with it.", example="[Library, Reading]"),
    FieldSpec("hashtags", HASHTAGS, "Hashtags of such stories, and to post with.", example="[WorldBookDay]"),
    FieldSpec("note", LINE, "What to remember.", example="Schools dress up"),
    FieldSpec("url", URL, "The page of whoever keeps the day.", example="https://www.worldbookday.com/"),
)
_ALSO = {
    "title": "name",
    "day": "when",
    "date": "when",
    "dates": "when",
    "on": "when",
    "length": "days",
    "lasts": "days",
    "topic": "topics",
    "tags": "hashtags",
    "hashtag": "hashtags",
    "link": "url",
    "website": "url",
    "source": "url",
    "description": "note",
    "text": "note",
}
_NAMES = Names(frozenset(("days", "awareness_days")), frozenset(_ALSO) | {spec.name for spec in FIELDS})


def awareness_days(data: Mapping[str, bytes]) -> Days:
    """The awareness days of a hub, from its files of values."""
    path = next((path for path in SPELLINGS if path in data), "")
    return _read(path, data[path]) if path else Days()


@lru_cache(maxsize=8)
def _read(path: str, data: bytes) -> Days:
    source, problems = decode(data, path)
    form = Form(source, ZoneInfo("UTC"))
    form.problems.extend(problems)
    loaded = load_mapping(source, 1, len(source.lines), _NAMES)
    form.take(loaded.problems, loaded.mended)
    found = []
    if loaded.root is not None:
        names = {"days": "days", "awareness_days": "days"}
        answers = sort_entries(loaded.root.entries, names, form)
        for entry in answers.unknown:
            form.tell(KEY_UNUSED, entry, f"`{entry.key}` has no meaning here.", "Put the list under `days:`.")
        listed = answers.known.get("days")
        for number, node in enumerate(_items(listed.value, form) if listed else ()):
            day = _day(node, form, f"days.{number}")
            if day:
                found.append(day)
    return Days(tuple(found), ordered(form.problems))


def _items(node: tree.Node, form: Form) -> tuple[tree.Node, ...]:
    if isinstance(node, tree.Sequence):
        return node.items
    if not (isinstance(node, tree.Scalar) and node.is_null):
        form.tell(VALUE_TYPE, node, "`days` is no list.", "Begin each day with a dash, on a line of its own.")
    return ()


def _day(node: tree.Node, form: Form, key: str) -> AwarenessDay | None:
    try:
        return _read_day(node, form, key)
    except Wrong as error:
        form.wrong(key, error, critical=False)
        return None


def _read_day(node: tree.Node, form: Form, key: str) -> AwarenessDay | None:
    """A day; None where it was told already that its date cannot be read.

    Raises:
        Wrong: if it lacks a name or a date.
    """
    if not isinstance(node, tree.Mapping):
        raise Wrong(VALUE_TYPE, node, "is no day with a name and a date.", "Write - name: …, and when: … below it.")
    values: dict[str, Any] = parts(node, FIELDS, _ALSO, form, key)
    need(node, values, "name", "name: World Book Day")
    if "when" not in values and any(_ALSO.get(normal_key(e.key), e.key) == "when" for e in node.entries):
        return None
    need(node, values, "when", "when: second Sunday in May")
    if "days" in values:
        values["when"] = msgspec.structs.replace(values["when"], length=values.pop("days"))
    return AwarenessDay(**values, position=form.source.at(node.line, node.column))
