# ruff: noqa: FBT001, FBT002, FBT003, PERF401, PLR0917
"""Streets and crossings: Mill Road and the ways to school."""

from dataclasses import replace

import numpy as np

from .figures import CHEER, HOLD, RAISE, SIT, SIT_LAUGH, SIT_LEAN, STAND, WALK, Look, Pose, person, someone
from .geometry import arc, bar, ellipse, joined, placed, points, rect, rounded, smooth, stroke
from .hands import Place, mitten
from .heads import Head
from .nature import bare_tree, blob, cloud, rain, tree
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, SLATE, Colour, colour, mix
from .paper import Canvas
from .things import bag, car, car_front, chair, rucksack, van
from .town import LIT, Wall, arched, bricks, paving, skyline, street_lamp, window

HIVIS = colour("f0b323")
GREEN = colour("3f9b5f")


def lollipop(c: Canvas, x: float, foot: float, top: float, r: float) -> None:
    """The round sign on its pole."""
    c.cut(CREAM, bar(x, foot, x, top + r, r * 0.14), lift=4)
    c.cut(
        INK,
        [bar(x, foot - (foot - top) * k, x, foot - (foot - top) * (k - 0.1), r * 0.145) for k in (0.15, 0.35, 0.55)],
        lift=0,
    )
    c.cut(INK, ellipse(x, top, r), lift=7)
    c.cut(HIVIS, ellipse(x, top, r * 0.93), lift=0)
    c.cut(RED, joined(arc(x, top, r * 0.82, r * 0.82, 0, 360, 60), arc(x, top, r * 0.66, r * 0.66, 360, 0, 60)), lift=0)
    c.cut(INK, rect(x - r * 0.52, top - r * 0.1, r * 1.04, r * 0.2), lift=0)
    for i in (-1, 1):
        c.cut(
            INK,
            placed(
                [
                    ellipse(0, -0.34, 0.1),
                    smooth((-0.09, -0.22), (0.09, -0.22), (0.14, 0.02), (-0.14, 0.02)),
                    bar(-0.05, 0, -0.09, 0.2, 0.06),
                    bar(0.05, 0, 0.09, 0.2, 0.06),
                ],
                x + i * r * 0.2,
                top - r * 0.2 if i < 0 else top + r * 0.36,
                r * 0.8,
            ),
            lift=0,
            rough=0,
        )


def pupil(c: Canvas, jumper: Colour, coat: bool = False) -> Look:
    """A child in a school jumper (or a winter coat)."""
    look = someone(c.rng, c.p, child=True)
    return replace(look, top=jumper, pattern="", dress="coat" if coat else look.dress)


def rosa_at_the_kerb(c: Canvas) -> None:
    """A lollipop lady in a long yellow coat holds her round sign up at the kerb of a terraced street just before half past eight on a grey winter morning."""
    p, sky = c.p, mix(SLATE, PAPER, 0.68)
    c.cut(sky, c.everywhere(), lift=0)
    c.mist(CREAM, [c.everywhere()], (0, 470), (0, 60), 0.8)
    vanish = (1010.0, 455.0)
    bare_tree(c, 1130, 520, 250, mix(SLATE, PAPER, 0.3))
    walls = (mix(RED, PAPER, 0.45), mix(RED, INK, 0.25), mix(SLATE, PAPER, 0.4), mix(RED, PAPER, 0.62))
    right = Wall(vanish, 1980, -420, 790, 0.5)
    right.terrace(c, 8, walls[::-1], p.ink, mix(SLATE, PAPER, 0.55), (INK, p.third), 0.1, sky, 0.09)
    left = Wall(vanish, -520, -560, 900, 0.42)
    left.terrace(c, 9, walls, mix(SLATE, INK, 0.5), mix(SLATE, PAPER, 0.45), (p.third, INK, RED), 0.25, sky, 0.08)
    c.cut(mix(SLATE, PAPER, 0.25), points(vanish, (2300, 1100), (300, 1100)), lift=3)
    c.cut(mix(PAPER, SLATE, 0.25), points((vanish[0] - 4, vanish[1]), (640, 1110), (-900, 1110), (-700, 905)), lift=5)
    c.ink(mix(SLATE, PAPER, 0.1), [bar(*vanish, x, 1110, 3) for x in (560, 240, -200)], amount=0.5)
    for i in range(5):
        k = (1 + i * 0.62) ** -1
        y = vanish[1] + 600 * k
        c.cut(
            CREAM,
            points(
                (1010 + 290 * k, y), (1010 + 320 * k, y), (1010 + 285 * k, y - 90 * k), (1010 + 262 * k, y - 90 * k)
            ),
            lift=0,
        )
    car_front(c, 1085, 590, 120, mix(INK, SLATE, 0.4))
    van(c, 1300, 985, 860, mix(CREAM, SLATE, 0.12), face=-1, glass=mix(SLATE, INK, 0.25))
    c.ink(RED, rect(1170, 700, 330, 26), amount=0.85)
    for x, h, shade, face in (
        (120, 470, RED, 1),
        (262, 520, mix(SLATE, INK, 0.4), 1),
        (396, 440, mix(RED, PAPER, 0.35), 1),
    ):
        joints = person(c, x, 1010 + (x % 3) * 8, h, pupil(c, shade, True), STAND, face, lift=5)
        rucksack(c, joints.shoulder[0] - h * 0.11, joints.shoulder[1] + h * 0.13, h * 0.22, mix(p.third, shade, 0.25))
    rosa = Look(Head(SKINS[0], colour("cfc8ba"), "curls", "peaked", HIVIS), HIVIS, INK, "coat", build=1.24, vest=HIVIS)
    joints = person(c, 640, 1030, 800, rosa, Pose(-2, -4, (100, 100), (84, 128), (-4, -4), (8, 6)), 1, lift=8)
    c.cut(CREAM, rect(joints.hip[0] - 84, joints.hip[1] + 96, 168, 18), lift=0)
    lollipop(c, joints.near_hand[0] + 14, 985, 205, 128)
    c.cut(SKINS[0], ellipse(joints.near_hand[0] + 14, joints.near_hand[1], 24, 20), lift=3)
    c.tone(SLATE, [c.everywhere()], (0, 1100), (0, 820), 0.35)


