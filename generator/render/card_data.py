"""What a card shows of numbers: how far a campaign has come, values over time, and addresses as QR codes.

Everything is polygons and masks of coverage, within the box of its layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from PIL import Image

from generator.views.card import Box, ChartLayer, Point, ProgressLayer, QrLayer

Part = tuple[tuple[Point, ...], str]
"""A polygon and its colour."""

PROUD = 3
"""Pixels by which a bar of cut paper is higher than its track, above and below."""
TICK = 3.0
"""Pixels: how wide a milestone's mark is."""
QUIET = 4
"""Modules of clear ground around a QR code (ISO/IEC 18004, 6.3.8)."""
LEAST_MODULE = 2
"""Pixels: a code with smaller modules is not read off a screen, and not printed."""
MOST_BARS = 60


def progress(layer: ProgressLayer) -> Iterator[Part]:
    """The polygons of a progress layer, from the bottom up."""
    for points, colour in _KINDS[layer.kind](layer):
        yield _mirrored(points, layer.box) if layer.side == "right" else points, colour


def _bar(layer: ProgressLayer) -> Iterator[Part]:
    """A bar a little proud of its track, its end cut aslant with scissors."""
    box = layer.box
    proud = min(PROUD, box.height // 6)
    yield _block(box, 0, box.width, proud), layer.track
    length = max(box.height * 0.35, box.width * layer.fraction)
    lean = box.height * 0.22 if length < box.width else 0.0
    if layer.fraction > 0:
        top, bottom = box.y, box.y + box.height
        right = box.x + length
        yield ((box.x, top), (right + lean / 2, top), (right - lean / 2, bottom), (box.x, bottom)), layer.colour
    yield from _ticks(layer, length, proud)


def _line(layer: ProgressLayer) -> Iterator[Part]:
    """A hairline with a heavy part."""
    box = layer.box
    yield _block(box, 0, box.width, (box.height - 2) / 2), layer.track
    if layer.fraction > 0:
        yield _block(box, 0, max(box.height * 0.5, box.width * layer.fraction)), layer.colour
    yield from _ticks(layer, box.width * layer.fraction, 0)


def _banner(layer: ProgressLayer) -> Iterator[Part]:
    """A box filling up, its end aslant."""
    box = layer.box
    yield _block(box, 0, box.width), layer.track
    lean = min(box.height * 0.36, box.width * 0.2)
    top, bottom = box.y, box.y + box.height
    # The middle of the slant is what the fraction says; at both ends it runs out of the box and is cut there.
    middle = box.width * layer.fraction
    if layer.fraction >= 1:
        yield _block(box, 0, box.width), layer.colour
    elif layer.fraction > 0:
        upper, lower = middle + lean / 2, middle - lean / 2
        yield _within(box, ((box.x, top), (box.x + upper, top), (box.x + lower, bottom), (box.x, bottom))), layer.colour
    for tick in layer.ticks:
        at = box.x + box.width * tick
        points = (
            (at + lean / 2 - TICK / 2, top),
            (at + lean / 2 + TICK / 2, top),
            (at - lean / 2 + TICK / 2, bottom),
            (at - lean / 2 - TICK / 2, bottom),
        )
        yield _within(box, points), layer.track if tick < layer.fraction else layer.colour


def _steps(layer: ProgressLayer) -> Iterator[Part]:
    """Blocks as wide as they are high; the last one begun is as full as it is. Milestones are squares in them."""
    box = layer.box
    gap = max(2.0, box.height * 0.16)
    count = max(1, int((box.width + gap) / (box.height + gap)))
    width = (box.width - gap * (count - 1)) / count
    for number in range(count):
        left = number * (width + gap)
        full = min(1.0, max(0.0, layer.fraction * count - number))
        if full < 1:
            yield _block(box, left, left + width), layer.track
        if full > 0:
            yield _block(box, left, left + width * full), layer.colour
    for tick in layer.ticks:
        number = min(count - 1, int(tick * count))
        middle = number * (width + gap) + width / 2
        hole = box.height / 7
        colour = layer.track if layer.fraction * count >= number + 0.6 else layer.colour
        yield _block(box, middle - hole, middle + hole, box.height / 2 - hole), colour


_KINDS = {"bar": _bar, "line": _line, "banner": _banner, "steps": _steps}


def _ticks(layer: ProgressLayer, length: float, inset: float) -> Iterator[Part]:
    """Milestones across the track: in the track's colour where the bar covers it, else in the bar's."""
    for tick in layer.ticks:
        at = layer.box.width * tick
        left = min(max(0.0, at - TICK / 2), layer.box.width - TICK)
        colour = layer.track if left + TICK <= length else layer.colour
        yield _block(layer.box, left, left + TICK, inset), colour


def _block(box: Box, left: float, right: float, inset: float = 0) -> tuple[Point, ...]:
    """A part of a box, by distances from its left edge, and from its top and bottom."""
    top, bottom = box.y + inset, box.y + box.height - inset
    right = min(right, box.width)
    return ((box.x + left, top), (box.x + right, top), (box.x + right, bottom), (box.x + left, bottom))


def _within(box: Box, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A four-sided polygon with level top and bottom, as far as it is inside the left and right edges of a box."""
    for edge, inside in ((float(box.x), 1), (float(box.x + box.width), -1)):
        points = _clipped(points, edge, inside)
    return points


def _clipped(points: tuple[Point, ...], edge: float, inside: int) -> tuple[Point, ...]:
    """The part of a polygon at one side of a vertical (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for here, there in pairwise((*points, points[0])):
        first, second = (here[0] - edge) * inside, (there[0] - edge) * inside
        if first >= 0:
            kept.append(here)
        if first * second < 0:
            share = first / (first - second)
            kept.append((edge, here[1] + (there[1] - here[1]) * share))
    return tuple(kept)


def _mirrored(points: tuple[Point, ...], box: Box) -> tuple[Point, ...]:
    return tuple((2 * box.x + box.width - x, y) for x, y in points)


def chart(layer: ChartLayer) -> Iterator[Part]:
    """The polygons of a chart, from the bottom up, from nought to the greatest value; nothing if there is none."""
    values = _shown(layer.values)
    greatest = max(values, default=0.0)
    if greatest <= 0:
        return
    heights = [max(0.0, value) / greatest for value in values]
    mark = layer.mark if 0 <= layer.mark < len(values) == len(layer.values) else len(values) - 1
    bars = layer.kind == "bars" or len(heights) < 2
    parts = _bars(layer, heights, mark) if bars else _curve(layer, heights, mark)
    for points, colour in parts:
        yield _mirrored(points, layer.box) if layer.side == "right" else points, colour


def _shown(values: tuple[float, ...]) -> tuple[float, ...]:
    """As many values as can be told apart: every so many-th, and always the last."""
    step = -(-len(values) // MOST_BARS) or 1
    return values[::-1][::step][::-1]


def _bars(layer: ChartLayer, heights: list[float], mark: int) -> Iterator[Part]:
    """One bar a value, on a line; none so low that it cannot be seen."""
    box = layer.box
    base = max(2.0, box.height * 0.012)
    # One bar alone would fill the box like a block, and say nothing.
    pitch = box.width / max(len(heights), 5)
    gap = max(1.0, pitch * 0.22)
    # The spare room is at the end, after the last.
    for number, height in enumerate(heights):
        left = number * pitch
        top = (box.height - base) * (1 - height)
        colour = layer.colour if number == mark else layer.track
        yield _rectangle(box, left, min(top, box.height - 2 * base), left + pitch - gap, box.height - base), colour
    yield _rectangle(box, 0, box.height - base, box.width, box.height), layer.colour


def _curve(layer: ChartLayer, heights: list[float], mark: int) -> Iterator[Part]:
    """A line through the values over a tint of its area, with a dot at the one that stands out."""
    box = layer.box
    pen = max(3.0, min(box.width, box.height) * 0.022)
    dot = pen * 2
    across = (box.width - 2 * dot) / (len(heights) - 1)
    knots = [
        (box.x + dot + number * across, box.y + dot + (box.height - 2 * dot) * (1 - height))
        for number, height in enumerate(heights)
    ]
    floor = float(box.y + box.height)
    yield ((knots[0][0], floor), *knots, (knots[-1][0], floor)), layer.track
    for here, there in pairwise(knots):
        yield _stroke(here, there, pen), layer.colour
    for number, knot in enumerate(knots):
        if number != mark:
            yield _disc(knot, pen / 2), layer.colour
    yield _disc(knots[mark], dot), layer.colour


def _rectangle(box: Box, left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """By distances from a box's left edge and its top."""
    x1, y1, x2, y2 = box.x + left, box.y + top, box.x + right, box.y + bottom
    return ((x1, y1), (x2, y1), (x2, y2), (x1, y2))


def _stroke(here: Point, there: Point, pen: float) -> tuple[Point, ...]:
    """A straight line as thick as the pen."""
    length = hypot(there[0] - here[0], there[1] - here[1]) or 1.0
    x, y = (here[1] - there[1]) / length * pen / 2, (there[0] - here[0]) / length * pen / 2
    return (
        (here[0] + x, here[1] + y),
        (there[0] + x, there[1] + y),
        (there[0] - x, there[1] - y),
        (here[0] - x, here[1] - y),
    )


_CIRCLE = tuple(
    (x * side, y * side)
    for side in (1, -1)
    for x, y in (
        (1.0, 0.0), (0.966, 0.259), (0.866, 0.5), (0.707, 0.707), (0.5, 0.866), (0.259, 0.966),
        (0.0, 1.0), (-0.259, 0.966), (-0.5, 0.866), (-0.707, 0.707), (-0.866, 0.5), (-0.966, 0.259),
    )
)  # fmt: skip


def _disc(centre: Point, radius: float) -> tuple[Point, ...]:
    return tuple((centre[0] + x * radius, centre[1] + y * radius) for x, y in _CIRCLE)


def qr(layer: QrLayer) -> tuple[Image.Image, tuple[int, int]] | None:
    """A QR code's dark modules as coverage, its quiet zone included, and where on the card it stands: mid-box.

    Modules are whole pixels, all of one size. None where the box is too small for a code that can be read.
    """
    import segno  # noqa: PLC0415 - costs 20 ms, and few cards have a code

    code = segno.make_qr(layer.text, error="m")
    rows = [bytes(255 if module else 0 for module in row) for row in code.matrix_iter(border=QUIET)]
    side = len(rows)
    scale = min(layer.box.width, layer.box.height) // side
    if scale < LEAST_MODULE:
        return None
    mask = Image.frombytes("L", (side, side), b"".join(rows))
    whole = side * scale
    at = (layer.box.x + (layer.box.width - whole) // 2, layer.box.y + (layer.box.height - whole) // 2)
    return mask.resize((whole, whole), Image.Resampling.NEAREST), at
