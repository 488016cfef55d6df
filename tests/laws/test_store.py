"""The store: what it remembers is right or gone, and it forgets only what no build uses."""

from __future__ import annotations

import mmap
import os
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator import file_digests, fingerprint, load, making, parsing, settings, standing, workshop
from generator.build import prepare
from generator.config_reading import load_config
from generator.content.records import Campaign
from generator.content.sources import SourceFile
from generator.digests import digest
from generator.files import SourceChangedError
from generator.keys import Keys
from generator.render.templates import Templates
from generator.standing import look, look_around
from generator.store import Blobs, Entry, Store, database
from generator.workers import start_method
from tests.kit import edit, write, write_hub
from tests.laws.builds import Silent, make, options, tree
from tests.laws.test_incremental import assert_equals_a_clean_build, hub

SITE = b"name: Hub\nurl: https://hub.example\ntheme: plain\n"
HOUR = 3_600_000_000_000


def sql(store: Path, statement: str) -> None:
    (database,) = store.glob("*.db")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)
    connection.close()


def test_a_remembered_value_that_was_damaged_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember("record", "a", b"right")
    store.save()
    sql(tmp_path, "update memo set data = cast(substr(data, 1, 8) || x'77726f6e67' as blob)")

    assert store.recall("record", "a") is None
    assert store.recall_all("record") == {}


def test_a_store_keeps_itself_out_of_git(tmp_path: Path) -> None:
    Store(tmp_path / ".storyhub").close()

    assert (tmp_path / ".storyhub/.gitignore").read_text() == "*\n"


def test_each_published_folder_has_a_manifest_of_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.record("public", [Entry("/a/", "a/index.html", "k", "d", 1, 1)])
    store.record("preview", [Entry("/b/", "b/index.html", "k", "d", 1, 1)])

    assert list(store.manifest("public")) == ["/a/"]
    assert store.targets() == ("preview", "public")


def test_what_went_into_a_page_is_gone_with_it_and_what_is_beside_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.store._SHELVES", 1)
    store = Store(tmp_path)
    store.record("public", [], parts=[("/a/", b"1"), ("/b/", b"2"), ("/c/", b"3")])
    store.record("preview", [], parts=[("/a/", b"4")])

    store.record("public", [], ["/a/"], [("/b/", b"5")])

    known = {
        (target, url): store.parts(target, url) for target in ("public", "preview") for url in ("/a/", "/b/", "/c/")
    }
    assert known == {
        ("public", "/a/"): b"",
        ("public", "/b/"): b"5",
        ("public", "/c/"): b"3",
        ("preview", "/a/"): b"4",
        ("preview", "/b/"): b"",
        ("preview", "/c/"): b"",
    }
    assert b"/a/" not in b"".join(row[0] for row in rows(store, "select parts from noted where target = 'public'"))


