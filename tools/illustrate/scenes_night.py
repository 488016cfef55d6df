# ruff: noqa: FBT003
"""Buses, lamps, rain and evenings."""

from dataclasses import replace

import numpy as np

from .figures import HOLD, REACH, STAND, WALK, Look, Pose, person, someone
from .geometry import arc, bar, ellipse, joined, placed, points, rect, ridge, rounded, smooth, stroke
from .heads import Head, draw_head
from .lettering import lettering, sign
from .nature import bare_tree, cloud, rain
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, SLATE, colour, mix
from .paper import Canvas
from .things import bag, barge, bus, pushchair, rucksack
from .town import LIT, Wall, arched, bricks, cobbles, house, paving, skyline, street_lamp, tower, window

WOOD = colour("8a5a32")


def night_bus_on_the_hill(c: Canvas) -> None:
    """A lit single-deck bus climbs a dark hill road out of a river town at night."""
    p = c.p
    c.cut(mix(p.third, INK, 0.45), c.everywhere(), lift=0)
    c.mist(mix(p.third, SLATE, 0.5), [c.everywhere()], (0, 620), (0, 60), 0.7)
    c.cut(CREAM, ellipse(1320, 150, 58), lift=3)
    c.cut(mix(p.third, INK, 0.42), ellipse(1346, 138, 52), lift=0)
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), float(r))
            for x, y, r in zip(
                c.rng.uniform(0, 1600, 50), c.rng.uniform(0, 340, 50), c.rng.uniform(1.2, 3, 50), strict=True
            )
        ],
        lift=0,
    )
    c.cut(mix(p.third, INK, 0.3), ridge(-20, 1620, 420, 700, (200, 80), (600, 30), (1100, 100)), lift=4)
    tower(c, 330, 560, 44, 150, mix(p.third, INK, 0.6), mix(p.third, INK, 0.75), 1.2, 3)
    skyline(c, -20, 900, 560, 130, mix(p.third, INK, 0.55), mix(p.third, INK, 0.7), LIT, 0.5, 4)
    c.cut(
        mix(p.third, PAPER, 0.2),
        smooth((-40, 640), (300, 590), (700, 600), (1100, 560), (1100, 600), (700, 660), (300, 690), (-40, 760)),
        lift=3,
    )
    c.cut(
        LIT,
        [
            bar(float(x), 628 + float(y), float(x), 644 + float(y) + 20, 4)
            for x, y in zip(c.rng.uniform(0, 700, 18), c.rng.uniform(-14, 20, 18), strict=True)
        ],
        lift=0,
    )
    skyline(c, -20, 760, 800, 170, mix(p.third, INK, 0.7), mix(INK, p.third, 0.2), LIT, 0.5, 6, 960)
    hill = smooth((-60, 1000), (400, 870), (800, 740), (1200, 560), (1660, 420), (1660, 1120), (-60, 1120))
    c.cut(mix(p.third, INK, 0.62), hill, lift=10)
    road = [
        smooth(
            (-60, 1090),
            (360, 985),
            (800, 850),
            (1240, 660),
            (1660, 560),
            (1660, 700),
            (1300, 800),
            (860, 1000),
            (560, 1120),
            (-60, 1140),
        )
    ]
    c.cut(mix(INK, p.third, 0.3), road, lift=3)
    c.cut(
        mix(p.third, PAPER, 0.35),
        [
            bar(200 + i * 170, 1082 - i * 56 - i * i * 1.6, 280 + i * 170, 1060 - i * 56 - i * i * 2.4, 6)
            for i in range(9)
        ],
        within=road,
        lift=0,
    )
    c.mist(LIT, [points((1290, 600), (1660, 400), (1660, 640))], (1280, 600), (1680, 500), 0.75)

    def tilt(shapes: list[np.ndarray]) -> list[np.ndarray]:
        return placed([s - (880, 770) for s in shapes], 880, 700, 1, -21)

    w, x, y = 900, 880, 860
    c.cut(mix(INK, p.third, 0.1), tilt([ellipse(x, y + 6, 420, 16)]), lift=0)
    c.glow(860, 660, 520, LIT, 0.35)
    c.cut(RED, tilt([rounded(x - w / 2, y - w * 0.29, w, w * 0.25, 28)]), lift=11)
    panes = tilt([rounded(x - w * 0.465 + i * w * 0.135, y - w * 0.258, w * 0.12, w * 0.105, 8) for i in range(6)])
    c.cut(LIT, panes, lift=0)
    c.cut(
        LIT,
        tilt(
            [
                rounded(x + w * 0.36, y - w * 0.26, w * 0.088, w * 0.2, 8),
                points(
                    (x + w * 0.465, y - w * 0.255),
                    (x + w * 0.49, y - w * 0.255),
                    (x + w * 0.5, y - w * 0.13),
                    (x + w * 0.465, y - w * 0.13),
                ),
            ]
        ),
        lift=0,
    )
    c.cut(INK, tilt([rect(x + w * 0.4, y - w * 0.26, 5, w * 0.2)]), lift=0)
    c.cut(
        mix(RED, INK, 0.4),
        tilt(
            [
                rect(x - w / 2, y - w * 0.125, w * 0.85, 10),
                *(rounded(x - w * 0.45 + i * w * 0.135, y - w * 0.15, w * 0.09, 10, 4) for i in range(6)),
            ]
        ),
        lift=0,
    )
    ox, oy = tilt([points((x - w * 0.12, y - w * 0.19))])[0][0]
    c.cut(
        mix(p.third, INK, 0.4),
        smooth((ox - 40, oy + 70), (ox - 34, oy + 20), (ox, oy + 4), (ox + 34, oy + 20), (ox + 40, oy + 70)),
        within=panes,
        lift=1,
    )
    draw_head(c, Head(SKINS[2], INK, "bun"), float(ox), float(oy - 16), 27, 1, "side", 6, 2)
    dx, dy = tilt([points((x + w * 0.475, y - w * 0.18))])[0][0]
    c.cut(INK, ellipse(float(dx), float(dy), 18, 20), lift=0)
    c.cut(INK, tilt([rounded(x + w * 0.07, y - w * 0.286, w * 0.27, w * 0.028, 5)]), lift=0)
    c.cut(LIT, tilt(lettering("14", x + w * 0.1, y - w * 0.282, 18, 0.2)), lift=0)
    for k in (-0.3, 0.26):
        wx, wy = tilt([points((x + k * w, y - w * 0.042))])[0][0]
        c.cut(INK, ellipse(float(wx), float(wy), 46), lift=3)
        c.cut(mix(p.third, PAPER, 0.4), ellipse(float(wx), float(wy), 21), lift=1)
    hx, hy = tilt([points((x + w * 0.49, y - w * 0.09))])[0][0]
    c.glow(float(hx), float(hy), 110, CREAM, 0.9)
    bare_tree(c, 1480, 560, 420, mix(INK, p.third, 0.2), lean=-6)
    c.cut(mix(INK, p.third, 0.25), smooth((640, 1120), (1000, 1000), (1300, 900), (1660, 820), (1660, 1140)), lift=10)


