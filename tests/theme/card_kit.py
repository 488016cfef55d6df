"""Themes of a few lines for tests of card layouts."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from generator.problems import Problem
from generator.theme.cards import Cards, read_cards
from generator.views.card import AnyLayer, CardView, StackLayer

COLOURS = {"paper": "#f5eddd", "sheet": "#fdf8ec", "line": "#cbbda3", "ink": "#1f1b18", "spot": "#c8372d"}
FONTS = {"headline": ("a" * 64,), "text": ("b" * 64,)}
_FONTS_YAML = "cards: {headline: [one.ttf], text: [two.ttf]}\n"


def theme(root: Path, files: str) -> tuple[Cards, tuple[Problem, ...]]:
    """The cards of files like `-- low/story.yaml --`, where theme `high` extends `low` and `own` is the hub's folder."""
    for name, extends in (("low", ""), ("high", "extends: low\n")):
        folder = root / "themes" / name
        (folder / "fonts").mkdir(parents=True, exist_ok=True)
        (folder / "cards").mkdir(exist_ok=True)
        (folder / "theme.yaml").write_text(extends, encoding="utf-8")
        (folder / "fonts/fonts.yaml").write_text(_FONTS_YAML, encoding="utf-8")
        for file in ("one.ttf", "two.ttf"):
            (folder / "fonts" / file).write_bytes(file.encode())
    (root / "hub/theme/cards").mkdir(parents=True, exist_ok=True)
    parts = re.split(r"(?m)^-- (\w+)/(\w+\.yaml) --\n", dedent(files).lstrip())
    assert not parts[0]
    for where, name, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        folder = root / "hub/theme/cards" if where == "own" else root / "themes" / where / "cards"
        (folder / name).write_text(text, encoding="utf-8")
    read = read_cards("high", hub_root=root / "hub", themes_roots=[root / "themes"])
    return read.cards, read.problems


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as a terminal shows them."""
    return [f"{problem.position} {problem.message} {problem.hint}" for problem in problems]


def every(view: CardView) -> list[AnyLayer]:
    """All layers, with those in stacks."""
    found: list[AnyLayer] = []
    waiting = list(view.layers)
    while waiting:
        layer = waiting.pop(0)
        found.append(layer)
        waiting[:0] = layer.children if isinstance(layer, StackLayer) else ()
    return found
