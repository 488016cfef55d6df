"""The head of the style sheet: the hub's own colours as custom properties, and the theme's font faces."""

from __future__ import annotations

from generator.theme.colour import Colours, Palette
from generator.theme.specs import FontFace
from generator.theme.theme import Theme


def preamble(theme: Theme, colours: Colours) -> str:
    """CSS that stands before the theme's own style sheets.

    Addresses of fonts are relative to the style sheet, which lies in `/assets/`, so that any base path works.
    """
    faces = "".join(_face(face) for face in theme.fonts)
    night = f"@media screen and (prefers-color-scheme:dark){{:root{{{_properties(colours.dark)}}}}}"
    return f":root{{color-scheme:light dark;{_properties(colours.light)}}}{night}{faces}"


def _properties(palette: Palette) -> str:
    return "".join(f"--{token}:{colour};" for token, colour in palette.colours)


def _face(face: FontFace) -> str:
    ranged = f"unicode-range:{face.unicode_range};" if face.unicode_range else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{face.weight};font-display:swap;'
        f"{ranged}src:url('fonts/{face.file}') format('woff2')}}"
    )
