"""Calendars as other programs read them: `icalendar` for what is said, `dateutil` for what time it is."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import dateutil.tz
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.calendar import colour_name, render
from generator.render.zones import observances, zone
from generator.views.calendar import CalendarEventView, CalendarView, OverrideView

wall = dt.datetime.fromisoformat


def event(**changed: object) -> CalendarEventView:
    values: dict[str, object] = {
        "uid": "walk@hub.example",
        "sequence": 2,
        "modified": "2026-11-01T10:00:00+00:00",
        "title": "A walk",
        "description": "Bring boots.",
        "url": "https://hub.example/events/walk/",
        "start": "2026-12-05T19:30:00",
        "end": "2026-12-05T21:00:00",
        "zone": "Europe/London",
    }
    return CalendarEventView(**(values | changed))  # type: ignore[arg-type]


def calendar(*events: CalendarEventView, **changed: object) -> CalendarView:
    values: dict[str, object] = {
        "name": "Ottersby",
        "description": "All that is on",
        "url": "https://hub.example/events/calendar.ics",
        "home_url": "https://hub.example/events/",
        "lang": "en",
        "zone": "Europe/London",
        "events": events,
    }
    return CalendarView(**(values | changed))  # type: ignore[arg-type]


def made(*events: CalendarEventView, **changed: object) -> bytes:
    return render(calendar(*events, **changed), dict[str, bytes]().__getitem__)


def lines(*events: CalendarEventView, **changed: object) -> list[str]:
    """Lines with their folds undone."""
    return made(*events, **changed).decode().replace("\r\n ", "").split("\r\n")


def read(data: bytes) -> list[Any]:
    """Events of a calendar, as `icalendar` finds them."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_a_calendar_says_what_it_is_under_old_names_and_new_ones() -> None:
    said = lines(event(), colour="#c8401e", refresh_hours=6)

    assert said[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Storyhub//Storyhub//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    assert {
        "NAME;LANGUAGE=en:Ottersby",
        "X-WR-CALNAME;LANGUAGE=en:Ottersby",
        "DESCRIPTION;LANGUAGE=en:All that is on",
        "X-WR-CALDESC;LANGUAGE=en:All that is on",
        "SOURCE:https://hub.example/events/calendar.ics",
        "URL:https://hub.example/events/",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-TIMEZONE:Europe/London",
        "COLOR:firebrick",
        "LAST-MODIFIED:20261101T100000Z",
    } <= set(said)


def test_an_event_says_when_in_its_own_zone_and_when_it_changed_in_utc() -> None:
    assert {
        "UID:walk@hub.example",
        "SEQUENCE:2",
        "DTSTAMP:20261101T100000Z",
        "DTSTART;TZID=Europe/London:20261205T193000",
        "DTEND;TZID=Europe/London:20261205T210000",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
    } <= set(lines(event()))


def test_an_event_of_whole_days_has_dates_and_no_zone() -> None:
    said = lines(event(start="2026-12-05", end="2026-12-07", zone="", all_day=True))

    assert {"DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261207"} <= set(said)
    assert "BEGIN:VTIMEZONE" not in said


def test_an_event_without_a_zone_floats() -> None:
    assert "DTSTART:20261205T193000" in lines(event(zone=""))


def test_place_organiser_picture_call_and_reminder_are_said_as_the_standards_have_it() -> None:
    said = lines(
        event(
            location="Library, Mill Road; upstairs",
            latitude=51.5,
            longitude=-2.25,
            organiser='Mothers "of" Mill: Road',
            image="https://hub.example/card.png?v=1",
            conference="https://meet.example/walk",
            categories=("Roads, safe", "Walks"),
            alarms=(1440, 90),
        )
    )

    assert {
        "LOCATION:Library\\, Mill Road\\; upstairs",
        "GEO:51.5;-2.25",
        "ORGANIZER;CN=\"Mothers 'of' Mill: Road\":invalid:nomail",
        "IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png:https://hub.example/card.png?v=1",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/walk",
        "CATEGORIES:Roads\\, safe,Walks",
        "TRIGGER:-P1D",
        "TRIGGER:-PT1H30M",
        "ACTION:DISPLAY",
    } <= set(said)


