"""What pages, cards and feeds tell of a campaign's life: states with their days, milestones, what happened next."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.plan.output import Output
from tests.kit import SITE as WITH_CARDS
from tests.kit import jpeg, write, write_hub
from tests.laws.builds import Silent, make, options
from tests.plan.planned import SITE, campaign, head, page, planned, story, view

ROAD = "/campaigns/road/"
NEWS = (
    "updates:\n- {date: 2025-06-01, title: Yes, state: won}\n- {date: 2025-05-20, title: Half, progress: 260}\n"
    "- {date: 2025-06-02, title: Cones}\n"
)


def road(front: str, *, title: str = "Road") -> str:
    return campaign("road", front, title=title)


def on(folder: Path, day: str, text: str) -> dict[str, Output]:
    return planned(folder, text, today=dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def test_a_page_tells_the_days_of_each_state(tmp_path: Path) -> None:
    steps = page(planned(tmp_path, road(f"outcome: Built.\n{NEWS}")), ROAD).history

    assert [(step.state, step.date.iso) for step in steps] == [("live", "2025-05-07"), ("won", "2025-06-01")]


def test_news_after_the_end_is_what_happened_next(tmp_path: Path) -> None:
    found = page(planned(tmp_path, road(f"outcome: Built.\n{NEWS}")), ROAD)

    assert [update.title for update in found.updates[: found.happened_next]] == ["Cones"]


def test_a_page_tells_which_milestones_were_reached_and_when(tmp_path: Path) -> None:
    marks = page(planned(tmp_path, road(f"goal: 500\nprogress: 300\n{NEWS}")), ROAD).milestones

    assert [(mark.at, mark.label, mark.reached) for mark in marks] == [
        ("125", "", True),
        ("250", "Half way", True),
        ("375", "", False),
        ("500", "", False),
    ]
    assert [mark.date.iso if mark.date else "" for mark in marks] == ["2025-05-20", "2025-05-20", "", ""]


def test_an_open_campaign_says_how_far_it_is_to_the_next_milestone(tmp_path: Path) -> None:
    coming = page(planned(tmp_path, road("goal: 500\nprogress: 212\n")), ROAD).campaign.next_milestone

    assert (coming.missing, coming.at, coming.label) == ("38", "250", "Half way")


def test_a_campaign_that_was_won_has_no_next_milestone(tmp_path: Path) -> None:
    assert page(planned(tmp_path, road("state: won\ngoal: 500\nprogress: 212\n")), ROAD).campaign.next_milestone is None


@pytest.mark.parametrize(("day", "state"), [("2025-06-30", "live"), ("2025-07-01", "ended")])
def test_a_live_campaign_has_ended_for_readers_after_its_last_day(tmp_path: Path, day: str, state: str) -> None:
    plan = on(tmp_path, day, road("deadline: 2025-06-30\n"))

    assert page(plan, ROAD).campaign.state == state
    assert bool(page(plan, "/campaigns/").open) is (state == "live")
    assert bool(page(plan, "/").campaigns["live"]) is (state == "live")


def test_a_plan_turns_at_the_end_of_a_deadlines_day_by_the_hubs_clock(tmp_path: Path) -> None:
    site = SITE.replace("timezone: Europe/London", "timezone: America/New_York")
    today = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)

    plan = prepare(options(write_hub(tmp_path, site + road("deadline: 2025-06-30\n")), today=today), Silent()).plan

    assert plan.turn == dt.datetime.fromisoformat("2025-07-01T00:00:00-04:00")


def test_a_build_on_a_later_day_says_that_a_campaign_has_ended(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE.replace("theme: plain", "cards: {enabled: no}") + road("deadline: 2025-06-30\n"))
    make(tmp_path, today=dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC))

    report = make(tmp_path, today=dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC))

    assert ROAD in report.rendered
    assert "The deadline was" in (tmp_path / "public/campaigns/road/index.html").read_text(encoding="utf-8")


def test_a_build_on_a_later_day_takes_up_a_state_that_was_still_to_come(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + road("outcome: Built.\nhistory: {won: 2025-07-01}\n"))
    first = make(tmp_path, today=dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC))

    second = make(tmp_path, today=dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC))

    assert [problem.code for problem in first.problems] == ["campaign-state-future"]
    assert second.problems == ()
    assert "/won/" in second.rendered


def test_a_story_says_in_lists_that_its_campaign_was_won(tmp_path: Path) -> None:
    plan = planned(tmp_path, road("state: partly-won\n") + story("a", "campaign: road\n") + story("b"))

    assert [item.won for item in page(plan, "/stories/").items] == ["partly-won", ""]


def items(plan: dict[str, Output], url: str) -> list[Any]:
    return list(view(plan, url).items)


def test_a_feed_tells_of_an_outcome_on_its_day(tmp_path: Path) -> None:
    plan = planned(tmp_path, road("outcome: It is built.\nhistory: {won: 2025-06-01}\n"))

    for url in ("/feed.xml", "/campaigns/road/feed.json"):
        (item,) = items(plan, url)
        assert (item.title, item.summary, item.url) == ("Won: Road", "It is built.", ROAD)
        assert item.published.startswith("2025-06-01")
        assert "Won" in item.categories


def test_an_update_that_tells_of_the_outcome_is_the_news(tmp_path: Path) -> None:
    plan = planned(tmp_path, road(f"outcome: Built.\n{NEWS}"))

    assert [item.title for item in items(plan, "/feed.xml")] == ["Road: Cones", "Won: Road: Yes", "Road: Half"]


def test_an_outcome_without_a_day_is_no_news(tmp_path: Path) -> None:
    assert items(planned(tmp_path, road("state: won\noutcome: Built.\n")), "/feed.xml") == []


@pytest.mark.parametrize("state", ["won", "partly-won", "lost", "closed"])
def test_a_story_in_a_feed_says_what_came_of_its_campaign(tmp_path: Path, state: str) -> None:
    plan = planned(tmp_path, road(f"state: {state}\noutcome: It is built.\n") + story("a", "campaign: road\n"))

    note = items(plan, "/feed.xml")[0].note

    assert (note.label, note.url, note.after) == ("Road", ROAD, "It is built.")
    assert state.replace("-", " ").replace("closed", "ended") in note.before


def test_a_story_of_an_open_campaign_says_nothing_of_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, road("") + story("a", "campaign: road\n"))

    assert items(plan, "/feed.xml")[0].note is None


def test_news_in_either_form_has_its_page_its_feed_item_and_its_photo(tmp_path: Path) -> None:
    write(tmp_path, "content/campaigns/road/a.jpg", jpeg(400, 300))
    write(tmp_path, "content/campaigns/road/updates/b.jpg", jpeg(300, 300))
    own = "-- content/campaigns/road/updates/two.md --\n---\ntitle: Two\ndate: 2025-06-02\nphoto: {file: b.jpg, alt: B}\n---\nB.\n"
    inline = "updates: [{date: 2025-06-01, title: One, text: A., photo: {file: a.jpg, alt: A}, milestone: A hundred}]\n"

    plan = planned(tmp_path, campaign("road/index", inline, title="Road") + own)

    pages = [page(plan, f"{ROAD}updates/{name}/").update for name in ("one", "two")]
    assert [update.photo.alt for update in pages] == ["A", "B"]
    assert pages[0].milestone == "A hundred"
    assert [item.title for item in items(plan, "/feed.xml")] == ["Road: Two", "Road: One"]
    assert all(item.image for item in items(plan, "/feed.xml"))


def test_machines_read_that_news_is_part_of_its_campaign(tmp_path: Path) -> None:
    plan = planned(tmp_path, road(f"outcome: Built.\n{NEWS}"))

    whole = json.loads(head(plan, ROAD).json_ld)
    part = json.loads(head(plan, f"{ROAD}updates/yes/").json_ld)
    assert whole["@type"] == part["@type"] == "NewsArticle"
    assert [news["headline"] for news in whole["hasPart"]] == ["Cones", "Yes", "Half"]
    assert part["isPartOf"]["url"] == "https://hub.example/campaigns/road/"


def words(plan: dict[str, Output], url: str) -> str:
    return str(head(plan, url).image.alt)


CARDS = "-- site.yaml --\n" + WITH_CARDS.replace("cards: {enabled: no}\n", "")


def test_cards_tell_how_a_campaign_ended(tmp_path: Path) -> None:
    front = f"goal: 500\nprogress: 300\noutcome: It is built.\n{NEWS}"
    stories = story("a", "campaign: road\ntopics: [Streets]\n")

    plan = planned(tmp_path, CARDS + road(front) + stories)

    assert words(plan, ROAD).startswith("Won · Road")
    assert words(plan, f"{ROAD}updates/yes/").startswith("Won · Yes")
    assert "What we won" in words(plan, "/won/")
    texts = [getattr(layer, "text", "") for layer in view(plan, "/stories/a/card.jpg").layers]
    assert any("Campaign won" in str(layer) for layer in (*texts, view(plan, "/stories/a/card.jpg")))


def test_the_card_of_a_milestone_shows_how_far_the_campaign_had_come_by_then(tmp_path: Path) -> None:
    front = "goal: 500\nprogress: 400\nupdates: [{date: 2025-06-01, title: Half, milestone: Half way, progress: 260}]\n"

    plan = planned(tmp_path, CARDS + road(front))

    layers = view(plan, f"{ROAD}updates/half/card.jpg").layers
    (bar,) = [layer for layer in layers if type(layer).__name__ == "ProgressLayer"]
    assert (bar.fraction, bar.ticks) == (0.52, (0.25, 0.5, 0.75))


def test_a_card_can_draw_a_campaigns_count_over_time(tmp_path: Path) -> None:
    layout = "layers:\n- {type: chart, when: [history], colour: spot, track: line, box: {start: 0, end: 0, top: 0, bottom: 0}}\n"
    write(tmp_path, "theme/cards/campaign.yaml", f"extends: noticeboard\n{layout}")

    plan = planned(tmp_path, CARDS + road(f"goal: 500\nprogress: 300\n{NEWS}").replace("state: won", "milestone: A"))

    charts = [layer for layer in view(plan, f"{ROAD}card.jpg").layers if type(layer).__name__ == "ChartLayer"]
    assert [chart.values for chart in charts] == [(260.0, 300.0)]
