"""Awareness days as volunteers write them, and on which days of which years they are."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.content.awareness import FILE, AwarenessDay, Days
from generator.content.awareness_reading import awareness_days


def read(text: str) -> Days:
    return awareness_days({FILE: text.encode()})


def one(when: str, more: str = "") -> AwarenessDay:
    found = read(f"days:\n  - name: Day\n    when: {when}\n{more}")
    assert found.problems == ()
    (day,) = found.days
    return day


@pytest.mark.parametrize(
    ("when", "year", "day"),
    [
        ("5 June", 2027, "2027-06-05"),
        ("June 5", 2027, "2027-06-05"),
        ("the 5th of June", 2027, "2027-06-05"),
        ("5. Juni", 2027, "2027-06-05"),
        ("5 de junio", 2027, "2027-06-05"),
        ("second Sunday in May", 2027, "2027-05-09"),
        ("2nd Sunday of May", 2026, "2026-05-10"),
        ("First Thursday in March", 2026, "2026-03-05"),
        ("last Friday in November", 2026, "2026-11-27"),
        ("last Monday in November", 2026, "2026-11-30"),
        ("zweiter Sonntag im Mai", 2026, "2026-05-10"),
        ("29 February", 2028, "2028-02-29"),
        ("2027-03-04", 2027, "2027-03-04"),
    ],
)
def test_a_day_is_read_as_people_say_it(when: str, year: int, day: str) -> None:
    assert one(when).when.in_year(year) == (dt.date.fromisoformat(day),)


@pytest.mark.parametrize(
    ("when", "length"),
    [("1-7 June", 7), ("1–7 June", 7), ("1 to 7 June", 7), ("June 1-7", 7), ("28 May to 3 June", 7), ("5 June", 1)],
)
def test_several_days_are_counted(when: str, length: int) -> None:
    assert one(when).when.length == length


def test_a_day_that_a_year_does_not_have_is_passed_over() -> None:
    assert one("29 February").when.in_year(2027) == ()


def test_named_days_are_those_and_no_others() -> None:
    when = one("[2028-03-02, 2027-03-04]").when

    assert when.next_from(dt.date(2027, 1, 1)) == dt.date(2027, 3, 4)
    assert when.next_from(dt.date(2028, 3, 3)) is None


@pytest.mark.parametrize(
    ("today", "first"), [("2027-05-31", "2027-06-01"), ("2027-06-07", "2027-06-01"), ("2027-06-08", "2028-06-01")]
)
def test_the_next_is_the_present_one_until_its_last_day_is_over(today: str, first: str) -> None:
    assert one("1-7 June").when.next_from(dt.date.fromisoformat(today)) == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ("5 June", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5"),
        ("second Sunday in May", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
        ("last Friday in November", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR"),
        ("2027-03-04", ""),
    ],
)
def test_a_calendar_is_told_the_rule(when: str, rule: str) -> None:
    assert one(when).when.rrule == rule


def test_other_names_for_the_parts_are_understood() -> None:
    found = read("days:\n  - title: Day\n    date: 5 June\n    tags: '#Book, Read'\n    link: https://a.example/\n")

    assert found.problems == ()
    assert (found.days[0].hashtags, found.days[0].url) == (("Book", "Read"), "https://a.example/")


@pytest.mark.parametrize("when", ["31 June", "sometime in May", "fifth Someday in May", "5 Junember"])
def test_a_date_that_cannot_be_read_is_told_where_it_stands_and_the_others_stay(when: str) -> None:
    found = read(f"days:\n  - name: Bad\n    when: {when}\n  - name: Good\n    when: 5 June\n")

    assert [day.name for day in found.days] == ["Good"]
    (problem,) = found.problems
    assert (problem.code, problem.position.path, problem.position.line) == ("awareness-day-unreadable", FILE, 3)
    assert "second Sunday in May" in problem.hint


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("days:\n  - when: 5 June\n", "key-missing"),
        ("days:\n  - name: A\n", "key-missing"),
        ("days: soon\n", "value-type"),
        ("days:\n  - soon\n", "value-type"),
        ("days:\n  - name: A\n    when: 5 June\n    colour: red\n", "key-unused"),
    ],
)
def test_what_is_missing_or_has_no_meaning_is_said(text: str, code: str) -> None:
    assert [problem.code for problem in read(text).problems] == [code]


def test_a_hub_without_the_file_has_no_days() -> None:
    assert awareness_days({}) == Days()
