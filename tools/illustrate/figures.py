# ruff: noqa: FBT001, FBT002, PLR0913, PLR0917
"""People: a skeleton with believable proportions, dressed in cut paper.

Angles are degrees from straight down; positive swings towards where the person faces (in front and back
view: away from the body). A pose names both arms and both legs; the far one comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .geometry import Point, Shape, ellipse, limb, placed, points, polar, smooth, taper
from .heads import Head, draw_head
from .palette import INK, SKINS, Colour, Palette, colour, mix
from .paper import Canvas


@dataclass(frozen=True)
class Look:
    """What a person wears. `dress` is trousers, skirt, dress, coat or shorts; `pattern` is stripes, dots or check."""

    head: Head
    top: Colour
    bottom: Colour = INK
    dress: str = "trousers"
    shoes: Colour = INK
    build: float = 1.0
    child: bool = False
    pattern: str = ""
    pattern_colour: Colour = INK
    vest: Colour | None = None
    apron: Colour | None = None
    boots: bool = False


@dataclass(frozen=True)
class Pose:
    """Angles of the trunk and of (upper, lower) limbs."""

    lean: float = 0
    tilt: float = 0
    far_arm: tuple[float, float] = (-8, 4)
    near_arm: tuple[float, float] = (8, 16)
    far_leg: tuple[float, float] = (-5, -5)
    near_leg: tuple[float, float] = (5, 4)


STAND = Pose()
WALK = Pose(3, 0, (26, 40), (-24, -8), (-20, -34), (24, 6))
STRIDE = Pose(6, 0, (38, 60), (-34, -14), (-26, -52), (32, 10))
RUN = Pose(14, 0, (50, 130), (-50, 30), (-30, -100), (58, -6))
HOLD = Pose(2, 6, (18, 82), (10, 88))
READ = Pose(4, 16, (24, 112), (18, 108))
RAISE = Pose(-2, -8, (10, 10), (165, 172))
CHEER = Pose(-4, -12, (150, 168), (170, 186), (-14, -20), (16, 0))
REACH = Pose(12, 0, (60, 80), (74, 88), (-12, -14), (16, 4))
BEND = Pose(58, 10, (60, 84), (44, 74), (-8, -14), (14, 2))
DIG = Pose(40, 10, (62, 46), (24, 60), (-22, -26), (30, -6))
SIT = Pose(2, 2, (24, 62), (18, 66), (86, 4), (92, 0))
SIT_READ = replace(SIT, tilt=18, far_arm=(30, 108), near_arm=(24, 104))
SIT_LEAN = replace(SIT, lean=22, tilt=4, far_arm=(46, 96), near_arm=(40, 100))
SIT_LAUGH = replace(SIT, lean=-12, tilt=-18, far_arm=(16, 84), near_arm=(6, 80))
CROUCH = Pose(30, 6, (48, 90), (40, 80), (104, -34), (116, -20))
POINT = Pose(2, 0, (-4, 6), (86, 90))
PULL = Pose(-14, 0, (74, 86), (66, 90), (-24, -30), (28, 14))


@dataclass
class Joints:
    """Where a drawn person's parts ended up, for what they hold."""

    hip: Point
    shoulder: Point
    head: Point
    far_hand: Point
    near_hand: Point
    radius: float
    feet: list[Point] = field(default_factory=list)


