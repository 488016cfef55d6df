# ruff: noqa: FBT003, PLR0917
"""The Wend: meadow, flood, ditch, staithe, weir and lock."""

from dataclasses import replace

import numpy as np

from .figures import BEND, CHEER, DIG, HOLD, POINT, RUN, STAND, STRIDE, WALK, Look, Pose, person, someone
from .geometry import Shape, arc, bar, ellipse, joined, limb, placed, points, rect, ridge, rounded, smooth, stroke
from .hands import Place, pointing
from .heads import Head, draw_head
from .lettering import lettering
from .nature import bare_tree, birds, blob, cloud, grass, poplar, reeds, ripples, swan, tree, willow
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, SLATE, Colour, colour, mix
from .paper import Canvas
from .things import bicycle, car_front, goal, spade, trolley
from .town import LIT, arched, bricks, house, skyline, street_lamp, tower

MUD = colour("8d6a48")


def kit(c: Canvas, shirt: Colour) -> Look:
    """A child in football kit."""
    look = someone(c.rng, c.p, child=True)
    return replace(
        look,
        top=shirt,
        bottom=CREAM,
        dress="shorts",
        pattern="stripes",
        pattern_colour=mix(shirt, INK, 0.35),
        head=replace(look.head, hat="", glasses=False),
    )


def goalposts_in_flood(c: Canvas) -> None:
    """A football goal stands knee-deep in brown floodwater under a low pale sky."""
    p = c.p
    c.cut(mix(CREAM, p.third, 0.15), c.everywhere(), lift=0)
    c.mist(mix(MUSTARD, CREAM, 0.55), [c.everywhere()], (0, 470), (0, 60), 0.7)
    for x, y, w, k in ((300, 150, 760, 0.2), (1180, 110, 900, 0.28), (780, 260, 700, 0.12), (1500, 270, 520, 0.2)):
        cloud(c, x, y, w, mix(CREAM, SLATE, k), 4)
    c.cut(mix(p.third, PAPER, 0.5), ridge(-20, 1620, 420, 520, (200, 50), (600, 20), (1000, 70), (1400, 30)), lift=3)
    tower(c, 330, 470, 50, 130, mix(SLATE, PAPER, 0.3), mix(SLATE, INK, 0.1), 1.1, 2)
    skyline(c, 60, 820, 474, 96, mix(RED, PAPER, 0.42), mix(RED, INK, 0.25), None, 0, 3)
    skyline(c, 800, 1100, 474, 60, mix(SLATE, PAPER, 0.35), None, None, 0, 3)
    for x in (1120, 1180, 1230, 1290, 1460, 1520):
        poplar(c, x, 480, 150 + (x * 7) % 60, mix(p.third, INK, 0.25))
    water = [rect(-20, 470, 1640, 630)]
    c.cut(mix(MUD, PAPER, 0.38), water, lift=4)
    c.mist(mix(MUSTARD, CREAM, 0.6), water, (0, 440), (0, 800), 0.75)
    c.tone(mix(MUD, INK, 0.3), water, (0, 1120), (0, 560), 0.55)
    c.ink(
        mix(RED, PAPER, 0.4),
        [smooth((x, 476), (x + 40, 476), (x + 30, 520 + x % 40), (x + 10, 530)) for x in range(80, 800, 66)],
        within=water,
        amount=0.3,
    )
    reflection = [bar(700, 826, 700, 1010, 20), bar(1330, 826, 1330, 1010, 20), rect(690, 1000, 650, 16)]
    c.ink(mix(MUD, INK, 0.2), reflection, amount=0.35, rough=3.5)
    goal(c, 700, 826, 630, 470, CREAM, 0.16, mix(CREAM, SLATE, 0.22))
    c.cut(mix(MUD, PAPER, 0.3), rect(640, 812, 860, 26), lift=0)
    ripples(c, [rect(640, 800, 860, 60)], CREAM, 470, 26, light=True)
    ripples(c, water, CREAM, 470, 70, light=True)
    ripples(c, water, mix(MUD, INK, 0.35), 470, 70, 0.45)
    swan(c, 480, 790, 230, 1)
    swan(c, 1010, 930, 300, -1)
    for x, y, w in ((480, 796, 190), (1010, 938, 250)):
        c.cut(CREAM, [stroke(arc(x, y, w * k, 14 * k, 10, 170), 3.5) for k in (0.7, 1.0)], lift=0)
    c.cut(RED, rect(150, 520, 7, 190), points((157, 524), (240, 540), (157, 580)), lift=4)
    c.cut(CREAM, [stroke(arc(153, 710, 40, 8, 0, 180), 3)], lift=0)
    birds(c, [(620, 210), (690, 180), (740, 230), (1380, 360)], 22, mix(SLATE, INK, 0.4))
    reeds(c, -20, 330, 1110, 330, mix(p.third, INK, 0.45), 34, mix(MUD, INK, 0.4), 7)
    reeds(c, 1400, 1620, 1110, 240, mix(p.third, INK, 0.45), 22, None, 7)


