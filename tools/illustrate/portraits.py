# ruff: noqa: FBT001, FBT002
"""Head and shoulders of the hub's people: a cut silhouette, a colour each, a patterned ground."""

import numpy as np

from .figures import pattern
from .geometry import Shape, arc, bar, ellipse, joined, moved, placed, points, rect, rounded, smooth, stroke
from .heads import Head, draw_head
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, Colour, colour, mix
from .paper import Canvas

GREY, WHITE, DARK, BROWN = colour("b9b3a6"), colour("f1ece0"), colour("2b2421"), colour("4a3024")
CLAYISH = colour("b9764a")
HEAD_AT, RADIUS = (450.0, 400.0), 205.0


def _ground(c: Canvas, motif: list[Shape], tone: Colour, glow: float = 0.4) -> None:
    """The sitter's colour with a printed motif, lighter on the side of the light."""
    c.cut(tone, c.everywhere(), lift=0)
    c.ink(mix(tone, INK, 0.35), motif, amount=0.55)
    c.mist(
        mix(tone, CREAM, 0.6),
        [c.everywhere()],
        (0, 0) if c.light > 0 else (900, 0),
        (700, 800) if c.light > 0 else (200, 800),
        glow,
    )


def _grid(step: float, make: list[Shape], stagger: bool = True) -> list[Shape]:
    """A motif about the origin, repeated over the sheet."""
    places = [
        (x + (row % 2) * step / 2 * stagger, y)
        for row, y in enumerate(np.arange(0, 960, step))
        for x in np.arange(-step, 960, step)
    ]
    return [moved(shape, float(x), float(y)) for x, y in places for shape in make]


def _bust(c: Canvas, cloth: Colour, wide: float = 1, drop: float = 0) -> list[Shape]:
    """Shoulders and chest; returns their outline for patterns and shade."""
    w = 330 * wide
    body = [
        smooth(
            (450 - w, 1000),
            (450 - w * 0.98, 820 + drop),
            (450 - w * 0.8, 716 + drop),
            (450 - w * 0.34, 650 + drop),
            (450 + w * 0.34, 650 + drop),
            (450 + w * 0.8, 716 + drop),
            (450 + w * 0.98, 820 + drop),
            (450 + w, 1000),
            steps=8,
        )
    ]
    c.cut(cloth, body, lift=14)
    return body


def _neck(c: Canvas, skin: Colour, wide: float = 1) -> None:
    shape = [
        points(
            (450 - 78 * wide, 500), (450 + 78 * wide, 500), (450 + 92 * wide, 690), (450, 742), (450 - 92 * wide, 690)
        )
    ]
    c.cut(mix(skin, INK, 0.1), shape, lift=6)
    c.tone(mix(skin, INK, 0.5), shape, (450, 560), (450, 690), 0.5)


def _shade(c: Canvas, body: list[Shape]) -> None:
    far = (800.0, 900.0) if c.light > 0 else (100.0, 900.0)
    c.tone(INK, body, far, (450, 800), 0.45)


def _head(
    c: Canvas, head: Head, face: int = 1, view: str = "front", r: float = RADIUS, y: float = HEAD_AT[1], tilt: float = 0
) -> None:
    draw_head(c, head, HEAD_AT[0], y, r, face, view, tilt, 9)


def _ears(c: Canvas, skin: Colour) -> None:
    c.cut(mix(skin, INK, 0.06), ellipse(450 - 164, 400, 32, 48, -8), ellipse(450 + 164, 400, 32, 48, 8), lift=5)


def _specs(c: Canvas, r: float, tone: Colour = INK, gap: float = 66, y: float = 392) -> None:
    """Glasses from the front."""
    rims = [
        joined(arc(450 + s * gap, y, r, r, 0, 360, 50), arc(450 + s * gap, y, r - 9, r - 9, 360, 0, 50))
        for s in (-1, 1)
    ]
    c.cut(
        tone,
        rims,
        stroke(arc(450, y, gap - r + 8, 12, 180, 360), 9),
        bar(450 - gap - r, y - 6, 450 - 170, y - 18, 9),
        bar(450 + gap + r, y - 6, 450 + 170, y - 18, 9),
        lift=4,
        rough=0.3,
    )


def _brows(c: Canvas, tone: Colour, y: float = 336, lift: float = 10, thick: float = 13) -> None:
    c.cut(
        tone,
        [
            stroke(
                smooth((450 + s * 34, y + 4), (450 + s * 66, y - lift), (450 + s * 104, y + 6), closed=False),
                thick,
                thick * 0.5,
            )
            for s in (-1, 1)
        ],
        lift=1,
    )


