# ruff: noqa: FBT001, FBT003, PLR0913, PLR0917
"""The library, its table and its circle."""

from dataclasses import replace

import numpy as np

from .figures import HOLD, PULL, REACH, SIT, SIT_LAUGH, SIT_LEAN, SIT_READ, STAND, Look, Pose, person, someone
from .geometry import arc, bar, ellipse, joined, placed, points, rect, rounded, smooth, stroke
from .heads import Head
from .lettering import lettering, sign, width_of
from .nature import bare_tree, birds, blob
from .palette import CREAM, INK, MUSTARD, PAPER, RED, SKINS, SLATE, Colour, colour, mix
from .paper import Canvas
from .things import bag, chair, hanging_lamp, mug, pushchair
from .town import LIT, arched, bricks, paving, skyline, street_lamp

WOOD = colour("8a5a32")
GREY_HAIR = colour("cfc8ba")


def books(c: Canvas, x0: float, x1: float, y: float, h: float, colours: tuple[Colour, ...], lift: float = 1) -> None:
    """A row of spines standing on y."""
    x = x0
    rows: dict[int, list[np.ndarray]] = {}
    while x < x1 - 6:
        w = h * float(c.rng.uniform(0.12, 0.26))
        top = h * float(c.rng.uniform(0.72, 1.0))
        lean = h * 0.12 if c.rng.random() < 0.08 else 0.0
        spine = points((x + lean, y - top), (x + w * 0.92 + lean, y - top), (x + w * 0.92, y), (x, y))
        rows.setdefault(int(c.rng.integers(0, len(colours))), []).append(spine)
        x += w + lean
    for i, spines in rows.items():
        c.cut(colours[i], spines, lift=lift, rough=0.4)


def library(
    c: Canvas, x: float, base: float, w: float, wall: Colour, stone: Colour, roof: Colour, glass: Colour, door: Colour
) -> None:
    """A small Victorian library front about x: a tall gabled middle, two wings with arched windows, steps."""
    h = w * 0.42
    c.cut(
        roof,
        points(
            (x - w * 0.5, base - h * 0.72),
            (x - w * 0.46, base - h * 0.98),
            (x + w * 0.46, base - h * 0.98),
            (x + w * 0.5, base - h * 0.72),
        ),
        lift=5,
    )
    wings = [rect(x - w * 0.48, base - h * 0.74, w * 0.96, h * 0.74)]
    c.cut(wall, wings, lift=6)
    bricks(c, wings, mix(wall, INK, 0.5), w * 0.011, 0.3)
    c.cut(
        stone,
        rect(x - w * 0.5, base - h * 0.76, w, h * 0.05),
        rect(x - w * 0.48, base - h * 0.14, w * 0.96, h * 0.03),
        lift=3,
    )
    middle = [
        points(
            (x - w * 0.15, base),
            (x - w * 0.15, base - h * 0.95),
            (x, base - h * 1.36),
            (x + w * 0.15, base - h * 0.95),
            (x + w * 0.15, base),
        )
    ]
    c.cut(wall, middle, lift=8)
    bricks(c, middle, mix(wall, INK, 0.5), w * 0.011, 0.3)
    c.cut(
        stone,
        stroke([(x - w * 0.17, base - h * 0.92), (x, base - h * 1.4), (x + w * 0.17, base - h * 0.92)], w * 0.018),
        ellipse(x, base - h * 1.43, w * 0.014),
        lift=4,
    )
    c.cut(stone, ellipse(x, base - h * 1.1, w * 0.045), lift=3)
    c.cut(
        glass,
        ellipse(x, base - h * 1.1, w * 0.034),
        hole=[rect(x - 2, base - h * 1.25, 4, h * 0.3), rect(x - w * 0.04, base - h * 1.1 - 2, w * 0.08, 4)],
        lift=0,
    )
    c.cut(stone, rect(x - w * 0.12, base - h * 0.96, w * 0.24, h * 0.1), lift=3)
    c.ink(
        INK,
        lettering("LIBRARY", x - width_of("LIBRARY", h * 0.064) / 2, base - h * 0.942, h * 0.064),
        amount=0.85,
        rough=0.2,
    )
    for k in (-0.4, -0.29, 0.225, 0.335):
        ax, aw, ah = x + w * k, w * 0.07, h * 0.5
        c.cut(stone, arched(ax - w * 0.01, base - h * 0.69, aw + w * 0.02, ah + w * 0.012), lift=3)
        c.cut(
            glass,
            arched(ax, base - h * 0.66, aw, ah),
            hole=[
                rect(ax + aw / 2 - 2, base - h, 4, h),
                *(rect(ax, base - h * (0.5 - 0.12 * j), aw, 3) for j in range(3)),
            ],
            lift=0,
        )
    c.cut(stone, arched(x - w * 0.085, base - h * 0.8, w * 0.17, h * 0.8), lift=4)
    c.cut(door, arched(x - w * 0.066, base - h * 0.75, w * 0.132, h * 0.75), lift=0)


