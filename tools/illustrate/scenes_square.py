# ruff: noqa: C901, FBT003
"""The market square, the school garden, the long table and other good days."""

from dataclasses import replace

import numpy as np

from .figures import (
    CHEER,
    CROUCH,
    HOLD,
    RAISE,
    REACH,
    SIT,
    SIT_LAUGH,
    SIT_LEAN,
    STAND,
    Look,
    Pose,
    pattern,
    person,
    someone,
)
from .geometry import Shape, arc, bar, ellipse, joined, limb, placed, points, rect, ridge, rounded, smooth, stroke
from .hands import Place, resting
from .heads import Head
from .lettering import lettering
from .nature import birds, cat, cloud, dog, grass, tree
from .palette import CLAY, CREAM, INK, MUSTARD, NIGHT, PAPER, PLUM, RED, SKINS, SLATE, Colour, colour, mix
from .paper import Canvas
from .things import awning, bag, bicycle, stall, table, wisp
from .town import LIT, arched, bricks, cobbles, house, skyline, tower, window

WOOD = colour("b9824f")
LEAF = colour("6f8a3f")


def market_hall(c: Canvas, x: float, base: float, w: float, h: float, wall: Colour, roof: Colour) -> None:
    """The market hall: arches below, a clock turret above."""
    c.cut(wall, rect(x - w * 0.07, base - h * 1.3, w * 0.14, h * 0.4), lift=4)
    c.cut(
        roof,
        points((x - w * 0.09, base - h * 1.28), (x, base - h * 1.62), (x + w * 0.09, base - h * 1.28)),
        points(
            (x - w * 0.54, base - h * 0.68),
            (x - w * 0.36, base - h),
            (x + w * 0.36, base - h),
            (x + w * 0.54, base - h * 0.68),
        ),
        lift=4,
    )
    c.cut(CREAM, ellipse(x, base - h * 1.14, w * 0.05), lift=2)
    c.cut(
        INK,
        bar(x, base - h * 1.14, x - w * 0.022, base - h * 1.1, 4),
        bar(x, base - h * 1.14, x, base - h * 1.22, 4),
        lift=0,
    )
    c.cut(wall, rect(x - w / 2, base - h * 0.7, w, h * 0.7), lift=5)
    bricks(c, [rect(x - w / 2, base - h * 0.7, w, h * 0.7)], mix(wall, INK, 0.4), w * 0.02, 0.25)
    for i in range(5):
        ax = x - w * 0.46 + i * w * 0.19
        c.cut(CREAM, arched(ax - 5, base - h * 0.5 - 6, w * 0.15 + 10, h * 0.5 + 6), lift=2)
        c.cut(mix(wall, INK, 0.55), arched(ax, base - h * 0.5, w * 0.15, h * 0.5), lift=0)


