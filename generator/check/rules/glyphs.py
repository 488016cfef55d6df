"""Whether every character on a card has a font, and every title fits whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.plan.output import Output
from generator.problems import Position, Problem, Rule, Severity
from generator.render.text import Face, FontStack, Paragraph
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


def check(outputs: Iterable[Output], read: Read) -> Iterator[Problem]:
    """What no font of the theme or the hub can draw on the cards among `outputs`. `read` turns digests into bytes."""
    stacks: dict[tuple[str, ...], FontStack] = {}
    for output in outputs:
        if isinstance(output.view, CardView):
            missing = sorted({char for layer in _texts(output.view) for char in _missing(layer, stacks, read)})
            if missing:
                yield _problem(output, missing)


def _texts(view: CardView) -> Iterator[TextLayer]:
    return (layer for layer in view.layers if isinstance(layer, TextLayer) and not layer.text.isascii())


def _missing(layer: TextLayer, stacks: dict[tuple[str, ...], FontStack], read: Read) -> tuple[str, ...]:
    if layer.fonts not in stacks:
        stacks[layer.fonts] = FontStack([Face.deferred(_Font(name, read)) for name in layer.fonts])
    return Paragraph.shape(layer.text, stacks[layer.fonts], lang=layer.lang).missing


class _Font:
    """A font's bytes, read when a character is looked for in it."""

    def __init__(self, name: str, read: Read) -> None:
        self._name = name
        self._read = read

    def __call__(self) -> bytes:
        return self._read(self._name)


def _problem(output: Output, missing: list[str]) -> Problem:
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
