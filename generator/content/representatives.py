"""Representatives: elected or appointed, with an office and ways to reach them."""

from __future__ import annotations

from typing import ClassVar

from generator.content.records import Record


class Representative(Record, frozen=True, kw_only=True, tag=True):
    """Somebody with an office; `title` is the name."""

    kind: ClassVar[str] = "representative"
