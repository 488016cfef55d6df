"""What only shows when all files stand side by side: references, duplicates, what is due, translations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.build import prepare
from generator.content.hub import Hub
from generator.problems import Problem
from tests.kit import jpeg, parse, write, write_hub
from tests.laws.builds import Silent, options

SITE = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntheme: plain\n"


def story(name: str, front: str = "", body: str = "Text.", title: str = "") -> str:
    return f"-- content/stories/{name} --\n---\ntitle: {title or name}\ndate: 2025-05-07\n{front}---\n{body}\n"


def assembled(folder: Path, text: str, **changed: object) -> tuple[Hub, list[Problem]]:
    assert parse(SITE + text)
    prepared = prepare(options(write_hub(folder, SITE + text), **changed), Silent())
    return prepared.hub, [p for p in prepared.problems if p.code != "alt-missing"]


def the_problem(folder: Path, text: str) -> Problem:
    _, problems = assembled(folder, text)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_link_to_a_file_that_is_not_there_names_the_nearest_and_its_place(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, story("a.md", body="See\n[b](croosing.md).") + story("crossing.md"))

    assert problem.code == "broken-link"
    assert str(problem.position) == "content/stories/a.md:6:5"
    assert problem.message == "There is no file croosing.md to link to."
    assert problem.hint == "Did you mean crossing.md?"


@pytest.mark.parametrize(
    "target", ["b.md", "b", "./b.md", "../stories/b.md", "/content/stories/b.md", "b.md#part", "/stories/b/"]
)
def test_a_link_may_be_written_as_people_write_it(tmp_path: Path, target: str) -> None:
    _, problems = assembled(tmp_path, story("a.md", body=f"[b]({target})") + story("b.md"))

    assert problems == []


def test_a_photo_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/bridge.jpg", jpeg(40, 30))

    problem = the_problem(tmp_path, story("a/index.md", "photo: {file: brigde.jpg, alt: A bridge}\n"))

    assert problem.code == "missing-photo"
    assert problem.position.line == 4
    assert problem.hint == "Did you mean bridge.jpg?"


def test_an_unknown_campaign_names_the_nearest_with_a_line_to_paste(tmp_path: Path) -> None:
    campaign = "-- content/campaigns/safer-road.md --\n---\ntitle: Safer\ndate: 2025-01-01\n---\nText.\n"

    problem = the_problem(tmp_path, story("a.md", "campaign: safer-raod\n") + campaign)

    assert problem.code == "unknown-campaign"
    assert problem.fix == "campaign: safer-road"
    assert str(problem.position).startswith("content/stories/a.md:4")


def test_two_files_with_one_address_keep_the_first_and_name_it(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, story("a.md", "slug: same\n") + story("b.md", "slug: same\n"))

    assert [s.path for s in hub.stories] == ["content/stories/a.md"]
    assert [p.code for p in problems] == ["duplicate-slug"]
    assert "content/stories/a.md" in problems[0].message
    assert problems[0].position.path == "content/stories/b.md"


def test_a_second_file_without_a_slug_gets_lines_to_paste_over_its_first(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, story("a.md") + story("a/index.md"))

    assert problem.code == "duplicate-slug"
    assert (problem.position.line, problem.fix) == (1, "---\nslug: a-2")


def test_a_broken_link_has_no_fix_that_is_only_a_part_of_its_line(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, story("a.md", body="See [b](croosing.md).") + story("crossing.md"))

    assert problem.hint == "Did you mean crossing.md?"
    assert problem.fix == ""


def test_a_mistyped_web_address_is_not_taken_for_a_file_in_the_same_folder(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, story("a.md", body="See [b](https//x.org).") + story("b.md"))

    assert problem.code == "broken-link"
    assert "Did you mean" not in problem.hint


@pytest.mark.parametrize("name", ["Safer Road", "Make it safer", "make it SAFER"])
def test_a_campaign_may_be_named_by_its_title(tmp_path: Path, name: str) -> None:
    campaign = "-- content/campaigns/safer-road.md --\n---\ntitle: Make it safer\ndate: 2025-01-01\n---\nText.\n"

    hub, problems = assembled(tmp_path, story("a.md", f"campaign: {name}\n") + campaign)

    assert problems == []
    assert hub.stories[0].campaign == "safer-road"


def test_a_file_that_is_no_photo_is_not_said_to_be_missing(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/opening.mp4", b"film")

    problem = the_problem(tmp_path, story("a/index.md", "photo: {file: opening.mp4, alt: The opening}\n"))

    assert problem.message == "content/stories/a/opening.mp4 is not a photo that pages can show."
    assert problem.hint == "Save it as a JPEG or PNG, or write the name of a photo."


def test_an_update_without_its_campaign_is_left_out_and_says_so(tmp_path: Path) -> None:
    update = "-- content/campaigns/gone/updates/2025-01-01-news.md --\n---\ntitle: News\n---\nText.\n"

    problem = the_problem(tmp_path, update)

    assert problem.code == "orphan-update"
    assert "“gone”" in problem.message


def test_a_page_cannot_take_an_address_of_the_hub_itself(tmp_path: Path) -> None:
    page = "-- content/pages/stories.md --\n---\ntitle: Mine\n---\nText.\n"

    problem = the_problem(tmp_path, story("a.md") + page)

    assert problem.code == "same-address"
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("draft: true\n", False),
        ("publish: 2026-06-02\n", False),
        ("publish: 2026-06-01\n", True),
        ("expires: 2026-06-01\n", False),
        ("expires: 2026-06-02\n", True),
    ],
)
def test_what_is_not_due_or_has_expired_is_not_published(tmp_path: Path, front: str, shown: bool) -> None:
    hub, _ = assembled(tmp_path, story("a.md", front))

    assert bool(hub.stories) is shown


def test_drafts_are_there_when_asked_for(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", "draft: true\n"), drafts=True)

    assert len(hub.stories) == 1


def test_another_day_changes_what_is_due(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + story("a.md", "publish: 2026-07-01\n"))

    later = prepare(options(tmp_path, today=dt.datetime(2026, 7, 1, tzinfo=dt.UTC)), Silent())

    assert len(later.hub.stories) == 1


def test_hashtags_of_the_text_count_and_the_form_with_capitals_is_shown(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", body="#safermillroad") + story("b.md", body="#SaferMillRoad"))

    assert [(t.label, len(t.stories)) for t in hub.hashtags.terms.values()] == [("SaferMillRoad", 2)]


def test_topics_that_differ_in_case_or_accents_are_one(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", "topics: [Cafés]\n") + story("b.md", "topics: [cafes, Cafés]\n"))

    assert [(t.slug, t.label) for t in hub.topics.terms.values()] == [("cafes", "Cafés")]


def test_translations_find_each_other_by_their_key(tmp_path: Path) -> None:
    text = story("a.md", "translation_key: x\n") + story("b.md", "translation_key: x\nlang: es\n")

    hub, _ = assembled(tmp_path, text)

    assert [r.lang for r in hub.translated(hub.stories[0])] == ["en", "es"]
    assert {hub.url(r) for r in hub.stories} == {"/stories/a/", "/es/stories/b/"}


def test_stories_that_share_a_campaign_are_more_related_than_those_that_share_a_topic(tmp_path: Path) -> None:
    campaign = "-- content/campaigns/c.md --\n---\ntitle: C\ndate: 2025-01-01\n---\nText.\n"
    text = (
        (story("a.md", "campaign: c\ntopics: [T]\n") + story("b.md", "topics: [T]\n") + story("z.md", "campaign: c\n"))
        + campaign
        + story("lonely.md")
    )

    hub, _ = assembled(tmp_path, text)

    assert [s.slug for s in hub.related["content/stories/a.md"]] == ["z", "b"]
    assert hub.related["content/stories/lonely.md"] == ()


def test_a_file_named_after_its_language_is_a_translation_of_the_one_without(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("bench.md") + story("bench.es.md") + story("other.md"))

    groups = {tuple(r.path for r in hub.translated(s)) for s in hub.stories}
    assert groups == {("content/stories/bench.md", "content/stories/bench.es.md"), ("content/stories/other.md",)}


def test_updates_belong_to_the_campaign_of_their_folder_whatever_its_slug(tmp_path: Path) -> None:
    text = (
        "-- content/campaigns/road/index.md --\n---\ntitle: Road\ndate: 2025-01-01\nslug: safer-road\n---\nText.\n"
        "-- content/campaigns/road/updates/2025-02-01-news.md --\n---\ntitle: News\n---\nText.\n"
    )

    hub, problems = assembled(tmp_path, text)

    assert problems == []
    assert [hub.url(u) for u in hub.campaigns[0].updates] == ["/campaigns/safer-road/updates/news/"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("crossing.md.txt", "Rename it to crossing.md."),
        ("crossing.mdx", "Rename it to crossing.md."),
        ("crossing.docx", "Copy its words into a plain text file that ends in .md, or link to it from a story."),
        ("crossing.html", "Copy its words into a plain text file that ends in .md, or link to it from a story."),
    ],
)
def test_a_text_that_is_not_read_for_its_ending_is_named(tmp_path: Path, name: str, hint: str) -> None:
    write(tmp_path, f"content/stories/{name}", "The crossing.")

    problem = the_problem(tmp_path, story("a.md"))

    assert (problem.code, problem.hint) == ("file-not-read", hint)
    assert problem.position.path == f"content/stories/{name}"


def test_a_document_that_a_story_links_to_or_keeps_beside_it_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/minutes.docx", "Minutes.")
    write(tmp_path, "content/stories/b/notes.txt", "Notes.")

    _, problems = assembled(tmp_path, story("a.md", body="[Minutes](minutes.docx)") + story("b/index.md"))

    assert problems == []


def test_a_mistyped_name_of_a_person_is_asked_about_and_any_other_name_is_not(tmp_path: Path) -> None:
    person = "-- content/people/rosa-milne.md --\n---\ntitle: Rosa Milne\n---\nHi.\n"

    problem = the_problem(tmp_path, story("a.md", "authors: [Tam Okafor, rosa-miln, rosa-milne]\n") + person)

    assert (problem.code, problem.hint) == ("unknown-person", "Did you mean “rosa-milne”?")
    assert str(problem.position).startswith("content/stories/a.md:4:")


def test_a_photo_whose_name_differs_in_capitals_alone_is_meant(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/IMG_1.JPG", jpeg(40, 30))

    hub, problems = assembled(tmp_path, story("a/index.md", "photo: {file: img_1.jpg, alt: A}\n", "![A](Img_1.jpg)"))

    assert problems == []
    assert hub.stories[0].photo
    assert hub.stories[0].photo.file == "content/stories/a/IMG_1.JPG"


def test_a_logo_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "content/logo.png", jpeg(40, 30))
    write_hub(tmp_path, SITE + "logo: content/logo.jpg\n" + story("a.md"))

    problems = prepare(options(tmp_path), Silent()).problems

    assert [p.fix for p in problems if p.code == "logo-missing"] == ["logo: content/logo.png"]


def test_the_page_that_wants_the_hubs_own_address_is_the_one_that_is_named(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, story("a.md") + "-- content/pages/stories.md --\n---\ntitle: Mine\n---\nText.\n")

    assert problem.position.path == "content/pages/stories.md"


def test_an_update_of_a_campaign_that_waits_waits_with_it(tmp_path: Path) -> None:
    text = (
        "-- content/campaigns/road/index.md --\n---\ntitle: Road\ndate: 2025-01-01\nstate: draft\n---\nText.\n"
        "-- content/campaigns/road/updates/2025-02-01-news.md --\n---\ntitle: News\n---\nText.\n"
    )

    hub, problems = assembled(tmp_path, text)

    assert problems == []
    assert "it is a draft" in hub.references.withheld["content/campaigns/road/updates/2025-02-01-news.md"]


def test_topics_of_signs_alone_are_pages_of_their_own(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, story("a.md", "topics: [🎉]\n") + story("b.md", "topics: [🚲]\n"))

    assert sorted(hub.topics.terms) == ["1f389", "1f6b2"]


def test_a_draft_that_a_story_names_is_said_to_be_one_and_nothing_else_is_proposed(tmp_path: Path) -> None:
    draft = "-- content/campaigns/safer-road.md --\n---\ntitle: Safer\ndate: 2025-01-01\nstate: draft\n---\nText.\n"
    other = "-- content/campaigns/safer-roads.md --\n---\ntitle: Other\ndate: 2025-01-01\n---\nText.\n"

    problem = the_problem(tmp_path, story("a.md", "campaign: safer-road\n") + draft + other)

    assert problem.hint.startswith(
        "There is a file, but it is not on the site (content/campaigns/safer-road.md: it is a draft)"
    )
    assert problem.fix == ""
