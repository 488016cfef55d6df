# ruff: noqa: FBT003
"""The repair café and its tables: hands, tools and small things, close up."""

from dataclasses import replace

import numpy as np

from .figures import HOLD, SIT, SIT_LEAN, SIT_READ, STAND, Look, Pose, person, someone
from .geometry import arc, bar, ellipse, joined, limb, placed, points, rect, rounded, smooth, stroke
from .hands import Place, holding, resting
from .heads import Head
from .lettering import lettering, sign
from .nature import blob
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, SLATE, Colour, colour, mix
from .paper import Canvas
from .things import hanging_lamp, mug, wisp
from .town import LIT, arched, window

WOOD = colour("b9824f")
CHROME = mix(SLATE, CREAM, 0.55)


def tabletop(c: Canvas, wood: Colour, boards: int = 5) -> None:
    """A plank table seen from above."""
    c.cut(wood, c.everywhere(), lift=0)
    for i in range(boards):
        y0, h = c.h * i / boards, c.h / boards
        c.ink(mix(wood, INK, 0.5), rect(-20, y0 - 2, c.w + 40, 4), amount=0.6)
        for k in range(4):
            y = y0 + h * (0.2 + 0.2 * k)
            bend = [(x, y + float(c.rng.uniform(-6, 6))) for x in np.linspace(-20, c.w + 20, 6)]
            c.ink(mix(wood, INK, 0.3), stroke(smooth(*bend, closed=False), 2.5), amount=0.4)


def screwdriver(c: Canvas, x: float, y: float, s: float, turn: float, grip: Colour) -> None:
    """A screwdriver whose tip is at (x, y); it points along `turn`."""
    c.cut(
        mix(SLATE, PAPER, 0.5),
        placed(
            [
                rect(-0.62, -0.028, 0.6, 0.056),
                points((-0.06, -0.028), (0, -0.045), (0.03, -0.045), (0.03, 0.045), (0, 0.045), (-0.06, 0.028)),
            ],
            x,
            y,
            s,
            turn,
        ),
        lift=5,
        rough=0.2,
    )
    c.cut(
        grip,
        placed(
            [
                smooth(
                    (-0.6, -0.06),
                    (-0.7, -0.1),
                    (-1.1, -0.1),
                    (-1.16, 0),
                    (-1.1, 0.1),
                    (-0.7, 0.1),
                    (-0.6, 0.06),
                    steps=4,
                )
            ],
            x,
            y,
            s,
            turn,
        ),
        lift=6,
        rough=0.3,
    )
    c.ink(
        mix(grip, INK, 0.6),
        placed([rect(-1.08, -0.055 + 0.05 * i, 0.36, 0.018) for i in range(3)], x, y, s, turn),
        amount=0.6,
    )


