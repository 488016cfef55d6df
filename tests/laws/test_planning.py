"""What a warm build saves, counted, and that what it saves it saves rightly: a plan that leaves views unmade has the
keys of one that makes them all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from generator import file_digests, files, load, parsing, prepare
from generator.build import build
from generator.build import prepare as prepare_whole
from generator.content.hub import Hub
from generator.content.references import References
from generator.plan import pages
from generator.plan.heads import Heads
from generator.plan.memory import Facts, Make, Memory, Recalled, recalled
from generator.plan.output import KeptView, Output
from generator.plan.planning import Planning
from generator.prepare import Prepared
from generator.store import Held, Store
from generator.views.files import TextView
from generator.workers import start_method
from tests.kit import edit, write
from tests.laws.builds import Silent, make, options
from tests.laws.test_incremental import hub

TOP = Path(__file__).resolve().parents[2]
STORY = "---\ntitle: Story {n}\ndate: 2024-01-{day:02}\ntopics: [Streets]\nplace: Mill Road\n---\nText of {n}.\n"


def big(folder: Path, stories: int) -> Path:
    """The hub with many stories more."""
    hub(folder)
    for n in range(stories):
        write(folder, f"content/stories/s{n:03}.md", STORY.format(n=n, day=1 + n % 28))
    return folder


@pytest.fixture
def views(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The address of every page whose view is made."""
    made: list[str] = []
    original = Heads._page

    def noted(self: Heads, url: str, *given: object) -> object:
        made.append(url)
        return original(self, url, *given)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr(Heads, "_page", noted)
    return made