def rosa_milne(c: Canvas) -> None:
    """Rosa Milne: round face, short grey curls under a lollipop lady's yellow peaked cap, high collar."""
    yellow = colour("f0b323")
    _ground(
        c,
        _grid(92, [joined(arc(0, 0, 32, 32, 0, 360, 40), arc(0, 0, 22, 22, 360, 0, 40)), rect(-14, -4, 28, 8)]),
        mix(yellow, CREAM, 0.25),
    )
    skin = SKINS[0]
    body = _bust(c, yellow, 1.06)
    c.cut(CREAM, [points((100, 842), (800, 842), (800, 884), (100, 884))], within=body, lift=0)
    _shade(c, body)
    _neck(c, skin, 1.1)
    _head(c, Head(skin, GREY, "curls"), r=196)
    c.cut(
        skin,
        [smooth((290, 400), (300, 520), (380, 596), (450, 606), (520, 596), (600, 520), (610, 400), (450, 440))],
        lift=0,
        register=0,
    )
    c.ink((232, 140, 120), [ellipse(450 + s * 98, 466, 38, 30) for s in (-1, 1)], amount=0.5)
    c.ink(INK, stroke(smooth((392, 506), (450, 538), (508, 506), closed=False), 11), amount=0.85)
    _brows(c, GREY, 350)
    c.cut(yellow, smooth((258, 268), (270, 150), (450, 92), (630, 150), (642, 268), (450, 232)), lift=12)
    c.cut(
        mix(yellow, INK, 0.18), points((258, 240), (450, 206), (642, 240), (646, 288), (450, 254), (254, 288)), lift=5
    )
    c.cut(INK, smooth((258, 290), (450, 244), (642, 290), (600, 336), (450, 306), (300, 336)), lift=9)
    c.cut(RED, ellipse(450, 184, 32), lift=4)
    c.cut(CREAM, rect(432, 178, 36, 12), lift=0)
    c.cut(
        mix(yellow, INK, 0.12),
        smooth((300, 700), (330, 610), (400, 650), (446, 740), (440, 830)),
        smooth((600, 700), (570, 610), (500, 650), (454, 740), (460, 830)),
        lift=9,
    )


def tam_okafor(c: Canvas) -> None:
    """Tam Okafor: Black man with short locs and round glasses, pencil behind the ear."""
    teal = colour("2f8f8b")
    _ground(c, _grid(120, [stroke(smooth((-50, 0), (-20, -18), (20, 18), (50, 0), closed=False), 12)]), teal)
    skin = SKINS[4]
    body = _bust(c, CREAM, 1.02)
    c.ink(teal, pattern("check", body, 64), within=body, amount=0.6)
    _shade(c, body)
    _neck(c, skin)
    c.cut(MUSTARD, placed([rect(-90, -11, 190, 22)], 664, 352, 1, -34), lift=6)
    c.cut(mix(CREAM, CLAYISH, 0.4), placed([points((100, -11), (134, 0), (100, 11))], 664, 352, 1, -34), lift=3)
    c.cut(INK, placed([points((122, -4), (134, 0), (122, 4))], 664, 352, 1, -34), lift=0)
    _ears(c, skin)
    _head(c, Head(skin, DARK, ""))
    locs = []
    for x, y in zip(np.linspace(268, 632, 17), 250 - 96 * np.sin(np.linspace(0, np.pi, 17)), strict=True):
        dx, dy = float(c.rng.uniform(-26, 26)), float(c.rng.uniform(-40, -10))
        locs.append(
            stroke(
                smooth((float(x) * 0.7 + 135, 290), (float(x), float(y)), (float(x) + dx, float(y) + dy), closed=False),
                44,
                30,
            )
        )
        locs.append(ellipse(float(x) + dx, float(y) + dy, 15))
    side = [
        stroke(smooth((450 + s * 150, 270), (450 + s * 182, 320), (450 + s * 186, 372 + i * 10), closed=False), 34, 24)
        for s in (-1, 1)
        for i in range(2)
    ]
    c.cut(
        DARK,
        smooth((282, 330), (296, 230), (450, 180), (604, 230), (618, 330), (560, 270), (450, 252), (340, 270)),
        locs,
        side,
        lift=8,
    )
    c.ink(
        mix(DARK, PAPER, 0.3),
        [stroke([(float(x), 180), (float(x) + 8, 240)], 4) for x in range(300, 620, 34)],
        amount=0.3,
    )
    _brows(c, DARK)
    _specs(c, 54, INK)
    c.cut(mix(DARK, skin, 0.4), smooth((398, 560), (450, 548), (502, 560), (480, 596), (450, 604), (420, 596)), lift=1)
    c.cut(
        mix(CREAM, teal, 0.12),
        points((344, 668), (450, 760), (400, 830), (300, 720)),
        points((556, 668), (450, 760), (500, 830), (600, 720)),
        lift=7,
    )