def training_in_the_car_park(c: Canvas) -> None:
    """Children in football kit train between parked cars in a supermarket car park at dusk."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.1), c.everywhere(), lift=0)
    c.mist(colour("e8a08a"), [c.everywhere()], (0, 500), (0, 60), 0.9)
    c.cut(
        mix(p.third, INK, 0.4),
        rect(180, 300, 1100, 210),
        points((140, 300), (1320, 300), (1290, 262), (170, 262)),
        lift=5,
    )
    c.cut(LIT, [rect(230 + i * 96, 380, 76, 110) for i in range(8)], lift=0)
    c.cut(RED, rect(520, 286, 420, 70), lift=4)
    c.cut(CREAM, lettering("FOODS", 606, 300, 42, 0.2), lift=0)
    for x in (60, 1400, 1520):
        tree(c, x, 520, 230, mix(p.third, INK, 0.5), INK)
    ground = [rect(-20, 500, 1640, 600)]
    c.cut(mix(p.third, INK, 0.5), ground, lift=4)
    bays = [bar(800 + (i - 5) * 150, 520, 800 + (i - 5) * 470, 1110, 7) for i in range(11)]
    c.cut(mix(p.third, PAPER, 0.35), bays, lift=0)
    for x, y, w, tone in (
        (240, 580, 130, RED),
        (420, 570, 120, mix(SLATE, PAPER, 0.4)),
        (1150, 572, 120, mix(p.third, PAPER, 0.3)),
        (1330, 585, 130, INK),
        (110, 820, 330, mix(SLATE, PAPER, 0.4)),
        (1520, 840, 360, RED),
    ):
        car_front(c, x, y, w, tone, False, mix(p.third, INK, 0.3))
    for x, y, h, side in ((330, 640, 600, 1), (1240, 640, 600, -1)):
        lx, ly = street_lamp(c, x, y, h, INK, CREAM, False, side)
        c.mist(
            LIT,
            [points((lx - 26, ly), (lx + 26, ly), (lx + side * 120 + 340, 1000), (lx + side * 120 - 340, 1000))],
            (lx, ly - 60),
            (lx, 1080),
            0.55,
        )
        c.glow(lx, ly, 150, CREAM, 0.8)
    c.mist(LIT, [ellipse(790, 850, 640, 180)], (790, 700), (790, 1300), 0.3)
    trolley(c, 330, 900, 230, CREAM)
    cones = ((640, 830), (820, 800), (990, 830))
    c.cut(colour("e8762c"), [points((x - 26, y), (x, y - 70), (x + 26, y)) for x, y in cones], lift=4)
    c.cut(
        CREAM, [points((x - 16, y - 24), (x - 8, y - 46), (x + 8, y - 46), (x + 16, y - 24)) for x, y in cones], lift=0
    )
    for i, (x, y, h, face, pose) in enumerate(
        (
            (920, 770, 260, -1, RUN),
            (1060, 800, 270, -1, STRIDE),
            (560, 780, 250, 1, STAND),
            (720, 990, 360, -1, RUN),
            (1130, 990, 370, -1, CHEER),
            (480, 1010, 350, 1, replace(STAND, far_arm=(70, 90), near_arm=(80, 100))),
        )
    ):
        person(c, x, y, h, kit(c, RED if i % 2 == 0 else MUSTARD), pose, face, lift=5)
    coach = Look(Head(SKINS[2], INK, "short", "bobble", p.pale(0.1)), mix(p.third, PAPER, 0.2), INK, build=1.35)
    person(c, 1340, 1010, 520, coach, POINT, -1, lift=7)
    c.cut(CREAM, ellipse(588, 966, 25), lift=4)
    c.ink(
        INK,
        placed([ellipse(0, 0, 9), ellipse(-15, -12, 6), ellipse(15, -12, 6), ellipse(0, 19, 6)], 588, 966),
        amount=0.9,
    )


def level_stick(c: Canvas) -> None:
    """A painted measuring stick in the grass at the edge of the flooded pitch."""
    p = c.p
    c.cut(mix(MUD, PAPER, 0.3), c.everywhere(), lift=0)
    water = [c.everywhere()]
    c.mist(mix(p.third, CREAM, 0.5), water, (0, -50), (0, 700), 0.8)
    c.ink(
        mix(CREAM, MUD, 0.5),
        [rect(120, -20, 26, 190), rect(560, -20, 26, 190), rect(120, 150, 466, 20)],
        amount=0.6,
        rough=4,
    )
    c.cut(CREAM, rect(128, -20, 14, 40), rect(566, -20, 14, 40), lift=2)
    ripples(c, [rect(-20, -20, 1110, 1100)], CREAM, -400, 46, light=True)
    ripples(c, [rect(-20, -20, 1110, 1100)], mix(MUD, INK, 0.35), -400, 46, 0.4)
    bank = smooth((-60, 1130), (200, 1060), (500, 1110), (800, 1040), (1130, 1080), (1130, 1660), (-60, 1660))
    c.cut(mix(p.third, INK, 0.35), bank, lift=14)
    grass(c, -20, 1090, 1110, 120, mix(p.third, INK, 0.25), 130, 5)
    c.cut(CREAM, rect(440, 190, 150, 1190), lift=16)
    c.cut(CREAM, joined(arc(515, 192, 75, 60, 180, 360)), lift=0)
    for i in range(9):
        y = 1300 - i * 124
        c.cut(RED if i % 2 else INK, rect(440, y - 62, 64 if i % 2 else 90, 56), lift=0)
        c.ink(INK, lettering(str(i + 1), 534, y - 62, 44, 0.17), amount=0.9)
    c.ink(mix(MUD, INK, 0.15), rect(430, 620, 170, 800), within=[rect(440, 190, 150, 1190)], amount=0.45, rough=3)
    c.ink(
        MUD,
        [
            ellipse(float(x), float(y), 5)
            for x, y in zip(c.rng.uniform(445, 585, 40), c.rng.uniform(560, 1000, 40), strict=True)
        ],
        within=[rect(440, 190, 150, 1190)],
        amount=0.6,
    )
    c.cut(
        mix(p.third, CREAM, 0.35),
        [stroke(arc(515, 1010, 130 + k * 60, 20 + k * 9, 20, 160), 5) for k in range(3)],
        lift=0,
    )
    grass(c, 380, 660, 1340, 170, mix(p.third, INK, 0.1), 60, 6)
    boot = smooth(
        (720, 1000),
        (930, 990),
        (926, 1250),
        (940, 1330),
        (930, 1440),
        (720, 1450),
        (520, 1460),
        (510, 1390),
        (590, 1340),
        (710, 1310),
        steps=8,
    )
    c.cut(mix(p.third, PAPER, 0.1), rect(716, 640, 220, 390), lift=10)
    c.ink(
        mix(p.third, INK, 0.5),
        [
            stroke(smooth((740 + i * 60, 650), (756 + i * 50, 820), (736 + i * 64, 1000), closed=False), 5)
            for i in range(4)
        ],
        amount=0.6,
    )
    c.cut(mix(RED, INK, 0.1), boot, lift=16)
    c.tone(INK, [boot], (960, 1200), (720, 1200), 0.55)
    c.cut(
        mix(RED, INK, 0.5),
        smooth((506, 1420), (720, 1420), (936, 1410), (940, 1470), (720, 1482), (512, 1480)),
        rounded(706, 976, 240, 46, 18),
        lift=6,
    )
    c.ink(
        MUD,
        [
            blob(c.rng, float(x), float(y), 20, 12, 7, 0.3)
            for x, y in zip(c.rng.uniform(540, 900, 16), c.rng.uniform(1300, 1440, 16), strict=True)
        ],
        within=[boot],
        amount=0.8,
    )
    pointing(c, Place(980, 470, 400, 165, True), SKINS[2], MUSTARD, INK)
    grass(c, -20, 1090, 1620, 210, mix(p.third, INK, 0.5), 110, 9)
    c.tone(INK, [rect(-20, 1200, 1110, 420)], (1100, 1650), (500, 1250), 0.4)


def line_of_spades(c: Canvas) -> None:
    """A long line of people in wellingtons digs out a ditch between a playing field and willows on a bright."""
    p = c.p
    c.cut(mix(colour("8fb7c4"), PAPER, 0.35), c.everywhere(), lift=0)
    c.glow(240, 150, 420, CREAM, 0.9)
    c.cut(CREAM, ellipse(240, 150, 58), lift=3)
    birds(c, [(900, 140), (980, 180), (1040, 120), (1120, 190)], 20, INK)
    c.cut(mix(p.third, PAPER, 0.5), ridge(-20, 1620, 400, 560, (300, 30), (800, -10), (1300, 40)), lift=3)
    skyline(c, 1000, 1620, 440, 90, mix(RED, PAPER, 0.4), mix(RED, INK, 0.2), None, 0, 3)
    c.cut(mix(p.third, PAPER, 0.28), points((-20, 440), (1640, 430), (1640, 1110), (-20, 1110)), lift=4)
    goal(c, 1180, 560, 190, 100, CREAM, 0.16)
    c.cut(CREAM, [stroke([(900, 1110), (1080, 600), (1640, 590)], 8)], lift=0)
    c.tone(
        mix(p.third, INK, 0.3),
        [points((-20, 440), (1640, 430), (1640, 1110), (-20, 1110))],
        (1700, 1100),
        (600, 500),
        0.4,
    )
    for i, (x, h) in enumerate(((760, 200), (590, 290), (380, 420), (110, 620))):
        willow(c, x, 500 + i * 66, h, mix(MUSTARD, p.third, 0.35))
    ditch = smooth(
        (1210, 460),
        (1230, 466),
        (1000, 570),
        (820, 690),
        (640, 850),
        (480, 1120),
        (-60, 1120),
        (160, 900),
        (480, 710),
        (860, 540),
        steps=14,
    )
    c.cut(mix(MUD, INK, 0.25), ditch, lift=9)
    c.cut(
        mix(colour("8fb7c4"), MUD, 0.35),
        smooth(
            (1190, 474),
            (1196, 476),
            (920, 590),
            (700, 740),
            (470, 920),
            (330, 1120),
            (110, 1120),
            (300, 900),
            (590, 710),
            (880, 560),
        ),
        lift=0,
    )
    c.cut(
        CREAM,
        [
            smooth((300 + i * 40, 960 - i * 40), (360 + i * 40, 956 - i * 40), (330 + i * 40, 966 - i * 40))
            for i in range(5)
        ],
        lift=0,
    )
    poses = (
        DIG,
        replace(DIG, lean=26),
        BEND,
        replace(DIG, lean=48, near_arm=(46, 76)),
        replace(STAND, far_arm=(30, 80), near_arm=(40, 96)),
    )
    path = (
        (1160, 486, 84),
        (1108, 506, 98),
        (1050, 530, 114),
        (984, 560, 136),
        (912, 600, 164),
        (830, 652, 200),
        (740, 722, 250),
        (640, 820, 320),
    )
    for i, (x, y, h) in enumerate(path):
        look = replace(someone(c.rng, p), boots=True, dress="trousers", shoes=(p.deep(0.4), RED, INK)[i % 3])
        joints = person(c, x + 30, y, h, look, poses[i % 4], -1, lift=3 + i * 0.5)
        (fx, _), (nx, ny) = joints.far_hand, joints.near_hand
        spade(c, (nx + h * 0.1, ny - h * 0.12), (min(fx, nx) - h * 0.3, y - h * 0.02), h, mix(SLATE, PAPER, 0.3))
    front = Look(
        Head(SKINS[0], colour("9a938a"), "bun", "bobble", MUSTARD),
        RED,
        mix(INK, p.third, 0.4),
        boots=True,
        shoes=mix(p.third, INK, 0.35),
        build=1.15,
        pattern="check",
        pattern_colour=mix(RED, INK, 0.5),
    )
    joints = person(c, 600, 1070, 500, front, replace(DIG, lean=34), -1, lift=8)
    (fx, _), (nx, ny) = joints.far_hand, joints.near_hand
    spade(c, (nx + 44, ny - 66), (fx - 130, 1060), 520, mix(SLATE, PAPER, 0.4))
    c.cut(MUD, blob(c.rng, fx - 140, 1050, 46, 26, 8, 0.2), lift=3)
    heap = smooth(
        (900, 1000), (1010, 850), (1120, 760), (1230, 720), (1360, 770), (1470, 880), (1590, 1000), (1250, 1030)
    )
    c.cut(mix(MUD, INK, 0.12), heap, lift=10)
    trolley(c, 1240, 748, 210, mix(SLATE, PAPER, 0.5), -16)
    c.cut(MUD, smooth((1000, 1010), (1120, 860), (1220, 760), (1300, 740), (1340, 860), (1300, 1010)), lift=6)
    c.ink(
        mix(MUD, INK, 0.5),
        [
            blob(c.rng, float(x), float(y), 18, 9, 7, 0.3)
            for x, y in zip(c.rng.uniform(980, 1500, 30), c.rng.uniform(800, 1000, 30), strict=True)
        ],
        within=[heap],
        amount=0.5,
    )
    c.cut(p.third, [stroke(smooth((1080, 900), (1140, 840), (1250, 870), closed=False), 7)], lift=2)
    person(c, 1500, 1040, 450, replace(someone(c.rng, p), boots=True, dress="trousers", shoes=RED), HOLD, -1, lift=7)
    mugx = 1424
    c.cut(CREAM, rounded(mugx - 14, 806, 34, 38, 5), lift=3)
    grass(c, -20, 1620, 1090, 60, mix(p.third, INK, 0.3), 150, 6)


def dry_field(c: Canvas) -> None:
    """A playing field by a river in evening sun, one half green with children playing."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.45), c.everywhere(), lift=0)
    c.glow(1250, 330, 700, CREAM, 0.9)
    c.cut(mix(MUSTARD, RED, 0.25), ellipse(1250, 330, 86), lift=3)
    for x, y, w in ((420, 180, 520), (880, 110, 360), (1500, 150, 360)):
        cloud(c, x, y, w, mix(CREAM, RED, 0.16), 4)
    c.cut(mix(p.third, PAPER, 0.45), ridge(-20, 1620, 400, 520, (250, 60), (700, 10), (1100, 40), (1400, 10)), lift=4)
    tower(c, 500, 430, 34, 90, mix(RED, PAPER, 0.4), mix(RED, INK, 0.3), 1.2, 2)
    skyline(c, 360, 900, 434, 66, mix(RED, PAPER, 0.35), mix(RED, INK, 0.2), LIT, 0.2, 3)
    c.cut(mix(p.third, MUSTARD, 0.15), points((-20, 430), (1640, 430), (1640, 1110), (-20, 1110)), lift=5)
    stripes = [
        points((720 - (i + 1) * 90, 430), (720 - i * 90, 430), (560 - i * 330, 1110), (560 - (i + 1) * 330, 1110))
        for i in range(0, 8, 2)
    ]
    c.ink(mix(p.third, INK, 0.15), stripes, amount=0.3)
    c.cut(
        CREAM,
        [
            stroke([(640, 440), (420, 1110)], 7),
            stroke([(-20, 640), (570, 640)], 6),
            joined(arc(120, 700, 200, 60, 0, 360, 60), arc(120, 700, 190, 56, 360, 0, 60)),
        ],
        lift=0,
    )
    water = [smooth((800, 434), (1660, 434), (1660, 1120), (900, 1120), (800, 960), (860, 780), (790, 600), steps=12)]
    c.cut(mix(colour("3f8f8c"), PAPER, 0.25), water, lift=6)
    c.mist(mix(MUSTARD, CREAM, 0.4), water, (1250, 400), (1250, 1000), 0.85)
    c.cut(
        mix(MUSTARD, CREAM, 0.4),
        [
            smooth((1250 - w, y), (1250, y - 6), (1250 + w, y), (1250, y + 6))
            for w, y in ((70, 470), (90, 520), (60, 580), (84, 640), (50, 710), (70, 790))
        ],
        within=water,
        lift=0,
    )
    for x, h in ((960, 210), (1080, 250), (1430, 290), (1560, 240)):
        blobs: list[Shape] = [
            blob(c.rng, x, 470 + h * 0.5, h * 0.3, h * 0.36),
            *(
                stroke(
                    [(x + k * h * 0.1, 460 + h * 0.4), (x + k * h * 0.12, 470 + h * (1.0 - abs(k) * 0.1))], h * 0.06, 4
                )
                for k in range(-3, 4)
            ),
        ]
        c.ink(mix(p.third, INK, 0.25), blobs, within=water, amount=0.55, rough=3)
        willow(c, x, 470, h, mix(p.third, INK, 0.1))
    ripples(c, water, CREAM, 430, 50, light=True)
    c.cut(
        mix(MUD, INK, 0.3),
        smooth(
            (730, 434),
            (752, 434),
            (740, 600),
            (770, 780),
            (720, 960),
            (760, 1120),
            (640, 1120),
            (630, 960),
            (690, 780),
            (690, 600),
            steps=12,
        ),
        lift=7,
    )
    c.cut(
        mix(colour("3f8f8c"), INK, 0.1),
        smooth(
            (738, 440),
            (744, 440),
            (722, 600),
            (744, 780),
            (690, 960),
            (720, 1120),
            (670, 1120),
            (656, 960),
            (710, 780),
            (706, 600),
            steps=12,
        ),
        lift=0,
    )
    goal(c, 60, 560, 230, 130, CREAM)
    swan(c, 1120, 820, 150, -1)
    c.cut(CREAM, rect(1386, 640, 9, 160), rect(1546, 640, 9, 160), rect(1382, 636, 178, 10), lift=3)
    ripples(c, [rect(1340, 790, 260, 30)], CREAM, 430, 8, light=True)
    for i, (x, y, h, face, pose) in enumerate(
        (
            (230, 620, 120, 1, RUN),
            (360, 660, 130, -1, STRIDE),
            (480, 610, 115, -1, RUN),
            (150, 800, 200, 1, RUN),
            (400, 840, 210, -1, CHEER),
            (540, 760, 180, -1, RUN),
            (240, 1020, 320, 1, RUN),
            (520, 1010, 300, -1, STRIDE),
        )
    ):
        person(c, x, y, h, kit(c, RED if i % 2 else CREAM if i % 3 == 0 else MUSTARD), pose, face, lift=4)
        c.ink(mix(p.third, INK, 0.5), [ellipse(x - 50, y + 4, h * 0.3, h * 0.04)], amount=0.4)
    c.cut(CREAM, ellipse(385, 1000, 22), lift=4)
    c.ink(INK, [ellipse(385, 1000, 7), ellipse(373, 990, 5), ellipse(398, 992, 5)], amount=0.9)
    grass(c, -20, 700, 1100, 60, mix(p.third, INK, 0.4), 70, 7)
    reeds(c, 780, 1000, 1110, 260, mix(p.third, INK, 0.45), 20, mix(MUD, INK, 0.3), 7)


