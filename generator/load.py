"""The first stage: every file of the hub, parsed only when its bytes are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, cast

import msgspec

from generator.config import SiteConfig
from generator.content.events import Event
from generator.content.hub import Material
from generator.content.kinds import Reading
from generator.content.photo_info import Inspection, PhotoInfo
from generator.content.records import Campaign, Record
from generator.content.sources import ATTACHMENTS, MARKDOWN, PHOTOS, SourceFile, is_data
from generator.digests import digest, raw_digest
from generator.essentials import Essentials, remember
from generator.files import read_known
from generator.fingerprint import engine
from generator.mediafile import ENDINGS, MediaInfo, inspect_media
from generator.options import Options, Progress
from generator.parsing import ENCODER, READING, Batch, Light, PageFile, Parsed, parse, sealed
from generator.problems import Position, Problem
from generator.standing import Seen
from generator.store import Store
from generator.workers import job_count, run

if TYPE_CHECKING:
    from generator.forks import ForkServer

_BATCH = 20  # so few that no process waits long for the last
_SETTINGS = "generator.settings"
_LOOKING_AT_PHOTOS = "generator.content.photos"  # not loaded where no picture is new: nor is Pillow
_FEW = 60  # fewer new files than this are read faster than a process starts


class Loaded(msgspec.Struct, frozen=True):
    """What reading gave."""

    material: Material
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    """Real path by content digest, for photos and attachments."""
    marks: Mapping[str, str]
    """By the path of each text, what stands for its bytes and the way they were read."""
    others: tuple[str, ...] = ()
    """Files that are none of what a hub is made of."""


class Read(msgspec.Struct, frozen=True):
    """A hub as it was read: its settings, what is odd about them, and its content."""

    config: SiteConfig
    problems: tuple[Problem, ...]
    loaded: Loaded


ReadFew = Callable[[Sequence[Batch]], Sequence[Sequence[Parsed]] | None]
"""Reads a few texts; None if it reads none."""


class Readers(msgspec.Struct, frozen=True):
    """Who reads beside this process: `few` what no process is to be started for, `many` all that is new."""

    few: ReadFew | None = None
    many: ForkServer | None = None


ALONE = Readers()

Meanwhile = Callable[[SiteConfig], None]
"""What is to be done while other processes read, if there are any; it is told the hub's settings."""


def read(
    options: Options,
    seen: Seen,
    store: Store,
    progress: Progress,
    meanwhile: Meanwhile = lambda _config: None,
    readers: Readers = ALONE,
) -> Read:
    """Reads a hub.

    Raises:
        HubError: if site.yaml is broken or not there.
    """
    config, problems = _settings(options, store)
    jobs = job_count(options.jobs)

    def while_others_read() -> None:
        meanwhile(config)

    loaded = load(seen, config, store, progress, jobs=jobs, meanwhile=while_others_read, readers=readers)
    return Read(config, problems, loaded)


_Settings = tuple[SiteConfig, tuple[Problem, ...]]


def _settings(options: Options, store: Store) -> _Settings:
    """What site.yaml says, remembered by its bytes."""
    settings = options.root / "site.yaml"
    before = settings.read_bytes() if settings.is_file() else b""
    key = digest(before + engine().encode())
    if kept := store.recall("settings", key):
        known: _Settings = msgspec.json.decode(kept, type=_Settings)
        return known
    found: _Settings = import_module(_SETTINGS).read_settings(options.root)
    if settings.read_bytes() == before:
        store.remember("settings", key, msgspec.json.encode(found))
        remember(store, before, Essentials(found[0].url, found[0].timezone))
    return found


