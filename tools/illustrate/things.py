# ruff: noqa: FBT001, FBT002, PLR0913, PLR0917
"""Vehicles, furniture and small things that people use."""

from collections.abc import Sequence

import numpy as np

from .geometry import Point, Shape, arc, bar, ellipse, joined, placed, points, rect, rounded, smooth, stroke
from .palette import CREAM, INK, PAPER, Colour, mix
from .paper import Canvas
from .town import LIT


def wheel(c: Canvas, x: float, y: float, r: float, hub: Colour = PAPER) -> None:
    """A tyre with its hub."""
    c.cut(INK, ellipse(x, y, r), lift=2, rough=0.2)
    c.cut(hub, ellipse(x, y, r * 0.5), lift=1, rough=0.2)
    c.cut(INK, ellipse(x, y, r * 0.16), lift=0, rough=0.1)


def car(
    c: Canvas, x: float, y: float, w: float, paint: Colour, face: int = 1, glass: Colour = CREAM, lights: bool = False
) -> None:
    """A small car from the side; x is its middle, y the road."""
    shell = smooth(
        (-0.5, -0.1),
        (-0.49, -0.24),
        (-0.36, -0.28),
        (-0.24, -0.42),
        (0.08, -0.43),
        (0.24, -0.28),
        (0.44, -0.23),
        (0.5, -0.14),
        (0.49, -0.08),
        (-0.46, -0.08),
        steps=6,
    )
    panes = [
        points((-0.29, -0.28), (-0.2, -0.38), (-0.07, -0.39), (-0.07, -0.27)),
        points((-0.04, -0.27), (-0.04, -0.39), (0.07, -0.385), (0.18, -0.27)),
    ]
    c.cut(paint, placed([shell], x, y, w, flip=face < 0), lift=5, rough=0.4)
    c.cut(glass, placed(panes, x, y, w, flip=face < 0), lift=0, rough=0.3)
    c.ink(
        mix(paint, INK, 0.5),
        placed([rect(-0.46, -0.17, 0.94, 0.012), bar(-0.055, -0.26, -0.05, -0.1, 0.008)], x, y, w, flip=face < 0),
        amount=0.6,
        rough=0.2,
    )
    c.cut(
        LIT if lights else CREAM, placed([ellipse(0.465, -0.18, 0.024, 0.028)], x, y, w, flip=face < 0), lift=1, rough=0
    )
    for dx in (-0.3, 0.3):
        wheel(c, x + dx * w, y - 0.075 * w, 0.085 * w, mix(PAPER, INK, 0.2))


def car_front(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    paint: Colour,
    lights: bool = True,
    glass: Colour = CREAM,
    rear: bool = False,
) -> None:
    """A car coming towards us (or, `rear`, going away)."""
    shell = smooth(
        (-0.48, -0.14),
        (-0.5, -0.4),
        (-0.42, -0.5),
        (-0.3, -0.8),
        (0.3, -0.8),
        (0.42, -0.5),
        (0.5, -0.4),
        (0.48, -0.14),
        steps=6,
    )
    c.cut(
        INK,
        placed([rounded(-0.45, -0.22, 0.17, 0.22, 0.04), rounded(0.28, -0.22, 0.17, 0.22, 0.04)], x, y, w),
        lift=2,
        rough=0.2,
    )
    c.cut(paint, placed([shell], x, y, w), lift=5, rough=0.4)
    c.cut(
        glass,
        placed([smooth((-0.34, -0.5), (-0.26, -0.73), (0.26, -0.73), (0.34, -0.5), steps=3)], x, y, w),
        lift=0,
        rough=0.3,
    )
    c.ink(
        mix(paint, INK, 0.6),
        placed([rounded(-0.22, -0.34, 0.44, 0.1, 0.03), rect(-0.5, -0.17, 1.0, 0.02)], x, y, w),
        amount=0.7,
        rough=0.2,
    )
    lamp = c.p.spot if rear else (LIT if lights else CREAM)
    c.cut(
        lamp, placed([ellipse(-0.37, -0.34, 0.075, 0.06), ellipse(0.37, -0.34, 0.075, 0.06)], x, y, w), lift=1, rough=0
    )
    if lights and not rear:
        for dx in (-0.37, 0.37):
            c.glow(x + dx * w, y - 0.34 * w, w * 0.55, CREAM, 0.75)


