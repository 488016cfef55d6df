# ruff: noqa: FBT001, FBT002, PLR0913, PLR0917
"""Land, water, weather, plants and animals."""

from collections.abc import Sequence

import numpy as np

from .geometry import Point, Shape, bar, ellipse, joined, placed, points, polar, rect, smooth, stroke
from .palette import CREAM, INK, PAPER, Colour, mix
from .paper import Canvas


def blob(
    rng: np.random.Generator, x: float, y: float, rx: float, ry: float, lumps: int = 9, wobble: float = 0.14
) -> Shape:
    """A rounded, uneven shape: foliage, a cloud, a stone."""
    angles = np.linspace(0, 2 * np.pi, lumps, endpoint=False) + rng.uniform(0, 1)
    radii = 1 + rng.uniform(-wobble, wobble, lumps)
    return smooth(
        *((x + float(np.cos(a) * rx * r), y + float(np.sin(a) * ry * r)) for a, r in zip(angles, radii, strict=True))
    )


def tree(c: Canvas, x: float, base: float, h: float, leaf: Colour, trunk: Colour = INK, lift: float = 6) -> None:
    """A broad tree in three sheets, the lightest towards the light."""
    c.cut(
        trunk,
        stroke([(x, base), (x + h * 0.01, base - h * 0.3), (x, base - h * 0.6)], h * 0.07, h * 0.03),
        stroke([(x, base - h * 0.32), (x + h * 0.14, base - h * 0.55)], h * 0.03, h * 0.015),
        lift=2,
    )
    for i, (dx, dy, r) in enumerate(((0.1, 0.6, 0.3), (-0.12, 0.66, 0.27), (0.02, 0.8, 0.22), (-0.1, 0.84, 0.13))):
        tone = mix(mix(leaf, INK, 0.22), leaf, min(1, i / 2)) if i < 3 else mix(leaf, PAPER, 0.22)
        c.cut(
            tone,
            blob(c.rng, x - dx * h * -1 * c.light, base - h * dy, h * r, h * r * 0.92, 11, 0.1),
            lift=lift * (0.6 + 0.2 * i),
        )


def poplar(c: Canvas, x: float, base: float, h: float, leaf: Colour, lift: float = 4) -> None:
    """A slim upright tree."""
    c.cut(
        leaf,
        smooth(
            (x, base - h),
            (x + h * 0.09, base - h * 0.6),
            (x + h * 0.1, base - h * 0.2),
            (x + h * 0.02, base),
            (x - h * 0.02, base),
            (x - h * 0.1, base - h * 0.2),
            (x - h * 0.08, base - h * 0.6),
        ),
        lift=lift,
    )


def bare_tree(c: Canvas, x: float, base: float, h: float, colour: Colour, lift: float = 3, lean: float = 0) -> None:
    """A winter tree: branches that fork and thin."""
    shapes: list[Shape] = []

    def grow(start: Point, angle: float, length: float, width: float, left: int) -> None:
        end = polar(*start, angle, length)
        bend = polar(*start, angle + float(c.rng.uniform(-7, 7)), length * 0.55)
        shapes.append(stroke(smooth(start, bend, end, closed=False, steps=4), width, width * 0.62))
        if left:
            for turn in (-1, 0.2, 1) if left > 3 else (-1, 1):
                grow(
                    end,
                    angle + turn * float(c.rng.uniform(16, 36)),
                    length * float(c.rng.uniform(0.62, 0.8)),
                    width * 0.62,
                    left - 1,
                )

    grow((x, base), 180 + lean, h * 0.3, h * 0.05, 5)
    c.cut(colour, shapes, lift=lift, rough=0.4, register=0.5)


