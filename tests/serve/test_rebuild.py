"""When a mistake holds the site back, and what open pages are told."""

from __future__ import annotations

import asyncio
import gc
import queue
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.build import Report
from generator.problems import HubError, Position, Problem, Severity
from generator.proof import Drawn, Proof
from generator.serve.live import Live, News
from generator.serve.rebuild import Draw, Outcome, Rebuilder, Tolerance
from tests.kit import write


def mistake(path: str) -> Problem:
    return Problem("x", Severity.ERROR, "Wrong.", "Mend it.", Position(path, 1, 1))


class Hub:
    """A hub whose broken files a test sets; its build is strict or leaves them out."""

    def __init__(self, *broken: str) -> None:
        self.broken = broken
        self.builds: list[bool] = []

    def __call__(self, *, strict: bool, **_: object) -> Report:
        self.builds.append(strict)
        if "site.yaml" in self.broken:
            raise HubError([mistake("site.yaml")])
        problems = tuple(mistake(path) for path in self.broken)
        published = not (strict and problems)
        return Report(rendered=("/",) if published else (), problems=problems, published=published)


def test_the_first_build_leaves_out_what_is_broken() -> None:
    assert Tolerance(Hub("a.md"))().published


def test_a_new_mistake_keeps_the_last_good_site() -> None:
    hub = Hub()
    build = Tolerance(hub)
    build()

    hub.broken = ("a.md",)

    assert not build().published


def test_an_old_mistake_elsewhere_hinders_nobody() -> None:
    build = Tolerance(Hub("a.md"))
    build()

    assert build().published


def test_an_old_mistake_does_not_excuse_a_new_one() -> None:
    hub = Hub("a.md")
    build = Tolerance(hub)
    build()

    hub.broken = ("a.md", "b.md")

    assert not build().published


def test_a_mistake_that_was_mended_counts_as_new_when_it_returns() -> None:
    hub = Hub("a.md")
    build = Tolerance(hub)
    build()
    hub.broken = ()
    build()

    hub.broken = ("a.md",)

    assert not build().published


def test_a_broken_site_yaml_is_an_outcome_with_its_problems() -> None:
    outcome = Tolerance(Hub("site.yaml"))()

    assert not outcome.published
    assert [p.position.path for p in outcome.problems] == ["site.yaml"]


def heard(*steps: Callable[[Rebuilder], None], build: Callable[..., Report], draw: Draw = lambda _: ()) -> list[News]:
    """What an open page hears: the first news, then one for each step."""
    return asyncio.run(_hear(steps, build, draw))


async def _hear(steps: tuple[Callable[[Rebuilder], None], ...], build: Callable[..., Report], draw: Draw) -> list[News]:
    live, told = Live(), []
    rebuilder = Rebuilder(build, announce=_quiet, unexpected=lambda error: f"See the log: {error}", draw=draw)
    rebuilder.start(live, asyncio.get_running_loop())
    remaining = iter(steps)
    async for news in live.listen():
        told.append(news)
        step = next(remaining, None)
        if step is None:
            break
        step(rebuilder)
    await end(rebuilder)
    return told


async def end(rebuilder: Rebuilder) -> None:
    """Stop, and wait until its thread is done: what that collects at last would hinder whoever collects next."""
    rebuilder.stop()
    assert rebuilder._thread
    await asyncio.to_thread(rebuilder._thread.join, 30)


def _quiet(_: Outcome) -> None:
    pass


def save(*paths: str) -> Callable[[Rebuilder], None]:
    return lambda rebuilder: rebuilder.request(frozenset(paths))


def test_each_site_that_differs_has_a_number_of_its_own() -> None:
    assert [news.epoch for news in heard(save("a.md"), build=Hub())] == [1, 2]


def test_a_build_that_changes_nothing_reloads_nothing() -> None:
    def build(**_: object) -> Report:
        return Report()

    assert [news.epoch for news in heard(save("a.md"), build=build)] == [1, 1]


