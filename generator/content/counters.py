"""The file of counters: what each counter said last and when, as `storyhub sync` wrote it. Only numbers, never a name."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Wrong, read_fields, sort_entries
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.quantities import DATE, NUMBER
from generator.fields.readers import LINE
from generator.fields.source import decode
from generator.problems import Problem, Rule, Severity

COUNTERS_FILE = "content/data/counters.yaml"
MOST = 1_000_000_000
"""More than this is no count of people or of pounds that a hub collects; it is a mistake of whoever answered."""

UNREADABLE = Rule(
    "counter-unreadable",
    Severity.WARNING,
    "A counter in the file of counters cannot be read",
    "`storyhub sync` writes content/data/counters.yaml. A counter that cannot be read is left out of the sum until it "
    "is fetched again.",
)
RULES = (UNREADABLE,)

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


_PARTS = (
    FieldSpec("value", NUMBER, "What it said.", required=True),
    FieldSpec("fetched", DATE, "When it said so.", required=True),
    FieldSpec("label", LINE, "What it is called."),
    FieldSpec("later", DATE, "Not to be asked before."),
)
_NAMES = Names(frozenset(), frozenset(spec.name for spec in _PARTS))
_AGAIN = "Run `storyhub sync`: it writes the counter anew."


def read_counters(data: bytes, path: str = COUNTERS_FILE) -> tuple[dict[str, Counted], tuple[Problem, ...]]:
    """The counters of a file by their keys, and what of it cannot be read."""
    source, problems = decode(data, path)
    form = Form(source, ZoneInfo("UTC"))
    form.problems.extend(problems)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in source.lines):
        return {}, tuple(form.problems)
    loaded = load_mapping(source, 1, len(source.lines), _NAMES)
    form.take(loaded.problems, loaded.mended)
    found: dict[str, Counted] = {}
    for entry in loaded.root.entries if loaded.root else ():
        form.mark(entry.key, entry)
        try:
            found[entry.key] = _counted(entry, form)
        except Wrong as error:
            form.tell(UNREADABLE, error.node, f"`{entry.key}` {error.wrong}", error.hint)
    return found, tuple(_lowered(problem) for problem in form.problems)


def _lowered(problem: Problem) -> Problem:
    """A broken counter costs a number, never the site."""
    return (
        msgspec.structs.replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem
    )


def _counted(entry: tree.Entry, form: Form) -> Counted:
    if not isinstance(entry.value, tree.Mapping):
        raise Wrong(UNREADABLE, entry.value, "has no `value` and no `fetched`.", _AGAIN)
    answers = sort_entries(entry.value.entries, {spec.name: spec.name for spec in _PARTS}, form)
    values: dict[str, Any] = read_fields(answers.known, _PARTS, form)
    for name in ("value", "fetched"):
        if name not in values:
            raise Wrong(UNREADABLE, entry.value, f"has no `{name}` that can be read.", _AGAIN)
    if not is_count(values["value"]):
        raise Wrong(UNREADABLE, entry.value, "has a `value` that no count can have.", _AGAIN)
    return Counted(**values)


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