def bill_hathersage(c: Canvas) -> None:
    """Bill Hathersage: long face, white moustache, old bus driver's cap."""
    brick = colour("a8432f")
    courses = [rounded(x + (r % 2) * 64 - 100, r * 56, 118, 46, 5) for r in range(17) for x in range(0, 1050, 128)]
    _ground(c, courses, mix(brick, CREAM, 0.12))
    skin = SKINS[5]
    body = _bust(c, mix(colour("2b3f66"), INK, 0.3), 0.96, 20)
    c.cut(CREAM, points((380, 690), (450, 860), (520, 690)), lift=3)
    c.cut(
        brick,
        points((430, 760), (470, 760), (486, 900), (450, 930), (414, 900)),
        points((426, 730), (474, 730), (464, 772), (436, 772)),
        lift=4,
    )
    c.cut(
        mix(colour("2b3f66"), INK, 0.15),
        points((350, 676), (450, 900), (390, 920), (280, 730)),
        points((550, 676), (450, 900), (510, 920), (620, 730)),
        lift=7,
    )
    _shade(c, body)
    _neck(c, skin, 0.9)
    _ears(c, skin)
    head = Head(skin, WHITE, "")
    draw_head(c, head, 450, 405, 205, 1, "front", 0, 9)
    c.cut(
        skin,
        smooth((310, 400), (316, 540), (380, 640), (450, 660), (520, 640), (584, 540), (590, 400), (450, 440)),
        lift=0,
        register=0,
    )
    c.cut(WHITE, ellipse(292, 372, 26, 64), ellipse(608, 372, 26, 64), lift=4)
    c.ink((232, 140, 120), [ellipse(450 + s * 92, 480, 36, 26) for s in (-1, 1)], amount=0.55)
    c.cut(mix(skin, RED, 0.12), smooth((436, 400), (464, 400), (486, 486), (450, 506), (414, 486)), lift=3)
    c.cut(
        WHITE,
        smooth(
            (450, 510),
            (520, 500),
            (580, 552),
            (590, 590),
            (520, 568),
            (450, 552),
            (380, 568),
            (310, 590),
            (320, 552),
            (380, 500),
        ),
        lift=7,
    )
    c.ink(INK, stroke(smooth((410, 588), (450, 598), (490, 588), closed=False), 8), amount=0.7)
    c.ink(
        mix(skin, INK, 0.5),
        [
            stroke(smooth((450 + s * 100, 424), (450 + s * 122, 436), (450 + s * 128, 456), closed=False), 5)
            for s in (-1, 1)
        ],
        amount=0.5,
    )
    _brows(c, WHITE, 344, 6, 20)
    cap = mix(colour("2b3f66"), INK, 0.35)
    c.cut(cap, smooth((196, 238), (230, 150), (450, 96), (670, 150), (704, 238), (560, 262), (340, 262)), lift=12)
    c.cut(brick, points((276, 244), (624, 244), (616, 302), (284, 302)), lift=5)
    c.cut(INK, smooth((280, 300), (450, 286), (620, 300), (590, 346), (450, 330), (310, 346)), lift=9)
    c.cut(MUSTARD, ellipse(450, 216, 34, 38), lift=4)
    c.cut(cap, joined(arc(450, 216, 17, 19, 0, 360, 30), arc(450, 216, 9, 11, 360, 0, 30)), lift=0)


