"""The coverage of polygons: drawn larger and reduced where an edge cuts through pixels, and filled where none does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw

from generator.views.card import Point

FINE = 3
"""Polygons are drawn so many times larger and reduced: ten shades along an edge."""
BAND = 96
"""Rows that are looked at together."""
LEVEL = 1e-6
"""Pixels that an edge rises at most and is still level: a slope as steep as that of less may have no number."""
NEAR = 400
"""Pixels between two pieces below which drawing both as one is cheaper."""

Edge = tuple[Point, Point]
Span = tuple[int, int]
"""Left and right end in pixels."""


class Piece(NamedTuple):
    """A rectangle of a polygon's picture; those without any of it are not listed."""

    box: tuple[int, int, int, int]
    """Left, top, right and bottom in pixels."""
    mask: Image.Image | None
    """Mode L, 255 inside; None where all of it is inside."""


def pieces(points: Sequence[Point], size: tuple[int, int]) -> Iterator[Piece]:
    """A polygon, even-odd, as far as it is within a picture of `size` (width and height in pixels)."""
    edges = [(points[at - 1], points[at]) for at in range(len(points))]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    sides = max(0, math.floor(min(xs))), min(size[0], math.ceil(max(xs)))
    if sides[0] >= sides[1]:
        return
    for upper, lower in _bands(edges, max(0, math.floor(min(ys))), min(size[1], math.ceil(max(ys)))):
        cut = _merged(_spans(edges, upper, lower, sides), NEAR)
        for left, right in _between(cut, sides):
            if _inside(edges, (left + right) / 2, (upper + lower) / 2):
                yield Piece((left, upper, right, lower), None)
        for left, right in cut:
            if left < right:
                box = (left, upper, right, lower)
                yield Piece(box, _drawn(points, box))


def coverage(points: Sequence[Point], size: tuple[int, int]) -> Image.Image:
    """A whole picture of a polygon: mode L, 255 inside."""
    mask = Image.new("L", size)
    for box, part in pieces(points, size):
        mask.paste(255 if part is None else part, box)
    return mask


def _bands(edges: Iterable[Edge], first: int, last: int) -> Iterator[Span]:
    """Tops and bottoms: `BAND` rows where edges slant, as high as can be elsewhere.

    None has the end of an edge within it that stands upright between two pixels.
    """
    slanting, cuts = [], {first, last}
    for (x0, y0), (x1, y1) in edges:
        ends = math.floor(min(y0, y1)), math.ceil(max(y0, y1)) + 1
        if x0 == x1 == int(x0) and y0 == int(y0) and y1 == int(y1):
            cuts |= {ends[0], ends[1] - 1}
        else:
            slanting.append(ends)
    for low, high in _merged(slanting, 0):
        cuts |= {*range(low, high, BAND), high}
    yield from pairwise(sorted(cut for cut in cuts if first <= cut <= last))


def _drawn(points: Sequence[Point], box: tuple[int, int, int, int]) -> Image.Image:
    left, top, right, bottom = box
    large = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
    # Pillow cuts fractions off, which moves what is negative to the other side.
    at = [(math.floor(x * FINE) - left * FINE, math.floor(y * FINE) - top * FINE) for x, y in points]
    ImageDraw.Draw(large).polygon(at, fill=255)
    return large.reduce(FINE)


def _spans(edges: Iterable[Edge], upper: int, lower: int, sides: Span) -> Iterator[Span]:
    """Where edges stand between two heights. One that goes upright between two pixels cuts through none."""
    for first, second in edges:
        (x0, y0), (x1, y1) = (first, second) if first[1] <= second[1] else (second, first)
        if y1 < upper or y0 > lower or y0 == y1 in (upper, lower):
            continue
        if x0 == x1 == int(x0) and y0 <= upper and y1 >= lower:
            at = min(max(int(x0), sides[0]), sides[1])
            yield at, at
            continue
        slope = (x1 - x0) / (y1 - y0) if y1 - y0 > LEVEL else 0.0
        ends = (x0 + (max(y0, upper) - y0) * slope, x0 + (min(y1, lower) - y0) * slope) if slope else (x0, x1)
        # A pixel more at either side: Pillow's lines are a pixel wide.
        yield max(sides[0], math.floor(min(ends)) - 1), min(sides[1], math.ceil(max(ends)) + 2)


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
    """Whether a point that is on no edge is inside: an odd number of edges stands to its left."""
    left = 0
    for (x0, y0), (x1, y1) in edges:
        if (y0 > y) != (y1 > y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) < x:
            left += 1
    return left % 2 == 1
