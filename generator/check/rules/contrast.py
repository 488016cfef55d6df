"""Whether the hub's colour can be read as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Position, Problem, Rule, Severity
from generator.theme.colour import colours
from generator.theme.theme import Theme

ADJUSTED = Rule(
    "colour-adjusted",
    Severity.HINT,
    "The hub's colour is printed lighter or darker in places",
    "Text needs a contrast of 4.5 with what is behind it, large type and shapes 3 (WCAG 2.2, 1.4.3 and 1.4.11).",
)
RULES = (ADJUSTED,)


def check(brand: str, theme: Theme, site_yaml: str) -> Iterator[Problem]:
    """Where `brand` (`#rrggbb`, or nothing for the theme's own) had to give way in this theme's papers.

    `site_yaml` is the text in which to point at it.
    """
    if not brand:
        return
    for note in colours(brand, theme.light, theme.dark).notes:
        position, line = _position(brand, site_yaml)
        yield ADJUSTED.at(position, note, "This is done for you; nothing needs to be mended.", excerpt=line)


def _position(brand: str, text: str) -> tuple[Position, str]:
    for number, line in enumerate(text.splitlines(), 1):
        found = re.search(f"#?{brand[1:]}", line, re.IGNORECASE)
        if found:
            return Position("site.yaml", number, found.start() + 1), line
    return Position("site.yaml"), ""
