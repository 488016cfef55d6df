"""Noticeboard: Bricolage Grotesque for headlines, Literata for text, Noto Sans for what these do not have."""

from __future__ import annotations

from collections.abc import Iterator

from tools.fonts.cuts import EMOJI, Axes, Cut, Fonts
from tools.fonts.ranges import LATIN, RANGES, joined

LATIN_GREEK_CYRILLIC = f"{LATIN},{joined('greek', 'cyrillic')}"
_PUNCTUATION = "U+0020-0040,U+00A0,U+200B-200D,U+2010-2026,U+25CC"
_DANDAS = f"{_PUNCTUATION},U+0964-0965"
CARD_SCRIPTS = {
    "": LATIN_GREEK_CYRILLIC,
    "Arabic": RANGES["arabic"] + ",U+0020-0022,U+0028-0029,U+002C-003B,U+00AB,U+00BB,U+08A0-08FF,U+2000-206F",
    "Hebrew": "U+0020-007E,U+00A0-00BF,U+0590-05FF,U+2000-206F,U+20AA,U+FB1D-FB4F",
    "Devanagari": f"{_PUNCTUATION},U+0900-097F,U+1CD0-1CFF,U+20B9,U+A8E0-A8FF",
    "Bengali": f"{_DANDAS},U+0980-09FF",
    "Gurmukhi": f"{_DANDAS},U+0A00-0A7F",
    "Gujarati": f"{_DANDAS},U+0A80-0AFF",
    "Oriya": f"{_DANDAS},U+0B00-0B7F",
    "Tamil": f"{_DANDAS},U+0B80-0BFF",
    "Telugu": f"{_DANDAS},U+0C00-0C7F",
    "Kannada": f"{_DANDAS},U+0C80-0CFF",
    "Malayalam": f"{_DANDAS},U+0D00-0D7F",
    "Sinhala": f"{_DANDAS},U+0D80-0DFF",
    "Thai": f"{_PUNCTUATION},U+0E00-0E7F",
    "Lao": f"{_PUNCTUATION},U+0E80-0EFF",
    "Myanmar": f"{_PUNCTUATION},U+1000-109F,U+A9E0-A9FF,U+AA60-AA7F",
    "Khmer": f"{_PUNCTUATION},U+1780-17FF,U+19E0-19FF",
    "Ethiopic": f"{_PUNCTUATION},U+1200-139F,U+2D80-2DDF,U+AB00-AB2F",
    "Cherokee": "U+13A0-13FF,U+AB70-ABBF",
    "Georgian": "U+10A0-10FF,U+1C90-1CBF",
    "Armenian": "U+0530-058F",
}


def _web() -> Iterator[Cut]:
    """The faces that pages load. Bricolage keeps its optical sizes, which cut its headlines like wood type."""
    # Kerning that varies with size and weight is half of the file, and hardly to be seen.
    kerning: Axes = {"wdth": 100, "wght": 700, "opsz": 48}
    for script in ("latin", "latin-ext", "vietnamese"):
        output = f"bricolage-{script}.woff2"
        axes: Axes = {"wdth": 100, "wght": (400, 800)}
        yield Cut("Bricolage Grotesque", output, RANGES[script], axes, script=script, kerning=kerning)
    literata: Axes = {"opsz": 18, "wght": (400, 700)}
    for style in ("normal", "italic"):
        for script in ("latin", "latin-ext", "vietnamese", "greek", "cyrillic"):
            suffix = "-italic" if style == "italic" else ""
            yield Cut("Literata", f"literata{suffix}-{script}.woff2", RANGES[script], literata, style, script)
    yield Cut("Noto Naskh Arabic", "naskh-arabic.woff2", RANGES["arabic"], {"wght": (400, 700)}, script="arabic")


def _fallback() -> Iterator[Cut]:
    for script, unicodes in CARD_SCRIPTS.items():
        name = f"Noto Sans {script}".strip()
        yield Cut(name, f"cards/{name.lower().replace(' ', '-')}.ttf", unicodes, {"wght": (400, 700)})
    yield Cut("Noto Color Emoji", "cards/noto-color-emoji.ttf", EMOJI)


_BRICOLAGE = Cut("Bricolage Grotesque", "cards/bricolage.ttf", LATIN, {"wdth": 100, "wght": (500, 800)})
_LITERATA = Cut("Literata", "cards/literata.ttf", LATIN_GREEK_CYRILLIC, {"opsz": 24, "wght": (400, 700)})
FONTS = Fonts(
    web=tuple(_web()),
    cards={"headline": [_BRICOLAGE], "text": [_LITERATA], "label": [_BRICOLAGE]},
    fallback=tuple(_fallback()),
)
