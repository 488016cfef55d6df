"""Outlines of paper: cut in curves, or torn."""

from __future__ import annotations

import math
import random
from functools import cache, lru_cache

from generator.views.card import Point


@cache
def curved(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A closed curve through the points (uniform Catmull-Rom spline), as a polygon of eight steps between them."""
    count = len(points)
    curve: list[Point] = []
    for number in range(count):
        before, here, there, after = (points[(number + shift) % count] for shift in (-1, 0, 1, 2))
        for step in range(8):
            t = step / 8
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(before, here, there, after, strict=True)
            )
            curve.append((round(x, 1), round(y, 1)))
    return tuple(curve)


STEP = 9.0
"""Pixels between the points of a torn edge."""


@cache
def torn(points: tuple[Point, ...], roughness: float) -> tuple[Point, ...]:
    """A polygon with its edges torn: points every few pixels, up to `roughness` pixels off, always the same way."""
    chance = random.Random(repr(points))  # noqa: S311 - the same tear every time is what is wanted
    rough: list[Point] = []
    drift = 0.0
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
        steps = max(1, int(length / STEP))
        for step in range(steps):
            # Fibres pull along: each point leans on the one before.
            drift = 0.6 * drift + 0.4 * chance.uniform(-roughness, roughness) + chance.uniform(-0.3, 0.3) * roughness
            along = step / steps
            x = x1 + (x2 - x1) * along - (y2 - y1) / length * drift
            y = y1 + (y2 - y1) * along + (x2 - x1) / length * drift
            rough.append((round(x, 1), round(y, 1)))
    return tuple(rough)


@lru_cache(maxsize=64)
def rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Point, ...]:
    """A rectangle with round corners, as a polygon."""
    radius = min(radius, width / 2, height / 2)
    corners = ((x + width - radius, y + radius), (x + width - radius, y + height - radius),
               (x + radius, y + height - radius), (x + radius, y + radius))  # fmt: skip
    steps = max(4, round(radius / 3))
    points = list[Point]()
    for number, (cx, cy) in enumerate(corners):
        for step in range(steps + 1):
            angle = math.radians(90 * (number - 1 + step / steps))
            points.append((round(cx + radius * math.cos(angle), 2), round(cy + radius * math.sin(angle), 2)))
    return tuple(points)


def ellipse(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    """An ellipse that fills a box, as a polygon fine enough to look round."""
    steps = max(24, round((width + height) / 8))
    turns = [2 * math.pi * step / steps for step in range(steps)]
    return tuple(
        (round(x + width / 2 * (1 + math.cos(turn)), 2), round(y + height / 2 * (1 + math.sin(turn)), 2))
        for turn in turns
    )
