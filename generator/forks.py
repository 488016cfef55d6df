"""Processes that are forked from this one: each has all that this one has, and sends back what came of its work.

`concurrent.futures` does this for every system, with threads and locks that take as long as a tenth of a small hub's
build. Linux alone forks here, so this module needs none of them.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import select
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from typing import Any, ClassVar, NoReturn

from generator.files import read_file, write_file

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


class Source:
    """What comes from a process, through a pipe."""

    def __init__(self, file: int) -> None:
        self.file = file
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


class Fork(Source):
    """One process, and what has come from it. `work` is called in it with a function that sends an answer."""

    ending: ClassVar[list[int]] = []
    """Processes that were let go and have not been seen to end. Those of a process are its own, so they are of no object."""

    def __init__(self, work: Callable[[Send], object], *, unwanted: Sequence[int] = ()) -> None:
        """`unwanted` are files that the process has no use for."""
        file, writing = _pipe()
        super().__init__(file)
        try:
            self._process = _forked(work, writing, (file, *unwanted))
        except OSError:  # there may be no more processes than there are
            os.close(file)
            raise
        finally:
            os.close(writing)

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)

    def end(self, *, now: bool, wait: bool = True) -> None:
        """Lets the process end, or ends it `now`. Unless we `wait`, its memory may be given back while we go on."""
        if now:
            self.stop()
        os.close(self.file)
        self.ending.append(self._process)
        _reap(self.ending, wait=wait)


def _pipe() -> tuple[int, int]:
    """A pipe with room for what comes while its reader is busy: where to read, and where to write."""
    reading, writing = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _ROOM)
    return reading, writing


def _forked(work: Callable[[Send], object], writing: int, unwanted: Sequence[int]) -> int:
    """The number of a new process that does this work, and nothing else."""
    process = os.fork()
    if not process:
        _live(work, writing, unwanted)
    return process


def _reap(processes: list[int], *, wait: bool) -> None:
    """Takes note of the end of processes, which the system remembers until then."""
    for process in tuple(processes):
        with suppress(ChildProcessError):  # whoever forked this very process may have it in its list
            if os.waitpid(process, 0 if wait else os.WNOHANG) == (0, 0):
                continue
        processes.remove(process)


class Hearing:
    """What a process is asked, one thing after another."""

    def __init__(self, file: int) -> None:
        self._file = file

    def __call__(self) -> Any:  # noqa: ANN401 - as it was asked
        """The next question, awaited; None once there will be no more."""
        length = _exactly(self._file, _LENGTH)
        data = length and _exactly(self._file, int.from_bytes(length, "little"))
        return pickle.loads(data) if data else None  # noqa: S301 - our own process wrote it

    @property
    def is_waited_for(self) -> bool:
        """Whether the next question has come, or begins to."""
        return _has_come(self._file)


class Asked(Fork):
    """A process that answers questions. `work` is called in it with what it hears and a function that sends an answer."""

    def __init__(self, work: Callable[[Hearing, Send], object]) -> None:
        hearing, self._asking = os.pipe()
        try:
            super().__init__(lambda send: work(Hearing(hearing), send), unwanted=(self._asking,))
        except OSError:
            os.close(self._asking)
            raise
        finally:
            os.close(hearing)

    @property
    def has_answered(self) -> bool:
        """Whether an answer has come, or begins to."""
        return _has_come(self.file)

    def ask(self, question: object) -> None:
        """Asks, whether anybody is there to answer or not."""
        with suppress(BrokenPipeError):
            _tell(self._asking, question)

    def answer(self) -> Any:  # noqa: ANN401 - as it was sent
        """The next answer, awaited; None if the process has ended."""
        for found in self.answers():
            return found
        return self.answer() if self.collect() else None

    def end(self, *, now: bool, wait: bool = True) -> None:
        """As every fork."""
        os.close(self._asking)
        super().end(now=now, wait=wait)


class ForkServer:
    """A process forked while this one is small and has one processor to itself. It loads modules, and once it is told what
    for, it forks the others of a crew, which have them loaded too: this process need not load them at all.

    `multiprocessing` calls such a process by this name.
    """

    def __init__(self, modules: Sequence[str], forks: int) -> None:
        """There will be up to so many `forks`, itself among them."""
        self.forks = forks
        pipes = [_pipe() for _ in range(forks)]
        reading, writing = [pipe[0] for pipe in pipes], [pipe[1] for pipe in pipes]
        self.sources: Sequence[Source] = [Source(file) for file in reading]
        taking, self.giving = os.pipe()
        hearing, self._asking = os.pipe()
        serve = partial(_serve, modules, Hearing(hearing), taking, writing)
        try:
            self._process = _forked(serve, writing[0], (*reading, self.giving, self._asking))
        finally:
            for file in (*writing, taking, hearing):
                os.close(file)

    def tell(self, begin: Callable[[], None], work: Callable[[int], Any], forks: int) -> None:
        """Has so many processes take the numbers of tasks that come through `giving`. Both functions are sent, with all that
        they hold.
        """
        with suppress(BrokenPipeError):  # then nothing will come either
            _tell(self._asking, (begin, work, forks))
        for source in self.sources[forks:]:
            os.close(source.file)
        self.sources = self.sources[:forks]

    def end(self, *, now: bool, wait: bool = True) -> None:
        """Lets them end when nothing is left to do. `now`, the server ends whatever it is at, and others after their task."""
        if not self._process:
            return
        if now:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
        for file in (self._asking, self.giving, *(source.file for source in self.sources)):
            os.close(file)
        Fork.ending.append(self._process)
        self._process = 0
        _reap(Fork.ending, wait=wait)


def _serve(modules: Sequence[str], hear: Hearing, taking: int, writing: Sequence[int], send: Send) -> None:
    """The life of a fork server."""
    gc.disable()
    with suppress(Exception):  # whatever it is, the work will meet it again, and can tell
        for module in modules:
            import_module(module)
    if not (told := hear()):
        return
    begin, work, forks = told
    turns = partial(_take_turns, taking, begin, work)
    others = [_forked(turns, own, [file for file in writing if file != own]) for own in writing[1:forks]]
    for file in writing[1:]:
        os.close(file)
    turns(send)
    for process in others:
        os.waitpid(process, 0)


def _take_turns(taking: int, begin: Callable[[], None], work: Callable[[int], Any], send: Send) -> None:
    """The life of one of a crew."""
    began = _tried(begin)
    if not began[0]:
        send(began)
        return
    while number := os.read(taking, _NUMBER):
        send(_tried(work, int.from_bytes(number, "little")))


def put(what: object, file: str) -> None:
    """Leaves something in a file for other processes, whole or not at all."""
    write_file(pickle.dumps(what, pickle.HIGHEST_PROTOCOL), f"{file}.new")
    os.replace(f"{file}.new", file)


def fetched(file: str) -> Any:  # noqa: ANN401 - as it was put there
    """What was `put` there; None if nothing was."""
    try:
        return pickle.loads(read_file(file))  # noqa: S301 - our own process wrote it
    except OSError:
        return None


def _tell(file: int, what: object) -> None:
    data = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(data).to_bytes(_LENGTH, "little") + data)
    while left:
        left = left[os.write(file, left) :]


def _has_come(file: int) -> bool:
    return bool(select.select((file,), (), (), 0)[0])


def _exactly(file: int, size: int) -> bytes:
    """So many bytes; none if there will not be as many."""
    data = bytearray()
    while len(data) < size:
        more = os.read(file, size - len(data))
        if not more:
            return b""
        data += more
    return bytes(data)


def _live(work: Callable[[Send], object], writing: int, unwanted: Sequence[int]) -> NoReturn:
    """The whole life of a forked process. Nothing of what its parent would do at its own end is done here."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl+C means the parent, which ends its forks
        for file in unwanted:
            os.close(file)

        work(partial(_tell, writing))
        status = 0
    finally:
        os._exit(status)