def nasreen_akhtar(c: Canvas) -> None:
    """Nasreen Akhtar: strong nose, loose patterned headscarf, big earrings."""
    pink = colour("c23a6b")
    petal = [
        ellipse(26 * np.cos(a), 26 * np.sin(a), 20, 11, float(np.degrees(a))) for a in np.linspace(0, 2 * np.pi, 7)[:-1]
    ]
    _ground(c, _grid(116, [*petal, ellipse(0, 0, 9)]), mix(pink, CREAM, 0.42))
    skin = SKINS[1]
    body = _bust(c, mix(pink, INK, 0.45), 1.02)
    _shade(c, body)
    scarf = smooth(
        (560, 150),
        (390, 100),
        (240, 190),
        (190, 380),
        (210, 600),
        (150, 760),
        (180, 940),
        (520, 960),
        (660, 800),
        (600, 660),
        (470, 640),
        (380, 560),
        (380, 300),
        (470, 230),
        (610, 236),
        steps=10,
    )
    hair = smooth((610, 240), (560, 190), (420, 180), (340, 300), (360, 460), (430, 430), (450, 330), (540, 280))
    c.cut(mix(skin, INK, 0.1), points((380, 520), (540, 520), (540, 720), (360, 720)), lift=4)
    c.cut(DARK, hair, lift=6)
    nose = smooth(
        (430, 210), (560, 236), (612, 300), (616, 366), (682, 462), (640, 480), (628, 500), (644, 530), (622, 556), (624, 600), (570, 640), (490, 610), (400, 520), (370, 400), (376, 280), steps=8,
    )  # fmt: skip
    c.cut(skin, nose, lift=8, rough=0.4)
    c.cut(
        DARK,
        smooth((600, 270), (540, 214), (440, 220), (400, 330), (390, 440), (424, 400), (460, 310), (530, 272)),
        lift=4,
    )
    c.ink((232, 140, 120), ellipse(520, 490, 46, 34), amount=0.55)
    c.ink(
        INK,
        ellipse(566, 374, 17, 20),
        stroke(smooth((524, 364), (560, 346), (596, 362), closed=False), 8),
        stroke(smooth((520, 318), (560, 298), (606, 316), closed=False), 15, 8),
        amount=0.9,
    )
    c.ink(mix(RED, INK, 0.2), smooth((640, 526), (600, 520), (566, 540), (600, 556), (636, 548)), amount=0.8)
    c.ink(mix(skin, INK, 0.5), stroke(smooth((628, 474), (614, 462), (622, 448), closed=False), 6), amount=0.6)
    c.cut(pink, scarf, lift=14)
    c.ink(
        mix(pink, INK, 0.5),
        [
            moved(s, 0, 0)
            for s in _grid(
                84, [ellipse(0, 0, 15), ellipse(0, -26, 6), ellipse(0, 26, 6), ellipse(26, 0, 6), ellipse(-26, 0, 6)]
            )
        ],
        within=[scarf],
        amount=0.6,
    )
    c.cut(
        MUSTARD,
        stroke(
            smooth((598, 238), (470, 232), (384, 302), (382, 556), (474, 640), (600, 664), (656, 796), closed=False), 16
        ),
        lift=3,
    )
    folds = [
        stroke(smooth((250 + k * 60, 560 + k * 20), (280 + k * 80, 700), (210 + k * 100, 900), closed=False), 9, 3)
        for k in range(4)
    ]
    c.ink(mix(pink, INK, 0.6), folds, within=[scarf], amount=0.6)
    c.cut(
        MUSTARD,
        joined(arc(424, 560, 54, 62, 0, 360, 50), arc(424, 556, 38, 44, 360, 0, 50)),
        ellipse(424, 492, 11),
        lift=7,
    )
    c.cut(MUSTARD, [ellipse(384 + i * 20, 632 - abs(i - 2) * 5, 8, 13) for i in range(5)], lift=4)


def joan_petty(c: Canvas) -> None:
    """Joan Petty: white bob, glasses on a chain, cardigan with a brooch."""
    green = colour("2f5d46")
    _ground(
        c, _grid(110, [smooth((0, -36), (18, 0), (0, 36), (-18, 0)), bar(0, 36, 0, 56, 4)]), mix(green, CREAM, 0.25)
    )
    skin = SKINS[0]
    c.cut(
        WHITE,
        smooth(
            (262, 360), (286, 220), (450, 150), (614, 220), (640, 360), (652, 560), (560, 610), (340, 610), (248, 560)
        ),
        lift=10,
    )
    body = _bust(c, mix(green, INK, 0.15), 1.0)
    c.cut(CREAM, points((360, 664), (540, 664), (450, 880)), lift=3)
    knit = [bar(130 + i * 26, 650, 130 + i * 26, 1000, 6) for i in range(26)]
    c.ink(INK, knit, within=body, amount=0.2)
    _shade(c, body)
    _neck(c, skin, 0.88)
    _head(c, Head(skin, WHITE, ""), r=196)
    c.cut(
        WHITE,
        smooth(
            (250, 560),
            (256, 330),
            (330, 206),
            (470, 176),
            (600, 226),
            (648, 360),
            (650, 560),
            (600, 590),
            (590, 430),
            (560, 330),
            (500, 270),
            (430, 320),
            (330, 350),
            (306, 440),
            (306, 590),
        ),
        lift=8,
    )
    c.ink(
        mix(GREY, INK, 0.1),
        [
            stroke(smooth((480, 196), (410, 250), (300, 320), closed=False), 5),
            stroke(smooth((500, 200), (570, 270), (612, 400), closed=False), 5),
            stroke(smooth((276, 380), (272, 470), (284, 560), closed=False), 5),
        ],
        amount=0.4,
    )
    _specs(c, 56, RED, 70, 400)
    chain = [
        ellipse(450 + s * (176 + 26 * np.sin(t * np.pi)), 410 + t * 330, 6)
        for s in (-1, 1)
        for t in np.linspace(0, 1, 22)
    ]
    c.cut(MUSTARD, chain, lift=3)
    c.ink(
        mix(skin, INK, 0.5),
        [
            stroke(smooth((450 + s * 60, 492), (450 + s * 78, 516), (450 + s * 74, 540), closed=False), 5)
            for s in (-1, 1)
        ],
        amount=0.5,
    )
    c.cut(
        green,
        points((356, 660), (450, 884), (430, 960), (300, 760)),
        points((544, 660), (450, 884), (470, 960), (600, 760)),
        lift=7,
    )
    c.cut(
        MUSTARD,
        [
            ellipse(620 + 34 * np.cos(a), 800 + 34 * np.sin(a), 22, 14, float(np.degrees(a)))
            for a in np.linspace(0, 2 * np.pi, 8)[:-1]
        ],
        lift=6,
    )
    c.cut(RED, ellipse(620, 800, 20), lift=4)