@pytest.mark.parametrize(
    ("rule", "changed", "written"),
    [
        ("FREQ=WEEKLY;UNTIL=20270630T193000", {}, "UNTIL=20270630T183000Z"),
        ("FREQ=WEEKLY;UNTIL=20270630", {}, "UNTIL=20270630T225959Z"),
        ("FREQ=WEEKLY;UNTIL=20270630T183000Z", {}, "UNTIL=20270630T183000Z"),
        (
            "FREQ=WEEKLY;UNTIL=20270630T183000Z",
            {"all_day": True, "zone": "", "start": "2026-12-05", "end": "2026-12-06"},
            "UNTIL=20270630",
        ),
    ],
)
def test_the_last_day_of_a_rule_is_written_in_utc_or_as_a_date(
    rule: str, changed: dict[str, object], written: str
) -> None:
    (said,) = (line for line in lines(event(rrule=rule, **changed)) if line.startswith("RRULE:FREQ=WEEKLY"))

    assert said == f"RRULE:FREQ=WEEKLY;{written}"


def test_an_occurrence_that_moves_keeps_its_length_and_what_it_does_not_change() -> None:
    weekly = event(
        rrule="FREQ=WEEKLY",
        location="Library",
        latitude=51.0,
        longitude=-2.0,
        overrides=(OverrideView(recurrence="2026-12-12T19:30:00", start="2026-12-13T10:00:00", location="Weir"),),
    )
    moved = read(made(weekly))[1]

    assert moved["UID"] == "walk@hub.example"
    assert moved["DTEND"].dt.replace(tzinfo=None) == wall("2026-12-13T11:30")
    assert (moved["SUMMARY"], moved["LOCATION"], "GEO" in moved) == ("A walk", "Weir", False)


@given(text=st.text(max_size=300))
def test_any_text_is_read_back_and_no_line_is_longer_than_75_octets(text: str) -> None:
    data = made(event(title=text, description=text, location=text, categories=(text,), organiser=text))

    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    assert str(read(data)[0]["SUMMARY"]) == kept


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made(event(rrule="FREQ=WEEKLY")) == made(event(rrule="FREQ=WEEKLY"))


# Time zones.

DIFFICULT = (
    *("Europe/London", "Europe/Dublin", "America/New_York", "America/Nuuk", "Asia/Jerusalem", "Africa/Casablanca"),
    *("Africa/Cairo", "America/Santiago", "Asia/Tokyo", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Chatham"),
    *("Pacific/Apia", "Antarctica/Troll", "America/Scoresbysund", "Asia/Kathmandu", "UTC"),
)


@pytest.mark.parametrize("name", DIFFICULT)
@pytest.mark.parametrize("year", [2011, 2026])
def test_the_zone_in_a_calendar_gives_every_hour_that_the_real_one_gives(name: str, year: int) -> None:
    data = made(event(zone=name, start=f"{year}-01-02T12:00:00", end=f"{year}-01-02T13:00:00", rrule="FREQ=DAILY"))
    said = dateutil.tz.tzical(io.StringIO(data.decode())).get(name)
    real = zone(name)

    days = (wall(f"{year}-01-01T12:00") + dt.timedelta(days=n) for n in range(365 * 6))
    wrong = [day for day in days if said.utcoffset(day) != day.replace(tzinfo=real).utcoffset()]
    assert wrong == (
        [wall("2011-12-30T12:00")] if (name, year) == ("Pacific/Apia", 2011) else []
    )  # there was no such day


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Jerusalem"])
def test_a_zone_with_a_rule_is_said_for_ever_in_two_lines(name: str) -> None:
    assert [bool(part.rrule) for part in observances(name, 2026, 2026)] == [True, True]


def test_a_zone_is_that_of_the_package_and_not_of_the_system() -> None:
    assert zone("Europe/London") is not ZoneInfo("Europe/London")


@pytest.mark.parametrize("name", ["", "../etc/passwd", "Europe/Nowhere", "Europe"])
def test_a_zone_that_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        zone(name)


def test_every_zone_can_be_said() -> None:
    names = sorted(name for name in available_timezones() if "/" in name)[::23]

    assert all(observances(name, 2026, 2027) for name in names)


@pytest.mark.parametrize(("colour", "name"), [("#ff0000", "red"), ("#1a5fb4", "steelblue"), ("#FFFFFF", "white")])
def test_a_colour_has_the_name_of_its_nearest_neighbour(colour: str, name: str) -> None:
    assert colour_name(colour) == name
