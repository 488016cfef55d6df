"""`storyhub new`."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.commands import new
from generator.cli.commands.new import as_yaml, misread
from generator.content.fields_of import FIELDS
from generator.fields import yaml_tree as tree
from generator.scaffold import yaml_list, yaml_value
from tests.kit import TODAY, run, write, write_hub

SPECS = {spec.name: spec for spec in FIELDS["story"]}
NOON = {"SOURCE_DATE_EPOCH": "1756728000"}  # 2025-09-01


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("story", "content/stories/what-we-did/index.md"),
        ("campaign", "content/campaigns/what-we-did/index.md"),
        ("person", "content/people/what-we-did.md"),
        ("page", "content/pages/what-we-did.md"),
    ],
)
def test_each_kind_has_its_place_and_all_its_fields_in_order(tmp_path: Path, kind: str, path: str) -> None:
    hub = write_hub(tmp_path)

    result = run("new", kind, "What we did", "--root", hub, environ=NOON)

    assert result.exit_code == 0, result.output
    lines = (hub / path).read_text(encoding="utf-8").split("---\n")[1].splitlines()
    assert [line.partition(":")[0] for line in lines[1::2]] == [spec.name for spec in FIELDS[kind]]
    assert [line.startswith(f"# {spec.doc}") for line, spec in zip(lines[::2], FIELDS[kind], strict=True)].count(
        False
    ) == 0


def test_everything_new_is_published_without_a_complaint(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    run("new", "campaign", "Safer Mill Road", "--root", hub, environ=NOON)
    run("new", "update", "We met: the #1 council", "--campaign", "safer-mill-road", "--root", hub, environ=NOON)
    run("new", "story", '"Enough" — was wir taten', "--campaign", "safer-mill-road", "--root", hub, environ=NOON)
    run("new", "person", "Rosa O'Milne", "--root", hub, environ=NOON)
    run("new", "page", "yes", "--root", hub, environ=NOON)

    report = json.loads(run("build", "--root", hub, "--format", "json", "--today", TODAY, "--jobs", "1").stdout)

    assert [p for p in report["problems"] if p["code"] != "empty-story"] == []
    assert {
        "/campaigns/safer-mill-road/",
        "/campaigns/safer-mill-road/updates/2025-09-01-we-met-the-1-council/",
        "/stories/enough-was-wir-taten/",
        "/people/rosa-o-milne/",
        "/yes/",
    } <= {url.replace("/updates/we-met", "/updates/2025-09-01-we-met") for url in report["rendered"]}


@pytest.mark.parametrize("twin", ["content/stories/what-we-did.md", "content/stories/what-we-did/index.md"])
def test_nothing_is_ever_overwritten(tmp_path: Path, twin: str) -> None:
    hub = write_hub(tmp_path, f"-- {twin} --\nmine\n")

    result = run("new", "story", "What we did", "--root", hub)

    assert result.exit_code == 1
    assert f"There is already {twin}" in result.stderr
    assert [p.read_text(encoding="utf-8") for p in (hub / "content").rglob("*.md")] == ["mine\n"]


def test_a_volunteer_is_told_where_the_photos_go(tmp_path: Path) -> None:
    result = run("new", "story", "What we did", "--root", write_hub(tmp_path))

    assert "Put its photos into content/stories/what-we-did/" in result.stdout


def test_an_update_needs_a_campaign_that_is_there(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    write(hub, "content/campaigns/safer-mill-road.md", "---\ntitle: X\ndate: 2025-01-01\n---\n")

    result = run("new", "update", "We met", "--campaign", "saver-mill-road", "--root", hub)

    assert result.exit_code == 2
    assert "There are: safer-mill-road" in result.stderr


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    assert "> " not in run("new", "story", "What we did", "--root", write_hub(tmp_path), typed="\n").output


def test_at_a_terminal_fields_are_asked_one_by_one_until_they_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "at_terminal", lambda: True)
    hub = write_hub(tmp_path)
    answers = ["2025-15-07", "2025-05-07", "Won: a crossing", "", "", "", "Mill Road", "Road safety, Schools"]

    result = run("new", "story", "Crossing", "--root", hub, typed="\n".join([*answers, *[""] * 5]), environ=NOON)

    written = (hub / "content/stories/crossing/index.md").read_text(encoding="utf-8")
    assert "no month 15" in result.stdout
    for line in (
        *("date: 2025-05-07", 'summary: "Won: a crossing"', "authors:", "place: Mill Road"),
        "topics: [Road safety, Schools]",
    ):
        assert f"\n{line}\n" in written


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"), min_size=1))
def test_any_line_survives_as_a_yaml_value(text: str) -> None:
    text = " ".join(text.split())
    root = tree.compose(f"title: {yaml_value(text)}")

    assert isinstance(root, tree.Mapping)
    assert isinstance(root.entries[0].value, tree.Scalar)
    assert root.entries[0].value.text == text


@given(st.lists(st.text(st.characters(categories=["L", "P", "N"]), min_size=1)))
def test_any_words_survive_as_a_yaml_list(items: list[str]) -> None:
    root = tree.compose(f"topics: {yaml_list(items)}")

    assert isinstance(root, tree.Mapping)
    assert isinstance(root.entries[0].value, tree.Sequence)
    assert [item.text for item in root.entries[0].value.items if isinstance(item, tree.Scalar)] == items


def test_what_is_typed_with_commas_becomes_a_list() -> None:
    assert as_yaml(SPECS["topics"], "Road safety, Schools") == "[Road safety, Schools]"


def test_what_is_typed_as_text_is_quoted_only_if_it_must_be() -> None:
    assert as_yaml(SPECS["summary"], "It took nine mornings.") == "It took nine mornings."
    assert as_yaml(SPECS["summary"], "Won: a crossing") == '"Won: a crossing"'


def test_a_date_that_cannot_be_read_is_asked_for_again() -> None:
    assert "no month 15" in misread(SPECS["date"], "2025-15-07", ZoneInfo("UTC"))
    assert misread(SPECS["date"], "2025-05-07", ZoneInfo("UTC")) == ""