def van(c: Canvas, x: float, y: float, w: float, paint: Colour, face: int = 1, glass: Colour = CREAM) -> None:
    """A panel van from the side."""
    shell = smooth(
        (-0.5, -0.08),
        (-0.5, -0.5),
        (-0.46, -0.54),
        (0.2, -0.54),
        (0.3, -0.46),
        (0.36, -0.28),
        (0.48, -0.24),
        (0.5, -0.08),
        steps=5,
    )
    c.cut(paint, placed([shell], x, y, w, flip=face < 0), lift=9, rough=0.4)
    c.cut(
        glass,
        placed([points((0.18, -0.28), (0.18, -0.48), (0.24, -0.48), (0.34, -0.28))], x, y, w, flip=face < 0),
        lift=0,
        rough=0.3,
    )
    c.ink(
        mix(paint, INK, 0.5),
        placed(
            [
                bar(-0.46, -0.22, 0.48, -0.2, 0.01),
                bar(0.13, -0.5, 0.13, -0.1, 0.006),
                bar(-0.18, -0.52, -0.18, -0.1, 0.006),
            ],
            x,
            y,
            w,
            flip=face < 0,
        ),
        amount=0.6,
        rough=0.2,
    )
    for dx in (-0.32, 0.32):
        wheel(c, x + dx * w, y - 0.075 * w, 0.09 * w, mix(PAPER, INK, 0.2))


def bus(
    c: Canvas, x: float, y: float, w: float, paint: Colour, face: int = 1, glass: Colour = LIT, board: Colour = LIT
) -> list[Shape]:
    """A single-deck bus from the side; returns its panes, so that passengers can be set in them."""
    shell = rounded(-0.5, -0.3, 1.0, 0.255, 0.03)
    c.cut(paint, placed([shell], x, y, w, flip=face < 0), lift=9, rough=0.5)
    panes = placed([rounded(-0.47 + i * 0.135, -0.265, 0.122, 0.1, 0.008) for i in range(6)], x, y, w, flip=face < 0)
    c.cut(glass, panes, lift=0, rough=0.3)
    door = placed([rounded(0.36, -0.265, 0.09, 0.205, 0.008)], x, y, w, flip=face < 0)
    c.cut(glass, door, lift=0, rough=0.3)
    c.ink(INK, placed([rect(0.402, -0.265, 0.006, 0.205)], x, y, w, flip=face < 0), amount=0.7, rough=0.2)
    c.cut(
        glass,
        placed([points((0.465, -0.265), (0.492, -0.265), (0.5, -0.14), (0.465, -0.14))], x, y, w, flip=face < 0),
        lift=0,
        rough=0.3,
    )
    c.cut(mix(paint, INK, 0.35), placed([rect(-0.5, -0.125, 0.85, 0.012)], x, y, w, flip=face < 0), lift=0, rough=0.3)
    c.cut(INK, placed([rounded(0.1, -0.294, 0.24, 0.024, 0.005)], x, y, w, flip=face < 0), lift=0, rough=0.2)
    for dx in (-0.3, 0.26):
        wheel(c, x + dx * w * face, y - 0.045 * w, 0.048 * w, mix(PAPER, INK, 0.25))
    c.cut(board, placed([ellipse(0.49, -0.09, 0.009, 0.012)], x, y, w, flip=face < 0), lift=0, rough=0)
    return panes


