"""Work shared among processes: as many as are useful, none where one will do."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from generator.forks import ForkServer

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
    server: ForkServer | None = None,
) -> Iterator[Result]:
    """`work` done on every batch, in any order; results come as they are ready.

    `prepare(*given)` runs once in each process before its first batch. With one job, or one batch, no process is
    started. `work` and `prepare` must be functions of a module. What this process has to do itself sooner or later, it
    does in `meanwhile`, while others work; it is not called where there are none.

    After each `turn` of batches, others take over from these processes where they are forked. A page of memory that a
    process inherits becomes its own as soon as it looks at an object there (that counts a reference), so one that lived
    on would end with a copy of all that it was given.

    A `server` that was begun for as many jobs has the processes ready, and is sent the batches: it serves but once.
    """
    served = server is not None and server.forks == jobs and bool(batches)
    if not served and (jobs <= 1 or len(batches) <= 1):
        if prepare:
            prepare(*given)
        yield from map(work, batches)
        return
    if served or start_method() == "fork":
        begin = partial(_begin, prepare, given)
        yield from _forked(batches, work, jobs, begin, meanwhile, turn, server if served else None)
        return
    import multiprocessing  # noqa: PLC0415 - most builds start no process, and it takes as long as reading ten stories
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - as above

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(batches)), context, _begin, (prepare, given)) as pool:
        # No list of them stays: a future holds its result, and all of them together hold every text of the hub.
        coming = as_completed([pool.submit(work, batch) for batch in batches])
        try:
            if meanwhile:
                meanwhile()
            for done in coming:
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _forked(
    batches: Sequence[Task],
    work: Callable[[Task], Result],
    jobs: int,
    begin: Callable[[], None],
    meanwhile: Callable[[], object] | None,
    turn: int,
    server: ForkServer | None,
) -> Iterator[Result]:
    from generator.forks import in_forks  # noqa: PLC0415 - not on every system, and most builds start no process

    turn = turn or len(batches)
    for start in range(0, len(batches), turn):
        tasks = min(turn, len(batches) - start)
        yield from in_forks(
            tasks,
            partial(_nth, work, batches, start),
            forks=min(jobs, tasks),
            begin=begin,
            meanwhile=meanwhile if meanwhile and start == 0 else tuple,
            wait=start + tasks < len(batches),  # two crews at a time would need twice the memory
            server=server,
        )


def _nth(work: Callable[[Task], Result], batches: Sequence[Task], start: int, number: int) -> Result:
    """A batch by its number: a forked process has all of them, and to send one would cost more than some take."""
    return work(batches[start + number])


def _begin(prepare: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    """The first thing in a new process. What hangs in cycles may be a picture, so the collector works here whatever it does above."""
    gc.freeze()
    gc.enable()
    if prepare:
        prepare(*given)


class Beside(Generic[Result]):
    """One call in a forked process, while this one goes on. Only where `start_method` is `fork`."""

    def __init__(self, work: Callable[..., Result], *given: object, into: str = "") -> None:
        """What comes of it is put into a file, if one is named `into`: then processes that are forked later can ask too."""
        from generator.forks import Fork, put  # noqa: PLC0415 - as in `_forked`

        self._into = into
        self._fork = Fork(lambda send: put(work(*given), into) if into else send(work(*given)))

    def result(self) -> Result | None:
        """What came of it, awaited; None if the process was killed or failed."""
        answer: Result
        while self._fork.collect():
            for found in self._fork.answers():
                answer = found
                return answer
        if not self._into:
            return None
        from generator.forks import fetched  # noqa: PLC0415 - as in `_forked`

        return cast("Result | None", fetched(self._into))

    def stop(self) -> None:
        """Ends the process, done or not."""
        self._fork.end(now=True, wait=False)
