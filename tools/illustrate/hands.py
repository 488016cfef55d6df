# ruff: noqa: FBT001, FBT002, PLR0917
"""Hands, close up: a palm, fingers as tapering joints laid one over the other, a cuff.

Local units: the hand is 1 long; it enters from the left (the wrist at the origin) and points right, palm
down, thumb above. `place` turns, mirrors and enlarges it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import Shape, ellipse, limb, placed, points, smooth
from .palette import INK, Colour, mix
from .paper import Canvas

Chain = Sequence[tuple[float, float, float]]


@dataclass(frozen=True)
class Place:
    """Where a hand goes: its wrist, its length, its turn in degrees, whether it is mirrored."""

    x: float
    y: float
    size: float
    turn: float = 0
    flip: bool = False

    def put(self, shapes: list[Shape]) -> list[Shape]:
        """Local shapes in picture units."""
        return placed([s * (1, -1) if self.flip else s for s in shapes], self.x, self.y, self.size, self.turn)


def _sleeve(c: Canvas, at: Place, sleeve: Colour, cuff: Colour | None, skin: Colour) -> None:
    c.cut(skin, at.put([smooth((-0.5, -0.15), (0.1, -0.15), (0.1, 0.17), (-0.5, 0.17), steps=4)]), lift=6, rough=0.4)
    c.cut(sleeve, at.put([points((-3.2, -0.42), (-0.16, -0.2), (-0.14, 0.23), (-3.2, 0.5))]), lift=9, rough=0.8)
    fold = at.put([points((-3.2, 0.1), (-0.14, 0.06), (-0.14, 0.23), (-3.2, 0.5))])
    c.ink(mix(sleeve, INK, 0.5), fold, amount=0.35)
    if cuff:
        c.cut(cuff, at.put([points((-0.3, -0.24), (-0.1, -0.22), (-0.08, 0.25), (-0.28, 0.27))]), lift=4, rough=0.6)


def _nail(c: Canvas, at: Place, x: float, y: float, rx: float, ry: float, skin: Colour, turn: float = 0) -> None:
    c.cut(mix(skin, (255, 240, 230), 0.45), at.put([ellipse(x, y, rx, ry, turn)]), lift=0.8, rough=0.1)


def pointing(c: Canvas, at: Place, skin: Colour, sleeve: Colour, cuff: Colour | None = None) -> None:
    """The first finger stretched out, the others folded."""
    _sleeve(c, at, sleeve, cuff, skin)
    dark = mix(skin, INK, 0.14)
    c.cut(
        skin,
        at.put([smooth((-0.05, -0.16), (0.3, -0.24), (0.5, -0.16), (0.52, 0.16), (0.3, 0.24), (-0.05, 0.17))]),
        lift=5,
        rough=0.3,
    )
    c.cut(skin, at.put(limb((0.42, -0.13, 0.085), (0.72, -0.14, 0.07), (1.0, -0.12, 0.055))), lift=5, rough=0.3)
    _nail(c, at, 0.99, -0.14, 0.045, 0.026, skin)
    for i, (y, reach) in enumerate(((0.0, 0.62), (0.11, 0.57), (0.2, 0.5))):
        c.cut(
            mix(skin, dark, 0.3 * (i + 1)),
            at.put(limb((0.4, y, 0.075), (reach, y - 0.01, 0.07), (0.46, y + 0.08, 0.055))),
            lift=4,
            rough=0.3,
        )
    c.cut(skin, at.put(limb((0.12, -0.12, 0.09), (0.36, -0.02, 0.075), (0.54, 0.03, 0.06))), lift=5, rough=0.3)
    _nail(c, at, 0.55, 0.02, 0.04, 0.03, skin, 10)


def holding(c: Canvas, at: Place, skin: Colour, sleeve: Colour, cuff: Colour | None = None) -> None:
    """Thumb and fingers meet at about (0.86, 0): holds a pen, a screwdriver, a thread."""
    _sleeve(c, at, sleeve, cuff, skin)
    c.cut(
        mix(skin, INK, 0.2), at.put(limb((0.3, 0.18, 0.08), (0.56, 0.26, 0.07), (0.66, 0.16, 0.055))), lift=4, rough=0.3
    )
    c.cut(
        mix(skin, INK, 0.13),
        at.put(limb((0.34, 0.12, 0.085), (0.64, 0.2, 0.072), (0.76, 0.1, 0.056))),
        lift=4,
        rough=0.3,
    )
    c.cut(
        skin,
        at.put(
            [
                smooth(
                    (-0.05, -0.15), (0.2, -0.25), (0.42, -0.22), (0.52, -0.05), (0.45, 0.2), (0.2, 0.25), (-0.05, 0.17)
                )
            ]
        ),
        lift=5,
        rough=0.3,
    )
    c.cut(
        mix(skin, INK, 0.05),
        at.put(limb((0.38, 0.02, 0.085), (0.66, 0.08, 0.074), (0.84, 0.03, 0.056))),
        lift=4,
        rough=0.3,
    )
    c.cut(skin, at.put(limb((0.38, -0.12, 0.09), (0.66, -0.16, 0.076), (0.86, -0.02, 0.056))), lift=5, rough=0.3)
    _nail(c, at, 0.85, -0.04, 0.042, 0.026, skin, 48)
    c.cut(skin, at.put(limb((0.2, 0.06, 0.1), (0.52, 0.0, 0.08), (0.82, 0.04, 0.058))), lift=5, rough=0.3)
    _nail(c, at, 0.8, 0.03, 0.044, 0.03, skin, 8)


def resting(
    c: Canvas, at: Place, skin: Colour, sleeve: Colour, cuff: Colour | None = None, henna: Colour | None = None
) -> None:
    """The back of an open hand, fingers a little spread."""
    _sleeve(c, at, sleeve, cuff, skin)
    fingers: tuple[Chain, ...] = (
        ((0.4, 0.19, 0.075), (0.6, 0.3, 0.06), (0.76, 0.36, 0.047)),
        ((0.46, 0.1, 0.08), (0.74, 0.15, 0.068), (0.96, 0.17, 0.05)),
        ((0.48, 0.0, 0.082), (0.79, -0.01, 0.07), (1.04, -0.01, 0.052)),
        ((0.46, -0.1, 0.08), (0.74, -0.16, 0.068), (0.97, -0.2, 0.05)),
        ((0.14, -0.12, 0.09), (0.36, -0.32, 0.074), (0.54, -0.42, 0.055)),
    )
    palm = smooth((-0.05, -0.15), (0.2, -0.22), (0.48, -0.18), (0.54, 0.0), (0.48, 0.2), (0.2, 0.24), (-0.05, 0.17))
    for chain in fingers:
        c.cut(skin, at.put(limb(*chain)), lift=4, rough=0.3)
        x, y, r = chain[-1]
        _nail(c, at, x + r * 0.1, y, r * 0.8, r * 0.6, skin)
    c.cut(skin, at.put([palm]), lift=0, rough=0.3)
    if henna:
        c.ink(henna, at.put(_henna(fingers)), amount=0.85, rough=0.2)


def _henna(fingers: Sequence[Chain]) -> list[Shape]:
    """A flower on the back of the hand, vines to the fingers, dots and bands on them."""
    petals = [
        ellipse(0.26 + dx, dy, 0.05, 0.026, turn)
        for dx, dy, turn in (
            (0.07, 0, 0),
            (-0.07, 0, 0),
            (0, 0.07, 90),
            (0, -0.07, 90),
            (0.05, 0.05, 45),
            (-0.05, -0.05, 45),
            (0.05, -0.05, -45),
            (-0.05, 0.05, -45),
        )
    ]
    dots = [ellipse(0.26, 0, 0.022)]
    for (x0, y0, _), (x1, y1, r1), (x2, y2, _) in fingers:
        dots += [
            ellipse(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 0.013 + 0.008 * (i % 2))
            for i, t in enumerate((0.0, 0.2, 0.4, 0.6))
        ]
        dots += [
            points(
                (x1 - 0.012, y1 - r1 * 0.9),
                (x1 + 0.012, y1 - r1 * 0.9),
                (x1 + 0.012, y1 + r1 * 0.9),
                (x1 - 0.012, y1 + r1 * 0.9),
            )
        ]
        dots += [ellipse(x1 + (x2 - x1) * 0.4, y1 + (y2 - y1) * 0.4, 0.03, 0.018)]
    vine = limb(*((0.02 + 0.03 * i, 0.1 - 0.02 * i, 0.009) for i in range(6)))
    return petals + dots + vine + [ellipse(0.0 + 0.05 * i, -0.1 + 0.01 * i, 0.018) for i in range(4)]


def cradling(
    c: Canvas, at: Place, skin: Colour, sleeve: Colour, cuff: Colour | None = None, front: bool = True
) -> None:
    """A hand round something: call with `front` False, draw the thing, then with `front` True for the thumb."""
    if not front:
        _sleeve(c, at, sleeve, cuff, skin)
        c.cut(
            skin,
            at.put([smooth((-0.05, -0.15), (0.25, -0.2), (0.5, -0.1), (0.5, 0.2), (0.25, 0.24), (-0.05, 0.17))]),
            lift=5,
            rough=0.3,
        )
        for i, y in enumerate((0.22, 0.12, 0.02)):
            c.cut(
                mix(skin, INK, 0.05 * (3 - i)),
                at.put(limb((0.36, y - 0.03, 0.075), (0.62, y + 0.02, 0.068), (0.84, y - 0.05, 0.05))),
                lift=3,
                rough=0.3,
            )
        return
    c.cut(skin, at.put(limb((0.14, -0.08, 0.095), (0.38, -0.24, 0.08), (0.6, -0.27, 0.058))), lift=5, rough=0.3)
    _nail(c, at, 0.6, -0.28, 0.044, 0.03, skin)


def mitten(c: Canvas, at: Place, wool: Colour, sleeve: Colour, rib: Colour) -> None:
    """A knitted mitten, thumb and palm closed on something at about (0.8, 0)."""
    c.cut(sleeve, at.put([points((-3.2, -0.5), (-0.1, -0.26), (-0.08, 0.3), (-3.2, 0.62))]), lift=9, rough=0.8)
    hand = [
        smooth(
            (-0.1, -0.2), (0.3, -0.3), (0.68, -0.26), (0.9, -0.1), (0.84, 0.12), (0.5, 0.28), (0.1, 0.28), (-0.1, 0.24)
        )
    ]
    c.cut(wool, at.put(hand), lift=7, rough=0.5)
    stitches = [
        points((x, y - 0.02), (x + 0.035, y + 0.02), (x + 0.07, y - 0.02), (x + 0.035, y + 0.045))
        for x in (0.08 + 0.1 * i for i in range(8))
        for y in (-0.2, -0.1, 0.0, 0.1, 0.2)
    ]
    c.ink(mix(wool, INK, 0.35), at.put(stitches), within=at.put(hand), amount=0.5, rough=0.3)
    c.cut(
        mix(wool, INK, 0.06), at.put(limb((0.22, 0.12, 0.12), (0.52, 0.12, 0.11), (0.8, 0.05, 0.09))), lift=6, rough=0.5
    )
    c.cut(rib, at.put([points((-0.34, -0.28), (-0.04, -0.24), (-0.02, 0.28), (-0.34, 0.33))]), lift=5, rough=0.6)
    c.ink(
        mix(rib, INK, 0.4),
        at.put(
            [points((-0.33, y), (-0.03, y), (-0.03, y + 0.03), (-0.33, y + 0.03)) for y in (-0.2, -0.1, 0.0, 0.1, 0.2)]
        ),
        amount=0.5,
        rough=0.3,
    )
