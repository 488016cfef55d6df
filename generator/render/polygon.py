"""The coverage of polygons: drawn where an edge cuts through pixels, and filled where none does.

HarfBuzz draws the edges, as it does those of letters: it knows how much of a pixel is inside, in half the time in which
Pillow draws them three times as large and reduces them. It takes shapes from fonts alone, so each becomes a font's glyph.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import uharfbuzz as hb
from PIL import Image

from generator.views.card import Point

BAND = 96
"""Rows that are looked at together."""
LEVEL = 1e-6
"""Pixels that an edge rises at most and is still level: a slope as steep as that of less may have no number."""
NEAR = 400
"""Pixels between two pieces below which drawing both as one is cheaper."""

Edge = tuple[float, float, float, float, float, int]
"""Upper end, lower end (both across and down), pixels across for each down, and 1 if the polygon goes down there, else -1."""
Span = tuple[int, int]
"""Left and right end in pixels."""


class Piece(NamedTuple):
    """A rectangle of a polygon's picture; those without any of it are not listed."""

    box: tuple[int, int, int, int]
    """Left, top, right and bottom in pixels."""
    mask: Image.Image | None
    """Mode L, 255 inside; None where all of it is inside."""


def pieces(points: Sequence[Point], size: tuple[int, int]) -> Iterator[Piece]:
    """A polygon as far as it is within a picture of `size` (width and height in pixels).

    What it winds around is inside: where it crosses itself there is no hole.
    """
    xs, ys = zip(*points, strict=True)
    sides = max(0, math.floor(min(xs))), min(size[0], math.ceil(max(xs)))
    if sides[0] >= sides[1]:
        return
    edges = list(_edges(points, sides))
    outline: _Outline | None = None
    for upper, lower in _bands(edges, max(0, math.floor(min(ys))), min(size[1], math.ceil(max(ys))), sides[0]):
        cut = _merged(_spans(edges, upper, lower, sides), NEAR)
        for left, right in _between(cut, sides):
            if _inside(edges, (left + right) / 2, (upper + lower) / 2):
                yield Piece((left, upper, right, lower), None)
        for left, right in cut:
            if left < right:
                outline = outline or _Outline(points)
                yield Piece((left, upper, right, lower), outline.drawn((left, upper, right, lower)))


def coverage(points: Sequence[Point], size: tuple[int, int]) -> Image.Image:
    """A whole picture of a polygon: mode L, 255 inside."""
    mask = Image.new("L", size)
    for box, part in pieces(points, size):
        mask.paste(255 if part is None else part, box)
    return mask


def _edges(points: Sequence[Point], sides: Span) -> Iterator[Edge]:
    """Those that may cut through pixels, or have some to their right."""
    x0, y0 = points[-1]
    for x1, y1 in points:
        if x0 < sides[1] or x1 < sides[1]:
            slope = (x1 - x0) / (y1 - y0) if abs(y1 - y0) > LEVEL else 0.0
            yield (x0, y0, x1, y1, slope, 1) if y0 <= y1 else (x1, y1, x0, y0, slope, -1)
        x0, y0 = x1, y1


def _bands(edges: Iterable[Edge], first: int, last: int, left: int) -> Iterator[Span]:
    """Tops and bottoms: `BAND` rows where edges slant, as high as can be elsewhere.

    None has the end of an edge within it that stands upright between two pixels, unless at the left side of all.
    """
    slanting, cuts = [], {first, last}
    for x0, y0, x1, y1, _, _ in edges:
        if x0 == x1 == int(x0) and y0 == int(y0) and y1 == int(y1):
            if x0 > left:
                cuts |= {int(y0), int(y1)}
        else:
            slanting.append((math.floor(y0), math.ceil(y1) + 1))
    for low, high in _merged(slanting, 0):
        cuts |= {*range(low, high, BAND), high}
    yield from pairwise(sorted(cut for cut in cuts if first <= cut <= last))


class _Outline:
    """A polygon as glyphs of a font, its ordinates from the top down: HarfBuzz's pictures begin with the bottom."""

    def __init__(self, points: Sequence[Point]) -> None:
        across, down = zip(*points, strict=True)
        left, top = math.floor(min(across)), math.floor(min(down))
        longest = max(1.0, max(across) - left, max(down) - top)
        unit = 2.0 ** min(MOST_FINE, math.floor(math.log2(LONGEST / longest)))
        self._place = (1 / unit, 0, 0, 1 / unit, left, top)
        corners = [(round((x - left) * unit), round((y - top) * unit)) for x, y in _stepped(points)]
        # A glyph has no end of corners: slices from one corner to the others, whose straight sides cancel each other.
        slices = [[corners[0], *corners[at : at + SLICE + 1]] for at in range(0, len(corners), SLICE)]
        tables = _tables([_glyph(one) for one in slices], [min(one)[0] for one in slices])
        self._glyphs = range(1, 1 + len(slices))
        self._font = hb.Font(hb.Face.create_for_tables(lambda _face, tag, _data: tables.get(tag), None))

    def drawn(self, box: tuple[int, int, int, int]) -> Image.Image:
        """The coverage within a box (left, top, right and bottom in pixels)."""
        left, top, right, bottom = box
        raster = hb.RasterDraw()
        raster.extents = hb.RasterExtents(left, top, right - left, bottom - top, 0)
        raster.transform = self._place
        for glyph in self._glyphs:
            raster.draw_glyph(self._font, glyph)
        drawn = raster.render()
        return Image.frombuffer("L", (right - left, bottom - top), drawn.buffer, "raw", "L", drawn.extents.stride, 1)


