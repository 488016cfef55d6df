"""How a campaign's life is written: the days on which its state changed, and the milestones on its way."""

from __future__ import annotations

import re

from generator import lazy_re
from generator.content.records import Milestone, State, Step
from generator.content.values import STATE
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.quantities import DATE, NUMBER
from generator.fields.readers import LINE, PROSE, list_of, one_line
from generator.fields.rules import VALUE_TYPE

# States with their dates.

STEP_PARTS = (
    FieldSpec("date", DATE, "The day from which it was so.", required=True, example="2025-03-01"),
    FieldSpec("state", STATE, "Where it stood from then on.", required=True, example="won"),
    FieldSpec("note", LINE, "A few words about it.", example="Seven votes to none"),
)
_STEP_ALSO = {
    **dict.fromkeys(("day", "on", "since", "when"), "date"),
    **dict.fromkeys(("status", "to"), "state"),
    **dict.fromkeys(("text", "title", "why", "reason", "comment"), "note"),
}
_STEP_NAMES = {"date", "state", "note", *_STEP_ALSO}


def _step(node: tree.Node, form: Form, key: str) -> Step:
    if not isinstance(node, tree.Mapping):
        hint = "Write the state, a colon and the day, for example `won: 2025-03-01`."
        raise Wrong(VALUE_TYPE, node, "is not a state with its day.", hint)
    if len(node.entries) == 1 and normal_key(node.entries[0].key) not in _STEP_NAMES:
        return _short_step(node.entries[0], form, key)
    values = parts(node, STEP_PARTS, _STEP_ALSO, form, key)
    state = need(node, values, "state", "state: won")
    return Step(need(node, values, "date", "date: 2025-03-01"), state, values.get("note", ""))


def _short_step(entry: tree.Entry, form: Form, key: str) -> Step:
    """`won: 2025-03-01`, also the other way round, or with the day and a note below the state."""
    name = tree.Scalar(entry.key, entry.line, entry.column, entry.line, entry.column + len(entry.key), "")
    if isinstance(entry.value, tree.Mapping):
        values = parts(entry.value, STEP_PARTS, _STEP_ALSO, form, key)
        return Step(
            need(entry.value, values, "date", "date: 2025-03-01"), STATE.read(name, form, key), values.get("note", "")
        )
    day, state = (name, entry.value) if re.match(r"\d{4}-", entry.key) else (entry.value, name)
    form.mark(f"{key}.date", day)
    return Step(DATE.read(day, form, key), STATE.read(state, form, key))


_STEPS = list_of(Reader("a state with its day", schema_of(STEP_PARTS), _step))
_BY_STATE = {
    "type": "object",
    "properties": {state.value: DATE.schema for state in State if state is not State.DRAFT},
    "additionalProperties": False,
}


def _history(node: tree.Node, form: Form, key: str) -> tuple[Step, ...]:
    """A list, or a day for each state under one another."""
    if isinstance(node, tree.Mapping) and not any(normal_key(entry.key) in _STEP_NAMES for entry in node.entries):
        single = [
            tree.Mapping((entry,), entry.line, entry.column, entry.value.end_line, entry.value.end_column)
            for entry in node.entries
        ]
        node = tree.Sequence(tuple(single), node.line, node.column, node.end_line, node.end_column)
    return _STEPS.read(node, form, key)


HISTORY: Reader[tuple[Step, ...]] = Reader("a day for each state", either(_BY_STATE, _STEPS.schema), _history)

# Milestones.

MILESTONE_PARTS = (
    FieldSpec("at", NUMBER, "The count that it stands at.", required=True, example="250"),
    FieldSpec("label", LINE, "What to call it.", example="Half way"),
    FieldSpec("reached", DATE, "The day on which it was reached, if no update says so.", example="2025-03-01"),
)
_MILESTONE_ALSO = {
    **dict.fromkeys(("count", "value", "number", "goal", "amount"), "at"),
    **dict.fromkeys(("title", "name", "text", "what"), "label"),
    **dict.fromkeys(("date", "on", "day", "when"), "reached"),
}
_COUNTED = lazy_re.compile(r"(?P<at>\d[\d.,'’ \u00a0\u202f]*\d|\d)(?:\s*[:–—|]\s*|\s+)(?P<label>\S.*)")


def _milestone(node: tree.Node, form: Form, key: str) -> Milestone:
    if isinstance(node, tree.Mapping):
        entry = node.entries[0] if len(node.entries) == 1 else None
        if entry and isinstance(entry.value, tree.Scalar) and re.match(r"\d", entry.key):
            return _positive(_at(entry.key, entry, form, key), one_line(entry.value.text), node)
        values = parts(node, MILESTONE_PARTS, _MILESTONE_ALSO, form, key)
        found = _positive(need(node, values, "at", "at: 250"), values.get("label", ""), node)
        return Milestone(found.at, found.label, values.get("reached"))
    text = one_line(expect_scalar(node, "a number").text)
    if match := _COUNTED.fullmatch(text):
        return _positive(_at(match["at"], node, form, key), match["label"], node)
    return _positive(NUMBER.read(node, form, key), "", node)


def _at(text: str, place: tree.Node | tree.Entry, form: Form, key: str) -> float:
    return NUMBER.read(tree.Scalar(text, place.line, place.column, place.line, place.column + len(text), ""), form, key)


def _positive(at: float, label: str, node: tree.Node) -> Milestone:
    if at <= 0:
        raise Wrong(VALUE_TYPE, node, "stands at nothing.", "Write a number above 0, for example `at: 250`.")
    return Milestone(at, label)


MILESTONES: Reader[tuple[Milestone, ...]] = list_of(
    Reader(
        "a number on the way to the goal",
        either({"type": "number"}, {"type": "string"}, schema_of(MILESTONE_PARTS)),
        _milestone,
    )
)

LIFE = (
    FieldSpec(
        "learnt",
        PROSE,
        "What you learnt from it, for whoever tries next.",
        example="Ask for the count before the vote.",
    ),
    FieldSpec("history", HISTORY, "The day on which each state began.", example="{won: 2025-05-14}"),
    FieldSpec(
        "milestones",
        MILESTONES,
        "Marks on the way to the goal, if not its quarters.",
        example="[{at: 250, label: Half way}]",
    ),
)
"""The fields of a campaign that tell its life."""