def person(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    look: Look,
    pose: Pose = STAND,
    face: int = 1,
    view: str = "side",
    lift: float = 3,
) -> Joints:
    """Draws a person whose lowest foot stands at (x, y) and who, upright, would be `height` tall."""
    h, head_share = height, 0.098 if look.child else 0.073
    leg = 0.205 * h if look.child else 0.235 * h
    hip, legs = _legs(x, y, h, leg, pose, face, view)
    trunk = (0.27 if look.child else 0.3) * h
    shoulder = polar(*hip, 180 - pose.lean * face, trunk)
    radius = head_share * h
    head = polar(*shoulder, 180 - (pose.lean + pose.tilt * 0.4) * face, radius * 1.55)
    spread = 0.07 * h * look.build * (1 if view != "side" else 0.35)
    if view != "side":
        pose = replace(pose, far_arm=_turned(pose.far_arm), near_arm=_turned(pose.near_arm))
    far = _arm(shoulder, -spread, h, pose.far_arm, face if view == "side" else -1, look)
    near = _arm(shoulder, spread, h, pose.near_arm, face if view == "side" else 1, look)
    _draw_arm(c, far, mix(look.top, INK, 0.14), look, h, lift)
    _draw_legs(c, legs, look, h, lift, face, view)
    _draw_trunk(c, hip, shoulder, legs, look, h, lift, face, view)
    neck = taper(shoulder, head, radius * 0.42, radius * 0.4)
    c.cut(mix(look.head.skin, INK, 0.08), neck, lift=lift * 0.4, rough=0.3)
    draw_head(
        c,
        look.head,
        head[0] + (radius * 0.12 * face if view == "side" else 0),
        head[1],
        radius,
        face,
        view,
        pose.tilt,
        lift,
    )
    _draw_arm(c, near, look.top, look, h, lift)
    return Joints(hip, shoulder, head, far[2], near[2], radius, [leg[2] for leg in legs])


def _turned(angles: tuple[float, float]) -> tuple[float, float]:
    """Arms that reach forward in side view fold across the body in front view."""
    upper, lower = angles
    return (min(abs(upper), 30.0) if upper < 120 else upper, -0.55 * lower if 30 < lower < 130 else abs(lower))


def _legs(
    x: float, y: float, h: float, leg: float, pose: Pose, face: int, view: str
) -> tuple[Point, list[list[Point]]]:
    chains = []
    for side, (thigh, shin) in ((-1, pose.far_leg), (1, pose.near_leg)):
        way = face if view == "side" else side
        start = (0.0 if view == "side" else side * 0.045 * h, 0.0)
        folded = view != "side" and thigh >= 40
        knee = polar(*start, (24 if folded else thigh) * way, leg * 0.42 if folded else leg)
        chains.append([start, knee, polar(*knee, shin * way, leg)])
    drop = max(chain[2][1] for chain in chains) + 0.028 * h
    middle = 0.0 if view != "side" else (chains[0][2][0] + chains[1][2][0]) / 2 * (0 if pose.far_leg[0] > 60 else 1)
    hip = (x - middle, y - drop)
    return hip, [[(hip[0] + px, hip[1] + py) for px, py in chain] for chain in chains]


def _arm(shoulder: Point, spread: float, h: float, angles: tuple[float, float], way: int, look: Look) -> list[Point]:
    reach = 0.135 if look.child else 0.158
    start = (shoulder[0] + spread, shoulder[1] + 0.028 * h)
    elbow = polar(*start, angles[0] * way, reach * h)
    return [start, elbow, polar(*elbow, angles[1] * way, reach * 0.94 * h)]


def _draw_arm(c: Canvas, joints: Sequence[Point], sleeve: Colour, look: Look, h: float, lift: float) -> None:
    b = h * (0.5 + 0.5 * look.build)
    (sx, sy), (ex, ey), (wx, wy) = joints
    hx, hy = wx + (wx - ex) * 0.2, wy + (wy - ey) * 0.2
    c.cut(look.head.skin, limb((wx, wy, 0.02 * h), (hx, hy, 0.028 * h)), lift=lift * 0.6, rough=0.2)
    c.cut(sleeve, limb((sx, sy, 0.044 * b), (ex, ey, 0.036 * b), (wx, wy, 0.028 * b)), lift=lift, rough=0.5)


def _draw_legs(c: Canvas, legs: list[list[Point]], look: Look, h: float, lift: float, face: int, view: str) -> None:
    bare = look.dress in ("skirt", "dress", "shorts")
    for depth, (hip, knee, foot) in enumerate(legs):
        dim = 0.16 if depth == 0 and view == "side" else 0.0
        shade = mix(look.head.skin if bare else look.bottom, INK, dim)
        c.cut(shade, limb((*hip, 0.058 * h), (*knee, 0.045 * h), (*foot, 0.026 * h)), lift=lift, rough=0.5)
        if look.dress == "shorts":
            mid = (hip[0] + (knee[0] - hip[0]) * 0.8, hip[1] + (knee[1] - hip[1]) * 0.8)
            c.cut(mix(look.bottom, INK, dim), limb((*hip, 0.062 * h), (*mid, 0.056 * h)), lift=lift, rough=0.5)
        _draw_foot(c, knee, foot, look, h, lift, face if view == "side" else (-1, 1)[depth], view)


