"""What pages say of themselves, to networks and to search engines."""

from __future__ import annotations

import json
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.json_ld import encoded
from generator.plan.planning import percent
from tests.plan.planned import SITE, campaign, head, page, planned, record, story, undated, view


def data(plan: Any, url: str) -> dict[str, Any]:
    return dict(json.loads(head(plan, url).json_ld))


@given(value=st.text(min_size=1))
def test_json_within_a_page_can_neither_end_its_element_nor_lose_a_letter(value: str) -> None:
    text = encoded({"name": value})

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"name": value}


def test_json_within_a_page_leaves_out_what_is_empty_and_keeps_zero() -> None:
    assert json.loads(encoded({"a": "", "b": None, "c": [], "d": {"e": ""}, "f": 0})) == {"f": 0}


def test_a_story_that_stands_elsewhere_too_names_that_as_canonical(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "canonical: https://paper.example/a\n") + story("b"))

    assert head(plan, "/stories/a/").canonical == "https://paper.example/a"
    assert head(plan, "/stories/b/").canonical == "https://hub.example/stories/b/"


def test_translations_name_each_other_and_themselves(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("a.es") + story("a.ar") + story("b"))

    expected = [("en", "/stories/a/"), ("ar", "/ar/stories/a/"), ("es", "/es/stories/a/")]
    for _, url in expected:
        assert [(a.lang, a.url) for a in head(plan, url).alternates] == expected
    assert head(plan, "/stories/b/").alternates == ()


def test_the_hubs_own_language_comes_first_among_translations(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + "lang: es\n" + story("a") + story("a.en") + story("a.ar"))

    assert [a.lang for a in head(plan, "/en/stories/a/").alternates] == ["es", "ar", "en"]


def test_a_title_has_the_hubs_name_once(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a"))

    assert head(plan, "/").title == "Hub"
    assert head(plan, "/stories/a/").title == "a · Hub"


@pytest.mark.parametrize(
    ("updated", "modified"), [("", ""), ("updated: 2025-01-01\n", ""), ("updated: 2025-08-01\n", "2025-08-01")]
)
def test_a_story_was_modified_only_after_it_was_published(tmp_path: Path, updated: str, modified: str) -> None:
    assert head(planned(tmp_path, story("a", updated)), "/stories/a/").modified[:10] == modified


def test_a_campaign_was_modified_by_its_newest_update(tmp_path: Path) -> None:
    news = "updates: [{date: 2025-09-01, title: N, text: Yes.}, {date: 2025-08-01, title: O, text: Yes.}]\n"

    plan = planned(tmp_path, campaign("a", news))

    assert head(plan, "/campaigns/a/").modified.startswith("2025-09-01")
    assert [u.title for u in page(plan, "/campaigns/a/").updates] == ["N", "O"]


def test_the_first_author_with_a_handle_is_credited_and_else_the_hub(tmp_path: Path) -> None:
    people = undated("people/ann.md", title="Ann") + undated("people/bo.md", 'fediverse: "@bo@s.example"\n', title="Bo")
    text = story("a", "authors: [ann, bo]\n") + story("b", "authors: [ann, A guest]\n")

    plan = planned(tmp_path, SITE + 'fediverse: "@hub@s.example"\n' + people + text)

    assert head(plan, "/stories/a/").fediverse == "@bo@s.example"
    assert head(plan, "/stories/b/").fediverse == "@hub@s.example"
    assert head(plan, "/people/bo/").fediverse == "@bo@s.example"


def test_a_guest_is_an_author_without_a_page(tmp_path: Path) -> None:
    text = story("a", "authors: [ann, A guest]\n") + undated("people/ann.md", title="Ann")

    authors = data(planned(tmp_path, text), "/stories/a/")["author"]

    assert [a["name"] for a in authors] == ["Ann", "A guest"]
    assert [a.get("url") for a in authors] == ["https://hub.example/people/ann/", None]


@pytest.mark.parametrize("written", ["ann", "Ann Miller", "ann miller", "ANN MILLER"])
def test_an_author_is_known_by_slug_or_name_in_any_case(tmp_path: Path, written: str) -> None:
    front = f"authors: [{written}]\n"

    plan = planned(tmp_path, story("a", front) + campaign("c", front) + undated("people/ann.md", title="Ann Miller"))

    ann = page(plan, "/people/ann/")
    assert ([s.title for s in ann.stories], [c.title for c in ann.campaigns]) == (["a"], ["c"])
    assert page(plan, "/stories/a/").authors[0].url == page(plan, "/campaigns/c/").authors[0].url == "/people/ann/"


def test_only_a_campaign_that_counts_says_how_many_took_part(tmp_path: Path) -> None:
    plan = planned(tmp_path, campaign("a", "goal: 100\nprogress: 0\n") + campaign("b"))

    assert data(plan, "/campaigns/a/")["interactionStatistic"]["userInteractionCount"] == 0
    assert "interactionStatistic" not in data(plan, "/campaigns/b/")


def test_previous_is_the_older_story_and_next_the_newer_of_the_same_language(tmp_path: Path) -> None:
    stories = "".join(story(name, date=f"2025-05-0{n}") for n, name in enumerate(["old", "mid", "new"], start=1))

    middle = page(planned(tmp_path, stories + story("es", "lang: es\n", date="2025-05-02T12:00:00Z")), "/stories/mid/")

    assert (middle.previous.label, middle.next.label) == ("old", "new")


def test_previous_and_next_update_follow_time(tmp_path: Path) -> None:
    news = ", ".join(f"{{date: 2025-06-0{n}, title: N{n}, text: Yes.}}" for n in (2, 1, 3))

    update = page(planned(tmp_path, campaign("a", f"updates: [{news}]\n")), "/campaigns/a/updates/n2/")

    assert (update.previous.label, update.next.label) == ("N1", "N3")


def test_a_campaigns_page_comes_from_its_own_file_and_those_of_its_updates(tmp_path: Path) -> None:
    text = campaign("a") + record("campaigns/a/updates/2025-06-01-n.md")

    sources = planned(tmp_path, text)["/campaigns/a/"].sources

    assert sources == ("content/campaigns/a.md", "content/campaigns/a/updates/2025-06-01-n.md")


def test_a_description_is_the_summary_or_the_opening_or_the_title(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "summary: Short.\n") + story("b", body="We *began*.") + story("c", body="---"))

    assert [head(plan, f"/stories/{name}/").description for name in "abc"] == ["Short.", "We began.", "c"]