def bicycle(c: Canvas, x: float, y: float, w: float, frame: Colour, face: int = 1) -> None:
    """A bicycle from the side, standing on y."""
    r = 0.29
    rims = [
        joined(arc(px, -r, r, r, 0, 360, 40), arc(px, -r, r - 0.035, r - 0.035, 360, 0, 40)) for px in (-0.42, 0.42)
    ]
    spokes = [
        bar(px, -r, px + float(np.cos(a)) * r, -r + float(np.sin(a)) * r, 0.008)
        for px in (-0.42, 0.42)
        for a in np.linspace(0, 2 * np.pi, 11)[:-1]
    ]
    c.cut(INK, placed(rims + spokes, x, y, w, flip=face < 0), lift=2, rough=0.1)
    tubes = [
        bar(-0.42, -r, -0.1, -0.28, 0.035),
        bar(-0.1, -0.28, -0.18, -0.66, 0.035),
        bar(-0.42, -r, -0.16, -0.56, 0.03),
        bar(-0.16, -0.58, 0.3, -0.62, 0.035),
        bar(-0.1, -0.28, 0.31, -0.58, 0.035),
        bar(0.42, -r, 0.28, -0.74, 0.035),
    ]
    c.cut(frame, placed(tubes, x, y, w, flip=face < 0), lift=2, rough=0.2)
    c.cut(
        INK,
        placed(
            [
                smooth((-0.32, -0.7), (-0.06, -0.7), (-0.1, -0.66), (-0.3, -0.65)),
                stroke(smooth((0.28, -0.74), (0.2, -0.82), (0.34, -0.84), closed=False), 0.035),
                ellipse(-0.1, -0.28, 0.06),
            ],
            x,
            y,
            w,
            flip=face < 0,
        ),
        lift=1,
        rough=0.1,
    )


def pushchair(c: Canvas, x: float, y: float, h: float, cloth: Colour, face: int = 1) -> None:
    """A pushchair with its hood, handle behind."""
    frame = [bar(-0.5, -0.95, 0.1, -0.3, 0.045), bar(0.1, -0.3, 0.34, -0.1, 0.045), bar(0.0, -0.42, -0.24, -0.1, 0.045)]
    c.cut(INK, placed(frame, x, y, h, flip=face < 0), lift=2, rough=0.2)
    c.cut(
        cloth,
        placed(
            [
                smooth((-0.3, -0.62), (0.0, -0.36), (0.36, -0.34), (0.42, -0.46), (0.1, -0.56), (-0.1, -0.84)),
                joined(arc(-0.06, -0.62, 0.34, 0.34, 170, 320, 20), np.array([(-0.06, -0.6)])),
            ],
            x,
            y,
            h,
            flip=face < 0,
        ),
        lift=3,
        rough=0.3,
    )
    for dx in (-0.24, 0.36):
        wheel(c, x + dx * h * face, y - 0.1 * h, 0.1 * h)


def chair(c: Canvas, x: float, y: float, h: float, wood: Colour, face: int = 1, kind: int = 0) -> None:
    """A kitchen chair from the side, seat at 0.46·h; the sitter looks towards `face`. Three kinds."""
    back = {
        0: [bar(-0.2, -0.46, -0.27, -1.0, 0.055), bar(-0.29, -0.96, -0.2, -0.96, 0.12)],
        1: [smooth((-0.2, -0.48), (-0.32, -0.8), (-0.26, -1.02), (-0.18, -0.98), (-0.22, -0.76), (-0.12, -0.48))],
        2: [stroke([(-0.2, -0.46), (-0.26, -0.9)], 0.045), rounded(-0.34, -0.95, 0.12, 0.3, 0.05)],
    }[kind]
    legs = [bar(-0.2, -0.46, -0.24, 0, 0.05), bar(0.2, -0.46, 0.24, 0, 0.05), bar(-0.22, -0.2, 0.22, -0.2, 0.03)]
    c.cut(
        wood, placed([*back, *legs, rounded(-0.25, -0.49, 0.5, 0.075, 0.03)], x, y, h, flip=face < 0), lift=3, rough=0.4
    )


def table(
    c: Canvas,
    x0: float,
    x1: float,
    top: float,
    base: float,
    colour: Colour,
    depth: float = 0,
    cloth: Colour | None = None,
) -> None:
    """A table from the front: a top with some depth, legs, perhaps a cloth."""
    h = base - top
    c.cut(
        mix(colour, INK, 0.25),
        bar(x0 + h * 0.1, top, x0 + h * 0.02, base, h * 0.07),
        bar(x1 - h * 0.1, top, x1 - h * 0.02, base, h * 0.07),
        lift=3,
    )
    c.cut(
        colour,
        points(
            (x0 + depth, top - depth),
            (x1 - depth, top - depth),
            (x1, top),
            (x1, top + h * 0.08),
            (x0, top + h * 0.08),
            (x0, top),
        ),
        lift=5,
    )
    if cloth:
        c.cut(
            cloth,
            points(
                (x0 + depth, top - depth),
                (x1 - depth, top - depth),
                (x1, top),
                (x1 - 2, top + h * 0.34),
                (x0 + 2, top + h * 0.34),
                (x0, top),
            ),
            lift=4,
        )