def _draw_foot(c: Canvas, knee: Point, foot: Point, look: Look, h: float, lift: float, way: int, view: str) -> None:
    turn = (float(np.degrees(np.arctan2(foot[0] - knee[0], foot[1] - knee[1])))) * way
    long = 1.0 if view == "side" else 0.55
    sole = smooth(
        (-0.024, -0.02),
        (0.02, -0.03),
        (0.05 * long, 0.0),
        (0.1 * long, 0.012),
        (0.1 * long, 0.03),
        (-0.03, 0.03),
        steps=5,
    )
    c.cut(
        look.shoes,
        placed([sole], *foot, h, -max(-40.0, min(40.0, turn)) * 0.6 * way, flip=way < 0),
        lift=lift * 0.6,
        rough=0.3,
    )
    if look.boots:
        top = (foot[0] + (knee[0] - foot[0]) * 0.62, foot[1] + (knee[1] - foot[1]) * 0.62)
        c.cut(look.shoes, limb((*top, 0.045 * h), (*foot, 0.034 * h)), lift=lift * 0.6, rough=0.3)


def _draw_trunk(
    c: Canvas,
    hip: Point,
    shoulder: Point,
    legs: list[list[Point]],
    look: Look,
    h: float,
    lift: float,
    face: int,
    view: str,
) -> None:
    wide = look.build * (0.84 if view == "side" else 1.0)
    if look.dress in ("skirt", "dress", "coat"):
        _draw_skirt(c, hip, legs, look, h, lift, wide)
    axis = np.array((hip[0] - shoulder[0], hip[1] - shoulder[1]))
    length = float(np.hypot(*axis))
    turn = float(np.degrees(np.arctan2(-axis[0], axis[1])))
    belly = max(0.0, look.build - 1) * 0.12 * (face if view == "side" else 0)
    s, w, p = 0.1 * wide, 0.082 * wide, 0.086 * wide
    body = smooth(
        (-0.035, -0.03), (0.035, -0.03), (s * 0.9, 0.012), (s, 0.07), (w + belly, 0.19), (p + belly * 0.6, 0.3), (p * 0.8, 0.345),
        (-p * 0.8, 0.345), (-p, 0.3), (-w, 0.19), (-s, 0.07), (-s * 0.9, 0.012), steps=6,
    )  # fmt: skip
    shape = placed([body * np.array((1.0, length / (0.3 * h)))], *shoulder, h, turn)
    c.cut(look.top, shape, lift=lift, rough=0.6)
    if look.pattern:
        c.ink(look.pattern_colour, pattern(look.pattern, shape, 0.05 * h), within=shape, amount=0.75)
    if look.vest:
        vest = placed(
            [points((-s * 1.02, 0.02), (s * 1.02, 0.02), (w * 1.08 + belly, 0.27), (-w * 1.08, 0.27))],
            *shoulder,
            h,
            turn,
        )
        c.cut(look.vest, vest, within=shape, lift=0, rough=0.4)
        bands = placed([points((-0.2, 0.16), (0.2, 0.16), (0.2, 0.185), (-0.2, 0.185))], *shoulder, h, turn)
        c.cut(colour("fbf5e6"), bands, within=shape, lift=0, rough=0.2)
    if look.apron:
        apron = placed(
            [smooth((-0.05, 0.06), (0.05, 0.06), (w, 0.18), (p, 0.5), (-p, 0.5), (-w, 0.18))], *shoulder, h, turn
        )
        c.cut(look.apron, apron, lift=lift * 0.6, rough=0.5)


