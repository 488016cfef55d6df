"""Which stories go with which day, the page that says so, and its calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from generator.build import prepare
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import campaign, head, page, planned, story, view
from tools.judge_calendars.readers import with_icalendar

SITE = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntimezone: America/New_York\ncards: {enabled: no}\n"
TODAY = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


def days(*each: str) -> str:
    return "-- content/data/awareness-days.yaml --\ndays:\n" + "".join(f"  - {one}\n" for one in each)


BOOK = "{name: World Book Day, when: first Thursday in March, topics: [Library], hashtags: [WorldBookDay]}"


def shown(folder: Path, text: str, today: dt.datetime = TODAY) -> list[Any]:
    months = page(planned(folder, SITE + text, today=today), "/awareness-days/").months
    return [day for month in months for day in month.days]


def test_a_day_suggests_the_stories_that_share_most_with_it(tmp_path: Path) -> None:
    text = (
        days(BOOK)
        + story("old", "topics: [library]\n", date="2024-01-01")
        + story("new", "topics: [Library]\n", date="2025-01-01")
        + story("both", "topics: [Library]\nhashtags: [worldbookday]\n", date="2023-01-01")
        + story("other", "topics: [Food]\n")
    )
    (day,) = shown(tmp_path, text)

    assert [item.label for item in day.suggestions] == ["both", "new", "old"]
    assert day.suggestions[0].why == ("Library", "worldbookday")
    assert day.suggestions[0].kit == "/stories/both/share/"
    assert (day.date.iso, day.number, day.weekday) == ("2027-03-04", "4", "Thursday")


def test_an_open_campaign_comes_first_and_one_that_is_over_does_not_come(tmp_path: Path) -> None:
    text = days(BOOK) + story("s", "topics: [Library]\n") + campaign("open", "topics: [Library]\n")
    text += campaign("won", "topics: [Library]\nstate: won\n")
    text += campaign("late", "topics: [Library]\ndeadline: 2026-11-01\n")

    (day,) = shown(tmp_path, text)
    assert [(item.label, item.is_campaign) for item in day.suggestions] == [("open", True), ("s", False)]


def test_a_story_comes_up_again_only_when_the_others_have_had_their_turn(tmp_path: Path) -> None:
    stories = "".join(story(f"s{n}", "topics: [Food]\n", date=f"2025-01-0{n}") for n in range(1, 7))
    text = days("{name: A, when: 1 May, topics: [Food]}", "{name: B, when: 2 May, topics: [Food]}") + stories

    first, second = shown(tmp_path, text)
    assert [item.label for item in (*first.suggestions, *second.suggestions)] == ["s6", "s5", "s4", "s3", "s2", "s1"]


def test_days_stand_from_today_on_by_month_and_one_that_goes_on_is_now(tmp_path: Path) -> None:
    text = days(
        "{name: Past, when: 27 November}", "{name: Week, when: 25-30 November}", "{name: Soon, when: 5 December}"
    )
    months = page(planned(tmp_path, SITE + text, today=TODAY), "/awareness-days/").months

    assert [(month.title, [day.name for day in month.days]) for month in months] == [
        ("November 2026", ["Week"]),
        ("December 2026", ["Soon"]),
        ("November 2027", ["Past"]),
    ]
    assert [day.now for month in months for day in month.days] == [True, False, False]


def test_the_plan_holds_until_the_next_day_begins_or_ends_by_the_hubs_clock(tmp_path: Path) -> None:
    text = SITE + days("{name: Week, when: 25-30 November}", "{name: Soon, when: 5 December}")
    plan = prepare(options(write_hub(tmp_path, text), today=TODAY), Silent()).plan

    assert plan.turn == dt.datetime(2026, 12, 1, 5, tzinfo=dt.UTC)


def test_search_engines_are_asked_to_pass_over_the_page(tmp_path: Path) -> None:
    assert head(planned(tmp_path, SITE + days(BOOK)), "/awareness-days/").robots == "noindex"


def test_the_calendar_is_the_same_on_any_day_and_recurs_on_the_right_days(tmp_path: Path) -> None:
    from generator.render.calendar import render

    text = SITE + days(BOOK, "{name: Week, when: 1-7 June}", "{name: Once, when: [2027-03-04, 2028-03-02]}")
    text += story("s", "topics: [Library]\n")
    made = [
        render(
            view(planned(tmp_path, text, today=TODAY + later), "/awareness-days/calendar.ics"),
            dict[str, bytes]().__getitem__,
        )
        for later in (dt.timedelta(), dt.timedelta(days=400))
    ]
    found = with_icalendar(made[0], dt.datetime.fromisoformat("2027-01-01"), dt.datetime.fromisoformat("2029-01-01"))

    assert made[0] == made[1]
    assert [(each.wall, each.title) for each in found] == [
        ("2027-03-04", "Once"),
        ("2027-03-04", "World Book Day"),
        ("2027-06-01", "Week"),
        ("2028-03-02", "Once"),
        ("2028-03-02", "World Book Day"),
        ("2028-06-01", "Week"),
    ]
    assert b"https://hub.example/stories/s/share/" in made[0].replace(b"\r\n ", b"")


def test_a_share_kit_names_the_days_that_suit_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + days(BOOK) + story("s", "topics: [Library]\n") + story("t"))

    assert [(d.label, d.url) for d in page(plan, "/stories/s/share/").days] == [
        ("World Book Day", "/awareness-days/#world-book-day")
    ]
    assert page(plan, "/stories/t/share/").days == ()


def test_mistakes_in_the_file_are_told_by_the_build(tmp_path: Path) -> None:
    text = SITE + days("{name: A, when: 31 June}")
    problems = prepare(options(write_hub(tmp_path, text)), Silent()).problems

    assert [(p.code, p.position.line) for p in problems] == [("awareness-day-unreadable", 2)]


def test_a_hub_without_the_file_has_no_page(tmp_path: Path) -> None:
    assert "/awareness-days/" not in planned(tmp_path, SITE)