def mug(c: Canvas, x: float, y: float, h: float, colour: Colour, steam: bool = False, face: int = 1) -> None:
    """A mug standing on y."""
    ring = joined(arc(0.42, -0.52, 0.26, 0.28, -90, 90, 16), arc(0.42, -0.52, 0.14, 0.16, 90, -90, 16))
    c.cut(
        colour,
        placed(
            [ring, smooth((-0.42, -1), (0.42, -1), (0.4, -0.1), (0.3, 0), (-0.3, 0), (-0.4, -0.1), steps=4)],
            x,
            y,
            h,
            flip=face < 0,
        ),
        lift=2,
        rough=0.3,
    )
    c.ink(mix(colour, INK, 0.55), placed([ellipse(0, -0.96, 0.4, 0.09)], x, y, h), amount=0.8, rough=0.2)
    if steam:
        wisp(c, x, y - h * 1.1, h * 1.2)


def wisp(c: Canvas, x: float, y: float, h: float, colour: Colour = CREAM, amount: float = 0.55) -> None:
    """Steam rising from (x, y)."""
    for i in (-1, 0, 1):
        sway = h * 0.16
        path = smooth(
            (x + i * h * 0.2, y),
            (x + i * h * 0.22 + sway, y - h * 0.3),
            (x + i * h * 0.24 - sway, y - h * 0.65),
            (x + i * h * 0.3 + sway * 0.6, y - h),
            closed=False,
        )
        c.mist(colour, [stroke(path, h * 0.1, h * 0.02)], (x, y), (x, y - h * 1.3), amount)


def stall(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    h: float,
    stripe: tuple[Colour, Colour],
    counter: Colour,
    goods: Sequence[Colour],
    heap: str = "round",
) -> None:
    """A market stall from the front: poles, striped awning with a scalloped edge, counter with heaps."""
    c.cut(INK, [rect(x + s * w * 0.46 - w * 0.01, base - h, w * 0.02, h) for s in (-1, 1)], lift=2)
    top = base - h * 0.44
    for i, tone in enumerate(goods):
        gx = x - w * 0.42 + w * 0.84 * i / len(goods)
        gw = w * 0.84 / len(goods)
        if heap == "round":
            heaps = [
                ellipse(gx + gw * (0.2 + 0.3 * k) + (row % 2) * gw * 0.14, top - row * gw * 0.24, gw * 0.17)
                for row in range(2)
                for k in range(3 - row)
            ]
        else:
            heaps = [
                rounded(gx + gw * 0.1, top - gw * 0.35 - row * gw * 0.3, gw * 0.8, gw * 0.34, gw * 0.16)
                for row in range(2)
            ]
        c.cut(tone, heaps, lift=2, rough=0.4)
    c.cut(
        counter,
        points(
            (x - w * 0.48, top), (x + w * 0.48, top), (x + w * 0.46, base - h * 0.02), (x - w * 0.46, base - h * 0.02)
        ),
        lift=5,
    )
    awning(c, x, base - h, w, h * 0.26, stripe)


def awning(
    c: Canvas, x: float, top: float, w: float, h: float, stripe: tuple[Colour, Colour], bands: int = 9, lift: float = 8
) -> None:
    """A striped awning whose front edge hangs in scallops."""
    shapes: tuple[list[Shape], list[Shape]] = ([], [])
    for i in range(bands):
        x0, x1 = x - w * 0.44 + w * 0.88 * i / bands, x - w * 0.44 + w * 0.88 * (i + 1) / bands
        b0, b1 = x - w * 0.55 + w * 1.1 * i / bands, x - w * 0.55 + w * 1.1 * (i + 1) / bands
        shapes[i % 2].append(
            joined(
                points((x0, top - h * 0.5), (x1, top - h * 0.5), (b1, top + h * 0.3)),
                arc((b0 + b1) / 2, top + h * 0.3, (b1 - b0) / 2, h * 0.26, 0, 180, 12),
            )
        )
    c.cut(stripe[0], shapes[0] + shapes[1], lift=lift)
    c.cut(stripe[1], shapes[1], lift=0)


