"""One text after another to its record, in a form in which it can be sent and kept.

This is all that a process which only reads needs to know, and little is loaded for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TypeVar

import msgspec

from generator.config import SiteConfig
from generator.content.events import Event
from generator.content.kinds import AnyRecord, Reading
from generator.content.records import Campaign, Record
from generator.digests import digest
from generator.files import read_known
from generator.problems import Problem

READING = "generator.content.reading"
"""The module that reads: not loaded where nothing is new, nor where another process reads that."""
R = TypeVar("R", bound=Record)


class PageFile(msgspec.Struct, frozen=True):
    """A text to be read: its path in the hub and on this disk, its digest, its mark, and its date as far as it is known."""

    path: str
    real: str
    digest: str
    key: str
    date: bytes = b""


class Batch(msgspec.Struct, frozen=True):
    """Texts that one process reads."""

    config: SiteConfig
    pages: Sequence[PageFile]


class Parsed(msgspec.Struct, frozen=True):
    """A record ready for the store: its body's fragments apart from the rest, because only its own page needs them."""

    key: str
    reading: bytes
    fragments: tuple[bytes, ...]


class Light(msgspec.Struct, frozen=True, omit_defaults=True):
    """A `Reading` as it is kept: with the positions of a record apart and short, for they are rarely wanted."""

    record: AnyRecord | None
    problems: tuple[Problem, ...] = ()
    places: msgspec.Raw = msgspec.Raw()
    """`{key: [line, column]}`"""


def _light(reading: Reading) -> Light:
    record = reading.record
    if record is None or any(place.path != record.path for place in record.positions.values()):
        return Light(record, reading.problems)
    places = {key: (place.line, place.column) for key, place in record.positions.items()}
    bare = msgspec.structs.replace(record, positions={})
    return Light(bare, reading.problems, msgspec.Raw(ENCODER.encode(places)))


# JSON, because MessagePack's timestamps forget the offset, and with it the day on which something happened.
ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=lambda _places: {})  # they are kept beside the record


def parse(batch: Batch) -> list[Parsed]:
    """Reads texts.

    Raises:
        SourceChangedError: if a file is no longer what it was when it was looked at.
    """
    read_record = import_module(READING).read_record
    files = ((page, read_known(page.real, page.digest)) for page in batch.pages)
    read = ((page, read_record(data, path=page.path, config=batch.config)) for page, data in files)
    return [sealed(page.key, reading) for page, reading in read]


def sealed(key: str, reading: Reading) -> Parsed:
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
        if isinstance(record, Event) and record.report:
            record = msgspec.structs.replace(record, report=light(record.report))
    return Parsed(key, ENCODER.encode(_light(msgspec.structs.replace(reading, record=record))), tuple(fragments))
