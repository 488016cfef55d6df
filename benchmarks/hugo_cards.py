"""What Hugo's templates draw a card with: a font in one weight, and a shade that darkens a photo towards the bottom."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image

_FONT = Path(__file__).parents[1] / "themes" / "default" / "fonts" / "cards" / "bricolage.ttf"
_SIZE = (1200, 630)


def write(folder: Path) -> None:
    """Writes both into `folder`."""
    folder.mkdir(parents=True)
    font = TTFont(_FONT)
    limits = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": 700}
    instantiateVariableFont(font, limits).save(folder / "bold.ttf")
    shade = Image.new("RGBA", _SIZE, "#10242c")
    shade.putalpha(Image.linear_gradient("L").resize(_SIZE).point([40 + value * 3 // 4 for value in range(256)]))
    shade.save(folder / "shade.png")