def bus_stop_thornby(c: Canvas) -> None:
    """A lone bus stop with a small shelter on a village green in drizzle at dusk."""
    p = c.p
    c.cut(mix(p.third, SLATE, 0.35), c.everywhere(), lift=0)
    c.mist(mix(CREAM, RED, 0.14), [c.everywhere()], (0, 640), (0, 100), 0.8)
    for x, y, w in ((300, 140, 620), (1200, 200, 760)):
        cloud(c, x, y, w, mix(SLATE, PAPER, 0.35))
    c.cut(mix(p.third, PAPER, 0.3), ridge(-20, 1620, 560, 760, (300, 50), (900, 80), (1400, 30)), lift=4)
    tower(c, 1190, 680, 130, 330, mix(SLATE, PAPER, 0.1), mix(SLATE, INK, 0.4), 0, 5)
    c.cut(mix(SLATE, INK, 0.35), points((860, 560), (1130, 560), (1130, 500), (890, 500)), lift=4)
    c.cut(mix(SLATE, PAPER, 0.1), rect(870, 556, 262, 130), lift=4)
    c.cut(LIT, [arched(900 + i * 62, 590, 28, 66, True) for i in range(4)], lift=0)
    for x, w in ((1350, 150), (1500, 140)):
        house(
            c,
            x,
            700,
            w,
            110,
            mix(PAPER, p.third, 0.35),
            mix(RED, INK, 0.35),
            mix(SLATE, INK, 0.3),
            RED,
            2,
            2,
            0.4,
            lit=0.4,
        )
    bare_tree(c, 760, 720, 330, mix(INK, SLATE, 0.35))
    c.cut(
        mix(p.third, INK, 0.12),
        smooth((-40, 690), (500, 670), (1100, 690), (1660, 680), (1660, 1120), (-40, 1120)),
        lift=6,
    )
    c.cut(mix(SLATE, INK, 0.25), smooth((-40, 960), (600, 930), (1660, 990), (1660, 1120), (-40, 1120)), lift=7)
    c.mist(LIT, [smooth((380, 960), (800, 960), (900, 1110), (300, 1110))], (560, 930), (560, 1140), 0.4)
    c.cut(mix(WOOD, INK, 0.3), rect(330, 470, 26, 470), rect(800, 470, 26, 470), lift=6)
    c.cut(mix(WOOD, INK, 0.1), rect(350, 480, 456, 430), lift=3)
    c.ink(INK, [rect(350, 480 + i * 48, 456, 3) for i in range(9)], amount=0.5)
    c.glow(580, 560, 360, LIT, 0.55)
    c.cut(mix(RED, INK, 0.3), points((280, 486), (880, 486), (800, 390), (360, 390)), lift=10)
    c.cut(CREAM, rect(690, 570, 84, 120), lift=2)
    c.ink(INK, [rect(702, 590 + i * 15, 60, 4) for i in range(6)], amount=0.6)
    c.cut(WOOD, rect(370, 790, 230, 22), rect(390, 810, 16, 110), rect(566, 810, 16, 110), lift=6)
    c.cut(INK, rect(1000, 400, 16, 580), lift=5)
    c.cut(CREAM, rounded(940, 380, 140, 160, 12), lift=7)
    c.cut(RED, rounded(950, 390, 120, 62, 8), lift=0)
    sign(c, "BUS", 1010, 404, 34, CREAM, 0.2)
    sign(c, "14", 1010, 470, 52, INK, 0.19)
    nurse = Look(Head(SKINS[3], INK, "bun"), mix(p.third, INK, 0.35), INK, "coat", build=1.1)
    joints = person(c, 660, 990, 600, nurse, Pose(0, -4, (8, 10), (12, 50)), 1, lift=9)
    sx, sy = joints.shoulder
    c.cut(
        mix(colour("8fb7c4"), CREAM, 0.2),
        points((sx + 2, sy - 6), (sx + 36, sy), (sx + 48, sy + 170), (sx + 22, sy + 176)),
        lift=2,
    )
    c.cut(CREAM, rect(sx + 26, sy + 60, 14, 24), lift=1)
    c.cut(RED, ellipse(sx + 34, sy + 48, 6), lift=1)
    bag(c, joints.far_hand[0] - 8, joints.far_hand[1] - 6, 150, RED)
    rain(c, CREAM, 190, 44, 0.18, 0.6)
    c.cut(
        mix(SLATE, PAPER, 0.4),
        [
            smooth((x, y), (x + 60, y - 6), (x + 130, y), (x + 60, y + 8))
            for x, y in ((120, 1040), (960, 1050), (1280, 1070), (420, 1080))
        ],
        lift=0,
    )