def willow(c: Canvas, x: float, base: float, h: float, leaf: Colour, trunk: Colour = INK, lift: float = 4) -> None:
    """A willow with hanging strands."""
    c.cut(
        trunk,
        stroke(
            smooth((x, base), (x - h * 0.03, base - h * 0.3), (x + h * 0.02, base - h * 0.66), closed=False),
            h * 0.1,
            h * 0.05,
        ),
        lift=3,
    )
    for layer, tone in enumerate((mix(leaf, INK, 0.25), leaf, mix(leaf, PAPER, 0.22))):
        strands = [
            blob(c.rng, x, base - h * (0.74 + 0.05 * layer), h * (0.3 - 0.06 * layer), h * (0.22 - 0.04 * layer))
        ]
        for i in range(11 - layer * 2):
            sx = x + h * (0.42 - 0.07 * layer) * (i / (10 - layer * 2) * 2 - 1)
            fall = h * float(c.rng.uniform(0.3, 0.62)) * (1 - 0.12 * layer)
            top = base - h * (0.74 + 0.06 * layer) + abs(sx - x) * 0.5
            strands.append(
                stroke(
                    smooth(
                        (x + (sx - x) * 0.5, top - h * 0.1),
                        (sx, top),
                        (sx + (sx - x) * 0.12, top + fall * 0.6),
                        (sx + (sx - x) * 0.1, min(top + fall, base - h * 0.04)),
                        closed=False,
                        steps=6,
                    ),
                    h * 0.085,
                    h * 0.012,
                )
            )
        c.cut(tone, strands, lift=lift, rough=0.7)


def reeds(
    c: Canvas,
    x0: float,
    x1: float,
    base: float,
    h: float,
    colour: Colour,
    count: int = 30,
    heads: Colour | None = None,
    lift: float = 4,
) -> None:
    """Reeds in front of water; some carry bulrush heads."""
    stems, tips = [], []
    for _ in range(count):
        x = float(c.rng.uniform(x0, x1))
        top, sway = h * float(c.rng.uniform(0.5, 1)), h * float(c.rng.uniform(-0.14, 0.2))
        stems.append(
            stroke(
                smooth((x, base), (x + sway * 0.3, base - top * 0.55), (x + sway, base - top), closed=False, steps=6),
                h * 0.035,
                h * 0.006,
            )
        )
        if heads and c.rng.random() < 0.3:
            tips.append(
                stroke(
                    [(x + sway * 0.85, base - top * 0.92), (x + sway * 1.08, base - top * 1.12)], h * 0.05, h * 0.045
                )
            )
    c.cut(colour, stems, lift=lift, rough=0.4)
    if heads and tips:
        c.cut(heads, tips, lift=lift * 0.7, rough=0.3)


def grass(
    c: Canvas, x0: float, x1: float, base: float, h: float, colour: Colour, count: int = 60, lift: float = 3
) -> None:
    """A fringe of grass blades along a base line."""
    blades = []
    for x in c.rng.uniform(x0, x1, count):
        top, sway = h * float(c.rng.uniform(0.4, 1)), h * float(c.rng.uniform(-0.4, 0.4))
        blades.append(points((x - h * 0.07, base), (x + h * 0.07, base), (x + sway, base - top)))
    c.cut(colour, blades, rect(x0, base - 1, x1 - x0, 4), lift=lift, rough=0.4)


def cloud(c: Canvas, x: float, y: float, w: float, colour: Colour, lift: float = 5) -> None:
    """A flat-bottomed cloud about x."""
    c.cut(
        colour,
        smooth(
            (x - w / 2, y),
            (x - w * 0.44, y - w * 0.09),
            (x - w * 0.26, y - w * 0.1),
            (x - w * 0.14, y - w * 0.23),
            (x + w * 0.1, y - w * 0.22),
            (x + w * 0.2, y - w * 0.12),
            (x + w * 0.4, y - w * 0.12),
            (x + w / 2, y),
            (x + w * 0.1, y + w * 0.015),
            (x - w * 0.2, y + w * 0.01),
        ),
        lift=lift,
    )


def rain(
    c: Canvas,
    colour: Colour,
    count: int = 140,
    length: float = 46,
    slant: float = 0.22,
    amount: float = 0.35,
    outline: Sequence[Shape] = (),
) -> None:
    """Slanting strokes over the picture (or an outline); pale ones are laid on, dark ones printed."""
    drops = []
    for x, y, s in zip(
        c.rng.uniform(-40, c.w + 40, count), c.rng.uniform(-40, c.h, count), c.rng.uniform(0.5, 1, count), strict=True
    ):
        drops.append(bar(x, y, x - slant * length * s, y + length * s, 1.2 + 1.2 * s))
    if sum(colour) > 450:
        c.mist(colour, drops, (0, 0), (0, 1e6), amount)
    else:
        c.ink(colour, drops, within=outline, amount=amount, rough=0.2)


