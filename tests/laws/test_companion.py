"""A process that goes with a build helps it, decides nothing, and is never needed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator import companion, files, publish, standing
from generator.companion import Companion
from generator.forks import Asked, ForkServer
from generator.problems import HubError
from generator.store import Store
from generator.workers import start_method
from tests.kit import edit, write, write_everything, write_hub
from tests.laws.builds import make, options, tree
from tests.laws.test_archives import HUB as KITS
from tests.laws.test_incremental import assert_equals_a_clean_build

pytestmark = pytest.mark.skipif(start_method() != "fork", reason="only a forked process has the hub's store")

STORY = "content/stories/crossing.md"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Whether a companion answered what it was asked. Every hub is large enough to have one."""
    found: dict[str, bool] = {}
    real = Companion._answer

    def noted(self: Companion, name: str) -> object:
        answer = real(self, name)
        found[name] = answer is not None
        return answer

    monkeypatch.setattr(companion, "_MANY", 0)
    monkeypatch.setattr(Companion, "_answer", noted)
    return found


def test_it_looks_reads_and_draws_what_an_edit_changes(tmp_path: Path, answers: dict[str, bool]) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, STORY, "title: ", "title: Our ")

    report = make(tmp_path, jobs=2)

    assert answers == {"seen": True, "touched": True, "read": True, "draw": True}
    assert "/stories/crossing/" in report.rendered
    assert_equals_a_clean_build(tmp_path)


def test_it_draws_cards_and_then_the_archive_that_holds_them(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_hub(tmp_path, KITS))
    edit(tmp_path, STORY, "Nine", "Ten")
    drawn: list[set[str]] = []
    real = Companion.draw

    def noted(self: Companion, *given: Any) -> Any:
        found = real(self, *given)
        drawn.append({done.url for done in found or ()})
        return found

    monkeypatch.setattr(Companion, "draw", noted)

    report = make(tmp_path, jobs=2)

    assert answers["draw"]
    assert [any(url.endswith(".zip") for url in urls) for urls in drawn] == [False, True]
    assert set().union(*drawn) == set(report.rendered)
    assert_equals_a_clean_build(tmp_path)


def test_of_a_new_hub_it_looks_at_the_files_alone_however_few(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path / "one"))
    monkeypatch.setattr(companion, "_MANY", 10**9)

    make(write_everything(tmp_path / "two"), jobs=2)

    assert answers == {"seen": True}
    assert tree(tmp_path / "two/public") == tree(tmp_path / "one/public")


def test_a_small_hub_has_one_only_once_there_is_something_to_do(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path))
    monkeypatch.setattr(companion, "_MANY", 10**9)
    begun: list[object] = []
    begin = Companion._begin
    monkeypatch.setattr(Companion, "_begin", lambda self, work: begun.append(work) or begin(self, work))  # type: ignore[func-returns-value]

    make(tmp_path, jobs=2)
    assert begun == []

    edit(tmp_path, STORY, "title: ", "title: Our ")
    make(tmp_path, jobs=2)

    assert len(begun) == 1
    assert answers == {"read": True, "draw": True}
    assert_equals_a_clean_build(tmp_path)