def lucia_ferrer(c: Canvas) -> None:
    """Lucía Ferrer: long dark plait over one shoulder, high fringe, scarf."""
    orange = colour("e27b35")
    _ground(
        c,
        _grid(
            104,
            [
                joined(arc(0, 0, 44, 44, 180, 360, 30), arc(0, 0, 32, 32, 360, 180, 30)),
                joined(arc(0, 0, 20, 20, 180, 360, 20), points((20, 0), (-20, 0))),
            ],
        ),
        mix(orange, CREAM, 0.25),
    )
    skin = SKINS[1]
    c.cut(BROWN, smooth((270, 420), (280, 230), (450, 140), (620, 230), (632, 420), (590, 600), (310, 600)), lift=10)
    body = _bust(c, colour("2f6f73"), 0.98)
    _shade(c, body)
    _neck(c, skin, 0.86)
    _head(c, Head(skin, BROWN, ""), r=196)
    c.cut(
        BROWN,
        smooth(
            (272, 460),
            (266, 260),
            (350, 160),
            (450, 138),
            (560, 166),
            (634, 260),
            (630, 460),
            (604, 420),
            (590, 300),
            (300, 300),
            (298, 420),
        ),
        lift=8,
    )
    fringe = smooth(
        (298, 318),
        (310, 226),
        (450, 186),
        (590, 226),
        (604, 318),
        (560, 296),
        (500, 306),
        (450, 294),
        (390, 306),
        (340, 296),
    )
    c.cut(mix(BROWN, CLAYISH, 0.14), fringe, lift=5)
    c.ink(
        INK,
        [
            stroke(smooth((450 + (x - 450) * 0.5, 196), (x, 240), (x + (x - 450) * 0.1, 296), closed=False), 4)
            for x in range(330, 590, 36)
        ],
        amount=0.4,
    )
    _brows(c, BROWN, 350, 8, 11)
    c.ink(
        mix(RED, INK, 0.1), smooth((400, 506), (436, 496), (450, 502), (464, 496), (500, 506), (450, 536)), amount=0.85
    )
    c.cut(
        MUSTARD,
        ellipse(282, 500, 15),
        ellipse(618, 500, 15),
        smooth((270, 520), (294, 520), (282, 570)),
        smooth((606, 520), (630, 520), (618, 570)),
        lift=5,
    )
    scarf = smooth(
        (270, 640),
        (350, 600),
        (450, 690),
        (550, 600),
        (630, 640),
        (640, 740),
        (560, 800),
        (450, 820),
        (340, 800),
        (262, 740),
    )
    c.cut(orange, scarf, lift=12)
    c.ink(RED, pattern("dots", [scarf], 46), within=[scarf], amount=0.7)
    c.ink(
        mix(orange, INK, 0.6),
        [
            stroke(smooth((300, 690 + i * 34), (450, 760 + i * 24), (600, 690 + i * 34), closed=False), 7, 3)
            for i in range(2)
        ],
        within=[scarf],
        amount=0.6,
    )
    for i in range(8):
        x, y, s = 600 + 16 * np.sin(i * 0.5), 590 + i * 44, 46 - i * 2.0
        for side in (-1, 1):
            c.cut(
                mix(BROWN, CLAYISH, 0.08 if side > 0 else 0.2),
                smooth(
                    (x - side * 6, y - s * 0.5),
                    (x + side * s, y - s * 0.4),
                    (x + side * s * 0.8, y + s * 0.4),
                    (x - side * 10, y + s * 0.9),
                    (x - side * 16, y + s * 0.2),
                ),
                lift=5,
            )
    c.cut(RED, rounded(582, 934, 50, 26, 8), lift=4)


