"""Processes that are forked from this one: each has all that this one has, and sends back what came of its work.

`concurrent.futures` does this for every system, with threads and locks that take as long as a tenth of a small hub's
build. Linux alone forks here, so this module needs none of them.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import select
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

_NUMBER = 4  # bytes of a task's number; a pipe gives so many to one process or none
_AHEAD = 4096  # numbers that wait in the pipe, which holds four times as many
_LENGTH = 8  # bytes before each answer
_ROOM = 1 << 20  # bytes that a pipe holds, where the system allows it: so much a process can be ahead of its reader
_LOOK = 50  # milliseconds

Send = Callable[[object], None]
Answer = tuple[bool, Any]
"""Whether it was done, and what came of it, or else what went wrong."""


class LostError(RuntimeError):
    """A process ended before its work was done: somebody ended it, or there was too little memory."""


class Fork:
    """One process, and what has come from it. `work` is called in it with a function that sends an answer."""

    def __init__(self, work: Callable[[Send], object], *, unwanted: Sequence[int] = ()) -> None:
        """`unwanted` are files that the process has no use for."""
        self.file, writing = os.pipe()
        with suppress(OSError):
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _ROOM)
        self._process = os.fork()
        if not self._process:
            _live(work, writing, (self.file, *unwanted))
        os.close(writing)
        self._data = bytearray()

    def collect(self) -> bool:
        """Takes in what has come, awaiting something; False once there is no more."""
        data = os.read(self.file, _ROOM)
        self._data += data
        return bool(data)

    def answers(self) -> Iterator[Any]:
        """What has come whole, each once."""
        while len(self._data) >= _LENGTH:
            end = _LENGTH + int.from_bytes(self._data[:_LENGTH], "little")
            if len(self._data) < end:
                return
            with memoryview(self._data) as data, data[_LENGTH:end] as answer:
                found = pickle.loads(answer)  # noqa: S301 - our own process wrote it
            del self._data[:end]
            yield found
            del found

    def end(self, *, now: bool) -> None:
        """Waits for the process, or ends it `now`."""
        if now:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
        os.close(self.file)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _live(work: Callable[[Send], object], writing: int, unwanted: Sequence[int]) -> NoReturn:
    """The whole life of a forked process. Nothing of what its parent would do at its own end is done here."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl+C means the parent, which ends its forks
        for file in unwanted:
            os.close(file)

        def send(answer: object) -> None:
            data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
            left = memoryview(len(data).to_bytes(_LENGTH, "little") + data)
            while left:
                left = left[os.write(writing, left) :]

        work(send)
        status = 0
    finally:
        os._exit(status)


def in_forks(
    tasks: int, work: Callable[[int], Any], *, forks: int, begin: Callable[[], None], meanwhile: Callable[[], object]
) -> Iterator[Any]:
    """What came of the tasks 0 to `tasks` - 1, in any order, each done by one of so many `forks`.

    Every process calls `begin` first; this one calls `meanwhile` while they work.

    Raises:
        LostError: if a process ended before its time.
        Exception: what was raised in a process, with a note that says where.
    """
    crew = _Crew(tasks, work, forks, begin)
    try:
        with crew.collecting():
            meanwhile()
        yield from crew.results()
    finally:
        crew.end()


class _Crew:
    """Forks that take numbers of tasks from one pipe."""

    def __init__(self, tasks: int, work: Callable[[int], Any], forks: int, begin: Callable[[], None]) -> None:
        self._left = tasks
        self._numbers = iter(range(tasks))
        taking, self._giving = os.pipe()

        def live(send: Send) -> None:
            began = _tried(begin)
            if not began[0]:
                send(began)
                return
            while number := os.read(taking, _NUMBER):
                send(_tried(work, int.from_bytes(number, "little")))

        self._forks: list[Fork] = []
        try:
            for _ in range(forks):
                self._forks.append(Fork(live, unwanted=(self._giving,)))
        except OSError:  # there may be no more processes than there are
            self.end()
            raise
        finally:
            os.close(taking)
        self._open = {fork.file: fork for fork in self._forks}
        self._poll = select.poll()
        for file in self._open:
            self._poll.register(file, select.POLLIN)
        for _ in range(_AHEAD):
            self._give()

    def _give(self) -> None:
        for number in self._numbers:
            with suppress(BrokenPipeError):  # nobody is left to take it, which `results` will notice
                os.write(self._giving, number.to_bytes(_NUMBER, "little"))
            return

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Takes in what comes while this process does something else, so that no fork waits for it."""
        done = threading.Event()

        def collect() -> None:
            while not done.is_set() and self._open:
                self._collect(_LOOK)

        thread = threading.Thread(target=collect, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _collect(self, patience: int | None) -> None:
        """Takes in what has come within so many milliseconds, or whenever it comes."""
        for file, _ in self._poll.poll(patience):
            if not self._open[file].collect():
                self._poll.unregister(file)
                del self._open[file]

    def results(self) -> Iterator[Any]:
        """What comes of the tasks."""
        while True:
            for fork in self._forks:
                for done, answer in fork.answers():
                    self._left -= 1
                    self._give()
                    if not done:
                        raise answer
                    yield answer
                    del answer
            if not self._left:
                return
            if len(self._open) < len(self._forks):  # none ends before it is let go
                raise LostError("A process that was to help ended too early: was there too little memory?")
            self._collect(None)

    def end(self) -> None:
        """Lets the forks go when all is done, and ends them if it is not."""
        os.close(self._giving)
        for fork in self._forks:
            fork.end(now=self._left > 0)


def _tried(work: Callable[..., Any], *given: object) -> Answer:
    try:
        return True, work(*given)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent will raise it
        error.add_note("".join(traceback.format_exception(error)))
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - made here just now
        except Exception:  # noqa: BLE001 - an error of any kind may be one that cannot be sent
            return False, RuntimeError("".join(traceback.format_exception(error)))
        return False, error