def _stepped(points: Sequence[Point]) -> Iterator[Point]:
    """The corners, and points along edges that are nearly level.

    HarfBuzz counts how far an edge goes down from pixel to pixel in whole 256ths, and makes up for what it left out only
    at the edge's end: half of a long edge's shade.
    """
    x0, y0 = points[-1]
    for x, y in points:
        across, down = x - x0, y - y0
        if STEP * abs(down) < abs(across) > STEP and down:
            count = int(abs(across) / STEP)
            for step in range(1, count):
                yield x0 + across * step / count, y0 + down * step / count
        yield x, y
        x0, y0 = x, y


def _tables(glyphs: Sequence[bytes], lefts: Sequence[int]) -> dict[str, bytes]:
    """The tables of a font (ISO/IEC 14496-22, 5.2 and 5.3), by glyphs and where each begins.

    Its first glyph, which stands for what it lacks, is empty.
    """
    ends = accumulate(map(len, glyphs), initial=0)
    return {
        # Offsets to glyphs take four bytes; 1,000 units an em, by which nothing is measured here.
        "head": struct.pack(">IIIIHHQQhhhhHHhhh", 1 << 16, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 8, 2, 1, 0),
        "maxp": struct.pack(">IH26x", 1 << 16, 1 + len(glyphs)),
        "hhea": struct.pack(">I30xH", 1 << 16, 1 + len(glyphs)),
        # Without its left side bearing HarfBuzz moves a glyph to the line's start.
        "hmtx": b"".join(struct.pack(">Hh", 0, left) for left in (0, *lefts)),
        "loca": struct.pack(f">{2 + len(glyphs)}I", 0, *ends),
        "glyf": b"".join(glyphs),
    }


def _glyph(corners: Sequence[tuple[int, int]]) -> bytes:
    """One contour of straight lines; every corner is so many units from the one before."""
    across, down = zip(*corners, strict=True)
    head = struct.pack(">hhhhhHH", 1, min(across), min(down), max(across), max(down), len(corners) - 1, 0)
    steps = [here - before for line in (across, down) for before, here in pairwise((0, *line))]
    # Padded, so that the next begins at an even byte.
    return head + ON_CURVE * len(corners) + struct.pack(f">{len(steps)}h{'x' * (len(corners) % 2)}", *steps)


STEP = 8
"""Pixels, and a slope."""
ON_CURVE = b"\x01"
"""Flags of a corner whose steps take two bytes each."""
LONGEST = 32_767
"""Units that a step has at most."""
MOST_FINE = 8
"""A pixel has at most two to the power of this in units."""
SLICE = 30_000
"""Corners; a glyph has at most 65,536."""


def _spans(edges: Iterable[Edge], upper: int, lower: int, sides: Span) -> Iterator[Span]:
    """Where edges stand between two heights. One that goes upright between two pixels cuts through none."""
    left, right = sides
    for x0, y0, x1, y1, slope, _ in edges:
        if y1 < upper or y0 > lower or y0 == y1 in (upper, lower) or (x0 <= left and x1 <= left):
            continue
        if x0 == x1 == int(x0) and y0 <= upper and y1 >= lower:
            at = int(x0)
            yield at, at
            continue
        high = x0 + (upper - y0) * slope if slope and y0 < upper else x0
        low = x0 + (lower - y0) * slope if slope and y1 > lower else x1
        # A pixel more at either side: units are not as fine as numbers.
        yield max(left, math.floor(min(high, low)) - 1), min(right, math.ceil(max(high, low)) + 1)


def _merged(spans: Iterable[Span], near: int) -> list[Span]:
    """In their order and without overlaps: those less than `near` apart as one, and empty ones that are in no other."""
    merged: list[Span] = []
    empty: set[Span] = set()
    for start, end in sorted(spans):
        if start == end:
            empty.add((start, end))
        elif start < end and merged and start < merged[-1][1] + near:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif start < end:
            merged.append((start, end))
    alone = [one for one in empty if not any(start < one[0] < end for start, end in merged)]
    return sorted([*merged, *alone])


def _between(cut: Sequence[Span], sides: Span) -> Iterator[Span]:
    """The rest of what is between two sides."""
    for before, after in pairwise([(sides[0], sides[0]), *cut, (sides[1], sides[1])]):
        if before[1] < after[0]:
            yield before[1], after[0]


def _inside(edges: Iterable[Edge], x: float, y: float) -> bool:
    """Whether a polygon winds around a point that is on no edge: edges to its left that go up and down differ in number."""
    return bool(sum([turn for x0, y0, _, y1, slope, turn in edges if y0 <= y < y1 and x0 + (y - y0) * slope < x]))