def market_at_seven(c: Canvas) -> None:
    """Market square at seven on a summer morning, women set up striped stalls."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.5), c.everywhere(), lift=0)
    c.glow(180, 200, 620, CREAM, 0.9)
    c.cut(CREAM, ellipse(180, 210, 70), lift=2)
    for i, (x, w, h) in enumerate(((-40, 210, 330), (168, 200, 390), (1130, 210, 360), (1338, 280, 420))):
        house(
            c,
            x,
            600,
            w,
            h,
            (mix(RED, PAPER, 0.5), mix(p.third, PAPER, 0.5), mix(RED, PAPER, 0.3), mix(MUSTARD, PAPER, 0.2))[i],
            mix(p.third, INK, 0.4),
            mix(p.third, PAPER, 0.3),
            RED,
            3,
            2,
            0.3,
            i % 2 == 0,
        )
    market_hall(c, 750, 610, 620, 330, mix(RED, INK, 0.08), mix(p.third, INK, 0.5))
    c.cut(mix(PAPER, MUSTARD, 0.22), rect(-20, 596, 1640, 520), lift=4)
    cobbles(c, [rect(-20, 620, 1640, 480)], mix(CLAY, INK, 0.2), 500, 0.28)
    stall(c, 330, 740, 340, 300, (CREAM, p.third), mix(WOOD, INK, 0.1), (RED, MUSTARD, LEAF), "roll")
    stall(c, 1090, 760, 380, 330, (CREAM, RED), mix(p.third, PAPER, 0.1), (MUSTARD, p.third, RED, CREAM), "roll")
    c.ink(
        mix(MUSTARD, INK, 0.4),
        [
            points((160, 740), (500, 740), (700, 800), (360, 800)),
            points((900, 760), (1280, 760), (1480, 830), (1100, 830)),
        ],
        amount=0.35,
    )
    person(c, 560, 790, 300, someone(c.rng, p), replace(HOLD, lean=8), -1, lift=5)
    c.cut(MUSTARD, rounded(462, 650, 90, 52, 20), rounded(468, 628, 86, 36, 16), lift=4)
    person(c, 1360, 820, 330, replace(someone(c.rng, p), dress="dress"), REACH, -1, lift=5)
    awning(c, 1420, 560, 460, 130, (CREAM, p.third), 7)
    c.cut(INK, rect(1236, 560, 10, 440), rect(1604, 560, 10, 440), lift=3)
    hero = Look(
        Head(SKINS[2], INK, "bun", "scarf", MUSTARD),
        p.third,
        mix(INK, p.third, 0.4),
        "dress",
        build=1.18,
        pattern="dots",
        pattern_colour=CREAM,
    )
    joints = person(c, 520, 1040, 620, hero, Pose(-6, -8, (96, 118), (110, 124), (-10, -14), (16, 4)), 1, lift=9)
    (ax, ay), (bx, by) = joints.far_hand, joints.near_hand
    cloth = smooth(
        (ax - 10, ay - 14),
        (bx + 60, by - 60),
        (bx + 220, by - 150),
        (bx + 390, by - 90),
        (bx + 470, by + 20),
        (bx + 430, by + 150),
        (bx + 330, by + 190),
        (bx + 250, by + 290),
        (bx + 130, by + 240),
        (bx + 50, by + 150),
        (ax - 4, ay + 60),
        steps=12,
    )
    c.cut(RED, cloth, lift=14)
    folds = [
        stroke(
            smooth(
                (ax + 10, ay + 4 + i * 12),
                (bx + 130, by - 40 + i * 50),
                (bx + 300 + i * 14, by - 40 + i * 66),
                closed=False,
            ),
            12,
            3,
        )
        for i in range(4)
    ]
    c.ink(mix(RED, INK, 0.5), folds, within=[cloth], amount=0.5)
    c.cut(hero.head.skin, ellipse(bx + 8, by - 6, 19, 17), lift=3)
    for x, y, kind in ((130, 1030, 0), (300, 1060, 1), (1180, 1050, 0), (1380, 1030, 2)):
        c.cut(WOOD, points((x - 110, y - 60), (x + 110, y - 60), (x + 100, y + 24), (x - 100, y + 24)), lift=7)
        if kind == 0:
            aub = [
                placed(
                    [smooth((-44, 0), (-30, -24), (20, -20), (48, -6), (40, 14), (-20, 22))],
                    x - 66 + k * 44,
                    y - 76 - (k % 2) * 14,
                    1,
                    -60 + k * 20,
                )[0]
                for k in range(4)
            ]
            c.cut(colour("4a2a52"), aub, lift=4)
            c.cut(LEAF, [ellipse(x - 60 + k * 44, y - 112 - (k % 2) * 14, 13, 9) for k in range(4)], lift=2)
        else:
            c.cut(
                (RED, MUSTARD)[kind - 1],
                [ellipse(x - 76 + k * 38, y - 70 - (k % 2) * 18, 23) for k in range(5)],
                lift=3,
            )
        c.cut(mix(WOOD, CREAM, 0.25), rect(x - 106, y - 40, 212, 22), rect(x - 103, y - 8, 206, 20), lift=3)
    for k, tone in enumerate((RED, p.third, MUSTARD, PLUM)):
        c.cut(
            tone,
            placed([rounded(-24, -190, 48, 380, 22)], 1500 + k * 34 - 60, 960 + (k % 2) * 16, 1, -14 + k * 9),
            lift=6,
        )
        c.cut(
            mix(tone, CREAM, 0.5),
            placed([ellipse(0, -186, 23, 10)], 1500 + k * 34 - 60, 960 + (k % 2) * 16, 1, -14 + k * 9),
            lift=1,
        )
    birds(c, [(560, 130), (620, 100), (1010, 180)], 20, INK)


def cash_tin(c: Canvas) -> None:
    """An open metal cash tin on a stall table with coins and folded notes."""
    p = c.p
    c.cut(mix(p.third, INK, 0.1), c.everywhere(), lift=0)
    cloth = [c.everywhere()]
    c.ink(
        mix(p.third, INK, 0.5),
        [
            ellipse(60 + i * 130 + (j % 2) * 65, 40 + j * 112, 40, 18, k * 60)
            for i in range(13)
            for j in range(10)
            for k in range(3)
        ],
        within=cloth,
        amount=0.45,
    )
    c.cut(
        MUSTARD, [ellipse(60 + i * 130 + (j % 2) * 65, 40 + j * 112, 9) for i in range(13) for j in range(10)], lift=0
    )
    c.cut(mix(SLATE, PAPER, 0.1), placed([rounded(-330, -250, 660, 200, 20)], 540, 400, 1, -5), lift=14)
    c.tone(INK, placed([rounded(-330, -250, 660, 200, 20)], 540, 400, 1, -5), (900, 150), (300, 350), 0.5)
    c.cut(mix(SLATE, INK, 0.3), placed([rounded(-340, -60, 680, 520, 24)], 540, 400, 1, -5), lift=18)
    c.cut(mix(SLATE, INK, 0.65), placed([rounded(-316, -36, 632, 472, 14)], 540, 400, 1, -5), lift=0)
    c.cut(mix(SLATE, PAPER, 0.15), placed([rect(-10, -36, 16, 472), rect(-316, 190, 306, 14)], 540, 400, 1, -5), lift=5)
    for k, (x, y, tone) in enumerate(((410, 480, MUSTARD), (360, 660, colour("b5652f")), (640, 420, CREAM))):
        if k < 2:
            for i in range(13):
                cx, cy = x + float(c.rng.uniform(-110, 110)), y + float(c.rng.uniform(-64, 64))
                c.cut(tone if i % 3 else mix(SLATE, CREAM, 0.6), ellipse(cx, cy, 36), lift=4)
                c.ink(
                    mix(tone, INK, 0.5),
                    joined(arc(cx, cy, 30, 30, 0, 360, 30), arc(cx, cy, 27, 27, 360, 0, 30)),
                    [bar(cx - 8, cy - 12, cx - 8, cy + 12, 4), bar(cx - 12, cy, cx + 8, cy, 4)],
                    amount=0.5,
                )
    for tone, turn in ((mix(LEAF, PAPER, 0.35), -14), (mix(RED, PAPER, 0.45), -2), (mix(p.third, PAPER, 0.5), 9)):
        note = placed([rect(-112, -180, 224, 360)], 710, 600, 1, turn - 3)
        c.cut(tone, note, lift=7)
        c.ink(
            mix(tone, INK, 0.5),
            placed(
                [
                    ellipse(0, -100, 46, 56),
                    rect(-96, -166, 40, 24),
                    rect(56, 140, 40, 24),
                    rect(-60, 10, 120, 6),
                    rect(-60, 30, 120, 6),
                    rect(-60, 50, 90, 6),
                ],
                710,
                600,
                1,
                turn - 3,
            ),
            amount=0.45,
        )
        c.ink(mix(tone, INK, 0.35), placed([rect(-112, -4, 224, 5)], 710, 600, 1, turn - 3), amount=0.6)
    book = placed([rect(-250, -330, 500, 660)], 1210, 440, 1, 7)
    c.cut(RED, placed([rounded(-264, -344, 528, 688, 14)], 1210, 440, 1, 7), lift=16)
    c.cut(CREAM, book, lift=4)
    c.ink(
        mix(SLATE, PAPER, 0.4),
        placed([rect(-240, -270 + i * 46, 480, 3) for i in range(13)], 1210, 440, 1, 7),
        amount=0.7,
    )
    c.ink(RED, placed([rect(60, -330, 4, 660), rect(-130, -330, 4, 660)], 1210, 440, 1, 7), amount=0.7)
    rows = (("4", "12"), ("7", "31"), ("2", "9"), ("11", "44"), ("5", "17"), ("3", "8"), ("9", "26"), ("14", "53"))
    figures: list[Shape] = []
    for i, (a, b) in enumerate(rows):
        figures += placed(
            lettering(a, -220, -304 + i * 46, 28, 0.13)
            + lettering(b, 100, -304 + i * 46, 28, 0.13)
            + [
                stroke(
                    smooth(
                        (-110, -284 + i * 46),
                        (-70, -292 + i * 46),
                        (-30, -280 + i * 46),
                        (30 - (i * 17) % 40, -288 + i * 46),
                        closed=False,
                    ),
                    4,
                )
            ],
            1210,
            440,
            1,
            7,
        )
    c.ink(mix(INK, NIGHT, 0.5), figures, amount=0.9)
    c.ink(
        INK,
        placed([rect(80, 62, 150, 5), rect(80, 72, 150, 5), *lettering("200", 96, 90, 40, 0.16)], 1210, 440, 1, 7),
        amount=0.9,
    )
    c.cut(
        MUSTARD, placed([rect(-190, -11, 330, 22), points((140, -11), (176, 0), (140, 11))], 1360, 790, 1, 160), lift=7
    )
    resting(c, Place(990, 1010, 400, -62), SKINS[2], RED, MUSTARD, colour("6b2418"))
    c.tone(INK, [c.everywhere()], (1650, 1120), (900, 500), 0.4)


def awning_in_wind(c: Canvas) -> None:
    """Three women laugh as they hold down a billowing stall awning in a strong wind."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.5), c.everywhere(), lift=0)
    for x, y, w, k in ((200, 190, 520, 0.3), (760, 120, 620, 0.15), (1380, 230, 560, 0.3)):
        cloud(c, x, y, w, mix(CREAM, SLATE, k))
        c.ink(
            mix(p.third, PAPER, 0.3),
            [stroke(smooth((x - w * 0.6, y + 40), (x - w * 0.2, y + 26), (x + w * 0.3, y + 44), closed=False), 5, 1)],
            amount=0.6,
        )
    skyline(
        c, -20, 1640, 720, 250, mix(p.third, PAPER, 0.15), mix(p.third, INK, 0.25), mix(p.third, PAPER, 0.5), 0.5, 4
    )
    c.cut(mix(PAPER, MUSTARD, 0.16), rect(-20, 706, 1640, 400), lift=5)
    cobbles(c, [rect(-20, 730, 1640, 380)], mix(SLATE, INK, 0.1), 620, 0.28)
    c.cut(INK, bar(330, 990, 380, 470, 14), bar(1240, 990, 1170, 430, 14), lift=5)
    c.cut(WOOD, points((300, 800), (1270, 800), (1250, 960), (330, 960)), lift=8)
    c.cut(
        mix(RED, PAPER, 0.2),
        smooth(
            (296, 794),
            (780, 788),
            (1276, 794),
            (1270, 870),
            (1120, 850),
            (960, 880),
            (780, 850),
            (600, 884),
            (440, 852),
            (300, 872),
        ),
        lift=4,
    )
    edge_low = smooth((250, 520), (420, 470), (640, 560), (860, 480), (1080, 560), (1330, 440), closed=False, steps=14)
    edge_high = smooth((360, 330), (520, 190), (760, 250), (1000, 70), (1240, 90), (1480, 210), closed=False, steps=14)
    sheet = joined(edge_high, edge_low[::-1])
    c.cut(CREAM, sheet, lift=18)
    n = len(edge_low)
    bands = 11
    for i in range(0, bands, 2):
        a, b = int(i * n / bands), min(n - 1, int((i + 1) * n / bands))
        c.cut(RED, joined(edge_high[a : b + 1], edge_low[a : b + 1][::-1]), lift=0)
    c.tone(INK, [sheet], (1100, 620), (900, 200), 0.35)
    for i in range(bands):
        a, b = int(i * n / bands), min(n - 1, int((i + 1) * n / bands))
        (x0, y0), (x1, y1) = edge_low[a], edge_low[b]
        c.cut(
            RED if i % 2 == 0 else CREAM,
            joined(
                edge_low[a : b + 1],
                np.array([(x1 - 6, y1 + 30), ((x0 + x1) / 2, (y0 + y1) / 2 + 52), (x0 + 6, y0 + 30)]),
            ),
            lift=4,
        )
    women = (
        (
            400,
            1040,
            560,
            Look(
                Head(SKINS[1], INK, "long", "scarf", p.third),
                MUSTARD,
                mix(p.third, INK, 0.4),
                "dress",
                build=1.1,
                pattern="dots",
                pattern_colour=RED,
            ),
            Pose(-10, -16, (150, 164), (158, 172), (-18, -24), (20, 6)),
            1,
        ),
        (
            800,
            1060,
            600,
            Look(
                Head(SKINS[3], INK, "curls"),
                p.deep(0.25),
                RED,
                "skirt",
                build=1.3,
                pattern="stripes",
                pattern_colour=CREAM,
            ),
            Pose(-4, -20, (160, 172), (150, 186), (-12, -12), (16, 4)),
            -1,
        ),
        (
            1200,
            1040,
            570,
            Look(Head(SKINS[0], colour("8a5a32"), "tail"), RED, mix(INK, p.third, 0.3), "trousers", build=1.02),
            Pose(-20, -12, (140, 150), (150, 160), (-26, -34), (30, 10)),
            1,
        ),
    )
    for x, y, h, look, pose, face in women:
        joints = person(c, x, y, h, look, pose, face, lift=9)
        hx, hy = joints.head
        r = joints.radius
        c.cut(
            CREAM,
            placed(
                [smooth((0.46, 0.42), (0.78, 0.4), (0.7, 0.66), (0.54, 0.62))],
                hx + r * 0.12 * face,
                hy,
                r,
                pose.tilt * face,
                face < 0,
            ),
            lift=0,
            rough=0.1,
        )
    c.cut(
        mix(p.third, INK, 0.2),
        stroke(smooth((330, 500), (300, 560), (340, 620), (310, 690), closed=False), 8, 4),
        stroke(smooth((1230, 470), (1330, 520), (1420, 500), (1520, 540), closed=False), 8, 4),
        lift=4,
    )
    for x, y, s, turn in (
        (120, 420, 90, 24),
        (250, 720, 70, -40),
        (1420, 380, 100, 36),
        (1530, 640, 80, -20),
        (1380, 760, 64, 60),
        (90, 620, 60, -70),
        (620, 640, 54, 20),
        (1500, 120, 70, 80),
        (200, 170, 64, 50),
    ):
        sack = [points((-0.4, -0.6), (-0.2, -0.52), (0, -0.6), (0.2, -0.52), (0.4, -0.6), (0.44, 0.6), (-0.44, 0.6))]
        c.cut(mix(colour("c9a06a"), CREAM, 0.2), placed(sack, x, y, s, turn), lift=8)
        c.ink(
            mix(colour("c9a06a"), INK, 0.4),
            placed([points((0.16, -0.54), (0.4, -0.6), (0.44, 0.6), (0.26, 0.6))], x, y, s, turn),
            amount=0.4,
        )
        c.cut(
            CREAM,
            [
                stroke(
                    smooth(
                        (x - s * 1.8, y + s * 0.3),
                        (x - s * 1.2, y + s * 0.1),
                        (x - s * 0.7, y + s * 0.24),
                        closed=False,
                    ),
                    1,
                    4,
                )
            ],
            lift=0,
        )