def tally_sheet(c: Canvas) -> None:
    """A clipboard on a knee, rows of five-bar-gate tally marks in pencil."""
    p = c.p
    c.cut(mix(SLATE, PAPER, 0.35), c.everywhere(), lift=0)
    paving(c, (1300, -900), -20, 1090, -20, 1620, mix(SLATE, INK, 0.2), 7, 0.5)
    c.cut(
        mix(p.third, INK, 0.45),
        smooth((-80, 520), (300, 330), (1000, 300), (1700, 560), (1700, 1200), (-80, 1200)),
        lift=22,
    )
    c.tone(
        INK,
        [smooth((-80, 520), (300, 330), (1000, 300), (1700, 560), (1700, 1200), (-80, 1200))],
        (1500, 1200),
        (600, 300),
        0.55,
    )
    c.ink(
        mix(p.third, INK, 0.8),
        [
            stroke(smooth((100 + i * 300, 1090), (160 + i * 300, 760), (60 + i * 330, 460), closed=False), 5)
            for i in range(5)
        ],
        amount=0.5,
    )
    board = [(330, 150), (1130, 70), (1240, 980), (380, 1050)]
    c.cut(mix((150, 98, 60), INK, 0.1), points(*board), lift=20)
    sheet = [points((372, 210), (1108, 136), (1204, 944), (420, 1006))]
    c.cut(CREAM, sheet, lift=4)
    c.cut(
        mix(INK, SLATE, 0.5),
        placed([rounded(-120, -34, 240, 66, 14), rounded(-46, -72, 92, 60, 26)], 742, 152, 1, -5.5),
        lift=7,
    )
    c.cut(PAPER, placed([ellipse(0, -42, 17)], 742, 152, 1, -5.5), lift=0)
    rows = [(r, k) for r in range(8) for k in range(6) if r * 6 + k < 33]
    marks, rules = [], []
    for r in range(9):
        rules.append(bar(396 + r * 5, 290 + r * 84, 1120 + r * 9, 226 + r * 84, 2))
    for r, k in rows:
        x, y = 480 + k * 104 + r * 6, 276 - k * 9 + r * 84
        wob = c.rng.uniform(-3, 3, 10)
        marks += [
            stroke([(x + j * 15 + wob[j], y - 44 + wob[j + 4]), (x + j * 15 + wob[j + 5], y)], 4.5, 3) for j in range(4)
        ]
        if not (r == 5 and k == 2):
            marks.append(stroke([(x - 12, y - 8), (x + 58, y - 40)], 4.5, 3))
    c.ink(mix(p.third, PAPER, 0.4), rules, within=sheet, amount=0.8)
    c.ink(RED, bar(462, 220, 510, 990, 3), within=sheet, amount=0.8)
    c.ink(mix(INK, SLATE, 0.35), marks, within=sheet, amount=0.9, rough=0.4)
    c.ink(
        mix(SLATE, PAPER, 0.3),
        [
            blob(c.rng, float(x), float(y), 9, 6, 6)
            for x, y in zip(c.rng.uniform(420, 1180, 36), c.rng.uniform(200, 960, 36), strict=True)
        ],
        within=sheet,
        amount=0.5,
    )
    c.cut(HIVIS, placed([rect(0, -11, 270, 22)], 846, 660, 1, -36), lift=6)
    c.cut(mix(CREAM, (220, 170, 120), 0.5), placed([points((0, -11), (-40, 0), (0, 11))], 846, 660, 1, -36), lift=2)
    c.cut(INK, placed([points((-27, -4), (-42, 0), (-27, 4))], 846, 660, 1, -36), lift=0)
    mitten(c, Place(1290, 800, 430, 207), RED, mix(p.third, INK, 0.6), mix(RED, INK, 0.2))
    c.cut(mix(SLATE, INK, 0.3), ellipse(150, 860, 190, 176), lift=16)
    c.cut(CREAM, ellipse(150, 854, 168, 154), lift=0)
    c.cut(colour("8a4f2a"), ellipse(150, 860, 146, 132), lift=0)
    c.mist(CREAM, [blob(c.rng, 150, 780, 150, 170)], (150, 900), (150, 600), 0.5)
    for i in (0, 1):
        c.mist(
            CREAM,
            [
                stroke(
                    smooth(
                        (110 + 90 * i, 830), (70 + 90 * i, 700), (150 + 90 * i, 600), (90 + 90 * i, 440), closed=False
                    ),
                    34,
                    6,
                )
            ],
            (0, 860),
            (0, 420),
            0.6,
        )
    rain(c, CREAM, 120, 34, 0.5, 0.75)


