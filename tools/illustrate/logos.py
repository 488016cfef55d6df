"""Draws the logos of the sample hub's partners, as their own printers might have: `python -m tools.illustrate.logos`.

Flat shapes on white in one or two inks, so that each looks like its owner's and none like the hub's own pictures.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .palette import CREAM, INK, MOSS, NIGHT, RED, Colour, colour

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "themes/default/fonts/cards"
SIZE = (1200, 800)
FINER = 3
"""Drawn this much larger and then reduced, for smooth edges."""
CRUST = colour("9a4f1f")
PITCH = colour("1f6b4a")
WATER = colour("2f7f95")

Spot = tuple[float, float]


@dataclass
class Sheet:
    """A white sheet; a unit is a pixel of the result."""

    image: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def white(cls) -> "Sheet":
        """An empty sheet."""
        image = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), "white")
        return cls(image, ImageDraw.Draw(image))

    def shape(self, ink: Colour, *points: Spot) -> None:
        """A filled outline."""
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=_rgb(ink))

    def disc(self, ink: Colour, x: float, y: float, r: float, ry: float = 0) -> None:
        """A filled circle, or an ellipse."""
        ry = ry or r
        self.pen.ellipse([(x - r) * FINER, (y - ry) * FINER, (x + r) * FINER, (y + ry) * FINER], fill=_rgb(ink))

    def line(self, ink: Colour, width: float, *points: Spot) -> None:
        """A line with round ends."""
        self.pen.line([(x * FINER, y * FINER) for x, y in points], _rgb(ink), round(width * FINER), "curve")
        for x, y in (points[0], points[-1]):
            self.disc(ink, x, y, width / 2)

    def words(self, text: str, at: Spot, size: float, ink: Colour, face: tuple[str, int], spread: float = -1) -> None:
        """A line of type from its baseline, in a face of a weight; centred, with `spread` between letters, if that is given."""
        font = _font(face, round(size * FINER))
        x, y = at[0] * FINER, at[1] * FINER
        gap = max(spread, 0) * FINER
        if spread >= 0:
            x -= (sum(font.getlength(letter) for letter in text) + gap * (len(text) - 1)) / 2
        for letter in text if gap else [text]:
            self.pen.text((x, y), letter, _rgb(ink), font, "ls")
            x += font.getlength(letter) + gap

    def save(self, path: Path) -> int:
        """Reduced to its size, in few colours; the size of the file in bytes."""
        small = self.image.resize(SIZE, Image.Resampling.LANCZOS)
        path.parent.mkdir(parents=True, exist_ok=True)
        small.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
        return path.stat().st_size


def _font(face: tuple[str, int], size: int) -> ImageFont.FreeTypeFont:
    name, weight = face
    font = ImageFont.truetype(str(FONTS / f"{name}.ttf"), size)
    wanted = {b"Weight": weight, b"Optical Size": 48, b"Width": 100}
    axes = [
        (axis["name"], axis["minimum"] or 0, axis["maximum"] or 0, axis["default"] or 0)
        for axis in font.get_variation_axes()
    ]
    font.set_variation_by_axes([min(max(wanted.get(n or b"", usual), least), most) for n, least, most, usual in axes])
    return font


def _rgb(ink: Colour) -> tuple[int, int, int]:
    return round(ink[0]), round(ink[1]), round(ink[2])


def _wave(y: float, x: float, width: float, high: float, count: float) -> list[Spot]:
    steps = 120
    return [(x + width * i / steps, y + high * sin(2 * pi * count * i / steps)) for i in range(steps + 1)]


def lighterman(s: Sheet) -> None:
    """A boatman with his pole in a roundel, and the name below."""
    x, y, r = 600, 300, 250
    s.disc(NIGHT, x, y, r)
    s.disc(CREAM, x, y, r - 14)
    s.disc(NIGHT, x, y, r - 22)
    s.disc(colour("e8b84a"), x + 92, y - 96, 52)
    s.line(CREAM, 9, (x - 150, y - 172), (x + 28, y + 150))
    s.shape(CREAM, (x - 172, y + 62), (x + 168, y + 50), (x + 204, y + 26), (x + 140, y + 122), (x - 130, y + 122))
    s.shape(CREAM, (x - 58, y + 62), (x - 40, y - 52), (x + 4, y - 64), (x + 28, y - 30), (x + 18, y + 62))
    s.disc(CREAM, x - 14, y - 96, 28)
    s.shape(CREAM, (x - 50, y - 104), (x + 24, y - 104), (x + 10, y - 122), (x - 34, y - 122))
    s.line(CREAM, 22, (x - 26, y - 42), (x - 82, y - 46))
    s.line(CREAM, 20, (x + 8, y - 34), (x - 46, y + 14))
    for row, wide in ((154, 300), (182, 220)):
        s.line(CREAM, 8, *_wave(y + row, x - wide / 2, wide, 7, wide / 60))
    s.words("THE LIGHTERMAN", (600, 670), 88, NIGHT, ("literata", 800), 8)
    s.words("owned by 312 of us", (600, 738), 46, NIGHT, ("literata", 400), 0)


def juniors(s: Sheet) -> None:
    """A shield with a ball above the water, and the club's name."""
    x, y = 300, 400
    edge = [
        (x - 210, y - 260),
        (x + 210, y - 260),
        (x + 210, y + 40),
        (x + 150, y + 180),
        (x, y + 290),
        (x - 150, y + 180),
        (x - 210, y + 40),
    ]
    s.shape(PITCH, *edge)
    s.shape(CREAM, *[(x + (px - x) * 0.9, y + (py - y) * 0.91) for px, py in edge])
    inner = [(x + (px - x) * 0.85, y + (py - y) * 0.86) for px, py in edge]
    s.shape(PITCH, *inner)
    s.disc(CREAM, x, y - 70, 112)
    for n in range(5):
        turn = -pi / 2 + 2 * pi * n / 5
        cx, cy = x + 86 * cos(turn), y - 70 + 86 * sin(turn)
        s.line(PITCH, 8, (x + 40 * cos(turn), y - 70 + 40 * sin(turn)), (cx, cy))
        s.disc(PITCH, cx, cy, 24)
    s.shape(
        PITCH,
        *[(x + 44 * cos(-pi / 2 + 2 * pi * n / 5), y - 70 + 44 * sin(-pi / 2 + 2 * pi * n / 5)) for n in range(5)],
    )
    for row, wide in ((92, 310), (138, 250), (184, 150)):
        s.line(CREAM, 15, *_wave(y + row, x - wide / 2, wide, 10, wide / 90))
    s.words("OTTERSBY", (560, 350), 106, PITCH, ("bricolage", 800))
    s.words("ATHLETIC", (560, 460), 106, PITCH, ("bricolage", 800))
    s.words("JUNIORS", (560, 570), 106, RED, ("bricolage", 800))