def umbrella(c: Canvas, x: float, y: float, r: float, colour: Colour, tilt: float = 0) -> None:
    """An open umbrella whose handle ends at (x, y)."""
    dome = joined(arc(0, 0, 1, 0.72, 180, 360, 30), *(arc(0.75 - 0.5 * i, 0, 0.25, 0.1, 0, -180, 8) for i in range(4)))
    c.cut(INK, placed([bar(0, 0, 0, 1.5, 0.05)], x, y - r * 1.4, r, tilt), lift=2)
    c.cut(colour, placed([dome], x, y - r * 1.4, r, tilt), lift=5, rough=0.4)
    ribs = [stroke(smooth((0, -0.72), (k * 0.7, -0.4), (k, 0), closed=False), 0.02) for k in (-0.5, 0.0, 0.5)]
    c.ink(mix(colour, INK, 0.5), placed(ribs, x, y - r * 1.4, r, tilt), amount=0.6, rough=0.2)


def bag(c: Canvas, x: float, y: float, h: float, colour: Colour) -> None:
    """A shopping bag hanging from (x, y)."""
    c.cut(
        colour,
        stroke(arc(x, y + h * 0.3, h * 0.2, h * 0.3, 180, 360), h * 0.06),
        points((x - h * 0.34, y + h * 0.3), (x + h * 0.34, y + h * 0.3), (x + h * 0.4, y + h), (x - h * 0.4, y + h)),
        lift=2,
        rough=0.5,
    )


def rucksack(c: Canvas, x: float, y: float, h: float, colour: Colour) -> None:
    """A rucksack on a back; (x, y) is its middle."""
    c.cut(colour, rounded(x - h * 0.36, y - h * 0.5, h * 0.72, h, h * 0.24), lift=2, rough=0.3)
    c.cut(mix(colour, INK, 0.3), rounded(x - h * 0.24, y, h * 0.48, h * 0.36, h * 0.1), lift=1, rough=0.3)


def spade(c: Canvas, top: Point, tip: Point, size: float, blade: Colour) -> None:
    """A spade from its handle to the tip of its blade."""
    tx, ty = top
    dx, dy = tip[0] - tx, tip[1] - ty
    neck = (tx + dx * 0.72, ty + dy * 0.72)
    c.cut(
        mix((185, 118, 74), INK, 0.15),
        bar(tx, ty, *neck, size * 0.05),
        bar(tx - size * 0.09, ty, tx + size * 0.09, ty, size * 0.05),
        lift=2,
        rough=0.3,
    )
    nx, ny = -dy, dx
    k = size * 0.11 / (np.hypot(nx, ny) or 1)
    c.cut(
        blade,
        points(
            (neck[0] + nx * k, neck[1] + ny * k),
            (neck[0] - nx * k, neck[1] - ny * k),
            (tip[0] - nx * k * 0.7, tip[1] - ny * k * 0.7),
            (tip[0] + nx * k * 0.7, tip[1] + ny * k * 0.7),
        ),
        lift=2,
        rough=0.3,
    )


def hanging_lamp(c: Canvas, x: float, y: float, r: float, shade: Colour, glow: float = 4, top: float = -20) -> None:
    """A lamp on a flex from the ceiling; y is the rim of its shade."""
    c.cut(INK, rect(x - 1.5, top, 3, y - r - top), lift=1)
    c.glow(x, y + r * 0.4, r * glow, CREAM, 0.6)
    c.cut(CREAM, ellipse(x, y, r * 0.4, r * 0.28), lift=0)
    c.cut(
        shade,
        joined(arc(x, y, r, r * 0.9, 180, 360, 24), np.array([(x + r, y + 2), (x - r, y + 2)])),
        rect(x - r * 0.14, y - r * 1.1, r * 0.28, r * 0.3),
        lift=4,
    )