def chairs_on_the_pavement(c: Canvas) -> None:
    """Four neighbours on mismatched kitchen chairs on the pavement outside a corner shop."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.25), c.everywhere(), lift=0)
    c.mist(colour("f3c9a5"), [c.everywhere()], (1600, 430), (500, -100), 0.95)
    vanish = (1240.0, 380.0)
    c.cut(
        mix(p.third, PAPER, 0.2),
        smooth((820, 420), (1100, 300), (1350, 290), (1700, 340), (1700, 700), (820, 700)),
        lift=4,
    )
    skyline(c, 960, 1640, 400, 90, mix(p.third, INK, 0.15), None, LIT, 0.25)
    Wall(vanish, 2160, -300, 760, 0.5).terrace(
        c,
        7,
        (mix(p.third, INK, 0.35), mix(p.third, PAPER, 0.15)),
        INK,
        mix(p.third, PAPER, 0.3),
        (INK, RED),
        0.3,
        mix(p.third, PAPER, 0.4),
        0.06,
    )
    c.cut(
        mix(p.third, INK, 0.55),
        points((vanish[0] - 6, vanish[1]), (vanish[0] + 8, vanish[1]), (2500, 1100), (700, 1100)),
        lift=3,
    )
    for x, y, w in ((1250, 440, 46), (1270, 492, 74), (1310, 580, 128), (1392, 760, 226)):
        car_front(c, x, y, w, mix(p.third, INK, 0.7), glass=mix(p.third, PAPER, 0.3))
        c.glow(x, y + w * 0.3, w * 1.2, LIT, 0.35)
    c.cut(mix(p.third, PAPER, 0.5), points((980, 540), (1080, 1100), (-40, 1100), (-40, 800)), lift=7)
    paving(c, (1240, 380), 800, 1090, -20, 1010, mix(p.third, INK, 0.3), 10, 0.35)
    wall = points((-30, -30), (790, -30), (790, 790), (-30, 850))
    c.cut(mix(RED, INK, 0.25), wall, points((788, -30), (960, 130), (960, 700), (788, 790)), lift=12)
    bricks(c, [wall], INK, 22, 0.3)
    c.cut(CREAM, rect(40, 300, 470, 330), lift=3)
    c.cut(LIT, rect(54, 314, 442, 302), lift=0)
    for i in range(3):
        y = 410 + i * 96
        goods = [
            rounded(70 + k * 42 + 4, y - 46 - (k * 7 + i * 3) % 18, 32, 46 + (k * 7 + i * 3) % 18, 6) for k in range(10)
        ]
        c.cut((p.third, RED, mix(p.third, INK, 0.4))[i], goods, lift=1)
        c.cut(INK, rect(58, y, 434, 7), lift=1)
    c.cut(INK, rect(560, 330, 170, 470), lift=3)
    c.cut(LIT, rect(580, 352, 130, 230), lift=0)
    stripes = [
        points((20 + i * 104, 160), (72 + i * 104, 160), (64 + i * 112, 290), (8 + i * 112, 290)) for i in range(7)
    ]
    c.cut(CREAM, points((10, 160), (760, 160), (800, 290), (0, 290)), lift=10)
    c.cut(p.third, stripes, lift=0)
    c.cut(INK, rect(20, 60, 740, 84), lift=3)
    c.cut(PAPER, [rounded(150 + i * 62, 84, 44, 36, 6 + 9 * (i % 2)) for i in range(8)], lift=0)
    c.glow(280, 700, 520, LIT, 0.35)
    people = (
        (
            170,
            Look(Head(SKINS[0], colour("e9e3d5"), "bun", glasses=True), mix(p.third, INK, 0.3), build=1.15),
            SIT,
            HIVIS,
            0,
        ),
        (400, Look(Head(SKINS[3], INK, "short", "bobble", RED), INK, build=1.1), SIT_LEAN, RED, 1),
        (
            640,
            Look(Head(SKINS[1], colour("3b2a22"), "long", "scarf", p.third), p.third),
            SIT,
            mix(CREAM, p.third, 0.15),
            2,
        ),
        (
            880,
            Look(Head(SKINS[5], colour("9a938a"), "bald", "cap", INK, beard="full"), mix(RED, INK, 0.5), build=1.25),
            SIT_LAUGH,
            mix(p.third, PAPER, 0.3),
            0,
        ),
    )
    for x, look, pose, blanket, kind in people:
        y = 980 + (x * 7) % 40
        chair(c, x, y, 330, (colour("8a5a32"), CREAM, p.third, RED)[x % 4], 1, kind)
        joints = person(c, x - 12, y, 660, look, pose, 1, lift=6)
        hx, hy = joints.hip
        cover = smooth(
            (hx - 60, hy - 60),
            (hx + 50, hy - 70),
            (hx + 200, hy - 46),
            (hx + 212, hy + 70),
            (hx + 190, hy + 150),
            (hx + 60, hy + 90),
            (hx - 40, hy + 60),
        )
        c.cut(blanket, cover, lift=6)
        checks = [rect(hx - 80 + i * 44, hy - 90, 12, 260) for i in range(7)] + [
            rect(hx - 90, hy - 70 + i * 44, 320, 12) for i in range(6)
        ]
        c.ink(mix(blanket, RED if x % 3 else INK, 0.6), checks, within=[cover], amount=0.55)
        c.cut(look.head.skin, ellipse(joints.near_hand[0] + 4, joints.near_hand[1], 22, 18), lift=3)
        if x in (400, 880):
            c.cut(
                CREAM,
                placed([rect(-44, -56, 88, 112)], joints.near_hand[0] + 30, joints.near_hand[1] - 30, 1, 24),
                lift=4,
            )
            c.ink(
                INK,
                placed(
                    [rect(-30 + i * 15, -34 + j * 28, 4, 18) for i in range(4) for j in range(3)],
                    joints.near_hand[0] + 30,
                    joints.near_hand[1] - 30,
                    1,
                    24,
                ),
                amount=0.7,
            )


def school(c: Canvas, x: float, base: float, w: float, h: float, wall: Colour, roof: Colour, glass: Colour) -> None:
    """A brick board school: two gables, tall windows, a bell turret."""
    c.cut(
        roof,
        points(
            (x + w * 0.02, base - h * 0.66),
            (x + w * 0.1, base - h * 0.92),
            (x + w * 0.9, base - h * 0.92),
            (x + w * 0.98, base - h * 0.66),
        ),
        lift=5,
    )
    c.cut(wall, rect(x + w * 0.47, base - h * 1.16, w * 0.06, h * 0.26), lift=3)
    c.cut(
        roof,
        points((x + w * 0.455, base - h * 1.14), (x + w * 0.5, base - h * 1.34), (x + w * 0.545, base - h * 1.14)),
        lift=3,
    )
    c.cut(INK, arched(x + w * 0.485, base - h * 1.1, w * 0.03, h * 0.14), lift=0)
    body = [rect(x, base - h * 0.68, w, h * 0.68)]
    for gx in (0.0, 0.74):
        body.append(
            points(
                (x + w * gx, base - h * 0.67),
                (x + w * (gx + 0.13), base - h * 1.02),
                (x + w * (gx + 0.26), base - h * 0.67),
            )
        )
    c.cut(wall, body, lift=6)
    bricks(c, body, mix(wall, INK, 0.4), h * 0.035, 0.3)
    for gx in (0.0, 0.74):
        c.cut(
            CREAM,
            stroke(
                [
                    (x + w * (gx - 0.01), base - h * 0.65),
                    (x + w * (gx + 0.13), base - h * 1.04),
                    (x + w * (gx + 0.27), base - h * 0.65),
                ],
                h * 0.035,
            ),
            lift=3,
        )
        for k in (0.035, 0.15):
            window(c, x + w * (gx + k), base - h * 0.56, w * 0.075, h * 0.36, glass, bars=(2, 4))
        c.cut(CREAM, ellipse(x + w * (gx + 0.13), base - h * 0.78, h * 0.06), lift=1)
        c.cut(glass, ellipse(x + w * (gx + 0.13), base - h * 0.78, h * 0.045), lift=0)
    for k in (0.31, 0.38, 0.58, 0.65):
        window(c, x + w * k, base - h * 0.54, w * 0.045, h * 0.32, glass, bars=(2, 3))
    c.cut(CREAM, arched(x + w * 0.462, base - h * 0.42, w * 0.076, h * 0.42), lift=2)
    c.cut(c.p.third, arched(x + w * 0.472, base - h * 0.39, w * 0.056, h * 0.39), lift=0)
    c.cut(CREAM, rect(x, base - h * 0.62, w, h * 0.02), lift=0)


def signal(c: Canvas, x: float, base: float, h: float, green: bool = True) -> None:
    """A crossing's pole with its box, a walking figure lit."""
    c.cut(INK, rect(x - h * 0.018, base - h, h * 0.036, h), lift=5)
    c.cut(INK, rounded(x - h * 0.11, base - h * 1.02, h * 0.22, h * 0.4, h * 0.03), lift=8)
    for i, on in enumerate((not green, green)):
        cy = base - h * (0.92 - 0.19 * i)
        tone = (RED, GREEN)[i]
        c.cut(mix(tone, INK, 0.72), ellipse(x, cy, h * 0.082), lift=0)
        man = [
            ellipse(0, -0.62, 0.16),
            smooth((-0.16, -0.42), (0.2, -0.42), (0.16, 0.12), (-0.14, 0.12)),
            bar(-0.02, 0.05, -0.3, 0.72, 0.17),
            bar(0.04, 0.05, 0.26, 0.7, 0.17),
            bar(0.12, -0.34, 0.4, 0.0, 0.12),
            bar(-0.1, -0.34, -0.36, -0.02, 0.12),
        ]
        if on:
            c.glow(x, cy, h * 0.3, mix(tone, CREAM, 0.7), 0.8)
            c.cut(mix(tone, INK, 0.55), ellipse(x, cy, h * 0.082), lift=0)
        c.cut(mix(tone, CREAM, 0.55) if on else mix(tone, INK, 0.5), placed(man, x, cy, h * 0.078), lift=0, rough=0)


