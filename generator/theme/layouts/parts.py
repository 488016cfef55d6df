"""What card layouts are written in: parts that remember where they stand, and what is told about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.fields.nearest import nearest
from generator.problems import Position, Problem, Rule, Severity

BROKEN_LAYOUT = Rule(
    "card-layout",
    Severity.ERROR,
    "A card layout that cannot be used",
    "Cards are drawn from the files in a theme's `cards` folder; a mistake there would leave every link without a picture.",
)
RULES = (BROKEN_LAYOUT,)


class Spot(msgspec.Struct, frozen=True):
    """A place in a file, with its line as it stands."""

    path: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = ""


class Text(msgspec.Struct, frozen=True):
    """One value, as written."""

    text: str
    at: Spot


class Items(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Part, ...]
    at: Spot


class Keys(msgspec.Struct, frozen=True):
    """Names with values; `named` tells where each name stands."""

    entries: Mapping[str, Part]
    named: Mapping[str, Spot]
    at: Spot

    def text(self, name: str) -> str:
        """The value of a name that is one word or number; nothing if there is none."""
        part = self.entries.get(name)
        return part.text if isinstance(part, Text) else ""

    def keys(self, name: str) -> Keys:
        """The names under a name; none if it has none."""
        part = self.entries.get(name)
        return part if isinstance(part, Keys) else Keys({}, {}, self.at)

    def without(self, *names: str) -> Keys:
        """All but these names."""
        return Keys({name: part for name, part in self.entries.items() if name not in names}, self.named, self.at)

    def spot(self, name: str) -> Spot:
        """Where a name stands, or else its surroundings."""
        return self.named.get(name, self.at)


Part = Text | Items | Keys


class Wrong(Exception):  # noqa: N818  it is the value that is wrong
    """A value that cannot be read; `what` continues a sentence that begins with what we read."""

    def __init__(self, what: str, hint: str, at: Spot | None = None) -> None:
        super().__init__(what)
        self.what, self.hint, self.at = what, hint, at


class Desk:
    """Collects what is found, and knows the names that a layout may use; None stands for any."""

    def __init__(self, colours: Iterable[str] | None = None, fonts: Iterable[str] | None = None) -> None:
        self.colours = None if colours is None else tuple(sorted(colours))
        self.fonts = None if fonts is None else tuple(sorted(fonts))
        self.problems: list[Problem] = []

    def tell(self, at: Spot, message: str, hint: str, fix: str = "") -> None:
        """Adds a problem."""
        position = Position(at.path, at.line, at.column)
        self.problems.append(BROKEN_LAYOUT.at(position, message, hint, excerpt=at.excerpt, fix=fix))


def guess(word: str, words: Iterable[str]) -> str:
    """A hint for a word that is none of these: the one that was meant, or all that there are."""
    known = sorted(words)
    near = nearest(word.casefold(), known)
    return f"Did you mean `{near}`?" if near else f"There are: {', '.join(known) or 'none'}."


def fixed(at: Spot, word: str, right: str) -> str:
    """The line with the right word in place of the wrong one; nothing if it does not stand there."""
    start = at.column - 1
    if not right or at.excerpt[start : start + len(word)] != word:
        return ""
    return at.excerpt[:start] + right + at.excerpt[start + len(word) :]


def from_data(data: Any) -> Part:  # noqa: ANN401 - whatever a program hands over
    """The parts of plain data, which has no places."""
    here = Spot()
    if isinstance(data, Mapping):
        return Keys({str(name): from_data(value) for name, value in data.items()}, {}, here)
    if isinstance(data, list | tuple):
        return Items(tuple(from_data(item) for item in data), here)
    return Text("" if data is None else str(data).lower() if isinstance(data, bool) else str(data), here)
