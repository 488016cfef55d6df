"""Glyphs to pixels: HarfBuzz fills outlines and paints colour glyphs, Pillow composites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, floor
from typing import Literal, NamedTuple

import uharfbuzz as hb
from PIL import Image

from generator.render.planes import Planes
from generator.render.text.fit import Fitted
from generator.render.text.shaping import Glyph, Line

Align = Literal["start", "center", "end", "left", "right"]
Fill = str | int | tuple[int, ...]
Picture = Fill | Image.Image


def draw(
    image: Image.Image | Planes,
    fitted: Fitted,
    *,
    x: float,
    y: float,
    width: float,
    fill: Fill,
    align: Align = "start",
    opacity: float = 1.0,
) -> None:
    """Draw a fitted paragraph with its block's top left corner at (x, y), in place.

    Args:
        image: RGB or YCbCr, or L for a mask; or the channels of one.
        fitted: what `fit` returned.
        x: left edge of the box, in pixels.
        y: top of the block, in pixels.
        width: of the box, in pixels.
        fill: colour of the outlines in the image's mode; colour glyphs have their own.
        align: `"start"` is the right edge for a paragraph that reads from right to left. Ink is what is aligned, so
            that a large T and a small t begin on one vertical.
        opacity: of the outlines, from 0 to 1.
    """
    for one in prints(fitted, x=x, y=y, width=width, fill=fill, align=align, opacity=opacity):
        image.paste(*one)


class Print(NamedTuple):
    """What is pasted for a line, or for a glyph in colours of its own."""

    fill: Picture
    at: tuple[int, int]
    """Its left edge and its top."""
    mask: Image.Image
    """Coverage, or the picture itself."""


def prints(
    fitted: Fitted, *, x: float, y: float, width: float, fill: Fill, align: Align, opacity: float
) -> Iterator[Print]:
    """What `draw` pastes, by its arguments."""
    side = _side(align, fitted.direction)
    for line, baseline in zip(fitted.lines, fitted.baselines, strict=True):
        origin = _origin(line, fitted.size, x, width, side)
        for mask, fill_with, left, top in _layers(line, fitted.size, origin - floor(origin), fill):
            through = mask if mask is fill_with else weaker(mask, opacity)
            yield Print(fill_with, (floor(origin) + left, floor(y) + baseline - top), through)


def weaker(mask: Image.Image, opacity: float) -> Image.Image:
    """A mask's share, from 0 to 1."""
    return mask.point(_shares(opacity)) if opacity < 1 else mask


@lru_cache(maxsize=16)
def _shares(opacity: float) -> list[int]:
    return [round(value * opacity) for value in range(256)]


def _side(align: Align, direction: str) -> str:
    """The physical side of an alignment."""
    if align == "start":
        return "right" if direction == "rtl" else "left"
    if align == "end":
        return "left" if direction == "rtl" else "right"
    return align


def _origin(line: Line, size: float, x: float, width: float, side: str) -> float:
    """Where a line's pen starts so that its ink stands at a side of the box, a pixel's antialiasing inside."""
    room = width - 2 - line.ink_width * size
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[side]
    return x + 1 + room * share - line.left * size


def _layers(line: Line, size: float, shift: float, fill: Fill) -> Iterator[tuple[Image.Image, Picture, int, int]]:
    """What to paste for a line: mask, colour or picture, left edge and top relative to the origin on the baseline."""
    outlines = [glyph for glyph in line.glyphs if not glyph.face.color]
    if mask := _outline_mask(outlines, size, shift):
        coverage, left, top = mask
        yield coverage, fill, left, top
    for glyph in line.glyphs:
        if glyph.face.color and (painted := _painting(glyph, size, shift)):
            picture, left, top = painted
            yield picture, picture, left, top


def _outline_mask(glyphs: Sequence[Glyph], size: float, shift: float) -> tuple[Image.Image, int, int] | None:
    """Coverage of all outlines of a line, with its left edge and its top relative to the origin on the baseline."""
    raster = hb.RasterDraw()
    for glyph in glyphs:
        scale = size / glyph.face.upem
        raster.transform = (scale, 0, 0, scale, shift + glyph.x * size, glyph.y * size)
        raster.draw_glyph(glyph.face.font, glyph.code)
    drawn = raster.render()
    extents = drawn.extents if drawn else None
    if not extents or not extents.width or not extents.height:
        return None
    size_in_pixels = (extents.width, extents.height)
    mask = Image.frombuffer("L", size_in_pixels, drawn.buffer, "raw", "L", extents.stride, -1)
    return mask, extents.x_origin, extents.y_origin + extents.height


def _painting(glyph: Glyph, size: float, shift: float) -> tuple[Image.Image, int, int] | None:
    """A colour glyph as RGBA, with its left edge and its top relative to the line's origin."""
    bounds = glyph.face.font.get_glyph_extents(glyph.code)
    if bounds is None or not bounds.width or not bounds.height:
        return None
    scale = size / glyph.face.upem
    pen, rise = shift + glyph.x * size, glyph.y * size
    left, right = floor(pen + bounds.x_bearing * scale), ceil(pen + (bounds.x_bearing + bounds.width) * scale)
    bottom, top = floor(rise + (bounds.y_bearing + bounds.height) * scale), ceil(rise + bounds.y_bearing * scale)
    raster = hb.RasterPaint()
    raster.extents = hb.RasterExtents(left, bottom, right - left, top - bottom, (right - left) * 4)
    raster.transform = (scale, 0, 0, scale, pen, rise)
    raster.paint_glyph(glyph.face.font, glyph.code)
    drawn = raster.render()
    extents = drawn.extents
    data = bytes(drawn.buffer)
    # HarfBuzz gives premultiplied BGRA, the bottom row first.
    picture = Image.frombytes("RGBa", (extents.width, extents.height), data, "raw", "BGRa", extents.stride, -1)
    return picture.convert("RGBA"), left, top
