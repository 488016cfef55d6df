"""What rises: used more of late than before, by dates alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.plan.rising import rise
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, page, planned, record, story

TODAY = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)  # a Saturday


def told(tag: str, *days: str) -> str:
    return "".join(story(f"{tag.casefold()}{day}", f"hashtags: [{tag}]\n", date=day) for day in days)


def risen(folder: Path, text: str, today: dt.datetime = TODAY) -> list[Any]:
    return list(page(planned(folder, text, today=today), "/hashtags/").rising)


def labels(folder: Path, text: str, today: dt.datetime = TODAY) -> list[str]:
    return [term.label for term in risen(folder, text, today)]


@pytest.mark.parametrize(("now", "before", "score"), [(0, 0, 1.0), (2, 0, 3.0), (3, 13, 4 / 3), (8, 52, 1.0)])
def test_the_formula_holds_now_against_its_share_of_the_year_before(now: int, before: int, score: float) -> None:
    assert rise(now, before) == pytest.approx(score)


def test_two_uses_of_late_rise_and_one_does_not(tmp_path: Path) -> None:
    text = told("Flood", "2026-11-02", "2026-11-20") + told("Once", "2026-11-20")

    assert labels(tmp_path, text) == ["Flood"]


def test_what_is_always_used_does_not_rise(tmp_path: Path) -> None:
    weekly = [(dt.date(2026, 11, 25) - dt.timedelta(weeks=3 * n)).isoformat() for n in range(20)]

    assert labels(tmp_path, told("Always", *weekly)) == []


def test_uses_stand_in_their_weeks_the_oldest_first(tmp_path: Path) -> None:
    (term,) = risen(tmp_path, told("Flood", "2026-10-05", "2026-11-22", "2026-11-23", "2026-11-27"))

    assert term.weeks == (1, 0, 0, 0, 0, 0, 1, 2)
    assert term.is_new
    assert term.url == "/hashtags/flood/"


def test_campaigns_updates_and_events_that_come_count_as_stories_do(tmp_path: Path) -> None:
    text = (
        campaign(
            "c", "hashtags: [Bus]\nupdates: [{date: 2026-11-10, title: U, text: '#Bus again'}]\n", date="2026-11-03"
        )
        + record("events/e.md", "start: 2026-12-20\nhashtags: [Bus]\n")
        + record("events/f.md", "start: 2027-06-20\nhashtags: [Bus]\n")
    )
    (term,) = risen(tmp_path, text)

    assert term.count == 3


def test_a_translation_is_no_second_use(tmp_path: Path) -> None:
    text = story("a", "hashtags: [Flood]\n", date="2026-11-20") + record(
        "stories/a.es.md", "hashtags: [Flood]\n", date="2026-11-20"
    )

    assert labels(tmp_path, text) == []


def test_the_front_page_shows_hashtags_first_and_topics_after_them(tmp_path: Path) -> None:
    text = story("a", "topics: [Water]\nhashtags: [Flood]\n", date="2026-11-20") + story(
        "b", "topics: [Water]\nhashtags: [Flood]\n", date="2026-11-21"
    )

    assert [term.label for term in page(planned(tmp_path, text, today=TODAY), "/").rising] == ["#Flood", "Water"]


def test_the_plan_holds_until_monday_by_the_hubs_clock_and_until_nothing_else_changes(tmp_path: Path) -> None:
    text = SITE + told("Flood", "2026-11-20")
    plan = prepare(options(write_hub(tmp_path, text), today=TODAY), Silent()).plan

    assert plan.turn == dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


def test_what_rises_is_the_same_all_week_and_another_in_the_next(tmp_path: Path) -> None:
    text = told("Flood", "2026-10-06", "2026-11-20")

    week = [labels(tmp_path, text, TODAY + dt.timedelta(days=days)) for days in (-5, 0, 1)]
    assert week == [["Flood"]] * 3
    assert labels(tmp_path, text, TODAY + dt.timedelta(days=2)) == []
