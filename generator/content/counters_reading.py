"""Reads the file of counters."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from generator.content.counters import COUNTERS_FILE, Counted, is_count
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Wrong, read_fields, sort_entries
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.quantities import DATE, NUMBER
from generator.fields.readers import LINE
from generator.fields.source import decode
from generator.problems import Problem, Rule, Severity

UNREADABLE = Rule(
    "counter-unreadable",
    Severity.WARNING,
    "A counter in the file of counters cannot be read",
    "`storyhub sync` writes content/data/counters.yaml. A counter that cannot be read is left out of the sum until it "
    "is fetched again.",
)
RULES = (UNREADABLE,)

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