@pytest.mark.parametrize("harm", ["gone", "changed", "only touched"])
def test_a_file_that_it_saw_not_to_stand_is_written_again_if_need_be(
    tmp_path: Path, answers: dict[str, bool], harm: str
) -> None:
    make(write_everything(tmp_path))
    page = tmp_path / "public/stories/crossing/index.html"
    if harm == "gone":
        page.unlink()
    elif harm == "changed":
        page.write_bytes(b"x")
    else:
        os.utime(page, (1, 1))

    report = make(tmp_path, jobs=2)

    assert answers["touched"]
    assert (list(report.rendered) == []) == (harm == "only touched")
    assert_equals_a_clean_build(tmp_path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_were_only_touched_are_compared_but_once(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    make(write_everything(tmp_path))
    for page in (tmp_path / "public").rglob("*.html"):
        os.utime(page, (1, 1))
    read: list[str] = []
    real = files.read_file
    monkeypatch.setattr(publish, "read_file", lambda path: read.append(path) or real(path))  # type: ignore[func-returns-value]
    make(tmp_path, jobs=jobs)
    compared = len(read)
    edit(tmp_path, STORY, "title: ", "title: Our ")

    make(tmp_path, jobs=jobs)

    assert len(read) == compared > 10
    assert answers.get("touched", True)
    assert_equals_a_clean_build(tmp_path)


def lost(*_given: object) -> None:
    os._exit(1)


def fails(*_given: object) -> None:
    raise OSError("no such luck")


@pytest.mark.parametrize("how", [lost, fails])
@pytest.mark.parametrize("what", ["seen", "touched", "expect reading", "read", "expect drawing", "draw"])
def test_one_that_is_lost_or_fails_costs_nothing_but_time(
    tmp_path: Path,
    answers: dict[str, bool],
    monkeypatch: pytest.MonkeyPatch,
    how: Callable[..., None],
    what: str,
) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, STORY, "title: ", "title: Our ")
    here = os.getpid()

    def harmed(real: Callable[..., object]) -> Callable[..., object]:
        return lambda *given: real(*given) if os.getpid() == here else how()

    if what == "seen":
        monkeypatch.setattr(companion, "look_around", harmed(standing.look_around))
    elif what == "touched":
        monkeypatch.setattr(companion, "touched", how)
    else:
        monkeypatch.setitem(companion._WORK, what, how)

    make(tmp_path, jobs=2)

    assert answers.get(what) is not True
    assert_equals_a_clean_build(tmp_path)


def test_where_no_more_processes_may_be_started_a_build_does_without(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, STORY, "title: ", "title: Our ")

    def refused(*_given: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(Asked, "__init__", refused)

    make(tmp_path, jobs=2)

    assert not any(answers.values())
    assert_equals_a_clean_build(tmp_path)


def test_files_that_it_could_not_look_up_are_not_taken_to_stand(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path))
    (tmp_path / "public/stories/crossing/index.html").unlink()
    monkeypatch.setattr(Store, "published", lambda *_given: None)

    report = make(tmp_path, jobs=2)

    assert answers["touched"] is False
    assert report.rendered == ("/stories/crossing/",)


def test_mistakes_in_what_it_reads_are_told_as_ever(tmp_path: Path, answers: dict[str, bool]) -> None:
    for name, jobs in (("one", 1), ("two", 2)):
        make(write_everything(tmp_path / name))
        edit(tmp_path / name, STORY, "title: ", "title: [")
        report = make(tmp_path / name, jobs=jobs)
        if name == "one":
            expected = report.problems

    assert answers["read"]
    assert report.problems == expected
    assert any(problem.position.path == STORY for problem in expected)


def test_a_mistake_in_a_template_stops_the_build_and_says_where(tmp_path: Path, answers: dict[str, bool]) -> None:
    make(write_everything(tmp_path))
    good = tree(tmp_path / "public")
    write(
        tmp_path, "theme/templates/story.html", "{% extends 'base.html' %}{% block content %}{{ page.body.nothing() }}"
    )

    with pytest.raises(HubError) as stopped:
        make(tmp_path, jobs=2)

    assert {problem.position.path for problem in stopped.value.problems} == {"theme/templates/story.html"}
    assert tree(tmp_path / "public") == good


def test_nothing_is_left_of_it(tmp_path: Path, answers: dict[str, bool]) -> None:
    before = set(os.listdir("/proc/self/fd"))
    make(write_everything(tmp_path))
    edit(tmp_path, STORY, "title: ", "title: Our ")

    make(tmp_path, jobs=2)

    assert answers["draw"]
    assert set(os.listdir("/proc/self/fd")) == before


def test_a_text_that_is_saved_after_it_looked_is_read_as_it_is_by_another_try(
    tmp_path: Path, answers: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, STORY, "title: ", "title: Our ")
    seen = Companion.seen

    def saved_afterwards(self: Companion, *given: Any) -> Any:
        found = seen(self, *given)
        monkeypatch.setattr(Companion, "seen", seen)
        edit(tmp_path, STORY, "title: Our ", "title: Their ")
        return found

    monkeypatch.setattr(Companion, "seen", saved_afterwards)

    make(tmp_path, jobs=2)

    assert answers["seen"]
    assert b"Their " in tree(tmp_path / "public")["stories/crossing/index.html"]
    assert_equals_a_clean_build(tmp_path)


def test_a_new_hub_has_the_module_that_reads_loaded_unless_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = options(write_everything(tmp_path), jobs=2)
    loaded: list[str] = []
    real = importlib.import_module
    monkeypatch.setattr(companion, "import_module", lambda name: loaded.append(name) or real(name))  # type: ignore[func-returns-value]
    monkeypatch.setattr(Asked, "has_answered", property(lambda _: False))

    for readers in (None, ForkServer((), 2)):
        loaded.clear()
        with (
            closing(Store(tmp_path / f"{readers is None}")) as store,
            closing(Companion(hub, store, readers=readers)) as beside,
        ):
            assert beside.seen(hub).sources
        wanted = ["generator.load"] if readers else ["generator.load", "generator.content.reading"]
        assert [name for name in loaded if name != "generator.forks"] == wanted


def test_readers_that_nobody_wanted_end_with_it(tmp_path: Path) -> None:
    hub = options(write_everything(tmp_path), jobs=2)
    readers = ForkServer((), 2)

    with closing(Store(tmp_path / "store")) as store:
        Companion(hub, store, readers=readers).close()

    assert not readers._process
