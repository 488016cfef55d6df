"""Readers that share nothing expand our calendars to the same dates: `icalendar` with `dateutil`, and `ical.js`.

`ical.js` is asked where Node and it are there: `python -m tools.judge_calendars` fetches it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from generator.render.zones import zone
from generator.views.calendar import CalendarEventView, OverrideView
from tests.render.test_calendar import event, made, wall
from tools.judge_calendars.readers import Happening, node, with_ical_js, with_icalendar

FIRST, LAST = wall("2026-01-01"), wall("2028-01-01")
READERS = (
    "icalendar",
    pytest.param(
        "ical.js",
        marks=pytest.mark.skipif(not node(), reason="ical.js is not there: python -m tools.judge_calendars fetches it"),
    ),
)
ZONES = ("Europe/London", "America/New_York", "Pacific/Chatham", "America/Nuuk", "Asia/Jerusalem", "Asia/Tokyo")


def read_by(reader: str, *events: CalendarEventView) -> list[Happening]:
    data = made(*events)
    return with_icalendar(data, FIRST, LAST) if reader == "icalendar" else with_ical_js([data], FIRST, LAST)[0]


def days(found: Sequence[Happening]) -> list[str]:
    return [each.wall for each in found]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ZONES)
def test_a_weekly_evening_stays_at_its_hour_when_clocks_are_set(reader: str, name: str) -> None:
    weekly = event(
        zone=name,
        start="2026-10-15T19:30:00",
        end="2026-10-15T21:00:00",
        rrule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20270401",
        exdates=("2026-12-24T19:30:00", "2026-12-31T19:30:00"),
        rdates=("2026-12-22T18:00:00",),
        overrides=(
            OverrideView(recurrence="2026-11-05T19:30:00", start="2026-11-06T20:00:00"),
            OverrideView(recurrence="2027-01-07T19:30:00", status="CANCELLED"),
        ),
    )

    found = read_by(reader, weekly)

    thursdays = {wall("2026-10-15T19:30") + dt.timedelta(weeks=n) for n in range(25)}
    gone = {wall(f"{day}T19:30") for day in ("2026-12-24", "2026-12-31", "2027-01-07", "2026-11-05")}
    expected = sorted((thursdays - gone) | {wall("2026-12-22T18:00"), wall("2026-11-06T20:00")})
    assert days(found) == [each.isoformat() for each in expected]
    assert [each.utc for each in found] == [each.replace(tzinfo=zone(name)).timestamp() for each in expected]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=4", "2026-01-30", ["01-30", "02-27", "03-27", "04-24"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2026-01-31", ["01-31", "03-31", "05-31"]),
        ("FREQ=MONTHLY;BYDAY=2SU,4SU;COUNT=4", "2026-03-08", ["03-08", "03-22", "04-12", "04-26"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", "2026-03-23", ["03-23", "03-26", "04-06", "04-09"]),
        ("FREQ=DAILY;COUNT=3", "2026-03-28", ["03-28", "03-29", "03-30"]),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=2", "2026-10-25", ["10-25", "10-31"]),
    ],
)
def test_a_rule_gives_the_days_that_people_mean_by_it(reader: str, rule: str, start: str, expected: list[str]) -> None:
    found = read_by(reader, event(start=f"{start}T10:00:00", end=f"{start}T11:00:00", rrule=rule))

    assert [each[5:10] for each in days(found)] == expected
    assert {each[10:] for each in days(found)} == {"T10:00:00"}


@pytest.mark.parametrize("reader", READERS)
def test_whole_days_recur_as_days(reader: str) -> None:
    yearly = event(start="2026-02-28", end="2026-03-01", zone="", all_day=True, rrule="FREQ=MONTHLY;COUNT=3")

    found = read_by(reader, yearly)

    assert [(each.wall, each.utc) for each in found] == [
        ("2026-02-28", None),
        ("2026-03-28", None),
        ("2026-04-28", None),
    ]


@pytest.mark.parametrize("reader", READERS)
def test_each_event_of_a_calendar_keeps_its_own_zone(reader: str) -> None:
    at = {"start": "2026-03-20T12:00:00", "end": "2026-03-20T13:00:00"}
    found = read_by(reader, event(uid="a", **at), event(uid="b", zone="America/New_York", **at))

    assert [each.wall for each in found] == ["2026-03-20T12:00:00"] * 2
    assert [each.utc for each in found] == [1774008000.0, 1774022400.0]