def warehouse(
    c: Canvas, x: float, base: float, w: float, h: float, wall: Colour, glass: Colour, lit: float = 0.2
) -> None:
    """A riverside warehouse with a gable, a hoist and rows of small arched windows."""
    body = [points((x, base), (x, base - h), (x + w / 2, base - h - w * 0.36), (x + w, base - h), (x + w, base))]
    c.cut(wall, body, lift=5)
    bricks(c, body, mix(wall, INK, 0.5), w * 0.05, 0.25)
    c.cut(
        mix(wall, INK, 0.45),
        stroke([(x - 6, base - h + 4), (x + w / 2, base - h - w * 0.38), (x + w + 6, base - h + 4)], w * 0.04),
        lift=3,
    )
    rows = int(h / (w * 0.32))
    for j in range(rows):
        y = base - h + w * 0.1 + j * w * 0.32
        c.cut(mix(wall, INK, 0.55), rect(x + w * 0.42, y - w * 0.02, w * 0.16, w * 0.26), lift=0)
        for k in (0.1, 0.26, 0.64, 0.8):
            c.cut(LIT if c.rng.random() < lit else glass, arched(x + w * k, y, w * 0.1, w * 0.18), lift=0, rough=0.4)
    c.cut(
        INK,
        bar(x + w / 2, base - h - w * 0.12, x + w * 0.5, base - h + w * 0.02, 3),
        rect(x + w * 0.47, base - h - w * 0.16, w * 0.06, w * 0.05),
        lift=2,
    )