def the_14(c: Canvas) -> None:
    """A red single-deck bus numbered 14 at the stop in the market square on a winter evening."""
    p = c.p
    c.cut(mix(p.third, INK, 0.25), c.everywhere(), lift=0)
    c.mist(mix(p.third, CREAM, 0.35), [c.everywhere()], (0, 640), (0, 40), 0.7)
    for i, (x, w, h) in enumerate(
        ((-40, 230, 400), (196, 200, 340), (400, 240, 440), (1130, 220, 380), (1356, 260, 430))
    ):
        house(
            c,
            x,
            760,
            w,
            h,
            (mix(p.third, INK, 0.45), mix(RED, INK, 0.55), mix(p.third, INK, 0.6))[i % 3],
            INK,
            mix(p.third, INK, 0.75),
            RED,
            3,
            2,
            0.3,
            i % 2 == 0,
            4,
            0.6,
        )
    c.cut(
        mix(p.third, INK, 0.55),
        rect(660, 330, 450, 430),
        points((640, 336), (885, 200), (1130, 336)),
        rect(840, 110, 92, 130),
        points((828, 116), (886, 40), (944, 116)),
        lift=6,
    )
    c.cut(LIT, ellipse(886, 176, 34), lift=1)
    c.ink(INK, bar(886, 176, 886, 150, 5), bar(886, 176, 904, 186, 5))
    c.cut(LIT, [arched(700 + i * 100, 420, 62, 170) for i in range(4)], lift=0)
    for k in range(3):
        line = (
            smooth((-20, 250 - k * 16), (260, 330), (560, 270), (900, 350), (1240, 270), (1640, 330), closed=False)
            if k == 0
            else None
        )
        if line is not None:
            c.cut(INK, stroke(line, 3), lift=1)
            for i, (bx, by) in enumerate(line[::3]):
                c.glow(float(bx), float(by) + 10, 44, LIT, 0.5)
                c.cut((RED, LIT, CREAM)[i % 3], ellipse(float(bx), float(by) + 11, 9), lift=1)
    c.cut(mix(SLATE, INK, 0.35), rect(-20, 756, 1640, 350), lift=5)
    cobbles(c, [rect(-20, 880, 1640, 230)], mix(SLATE, INK, 0.8), 640, 0.4)
    c.mist(LIT, [rect(60, 860, 1180, 130)], (0, 860), (0, 1010), 0.4)
    panes = bus(c, 640, 920, 1180, RED, 1)
    for x, face in ((170, 1), (330, 1), (480, -1), (640, 1), (800, 1)):
        look = someone(c.rng, p)
        c.cut(
            mix(look.top, INK, 0.2),
            smooth((x - 44, 760), (x - 36, 706), (x, 690), (x + 36, 706), (x + 44, 760)),
            within=panes,
            lift=1,
        )
        draw_head(c, look.head, x, 668, 27, face, "side", 0, 2)
    c.cut(LIT, lettering("14", 1000, 574, 26, 0.2), lettering("THORNBY", 820, 578, 18, 0.2), lift=0)
    c.cut(INK, rect(1330, 420, 14, 560), lift=5)
    c.cut(CREAM, rounded(1282, 400, 112, 120, 12), lift=6)
    c.cut(RED, rounded(1290, 408, 96, 46, 8), lift=0)
    sign(c, "14", 1338, 466, 42, INK, 0.2)
    queue = ((1110, 930, 380, WALK), (1210, 975, 420, HOLD), (1440, 1000, 440, REACH), (1560, 985, 420, STAND))
    for i, (x, y, h, pose) in enumerate(queue):
        look = someone(c.rng, p)
        look = replace(
            look,
            dress="coat",
            head=replace(
                look.head, hat=("beanie", "scarf", "bobble", "cap")[i], hat_colour=(MUSTARD, p.pale(0.3), RED, INK)[i]
            ),
            top=(MUSTARD, mix(p.third, INK, 0.4), p.pale(0.35), RED)[i],
            pattern="",
        )
        joints = person(c, x, y, h, look, pose, -1, lift=6)
        if i in (0, 3):
            bag(c, joints.far_hand[0], joints.far_hand[1] - 6, 110, (CREAM, MUSTARD)[i // 3])
    pushchair(c, 1320, 1004, 230, p.pale(0.25), -1)
    lx, ly = street_lamp(c, 60, 1040, 720, INK, LIT)
    c.glow(lx, ly, 260, LIT, 0.6)
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), float(r))
            for x, y, r in zip(
                c.rng.uniform(0, 1600, 90), c.rng.uniform(0, 1067, 90), c.rng.uniform(2, 5, 90), strict=True
            )
        ],
        lift=1,
        register=0,
    )


