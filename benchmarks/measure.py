"""One run of a program: seconds, processor time, memory, and what else the machine was doing meanwhile."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02
"""Seconds between two looks at the memory of a run."""


@dataclass(frozen=True)
class Run:
    """`wall` and `cpu` in seconds; `cpu` is user and system time of the program and all processes that it started."""

    wall: float
    cpu: float
    others: float
    """Processors that the rest of the machine kept busy meanwhile; 0 where /proc does not say."""


class FailedError(Exception):
    """A program that was measured did not succeed."""


def run(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Run:
    """Runs a program to its end.

    Raises:
        FailedError: if its exit status is not 0; with the end of what it said.
    """
    busy, start = _busy(), time.perf_counter()
    used = _waited(argv, folder, environ, watcher=None)
    wall = time.perf_counter() - start
    return Run(wall, used, max(0.0, (_busy() - busy - used) / wall))


def peak_memory(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> float:
    """Runs a program to its end; the most memory of all its processes together, in megabytes.

    The sum of PSS (proportional set size: what processes share counts once), looked at every 20 milliseconds. Looking
    costs time, so this is a run of its own. 0 where there is no /proc.
    """
    watcher = _Watcher()
    _waited(argv, folder, environ, watcher=watcher)
    return watcher.peak / 1024


def _waited(argv: Sequence[str], folder: Path, environ: Mapping[str, str], *, watcher: _Watcher | None) -> float:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(argv, cwd=folder, env=dict(environ), stdout=said, stderr=subprocess.STDOUT)
        if watcher:
            watcher.follow(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if watcher:
            watcher.stop()
        if process.returncode:
            said.seek(0)
            end = said.read()[-3000:].decode(errors="replace")
            raise FailedError(f"{' '.join(argv)}: exit status {process.returncode}\n{end}")
    return usage.ru_utime + usage.ru_stime


class _Watcher:
    """Adds up the memory of a process and its descendants, in a thread."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    def follow(self, pid: int) -> None:
        self._thread = threading.Thread(target=self._watch, args=(pid,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()

    def _watch(self, pid: int) -> None:
        while not self._done.wait(_PAUSE):
            self.peak = max(self.peak, sum(_pss(one) for one in _family(pid)))


def _family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = listed.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _pss(pid: int) -> int:
    """Kilobytes; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _busy() -> float:
    """Seconds that all processors together have worked since the machine started."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            fields = [int(field) for field in file.readline().split()[1:9]]
    except OSError:
        return 0.0
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / os.sysconf("SC_CLK_TCK")
