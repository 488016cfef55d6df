"""One page for a hashtag or topic, over all kinds."""

from __future__ import annotations

from pathlib import Path

from tests.plan.planned import campaign, page, planned, record, story, undated

SITE = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntimezone: Europe/London\n"


def titles(groups: tuple[object, ...]) -> dict[str, list[str]]:
    return {group.kind: [item.title for item in group.items] for group in groups}  # type: ignore[attr-defined]


def test_a_hashtag_gathers_stories_campaigns_updates_people_and_pages_however_it_is_written(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        SITE
        + story("s", "hashtags: [safermillroad]\n")
        + campaign("c", "hashtags: [SaferMillRoad]\nupdates: [{date: 2025-06-01, title: U, text: '#sáferMillRoad'}]\n")
        + undated("people/p.md", "hashtags: [SAFERMILLROAD]\n", title="P")
        + undated("pages/about.md", "hashtags: [safermillroad]\n", title="About"),
    )
    found = page(plan, "/hashtags/safermillroad/")

    assert found.title == "#SaferMillRoad"
    assert [s.title for s in found.items] == ["s"]
    assert [c.title for c in found.campaigns] == ["c"]
    assert titles(found.mentions) == {"update": ["U"], "person": ["P"], "page": ["About"]}
    assert [(t.label, t.count) for t in page(plan, "/hashtags/").terms] == [("SaferMillRoad", 5)]


def test_several_updates_in_one_file_are_several(tmp_path: Path) -> None:
    two = "[{date: 2025-06-01, title: Old, text: '#Bus'}, {date: 2025-07-01, title: New, text: '#Bus'}]"
    plan = planned(tmp_path, SITE + campaign("c", f"updates: {two}\n"))

    (group,) = page(plan, "/hashtags/bus/").mentions
    assert [item.title for item in group.items] == ["New", "Old"]
    assert group.items[0].of.label == "c"


def test_only_the_first_page_of_a_long_list_shows_the_rest(tmp_path: Path) -> None:
    text = SITE.replace("timezone", "per_page: 1\ntimezone") + undated("people/p.md", "topics: [Food]\n", title="P")
    plan = planned(tmp_path, text + story("a", "topics: [Food]\n") + story("b", "topics: [Food]\n"))

    assert titles(page(plan, "/topics/food/").mentions) == {"person": ["P"]}
    assert page(plan, "/topics/food/page/2/").mentions == ()


def test_what_a_list_mentions_is_in_its_key(tmp_path: Path) -> None:
    text = SITE + story("s", "topics: [Food]\n") + undated("people/p.md", "topics: [Food]\n", title="P")
    before = planned(tmp_path, text)["/topics/food/"].view
    after = planned(tmp_path, text.replace("title: P", "title: Q"))["/topics/food/"].view

    assert before != after


def test_a_record_of_another_kind_alone_makes_a_term(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + record("people/p.md", "hashtags: [Bees]\n", title="P"))

    assert "/hashtags/bees/" in plan