def one_lamp_lit(c: Canvas) -> None:
    """A dark narrow lane at night with a row of street lamps all out except one."""
    p = c.p
    dark = mix(p.third, INK, 0.72)
    c.cut(mix(p.third, INK, 0.5), c.everywhere(), lift=0)
    vanish = (560.0, 660.0)
    c.cut(mix(p.third, INK, 0.25), rect(430, -20, 260, 700), lift=0)
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), 2)
            for x, y in zip(c.rng.uniform(300, 800, 30), c.rng.uniform(0, 420, 30), strict=True)
        ],
        lift=0,
    )
    Wall(vanish, 1280, -700, 1300, 0.42).terrace(
        c,
        8,
        (mix(p.third, INK, 0.72), mix(p.third, INK, 0.66)),
        INK,
        mix(INK, p.third, 0.25),
        (INK, dark),
        0,
        mix(p.third, INK, 0.5),
        0.03,
        mix(p.third, PAPER, 0.1),
    )
    Wall(vanish, -260, -760, 1320, 0.42).terrace(
        c,
        8,
        (mix(p.third, INK, 0.62), mix(p.third, INK, 0.7)),
        INK,
        mix(INK, p.third, 0.25),
        (INK, dark),
        0.04,
        mix(p.third, INK, 0.5),
        0.03,
        mix(p.third, PAPER, 0.1),
    )
    road = [points(vanish, (1500, 1640), (-380, 1640))]
    c.cut(mix(p.third, INK, 0.6), road, lift=3)
    cobbles(c, road, INK, 660, 0.5)
    lamps = ((515, 700, 110), (470, 745, 190), (400, 830, 330), (160, 1210, 880))
    for x, y, h in lamps:
        if h != 330:
            street_lamp(c, x, y, h, INK, mix(p.third, INK, 0.4))
    lx, ly = 400.0, 530.0
    c.mist(
        LIT, [points((lx - 12, ly), (lx + 12, ly), (lx + 260, 880), (lx - 190, 880))], (lx, ly - 40), (lx, 940), 0.65
    )
    c.mist(LIT, [ellipse(440, 850, 250, 64)], (440, 780), (440, 980), 0.8)
    c.glow(lx, ly, 330, LIT, 0.75)
    street_lamp(c, 400, 840, 340, INK, CREAM)
    c.glow(lx, ly, 70, CREAM, 0.95)
    girl = Look(
        Head(SKINS[2], INK, "tail", "beanie", RED), RED, mix(INK, p.third, 0.4), "trousers", build=0.98, shoes=CREAM
    )
    joints = person(c, 730, 1500, 860, girl, Pose(4, 0, (20, 30), (46, 78), (-20, -36), (22, 4)), -1, "side", 10)
    rucksack(c, joints.shoulder[0] + 104, joints.shoulder[1] + 120, 210, MUSTARD)
    tx, ty = joints.near_hand
    c.cut(
        INK, placed([rect(-20, -15, 84, 30), points((60, -24), (92, -30), (92, 30), (60, 24))], tx, ty, 1, 168), lift=6
    )
    c.glow(tx - 92, ty + 20, 90, CREAM, 0.85)
    c.mist(
        LIT, [points((tx - 88, ty + 4), (tx - 90, ty + 40), (120, 1500), (60, 1240))], (tx - 60, ty), (120, 1400), 0.55
    )
    c.tone(INK, [c.everywhere()], (1120, 1650), (560, 1000), 0.5)
    c.tone(INK, [c.everywhere()], (0, -60), (0, 420), 0.4)


