"""Feeds: who is in which, in which order, and what stays the same for ever."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.kit import jpeg, write
from tests.plan.planned import SITE, campaign, head, planned, story, undated, view

NEWS = "updates: [{date: 2025-06-01, title: News, text: Yes.}, {date: 2025-06-02, title: More, text: Yes.}]\n"


def items(plan: Any, url: str) -> list[str]:
    return [item.title for item in view(plan, url).items]


def test_a_feed_holds_the_newest_stories_and_updates_first(tmp_path: Path) -> None:
    stories = story("old", date="2025-01-01") + story("new", date="2025-12-01")

    plan = planned(tmp_path, stories + campaign("road", NEWS, title="Road"))

    assert items(plan, "/feed.xml") == ["new", "Road: More", "Road: News", "old"]
    assert items(plan, "/atom.xml") == items(plan, "/feed.json") == items(plan, "/feed.xml")


def test_a_feed_has_as_many_items_as_the_hub_wants(tmp_path: Path) -> None:
    stories = "".join(story(f"s{n}", date=f"2025-05-0{n}") for n in range(1, 6))

    assert items(planned(tmp_path, SITE + "feed_items: 2\n" + stories), "/feed.xml") == ["s5", "s4"]


def test_of_stories_of_one_moment_a_feed_holds_those_whose_files_come_last(tmp_path: Path) -> None:
    stories = "".join(story(name, "topics: [Water]\n", date="2025-05-01") for name in "bdac")

    plan = planned(tmp_path, SITE + "feed_items: 2\n" + stories)

    assert items(plan, "/feed.xml") == items(plan, "/topics/water/feed.xml") == ["d", "c"]


def test_a_campaigns_feed_holds_its_own_stories_and_updates_alone(tmp_path: Path) -> None:
    stories = story("mine", "campaign: road\n", date="2025-07-01") + story("other", date="2025-07-02")

    plan = planned(tmp_path, stories + campaign("road", NEWS, title="Road"))

    assert items(plan, "/campaigns/road/feed.xml") == ["mine", "Road: More", "Road: News"]


def test_the_feed_of_a_language_holds_its_stories_alone(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a") + story("b", "lang: es\n"))

    assert items(plan, "/es/feed.xml") == ["b"]
    assert view(plan, "/es/feed.xml").lang == "es"


def test_expired_and_unpublished_stories_are_in_no_feed(tmp_path: Path) -> None:
    stories = story("a", "topics: [T]\n") + story("b", "topics: [T]\nexpires: 2026-01-01\n")
    stories += story("c", "topics: [T]\ndraft: true\n")

    plan = planned(tmp_path, stories)

    assert items(plan, "/feed.xml") == items(plan, "/topics/t/feed.xml") == ["a"]


def ids(folder: Path, text: str) -> list[str]:
    return [item.id for item in view(planned(folder, text), "/feed.xml").items]


@pytest.mark.parametrize(
    "changed",
    [
        SITE + story("a", title="Another title"),
        SITE + story("a", "slug: other\n"),
        SITE.replace("hub.example", "new-host.example") + story("a"),
        SITE + story("a/index"),
    ],
)
def test_an_items_identifier_survives_a_new_title_slug_host_or_folder(tmp_path: Path, changed: str) -> None:
    assert ids(tmp_path / "before", SITE + story("a")) == ids(tmp_path / "after", changed)


def test_updates_of_one_file_have_identifiers_of_their_own(tmp_path: Path) -> None:
    found = ids(tmp_path, campaign("road", NEWS) + campaign("hall", NEWS) + story("a") + story("b"))

    assert len(set(found)) == len(found) == 6


def test_a_feed_is_as_new_as_its_latest_change_whatever_the_offsets(tmp_path: Path) -> None:
    stories = story("late", date="2025-05-07T23:30:00-08:00") + story("early", date="2025-05-08T01:00:00+09:00")

    assert view(planned(tmp_path, stories), "/feed.xml").updated == "2025-05-07T23:30:00-08:00"


def test_a_story_updated_before_it_was_published_counts_from_its_publication(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "updated: 2025-01-01\n") + story("b", "updated: 2025-08-01\n"))

    by_title = {item.title: item.modified[:10] for item in view(plan, "/feed.xml").items}
    assert by_title == {"a": "2025-05-07", "b": "2025-08-01"}


def test_an_items_picture_has_the_size_of_the_file_that_it_names(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(2000, 1000))

    plan = planned(tmp_path, story("a/index", "photo: {file: p.jpg, alt: P}\n"))

    image = view(plan, "/feed.xml").items[0].image
    picture = view(plan, image.url)
    assert (image.width, image.height) == (picture.width, picture.height)
    assert image.alt == "P"


def test_a_hub_without_stories_has_a_feed_that_is_empty(tmp_path: Path) -> None:
    feed = view(planned(tmp_path, undated("pages/about.md")), "/feed.xml")

    assert feed.items == ()
    assert feed.updated.startswith("1970")


def test_every_feed_that_a_page_names_is_there(tmp_path: Path) -> None:
    text = campaign("quiet", "topics: [Silence]\n") + campaign("road", NEWS) + story("a", "topics: [T]\nlang: es\n")

    plan = planned(tmp_path, text + undated("pages/about.md"))

    pages = [url for url, output in plan.items() if output.recipe == "html"]
    named = {feed.url for url in pages for feed in head(plan, url).feeds}
    assert named <= plan.keys()
    assert {"/feed.xml", "/campaigns/road/feed.xml", "/topics/t/atom.xml", "/es/feed.json"} <= named