def pickle_jars(c: Canvas) -> None:
    """A woman in a headscarf behind a small stall of glass pickle jars in rows that glow in late morning sun."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.35), c.everywhere(), lift=0)
    c.mist(
        CREAM, [points((-20, -20), (900, -20), (1640, 900), (1640, 1100), (700, 1100))], (0, -100), (1500, 1100), 0.5
    )
    skyline(c, -20, 1640, 620, 260, mix(MUSTARD, PAPER, 0.05), mix(RED, PAPER, 0.3), mix(PAPER, MUSTARD, 0.3), 0.5, 3)
    c.cut(mix(WOOD, INK, 0.25), rect(150, 120, 26, 900), rect(1424, 120, 26, 900), lift=7)
    awning(c, 800, 130, 1440, 190, (CREAM, p.third), 11, 14)
    c.cut(CREAM, placed([rounded(-110, -88, 220, 176, 16)], 880, 300, 1, -2), lift=10)
    c.cut(RED, lettering("17", 806, 250, 106, 0.21), lift=2, rough=1.6)
    woman = Look(Head(SKINS[1], INK, "long", "scarf", RED), PLUM, INK, "dress", build=1.2, apron=CREAM)
    joints = person(c, 880, 1180, 860, woman, Pose(2, 4, (30, 78), (44, 92)), -1, lift=10)
    jars = (RED, MUSTARD, LEAF, colour("c8562d"), PLUM, colour("9db04a"))

    def jar(x: float, y: float, w: float, h: float, tone: Colour) -> None:
        c.glow(x, y - h * 0.5, w * 0.95, CREAM, 0.5)
        body = rounded(x - w / 2, y - h, w, h, w * 0.2)
        c.cut(mix(tone, CREAM, 0.35), body, lift=6)
        lumps = [
            ellipse(
                x + float(c.rng.uniform(-0.3, 0.3)) * w,
                y - float(c.rng.uniform(0.14, 0.8)) * h,
                w * 0.17,
                w * 0.12,
                float(c.rng.uniform(0, 180)),
            )
            for _ in range(9)
        ]
        c.cut(tone, lumps, within=[body], lift=0)
        c.mist(CREAM, [rounded(x - w * 0.4, y - h * 0.86, w * 0.13, h * 0.66, w * 0.06)], (0, -900), (0, 3000), 0.6)
        c.ink(
            tone,
            [points((x + w * 0.3, y - h), (x + w / 2, y - h), (x + w / 2, y), (x + w * 0.3, y))],
            within=[body],
            amount=0.35,
        )
        c.cut(CREAM, rect(x - w * 0.34, y - h * 0.5, w * 0.68, h * 0.26), lift=1)
        c.ink(
            INK, rect(x - w * 0.24, y - h * 0.42, w * 0.44, 3), rect(x - w * 0.24, y - h * 0.35, w * 0.3, 3), amount=0.6
        )
        c.cut((RED, CREAM, p.third)[int(x) % 3], rounded(x - w * 0.46, y - h * 1.12, w * 0.92, h * 0.16, 5), lift=3)

    for level, (y, count, w, h, x0, x1) in enumerate(
        ((760, 3, 92, 128, 250, 640), (760, 3, 92, 128, 1110, 1360), (920, 9, 108, 140, 230, 1370))
    ):
        if level == 2:
            c.cut(mix(WOOD, CREAM, 0.15), rect(190, 760, 560, 26), rect(1040, 760, 390, 26), lift=6)
        for i in range(count):
            jar(x0 + (x1 - x0) * i / (count - 1), y, w, h, jars[(i * 2 + level) % 6])
    hx, hy = joints.near_hand
    jar(hx - 10, hy + 40, 96, 128, MUSTARD)
    c.cut(
        woman.head.skin,
        *limb((hx + 46, hy + 6, 22), (hx + 6, hy + 14, 13)),
        *limb((hx + 44, hy - 12, 18), (hx - 2, hy - 16, 12)),
        lift=4,
    )
    c.cut(mix(WOOD, INK, 0.1), rect(120, 920, 1360, 44), lift=10)
    c.cut(p.third, rect(140, 962, 1320, 160), lift=6)
    c.ink(
        mix(p.third, INK, 0.5),
        [placed([points((0, -34), (28, 0), (0, 34), (-28, 0))], 190 + i * 82, 1020)[0] for i in range(16)],
        amount=0.5,
    )
    c.mist(
        mix(MUSTARD, CREAM, 0.4),
        [points((-20, 300), (400, 100), (1300, 1100), (300, 1100))],
        (200, 200),
        (1100, 1100),
        0.22,
    )


def bean_wigwam(c: Canvas) -> None:
    """Children in school jumpers around a tall wigwam of runner beans behind a bike shed."""
    p = c.p
    c.cut(mix(colour("8fb7c4"), PAPER, 0.35), c.everywhere(), lift=0)
    for x, y, w in ((240, 170, 420), (1330, 130, 480)):
        cloud(c, x, y, w, CREAM)
    c.cut(mix(RED, PAPER, 0.15), rect(-20, 330, 1640, 420), lift=4)
    bricks(c, [rect(-20, 330, 1640, 420)], mix(RED, INK, 0.5), 22, 0.3)
    c.cut(mix(SLATE, PAPER, 0.25), points((930, 360), (1640, 330), (1640, 280), (900, 316)), lift=9)
    c.cut(mix(SLATE, INK, 0.2), rect(960, 350, 16, 420), rect(1560, 340, 16, 430), lift=4)
    for i, tone in enumerate((RED, MUSTARD, p.third, INK)):
        bicycle(c, 1090 + i * 130, 740, 200, tone, 1 if i % 2 else -1)
    window(c, 120, 420, 150, 190, mix(colour("8fb7c4"), INK, 0.25), CREAM, (2, 3), 3)
    window(c, 340, 420, 150, 190, mix(colour("8fb7c4"), INK, 0.25), CREAM, (2, 3), 3)
    c.cut(
        mix(p.third, PAPER, 0.2),
        smooth((-40, 730), (500, 712), (1100, 740), (1660, 720), (1660, 1120), (-40, 1120)),
        lift=6,
    )
    c.cut(mix(colour("8d6a48"), INK, 0.1), ellipse(800, 960, 470, 100), lift=6)
    c.ink(
        INK,
        [
            ellipse(float(x), float(y), 9, 4)
            for x, y in zip(c.rng.uniform(380, 1220, 60), c.rng.uniform(900, 1030, 60), strict=True)
        ],
        amount=0.3,
    )
    apex = (800.0, 90.0)
    c.cut(mix(p.third, INK, 0.68), points((790, 170), (810, 170), (930, 960), (670, 960)), lift=2)
    girl = Look(
        Head(SKINS[3], INK, "plait"),
        mix(p.third, INK, 0.45),
        mix(p.third, INK, 0.5),
        "skirt",
        child=True,
        boots=True,
        shoes=RED,
    )
    person(c, 800, 980, 440, girl, replace(STAND, far_leg=(-6, 0), near_leg=(6, 0)), 1, "front", 4)
    poles = [
        bar(800 + dx * 0.06, 50, 800 + dx, 960 + abs(dx) * -0.02 + 40, 12) for dx in (-360, -270, -170, 170, 270, 360)
    ]
    c.cut(mix(WOOD, INK, 0.2), poles, lift=5)
    greens = (mix(p.third, INK, 0.35), p.third, mix(p.third, MUSTARD, 0.35), mix(p.third, PAPER, 0.25))
    for layer, tone in enumerate(greens):
        leaves = []
        for _ in range(95):
            t = float(c.rng.random()) ** 0.7
            half = 30 + 360 * t
            u = float(c.rng.uniform(-1, 1))
            if t > 0.4 and abs(u) * half < 74 + 40 * t:
                continue
            x, y = apex[0] + u * half, apex[1] + 60 + t * 820
            if 660 < y < 790 and abs(x - 800) < 96:
                continue
            s = float(c.rng.uniform(22, 44))
            leaves.append(
                placed(
                    [smooth((0, -1), (0.7, -0.3), (0.5, 0.5), (0, 0.9), (-0.5, 0.5), (-0.7, -0.3))],
                    x,
                    y,
                    s,
                    float(c.rng.uniform(-70, 70)),
                )[0]
            )
        c.cut(tone, leaves, lift=4 + layer)
    spots = [
        (800 + float(u) * (60 + 330 * float(t)), 180 + 740 * float(t))
        for u, t in zip(c.rng.uniform(-1, 1, 60), c.rng.uniform(0.1, 1, 60), strict=True)
    ]
    spots = [(x, y) for x, y in spots if not (y > 440 and abs(x - 800) < 110)]
    c.cut(RED, [ellipse(x + dx, y + dy, 9, 7) for x, y in spots for dx, dy in ((0, 0), (10, -10))], lift=4)
    c.cut(
        mix(LEAF, CREAM, 0.3),
        [stroke(smooth((x, y + 10), (x + 5, y + 50), (x - 3, y + 92), closed=False), 10, 5) for x, y in spots[::3]],
        lift=4,
    )
    jumper = (RED, mix(RED, INK, 0.25))
    kids = (
        (250, 1020, 420, HOLD, 1),
        (420, 1050, 450, RAISE, 1),
        (1170, 1050, 450, REACH, -1),
        (1330, 1020, 430, CROUCH, -1),
        (1480, 1040, 440, CHEER, -1),
    )
    for i, (x, y, h, pose, face) in enumerate(kids):
        look = replace(someone(c.rng, p, True), top=jumper[i % 2], pattern="", bottom=mix(SLATE, INK, 0.4))
        joints = person(c, x, y, h, look, pose, face, lift=7)
        if i == 0:
            jx, jy = joints.near_hand
            c.cut(
                p.deep(0.2),
                placed(
                    [
                        points((-0.3, -0.3), (0.3, -0.3), (0.36, 0.4), (-0.36, 0.4)),
                        bar(0.3, 0.3, 0.72, -0.3, 0.11),
                        ellipse(0.74, -0.32, 0.14),
                    ],
                    jx + 40,
                    jy + 4,
                    90,
                ),
                lift=6,
            )
    grass(c, -20, 1620, 1095, 70, mix(p.third, INK, 0.25), 130, 6)


def bench_halfway(c: Canvas) -> None:
    """A plain wooden bench halfway up a steep cobbled street."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.5), c.everywhere(), lift=0)
    c.glow(260, 180, 520, CREAM, 0.9)
    c.cut(mix(p.third, PAPER, 0.55), ridge(-20, 1640, 330, 600, (300, 60), (800, 20), (1200, 80)), lift=3)
    c.cut(
        mix(colour("3f8f8c"), PAPER, 0.35),
        smooth(
            (-40, 420),
            (300, 400),
            (620, 440),
            (900, 400),
            (1660, 420),
            (1660, 470),
            (900, 450),
            (600, 500),
            (280, 456),
            (-40, 490),
        ),
        lift=2,
    )
    skyline(c, -20, 1100, 560, 130, mix(RED, PAPER, 0.4), mix(RED, INK, 0.05), mix(PAPER, MUSTARD, 0.4), 0.4, 4, 700)
    tower(c, 500, 560, 40, 130, mix(PAPER, SLATE, 0.3), mix(p.third, INK, 0.4), 1.2, 3)
    skyline(c, -20, 760, 700, 170, mix(PAPER, CLAY, 0.35), mix(RED, INK, 0.2), mix(p.third, PAPER, 0.2), 0.5, 6, 900)
    for i, (x, base, w, h) in enumerate(((1380, 560, 300, 420), (1150, 690, 270, 420))):
        house(
            c,
            x,
            base + 90,
            w,
            h,
            (mix(p.third, PAPER, 0.4), mix(RED, PAPER, 0.3))[i],
            mix(RED, INK, 0.3),
            mix(p.third, INK, 0.3),
            (RED, p.third)[i],
            2,
            2,
            0.3,
        )
    street = [
        smooth((1660, 560), (1250, 740), (900, 850), (300, 980), (-60, 1040), (-60, 1140), (1660, 1140), steps=14)
    ]
    c.cut(mix(PAPER, SLATE, 0.3), street, lift=9)
    cobbles(c, street, mix(SLATE, INK, 0.1), 380, 0.4)
    c.tone(mix(p.third, INK, 0.4), street, (1700, 1200), (600, 800), 0.45)
    c.cut(
        mix(PAPER, SLATE, 0.45),
        smooth((520, 950), (820, 900), (1260, 900), (1420, 950), (1420, 1000), (520, 1010)),
        lift=6,
    )
    by = 960.0
    c.ink(INK, [points((600, by), (1330, by), (1480, by + 60), (760, by + 60))], amount=0.3)
    c.cut(
        mix(WOOD, INK, 0.15),
        rect(640, by - 250, 22, 250),
        rect(1290, by - 250, 22, 250),
        rect(960, by - 150, 18, 150),
        lift=6,
    )
    c.cut(WOOD, [rounded(600, by - 262 + i * 46, 750, 34, 6) for i in range(2)], lift=7)
    man = Look(
        Head(SKINS[0], CREAM, "bald", "cap", mix(p.third, INK, 0.5), "moustache", True),
        mix(p.third, INK, 0.35),
        mix(INK, CLAY, 0.3),
        build=1.2,
        pattern="check",
        pattern_colour=mix(p.third, INK, 0.7),
    )
    man_at = person(c, 900, by + 4, 640, man, replace(SIT, lean=-4, near_arm=(26, 50), far_arm=(30, 56)), -1, lift=8)
    c.cut(WOOD, rounded(590, by - 168, 770, 34, 6), lift=8)
    c.cut(mix(WOOD, INK, 0.1), rounded(590, by - 138, 770, 16, 6), lift=3)
    hx, hy = man_at.hip
    c.cut(man.bottom, limb((hx, hy, 40), (hx - 150, hy - 4, 31), (hx - 152, by - 20, 20)), lift=5)
    c.cut(INK, smooth((hx - 134, by - 30), (hx - 200, by - 14), (hx - 220, by + 8), (hx - 130, by + 8)), lift=3)
    c.cut(
        man.top,
        limb(
            (man_at.shoulder[0], man_at.shoulder[1] + 30, 30),
            (man_at.shoulder[0] - 40, man_at.shoulder[1] + 128, 24),
            (man_at.near_hand[0], man_at.near_hand[1], 18),
        ),
        lift=6,
    )
    c.cut(man.head.skin, ellipse(man_at.near_hand[0] - 6, man_at.near_hand[1] + 8, 20, 17), lift=3)
    bag(c, 1050, by - 180, 180, RED)
    c.cut(
        LEAF,
        [
            stroke(smooth((1040, by - 110), (1026, by - 200), (1000 + k * 24, by - 250), closed=False), 14, 4)
            for k in range(3)
        ],
        lift=3,
    )
    bag(c, 690, by - 130, 150, CREAM)
    cat(c, 1240, by - 164, 200, colour("d98a3a"), -1)
    birds(c, [(700, 160), (760, 130), (820, 190)], 20, INK)


