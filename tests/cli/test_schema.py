"""`storyhub schema`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.fields_of import FIELDS
from tests.kit import run, write_hub

WIDGETS = {
    *("boolean", "datetime", "file", "image", "list", "markdown", "number", "object", "relation", "select", "string"),
    "text",
}
"""Those of decap-cms-core that Sveltia CMS has too."""


def editor(folder: Path) -> dict[str, Any]:
    result = run("schema", "--editor", "our-town/hub", "--root", write_hub(folder))
    assert result.exit_code == 0, result.output
    found = yaml.safe_load(result.stdout)
    assert isinstance(found, dict)
    return found


def fields(within: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in within:
        yield field
        yield from fields(field.get("fields", []))


@pytest.mark.parametrize("kind", FIELDS)
def test_a_schema_has_every_field_of_its_kind_and_asks_for_those_that_must_be_there(kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)

    assert list(schema["properties"]) == [spec.name for spec in FIELDS[kind]]
    assert schema["required"] == [spec.name for spec in FIELDS[kind] if spec.required]
    assert all(part["description"] for part in schema["properties"].values())


def test_without_a_kind_all_are_shown() -> None:
    assert set(json.loads(run("schema").stdout)) == {*FIELDS, "site"}


def test_the_editor_has_a_form_for_every_kind_that_has_a_folder(tmp_path: Path) -> None:
    collections = {c["name"]: c for c in editor(tmp_path)["collections"]}

    assert next(iter(collections)) == "stories"
    assert {"stories", "campaigns", "events", "groups", "partners", "representatives"} <= set(collections)
    assert all([f["name"] for f in c["fields"]][-1] == "body" for c in collections.values())
    assert all(c["slug"] == "{{slug}}" for c in collections.values())


def test_every_widget_is_one_that_both_editors_have_and_has_what_it_needs(tmp_path: Path) -> None:
    found = [field for c in editor(tmp_path)["collections"] for field in fields(c["fields"])]

    assert {field["widget"] for field in found} <= WIDGETS
    assert [f["name"] for f in found if f["widget"] == "select" and not f["options"]] == []
    assert [f["name"] for f in found if f["widget"] == "object" and not f["fields"]] == []
    assert [f["name"] for f in found if f["widget"] == "relation" and not f["search_fields"]] == []
    assert [f["name"] for f in found if "." in f["name"] or not isinstance(f["required"], bool)] == []


def test_a_form_may_leave_empty_whatever_a_file_may(tmp_path: Path) -> None:
    story = next(c for c in editor(tmp_path)["collections"] if c["name"] == "stories")

    assert [f["name"] for f in story["fields"] if f["required"]] == ["title", "date"]


def test_patterns_come_with_words_for_people(tmp_path: Path) -> None:
    patterns = [
        field["pattern"] for c in editor(tmp_path)["collections"] for field in fields(c["fields"]) if "pattern" in field
    ]

    assert patterns
    assert all(re.compile(pattern) and words.endswith(".") for pattern, words in patterns)


def test_a_repository_without_an_owner_is_a_wrong_use(tmp_path: Path) -> None:
    result = run("schema", "--editor", "hub", "--root", write_hub(tmp_path))

    assert result.exit_code == 2
    assert "owner/name" in result.output
