"""Whether there is anything to do at all: a build whose every input is as it was, and whose every output stands.

Such a build needs no plan. What it would say was kept when the site was last published.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.content.sources import SourceFile, walk
from generator.digests import digest
from generator.file_digests import file_digests
from generator.files import stamp
from generator.fingerprint import engine
from generator.options import Options, Places, Report
from generator.problems import errors
from generator.publish import target_name
from generator.store import Store
from generator.theme.packaged_fonts import packaged_fonts

if TYPE_CHECKING:
    from generator.content.records import Record

CONTENT = "content"
_BESIDE = ("theme", "fonts")
"""Folders of a hub, beside its content, that pages and cards are made of."""
_DATE = b"\ndate:"
_BEGINNING = 4000
"""Bytes of a text in which its date is looked for."""
_LINE = 40
"""Bytes behind its name in which it begins."""
_DAY = len("2025-05-07")


class Seen(msgspec.Struct, frozen=True):
    """The files of a hub's content, their digests, and the digest of everything that a build reads."""

    sources: tuple[SourceFile, ...]
    digests: Mapping[str, str]
    inputs: str
    ground: str
    """The digest of all of that but the content."""
    dates: Mapping[str, bytes] = {}
    """By the path of each file that had to be read to be known and has a date, how that begins as it is written: a hint."""


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """What can be seen of a hub's files before anybody knows what a build of them is told."""

    sources: tuple[SourceFile, ...]
    digests: list[str]
    """In the order of the sources."""
    content: str
    """The digest of all of them."""
    beside: str
    """That of themes and fonts."""
    dates: dict[str, bytes] = {}
    """As in `Seen`."""


class _Kept(msgspec.Struct, frozen=True):
    """What a build said, for which inputs, and between which moments it would have said the same."""

    inputs: str
    since: dt.datetime
    until: dt.datetime | None
    report: Report


def look(options: Options, store: Store) -> Seen:
    """Looks at every file that a build of these options reads."""
    return seen(look_around(options, store), options)


def look_around(places: Places, store: Store) -> Looked:
    """Looks at every file of content, themes and fonts."""
    sources = tuple(walk(places.root, CONTENT))
    found = file_digests(sources, store, CONTENT, hint=_written_date, jobs=places.jobs)
    digests = found.by_path
    content = digest(msgspec.msgpack.encode(sorted(digests.items())))
    beside = _digest_beside(places, store)
    return Looked(sources, [digests[source.path] for source in sources], content, beside, found.hints)


def _written_date(data: bytes) -> bytes:
    """The day in the front matter of a text, as far as it is to be seen without reading that: the order of texts alone
    depends on it.
    """
    start = data.find(_DATE, 0, _BEGINNING) + len(_DATE)
    if start < len(_DATE):
        return b""
    return data[start : start + _LINE].lstrip(b" \t\"'")[:_DAY]


def seen(looked: Looked, options: Options) -> Seen:
    """What a build of these options reads, where so much of it was looked at."""
    paths = (source.path for source in looked.sources)
    grounds = _ground(looked.beside, options)
    inputs = digest(f"{grounds}\0{looked.content}".encode())
    return Seen(looked.sources, dict(zip(paths, looked.digests, strict=True)), inputs, grounds, looked.dates)


def ground(options: Options, store: Store) -> str:
    """The digest of all that a build of these options reads but the content."""
    return _ground(_digest_beside(options, store), options)


def _ground(beside: str, options: Options) -> str:
    settings = options.root / "site.yaml"
    given = (
        engine(),
        digest(settings.read_bytes()) if settings.is_file() else "",
        beside,
        [_stamp(path) for path in packaged_fonts()],
        (options.base_url, options.drafts, options.strict, options.preview, options.host),
    )
    return digest(msgspec.msgpack.encode(given))


def _digest_beside(places: Places, store: Store) -> str:
    others = file_digests(tuple(_beside(places)), store, "beside").by_path
    return digest(msgspec.msgpack.encode(sorted(others.items())))


def theme_key(options: Options, seen: Seen, theme: str) -> str:
    """What stands for the files of a theme, and for where they are."""
    folders = [str(folder) for folder in (options.root, *options.themes)]
    return digest(msgspec.msgpack.encode((seen.ground, theme, folders)))


def _beside(places: Places) -> Iterator[SourceFile]:
    """The files of themes and of the hub's own fonts: all of them, also hidden ones and those that links lead to."""
    folders = [places.root / name for name in _BESIDE]
    for number, folder in enumerate(dict.fromkeys([*folders, *places.themes])):
        top = str(folder)
        for here, _, names in os.walk(top):
            inside = f"{number}{here[len(top) :]}".replace(os.sep, "/")
            for name in names:
                path = f"{here}{os.sep}{name}"
                if os.path.isfile(path):
                    status = os.stat(path)
                    times = status.st_mtime_ns, status.st_ctime_ns
                    yield SourceFile(f"{inside}/{name}", path, status.st_size, *times, status.st_ino)


def _stamp(path: Path) -> tuple[str, int, int]:
    """Which file an installed font is: packages are replaced, never changed in place."""
    return str(path), *stamp(str(path))


def still(options: Options, seen: Seen, store: Store) -> Report | None:
    """What this build would say, if it had nothing to do; None if it has, or may have."""
    data = store.recall("standing", target_name(options.output, options.root))
    kept = msgspec.json.decode(data, type=_Kept) if data else None
    if kept is None or kept.inputs != seen.inputs or not _is_within(kept, options.today):
        return None
    return kept.report if _all_stand(store, options) else None


def _is_within(kept: _Kept, today: dt.datetime) -> bool:
    return kept.since <= today and (kept.until is None or today < kept.until)


def _all_stand(store: Store, options: Options) -> bool:
    """Whether every published file is there with the size and the time that the manifest has."""
    top = str(options.output)
    for path, size, mtime in store.files(target_name(options.output, options.root)):
        try:
            if stamp(f"{top}/{path}") != (size, mtime):
                return False
        except OSError:
            return False
    return True


def keep(
    options: Options, seen: Seen, store: Store, records: Iterable[Record], turn: dt.datetime | None, report: Report
) -> None:
    """Remembers what a build said, for one that finds everything as this one left it.

    `turn` is the next moment at which a page shows something else, though no file has changed.
    """
    if not report.published or (options.strict and errors(report.problems)):
        return
    turns = (turn, *(record.next_turn(options.today) for record in records))
    until = min((moment for moment in turns if moment), default=None)
    quiet = msgspec.structs.replace(report, rendered=(), removed=(), unchanged=report.files)
    kept = _Kept(seen.inputs, options.today, until, quiet)
    store.remember("standing", target_name(options.output, options.root), msgspec.json.encode(kept))
    store.save()
