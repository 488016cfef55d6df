"""Views that several processes make and draw before the plan is whole: the same site as one process makes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from generator import load, prepare, rendering
from generator.content import related
from generator.content.records import Story
from generator.options import Report
from generator.plan import pages
from generator.plan.planning import Planning
from generator.problems import HubError
from generator.store import Store
from generator.theme.cards import Cards, load_cards
from generator.theme.theme import Theme, load_theme
from generator.workers import Beside, start_method
from tests.kit import edit, write, write_everything
from tests.laws.builds import make, tree
from tests.laws.test_incremental import assert_equals_a_clean_build

pytestmark = pytest.mark.skipif(start_method() != "fork", reason="only a forked process has the hub")

Together = Callable[..., Report]


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Together:
    """A build in two processes, however small the hub."""

    def built(folder: Path, **changed: object) -> Report:
        with monkeypatch.context() as patch:
            patch.setattr(rendering, "_SMALL_JOB", 0)
            return make(folder, jobs=2, **changed)

    return built


@pytest.mark.parametrize("keep_all", [False, True])
def test_a_hub_with_everything_comes_out_as_from_one_process(
    tmp_path: Path, together: Together, keep_all: bool
) -> None:
    one = make(write_everything(tmp_path / "one"), keep_all=keep_all)

    two = together(write_everything(tmp_path / "two"), keep_all=keep_all)

    assert tree(tmp_path / "two/public") == tree(tmp_path / "one/public")
    assert sorted(two.rendered) == sorted(one.rendered)
    assert two.problems == one.problems


def test_a_first_site_comes_in_one_move_and_what_was_drawn_in_vain_is_not_in_it(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = write_everything(tmp_path / "hub")
    write(hub, "content/pages/topics.md", "---\ntitle: Mine\n---\nNot the hub's own.\n")
    make(write_everything(tmp_path / "one"))
    shutil.copy(hub / "content/pages/topics.md", tmp_path / "one/content/pages/topics.md")
    make(tmp_path / "one")
    moved: list[str] = []
    real = os.replace

    def replace(old: str, new: str) -> None:
        moved.append(str(new))
        real(old, new)

    monkeypatch.setattr(os, "replace", replace)

    together(hub)

    assert tree(hub / "public") == tree(tmp_path / "one/public")
    assert not [path for path in moved if path.startswith(str(hub / "public"))]


def test_a_theme_is_loaded_once_by_a_first_build_and_while_others_read(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_FEW", 0)
    reading: list[bool] = []
    loaded: list[bool] = []
    read = load.read

    def watched(*given: Any, **named: Any) -> load.Read:
        reading.append(True)
        try:
            return read(*given, **named)
        finally:
            reading.clear()

    def theme(*given: Any, **named: Any) -> Theme:
        loaded.append(bool(reading))
        return load_theme(*given, **named)

    def cards(*given: Any, **named: Any) -> Cards:
        loaded.append(bool(reading))
        return load_cards(*given, **named)

    monkeypatch.setattr(load, "read", watched)
    monkeypatch.setattr(prepare, "load_theme", theme)
    monkeypatch.setattr(prepare, "load_cards", cards)

    together(write_everything(tmp_path / "hub"))

    assert loaded == [True, True]


def test_another_process_finds_which_stories_to_read_next(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path / "one"))
    here: list[int] = []
    real = related.nearest

    def nearest(stories: Sequence[Story], count: int) -> list[list[int]]:
        here.append(count)
        return real(stories, count)

    monkeypatch.setattr(prepare, "_SOME", 0)
    monkeypatch.setattr(prepare, "nearest", nearest)

    together(write_everything(tmp_path / "two"))

    assert tree(tmp_path / "two/public") == tree(tmp_path / "one/public")
    assert here == []
    with closing(Store(tmp_path / "two/.storyhub")) as store:
        assert len(store.recall_all("related")) == 1


def test_another_process_names_pages_while_an_edit_is_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: Together
) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, "content/stories/crossing.md", "title: ", "title: Our ")
    helped: list[str] = []

    def beside(work: Callable[..., object], *given: object) -> Beside[object]:
        helped.append(work.__name__)
        return Beside(work, *given)

    monkeypatch.setattr(prepare, "_MANY", 0)
    monkeypatch.setattr(prepare, "Beside", beside)

    report = make(tmp_path, jobs=2)

    assert "name" in helped
    assert len(report.rendered) < report.files / 2
    assert_equals_a_clean_build(tmp_path)


def test_a_process_that_ends_before_it_has_named_anything_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path))
    edit(tmp_path, "content/stories/crossing.md", "title: ", "title: Our ")
    lost: list[str] = []

    class Lost(Beside[object]):
        def __init__(self, work: Callable[..., object], *_given: object) -> None:
            lost.append(work.__name__)
            super().__init__(os._exit, 1)

    monkeypatch.setattr(prepare, "_MANY", 0)
    monkeypatch.setattr(prepare, "Beside", Lost)

    make(tmp_path, jobs=2)

    assert "name" in lost
    assert_equals_a_clean_build(tmp_path)


def test_what_another_process_could_not_find_is_found_here(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(write_everything(tmp_path / "one"))
    here = os.getpid()
    asked: list[int] = []

    def nearest(stories: Sequence[Story], count: int) -> list[list[int]]:
        asked.append(os.getpid())
        with suppress(FileExistsError):
            (tmp_path / "begun").touch(exist_ok=False)
            assert asked != [here]
            os._exit(1)
        return related.nearest(stories, count)

    monkeypatch.setattr(prepare, "_SOME", 0)
    monkeypatch.setattr(prepare, "nearest", nearest)

    together(write_everything(tmp_path / "two"))

    assert tree(tmp_path / "two/public") == tree(tmp_path / "one/public")
    assert (tmp_path / "begun").exists()


def test_what_was_put_off_is_done_while_others_draw(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    close = Store.close

    def noted(self: Store) -> None:
        left.append(len(self._postponed))
        close(self)

    monkeypatch.setattr(Store, "close", noted)

    together(write_everything(tmp_path))

    assert left == [0]


def test_what_went_into_a_page_is_kept_as_by_one_process(tmp_path: Path, together: Together) -> None:
    make(write_everything(tmp_path / "one"))

    together(write_everything(tmp_path / "two"))

    assert parts(tmp_path / "two") == parts(tmp_path / "one")


def forget_plans(folder: Path) -> None:
    """Forgets what plans remember."""
    for snapshot in (folder / ".storyhub").glob("plan-*"):
        snapshot.unlink()


def parts(folder: Path) -> dict[str, bytes]:
    """What the store says of every page's key."""
    with closing(Store(folder / ".storyhub")) as store:
        found = {url: store.parts("public", url) for url in store.manifest("public")}
    assert all(found.values())
    return found


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [("site.yaml", "name: ", "name: The "), ("content/stories", "", ""), ("content/campaigns", "", "")],
)
def test_an_edit_comes_out_as_from_a_clean_build(
    tmp_path: Path, together: Together, path: str, old: str, new: str
) -> None:
    folder = write_everything(tmp_path / "hub")
    together(folder)
    if (folder / path).is_dir():
        for file in sorted((folder / path).rglob("*.md"))[::2]:
            file.unlink()
    else:
        edit(folder, path, old, new)

    together(folder)

    assert_equals_a_clean_build(folder)


