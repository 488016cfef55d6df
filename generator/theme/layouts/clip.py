"""Polygons cut along another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.views.card import Point


def clipped(points: Iterable[Point], edge: Sequence[Point]) -> tuple[Point, ...]:
    """What of a polygon lies within the convex hull of another; nothing if none of it does.

    By the method of Sutherland and Hodgman ("Reentrant polygon clipping", 1974).
    """
    kept = list(points)
    bounds = _bounds(kept)
    around = hull(tuple(edge))
    for start, end in zip(around, (*around[1:], around[0]), strict=True):
        if kept and not _is_within(bounds, start, end):
            kept = _cut(kept, start, end)
            bounds = _bounds(kept)
    return tuple(kept)


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom."""
    if not points:
        return 0, 0, 0, 0
    across, down = [point[0] for point in points], [point[1] for point in points]
    return min(across), max(across), min(down), max(down)


def _is_within(bounds: tuple[float, float, float, float], start: Point, end: Point) -> bool:
    """Whether nothing is beyond an upright or level edge, as most are: told by comparing alone."""
    left, right, top, bottom = bounds
    if start[0] == end[0]:
        return right <= start[0] if end[1] > start[1] else left >= start[0]
    if start[1] == end[1]:
        return top >= start[1] if end[0] > start[0] else bottom <= start[1]
    return False


@lru_cache(maxsize=256)
def hull(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The convex hull, anticlockwise in mathematical axes (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_half(ordered), *_half(ordered[::-1]))


def _half(points: Sequence[Point]) -> list[Point]:
    half: list[Point] = []
    for point in points:
        while len(half) > 1 and _side(half[-2], half[-1], point) <= 0:
            half.pop()
        half.append(point)
    return half[:-1]


def _side(start: Point, end: Point, point: Point) -> float:
    """Above 0 where a point lies inside of an edge of the hull."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _cut(points: list[Point], start: Point, end: Point) -> list[Point]:
    kept: list[Point] = []
    for here, there in zip(points, (*points[1:], *points[:1]), strict=True):
        one, other = _side(start, end, here), _side(start, end, there)
        if one >= 0:
            kept.append(here)
        if (one < 0) != (other < 0):
            share = one / (one - other)
            x, y = here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share
            kept.append((round(x, 1), round(y, 1)))
    return kept
