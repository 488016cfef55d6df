# ruff: noqa: FBT001, FBT002, FBT003, PERF401, PLR0913, PLR0917
"""Streets: houses, terraces in perspective, skylines, towers, shop fronts, lamps."""

from collections.abc import Sequence

import numpy as np

from .geometry import Point, Shape, arc, bar, ellipse, joined, points, rect, rounded, stroke
from .palette import CREAM, INK, MUSTARD, PAPER, Colour, mix
from .paper import Canvas

LIT = mix(MUSTARD, CREAM, 0.45)


def window(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    glass: Colour,
    frame: Colour = CREAM,
    bars: tuple[int, int] = (2, 2),
    lift: float = 1.5,
) -> None:
    """A sash window with its glazing bars; x, y is the upper left corner."""
    edge = max(1.5, min(w, h) * 0.08)
    c.cut(frame, rect(x - edge, y - edge, w + 2 * edge, h + 2 * edge), lift=lift, rough=0.5)
    across = [rect(x + w * i / bars[0] - edge * 0.35, y, edge * 0.7, h) for i in range(1, bars[0])]
    down = [rect(x, y + h * j / bars[1] - edge * 0.35, w, edge * 0.7) for j in range(1, bars[1])]
    c.cut(glass, rect(x, y, w, h), hole=across + down, lift=0, rough=0.4)


def arched(x: float, y: float, w: float, h: float, pointed: bool = False) -> Shape:
    """The outline of an arched opening; x, y is the upper left corner of its bounding box."""
    if pointed:
        left = arc(x + w, y + w * 0.87, w, w * 0.87, 180, 240, 8)
        right = arc(x, y + w * 0.87, w, w * 0.87, 300, 360, 8)
        return joined(left, right, points((x + w, y + h), (x, y + h)))
    return joined(arc(x + w / 2, y + w / 2, w / 2, w / 2, 180, 360, 20), points((x + w, y + h), (x, y + h)))


def bricks(c: Canvas, outline: Sequence[Shape], colour: Colour, step: float = 16, amount: float = 0.25) -> None:
    """A scatter of single bricks printed on a wall."""
    every = np.concatenate(list(outline))
    (x0, y0), (x1, y1) = every.min(axis=0), every.max(axis=0)
    shapes = [
        rect(x + (row % 2) * step * 0.9, y, step * 1.5, step * 0.62)
        for row, y in enumerate(np.arange(y0, y1, step))
        for x in np.arange(x0, x1, step * 1.8)
        if c.rng.random() < 0.22
    ]
    if shapes:
        c.ink(colour, shapes, within=outline, amount=amount, rough=0.4)


def chimney(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour, pots: int = 2) -> None:
    """A stack standing on y, with its pots."""
    c.cut(
        mix(colour, INK, 0.25),
        [rect(x + w * (0.12 + i * 0.8 / pots), y - h - w * 0.3, w * 0.5 / pots, w * 0.4) for i in range(pots)],
        lift=1,
    )
    c.cut(colour, rect(x, y - h, w, h), rect(x - w * 0.1, y - h, w * 1.2, w * 0.2), lift=2)


def house(
    c: Canvas, x: float, base: float, w: float, h: float, wall: Colour, roof: Colour, glass: Colour, door: Colour,
    storeys: int = 2, bays: int = 2, pitch: float = 0.3, gable: bool = False, lift: float = 5, lit: float = 0, frame: Colour = CREAM,
) -> None:  # fmt: skip
    """A house front standing on `base`; `lit` is the share of windows with a light on."""
    top = base - h
    body = [rect(x, top, w, h)]
    if gable:
        body.append(points((x, top + 1), (x + w / 2, top - w * pitch * 1.4), (x + w, top + 1)))
    chimney(c, x + w * 0.74, top - w * pitch * 0.5, w * 0.14, w * 0.24, mix(wall, INK, 0.15))
    if not gable:
        eave = w * 0.04
        c.cut(
            roof,
            points(
                (x - eave, top + 3),
                (x + w + eave, top + 3),
                (x + w * 0.96, top - w * pitch),
                (x + w * 0.04, top - w * pitch),
            ),
            lift=lift,
        )
    c.cut(wall, body, lift=lift)
    bricks(c, body, mix(wall, INK, 0.45), max(7, w * 0.06))
    if gable:
        edge = stroke(
            [(x - w * 0.06, top + 6), (x + w / 2, top - w * pitch * 1.4 - 4), (x + w * 1.06, top + 6)], w * 0.07
        )
        c.cut(roof, edge, lift=lift * 0.6)
    row = h / storeys
    for level in range(storeys):
        for bay in range(bays):
            cx = x + w * (bay + 0.5) / bays
            y = top + row * level + row * 0.24
            if level == storeys - 1 and bay == 0:
                c.cut(door, rect(cx - w * 0.09, y, w * 0.18, base - y), lift=1.5, rough=0.5)
                c.ink(mix(door, INK, 0.5), rect(cx - w * 0.055, y + row * 0.08, w * 0.11, row * 0.22), amount=0.6)
                continue
            window(c, cx - w * 0.1, y, w * 0.2, row * 0.48, LIT if c.rng.random() < lit else glass, frame)