def test_style_sheets_alone_are_said_to_be_alone() -> None:
    told = heard(save("theme/a.css"), save("theme/a.css", "b.md"), build=Hub())

    assert [news.styles for news in told] == [False, True, False]


def test_a_text_that_was_held_back_is_not_forgotten_when_a_style_sheet_follows() -> None:
    hub = Hub()

    def break_it(rebuilder: Rebuilder) -> None:
        hub.broken = ("a.md",)
        rebuilder.request(frozenset(["a.md"]))

    def mend_it(rebuilder: Rebuilder) -> None:
        hub.broken = ()
        rebuilder.request(frozenset(["theme/a.css"]))

    told = heard(break_it, mend_it, build=hub)

    assert [(news.stale, news.styles) for news in told] == [(False, False), (True, False), (False, False)]


def test_a_program_error_is_told_and_the_next_save_tries_again() -> None:
    results: Iterator[Report | Exception] = iter([ZeroDivisionError("oops"), Report(rendered=("/",))])

    def build(**_: object) -> Report:
        result = next(results)
        if isinstance(result, Exception):
            raise result
        return result

    first, second = heard(save("a.md"), build=build)

    assert (first.stale, first.problems[0].code, first.problems[0].hint) == (
        True,
        "program-stumbled",
        "See the log: oops",
    )
    assert (second.stale, second.problems) == (False, ())


class Desk:
    """Where a page is drawn before its build, which then renders other addresses too."""

    def __init__(self, folder: Path, *others: str) -> None:
        self.file = write(folder, "index.html", "new")
        self.others = others
        self.seen = threading.Event()
        self._first = True

    def draw(self, _: frozenset[str]) -> tuple[Drawn, ...]:
        return (Drawn("/a/", str(self.file), b"new", str(self.file.with_name("proof"))),)

    def build(self, **_: object) -> Report:
        if self._first:
            self._first = False
            return Report(rendered=("/",))
        assert self.seen.wait(30)
        return Report(rendered=("/a/", *self.others))

    def look(self, _: Rebuilder) -> None:
        self.seen.set()


def test_a_page_that_was_drawn_at_once_is_told_before_its_build_is_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "/")

    told = heard(save("a.md"), desk.look, build=desk.build, draw=desk.draw)

    assert [news.epoch for news in told] == [1, 2, 3]
    assert [news.same for news in told] == [(), (), ("/a/",)]


def test_a_page_that_was_drawn_at_once_is_not_told_again_for_the_feeds_that_hold_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "/feed.xml", "/feed.json")

    told = heard(save("a.md"), desk.look, build=desk.build, draw=desk.draw)

    assert [news.epoch for news in told] == [1, 2, 2]
    assert told[-1].same == ()  # who missed the second news must load the page


def test_a_page_that_the_build_draws_otherwise_is_told_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    def look(rebuilder: Rebuilder) -> None:
        desk.file.write_text("newer")
        desk.look(rebuilder)

    told = heard(save("a.md"), look, build=desk.build, draw=desk.draw)

    assert [news.epoch for news in told] == [1, 2, 3]
    assert told[-1].same == ()


def test_a_page_that_cannot_be_drawn_at_once_waits_for_its_build() -> None:
    def draw(_: frozenset[str]) -> tuple[Drawn, ...]:
        raise PermissionError

    assert [news.epoch for news in heard(save("a.md"), build=Hub(), draw=draw)] == [1, 2]


class Watched(Drawn, frozen=True):
    """A page that tells when it is shown."""

    told: Callable[[], None] = lambda: None

    def show(self) -> Proof:
        self.told()
        return Drawn.show(self)


