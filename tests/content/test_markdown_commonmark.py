"""Every example of the CommonMark specification, with our deviations listed one by one."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it.common.normalize_url import normalizeLink

from generator.content.body import HashtagSlot, LinkSlot, PhotoSlot, Slot
from generator.content.markdown.parser import MarkdownOptions, parse_markdown

CASES = Path(__file__).parents[1] / "cases" / "commonmark"
EXAMPLES: list[dict[str, Any]] = json.loads((CASES / "spec-0.31.2.json").read_text(encoding="utf-8"))
REASONS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("markdown_deviations.yaml").read_text(encoding="utf-8")
)
DEVIATIONS: dict[int, str] = {number: name for name, reason in REASONS.items() for number in reason["examples"]}


def filled(slot: Slot) -> str:
    """A slot as the specification's reference renderer would write it."""
    if isinstance(slot, LinkSlot):
        return html.escape(normalizeLink(slot.target))
    if isinstance(slot, PhotoSlot):
        title = f' title="{slot.caption}"' if slot.caption else ""
        image = f'<img src="{html.escape(normalizeLink(slot.file))}" alt="{html.escape(slot.alt)}"{title} />'
        return f"<p>{image}</p>" if slot.figure else image
    assert isinstance(slot, HashtagSlot), slot
    return f"#{slot.tag}"


def rendered(markdown: str) -> str:
    """Our HTML of an example, with what every link to another site gets taken away."""
    body, _ = parse_markdown(markdown, path="example.md", first_line=1, lang="en", options=MarkdownOptions())
    parts = [body.fragments[0]]
    for slot, fragment in zip(body.slots, body.fragments[1:], strict=True):
        parts.extend((filled(slot), fragment))
    return "".join(parts).replace(' rel="noopener"', "")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['example']}-{example['section']}")
def test_an_example_of_commonmark_comes_out_as_specified_unless_it_is_listed(example: dict[str, Any]) -> None:
    as_specified = rendered(example["markdown"]) == example["html"]
    listed = DEVIATIONS.get(example["example"])
    assert as_specified != bool(listed), (
        f"listed under {listed}, but it is as specified" if listed else rendered(example["markdown"])
    )


def test_a_deviation_is_listed_once_with_its_reason() -> None:
    listed = [number for reason in REASONS.values() for number in reason["examples"]]
    assert len(listed) == len(set(listed))
    assert all(re.fullmatch(r"\S.{20,}", reason["reason"], re.DOTALL) for reason in REASONS.values())
