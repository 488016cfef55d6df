"""Cut the default theme's fonts out of their full source files.

    python tools/subset_fonts.py --output themes/default/fonts SOURCE...

SOURCE is a font file (TTF, OTF or WOFF2) or a folder that is searched for them. Faces are recognised by the family
and style in their name table, never by file name. Where each of them comes from (all under the SIL Open Font
License 1.1, its text in ``LICENCES/``):

==========================  ===========================================================================
Bricolage Grotesque         PyPI ``fontpkg-bricolage-grotesque`` (axes opsz, wdth, wght)
Literata, roman and italic  PyPI ``fontpkg-literata`` (axes opsz, wght)
Noto Sans, all scripts      PyPI ``manimgx-fonts`` (axis wght)
Noto Naskh Arabic           npm ``@fontsource-variable/noto-naskh-arabic``, the file ``…-arabic-wght-normal.woff2``
Noto Color Emoji            npm ``@fontsource/noto-color-emoji``, the file ``…-emoji-400-normal.woff2`` (COLRv1)
==========================  ===========================================================================

Web faces become WOFF2, one file per script, with the axes that the style sheet uses; ``fonts.yaml`` lists them with the
``unicode-range`` from which a browser decides what to fetch. Card faces become TTF, which HarfBuzz reads.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

Axes = Mapping[str, float | tuple[float, float]]

# The divisions of Google Fonts' style sheets; `latin` also has the arrows left and right of links and buttons.
RANGES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,"
    "U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF,U+1F00-1FFF",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "arabic": "U+0600-06FF,U+0750-077F,U+200C-200E,U+2010-2011,U+204F,U+FD3E-FD3F,U+FDF2,U+FDFA-FDFD",
}
LATIN_GREEK_CYRILLIC = ",".join(RANGES[name] for name in ("latin", "latin-ext", "vietnamese", "greek", "cyrillic"))
BEYOND_LATIN_1 = ["cy", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "tr", "lt", "lv", "et", "mt", "eo", "yo"]
WITHIN_LATIN_1 = ["en", "es", "fr", "de", "pt", "it", "nl", "da", "sv", "nb", "fi", "is", "ga", "id", "sw", "so", "tl"]
# The languages whose pages are sure to need a face, so that it is worth loading early.
LANGUAGES = {
    "latin": [*WITHIN_LATIN_1, *BEYOND_LATIN_1, "vi"],
    "latin-ext": BEYOND_LATIN_1,
    "vietnamese": ["vi"],
    "greek": ["el"],
    "cyrillic": ["ru", "uk", "bg", "sr", "mk", "be"],
    "arabic": ["ar", "fa", "ur", "ckb", "ps"],
}
# Features that web text and cards use: the shaping that every script needs is in the default set.
FEATURES = [*(f for f in subset.Options().layout_features if f not in ("frac", "numr", "dnom")), "tnum", "lnum", "case"]
KEPT_NAMES = [0, 1, 2, 4, 6, 13, 14, 16, 17, 25]

EMOJI_BUDGET = 1_000_000
"""Bytes of outlines and paint that the colour emoji may take, by our estimate of each one's cost."""
EMOJI_DEAREST = 4_000
"""An emoji whose drawing takes more bytes than this (mostly flags with coats of arms) is left out."""
SKIN_TONES = [chr(code) for code in range(0x1F3FB, 0x1F400)]
TONED = "👋🤚🖐✋🖖👌✌🤞🤟🤘🤙👈👉👆👇☝👍👎✊👊👏🙌👐🤲🙏✍💪🙋🤝"
WORKERS = "🌾🍳🎓🏫🎨🔧🔬💻🚒⚕"
FAMILIES = ["👨‍👩‍👧", "👨‍👩‍👧‍👦", "👩‍👩‍👧", "👩‍👧", "👨‍👦", "🏳️‍🌈", "❤️‍🔥", "❤️‍🩹", "👁️‍🗨️", "🧑‍🤝‍🧑", "🐕‍🦺"]


@dataclass(frozen=True)
class Cut:
    """One file to make: which source face, which characters, which part of its axes."""

    family: str
    output: str
    unicodes: str
    axes: Axes = field(default_factory=dict)
    style: str = "normal"
    script: str = ""
    kerning: Axes | None = None
    """Where on its axes to take the kerning and mark positions from, if these need not vary."""


