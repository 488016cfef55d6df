"""The address of every record: its kind, its language and its slug, nothing else."""

from __future__ import annotations

import uuid

from generator.content.kinds import FOLDERS
from generator.content.records import Page, Record, Update

_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


def language_root(lang: str, default: str) -> str:
    """Where a language lives: `/` for the hub's own, `/es/` for another."""
    return "/" if lang == default else f"/{lang.lower()}/"


def permalink(record: Record, default_lang: str) -> str:
    """A record's hub-relative address."""
    root = language_root(record.lang, default_lang)
    match record:
        case Update():
            return f"{root}campaigns/{record.campaign}/updates/{record.slug}/"
        case Page():
            return f"{root}{record.slug}/"
        case _:
            return f"{root}{_FOLDER_OF[record.kind]}/{record.slug}/"


def feed_id(record: Record, state: str = "") -> str:
    """An identifier for feeds that survives a new title, slug or host: it follows the file.

    With a `state`, of the news that a campaign has come into it.

    `slug.md` and `slug/index.md` are the same story, so both forms give the same identifier (RFC 4122 name-based UUID).
    """
    name = record.path.removesuffix(".md").removesuffix("/index")
    suffix = f"#{record.slug}" if isinstance(record, Update) and "/updates/" not in record.path else ""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"storyhub:{name}{suffix}{f'#{state}' if state else ''}").urn
