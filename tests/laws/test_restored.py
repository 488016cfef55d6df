"""Where a host brings back the store and not the site: the same site as a clean build's, and no work twice."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator import companion, making, publish, rendering, workshop
from generator.companion import Companion
from generator.files import stamp
from generator.making import Press, Unmade
from generator.plan import share_kit
from generator.plan.heads import Heads
from generator.plan.output import Output
from generator.render import archive
from generator.rendering import Renderer
from generator.store import Store
from generator.urls import output_path
from generator.views.files import TextView
from generator.views.share_kit import ArchiveView
from generator.workers import start_method
from tests.kit import edit, write, write_everything
from tests.laws.builds import make, tree
from tests.laws.test_early import parts
from tests.laws.test_incremental import assert_equals_a_clean_build

pytestmark = pytest.mark.skipif(start_method() != "fork", reason="elsewhere nothing is taken beforehand")

STORY = "content/stories/crossing.md"


@pytest.fixture
def restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub whose site is gone and whose store is not, and which counts as large."""
    make(write_everything(tmp_path), keep_all=True)
    shutil.rmtree(tmp_path / "public")
    monkeypatch.setattr(workshop, "_TAKEN_AHEAD", 1)
    monkeypatch.setattr(rendering, "_SMALL_JOB", 0)
    monkeypatch.setattr(rendering, "_PAGES_A_SHARE", 1)
    return tmp_path


