"""Groups: people who meet or talk about a topic."""

from __future__ import annotations

from typing import ClassVar

from generator.content.records import Record


class Group(Record, frozen=True, kw_only=True, tag=True):
    """People who meet or talk about a topic; `title` is the name."""

    kind: ClassVar[str] = "group"