def load(
    seen: Seen,
    config: SiteConfig,
    store: Store,
    progress: Progress,
    *,
    jobs: int,
    meanwhile: Callable[[], object] | None = None,
    readers: Readers = ALONE,
) -> Loaded:
    """Reads everything under `content/`; `meanwhile` as in `workers.run`."""
    sources, digests = seen.sources, seen.digests
    kinds = [s.suffix for s in sources]
    pages = [s for s, kind in zip(sources, kinds, strict=True) if kind in MARKDOWN]
    pictures = [s for s, kind in zip(sources, kinds, strict=True) if kind in PHOTOS]
    beside = [s for s, kind in zip(sources, kinds, strict=True) if kind in ATTACHMENTS]
    attachments = {s.path: digests[s.path] for s in beside}
    progress.stage("read", len(pages))
    ground = raw_digest(engine().encode() + msgspec.msgpack.encode(config))
    marks = {s.path: digest(b"%s\0%s\0%s" % (s.path.encode(), digests[s.path].encode(), ground)) for s in pages}

    def while_others_read() -> None:
        if pictures:
            import_module(_LOOKING_AT_PHOTOS)
        if meanwhile:
            meanwhile()

    wanted = [PageFile(s.path, s.real, digests[s.path], marks[s.path], seen.dates.get(s.path, b"")) for s in pages]
    readings = _read_pages(wanted, config, store, progress, jobs, while_others_read, readers)
    progress.stage("photos", len(pictures))
    photos = _read_photos(pictures, digests, store, progress, jobs)
    media = _read_media(beside, digests, store)
    store.save()
    data = {s.path: read_known(s.real, digests[s.path]) for s in sources if is_data(s)}
    material, problems = _material(readings, photos, attachments, media, data)
    files = {digests[s.path]: s.real for s in (*pictures, *beside)}
    known = (*MARKDOWN, *PHOTOS, *ATTACHMENTS)
    others = tuple(s.path for s, kind in zip(sources, kinds, strict=True) if kind not in known and s.path not in data)
    return Loaded(material, problems, files, marks, others)


def _read_pages(
    pages: Sequence[PageFile],
    config: SiteConfig,
    store: Store,
    progress: Progress,
    jobs: int,
    meanwhile: Callable[[], object],
    readers: Readers,
) -> list[tuple[str, Reading]]:
    wanted = frozenset(page.key for page in pages)
    held = cast("dict[str, Light]", store.held.readings)
    missing = sum(key not in held for key in wanted)
    known, lately = (held, 0) if held and missing <= _FEW else _known(store, wanted)
    store.use(_LATELY, wanted)
    kept = {key: light for key, light in known.items() if key in wanted}
    if not store.has_blobs(_texts(kept.values())):
        kept = {key: light for key, light in kept.items() if store.has_blobs(_texts((light,)))}
    progress.advance(len(kept))
    new = [page for page in pages if page.key not in kept]
    # In the order in which pages are drawn: what is used together lies together in memory, and in the store.
    new.sort(key=attrgetter("date"), reverse=True)
    batches = [Batch(config, new[at : at + _BATCH]) for at in range(0, len(new), _BATCH)]
    few = readers.few(batches) if readers.few and 0 < len(new) <= _FEW else None
    if new and few is None and readers.many is None:
        import_module(READING)  # once for all processes
    jobs = jobs if readers.many or len(new) > _FEW else 1
    encoded: dict[str, bytes] = {}
    for batch in few or run(batches, parse, jobs=jobs, meanwhile=meanwhile, server=readers.many):
        for parsed in batch:
            for fragments in parsed.fragments:
                store.put(fragments)
            kept[parsed.key] = _sharing(_loose(_DECODER.decode(parsed.reading)))
            encoded[parsed.key] = parsed.reading
            progress.advance()

    def keep() -> None:
        if len(new) + lately > _MANY and store.keep_snapshot(_ALL, _in_pieces(kept, encoded)):
            store.drop(_LATELY)
        else:
            for key, reading in encoded.items():
                store.remember(_LATELY, key, reading)

    if len(new) > _VERY_MANY:
        keep()
    else:
        store.later(keep)
    store.held.readings = {**kept}
    return [(page.path, _reading(kept[page.key])) for page in pages]


def _texts(known: Iterable[Light]) -> list[str]:
    """The digests of the texts that readings have in the store."""
    return [record.body.digest for light in known for record in _with_updates(light.record)]


def _in_pieces(kept: Mapping[str, Light], encoded: Mapping[str, bytes]) -> Iterator[bytes]:
    """All of them as one object of JSON, whose whole is as large as the hub; some are `encoded` already."""
    yield b"{"
    for number, (key, light) in enumerate(kept.items()):
        yield b'%s"%s":%s' % (b"," if number else b"", key.encode(), encoded.get(key) or ENCODER.encode(light))
    yield b"}"


_ALL = "records"
_LATELY = "record"
_COMMON = frozenset(("lang", "topics", "hashtags", "authors", "campaign", "groups", "partners"))
"""Fields whose words stand in many records."""
_VERY_MANY = 3000  # so many new readings are not held until there is time to keep them
_MANY = 100  # so many new readings are kept with all the others in one file, fewer each by itself