def the_toaster(c: Canvas) -> None:
    """A chrome toaster lies open like a patient on a table under a desk lamp, two pairs of hands."""
    p = c.p
    c.cut(mix(p.third, INK, 0.45), c.everywhere(), lift=0)
    c.cut(mix(p.third, INK, 0.2), points((-20, 470), (1620, 470), (1620, 1100), (-20, 1100)), lift=8)
    c.ink(mix(p.third, INK, 0.7), [rect(-20, y, 1640, 4) for y in (560, 700, 880)], amount=0.5)
    for x, h, tone in (
        (90, 190, RED),
        (210, 150, mix(p.third, PAPER, 0.3)),
        (1330, 210, mix(p.third, PAPER, 0.2)),
        (1460, 160, RED),
    ):
        c.cut(mix(tone, INK, 0.45), rounded(x, 476 - h, 104, h, 12), lift=4)
        c.cut(mix(CREAM, INK, 0.25), rect(x + 14, 476 - h * 0.66, 76, h * 0.34), lift=0)
    c.mist(
        mix(LIT, CREAM, 0.4), [points((650, 170), (950, 170), (1560, 1090), (40, 1090))], (800, 60), (800, 1250), 0.72
    )
    c.mist(LIT, [ellipse(800, 850, 640, 220)], (800, 700), (800, 1400), 0.6)
    c.cut(RED, stroke(smooth((800, -30), (820, 20), (800, 60), closed=False), 22), lift=6)
    c.cut(RED, joined(arc(800, 180, 190, 150, 180, 360), points((990, 190), (610, 190))), lift=14)
    c.cut(CREAM, ellipse(800, 192, 150, 20), lift=0)
    c.cut(CREAM, points((330, 800), (1270, 800), (1380, 1010), (230, 1010)), lift=8)
    c.ink(
        p.spot,
        [
            points(
                (330 - k * 100, 800 + k * 210),
                (1270 + k * 110, 800 + k * 210),
                (1270 + k * 110 + 6, 814 + k * 210),
                (330 - k * 100 - 6, 814 + k * 210),
            )
            for k in (0.08, 0.82)
        ],
        amount=0.8,
    )
    c.cut(
        CHROME,
        smooth(
            (500, 900), (490, 720), (520, 610), (600, 580), (1000, 580), (1080, 610), (1110, 720), (1100, 900), steps=8
        ),
        lift=14,
    )
    c.tone(
        INK,
        [smooth((500, 900), (490, 720), (520, 610), (600, 580), (1000, 580), (1080, 610), (1110, 720), (1100, 900))],
        (1150, 800),
        (820, 740),
        0.5,
    )
    c.cut(CREAM, smooth((530, 860), (524, 720), (546, 640), (574, 640), (556, 740), (560, 860)), lift=0)
    c.cut(mix(INK, SLATE, 0.2), rounded(570, 640, 460, 236, 18), lift=0)
    for i in range(4):
        x = 600 + i * 108
        c.cut(mix(SLATE, INK, 0.35), rounded(x, 656, 76, 204, 8), lift=3)
        path = [(x + 10 + 56 * (k % 2), 668 + k * 14) for k in range(14)]
        c.cut(colour("e88a3a") if i in (1, 2) else CHROME, stroke(np.array(path, dtype=float), 4.5), lift=0)
    c.cut(INK, rounded(460, 890, 690, 40, 18), lift=5)
    c.cut(INK, rect(1108, 690, 40, 22), rounded(1136, 670, 36, 62, 10), lift=5)
    panel = placed([rounded(-130, -96, 260, 192, 26)], 1226, 912, 1, 12)
    c.cut(mix(CHROME, CREAM, 0.3), panel, lift=9)
    c.cut(INK, placed([ellipse(dx, dy, 8) for dx in (-104, 104) for dy in (-70, 70)], 1226, 912, 1, 12), lift=0)
    c.cut(RED, stroke(smooth((690, 880), (640, 960), (520, 1000), (380, 980), closed=False), 9), lift=4)
    c.cut(p.third, stroke(smooth((720, 880), (700, 980), (600, 1030), (440, 1040), closed=False), 9), lift=4)
    for x, y in ((420, 900), (455, 940), (400, 950)):
        c.cut(mix(SLATE, INK, 0.2), ellipse(x, y, 13), bar(x, y, x + 20, y + 12, 8), lift=3)
    resting(c, Place(352, 560, 260, 38), SKINS[3], RED, CREAM)
    holding(c, Place(330, 800, 290, -24), SKINS[3], RED, CREAM)
    screwdriver(c, 870, 720, 330, 168, MUSTARD)
    holding(c, Place(1374, 610, 300, 158, True), SKINS[0], mix(p.third, PAPER, 0.25), mix(p.third, INK, 0.4))
    resting(c, Place(1420, 830, 270, 194, False), SKINS[0], mix(p.third, PAPER, 0.25), mix(p.third, INK, 0.4))
    c.tone(INK, [rect(-20, -20, 420, 1110)], (-40, 500), (380, 500), 0.55)
    c.tone(INK, [rect(1240, -20, 400, 1110)], (1640, 500), (1260, 500), 0.5)


