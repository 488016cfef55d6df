"""Dates of recurring events: against `icalendar` with dateutil on moments, and against what clocks do."""

from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.events import Event
from generator.content.recurrence import Rule, RuleError, first_wall, instant, is_skipped, parse_rule, walls
from tests.content.test_events import event, local, wall

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
LATE = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


def dates(front: str, before: str = "2030-01-01") -> list[str]:
    found = event(front).dates(dt.datetime.fromisoformat(before).replace(tzinfo=dt.UTC))
    return [local(date.start) for date in found]


def test_half_past_seven_stays_half_past_seven_when_clocks_change() -> None:
    found = dates("start: 2027-03-21 19:30\nrepeat: every Sunday, 3 times")

    assert found == ["2027-03-21 19:30+00:00", "2027-03-28 19:30+01:00", "2027-04-04 19:30+01:00"]


def test_a_zone_in_which_clocks_change_on_another_day_has_its_own_dates() -> None:
    found = dates("start: 2026-10-23 19:30\ntimezone: America/New_York\nrepeat: every Friday, 3 times")

    assert found == ["2026-10-23 19:30-04:00", "2026-10-30 19:30-04:00", "2026-11-06 19:30-05:00"]


def test_a_date_in_an_hour_that_clocks_skip_keeps_the_offset_before_the_gap() -> None:
    found = dates("start: 2027-03-27 01:30\nrepeat: daily, 3 times")

    assert found == ["2027-03-27 01:30+00:00", "2027-03-28 02:30+01:00", "2027-03-29 01:30+01:00"]


def test_the_31st_comes_in_months_that_have_it() -> None:
    found = dates("start: 2027-01-31\nrepeat: FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4")

    assert [text[:10] for text in found] == ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]


def test_the_last_day_of_the_month_is_the_29th_in_a_leap_year() -> None:
    found = dates("start: 2028-01-31\nrepeat: last day of the month until 2028-03-31")

    assert [text[:10] for text in found] == ["2028-01-31", "2028-02-29", "2028-03-31"]


def test_a_leap_day_comes_every_fourth_year() -> None:
    found = dates("start: 2028-02-29\nrepeat: FREQ=YEARLY;COUNT=2", "2040-01-01")

    assert [text[:10] for text in found] == ["2028-02-29", "2032-02-29"]


def test_midnight_belongs_to_the_day_that_begins() -> None:
    found = event("start: 2026-12-31 23:30\nend: 0:30\nrepeat: yearly, 2 times").dates(LATE)

    assert [(local(date.start), local(date.over)) for date in found] == [
        ("2026-12-31 23:30+00:00", "2027-01-01 00:30+00:00"),
        ("2027-12-31 23:30+00:00", "2028-01-01 00:30+00:00"),
    ]


def test_the_last_day_of_a_repetition_is_one_of_its_dates() -> None:
    assert len(dates("start: 2026-12-03 19:30\nrepeat: every Thursday until 2026-12-31")) == 5


def test_dates_that_are_left_out_count_among_the_times() -> None:
    found = dates("start: 2026-12-03 19:30\nrepeat: every Thursday, 3 times\nskip: [2026-12-10]")

    assert [text[:10] for text in found] == ["2026-12-03", "2026-12-17"]


def test_a_moved_date_stands_where_it_moved_to_and_lasts_as_long() -> None:
    found = event(
        "start: 2026-12-03 19:30\nend: 21:00\nrepeat: every Thursday, 3 times\n"
        "changes: [{on: 2026-12-03, to: 2026-12-11 18:00}]"
    ).dates(LATE)

    assert [(local(date.start), local(date.end)) for date in found] == [
        ("2026-12-10 19:30+00:00", "2026-12-10 21:00+00:00"),
        ("2026-12-11 18:00+00:00", "2026-12-11 19:30+00:00"),
        ("2026-12-17 19:30+00:00", "2026-12-17 21:00+00:00"),
    ]
    assert local(found[1].moved_from) == "2026-12-03 19:30+00:00"


def test_without_an_end_it_is_over_when_the_day_is() -> None:
    (date,) = event("start: 2027-03-28 19:30").dates(LATE)

    assert (date.end, local(date.over)) == (None, "2027-03-29 00:00+01:00")


def test_an_endless_repetition_ends_where_it_is_asked_to() -> None:
    assert len(dates("start: 2026-12-03\nrepeat: daily", "2026-12-13")) == 10


def test_a_rule_with_an_end_in_utc_is_read_by_the_clock_of_its_zone() -> None:
    rule = parse_rule("FREQ=WEEKLY;UNTIL=20260702T183000Z", LONDON)

    assert rule.until == wall("2026-07-02 19:30")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=SECONDLY",
        "BYDAY=MO",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;UNTIL=x",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;X=1",
    ],
)
def test_a_rule_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse_rule(text, LONDON)


def test_a_rule_that_never_comes_true_ends() -> None:
    assert first_wall(wall("2026-01-01 10:00"), Rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")) is None


zones = st.sampled_from(
    [
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/Santiago",
        "Asia/Beirut",
        "UTC",
    ]
)
some_walls = st.datetimes(min_value=wall("2000-01-01"), max_value=wall("2037-12-31"))


@given(some_walls, zones)
def test_a_wall_time_is_a_moment_that_the_wall_shows_unless_clocks_skip_it(when: dt.datetime, name: str) -> None:
    when = when.replace(microsecond=0)
    zone = ZoneInfo(name)
    moment = instant(when, zone)

    assert moment.astimezone(zone).replace(tzinfo=None) == moment.replace(tzinfo=None)
    if is_skipped(when, zone):
        before = (moment - dt.timedelta(hours=3)).astimezone(zone).utcoffset()
        assert moment == when.replace(tzinfo=dt.timezone(before or dt.timedelta()))
    else:
        assert moment.replace(tzinfo=None) == when


rules = st.sampled_from(
    ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=2TU",
     "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=-1FR"]
)  # fmt: skip


@given(some_walls, rules)
def test_dates_rise_keep_their_hour_and_are_the_same_however_far_one_looks(start: dt.datetime, text: str) -> None:
    rule = Rule(text)
    near, far = (list(walls(start, rule, start + dt.timedelta(days=days))) for days in (200, 400))

    assert far[: len(near)] == near
    assert far == sorted(set(far))
    assert all(date.time() == start.time().replace(microsecond=0) or date.time() == start.time() for date in far)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)), zones)
def test_a_weekly_event_has_every_week_of_ten_years_once(day: dt.date, name: str) -> None:
    start = dt.datetime.combine(day, dt.time(2, 30))
    found = [
        instant(date, ZoneInfo(name))
        for date in walls(
            start,
            Rule("FREQ=WEEKLY", None, 520),
            start.replace(year=start.year + 12)
            if (start.month, start.day) != (2, 29)
            else start + dt.timedelta(days=4400),
        )
    ]

    assert len(found) == 520
    gaps = {round((two - one) / dt.timedelta(hours=1)) for one, two in itertools.pairwise(found)}
    assert gaps <= {167, 168, 169}


def test_dates_of_a_record_that_was_kept_are_the_same() -> None:
    import msgspec

    found = event("start: 2026-10-23 19:30\ntimezone: America/New_York\nrepeat: every Friday, 3 times")
    bare = msgspec.structs.replace(found, positions={})
    kept = msgspec.json.decode(msgspec.json.encode(bare), type=Event)

    assert kept.dates(LATE) == found.dates(LATE)
