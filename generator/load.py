"""The first stage: every file of the hub, parsed only when its bytes are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TypeVar

import msgspec

from generator.config import SiteConfig
from generator.content.hub import Material
from generator.content.photo_info import Inspection, PhotoInfo
from generator.content.records import Campaign, Reading, Record
from generator.content.sources import ATTACHMENTS, MARKDOWN, PHOTOS, SourceFile
from generator.fingerprint import engine
from generator.options import Progress
from generator.problems import Position, Problem
from generator.standing import Seen
from generator.store import Store, digest
from generator.workers import run

_BATCH = 20  # so few that no process waits long for the last
_READING = "generator.content.reading"  # not loaded where nothing is new
_FEW = 60  # fewer new files than this are read faster than a process starts


R = TypeVar("R", bound=Record)


class Loaded(msgspec.Struct, frozen=True):
    """What reading gave."""

    material: Material
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    """Real path by content digest, for photos and attachments."""
    others: tuple[str, ...] = ()
    """Files that are none of what a hub is made of."""


def load(seen: Seen, config: SiteConfig, store: Store, progress: Progress, *, jobs: int) -> Loaded:
    """Reads everything under `content/`."""
    sources, digests = seen.sources, seen.digests
    pages = [s for s in sources if s.suffix in MARKDOWN]
    pictures = [s for s in sources if s.suffix in PHOTOS]
    attachments = {s.path: digests[s.path] for s in sources if s.suffix in ATTACHMENTS}
    progress.stage("read", len(pages))
    readings = _read_pages(pages, digests, config, store, progress, jobs)
    progress.stage("photos", len(pictures))
    photos = _read_photos(pictures, digests, store, progress, jobs)
    store.save()
    material, problems = _material(readings, photos, attachments)
    files = {digests[s.path]: s.real for s in sources if s.suffix in (*PHOTOS, *ATTACHMENTS)}
    others = tuple(s.path for s in sources if s.suffix not in (*MARKDOWN, *PHOTOS, *ATTACHMENTS))
    return Loaded(material, problems, files, others)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


class _Page(msgspec.Struct, frozen=True):
    path: str
    real: str
    key: str


class _Batch(msgspec.Struct, frozen=True):
    config: SiteConfig
    pages: Sequence[_Page]


class _Parsed(msgspec.Struct, frozen=True):
    """A record ready for the store: its body's fragments apart from the rest, because only its own page needs them."""

    key: str
    reading: bytes
    fragments: tuple[bytes, ...]


def _read_pages(
    sources: Sequence[SourceFile],
    digests: Mapping[str, str],
    config: SiteConfig,
    store: Store,
    progress: Progress,
    jobs: int,
) -> list[tuple[str, Reading]]:
    ground = engine().encode() + msgspec.msgpack.encode(config)
    pages = [_Page(s.path, s.real, digest(f"{s.path}\0{digests[s.path]}\0".encode() + ground)) for s in sources]
    kept: dict[str, Reading] = {}
    for page in pages:
        value = store.recall("record", page.key)
        reading = _DECODER.decode(value) if value is not None else None
        if reading and all(store.has_blob(r.body.digest) for r in _with_updates(reading.record)):
            kept[page.key] = reading
    progress.advance(len(kept))
    new = [page for page in pages if page.key not in kept]
    batches = [_Batch(config, new[at : at + _BATCH]) for at in range(0, len(new), _BATCH)]
    if new:
        import_module(_READING)  # once for all processes
    for batch in run(batches, _parse, jobs=jobs if len(new) > _FEW else 1):
        for parsed in batch:
            for fragments in parsed.fragments:
                store.put(fragments)
            store.remember("record", parsed.key, parsed.reading)
            kept[parsed.key] = _DECODER.decode(parsed.reading)
            progress.advance()
    return [(page.path, kept[page.key]) for page in pages]


# JSON, because MessagePack's timestamps forget the offset, and with it the day on which something happened.
_DECODER = msgspec.json.Decoder(Reading)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def _with_updates(record: Record | None) -> Iterable[Record]:
    if record is None:
        return ()
    return (record, *record.updates) if isinstance(record, Campaign) else (record,)


def _parse(batch: _Batch) -> list[_Parsed]:
    read_record = import_module(_READING).read_record
    read = ((page, read_record(_bytes(page.real), path=page.path, config=batch.config)) for page in batch.pages)
    return [_sealed(page.key, reading) for page, reading in read]


def _sealed(key: str, reading: Reading) -> _Parsed:
    """The reading with the fragments of its bodies taken out."""
    fragments: list[bytes] = []

    def light(record: R) -> R:
        data = msgspec.msgpack.encode(record.body.fragments)
        fragments.append(data)
        return msgspec.structs.replace(record, body=record.body.sealed(digest(data)))

    record = reading.record
    if record is not None:
        record = light(record)
        if isinstance(record, Campaign):
            record = msgspec.structs.replace(record, updates=tuple(light(u) for u in record.updates))
    return _Parsed(key, _ENCODER.encode(msgspec.structs.replace(reading, record=record)), tuple(fragments))


_PHOTO_DECODER = msgspec.json.Decoder(Inspection)


def _read_photos(
    sources: Sequence[SourceFile],
    digests: Mapping[str, str],
    store: Store,
    progress: Progress,
    jobs: int,
) -> list[tuple[str, Inspection]]:
    keys = {s.path: digest(f"{s.path}\0{digests[s.path]}\0{engine()}".encode()) for s in sources}
    kept = {path: value for path, key in keys.items() if (value := store.recall("photo", key)) is not None}
    progress.advance(len(kept))
    new = [s for s in sources if s.path not in kept]
    batches = [[(s.path, s.real, digests[s.path]) for s in new[at : at + 4]] for at in range(0, len(new), 4)]
    for batch in run(batches, _inspect, jobs=jobs):
        for path, value in batch:
            store.remember("photo", keys[path], value)
            kept[path] = value
            progress.advance()
    return [(s.path, _PHOTO_DECODER.decode(kept[s.path])) for s in sources]


def _inspect(files: Sequence[tuple[str, str, str]]) -> list[tuple[str, bytes]]:
    """`(path, real path, digest)` of each file to `(path, encoded Inspection)`."""
    inspect_photo = import_module("generator.content.photos").inspect_photo  # nor is Pillow
    return [(path, _ENCODER.encode(inspect_photo(_bytes(real), name=path, digest=name))) for path, real, name in files]


def _material(
    readings: Iterable[tuple[str, Reading]],
    photos: Iterable[tuple[str, Inspection]],
    attachments: Mapping[str, str],
) -> tuple[Material, tuple[Problem, ...]]:
    problems: list[Problem] = []
    left_out: dict[str, str] = {}
    records = []
    for path, reading in readings:
        problems += reading.problems
        if reading.record is None:
            left_out[path] = "it has a mistake"
        else:
            records.append(reading.record)
    infos: dict[str, PhotoInfo] = {}
    for path, found in photos:
        problems += [trouble.at(Position(path)) for trouble in found.troubles]
        if found.info:
            infos[path] = found.info
        else:
            left_out[path] = "it cannot be used"
    return Material(tuple(records), infos, attachments, left_out), tuple(problems)
