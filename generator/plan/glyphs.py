"""Whether every character on a card has a font."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from generator.plan.output import Output
from generator.problems import Position, Problem, Rule, Severity
from generator.views.card import CardView, TextLayer

MISSING = Rule(
    "card-missing-characters",
    Severity.WARNING,
    "A card has characters that no font can draw",
    "They show as empty boxes in the picture that a shared link gets. A font in the hub's `fonts` folder mends it.",
)
RULES = (MISSING,)

_PACKAGES = (
    ("CJK", "Noto Sans CJK (Chinese, Japanese)"),
    ("HIRAGANA", "Noto Sans JP"),
    ("KATAKANA", "Noto Sans JP"),
    ("HANGUL", "Noto Sans KR"),
)

Read = Callable[[str], bytes]


class GlyphCheck:
    """Finds what no font of the theme or the hub can draw. `read` turns a font's digest into its bytes."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._text = import_module("generator.render.text")  # a build whose cards stand needs no fonts
        self._stacks: dict[tuple[str, ...], Any] = {}

    def missing(self, view: CardView) -> tuple[str, ...]:
        """The characters of a card that no font has, in order."""
        return tuple(sorted({char for layer in texts(view) for char in self._missing(layer)}))

    def _missing(self, layer: TextLayer) -> tuple[str, ...]:
        if layer.fonts not in self._stacks:
            faces = [self._text.Face.deferred(_Font(name, self._read)) for name in layer.fonts]
            self._stacks[layer.fonts] = self._text.FontStack(faces)
        found: tuple[str, ...] = self._text.Paragraph.shape(
            layer.text, self._stacks[layer.fonts], lang=layer.lang
        ).missing
        return found


def texts(view: CardView) -> tuple[TextLayer, ...]:
    """The texts of a card that are not plain ASCII, which every font has."""
    return tuple(layer for layer in view.layers if isinstance(layer, TextLayer) and not layer.text.isascii())


class _Font:
    """A font's bytes, read when a character is looked for in it."""

    def __init__(self, name: str, read: Read) -> None:
        self._name = name
        self._read = read

    def __call__(self) -> bytes:
        return self._read(self._name)


def glyph_problem(output: Output, missing: Sequence[str]) -> Problem:
    """A card with characters that no font has."""
    shown = " ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
    first = unicodedata.name(missing[0][0], "")
    font = next(
        (name for start, name in _PACKAGES if first.startswith(start)),
        f"Noto Sans for {first.split()[0].title()}" if first else "Noto",
    )
    return MISSING.at(
        Position(output.sources[0] if output.sources else "site.yaml", 1, 1),
        f"No font can draw {shown} on the card {output.url}.",
        f"Put a font file that has them (such as {font}, from fonts.google.com/noto) into a folder called fonts beside site.yaml.",
    )
