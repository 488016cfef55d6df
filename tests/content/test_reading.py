"""From the path and bytes of a file to a record."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.content.aliases import UNUSED, names_of
from generator.content.fields_of import FIELDS
from generator.content.kinds import KINDS
from generator.content.reading import _foreign, file_name, kind_of, read_record
from generator.content.records import Campaign, Photo, Story, Update
from tests.content.reading_help import CONFIG, codes, read, story

PATHS = {
    "story": "content/stories/a.md",
    "campaign": "content/campaigns/a.md",
    "person": "content/people/a.md",
    "page": "content/pages/a.md",
    "update": "content/campaigns/b/updates/a.md",
    "event": "content/events/a.md",
    "group": "content/groups/a.md",
    "partner": "content/partners/a.md",
    "representative": "content/representatives/a.md",
}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_declared_field_is_one_of_the_record(kind: str) -> None:
    assert {spec.name for spec in FIELDS[kind]} <= set(KINDS[kind].__struct_fields__)


@pytest.mark.parametrize("kind", FIELDS)
def test_every_example_reads_without_a_problem(kind: str) -> None:
    """Scaffolds and the reference page show these."""
    text = "---\n" + "".join(f"{spec.name}: {spec.example}\n" for spec in FIELDS[kind]) + "---\nText.\n"
    assert read(text, PATHS[kind]).problems == ()


@pytest.mark.parametrize(
    ("front", "hint"),
    [("start:\n", "Write something after it, such as `start: "), ("", "Add a line such as `start: ")],
)
def test_who_left_a_needed_field_empty_is_not_told_to_add_it(front: str, hint: str) -> None:
    (problem,) = read(f"---\ntitle: Market\n{front}---\nCome.\n", PATHS["event"]).problems

    assert problem.hint.startswith(hint)
    assert "When it starts" in problem.message


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_can_be_described_in_json_schema(kind: str) -> None:
    for spec in FIELDS[kind]:
        assert msgspec.json.encode(spec.reader.schema)
        assert spec.doc.endswith(".")
        assert spec.example


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/stories/a.md", "story"),
        ("content/stories/a/index.md", "story"),
        ("content/stories/2024/05/a.md", "story"),
        ("content/campaigns/a/index.md", "campaign"),
        ("content/campaigns/a/updates/b.md", "update"),
        ("content/people/a.md", "person"),
        ("content/pages/a.md", "page"),
        ("stories/a.md", "story"),
        ("content/blog/a.md", None),
        ("content/a.md", None),
    ],
)
def test_the_folder_gives_the_kind(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("path", "slug", "lang"),
    [
        ("content/stories/our-bridge.md", "our-bridge", "en"),
        ("content/stories/Our Bridge!.md", "our-bridge", "en"),
        ("content/stories/our-bridge/index.md", "our-bridge", "en"),
        ("content/stories/2024-05-07-our-bridge/index.md", "our-bridge", "en"),
        ("content/stories/2024-05-07-our-bridge.md", "our-bridge", "en"),
        ("content/stories/our-bridge.es.md", "our-bridge", "es"),
        ("content/stories/our-bridge/index.zh-hans.md", "our-bridge", "zh-Hans"),
        ("content/stories/our-bridge.old.md", "our-bridge-old", "en"),
        ("content/stories/عبور-آمن.md", "عبور-آمن", "en"),
    ],
)
def test_slug_and_language_follow_from_the_path(path: str, slug: str, lang: str) -> None:
    record = read("---\ntitle: Our bridge\ndate: 2024-05-07\n---\n", path).record
    assert record is not None
    assert (record.slug, record.lang) == (slug, lang)


def test_the_front_matter_wins_over_the_file_name() -> None:
    text = "---\ntitle: A\ndate: 2024-01-02\nslug: other\nlang: fr\n---\n"
    record = read(text, "content/stories/2023-05-07-name.es.md").record
    assert isinstance(record, Story)
    assert (record.slug, record.lang, record.date.date().isoformat()) == ("other", "fr", "2024-01-02")


def test_a_translated_file_is_keyed_by_the_name_that_it_shares() -> None:
    assert file_name("content/stories/our-bridge.es.md").lang == "es"
    record = read("---\ntitle: A\ndate: 2024-01-02\n---\n", "content/stories/our-bridge.es.md").record
    assert record is not None
    assert record.translation_key == "our-bridge"


def test_an_update_belongs_to_the_campaign_of_its_folder() -> None:
    path = "content/campaigns/safer-mill-road/updates/2025-03-01-news.md"
    record = read("---\ntitle: News\n---\nText.\n", path).record
    assert isinstance(record, Update)
    assert (record.campaign, record.slug, record.date.date().isoformat()) == ("safer-mill-road", "news", "2025-03-01")


def test_updates_in_a_campaign_are_newest_first_and_keep_their_places() -> None:
    text = """---
