"""Rally: Archivo, wide and black."""

from __future__ import annotations

from tools.fonts.cuts import Axes, Cut, Fonts
from tools.fonts.ranges import LATIN, RANGES

_AXES: Axes = {"wdth": (100, 125), "wght": (400, 900)}
_STILL: Axes = {"wdth": 112, "wght": 700}
_ARCHIVO = Cut("Archivo", "cards/archivo.ttf", LATIN, _AXES)
FONTS = Fonts(
    web=[
        Cut("Archivo", f"archivo-{script}.woff2", RANGES[script], _AXES, script=script, kerning=_STILL)
        for script in ("latin", "latin-ext", "vietnamese")
    ],
    cards={"headline": [_ARCHIVO], "text": [_ARCHIVO], "label": [_ARCHIVO]},
)
