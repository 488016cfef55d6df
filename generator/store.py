"""What a build keeps between runs, and the only hand that writes the published site.

A store is a folder (`.storyhub/`): a SQLite file with blobs by content digest, remembered results by key and one
manifest for each folder that was published to; and files of costly outputs (cards, photos) by cache key, so that a
fresh clone with a restored store draws nothing twice. Every remembered value carries its own checksum: a damaged or
foreign store is useless, never wrong.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from generator.digests import blake3, digest
from generator.files import SourceChangedError, read_file

_VERSION = 4
_ABANDONED = 3600.0  # seconds after which a staging folder belongs to a build that was killed
_SINGLY = 100  # so many rows are asked for one by one, more are read with all of their kind
_CHECK = 8  # bytes of checksum before each remembered value
_COLUMNS = "url, path, key, digest, size, mtime"
"""Of an `Entry`."""
_SCHEMA = """
create table if not exists blob (id integer primary key, digest text unique, data blob not null);
create table if not exists memo (kind text, key text, data blob not null, primary key (kind, key)) without rowid;
create table if not exists manifest (
  target text, url text, path text, key text, digest text, size integer, mtime integer, primary key (target, url)
) without rowid;
drop table if exists parts;
create table if not exists noted (target text, shelf integer, parts blob not null, primary key (target, shelf));
"""
_SHELVES = 256
"""So many rows hold what is known of keys: a row for each page took a hundredth of a large hub's first build."""
_PARTS = msgspec.msgpack.Decoder(dict[str, bytes])


