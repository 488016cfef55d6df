"""What the program itself adds to a cache key: its own source and the versions of the libraries that draw and parse.

One digest for all of it: whoever changes the program renders everything anew, and nothing is ever stale for a change
that somebody forgot to declare.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.digests import blake3
from generator.files import read_file

_LIBRARIES = (
    *("babel", "budoux", "feedgen", "icalendar", "jinja2", "lxml", "markdown_it_py", "mdit_py_plugins", "msgspec"),
    *("nh3", "pillow", "pyphen", "python_dateutil", "pyyaml", "segno", "tzdata", "uharfbuzz"),
)
_PARTS = (".py", ".z")
"""Source, and the tables of line breaking."""
_PASSED_OVER = ("cli", "serve", "check", "bundled")  # they read outputs, or start builds, and change none


@cache
def engine() -> str:
    """The digest of this program's source and of the libraries whose versions show in what it makes."""
    sums = blake3()
    for name, path in sorted(_source(os.path.dirname(__file__), "")):
        sums.update(b"%s\0%s\0" % (name.encode(), read_file(path)))
    sums.update("\n".join([*_versions(), unicodedata.unidata_version]).encode())
    return sums.hexdigest(16)


def _source(folder: str, inside: str) -> Iterator[tuple[str, str]]:
    """`(name, path)` of every file of the program that can show in what it makes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = inside + entry.name
            if entry.is_dir():
                yield from (
                    () if name in _PASSED_OVER or entry.name == "__pycache__" else _source(entry.path, f"{name}/")
                )
            elif name.endswith(_PARTS):
                yield name, entry.path


def _versions() -> list[str]:
    """`name-version` of the libraries, read off the names of their metadata folders: importing a library, or
    `importlib.metadata`, to learn its version would cost more than a build with nothing to do.
    """
    found = set()
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project, _, version = name.removesuffix(".dist-info").partition("-")
                if project.lower().replace("-", "_") in _LIBRARIES:
                    found.add(f"{project.lower()}-{version}")
    return sorted(found)
