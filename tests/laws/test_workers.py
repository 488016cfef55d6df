"""Work shared among processes neither hangs nor hoards."""

from __future__ import annotations

import gc
import os
import weakref
from concurrent.futures.process import BrokenProcessPool

import pytest

from generator.workers import Beside, run, start_method


def collects(_batch: int) -> bool:
    return gc.isenabled()


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
    with pytest.raises(BrokenProcessPool):
        list(run([1, 2], collects, jobs=2, prepare=refuse))


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


@pytest.mark.skipif(start_method() != "fork", reason="only a forked process inherits what it then has twice")
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


@pytest.mark.skipif(start_method() != "fork", reason="only a forked process inherits")
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


@pytest.mark.skipif(start_method() != "fork", reason="only a forked process goes beside")
def test_what_a_process_beside_this_one_found_is_awaited() -> None:
    beside = Beside(sorted, range(100_000, 0, -1))  # more than a pipe holds

    assert beside.result() == list(range(1, 100_001))
    beside.stop()


@pytest.mark.skipif(start_method() != "fork", reason="only a forked process goes beside")
def test_a_process_beside_this_one_that_ends_before_its_time_has_found_nothing() -> None:
    beside = Beside(os._exit, 1)

    assert beside.result() is None
    beside.stop()