def web_cuts() -> Iterator[Cut]:
    """The faces that pages load. Bricolage keeps its optical sizes, which cut its headlines like wood type."""
    bricolage: Axes = {"wdth": 100, "wght": (400, 800)}
    for script in ("latin", "latin-ext", "vietnamese"):
        output = f"bricolage-{script}.woff2"
        # Kerning that varies with size and weight is half of the file, and hardly to be seen.
        kerning = {"wdth": 100, "wght": 700, "opsz": 48}
        yield Cut("Bricolage Grotesque", output, RANGES[script], bricolage, script=script, kerning=kerning)
    literata: Axes = {"opsz": 18, "wght": (400, 700)}
    for style in ("normal", "italic"):
        for script in ("latin", "latin-ext", "vietnamese", "greek", "cyrillic"):
            suffix = "-italic" if style == "italic" else ""
            yield Cut("Literata", f"literata{suffix}-{script}.woff2", RANGES[script], literata, style, script)
    yield Cut("Noto Naskh Arabic", "naskh-arabic.woff2", RANGES["arabic"], {"wght": (400, 700)}, script="arabic")


CARD_SCRIPTS = {
    "": LATIN_GREEK_CYRILLIC,
    "Arabic": RANGES["arabic"] + ",U+0020-0022,U+0028-0029,U+002C-003B,U+00AB,U+00BB,U+08A0-08FF,U+2000-206F",
    "Hebrew": "U+0020-007E,U+00A0-00BF,U+0590-05FF,U+2000-206F,U+20AA,U+FB1D-FB4F",
    "Devanagari": "U+0020-0040,U+00A0,U+0900-097F,U+1CD0-1CFF,U+200B-200D,U+2010-2026,U+20B9,U+25CC,U+A8E0-A8FF",
    "Bengali": "U+0020-0040,U+00A0,U+0964-0965,U+0980-09FF,U+200B-200D,U+2010-2026,U+25CC",
    "Gurmukhi": "U+0020-0040,U+00A0,U+0964-0965,U+0A00-0A7F,U+200B-200D,U+2010-2026,U+25CC",
    "Gujarati": "U+0020-0040,U+00A0,U+0964-0965,U+0A80-0AFF,U+200B-200D,U+2010-2026,U+25CC",
    "Tamil": "U+0020-0040,U+00A0,U+0964-0965,U+0B80-0BFF,U+200B-200D,U+2010-2026,U+25CC",
    "Telugu": "U+0020-0040,U+00A0,U+0964-0965,U+0C00-0C7F,U+200B-200D,U+2010-2026,U+25CC",
    "Thai": "U+0020-0040,U+00A0,U+0E00-0E7F,U+200B-200D,U+2010-2026,U+25CC",
    "Georgian": "U+10A0-10FF,U+1C90-1CBF",
    "Armenian": "U+0530-058F",
}


def card_cuts() -> Iterator[Cut]:
    """The faces that cards are drawn with: display and text, then Noto Sans for what these do not have."""
    latin = ",".join(RANGES[script] for script in ("latin", "latin-ext", "vietnamese"))
    yield Cut("Bricolage Grotesque", "cards/bricolage.ttf", latin, {"wdth": 100, "wght": (500, 800)})
    yield Cut("Literata", "cards/literata.ttf", LATIN_GREEK_CYRILLIC, {"opsz": 24, "wght": (400, 700)})
    for script, unicodes in CARD_SCRIPTS.items():
        name = f"Noto Sans {script}".strip()
        yield Cut(name, f"cards/{name.lower().replace(' ', '-')}.ttf", unicodes, {"wght": (400, 700)})


def parse_ranges(text: str) -> set[int]:
    """Code points of a CSS ``unicode-range`` (CSS Fonts 4, section 4.5; wildcards are not used here)."""
    codes: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes


def options() -> subset.Options:
    """What every cut drops: hinting (screens are dense, cards unhinted), glyph names, names for installers."""
    chosen = subset.Options()
    chosen.hinting = False
    chosen.layout_features = FEATURES
    chosen.name_IDs = KEPT_NAMES
    chosen.notdef_outline = True
    chosen.drop_tables += ["SVG ", "vhea", "vmtx", "VVAR", "DSIG", "MVAR"]
    return chosen


