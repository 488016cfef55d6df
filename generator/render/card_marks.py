"""Masks of what a card is printed with: cut paper, halftone, worn ink, plates, bars.

All of them are coverage: mode L, 255 is full.
"""

from __future__ import annotations

import math
import random
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageDraw

from generator.render.text import Fitted, draw
from generator.views.card import Box, Plate, Point

FINE = 3
"""Polygons are drawn so many times larger and reduced: ten shades along an edge."""


def polygon(points: tuple[Point, ...], size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int]]:
    """A polygon's coverage within a picture of `size`: the part that it reaches, and where that begins."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right, bottom = min(size[0], math.ceil(max(xs))), min(size[1], math.ceil(max(ys)))
    width, height = max(1, right - left), max(1, bottom - top)
    large = Image.new("L", (width * FINE, height * FINE))
    ImageDraw.Draw(large).polygon([((x - left) * FINE, (y - top) * FINE) for x, y in points], fill=255)
    return large.reduce(FINE), (left, top)


def cut(mask: Image.Image, points: tuple[Point, ...]) -> Image.Image:
    """A mask inside a polygon, nothing outside."""
    inside, at = polygon(points, mask.size)
    sheet = Image.new("L", mask.size)
    sheet.paste(inside, at)
    return ImageChops.multiply(mask, sheet)


def ramp(size: tuple[int, int], vanishing: str) -> Image.Image:
    """From full to nothing, at the named side."""
    down = Image.linear_gradient("L")  # nothing at the top, full at the bottom
    turns = {
        "top": None,
        "bottom": Image.Transpose.ROTATE_180,
        "left": Image.Transpose.ROTATE_90,
        "right": Image.Transpose.ROTATE_270,
    }
    turn = turns[vanishing]
    return (down.transpose(turn) if turn is not None else down).resize(size)


def halftone(tint: Image.Image, pitch: int) -> Image.Image:
    """A tint as round dots on a screen at 45 degrees, `pitch` pixels apart, as large as the tint is dark."""
    # Where screen and tint together pass full coverage there is ink; the steep curve leaves one pixel of soft edge.
    mixed = ImageChops.add(tint, _screens(pitch, tint.size), scale=2)
    steep = pitch * 0.9
    return mixed.point([min(255, max(0, round((value - 127.5) * steep + 127.5))) for value in range(256)])


@lru_cache(maxsize=4)
def _screens(pitch: int, size: tuple[int, int]) -> Image.Image:
    return tiled(_screen(pitch), size)


@cache
def _screen(pitch: int) -> Image.Image:
    """One period of a screen: its values are evenly spread, so that half a tint gives half the ink."""
    cells = [(x, y) for y in range(pitch) for x in range(pitch)]
    turn = 2 * math.pi / pitch
    heights = {(x, y): math.cos(turn * (x + y + 1)) + math.cos(turn * (x - y)) for x, y in cells}
    ordered = sorted(cells, key=lambda cell: (heights[cell], cell))
    tile = Image.new("L", (pitch, pitch))
    for rank, cell in enumerate(ordered):
        tile.putpixel(cell, rank * 255 // (len(ordered) - 1))
    return tile


def tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A tile repeated over `size`."""
    sheet = Image.new(tile.mode, size)
    sheet.paste(tile)
    width, height = tile.size
    while width < size[0]:
        sheet.paste(sheet.crop((0, 0, width, height)), (width, 0))
        width *= 2
    while height < size[1]:
        sheet.paste(sheet.crop((0, 0, size[0], height)), (0, height))
        height *= 2
    return sheet


@cache
def _noise() -> Image.Image:
    """Paper's grain: fine speckles, and patches where the drum pressed less."""
    chance = random.Random("grain")  # noqa: S311 - the same grain every time is what is wanted
    fine = Image.frombytes("L", (256, 256), chance.randbytes(65536)).resize((307, 307), Image.Resampling.BICUBIC)
    broad = Image.frombytes("L", (16, 16), chance.randbytes(256)).resize((307, 307), Image.Resampling.BICUBIC)
    return Image.blend(fine, broad, 0.35)


