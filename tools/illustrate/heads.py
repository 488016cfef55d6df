# ruff: noqa: FBT001, FBT003, PLR0911, PLR0913, PLR0917
"""Heads: outlines in units of half a head's height, about the middle of the head, looking right."""

from collections.abc import Callable
from dataclasses import dataclass

from .geometry import Shape, arc, bar, ellipse, joined, placed, points, smooth, stroke
from .palette import INK, Colour, mix
from .paper import Canvas

PROFILE = smooth(
    (-0.05, -1.0), (0.42, -0.9), (0.7, -0.52), (0.72, -0.16), (0.96, 0.16), (0.76, 0.27), (0.8, 0.44), (0.72, 0.6),
    (0.68, 0.88), (0.42, 1.0), (0.08, 0.74), (-0.4, 0.66), (-0.76, 0.3), (-0.84, -0.3), (-0.56, -0.82), steps=6,
)  # fmt: skip
FRONT = smooth((0, -1.0), (0.6, -0.8), (0.8, -0.2), (0.72, 0.4), (0.4, 0.88), (0, 1.02), (-0.4, 0.88), (-0.72, 0.4), (-0.8, -0.2), (-0.6, -0.8))  # fmt: skip

Maker = Callable[[], list[Shape]]


@dataclass(frozen=True)
class Head:
    """How a head looks. `hairdo` and `hat` name entries of the tables below; `hat_colour` is also a headscarf's."""

    skin: Colour
    hair: Colour = INK
    hairdo: str = "short"
    hat: str = ""
    hat_colour: Colour = INK
    beard: str = ""
    glasses: bool = False


def _side_crop(nape: float, back: float = 0.96) -> Shape:
    return smooth(
        (0.66, -0.58), (0.56, -0.96), (0.05, -1.18), (-0.6, -1.0), (-back, -0.4), (-back + 0.04, nape - 0.3), (-0.62, nape),
        (-0.42, nape - 0.2), (-0.3, 0.02), (-0.12, 0.1), (0.02, -0.36), (0.3, -0.56), steps=6,
    )  # fmt: skip


def _side_long(length: float) -> Shape:
    return smooth(
        (0.68, -0.5), (0.56, -0.98), (0.05, -1.2), (-0.66, -1.02), (-1.06, -0.3), (-1.12, length * 0.6), (-1.0, length),
        (-0.4, length + 0.04), (-0.22, length * 0.5), (-0.14, 0.1), (0.06, -0.34), (0.36, -0.52), steps=6,
    )  # fmt: skip


def _front_crop(side: float, width: float = 0.94, fringe: float = -0.42) -> Shape:
    return smooth(
        (-width, side), (-width - 0.04, -0.5), (-0.56, -1.1), (0, -1.22), (0.56, -1.1), (width + 0.04, -0.5), (width, side),
        (0.72, side - 0.1), (0.64, -0.3), (0.3, fringe - 0.12), (-0.1, fringe), (-0.62, -0.28), (-0.72, side - 0.1), steps=6,
    )  # fmt: skip


def _curls(front: bool) -> list[Shape]:
    ring = [(-0.9, 0.2), (-1.0, -0.2), (-0.92, -0.62), (-0.62, -0.98), (-0.2, -1.16), (0.24, -1.12), (0.58, -0.9)]
    ring += [(0.92, -0.62), (1.0, -0.2), (0.9, 0.2)] if front else [(-0.7, 0.46), (-0.5, -0.2), (-0.4, -0.6), (0, -0.8)]
    return [ellipse(x, y, 0.33) for x, y in ring] + ([] if front else [ellipse(-0.3, -0.5, 0.6, 0.62)])