def shuttered_chemist(c: Canvas) -> None:
    """A closed corner chemist with its shutter down and a cross sign unlit."""
    p = c.p
    c.cut(mix(SLATE, PAPER, 0.45), c.everywhere(), lift=0)
    for x, y, w in ((1250, 130, 620), (1500, 240, 460)):
        cloud(c, x, y, w, mix(SLATE, PAPER, 0.25))
    Wall((1700, 620), 1010, -160, 900, 0.3).terrace(
        c,
        6,
        (mix(SLATE, PAPER, 0.2), mix(RED, PAPER, 0.4)),
        mix(SLATE, INK, 0.5),
        mix(SLATE, PAPER, 0.6),
        (INK, p.third),
        0.05,
        mix(SLATE, PAPER, 0.5),
        0.08,
    )
    front = [points((-30, -30), (1010, -30), (1010, 900), (-30, 900))]
    c.cut(mix(PAPER, p.third, 0.34), front, lift=10)
    bricks(c, front, mix(p.third, INK, 0.4), 26, 0.2)
    for x in (90, 400, 710):
        window(c, x, -10, 170, 190, mix(SLATE, INK, 0.3), CREAM, (2, 2), 4)
    c.cut(p.deep(0.45), rect(20, 250, 960, 110), lift=8)
    c.cut(mix(CREAM, p.third, 0.25), lettering("CHEMIST", 260, 272, 66, 0.18), lift=2)
    c.cut(mix(SLATE, PAPER, 0.3), rect(60, 376, 520, 470), lift=3)
    c.ink(mix(SLATE, INK, 0.35), [rect(60, 376 + i * 22, 520, 6) for i in range(22)], amount=0.6)
    c.ink(mix(SLATE, INK, 0.2), [rect(60, 384 + i * 22, 520, 3) for i in range(22)], amount=0.25)
    c.ink(
        RED,
        stroke(smooth((130, 700), (210, 640), (250, 740), (330, 650), (390, 730), (470, 660), closed=False), 11),
        amount=0.75,
    )
    c.cut(INK, rounded(290, 822, 60, 26, 6), lift=2)
    c.cut(p.deep(0.5), rect(640, 370, 290, 510), lift=5)
    c.cut(mix(SLATE, INK, 0.4), rect(672, 404, 226, 280), lift=0)
    c.mist(CREAM, [points((690, 684), (690, 560), (850, 404), (898, 404), (898, 440))], (0, 300), (0, 1200), 0.25)
    c.cut(CREAM, placed([rect(-70, -92, 140, 184)], 760, 530, 1, 3), lift=4)
    c.ink(RED, lettering("CLOSED", 702, 462, 22, 0.2, 3), amount=0.95)
    c.ink(INK, placed([rect(-50, -34 + i * 20, 100 - (i % 3) * 22, 6) for i in range(6)], 760, 530, 1, 3), amount=0.55)
    c.cut(INK, rect(1010, 300, 70, 14), lift=3)
    cross = joined(
        points(
            (1062, 330),
            (1112, 330),
            (1112, 376),
            (1158, 376),
            (1158, 426),
            (1112, 426),
            (1112, 472),
            (1062, 472),
            (1062, 426),
            (1016, 426),
            (1016, 376),
            (1062, 376),
        )
    )
    c.cut(mix(INK, p.third, 0.4), cross, lift=9)
    c.cut(mix(p.third, SLATE, 0.5), (cross - (1087, 401)) * 0.76 + (1087, 401), lift=0)
    c.cut(mix(SLATE, PAPER, 0.2), points((-30, 886), (1010, 886), (1640, 780), (1640, 1110), (-30, 1110)), lift=7)
    paving(c, (1700, 560), 900, 1100, -30, 1640, mix(SLATE, INK, 0.3), 9, 0.4)
    c.ink(mix(p.third, INK, 0.3), [rect(660, 900, 240, 130)], amount=0.25, rough=4)
    c.cut(
        mix(SLATE, PAPER, 0.6),
        [
            smooth((x, y), (x + w * 0.5, y - 12), (x + w, y), (x + w * 0.5, y + 14))
            for x, y, w in ((100, 1000, 260), (1080, 960, 300), (420, 1060, 180))
        ],
        lift=0,
    )
    woman = Look(
        Head(SKINS[0], colour("e9e3d5"), "curls", "hood", p.third, glasses=True),
        RED,
        mix(INK, SLATE, 0.3),
        "coat",
        build=1.2,
    )
    woman = replace(woman, head=replace(woman.head, hat="scarf", hat_colour=MUSTARD))
    joints = person(c, 985, 1040, 590, woman, Pose(13, 2, (36, 44), (30, 48), (-8, -10), (12, 6)), -1, lift=10)
    hx, hy = joints.near_hand
    c.cut(
        mix(SLATE, PAPER, 0.6),
        bar(hx - 16, hy, hx - 64, 1046, 11),
        bar(hx + 40, hy + 12, hx + 54, 1050, 11),
        bar(hx - 30, hy - 2, hx + 50, hy - 2, 13),
        bar(hx - 50, 920, hx + 50, 930, 9),
        lift=5,
    )
    c.cut(INK, rounded(hx - 40, hy - 10, 60, 18, 9), lift=3)
    c.cut(woman.head.skin, ellipse(hx, hy - 3, 17, 15), lift=2)
    bag(c, hx + 46, hy + 60, 110, p.third)
    c.cut(
        colour("b9764a"),
        [
            smooth((x, y), (x + 26, y - 14), (x + 44, y + 4), (x + 14, y + 12))
            for x, y in ((240, 960), (560, 1040), (1300, 980), (1420, 1060), (760, 1070))
        ],
        lift=3,
    )
    rain(c, CREAM, 150, 44, 0.24, 0.6)