def grained(mask: Image.Image, amount: float) -> Image.Image:
    """A mask with ink left out where the grain is deep; `amount` from 0 to 1."""
    return ImageChops.multiply(mask, _grain(amount, mask.size))


@lru_cache(maxsize=8)
def _grain(amount: float, size: tuple[int, int]) -> Image.Image:
    threshold = 255 * amount * 0.72
    return tiled(_noise().point([min(255, max(0, round(255 - (threshold - v) * 3.2))) for v in range(256)]), size)


def multiplied(below: Image.Image, colour: str) -> Image.Image:
    """A colour printed over a picture, as inks mix."""
    return ImageChops.multiply(below, Image.new("RGB", below.size, colour))


def progress(box: Box, fraction: float, side: str) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Track and bar: the bar a little proud of its track, its end cut aslant with scissors."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    track = ((left, top), (right, top), (right, bottom), (left, bottom))
    length = max(box.height * 0.35, box.width * fraction)
    lean = box.height * 0.22
    bar = [(0.0, -3.0), (length + lean / 2, -3.0), (length - lean / 2, box.height + 3.0), (0.0, box.height + 3.0)]
    if side == "right":
        return tuple((left + right - x, y) for x, y in track), tuple((right - x, top + y) for x, y in bar)
    return track, tuple((left + x, top + y) for x, y in bar)


def plate(fitted: Fitted, kind: Plate | None) -> tuple[Image.Image, Image.Image]:
    """The coverage of a plate and of the words on it, both of the plate's size. Without a plate, of the words' size."""
    across, above = kind.padding if kind else (2, 2)
    # A block of capitals has more air below its baseline than above its tops.
    tops = fitted.baselines[0] - max(fitted.lines[0].top, 0.0) * fitted.size
    depth = fitted.baselines[-1] - min(fitted.lines[-1].bottom, 0.0) * fitted.size
    width, height = math.ceil(fitted.width) + 4 + 2 * across, math.ceil(depth - tops) + 2 * above
    words = Image.new("L", (width, height))
    draw(words, fitted, x=across, y=above - tops, width=width - 2 * across, fill=255, align="center")
    if kind is None:
        return Image.new("L", (width, height)), words
    if kind.kind == "stamp":
        return _stamp(width, height), grained(words, 0.34)
    ends = _tape(width, height) if kind.kind == "tape" else _block(width, height)
    return polygon(ends, (width, height))[0].crop((0, 0, width, height)), words


def _stamp(width: int, height: int) -> Image.Image:
    """A rubber stamp's frame: a thick line and a thin one, worn."""
    large = Image.new("L", (width * FINE, height * FINE))
    pen = ImageDraw.Draw(large)
    for inset, line, radius in ((1, 5, 10), (10, 2, 5)):
        edge = (inset * FINE, inset * FINE, (width - inset) * FINE - 1, (height - inset) * FINE - 1)
        pen.rounded_rectangle(edge, radius * FINE, outline=255, width=line * FINE)
    return grained(large.reduce(FINE), 0.34)


def _tape(width: int, height: int) -> tuple[Point, ...]:
    """A strip torn off a roll at both ends: the teeth of its cutter."""
    teeth = max(3, round(height / 9))
    down = [height * step / (2 * teeth) for step in range(2 * teeth + 1)]
    right = [(width - (5.0 if step % 2 else 0.0), y) for step, y in enumerate(down)]
    left = [((5.0 if step % 2 else 0.0), y) for step, y in enumerate(down)]
    return (*right, *reversed(left))


def _block(width: int, height: int) -> tuple[Point, ...]:
    """A slip of paper, cut with scissors."""
    return ((0, 2), (width - 2, 0), (width, height - 2), (3, height))