def samir_haddad(c: Canvas) -> None:
    """Samir Haddad: short beard, receding dark hair, white baker's cap."""
    ochre = colour("cf9433")
    ear = [
        smooth((0, -54), (9, -40), (0, -26), (-9, -40)),
        *(
            placed([smooth((0, -16), (9, 0), (0, 14), (-9, 0))], s * 13, y, 1, s * 28)[0]
            for y in (-18, 6, 30)
            for s in (-1, 1)
        ),
        bar(0, -26, 0, 62, 4),
    ]
    _ground(c, _grid(118, ear), mix(ochre, CREAM, 0.22))
    skin = SKINS[1]
    body = _bust(c, CREAM, 1.1)
    c.ink(mix(ochre, INK, 0.2), pattern("pin", body, 52), within=body, amount=0.3)
    _shade(c, body)
    _neck(c, skin, 1.14)
    _ears(c, skin)
    _head(c, Head(skin, DARK, ""))
    c.cut(
        DARK,
        smooth((286, 300), (300, 410), (280, 400), (274, 330)),
        smooth((614, 300), (600, 410), (620, 400), (626, 330)),
        lift=4,
    )
    beard = smooth(
        (292, 400),
        (318, 480),
        (380, 490),
        (450, 476),
        (520, 490),
        (582, 480),
        (608, 400),
        (604, 520),
        (540, 612),
        (450, 634),
        (360, 612),
        (296, 520),
        steps=8,
    )
    c.cut(mix(DARK, GREY, 0.14), beard, lift=6)
    c.cut(mix(skin, RED, 0.25), smooth((396, 528), (450, 518), (504, 528), (450, 556)), lift=0)
    c.cut(DARK, smooth((450, 490), (520, 496), (536, 528), (450, 514), (364, 528), (380, 496)), lift=3)
    c.cut(mix(skin, RED, 0.08), smooth((434, 400), (466, 400), (490, 476), (450, 492), (410, 476)), lift=3)
    c.cut(
        DARK,
        smooth((286, 318), (318, 226), (450, 206), (582, 226), (614, 318), (574, 262), (450, 246), (326, 262)),
        lift=4,
    )
    _brows(c, DARK, 344, 8, 19)
    c.cut(
        CREAM,
        smooth((236, 196), (300, 96), (380, 110), (450, 64), (530, 108), (610, 96), (666, 200), (600, 240), (300, 240)),
        lift=12,
    )
    c.ink(
        mix(CREAM, INK, 0.4),
        [
            stroke(smooth((450 + x, 226), (450 + x * 1.2, 170), (450 + x * 1.1, 122), closed=False), 5, 2)
            for x in (-120, -60, 0, 60, 120)
        ],
        amount=0.5,
    )
    c.cut(CREAM, points((284, 214), (616, 214), (612, 282), (288, 282)), lift=6)
    c.cut(
        mix(CREAM, ochre, 0.25),
        points((346, 664), (450, 770), (360, 900), (280, 720)),
        points((554, 664), (450, 770), (540, 900), (620, 720)),
        lift=7,
    )
    c.cut(RED, smooth((346, 660), (450, 740), (554, 660), (560, 700), (450, 792), (340, 700)), lift=6)


def dev_pillai(c: Canvas) -> None:
    """Dev Pillai: broad shoulders, whistle on a string, bobble hat."""
    green = colour("5f9a3c")
    _ground(
        c,
        [rect(i * 128 - 20, -20, 64, 960) for i in range(8)]
        + [joined(arc(450, 450, 330, 330, 0, 360, 80), arc(450, 450, 316, 316, 360, 0, 80))],
        mix(green, CREAM, 0.18),
    )
    skin = SKINS[3]
    body = _bust(c, RED, 1.3)
    c.cut(
        CREAM,
        [
            points((-20, 800), (300, 700), (300, 740), (-20, 850)),
            points((920, 800), (600, 700), (600, 740), (920, 850)),
        ],
        within=body,
        lift=0,
    )
    c.cut(mix(RED, INK, 0.3), rect(444, 740, 12, 260), lift=2)
    _shade(c, body)
    _neck(c, skin, 1.3)
    c.cut(
        mix(RED, INK, 0.15),
        smooth((318, 700), (330, 616), (400, 680), (450, 720), (500, 680), (570, 616), (582, 700), (450, 800)),
        lift=8,
    )
    _ears(c, skin)
    _head(c, Head(skin, DARK, ""))
    c.cut(
        skin,
        smooth((290, 420), (316, 540), (390, 604), (450, 612), (510, 604), (584, 540), (610, 420), (450, 450)),
        lift=0,
        register=0,
    )
    stubble = [
        ellipse(float(x), float(y), 2.6)
        for x, y in zip(c.rng.uniform(310, 590, 150), c.rng.uniform(500, 604, 150), strict=True)
        if ((x - 450) / 150) ** 2 + ((y - 470) / 136) ** 2 < 1
    ]
    c.ink(INK, stubble, amount=0.4)
    c.cut(CREAM, smooth((384, 496), (450, 510), (516, 496), (490, 544), (450, 552), (410, 544)), lift=0)
    c.ink(INK, stroke(smooth((380, 494), (450, 510), (520, 494), closed=False), 8), amount=0.85)
    c.cut(mix(skin, RED, 0.12), smooth((434, 400), (466, 400), (486, 466), (450, 480), (414, 466)), lift=3)
    c.cut(DARK, smooth((284, 300), (304, 420), (278, 400)), smooth((616, 300), (596, 420), (622, 400)), lift=3)
    _brows(c, DARK, 348, 8, 18)
    hat = smooth((262, 300), (270, 180), (450, 92), (630, 180), (638, 300), (450, 280))
    c.cut(green, hat, lift=12)
    c.cut(CREAM, [smooth((266, 226), (450, 176), (634, 226), (636, 258), (450, 210), (264, 258))], within=[hat], lift=0)
    c.cut(mix(green, INK, 0.3), smooth((254, 322), (256, 262), (450, 232), (644, 262), (646, 322), (450, 292)), lift=7)
    c.ink(
        INK,
        [
            bar(276 + i * 24, 256 - 22 * np.sin(i / 14 * np.pi), 276 + i * 24, 318 - 24 * np.sin(i / 14 * np.pi), 5)
            for i in range(15)
        ],
        amount=0.35,
    )
    c.cut(
        CREAM,
        [ellipse(450 + 40 * np.cos(a), 76 + 34 * np.sin(a), 34) for a in np.linspace(0, 2 * np.pi, 9)[:-1]],
        ellipse(450, 76, 44),
        lift=8,
    )
    c.cut(
        INK,
        stroke(smooth((322, 690), (370, 800), (440, 850), closed=False), 9),
        stroke(smooth((578, 690), (530, 800), (466, 850), closed=False), 9),
        lift=4,
    )
    c.cut(mix(CREAM, MUSTARD, 0.65), ellipse(466, 878, 32), rect(400, 850, 70, 34), lift=8)
    c.cut(INK, ellipse(468, 878, 12), rect(428, 850, 16, 12), lift=0)


