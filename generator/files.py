"""Whole files, read and written in as few calls as that takes: a file object takes longer to make than most texts to read."""

from __future__ import annotations

import os

from generator.digests import digest

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends
_READ = os.O_RDONLY | _BINARY
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
_USUAL = 16384  # bytes, which hold most texts


Stamp = tuple[int, int]
"""Size of a file in bytes, and when it was last written, in nanoseconds."""


class SourceChangedError(Exception):
    """A file was changed after it was read and before it was used. Building again mends it."""


def read_file(path: str) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: if it cannot be read.
    """
    file = os.open(path, _READ)
    try:
        data = os.read(file, _USUAL)
        size = max(_USUAL, os.fstat(file).st_size) if len(data) == _USUAL else _USUAL
        while more := os.read(file, size):
            data += more
        return data
    finally:
        os.close(file)


def read_known(path: str, name: str) -> bytes:
    """The bytes of a file whose digest is `name`.

    Raises:
        SourceChangedError: if the file was saved since it was looked at: what is read is kept under its old digest.
    """
    data = read_file(path)
    if digest(data) != name:
        raise SourceChangedError(path)
    return data


def write_file(data: bytes, path: str) -> None:
    """A file of these bytes, in whatever number of writes that takes, with the folder that it needs."""
    try:
        file = os.open(path, _WRITE, 0o666)
    except FileNotFoundError:
        make_folder(path.rpartition("/")[0])
        file = os.open(path, _WRITE, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


def stamp(path: str) -> Stamp:
    """The stamp of a file.

    Raises:
        OSError: if it is not there.
    """
    stat = os.stat(path)
    return stat.st_size, stat.st_mtime_ns


def make_folder(folder: str) -> None:
    """A folder, and those that it needs; most need none."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
