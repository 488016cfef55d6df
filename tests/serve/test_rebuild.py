"""When a mistake holds the site back, and what open pages are told."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from generator.build import Report
from generator.problems import HubError, Position, Problem, Severity
from generator.serve.live import Live, News
from generator.serve.rebuild import Outcome, Rebuilder, Tolerance


def mistake(path: str) -> Problem:
    return Problem("x", Severity.ERROR, "Wrong.", "Mend it.", Position(path, 1, 1))


class Hub:
    """A hub whose broken files a test sets; its build is strict or leaves them out."""

    def __init__(self, *broken: str) -> None:
        self.broken = broken
        self.builds: list[bool] = []

    def __call__(self, *, strict: bool) -> Report:
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


def heard(*steps: Callable[[Rebuilder], None], build: Callable[..., Report]) -> list[News]:
    """What an open page hears: the first news, then one for each step."""
    return asyncio.run(_hear(steps, build))


async def _hear(steps: tuple[Callable[[Rebuilder], None], ...], build: Callable[..., Report]) -> list[News]:
    live, told = Live(), []
    rebuilder = Rebuilder(build, announce=_quiet, unexpected=lambda error: f"See the log: {error}")
    rebuilder.start(live, asyncio.get_running_loop())
    remaining = iter(steps)
    async for news in live.listen():
        told.append(news)
        step = next(remaining, None)
        if step is None:
            break
        step(rebuilder)
    rebuilder.stop()
    return told


def _quiet(_: Outcome) -> None:
    pass


def save(*paths: str) -> Callable[[Rebuilder], None]:
    return lambda rebuilder: rebuilder.request(frozenset(paths))


def test_each_site_that_differs_has_a_number_of_its_own() -> None:
    assert [news.epoch for news in heard(save("a.md"), build=Hub())] == [1, 2]


def test_a_build_that_changes_nothing_reloads_nothing() -> None:
    def build(*, strict: bool) -> Report:
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

    def build(*, strict: bool) -> Report:
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

    def build(*, strict: bool) -> Report:
        del strict
        left.append(sum(ring() is not None for ring in alive))
        ring = Ring()
        alive.append(weakref.ref(ring))
        gc.freeze()
        gc.unfreeze()
        return Report(rendered=("/",), problems=(), published=True)

    heard(*[save("a.md")] * 6, build=build)

    assert max(left) < 3  # a collection that runs in another thread may put ours off until the next build; else 6