def share_certificate(c: Canvas) -> None:
    """A hand-printed share certificate with an oar and a barrel as its emblem."""
    p = c.p
    wall = mix(RED, INK, 0.42)
    c.cut(wall, c.everywhere(), lift=0)
    c.ink(
        mix(RED, INK, 0.75),
        [
            placed([points((0, -40), (24, 0), (0, 40), (-24, 0))], 40 + i * 92 + (j % 2) * 46, 40 + j * 92)[0]
            for i in range(17)
            for j in range(17)
        ],
        amount=0.4,
    )
    c.cut(mix(WOOD, INK, 0.42), rect(90, -20, 760, 1460), lift=20)
    c.ink(
        mix(WOOD, INK, 0.7),
        [
            stroke(
                smooth(
                    *((110 + k * 62 + float(c.rng.uniform(-14, 14)), y) for y in np.linspace(-20, 1420, 7)),
                    closed=False,
                ),
                5,
                3,
            )
            for k in range(12)
        ],
        amount=0.55,
    )
    c.ink(INK, [ellipse(250, 180, 26, 40), ellipse(700, 1240, 22, 34)], amount=0.45)
    sheet = placed([rect(-340, -440, 680, 880)], 480, 690, 1, -2.5)
    c.cut(CREAM, sheet, lift=16)

    def at(shapes: list[Shape]) -> list[Shape]:
        return placed(shapes, 480, 690, 1, -2.5)

    frame = [rect(-306, -406, 612, 9), rect(-306, 397, 612, 9), rect(-306, -406, 9, 812), rect(297, -406, 9, 812)]
    c.ink(p.third, at(frame), amount=0.95)
    scallop = [ellipse(-282 + i * 47, y, 13) for i in range(13) for y in (-380, 380)] + [
        ellipse(x, -333 + i * 47, 13) for i in range(15) for x in (-282, 282)
    ]
    c.ink(RED, at(scallop), amount=0.8)
    c.ink(INK, at(lettering("ONE SHARE", -212, -330, 58, 0.17)), amount=0.95)
    c.ink(RED, at(lettering("THE LIGHTERMAN", -204, -242, 36, 0.17)), amount=0.95)
    barrel = smooth((-96, -110), (0, -124), (96, -110), (128, 20), (96, 150), (0, 164), (-96, 150), (-128, 20), steps=8)
    c.ink(RED, at([barrel]), amount=0.95)
    c.ink(
        INK,
        at(
            [
                smooth((-112, -60), (0, -48), (112, -60), (116, -38), (0, -24), (-116, -38)),
                smooth((-116, 78), (0, 92), (116, 78), (112, 100), (0, 114), (-112, 100)),
                *(
                    stroke(smooth((x * 0.8, -112), (x * 1.1, 20), (x * 0.8, 152), closed=False), 4)
                    for x in (-66, -22, 22, 66)
                ),
            ]
        ),
        within=at([barrel]),
        amount=0.85,
    )
    oar = placed(
        [
            rect(-290, -9, 400, 18),
            smooth((100, -12), (150, -34), (282, -30), (296, 0), (282, 30), (150, 34), (100, 12)),
            rect(-316, -13, 40, 26),
        ],
        0,
        20,
        1,
        -38,
    )
    c.ink(p.third, at(oar), amount=0.95)
    c.ink(
        INK,
        at(
            [
                stroke(smooth((-230, 232), (-120, 216), (0, 240), (120, 216), (230, 236), closed=False), 6),
                stroke(smooth((-200, 258), (-90, 244), (20, 262), (130, 246), (210, 260), closed=False), 4),
            ]
        ),
        amount=0.7,
    )
    c.ink(INK, at(lettering("NO. 312", -110, 286, 46, 0.17)), amount=0.9)
    c.ink(
        mix(NIGHT, INK, 0.2),
        at([stroke(smooth((40, 364), (80, 340), (96, 370), (130, 344), (160, 366), (220, 350), closed=False), 5, 2)]),
        amount=0.8,
    )
    for x, y in ((180, 268), (752, 244), (214, 1116), (790, 1092)):
        c.cut(MUSTARD, ellipse(x, y, 17), lift=5)
        c.cut(mix(MUSTARD, CREAM, 0.6), ellipse(x - 5, y - 5, 5), lift=0)
    bx, by, r = 1290.0, 620.0, 330.0
    c.cut(INK, ellipse(bx, by, r), lift=22)
    for i in range(20):
        a0, a1 = i * 18 - 9, i * 18 + 9
        for inner, outer, tones in (
            (0.2, 0.78, (CREAM, mix(INK, p.third, 0.15))),
            (0.72, 0.78, (RED, p.third)),
            (0.46, 0.52, (RED, p.third)),
        ):
            c.cut(
                tones[i % 2],
                joined(arc(bx, by, r * outer, r * outer, a0, a1, 6), arc(bx, by, r * inner, r * inner, a1, a0, 6)),
                lift=0,
                rough=0.3,
                register=0.3,
            )
    c.cut(p.third, ellipse(bx, by, r * 0.1), lift=0)
    c.cut(RED, ellipse(bx, by, r * 0.05), lift=0)
    for x, y in ((1262, 560), (1310, 610), (1210, 700)):
        c.cut(mix(SLATE, PAPER, 0.5), placed([bar(0, 0, 40, -60, 7)], x, y), lift=4)
        c.cut(
            RED,
            placed(
                [
                    bar(40, -60, 76, -114, 14),
                    points((70, -104), (120, -130), (100, -164), (72, -124)),
                    points((70, -104), (60, -160), (96, -176), (84, -120)),
                ],
                x,
                y,
            ),
            lift=7,
        )
    c.cut(CREAM, rounded(1180, 1080, 260, 200, 8), lift=6)
    c.cut(INK, rect(1192, 1092, 240, 176), lift=0)
    c.cut(CREAM, lettering("180", 1216, 1116, 46, 0.13), lettering("94", 1330, 1190, 46, 0.13), lift=0, rough=1.4)
    c.tone(INK, [c.everywhere()], (1450, 1450), (700, 700), 0.4)


