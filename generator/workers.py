"""Work shared among processes: as many as are useful, none where one will do."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")


def job_count(wanted: int) -> int:
    """How many processes to use: what was asked for, or one for each processor that this process may use."""
    if wanted > 0:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def start_method() -> str:
    """`fork` where it is cheap and safe (Linux, no other thread alive), else `spawn`."""
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


def run(
    batches: Sequence[Task],
    work: Callable[[Task], Result],
    *,
    jobs: int,
    prepare: Callable[..., None] | None = None,
    given: tuple[object, ...] = (),
    meanwhile: Callable[[], object] | None = None,
    turn: int = 0,
) -> Iterator[Result]:
    """`work` done on every batch, in any order; results come as they are ready.

    `prepare(*given)` runs once in each process before its first batch. With one job, or one batch, no process is
    started. `work` and `prepare` must be functions of a module. What this process has to do itself sooner or later, it
    does in `meanwhile`, while others work; it is not called where there are none.

    After each `turn` of batches, others take over from these processes where they are forked. A page of memory that a
    process inherits becomes its own as soon as it looks at an object there (that counts a reference), so one that lived
    on would end with a copy of all that it was given.
    """
    if jobs <= 1 or len(batches) <= 1:
        if prepare:
            prepare(*given)
        yield from map(work, batches)
        return
    import multiprocessing  # noqa: PLC0415 - most builds start no process, and it takes as long as reading ten stories
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - as above

    context = multiprocessing.get_context(start_method())
    inherited = context.get_start_method() == "fork"
    turn = turn if turn and inherited else len(batches)
    for start in range(0, len(batches), turn):
        numbers = range(start, min(start + turn, len(batches)))
        begin = (prepare, given, (work, batches) if inherited else None)
        with ProcessPoolExecutor(min(jobs, len(numbers)), context, _begin, begin) as pool:
            # No list of them stays: a future holds its result, and all of them together hold every text of the hub.
            coming = as_completed(
                [pool.submit(_do, at) if inherited else pool.submit(work, batches[at]) for at in numbers]
            )
            try:
                if meanwhile and start == 0:
                    meanwhile()
                for done in coming:
                    yield done.result()
            finally:
                pool.shutdown(cancel_futures=True)


class Beside(Generic[Result]):
    """One call in a forked process, while this one goes on. Only where `start_method` is `fork`."""

    def __init__(self, work: Callable[..., Result], *given: object) -> None:
        import multiprocessing  # noqa: PLC0415 - as in `run`

        context = multiprocessing.get_context("fork")
        self._answers, answer = context.Pipe(duplex=False)
        self._process = context.Process(target=_answer, args=(answer, work, given), daemon=True)
        self._process.start()
        answer.close()

    def result(self) -> Result | None:
        """What came of it, awaited; None if the process was killed or failed."""
        try:
            found: Result = self._answers.recv()
        except EOFError:
            return None
        return found

    def stop(self) -> None:
        """Ends the process, done or not."""
        self._process.kill()
        self._process.join()
        self._answers.close()


def _answer(answer: Connection, work: Callable[..., object], given: tuple[object, ...]) -> None:
    answer.send(work(*given))


_inherited: dict[str, Any] = {}  # a forked process finds its work here: sending views to it costs more than some take


def _begin(
    prepare: Callable[..., None] | None, given: tuple[object, ...], work: tuple[Callable[..., object], object] | None
) -> None:
    """The first thing in a new process. Pictures hang in cycles, so the collector works here whatever it does above."""
    gc.freeze()
    gc.enable()
    _inherited["work"] = work
    if prepare:
        prepare(*given)


def _do(at: int) -> Any:  # noqa: ANN401 - whatever the work gives
    """The batch of a number, in a process that has inherited all of them."""
    work, batches = _inherited["work"]
    return work(batches[at])
