"""Work shared among processes neither hangs nor hoards."""

from __future__ import annotations

import gc
from concurrent.futures.process import BrokenProcessPool

import pytest

from generator.workers import run


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