def cut_face(source: Path, cut: Cut) -> bytes:
    """The bytes of one cut; WOFF2 if its output is named so."""
    font = TTFont(source)
    subsetter = subset.Subsetter(options())
    subsetter.populate(unicodes=parse_ranges(cut.unicodes))
    subsetter.subset(font)
    font.flavor = None
    whole = saved(font)
    font = limited(whole, cut.axes)
    if cut.kerning:
        still = limited(whole, cut.kerning)
        font["GPOS"], font["GDEF"] = still["GPOS"], still["GDEF"]
    font.flavor = "woff2" if cut.output.endswith(".woff2") else None
    return saved(font)


def limited(data: bytes, axes: Axes) -> TTFont:
    """The variable font with its axes cut to these ranges, or fixed at these points."""
    return instancer.instantiateVariableFont(TTFont(io.BytesIO(data)), dict(axes))


def saved(font: TTFont) -> bytes:
    """The font as bytes, its dates as the source had them, so that a repetition gives the same file."""
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()


class EmojiDrawings:
    """What each emoji of a COLRv1 font costs in bytes of outlines, and which sequences it can draw."""

    def __init__(self, font: TTFont) -> None:
        self.cmap: dict[int, str] = font.getBestCmap()
        self._colr = font["COLR"].table
        self._paints = {r.BaseGlyph: r.Paint for r in self._colr.BaseGlyphList.BaseGlyphPaintRecord}
        self._offsets = font["loca"]
        self._order = font.getReverseGlyphMap()

    def cost(self, glyph: str) -> int:
        """Bytes of every outline that the glyph's paint reaches."""
        return sum(self._outline(name) for name in self._reached(glyph))

    def _outline(self, glyph: str) -> int:
        at = self._order[glyph]
        return int(self._offsets[at + 1] - self._offsets[at])

    def _reached(self, glyph: str) -> set[str]:
        seen: set[str] = set()
        waiting = [glyph]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self._referred(name)
        return seen

    def _referred(self, glyph: str) -> list[str]:
        found: list[str] = []
        if paint := self._paints.get(glyph):
            paint.traverse(self._colr, lambda part: found.append(getattr(part, "Glyph", "")))
        return [name for name in found if name]


def wanted_sequences() -> set[str]:
    """Emoji sequences to keep beside flags and keycaps, as code point strings without variation selectors."""
    toned = {base + tone for base in TONED for tone in SKIN_TONES}
    people = [person + tone for person in "🧑👩👨" for tone in ["", *SKIN_TONES]]
    workers = {f"{person}\u200d{tool}" for person in people for tool in WORKERS}
    return {s.replace("\ufe0f", "") for s in toned | workers | set(FAMILIES)} | set(people)


def prune_sequences(font: TTFont, drawings: EmojiDrawings) -> None:
    """Take out of GSUB the ligatures that we do not ship, so that the subsetter does not follow them."""
    codes = {glyph: chr(code) for code, glyph in drawings.cmap.items()}
    wanted = wanted_sequences()
    for first, ligatures in ligature_sets(font):
        ligatures[:] = [
            ligature
            for ligature in ligatures
            if keeps(
                "".join(codes.get(g, "?") for g in [first, *ligature.Component]), ligature.LigGlyph, wanted, drawings
            )
        ]


def keeps(sequence: str, glyph: str, wanted: set[str], drawings: EmojiDrawings) -> bool:
    """Whether one emoji sequence stays: asked for, or a keycap, or a flag that is not too dear."""
    plain = sequence.replace("\ufe0f", "")
    flag = len(plain) == 2 and all("🇦" <= letter <= "🇿" for letter in plain)
    return plain in wanted or plain.endswith("\u20e3") or (flag and drawings.cost(glyph) <= EMOJI_DEAREST)