title: Safer Mill Road
date: 2025-01-10
updates:
  - {date: 2025-03-01, title: First, text: One.}
  - date: 2025-04-01
    title: Second
    text: |
      See [the map](map.md).
  - {date: 2025-03-01, title: First, text: Again.}
---
"""
    record = read(text, "content/campaigns/a.md").record
    assert isinstance(record, Campaign)
    assert [update.slug for update in record.updates] == ["second", "first", "2025-03-01-first"]
    assert record.updates[0].body.slots[0].line == 9
    assert str(record.updates[0].position("date")) == "content/campaigns/a.md:6:11"


# Names of other programs.

SAMPLES = {
    "title": ("Our bridge", "title", "Our bridge"),
    "description": ("It took nine mornings.", "summary", "It took nine mornings."),
    "excerpt": ("It took nine mornings.", "summary", "It took nine mornings."),
    "tags": ("[roads, schools]", "topics", ("roads", "schools")),
    "category": ("roads", "topics", ("roads",)),
    "author": ("{name: Rosa Milne}", "authors", ("Rosa Milne",)),
    "authors": ("[{name: Rosa Milne}, Tam]", "authors", ("Rosa Milne", "Tam")),
    "image": ("{path: a.jpg, alt: The bridge}", "photo", Photo("content/stories/a.jpg", "The bridge")),
    "featured_image": ("/img/a.jpg", "photo", Photo("content/img/a.jpg")),
    "thumbnail": ("a.jpg", "photo", Photo("content/stories/a.jpg")),
    "language": ("cy", "lang", "cy"),
    "redirect_from": ("/old/", "aliases", ("/old/",)),
    "hidden": ("true", "draft", True),
    "unpublished": ("true", "draft", True),
    "published": ("no", "draft", True),
}


@pytest.mark.parametrize("key", SAMPLES)
def test_names_of_other_programs_are_read_as_ours(key: str) -> None:
    value, field, expected = SAMPLES[key]
    lines = {"title": "A", "date": "2024-05-07", key: value}
    record = read("---\n" + "".join(f"{name}: {text}\n" for name, text in lines.items()) + "---\n").record
    assert record is not None
    assert getattr(record, field) == expected


@pytest.mark.parametrize("key", ["lastmod", "last_modified_at", "Last Modified", "updated-at"])
def test_dates_of_change_have_many_names(key: str) -> None:
    record = story(f"{key}: 2024-06-01")
    assert record.updated is not None
    assert record.updated.date().isoformat() == "2024-06-01"


@pytest.mark.parametrize("key", ["expiryDate", "expiry_date", "expires_on"])
def test_the_end_of_consent_has_many_names(key: str) -> None:
    assert story(f"{key}: 2030-06-01").expires is not None


def test_our_own_name_wins_over_another_programs() -> None:
    assert story("description: theirs\nsummary: ours").summary == "ours"


def test_alt_text_beside_the_photo_becomes_part_of_it() -> None:
    assert story("image: a.jpg\nimage_alt: The bridge").photo == Photo("content/stories/a.jpg", "The bridge")


def test_a_permalink_becomes_the_slug_and_an_old_address() -> None:
    record = story("permalink: /2019/05/our-old-bridge/")
    assert (record.slug, record.aliases) == ("our-old-bridge", ("/2019/05/our-old-bridge/",))


@pytest.mark.parametrize(
    "key",
    [
        "layout",
        "toc",
        "comments",
        "math",
        "pinned",
        "source",
        "speakers",
        "organiser",
        "start",
        "end",
        "weight",
        "type",
    ],
)
def test_what_has_no_use_here_is_a_hint_only(key: str) -> None:
    reading = read(f"---\ntitle: A\ndate: 2024-05-07\n{key}: x\n---\n")
    assert reading.record is not None
    assert [(p.code, p.severity.value) for p in reading.problems] == [("key-unused", "hint")]


def test_no_name_is_both_read_and_unused() -> None:
    assert all(not _foreign(kind) & {spec.name for spec in specs} for kind, specs in FIELDS.items())
    assert not UNUSED & (set(names_of("story")) - {spec.name for spec in FIELDS["story"]})


# Files beside the text.


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("a.jpg", "content/stories/our/a.jpg"),
        ("./a.jpg", "content/stories/our/a.jpg"),
        ("img\\a.jpg", "content/stories/our/img/a.jpg"),
        ("../a.jpg", "content/stories/a.jpg"),
        ("/images/a.jpg", "content/images/a.jpg"),
        ("/content/images/a.jpg", "content/images/a.jpg"),
        ("my%20photo.jpg", "content/stories/our/my photo.jpg"),
    ],
)
def test_a_photo_is_found_from_the_folder_of_its_text(written: str, file: str) -> None:
    record = read(f"---\ntitle: A\ndate: 2024-05-07\nphoto: {written}\n---\n", "content/stories/our/index.md").record
    assert record is not None
    assert record.photo == Photo(file)


@given(st.lists(st.sampled_from(["..", ".", "", "a", "%2e%2e", "content", "\\.."]), max_size=8).map("/".join))
@settings(deadline=None)
def test_no_photo_leaves_the_content_folder(written: str) -> None:
    record = read(f'---\ntitle: A\ndate: 2024-05-07\nphoto: "{written.replace(chr(92), chr(92) * 2)}"\n---\n').record
    assert record is not None
    if record.photo:
        assert record.photo.file.startswith("content/")
        assert ".." not in record.photo.file.split("/")


# Languages and titles.


def test_a_record_is_in_the_hubs_language_unless_it_says_otherwise() -> None:
    record = read("---\ntitle: A\ndate: 2024-05-07\n---\n", config=SiteConfig(name="X", lang="cy")).record
    assert record is not None
    assert record.lang == "cy"


def test_a_heading_that_became_the_title_is_not_repeated_in_the_text() -> None:
    record = read("---\ndate: 2024-05-07\n---\n# Our bridge\n\nText.\n").record
    assert record is not None
    assert record.title == "Our bridge"
    assert "Our bridge" not in "".join(record.body.fragments)


def test_a_summary_is_one_line() -> None:
    assert story("summary: |\n  It took\n\n  nine   mornings.\n").summary == "It took nine mornings."


def test_all_problems_of_a_file_come_in_one_run_in_reading_order() -> None:
    text = "---\ntitle: 'a\ndate: 2024-02-30\ndraft: maybe\nlang: xx\nphoto: ../../../x\nslug: '!'\n---\n"
    reading = read(text)
    assert codes(reading)[1:] == [
        "date-impossible",
        "yes-no-unreadable",
        "language-unknown",
        "path-escapes",
        "slug-changed",
    ]
    assert [p.position.line for p in reading.problems] == [2, 3, 4, 5, 6, 7]


def test_every_sentence_is_whole() -> None:
    values = (
        "titel: a\ndate: 07/05/2024\ndraft: maybe\nlang: xx\nphoto: https://a.example/b.jpg\ncanonical: a b\nfoo: 1"
    )
    text = f"---\n{values}\n---\n"
    for problem in read(text).problems:
        assert re.search(r"[.?!]$", problem.message)
        assert re.search(r"[.?!`]$", problem.hint)
        assert problem.excerpt == text.split("\n")[problem.position.line - 1]


def test_the_same_file_gives_the_same_record() -> None:
    data = b"---\ntitle: A\ndate: 2024-05-07 18:30\ntopics: [b, a]\n---\nText.\n"
    one, two = (read_record(data, path="content/stories/a.md", config=CONFIG) for _ in range(2))
    assert msgspec.msgpack.encode(one) == msgspec.msgpack.encode(two)