def library(s: Sheet) -> None:
    """An open book with a key for its ribbon."""
    x, y = 600, 270
    for side in (-1, 1):
        s.shape(
            RED,
            (x, y - 100),
            (x + side * 120, y - 150),
            (x + side * 290, y - 130),
            (x + side * 290, y + 120),
            (x + side * 120, y + 100),
            (x, y + 150),
        )
        s.shape(
            colour("ffffff"),
            (x + side * 12, y - 82),
            (x + side * 122, y - 128),
            (x + side * 268, y - 110),
            (x + side * 268, y + 96),
            (x + side * 120, y + 78),
            (x + side * 12, y + 122),
        )
        for row in range(4):
            top = y - 78 + 42 * row
            s.line(RED, 7, (x + side * 62, top + 2), (x + side * 122, top - 20), (x + side * 232, top - 8))
    s.disc(INK, x, y - 150, 66)
    s.disc(colour("ffffff"), x, y - 150, 34)
    s.line(INK, 28, (x, y - 90), (x, y + 208))
    s.shape(INK, (x + 10, y + 120), (x + 74, y + 120), (x + 74, y + 152), (x + 10, y + 152))
    s.shape(INK, (x + 10, y + 174), (x + 58, y + 174), (x + 58, y + 206), (x + 10, y + 206))
    s.words("Friends of", (600, 600), 70, INK, ("literata", 400), 0)
    s.words("Ottersby Library", (600, 696), 112, INK, ("literata", 700), 0)


def bakery(s: Sheet) -> None:
    """A loaf with three cuts, steam, and two lines of heavy type."""
    x, y = 600, 250
    s.disc(CRUST, x, y + 20, 290, 130)
    s.shape(colour("ffffff"), (x - 320, y + 90), (x + 320, y + 90), (x + 320, y + 200), (x - 320, y + 200))
    s.line(CRUST, 20, (x - 250, y + 104), (x + 250, y + 104))
    for n in (-1, 0, 1):
        s.line(colour("f3d9ae"), 26, (x + 130 * n - 42, y + 44), (x + 130 * n + 42, y - 58))
    for n in (-1, 1):
        s.line(CRUST, 12, *[(px, py) for py, px in _wave(x + 74 * n, y - 224, 86, 14, 1)])
    s.words("STAITHE STREET", (600, 520), 104, CRUST, ("bricolage", 800), 4)
    s.words("BAKERY", (600, 678), 190, CRUST, ("bricolage", 800), 20)
    s.words("bread at six", (600, 752), 46, CRUST, ("literata", 400), 0)


def school(s: Sheet) -> None:
    """A bean that has come up, in a square, and the name beside it."""
    s.shape(MOSS, (90, 190), (510, 190), (510, 610), (90, 610))
    s.shape(colour("ffffff"), (90, 520), (510, 500), (510, 516), (90, 536))
    s.line(CREAM, 20, (300, 520), (292, 440), (312, 380), (300, 300))
    for side in (-1, 1):
        leaf = [
            (300, 330),
            (300 + side * 46, 240),
            (300 + side * 142, 216),
            (300 + side * 158, 262),
            (300 + side * 96, 326),
        ]
        s.shape(CREAM, *leaf)
        s.line(MOSS, 7, (300 + side * 18, 318), (300 + side * 122, 250))
    s.disc(CREAM, 300, 566, 42, 28)
    s.words("St Alkmund’s", (566, 400), 92, INK, ("bricolage", 800))
    s.words("SCHOOL", (570, 498), 74, MOSS, ("bricolage", 800))
    s.words("Mill Road, Ottersby", (570, 570), 48, INK, ("bricolage", 500))


LOGOS: dict[str, Callable[[Sheet], None]] = {
    "the-lighterman": lighterman,
    "athletic-juniors": juniors,
    "friends-of-the-library": library,
    "staithe-street-bakery": bakery,
    "st-alkmunds-school": school,
}


def main() -> None:
    """Draws all and prints their sizes."""
    for name, draw in LOGOS.items():
        sheet = Sheet.white()
        draw(sheet)
        size = sheet.save(ROOT / f"content/partners/{name}/logo.png")
        print(f"{size / 1024:6.0f} KB  {name}")


if __name__ == "__main__":
    main()