def joan_unlocks(c: Canvas) -> None:
    """An older woman in a raincoat turns a big key in the tall double door of a small Victorian library."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.7), c.everywhere(), lift=0)
    wall = rect(-20, -20, 1640, 900)
    c.cut(mix(RED, PAPER, 0.16), wall, lift=0)
    bricks(c, [wall], mix(RED, INK, 0.6), 24, 0.25)
    c.mist(
        mix(MUSTARD, CREAM, 0.5),
        [points((-20, -20), (1100, -20), (300, 900), (-20, 900))],
        (-100, 200),
        (1000, 600),
        0.5,
    )
    c.cut(CREAM, arched(380, -160, 620, 1040), lift=12)
    c.ink(
        p.grey(0.6),
        [
            stroke(arc(690, 150, 284, 284, 180, 360), 4),
            *(
                bar(690 + 284 * np.cos(a), 150 + 284 * np.sin(a), 690 + 310 * np.cos(a), 150 + 310 * np.sin(a), 3)
                for a in np.linspace(np.pi, 2 * np.pi, 13)
            ),
        ],
        amount=0.6,
    )
    c.cut(p.deep(0.35), arched(434, -110, 512, 990), lift=0)
    c.cut(
        LIT,
        joined(arc(690, 150, 222, 222, 180, 360), points((912, 160), (468, 160))),
        hole=[bar(690, 160, 690 + 240 * np.cos(a), 160 + 240 * np.sin(a), 9) for a in np.linspace(np.pi, 2 * np.pi, 7)],
        lift=0,
    )
    for x in (462, 700):
        c.cut(p.deep(0.18), rect(x, 186, 220, 690), lift=3)
        for y, h in ((216, 280), (526, 300)):
            c.cut(p.deep(0.42), rect(x + 30, y, 160, h), lift=0)
            c.cut(p.deep(0.1), rect(x + 46, y + 16, 128, h - 34), lift=3)
    c.cut(MUSTARD, ellipse(672, 560, 18), ellipse(724, 560, 18), rounded(715, 596, 18, 44, 6), lift=3)
    for x in (100, 1180):
        c.cut(CREAM, arched(x, 130, 250, 560), lift=6)
        c.cut(
            mix(p.third, INK, 0.45),
            arched(x + 22, 156, 206, 512),
            hole=[rect(x + 121, 100, 8, 600), *(rect(x, 330 + 110 * j, 250, 7) for j in range(4))],
            lift=0,
        )
        c.mist(CREAM, [points((x + 40, 640), (x + 40, 500), (x + 200, 250), (x + 206, 420))], (0, 200), (0, 900), 0.35)
    for i, (y, half) in enumerate(((864, 560), (922, 700), (986, 860))):
        c.cut(mix(PAPER, SLATE, 0.12 + 0.07 * i), rect(690 - half, y, half * 2, 130), lift=9)
    c.cut(mix(PAPER, SLATE, 0.3), rect(-20, 1044, 1640, 50), lift=4)
    joan = Look(Head(SKINS[0], CREAM, "bob", glasses=True), p.third, mix(INK, SLATE, 0.3), "coat", build=1.08)
    c.cut(
        INK,
        bar(712, 612, 800, 612, 13),
        joined(arc(806, 612, 34, 34, 0, 360, 30), arc(806, 612, 18, 18, 360, 0, 30)),
        lift=5,
    )
    person(c, 900, 876, 600, replace(joan, top=MUSTARD), Pose(6, 12, (20, 66), (34, 78), (-4, -4), (8, 4)), -1, lift=8)
    queue = (
        (
            1075,
            926,
            520,
            Look(Head(SKINS[3], INK, "short", glasses=True), INK, p.deep(), "trousers"),
            Pose(0, 0, (6, 10), (30, 110)),
            -1,
        ),
        (
            1440,
            1050,
            560,
            Look(
                Head(SKINS[1], colour("3b2a22"), "tail"),
                p.deep(0.3),
                INK,
                "dress",
                pattern="dots",
                pattern_colour=CREAM,
            ),
            REACH,
            -1,
        ),
        (
            300,
            1050,
            600,
            Look(Head(SKINS[5], GREY_HAIR, "bald", "cap", INK, "full"), p.grey(0.35), INK, "coat", build=1.25),
            STAND,
            1,
        ),
        (
            470,
            1050,
            330,
            Look(Head(SKINS[2], INK, "plait"), MUSTARD, RED, "skirt", child=True),
            replace(HOLD, tilt=-8),
            1,
        ),
    )
    for x, y, h, look, pose, face in queue:
        joints = person(c, x, y, h, look, pose, face, lift=7)
        if h == 520:
            c.cut(RED, placed([rect(-16, -26, 32, 52), rect(-12, -22, 8, 44)], *joints.near_hand, 1.4, -18), lift=3)
        if h == 330:
            c.cut(p.third, rounded(joints.near_hand[0] - 10, joints.near_hand[1] - 44, 74, 54, 4), lift=3)
    pushchair(c, 1270, 1052, 300, p.third, -1)
    c.tone(INK, [c.everywhere()], (1650, 700), (800, 300), 0.3)


def library_front(c: Canvas) -> None:
    """The front of a small Victorian library at dusk with lamps lit inside and one person on the steps pulling at the closed door."""
    p = c.p
    c.cut(mix(p.third, PAPER, 0.2), c.everywhere(), lift=0)
    c.mist(colour("e9a98c"), [c.everywhere()], (0, 760), (0, 180), 0.85)
    birds(c, [(300, 170), (380, 210), (450, 150), (1210, 120)], 26, INK)
    skyline(c, -20, 1640, 790, 260, mix(p.third, INK, 0.2), None, LIT, 0.15)
    c.cut(mix(p.third, INK, 0.45), rect(-20, 770, 1640, 330), lift=4)
    library(
        c,
        800,
        830,
        1290,
        mix(RED, INK, 0.38),
        mix(PAPER, p.third, 0.3),
        mix(p.third, INK, 0.62),
        LIT,
        mix(p.third, INK, 0.72),
    )
    for k in (-0.4, -0.29, 0.225, 0.335):
        x = 800 + 1290 * k
        c.cut(mix(RED, LIT, 0.35), rounded(x + 30, 524, 30, 15, 6), lift=0)
        books(c, x + 5, x + 84, 737, 50, (mix(RED, LIT, 0.2), mix(p.third, LIT, 0.2), mix(INK, LIT, 0.3)), 0)
        c.mist(LIT, [points((x, 830), (x + 90, 830), (x + 170, 1090), (x - 60, 1090))], (0, 800), (0, 1120), 0.4)
    for i, (y, half) in enumerate(((816, 150), (846, 190), (880, 236))):
        c.cut(mix(PAPER, p.third, 0.35 + 0.1 * i), rect(800 - half * 1.15, y, half * 2.3, 60), lift=7)
    paving(c, (800, 500), 930, 1090, -20, 1620, INK, 11, 0.35)
    c.cut(INK, rect(796, 520, 5, 300), lift=0)
    c.cut(CREAM, placed([rect(-26, -34, 52, 68)], 846, 620, 1, 3), lift=3)
    c.ink(
        RED,
        placed(
            [rect(-18, -24, 36, 9), rect(-18, -8, 30, 4), rect(-18, 2, 34, 4), rect(-18, 12, 26, 4)], 846, 620, 1, 3
        ),
    )
    reader = Look(Head(SKINS[2], INK, "long", "beanie", RED), RED, mix(INK, p.third, 0.3), "coat", build=1.05)
    person(c, 752, 822, 310, reader, PULL, 1, lift=6)
    bag(c, 640, 800, 84, CREAM)
    for x in (180, 1420):
        lx, ly = street_lamp(c, x, 985, 520, INK, LIT)
        c.glow(lx, ly, 240, LIT, 0.65)
    bare_tree(c, 1560, 960, 620, mix(INK, p.third, 0.15), lean=8)
    c.cut(
        mix(INK, p.third, 0.2),
        smooth((-40, 1010), (300, 985), (700, 1040), (1100, 1050), (1640, 1000), (1640, 1110), (-40, 1110)),
        lift=10,
    )


def hours_board(c: Canvas) -> None:
    """The library's enamel hours board, six rows, one row freshly repainted in red."""
    p = c.p
    wall = rect(-20, -20, 1640, 1120)
    c.cut(mix(RED, INK, 0.1), wall, lift=0)
    courses = [rect(-20 + (r % 2) * 76 + k * 152 - 76, r * 52 - 20, 146, 46) for r in range(18) for k in range(13)]
    c.ink(mix(RED, INK, 0.35), [s for s in courses if c.rng.random() < 0.34], amount=0.4)
    c.cut(mix(RED, PAPER, 0.45), [rect(-20, r * 52 - 26, 1640, 6) for r in range(18)], lift=0, register=0)
    c.mist(CREAM, [points((-20, -20), (620, -20), (1500, 1100), (700, 1100), (-20, 300))], (200, 0), (1500, 900), 0.28)
    c.cut(p.deep(0.45), rounded(330, 70, 960, 720, 34), lift=22)
    c.cut(CREAM, rounded(352, 92, 916, 676, 24), lift=0)
    c.cut(p.deep(0.35), rounded(366, 106, 888, 648, 18), lift=0)
    c.cut(CREAM, [ellipse(x, y, 9) for x in (390, 1230) for y in (130, 730)], lift=2)
    sign(c, "LIBRARY", 810, 140, 56, CREAM, 0.18)
    c.cut(MUSTARD, rect(470, 214, 680, 5), lift=0)
    hours = ("9 - 5", "9 - 7", "9 - 5", "1 - 7", "9 - 5", "10 - 2")
    for i, (day, when) in enumerate(zip(("MON", "TUE", "WED", "THU", "FRI", "SAT"), hours, strict=True)):
        y, fresh = 300 + i * 84, i == 5
        if fresh:
            c.cut(RED, points((384, y - 62), (1238, y - 66), (1240, y + 18), (382, y + 20)), lift=0, rough=2.4)
            c.cut(
                RED,
                [
                    stroke([(520, y + 14), (521, y + 58)], 9, 6),
                    stroke([(690, y + 14), (690, y + 38)], 8, 5),
                    ellipse(521, y + 60, 6),
                ],
                lift=0,
            )
        tone = CREAM if fresh else mix(CREAM, p.third, 0.18)
        c.cut(
            tone,
            lettering(day, 450, y - 46, 46, 0.17),
            lettering(when, 800 if fresh else 838, y - 46, 46, 0.17),
            lift=0,
            rough=0.5,
        )
    c.cut(mix(PAPER, SLATE, 0.2), rect(-20, 880, 1640, 56), lift=14)
    c.cut(mix(PAPER, SLATE, 0.35), rect(-20, 936, 1640, 160), lift=6)
    c.cut(mix(SLATE, PAPER, 0.35), rect(1130, 716, 190, 184), lift=12)
    c.cut(RED, rect(1130, 764, 190, 84), lift=0)
    c.tone(INK, [rect(1130, 716, 190, 184)], (1320, 800), (1180, 800), 0.45)
    c.cut(mix(SLATE, PAPER, 0.6), ellipse(1225, 716, 95, 22), lift=2)
    c.cut(RED, ellipse(1225, 717, 82, 16), stroke([(1162, 724), (1160, 778)], 16, 10), lift=0)
    c.cut(INK, stroke(arc(1225, 726, 106, 60, 20, 160), 5), lift=2)
    c.cut(
        WOOD,
        placed([smooth((-10, -150), (10, -150), (16, 30), (30, 100), (-30, 100), (-16, 30))], 640, 868, 1.5, 84),
        lift=9,
    )
    c.cut(mix(SLATE, PAPER, 0.4), placed([rect(-34, 96, 68, 40)], 640, 868, 1.5, 84), lift=6)
    c.cut(
        RED,
        placed([points((-33, 134), (33, 134), (26, 200), (10, 214), (-14, 206), (-28, 212))], 640, 868, 1.5, 84),
        lift=4,
    )
    c.cut(RED, blob(c.rng, 330, 912, 60, 10, 9), ellipse(255, 908, 12, 5), lift=1)