def studs(c: Canvas, x0: float, x1: float, y0: float, y1: float, bands: int, lean: float) -> None:
    """Bold stripes of a crossing that run away from us."""
    step = (x1 - x0) / bands
    c.cut(
        CREAM,
        [
            points(
                (x0 + i * step, y1),
                (x0 + (i + 0.55) * step, y1),
                (x0 + (i + 0.5) * step * 0.9 + lean, y0),
                (x0 + i * step * 0.9 + lean, y0),
            )
            for i in range(bands)
        ],
        lift=0,
    )


def first_green_man(c: Canvas) -> None:
    """A new traffic-light crossing outside a brick school on a bright September morning."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.45), c.everywhere(), lift=0)
    for x, y, w in ((220.0, 160.0, 380.0), (1180.0, 110.0, 460.0), (820.0, 250.0, 260.0)):
        cloud(c, x, y, w, CREAM)
    tree(c, 120, 620, 420, mix(MUSTARD, p.third, 0.25), colour("5a3b28"))
    tree(c, 1540, 620, 380, mix(MUSTARD, RED, 0.2), colour("5a3b28"))
    school(c, 250, 610, 1150, 330, mix(RED, PAPER, 0.08), mix(p.third, INK, 0.5), mix(p.third, PAPER, 0.6))
    c.cut(mix(PAPER, SLATE, 0.2), rect(-20, 606, 1640, 70), lift=4)
    c.cut(
        INK,
        [
            rect(-20, 560, 1640, 6),
            *(rect(i * 26 - 20, 548, 5, 62) for i in range(22)),
            *(rect(1010 + i * 26, 548, 5, 62) for i in range(24)),
        ],
        hole=[rect(740, 540, 170, 80)],
        lift=2,
    )
    c.cut(mix(SLATE, INK, 0.25), rect(-20, 672, 1640, 420), lift=6)
    studs(c, 60, 1580, 690, 1000, 13, 60)
    c.cut(mix(PAPER, SLATE, 0.25), rect(-20, 1010, 1640, 80), lift=8)
    spots = [(float(x), float(y)) for x, y in zip(np.linspace(200, 1500, 15), c.rng.uniform(720, 930, 15), strict=True)]
    hero = (885.0, 960.0)
    for x, y in sorted([*spots, hero], key=lambda s: s[1]):
        h: float = 190 + (y - 700) * 0.62
        jumper = mix(p.third, INK, 0.25) if (x + y) % 3 > 1 else RED
        if (x, y) == hero:
            person(
                c,
                x,
                y,
                400,
                replace(
                    pupil(c, HIVIS), head=Head(SKINS[3], INK, "plait"), dress="skirt", bottom=mix(p.third, INK, 0.4)
                ),
                replace(CHEER, far_arm=(150, 158), near_arm=(152, 162)),
                1,
                "front",
                6,
            )
            continue
        if abs(x - 885) < 90 and y > 850:
            continue
        if int(x) % 5 == 0:
            person(c, x, y, h * 1.5, someone(c.rng, p), WALK, -1, lift=4)
            continue
        joints = person(c, x, y, h, pupil(c, jumper), WALK, -1, lift=4)
        rucksack(
            c,
            joints.shoulder[0] + h * 0.11,
            joints.shoulder[1] + h * 0.13,
            h * 0.24,
            (HIVIS, mix(RED, INK, 0.3), p.third, CREAM)[int(x) % 4],
        )
    signal(c, 150, 1060, 800)
    car_front(c, 1490, 1120, 330, HIVIS, lights=False, glass=mix(p.third, PAPER, 0.5))
    c.tone(mix(p.third, PAPER, 0.2), [rect(-20, 672, 1640, 400)], (1700, 1000), (700, 800), 0.3)


def el_cruce(c: Canvas) -> None:
    """Seen from behind at child height."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.62), c.everywhere(), lift=0)
    c.glow(330, 230, 520, CREAM, 0.9)
    c.cut(CREAM, ellipse(330, 240, 74), lift=2)
    tree(c, 60, 560, 470, mix(p.third, MUSTARD, 0.3), colour("5a3b28"))
    school(c, 420, 560, 1000, 380, mix(RED, PAPER, 0.3), mix(p.third, INK, 0.45), mix(p.third, PAPER, 0.55))
    for i, x in enumerate((560, 640, 980, 1060, 1190)):
        person(c, x, 592, 96 + 40 * (i % 2), someone(c.rng, p, child=i % 2 == 0), WALK, 1 if x < 900 else -1, lift=2)
    c.cut(mix(PAPER, SLATE, 0.15), rect(-20, 575, 1640, 44), lift=4)
    c.cut(mix(SLATE, PAPER, 0.2), rect(-20, 616, 1640, 300), lift=4)
    studs(c, 140, 1500, 636, 880, 9, 66)
    c.cut(
        mix(PAPER, p.third, 0.25),
        smooth((-40, 900), (500, 880), (1100, 884), (1660, 910), (1660, 1120), (-40, 1120)),
        lift=10,
    )
    car(c, 1430, 800, 520, p.third, -1, mix(CREAM, p.third, 0.2))
    gran = Look(
        Head(SKINS[1], colour("cfc8ba"), "bun"),
        mix(RED, INK, 0.12),
        INK,
        "coat",
        build=1.22,
        pattern="dots",
        pattern_colour=mix(RED, INK, 0.6),
    )
    boy = Look(Head(SKINS[1], INK, "short"), mix(p.third, INK, 0.35), mix(INK, SLATE, 0.3), "shorts", child=True)
    person(c, 880, 1250, 1010, gran, Pose(0, 0, (14, 8), (6, 4)), 1, "back", 10)
    bag(c, 985, 950, 190, MUSTARD)
    joints = person(c, 640, 1160, 610, boy, Pose(0, 0, (10, 4), (58, 124)), 1, "back", 10)
    c.cut(SKINS[1], stroke([(724, 800), (768, 790), (800, 824)], 44, 46), lift=6)
    rucksack(c, joints.shoulder[0], joints.shoulder[1] + 96, 200, RED)
    c.cut(INK, rect(340, -30, 46, 1130), lift=10)
    c.cut(HIVIS, rounded(296, 560, 134, 240, 20), lift=10)
    c.cut(INK, rounded(316, 580, 94, 92, 10), lift=0)
    c.glow(363, 735, 150, CREAM, 0.9)
    c.cut(CREAM, ellipse(363, 735, 36), lift=3)
    c.cut(RED, ellipse(363, 735, 27), lift=0)
    c.cut(
        RED,
        placed(
            [
                ellipse(0, -0.62, 0.16),
                smooth((-0.16, -0.42), (0.16, -0.42), (0.14, 0.12), (-0.14, 0.12)),
                bar(-0.08, 0.1, -0.08, 0.7, 0.15),
                bar(0.08, 0.1, 0.08, 0.7, 0.15),
            ],
            363,
            628,
            44,
        ),
        lift=0,
        rough=0,
    )
    c.tone(MUSTARD, [rect(-20, 900, 1640, 200)], (1600, 1100), (700, 880), 0.35)


