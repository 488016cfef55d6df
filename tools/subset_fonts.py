"""Cut a theme's fonts out of their full source files.

    python -m tools.subset_fonts --theme gazette SOURCE...

SOURCE is a font file (TTF, OTF or WOFF2) or a folder that is searched for them. Faces are recognised by the family
and style in their name table, never by file name. Which faces a theme has stands in ``tools/fonts/<theme>.py``. Where
each of them comes from (all under the SIL Open Font License 1.1, its text in the theme's ``fonts/LICENCES/``):

==========================  ===========================================================================
Bricolage Grotesque         PyPI ``fontpkg-bricolage-grotesque`` (axes opsz, wdth, wght)
Literata, roman and italic  PyPI ``fontpkg-literata`` (axes opsz, wght)
Newsreader, both            PyPI ``fontpkg-newsreader`` (axes opsz, wght)
Archivo                     PyPI ``fontpkg-archivo`` (axes wdth, wght)
Noto Sans, all scripts      PyPI ``manimgx-fonts`` (axis wght); not Cherokee
Noto Sans Cherokee          npm ``@fontsource-variable/noto-sans-cherokee``, the file ``…-cherokee-wght-normal.woff2``
Noto Naskh Arabic           npm ``@fontsource-variable/noto-naskh-arabic``, the file ``…-arabic-wght-normal.woff2``
Noto Color Emoji            npm ``@fontsource/noto-color-emoji``, the file ``…-emoji-400-normal.woff2`` (COLRv1)
==========================  ===========================================================================

Web faces become WOFF2, one file per script, with the axes that the style sheet uses; ``fonts.yaml`` lists them with the
``unicode-range`` from which a browser decides what to fetch. Card faces become TTF, which HarfBuzz reads.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.fonts import emoji
from tools.fonts.cuts import EMOJI, Axes, Cut, Fonts
from tools.fonts.ranges import LANGUAGES, RANGES

# Features that web text and cards use: the shaping that every script needs is in the default set.
FEATURES = [*(f for f in subset.Options().layout_features if f not in ("frac", "numr", "dnom")), "tnum", "lnum", "case"]
KEPT_NAMES = [0, 1, 2, 4, 6, 13, 14, 16, 17, 25]


def parse_ranges(text: str) -> set[int]:
    """Code points of a CSS ``unicode-range`` (CSS Fonts 4, section 4.5; wildcards are not used here)."""
    codes: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes


def options(extra: Iterable[str] = ()) -> subset.Options:
    """What every cut drops: hinting (screens are dense, cards unhinted), glyph names, names for installers."""
    chosen = subset.Options()
    chosen.hinting = False
    chosen.layout_features = [*FEATURES, *extra]
    chosen.name_IDs = KEPT_NAMES
    chosen.notdef_outline = True
    chosen.drop_tables += ["SVG ", "vhea", "vmtx", "VVAR", "DSIG", "MVAR"]
    return chosen


def cut_face(source: Path, cut: Cut) -> bytes:
    """The bytes of one cut; WOFF2 if its output is named so."""
    if cut.unicodes == EMOJI:
        return cut_emoji(source)
    font = TTFont(source)
    subsetter = subset.Subsetter(options(cut.features))
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


def cut_emoji(source: Path) -> bytes:
    """Noto Color Emoji, its COLRv1 drawings only."""
    font = TTFont(source)
    del font["SVG "]
    font.flavor = None
    font = TTFont(io.BytesIO(saved(font)))
    chosen = options()
    chosen.layout_features = ["*"]
    subsetter = subset.Subsetter(chosen)
    subsetter.populate(unicodes=emoji.pick(font))
    subsetter.subset(font)
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
        found[(_family(font), "italic" if font["head"].macStyle & 2 else "normal")] = file
    return found


def _family(font: TTFont) -> str:
    """The family, without the optical size that some fonts have in its name ("Newsreader 16pt")."""
    name = str(font["name"].getDebugName(16) or font["name"].getDebugName(1))
    return " ".join(word for word in name.split() if not word.removesuffix("pt").isdigit())


def weights(cut: Cut) -> str:
    """The ``font-weight`` range of a web face, in CSS syntax."""
    at = cut.axes.get("wght", 400)
    return f"{at[0]:g} {at[1]:g}" if isinstance(at, tuple) else f"{at:g}"


def catalogue(fonts: Fonts) -> str:
    """``fonts.yaml``: the web faces, from which the theme writes its ``@font-face`` rules, and the card faces."""
    lines = ["# Made by tools/subset_fonts.py: the web faces, for the theme's @font-face rules.", "web:"]
    for cut in fonts.web:
        lines += [
            f"  - file: {cut.output}",
            f'    family: "{cut.named or cut.family}"',
            f"    style: {cut.style}",
            f"    weight: {weights(cut)}",
            f"    script: {cut.script}",
            f"    languages: [{', '.join(quoted(code) for code in LANGUAGES[cut.script])}]",
            f'    unicode_range: "{RANGES[cut.script].replace(",", ", ")}"',
        ]
    return "\n".join([*lines, *card_roles(fonts)]) + "\n"


def quoted(code: str) -> str:
    """A language code that YAML 1.1 would take for a truth value ("no", "on") in quotes."""
    return f'"{code}"' if code in {"no", "on", "y", "n"} else code


def card_roles(fonts: Fonts) -> list[str]:
    """The parts of ``fonts.yaml`` for cards: the faces of each role, and those that every role falls back on."""
    lines = ["# Card faces by role, in the order in which a missing character is looked for.", "cards:"]
    lines += [f"  {role}: [{', '.join(cut.output for cut in cuts)}]" for role, cuts in fonts.cards.items()]
    if fonts.fallback:
        lines += ["# What every role falls back on, also in a theme that extends this one.", "fallback:"]
        lines += [f"  - {cut.output}" for cut in fonts.fallback]
    return lines


def main() -> None:
    """Cut every face and write the catalogue."""
    parser = argparse.ArgumentParser(description="Cut a theme's fonts out of their full source files.")
    parser.add_argument("sources", nargs="*", type=Path, help="font files, or folders with font files")
    parser.add_argument("--theme", required=True, help="a module of tools/fonts")
    parser.add_argument("--output", type=Path, help="folder for the fonts and fonts.yaml (default: the theme's)")
    parser.add_argument("--only", default="", help="make only the files whose name contains this")
    arguments = parser.parse_args()
    fonts: Fonts = import_module(f"tools.fonts.{arguments.theme}").FONTS
    output = arguments.output or Path("themes", arguments.theme, "fonts")
    found = find_sources(arguments.sources)
    (output / "cards").mkdir(parents=True, exist_ok=True)
    for cut in fonts.cuts:
        if arguments.sources and arguments.only in cut.output:
            write(output / cut.output, cut_face(found[(cut.family, cut.style)], cut))
    (output / "fonts.yaml").write_text(catalogue(fonts), encoding="utf-8")


def write(path: Path, data: bytes) -> None:
    """Write one file and say how large it is."""
    path.write_bytes(data)
    print(f"{len(data):>9,}  {path}")


if __name__ == "__main__":
    main()