def shelf_wall(
    c: Canvas, x: float, y: float, w: float, h: float, shelves: int, wood: Colour, spines: tuple[Colour, ...]
) -> None:
    """A bookcase with filled shelves."""
    c.cut(wood, rect(x, y, w, h), lift=6)
    row = h / shelves
    for i in range(shelves):
        c.cut(mix(wood, INK, 0.55), rect(x + w * 0.03, y + row * i + row * 0.08, w * 0.94, row * 0.84), lift=0)
        books(c, x + w * 0.05, x + w * 0.94, y + row * (i + 0.92), row * 0.74, spines)


def reading_table(c: Canvas) -> None:
    """Inside the library, a long table under hanging lamps, an old man with a newspaper."""
    p = c.p
    c.cut(mix(MUSTARD, PAPER, 0.55), c.everywhere(), lift=0)
    c.tone(mix(p.third, INK, 0.2), [c.everywhere()], (0, -100), (0, 700), 0.45)
    spines = (RED, p.third, mix(p.third, INK, 0.4), MUSTARD, mix(RED, INK, 0.4), CREAM)
    for x in (-60, 1420):
        shelf_wall(c, x, 130, 260, 640, 5, WOOD, spines)
    for x in (300, 700, 1100):
        c.cut(CREAM, arched(x, 60, 230, 560), lift=6)
        pane = [arched(x + 18, 80, 194, 522)]
        c.cut(mix(p.third, INK, 0.25), pane, lift=0)
        c.cut(
            mix(p.third, INK, 0.5),
            smooth((x, 520), (x + 70, 430), (x + 130, 480), (x + 240, 420), (x + 240, 640), (x, 640)),
            within=pane,
            lift=0,
        )
        drops = [
            bar(float(dx), float(dy), float(dx) - 12, float(dy) + 40, 2.6)
            for dx, dy in zip(c.rng.uniform(x, x + 220, 34), c.rng.uniform(80, 580, 34), strict=True)
        ]
        c.cut(mix(p.third, PAPER, 0.6), drops, within=pane, lift=0)
        c.cut(CREAM, [rect(x + 111, 70, 8, 540), *(rect(x + 10, 210 + 130 * j, 210, 7) for j in range(3))], lift=0)
    c.cut(mix(WOOD, PAPER, 0.3), rect(-20, 770, 1640, 330), lift=3)
    c.ink(
        mix(WOOD, INK, 0.4),
        [bar(800, 300, 800 + (i - 8) * 330, 1100, 3) for i in range(17)],
        within=[rect(-20, 776, 1640, 330)],
        amount=0.4,
    )
    c.cut(mix(p.third, PAPER, 0.2), ellipse(860, 985, 700, 82), lift=2)
    c.cut(mix(RED, PAPER, 0.15), joined(ellipse(860, 985, 640, 66)), hole=[ellipse(860, 985, 600, 56)], lift=0)
    for x in (420, 1010, 1150):
        chair(c, x, 975, 330, mix(WOOD, INK, 0.3), 1 if x < 800 else -1, 0)
    man = Look(Head(SKINS[0], CREAM, "bald", "cap", INK, "moustache", True), mix(p.third, INK, 0.45), INK, build=1.18)
    girl = Look(
        Head(SKINS[3], INK, "curls"), RED, INK, build=0.98, pattern="stripes", pattern_colour=mix(RED, INK, 0.5)
    )
    boy = Look(Head(SKINS[5], colour("8a5a32"), "short", "hood", MUSTARD), MUSTARD, INK)
    man_at = person(c, 420, 978, 640, man, SIT_READ, 1, lift=7)
    person(c, 1180, 980, 600, boy, SIT_LEAN, -1, lift=7)
    person(c, 1030, 980, 590, girl, replace(SIT_LEAN, lean=14, tilt=12), -1, lift=7)
    hx, hy = man_at.near_hand
    c.cut(
        CREAM,
        points((hx - 60, hy - 140), (hx + 62, hy - 108), (hx + 62, hy + 92), (hx - 60, hy + 52)),
        points((hx + 58, hy - 108), (hx + 176, hy - 146), (hx + 176, hy + 48), (hx + 58, hy + 92)),
        lift=7,
    )
    lines = [bar(hx - 48, hy - 76 + i * 20, hx + 50, hy - 50 + i * 20, 5) for i in range(7)] + [
        bar(hx + 72, hy - 52 + i * 20, hx + 164, hy - 84 + i * 20, 5) for i in range(2, 7)
    ]
    c.ink(INK, lines, bar(hx - 48, hy - 112, hx + 50, hy - 84, 17), amount=0.55)
    c.ink(RED, points((hx + 72, hy - 88), (hx + 164, hy - 118), (hx + 164, hy - 62), (hx + 72, hy - 32)), amount=0.7)
    c.cut(man.head.skin, ellipse(hx + 2, hy + 40, 20, 17), lift=3)
    c.cut(
        mix(WOOD, RED, 0.1), points((300, 726), (1320, 726), (1430, 772), (190, 772)), rect(190, 770, 1240, 24), lift=10
    )
    c.mist(LIT, [points((300, 726), (1320, 726), (1430, 772), (190, 772))], (800, 720), (800, 790), 0.45)
    c.cut(
        mix(WOOD, INK, 0.3),
        [points((220 + s, 794), (262 + s, 794), (254 + s, 1010), (232 + s, 1010)) for s in (0, 1140)],
        lift=6,
    )
    c.cut(
        mix(SLATE, INK, 0.3),
        points((846, 744), (942, 744), (908, 640), (806, 640)),
        points((846, 744), (1010, 744), (1020, 756), (846, 756)),
        lift=5,
    )
    c.glow(930, 690, 120, CREAM, 0.4)
    mug(c, 650, 752, 58, RED)
    books(c, 700, 780, 748, 90, (p.third, MUSTARD, RED))
    c.cut(p.third, rounded(540, 734, 90, 16, 4), lift=3)
    c.cut(RED, rounded(548, 718, 76, 16, 4), lift=3)
    child = Look(Head(SKINS[2], INK, "bob"), p.third, RED, "trousers", child=True, pattern="dots", pattern_colour=CREAM)
    kid = person(c, 690, 1012, 400, child, Pose(14, 22, (44, 104), (40, 100), (112, 20), (118, 26)), 1, lift=7)
    kx, ky = kid.near_hand
    c.cut(
        RED,
        points(
            (kx - 16, ky - 6),
            (kx + 38, ky + 14),
            (kx + 100, ky - 12),
            (kx + 100, ky - 66),
            (kx + 38, ky - 42),
            (kx - 16, ky - 62),
        ),
        lift=5,
    )
    c.cut(
        CREAM,
        points(
            (kx - 8, ky - 12),
            (kx + 38, ky + 6),
            (kx + 92, ky - 18),
            (kx + 92, ky - 64),
            (kx + 38, ky - 44),
            (kx - 8, ky - 60),
        ),
        lift=1,
    )
    c.cut(MUSTARD, ellipse(kx + 64, ky - 36, 15), lift=0)
    for x in (450, 810, 1170):
        hanging_lamp(c, x, 330, 74, p.deep(0.2), 4.6)


