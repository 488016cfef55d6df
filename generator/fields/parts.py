"""Values that have parts of their own, such as a photo with its alt text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Wrong, read_fields, sort_entries
from generator.fields.rules import (
    KEY_MISSING,
    KEY_UNUSED,
)


def parts(
    node: tree.Mapping, specs: tuple[FieldSpec, ...], also: Mapping[str, str], form: Form, key: str
) -> dict[str, Any]:
    """The fields inside a value such as `photo`. `also` maps other spellings to ours."""
    names = {spec.name: spec.name for spec in specs} | dict(also)
    answers = sort_entries(node.entries, names, form, prefix=f"{key}.")
    for entry in answers.unknown:
        known = ", ".join(f"`{spec.name}`" for spec in specs)
        form.tell(KEY_UNUSED, entry, f"{form.named(key)} has no part named `{entry.key}`.", f"It can have {known}.")
    return read_fields(answers.known, specs, form, f"{key}.")


def need(node: tree.Node, values: Mapping[str, Any], name: str, example: str) -> Any:  # noqa: ANN401  whatever was read
    """A part that must be there.

    Raises:
        Wrong: if it is not.
    """
    if values.get(name):
        return values[name]
    raise Wrong(KEY_MISSING, node, f"needs a part named `{name}`.", f"Add it, for example `{example}`.")


def schema_of(specs: tuple[FieldSpec, ...]) -> dict[str, object]:
    """JSON Schema of a value with parts."""
    return {
        "type": "object",
        "properties": {spec.name: {**spec.reader.schema, "description": spec.doc} for spec in specs},
        "required": [spec.name for spec in specs if spec.required],
        "additionalProperties": False,
    }


def either(*schemas: Mapping[str, object]) -> dict[str, object]:
    """JSON Schema of a value that may be written in several ways."""
    return {"anyOf": [dict(schema) for schema in schemas]}
