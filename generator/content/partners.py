"""Partners: organisations that take part."""

from __future__ import annotations

from typing import ClassVar

from generator.content.records import Record


class Partner(Record, frozen=True, kw_only=True, tag=True):
    """An organisation; `title` is its name."""

    kind: ClassVar[str] = "partner"