def swimmers_at_six(c: Canvas) -> None:
    """Three swimmers in bright caps in a misty river at sunrise beside stone quay steps."""
    p = c.p
    c.cut(mix(RED, PAPER, 0.62), c.everywhere(), lift=0)
    c.mist(mix(MUSTARD, CREAM, 0.5), [c.everywhere()], (0, 520), (0, 0), 0.95)
    c.glow(560, 420, 420, CREAM, 0.8)
    c.cut(mix(RED, MUSTARD, 0.35), ellipse(560, 430, 74), lift=2)
    c.cut(mix(p.third, PAPER, 0.55), ridge(-20, 900, 480, 560, (150, 60), (450, 30), (700, 44)), lift=3)
    bare_tree(c, 120, 500, 150, mix(p.third, PAPER, 0.3))
    for x, w, h, tone in ((800, 210, 250, 0.15), (1000, 250, 330, 0.0), (1240, 240, 290, 0.1), (1460, 260, 360, 0.02)):
        warehouse(c, x, 560, w, h, mix(mix(RED, INK, 0.25), PAPER, tone + 0.12), mix(p.third, INK, 0.3), 0.12)
    c.mist(mix(CREAM, RED, 0.1), [rect(-20, 250, 1640, 340)], (0, 570), (0, 300), 0.75)
    water = [rect(-20, 540, 1640, 560)]
    c.cut(mix(p.third, PAPER, 0.25), water, lift=3)
    c.mist(mix(CREAM, MUSTARD, 0.25), water, (0, 500), (0, 860), 0.85)
    c.cut(
        mix(MUSTARD, RED, 0.25),
        [
            smooth((560 - w, y), (560, y - 5), (560 + w, y), (560, y + 5))
            for w, y in ((60, 570), (90, 600), (50, 630), (80, 670), (40, 710))
        ],
        lift=0,
    )
    ripples(c, water, CREAM, 540, 60, light=True)
    ripples(c, water, mix(p.third, INK, 0.3), 540, 60, 0.45)
    quay = [points((1150, 470), (1640, 440), (1640, 1110), (1320, 1110))]
    c.cut(mix(SLATE, PAPER, 0.3), quay, lift=9)
    stones = [rounded(1160 + k * 86 + (r % 2) * 40, 480 + r * 52, 80, 46, 8) for r in range(12) for k in range(7)]
    c.ink(mix(SLATE, INK, 0.3), [s for s in stones if c.rng.random() < 0.5], within=quay, amount=0.35)
    for i in range(8):
        y, x = 500 + i * 66, 1150 - i * 34
        c.cut(
            mix(SLATE, PAPER, 0.5 - 0.05 * i),
            points((x, y), (x + 250, y - 14), (x + 250, y + 60), (x - 6, y + 66)),
            lift=6,
        )
    c.cut(mix(p.third, PAPER, 0.2), points((820, 824), (1180, 806), (1290, 1110), (760, 1110)), lift=0)
    ripples(c, [points((820, 830), (1180, 806), (1290, 1110), (760, 1110))], CREAM, 540, 16, light=True)
    woman = Look(Head(SKINS[1], INK, "short", "swim", MUSTARD), p.deep(0.4), p.deep(0.4), "shorts", build=1.22)
    woman = replace(woman, shoes=SKINS[1])
    joints = person(c, 1015, 880, 470, woman, Pose(8, 0, (20, 50), (-66, -84), (30, -20), (-4, -6)), -1, lift=6)
    c.cut(
        SKINS[1],
        limb((joints.shoulder[0] + 10, joints.shoulder[1] + 20, 16), (joints.near_hand[0], joints.near_hand[1], 12)),
        lift=2,
    )
    c.cut(
        mix(p.third, PAPER, 0.12),
        smooth((900, 850), (1010, 838), (1120, 848), (1130, 920), (1000, 930), (890, 910)),
        lift=0,
    )
    c.cut(CREAM, [stroke(arc(1012, 856, 90 * k, 18 * k, 0, 180), 4) for k in (0.8, 1.2, 1.7)], lift=0)
    rail = joined(
        np.array([(1196, 360), (1196, 330)]),
        smooth((1196, 330), (1170, 312), (1150, 340), closed=False),
        np.array([(920, 800), (900, 860)]),
    )
    c.cut(RED, stroke(rail, 15), bar(1196, 340, 1196, 500, 15), bar(1040, 570, 1040, 700, 13), lift=7)
    for x, y, s, cap, skin, face in (
        (330, 720, 58, RED, SKINS[0], 1),
        (560, 840, 74, p.third, SKINS[3], 1),
        (250, 960, 92, CREAM, SKINS[5], 1),
    ):
        c.cut(CREAM, [stroke(arc(x, y + s * 0.8, s * k, s * 0.22 * k, -20, 200), 4) for k in (1.6, 2.2, 3.0)], lift=0)
        c.cut(
            skin,
            smooth(
                (x - s * 1.2, y + s), (x - s * 0.8, y + s * 0.55), (x + s * 0.6, y + s * 0.55), (x + s * 1.1, y + s)
            ),
            lift=4,
        )
        c.cut(mix(skin, INK, 0.08), rect(x - s * 0.36, y + s * 0.2, s * 0.7, s * 0.6), lift=2)
        draw_head(c, Head(skin, INK, "", "swim", cap), x, y, s, face, "side", -8, 5)
        c.cut(
            mix(p.third, PAPER, 0.2),
            smooth((x - s * 2, y + s * 0.98), (x, y + s * 0.9), (x + s * 2, y + s * 0.98), (x, y + s * 1.3)),
            lift=0,
        )
    for y, a in ((560, 0.75), (640, 0.6), (740, 0.45)):
        c.mist(
            CREAM,
            [
                smooth(
                    (-60, y),
                    (300, y - 30),
                    (700, y),
                    (1000, y - 16),
                    (1100, y + 10),
                    (700, y + 34),
                    (300, y + 16),
                    (-60, y + 36),
                )
            ],
            (0, y),
            (2600, y),
            a,
        )


