"""Publishing: what was rendered comes, what is no longer planned goes, and nothing else is touched."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.build import clean
from generator.digests import digest
from generator.files import Stamp, stamp
from generator.problems import HubError
from generator.publish import NewSite, Staged, publish, remove, stands
from generator.render.recipes import Recipes
from generator.store import Entry, Store
from generator.workers import run
from generator.workshop import Workshop
from tests.kit import edit, jpeg, write, write_everything
from tests.laws.builds import make, options, tree
from tests.laws.test_incremental import assert_equals_a_clean_build, hub


def staged(folder: Path, url: str, path: str, text: str) -> Staged:
    file = write(folder, f"rendered/{url.strip('/') or 'home'}", text)
    return Staged(url, path, f"key of {text}", str(file), digest(text.encode()))


def published(folder: Path, *outputs: Staged, site: NewSite | None = None) -> tuple[str, ...]:
    store = Store(folder / "store")
    removed = publish(outputs, [output.url for output in outputs], store, "public", folder / "public", site=site)
    store.close()
    return removed


def new_site(folder: Path) -> tuple[NewSite, list[Staged]]:
    """A new site with one page in its place, one elsewhere, and one that is not wanted."""
    there = write(folder, "site/a/index.html", "one")
    stray = write(folder, "site/b/index.html", "stray")
    outputs = [
        Staged("/a/", "a/index.html", "key", str(there), digest(b"one")),
        staged(folder, "/c/", "c/index.html", "three"),
    ]
    return NewSite(str(folder / "site"), (str(stray),)), outputs


def test_a_first_site_is_not_looked_at_again_and_its_manifest_has_the_files_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def counted(path: str) -> Stamp:
        looked.append(path)
        return stamp(path)

    monkeypatch.setattr("generator.publish.stamp", counted)

    make(write_everything(tmp_path), jobs=2)

    assert not looked
    with closing(Store(tmp_path / ".storyhub")) as store:
        for entry in store.manifest("public").values():
            assert stamp(f"{tmp_path}/public/{entry.path}") == (entry.size, entry.mtime)


def test_a_file_whose_old_address_is_gone_stays_if_another_address_has_it_now(tmp_path: Path) -> None:
    published(tmp_path, staged(tmp_path, "/old/", "old/index.html", "one"))

    removed = published(tmp_path, staged(tmp_path, "/old/index.html", "old/index.html", "two"))

    assert removed == ("/old/",)
    assert tree(tmp_path / "public") == {"old/index.html": b"two"}


def test_what_another_build_took_out_meanwhile_is_no_stumbling_block(tmp_path: Path) -> None:
    page = staged(tmp_path, "/a/", "a/index.html", "one")
    with closing(Store(tmp_path / "store")) as store:
        publish([page], ["/a/"], store, "public", tmp_path / "public", {"/gone/": "key"})

    assert tree(tmp_path / "public") == {"a/index.html": b"one"}


def test_a_page_that_another_build_took_out_meanwhile_does_not_stand(tmp_path: Path) -> None:
    make(hub(tmp_path))
    with closing(Store(tmp_path / ".storyhub")) as store, closing(Workshop(options(tmp_path), store)) as workshop:
        keys = dict(workshop.published)
        store.record("public", (), ["/stories/bench/"])

        assert not workshop.standing("/stories/bench/", keys["/stories/bench/"])
        assert workshop.all_standing(keys) == keys.keys() - {"/stories/bench/"}


def test_a_folder_on_another_file_system_gets_copies_that_are_whole_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: str, target: str) -> None:
        if Path(source).parent != Path(target).parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)

    published(tmp_path, staged(tmp_path, "/a/", "a/index.html", "one"))

    assert tree(tmp_path / "public") == {"a/index.html": b"one"}


def test_a_new_site_comes_whole_in_one_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, outputs = new_site(tmp_path)
    renamed: list[Path] = []
    real = os.rename

    def rename(old: str, new: Path) -> None:
        renamed.append(new)
        real(old, new)

    monkeypatch.setattr(os, "rename", rename)
    written: list[object] = []
    record = Store.record

    def noted(*given: Any) -> None:
        written.append(given)
        record(*given)

    monkeypatch.setattr(Store, "record", noted)

    published(tmp_path, *outputs, site=site)

    assert renamed == [tmp_path / "public"]
    assert len(written) == 1
    assert tree(tmp_path / "public") == {"a/index.html": b"one", "c/index.html": b"three"}
    assert not (tmp_path / "public/b").exists()
    with closing(Store(tmp_path / "store")) as store:
        assert all(stands(entry, entry.key, tmp_path / "public") for entry in store.manifest("public").values())


@pytest.mark.parametrize("why", ["another drive", "somebody made the folder"])
def test_a_new_site_that_cannot_come_whole_comes_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    site, outputs = new_site(tmp_path)
    theirs = {}
    if why == "another drive":
        monkeypatch.setattr(os, "rename", refused)
    else:
        write(tmp_path, "public/theirs.txt", "mine")
        theirs = {"theirs.txt": b"mine"}

    published(tmp_path, *outputs, site=site)

    assert tree(tmp_path / "public") == {"a/index.html": b"one", "c/index.html": b"three", **theirs}
    with closing(Store(tmp_path / "store")) as store:
        assert {entry.path for entry in store.manifest("public").values()} == {"a/index.html", "c/index.html"}
        assert all(stands(entry, entry.key, tmp_path / "public") for entry in store.manifest("public").values())


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_a_folder_that_somebody_made_meanwhile_stays_theirs_though_it_is_empty(tmp_path: Path) -> None:
    site, outputs = new_site(tmp_path)
    (tmp_path / "public").mkdir(mode=0o700)

    published(tmp_path, *outputs, site=site)

    assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == 0o700
    assert tree(tmp_path / "public").keys() == {"a/index.html", "c/index.html"}


def refused(*_given: object) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


@pytest.mark.parametrize("whole", [False, True])
def test_a_first_site_is_moved_without_a_vain_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: bool) -> None:
    moved: list[str] = []
    real = os.replace

    def replace(source: str, target: str) -> None:
        moved.append(target)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    paths = ("index.html", "a/index.html", "a/b/c/index.html", "a/b/index.html")
    outputs = [staged(tmp_path, f"/{number}/", path, path) for number, path in enumerate(paths)]

    published(tmp_path, *outputs, site=NewSite(str(tmp_path / "site")) if whole else None)

    assert len(moved) == len(set(moved)) == 4
    assert sorted(tree(tmp_path / "public")) == ["a/b/c/index.html", "a/b/index.html", "a/index.html", "index.html"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_pages_may_be_read_by_whoever_may_read_new_files_and_run_by_nobody(tmp_path: Path) -> None:
    make(hub(tmp_path))
    usual = write(tmp_path, "usual.txt", "x")
    usual.unlink()
    usual.touch()

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "public").rglob("*") if path.is_file()}

    assert modes == {stat.S_IMODE(usual.stat().st_mode)}


def test_a_folder_that_holds_something_else_stays_and_an_empty_one_goes(tmp_path: Path) -> None:
    published(tmp_path, staged(tmp_path, "/a/", "a/index.html", "a"), staged(tmp_path, "/b/c/", "b/c/index.html", "c"))
    write(tmp_path, "public/a/mine.txt", "mine")

    removed = published(tmp_path)

    assert removed == ("/a/", "/b/c/")
    assert tree(tmp_path / "public") == {"a/mine.txt": b"mine"}
    assert not (tmp_path / "public/b").exists()


def entry_of(file: Path) -> Entry:
    stat = file.stat()
    return Entry("/a/", file.name, "key", digest(file.read_bytes()), stat.st_size, stat.st_mtime_ns)


def test_a_file_stands_with_another_time_if_its_bytes_are_the_same(tmp_path: Path) -> None:
    file = write(tmp_path, "a.html", "text")
    entry = entry_of(file)
    os.utime(file, (1, 1))

    assert stands(entry, "key", tmp_path)
    assert not stands(entry, "another key", tmp_path)


def test_a_file_of_the_same_size_and_another_time_does_not_stand_with_other_bytes(tmp_path: Path) -> None:
    file = write(tmp_path, "a.html", "text")
    entry = entry_of(file)
    file.write_text("next")
    os.utime(file, (1, 1))

    assert not stands(entry, "key", tmp_path)


def test_a_file_of_another_size_does_not_stand_whatever_its_time(tmp_path: Path) -> None:
    file = write(tmp_path, "a.html", "text")
    entry = entry_of(file)
    file.write_text("longer text")
    os.utime(file, ns=(entry.mtime, entry.mtime))

    assert not stands(entry, "key", tmp_path)


def test_a_hub_that_was_moved_with_its_store_and_site_renders_nothing(tmp_path: Path) -> None:
    make(hub(tmp_path / "here"))
    shutil.move(tmp_path / "here", tmp_path / "there")

    report = make(tmp_path / "there")

    assert report.rendered == ()


def test_cleaning_takes_what_we_wrote_and_leaves_the_rest(tmp_path: Path) -> None:
    make(hub(tmp_path))
    write(tmp_path, "public/CNAME", "ottersby.example")

    clean(options(tmp_path))

    assert tree(tmp_path / "public") == {"CNAME": b"ottersby.example"}
    assert not (tmp_path / ".storyhub").exists()


def fail_at(monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """Makes the page with this title impossible to render."""
    real = Recipes.render

    def render(self: Recipes, recipe: str, view: object, read: object) -> bytes:
        if recipe == "html" and view.head.og_title == title:  # type: ignore[attr-defined]
            raise ZeroDivisionError(title)
        return real(self, recipe, view, read)  # type: ignore[arg-type]

    monkeypatch.setattr(Recipes, "render", render)


def test_a_page_that_cannot_be_drawn_stays_as_it_was_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(hub(tmp_path))
    before = tree(tmp_path / "public")
    edit(tmp_path, "content/pages/about.md", "Who we are.", "Who we were.")
    edit(tmp_path, "content/people/rosa.md", "Lollipop lady.", "Retired.")
    fail_at(monkeypatch, "About")

    report = make(tmp_path)

    assert [(p.code, p.position.path) for p in report.problems] == [("not-rendered", "content/pages/about.md")]
    assert report.rendered == ("/people/rosa/",)
    assert tree(tmp_path / "public")["about/index.html"] == before["about/index.html"]


def test_a_strict_build_publishes_nothing_if_a_page_cannot_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(hub(tmp_path))
    before = tree(tmp_path / "public")
    edit(tmp_path, "content/pages/about.md", "title: About", "title: About us")
    fail_at(monkeypatch, "About us")

    report = make(tmp_path, strict=True)

    assert not report.published
    assert tree(tmp_path / "public") == before


def test_a_mistake_in_a_template_stops_the_build_with_the_last_good_site_in_place(tmp_path: Path) -> None:
    make(hub(tmp_path))
    before = tree(tmp_path / "public")
    write(tmp_path, "theme/templates/story.html", "{{ nothing.of.the.sort }}")

    with pytest.raises(HubError) as caught:
        make(tmp_path)

    assert caught.value.problems[0].position.path == "theme/templates/story.html"
    assert tree(tmp_path / "public") == before


def test_a_photo_that_changes_while_the_site_is_built_starts_the_build_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub(tmp_path)
    real, changed = Recipes.render, [False]

    def render(self: Recipes, recipe: str, view: object, read: object) -> bytes:
        if not changed[0]:
            changed[0] = True
            write(tmp_path, "content/stories/garden/beans.jpg", jpeg(640, 480, "#112233"))
        return real(self, recipe, view, read)  # type: ignore[arg-type]

    monkeypatch.setattr(Recipes, "render", render)

    report = make(tmp_path)

    assert report.published
    assert f"media/beans-{digest(jpeg(640, 480, '#112233'))[:8]}-640.jpg" in tree(tmp_path / "public")


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_batch_is_worked_on_once_whatever_the_number_of_processes(jobs: int) -> None:
    assert sorted(run(range(60), doubled, jobs=jobs)) == [2 * number for number in range(60)]


def test_what_a_build_wrote_before_it_was_stopped_is_ours_to_take_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = staged(tmp_path, "/a/", "a/index.html", "a"), staged(tmp_path, "/b/", "b/index.html", "b")
    real = os.replace

    def stopping(source: str, target: Path) -> None:
        if "b" in Path(target).parts:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopping)
        with pytest.raises(KeyboardInterrupt):
            published(tmp_path, *outputs)
    assert tree(tmp_path / "public") == {"a/index.html": b"a"}

    published(tmp_path)

    assert tree(tmp_path / "public") == {}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_may_take_the_place_of_an_old_address_and_give_it_back(tmp_path: Path, jobs: int) -> None:
    hub(tmp_path)
    write(tmp_path, "content/pages/walks.md", "---\ntitle: Walks\n---\nOn Sundays.\n")
    make(tmp_path, jobs=jobs)
    (tmp_path / "content/pages/walks.md").rename(tmp_path / "walks.md")
    edit(tmp_path, "content/pages/about.md", "title:", "aliases: [/walks]\ntitle:")

    make(tmp_path, jobs=jobs)

    assert (tmp_path / "public/walks").is_file()
    assert_equals_a_clean_build(tmp_path)
    (tmp_path / "walks.md").rename(tmp_path / "content/pages/walks.md")
    edit(tmp_path, "content/pages/about.md", "aliases: [/walks]\n", "")

    make(tmp_path, jobs=jobs)

    assert (tmp_path / "public/walks/index.html").is_file()
    assert_equals_a_clean_build(tmp_path)


def test_a_folder_that_somebody_made_where_a_file_of_ours_was_stays_theirs(tmp_path: Path) -> None:
    hub(tmp_path)
    edit(tmp_path, "content/pages/about.md", "title:", "aliases: [/walks]\ntitle:")
    make(tmp_path)
    (tmp_path / "public/walks").unlink()
    write(tmp_path, "public/walks/mine.txt", "Mine.")
    edit(tmp_path, "content/pages/about.md", "aliases: [/walks]\n", "")

    make(tmp_path)

    assert (tmp_path / "public/walks/mine.txt").read_text() == "Mine."


def test_a_file_to_be_deleted_may_be_gone_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "walks", "A file now.")

    remove(tmp_path, "walks/index.html")

    assert (tmp_path / "walks").read_text() == "A file now."
