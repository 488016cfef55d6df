# ruff: noqa: FBT001, FBT002
"""Curves and outlines: every shape is an array of (x, y) points in picture units, ready to be cut."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin

import numpy as np
from numpy.typing import NDArray

Shape = NDArray[np.float64]
Point = tuple[float, float]


def points(*pairs: Point) -> Shape:
    """An outline through the given corners, with straight sides."""
    return np.array(pairs, dtype=float)


def rect(x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle by its upper left corner."""
    return points((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Shape:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    corners = ((x + width - r, y + r, -90), (x + width - r, y + height - r, 0), (x + r, y + height - r, 90))
    arcs = [arc(cx, cy, r, r, start, start + 90) for cx, cy, start in (*corners, (x + r, y + r, 180))]
    return np.concatenate(arcs)


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 0) -> Shape:
    """Points of an elliptic arc; degrees, clockwise from the right."""
    count = steps or max(22, int(abs(end - start) / 360 * (max(rx, ry) ** 0.5) * 9))
    angle = np.radians(np.linspace(start, end, count))
    return np.stack((x + rx * np.cos(angle), y + ry * np.sin(angle)), axis=1)


def ellipse(x: float, y: float, rx: float, ry: float | None = None, turn: float = 0) -> Shape:
    """An ellipse (a circle without `ry`), turned clockwise by degrees."""
    outline = arc(x, y, rx, rx if ry is None else ry, 0, 360)[:-1]
    return rotated(outline, turn, (x, y)) if turn else outline


def smooth(*pairs: Point, closed: bool = True, steps: int = 10) -> Shape:
    """A centripetal-looking Catmull-Rom curve through the given points."""
    knots = np.array(pairs, dtype=float)
    if closed:
        knots = np.concatenate((knots[-1:], knots, knots[:2]))
    else:
        knots = np.concatenate((2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]))
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = [_catmull(knots[i : i + 4], t) for i in range(len(knots) - 3)]
    return np.concatenate(parts if closed else [*parts, knots[-2:-1]])


def _catmull(knots: Shape, t: Shape) -> Shape:
    a, b, c, d = knots
    result: Shape = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return result


def joined(*parts: Shape) -> Shape:
    """One outline made of several runs of points."""
    return np.concatenate(parts)


def limb(*joints: tuple[float, float, float]) -> list[Shape]:
    """A tapering limb through (x, y, radius) joints: round at the joints, straight between."""
    shapes = [ellipse(x, y, r) for x, y, r in joints]
    for (x0, y0, r0), (x1, y1, r1) in pairwise(joints):
        shapes.append(taper((x0, y0), (x1, y1), r0, r1))
    return shapes


def taper(start: Point, end: Point, r0: float, r1: float) -> Shape:
    """A straight piece that is 2·r0 wide at its start and 2·r1 at its end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    nx, ny = -dy / length, dx / length
    return points(
        (start[0] + nx * r0, start[1] + ny * r0),
        (end[0] + nx * r1, end[1] + ny * r1),
        (end[0] - nx * r1, end[1] - ny * r1),
        (start[0] - nx * r0, start[1] - ny * r0),
    )


def stroke(path: Shape | Sequence[Point], width: float, end_width: float | None = None) -> Shape:
    """A line of the given width along a path, tapering to `end_width`."""
    line = np.asarray(path, dtype=float)
    if len(line) < 2:
        return ellipse(float(line[0, 0]), float(line[0, 1]), width / 2)
    half = np.linspace(width, width if end_width is None else end_width, len(line))[:, None] / 2
    direction = np.gradient(line, axis=0)
    length = np.hypot(direction[:, 0], direction[:, 1])[:, None]
    direction = direction / np.where(length == 0, 1, length)
    normal = np.stack((-direction[:, 1], direction[:, 0]), axis=1)
    return np.concatenate((line + normal * half, (line - normal * half)[::-1]))


def bar(x0: float, y0: float, x1: float, y1: float, width: float) -> Shape:
    """A straight line as an outline."""
    return taper((x0, y0), (x1, y1), width / 2, width / 2)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The outline, shifted."""
    result: Shape = shape + np.array((dx, dy))
    return result


def scaled(shape: Shape, factor: float, factor_y: float | None = None, about: Point = (0, 0)) -> Shape:
    """The outline, enlarged about a point."""
    origin = np.array(about)
    result: Shape = (shape - origin) * np.array((factor, factor if factor_y is None else factor_y)) + origin
    return result


def rotated(shape: Shape, degrees: float, about: Point = (0, 0)) -> Shape:
    """The outline, turned clockwise about a point."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    origin = np.array(about)
    result: Shape = (shape - origin) @ np.array(((c, s), (-s, c))) + origin
    return result


def placed(
    shapes: Iterable[Shape], x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False
) -> list[Shape]:
    """Shapes drawn about the origin, set down at (x, y)."""
    fx = -scale if flip else scale
    return [moved(rotated(scaled(s, fx, scale), turn), x, y) for s in shapes]


def polar(x: float, y: float, degrees: float, length: float) -> Point:
    """The point `length` away; 0° is straight down, positive turns towards the right."""
    a = radians(degrees)
    return x + sin(a) * length, y + cos(a) * length


def direction(start: Point, end: Point) -> float:
    """The angle in degrees, clockwise from the right, from one point to another."""
    return atan2(end[1] - start[1], end[0] - start[0]) * 180 / pi


def bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all shapes together."""
    every = np.concatenate(list(shapes))
    left, top = every.min(axis=0)
    right, bottom = every.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def ridge(x0: float, x1: float, y: float, bottom: float, *bumps: Point) -> Shape:
    """Land from x0 to x1 whose upper edge runs smoothly through `bumps` (x, offset above y)."""
    edge = smooth((x0, y), *((bx, y - by) for bx, by in bumps), (x1, y), closed=False)
    return joined(edge, points((x1, bottom), (x0, bottom)))