def lighterman_at_dusk(c: Canvas) -> None:
    """A small riverside pub with lit windows and a hanging sign of a boatman with a pole."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.12), c.everywhere(), lift=0)
    c.mist(mix(RED, CREAM, 0.45), [c.everywhere()], (0, 640), (0, 200), 0.7)
    skyline(c, -20, 700, 640, 180, mix(p.third, INK, 0.2), None, LIT, 0.3, 4)
    bare_tree(c, 240, 660, 300, mix(p.third, INK, 0.5))
    c.cut(mix(p.third, INK, 0.45), rect(-20, 640, 900, 110), lift=4)
    wall = mix(CREAM, p.third, 0.3)
    for x in (760, 1440):
        c.cut(mix(RED, INK, 0.5), rect(x, 120, 70, 160), lift=4)
    c.cut(mix(RED, INK, 0.4), points((640, 380), (1640, 380), (1640, 190), (720, 190)), lift=9)
    c.ink(INK, [bar(660, 380 - i * 38, 1640, 380 - i * 38, 4) for i in range(5)], amount=0.4)
    c.cut(wall, rect(670, 372, 970, 450), lift=7)
    c.tone(mix(p.third, INK, 0.2), [rect(670, 372, 970, 450)], (0, 330), (0, 720), 0.5)
    c.cut(mix(p.third, INK, 0.5), rect(670, 730, 970, 92), lift=2)
    for x in (730, 900, 1240, 1420):
        window(c, x, 430, 96, 116, LIT, INK, (2, 2), 3)
    for x in (730, 1230, 1410):
        window(c, x, 610, 140, 130, LIT, INK, (3, 2), 3)
        c.glow(x + 70, 680, 190, LIT, 0.4)
    c.cut(
        INK,
        [
            smooth((1270, 740), (1262, 690), (1290, 664), (1318, 690), (1312, 740)),
            smooth((1460, 740), (1450, 680), (1480, 650), (1512, 690), (1508, 740)),
        ],
        lift=0,
    )
    c.cut(mix(RED, INK, 0.2), rect(1000, 590, 130, 232), lift=5)
    c.cut(LIT, rect(1020, 612, 90, 90), lift=0)
    c.cut(INK, rect(860, 552, 520, 44), lift=4)
    sign(c, "THE LIGHTERMAN", 1120, 562, 25, LIT, 0.19)
    c.cut(
        INK, rect(470, 292, 210, 12), bar(500, 304, 670, 380, 7), rect(520, 300, 6, 40), rect(626, 300, 6, 40), lift=4
    )
    c.cut(MUSTARD, rounded(476, 334, 196, 240, 18), lift=9)
    c.cut(mix(p.third, INK, 0.3), rounded(492, 350, 164, 208, 10), lift=0)
    c.cut(LIT, ellipse(616, 396, 24), lift=0)
    c.cut(
        mix(p.third, PAPER, 0.45),
        points((492, 500), (656, 500), (656, 548), (648, 558), (500, 558), (492, 548)),
        lift=0,
    )
    c.cut(INK, smooth((506, 490), (560, 502), (648, 484), (620, 520), (530, 520)), lift=1)
    person(
        c,
        566,
        500,
        122,
        Look(Head(SKINS[0], INK, "short", "cap", INK), RED, INK),
        Pose(-6, 0, (60, 130), (50, 100), (-14, -8), (16, 4)),
        1,
        lift=2,
    )
    c.cut(CREAM, bar(612, 368, 588, 540, 5), lift=1)
    c.cut(mix(SLATE, PAPER, 0.1), rect(420, 818, 1220, 60), lift=7)
    c.cut(mix(SLATE, INK, 0.4), points((420, 876), (1640, 876), (1640, 1110), (420, 1110)), lift=5)
    c.ink(
        INK,
        [rounded(440 + k * 110 + (r % 2) * 54, 890 + r * 46, 100, 38, 8) for r in range(5) for k in range(12)],
        amount=0.3,
    )
    for i, (x, face, pose) in enumerate(
        (
            (730, 1, HOLD),
            (830, -1, replace(HOLD, near_arm=(30, 130))),
            (960, 1, replace(HOLD, tilt=-16)),
            (1190, -1, HOLD),
            (1290, 1, replace(HOLD, near_arm=(40, 140))),
            (1390, -1, STAND),
            (1530, -1, HOLD),
        )
    ):
        joints = person(c, x, 866, 300, someone(c.rng, p), pose, face, lift=5)
        if pose is not STAND:
            hx, hy = joints.near_hand
            c.cut(
                MUSTARD if i % 2 else LIT,
                points((hx - 9, hy - 32), (hx + 11, hy - 32), (hx + 8, hy + 2), (hx - 6, hy + 2)),
                lift=2,
            )
            c.cut(CREAM, rect(hx - 10, hy - 38, 22, 9), lift=0)
    c.cut(mix(p.third, INK, 0.25), [rect(-20, 740, 442, 370), rect(-20, 990, 1640, 120)], lift=3)
    for x in (800, 1065, 1300, 1480):
        c.mist(LIT, [smooth((x - 40, 992), (x + 40, 992), (x + 26, 1100), (x - 26, 1100))], (0, 980), (0, 1120), 0.7)
    barge(c, 250, 960, 560, mix(RED, INK, 0.15), p.deep(0.55))
    c.cut(
        CREAM,
        [
            smooth((x, y), (x + 50, y - 5), (x + 110, y), (x + 50, y + 6))
            for x, y in ((30, 1010), (250, 1040), (520, 1020), (900, 1050), (1200, 1030), (1400, 1060), (640, 1070))
        ],
        lift=0,
    )
    lx, ly = street_lamp(c, 590, 870, 330, INK, LIT)
    c.glow(lx, ly, 170, LIT, 0.6)


def torches_on_staithe_street(c: Canvas) -> None:
    """A flooded street of old houses at night in rain."""
    p = c.p
    c.cut(mix(p.third, INK, 0.55), c.everywhere(), lift=0)
    vanish = (860.0, 540.0)
    c.cut(mix(p.third, INK, 0.25), rect(700, -20, 320, 620), lift=0)
    tower(c, 860, 560, 60, 220, mix(p.third, INK, 0.6), mix(p.third, INK, 0.75), 1.2, 3)
    Wall(vanish, 2060, -640, 940, 0.5).terrace(
        c,
        7,
        (mix(p.third, INK, 0.45), mix(RED, INK, 0.65), mix(p.third, INK, 0.62)),
        INK,
        mix(INK, p.third, 0.3),
        (INK, RED),
        0.18,
        mix(p.third, INK, 0.4),
        0.05,
        mix(p.third, PAPER, 0.3),
    )
    Wall(vanish, -380, -700, 960, 0.5).terrace(
        c,
        7,
        (mix(RED, INK, 0.6), mix(p.third, INK, 0.5), mix(p.third, INK, 0.65)),
        INK,
        mix(INK, p.third, 0.3),
        (INK, MUSTARD),
        0.15,
        mix(p.third, INK, 0.4),
        0.05,
        mix(p.third, PAPER, 0.3),
    )
    c.cut(mix(CREAM, p.third, 0.5), rect(70, 300, 290, 560), lift=4)
    c.cut(LIT, rect(92, 322, 246, 540), lift=0)
    c.glow(215, 560, 360, LIT, 0.4)
    c.cut(WOOD, rect(86, 690, 256, 24), rect(104, 712, 20, 200), rect(306, 712, 20, 200), lift=5)
    c.cut(
        RED,
        rounded(120, 560, 190, 132, 30),
        rounded(106, 600, 50, 92, 22),
        rounded(276, 600, 50, 92, 22),
        rounded(140, 500, 152, 120, 40),
        lift=6,
    )
    c.ink(mix(RED, INK, 0.5), [ellipse(180 + k * 36, 550, 5) for k in range(3)], rect(156, 640, 120, 5), amount=0.7)
    water = [points((-30, 830), (700, 640), (1030, 640), (1640, 800), (1640, 1110), (-30, 1110))]
    c.cut(mix(p.third, INK, 0.3), water, lift=3)
    c.mist(LIT, [smooth((80, 860), (350, 830), (380, 1060), (120, 1090))], (0, 800), (0, 1110), 0.6)
    for x, y in ((520, 800), (840, 830), (1180, 850), (1440, 900)):
        c.mist(
            LIT,
            [smooth((x - 70, y + 30), (x + 70, y + 30), (x + 40, y + 250), (x - 40, y + 250))],
            (0, y),
            (0, y + 270),
            0.5,
        )
    line = (
        (1480, 930, 560, -1),
        (1240, 900, 530, -1),
        (1030, 880, 500, -1),
        (830, 880, 500, -1),
        (640, 890, 510, -1),
        (460, 910, 530, -1),
    )
    hands = []
    for i, (x, y, h, face) in enumerate(line):
        look = someone(c.rng, p)
        look = replace(
            look,
            boots=True,
            dress="trousers",
            bottom=(p.deep(0.6), mix(INK, p.third, 0.2))[i % 2],
            shoes=mix(INK, MUSTARD, 0.25),
            top=(MUSTARD, RED, p.pale(0.25))[i % 3],
            pattern="",
            head=replace(
                look.head,
                hat=("hood", "cap", "beanie", "scarf", "hood", "bobble")[i],
                hat_colour=(MUSTARD, INK, RED, CREAM, p.pale(0.25), RED)[i],
            ),
        )
        pose = replace(REACH, lean=6) if i % 2 == 0 else Pose(-4, 0, (40, 88), (60, 94), (-12, -14), (16, 4))
        joints = person(c, x, y + 70, h, look, pose, face, lift=7)
        hands.append(joints.near_hand)
        if i % 2:
            tx, ty = joints.head[0] - 20, joints.head[1] - joints.radius * 0.7
            c.mist(
                LIT, [points((tx, ty), (tx - 240, ty - 40), (tx - 240, ty + 190))], (tx, ty), (tx - 240, ty + 60), 0.6
            )
            c.glow(tx, ty, 54, CREAM, 0.95)
            c.cut(CREAM, ellipse(tx, ty, 10), lift=1)
    for hx, hy in hands[::1]:
        sack = smooth(
            (hx - 74, hy + 6),
            (hx - 66, hy - 30),
            (hx + 10, hy - 34),
            (hx + 42, hy - 20),
            (hx + 46, hy + 18),
            (hx - 10, hy + 34),
        )
        c.cut(mix(colour("c9a878"), INK, 0.1), sack, lift=5)
        c.ink(INK, stroke([(hx + 26, hy - 28), (hx + 30, hy + 26)], 4), amount=0.5)
    flood = [points((-30, 910), (400, 900), (1000, 900), (1640, 930), (1640, 1110), (-30, 1110))]
    c.mist(mix(p.third, INK, 0.25), flood, (0, 1700), (0, 820), 1.0)
    c.cut(
        mix(p.third, CREAM, 0.4),
        [stroke(arc(x + dx, y + 30, 46, 10, 0, 360), 4) for x, y, _, _ in line for dx in (-40, 30)],
        lift=0,
    )
    c.cut(
        mix(p.third, INK, 0.36),
        [smooth((-40, 1030), (400, 1010), (900, 1030), (1640, 1010), (1640, 1110), (-40, 1110))],
        lift=0,
    )
    c.cut(
        mix(colour("c9a878"), INK, 0.15),
        [rounded(30 + i * 92 + (r % 2) * 40, 950 - r * 44, 96, 48, 20) for r in range(3) for i in range(4 - r)],
        lift=6,
    )
    rain(c, CREAM, 260, 60, 0.26, 0.5)