def painting_the_bar(c: Canvas) -> None:
    """Volunteers in paint-spotted overalls paint a bar room, one on a ladder at the ceiling."""
    p = c.p
    c.cut(mix(CREAM, p.third, 0.14), c.everywhere(), lift=0)
    fresh = smooth(
        (-40, 120),
        (300, 130),
        (640, 112),
        (700, 240),
        (660, 400),
        (720, 560),
        (690, 690),
        (500, 720),
        (200, 706),
        (-40, 720),
        steps=12,
    )
    c.cut(mix(p.third, PAPER, 0.1), fresh, lift=0, rough=3)
    c.cut(
        mix(p.third, PAPER, 0.1),
        [
            stroke([(x, y), (x + 3, y + h)], 34, 20)
            for x, y, h in ((720, 180, 150), (760, 300, 130), (690, 560, 160), (740, 420, 120))
        ],
        lift=0,
        rough=3,
    )
    c.cut(
        mix(WOOD, INK, 0.45), [rect(-20, 60, 1640, 44)] + [rect(x, -20, 40, 110) for x in (140, 520, 900, 1280)], lift=9
    )
    window(c, 880, 230, 240, 270, mix(colour("8fb7c4"), PAPER, 0.3), CREAM, (3, 3), 4)
    c.mist(CREAM, [points((880, 230), (1120, 230), (760, 1000), (300, 1000))], (1000, 200), (500, 1050), 0.4)
    c.cut(mix(WOOD, INK, 0.3), rect(-20, 730, 1640, 380), lift=4)
    c.cut(
        mix(CREAM, SLATE, 0.15),
        smooth((-40, 800), (500, 770), (1100, 790), (1660, 780), (1660, 1120), (-40, 1120)),
        lift=4,
    )
    c.ink(
        mix(SLATE, PAPER, 0.3),
        [
            stroke(smooth((x, 820), (x + 70, 900), (x + 20, 1060), closed=False), 7, 3)
            for x in (120, 420, 760, 1140, 1440)
        ],
        amount=0.5,
    )
    c.cut(mix(WOOD, INK, 0.15), rect(1160, 520, 460, 330), lift=8)
    c.cut(mix(WOOD, INK, 0.4), [rect(1190 + i * 108, 560, 84, 250) for i in range(4)], lift=0)
    c.cut(mix(WOOD, CREAM, 0.15), rect(1130, 492, 500, 40), lift=7)
    c.cut(INK, [rect(1240 + i * 80, 410, 14, 90) for i in range(3)], lift=3)
    c.cut((RED), [rounded(1230 + i * 80, 360, 34, 64, 12) for i in range(3)], lift=4)
    overalls = mix(CREAM, p.third, 0.3)

    def painter(skin: Colour, hair: str, hat: str, hat_colour: Colour, shirt: Colour, build: float = 1.05) -> Look:
        head = Head(skin, INK, hair, hat, hat_colour)
        return Look(head, shirt, overalls, "trousers", CLAY, build, pattern="", apron=None, vest=None)

    c.cut(
        mix(WOOD, CREAM, 0.2),
        bar(420, 230, 290, 1010, 20),
        bar(500, 230, 620, 1010, 20),
        *(bar(404 - i * 24, 330 + i * 140, 516 + i * 22, 330 + i * 140, 15) for i in range(5)),
        lift=8,
    )
    top = person(
        c,
        470,
        634,
        560,
        painter(SKINS[3], "curls", "", INK, RED),
        Pose(-4, -18, (20, 60), (150, 164), (-8, -6), (20, -22)),
        1,
        lift=8,
    )
    _spots(c, top.hip[0], top.hip[1] + 60, 90, 150)
    hx, hy = top.near_hand
    c.cut(WOOD, bar(hx, hy + 10, hx + 14, hy - 60, 12), lift=3)
    c.cut(p.third, points((hx - 8, hy - 58), (hx + 36, hy - 66), (hx + 40, hy - 104), (hx - 4, hy - 96)), lift=3)
    c.cut(p.third, rounded(566, 340, 70, 66, 8), lift=5)
    person(
        c,
        150,
        1030,
        560,
        painter(SKINS[0], "bun", "scarf", MUSTARD, p.deep(0.3), 1.2),
        replace(REACH, near_arm=(104, 120), lean=2),
        -1,
        lift=8,
    )
    c.cut(WOOD, bar(40, 690, -20, 560, 14), lift=3)
    table(c, 700, 1130, 760, 1000, mix(WOOD, INK, 0.1), 30)
    under = person(
        c,
        930,
        1030,
        470,
        painter(SKINS[5], "short", "cap", RED, MUSTARD, 1.1),
        Pose(58, -30, (70, 96), (40, 70), (100, -50), (80, -40)),
        1,
        lift=8,
    )
    ux, uy = under.far_hand
    c.cut(INK, bar(ux, uy, ux + 60, uy - 20, 9), bar(ux + 60, uy - 20, ux + 70, uy - 60, 9), lift=3)
    c.cut(RED, placed([rounded(-52, -20, 104, 40, 16)], ux + 76, uy - 76, 1, 12), lift=4)
    c.cut(mix(WOOD, INK, 0.1), bar(724, 766, 712, 1002, 18), bar(1106, 766, 1118, 1002, 18), lift=6)
    c.cut(RED, rounded(780, 676, 84, 78, 8), lift=5)
    c.cut(mix(RED, INK, 0.3), ellipse(822, 678, 40, 10), lift=1)
    coat = mix(CREAM, CLAY, 0.25)
    dog(c, 1330, 1030, 190, coat, -1)
    c.cut(
        RED,
        smooth((1210, 852), (1300, 846), (1400, 850), (1468, 862), (1464, 896), (1380, 882), (1290, 878), (1214, 884)),
        lift=1,
    )
    c.cut(
        RED,
        [ellipse(float(x), float(y), 15, 7) for x, y in ((1180, 1040), (1090, 1050), (1010, 1062), (1230, 1050))],
        lift=1,
    )
    c.cut(RED, [ellipse(x, y, r, r * 0.5) for x, y, r in ((640, 1040, 26), (690, 1050, 9), (560, 1062, 12))], lift=1)


