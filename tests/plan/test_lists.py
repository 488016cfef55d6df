"""Lists: what is on them, how often, in which order and on how many pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.lists import _near, pagination
from tests.plan.planned import SITE, campaign, head, page, planned, record, story, undated

BOTH = story("a", "translation_key: x\n") + story("b", "translation_key: x\nlang: es\n")


def titles(items: object) -> list[str]:
    return [item.title for item in items]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_a_list_has_as_many_pages_as_its_stories_fill(tmp_path: Path, count: int, pages: int) -> None:
    stories = "".join(story(f"s{n}", date=f"2025-05-0{n + 1}") for n in range(count))

    plan = planned(tmp_path, SITE + "per_page: 2\n" + (stories or undated("pages/about.md")))

    urls = ["/stories/", *(f"/stories/page/{n}/" for n in range(2, 9))]
    shown = [titles(page(plan, url).items) for url in urls if url in plan]
    assert len(shown) == max(pages, 1)
    assert [title for part in shown for title in part] == [f"s{n}" for n in reversed(range(count))]


def test_the_pages_of_a_list_lead_to_each_other_and_number_their_titles(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + "per_page: 1\n" + story("a") + story("b") + story("c"))

    first, second, third = (head(plan, url) for url in ("/stories/", "/stories/page/2/", "/stories/page/3/"))
    assert (first.previous, first.next) == ("", "/stories/page/2/")
    assert (second.previous, second.next) == ("/stories/", "/stories/page/3/")
    assert (third.previous, third.next) == ("/stories/page/2/", "")
    assert len({first.og_title, second.og_title, third.og_title}) == 3


@given(total=st.integers(1, 3000), data=st.data())
def test_the_way_through_a_long_list_is_never_more_than_nine_links(total: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, total))

    near = _near(number, total)

    assert len(near) <= 9
    assert near == sorted(set(near))
    assert {1, number, total, max(1, number - 1), min(total, number + 1)} <= set(near)


@given(total=st.integers(1, 40))
def test_from_the_first_page_next_leads_through_all_and_previous_back(total: int) -> None:
    pages = [pagination("/stories/", number, total) for number in range(1, total + 1)]
    urls = ["/stories/", *(f"/stories/page/{number}/" for number in range(2, total + 1))]

    assert [p.next for p in pages] == [*urls[1:], ""]
    assert [p.previous for p in pages] == ["", *urls[:-1]]


def test_a_story_in_two_languages_is_listed_once_and_in_its_own_languages_list(tmp_path: Path) -> None:
    plan = planned(tmp_path, BOTH)

    assert titles(page(plan, "/stories/").items) == ["a"]
    assert titles(page(plan, "/stories/2025/").items) == ["a"]
    assert titles(page(plan, "/es/").items) == ["b"]
    assert page(plan, "/").story_count == 1


def test_a_story_that_is_told_in_another_language_only_is_listed_among_all(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: es\n"))

    assert titles(page(plan, "/stories/").items) == ["a", "b"]


def test_a_topic_lists_a_translated_story_once_even_where_only_the_translation_has_it(tmp_path: Path) -> None:
    both = story("a", "translation_key: x\ntopics: [Food]\n")
    both += story("b", "translation_key: x\nlang: es\ntopics: [Food, Cocina]\n")

    plan = planned(tmp_path, both)

    assert titles(page(plan, "/topics/food/").items) == ["a"]
    assert titles(page(plan, "/topics/cocina/").items) == ["b"]


def test_a_campaign_in_two_languages_is_listed_once_wherever_campaigns_are(tmp_path: Path) -> None:
    news = "topics: [Streets]\nupdates: [{date: 2025-06-01, title: News, text: Yes.}]\n"
    plan = planned(
        tmp_path,
        campaign("road", news, title="Road")
        + campaign("road.es", news, title="Calle")
        + story("a", "topics: [Streets]\n"),
    )

    assert titles(page(plan, "/campaigns/").open) == ["Road"]
    assert titles(page(plan, "/").campaigns["live"]) == ["Road"]
    assert [u.url for u in page(plan, "/").updates["news"]] == ["/campaigns/road/updates/news/"]
    assert titles(page(plan, "/topics/streets/").campaigns) == ["Road"]
    assert titles(page(plan, "/es/").campaigns) == ["Calle"]


def test_a_person_in_two_languages_is_listed_once(tmp_path: Path) -> None:
    plan = planned(tmp_path, undated("people/rosa.md", title="Rosa") + undated("people/rosa.es.md", title="Rosa"))

    assert [p.url for p in page(plan, "/people/").people] == ["/people/rosa/"]


def test_a_person_in_two_languages_leads_from_one_to_the_other(tmp_path: Path) -> None:
    plan = planned(tmp_path, undated("people/rosa.md", title="Rosa") + undated("people/rosa.es.md", title="Rosa"))

    assert [(a.lang, a.url) for a in page(plan, "/people/rosa/").translations] == [
        ("en", "/people/rosa/"),
        ("es", "/es/people/rosa/"),
    ]


def test_campaigns_with_a_term_stand_on_the_first_page_of_its_list(tmp_path: Path) -> None:
    stories = "".join(story(f"s{n}", "topics: [Streets]\n") for n in range(2))

    plan = planned(tmp_path, SITE + "per_page: 1\n" + stories + campaign("road", "topics: [Streets]\n"))

    assert titles(page(plan, "/topics/streets/").campaigns) == ["road"]
    assert page(plan, "/topics/streets/page/2/").campaigns == ()


def test_a_terms_page_leads_to_its_sisters_and_not_to_itself(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "topics: [Food, School]\n"))

    assert [t.label for t in page(plan, "/topics/food/").terms] == ["School"]


def test_open_campaigns_stand_apart_from_those_that_have_ended(tmp_path: Path) -> None:
    states = ("live", "paused", "won", "partly-won", "lost", "closed")

    plan = planned(tmp_path, "".join(campaign(state, f"state: {state}\n") for state in states))

    assert {c.state for c in page(plan, "/campaigns/").open} == {"live", "paused"}
    assert {c.state for c in page(plan, "/campaigns/").ended} == {"won", "partly-won", "lost", "closed"}


def test_the_front_page_holds_as_much_as_the_theme_asks_for_in_the_hubs_own_language(tmp_path: Path) -> None:
    stories = "".join(story(f"s{n}", date=f"2025-05-0{n + 1}") for n in range(5)) + story(
        "es", "lang: es\n", date="2025-06-01"
    )
    campaigns = campaign("won", "state: won\n") + campaign("live")

    home = page(planned(tmp_path, stories + campaigns), "/")

    assert titles(home.stories["recent"]) == ["s4", "s3", "s2"]
    assert titles(home.campaigns["live"]) == ["live"]


def test_the_front_page_shows_updates_newest_first(tmp_path: Path) -> None:
    updates = "updates: [{date: 2025-06-01, title: First, text: A.}, {date: 2025-08-01, title: Third, text: A.}]\n"
    other = "updates: [{date: 2025-07-01, title: Second, text: A.}]\n"

    home = page(planned(tmp_path, campaign("a", updates) + campaign("b", other)), "/")

    assert titles(home.updates["news"]) == ["Third", "Second", "First"]


def test_the_front_page_quotes_and_counts_in_the_hubs_own_language(tmp_path: Path) -> None:
    front = "quotes: [{text: %s, who: Rosa}]\nnumbers: [{value: %s, label: people}]\n"
    text = story("es", "lang: es\n" + front % ("Hola", "1"), date="2025-09-01")
    text += "".join(story(f"s{n}", front % (f"Hello {n}", n), date=f"2025-05-0{n}") for n in range(1, 7))

    home = page(planned(tmp_path, text), "/")

    assert home.quote.text == "Hello 6"
    assert home.quote_story.url == "/stories/s6/"
    assert [number.value for number in home.numbers] == ["6", "5", "4", "3"]


def test_a_withheld_story_leaves_no_trace_on_any_output(tmp_path: Path) -> None:
    secret = "topics: [Secrets]\nhashtags: [Whispers]\nplace: Nowhere\nauthors: [Mallory]\ncampaign: road\naliases: [/old/]\n"
    text = story("a", date="2024-01-01") + campaign("road")
    for name, reason in {"d": "draft: true", "e": "expires: 2026-01-01", "p": "publish: 2027-01-01"}.items():
        text += story(name, f"{reason}\n{secret}", body="Hush, #Murmurs.", title="Hidden")

    plan = planned(tmp_path, text)

    said = "\n".join(f"{url} {output.view}" for url, output in plan.items())
    for word in ("Hidden", "Secrets", "Whispers", "Nowhere", "Mallory", "Murmurs", "Hush", "/old/", "/stories/2025/"):
        assert word.casefold() not in said.casefold(), word


def test_every_first_page_of_a_language_names_all_others(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: es\n") + story("c", "lang: ar\n"))

    for url in ("/", "/es/", "/ar/"):
        assert [(a.lang, a.url) for a in head(plan, url).alternates] == [("en", "/"), ("ar", "/ar/"), ("es", "/es/")]
    assert head(plan, "/stories/").alternates == ()


def test_a_languages_list_has_everything_that_is_told_in_it(tmp_path: Path) -> None:
    told = record("events/fair.md", "lang: es\nstart: 2026-09-01\n", title="Feria")
    told += undated("groups/walk.md", "lang: es\n", title="Caminar") + undated(
        "people/eva.md", "lang: es\n", title="Eva"
    )
    told += undated("groups/other.md", title="Other")

    plan = planned(tmp_path, SITE.replace("theme: plain\n", "") + story("a") + told)

    assert [(g.title, titles(g.items)) for g in page(plan, "/es/").mentions] == [
        ("Actos", ["Feria"]),
        ("Grupos", ["Caminar"]),
        ("Personas", ["Eva"]),
    ]
    assert [(t.label, t.url, t.count) for t in page(plan, "/es/").terms] == [("Actos", "/es/events/", 1)]


def test_languages_are_called_by_their_own_names_with_a_capital(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: es\n") + story("c", "lang: fr\n"))

    assert [a.label for a in head(plan, "/").alternates] == ["English", "Español", "Français"]


def test_a_languages_name_within_a_title_is_written_as_that_language_does(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE.replace("theme: plain\n", "") + story("a") + story("b", "lang: es\n"))

    assert page(plan, "/es/").title == "Historias en español"


def test_the_menu_has_what_there_is_and_then_pages_in_their_order(tmp_path: Path) -> None:
    pages = undated("pages/a.md", "menu: 2\n", title="Last") + undated("pages/z.md", "menu: 1\n", title="First")
    pages += undated("pages/es.md", "menu: 1\nlang: es\n", title="Otra") + undated("pages/no.md", title="Not there")

    site = planned(tmp_path, story("s") + pages)["/"].view.site  # type: ignore[attr-defined]

    assert [item.label for item in site.menu] == ["Stories", "First", "Last"]


def test_a_list_in_another_language_has_its_language_and_feeds(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: ar\n"))

    assert (plan["/ar/"].view.lang, plan["/ar/"].view.dir) == ("ar", "rtl")  # type: ignore[attr-defined]
    assert head(plan, "/ar/").feeds[0].url == "/ar/feed.xml"
    assert "/ar/feed.xml" in plan


def test_a_list_of_a_language_has_an_address_in_small_letters(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: pt-BR\n"))

    assert "/pt-br/" in plan
    assert "/pt-br/stories/b/" in plan


def test_a_story_and_its_translation_count_once_in_years_and_topics(tmp_path: Path) -> None:
    text = story("a", "topics: [T]\ntranslation_key: k\n") + story("b", "topics: [T]\ntranslation_key: k\nlang: es\n")

    plan = planned(tmp_path, text)

    assert [t.count for t in page(plan, "/stories/").terms] == [1]
    assert [t.count for t in page(plan, "/topics/").terms] == [1]
