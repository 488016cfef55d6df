"""One record in place of another in a hub that is assembled, where that can change nothing but how its own page reads."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.content.body import AudioSlot, ChartSlot, GallerySlot, PhotoSlot, Slot, VideoSlot
from generator.content.hub import Hub, resolved
from generator.content.records import Campaign, Page, Person, Record, Story
from generator.problems import Problem

_WORDS = ("body", "title", "summary", "place", "topics", "hashtags", "updated", "quotes", "numbers")
"""Fields that a page shows as they are written, and that decide neither on its address nor on its place among others."""
_BESIDE = ("positions", "typed_addresses")
_MADE = (PhotoSlot, VideoSlot, AudioSlot, ChartSlot)
"""Parts of a text that are nothing without files which a build has to make first."""
_LISTS = {Story: "stories", Campaign: "campaigns", Person: "people", Page: "pages"}


def replaced(hub: Hub, before: Record, after: Record) -> tuple[Hub, Record] | None:
    """The hub with a file's record as it reads now, and that record as the hub has it.

    Args:
        hub: as it was assembled.
        before: the file's record as it was read for that hub.
        after: as it reads now.

    Returns:
        None where more may be another than the words of the record's own page, or where something is wrong with it:
        then the hub must be assembled anew.
    """
    field = _LISTS.get(type(after))
    if field is None or type(before) is not type(after) or not _reads_alike(before, after):
        return None
    there = next((record for record in getattr(hub, field) if record.path == after.path), None)
    if there is None:
        return None
    words = {name: getattr(after, name) for name in _WORDS if name in after.__struct_fields__}
    problems: list[Problem] = []
    record = resolved(msgspec.structs.replace(there, **words), hub.references, {}, problems)
    if problems:
        return None
    listed = tuple(record if other is there else other for other in getattr(hub, field))
    told = {
        key: tuple(record if other is there else other for other in group) for key, group in hub.translations.items()
    }
    return msgspec.structs.replace(hub, translations=told, **{field: listed}), record


def _reads_alike(before: Record, after: Record) -> bool:
    """Whether nothing but words differs."""
    fields = set(after.__struct_fields__) - {*_WORDS, *_BESIDE}
    same = all(getattr(before, name) == getattr(after, name) for name in fields)
    return same and list(_made(before)) == list(_made(after))


def _made(record: Record) -> Iterator[Slot]:
    """What must be made for a text, wherever it stands there."""
    for slot in record.body.slots:
        if isinstance(slot, GallerySlot):
            yield from (msgspec.structs.replace(photo, line=0, column=0) for photo in slot.photos)
        elif isinstance(slot, _MADE):
            yield msgspec.structs.replace(slot, line=0, column=0)