def _spots(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Splashes of paint about a point."""
    c.cut(
        RED,
        [
            ellipse(x + float(dx) * w / 2, y + float(dy) * h / 2, 5)
            for dx, dy in zip(c.rng.uniform(-0.6, 0.6, 7), c.rng.uniform(-1, 1, 7), strict=True)
        ],
        lift=0,
    )


def clock_tower(c: Canvas) -> None:
    """A clock tower seen from below with a person in a harness reaching for the minute hand."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.35), c.everywhere(), lift=0)
    c.mist(mix(MUSTARD, CREAM, 0.4), [c.everywhere()], (0, 1640), (0, 500), 0.8)
    for x, y, w in ((160, 380, 420), (960, 640, 520), (900, 200, 300)):
        cloud(c, x, y, w, CREAM, 6)
    c.cut(mix(RED, INK, 0.25), points((330, 330), (560, -60 + 120), (790, 330)), lift=10)
    c.cut(INK, bar(560, 70, 560, -10 + 20, 9), lift=3)
    c.cut(
        MUSTARD,
        points((470, 40), (560, 30), (640, 40), (650, 20), (690, 46), (650, 70), (640, 52), (560, 46), (470, 56)),
        ellipse(560, 62, 14),
        lift=5,
    )
    c.cut(mix(PAPER, CLAY, 0.4), points((316, 380), (804, 380), (960, 1640), (160, 1640)), lift=14)
    shade = [points((640, 380), (804, 380), (960, 1640), (690, 1640))]
    c.ink(mix(CLAY, INK, 0.3), shade, amount=0.45)
    blocks = [rounded(210 + k * 118 + (r % 2) * 58, 400 + r * 66, 108, 56, 6) for r in range(19) for k in range(7)]
    c.ink(
        mix(CLAY, INK, 0.3),
        [b for b in blocks if c.rng.random() < 0.35],
        within=[points((316, 380), (804, 380), (960, 1640), (160, 1640))],
        amount=0.25,
    )
    c.cut(CREAM, points((280, 320), (840, 320), (826, 396), (294, 396)), lift=10)
    c.cut(CREAM, points((196, 1330), (924, 1330), (934, 1400), (186, 1400)), lift=10)
    for x in (330, 520, 710):
        c.cut(mix(INK, p.third, 0.2), arched(x, 1440, 90, 240), lift=0)
    cx, cy, r = 556.0, 800.0, 320.0
    c.cut(mix(p.third, INK, 0.45), ellipse(cx, cy, r + 44), lift=14)
    c.cut(MUSTARD, ellipse(cx, cy, r + 20), lift=3)
    c.cut(CREAM, ellipse(cx, cy, r), lift=0)
    for i in range(12):
        a = np.radians(i * 30)
        k = 0.7 if i % 3 == 0 else 0.78
        c.cut(
            INK,
            bar(
                cx + np.sin(a) * r * k,
                cy - np.cos(a) * r * k,
                cx + np.sin(a) * r * 0.92,
                cy - np.cos(a) * r * 0.92,
                22 if i % 3 == 0 else 12,
            ),
            lift=0,
        )
    c.ink(
        INK,
        [
            ellipse(cx + np.sin(np.radians(i * 6)) * r * 0.96, cy - np.cos(np.radians(i * 6)) * r * 0.96, 4)
            for i in range(60)
        ],
        amount=0.8,
    )
    for deg, length, wide in ((300, 0.5, 26), (52, 0.82, 18)):
        a = np.radians(deg)
        tip = (cx + np.sin(a) * r * length, cy - np.cos(a) * r * length)
        tail = (cx - np.sin(a) * r * 0.16, cy + np.cos(a) * r * 0.16)
        c.cut(INK, stroke(np.array([tail, (cx, cy), tip], dtype=float), wide * 1.2, wide * 0.4), lift=7)
    c.cut(RED, ellipse(cx, cy, 24), lift=4)
    tip = (cx + np.sin(np.radians(52)) * r * 0.8, cy - np.cos(np.radians(52)) * r * 0.8)
    c.cut(INK, bar(850, -20, 862, 640, 5), bar(880, -20, 868, 640, 5), lift=4)
    climber = Look(
        Head(SKINS[5], colour("5a3b28"), "tail", "helmet", MUSTARD), RED, mix(NIGHT, INK, 0.4), "trousers", shoes=CLAY
    )
    joints = person(c, 872, 1010, 440, climber, Pose(-14, -20, (130, 112), (112, 100), (64, 8), (40, -30)), -1, lift=10)
    c.cut(
        MUSTARD,
        bar(joints.hip[0] - 44, joints.hip[1] - 16, joints.hip[0] + 44, joints.hip[1] - 4, 15),
        bar(joints.hip[0], joints.hip[1] - 10, 864, 630, 7),
        bar(joints.hip[0] - 24, joints.hip[1] + 40, joints.hip[0] + 34, joints.hip[1] + 4, 11),
        lift=3,
    )
    c.cut(mix(SLATE, PAPER, 0.5), ellipse(864, 634, 15), lift=3)
    jackdaws = ((420, 120), (720, 110), (820, 220), (300, 220), (200, 120), (930, 90), (130, 640))
    for x, y in jackdaws:
        s, turn = float(c.rng.uniform(44, 66)), float(c.rng.uniform(-24, 24))
        body = [
            smooth((-0.7, 0.06), (-0.3, -0.14), (0.4, -0.14), (0.66, 0), (0.4, 0.14), (-0.3, 0.14)),
            points((0.6, -0.05), (0.84, 0.03), (0.6, 0.07)),
            points((-0.5, -0.06), (-1.0, -0.12), (-1.0, 0.16), (-0.5, 0.1)),
            smooth((0.2, -0.05), (-0.1, -0.8), (-0.5, -1.05), (-0.4, -0.5), (-0.3, 0)),
            smooth((0.2, 0), (0.3, 0.5), (0.06, 0.95), (-0.1, 0.5), (-0.2, 0.05)),
        ]
        c.cut(INK, placed(body, x, y, s, turn, bool(c.rng.random() < 0.5)), lift=6)
    c.mist(
        mix(MUSTARD, CREAM, 0.3),
        [points((316, 380), (480, 380), (430, 1640), (160, 1640))],
        (200, 900),
        (620, 950),
        0.35,
    )


def mesa_larga(c: Canvas) -> None:
    """A single very long table with patterned cloths set out in the courtyard between low flats on a summer evening."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.1), c.everywhere(), lift=0)
    c.mist(colour("f0b98a"), [c.everywhere()], (0, 480), (0, -60), 0.95)
    for x, w in ((-40, 640), (1000, 660)):
        block = mix(CLAY, PAPER, 0.35) if x < 0 else mix(RED, PAPER, 0.4)
        near = points(
            (x if x < 0 else x + w, -30),
            (x + w if x < 0 else x, 210),
            (x + w if x < 0 else x, 500),
            (x if x < 0 else x + w, 640),
        )
        c.cut(block, near, lift=7)
        for j in range(3):
            for i in range(4):
                k0, k1 = 0.08 + i * 0.24, 0.22 + i * 0.24

                def at(k: float, v: float, x: float = x, w: float = w) -> tuple[float, float]:
                    top, bottom = -30 + 240 * k, 640 - 140 * k
                    return ((x + w * k) if x < 0 else (x + w - w * k)), top + (bottom - top) * v

                v0, v1 = 0.1 + j * 0.3, 0.28 + j * 0.3
                c.cut(
                    LIT if c.rng.random() < 0.5 else mix(p.third, INK, 0.2),
                    points(at(k0, v0), at(k1, v0), at(k1, v1), at(k0, v1)),
                    lift=2,
                )
                c.cut(
                    CREAM,
                    points(at(k0 - 0.02, v1), at(k1 + 0.02, v1), at(k1 + 0.02, v1 + 0.03), at(k0 - 0.02, v1 + 0.03)),
                    lift=2,
                )
    c.cut(mix(CLAY, PAPER, 0.25), rect(590, 300, 420, 210), lift=4)
    c.cut(LIT, [rect(620 + i * 98, 340, 60, 60) for i in range(4)], lift=1)
    tree(c, 800, 520, 260, mix(LEAF, INK, 0.1), INK)
    c.cut(
        mix(PAPER, MUSTARD, 0.3),
        points((580, 500), (1020, 500), (1660, 660), (1660, 1110), (-60, 1110), (-60, 660)),
        lift=5,
    )
    c.tone(
        mix(p.third, INK, 0.2),
        [points((580, 500), (1020, 500), (1660, 660), (1660, 1110), (-60, 1110), (-60, 660))],
        (0, 1200),
        (0, 700),
        0.4,
    )
    far, close = (745.0, 855.0, 530.0), (330.0, 1270.0, 1010.0)

    def side(t: float, s: int) -> tuple[float, float]:
        k = t**1.35
        a = far[0 if s < 0 else 1] + (close[0 if s < 0 else 1] - far[0 if s < 0 else 1]) * k
        return a, far[2] + (close[2] - far[2]) * k

    seats = [0.04 + i * 0.071 for i in range(14)]
    for t in seats:
        for s in (-1, 1):
            sx, sy = side(t, s)
            h = 96 + 330 * t**1.35
            pose = (SIT, SIT_LAUGH, SIT_LEAN, replace(SIT, tilt=-10, near_arm=(60, 140)))[int(c.rng.integers(0, 4))]
            person(
                c, sx + s * h * 0.2, sy + h * 0.2, h, someone(c.rng, p, c.rng.random() < 0.2), pose, -s, lift=3 + 3 * t
            )
    steps = np.linspace(0, 1, 8)
    for i in range(7):
        (a0, y0), (a1, y1) = side(steps[i], -1), side(steps[i + 1], -1)
        (b0, _), (b1, _) = side(steps[i], 1), side(steps[i + 1], 1)
        tone = (RED, CREAM, p.third, MUSTARD, CREAM, mix(RED, PAPER, 0.4), p.deep(0.2))[i]
        piece = points((a0, y0 - 3), (b0, y0 - 3), (b1, y1), (a1, y1))
        c.cut(tone, piece, lift=5)
        size = 10 + 26 * steps[i]
        c.ink(
            mix(tone, INK, 0.5) if sum(tone) > 300 else CREAM,
            pattern(("dots", "check", "stripes")[i % 3], [piece], size),
            within=[piece],
            amount=0.4,
        )
    c.cut(RED, points((330, 1010), (1270, 1010), (1256, 1090), (344, 1090)), lift=4)
    c.ink(
        mix(RED, INK, 0.5),
        pattern("check", [points((330, 1010), (1270, 1010), (1256, 1090), (344, 1090))], 40),
        within=[points((330, 1010), (1270, 1010), (1256, 1090), (344, 1090))],
        amount=0.4,
    )
    for t in np.linspace(0.12, 0.96, 11):
        (a, y), (b, _) = side(float(t), -1), side(float(t), 1)
        r = 7 + 34 * float(t)
        for k in (0.16, 0.84):
            c.cut(CREAM, ellipse(a + (b - a) * k, y - r * 0.3, r, r * 0.42), lift=2)
            c.cut(
                (RED, LEAF, MUSTARD)[int(t * 100 + k * 10) % 3],
                ellipse(a + (b - a) * k, y - r * 0.36, r * 0.56, r * 0.22),
                lift=1,
            )
        mid = a + (b - a) * (0.4 + 0.2 * ((t * 10) % 1))
        c.cut(
            (p.deep(0.3), MUSTARD, RED)[int(t * 100) % 3],
            points((mid - r * 0.5, y - r), (mid + r * 0.5, y - r), (mid + r * 0.36, y), (mid - r * 0.36, y)),
            lift=3,
        )
    dog(c, 700, 1080, 100, mix(CLAY, INK, 0.3), 1)
    for k, (y0, y1, sag) in enumerate(((40, 60, 120), (150, 140, 110), (250, 246, 70))):
        wire = smooth((-30 + k * 250, y0), (800, y0 + sag), (1630 - k * 250, y1), closed=False, steps=16)
        c.cut(INK, stroke(wire, 3.5 - k * 0.7), lift=1)
        for i, (x, y) in enumerate(wire[2::4]):
            c.glow(float(x), float(y) + 14, 66 - 14 * k, CREAM, 0.65)
            c.cut((LIT, RED, CREAM)[i % 3], ellipse(float(x), float(y) + 14, 15 - 3 * k, 18 - 3 * k), lift=2)


def bread_oven(c: Canvas) -> None:
    """A baker in a white cap slides flat round loaves from a wood-fired oven before dawn."""
    p = c.p
    c.cut(mix(CLAY, INK, 0.5), c.everywhere(), lift=0)
    bricks(c, [c.everywhere()], INK, 30, 0.3)
    c.cut(mix(p.third, INK, 0.5), rect(60, 160, 420, 800), lift=0)
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), 2.4)
            for x, y in zip(c.rng.uniform(70, 470, 16), c.rng.uniform(170, 380, 16), strict=True)
        ],
        lift=0,
    )
    door = [rect(60, 160, 420, 800)]
    c.cut(
        mix(p.third, INK, 0.72),
        points(
            (60, 460), (150, 380), (240, 450), (240, 420), (330, 340), (420, 430), (480, 400), (480, 760), (60, 760)
        ),
        within=door,
        lift=0,
    )
    c.cut(LIT, rect(300, 520, 36, 46), lift=0)
    c.cut(mix(p.third, INK, 0.3), rect(60, 740, 420, 230), lift=0)
    c.mist(LIT, [smooth((180, 760), (280, 760), (320, 960), (140, 960))], (0, 740), (0, 980), 0.5)
    for x, y, h, tone, hat in (
        (150, 940, 430, RED, "scarf"),
        (400, 950, 450, mix(p.third, PAPER, 0.25), "cap"),
        (270, 990, 470, MUSTARD, "bobble"),
    ):
        look = replace(someone(c.rng, p), dress="coat", top=tone, pattern="")
        look = replace(look, head=replace(look.head, hat=hat, hat_colour=mix(tone, INK, 0.35)))
        joints = person(c, x, y, h, look, HOLD if hat == "bobble" else STAND, 1, lift=7)
        if hat == "bobble":
            lx, ly = joints.near_hand
            c.glow(lx + 24, ly + 50, 190, LIT, 0.7)
            c.cut(
                INK,
                stroke(arc(lx + 24, ly + 10, 26, 26, 180, 360), 5),
                rect(lx - 12, ly + 8, 72, 12),
                rect(lx - 12, ly + 92, 72, 12),
                lift=3,
            )
            c.cut(LIT, rect(lx - 6, ly + 20, 60, 72), lift=1)
            c.cut(
                CREAM,
                rect(lx + 18, ly + 52, 12, 40),
                smooth((lx + 24, ly + 26), (lx + 32, ly + 44), (lx + 24, ly + 54), (lx + 16, ly + 44)),
                lift=0,
            )
            c.cut(
                INK,
                [rect(lx - 10, ly + 18, 5, 76), rect(lx + 53, ly + 18, 5, 76), rect(lx + 22, ly + 18, 4, 8)],
                lift=1,
            )
    c.cut(mix(WOOD, INK, 0.45), rect(24, 130, 40, 840), rect(476, 130, 40, 840), rect(24, 120, 492, 44), lift=9)
    c.cut(
        mix(CLAY, PAPER, 0.2),
        smooth((960, 1120), (950, 500), (1010, 240), (1300, 110), (1660, 90), (1660, 1120)),
        lift=16,
    )
    c.ink(
        mix(CLAY, INK, 0.4),
        [stroke(arc(1340, 560, 330 + k * 56, 330 + k * 56, 180, 300), 4) for k in range(4)],
        amount=0.4,
    )
    rim = joined(arc(1340, 560, 300, 280, 180, 360), points((1640, 700), (1040, 700)))
    c.cut(mix(RED, INK, 0.2), rim, lift=6)
    c.cut(INK, joined(arc(1340, 570, 258, 236, 180, 360), points((1598, 690), (1082, 690))), lift=0)
    mouth = [joined(arc(1340, 570, 258, 236, 180, 360), points((1598, 690), (1082, 690)))]
    c.glow(1380, 610, 300, colour("f08a2c"), 0.85)
    flames = [
        smooth(
            (1400 + i * 50, 680),
            (1384 + i * 50, 560 - (i % 2) * 50),
            (1420 + i * 50, 460 - (i * 31) % 80),
            (1436 + i * 50, 570),
            (1446 + i * 50, 680),
        )
        for i in range(4)
    ]
    c.cut(RED, flames, within=mouth, lift=0)
    c.cut(MUSTARD, [(f - f.mean(axis=0)) * 0.6 + f.mean(axis=0) + (0, 36) for f in flames], within=mouth, lift=0)
    c.cut(LIT, [(f - f.mean(axis=0)) * 0.3 + f.mean(axis=0) + (0, 60) for f in flames], within=mouth, lift=0)
    c.cut(mix(PAPER, CLAY, 0.35), rect(1010, 690, 640, 44), lift=9)
    baker = Look(
        Head(SKINS[1], INK, "short", "baker", CREAM, "full"),
        CREAM,
        mix(INK, p.third, 0.3),
        "trousers",
        build=1.24,
        apron=mix(CREAM, p.third, 0.25),
    )
    joints = person(c, 760, 1090, 760, baker, Pose(12, 6, (50, 78), (30, 84), (-16, -20), (24, 6)), 1, lift=11)
    (nx, ny) = joints.near_hand
    c.cut(
        mix(WOOD, CREAM, 0.1),
        bar(nx - 330, ny + 36, nx + 190, ny - 14, 17),
        smooth(
            (nx + 180, ny - 30),
            (nx + 260, ny - 60),
            (nx + 470, ny - 74),
            (nx + 480, ny - 40),
            (nx + 270, ny + 0),
            (nx + 182, ny + 4),
        ),
        lift=8,
    )
    for dx, dy in ((270, -42), (350, -50), (428, -58)):
        c.cut(colour("d99a4e"), ellipse(nx + dx, ny + dy - 12, 56, 22), lift=5)
        c.cut(
            mix(colour("d99a4e"), CREAM, 0.45),
            [ellipse(nx + dx - 20 + k * 20, ny + dy - 18, 8, 4) for k in range(3)],
            lift=0,
        )
    c.cut(
        baker.head.skin,
        ellipse(nx + 4, ny + 4, 25, 20),
        ellipse(joints.far_hand[0], joints.far_hand[1] + 6, 22, 18),
        lift=4,
    )
    c.cut(mix(WOOD, INK, 0.2), rect(960, 880, 680, 40), rect(990, 918, 30, 200), rect(1560, 918, 30, 200), lift=10)
    for i in range(10):
        x, y = 1010 + (i % 5) * 125 + (i // 5) * 40, 872 - (i // 5) * 26
        c.cut(colour("d99a4e"), ellipse(x, y, 66, 24), lift=5)
        c.cut(mix(colour("d99a4e"), INK, 0.25), [ellipse(x - 24 + k * 24, y - 5, 7, 4) for k in range(3)], lift=0)
    wisp(c, 1260, 840, 170, CREAM, 0.4)
    c.glow(1200, 620, 620, colour("f0a23c"), 0.22)
    c.tone(INK, [c.everywhere()], (0, 1150), (0, 800), 0.5)
    c.tone(INK, [c.everywhere()], (0, -60), (0, 300), 0.4)
