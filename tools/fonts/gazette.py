"""Gazette: Newsreader from caption to display size, and Literata for its small capitals, Greek and Cyrillic."""

from __future__ import annotations

from collections.abc import Iterator

from tools.fonts.cuts import Axes, Cut, Fonts
from tools.fonts.default import LATIN_GREEK_CYRILLIC
from tools.fonts.ranges import LATIN, RANGES

_NEWSREADER: Axes = {"opsz": (6, 72), "wght": (300, 800)}
_CAPS = ("smcp", "c2sc", "onum", "pnum")


def _web() -> Iterator[Cut]:
    still: Axes = {"opsz": 24, "wght": 500}
    for style in ("normal", "italic"):
        for script in ("latin", "latin-ext", "vietnamese"):
            suffix = "-italic" if style == "italic" else ""
            output = f"newsreader{suffix}-{script}.woff2"
            axes: Axes = {"opsz": (12, 72), "wght": (400, 700)}
            yield Cut("Newsreader", output, RANGES[script], axes, style, script, kerning=still)
    for script in ("latin", "latin-ext"):
        output = f"literata-caps-{script}.woff2"
        axes = {"opsz": 12, "wght": (400, 700)}
        yield Cut("Literata", output, RANGES[script], axes, script=script, features=_CAPS, named="Literata Caps")


_ROMAN = Cut("Newsreader", "cards/newsreader.ttf", LATIN, _NEWSREADER)
_ITALIC = Cut("Newsreader", "cards/newsreader-italic.ttf", LATIN, _NEWSREADER, "italic")
_LITERATA = Cut(
    "Literata", "cards/literata.ttf", LATIN_GREEK_CYRILLIC, {"opsz": 16, "wght": (400, 700)}, features=_CAPS
)
FONTS = Fonts(
    web=tuple(_web()),
    cards={
        "headline": [_ROMAN, _LITERATA],
        "text": [_ROMAN, _LITERATA],
        "label": [_LITERATA],
        "italic": [_ITALIC, _LITERATA],
    },
)
