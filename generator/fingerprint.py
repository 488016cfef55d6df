"""What the program itself adds to a cache key: its own source and the versions of the libraries that draw and parse.

One digest for all of it: whoever changes the program renders everything anew, and nothing is ever stale for a change
that somebody forgot to declare.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from functools import cache
from pathlib import Path

_LIBRARIES = (
    *("babel", "budoux", "feedgen", "jinja2", "lxml", "markdown_it_py", "mdit_py_plugins", "msgspec", "nh3"),
    *("pillow", "pyphen", "pyyaml", "segno", "uharfbuzz"),
)
_PARTS = (".py", ".z")
"""Source, and the tables of line breaking."""
_OUTSIDE = ("cli", "serve", "check", "bundled")  # they read outputs, or start builds, and change none


@cache
def engine() -> str:
    """The digest of this program's source and of the libraries whose versions show in what it makes."""
    here = Path(__file__).parent
    sums = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in here.rglob("*") if path.suffix in _PARTS):
        name = path.relative_to(here).as_posix()
        if name.partition("/")[0] not in _OUTSIDE:
            sums.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    sums.update("\n".join([*_versions(), unicodedata.unidata_version]).encode())
    return sums.hexdigest()


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
