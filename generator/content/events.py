"""Events: what happens when and where, for people to come to."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from generator.content.records import Record


class Event(Record, frozen=True, kw_only=True, tag=True):
    """Something to come to."""

    kind: ClassVar[str] = "event"

    start: dt.datetime
    date_only: bool = True
    """Whether it lasts whole days: no time was written."""
    campaign: str = ""
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
