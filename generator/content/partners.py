"""Partners: organisations that take part."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from generator.content.records import Link, Record


class Sort(StrEnum):
    """What sort of organisation a partner is."""

    CHARITY = "charity"
    COUNCIL = "council"
    BUSINESS = "business"
    SCHOOL = "school"
    CLUB = "club"
    FAITH = "faith"
    UNION = "union"
    HEALTH = "health"
    MEDIA = "media"
    FUNDER = "funder"
    OTHER = "other"


class Partner(Record, frozen=True, kw_only=True, tag=True):
    """An organisation; `title` is its name and `photo` its logo."""

    kind: ClassVar[str] = "partner"

    sort: Sort = Sort.OTHER
    website: str = ""
    address: str = ""
    """Where it is found, as on an envelope."""
    since: str = ""
    links: tuple[Link, ...] = ()