class Wall:
    """One side of a street that runs to a vanishing point: u counts houses away from us, v goes from base (0) to eaves (1)."""

    def __init__(self, vanish: Point, x: float, top: float, base: float, shrink: float = 0.4) -> None:
        self.vanish, self.x, self.top, self.base, self.shrink = vanish, x, top, base, shrink

    def at(self, u: float, v: float) -> Point:
        """The picture point at depth u and height v."""
        s = 1 / (1 + self.shrink * u)
        y = self.base + (self.top - self.base) * v
        return self.vanish[0] + (self.x - self.vanish[0]) * s, self.vanish[1] + (y - self.vanish[1]) * s

    def quad(self, u0: float, u1: float, v0: float, v1: float) -> Shape:
        """A rectangle on the wall."""
        return points(self.at(u0, v0), self.at(u1, v0), self.at(u1, v1), self.at(u0, v1))

    def terrace(
        self, c: Canvas, houses: int, walls: Sequence[Colour], roof: Colour, glass: Colour, doors: Sequence[Colour],
        lit: float = 0, haze: Colour = PAPER, fade: float = 0.07, frame: Colour = CREAM,
    ) -> None:  # fmt: skip
        """A row of houses from far to near; each further one takes more of the haze."""
        for i in reversed(range(houses)):
            wall = mix(walls[i % len(walls)], haze, min(0.7, fade * i))
            ridge = [self.at(i - 0.03, 0.99), self.at(i + 1, 0.99), self.at(i + 1, 1.3), self.at(i, 1.3)]
            stack = self.quad(i + 0.82, i + 1.02, 1.1, 1.58)
            c.cut(mix(wall, INK, 0.3), stack, lift=2)
            c.cut(mix(roof, haze, min(0.7, fade * i)), points(*ridge), lift=3)
            c.cut(wall, self.quad(i, i + 1, 0, 1), lift=3, rough=0.6)
            bricks(c, [self.quad(i, i + 1, 0, 1)], mix(wall, INK, 0.4), 18 / (1 + 0.4 * i), 0.22)
            trim = mix(frame, haze, min(0.7, fade * i))
            for u, v in ((0.16, 0.6), (0.62, 0.6), (0.58, 0.12)):
                c.cut(trim, self.quad(i + u - 0.02, i + u + 0.26, v - 0.02, v + 0.28), lift=1.2, rough=0.3)
                c.cut(
                    LIT if c.rng.random() < lit else mix(glass, haze, min(0.6, fade * i)),
                    self.quad(i + u + 0.005, i + u + 0.235, v, v + 0.125),
                    self.quad(i + u + 0.005, i + u + 0.235, v + 0.14, v + 0.26),
                    lift=0,
                    rough=0.3,
                )
            c.cut(doors[i % len(doors)], self.quad(i + 0.18, i + 0.38, 0, 0.36), lift=1.2, rough=0.3)


def skyline(
    c: Canvas, x0: float, x1: float, base: float, height: float, colour: Colour, roof: Colour | None = None,
    glass: Colour | None = None, lit: float = 0.5, lift: float = 5, bottom: float | None = None,
) -> None:  # fmt: skip
    """Roofs of a town as one sheet of paper, with windows cut in when `glass` is given."""
    x, shapes, roofs, panes = x0, [rect(x0, base, x1 - x0, (bottom or base + 10) - base)], [], []
    while x < x1:
        w = height * float(c.rng.uniform(0.45, 0.95))
        top = base - height * float(c.rng.uniform(0.5, 0.85))
        peak = top - w * float(c.rng.uniform(0.22, 0.42))
        if c.rng.random() < 0.5:
            roofs.append(points((x - 2, top), (x + w / 2, peak), (x + w + 2, top)))
        else:
            roofs.append(points((x - 2, top), (x + w * 0.08, peak), (x + w * 0.92, peak), (x + w + 2, top)))
        shapes += [rect(x, top - 1, w + 1, base - top + 2), roofs[-1]]
        cx = x + w * float(c.rng.uniform(0.62, 0.8))
        shapes.append(rect(cx, peak - height * 0.06, w * 0.12, top - peak))
        for column in range(2):
            for row in range(2):
                if c.rng.random() < lit:
                    panes.append(
                        rect(
                            x + w * (0.2 + 0.4 * column),
                            top + (base - top) * (0.18 + 0.4 * row),
                            w * 0.16,
                            (base - top) * 0.2,
                        )
                    )
        x += w
    c.cut(colour, shapes, lift=lift)
    if roof:
        c.cut(roof, roofs, lift=1)
    if glass and panes:
        c.cut(glass, panes, lift=0, rough=0.4)


