"""Illustrations from shapes, for cards without a photo: the same seed always gives the same one."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from generator.theme.cut_paper import ellipse
from generator.theme.layouts.clip import clipped
from generator.theme.layouts.places import Place
from generator.views.card import Point

Shape = tuple[int, tuple[Point, ...]]
"""The number of its colour, and its corners."""


@lru_cache(maxsize=64)
def drawn(kind: str, seed: str, colours: int, at: Place, outline: tuple[Point, ...] = ()) -> tuple[Shape, ...]:
    """The shapes of an illustration from the back to the front, cut at the box or along an outline.

    Args:
        kind: one of `KINDS`.
        seed: what it is made from.
        colours: how many there are to print in.
        at: the box that it fills.
        outline: a convex polygon on the card, cut along instead of the box; other polygons are cut at their hull.
    """
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 - the same picture every time is what is wanted
    edge = outline or _rectangle(at.x, at.y, at.x + at.width, at.y + at.height)
    shapes = ((number % colours, clipped(points, edge)) for number, points in KINDS[kind](chance, colours, at))
    return tuple((number, points) for number, points in shapes if len(points) > 2)


def _rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _hills(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """Ridges one before the other, the nearer the lower and the rounder."""
    breadth = min(1.4, at.width / at.height / 1.8)
    for number in range(colours):
        depth = (number + 1) / (colours + 0.6)
        base = at.y + at.height * (0.12 + 0.82 * depth) - at.height * 0.08
        rise = at.height * (0.20 - 0.07 * depth)
        yield number, _ridge(chance, at, base, rise, breadth * (0.7 + 1.3 * (1 - depth) + chance.random()))


def _ridge(chance: random.Random, at: Place, base: float, rise: float, tops: float) -> tuple[Point, ...]:
    """A line of hills from three overlaid swings, closed below."""
    swings = [
        (tops * factor, chance.uniform(0, 2 * math.pi), share) for factor, share in ((1, 0.6), (2.1, 0.3), (3.7, 0.1))
    ]
    steps = max(16, at.width // 10)
    line = []
    for step in range(steps + 1):
        along = step / steps
        swing = sum(share * math.sin(2 * math.pi * times * along + phase) for times, phase, share in swings)
        line.append((round(at.x + at.width * along, 1), round(base - rise * swing, 1)))
    bottom = at.y + at.height
    return (*line, (at.x + at.width, bottom), (at.x, bottom))


def _waves(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """Water as in a woodcut: rows of crests, each row shifted against the one behind."""
    rows = max(colours + 1, 5)
    length = at.width / chance.uniform(2.4, 4.2)
    for row in range(rows):
        near = row / (rows - 1)
        base = at.y + at.height * (0.16 + 0.78 * near)
        swell = at.height / rows * (0.34 + 0.2 * chance.random())
        shift = chance.uniform(0, length)
        steps = max(24, at.width // 6)
        line = []
        for step in range(steps + 1):
            x = at.width * step / steps
            phase = ((x + shift) / length) % 1
            # Steep before the crest, long behind it.
            height = math.sin(math.pi * phase**0.62) ** 1.5
            line.append((round(at.x + x, 1), round(base - swell * height, 1)))
        bottom = at.y + at.height
        yield row, (*line, (at.x + at.width, bottom), (at.x, bottom))


def _roofs(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """A street of gables, the nearer row the larger; each house a wall and a roof."""
    rows = 3
    for row in range(rows):
        near = row / (rows - 1)
        ground = at.y + at.height * (0.66 + 0.36 * near)
        width = at.height * (0.26 + 0.14 * near)
        x = at.x - width * chance.random()
        paint = chance.randrange(colours)
        while x < at.x + at.width:
            paint = (paint + 1 + chance.randrange(max(1, colours - 1))) % colours
            wide = width * chance.uniform(0.75, 1.35)
            wall = at.height * (0.26 + 0.08 * near) * chance.uniform(0.8, 1.5)
            yield from _house(chance, colours, paint, x, ground - wall, wide, at.y + at.height)
            x += wide + 1


def _house(
    chance: random.Random, colours: int, wall: int, x: float, eaves: float, wide: float, foot: float
) -> Iterator[Shape]:
    roof = (wall + 1 + chance.randrange(max(1, colours - 1))) % colours
    ridge = chance.choice((0.5, 0.5, 0.28, 0.72))
    pitch = wide * chance.uniform(0.34, 0.62)
    if chance.random() < 0.55:
        at = x + wide * (0.68 if ridge < 0.6 else 0.16)
        yield roof, _rectangle(at, eaves - pitch * 0.95, at + wide * 0.13, eaves)
    yield wall, _rectangle(x, eaves, x + wide, foot)
    over = wide * 0.05
    yield roof, ((x - over, eaves + 2), (x + wide * ridge, eaves - pitch), (x + wide + over, eaves + 2))
    light = (roof + 1) % colours if colours > 2 else roof
    if light != wall:
        size, count = wide * 0.15, chance.choice((1, 2, 2))
        for n in range(count):
            left = x + wide * (n + 1) / (count + 1) - size / 2
            top = eaves + wide * 0.2
            yield light, _rectangle(left, top, left + size, top + size * 1.35)


def _rays(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """A sun on the ground: wedges of light of unequal width around it."""
    x, y = at.x + at.width * chance.uniform(0.25, 0.75), at.y + at.height * chance.uniform(0.72, 1.02)
    reach = at.width + at.height
    yield 0, _rectangle(at.x, at.y, at.x + at.width, at.y + at.height)
    angle = chance.uniform(0, 0.3)
    rays = chance.randint(15, 21)
    for number in range(1, rays + 1):
        wide = 2 * math.pi / rays * chance.uniform(0.42, 0.62)
        ends = [(x + reach * math.cos(angle + turn), y + reach * math.sin(angle + turn)) for turn in (0, wide)]
        yield (1 + number % max(1, colours - 2) if colours > 2 else 1), ((x, y), *ends)
        angle += 2 * math.pi / rays
    size = min(at.width, at.height) * chance.uniform(0.26, 0.36)
    yield colours - 1, ellipse(x - size, y - size, 2 * size, 2 * size)


def _columns(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """Strips side by side, of many heights, with slanted tops: people who stand together."""
    count = chance.randint(7, 11)
    wide = at.width / count
    lean = wide * chance.choice((-0.5, 0.5))
    before = -1
    for number in range(count):
        crowd = math.sin(math.pi * (number + 0.5) / count)
        high = at.height * (0.30 + 0.34 * crowd + 0.30 * chance.random())
        colour = chance.randrange(colours)
        colour = (colour + 1) % colours if colour == before else colour
        before = colour
        left, right, top = at.x + wide * number, at.x + wide * (number + 1), at.y + at.height - high
        bottom = at.y + at.height
        yield (
            colour,
            ((left, top + max(0, lean)), (right + 0.5, top + max(0, -lean)), (right + 0.5, bottom), (left, bottom)),
        )


def _blocks(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """Tiles: squares, quarter circles, half squares, in a grid."""
    across = 4 if at.width >= at.height else 3
    cell = at.width / across
    down = math.ceil(at.height / cell)
    for row in range(down):
        for column in range(across):
            ground, figure = chance.sample(range(colours), 2) if colours > 1 else (0, 0)
            left, top = at.x + cell * column, at.y + cell * row
            yield ground, _rectangle(left, top, left + cell + 0.5, top + cell + 0.5)
            if colours > 1:
                yield figure, _tile(chance, left, top, cell)


def _tile(chance: random.Random, left: float, top: float, cell: float) -> tuple[Point, ...]:
    quarter = chance.randrange(4)
    match chance.randrange(4):
        case 0:
            return ellipse(left + cell * 0.18, top + cell * 0.18, cell * 0.64, cell * 0.64)
        case 1:
            corners = _rectangle(left, top, left + cell, top + cell)
            return tuple(corner for n, corner in enumerate(corners) if n != quarter)
        case 2:
            half = _rectangle(left, top, left + cell, top + cell / 2)
            return half if quarter % 2 else _rectangle(left, top, left + cell / 2, top + cell)
        case _:
            x, y = left + cell * (quarter % 2), top + cell * (quarter // 2)
            start = {0: 0, 1: 90, 3: 180, 2: 270}[quarter]
            arc = [math.radians(start + 90 * step / 20) for step in range(21)]
            return ((x, y), *((x + cell * math.cos(turn), y + cell * math.sin(turn)) for turn in arc))


def _leaves(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """Branches that grow from below, with leaves in pairs."""
    branches = max(2, round(at.width / at.height * 2.2) + chance.randint(0, 1))
    for number in range(branches):
        x = at.x + at.width * (number + chance.uniform(0.3, 0.7)) / branches
        high = at.height * chance.uniform(0.66, 0.86)
        sway = chance.uniform(-0.2, 0.2) * high
        pairs = chance.randint(3, 5)
        size = min(high / pairs * 1.5, at.width / branches * 0.62)
        stem = number % colours
        yield stem, _stem(x, at.y + at.height, sway, high, high * 0.012 + 1.5)
        for pair in range(pairs):
            up = (pair + 0.7) / pairs
            foot = (x + sway * up * up, at.y + at.height - high * up)
            shrink = 1 - 0.45 * up
            for side in (-1, 1):
                tilt = math.radians(-90 + side * (58 - 26 * up) + sway / high * 60)
                yield (stem + (pair + side) % 2) % colours, _leaf(foot, tilt, size * shrink)
        yield stem, _leaf((x + sway, at.y + at.height - high), math.radians(-90) + sway / high, size * 0.6)


def _stem(x: float, foot: float, sway: float, high: float, wide: float) -> tuple[Point, ...]:
    line = [(x + sway * t * t, foot - high * t) for t in (n / 12 for n in range(13))]
    left = [(px - wide * (1 - 0.7 * n / 12), py) for n, (px, py) in enumerate(line)]
    right = [(px + wide * (1 - 0.7 * n / 12), py) for n, (px, py) in enumerate(line)]
    return (*left, *reversed(right))


def _leaf(foot: Point, tilt: float, size: float) -> tuple[Point, ...]:
    """A pointed leaf: two arcs from its foot to its tip."""
    cos, sin = math.cos(tilt), math.sin(tilt)
    steps = [n / 10 for n in range(11)]
    arc = [(size * t, size * 0.3 * math.sin(math.pi * t**0.8)) for t in steps]
    outline = [*arc, *((x, -y) for x, y in reversed(arc[1:-1]))]
    return tuple((round(foot[0] + x * cos - y * sin, 1), round(foot[1] + x * sin + y * cos, 1)) for x, y in outline)


def _dots(chance: random.Random, colours: int, at: Place) -> Iterator[Shape]:
    """A field of dots that swell and shrink as if something passed behind it."""
    across = 9 if at.width >= at.height else 7
    cell = at.width / across
    turn, pull = chance.uniform(0, 2 * math.pi), chance.uniform(0.16, 0.3)
    for row in range(math.ceil(at.height / cell) + 1):
        for column in range(across + 1):
            swell = math.sin(turn + column * pull * 2 + math.sin(row * pull + turn)) * math.cos(row * pull * 1.5 - turn)
            radius = cell * (0.13 + 0.15 * (1 + swell))
            x = at.x + cell * (column + (0.5 if row % 2 else 0)) - radius
            y = at.y + cell * (row * 0.866 + 0.4) - radius
            number = 0 if swell < 0.25 or colours == 1 else 1 + chance.randrange(colours - 1)
            yield number, ellipse(round(x, 1), round(y, 1), round(2 * radius, 1), round(2 * radius, 1))


KINDS: Mapping[str, Callable[[random.Random, int, Place], Iterator[Shape]]] = {
    "hills": _hills,
    "waves": _waves,
    "roofs": _roofs,
    "rays": _rays,
    "columns": _columns,
    "blocks": _blocks,
    "leaves": _leaves,
    "dots": _dots,
}
