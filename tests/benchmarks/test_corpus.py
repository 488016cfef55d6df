"""The corpus of the speed comparison: always the same, and nothing in it that would be left out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import corpus
from generator.config_reading import load_config
from generator.content.reading import read_record
from generator.problems import Severity

SOME = range(0, 200, 7)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_corpora_of_one_size_are_the_same_to_the_byte(tmp_path: Path) -> None:
    for name in ("first", "second"):
        corpus.write_storyhub(tmp_path / name, 30, photos=True, theme="default", cards=True)

    assert files_of(tmp_path / "first") == files_of(tmp_path / "second")


def test_the_stories_of_this_version_are_those_of_every_machine() -> None:
    written = "".join(corpus.as_storyhub(corpus.text(number)) for number in SOME)

    assert hashlib.sha256(written.encode()).hexdigest()[:16] == "6fffd2d8beeec116"


def test_a_larger_corpus_holds_the_smaller_one(tmp_path: Path) -> None:
    for size in (10, 20):
        corpus.write_storyhub(tmp_path / str(size), size, photos=False, theme="bench", cards=False)

    assert files_of(tmp_path / "10").items() <= files_of(tmp_path / "20").items()


def test_no_two_stories_have_one_file() -> None:
    assert len({corpus.slug_of(number) for number in range(5000)}) == 5000


@pytest.mark.parametrize("number", SOME)
def test_every_story_reads_without_a_problem(number: int) -> None:
    story = corpus.text(number)
    config, _ = load_config(corpus.SITE.format(theme="bench", cards="false").encode())

    reading = read_record(corpus.as_storyhub(story).encode(), path=f"content/stories/{story.slug}.md", config=config)

    assert reading.record is not None
    assert reading.record.title
    assert reading.problems == ()


def test_the_settings_of_the_corpus_are_read_without_a_problem() -> None:
    _, problems = load_config(corpus.SITE.format(theme="default", cards="true").encode())

    assert [problem for problem in problems if problem.severity is not Severity.HINT] == []


def test_stories_have_about_450_words() -> None:
    words = [len(corpus.text(number).body.split()) for number in range(100)]

    assert 420 <= sum(words) / len(words) <= 520


def test_both_generators_get_the_same_texts() -> None:
    story = corpus.text(8)

    ours, theirs = corpus.as_storyhub(story), corpus.as_hugo(story)

    assert ours.partition("\n---\n")[2] == theirs.partition("\n---\n")[2] == "\n" + story.body