class Burst:
    """Somebody saves a second file as soon as the first is drawn. What a page is drawn of is noted, and how often is built."""

    def __init__(self, folder: Path, *, second: bool) -> None:
        self.file = write(folder, "index.html", "old")
        self.second = second
        self.drawn: list[list[str]] = []
        self.answered: list[bool] = []
        """Whether pages are answered: when a page is shown, and when a build begins."""
        self.builds = 0
        self.built = threading.Semaphore(0)
        self.live: Live | None = None
        self.rebuilder: Rebuilder | None = None

    def draw(self, paths: frozenset[str]) -> tuple[Drawn, ...]:
        assert self.rebuilder
        self.drawn.append(sorted(paths))
        if len(self.drawn) == 1:
            self.rebuilder.request(frozenset(["b.md"]))
        elif not self.second:
            return ()
        page = " ".join(self.drawn[-1]).encode()
        return (Watched("/a/", str(self.file), page, str(self.file.with_name("proof")), told=self.look),)

    def look(self) -> None:
        assert self.live
        self.answered.append(self.live._idle.is_set())

    def build(self, **_: object) -> Report:
        self.look()
        self.builds += 1
        self.built.release()
        return Report(rendered=("/",))


async def _saved_in_a_burst(burst: Burst) -> None:
    live = burst.live = Live()
    rebuilder = burst.rebuilder = Rebuilder(burst.build, announce=_quiet, unexpected=str, draw=burst.draw)
    rebuilder.start(live, asyncio.get_running_loop())
    async for _ in live.listen():
        rebuilder.request(frozenset(["a.md"]))
        break
    for _ in range(2):
        assert await asyncio.to_thread(burst.built.acquire, timeout=30)
    await end(rebuilder)


def test_what_is_saved_while_a_page_is_drawn_is_part_of_the_same_build(tmp_path: Path) -> None:
    burst = Burst(tmp_path, second=True)

    asyncio.run(_saved_in_a_burst(burst))

    assert burst.drawn == [["a.md"], ["a.md", "b.md"]]
    assert burst.builds == 2  # the first is that of the start
    assert burst.file.read_text() == "a.md b.md"


def test_a_page_that_was_shown_is_answered_though_another_save_cannot_be_shown(tmp_path: Path) -> None:
    burst = Burst(tmp_path, second=False)

    asyncio.run(_saved_in_a_burst(burst))

    assert burst.file.read_text() == "a.md"
    assert burst.answered == [False, False, True]


def test_nobody_reads_a_page_while_it_is_shown(tmp_path: Path) -> None:
    burst = Burst(tmp_path, second=True)

    asyncio.run(_saved_in_a_burst(burst))

    assert burst.answered == [False, False, False, True]


def test_whoever_stops_in_the_midst_of_a_burst_waits_for_its_build_alone(tmp_path: Path) -> None:
    burst = Burst(tmp_path, second=True)

    async def story() -> None:
        live = burst.live = Live()
        rebuilder = burst.rebuilder = Rebuilder(burst.build, announce=_quiet, unexpected=str, draw=stopping)
        rebuilder.start(live, asyncio.get_running_loop())
        async for _ in live.listen():
            rebuilder.request(frozenset(["a.md"]))
            break
        assert rebuilder._thread
        await asyncio.to_thread(rebuilder._thread.join, 30)
        assert not rebuilder._thread.is_alive()

    def stopping(_: frozenset[str]) -> tuple[Drawn, ...]:
        assert burst.rebuilder
        burst.rebuilder.stop()
        return ()

    asyncio.run(story())

    assert burst.builds == 2


def test_a_first_build_waits_for_no_burst_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    class Requests(queue.Queue[frozenset[str] | None]):
        def get(self, block: bool = True, timeout: float | None = None) -> frozenset[str] | None:
            if timeout is not None:
                waited.append(timeout)
            return super().get(block, timeout)

    monkeypatch.setattr(queue, "SimpleQueue", Requests)

    assert len(heard(build=Hub())) == 1
    assert waited == []
    assert len(heard(save("a.md"), build=Hub())) == 2
    assert len(waited) == 1


def test_a_page_that_cannot_be_put_in_its_place_waits_for_its_build(tmp_path: Path) -> None:
    def draw(_: frozenset[str]) -> tuple[Drawn, ...]:
        return (Drawn("/a/", str(tmp_path / "index.html"), b"new", str(tmp_path / "gone" / "proof")),)

    assert [news.epoch for news in heard(save("a.md"), build=Hub(), draw=draw)] == [1, 2]