SIDE_HAIR: dict[str, Maker] = {
    "short": lambda: [_side_crop(0.42)],
    "crop": lambda: [_side_crop(0.3, 0.9)],
    "bob": lambda: [_side_long(0.86)],
    "long": lambda: [_side_long(1.9)],
    "bun": lambda: [_side_crop(0.4), ellipse(-0.86, -0.72, 0.44, 0.4)],
    "tail": lambda: [_side_crop(0.4), smooth((-0.8, -0.5), (-1.4, -0.4), (-1.7, 0.5), (-1.5, 1.2), (-1.3, 0.4), (-0.9, -0.1))],
    "plait": lambda: [_side_crop(0.44), *(ellipse(-0.86 - 0.05 * i, 0.45 + 0.36 * i, 0.24, 0.26) for i in range(5))],
    "curls": lambda: _curls(False),
    "bald": lambda: [smooth((-0.5, -0.6), (-0.9, -0.3), (-0.9, 0.2), (-0.6, 0.5), (-0.36, 0.1), (-0.2, 0.0), (-0.3, -0.3))],
}  # fmt: skip
FRONT_HAIR: dict[str, Maker] = {
    "short": lambda: [_front_crop(-0.1)],
    "crop": lambda: [_front_crop(-0.2, 0.88, -0.55)],
    "bob": lambda: [_front_crop(0.75, 1.06, -0.5)],
    "long": lambda: [_front_crop(1.6, 1.06, -0.5)],
    "bun": lambda: [_front_crop(-0.1), ellipse(0, -1.4, 0.42, 0.38)],
    "tail": lambda: [_front_crop(-0.05)],
    "plait": lambda: [_front_crop(0), *(ellipse(s * 0.98, 0.3 + 0.36 * i, 0.24) for i in range(4) for s in (-1, 1))],
    "curls": lambda: _curls(True),
    "bald": lambda: [ellipse(-0.86, -0.05, 0.16, 0.34), ellipse(0.86, -0.05, 0.16, 0.34)],
}
BACK_EXTRA: dict[str, Maker] = {
    "bob": lambda: [smooth((-1, -0.4), (1, -0.4), (1.06, 0.9), (0, 1.02), (-1.06, 0.9))],
    "long": lambda: [smooth((-1, -0.4), (1, -0.4), (1.05, 1.8), (0, 2.0), (-1.05, 1.8))],
    "bun": lambda: [ellipse(0, -0.6, 0.46, 0.42)],
    "tail": lambda: [smooth((-0.25, -0.3), (0.25, -0.3), (0.36, 0.8), (0.05, 1.9), (-0.3, 0.8))],
    "plait": lambda: [ellipse(0, 0.3 + 0.36 * i, 0.25, 0.27) for i in range(6)],
    "curls": lambda: [*_curls(True), ellipse(0, 0.3, 0.9, 0.7)],
}


def _side_hat(name: str) -> list[Shape]:
    crown = smooth((0.74, -0.5), (0.62, -1.02), (0, -1.3), (-0.66, -1.08), (-1.0, -0.42), (-0.86, -0.14), (-0.2, -0.32))
    if name == "cap":
        return [crown, smooth((0.5, -0.62), (1.2, -0.5), (1.34, -0.34), (0.6, -0.42), (0.3, -0.4))]
    if name == "peaked":
        top = smooth((0.8, -0.78), (0.86, -1.3), (0, -1.5), (-0.9, -1.22), (-1.02, -0.8), (-0.2, -0.72))
        return [top, points((-0.94, -0.9), (0.74, -0.86), (0.74, -0.46), (-0.9, -0.3)), smooth((0.5, -0.6), (1.28, -0.4), (1.3, -0.26), (0.5, -0.4))]  # fmt: skip
    if name == "beanie":
        return [crown, smooth((0.8, -0.3), (0.8, -0.66), (0, -0.74), (-1.0, -0.5), (-1.0, -0.1), (0, -0.34))]
    if name == "bobble":
        return [*_side_hat("beanie"), ellipse(-0.1, -1.46, 0.3)]
    if name == "hat":
        return [crown, smooth((1.4, -0.44), (0.6, -0.66), (-0.8, -0.5), (-1.5, -0.16), (-0.8, -0.22), (0.6, -0.4))]
    if name == "swim":
        return [
            smooth(
                (0.72, -0.44),
                (0.6, -0.98),
                (0, -1.12),
                (-0.66, -0.92),
                (-0.92, -0.3),
                (-0.8, 0.22),
                (-0.3, 0.16),
                (0.1, -0.36),
            )
        ]
    if name == "baker":
        return [ellipse(-0.1, -1.25, 0.98, 0.42), points((-0.9, -1.15), (0.76, -1.15), (0.74, -0.48), (-0.9, -0.36))]
    if name == "hood":
        return [
            smooth(
                (0.66, -0.5),
                (0.5, -1.1),
                (-0.1, -1.36),
                (-0.9, -1.1),
                (-1.24, -0.2),
                (-1.1, 0.9),
                (-0.2, 1.3),
                (0.3, 1.14),
                (-0.1, 0.4),
                (0.1, -0.4),
            )
        ]
    if name == "helmet":
        return [
            smooth((0.9, -0.42), (0.86, -0.96), (0.1, -1.4), (-0.8, -1.16), (-1.16, -0.5), (-1.0, -0.26), (-0.2, -0.4))
        ]
    return [smooth((0.62, -0.6), (0.4, -1.14), (-0.4, -1.18), (-1.06, -0.6), (-1.1, 0.3), (-0.98, 1.3), (-0.2, 1.6), (0.66, 1.36), (0.6, 1.02), (0.16, 0.8), (0.2, 0.2), (0.3, -0.4))]  # fmt: skip