def hall_full(c: Canvas) -> None:
    """A church hall with six trestle tables, each with a lamp and someone mending."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.5), c.everywhere(), lift=0)
    c.cut(mix(p.third, PAPER, 0.25), points((-20, -20), (1620, -20), (1100, 150), (500, 150)), lift=5)
    for k in (0.0, 0.34, 0.64):
        c.cut(
            WOOD,
            bar(-20 + 520 * k, 60 + 110 * k, 1620 - 520 * k, 60 + 110 * k, 18 - 8 * k),
            bar(-20 + 500 * k, -20 + 120 * k, 800, -120 + 170 * k, 16),
            bar(1620 - 500 * k, -20 + 120 * k, 800, -120 + 170 * k, 16),
            lift=5,
        )
    for x in (560, 740, 920):
        c.cut(CREAM, arched(x, 180, 110, 220, True), lift=4)
        c.cut(
            mix(p.third, INK, 0.3),
            arched(x + 10, 194, 90, 200, True),
            hole=[rect(x + 52, 150, 5, 300), rect(x, 290, 110, 5)],
            lift=0,
        )
    c.cut(mix(WOOD, PAPER, 0.42), points((-20, 560), (1620, 560), (1620, 1100), (-20, 1100)), lift=4)
    c.ink(
        mix(WOOD, INK, 0.3),
        [bar(800, 300, 800 + (i - 9) * 300, 1100, 2.5) for i in range(19)],
        within=[rect(-20, 566, 1640, 540)],
        amount=0.4,
    )
    c.cut(mix(RED, INK, 0.15), rect(1150, 230, 360, 240), lift=6)
    c.cut(LIT, rect(1176, 256, 308, 180), lift=0)
    person(
        c, 1290, 590, 320, Look(Head(SKINS[1], colour("cfc8ba"), "bun"), CREAM, apron=RED, build=1.2), HOLD, 1, lift=3
    )
    c.cut(mix(SLATE, PAPER, 0.4), rounded(1400, 350, 60, 90, 20), lift=3)
    c.cut(INK, rect(1394, 376, 12, 8), rect(1420, 338, 20, 14), lift=1)
    c.cut(WOOD, rect(1130, 432, 400, 26), lift=6)
    for x in (1190, 1230, 1350):
        mug(c, x, 434, 32, (RED, p.third, CREAM)[int(x) % 3])
    c.cut(mix(RED, INK, 0.15), rect(1150, 456, 360, 110), lift=3)
    sign(c, "TEA", 1330, 178, 36, RED, 0.2)
    queue = ((1210, 610), (1120, 600), (1040, 612), (960, 604), (890, 622), (820, 640), (780, 672))
    for i, (x, y) in enumerate(queue):
        person(c, x, y, 250 + i * 4, someone(c.rng, p, i == 3), STAND if i % 2 else HOLD, 1, lift=3)
    tables = (
        (150, 720, 0.8),
        (560, 740, 0.85),
        (1360, 740, 0.85),
        (120, 960, 1.15),
        (730, 1000, 1.2),
        (1340, 980, 1.15),
    )
    for i, (x, y, s) in enumerate(tables):
        look = someone(c.rng, p)
        face = 1 if i % 2 == 0 else -1
        joints = person(
            c,
            x - 70 * s * face,
            y,
            330 * s,
            replace(look, dress="trousers", apron=(None, RED, None, MUSTARD, None, None)[i]),
            replace(SIT_LEAN, lean=16, tilt=18),
            face,
            lift=5,
        )
        if i != 4:
            person(c, x + 150 * s * face, y - 10, 330 * s, someone(c.rng, p), (SIT, SIT_READ)[i % 2], -face, lift=5)
        del joints
        top = y - 108 * s
        c.cut(
            mix(WOOD, INK, 0.2),
            bar(x - 130 * s, top, x - 150 * s, y, 9 * s),
            bar(x - 110 * s, top, x - 90 * s, y, 9 * s),
            bar(x + 130 * s, top, x + 150 * s, y, 9 * s),
            bar(x + 110 * s, top, x + 90 * s, y, 9 * s),
            lift=3,
        )
        c.cut(
            mix(WOOD, CREAM, 0.3),
            points(
                (x - 170 * s, top - 22 * s),
                (x + 170 * s, top - 22 * s),
                (x + 190 * s, top + 8 * s),
                (x - 190 * s, top + 8 * s),
            ),
            lift=7,
        )
        _mending(c, i, x + (80 * s if i == 4 else 0), top - 8 * s, s)
        lx = x - 150 * s * face
        c.glow(lx + 50 * s * face, top - 70 * s, 120 * s, CREAM, 0.55)
        c.cut(
            INK,
            ellipse(lx, top - 6 * s, 22 * s, 7 * s),
            bar(lx, top - 8 * s, lx - 16 * s * face, top - 78 * s, 6 * s),
            bar(lx - 16 * s * face, top - 78 * s, lx + 32 * s * face, top - 116 * s, 6 * s),
            lift=3,
        )
        c.cut(
            RED if i % 2 else p.deep(0.3),
            placed(
                [points((-14, -14), (14, -14), (30, 22), (-30, 22))], lx + 40 * s * face, top - 108 * s, s, -32 * face
            ),
            lift=4,
        )
    for x in (420, 1180):
        hanging_lamp(c, x, 190, 46, p.deep(0.35), 4)


def _mending(c: Canvas, kind: int, x: float, y: float, s: float) -> None:
    """What lies on a repair table: sewing machine, wheel, radio, clock, lamp, kettle."""
    if kind == 3:
        c.cut(
            RED,
            placed(
                [
                    rounded(-52, -14, 110, 14, 4),
                    smooth(
                        (-50, -14),
                        (-52, -74),
                        (-30, -84),
                        (46, -82),
                        (52, -14),
                        (30, -14),
                        (26, -52),
                        (-24, -54),
                        (-26, -14),
                        steps=4,
                    ),
                ],
                x,
                y,
                s,
            ),
            lift=4,
        )
        c.cut(INK, placed([ellipse(58, -60, 18), rect(-40, -56, 4, 44)], x, y, s), lift=2)
        c.cut(
            c.p.pale(0.2),
            placed([smooth((-140, 4), (-110, -12), (-40, -10), (-20, 0), (-60, 10), (-120, 40))], x, y, s),
            lift=2,
        )
    elif kind == 4:
        rim = [joined(arc(x, y - 96 * s, 94 * s, 94 * s, 0, 360, 60), arc(x, y - 96 * s, 82 * s, 82 * s, 360, 0, 60))]
        c.cut(
            INK,
            rim
            + [
                bar(x, y - 96 * s, x + 84 * s * np.cos(a), y - 96 * s + 84 * s * np.sin(a), 2.4)
                for a in np.linspace(0, 2 * np.pi, 17)
            ]
            + [ellipse(x, y - 96 * s, 10 * s)],
            lift=4,
        )
    elif kind == 5:
        c.cut(mix(RED, INK, 0.2), placed([rounded(-70, -78, 140, 78, 10)], x, y, s), lift=5)
        c.cut(CREAM, placed([ellipse(-32, -38, 28), rounded(10, -64, 46, 20, 4)], x, y, s), lift=1)
        c.cut(
            INK,
            placed(
                [ellipse(-32, -38, 8), ellipse(22, -24, 7), ellipse(44, -24, 7), bar(50, -78, 90, -150, 3)], x, y, s
            ),
            lift=1,
        )
    elif kind == 0:
        c.cut(c.p.deep(0.4), placed([ellipse(0, -40, 40)], x, y, s), lift=4)
        c.cut(CREAM, placed([ellipse(0, -40, 31)], x, y, s), lift=0)
        c.cut(INK, placed([bar(0, -40, 0, -62, 4), bar(0, -40, 16, -34, 4)], x, y, s), lift=0)
    elif kind == 1:
        c.cut(CHROME, placed([rounded(-46, -62, 92, 62, 18)], x, y, s), lift=4)
        c.cut(INK, placed([rounded(-30, -68, 24, 8, 3), rounded(6, -68, 24, 8, 3)], x, y, s), lift=0)
    else:
        c.cut(
            RED,
            placed(
                [
                    smooth((-44, 0), (-50, -40), (-24, -66), (24, -66), (50, -40), (44, 0), steps=5),
                    points((44, -30), (76, -56), (70, -20)),
                ],
                x,
                y,
                s,
            ),
            lift=4,
        )
        c.cut(INK, placed([stroke(arc(0, -62, 34, 30, 180, 360), 7)], x, y, s), lift=2)


def one_eared_bear(c: Canvas) -> None:
    """A one-eared knitted bear sits on a workbench beside a reel of red thread and a needle."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.35), c.everywhere(), lift=0)
    c.ink(
        mix(p.third, INK, 0.2), [ellipse(60 + i * 62, 50 + j * 70, 5) for i in range(24) for j in range(9)], amount=0.4
    )
    tools = (
        (170, [rect(-10, 0, 20, 190), rounded(-62, -46, 124, 60, 8)], INK),
        (330, [rect(-9, 60, 18, 180), *limb((0, 60, 26), (-24, 0, 12)), *limb((0, 60, 26), (24, 0, 12))], RED),
        (1080, [rounded(-22, 130, 44, 130, 18), rect(-7, 0, 14, 140)], MUSTARD),
        (
            1240,
            [
                joined(arc(-30, 200, 34, 40, 0, 360, 30), arc(-30, 200, 20, 26, 360, 0, 30)),
                joined(arc(34, 200, 34, 40, 0, 360, 30), arc(34, 200, 20, 26, 360, 0, 30)),
                bar(-18, 166, 22, 0, 16),
                bar(20, 166, -20, 0, 16),
            ],
            INK,
        ),
    )
    for x, shapes, tone in tools:
        c.cut(tone, placed(shapes, x, 150, 1), lift=7)
        c.cut(CREAM, ellipse(x, 128, 10), lift=2)
    c.mist(CREAM, [points((-20, -20), (700, -20), (1420, 1000), (300, 1000), (-20, 500))], (0, 0), (900, 1000), 0.45)
    c.cut(WOOD, rect(-20, 960, 1460, 470), lift=14)
    c.ink(
        mix(WOOD, INK, 0.4),
        [
            stroke(
                smooth(
                    *((float(x), 1010 + k * 90 + float(c.rng.uniform(-9, 9))) for x in np.linspace(-20, 1420, 6)),
                    closed=False,
                ),
                3,
            )
            for k in range(5)
        ],
        amount=0.4,
    )
    wool = colour("b9824f")
    fur = mix(wool, RED, 0.06)

    def knit(outline: np.ndarray, tone: Colour, lift: float = 10) -> None:
        c.cut(tone, outline, lift=lift)
        (x0, y0), (x1, y1) = outline.min(axis=0), outline.max(axis=0)
        v = [
            points((x, y), (x + 11, y + 10), (x + 22, y), (x + 22, y + 8), (x + 11, y + 19), (x, y + 8))
            for j, y in enumerate(np.arange(y0, y1, 24))
            for x in np.arange(x0 + (j % 2) * 14, x1, 28)
        ]
        c.ink(mix(tone, INK, 0.4), v, within=[outline], amount=0.5, rough=0.4)

    knit(ellipse(880, 420, 84, 82), mix(fur, INK, 0.12))
    c.cut(mix(fur, CREAM, 0.4), ellipse(886, 424, 46, 44), lift=2)
    knit(ellipse(700, 860, 230, 262), fur, 12)
    c.cut(mix(fur, CREAM, 0.45), ellipse(690, 880, 130, 160), lift=4)
    knit(rotated_limb(500, 740, 400, 960), fur)
    knit(rotated_limb(900, 740, 1010, 950), fur)
    knit(ellipse(560, 1090, 120, 104), fur, 12)
    knit(ellipse(846, 1090, 120, 104), fur, 12)
    for x in (560, 846):
        c.cut(mix(fur, CREAM, 0.45), ellipse(x, 1098, 66, 56), lift=2)
    knit(ellipse(700, 530, 236, 212), fur, 14)
    thread = [bar(528 + 18 * k, 402 - 15 * k, 548 + 18 * k, 424 - 15 * k, 5) for k in range(6)]
    c.ink(INK, stroke(smooth((520, 420), (570, 370), (640, 336), closed=False), 7), *thread, amount=0.75)
    c.cut(CREAM, blob(c.rng, 556, 352, 28, 18, 8, 0.3), blob(c.rng, 590, 330, 20, 15, 8, 0.3), lift=2)
    c.cut(mix(fur, CREAM, 0.55), ellipse(700, 606, 100, 76), lift=5)
    c.cut(INK, smooth((664, 572), (736, 572), (700, 612)), lift=3)
    c.ink(
        INK,
        stroke(smooth((700, 606), (700, 634), (660, 646), closed=False), 6),
        stroke(smooth((700, 634), (740, 646), closed=False), 6),
        amount=0.8,
    )
    c.cut(INK, ellipse(612, 506, 21), lift=3)
    c.cut(CREAM, ellipse(605, 499, 6), lift=0)
    c.cut(RED, ellipse(790, 508, 28), lift=4)
    c.ink(INK, [ellipse(790 + dx, 508 + dy, 4) for dx in (-8, 8) for dy in (-8, 8)], amount=0.9)
    c.cut(
        RED,
        smooth((520, 706), (700, 764), (880, 706), (890, 752), (700, 816), (510, 752)),
        smooth((840, 740), (900, 760), (930, 900), (880, 912), (850, 820)),
        lift=8,
    )
    c.cut(CREAM, placed([rounded(-66, -34, 132, 68, 8)], 452, 1190, 1, -8), lift=5)
    c.ink(RED, lettering("NEXT", 406, 1180, 30, 0.2, -8), amount=0.95)
    c.cut(
        mix(WOOD, INK, 0.35),
        ellipse(1130, 1010, 100, 26),
        rect(1064, 1010, 132, 190),
        ellipse(1130, 1206, 100, 26),
        lift=10,
    )
    c.cut(RED, rounded(1050, 1032, 160, 152, 16), lift=4)
    c.ink(mix(RED, INK, 0.6), [bar(1052, 1046 + i * 15, 1208, 1056 + i * 15, 3.5) for i in range(9)], amount=0.6)
    c.cut(
        RED, stroke(smooth((1066, 1172), (960, 1270), (800, 1240), (640, 1300), (560, 1270), closed=False), 6), lift=3
    )
    c.cut(mix(SLATE, PAPER, 0.55), points((562, 1262), (300, 1330), (560, 1282), (584, 1276)), lift=5)
    c.cut(WOOD, ellipse(566, 1271, 7, 3), lift=0)
    c.tone(INK, [rect(-20, 960, 1460, 470)], (1450, 1420), (500, 1000), 0.35)


