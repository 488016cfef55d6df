"""What is wrong with a page's JSON-LD: by schema.org's vocabulary, and by what Google asks of the kinds it shows.

schema.org takes any text anywhere; here a property takes only what schema.org names for it, so that a date that is no
date is found. Google's wants are those of developers.google.com/search/docs/appearance/structured-data (article, event,
profile-page, video).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from tools.judge_data.table import TABLE, Table, read

SCHEMA = "https://schema.org/"
Node = Mapping[str, Any]
REQUIRED = {
    "Event": ("name", "startDate", "location"),
    "Place": ("name",),
    "VirtualLocation": ("url",),
    "NewsArticle": ("headline",),
    "ProfilePage": ("mainEntity",),
    "Person": ("name",),
    "Organization": ("name",),
    "VideoObject": ("name", "uploadDate"),
    "AudioObject": ("name", "contentUrl"),
    "ImageObject": ("url",),
    "Offer": ("price", "url"),
    "InteractionCounter": ("interactionType", "userInteractionCount"),
    "ListItem": ("position",),
    "Schedule": ("repeatFrequency", "startDate", "scheduleTimezone"),
}
"""What a kind must have to be of use, by type."""
WANTED_OF_EVENTS = ("eventStatus", "eventAttendanceMode", "organizer", "description", "url")
PICTURES = {"Event": "image", "VideoObject": "thumbnailUrl", "NewsArticle": "image"}
"""Where a kind has its picture, which a hub without cards may lack."""
PARTIAL = ("foundingDate",)
"""Days that may be a year or a month alone, as ISO 8601 has it."""
PIXELS = ("width", "height")
"""Numbers, as Google and schema.org's own examples write them, although the table has `Distance`."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}(-\d\d)?")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
_TIME = re.compile(r"\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")
_URL = re.compile(r"(https?://[^/\s]+(/\S*)?|mailto:\S+|tel:\S+)")


@cache
def table() -> Table:
    """schema.org's vocabulary, as far as pages use it."""
    return read(TABLE.read_text(encoding="utf-8"))


def faults(block: Node) -> Iterator[str]:
    """Every fault of one block of JSON-LD."""
    if block.get("@context") not in {"https://schema.org", "http://schema.org"}:
        yield f"@context is {block.get('@context')!r}"
    yield from _node(block, str(block.get("@type", "?")))


def without_picture(block: Node) -> Iterator[str]:
    """What should have a picture on a page that has one, and has none."""
    for kind, name in PICTURES.items():
        if kind in table().types.get(str(block.get("@type")), ()) and name not in block:
            yield f"{block['@type']}: no {name}"
    for each in block.values():
        for node in each if isinstance(each, list) else [each]:
            if isinstance(node, Mapping) and node.get("@type") == "VideoObject":
                yield from without_picture(node)


def _node(node: Node, path: str) -> Iterator[str]:
    kind = node.get("@type")
    if not isinstance(kind, str) or kind not in table().types:
        yield f"{path}: schema.org's table has no type {kind!r}"
        return
    is_a = table().types[kind]
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _property(is_a, name, value, f"{path}.{name}")
    for each in sorted(is_a):
        yield from (f"{path}: no {name}" for name in REQUIRED.get(each, ()) if name not in node)
    if "Event" in is_a:
        yield from _event(node, path)


def _property(is_a: frozenset[str], name: str, value: object, path: str) -> Iterator[str]:
    having, being = table().properties.get(name, (frozenset(), frozenset()))
    if not having & is_a:
        yield f"{path}: schema.org's table has no such property here"
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            if not being & table().types.get(str(each.get("@type")), frozenset()):
                yield f"{path}: is {each.get('@type')!r}, may be {_listed(being)}"
            yield from _node(each, path)
        elif name in PARTIAL and _YEAR.fullmatch(str(each)):
            continue
        elif not _fits(each, being | {"Number"} if name in PIXELS else being):
            yield f"{path}: is {each!r}, may be {_listed(being)}"


def _listed(being: frozenset[str]) -> str:
    return ", ".join(sorted(being))


def _fits(value: object, being: frozenset[str]) -> bool:
    """Whether a value that is no node is of one of the types."""
    if isinstance(value, bool):
        return "Boolean" in being
    if isinstance(value, int | float):
        return bool(being & {"Number", "Float"}) or ("Integer" in being and isinstance(value, int))
    if not isinstance(value, str) or not value.strip() or value != value.strip():
        return False
    if value.startswith("/") and "URL" in being:
        return False
    return (
        "Text" in being or any(test(value) for kind, test in _TESTS.items() if kind in being) or _is_named(value, being)
    )


def _is_named(value: str, being: frozenset[str]) -> bool:
    """Whether an address of schema.org's names a member of an enumeration, or a type that is one of these."""
    name = value.removeprefix(SCHEMA)
    if name == value:
        return False
    return table().members.get(name, "") in being or bool(being & table().types.get(name, frozenset()))


def _is_moment(value: str, pattern: re.Pattern[str]) -> bool:
    if not pattern.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "URL": lambda value: bool(_URL.fullmatch(value)),
    "Date": lambda value: _is_moment(value, _DATE),
    "DateTime": lambda value: _is_moment(value, _DATE_TIME),
    "Time": lambda value: bool(_TIME.fullmatch(value)),
    "Duration": lambda value: bool(_DURATION.fullmatch(value)),
}


def _event(node: Node, path: str) -> Iterator[str]:
    """What Google asks of an event beyond its types (…/structured-data/event)."""
    yield from (f"{path}: no {name}, which Google wants" for name in WANTED_OF_EVENTS if name not in node)
    yield from (
        f"{path}.{name}: must be an address of schema.org"
        for name in WANTED_OF_EVENTS[:2]
        if not _enumerated(node, name)
    )
    start, end, previous = (node.get(name) for name in ("startDate", "endDate", "previousStartDate"))
    if start and end and not _in_order(start, end):
        yield f"{path}: ends ({end}) before it starts ({start})"
    if previous and node.get("eventStatus") not in {f"{SCHEMA}EventRescheduled", f"{SCHEMA}EventPostponed"}:
        yield f"{path}: had another start, but is {node.get('eventStatus')!r}"
    if previous and previous == start:
        yield f"{path}: was moved to where it was"
    places = node.get("location", [])
    places = places if isinstance(places, list) else [places]
    kinds = {place.get("@type") for place in places}
    mode = str(node.get("eventAttendanceMode")).removeprefix(SCHEMA).removesuffix("EventAttendanceMode")
    fitting = {"Offline": {"Place"}, "Online": {"VirtualLocation"}, "Mixed": {"Place", "VirtualLocation"}}
    if kinds != fitting.get(mode):
        yield f"{path}: is {mode}, at {_listed(frozenset(map(str, kinds)))}"
    yield from (
        f"{path}.location: no address" for each in places if each.get("@type") == "Place" and not each.get("address")
    )


def _enumerated(node: Node, name: str) -> bool:
    return name not in node or str(node[name]).startswith(SCHEMA)


def _in_order(start: str, end: str) -> bool:
    """Whether an end is no earlier than its start; a day as an end lasts until its midnight."""
    if len(start) != len(end):
        return start[:10] <= end[:10]
    return dt.datetime.fromisoformat(start) <= dt.datetime.fromisoformat(end)