CHANGES: dict[str, Callable[[Path], object]] = {
    "a title": lambda hub: edit(hub, "content/stories/bench.md", "A bench for two", "A bench for three"),
    "a body": lambda hub: edit(hub, "content/stories/bench.md", "Somebody", "Anybody"),
    "a date": lambda hub: edit(hub, "content/stories/bench.md", "2025-07-01", "2025-05-01"),
    "a topic renamed": lambda hub: edit(hub, "content/stories/bench.md", "[Streets]", "[Roads]"),
    "the form of a topic": lambda hub: edit(hub, "content/stories/bench.md", "[Streets]", "[STREETS]"),
    "a place": lambda hub: edit(hub, "content/stories/bench.md", "place: Mill Road", "place: High Street"),
    "a hashtag": lambda hub: edit(hub, "content/stories/bench.md", "Somebody", "#SAFERMILLROAD Somebody"),
    "a photo": lambda hub: edit(hub, "content/stories/garden/index.md", "alt: Beans", "alt: Peas"),
    "an old address": lambda hub: edit(hub, "content/stories/bench.md", "date:", "aliases: [/seat/]\ndate:"),
    "a language": lambda hub: edit(hub, "content/stories/bench.md", "date:", "lang: cy\ndate:"),
    "a translation": lambda hub: edit(hub, "content/stories/bench.md", "date:", "lang: cy\nslug: crossing\ndate:"),
    "another slug": lambda hub: edit(hub, "content/stories/garden/index.md", "date:", "slug: beans\ndate:"),
    "an author": lambda hub: edit(hub, "content/people/rosa.md", "Rosa Milne", "Rosa M."),
    "an author's account": lambda hub: edit(
        hub, "content/people/rosa.md", "title:", "fediverse: '@r@o.example'\ntitle:"
    ),
    "an author who is gone": lambda hub: (hub / "content/people/rosa.md").unlink(),
    "a campaign": lambda hub: edit(hub, "content/campaigns/safer-mill-road.md", "A safer", "The safer"),
    "a campaign's progress": lambda hub: edit(hub, "content/campaigns/safer-mill-road.md", "120", "121"),
    "a group": lambda hub: edit(hub, "content/groups/walkers.md", "Tuesdays", "Mondays"),
    "a group's topic": lambda hub: edit(hub, "content/groups/walkers.md", "[Streets]", "[Food]"),
    "a group that is gone": lambda hub: (hub / "content/groups/walkers.md").unlink(),
    "a partner": lambda hub: edit(hub, "content/partners/trust.md", "River", "Wend"),
    "a partner that is gone": lambda hub: (hub / "content/partners/trust.md").unlink(),
    "a campaign that is won": lambda hub: edit(
        hub, "content/campaigns/safer-mill-road.md", "goal:", "state: won\ngoal:"
    ),
    "an outcome": lambda hub: edit(hub, "content/campaigns/safer-mill-road.md", "goal:", "outcome: Yes.\ngoal:"),
    "a new story": lambda hub: write(hub, "content/stories/new.md", STORY.format(n=1, day=3)),
    "a story that is gone": lambda hub: (hub / "content/stories/garden/index.md").unlink(),
    "a story that becomes a draft": lambda hub: edit(hub, "content/stories/bench.md", "date:", "draft: true\ndate:"),
    "a page of the menu": lambda hub: edit(hub, "content/pages/about.md", "title: About", "title: Who we are"),
    "the hub's name": lambda hub: edit(hub, "site.yaml", "What Ottersby Did", "Ottersby"),
    "a template": lambda hub: write(hub, "theme/templates/story.html", "{{ head.title }}"),
    "a word of the theme": lambda hub: write(
        hub, "theme/locales/en.po", 'msgid ""\nmsgstr ""\n\nmsgid "Stories"\nmsgstr "Tales"\n'
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_plan_from_memory_has_the_keys_and_the_files_of_one_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    make(hub(tmp_path))
    CHANGES[change](tmp_path)
    planned: list[Prepared] = []
    original = prepare.prepare

    def noted(*given: object, **named: object) -> Prepared:
        planned.append(original(*given, **named))  # type: ignore[arg-type]  # whatever it is given
        return planned[-1]

    whole = prepare_whole(options(tmp_path), Silent())
    monkeypatch.setattr(prepare, "prepare", noted)
    make(tmp_path)

    (remembered,) = planned
    assert remembered.keys == whole.keys
    assert remembered.problems == whole.problems
    assert [(o.url, o.recipe, o.sources) for o in remembered.plan.outputs] == [
        (o.url, o.recipe, o.sources) for o in whole.plan.outputs
    ]


class Watched:
    """Something of which is noted what is read."""

    def __init__(self, thing: object, noted: set[str]) -> None:
        self._thing = thing
        self._noted = noted

    def __getattr__(self, name: str) -> object:
        found = getattr(self._thing, name)
        self._noted.add(f"{type(self._thing).__name__}.{name}")
        return Watched(found, self._noted) if isinstance(found, References) else found


TOLD = {f"Hub.{name}" for name in ("campaign", "config", "hashtags", "people", "places", "related", "references")}
TOLD |= {f"Hub.{name}" for name in ("stories", "campaigns", "topics", "translated", "url", "named")}
TOLD |= {"Hub.data"} | {
    f"References.{name}" for name in ("link", "photos", "picture_path", "attached", "attachments", "media")
}
"""What the inputs of a story's page tell of the hub. Stories and campaigns are counted, for authors and campaigns."""


def test_the_planner_of_a_story_reads_nothing_of_the_hub_that_its_inputs_do_not_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: set[str] = set()
    read: set[str] = set()
    whole = prepare_whole(options(hub(tmp_path)), Silent())
    original = pages._story

    def watched(heads: Heads, *given: object) -> object:
        planning = Planning(Watched(whole.hub, noted), heads.planning.theme, heads.planning.base)  # type: ignore[arg-type]
        seen = Heads(planning, heads.site, heads.cards, heads.canonical)
        noted.clear()  # what is told is read as well
        output = original(seen, *given)  # type: ignore[arg-type]  # whatever it is given
        read.update(noted)
        return output

    monkeypatch.setattr(pages, "_story", watched)
    prepare_whole(options(tmp_path), Silent())

    assert read
    assert read - TOLD == set()


def test_every_field_of_the_hub_is_known_to_be_told_or_not_to_be_read() -> None:
    unread = {"pages", "years", "translations", "languages", "today", "by_name"}
    unread |= {"events", "groups", "partners", "representatives"}

    assert {name for name in Hub.__struct_fields__ if f"Hub.{name}" not in TOLD} == unread


@pytest.mark.parametrize("stories", [40, 80])
def test_a_new_story_makes_as_few_views_in_a_big_hub_as_in_a_small_one(
    tmp_path: Path, views: list[str], stories: int
) -> None:
    big(tmp_path, stories)
    for n in range(stories):
        edit(tmp_path, f"content/stories/s{n:03}.md", f"Text of {n}.", "See [it](crossing.md).")
    make(tmp_path)
    views.clear()
    write(tmp_path, "content/stories/new.md", STORY.format(n=100, day=14))

    make(tmp_path)

    own = [url for url in views if url.startswith("/stories/s")]
    assert "/stories/new/" in views
    assert len(own) <= 20


@pytest.mark.parametrize("stories", [40, 80])
def test_a_changed_title_makes_as_few_views_in_a_big_hub_as_in_a_small_one(
    tmp_path: Path, views: list[str], stories: int
) -> None:
    make(big(tmp_path, stories))
    views.clear()
    edit(tmp_path, "content/stories/s020.md", "Story 20", "Another story")

    report = make(tmp_path)

    always = {"/", "/404.html", "/about/", "/campaigns/", "/people/", "/topics/", "/hashtags/", "/places/"}
    always |= {"/campaigns/safer-mill-road/", "/people/rosa/"}
    always |= {"/groups/", "/groups/walkers/", "/partners/", "/partners/trust/"}
    few = set(views) - always
    assert set(report.rendered) & few
    assert len(few) <= 20


def noting(function: Callable[..., object], given: list[tuple[object, ...]]) -> Callable[..., object]:
    """The function, with what it is given each time noted."""

    def noted(*values: object) -> object:
        given.append(values)
        return function(*values)

    return noted


def test_a_changed_title_reads_one_file_and_writes_few_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(big(tmp_path, 40))
    clock = file_digests._file_clock
    monkeypatch.setattr(file_digests, "_file_clock", lambda store: clock(store) + 10**10)
    make(tmp_path)
    edit(tmp_path, "content/stories/s020.md", "Story 20", "Another story")
    read: list[tuple[object, ...]] = []
    kept: list[tuple[object, ...]] = []
    parsed: list[tuple[object, ...]] = []
    wholes: list[tuple[object, ...]] = []
    monkeypatch.setattr(file_digests, "read_file", noting(files.read_file, read))
    monkeypatch.setattr(Store, "remember", noting(Store.remember, kept))
    monkeypatch.setattr(load, "parse", noting(parsing.parse, parsed))
    monkeypatch.setattr(Store, "keep_snapshot", noting(Store.keep_snapshot, wholes))

    make(tmp_path)

    assert [Path(str(path)).name for (path,) in read] == ["s020.md"]
    assert [page.path for (batch,) in parsed for page in batch.pages] == ["content/stories/s020.md"]  # type: ignore[attr-defined]
    assert sorted(str(given[1]) for given in kept) == ["record", "standing"]
    assert sorted(str(given[1]).partition("-")[0] for given in wholes) == ["plan", "stats"]


def test_a_process_that_builds_again_decodes_no_record_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held()
    build(options(big(tmp_path, 70)), Silent(), held)
    decoded: list[tuple[object, ...]] = []
    monkeypatch.setattr(load, "_known", noting(load._known, decoded))
    edit(tmp_path, "content/stories/s020.md", "Text of 20", "Better text of 20")

    report = build(options(tmp_path), Silent(), held)

    assert "/stories/s020/" in report.rendered
    assert decoded == []


HEAVY = {
    "yaml",
    "jinja2",
    "markupsafe",
    "markdown_it",
    "PIL",
    "babel",
    "rich",
    "feedgen",
    "lxml",
    "watchfiles",
    "tempfile",
}
HEAVY |= {f"generator.{name}" for name in ("config", "prepare", "plan", "render", "load", "keys", "content.records")}


def real_hub(folder: Path) -> Path:
    """A small hub in the default theme."""
    hub(folder)
    edit(folder, "site.yaml", "theme: plain", "theme: default\ncards: {enabled: no}")
    return folder


def built_apart(folder: Path, *flags: str) -> tuple[str, set[str]]:
    """What a build in a process of its own says, and the modules that it has loaded."""
    program = (
        "import sys, atexit; from generator.cli.main import main;"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr));"
        f"sys.argv = ['storyhub', 'build', '--root', {str(folder)!r}, '--today', '2026-01-01', *{flags!r}]; main()"
    )
    environ = {**os.environ, "PYTHONPATH": str(TOP)}
    done = subprocess.run([sys.executable, "-c", program], check=True, env=environ, capture_output=True, text=True)
    return done.stdout, set(done.stderr.split())