def snow(c: Canvas, count: int, size: float, outline: Sequence[Shape] = ()) -> None:
    """Flakes over the picture or within an outline."""
    x0, y0, x1, y1 = (0.0, 0.0, float(c.w), float(c.h)) if not outline else _extent(outline)
    flakes = [
        ellipse(x, y, size * s)
        for x, y, s in zip(
            c.rng.uniform(x0, x1, count), c.rng.uniform(y0, y1, count), c.rng.uniform(0.4, 1, count), strict=True
        )
    ]
    c.cut(CREAM, flakes, within=outline, lift=1.2, rough=0.2, register=0)


def _extent(outline: Sequence[Shape]) -> tuple[float, float, float, float]:
    every = np.concatenate(list(outline))
    return float(every[:, 0].min()), float(every[:, 1].min()), float(every[:, 0].max()), float(every[:, 1].max())


def ripples(
    c: Canvas,
    outline: Sequence[Shape],
    colour: Colour,
    horizon: float,
    count: int = 60,
    amount: float = 0.6,
    light: bool = False,
) -> None:
    """Lens-shaped marks on water that grow towards us; `light` lays them on pale, else they are printed."""
    x0, y0, x1, y1 = _extent(outline)
    marks = []
    for _ in range(count):
        y = y0 + (y1 - y0) * float(c.rng.random()) ** 1.2
        s = 0.12 + (y - horizon) / max(1.0, y1 - horizon)
        x, w = float(c.rng.uniform(x0, x1)), float(c.rng.uniform(40, 170)) * s
        marks.append(
            smooth((x - w / 2, y), (x - w * 0.1, y - 4 * s), (x + w / 2, y), (x + w * 0.1, y + 3.4 * s), steps=5)
        )
    if light:
        c.cut(colour, marks, within=outline, lift=0, rough=0.3, register=0.4)
    else:
        c.ink(colour, marks, within=outline, amount=amount, rough=0.3)


def birds(c: Canvas, spots: Sequence[Point], size: float, colour: Colour, lift: float = 2) -> None:
    """Birds in flight as bent strokes."""
    for x, y in spots:
        s, dip = size * float(c.rng.uniform(0.7, 1.2)), float(c.rng.uniform(0.1, 0.4))
        wing = smooth((-1, -dip), (-0.5, -0.42), (0, 0), (0.5, -0.42), (1, -dip * 0.6), closed=False, steps=5)
        back = smooth((1, -dip * 0.6), (0.5, -0.24), (0.05, 0.2), (-0.5, -0.24), (-1, -dip), closed=False, steps=5)
        c.cut(colour, placed([joined(wing, back)], x, y, s, float(c.rng.uniform(-16, 16))), lift=lift, rough=0.2)


def swan(c: Canvas, x: float, y: float, s: float, face: int = 1) -> None:
    """A swan on the water line y; s is about its length."""
    body = smooth((-0.5, -0.2), (-0.2, -0.3), (0.12, -0.24), (0.34, -0.14), (0.3, 0.0), (-0.3, 0.02))
    neck = stroke(
        smooth((0.24, -0.1), (0.4, -0.3), (0.3, -0.52), (0.34, -0.68), (0.46, -0.66), closed=False), 0.13, 0.09
    )
    wing = smooth((-0.62, -0.3), (-0.2, -0.38), (0.14, -0.2), (0.0, -0.06), (-0.3, -0.08))
    c.cut(CREAM, placed([body, neck, ellipse(0.45, -0.65, 0.075, 0.06)], x, y, s, flip=face < 0), lift=4, rough=0.3)
    c.cut(mix(CREAM, INK, 0.06), placed([wing], x, y, s, flip=face < 0), lift=3, rough=0.3)
    c.cut(
        c.p.spot, placed([points((0.5, -0.69), (0.64, -0.61), (0.5, -0.61))], x, y, s, flip=face < 0), lift=1, rough=0.1
    )
    c.ink(INK, placed([ellipse(0.48, -0.67, 0.018)], x, y, s, flip=face < 0), rough=0)


