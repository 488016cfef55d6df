"""Hashtags in small letters, and where their words meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import prepare
from generator.content.hashtag_words import camel_case, split_camel
from generator.problems import Problem
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, record, story

WORDS = frozenset(
    ["safer", "mill", "road", "save", "library", "foot", "bridge", "together", "gather", "walk", "king", "river"]
)


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("safermillroad", "SaferMillRoad"),
        ("saveourlibrary", "SaveOurLibrary"),
        ("river2026", "River2026"),
        ("together", ""),
        ("walking", ""),
        ("ofthe", ""),
        ("roadworks", ""),
    ],
)
def test_words_meet_where_the_hubs_own_words_end(tag: str, better: str) -> None:
    assert camel_case(tag, WORDS) == better


def test_capitals_and_digits_begin_words() -> None:
    assert split_camel("SaferMillRoad2026") == ["Safer", "Mill", "Road", "2026"]


def hints(folder: Path, text: str) -> list[Problem]:
    prepared = prepare(options(write_hub(folder, SITE + text)), Silent())
    return [problem for problem in prepared.problems if problem.code == "hashtag-lowercase"]


def test_a_hashtag_that_another_author_wrote_with_capitals_is_to_be_written_so(tmp_path: Path) -> None:
    (hint,) = hints(
        tmp_path,
        story("one", "hashtags: [WendWeir]\n")
        + story("two", "hashtags: [x, wendweir]\n")
        + campaign("c", body="#wendweir"),
    )

    assert hint.hint == "Write #WendWeir."
    assert (hint.position.path, hint.position.line, hint.position.column) == ("content/stories/two.md", 4, 15)
    assert "in 2 places" in hint.message


def test_words_come_from_titles_and_topics_too_and_a_hashtag_in_the_text_has_its_place(tmp_path: Path) -> None:
    (hint,) = hints(
        tmp_path, story("one", "topics: [Library]\n", "First.\n\nSo #savelibrary now.", title="Save what there is")
    )

    assert hint.hint == "Write #SaveLibrary."
    assert hint.position.line == 8


@pytest.mark.parametrize("tag", ["Ottersby", "WendWeir", "weir", "عبورآمنهنا"])
def test_a_hashtag_that_reads_well_is_left_alone(tmp_path: Path, tag: str) -> None:
    assert hints(tmp_path, record("stories/s.md", f"hashtags: [{tag}]\n")) == []
