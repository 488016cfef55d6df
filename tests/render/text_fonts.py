"""The default theme's fonts for the tests of text, and a ruler."""

from __future__ import annotations

import zlib
from functools import cache, partial
from pathlib import Path

from PIL import Image

from generator.render.text import Face, FontStack
from generator.theme.card_fonts import load_fonts

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "text_data"


@cache
def stack(theme: str = "default", role: str = "headline", **axes: float) -> FontStack:
    """A role's faces, in the order in which they are tried; bold if nothing else is said."""
    folders = dict.fromkeys([ROOT / "themes/default", ROOT / "themes" / theme])
    fonts, files = load_fonts(list(folders), ROOT / "nowhere")
    faces = [
        Face.deferred(partial(Path(files[name]).read_bytes), variations=axes or {"wght": 700}) for name in fonts[role]
    ]
    return FontStack(faces)


def rows(name: str) -> list[str]:
    """The lines of one of Unicode's test files, without its comments."""
    return zlib.decompress((DATA / name).read_bytes()).decode("utf-8").splitlines()


def stray(image: Image.Image, margin: int) -> tuple[int, int, int, int] | None:
    """Where a white drawing on black has left a box that stands so far from every edge of the picture."""
    outside = image.copy()
    outside.paste(0, (margin, margin, image.width - margin, image.height - margin))
    return outside.getbbox()