def wren_ashdown(c: Canvas) -> None:
    """Wren Ashdown: short cropped hair dyed at the front, hooded jacket, headphones round the neck."""
    violet = colour("5b5fb0")
    _ground(
        c,
        _grid(100, [stroke(np.array([(-34.0, 12.0), (-12.0, -14.0), (10.0, 12.0), (34.0, -14.0)]), 9)]),
        mix(violet, CREAM, 0.25),
    )
    skin = SKINS[5]
    c.cut(
        mix(violet, INK, 0.55),
        smooth((214, 720), (250, 560), (330, 500), (570, 500), (650, 560), (686, 720), (450, 800)),
        lift=10,
    )
    body = _bust(c, mix(violet, INK, 0.35), 0.94, 24)
    c.cut(mix(violet, INK, 0.1), [rect(120, 860, 660, 26), rect(120, 902, 660, 12)], within=body, lift=0)
    _shade(c, body)
    _neck(c, skin, 0.78)
    _ears(c, skin)
    _head(c, Head(skin, DARK, ""), r=194)
    c.cut(
        DARK,
        smooth(
            (286, 380),
            (276, 250),
            (360, 168),
            (470, 150),
            (580, 190),
            (622, 280),
            (612, 380),
            (592, 310),
            (540, 262),
            (400, 280),
            (320, 300),
            (304, 380),
        ),
        lift=7,
    )
    dyed = [
        smooth((560, 190), (600, 250), (520, 300), (400, 316), (318, 300), (300, 260), (360, 190), (460, 160)),
        *(points((330 + i * 50, 270), (380 + i * 50, 280), (346 + i * 46, 336 - (i % 2) * 14)) for i in range(4)),
    ]
    c.cut(RED, dyed, lift=6)
    c.ink(
        mix(RED, INK, 0.6),
        [
            stroke(smooth((540 - i * 46, 180 + i * 4), (470 - i * 40, 240), (400 - i * 26, 296), closed=False), 6, 2)
            for i in range(4)
        ],
        amount=0.5,
    )
    _brows(c, DARK, 352, 8, 13)
    c.cut(mix(CREAM, INK, 0.3), ellipse(286, 452, 8), ellipse(278, 430, 7), lift=2)
    c.ink(
        colour("b9764a"),
        [ellipse(450 + s * (60 + 20 * i), 452 + 9 * ((i * 2) % 3), 4) for s in (-1, 1) for i in range(4)],
        amount=0.6,
    )
    c.cut(INK, stroke(smooth((300, 660), (330, 760), (450, 800), (570, 760), (600, 660), closed=False), 26), lift=9)
    for s in (-1, 1):
        c.cut(INK, placed([rounded(-46, -72, 92, 144, 40)], 450 + s * 158, 672, 1, s * -16), lift=9)
        c.cut(RED, placed([rounded(-26, -52, 52, 104, 24)], 450 + s * 158, 672, 1, s * -16), lift=3)
    c.cut(
        CREAM,
        stroke(smooth((420, 800), (416, 870), (424, 940), closed=False), 9),
        stroke(smooth((482, 800), (488, 860), (480, 920), closed=False), 9),
        lift=4,
    )