def otter_at_the_weir(c: Canvas) -> None:
    """An otter's head draws a V across still water above a weir at dawn, reeds in front."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.6), c.everywhere(), lift=0)
    c.mist(mix(RED, CREAM, 0.45), [c.everywhere()], (0, 360), (0, -80), 0.7)
    c.cut(mix(p.third, PAPER, 0.6), ridge(-20, 1620, 300, 460, (300, 70), (800, 20), (1200, 90)), lift=3)
    for x, h in ((80, 160), (170, 210), (240, 170), (620, 130), (1010, 200), (1090, 150), (1500, 230)):
        poplar(c, x, 362, h, mix(p.third, PAPER, 0.3))
    c.mist(CREAM, [rect(-20, 160, 1640, 240)], (0, 390), (0, 190), 0.85)
    c.cut(
        mix(p.third, INK, 0.12),
        smooth((880, 400), (1150, 350), (1400, 330), (1660, 320), (1660, 470), (1200, 440)),
        lift=5,
    )
    watcher = Look(Head(SKINS[3], INK, "short", "beanie", RED), RED, INK, "coat")
    at = person(c, 1290, 362, 130, watcher, Pose(6, 4, (60, 140), (56, 146)), -1, lift=3)
    c.cut(INK, rect(at.head[0] - 24, at.head[1] - 5, 20, 10), lift=1)
    tree(c, 1470, 350, 270, mix(p.third, INK, 0.25), INK)
    water = [smooth((-60, 376), (500, 384), (1000, 404), (1660, 452), (1660, 1120), (-60, 1120), steps=12)]
    c.cut(mix(p.third, PAPER, 0.22), water, lift=4)
    c.mist(mix(MUSTARD, CREAM, 0.5), water, (0, 340), (0, 800), 0.9)
    c.tone(mix(p.third, INK, 0.4), water, (0, 1160), (0, 620), 0.6)
    weir = [points((-20, 560), (430, 520), (470, 556), (-20, 640))]
    c.cut(CREAM, weir, lift=5)
    c.ink(
        mix(p.third, PAPER, 0.2),
        [bar(-20 + i * 34, 575 - i * 2.6, -34 + i * 34, 640 - i * 5.6, 4) for i in range(15)],
        within=weir,
        amount=0.7,
    )
    c.cut(CREAM, [blob(c.rng, -10 + i * 44, 646 - i * 7, 34, 12, 8, 0.2) for i in range(11)], lift=2)
    ox, oy = 760.0, 610.0
    for k, (reach, spread) in enumerate(((430, 120), (620, 200), (820, 300))):
        a = smooth(
            (ox + 40, oy + 20),
            (ox + reach * 0.5, oy + spread * 0.34 + 20),
            (ox + reach, oy + spread * 1.1),
            closed=False,
        )
        b = smooth(
            (ox + 40, oy + 20),
            (ox + reach * 0.5, oy - spread * 0.12 + 16),
            (ox + reach, oy - spread * 0.26 + 10),
            closed=False,
        )
        c.cut(CREAM, stroke(a, 9 - k * 2, 2), stroke(b, 7 - k * 1.6, 1.5), lift=0)
    c.ink(
        mix(p.third, INK, 0.3),
        stroke(smooth((ox + 50, oy + 26), (ox + 300, oy + 80), (ox + 560, oy + 190), closed=False), 12, 2),
        amount=0.6,
    )
    fur = colour("6b4a34")
    c.cut(
        fur,
        smooth((ox - 20, oy + 30), (ox + 60, oy - 18), (ox + 200, oy - 14), (ox + 300, oy + 30), (ox + 150, oy + 40)),
        lift=4,
    )
    c.cut(
        fur,
        smooth((ox + 420, oy + 34), (ox + 470, oy + 2), (ox + 560, oy + 22), (ox + 600, oy + 38), (ox + 500, oy + 44)),
        lift=4,
    )
    head = smooth(
        (ox - 150, oy + 4),
        (ox - 128, oy - 34),
        (ox - 70, oy - 74),
        (ox + 10, oy - 76),
        (ox + 66, oy - 40),
        (ox + 70, oy + 30),
        (ox - 30, oy + 40),
        (ox - 120, oy + 34),
        steps=8,
    )
    c.cut(fur, head, lift=8)
    c.cut(
        mix(fur, CREAM, 0.5),
        smooth((ox - 146, oy + 8), (ox - 100, oy - 8), (ox - 30, oy + 4), (ox - 20, oy + 36), (ox - 116, oy + 32)),
        lift=2,
    )
    c.cut(mix(fur, INK, 0.35), ellipse(ox + 14, oy - 62, 19, 17), lift=3)
    c.cut(INK, ellipse(ox - 146, oy - 4, 17, 13), lift=2)
    c.cut(INK, ellipse(ox - 72, oy - 36, 11), lift=1)
    c.cut(CREAM, ellipse(ox - 76, oy - 40, 3.5), lift=0)
    c.cut(
        CREAM,
        [
            stroke(
                smooth(
                    (ox - 112, oy + 8 + i * 8), (ox - 150, oy + 2 + i * 14), (ox - 196, oy - 2 + i * 22), closed=False
                ),
                3,
                1,
            )
            for i in range(3)
        ],
        lift=0,
    )
    c.cut(
        mix(p.third, PAPER, 0.35),
        smooth((ox - 210, oy + 32), (ox - 60, oy + 26), (ox + 90, oy + 26), (ox + 40, oy + 54), (ox - 140, oy + 52)),
        lift=0,
    )
    ripples(c, [rect(-20, 660, 1640, 440)], mix(p.third, INK, 0.3), 400, 46, 0.4)
    c.cut(CREAM, [stroke(arc(ox - 40, oy + 36, 160 * k, 22 * k, 20, 200), 4) for k in (1.0, 1.5)], lift=0)
    reeds(c, -20, 520, 1120, 560, mix(p.third, INK, 0.55), 44, mix(fur, INK, 0.2), 9)
    reeds(c, 1080, 1620, 1120, 470, mix(p.third, INK, 0.65), 44, mix(fur, INK, 0.3), 10)
    birds(c, [(420, 190), (480, 160)], 24, mix(p.third, INK, 0.5))


def _tie(start: Shape, end: Shape, width: float) -> Shape:
    """A straight rod between two points of curves."""
    return bar(float(start[0]), float(start[1]), float(end[0]), float(end[1]), width)


def iron_bridge(
    c: Canvas, x: float, y: float, w: float, rise: float, iron: Colour, rail: float, sag: float = 0
) -> Shape:
    """A small arched iron footbridge about x, its deck's ends at y; returns the line of its deck."""
    t = np.linspace(-1, 1, 41)
    deck = np.stack((x + t * w / 2, y - rise * (1 - t**2) + sag * t), axis=1)
    upper = deck - (0, rail)
    rods = [_tie(deck[i], upper[i], max(3.0, rail * 0.045)) for i in range(0, 41, 2)]
    cross = [_tie(deck[i], upper[i + 2], max(2.0, rail * 0.03)) for i in range(0, 40, 2)] + [
        _tie(upper[i], deck[i + 2], max(2.0, rail * 0.03)) for i in range(0, 40, 2)
    ]
    c.cut(iron, stroke(deck, rail * 0.17), stroke(upper, rail * 0.1), *rods, *cross, lift=6, rough=0.5)
    return deck


