"""The content digest of every file that a build reads, without reading those that are as they were.

A file whose size, times and inode are as the store remembers keeps its digest unread, as git's index does it; one
that was changed so shortly before the last look that its time could not tell is read again. A fresh clone hashes
everything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from generator.content.sources import SourceFile
from generator.digests import digest
from generator.files import read_file
from generator.store import Store
from generator.workers import Beside, job_count, start_method

_MANY = 20_000  # so many files to be read take much longer than a process that reads half of them takes to start
_GRAIN_NS = 2_000_000_000  # the coarsest clock of a file system in use: FAT counts in steps of two seconds


class _Stat(msgspec.Struct, frozen=True, array_like=True):
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: str


class _Stats(msgspec.Struct, frozen=True, array_like=True):
    looked: int
    """When the file system's own clock said this was taken, in nanoseconds."""
    files: dict[str, _Stat]


Hint = Callable[[bytes], bytes]
"""What is wanted of the bytes of a file that has to be read to be known."""


class Digests(msgspec.Struct, frozen=True):
    """The digests of files by path, and of those that had to be read what was wanted of their bytes, if anything."""

    by_path: dict[str, str]
    hints: dict[str, bytes]


def _nothing(_data: bytes) -> bytes:
    return b""


def file_digests(
    sources: Sequence[SourceFile], store: Store, name: str, *, hint: Hint = _nothing, jobs: int = 1
) -> Digests:
    """The digests of files. `name` says which files these are: what was seen is kept under it.

    Very many are read by two processes, unless `jobs` is 1.
    """
    looked = _file_clock(store)
    known = _known(store.snapshot(f"stats-{name}"))
    sure = known.looked - _GRAIN_NS  # what was changed later may have changed again, unnoticed, after the last look
    found = {}
    anew = []
    for source in sources:
        old = known.files.get(source.path)
        if (
            old is not None
            and source.mtime_ns == old.mtime_ns < sure
            and source.ctime_ns == old.ctime_ns < sure
            and source.size == old.size
            and source.inode == old.inode
        ):
            found[source.path] = old
        else:
            anew.append(source)
    hints = {}
    for source, (named, said) in zip(anew, _read_all(anew, hint, jobs), strict=True):
        found[source.path] = _Stat(source.size, source.mtime_ns, source.ctime_ns, source.inode, named)
        if said:
            hints[source.path] = said
    if anew or len(found) != len(known.files):
        store.keep_snapshot(f"stats-{name}", [msgspec.msgpack.encode(_Stats(looked, found))])
    return Digests({path: stat.digest for path, stat in found.items()}, hints)


def _read_all(sources: Sequence[SourceFile], hint: Hint, jobs: int) -> list[tuple[str, bytes]]:
    """Digest and hint of each file."""
    if len(sources) < _MANY or job_count(jobs) == 1 or start_method() != "fork":
        return _read(sources, hint)
    half = len(sources) // 2
    beside = Beside(_read, sources[half:], hint)
    try:
        mine, others = _read(sources[:half], hint), beside.result()
    finally:
        beside.stop()
    return mine + (_read(sources[half:], hint) if others is None else others)


def _read(sources: Iterable[SourceFile], hint: Hint) -> list[tuple[str, bytes]]:
    data = (read_file(source.real) for source in sources)
    return [(digest(each), hint(each)) for each in data]


def source_file(path: Path) -> SourceFile:
    """A file by its own path, as it is now."""
    stat = path.stat()
    return SourceFile(str(path), str(path), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _known(kept: memoryview | None) -> _Stats:
    try:
        return msgspec.msgpack.decode(kept, type=_Stats) if kept else _Stats(0, {})
    except msgspec.MsgspecError:  # another version of the program wrote it in a form of its own
        return _Stats(0, {})


def _file_clock(store: Store) -> int:
    """What time the file system says it is, in nanoseconds: a build itself has no clock."""
    probe = store.folder / "looked"
    probe.write_bytes(b"")
    os.utime(probe)
    return probe.stat().st_mtime_ns
