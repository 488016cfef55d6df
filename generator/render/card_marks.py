"""Masks of what a card is printed with: cut paper, halftone, worn ink, gradients, plates.

All of them are coverage: mode L, 255 is full.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageColor

from generator.render.polygon import coverage
from generator.render.text import Fitted, draw, weaker
from generator.theme.cut_paper import rounded
from generator.views.card import Plate, Point

BARE = (2, 2)
"""Pixels kept around words without a plate."""


def polygon(points: tuple[Point, ...], size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int]]:
    """A polygon's coverage within a picture of `size`: the part that it reaches, and where that begins."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right, bottom = min(size[0], math.ceil(max(xs))), min(size[1], math.ceil(max(ys)))
    width, height = max(1, right - left), max(1, bottom - top)
    return coverage([(x - left, y - top) for x, y in points], (width, height)), (left, top)


def bands(height: int, step: int) -> Iterator[tuple[int, int]]:
    """Top and bottom of each band of a picture: what is done band by band stays in the processor's cache."""
    for top in range(0, height, step):
        yield top, min(top + step, height)


def cut(mask: Image.Image, inside: Image.Image, at: tuple[int, int]) -> Image.Image:
    """A mask as far as another, which begins at `at`, covers it."""
    sheet = Image.new("L", mask.size)
    sheet.paste(inside, at)
    return ImageChops.multiply(mask, sheet)


def ramp(size: tuple[int, int], vanishing: str, opacity: float = 1.0) -> Image.Image:
    """From full, or a share of it, to nothing at the named side."""
    across = vanishing in ("left", "right")
    shades = _shades(size[0] if across else size[1], opacity)
    if vanishing in ("right", "bottom"):
        shades = shades[::-1]
    even = {shade: bytes((shade,)) * size[0] for shade in set(shades)}
    return Image.frombytes("L", size, shades * size[1] if across else b"".join(map(even.__getitem__, shades)))


@lru_cache(maxsize=64)
def _shades(count: int, opacity: float) -> bytes:
    """From nothing to full, or a share of it."""
    return weaker(Image.linear_gradient("L").resize((1, count)), opacity).tobytes()


def halftone(tint: Image.Image, pitch: int) -> Image.Image:
    """A tint as round dots on a screen at 45 degrees, `pitch` pixels apart, as large as the tint is dark."""
    # Where screen and tint together pass full coverage there is ink; the steep curve leaves one pixel of soft edge.
    mixed = ImageChops.add(tint, tiled(_screen(pitch), tint.size), scale=2)
    steep = pitch * 0.9
    return mixed.point([min(255, max(0, round((value - 127.5) * steep + 127.5))) for value in range(256)])


@lru_cache(maxsize=16)
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
    return ImageChops.multiply(mask, tiled(_grain(amount), mask.size)) if amount else mask


@lru_cache(maxsize=8)
def _grain(amount: float) -> Image.Image:
    threshold = 255 * amount * 0.72
    return _noise().point([min(255, max(0, round(255 - (threshold - v) * 3.2))) for v in range(256)])


def gradient(mask: Image.Image, colour: str, to: str) -> Image.Image:
    """From `to`, where a mask is empty, to `colour`, where it is full, without bands."""
    first, last = ImageColor.getrgb(colour), ImageColor.getrgb(to)
    steps = max(abs(a - b) for a, b in zip(first, last, strict=True))
    if not steps:
        return Image.new("RGB", mask.size, colour)
    # Noise as high as one step of the colour breaks its edge up, as a dither does.
    noise = tiled(_speckles(min(127, round(255 / steps))), mask.size)
    rough = ImageChops.add(mask, noise, offset=-128)
    return Image.composite(Image.new("RGB", mask.size, colour), Image.new("RGB", mask.size, to), rough)


@lru_cache(maxsize=4)
def _speckles(height: int) -> Image.Image:
    """Even noise around 128, `height` levels from least to most."""
    chance = random.Random("speckles")  # noqa: S311 - the same every time is what is wanted
    noise = Image.frombytes("L", (251, 251), chance.randbytes(251 * 251))
    return noise.point([round(128 + (value - 127.5) / 255 * height) for value in range(256)])


def multiplied(below: Image.Image, ink: str | Image.Image) -> Image.Image:
    """A colour, or a picture of the same size, printed over an RGB picture, as inks mix."""
    return below.point(_darkened(ink)) if isinstance(ink, str) else ImageChops.multiply(below, ink)


@lru_cache(maxsize=16)
def _darkened(ink: str) -> list[int]:
    """What becomes of each shade of red, green and blue below an ink."""
    return [round(below * value / 255) for value in ImageColor.getrgb(ink)[:3] for below in range(256)]


def plate_size(fitted: Fitted, kind: Plate | None) -> tuple[int, int]:
    """Width and height in pixels of a plate around a text, or of the text's own room where there is none."""
    across, above = kind.padding if kind else BARE
    tops, depth = _extent(fitted)
    return math.ceil(fitted.width) + 4 + 2 * across, math.ceil(depth - tops) + 2 * above


def _extent(fitted: Fitted) -> tuple[float, float]:
    """Top and bottom of a block's ink. A block of capitals has more air below its baseline than above its tops."""
    tops = fitted.baselines[0] - max(fitted.lines[0].top, 0.0) * fitted.size
    depth = fitted.baselines[-1] - min(fitted.lines[-1].bottom, 0.0) * fitted.size
    return tops, depth


def plate(fitted: Fitted, kind: Plate | None) -> tuple[Image.Image, Image.Image]:
    """The coverage of a plate and of the words on it, both of the plate's size. Without a plate, of the words' size."""
    across, above = kind.padding if kind else BARE
    width, height = plate_size(fitted, kind)
    tops, _ = _extent(fitted)
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
    frame = Image.new("L", (width, height))
    for inset, line, radius in ((1, 5, 10), (10, 2, 5)):
        outer, inner = (
            coverage(
                rounded(inset + off, inset + off, width - 2 * (inset + off), height - 2 * (inset + off), radius - off),
                frame.size,
            )
            for off in (0, line)
        )
        frame = ImageChops.add(frame, ImageChops.subtract(outer, inner))
    return grained(frame, 0.34)


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