def lock_gate(c: Canvas, x: float, base: float, h: float, wood: Colour, face: int) -> None:
    """A lock gate with its long balance beam."""
    c.cut(
        wood,
        rect(x - 16, base - h, 32, h),
        *(rect(min(x, x + face * h * 0.6), base - h * k, h * 0.6, h * 0.1) for k in (0.9, 0.6, 0.3)),
        lift=5,
    )
    c.cut(CREAM, rect(min(x - face * h * 0.9, x + face * 30), base - h * 1.12, h * 0.9 + 30, h * 0.12), lift=6)
    c.cut(INK, rect(min(x - face * h * 0.9, x + face * 30) + h * 0.1, base - h * 1.12, h * 0.7, h * 0.12), lift=0)


def footbridge(c: Canvas) -> None:
    """A small arched iron footbridge over a lock, in spring."""
    p = c.p
    c.cut(mix(colour("8fb7c4"), PAPER, 0.4), c.everywhere(), lift=0)
    for x, y, w in ((360, 170, 420), (1200, 130, 520)):
        cloud(c, x, y, w, CREAM)
    c.cut(mix(p.third, PAPER, 0.45), ridge(-20, 1620, 520, 720, (300, 90), (800, 30), (1300, 110)), lift=4)
    for x, h in ((60, 300), (1330, 260), (1540, 330)):
        tree(c, x, 660, h, mix(p.third, MUSTARD, 0.2), colour("5a3b28"))
    house(c, 1060, 680, 230, 170, CREAM, mix(RED, INK, 0.15), mix(SLATE, INK, 0.3), RED, 2, 2, 0.36)
    c.cut(mix(p.third, MUSTARD, 0.1), points((-20, 650), (1640, 650), (1640, 1110), (-20, 1110)), lift=5)
    blossom = [
        blob(c.rng, 350 + float(dx), 430 + float(dy), 56, 46)
        for dx, dy in zip(c.rng.uniform(-130, 130, 13), c.rng.uniform(-90, 90, 13), strict=True)
    ]
    c.cut(INK, stroke(smooth((350, 690), (340, 580), (356, 460), closed=False), 26, 14), lift=3)
    c.cut(mix(RED, CREAM, 0.66), blossom, lift=6)
    c.cut(mix(RED, CREAM, 0.82), blossom[:5], lift=4)
    lock = [points((520, 650), (1010, 650), (1290, 1110), (250, 1110))]
    c.cut(mix(SLATE, PAPER, 0.35), points((480, 650), (1050, 650), (1400, 1110), (140, 1110)), lift=5)
    c.cut(mix(colour("3f8f8c"), INK, 0.1), lock, lift=0)
    c.mist(mix(colour("8fb7c4"), CREAM, 0.5), lock, (0, 640), (0, 1000), 0.7)
    lock_gate(c, 560, 830, 170, mix(colour("5a3b28"), INK, 0.2), 1)
    lock_gate(c, 980, 830, 170, mix(colour("5a3b28"), INK, 0.2), -1)
    deck = iron_bridge(c, 775, 720, 1210, 240, INK, 150)
    c.ink(mix(INK, SLATE, 0.3), stroke(deck * (1, -0.35) + (0, 1230), 24), within=lock, amount=0.35, rough=4)
    ripples(c, lock, CREAM, 640, 34, light=True)
    for x in (170, 1380):
        c.cut(
            mix(RED, INK, 0.2),
            rect(x - 70, 640, 140, 470),
            points((x - 84, 640), (x + 84, 640), (x + 70, 604), (x - 70, 604)),
            lift=8,
        )
        bricks(c, [rect(x - 70, 640, 140, 470)], INK, 20, 0.3)
    mum = Look(Head(SKINS[2], INK, "tail"), RED, mix(p.third, INK, 0.5), "dress", pattern="dots", pattern_colour=CREAM)
    mx, my = 690.0, 480.0
    bicycle(c, mx + 120, my - 2, 230, MUSTARD, 1)
    c.cut(RED, rounded(mx + 46, my - 208, 62, 74, 12), lift=4)
    kid = Look(Head(SKINS[2], INK, "short", "helmet", p.third), CREAM, p.deep(0.2), child=True)
    person(c, mx + 84, my - 92, 180, kid, Pose(0, -6, (40, 90), (30, 80), (80, 20), (86, 16)), 1, lift=4)
    person(c, mx - 6, my, 340, mum, replace(WALK, far_arm=(50, 76), near_arm=(48, 80)), 1, lift=7)
    upper = deck - (0, 150)
    c.cut(INK, stroke(upper, 16), [_tie(deck[i], upper[i], 7) for i in range(0, 41, 4)], lift=5)
    c.cut(
        mix(p.third, INK, 0.3),
        smooth((-40, 1010), (120, 985), (280, 1040), (330, 1120), (-40, 1120)),
        smooth((1250, 1120), (1330, 1030), (1500, 1000), (1660, 1020), (1660, 1120)),
        lift=9,
    )
    flowers = [
        (float(x), 1040 + float(y)) for x, y in zip(c.rng.uniform(0, 260, 16), c.rng.uniform(-30, 40, 16), strict=True)
    ] + [
        (float(x), 1050 + float(y))
        for x, y in zip(c.rng.uniform(1350, 1600, 16), c.rng.uniform(-30, 40, 16), strict=True)
    ]
    c.cut(MUSTARD, [ellipse(x, y, 10) for x, y in flowers], lift=3)
    birds(c, [(980, 300), (1040, 270)], 22, INK)