def test_this_process_makes_no_view_that_another_makes(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    story = pages._story
    monkeypatch.setattr(pages, "_story", lambda *given: made.append(given[1].path) or story(*given))  # type: ignore[func-returns-value]

    report = together(write_everything(tmp_path / "hub"))

    assert any(url.startswith("/stories/") for url in report.rendered)
    assert made == []


def test_what_stands_is_not_drawn_though_nobody_remembers_its_view(tmp_path: Path, together: Together) -> None:
    folder = write_everything(tmp_path / "hub")
    together(folder)
    store = Store(folder / ".storyhub")
    store.drop("standing")
    store.close()
    forget_plans(folder)

    assert together(folder).rendered == ()


def test_what_the_store_has_is_not_drawn_though_nobody_remembers_its_view(tmp_path: Path, together: Together) -> None:
    folder = write_everything(tmp_path / "hub")
    together(folder, keep_all=True)
    before = tree(folder / "public")
    shutil.rmtree(folder / "public")
    forget_plans(folder)

    report = together(folder, keep_all=True)

    assert tree(folder / "public") == before
    assert not [url for url in report.rendered if url.endswith("/")]


def test_a_mistake_in_a_template_stops_the_build_and_says_where(tmp_path: Path, together: Together) -> None:
    folder = write_everything(tmp_path / "hub")
    together(folder)
    good = tree(folder / "public")
    write(folder, "theme/templates/story.html", "{% extends 'base.html' %}{% block content %}{{ page.body.nothing() }}")

    with pytest.raises(HubError) as stopped:
        together(folder)

    assert {problem.position.path for problem in stopped.value.problems} == {"theme/templates/story.html"}
    assert tree(folder / "public") == good


def test_what_is_known_of_related_stories_is_looked_up_before_processes_are_forked(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    together(write_everything(tmp_path))
    shutil.rmtree(tmp_path / "public")
    forget_plans(tmp_path)
    begun: list[bool] = []
    real = rendering.Renderer.early

    def early(self: rendering.Renderer, *given: Any, **named: Any) -> Any:
        begun.append(bool(settled))
        return real(self, *given, **named)

    settled: list[None] = []
    settle = prepare._Helpers.settle

    def noted(self: prepare._Helpers) -> None:
        settled.append(None)
        settle(self)

    monkeypatch.setattr(prepare._Helpers, "settle", noted)
    monkeypatch.setattr(rendering.Renderer, "early", early)

    make(tmp_path, jobs=2)

    assert begun == [True]


def test_what_goes_over_all_stories_is_found_once_and_by_no_process_that_draws(
    tmp_path: Path, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[bool]] = []
    plannings: list[Planning] = []
    real = rendering.Renderer.early
    settle = Planning.settle

    def early(self: rendering.Renderer, *given: Any, **named: Any) -> Any:
        begun.append(["_by_path" in vars(planning) for planning in plannings])
        return real(self, *given, **named)

    def noted(self: Planning) -> None:
        plannings.append(self)
        settle(self)

    monkeypatch.setattr(Planning, "settle", noted)
    monkeypatch.setattr(rendering.Renderer, "early", early)

    together(write_everything(tmp_path))

    assert begun == [[True]]