class Blobs:
    """Turns a content digest into its bytes: from the store, or from the source file that had it when it was read.

    It holds paths only, so it travels to worker processes. Within a `with`, all that is read from the store is one
    transaction, which takes a third of the time; whoever writes to the store waits for its end.
    """

    def __init__(self, database: str, files: Mapping[str, str]) -> None:
        self._database = database
        self._files = files
        self._connection: sqlite3.Connection | None = None
        self._is_together = False

    def __enter__(self) -> None:
        self._is_together = True

    def __exit__(self, *_: object) -> None:
        self._is_together = False
        if self._connection is not None:
            self._connection.rollback()

    def __reduce__(self) -> tuple[type[Blobs], tuple[str, Mapping[str, str]]]:
        return (Blobs, (self._database, self._files))

    def __call__(self, name: str) -> bytes:
        """The bytes whose digest is `name`.

        Raises:
            SourceChangedError: if a source file no longer has these bytes.
            KeyError: if nothing by that digest was ever read.
        """
        path = self._files.get(name)
        data = _read_file(path) if path else self._read_blob(name)
        if data is None or digest(data) != name:
            raise SourceChangedError(path or name)
        return data

    def _read_blob(self, name: str) -> bytes:
        if self._connection is None:
            self._connection = sqlite3.connect(f"file:{_quoted(self._database)}?mode=ro", uri=True)
        if self._is_together and not self._connection.in_transaction:
            self._connection.execute("begin")
        row = self._connection.execute("select data from blob where digest = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return bytes(row[0])

    def close(self) -> None:
        """Lets go of the store's file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Entry(msgspec.Struct, frozen=True):
    """An output as the manifest remembers it: its cache key, and the file as it was written."""

    url: str
    path: str
    key: str
    digest: str
    size: int
    mtime: int


class Held:
    """What a process that builds again and again holds in memory of what the store has, decoded."""

    def __init__(self) -> None:
        self.readings: dict[str, object] = {}
        """What each file was read as, by what stands for its bytes and the way they were read."""
        self.site: object = None
        """What the site that stands was made of, for `Proofs`."""


class Store:
    """The folder of kept results. Opens whatever is there; what cannot be read is thrown away and begun anew."""

    def __init__(self, folder: Path, held: Held | None = None) -> None:
        self.folder = folder
        self.held = held or Held()
        self.database = database(folder)
        folder.mkdir(parents=True, exist_ok=True)
        if not os.path.exists(ignored := folder / ".gitignore"):
            ignored.write_text("*\n", encoding="utf-8")
        self._connection = self._open()
        self._used: set[tuple[str, str]] = set()
        self._blobs_used: set[str] = set()
        self._blobs: set[str] | None = None
        self._noted: dict[str, str] | None = None
        self._postponed: list[Callable[[], object]] = []

    def _open(self) -> sqlite3.Connection:
        if not os.path.exists(self.database):
            for other in (*self.folder.glob("store-*.db*"), *self.folder.glob("*.all")):
                other.unlink()  # in a form of another version, which hosts would bring back for ever
        try:
            return _connect(self.database)
        except sqlite3.OperationalError:
            raise  # another build holds it, or the disk is full: nothing is wrong with what it holds
        except sqlite3.DatabaseError:
            self._discard()
            return _connect(self.database)

    def _discard(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(self.database + suffix).unlink(missing_ok=True)

    def blobs(self, files: Mapping[str, str]) -> Blobs:
        """A reader for recipes: what the store holds, and `files` (digest to path)."""
        return Blobs(self.database, files)

    def put(self, data: bytes) -> str:
        """Keeps a blob; its digest."""
        name = digest(data)
        self._blobs_used.add(name)
        if self._blobs is not None:
            self._blobs.add(name)
        self._connection.execute("insert or ignore into blob (digest, data) values (?, ?)", (name, data))
        return name

    def has_blobs(self, names: Collection[str]) -> bool:
        """Whether the store holds all of some blobs."""
        self._blobs_used.update(names)
        if self._blobs is None:
            self._blobs = {row[0] for row in self._connection.execute("select digest from blob")}
        return self._blobs.issuperset(names)

    def recall(self, kind: str, key: str) -> bytes | None:
        """What was remembered, or None if it was not or is damaged."""
        try:
            row = self._connection.execute("select data from memo where kind = ? and key = ?", (kind, key)).fetchone()
        except sqlite3.DatabaseError:  # a damaged page: as if it had never been remembered
            return None
        if row is None:
            return None
        self._used.add((kind, key))
        return _unwrapped(bytes(row[0]))

    @staticmethod
    def peek(folder: Path, kind: str, key: str) -> bytes | None:
        """What the store in a folder remembers, before a build is begun: nothing is made there or changed."""
        rows = _asked(folder, "select data from memo where kind = ? and key = ?", (kind, key))
        return _unwrapped(bytes(rows[0][0])) if rows else None

    @staticmethod
    def published(folder: Path, target: str) -> list[tuple[str, str, int, int]] | None:
        """Address, path, size and time of every file that was published to the folder `target`, likewise; None if the store
        cannot be read.
        """
        return _asked(folder, "select url, path, size, mtime from manifest where target = ?", (target,))

    def recall_all(self, kind: str) -> dict[str, bytes]:
        """Everything remembered of a kind, by key."""
        values = {key: _unwrapped(data) for key, data in self._rows(kind)}
        self._used |= {(kind, key) for key in values}
        return {key: value for key, value in values.items() if value is not None}

    def _rows(self, kind: str) -> list[tuple[str, bytes]]:
        try:
            return self._connection.execute("select key, data from memo where kind = ?", (kind,)).fetchall()
        except sqlite3.DatabaseError:  # a damaged page: as if nothing of the kind had ever been remembered
            return []

    def remember(self, kind: str, key: str, value: bytes) -> None:
        """Keeps a result."""
        self._used.add((kind, key))
        self._connection.execute("insert or replace into memo values (?, ?, ?)", (kind, key, _wrapped(value)))

    def use(self, kind: str, keys: Iterable[str]) -> None:
        """Notes that this build wants what is remembered under some keys, although it need not ask for it."""
        self._used |= {(kind, key) for key in keys}

    def snapshot(self, name: str) -> memoryview | None:
        """What was last kept whole under a name, or None if nothing was or it is damaged.

        Of a large hub it is as large, so it is not copied: where the system can, it stays the file's own memory. Files of
        snapshots are never written again, only replaced.
        """
        data = _mapped(self._snapshot(name))
        value = data[_CHECK:]
        return value if blake3(value).digest(_CHECK) == data[:_CHECK] else None

    def snapshot_size(self, name: str) -> int:
        """How many bytes were last kept whole under a name; 0 if nothing was."""
        try:
            return os.path.getsize(self._snapshot(name))
        except OSError:
            return 0

    def keep_snapshot(self, name: str, value: Iterable[bytes]) -> bool:
        """Keeps much, which comes in pieces, in one file, which is read in one go. Whether it could be: another build
        may be reading it.
        """
        path = self._snapshot(name)
        mine = f"{path}.{os.getpid()}"
        checksum = blake3()
        try:
            with open(mine, "wb") as file:
                file.write(bytes(_CHECK))
                for piece in value:
                    checksum.update(piece)
                    file.write(piece)
                file.seek(0)
                file.write(checksum.digest(_CHECK))
            os.replace(mine, path)
        except OSError:
            Path(mine).unlink(missing_ok=True)
            return False
        return True

    def _snapshot(self, name: str) -> str:
        return str(self.folder / f"{name}-{_VERSION}.all")

    def later(self, work: Callable[[], object]) -> None:
        """Has something kept that nobody asks for in this build: when there is time for it, and at the latest at the end."""
        self._postponed.append(work)

    def catch_up(self) -> None:
        """Does what was put off."""
        while self._postponed:
            self._postponed.pop(0)()

    def drop(self, kind: str) -> None:
        """Forgets everything remembered of a kind."""
        self._noted = None
        self._connection.execute("delete from memo where kind = ?", (kind,))

    def save(self) -> None:
        """Makes what was kept so far durable and visible to workers."""
        self._connection.commit()

    def staging(self) -> Path:
        """A new folder for outputs on their way, of this build alone."""
        import tempfile  # noqa: PLC0415 - a build with nothing to do needs none

        top = self.folder / "staging"
        top.mkdir(parents=True, exist_ok=True)
        mine = Path(tempfile.mkdtemp(prefix="build-", dir=top))
        now = mine.stat().st_mtime  # the file system's own clock
        for other in _folders(top):
            if other.stat().st_mtime < now - _ABANDONED:
                remove_folder(Path(other.path))
        for snapshot in self.folder.glob("*.all.*"):
            with suppress(OSError):  # another build may have put it in its place by now
                if snapshot.stat().st_mtime < now - _ABANDONED:
                    snapshot.unlink()
        return mine

    def output_file(self, key: str) -> str:
        """The path where a costly output is kept between builds."""
        return output_file(self.folder, key)

    def keep(self, key: str, content: str) -> None:
        """Notes that the output file of `key` is complete, and its digest."""
        self.remember("output", key, content.encode())
        if self._noted is not None:
            self._noted[key] = content

    def noted(self, keys: Iterable[str]) -> dict[str, str]:
        """The digests of the kept outputs of some keys; whether their files are there and whole is not looked at."""
        wanted = set(keys)
        if len(wanted) <= _SINGLY:
            singly = {key: self.recall("output", key) for key in wanted}
            return {key: name.decode() for key, name in singly.items() if name}
        noted = self.all_noted()
        found = {key: noted[key] for key in wanted if key in noted}
        self._used |= {("output", key) for key in found}
        return found

    def all_noted(self) -> Mapping[str, str]:
        """The same of all outputs, wanted by this build or not."""
        if self._noted is None:
            self._noted = {key: name.decode() for key, data in self._rows("output") if (name := _unwrapped(data))}
        return self._noted

    def forget(self) -> None:
        """Drops every remembered result; the manifests stay, because they say which files are ours."""
        self._blobs = None
        self._noted = None
        self.held.readings = {}
        for snapshot in self.folder.glob("*.all"):
            snapshot.unlink()
        self._connection.executescript("delete from memo; delete from blob;")

    def kept_outputs(self) -> set[str]:
        """The keys of all costly outputs that are kept."""
        return {entry.name for folder in _folders(self.folder / "outputs") for entry in os.scandir(folder.path)}

    def manifest(self, target: str) -> dict[str, Entry]:
        """What was published to the folder `target`, by hub-relative address."""
        rows = self._connection.execute(f"select {_COLUMNS} from manifest where target = ?", (target,))  # noqa: S608 - fixed column names
        return {row[0]: Entry(*row) for row in rows}

    def published_keys(self, target: str) -> dict[str, str]:
        """The cache keys of what was published to the folder `target`, by address."""
        return dict(self._connection.execute("select url, key from manifest where target = ?", (target,)).fetchall())

    def entries(self, target: str, urls: Collection[str]) -> dict[str, Entry]:
        """What was published to the folder `target` at some addresses."""
        if len(urls) > _SINGLY:
            known = self.manifest(target)
            return {url: known[url] for url in urls if url in known}
        one = f"select {_COLUMNS} from manifest where target = ? and url = ?"  # noqa: S608 - fixed column names
        rows = (self._connection.execute(one, (target, url)).fetchone() for url in urls)
        return {row[0]: Entry(*row) for row in rows if row}

    def parts(self, target: str, url: str) -> bytes:
        """What went into the key of a published output, as `Keys.key_and_sums` gives it; empty if nothing is known."""
        return self._shelf(target, _shelf_of(url)).get(url, b"")

    def _shelf(self, target: str, number: int) -> dict[str, bytes]:
        """By address, what went into the keys of those outputs that share a row."""
        row = self._connection.execute(
            "select parts from noted where target = ? and shelf = ?", (target, number)
        ).fetchone()
        try:
            return _PARTS.decode(row[0]) if row else {}
        except msgspec.MsgspecError:  # damaged, and for people alone
            return {}

    def _note(self, target: str, parts: Iterable[tuple[str, bytes]], removed: Iterable[str]) -> None:
        """Keeps what went into keys, and nothing of what was removed."""
        shelves: dict[int, dict[str, bytes]] = defaultdict(dict)
        for url, held in chain(((url, b"") for url in removed), parts):
            shelves[_shelf_of(url)][url] = held
        for number, new in shelves.items():
            now = {url: held for url, held in (self._shelf(target, number) | new).items() if held}
            row = (target, number, msgspec.msgpack.encode(now))
            self._connection.execute("insert or replace into noted values (?, ?, ?)", row)

    def files(self, target: str) -> list[tuple[str, int, int]]:
        """Path, size and time of every file that was published to the folder `target`."""
        return self._connection.execute("select path, size, mtime from manifest where target = ?", (target,)).fetchall()

    def record(
        self,
        target: str,
        entries: Iterable[Entry],
        removed: Collection[str] = (),
        parts: Iterable[tuple[str, bytes]] = (),
    ) -> None:
        """Writes entries into the manifest of `target`, takes `removed` addresses out, and makes both durable.

        `parts` says by address what went into a key, for people alone: it stands apart, so that a build
        which looks at every entry need not read over it.
        """
        write = self._connection.executemany
        write("delete from manifest where target = ? and url = ?", [(target, url) for url in removed])
        write(
            "insert or replace into manifest values (?, ?, ?, ?, ?, ?, ?)",
            ((target, e.url, e.path, e.key, e.digest, e.size, e.mtime) for e in entries),
        )
        self._note(target, parts, removed)
        self._connection.commit()

    def targets(self) -> tuple[str, ...]:
        """Every folder that was published to."""
        return tuple(row[0] for row in self._connection.execute("select distinct target from manifest order by 1"))

    def prune(self, outputs: Iterable[str], *, slack: int = 2) -> None:
        """Forgets what this build did not use, once that is more than `slack` times what it used."""
        wanted = set(outputs)
        self._used |= {("output", key) for key in wanted}
        self._noted = None
        self._prune_outputs(wanted, slack)
        if self._count("memo", "key") > slack * len(self._used) + 100:
            self._keep_only("memo", "kind || char(0) || key", {f"{kind}\0{key}" for kind, key in self._used})
        if self._count("blob", "digest") > slack * len(self._blobs_used) + 100:
            self._keep_only("blob", "digest", self._blobs_used)
        self._connection.commit()

    def _count(self, table: str, column: str) -> int:
        (count,) = self._connection.execute(f"select count({column}) from {table}").fetchone()  # noqa: S608 - fixed names
        return int(count)

    def _prune_outputs(self, wanted: set[str], slack: int) -> None:
        kept = self.kept_outputs()
        if len(kept) > slack * len(wanted) + 20:
            for key in kept - wanted:
                with suppress(FileNotFoundError):
                    os.unlink(self.output_file(key))

    def _keep_only(self, table: str, column: str, wanted: set[str]) -> None:
        self._connection.execute("create temp table wanted (name text primary key)")
        self._connection.executemany("insert into wanted values (?)", ((name,) for name in wanted))
        self._connection.execute(f"delete from {table} where {column} not in (select name from wanted)")  # noqa: S608 - fixed names
        self._connection.execute("drop table wanted")

    def close(self) -> None:
        """Lets go of the store's file."""
        self.catch_up()
        self._connection.commit()
        self._connection.close()


def output_file(folder: Path, key: str) -> str:
    """The path where the store in a folder keeps a costly output."""
    return f"{folder}/outputs/{key[:2]}/{key}"


def _asked(folder: Path, question: str, given: tuple[str, ...]) -> list[Any] | None:
    """Rows of the store in a folder, read by a connection of its own; None if it cannot be read, or is not there."""
    if not os.path.exists(file := database(folder)):
        return None
    try:
        with closing(sqlite3.connect(f"file:{_quoted(file)}?mode=ro", uri=True)) as connection:
            return connection.execute(question, given).fetchall()
    except sqlite3.Error:
        return None


def _connect(database: str) -> sqlite3.Connection:
    connection = sqlite3.connect(database, timeout=30)
    try:
        connection.execute("pragma synchronous = normal")
        connection.executescript(_SCHEMA)
        connection.execute("select count(*) from memo").fetchone()
        connection.execute("select count(*) from manifest").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def database(folder: Path) -> str:
    """The file in which the store in a folder keeps all but outputs and snapshots."""
    return str(folder / f"store-{_VERSION}.db")


def _quoted(path: str) -> str:
    """A path within SQLite's `file:` address."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _read_file(path: str) -> bytes | None:
    try:
        return read_file(path)
    except OSError:
        return None


def _mapped(path: str) -> memoryview:
    """A file's bytes; none if it cannot be read."""
    if sys.platform == "win32":  # which replaces no file that is mapped
        return memoryview(_read_file(path) or b"")
    import mmap  # noqa: PLC0415 - a first build has no snapshot

    try:
        with open(path, "rb", buffering=0) as file:
            flags = mmap.MAP_SHARED | getattr(mmap, "MAP_POPULATE", 0)  # all at once: it is read from end to end
            return memoryview(mmap.mmap(file.fileno(), 0, flags=flags, prot=mmap.PROT_READ))
    except (OSError, ValueError):  # the latter if it is empty
        return memoryview(b"")


def _wrapped(value: bytes) -> bytes:
    return blake3(value).digest(_CHECK) + value


def _unwrapped(data: bytes) -> bytes | None:
    value = data[_CHECK:]
    return value if blake3(value).digest(_CHECK) == data[:_CHECK] else None


def _shelf_of(url: str) -> int:
    return crc32(url.encode()) % _SHELVES


def _folders(top: Path) -> list[os.DirEntry[str]]:
    try:
        return [entry for entry in os.scandir(top) if entry.is_dir()]
    except FileNotFoundError:
        return []


def remove_folder(folder: Path) -> None:
    """Takes a folder of the store away with all that is in it."""
    import shutil  # noqa: PLC0415 - slow to load, and a build with nothing to do needs none

    shutil.rmtree(folder, ignore_errors=True)