def test_shared_links_are_whole_and_carry_the_hubs_hashtag_where_a_story_has_none(tmp_path: Path) -> None:
    site = SITE + "share: [mastodon]\nhashtag: Ottersby\n"

    plan = planned(tmp_path, site + story("a") + story("b", "hashtags: [Own]\n"))

    (first,), (second,) = (page(plan, f"/stories/{name}/").share for name in "ab")
    assert "Ottersby" in first.url
    assert "https%3A%2F%2Fhub.example%2Fstories%2Fa%2F" in first.url
    assert "Own" in second.url
    assert "Ottersby" not in second.url


def test_pages_that_are_no_content_ask_not_to_be_found(tmp_path: Path) -> None:
    assert head(planned(tmp_path, story("a")), "/404.html").robots == "noindex"


@pytest.mark.parametrize(
    ("tag", "locale"), [("en", "en_GB"), ("en-US", "en_US"), ("es", "es_ES"), ("ar", "ar_EG"), ("pt-BR", "pt_BR")]
)
def test_a_language_has_the_likeliest_territory_for_networks(tmp_path: Path, tag: str, locale: str) -> None:
    plan = planned(tmp_path, SITE + f"lang: {tag}\n" + story("a"))

    assert head(plan, "/stories/a/").locale == locale


def test_a_story_belongs_to_the_campaign_of_its_own_language(tmp_path: Path) -> None:
    text = campaign("road", title="Road") + campaign("road.es", title="Calle")
    text += story("a", "campaign: road\n") + story("b", "campaign: road\nlang: es\n")

    plan = planned(tmp_path, text)

    assert page(plan, "/stories/a/").campaign.title == "Road"
    assert page(plan, "/es/stories/b/").campaign.title == "Calle"


def test_a_call_to_action_may_lead_to_a_mail_address_and_never_to_a_draft(tmp_path: Path) -> None:
    text = story("a", body='::: action url="mailto:us@hub.example" label="Write"\n:::')
    text += story("b", body='::: action campaign="secret" label="Sign"\n:::') + campaign("secret", "state: draft\n")

    plan = planned(tmp_path, text)

    assert page(plan, "/stories/a/").body.fills[0].url == "mailto:us@hub.example"
    assert not hasattr(page(plan, "/stories/b/").body.fills[0], "url")


def test_a_photo_that_is_not_there_leaves_its_words(tmp_path: Path) -> None:
    shown = page(planned(tmp_path, story("a", body="![The river at dusk](gone.jpg)")), "/stories/a/")

    assert shown.body.fills[0].text == "The river at dusk"


@given(goal=st.integers(1, 20_000), data=st.data())
def test_only_a_goal_that_is_reached_is_a_hundred_per_cent_and_none_is_rounded_up(
    goal: int, data: st.DataObject
) -> None:
    progress = data.draw(st.integers(0, 2 * goal))

    found = percent(SimpleNamespace(goal=float(goal), progress=float(progress)))  # type: ignore[arg-type]

    assert found == min(100, progress * 100 // goal)


@pytest.mark.parametrize(
    ("progress", "goal", "shown"),
    [
        (996, 1000, 99),
        (math.nextafter(1000, 0), 1000, 99),
        (29, 100, 29),
        (57, 100, 57),
        (0.5, 0, None),
        (None, 9, None),
        (-5, 9, 0),
    ],
)
def test_per_cents_are_cut_and_absent_where_there_is_nothing_to_count(
    progress: float | None, goal: float, shown: int | None
) -> None:
    assert percent(SimpleNamespace(goal=goal, progress=progress)) == shown  # type: ignore[arg-type]


def test_reading_takes_at_least_a_minute(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", body="Short.") + story("b", body="word " * 660))

    assert [page(plan, f"/stories/{name}/").minutes for name in "ab"] == [1, 3]


def test_every_page_has_the_feeds_of_the_hub(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "topics: [T]\n") + campaign("c") + undated("people/p.md"))

    for url in (u for u, output in plan.items() if output.recipe == "html"):
        assert "/feed.xml" in {feed.url for feed in view(plan, url).head.feeds}, url