def test_a_build_with_nothing_to_do_loads_nothing_that_reads_plans_or_draws(tmp_path: Path) -> None:
    _, first = built_apart(real_hub(tmp_path))

    said, second = built_apart(tmp_path)

    assert {"yaml", "generator.plan"} <= first
    assert "rendered 0" in said
    assert HEAVY & second == set()


def test_a_build_of_one_new_text_loads_nothing_for_processes_or_other_formats(tmp_path: Path) -> None:
    built_apart(real_hub(tmp_path), "--jobs", "1")
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")

    _, loaded = built_apart(tmp_path, "--jobs", "1")

    assert "generator.plan.share_kit" in loaded
    assert not {"multiprocessing", "concurrent.futures", "tomllib", "PIL.ImageDraw"} & loaded


READING = {
    "yaml",
    "markdown_it",
    "jinja2",
    "feedgen",
    "generator.fields.form",
    "generator.content.reading",
    "generator.render.html",
}


@pytest.mark.skipif(start_method() != "fork", reason="only where processes are forked is there a companion")
def test_beside_a_companion_a_build_of_one_new_text_loads_nothing_that_reads_texts_or_draws_pages(
    tmp_path: Path,
) -> None:
    built_apart(real_hub(tmp_path), "--jobs", "2")
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")

    said, loaded = built_apart(tmp_path, "--jobs", "2")

    assert "rendered 0" not in said
    assert "generator.plan.share_kit" in loaded
    assert READING & loaded == set()


