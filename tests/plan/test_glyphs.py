"""A title that no font can draw is named before it is shared as boxes."""

from __future__ import annotations

from pathlib import Path

from tests.kit import write_hub
from tests.laws.builds import make

HUB = """
-- site.yaml --
name: Hub
url: https://hub.example
-- content/stories/a.md --
---
title: {title}
date: 2025-05-07
---
Text.
"""


def codes(hub: Path) -> list[str]:
    return [p.code for p in make(hub).problems if p.code.startswith("card-")]


def test_a_title_in_a_script_without_a_font_is_named(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB.format(title="우리가 이겼다"))

    problems = [p for p in make(hub).problems if p.code == "card-missing-characters"]

    assert problems[0].position.path == "content/stories/a.md"
    assert "우" in problems[0].message
    assert "Noto Sans KR" in problems[0].hint


def test_a_title_with_accents_and_arabic_is_fine(tmp_path: Path) -> None:
    assert codes(write_hub(tmp_path, HUB.format(title="Café عبور آمن"))) == []


def test_it_is_said_again_by_a_build_that_draws_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB.format(title="우리가 이겼다"))
    make(hub)

    report = make(hub)

    assert report.rendered == ()
    assert "card-missing-characters" in [p.code for p in report.problems]
