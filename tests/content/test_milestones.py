"""Milestones: which stand on the way to a goal, which were reached and when, which is next."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.content.milestones import following, marks
from generator.content.records import Milestone


def day(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("goal", "stands"),
    [
        (500.0, [125, 250, 375, 500]),
        (22.0, [11, 22]),
        (3.0, [3]),
        (2.5, [2.5]),
        (None, []),
        (0.0, []),
        (-4.0, []),
    ],
)
def test_quarters_of_the_goal_serve_as_far_as_they_are_whole(goal: float | None, stands: list[float]) -> None:
    assert [mark.at for mark in marks(goal, None)] == stands


def test_the_half_of_a_goal_has_a_name() -> None:
    assert [mark.label for mark in marks(500, None, half="Half way")] == ["", "Half way", "", ""]


def test_milestones_that_somebody_chose_are_the_only_ones_and_in_order() -> None:
    found = marks(500, None, [Milestone(400), Milestone(100, "A hundred")])

    assert [(mark.at, mark.label, mark.fraction) for mark in found] == [(100, "A hundred", 0.2), (400, "", 0.8)]


def test_without_a_goal_the_farthest_milestone_is_the_whole_way() -> None:
    assert [mark.fraction for mark in marks(None, None, [Milestone(50), Milestone(200)])] == [0.25, 1]


@pytest.mark.parametrize(("count", "reached"), [(None, 0), (124.0, 0), (125.0, 1), (499.0, 3), (500.0, 4), (900.0, 4)])
def test_a_milestone_is_reached_by_its_very_count(count: float | None, reached: int) -> None:
    assert sum(mark.reached for mark in marks(500, count)) == reached


@pytest.mark.parametrize(("count", "at"), [(None, 125), (125.0, 250), (500.0, None)])
def test_the_next_milestone_is_the_first_that_is_not_reached(count: float | None, at: float | None) -> None:
    found = following(marks(500, count))

    assert (found.at if found else None) == at


def test_a_milestone_was_reached_on_the_first_day_whose_count_is_enough() -> None:
    counted = [(day("2025-03-03"), 300.0), (day("2025-03-01"), 124.0), (day("2025-03-02"), 260.0)]

    assert [mark.on and mark.on.day for mark in marks(500, 300, counted=counted)] == [2, 2, None, None]


def test_a_day_that_somebody_wrote_down_is_believed_first() -> None:
    found = marks(500, 300, [Milestone(250, "", day("2025-02-27"))], [(day("2025-03-02"), 260.0)])

    assert found[0].on == day("2025-02-27")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Half way", True),
        ("We are half way there", True),
        ("1,000 signatures", True),
        ("1000", True),
        ("10,000 signatures", False),
        ("Halfway", False),
        ("News", False),
    ],
)
def test_news_tells_of_a_milestone_by_its_name_or_its_number(words: str, told: bool) -> None:
    (mark,) = marks(2000, None, [Milestone(1000, "Half way")], told=[(day("2025-03-02"), words)])

    assert mark.reached is told