def tower(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    h: float,
    colour: Colour,
    roof: Colour,
    spire: float = 1.0,
    lift: float = 4,
) -> None:
    """A church tower about x with a louvred opening and a spire (or battlements with spire 0)."""
    if spire:
        c.cut(
            roof, points((x - w * 0.56, base - h), (x, base - h - w * 1.6 * spire), (x + w * 0.56, base - h)), lift=lift
        )
        c.cut(roof, bar(x, base - h - w * 1.6 * spire, x, base - h - w * (1.6 * spire + 0.4), w * 0.05), lift=1)
    else:
        c.cut(
            colour,
            [rect(x - w / 2 + w * 0.4 * i - w * 0.02, base - h - w * 0.16, w * 0.22, w * 0.2) for i in range(3)],
            lift=lift,
        )
    c.cut(
        colour,
        rect(x - w / 2, base - h, w, h),
        rect(x - w * 0.56, base - h, w * 1.12, w * 0.12),
        rect(x - w * 0.55, base - h * 0.52, w * 1.1, w * 0.07),
        lift=lift,
    )
    c.cut(mix(colour, INK, 0.55), arched(x - w * 0.16, base - h + w * 0.3, w * 0.32, w * 0.62, True), lift=0)
    c.cut(mix(colour, INK, 0.55), arched(x - w * 0.08, base - h * 0.4, w * 0.16, w * 0.34, True), lift=0)


def street_lamp(
    c: Canvas,
    x: float,
    base: float,
    h: float,
    colour: Colour,
    lit: Colour | None = None,
    old: bool = True,
    side: int = 1,
) -> Point:
    """A lamp post; returns where its light is."""
    if old:
        c.cut(
            colour,
            rect(x - h * 0.01, base - h * 0.86, h * 0.02, h * 0.86),
            rect(x - h * 0.022, base - h * 0.2, h * 0.044, h * 0.2),
            bar(x - h * 0.06, base - h * 0.8, x + h * 0.06, base - h * 0.8, h * 0.012),
            lift=3,
        )
        c.cut(
            lit or mix(colour, PAPER, 0.3),
            points(
                (x - h * 0.045, base - h * 0.96),
                (x + h * 0.045, base - h * 0.96),
                (x + h * 0.026, base - h * 0.86),
                (x - h * 0.026, base - h * 0.86),
            ),
            lift=1.5,
        )
        c.cut(
            colour,
            points((x - h * 0.055, base - h * 0.955), (x, base - h * 1.01), (x + h * 0.055, base - h * 0.955)),
            ellipse(x, base - h * 1.015, h * 0.01),
            lift=1.5,
        )
        return x, base - h * 0.91
    tip = (x + side * h * 0.14, base - h * 0.98)
    c.cut(
        colour,
        rect(x - h * 0.009, base - h * 0.9, h * 0.018, h * 0.9),
        stroke(
            joined(
                np.array([(x, base - h * 0.9)]),
                arc(x + side * h * 0.14, base - h * 0.88, h * 0.14, h * 0.1, 180 if side > 0 else 360, 270),
            ),
            h * 0.016,
        ),
        lift=3,
    )
    c.cut(
        lit or mix(colour, PAPER, 0.3),
        rounded(tip[0] - h * 0.02 + (0 if side > 0 else -h * 0.05), tip[1] - h * 0.008, h * 0.09, h * 0.026, h * 0.012),
        lift=1.5,
    )
    return tip[0] + side * h * 0.03, tip[1] + h * 0.02


def cobbles(c: Canvas, outline: Sequence[Shape], colour: Colour, horizon: float, amount: float = 0.3) -> None:
    """Setts that grow towards us, printed on a street."""
    every = np.concatenate(list(outline))
    (x0, y0), (x1, y1) = every.min(axis=0), every.max(axis=0)
    shapes, y, row = [], max(y0, horizon + 14), 0
    while y < y1:
        s = (y - horizon) * 0.075
        for x in np.arange(x0 - (row % 2) * s, x1, s * 2):
            if c.rng.random() < 0.42:
                shapes.append(rounded(x, y, s * 1.7, s * 0.72, s * 0.3))
        y += s
        row += 1
    c.ink(colour, shapes, within=outline, amount=amount, rough=0.4)


def paving(
    c: Canvas,
    vanish: Point,
    y0: float,
    y1: float,
    x0: float,
    x1: float,
    colour: Colour,
    slabs: int = 9,
    amount: float = 0.3,
) -> None:
    """Joints between paving slabs that run to a vanishing point."""
    outline = [rect(x0, y0, x1 - x0, y1 - y0)]
    lines = [
        bar(*vanish, vanish[0] + (i - slabs / 2) * (x1 - x0) * 2.4 / slabs, y1 + (y1 - vanish[1]), 2.2)
        for i in range(slabs + 1)
    ]
    depth = [y0 + (y1 - y0) * (i / 7) ** 1.7 for i in range(1, 8)]
    lines += [bar(x0, y, x1, y, 2) for y in depth]
    c.ink(colour, lines, within=outline, amount=amount, rough=0.5)