def trolley(c: Canvas, x: float, y: float, h: float, wire: Colour, turn: float = 0) -> None:
    """A supermarket trolley standing on y."""
    shapes = [
        bar(-0.5, -0.95, 0.5, -0.82, 0.05),
        bar(-0.5, -0.95, -0.34, -0.42, 0.05),
        bar(0.5, -0.82, 0.36, -0.42, 0.05),
        bar(-0.34, -0.42, 0.36, -0.42, 0.05),
        bar(-0.34, -0.42, -0.38, -0.1, 0.05),
        bar(-0.4, -0.14, 0.44, -0.14, 0.05),
        bar(-0.5, -0.95, -0.66, -1.02, 0.07),
    ]
    shapes += [bar(-0.5 + i * 0.125, -0.95 + i * 0.016, -0.34 + i * 0.0875, -0.42, 0.02) for i in range(1, 8)] + [
        bar(-0.46 + 0.04 * i, -0.8 + 0.12 * i, 0.47 - 0.035 * i, -0.7 + 0.1 * i, 0.02) for i in range(3)
    ]
    shapes += [ellipse(-0.34, -0.07, 0.07), ellipse(0.38, -0.07, 0.07)]
    c.cut(wire, placed(shapes, x, y, h, turn), lift=3, rough=0.3)


def goal(
    c: Canvas, x: float, y: float, w: float, h: float, post: Colour, depth: float = 0.18, net: Colour = CREAM
) -> None:
    """A football goal seen a little from the side; x, y is the foot of the left post."""
    bx, by = x + w * depth, y - h * 0.12
    mesh = [bar(x + w * i / 12, y - h, bx + w * 0.86 * i / 12, by, 1.6) for i in range(13)]
    mesh += [
        bar(
            x + (bx - x) * j / 7,
            y - h + (by - y + h) * j / 7,
            x + w + (bx + w * 0.86 - x - w) * j / 7,
            y - h + (by - y + h) * j / 7,
            1.6,
        )
        for j in range(1, 8)
    ]
    c.cut(net, mesh, lift=1.2, rough=0.3)
    t = max(5.0, h * 0.035)
    c.cut(
        post,
        bar(x, y, x, y - h, t),
        bar(x + w, y, x + w, y - h, t),
        bar(x - t / 2, y - h, x + w + t / 2, y - h, t),
        lift=4,
        rough=0.4,
    )


def barrow(c: Canvas, x: float, y: float, h: float, colour: Colour, face: int = 1) -> None:
    """A wheelbarrow."""
    c.cut(
        INK, placed([bar(-0.9, -0.6, 0.4, -0.2, 0.06), bar(-0.2, -0.4, -0.3, 0, 0.06)], x, y, h, flip=face < 0), lift=2
    )
    c.cut(
        colour,
        placed([points((-0.5, -0.85), (0.6, -0.75), (0.3, -0.3), (-0.25, -0.38))], x, y, h, flip=face < 0),
        lift=3,
    )
    wheel(c, x + 0.5 * h * face, y - 0.18 * h, 0.18 * h)


def barge(c: Canvas, x: float, y: float, w: float, hull: Colour, cabin: Colour, glass: Colour = LIT) -> None:
    """A moored barge; y is the water line."""
    c.cut(cabin, rounded(x - w * 0.3, y - w * 0.16, w * 0.5, w * 0.12, 6), lift=4)
    c.cut(glass, [rounded(x - w * 0.25 + i * w * 0.1, y - w * 0.135, w * 0.05, w * 0.05, 4) for i in range(4)], lift=0)
    c.cut(INK, rect(x + w * 0.06, y - w * 0.22, w * 0.03, w * 0.07), lift=2)
    c.cut(
        hull,
        smooth(
            (x - w * 0.5, y - w * 0.1),
            (x - w * 0.3, y - w * 0.065),
            (x + w * 0.3, y - w * 0.065),
            (x + w * 0.52, y - w * 0.12),
            (x + w * 0.45, y + 2),
            (x - w * 0.45, y + 2),
            steps=6,
        ),
        lift=5,
    )
    c.cut(
        CREAM,
        stroke(
            [
                (x - w * 0.46, y - w * 0.075),
                (x - w * 0.3, y - w * 0.05),
                (x + w * 0.3, y - w * 0.05),
                (x + w * 0.48, y - w * 0.085),
            ],
            w * 0.012,
        ),
        lift=0,
    )