def rotated_limb(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    """A stuffed arm from shoulder to paw."""
    dx, dy = (x1 - x0) / 4, (y1 - y0) / 4
    return smooth(
        (x0 - 40, y0 - 30),
        (x0 + 50, y0 - 20),
        (x0 + 2 * dx + 62, y0 + 2 * dy),
        (x1 + 62, y1),
        (x1, y1 + 66),
        (x1 - 66, y1 + 6),
        (x0 + 2 * dx - 66, y0 + 2 * dy),
    )


def crumb_tray(c: Canvas) -> None:
    """A pile of things shaken out of a toaster on a tea towel, crumbs, a hair grip."""
    p = c.p
    tabletop(c, mix(p.third, INK, 0.15), 6)
    cloth = placed([rounded(-480, -500, 960, 1000, 10)], 700, 700, 1, -9)
    c.cut(CREAM, cloth, lift=14)
    for k in (-420, -380, 360, 400):
        c.ink(RED, placed([rect(k, -500, 18, 1000)], 700, 700, 1, -9), within=cloth, amount=0.85)
        c.ink(p.third, placed([rect(-480, k, 960, 18)], 700, 700, 1, -9), within=cloth, amount=0.6)
    c.ink(p.grey(0.7), placed([rect(-480 + i * 160, -500, 4, 1000) for i in range(7)], 700, 700, 1, -9), amount=0.4)
    crumb = (colour("b9764a"), colour("8a4f2a"), colour("dfa32f"), colour("5a3520"))
    for ring, n, size in ((340, 150, 7), (230, 170, 10), (130, 120, 14)):
        for tone in crumb:
            spots = [(c.rng.normal(0, ring * 0.5), c.rng.normal(0, ring * 0.42)) for _ in range(n // 4)]
            c.cut(
                tone,
                [
                    blob(
                        c.rng,
                        690 + x,
                        720 + y,
                        size * float(c.rng.uniform(0.5, 1.5)),
                        size * float(c.rng.uniform(0.5, 1.1)),
                        6,
                        0.3,
                    )
                    for x, y in spots
                ],
                lift=3,
                rough=0.3,
            )
    c.cut(
        colour("5a3520"),
        placed([smooth((-90, -60), (-20, -80), (70, -64), (84, 10), (60, 66), (-40, 74), (-84, 40))], 640, 820, 1, 14),
        lift=6,
    )
    c.cut(
        crumb[0],
        placed([smooth((-70, -46), (-16, -62), (54, -50), (64, 8), (46, 50), (-30, 56), (-64, 30))], 640, 820, 1, 14),
        lift=0,
    )
    body = smooth(
        (-150, 30),
        (-90, -30),
        (-10, -60),
        (60, -70),
        (100, -150),
        (150, -196),
        (206, -190),
        (216, -156),
        (160, -144),
        (136, -100),
        (120, -20),
        (70, 40),
        (-10, 46),
        (-80, 44),
        (-200, 84),
        (-230, 70),
    )
    legs = [
        smooth((60, 20), (100, 20), (108, 100), (130, 116), (70, 116)),
        smooth((-50, 20), (0, 30), (-4, 100), (20, 116), (-44, 116)),
    ]
    c.cut(mix(p.third, INK, 0.25), placed(legs, 500, 470, 1.08, -14), lift=9)
    c.cut(p.third if sum(p.third) > 330 else colour("3f9b5f"), placed([body], 500, 470, 1.08, -14), lift=11)
    c.cut(
        RED,
        placed(
            [
                points((-80 + i * 44, -22 - i * 12), (-50 + i * 44, -74 - i * 12), (-34 + i * 44, -30 - i * 13))
                for i in range(4)
            ],
            500,
            470,
            1.08,
            -14,
        ),
        lift=3,
    )
    c.cut(INK, placed([ellipse(172, -172, 8)], 500, 470, 1.08, -14), lift=0)
    copper = colour("b5652f")
    c.cut(copper, ellipse(940, 520, 112), lift=9)
    c.ink(
        mix(copper, INK, 0.4),
        [joined(arc(940, 520, 100, 100, 0, 360, 60), arc(940, 520, 93, 93, 360, 0, 60))],
        lettering("2", 912, 466, 100, 0.17),
        amount=0.8,
    )
    c.tone(INK, [ellipse(940, 520, 112)], (1050, 620), (880, 460), 0.35)
    brass = MUSTARD
    c.cut(
        brass,
        placed(
            [
                joined(arc(-170, 0, 78, 78, 0, 360, 50), arc(-170, 0, 40, 40, 360, 0, 50)),
                rect(-98, -15, 300, 30),
                rect(140, 10, 24, 56),
                rect(178, 10, 24, 44),
            ],
            900,
            930,
            1,
            -28,
        ),
        lift=9,
    )
    c.ink(mix(brass, INK, 0.5), placed([rect(-90, 4, 280, 6)], 900, 930, 1, -28), amount=0.5)
    grip = placed(
        [
            stroke(
                smooth(
                    (-150, -14),
                    (-60, -20),
                    (-40, -8),
                    (-20, -20),
                    (0, -8),
                    (20, -20),
                    (140, -14),
                    (156, 0),
                    (140, 14),
                    (-150, 16),
                    closed=False,
                ),
                11,
            )
        ],
        430,
        1000,
        1.1,
        22,
    )
    c.cut(INK, grip, lift=6)
    c.tone(INK, [c.everywhere()], (1450, 1450), (700, 700), 0.35)


def soup_pot(c: Canvas) -> None:
    """A huge soup pot steams on a stove in a low kitchen, a broad man in an apron ladles."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.4), c.everywhere(), lift=0)
    c.cut(
        mix(WOOD, INK, 0.35), rect(-20, -20, 1640, 70), *(rect(x, 30, 54, 60) for x in (180, 620, 1060, 1480)), lift=8
    )
    c.tone(mix(RED, INK, 0.4), [c.everywhere()], (0, -60), (0, 620), 0.5)
    window(c, 150, 190, 300, 250, mix(p.third, INK, 0.15), CREAM, (2, 2), 5)
    pane = [rect(150, 190, 300, 250)]
    c.cut(
        mix(p.third, PAPER, 0.25),
        smooth((140, 380), (240, 340), (360, 370), (470, 340), (470, 460), (140, 460)),
        within=pane,
        lift=0,
    )
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), float(r))
            for x, y, r in zip(
                c.rng.uniform(155, 445, 46), c.rng.uniform(195, 435, 46), c.rng.uniform(2, 6, 46), strict=True
            )
        ],
        within=pane,
        lift=0,
    )
    c.cut(
        CREAM,
        [rect(296, 186, 9, 260), rect(146, 310, 308, 9)],
        smooth((140, 440), (220, 418), (330, 430), (460, 420), (462, 456), (140, 456)),
        lift=2,
    )
    for i, x in enumerate((1120, 1220, 1320, 1430)):
        c.cut(INK, rect(x - 3, 104, 6, 50), lift=1)
        c.cut(
            (RED, p.third, SLATE, mix(RED, INK, 0.3))[i],
            joined(arc(x, 160, 42, 70, 0, 180, 20)),
            rect(x - 46, 150, 92, 14),
            lift=5,
        )
    c.cut(INK, rect(1080, 96, 420, 9), lift=4)
    cook = Look(
        Head(SKINS[2], INK, "short", beard="full"),
        p.third,
        INK,
        build=1.62,
        apron=CREAM,
        pattern="stripes",
        pattern_colour=mix(p.third, INK, 0.4),
    )
    joints = person(c, 890, 1250, 1000, cook, Pose(4, 10, (34, 96), (48, 108), (-4, -4), (4, 4)), -1, lift=12)
    lx, ly = joints.near_hand
    c.glow(640, 420, 420, CREAM, 0.55)
    c.cut(mix(SLATE, PAPER, 0.5), stroke([(lx - 4, ly - 60), (lx - 54, ly + 150)], 15), lift=6)
    c.cut(cook.head.skin, ellipse(lx - 8, ly, 34, 30), lift=4)
    pot = smooth((350, 650), (344, 860), (390, 950), (870, 950), (916, 860), (910, 650), steps=6)
    c.cut(mix(INK, SLATE, 0.25), ellipse(630, 650, 284, 62), lift=12)
    c.cut(colour("d9822b"), ellipse(630, 652, 256, 46), lift=0)
    c.cut(
        MUSTARD,
        [ellipse(float(x), float(y), 15, 8) for x, y in ((480, 650), (560, 668), (640, 636), (740, 660), (800, 648))],
        lift=1,
    )
    c.cut(
        p.third,
        [ellipse(float(x), float(y), 13, 6, 20) for x, y in ((520, 634), (610, 676), (700, 642), (770, 672))],
        lift=1,
    )
    c.cut(mix(INK, SLATE, 0.25), pot, hole=[ellipse(630, 652, 258, 47)], lift=12)
    c.mist(SLATE, [smooth((390, 720), (430, 720), (450, 900), (420, 920))], (300, 800), (560, 800), 0.5)
    c.cut(RED, rounded(312, 730, 70, 40, 18), rounded(880, 730, 70, 40, 18), lift=6)
    c.cut(mix(INK, RED, 0.1), rect(220, 944, 830, 200), lift=10)
    c.cut(mix(SLATE, PAPER, 0.2), [ellipse(320 + i * 130, 1010, 26) for i in range(6)], lift=3)
    c.cut(
        colour("e8762c"),
        [points((430 + i * 60, 952), (445 + i * 60, 930), (460 + i * 60, 952)) for i in range(7)],
        lift=0,
    )
    for x, y, h in ((480, 610, 420), (600, 600, 500)):
        wisp(c, x, y, h, CREAM, 0.34)
    hands = (
        (1360, 500, 176, SKINS[0], RED),
        (1420, 700, 182, SKINS[4], mix(p.third, INK, 0.4)),
        (1330, 900, 190, SKINS[1], MUSTARD),
        (150, 640, 6, SKINS[5], mix(RED, PAPER, 0.3)),
        (200, 880, -8, SKINS[3], p.third),
    )
    for i, (x, y, turn, skin, sleeve) in enumerate(hands):
        at = Place(x, y, 210, turn, 90 < turn < 270)
        bx, by = at.put([points((0.62, 0))])[0][0]
        resting(c, at, skin, sleeve, CREAM if i % 2 else None)
        bowl = (CREAM, p.third, RED, mix(SLATE, PAPER, 0.5), MUSTARD)[i]
        c.cut(bowl, joined(arc(bx, by - 50, 110, 96, 0, 180, 30)), lift=10)
        c.cut(mix(bowl, INK, 0.25), ellipse(bx, by - 50, 110, 24), lift=2)
        if i in (1, 3):
            c.cut(colour("d9822b"), ellipse(bx, by - 48, 92, 16), lift=0)
        c.ink(
            mix(bowl, INK, 0.5), [ellipse(bx - 70 + 35 * k, by - 4 - abs(k - 2) * 4, 8) for k in range(5)], amount=0.6
        )
        c.cut(skin, at.put(limb((0.2, -0.1, 0.09), (0.44, -0.28, 0.075), (0.62, -0.34, 0.055))), lift=5, rough=0.3)