def hi_vis_crocodile(c: Canvas) -> None:
    """A crocodile of children in orange vests walks two by two along a foggy estate path between low blocks of flats."""
    p = c.p
    fog = mix(PAPER, p.third, 0.2)
    c.cut(fog, c.everywhere(), lift=0)
    for x, w, h, tone in ((-60, 420, 360, 0.25), (460, 360, 300, 0.18), (1180, 520, 420, 0.3)):
        block = mix(fog, p.third, tone + 0.12)
        c.cut(block, rect(x, 560 - h, w, h + 40), rect(x - 8, 552 - h, w + 16, 14), lift=3)
        panes = [
            rect(x + 24 + i * 62, 590 - h + j * 84, 36, 44) for i in range(int(w / 62)) for j in range(int(h / 84))
        ]
        c.cut(mix(block, p.third, 0.35), panes, lift=0)
        c.cut(mix(LIT, fog, 0.3), [s for s in panes if c.rng.random() < 0.2], lift=0)
        c.mist(fog, [rect(x - 20, 540 - h, w + 40, h + 60)], (0, 600), (0, 560 - h), 0.85)
    for x, h in ((380, 330), (1060, 300), (900, 210)):
        bare_tree(c, x, 620, h, mix(fog, INK, 0.3))
    c.mist(fog, [c.everywhere()], (0, 640), (0, 350), 0.7)
    c.cut(mix(p.third, PAPER, 0.35), smooth((-40, 620), (700, 590), (1640, 640), (1660, 1120), (-40, 1120)), lift=4)
    c.cut(
        mix(PAPER, SLATE, 0.12),
        smooth(
            (1640, 640),
            (1400, 668),
            (1250, 740),
            (1300, 850),
            (1000, 940),
            (200, 1120),
            (1100, 1120),
            (1500, 960),
            (1560, 840),
            (1480, 740),
            (1660, 690),
        ),
        lift=5,
    )
    path = smooth(
        (1590, 660), (1400, 690), (1350, 760), (1400, 830), (1240, 920), (880, 970), (560, 985), closed=False, steps=40
    )
    reach = np.concatenate(([0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))))
    for k in np.linspace(0.03, 0.86, 13):
        px, py = (float(np.interp(k * reach[-1], reach, path[:, i])) for i in (0, 1))
        size = 90 + (py - 650) * 0.9
        for dx, dy in ((0.14, -0.05), (-0.1, 0.04)):
            haze = max(0.0, 0.62 - (py - 650) / 420)
            child = someone(c.rng, p, child=True, dull=haze * 0.8)
            vest = mix(colour("e8762c"), fog, haze)
            child = replace(
                child,
                vest=vest,
                top=mix(child.top, fog, haze),
                bottom=mix(child.bottom, fog, haze),
                shoes=mix(INK, fog, haze),
                head=replace(
                    child.head,
                    skin=mix(child.head.skin, fog, haze),
                    hair=mix(child.head.hair, fog, haze),
                    hat_colour=mix(child.head.hat_colour, fog, haze),
                ),
                pattern="",
                dress="trousers",
            )
            person(
                c,
                px + dx * size,
                py + dy * size,
                size,
                child,
                WALK if (k * 100) % 2 < 1 else replace(STAND, far_arm=(-20, 0), near_arm=(24, 40)),
                -1,
                lift=3,
            )
    grandad = Look(
        Head(SKINS[3], colour("e9e3d5"), "bald", "cap", mix(p.third, INK, 0.5), beard="full", glasses=True),
        mix(p.third, INK, 0.55),
        INK,
        "coat",
        build=1.2,
        vest=colour("e8762c"),
    )
    joints = person(c, 420, 1030, 640, grandad, replace(WALK, near_arm=(60, 120)), -1, lift=8)
    bx, by = joints.near_hand
    c.cut(
        MUSTARD,
        placed(
            [
                smooth((-0.16, -0.2), (0.16, -0.2), (0.3, 0.3), (0.56, 0.56), (-0.56, 0.56), (-0.3, 0.3), steps=5),
                ellipse(0, 0.62, 0.12),
            ],
            bx - 30,
            by - 76,
            76,
            160,
        ),
        lift=5,
    )
    c.cut(INK, bar(bx - 6, by - 8, bx - 24, by - 58, 13), lift=2)
    for r in (76, 104):
        c.ink(MUSTARD, [stroke(arc(bx - 54, by - 110, r, r, 190, 260), 6)], amount=0.8)
    c.cut(mix(p.third, INK, 0.3), smooth((-40, 1040), (100, 1000), (260, 1050), (330, 1120), (-40, 1120)), lift=10)


