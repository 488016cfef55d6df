"""The hub's texts, read as a build reads them but for what only all of them together tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.config import SiteConfig
from generator.content.reading import kind_of, read_record
from generator.content.records import Record
from generator.content.sources import MARKDOWN, walk


def records(
    root: Path, config: SiteConfig, kind: str = "", having: re.Pattern[bytes] | None = None
) -> Iterator[Record]:
    """The records of the hub in `root`: of one kind, or those of which the file has something in it, or all."""
    for source in walk(root, "content"):
        found = kind_of(source.path) if source.suffix in MARKDOWN else None
        if found is None or (kind and found != kind):
            continue
        data = Path(source.real).read_bytes()
        record = (
            read_record(data, path=source.path, config=config).record if not having or having.search(data) else None
        )
        if record:
            yield record