def bridge_lifted_out(c: Canvas) -> None:
    """A crane lifts a small iron footbridge off its piers above a canal lock on a frosty dawn."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.45), c.everywhere(), lift=0)
    c.mist(colour("f0b9a0"), [c.everywhere()], (0, 760), (0, 180), 0.9)
    c.cut(mix(RED, CREAM, 0.35), ellipse(820, 690, 66), lift=2)
    c.cut(mix(p.third, PAPER, 0.3), ridge(-20, 1420, 720, 840, (250, 60), (700, 20), (1100, 80)), lift=3)
    skyline(c, -20, 500, 770, 120, mix(p.third, PAPER, 0.15), None, LIT, 0.2, 3)
    for x, h in ((600, 170), (930, 220), (1040, 160)):
        bare_tree(c, x, 770, h, mix(p.third, INK, 0.15))
    c.mist(CREAM, [rect(-20, 600, 1440, 220)], (0, 800), (0, 600), 0.6)
    lattice = [bar(1150, 900, 548, 64, 9), bar(1215, 900, 572, 58, 9)]
    for k in np.linspace(0, 1, 22):
        a = (1150 + (548 - 1150) * k, 900 + (64 - 900) * k)
        b = (1215 + (572 - 1215) * min(1, k + 0.04), 900 + (58 - 900) * min(1, k + 0.04))
        lattice.append(bar(*a, *b, 5))
    c.cut(MUSTARD, lattice, lift=7, rough=0.3)
    c.cut(INK, bar(560, 60, 1290, 800, 3.5), bar(560, 62, 560, 250, 5), lift=2)
    c.cut(INK, rounded(538, 240, 44, 50, 10), stroke(arc(560, 306, 16, 18, -60, 190), 8), lift=3)
    c.cut(
        INK,
        bar(560, 300, 250, 470, 4),
        bar(560, 300, 870, 430, 4),
        bar(560, 300, 480, 400, 4),
        bar(560, 300, 640, 395, 4),
        lift=2,
    )
    iron_bridge(c, 560, 560, 740, 110, mix(p.third, INK, 0.75), 100, -24)
    c.cut(
        CREAM,
        [
            stroke(
                smooth(
                    (220 + i * 110, 578 - abs(3 - i) * -4), (216 + i * 110, 600), (222 + i * 110, 620), closed=False
                ),
                5,
                1,
            )
            for i in range(7)
        ],
        lift=0,
    )
    bank = [points((-20, 830), (1420, 800), (1420, 1420), (-20, 1420))]
    c.cut(mix(CREAM, p.third, 0.15), bank, lift=6)
    lock = [points((330, 820), (800, 812), (960, 1420), (120, 1420))]
    c.cut(mix(p.third, INK, 0.35), lock, lift=0)
    c.mist(mix(colour("f0b9a0"), CREAM, 0.3), lock, (0, 800), (0, 1260), 0.7)
    for x, w in ((230, 130), (890, 130)):
        c.cut(mix(RED, INK, 0.3), rect(x - w / 2, 690, w, 330), rect(x - w / 2 - 10, 676, w + 20, 30), lift=8)
        bricks(c, [rect(x - w / 2, 706, w, 314)], INK, 20, 0.3)
        c.cut(CREAM, smooth((x - w / 2 - 12, 680), (x, 664), (x + w / 2 + 12, 680), (x, 686)), lift=1)
    c.cut(MUSTARD, rounded(1120, 820, 280, 110, 14), rect(1100, 740, 110, 110), lift=8)
    c.cut(mix(p.third, PAPER, 0.4), rect(1116, 756, 78, 60), lift=0)
    c.cut(INK, rounded(1090, 926, 340, 60, 30), lift=5)
    c.cut(mix(SLATE, PAPER, 0.2), [ellipse(1130 + i * 62, 956, 20) for i in range(5)], lift=0)
    path = smooth((-40, 1130), (500, 1120), (1000, 1150), (1440, 1130), (1440, 1440), (-40, 1440))
    c.cut(mix(CREAM, p.third, 0.28), path, lift=10)
    watchers = (
        (120, 1330, 400, RED),
        (310, 1350, 440, mix(INK, p.third, 0.3)),
        (450, 1345, 260, MUSTARD),
        (720, 1360, 450, mix(p.third, INK, 0.45)),
        (960, 1345, 420, mix(RED, INK, 0.35)),
        (1240, 1330, 410, mix(SLATE, INK, 0.4)),
    )
    for i, (x, y, h, tone) in enumerate(watchers):
        look = someone(c.rng, p, i == 2)
        look = replace(
            look,
            top=tone,
            dress="coat",
            pattern="",
            vest=None,
            head=replace(
                look.head,
                hat=("bobble", "cap", "bobble", "scarf", "", "beanie")[i],
                hat_colour=(CREAM, INK, RED, RED, INK, p.third)[i],
            ),
        )
        person(
            c,
            x,
            y,
            h,
            look,
            replace(STAND, far_arm=(6, 10), near_arm=(10, 6)) if i != 3 else Pose(0, 0, (10, 8), (14, 160)),
            1,
            "back",
            7,
        )
        c.ink(mix(p.third, INK, 0.3), [ellipse(x + 40, y + 6, h * 0.24, 10)], amount=0.35)
    grass(c, -20, 1420, 1420, 60, mix(CREAM, p.third, 0.4), 110, 5)
    c.cut(
        CREAM,
        [
            ellipse(float(x), float(y), 2.6)
            for x, y in zip(c.rng.uniform(0, 1400, 60), c.rng.uniform(850, 1390, 60), strict=True)
        ],
        lift=0,
    )


def padlocked_gate(c: Canvas) -> None:
    """A padlocked mesh gate at the end of a footbridge with faded campaign leaflets and one plastic flower tied to it."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.3), c.everywhere(), lift=0)
    c.cut(mix(p.third, PAPER, 0.55), ridge(-20, 1087, 330, 520, (250, 70), (700, 20)), lift=3)
    willow(c, 880, 460, 360, mix(p.third, INK, 0.2))
    water = [rect(-20, 440, 1107, 1180)]
    c.cut(mix(p.third, INK, 0.15), water, lift=4)
    c.mist(mix(p.third, CREAM, 0.55), water, (0, 420), (0, 1100), 0.8)
    ripples(c, water, CREAM, 400, 60, light=True)
    deck = [points((400, 520), (680, 520), (1010, 1620), (60, 1620))]
    c.cut(mix(SLATE, PAPER, 0.25), deck, lift=8)
    planks = [
        bar(60, y, 1010, y, 4 + (y - 500) * 0.006) for y in (560, 610, 668, 736, 816, 910, 1020, 1150, 1300, 1470)
    ]
    c.ink(INK, planks, within=deck, amount=0.6)
    for s in (-1, 1):
        c.cut(
            INK,
            [
                bar(540 + s * (140 + k * 335), 520 + k * 1080, 540 + s * (140 + k * 335), 400 + k * 760, 8 + 12 * k)
                for k in (0, 0.06, 0.14, 0.24, 0.38, 0.56)
            ],
            bar(540 + s * 140, 400, 540 + s * 480, 1180, 16),
            lift=6,
        )
    frame = [rect(90, 250, 900, 34), rect(90, 250, 34, 1370), rect(956, 250, 34, 1370), rect(90, 1380, 900, 30)]
    mesh = [bar(100, 260 + i * 64, 990, 260 + i * 64 + 890, 5) for i in range(-14, 19)] + [
        bar(100, 260 + i * 64 + 890, 990, 260 + i * 64, 5) for i in range(-14, 19)
    ]
    c.cut(mix(SLATE, INK, 0.35), mesh, within=[rect(110, 270, 860, 1120)], lift=4, rough=0.4)
    c.cut(mix(RED, INK, 0.25), frame, lift=12)
    leaflets = (
        (270, 470, 190, -8, CREAM),
        (560, 420, 210, 5, mix(CREAM, MUSTARD, 0.3)),
        (790, 560, 180, -4, CREAM),
        (300, 1080, 200, 7, mix(CREAM, RED, 0.2)),
    )
    for i, (x, y, w, turn, tone) in enumerate(leaflets):
        sheet = placed([points((0, 0), (1, 0), (1, 1.2), (0.86, 1.36), (0, 1.36))], x, y, w, turn)
        c.cut(tone, sheet, lift=9)
        left, top = placed([points((0.14, 0.12))], x, y, w, turn)[0][0]
        c.ink(
            mix(RED, CREAM, 0.25),
            placed(
                lettering(("SAVE", "OUR", "LOCK", "SAVE")[i], 0, 0, 1, 0.2), float(left), float(top), w * 0.21, turn
            ),
            amount=0.8,
        )
        c.ink(
            mix(SLATE, CREAM, 0.3),
            placed(
                [
                    stroke(smooth((0.1, 0.8), (0.5, 0.48), (0.9, 0.8), closed=False), 0.05),
                    rect(0.1, 0.8, 0.8, 0.04),
                    *(rect(0.14, 0.94 + 0.1 * k, 0.72 - 0.2 * k, 0.035) for k in range(3)),
                ],
                x,
                y,
                w,
                turn,
            ),
            within=sheet,
            amount=0.65,
        )
        c.cut(MUSTARD, placed([ellipse(0.5, 0.04, 0.03)], x, y, w, turn), lift=2)
        c.tone(mix(MUSTARD, INK, 0.3), sheet, (x + w, y + w * 1.3), (x, y), 0.4)
    links = [
        joined(
            arc(420 + i * 34, 800 + abs(i - 4) * -6, 27, 15, 0, 360, 24),
            arc(420 + i * 34, 800 + abs(i - 4) * -6, 16, 6, 360, 0, 24),
        )
        for i in range(8)
    ]
    c.cut(mix(SLATE, PAPER, 0.45), links, lift=6)
    c.cut(
        mix(SLATE, PAPER, 0.5),
        joined(arc(545, 880, 70, 84, 180, 360, 30), arc(545, 880, 42, 54, 360, 180, 30)),
        rect(475, 876, 28, 50),
        rect(587, 876, 28, 50),
        lift=8,
    )
    c.cut(MUSTARD, rounded(440, 912, 210, 180, 24), lift=14)
    c.tone(INK, [rounded(440, 912, 210, 180, 24)], (680, 1100), (480, 930), 0.5)
    c.cut(INK, ellipse(545, 984, 20), points((534, 990), (556, 990), (562, 1046), (528, 1046)), lift=0)
    c.cut(
        mix(p.third, MUSTARD, 0.2),
        stroke(smooth((760, 1290), (780, 1140), (742, 1010), closed=False), 13, 9),
        smooth((774, 1180), (830, 1120), (880, 1110), (840, 1170)),
        lift=6,
    )
    c.cut(
        RED,
        [
            ellipse(740 + 58 * np.cos(a), 960 + 58 * np.sin(a), 48, 30, float(np.degrees(a)))
            for a in np.linspace(0, 2 * np.pi, 9)[:-1]
        ],
        lift=9,
    )
    c.cut(MUSTARD, ellipse(740, 960, 34), lift=5)
    c.cut(CREAM, stroke(smooth((736, 1200), (770, 1214), (800, 1196), closed=False), 12), lift=3)
    c.tone(INK, [c.everywhere()], (1100, 1650), (500, 900), 0.35)