def ligature_sets(font: TTFont) -> Iterator[tuple[str, list[Any]]]:
    """Every set of ligatures of the font with the glyph that it begins with."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield from getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()


def chosen_emoji(drawings: EmojiDrawings) -> set[int]:
    """Single emoji, cheapest first, until the budget is spent: simple drawings also read best in a headline."""
    joiners = {0x200D, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0x1F1E6, 0x1F200)}
    spent = 0
    chosen = {code for code in joiners if code in drawings.cmap}
    costs = {code: drawings.cost(glyph) for code, glyph in drawings.cmap.items()}
    for code in sorted(costs, key=lambda code: (costs[code], code)):
        spent += costs[code]
        if spent > EMOJI_BUDGET or costs[code] > EMOJI_DEAREST:
            break
        chosen.add(code)
    return chosen


def cut_emoji(source: Path) -> bytes:
    """Noto Color Emoji, COLRv1 only: common emoji, most flags, skin tones of hands, people at work."""
    font = TTFont(source)
    del font["SVG "]
    font.flavor = None
    font = TTFont(io.BytesIO(saved(font)))
    drawings = EmojiDrawings(font)
    prune_sequences(font, drawings)
    chosen = options()
    chosen.layout_features = ["*"]
    subsetter = subset.Subsetter(chosen)
    subsetter.populate(unicodes=chosen_emoji(drawings))
    subsetter.subset(font)
    return saved(font)


def find_sources(given: Sequence[Path]) -> dict[tuple[str, str], Path]:
    """Font files among the given files and folders, by family and style ("normal" or "italic")."""
    files: list[Path] = []
    for path in given:
        files += (
            sorted(p for p in path.rglob("*") if p.suffix in (".ttf", ".otf", ".woff2")) if path.is_dir() else [path]
        )
    found: dict[tuple[str, str], Path] = {}
    for file in files:
        font = TTFont(file, lazy=True)
        family = str(font["name"].getDebugName(16) or font["name"].getDebugName(1))
        style = "italic" if font["head"].macStyle & 2 else "normal"
        found[(family, style)] = file
    return found


def weights(cut: Cut) -> str:
    """The ``font-weight`` range of a web face, in CSS syntax."""
    at = cut.axes.get("wght", 400)
    return f"{at[0]:g} {at[1]:g}" if isinstance(at, tuple) else f"{at:g}"


def catalogue(cuts: Iterable[Cut]) -> str:
    """``fonts.yaml``: one entry per web face, from which the theme writes its ``@font-face`` rules."""
    lines = ["# Made by tools/subset_fonts.py: the web faces, for the theme's @font-face rules.", "web:"]
    for cut in cuts:
        lines += [
            f"  - file: {cut.output}",
            f'    family: "{cut.family}"',
            f"    style: {cut.style}",
            f"    weight: {weights(cut)}",
            f"    script: {cut.script}",
            f"    languages: [{', '.join(quoted(code) for code in LANGUAGES[cut.script])}]",
            f'    unicode_range: "{RANGES[cut.script].replace(",", ", ")}"',
        ]
    return "\n".join([*lines, *card_roles()]) + "\n"


def quoted(code: str) -> str:
    """A language code that YAML 1.1 would take for a truth value ("no", "on") in quotes."""
    return f'"{code}"' if code in {"no", "on", "y", "n"} else code


def card_roles() -> list[str]:
    """The ``cards`` part of ``fonts.yaml``: the faces of each role of a card layout, in the order of trial."""
    fallback = [cut.output for cut in card_cuts() if cut.family.startswith("Noto")] + ["cards/noto-color-emoji.ttf"]
    lines = ["# Card faces by role, in the order in which a missing character is looked for.", "cards:"]
    for role, face in (("headline", "cards/bricolage.ttf"), ("text", "cards/literata.ttf")):
        lines += [f"  {role}:", *(f"    - {file}" for file in [face, *fallback])]
    return lines


def main() -> None:
    """Cut every face and write the catalogue."""
    parser = argparse.ArgumentParser(description="Cut the default theme's fonts out of their full source files.")
    parser.add_argument("sources", nargs="+", type=Path, help="font files, or folders with font files")
    parser.add_argument("--output", required=True, type=Path, help="folder for the fonts and fonts.yaml")
    parser.add_argument("--only", default="", help="make only the files whose name contains this")
    arguments = parser.parse_args()
    found = find_sources(arguments.sources)
    (arguments.output / "cards").mkdir(parents=True, exist_ok=True)
    for cut in [*web_cuts(), *card_cuts()]:
        if arguments.only in cut.output:
            write(arguments.output / cut.output, cut_face(found[(cut.family, cut.style)], cut))
    if arguments.only in "cards/noto-color-emoji.ttf":
        write(arguments.output / "cards/noto-color-emoji.ttf", cut_emoji(found[("Noto Color Emoji", "normal")]))
    (arguments.output / "fonts.yaml").write_text(catalogue(web_cuts()), encoding="utf-8")


def write(path: Path, data: bytes) -> None:
    """Write one file and say how large it is."""
    path.write_bytes(data)
    print(f"{len(data):>9,}  {path}")


if __name__ == "__main__":
    main()
