"""Calendars as files that every calendar program reads (RFC 5545, with RFC 7986 for what describes a calendar).

Nothing in them comes from the clock: the time stamp of an event is when its file last changed, so a calendar in which
nothing changed is the same file tomorrow, and hosts and programs that subscribe need not fetch it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vCalAddress, vDuration, vGeo, vRecur, vUri

from generator.digests import uid
from generator.render.zones import Observance, observances, zone
from generator.views.calendar import CalendarEventView, CalendarView, OverrideView

PRODUCT = "-//Storyhub//Storyhub//EN"
_NO_ADDRESS = "invalid:nomail"
"""Stands where the format demands an organiser's address and nobody's is to be given away; as Google and Exchange do."""


def render(view: CalendarView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The calendar's bytes: lines of at most 75 octets that end in CRLF."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if view.url:
        calendar.add("uid", f"{uid(view.url)}@{_host(view.url)}")
        calendar["source"] = _uri(view.url)
    _said(calendar, view)
    if view.events:
        calendar.add("last-modified", max(_moment(event.modified) for event in view.events))
    for name, first, last in _zones(view.events):
        calendar.add_component(_timezone(name, observances(name, first, last)))
    for event in view.events:
        for component in _components(event, view.lang):
            calendar.add_component(component)
    return bytes(calendar.to_ical(sorted=False))


def _said(calendar: Calendar, view: CalendarView) -> None:
    """What the calendar says of itself, under the names of RFC 7986 and under those that programs knew before."""
    language = {"LANGUAGE": view.lang} if view.lang else {}
    for names, value in ((("name", "x-wr-calname"), view.name), (("description", "x-wr-caldesc"), view.description)):
        for name in names if value else ():
            calendar.add(name, _clean(value), language)
    if view.home_url:
        calendar["url"] = _uri(view.home_url)
    if view.zone:
        calendar.add("x-wr-timezone", view.zone)
    if view.colour:
        calendar.add("color", colour_name(view.colour))
        calendar.add("x-apple-calendar-color", view.colour.upper())
    if view.refresh_hours:
        often = dt.timedelta(hours=view.refresh_hours)
        calendar.add("refresh-interval", vDuration(often), {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(often))


def _host(url: str) -> str:
    return urlsplit(url).hostname or "hub"


# Events.


def _components(view: CalendarEventView, lang: str) -> Iterator[Event]:
    """The event and each occurrence of it that differs."""
    event = _event(view, lang)
    event.add("dtstart", _when(view.start), _parameters(view))
    if view.end:
        event.add("dtend", _when(view.end), _parameters(view))
    if view.rrule:
        event["rrule"] = vRecur.from_ical(_utc_until(view))
    for name, dates in (("rdate", view.rdates), ("exdate", view.exdates)):
        for text in dates:  # one to a line: some programs read no more of a line than its first date
            event.add(name, [_when(text)], _parameters(view))
    for minutes in view.alarms:
        event.add_component(_alarm(view.title, minutes))
    yield event
    for override in view.overrides:
        yield _override(view, override, lang)


def _override(view: CalendarEventView, override: OverrideView, lang: str) -> Event:
    start = override.start or override.recurrence
    end = override.end
    if not end and view.end:
        end = (_when(start) + (_when(view.end) - _when(view.start))).isoformat()
    changed = {
        name: getattr(override, name)
        for name in ("title", "description", "url", "location", "status", "conference", "latitude", "longitude")
        if getattr(override, name) not in ("", None)
    }
    if "location" in changed and "latitude" not in changed:
        changed |= {"latitude": None, "longitude": None}
    event = _event(_replaced(view, changed), lang)
    event.add("recurrence-id", _when(override.recurrence), _parameters(view))
    event.add("dtstart", _when(start), _parameters(view))
    if end:
        event.add("dtend", _when(end), _parameters(view))
    if override.status != "CANCELLED":
        for minutes in view.alarms:
            event.add_component(_alarm(view.title, minutes))
    return event


def _replaced(view: CalendarEventView, changed: dict[str, object]) -> CalendarEventView:
    fields = {name: getattr(view, name) for name in view.__struct_fields__}
    return CalendarEventView(**(fields | changed))


def _event(view: CalendarEventView, lang: str) -> Event:
    """All of an event but when it is."""
    event = Event()
    event.add("uid", view.uid)
    modified = _moment(view.modified)
    event.add("dtstamp", modified)
    event.add("last-modified", modified)
    event.add("sequence", view.sequence)
    event.add("summary", _clean(view.title), {"LANGUAGE": lang} if lang else {})
    event.add("status", view.status)
    event.add("transp", "TRANSPARENT" if view.transparent else "OPAQUE")
    for name in ("description", "location"):
        if getattr(view, name):
            event.add(name, _clean(getattr(view, name)))
    if view.latitude is not None and view.longitude is not None:
        event["geo"] = vGeo((view.latitude, view.longitude))
    if view.categories:
        event.add("categories", [_clean(each) for each in view.categories])
    if view.url:
        event["url"] = _uri(view.url)
    if view.organiser:
        organiser = vCalAddress(_uri(view.organiser_url) if view.organiser_url else _NO_ADDRESS)
        event.add("organizer", organiser, {"CN": _clean(view.organiser).replace('"', "'").replace("\n", " ")})
    if view.image:
        kind = {"png": "image/png", "webp": "image/webp"}.get(
            view.image.partition("?")[0].rpartition(".")[2], "image/jpeg"
        )
        event.add("image", _uri(view.image), {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": kind})
    if view.conference:
        event.add("conference", _uri(view.conference), {"VALUE": "URI", "FEATURE": "VIDEO"})
    return event


def _alarm(title: str, minutes: int) -> Alarm:
    """A reminder that shows the title (RFC 5545, 3.6.6)."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(title))
    alarm["trigger"] = vDuration(dt.timedelta(minutes=-minutes))
    return alarm