def test_what_went_into_pages_takes_few_rows_however_many_there_are(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.record("public", [], parts=((f"/stories/{number}/", b"sums") for number in range(3000)))

    assert len(rows(store, "select shelf from noted")) <= 256
    assert all(store.parts("public", f"/stories/{number}/") == b"sums" for number in range(3000))


def test_damaged_parts_are_as_if_there_were_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.record("public", [], parts=[("/a/", b"1")])
    store._connection.execute("update noted set parts = x'c1'")

    assert store.parts("public", "/a/") == b""


def rows(store: Store, question: str) -> list[Any]:
    return store._connection.execute(question).fetchall()


def test_forgetting_keeps_the_manifests_because_they_say_which_files_are_ours(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.record("public", [Entry("/a/", "a/index.html", "k", "d", 1, 1)])
    store.remember("record", "a", b"value")

    store.forget()

    assert store.recall("record", "a") is None
    assert "/a/" in store.manifest("public")


def kept_outputs(store: Store, count: int) -> list[str]:
    keys = [digest(str(number).encode()) for number in range(count)]
    for key in keys:
        write(store.folder, f"outputs/{key[:2]}/{key}", "picture")
        store.keep(key, digest(b"picture"))
    return keys


def test_pruning_takes_the_outputs_that_no_build_wants_and_none_that_one_does(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = kept_outputs(store, 60)

    store.prune(keys[:5])

    assert store.kept_outputs() == set(keys[:5])
    assert set(store.noted(keys[:5])) == set(keys[:5])


def test_pruning_waits_until_there_is_much_to_take(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = kept_outputs(store, 25)

    store.prune(keys[:5])

    assert store.kept_outputs() == set(keys)


def test_pruning_forgets_old_results_and_keeps_what_this_build_asked_for(tmp_path: Path) -> None:
    first = Store(tmp_path)
    for number in range(300):
        first.remember("record", str(number), b"value")
        first.put(str(number).encode())
    first.close()
    store = Store(tmp_path)
    store.recall("record", "7")
    store.has_blobs([digest(b"7")])
    store.remember("record", "new", b"value")
    store.put(b"new")

    store.prune([])
    store.close()

    store = Store(tmp_path)
    assert set(store.recall_all("record")) == {"7", "new"}
    assert store.has_blobs([digest(b"7"), digest(b"new")])
    assert not store.has_blobs([digest(b"8")])


def test_what_another_version_kept_in_its_own_form_is_thrown_away(tmp_path: Path) -> None:
    for name in ("store-1.db", "store-1.db-journal", "records-1.all"):
        write(tmp_path, name, "old")
    write(tmp_path, "outputs/ab/abcd", "a card")

    Store(tmp_path).close()

    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "outputs", Path(database(tmp_path)).name]


def test_a_damaged_snapshot_is_as_if_there_were_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_snapshot("plan", [b"some", b"thing"])
    assert bytes(store.snapshot("plan") or b"") == b"something"
    (file,) = tmp_path.glob("plan-*")
    whole = file.read_bytes()

    for damaged in (whole[:-1], whole[:-1] + b"x", whole[:3], b""):
        file.write_bytes(damaged)
        assert store.snapshot("plan") is None


@pytest.mark.skipif(sys.platform == "win32", reason="which replaces no file that is mapped")
def test_a_snapshot_is_its_files_own_memory_and_stays_what_it_was_when_another_takes_its_place(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_snapshot("plan", [b"first"])
    first = store.snapshot("plan")
    assert first is not None

    assert store.keep_snapshot("plan", [b"second"])

    assert isinstance(first.obj, mmap.mmap)
    assert (bytes(first), bytes(store.snapshot("plan") or b"")) == (b"first", b"second")


def test_half_a_snapshot_of_a_build_that_was_killed_is_thrown_away_after_an_hour(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name, age in (("old", 2 * HOUR), ("new", 0)):
        half = write(tmp_path, f"{name}.all.123", "half")
        long_ago = file_digests._file_clock(store) - age
        os.utime(half, ns=(long_ago, long_ago))

    store.staging()

    assert [path.name for path in tmp_path.glob("*.all.*")] == ["new.all.123"]


def test_a_store_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    assert Store.published(tmp_path, "public") is None
    write(tmp_path, Path(database(tmp_path)).name, "x" * 9000)

    assert Store.published(tmp_path, "public") is None
    assert Store.peek(tmp_path, "record", "a") is None


def test_a_kept_output_is_compared_with_its_digest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (key,) = kept_outputs(store, 1)
    taking = workshop.Taking("/card.jpg", store.noted([key])[key], store.output_file(key), str(tmp_path / "taken"))
    assert workshop.take(taking)
    write(tmp_path, f"outputs/{key[:2]}/{key}", "another")

    assert not workshop.take(taking)


def test_a_source_that_changed_after_it_was_read_is_named_and_never_used(tmp_path: Path) -> None:
    photo = write(tmp_path, "photo.jpg", "new bytes")
    blobs = Blobs(":memory:", {digest(b"old bytes"): str(photo)})

    with pytest.raises(SourceChangedError, match=r"photo\.jpg"):
        blobs(digest(b"old bytes"))


def loaded_title(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, times: tuple[int, int], title: str
) -> str:
    """The title that is loaded from a file of which only the content changes, none of its times."""
    text = f"---\ntitle: {title}\ndate: 2025-01-01\n---\nText.\n"
    file = write(folder, "content/stories/a.md", text)
    source = SourceFile("content/stories/a.md", str(file), len(text), *times, 1)
    monkeypatch.setattr(standing, "walk", lambda _root, name: [source] if name == "content" else [])
    config, _ = load_config(SITE, path="site.yaml")
    return load.load(look(options(folder), store), config, store, Silent(), jobs=1).material.records[0].title


def test_a_file_whose_times_are_old_and_unchanged_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    long_ago = (file_digests._file_clock(store) - HOUR,) * 2
    loaded_title(tmp_path, store, monkeypatch, long_ago, "One")

    assert loaded_title(tmp_path, store, monkeypatch, long_ago, "Two") == "One"


@pytest.mark.parametrize("times", [(0, 0), (-HOUR, 0)], ids=["written now", "written long ago, put here now"])
def test_a_file_changed_so_lately_that_its_time_may_not_tell_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: tuple[int, int]
) -> None:
    store = Store(tmp_path / "store")
    now = file_digests._file_clock(store)
    lately = (now + times[0], now + times[1])
    loaded_title(tmp_path, store, monkeypatch, lately, "One")

    assert loaded_title(tmp_path, store, monkeypatch, lately, "Two") == "Two"


def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that are read from now on."""
    read: list[str] = []
    real = parsing.parse

    def noted(batch: parsing.Batch) -> list[parsing.Parsed]:
        read.extend(page.path for page in batch.pages)
        return real(batch)

    monkeypatch.setattr(load, "parse", noted)
    return read


def test_a_text_that_was_lost_from_the_store_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_hub(
        tmp_path,
        "-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n"
        "-- content/campaigns/road.md --\n---\ntitle: Road\ndate: 2025-01-01\n"
        "updates: [{date: 2025-02-01, title: News, text: Hooray.}]\n---\nText.\n",
    )
    store = Store(tmp_path / ".storyhub")
    config, _ = load_config(SITE, path="site.yaml")
    road, _ = load.load(look(options(tmp_path), store), config, store, Silent(), jobs=1).material.records
    assert isinstance(road, Campaign)
    lost = road.updates[0].body.digest
    store.close()
    sql(tmp_path / ".storyhub", f"delete from blob where digest = '{lost}'")

    write(tmp_path, "content/campaigns/path.md", "---\ntitle: Path\ndate: 2025-01-01\n---\nText.\n")
    read = reading(monkeypatch)
    store = Store(tmp_path / ".storyhub")

    load.load(look(options(tmp_path), store), config, store, Silent(), jobs=1)

    assert store.has_blobs([lost])
    assert read == ["content/campaigns/path.md", "content/campaigns/road.md"]


def dated(name: str, date: str, before: str = "title: T") -> str:
    return f"-- content/stories/{name}.md --\n---\n{before}\n{date}\n---\nText.\n"


DATED = (
    dated("a", "date: 2025-01-01")
    + dated("b", 'date:   "2025-03-01"')
    + dated("c", "date: '2025-04-01'", 'title: "T"\nsummary: A date: 2029-01-01')
    + dated("d", "date:2025-02-01")
    + "-- content/pages/e.md --\n---\ntitle: T\n---\nText.\n"
)


def test_texts_are_read_in_the_order_in_which_pages_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading(monkeypatch)

    make(write_hub(tmp_path, DATED))

    assert [path.rpartition("/")[2] for path in read] == ["c.md", "b.md", "d.md", "a.md", "e.md"]


def test_a_date_is_looked_for_in_new_texts_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = file_digests._file_clock
    monkeypatch.setattr(file_digests, "_file_clock", lambda store: clock(store) + HOUR)
    write_hub(tmp_path, DATED)
    store = Store(tmp_path / ".storyhub")

    first = look(options(tmp_path), store).dates
    again = look(options(tmp_path), store).dates

    days = {"a": b"2025-01-01", "b": b"2025-03-01", "c": b"2025-04-01", "d": b"2025-02-01"}
    assert first == {f"content/stories/{name}.md": day for name, day in days.items()}
    assert not again


OUTLINED = """
    -- content/stories/a.md --
    ---
    title: A crossing
    date: 2025-01-01
    ---
    We counted the cars.

    ## What we asked for
    -- content/campaigns/road.md --
    ---
    title: A road
    date: 2025-01-01
    ask: Paint it.
    updates:
      - date: 2025-02-01
        title: Half way
        text: Two hundred have signed.
    ---
    A zebra, please.
"""


def test_what_is_known_of_a_text_holds_nothing_else_of_what_it_was_read_from(tmp_path: Path) -> None:
    write_hub(tmp_path, OUTLINED)

    read = [prepare(options(tmp_path), Silent()).records for _ in ("anew", "as it was kept")]

    for records in read:
        campaign, story = records
        assert isinstance(campaign, Campaign)
        for body, opening in (
            (story.body, "We counted the cars."),
            (campaign.body, "A zebra, please."),
            (campaign.updates[0].body, "Two hundred have signed."),
        ):
            assert body.opening == opening
            assert body.outline.copy() is body.outline  # a part of something larger would be another object


@pytest.mark.skipif(start_method() != "fork", reason="elsewhere one process reads all")
@pytest.mark.parametrize("ends", [False, True], ids=["whole", "a process that ends too early"])
def test_very_many_files_are_read_by_two_processes_and_none_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    one = look(options(write_hub(tmp_path, DATED), store=tmp_path / "one"), Store(tmp_path / "one"))
    read, here = file_digests._read, os.getpid()
    batches: list[int] = []

    def noted(sources: Sequence[SourceFile], hint: file_digests.Hint) -> list[tuple[str, bytes]]:
        batches.append(len(sources))
        if ends and os.getpid() != here:
            os._exit(1)
        return read(sources, hint)

    monkeypatch.setattr(file_digests, "_MANY", 5)
    monkeypatch.setattr(file_digests, "_read", noted)

    two = look(options(tmp_path, jobs=2), Store(tmp_path / ".storyhub"))

    assert (two.digests, two.dates) == (one.digests, one.dates)
    *content, _themes = batches
    assert content == ([2, 3] if ends else [2])


def kept_texts(folder: Path) -> list[str]:
    """The names of the texts that the store keeps together, in their order."""
    with closing(Store(folder / ".storyhub")) as store:
        kept = msgspec.json.decode(store.snapshot("records") or b"", type=dict[str, parsing.Light])
    return [light.record.path.rpartition("/")[2] for light in kept.values() if light.record]


def test_what_many_new_texts_gave_is_kept_in_that_order_beside_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_MANY", 0)
    make(write_hub(tmp_path, DATED))
    write_hub(tmp_path, dated("aa", "date: 2025-03-03"))

    make(tmp_path)

    assert kept_texts(tmp_path) == ["c.md", "b.md", "d.md", "a.md", "e.md", "aa.md"]


def test_what_is_kept_of_many_texts_holds_none_that_was_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_MANY", 0)
    make(write_hub(tmp_path, DATED))
    (tmp_path / "content/stories/b.md").unlink()
    write_hub(tmp_path, dated("new", "date: 2025-03-03"))

    make(tmp_path)

    assert kept_texts(tmp_path) == ["c.md", "d.md", "a.md", "e.md", "new.md"]


def test_two_files_of_the_same_bytes_are_two_stories(tmp_path: Path) -> None:
    hub(tmp_path)
    shutil.copy(tmp_path / "content/stories/bench.md", tmp_path / "content/stories/seat.md")

    make(tmp_path)

    assert (tmp_path / "public/stories/bench/index.html").exists()
    assert (tmp_path / "public/stories/seat/index.html").exists()


def test_a_changed_configuration_reads_every_file_anew(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "site.yaml", "Europe/London", "Asia/Tokyo")

    make(tmp_path)

    assert b"2025-07-01T00:00:00+09:00" in tree(tmp_path / "public")["feed.xml"] + tree(tmp_path / "public")["atom.xml"]


def test_a_changed_program_renders_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(hub(tmp_path))
    for reader in ("keys", "standing"):
        monkeypatch.setattr(f"generator.{reader}.engine", lambda: "another")

    report = make(tmp_path)

    assert len(report.rendered) == report.files


@pytest.mark.parametrize("step", ["parse", "_inspect"])
def test_a_changed_program_reads_every_text_and_photo_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    make(hub(tmp_path))
    original, done = getattr(load, step), [0]

    def noted(batch: object) -> object:
        done[0] += 1
        return original(batch)

    monkeypatch.setattr(load, step, noted)
    make(tmp_path)
    assert done == [0]
    for reader in ("load", "standing"):
        monkeypatch.setattr(f"generator.{reader}.engine", lambda: "another")

    make(tmp_path)

    assert done == [1]


def test_a_changed_program_reads_the_settings_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(hub(tmp_path))
    read: list[Path] = []
    real = settings.read_settings
    monkeypatch.setattr(settings, "read_settings", lambda root: read.append(root) or real(root))  # type: ignore[func-returns-value]
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")
    make(tmp_path)
    assert read == []
    for reader in ("load", "standing"):
        monkeypatch.setattr(f"generator.{reader}.engine", lambda: "another")

    make(tmp_path)

    assert read == [tmp_path]


def test_settings_saved_while_they_are_read_and_then_undone_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub(tmp_path)
    before = (tmp_path / "site.yaml").read_bytes()
    real = settings.read_settings

    def saved_first(root: Path) -> Any:
        monkeypatch.setattr(settings, "read_settings", real)
        write(tmp_path, "site.yaml", before + b"footer: While it was read\n")
        return real(root)

    monkeypatch.setattr(settings, "read_settings", saved_first)
    make(tmp_path)
    write(tmp_path, "site.yaml", before)
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")

    with closing(Store(tmp_path / ".storyhub")) as store:
        config, _ = load._settings(options(tmp_path), store)

    assert config.footer == ""


def test_without_the_cache_everything_is_made_anew(tmp_path: Path) -> None:
    make(hub(tmp_path))

    report = make(tmp_path, use_cache=False)

    assert len(report.rendered) == report.files


@pytest.mark.parametrize("template", ["story.html", "page.html"])
def test_a_changed_template_renders_the_pages_that_are_drawn_with_it(tmp_path: Path, template: str) -> None:
    write(hub(tmp_path), "theme/templates/story.html", '{% include "page.html" %}')
    write(tmp_path, "theme/templates/page.html", "{{ head.title }}")
    make(tmp_path)
    with (tmp_path / "theme/templates" / template).open("a") as file:
        file.write("Changed")

    report = make(tmp_path)

    assert "/stories/bench/" in report.rendered
    assert ("/about/" in report.rendered) is (template == "page.html")
    assert b"Changed" in tree(tmp_path / "public")["stories/bench/index.html"]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files and a library, of which the fingerprint is taken."""
    write(tmp_path, "generator/render/html.py", "one")
    write(tmp_path, "generator/cli/main.py", "one")
    write(tmp_path, "site-packages/Pillow-1.0.dist-info/METADATA", "")
    monkeypatch.setattr(fingerprint, "__file__", str(tmp_path / "generator/fingerprint.py"))
    monkeypatch.setattr("sys.path", [str(tmp_path / "site-packages")])
    return tmp_path


def test_the_program_has_another_fingerprint_when_a_file_of_it_changes(program: Path) -> None:
    before = fingerprint.engine.__wrapped__()
    write(program, "generator/render/html.py", "two")

    assert fingerprint.engine.__wrapped__() != before


def test_the_command_line_is_no_part_of_the_fingerprint(program: Path) -> None:
    before = fingerprint.engine.__wrapped__()
    write(program, "generator/cli/main.py", "two")

    assert fingerprint.engine.__wrapped__() == before


def test_another_version_of_a_library_that_draws_is_another_fingerprint(program: Path) -> None:
    before = fingerprint.engine.__wrapped__()
    (program / "site-packages/Pillow-1.0.dist-info").rename(program / "site-packages/Pillow-1.1.dist-info")

    assert fingerprint.engine.__wrapped__() != before


def test_what_every_page_shows_renders_every_page_when_it_changes(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "site.yaml", "theme: plain", "theme: plain\nfooter: Made in Ottersby.")

    report = make(tmp_path)

    assert {"/", "/about/", "/stories/bench/", "/404.html"} <= set(report.rendered)


def test_what_only_the_head_of_a_page_says_renders_it_when_it_changes(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "content/people/rosa.md", "title: Rosa Milne", "title: Rosa Milne\ncanonical: https://rosa.example/")

    report = make(tmp_path)

    assert report.rendered == ("/people/rosa/", "/sitemap.xml")


def test_a_changed_word_of_the_interface_renders_the_pages_of_its_language(tmp_path: Path) -> None:
    make(hub(tmp_path))
    write(tmp_path, "theme/locales/en.po", 'msgid ""\nmsgstr ""\n\nmsgid "Watch"\nmsgstr "Look"\n')

    report = make(tmp_path)

    assert {"/about/", "/stories/bench/"} <= set(report.rendered)


def test_two_recipes_never_share_a_key(tmp_path: Path) -> None:
    prepared = prepare(options(hub(tmp_path)), Silent())
    output = next(o for o in prepared.plan.outputs if o.recipe in ("copy", "text"))
    keys = Keys(Templates(prepared.theme))

    assert keys.key(output) != keys.key(msgspec.structs.replace(output, recipe="another"))


def test_where_the_site_does_not_come_back_everything_is_kept_and_only_what_changed_is_drawn(tmp_path: Path) -> None:
    make(hub(tmp_path), keep_all=True)
    before = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / "public")
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")

    report = make(tmp_path, keep_all=True)

    assert "/stories/bench/" in report.rendered
    assert not {"/about/", "/people/rosa/"} & set(report.rendered)
    assert tree(tmp_path / "public").keys() == before.keys()


def test_what_is_kept_is_compared_once_though_archives_hold_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(hub(tmp_path, "default"))
    shutil.rmtree(tmp_path / "public")
    compared: Counter[str] = Counter()
    for module in (making, workshop):
        monkeypatch.setattr(module, "digest", lambda data: compared.update([digest(data)]) or digest(data))

    report = make(tmp_path)

    with closing(Store(tmp_path / ".storyhub")) as store:
        kept = Counter(store.all_noted().values())
    assert any(url.endswith(".zip") for url in report.rendered)
    assert all(compared[name] == count for name, count in kept.items())


def test_an_archive_takes_nothing_damaged_from_the_store(tmp_path: Path) -> None:
    make(hub(tmp_path, "default"))
    for kept in (tmp_path / ".storyhub/outputs").rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"damaged")
    for archive in (tmp_path / "public").rglob("*.zip"):
        archive.unlink()

    report = make(tmp_path)

    assert {url.rpartition(".")[2] for url in report.rendered} == {"zip"}
    assert_equals_a_clean_build(tmp_path)


def test_what_the_last_build_published_is_taken_while_the_next_is_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(hub(tmp_path), keep_all=True)
    before = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / "public")
    here: list[str] = []
    take = workshop.take
    monkeypatch.setattr(workshop, "_TAKEN_AHEAD", 1)
    monkeypatch.setattr(making, "take", lambda one: here.append(one.url) or take(one))  # type: ignore[func-returns-value]  # nothing, so `or` goes on

    make(tmp_path, keep_all=True, jobs=2)

    assert tree(tmp_path / "public") == before
    assert all(url.endswith("card.jpg") for url in here)  # this theme's cards are alike, and each is taken ahead once


def test_what_is_damaged_is_not_taken_ahead_but_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(hub(tmp_path), keep_all=True)
    before = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / "public")
    for kept in list((tmp_path / ".storyhub/outputs").rglob("*"))[::2]:
        if kept.is_file():
            kept.write_bytes(b"damaged")
    monkeypatch.setattr(workshop, "_TAKEN_AHEAD", 1)

    report = make(tmp_path, keep_all=True, jobs=2)

    assert tree(tmp_path / "public") == before
    assert len(report.rendered) < len(before)