def _known(store: Store, wanted: frozenset[str]) -> tuple[dict[str, Light], int]:
    """What is known of files by their marks: one file for what a big build read, and what was read since; with the
    number of the latter.

    Marks hold the program, so whatever is decoded by itself is in this program's form. The file may be another's.
    """
    data = store.snapshot(_ALL)
    try:
        known = _ALL_DECODER.decode(data) if data else {}
    except msgspec.MsgspecError:
        known = {}
    lately = store.recall_all(_LATELY)
    late = {key: _DECODER.decode(lately[key]) for key in lately.keys() & wanted}
    return known | {key: _loose(light) for key, light in late.items()}, len(lately)


class _Places(Mapping[str, Position]):
    """Where the keys of a front matter stand, read whenever somebody asks: only problems do."""

    __slots__ = ("_data", "_path")

    def __init__(self, path: str, data: msgspec.Raw) -> None:
        self._path = path
        self._data = data

    @property
    def _found(self) -> dict[str, Position]:
        return {key: Position(self._path, *at) for key, at in _PLACES_DECODER.decode(self._data).items()}

    def __getitem__(self, key: str) -> Position:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _loose(light: Light) -> Light:
    """As it was decoded, without a hold on all that it was decoded from: raw JSON is a part of that. What comes of a snapshot
    is not in memory for that, and stays as it is.
    """
    msgspec.structs.force_setattr(light, "places", light.places.copy())
    for record in _with_updates(light.record):
        msgspec.structs.force_setattr(record.body, "outline", record.body.outline.copy())
    return light


@cache
def _common(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name in _COMMON)


def _sharing(light: Light) -> Light:
    """With the words that many records have in common held but once: of a large hub they are a tenth."""
    record = light.record
    if record is not None:
        for name in _common(type(record)):
            words = getattr(record, name)
            if words:
                shared = intern(words) if isinstance(words, str) else tuple([intern(word) for word in words])
                msgspec.structs.force_setattr(record, name, shared)
    return light


def _reading(light: Light) -> Reading:
    if light.record is not None and not isinstance(light.record.positions, _Places) and len(light.places):
        msgspec.structs.force_setattr(light.record, "positions", _Places(light.record.path, light.places))
    return Reading(light.record, light.problems)


_DECODER = msgspec.json.Decoder(Light)
_ALL_DECODER = msgspec.json.Decoder(dict[str, Light])
_PLACES_DECODER = msgspec.json.Decoder(dict[str, tuple[int, int]])


def _with_updates(record: Record | None) -> Iterable[Record]:
    if record is None:
        return ()
    if isinstance(record, Event) and record.report:
        return (record, record.report)
    return (record, *record.updates) if isinstance(record, Campaign) else (record,)


def read_again(data: bytes, path: str, config: SiteConfig) -> tuple[Reading, dict[str, bytes]]:
    """A file of these bytes as `load` would give it, and the texts that it has, by digest; the store is left alone."""
    reading = import_module(READING).read_record(data, path=path, config=config)
    parsed = sealed("", reading)
    texts = {digest(fragments): fragments for fragments in parsed.fragments}
    return _reading(_DECODER.decode(parsed.reading)), texts


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
    inspect_photo = import_module(_LOOKING_AT_PHOTOS).inspect_photo
    return [
        (path, ENCODER.encode(inspect_photo(read_known(real, name), name=path, digest=name)))
        for path, real, name in files
    ]


_MEDIA_DECODER = msgspec.json.Decoder(MediaInfo)


def _read_media(sources: Sequence[SourceFile], digests: Mapping[str, str], store: Store) -> dict[str, MediaInfo]:
    """What the sound and video files say of themselves."""
    found = {}
    for source in sources:
        if source.suffix in ENDINGS:
            key = digest(f"{source.suffix}\0{digests[source.path]}\0{engine()}".encode())
            value = store.recall("media", key)
            if value is None:
                with open(source.real, "rb") as file:
                    value = ENCODER.encode(inspect_media(file, source.suffix))
                store.remember("media", key, value)
            found[source.path] = _MEDIA_DECODER.decode(value)
    return found


def _material(
    readings: Iterable[tuple[str, Reading]],
    photos: Iterable[tuple[str, Inspection]],
    attachments: Mapping[str, str],
    media: Mapping[str, MediaInfo],
    data: Mapping[str, bytes],
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
    return Material(tuple(records), infos, attachments, data, left_out, media), tuple(problems)