def _draw_skirt(c: Canvas, hip: Point, legs: list[list[Point]], look: Look, h: float, lift: float, wide: float) -> None:
    cloth = look.top if look.dress in ("dress", "coat") else look.bottom
    share = 1.0 if look.dress == "coat" else 1.18
    ends = []
    for _, knee, foot in legs:
        past = share - 1
        ends.append(
            (
                hip[0] + (knee[0] - hip[0]) * min(share, 1) + (foot[0] - knee[0]) * past,
                hip[1] + (knee[1] - hip[1]) * min(share, 1) + (foot[1] - knee[1]) * past,
            )
        )
    r = 0.078 * h * wide
    shapes = (
        [taper(hip, end, r, r * 0.95) for end in ends]
        + [ellipse(*hip, r * 1.02)]
        + [ellipse(*end, r * 0.95) for end in ends if abs(end[1] - hip[1]) < 0.12 * h]
    )
    shapes.append(points(hip, *ends))
    c.cut(cloth, shapes, lift=lift, rough=0.6)
    if look.pattern and look.dress == "dress":
        c.ink(look.pattern_colour, pattern(look.pattern, shapes, 0.05 * h), within=shapes, amount=0.75)


def pattern(kind: str, shapes: Sequence[Shape], step: float) -> list[Shape]:
    """Stripes, dots or checks that cover the outlines; trim them with `within`."""
    every = np.concatenate(list(shapes))
    (x0, y0), (x1, y1) = every.min(axis=0), every.max(axis=0)
    rows, columns = np.arange(y0, y1 + step, step), np.arange(x0, x1 + step, step)
    if kind == "dots":
        return [ellipse(x + (i % 2) * step / 2, y, step * 0.2) for i, y in enumerate(rows) for x in columns]
    across = [points((x0, y), (x1, y), (x1, y + step * 0.42), (x0, y + step * 0.42)) for y in rows]
    down = [points((x, y0), (x + step * 0.36, y0), (x + step * 0.36, y1), (x, y1)) for x in columns]
    return {"stripes": across, "pin": down, "check": across + down}[kind]


HAIRS: tuple[Colour, ...] = tuple(
    colour(code) for code in ("26221f", "3b2a22", "5a3b28", "8a5a32", "cfc8ba", "e9e3d5", "9a938a")
)
_DOS_F = ("bob", "bun", "long", "tail", "curls", "short")
_DOS_M = ("short", "crop", "short", "bald", "curls")


def someone(rng: np.random.Generator, palette: Palette, child: bool = False, dull: float = 0) -> Look:
    """A passer-by: random in skin, hair, build and clothes, in the picture's inks."""
    woman = rng.random() < 0.55
    cloths = (palette.spot, palette.third, palette.ink, palette.deep(), palette.pale(0.45), palette.blush(0.45), palette.dark(), palette.grey(0.45), mix(palette.third, palette.spot, 0.5))  # fmt: skip
    first, second = rng.choice(len(cloths), 2, replace=False)
    hair = HAIRS[int(rng.integers(0, 4 if child else len(HAIRS)))]
    hats = ("", "", "", "beanie", "bobble") if child else ("", "", "", "", "cap", "beanie", "scarf" if woman else "cap")
    head = Head(
        skin=SKINS[int(rng.integers(0, len(SKINS)))],
        hair=hair,
        hairdo=str(rng.choice(_DOS_F if woman else _DOS_M[: 3 if child else 5])),
        hat=str(rng.choice(hats)),
        hat_colour=cloths[int(rng.integers(0, len(cloths)))],
        beard=str(rng.choice(("", "", "full"))) if not woman and not child else "",
        glasses=bool(rng.random() < 0.2),
    )
    dress = (
        str(rng.choice(("dress", "coat", "trousers", "skirt")))
        if woman
        else str(rng.choice(("trousers", "coat")) if not child else "shorts")
    )
    marks = ("", "", "stripes", "dots") if woman else ("", "", "", "check", "stripes")
    return Look(
        head=head,
        top=mix(cloths[int(first)], palette.paper, dull),
        bottom=mix(cloths[int(second)], palette.ink, 0.3),
        dress=dress,
        build=float(rng.uniform(0.9, 1.28)),
        child=child,
        pattern=str(rng.choice(marks)),
        pattern_colour=palette.paper if sum(cloths[int(first)]) < 200 else mix(palette.ink, cloths[int(first)], 0.4),
    )