def test_nothing_is_drawn_over_the_last_good_site_while_a_mistake_keeps_it() -> None:
    hub, drawn = Hub(), list[list[str]]()

    def break_it(rebuilder: Rebuilder) -> None:
        hub.broken = ("a.md",)
        rebuilder.request(frozenset(["a.md"]))

    def draw(paths: frozenset[str]) -> tuple[Drawn, ...]:
        drawn.append(sorted(paths))
        return ()

    heard(break_it, save("b.md"), build=hub, draw=draw)

    assert drawn == [["a.md"]]


def test_nobody_reads_pages_while_they_are_replaced_after_one_was_shown(tmp_path: Path) -> None:
    """On Windows a file that is being read cannot be replaced."""
    desk, settled, published = Desk(tmp_path), list[bool](), threading.Semaphore(0)

    async def story() -> None:
        live, loop = Live(), asyncio.get_running_loop()

        def is_settled() -> bool:
            async def looked() -> bool:
                return live._idle.is_set()

            return asyncio.run_coroutine_threadsafe(looked(), loop).result(30)

        def build(*, strict: bool, publishing: Callable[[], object]) -> Report:
            settled.append(is_settled())
            publishing()
            settled.append(is_settled())
            published.release()
            return Report(rendered=("/a/",))

        rebuilder = Rebuilder(build, announce=_quiet, unexpected=str, draw=desk.draw)
        rebuilder.start(live, loop)
        for _ in range(2):
            assert await asyncio.to_thread(published.acquire, timeout=30)
            rebuilder.request(frozenset(["a.md"]))
        await end(rebuilder)

    asyncio.run(story())

    assert settled[:4] == [False, False, True, False]


def test_nobody_is_answered_while_a_build_runs_and_everybody_after_one_that_failed() -> None:
    async def story() -> list[bool]:
        live = Live()
        live.begin()
        waiting = asyncio.ensure_future(live.settled())
        await asyncio.sleep(0)
        during = waiting.done()
        live.end(News(stale=True))
        await waiting
        return [during, waiting.done()]

    assert asyncio.run(story()) == [False, True]


def test_a_page_that_waits_lets_a_second_build_finish_too() -> None:
    async def story() -> bool:
        live = Live()
        live.begin()
        waiting = asyncio.ensure_future(live.settled())
        await asyncio.sleep(0)
        live.end(News())
        live.begin()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        early = waiting.done()
        live.end(News())
        await waiting
        return early

    assert not asyncio.run(story())


def test_a_server_rests_after_each_build_when_all_is_told() -> None:
    rested, epochs = threading.Semaphore(0), list[int]()

    async def story() -> None:
        live = Live()

        def rest() -> None:
            epochs.append(live.news.epoch)
            rested.release()

        rebuilder = Rebuilder(Hub(), announce=_quiet, unexpected=str, rest=rest)
        rebuilder.start(live, asyncio.get_running_loop())
        for _ in range(2):
            assert await asyncio.to_thread(rested.acquire, timeout=30)
            rebuilder.request(frozenset(["a.md"]))
        await end(rebuilder)

    asyncio.run(story())

    assert epochs[:2] == [1, 2]


class Ring:
    """Something that holds itself, as the parts of a plan hold one another."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def unwatched() -> Iterator[None]:
    """Nobody is told of collections: a listener would let other threads run in the midst of one, which then get none."""
    listeners = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks.extend(listeners)


@pytest.mark.usefixtures("unwatched")
def test_what_an_earlier_build_made_is_not_kept() -> None:
    alive: list[weakref.ref[Ring]] = []
    left: list[int] = []

    def build(**_: object) -> Report:
        left.append(sum(ring() is not None for ring in alive))
        ring = Ring()
        alive.append(weakref.ref(ring))
        gc.freeze()
        gc.unfreeze()
        return Report(rendered=("/",), problems=(), published=True)

    heard(*[save("a.md")] * 6, build=build)

    assert max(left) < 3  # a collection that runs in another thread may put ours off until the next build; else 6
