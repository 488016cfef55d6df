"""The Hub's order, and which update, photo and story belongs where."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.build import prepare
from tests.content.test_hub import SITE, assembled, story, the_problem
from tests.kit import jpeg, write, write_hub
from tests.laws.builds import Silent, options


def campaign(name: str, front: str = "") -> str:
    return f"-- content/campaigns/{name}.md --\n---\ntitle: {name}\ndate: 2025-01-01\n{front}---\nText.\n"


def update(path: str, front: str = "", body: str = "Text.") -> str:
    return f"-- content/campaigns/{path}.md --\n---\ntitle: News\n{front}---\n{body}\n"


def test_updates_of_the_front_matter_and_of_files_stand_together_newest_first(tmp_path: Path) -> None:
    inline = "updates: [{date: 2025-03-01, title: March, text: A.}, {date: 2025-05-01, title: May, text: A.}]\n"

    hub, _ = assembled(tmp_path, campaign("road", inline) + update("road/updates/2025-04-01-april"))

    assert [u.date.month for u in hub.campaigns[0].updates] == [5, 4, 3]


@pytest.mark.parametrize("form", ["road{}", "road/index{}"])
def test_an_update_belongs_to_the_campaign_of_its_own_language(tmp_path: Path, form: str) -> None:
    text = campaign(form.format("")) + campaign(form.format(".es"))
    text += update("road/updates/2025-04-01-news") + update("road/updates/2025-04-01-news.es")

    hub, problems = assembled(tmp_path, text)

    assert problems == []
    assert {hub.url(c): [hub.url(u) for u in c.updates] for c in hub.campaigns} == {
        "/campaigns/road/": ["/campaigns/road/updates/news/"],
        "/es/campaigns/road/": ["/es/campaigns/road/updates/news/"],
    }


def test_an_update_whose_language_its_campaign_does_not_have_belongs_to_the_hubs_own(tmp_path: Path) -> None:
    text = campaign("road") + campaign("road.ar") + update("road/updates/2025-04-01-news.es")

    hub, problems = assembled(tmp_path, text)

    assert problems == []
    assert {c.lang: len(c.updates) for c in hub.campaigns} == {"en": 1, "ar": 0}


def test_a_text_may_link_to_the_file_of_an_update(tmp_path: Path) -> None:
    link = story("a.md", body="[News](../campaigns/road/updates/2025-04-01-news.md)")

    hub, problems = assembled(tmp_path, link + campaign("road") + update("road/updates/2025-04-01-news"))

    assert problems == []
    target = "../campaigns/road/updates/2025-04-01-news.md"
    assert hub.references.link("content/stories/a.md", target) == "/campaigns/road/updates/news/"


def test_a_draft_of_a_campaign_by_its_state_is_not_published(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, campaign("road", "state: draft\n"))

    assert hub.campaigns == ()


def test_a_draft_campaign_is_there_when_drafts_are(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, campaign("road", "state: draft\n"), drafts=True)

    assert len(hub.campaigns) == 1


def test_a_story_of_a_later_day_is_there_when_drafts_are(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", "publish: 2027-01-01\n"), drafts=True)

    assert len(hub.stories) == 1


def test_a_story_goes_at_the_moment_of_its_expiry(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + story("a.md", "expires: 2026-06-01T12:00:00Z\n"))

    def shown(second: int) -> int:
        moment = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC) + dt.timedelta(seconds=second)
        return len(prepare(options(tmp_path, today=moment), Silent()).hub.stories)

    assert (shown(-1), shown(0)) == (1, 0)


def test_stories_of_one_day_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("b.md") + story("a.md") + story("c.md"))

    assert [s.slug for s in hub.stories] == ["a", "b", "c"]


def test_a_photo_of_an_update_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = the_problem(
        tmp_path, campaign("road") + update("road/updates/2025-04-01-news", "photo: {file: gone.jpg, alt: Gone}\n")
    )

    assert (problem.code, problem.position.path) == (
        "missing-photo",
        "content/campaigns/road/updates/2025-04-01-news.md",
    )


@pytest.mark.parametrize("body", ["![A](broken.jpg)", "::: gallery\n![A](broken.jpg)\n:::"])
def test_a_photo_that_cannot_be_used_is_not_called_missing(tmp_path: Path, body: str) -> None:
    write(tmp_path, "content/stories/a/broken.jpg", "no photo at all")

    _, problems = assembled(tmp_path, story("a/index.md", body=body))

    about = [p for p in problems if p.position.path.endswith("index.md")]
    assert [p.code for p in about] == ["photo-left-out"]


def test_photos_of_a_gallery_that_are_not_there_are_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/here.jpg", jpeg(40, 30))
    photos = "photos: [{file: gone.jpg, alt: G}, {file: here.jpg, alt: H}]\n"

    hub, problems = assembled(tmp_path, story("a/index.md", photos))

    assert [p.file for p in hub.stories[0].photos] == ["content/stories/a/here.jpg"]
    assert [p.code for p in problems] == ["missing-photo"]


def test_every_photo_of_a_gallery_in_the_text_is_looked_for(tmp_path: Path) -> None:
    _, problems = assembled(tmp_path, story("a.md", body="::: gallery\n![A](x.jpg)\n![B](y.jpg)\n:::"))

    assert [p.code for p in problems] == ["missing-photo", "missing-photo"]


def test_an_old_address_that_two_files_want_belongs_to_one_and_the_other_says_so(tmp_path: Path) -> None:
    text = story("a.md", "aliases: [/old/]\n") + story("b.md", "aliases: [/older/, /old/]\n")

    hub, problems = assembled(tmp_path, text)

    assert hub.references.aliases == {"/old/": "/stories/a/", "/older/": "/stories/b/"}
    assert [(p.code, p.position.path) for p in problems] == [("alias-taken", "content/stories/b.md")]


def test_a_hashtag_of_front_matter_and_text_counts_once(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", "hashtags: [SaferMillRoad]\n", "#safermillroad and #Other"))

    assert hub.stories[0].hashtags == ("SaferMillRoad", "Other")