def _front_hat(name: str) -> list[Shape]:
    crown = smooth((0.94, -0.3), (0.84, -0.96), (0, -1.32), (-0.84, -0.96), (-0.94, -0.3), (0, -0.42))
    if name in ("cap", "peaked"):
        extra = [ellipse(0, -1.1, 1.06, 0.36)] if name == "peaked" else []
        return [
            crown,
            *extra,
            smooth((-0.86, -0.44), (0, -0.6), (0.86, -0.44), (0.6, -0.24), (0, -0.16), (-0.6, -0.24)),
        ]
    if name in ("beanie", "bobble"):
        band = smooth((-1.0, -0.3), (-0.96, -0.66), (0, -0.74), (0.96, -0.66), (1.0, -0.3), (0, -0.36))
        return [crown, band, *([ellipse(0, -1.5, 0.32)] if name == "bobble" else [])]
    if name == "hat":
        return [crown, ellipse(0, -0.46, 1.5, 0.24)]
    if name == "swim":
        return [
            smooth((-0.86, -0.1), (-0.86, -0.7), (0, -1.12), (0.86, -0.7), (0.86, -0.1), (0.5, -0.44), (-0.5, -0.44))
        ]
    if name == "baker":
        return [ellipse(0, -1.26, 1.04, 0.42), points((-0.84, -1.2), (0.84, -1.2), (0.84, -0.46), (-0.84, -0.46))]
    if name == "helmet":
        return [smooth((-1.02, -0.4), (-0.9, -1.0), (0, -1.42), (0.9, -1.0), (1.02, -0.4), (0, -0.52))]
    outer = joined(
        smooth((-0.8, 1.4), (-1.1, 0.2), (-0.9, -0.9), (0, -1.28), (0.9, -0.9), (1.1, 0.2), (0.8, 1.4), closed=False)
    )
    inner = smooth(
        (0.36, 0.94), (0.62, 0.3), (0.56, -0.5), (0, -0.8), (-0.56, -0.5), (-0.62, 0.3), (-0.36, 0.94), closed=False
    )
    return [joined(outer, inner)]


def draw_head(
    c: Canvas, head: Head, x: float, y: float, r: float, face: int, view: str, tilt: float, lift: float
) -> None:
    """A head of half height `r`; `face` is 1 towards the right, -1 left; `view` is side, front or back."""

    def set_down(shapes: list[Shape]) -> list[Shape]:
        return placed(shapes, x, y, r, tilt * face, flip=face < 0)

    if view == "back":
        _draw_back(c, head, set_down, lift)
        return
    if head.hairdo in ("long", "bob", "plait") and view == "front":
        c.cut(
            head.hair,
            set_down(BACK_EXTRA[head.hairdo]() if head.hairdo != "plait" else []) or set_down([FRONT]),
            lift=lift,
        )
    c.cut(head.skin, set_down([PROFILE if view == "side" else FRONT]), lift=lift, rough=0.3)
    if r > 16:
        _draw_face(c, head, set_down, view)
    if head.beard:
        c.cut(head.hair, set_down(_beard(head.beard, view)), lift=lift * 0.4, rough=0.3)
    hair = (SIDE_HAIR if view == "side" else FRONT_HAIR).get(head.hairdo)
    if hair:
        c.cut(head.hair, set_down(hair()), lift=lift * 0.6, rough=0.4)
    if head.hat:
        c.cut(
            head.hat_colour,
            set_down((_side_hat if view == "side" else _front_hat)(head.hat)),
            lift=lift * 0.7,
            rough=0.4,
        )