def mill_road(c: Canvas) -> None:
    """View down a sloping terraced street at school time, cars nose to tail."""
    p = c.p
    sky = mix(p.third, PAPER, 0.62)
    c.cut(sky, c.everywhere(), lift=0)
    c.cut(
        mix(p.third, PAPER, 0.4),
        smooth((300, 400), (620, 300), (900, 320), (1200, 280), (1500, 380), (1500, 600), (300, 600)),
        lift=4,
    )
    skyline(c, 560, 1120, 420, 70, mix(p.third, PAPER, 0.22))
    vanish = (840.0, 405.0)
    walls = (mix(RED, PAPER, 0.2), mix(RED, PAPER, 0.5), mix(RED, INK, 0.2), mix(MUSTARD, PAPER, 0.5))
    Wall(vanish, 1980, -640, 960, 0.46).terrace(
        c, 9, walls, mix(p.third, INK, 0.55), mix(p.third, PAPER, 0.4), (p.third, INK, MUSTARD), 0, sky, 0.07
    )
    left = Wall(vanish, -420, -760, 1000, 0.46)
    left.terrace(c, 9, walls[::-1], mix(p.third, INK, 0.55), mix(p.third, PAPER, 0.4), (INK, p.third), 0, sky, 0.07)
    c.cut(mix(PAPER, SLATE, 0.2), points(vanish, (2100, 1110), (-600, 1110)), lift=4)
    c.cut(mix(SLATE, PAPER, 0.12), points(vanish, (1500, 1110), (260, 1110)), lift=2)
    beam = [points((-30, 800), (1640, 690), (1640, 820), (-30, 960))]
    for i in range(9):
        x = 400 + i * 118
        c.cut(
            CREAM, points((x, 920 - i * 8), (x + 72, 914 - i * 8), (x + 60, 768 - i * 8), (x - 8, 774 - i * 8)), lift=0
        )
    c.mist(mix(MUSTARD, CREAM, 0.25), beam, (0, 1000), (0, 500), 0.5)
    for x, y, w, tone, rear in (
        (800, 440, 30, INK, True),
        (870, 446, 34, RED, False),
        (790, 476, 58, p.third, True),
        (890, 488, 66, CREAM, False),
        (760, 536, 108, MUSTARD, True),
        (930, 552, 118, mix(p.third, INK, 0.4), False),
        (705, 650, 190, RED, True),
        (1012, 668, 200, mix(INK, SLATE, 0.3), False),
        (560, 1075, 400, mix(p.third, INK, 0.3), True),
    ):
        car_front(c, x, y, w, tone, not rear, mix(p.third, PAPER, 0.6), rear)
    gate = Wall(vanish, -120, 640, 1060, 0.46)
    rails = [gate.quad(u, u + 0.03, 0, 1) for u in np.arange(0.1, 2.6, 0.11)] + [
        gate.quad(0.1, 2.6, v, v + 0.05) for v in (0.15, 0.9)
    ]
    c.cut(INK, rails, lift=4)
    c.cut(
        p.third,
        gate.quad(0.75, 0.82, 0, 1.25),
        gate.quad(1.25, 1.31, 0, 1.25),
        gate.quad(0.75, 1.31, 1.22, 1.5),
        lift=5,
    )
    for x, y, h in ((300, 830, 190), (345, 838, 150), (390, 800, 180), (1340, 880, 230), (1400, 890, 170)):
        person(c, x, y, h, someone(c.rng, p, child=h < 175), STAND if x < 1000 else WALK, 1 if x < 900 else -1, lift=3)
    joints = person(c, 235, 1040, 430, replace(someone(c.rng, p), dress="coat", top=RED), HOLD, 1, lift=6)
    person(c, 330, 1050, 270, pupil(c, MUSTARD, True), RAISE, 1, lift=5)
    del joints
    street_lamp(c, 1360, 1060, 820, INK, None, False, -1)