def in_forks(
    tasks: int,
    work: Callable[[int], Any],
    *,
    forks: int,
    begin: Callable[[], None],
    meanwhile: Callable[[], object],
    wait: bool = True,
    server: ForkServer | None = None,
) -> Iterator[Any]:
    """What came of the tasks 0 to `tasks` - 1, in any order, each done by one of so many `forks`.

    Every process calls `begin` first; this one calls `meanwhile` while they work. `wait` is as in `Fork.end`. The forks
    are those of a `server`, which serves but once, if there is one.

    Raises:
        LostError: if a process ended before its time.
        Exception: what was raised in a process, with a note that says where.
    """
    if server:
        server.tell(begin, work, forks)
    crew = _Crew(tasks, server or _Forks(forks, begin, work))
    try:
        with crew.collecting():
            meanwhile()
        yield from crew.results()
    finally:
        crew.end(wait=wait)


class _Forks:
    """So many forks for one crew."""

    def __init__(self, forks: int, begin: Callable[[], None], work: Callable[[int], Any]) -> None:
        self.sources: list[Fork] = []
        taking, self.giving = os.pipe()
        try:
            for _ in range(forks):
                self.sources.append(Fork(partial(_take_turns, taking, begin, work), unwanted=(self.giving,)))
        except OSError:  # there may be no more processes than there are
            self.end(now=True, wait=True)
            raise
        finally:
            os.close(taking)

    def end(self, *, now: bool, wait: bool) -> None:
        """As `Fork.end`."""
        os.close(self.giving)
        for fork in self.sources:
            fork.end(now=now, wait=wait)


class _Crew:
    """Forks that take numbers of tasks from one pipe."""

    def __init__(self, tasks: int, forks: _Forks | ForkServer) -> None:
        self._left = tasks
        self._numbers = iter(range(tasks))
        self._forks = forks
        self._open = {source.file: source for source in forks.sources}
        self._poll = select.poll()
        for file in self._open:
            self._poll.register(file, select.POLLIN)
        for _ in range(_AHEAD):
            self._give()

    def _give(self) -> None:
        for number in self._numbers:
            with suppress(BrokenPipeError):  # nobody is left to take it, which `results` will notice
                os.write(self._forks.giving, number.to_bytes(_NUMBER, "little"))
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
            for source in self._forks.sources:
                for done, answer in source.answers():
                    self._left -= 1
                    self._give()
                    if not done:
                        raise answer
                    yield answer
                    del answer
            if not self._left:
                return
            if len(self._open) < len(self._forks.sources):  # none ends before it is let go
                raise LostError("A process that was to help ended too early: was there too little memory?")
            self._collect(None)

    def end(self, *, wait: bool) -> None:
        """Lets the forks go when all is done, and ends them if it is not."""
        unwanted = self._left > 0
        self._forks.end(now=unwanted, wait=wait or unwanted)


def _tried(work: Callable[..., Any], *given: object) -> Answer:
    try:
        return True, work(*given)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent will raise it
        import traceback  # noqa: PLC0415 - where nothing goes wrong, nobody needs it

        error.add_note("".join(traceback.format_exception(error)))
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - made here just now
        except Exception:  # noqa: BLE001 - an error of any kind may be one that cannot be sent
            return False, RuntimeError("".join(traceback.format_exception(error)))
        return False, error