def _draw_back(c: Canvas, head: Head, set_down: Callable[[list[Shape]], list[Shape]], lift: float) -> None:
    covered = head.hat in ("scarf", "hood")
    colour = head.hat_colour if covered else head.hair
    if head.hairdo == "bald" and not head.hat:
        c.cut(head.skin, set_down([FRONT]), lift=lift)
        c.cut(
            head.hair,
            set_down([smooth((-0.86, -0.2), (0, 0.0), (0.86, -0.2), (0.6, 0.6), (0, 0.75), (-0.6, 0.6))]),
            lift=1,
        )
        return
    c.cut(colour, set_down([smooth((0, -1.14), (0.7, -0.9), (0.94, -0.2), (0.7, 0.55), (0, 0.78), (-0.7, 0.55), (-0.94, -0.2), (-0.7, -0.9))]), lift=lift)  # fmt: skip
    extra = BACK_EXTRA.get("long" if head.hat == "scarf" else head.hairdo)
    if extra:
        c.cut(colour, set_down(extra()), lift=lift * 0.5)
    if head.hat and not covered:
        c.cut(
            head.hat_colour,
            set_down(_front_hat("beanie" if head.hat in ("cap", "swim") else head.hat)),
            lift=lift * 0.7,
        )


def _beard(kind: str, view: str) -> list[Shape]:
    if view == "side":
        if kind == "moustache":
            return [smooth((0.92, 0.3), (0.6, 0.3), (0.4, 0.5), (0.7, 0.46), (0.94, 0.44))]
        return [
            smooth(
                (0.84, 0.34), (0.5, 0.4), (0.1, 0.1), (-0.14, 0.0), (-0.1, 0.6), (0.3, 1.08), (0.74, 1.1), (0.86, 0.7)
            )
        ]
    if kind == "moustache":
        return [smooth((0, 0.34), (0.3, 0.4), (0.46, 0.6), (0.1, 0.52), (-0.1, 0.52), (-0.46, 0.6), (-0.3, 0.4))]
    return [smooth((-0.78, 0.0), (-0.5, 0.42), (0, 0.36), (0.5, 0.42), (0.78, 0.0), (0.7, 0.7), (0, 1.16), (-0.7, 0.7))]


def _draw_face(c: Canvas, head: Head, set_down: Callable[[list[Shape]], list[Shape]], view: str) -> None:
    line = mix(INK, head.skin, 0.15)
    if view == "side":
        c.ink((232, 150, 130), set_down([ellipse(0.34, 0.32, 0.22, 0.17)]), amount=0.5)
        c.ink(line, set_down([ellipse(0.46, -0.12, 0.075, 0.1), bar(0.34, -0.36, 0.62, -0.38, 0.07)]), rough=0.2)
        c.ink(line, set_down([stroke(smooth((0.76, 0.5), (0.62, 0.54), (0.5, 0.48), closed=False), 0.07)]), rough=0.2)
        rims = [
            joined(arc(0.5, -0.1, 0.26, 0.26, 0, 360, 24), arc(0.5, -0.1, 0.18, 0.18, 360, 0, 24)),
            bar(0.26, -0.14, -0.2, -0.2, 0.07),
        ]
    else:
        c.ink((232, 150, 130), set_down([ellipse(s * 0.44, 0.3, 0.18, 0.14) for s in (-1, 1)]), amount=0.5)
        c.ink(line, set_down([ellipse(s * 0.3, -0.06, 0.075, 0.1) for s in (-1, 1)]), rough=0.2)
        c.ink(line, set_down([stroke(smooth((-0.22, 0.5), (0, 0.6), (0.22, 0.5), closed=False), 0.08)]), rough=0.2)
        c.ink(
            line,
            set_down([stroke(smooth((0.02, 0.0), (0.12, 0.24), (-0.02, 0.28), closed=False), 0.05)]),
            amount=0.5,
            rough=0.2,
        )
        rims = [
            joined(arc(s * 0.32, -0.04, 0.25, 0.25, 0, 360, 24), arc(s * 0.32, -0.04, 0.18, 0.18, 360, 0, 24))
            for s in (-1, 1)
        ]
    if head.glasses:
        c.ink(line, set_down(rims), rough=0.2)
