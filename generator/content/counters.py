"""The file of counters: what each counter said last and when, as `storyhub sync` wrote it. Only numbers, never a name."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping

import msgspec

COUNTERS_FILE = "content/data/counters.yaml"
MOST = 1_000_000_000
"""More than this is no count of people or of pounds that a hub collects; it is a mistake of whoever answered."""

_HEADING = """\
# What each counter said last, and when (UTC). `storyhub sync` writes this file; nobody needs to edit it.
# Numbers only: who signed is never fetched. When a counter does not answer, its last number stays here.
"""


class Counted(msgspec.Struct, frozen=True):
    """What a counter said last. `later`: the moment before which it asked not to be asked again."""

    value: float
    fetched: dt.datetime
    label: str = ""
    later: dt.datetime | None = None


def is_count(value: float) -> bool:
    """Whether a number can be a count at all."""
    return math.isfinite(value) and 0 <= value <= MOST


def counters_text(counters: Mapping[str, Counted]) -> str:
    """The file of counters, in the order of their keys: a change of one is a change of its lines alone."""
    blocks = (_block(key, counters[key]) for key in sorted(counters))
    return "\n".join([_HEADING.rstrip("\n"), *blocks]) + "\n"


def _block(key: str, counted: Counted) -> str:
    lines = [
        f"{_quoted(key)}:",
        *([f"  label: {_quoted(counted.label)}"] if counted.label else []),
        f"  value: {counted.value:.15g}",
        f"  fetched: {_moment(counted.fetched)}",
        *([f"  later: {_moment(counted.later)}"] if counted.later else []),
    ]
    return "\n".join(lines)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _quoted(text: str) -> str:
    """A text in double quotes, on one line (YAML 1.2.2, 7.3.1)."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def latest(counters: Iterable[Counted]) -> dt.datetime | None:
    """When any of them was fetched last."""
    return max((counted.fetched for counted in counters), default=None)