def test_what_is_kept_never_shows_in_the_site(tmp_path: Path) -> None:
    for name, everything in (("some", False), ("all", True)):
        make(hub(tmp_path / name), keep_all=everything)

    assert tree(tmp_path / "some" / "public") == tree(tmp_path / "all" / "public")


def test_what_another_version_kept_in_a_form_of_its_own_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    make(hub(tmp_path))
    with closing(Store(tmp_path / ".storyhub")) as store:
        store.remember("record", "of another program", b'{"record":{"type":"podcast"}}')
        (plan,) = (tmp_path / ".storyhub").glob("plan-*")
        store.keep_snapshot(plan.name.removesuffix("-4.all"), [b"\x81\xa1a\xa1b"])
        store.keep_snapshot("records", [b'{"key":{"record":', b'{"type":"podcast"}}}'])
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")

    assert "/stories/bench/" in make(tmp_path).rendered


def test_a_damaged_page_of_the_store_is_as_if_nothing_were_remembered(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for number in range(40):
            store.remember("record", str(number), b"x" * 9000)
    (database,) = tmp_path.glob("*.db")
    data = bytearray(database.read_bytes())
    for at in range(8 * 4096, len(data) - 4096, 3 * 4096):
        data[at : at + 4096] = b"\xff" * 4096
    database.write_bytes(data)

    with closing(Store(tmp_path)) as store:
        assert isinstance(store.recall_all("record"), dict)


def saved_while_a_build_begins(monkeypatch: pytest.MonkeyPatch, save: Callable[[], object]) -> None:
    """The next build looks at the files, and only then is one saved; what it reads is not what it has seen."""

    def saved_afterwards(*given: Any) -> Any:
        seen = look_around(*given)
        monkeypatch.setattr("generator.companion.look_around", look_around)
        save()
        return seen

    monkeypatch.setattr("generator.companion.look_around", saved_afterwards)


def test_a_story_saved_while_a_build_begins_and_then_undone_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = "content/stories/bench.md"
    hub(tmp_path)
    saved_while_a_build_begins(monkeypatch, lambda: edit(tmp_path, story, "Somebody", "Nobody"))
    make(tmp_path)
    edit(tmp_path, story, "Nobody", "Somebody")

    make(tmp_path)

    assert b"Somebody" in tree(tmp_path / "public")["stories/bench/index.html"]


def test_a_template_saved_while_a_build_begins_and_then_undone_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "theme/templates/story.html"
    write(hub(tmp_path), template, "as it was")
    saved_while_a_build_begins(monkeypatch, lambda: write(tmp_path, template, "EDITED"))
    make(tmp_path)
    write(tmp_path, template, "as it was")
    edit(tmp_path, "content/pages/about.md", "Who we are.", "Who we were.")

    make(tmp_path)

    assert tree(tmp_path / "public")["stories/bench/index.html"].strip() == b"as it was"


def test_texts_that_are_read_together_let_others_write_once_that_is_done(tmp_path: Path) -> None:
    store = Store(tmp_path)
    names = [store.put(text) for text in (b"one", b"two")]
    store.save()
    blobs = store.blobs({})
    asked: list[str] = []

    with blobs:
        assert blobs(names[0]) == b"one"
        assert blobs._connection
        blobs._connection.set_trace_callback(asked.append)
        assert blobs(names[1]) == b"two"
        assert blobs._connection.in_transaction
    assert not blobs._connection.in_transaction
    sql(tmp_path, "delete from blob")

    assert [statement.partition(" ")[0] for statement in asked] == ["select", "ROLLBACK"]
    with pytest.raises(KeyError):
        blobs(names[0])
    assert not blobs._connection.in_transaction
    blobs.close()
    store.close()


def test_what_was_put_off_is_done_once_and_at_the_latest_at_the_end(tmp_path: Path) -> None:
    done: list[str] = []
    store = Store(tmp_path)
    store.later(lambda: done.append("one"))

    store.catch_up()
    store.catch_up()
    assert done == ["one"]

    store.later(lambda: done.append("two"))
    store.later(lambda: store.remember("record", "a", b"three"))
    store.close()
    assert done == ["one", "two"]
    with closing(Store(tmp_path)) as again:
        assert again.recall("record", "a") == b"three"


@pytest.mark.parametrize("count", [3, 130])
def test_what_was_read_is_kept_although_the_build_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    hub(tmp_path)
    for number in range(count):
        write(tmp_path, f"content/stories/s{number}.md", f"---\ntitle: Story {number}\ndate: 2025-01-01\n---\nText.\n")
    write(tmp_path, "content/stories/broken.md", "---\ntitle: Broken\ndate: none\n---\nText.\n")
    assert not make(tmp_path, strict=True).published
    read = reading(monkeypatch)

    edit(tmp_path, "content/stories/broken.md", "date: none", "date: 2025-01-02")
    make(tmp_path, strict=True)

    assert read == ["content/stories/broken.md"]