def dog(c: Canvas, x: float, y: float, s: float, coat: Colour, face: int = 1, sitting: bool = False) -> None:
    """A dog standing (or sitting) on y; s is its height at the shoulder."""
    if sitting:
        body = smooth((-0.4, 0), (-0.5, -0.4), (-0.2, -0.85), (0.12, -1.0), (0.24, -0.7), (0.2, 0))
        legs = [stroke([(0.12, -0.6), (0.2, 0)], 0.16, 0.1), ellipse(-0.2, -0.1, 0.3, 0.12)]
        head_at = (0.18, -1.08)
    else:
        body = smooth((-0.8, -0.8), (-0.3, -0.9), (0.3, -0.92), (0.5, -0.7), (0.3, -0.46), (-0.4, -0.52), (-0.84, -0.5))
        legs = [
            stroke([(px, -0.6), (px + d, -0.3), (px + d * 0.4, 0)], 0.2, 0.1)
            for px, d in ((-0.72, -0.08), (-0.52, 0.04), (0.2, -0.04), (0.4, 0.06))
        ]
        head_at = (0.62, -1.06)
    hx, hy = head_at
    head = smooth(
        (hx - 0.24, hy - 0.16),
        (hx + 0.06, hy - 0.24),
        (hx + 0.22, hy - 0.06),
        (hx + 0.48, hy + 0.02),
        (hx + 0.44, hy + 0.16),
        (hx + 0.1, hy + 0.22),
        (hx - 0.2, hy + 0.2),
    )
    tail = stroke(
        smooth((-0.74, -0.72), (-1.0, -0.9), (-1.06, -1.2), closed=False)
        if not sitting
        else smooth((-0.4, -0.1), (-0.7, -0.1), (-0.84, -0.34), closed=False),
        0.14,
        0.05,
    )
    neck = stroke([(hx - 0.3, hy + 0.4), (hx, hy)], 0.42, 0.3)
    c.cut(coat, placed([body, tail, neck, *legs], x, y, s, flip=face < 0), lift=3, rough=0.4)
    c.cut(coat, placed([head], x, y, s, flip=face < 0), lift=2, rough=0.3)
    c.cut(
        mix(coat, INK, 0.4),
        placed(
            [smooth((hx - 0.2, hy - 0.18), (hx, hy - 0.2), (hx - 0.06, hy + 0.24), (hx - 0.26, hy + 0.2))],
            x,
            y,
            s,
            flip=face < 0,
        ),
        lift=1.5,
        rough=0.2,
    )
    c.ink(
        INK,
        placed([ellipse(hx + 0.46, hy + 0.03, 0.06), ellipse(hx + 0.12, hy - 0.04, 0.035)], x, y, s, flip=face < 0),
        rough=0,
    )


def cat(c: Canvas, x: float, y: float, s: float, coat: Colour, face: int = 1) -> None:
    """A cat sitting on y; s is its height."""
    body = smooth((-0.3, 0), (-0.36, -0.3), (-0.12, -0.62), (0.12, -0.7), (0.22, -0.4), (0.2, 0))
    tail = stroke(smooth((-0.26, -0.04), (-0.56, -0.04), (-0.62, -0.2), (-0.5, -0.3), closed=False), 0.09, 0.06)
    head = smooth(
        (-0.1, -0.72),
        (-0.1, -0.98),
        (0.0, -0.9),
        (0.14, -0.92),
        (0.26, -1.0),
        (0.3, -0.78),
        (0.2, -0.62),
        (0.02, -0.6),
        steps=4,
    )
    c.cut(coat, placed([body, tail], x, y, s, flip=face < 0), lift=3, rough=0.3)
    c.cut(coat, placed([head], x, y, s, flip=face < 0), lift=2, rough=0.2)
    c.cut(
        CREAM,
        placed([smooth((0.02, -0.56), (0.16, -0.56), (0.18, -0.3), (0.06, -0.3))], x, y, s, flip=face < 0),
        lift=0.8,
        rough=0.2,
    )


def sun(c: Canvas, x: float, y: float, r: float, colour: Colour, lift: float = 3) -> None:
    """A disc in the sky with a soft halo."""
    c.glow(x, y, r * 3.2, mix(colour, CREAM, 0.6), 0.5)
    c.cut(colour, ellipse(x, y, r), lift=lift)