def test_what_the_store_has_is_written_once_where_it_belongs(restored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    place = publish.place
    monkeypatch.setattr(publish, "place", lambda file, path: moved.append(path) or place(file, path))  # type: ignore[func-returns-value]  # nothing, so `or` goes on
    edit(restored, STORY, "title: ", "title: Our ")

    report = make(restored, keep_all=True, jobs=2)

    assert {Path(path).name for path in moved} <= {Path(output_path(url)).name for url in report.rendered}
    assert len(moved) <= len(report.rendered)
    assert_equals_a_clean_build(restored)


def test_what_is_not_wanted_any_more_does_not_come_back(restored: Path) -> None:
    (restored / "content/stories/bread.md").unlink()

    make(restored, keep_all=True, jobs=2)

    assert not [path for path in tree(restored / "public") if path.startswith("ar/stories/bread")]
    assert_equals_a_clean_build(restored)


def test_a_page_may_stand_where_a_file_of_the_site_before_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_everything(tmp_path)
    edit(tmp_path, "content/pages/about.md", "title:", "aliases: [/walks]\ntitle:")
    make(tmp_path, keep_all=True)
    assert (tmp_path / "public/walks").is_file()
    shutil.rmtree(tmp_path / "public")
    edit(tmp_path, "content/pages/about.md", "aliases: [/walks]\n", "")
    write(tmp_path, "content/pages/walks.md", "---\ntitle: Walks\n---\nOn Sundays.\n")
    monkeypatch.setattr(workshop, "_TAKEN_AHEAD", 1)
    monkeypatch.setattr(rendering, "_SMALL_JOB", 0)

    make(tmp_path, keep_all=True, jobs=2)

    assert (tmp_path / "public/walks/index.html").is_file()
    assert_equals_a_clean_build(tmp_path)


def test_a_process_that_ends_while_it_takes_what_there_is_leaves_nothing_in_the_site(
    restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(takings: Sequence[workshop.Taking]) -> list[str]:
        for taking in takings[::2]:
            workshop.take(taking)
        os._exit(1)

    monkeypatch.setattr(workshop, "take_all", half)
    (restored / "content/stories/bread.md").unlink()

    make(restored, keep_all=True, jobs=2)

    assert_equals_a_clean_build(restored)


def test_the_archives_are_made_by_the_processes_that_pack_them(restored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here: set[str] = set()
    begin = share_kit._Kit.__init__

    def begun(self: share_kit._Kit, heads: Heads, record: share_kit.Work, *rest: object) -> None:
        here.add(record.path)
        begin(self, heads, record, *rest)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr(share_kit._Kit, "__init__", begun)

    report = make(restored, keep_all=True, jobs=2)

    assert "/stories/crossing/share/kit.zip" in report.rendered
    assert not [path for path in here if path.startswith("content/stories/")]
    assert_equals_a_clean_build(restored)


def test_what_went_into_outputs_is_kept_whoever_made_them(
    restored: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edit(restored, STORY, "title: ", "title: Our ")
    clean = tmp_path_factory.mktemp("clean") / "hub"
    shutil.copytree(restored, clean, ignore=shutil.ignore_patterns(".storyhub"))
    make(clean, keep_all=True)
    with closing(Store(restored / ".storyhub")) as store:
        archives = [url for url in store.manifest("public") if url.endswith(".zip")]
        store.record("public", [], parts=((url, b"") for url in archives))
        assert archives
        assert not any(store.parts("public", url) for url in archives)

    make(restored, keep_all=True, jobs=2)

    assert parts(restored) == parts(clean)


def test_archives_are_packed_of_what_is_there_by_then(restored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bool] = []
    spread = Renderer._spread

    def noted(self: Renderer, shares: Sequence[Sequence[Unmade]], press: Press, finished: Any, *rest: Any) -> Any:
        if any(one.output.recipe == "archive" for share in shares for one in share):
            packed.append(finished is not None)
        return spread(self, shares, press, finished, *rest)

    monkeypatch.setattr(Renderer, "_spread", noted)
    edit(restored, STORY, "title: ", "title: Our ")

    make(restored, keep_all=True, jobs=2)

    assert packed == [True]


def test_a_page_that_is_again_as_it_was_before_comes_back_as_it_was_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "_TAKEN_AHEAD", 1)
    make(write_everything(tmp_path), keep_all=True)
    edit(tmp_path, STORY, "title: ", "title: Our ")
    make(tmp_path, keep_all=True)
    shutil.rmtree(tmp_path / "public")
    edit(tmp_path, STORY, "title: Our ", "title: ")

    report = make(tmp_path, keep_all=True, jobs=2)

    assert "/stories/crossing/" not in report.rendered
    assert_equals_a_clean_build(tmp_path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_store_gave_stands_in_the_manifest_as_it_is(restored: Path, jobs: int) -> None:
    make(restored, keep_all=True, jobs=jobs)

    with closing(Store(restored / ".storyhub")) as store:
        for entry in store.manifest("public").values():
            assert stamp(f"{restored}/public/{entry.path}") == (entry.size, entry.mtime)


def test_a_process_that_made_archives_itself_is_as_it_was(restored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_PAGES_A_SHARE", 1000)
    was_on = gc.isenabled()

    make(restored, keep_all=True, jobs=2)

    assert making._bench == {}
    assert gc.isenabled() == was_on


def test_an_archive_that_cannot_be_packed_is_told_and_the_rest_goes_on(
    restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = archive.render

    def fails(view: ArchiveView, make_part: archive.Make) -> bytes:
        if view.folder == "crossing":
            raise ValueError("no room")
        return render(view, make_part)

    monkeypatch.setattr(archive, "render", fails)

    report = make(restored, keep_all=True, jobs=2)

    assert [(p.code, p.position.path) for p in report.problems if "kit.zip" in p.message] == [("not-rendered", STORY)]
    assert "/ar/stories/bread/share/kit.zip" in report.rendered


def test_a_companion_looks_at_files_that_are_all_new_though_they_are_not_many(
    restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companion, "_MANY_NEW", 1)
    answered: list[str] = []
    answer = Companion._answer
    monkeypatch.setattr(Companion, "_answer", lambda self, name: answered.append(name) or answer(self, name))  # type: ignore[func-returns-value]
    edit(restored, STORY, "title: ", "title: Our ")

    make(restored, keep_all=True, jobs=2)

    assert "seen" in answered
    assert_equals_a_clean_build(restored)


def test_small_texts_are_no_reason_to_start_processes() -> None:
    texts = [Output(f"/{n}.json", "text", TextView(text="")) for n in range(1000)]
    pages = [Output(f"/{n}/", "html", TextView(text="")) for n in range(1000)]

    assert not rendering._is_worth_processes(texts, jobs=2)
    assert rendering._is_worth_processes(pages, jobs=2)
