"""Work shared among processes neither hangs nor hoards."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator import forks, making
from generator.files import SourceChangedError
from generator.forks import Fork, ForkServer, LostError
from generator.making import Done, Job
from generator.workers import Beside, run, start_method
from tests.kit import write, write_everything
from tests.laws.builds import make


def collects(_batch: int) -> bool:
    return gc.isenabled()


def test_the_collector_looks_often_where_pictures_are_drawn_and_rarely_where_pages_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gc.get_threshold()
    seen: dict[str, set[int]] = {}
    render = making._render

    def noted(job: Job, *given: Any) -> Done:
        seen.setdefault(job.recipe, set()).add(gc.get_threshold()[0])
        return render(job, *given)

    monkeypatch.setattr(making, "_render", noted)
    make(write_everything(tmp_path))
    write(tmp_path, "content/pages/more.md", "---\ntitle: More\n---\nAnd this.\n")
    make(tmp_path)

    assert seen["photo"] == seen["icon"] == {before[0]}
    assert min(seen["html"]) > 10 * before[0]
    assert gc.get_threshold() == before


def refuse() -> None:
    raise ValueError("not today")


def test_a_worker_collects_its_rubbish_though_its_parent_does_not() -> None:
    gc.disable()
    try:
        assert list(run([1, 2], collects, jobs=2)) == [True, True]
    finally:
        gc.enable()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_cannot_begin_stops_the_work_instead_of_waiting_for_ever() -> None:
    with pytest.raises((BrokenProcessPool, ValueError)):
        list(run([1, 2], collects, jobs=2, prepare=refuse))


forked = pytest.mark.skipif(start_method() != "fork", reason="elsewhere the standard library starts processes")


def fails(batch: int) -> int:
    if batch == 3:
        raise SourceChangedError("content/stories/a.md")
    return batch


@forked
def test_what_goes_wrong_in_another_process_is_raised_here_and_says_where() -> None:
    with pytest.raises(SourceChangedError, match=r"a\.md") as caught:
        list(run(list(range(6)), fails, jobs=2))

    assert "in fails" in caught.value.__notes__[0]


class UnsendableError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def fails_oddly(_batch: int) -> int:
    raise UnsendableError("one", "other")


@forked
def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    with pytest.raises(RuntimeError, match="UnsendableError: oneother"):
        list(run([1, 2], fails_oddly, jobs=2))


def dies(batch: int) -> int:
    if batch == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return batch


@forked
def test_a_process_that_is_ended_from_outside_is_missed() -> None:
    with pytest.raises(LostError):
        list(run([0, 1, 2, 3], dies, jobs=2))


def large(batch: int) -> bytes:
    return bytes([batch]) * 3_000_000


@forked
def test_no_process_waits_while_this_one_is_busy_with_something_else() -> None:
    done: list[float] = []

    def busy() -> None:
        while len(list(folder.iterdir())) < 4:
            os.sched_yield()
        done.append(1)

    def marked(batch: int) -> bytes:
        (folder / str(batch)).touch()
        return large(batch)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = list(run([0, 1, 2, 3], marked, jobs=2, meanwhile=busy))

    assert sorted(found) == [large(batch) for batch in range(4)]
    assert done == [1]


@forked
def test_there_may_be_more_tasks_than_a_pipe_holds() -> None:
    assert sorted(run(list(range(20_000)), abs, jobs=2)) == list(range(20_000))


def children(parent: int = 0) -> set[str]:
    """Processes that this one, or another, has started, ended ones too until that is taken note of. Other tests may have left some that
    stay: a browser, or what watches over the memory that spawned processes share.
    """
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may have ended meanwhile
            started_by = (process / "stat").read_text().rpartition(")")[2].split()[1]
            found |= {process.name} if started_by == str(parent or os.getpid()) else set()
    return found


@forked
def test_nothing_is_left_of_processes_whose_work_nobody_wants_any_more() -> None:
    forks._reap(Fork.ending, wait=True)
    before = set(os.listdir("/proc/self/fd")), children()
    working = run(list(range(100)), large, jobs=2)
    assert len(next(working)) == 3_000_000
    assert len(children() - before[1]) == 2

    working.close()  # type: ignore[attr-defined]  # it is a generator

    assert (set(os.listdir("/proc/self/fd")), children()) == before


@forked
def test_processes_that_are_done_are_noticed_when_others_begin() -> None:
    first = set(run([1, 2], pid, jobs=2))
    for process in first & set(Fork.ending):
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)  # ended, and not taken note of yet

    second = set(run([1, 2], pid, jobs=2))

    assert first.isdisjoint(Fork.ending)
    forks._reap(Fork.ending, wait=True)
    assert not (first | second) & {int(name) for name in os.listdir("/proc") if name.isdecimal()}


def pid(_batch: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_batch_is_done_once_with_any_number_of_processes(jobs: int) -> None:
    assert sorted(run(list(range(7)), abs, jobs=jobs)) == list(range(7))


def test_this_process_works_while_others_do_and_not_where_there_are_none() -> None:
    done: list[str] = []

    assert list(run([1, 2], abs, jobs=1, meanwhile=lambda: done.append("alone"))) == [1, 2]
    assert sorted(run([1, 2], abs, jobs=2, meanwhile=lambda: done.append("beside others"))) == [1, 2]

    assert done == ["beside others"]


def who(_batch: int) -> int:
    return os.getpid()


@forked
def test_other_processes_take_over_after_a_turn() -> None:
    at_once: list[int] = []

    taken = list(run(list(range(6)), who, jobs=2, turn=2, meanwhile=lambda: at_once.append(1)))

    assert len(taken) == 6
    assert len(set(taken)) >= 3
    assert not set(taken[:2]) & set(taken[2:])
    assert at_once == [1]


class Unsendable:
    def __reduce__(self) -> str:
        raise AssertionError("a forked process has its work already")


def is_there(batch: Unsendable) -> bool:
    return isinstance(batch, Unsendable)


@forked
def test_work_is_not_sent_to_a_process_that_has_it_already() -> None:
    assert list(run([Unsendable(), Unsendable()], is_there, jobs=2)) == [True, True]


class Text:
    """Something that can be seen to be gone."""


def read(_batch: int) -> Text:
    return Text()


def test_a_result_is_let_go_once_the_next_is_asked_for() -> None:
    given: list[weakref.ref[Text]] = []
    for text in run(list(range(6)), read, jobs=2):
        given.append(weakref.ref(text))
        del text
        assert [ref() for ref in given[:-1]] == [None] * (len(given) - 1)

    assert len(given) == 6


@forked
def test_what_a_process_beside_this_one_found_is_awaited() -> None:
    beside = Beside(sorted, range(100_000, 0, -1))  # more than a pipe holds

    assert beside.result() == list(range(1, 100_001))
    beside.stop()


@forked
def test_a_process_beside_this_one_that_ends_before_its_time_has_found_nothing() -> None:
    beside = Beside(os._exit, 1)

    assert beside.result() is None
    beside.stop()


@forked
def test_what_a_process_puts_into_a_file_is_found_by_all_that_are_forked_later(tmp_path: Path) -> None:
    beside: Beside[list[int]] = Beside(sorted, [3, 1, 2], into=str(tmp_path / "found"))
    ask = lambda _number: beside.result()  # noqa: E731 - a function of this test, which a fork needs no name for

    assert list(run([1, 2, 3], ask, jobs=2)) == [[1, 2, 3]] * 3
    assert beside.result() == [1, 2, 3]
    beside.stop()


@forked
def test_of_a_process_that_ended_before_its_time_no_file_tells_anything(tmp_path: Path) -> None:
    beside = Beside(os._exit, 1, into=str(tmp_path / "found"))

    assert beside.result() is None
    assert list(tmp_path.iterdir()) == []
    beside.stop()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ForkServer]:
    """One that loads a module which nobody else has."""
    (tmp_path / "nobody_else_has_this.py").touch()
    with monkeypatch.context() as patched:
        patched.syspath_prepend(tmp_path)
        made = ForkServer(("nobody_else_has_this",), 2)
    yield made
    made.end(now=True)


def loaded(batch: int) -> tuple[int, int, bool]:
    return batch, os.getpid(), "nobody_else_has_this" in sys.modules


@forked
def test_the_forks_of_a_server_have_what_it_loaded_and_this_process_has_not(server: ForkServer) -> None:
    done = list(run(list(range(40)), loaded, jobs=2, server=server))

    assert sorted(batch for batch, _, _ in done) == list(range(40))
    assert all(has for _, _, has in done)
    assert os.getpid() not in {process for _, process, _ in done}
    assert "nobody_else_has_this" not in sys.modules


@forked
def test_a_server_does_a_single_batch_too(server: ForkServer) -> None:
    [(batch, process, has)] = run([7], loaded, jobs=2, server=server)

    assert (batch, has) == (7, True)
    assert process != os.getpid()


@forked
def test_a_server_for_another_number_of_jobs_is_not_used(server: ForkServer) -> None:
    assert [has for _, _, has in run([1, 2, 3], loaded, jobs=3, server=server)] == [False] * 3


@forked
@pytest.mark.parametrize(
    ("work", "error"), [(fails, SourceChangedError), (fails_oddly, RuntimeError), (dies, LostError)]
)
def test_what_goes_wrong_in_the_forks_of_a_server_is_raised_here(
    server: ForkServer, work: Callable[[int], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        list(run(list(range(6)), work, jobs=2, server=server))


@forked
def test_the_forks_of_a_server_begin_as_others_do(server: ForkServer) -> None:
    assert list(run([1, 2], collects, jobs=2, server=server)) == [True, True]
    with pytest.raises(ValueError, match="not today"):
        list(run([1, 2], collects, jobs=2, prepare=refuse, server=ForkServer((), 2)))


@forked
@pytest.mark.parametrize("way", ["not used", "used", "left before the end", "gone before it is told"])
def test_nothing_is_left_of_a_server(way: str) -> None:
    forks._reap(Fork.ending, wait=True)
    before = set(os.listdir("/proc/self/fd")), children()
    server = ForkServer((), 3)

    if way == "used":
        list(run([1, 2], pid, jobs=3, server=server))
    elif way == "left before the end":
        working = run(list(range(100)), large, jobs=3, server=server)
        next(working)
        working.close()  # type: ignore[attr-defined]  # it is a generator
    elif way == "gone before it is told":
        os.kill(server._process, signal.SIGKILL)
        with pytest.raises(LostError):
            list(run([1, 2, 3], pid, jobs=3, server=server))
    server.end(now=True)

    forks._reap(Fork.ending, wait=True)
    assert (set(os.listdir("/proc/self/fd")), children()) == before


@forked
def test_a_server_ends_with_the_process_that_began_it() -> None:
    program = (
        "import os; from generator.forks import ForkServer; ForkServer(('generator.content.reading',), 2); os._exit(7)"
    )

    # That reads until nobody can write any more: neither the process nor a server that lived on.
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)

    assert done.returncode == 7


@forked
def test_a_module_that_a_server_cannot_load_is_no_trouble_until_the_work_wants_it() -> None:
    server = ForkServer(("there_is_no_such_module",), 2)

    assert sorted(run([-1, 2], abs, jobs=2, server=server)) == [1, 2]


def children_of_server(server: int) -> int:
    """How many processes a server has forked."""
    return len(children(server))


@forked
def test_a_server_forks_no_more_than_there_are_tasks_for() -> None:
    server = ForkServer((), 5)

    assert list(run([server._process] * 2, children_of_server, jobs=5, server=server)) == [1, 1]


def meet(given: tuple[str, int, bool]) -> None:
    """Waits until two processes are at it; then either the server ends, or else the other."""
    folder, server, is_server = Path(given[0]), *given[1:]
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        os.sched_yield()
    if (os.getpid() == server) is is_server:
        os.kill(os.getpid(), signal.SIGKILL)


@forked
@pytest.mark.parametrize("is_server", [True, False])
def test_the_end_of_one_process_of_a_server_is_noticed_though_the_other_lives(tmp_path: Path, is_server: bool) -> None:
    server = ForkServer((), 2)

    with pytest.raises(LostError):
        list(run([(str(tmp_path), server._process, is_server)] * 2, meet, jobs=2, server=server))