def test_an_address_that_two_pages_want_is_not_remembered() -> None:
    one, other = (Output("/a/", "text", TextView(text=text)) for text in ("one", "other"))
    memory = Memory(b"", Recalled(), {})
    memory.begin(b"", lambda _output, key: KeptView(key=key))
    memory.output("/a/", "text", (), lambda: b"inputs of one", lambda: one)
    memory.output("/a/", "text", (), lambda: b"inputs of the other", lambda: other)

    memory.learn(other, "key of the other")

    assert recalled(memory.sealed()) == Recalled()


def remembering(*known: bytes) -> Memory:
    memory = Memory(b"", Recalled({name: KeptView(key="kept") for name in known}), {})
    memory.begin(b"", lambda _output, key: KeptView(key=key))
    return memory


def page(url: str) -> Output:
    return Output(url, "text", TextView(text=url))


def telling(told: list[str]) -> Callable[[], bytes]:
    def inputs() -> bytes:
        told.append("inputs")
        return b""

    return inputs


def test_where_nothing_is_known_inputs_are_asked_for_while_others_draw() -> None:
    memory, told = remembering(), list[str]()
    outputs = [memory.output("/a/", "text", (), telling(told), partial(page, "/a/"))]

    def elsewhere(
        unmade: Sequence[tuple[Output, Make]], facts: Facts, meanwhile: Callable[[], None]
    ) -> dict[str, KeptView]:
        told.append("drawing")
        meanwhile()
        told.append("drawn")
        return {output.url: facts(make(), "key") for output, make in unmade}

    memory.elsewhere = elsewhere
    memory.made(outputs)

    assert told == ["drawing", "inputs", "drawn"]
    assert list(recalled(memory.sealed()).views.values()) == [KeptView(key="key")]


def test_where_something_is_known_inputs_are_asked_for_before_anything_is_drawn() -> None:
    memory, told = remembering(b"another"), list[str]()
    outputs = [memory.output("/a/", "text", (), telling(told), partial(page, "/a/"))]

    def elsewhere(
        unmade: Sequence[tuple[Output, Make]], _facts: Facts, _meanwhile: Callable[[], None]
    ) -> dict[str, KeptView]:
        told.extend(output.url for output, _ in unmade)
        return {}

    memory.elsewhere = elsewhere
    memory.made(outputs)

    assert told == ["inputs", "/a/"]


def test_outputs_are_known_again_in_whatever_parts_they_are_named() -> None:
    def planned(known: Recalled, parts: int) -> tuple[list[Output], Recalled]:
        memory = Memory(b"", known, {})
        memory.begin(b"", lambda _output, key: KeptView(key=key))
        memory.spread = lambda name, count: b"".join(name(at, min(at + parts, count)) for at in range(0, count, parts))
        urls = {f"/{number}/": number % 3 for number in range(10)}
        outputs = memory.made(
            memory.output(url, "text", (), url.encode, partial(page, url), near) for url, near in urls.items()
        )
        for output in outputs:
            if not isinstance(output.view, KeptView):
                memory.learn(output, f"key of {output.url}")
        return outputs, recalled(memory.sealed())

    known = planned(Recalled(), 10)[1]

    again = planned(known, 4)[0]

    assert [output.view.key for output in again] == [f"key of /{number}/" for number in range(10)]  # type: ignore[attr-defined]  # all are kept


def test_outputs_that_show_the_same_stories_are_made_together() -> None:
    memory, order = remembering(), list[str]()
    near = {"/stories/new/": 0, "/stories/old/": 7, "/feed.xml": -1, "/topics/page/1/": 0, "/topics/page/2/": 7}
    outputs = [memory.output(url, "text", (), bytes, partial(page, url), number) for url, number in near.items()]

    def elsewhere(
        unmade: Sequence[tuple[Output, Make]], _facts: Facts, _meanwhile: Callable[[], None]
    ) -> dict[str, KeptView]:
        order.extend(output.url for output, _ in unmade)
        return {}

    memory.elsewhere = elsewhere
    made = memory.made(outputs)

    assert order == ["/feed.xml", "/stories/new/", "/topics/page/1/", "/stories/old/", "/topics/page/2/"]
    assert [output.url for output in made] == list(near)


def test_words_that_many_records_have_in_common_are_held_once(tmp_path: Path) -> None:
    held = Held()

    build(options(hub(tmp_path)), Silent(), held)

    site = cast("Prepared", held.site)
    topics = [topic for record in site.records for topic in record.topics if topic == "Streets"]
    assert len(topics) > 2
    assert len({id(topic) for topic in topics}) == 1