def chairs_in_a_circle(c: Canvas) -> None:
    """Eleven people of all ages on chairs in a circle in a library room in the evening."""
    p = c.p
    c.cut(mix(p.third, INK, 0.12), c.everywhere(), lift=0)
    spines = (RED, MUSTARD, mix(p.third, INK, 0.5), CREAM, mix(RED, INK, 0.3))
    for x in (-40, 330, 1000, 1370):
        shelf_wall(c, x, 40, 300, 440, 4, mix(WOOD, INK, 0.15), spines)
    c.cut(CREAM, arched(690, 20, 250, 430), lift=5)
    c.cut(
        mix(INK, colour("2b3f66"), 0.6),
        arched(708, 40, 214, 395),
        hole=[rect(811, 0, 8, 500), rect(690, 180, 260, 7), rect(690, 310, 260, 7)],
        lift=0,
    )
    c.cut(LIT, ellipse(868, 132, 24), lift=0)
    c.cut(mix(MUSTARD, PAPER, 0.35), rect(-20, 478, 1640, 620), lift=3)
    c.ink(
        mix(WOOD, PAPER, 0.2),
        [bar(800, 100, 800 + (i - 9) * 300, 1100, 2.5) for i in range(19)],
        within=[rect(-20, 484, 1640, 620)],
        amount=0.4,
    )
    c.cut(mix(RED, PAPER, 0.12), ellipse(800, 800, 520, 190), lift=2)
    c.cut(
        mix(RED, PAPER, 0.45), joined(arc(800, 800, 480, 172, 0, 360, 80), arc(800, 800, 440, 156, 360, 0, 80)), lift=0
    )
    c.ink(
        p.third,
        [ellipse(800 + 300 * np.cos(a), 800 + 108 * np.sin(a), 22, 10) for a in np.linspace(0, 2 * np.pi, 17)[:-1]],
        amount=0.8,
    )
    c.glow(800, 700, 640, CREAM, 0.4)

    def sitter(x: float, y: float, h: float, view: str, face: int, child: bool, k: int) -> None:
        chair(
            c, x - face * 4, y, h * 0.52, (mix(RED, INK, 0.3), WOOD, p.deep(0.5))[k % 3], face, k % 3
        ) if view == "side" else None
        pose = (SIT_LAUGH, SIT, replace(SIT, tilt=-14, near_arm=(30, 120)), SIT_LEAN)[k % 4]
        if view == "front":
            c.cut(
                (mix(RED, INK, 0.3), WOOD, p.deep(0.5))[k % 3],
                rounded(x - h * 0.15, y - h * 0.56, h * 0.3, h * 0.36, 10),
                lift=3,
            )
        if view != "back":
            person(c, x, y, h, someone(c.rng, p, child), pose, face, view, 5)
            return
        person(c, x, y, h, someone(c.rng, p, child), pose, face, "back", 6)
        wood = (mix(RED, INK, 0.3), WOOD, p.deep(0.5))[k % 3]
        c.cut(
            wood,
            [
                bar(x - h * 0.15, y - h * 0.56, x - h * 0.16, y + 10, 14),
                bar(x + h * 0.15, y - h * 0.56, x + h * 0.16, y + 10, 14),
                rounded(x - h * 0.18, y - h * 0.58, h * 0.36, h * 0.07, 8),
                rounded(x - h * 0.16, y - h * 0.4, h * 0.32, h * 0.05, 8),
                rounded(x - h * 0.19, y - h * 0.28, h * 0.38, h * 0.06, 8),
            ],
            lift=5,
        )

    for k, (x, y) in enumerate(((500, 690), (650, 668), (960, 668), (1110, 690))):
        sitter(x, y, 380 if k != 2 else 330, "front", 1, k == 2, k)
    actor = Look(
        Head(SKINS[3], INK, "bun"),
        RED,
        MUSTARD,
        "dress",
        pattern="stripes",
        pattern_colour=mix(RED, INK, 0.5),
        build=1.05,
    )
    person(c, 806, 812, 470, actor, Pose(0, -6, (58, 156), (58, 156), (-14, -4), (14, 4)), 1, "front", 8)
    for k, (x, y, face) in enumerate(((300, 800, 1), (230, 960, 1), (1310, 800, -1), (1390, 960, -1))):
        sitter(x, y, 470 if k % 2 else 430, "side", face, k == 3, k + 1)
    for x, y in ((420, 900), (620, 930), (990, 915), (1190, 890), (540, 800)):
        mug(c, x, y, 44, (CREAM, RED, p.third)[int(x) % 3], True)
    for k, (x, y) in enumerate(((560, 1120), (1060, 1120))):
        sitter(x, y, 560, "back", 1, False, k + 2)
    c.tone(INK, [c.everywhere()], (800, 1150), (800, 880), 0.4)