# Dates and times.


def _when(text: str) -> dt.date:
    """A wall time, or a day. Both are of the type of a day; their difference is a length of time."""
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _moment(text: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(text)
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)


def _parameters(view: CalendarEventView) -> dict[str, str]:
    if view.all_day:
        return {"VALUE": "DATE"}
    return {"TZID": view.zone} if view.zone else {}


def _utc_until(view: CalendarEventView) -> str:
    """The rule, its last day in UTC where the event has a zone, and a bare date where it has days (RFC 5545, 3.3.10)."""
    found = re.search(r"UNTIL=(\d{8})(?:T(\d{6})(Z?))?", view.rrule, re.IGNORECASE)
    if found is None:
        return view.rrule
    day, time, is_utc = found.groups()
    if view.all_day:
        written = day
    elif is_utc:
        written = f"{day}T{time}Z"
    else:
        wall = dt.datetime.strptime(f"{day}{time or '235959'}", "%Y%m%d%H%M%S")  # noqa: DTZ007 - wall time
        written = f"{wall.replace(tzinfo=zone(view.zone)).astimezone(dt.UTC) if view.zone else wall:%Y%m%dT%H%M%S}"
        written += "Z" if view.zone else ""
    return f"{view.rrule[: found.start()]}UNTIL={written}{view.rrule[found.end() :]}"


# Time zones.


def _zones(events: Sequence[CalendarEventView]) -> list[tuple[str, int, int]]:
    """Each zone that is named, with the first and the last year of what is in it."""
    years: dict[str, list[int]] = {}
    for event in events:
        if event.zone:
            dates = (event.start, event.end, *event.rdates, *(each.start for each in event.overrides))
            years.setdefault(event.zone, []).extend(int(text[:4]) for text in dates if text)
            years[event.zone] += [int(year) for year in re.findall(r"UNTIL=(\d{4})", event.rrule)]
    return [(name, min(found), max(found)) for name, found in sorted(years.items())]


def _timezone(name: str, parts: Sequence[Observance]) -> Timezone:
    found = Timezone()
    found.add("tzid", name)
    for part in parts:
        component: Component = TimezoneDaylight() if part.daylight else TimezoneStandard()
        component.add("dtstart", part.starts[0])
        component.add("tzoffsetfrom", part.offset_from)
        component.add("tzoffsetto", part.offset_to)
        component.add("tzname", part.name)
        if part.rrule:
            component["rrule"] = vRecur.from_ical(part.rrule)
        for start in part.starts if part.starts[1:] else ():  # the first as well: ical.js passes over DTSTART for them
            component.add("rdate", [start])
        found.add_component(component)
    return found


# Texts.


def _clean(text: str) -> str:
    """A text without characters that a calendar cannot hold (RFC 5545, 3.1: no controls but line ends and tabs)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def _uri(url: str) -> vUri:
    """An address that breaks no line."""
    return vUri("".join(c for c in url if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cs")))


@lru_cache(maxsize=64)
def colour_name(colour: str) -> str:
    """The CSS colour by name that is nearest to `#rrggbb`: names are all that RFC 7986, 5.9 takes."""
    from PIL import ImageColor  # noqa: PLC0415 - hubs without calendars need no list of colours

    red, green, blue = ImageColor.getrgb(colour)[:3]

    def far(name: str) -> float:
        other = ImageColor.getrgb(name)[:3]
        mean = (red + other[0]) / 2  # the eye's weights, as compuphase.com/cmetric.htm has them
        parts = [(a - b) ** 2 for a, b in zip((red, green, blue), other, strict=True)]
        return (2 + mean / 256) * parts[0] + 4 * parts[1] + (2 + (255 - mean) / 256) * parts[2]

    return min(sorted(ImageColor.colormap), key=far)