def helen_marsh(c: Canvas) -> None:
    """Helen Marsh: tied-back greying hair, cycling helmet, rain jacket."""
    slate = colour("5a7590")
    spokes = [
        joined(arc(0, 0, 40, 40, 0, 360, 40), arc(0, 0, 34, 34, 360, 0, 40)),
        *(bar(0, 0, 34 * np.cos(a), 34 * np.sin(a), 2.5) for a in np.linspace(0, 2 * np.pi, 9)[:-1]),
    ]
    _ground(c, _grid(108, spokes), mix(slate, CREAM, 0.2))
    skin = SKINS[0]
    body = _bust(c, slate, 0.98)
    c.cut(CREAM, [points((100, 830), (800, 830), (800, 858), (100, 858))], within=body, lift=0)
    c.cut(RED, rect(443, 720, 14, 280), lift=3)
    _shade(c, body)
    c.cut(GREY, smooth((300, 470), (210, 520), (180, 640), (220, 740), (256, 640), (320, 560)), lift=8)
    c.cut(mix(skin, INK, 0.1), points((350, 500), (500, 520), (520, 700), (350, 720)), lift=4)
    c.cut(mix(slate, INK, 0.2), smooth((300, 700), (320, 630), (420, 660), (560, 640), (590, 710), (450, 790)), lift=9)
    draw_head(c, Head(skin, GREY, "short"), 450, 400, 200, 1, "side", 0, 9)
    c.ink(
        mix(GREY, INK, 0.4),
        [
            stroke(smooth((420, 300 + i * 40), (350, 330 + i * 40), (296, 420 + i * 20), closed=False), 5)
            for i in range(3)
        ],
        amount=0.4,
    )
    c.ink(
        mix(skin, INK, 0.5),
        [
            stroke(smooth((500, 380 + i * 12), (486, 386 + i * 14), (470, 384 + i * 18), closed=False), 4)
            for i in range(2)
        ],
        amount=0.5,
    )
    c.cut(
        RED,
        smooth(
            (646, 320), (640, 210), (500, 120), (330, 140), (216, 250), (214, 340), (300, 350), (460, 312), steps=10
        ),
        lift=14,
    )
    vents = [
        smooth(
            (300 + i * 90, 316 - i * 16),
            (316 + i * 76, 226 - i * 12),
            (384 + i * 64, 180 + i * 8),
            (392 + i * 70, 210 + i * 6),
            (350 + i * 82, 300 - i * 12),
        )
        for i in range(3)
    ]
    c.cut(INK, vents, lift=0)
    c.cut(mix(RED, INK, 0.35), smooth((640, 330), (700, 340), (706, 362), (560, 330), (460, 322)), lift=6)
    c.cut(
        INK,
        stroke(smooth((400, 340), (430, 450), (470, 596), closed=False), 12),
        stroke(smooth((300, 350), (380, 480), (470, 596), closed=False), 12),
        rounded(450, 582, 44, 28, 8),
        lift=4,
    )
    c.cut(MUSTARD, rounded(206, 296, 34, 48, 10), lift=4)


def logo(c: Canvas) -> None:
    """The hub's mark: a house on the town's bridge, the Wend below."""
    c.cut(RED, c.everywhere(), lift=0)
    c.tone(mix(RED, INK, 0.5), [c.everywhere()], (1100, 1100), (400, 400), 0.25)
    deck = smooth((910, 500), (720, 420), (512, 392), (304, 420), (114, 500), closed=False, steps=16)
    span = joined(
        points((114, 500), (114, 720), (268, 720)),
        arc(512, 720, 244, 220, 180, 360, 60),
        points((756, 720), (910, 720), (910, 500)),
        deck,
    )
    c.cut(CREAM, span, lift=20, rough=1)
    c.cut(
        CREAM,
        points((362, 304), (512, 140), (662, 304)),
        rect(404, 296, 216, 130),
        rect(590, 176, 48, 90),
        lift=0,
        rough=1,
        register=0,
    )
    c.cut(RED, joined(arc(512, 356, 34, 34, 180, 360), points((546, 418), (478, 418))), lift=0, rough=0.6)
    x = np.linspace(70, 954, 90)
    for y, width, tone in ((770, 74, INK), (896, 58, CREAM)):
        wave = np.stack((x, y + 34 * np.sin((x - 70) / 884 * 4 * np.pi)), axis=1)
        c.cut(tone, stroke(wave, width), ellipse(70, y, width / 2), ellipse(954, y, width / 2), lift=12, rough=0.8)
