# ruff: noqa: PLR0917
"""Capital letters and figures cut from strips, as a sign painter's stencil has them."""

import numpy as np

from .geometry import Shape, arc, ellipse, limb, placed, smooth, stroke
from .palette import Colour
from .paper import Canvas

_O = arc(0.3, 0.5, 0.29, 0.48, 0, 360, 28)


def _line(*pairs: tuple[float, float]) -> Shape:
    return np.array(pairs, dtype=float)


GLYPHS: dict[str, tuple[Shape, ...]] = {
    "A": (_line((0, 1), (0.3, 0.02), (0.6, 1)), _line((0.12, 0.66), (0.48, 0.66))),
    "B": (_line((0.06, 0), (0.06, 1)), smooth((0.06, 0.05), (0.46, 0.08), (0.46, 0.42), (0.06, 0.47), closed=False), smooth((0.06, 0.47), (0.54, 0.52), (0.54, 0.92), (0.06, 0.95), closed=False)),
    "C": (arc(0.34, 0.5, 0.31, 0.47, 310, 50, 22),),
    "D": (_line((0.06, 0), (0.06, 1)), smooth((0.06, 0.05), (0.4, 0.1), (0.58, 0.5), (0.4, 0.9), (0.06, 0.95), closed=False)),
    "E": (_line((0.06, 0), (0.06, 1)), _line((0.06, 0.06), (0.52, 0.06)), _line((0.06, 0.5), (0.44, 0.5)), _line((0.06, 0.94), (0.52, 0.94))),
    "F": (_line((0.06, 0), (0.06, 1)), _line((0.06, 0.06), (0.52, 0.06)), _line((0.06, 0.5), (0.44, 0.5))),
    "G": (arc(0.34, 0.5, 0.31, 0.47, 310, 20, 22), _line((0.36, 0.56), (0.62, 0.56))),
    "H": (_line((0.06, 0), (0.06, 1)), _line((0.54, 0), (0.54, 1)), _line((0.06, 0.5), (0.54, 0.5))),
    "I": (_line((0.3, 0), (0.3, 1)),),
    "L": (_line((0.06, 0), (0.06, 1)), _line((0.0, 0.94), (0.52, 0.94))),
    "M": (_line((0.02, 1), (0.06, 0.02), (0.31, 0.7), (0.56, 0.02), (0.6, 1)),),
    "N": (_line((0.06, 1), (0.06, 0.02), (0.54, 0.98), (0.54, 0)),),
    "O": (_O,),
    "P": (_line((0.06, 0), (0.06, 1)), smooth((0.06, 0.05), (0.5, 0.08), (0.52, 0.46), (0.06, 0.52), closed=False)),
    "R": (_line((0.06, 0), (0.06, 1)), smooth((0.06, 0.05), (0.5, 0.08), (0.5, 0.46), (0.06, 0.5), closed=False), _line((0.28, 0.5), (0.58, 1))),
    "S": (smooth((0.52, 0.14), (0.3, 0.03), (0.07, 0.22), (0.3, 0.48), (0.54, 0.74), (0.3, 0.97), (0.05, 0.86), closed=False),),
    "T": (_line((0.3, 0), (0.3, 1)), _line((0.0, 0.06), (0.6, 0.06))),
    "U": (smooth((0.06, 0), (0.06, 0.6), (0.3, 0.96), (0.54, 0.6), (0.54, 0), closed=False),),
    "V": (_line((0.0, 0), (0.3, 0.97), (0.6, 0)),),
    "K": (_line((0.06, 0), (0.06, 1)), _line((0.56, 0), (0.08, 0.56)), _line((0.24, 0.42), (0.58, 1))),
    "6": (smooth((0.5, 0.02), (0.12, 0.34), (0.06, 0.74), (0.32, 0.97), (0.55, 0.74), (0.34, 0.48), (0.08, 0.64), closed=False),),
    "8": (arc(0.3, 0.25, 0.21, 0.22, 0, 360, 24), arc(0.3, 0.73, 0.27, 0.25, 0, 360, 24)),
    "W": (_line((0.0, 0), (0.14, 0.97), (0.3, 0.3), (0.46, 0.97), (0.6, 0)),),
    "X": (_line((0.02, 0), (0.58, 1)), _line((0.58, 0), (0.02, 1))),
    "Y": (_line((0.02, 0), (0.3, 0.5), (0.58, 0)), _line((0.3, 0.5), (0.3, 1))),
    "0": (_O,),
    "1": (_line((0.1, 0.2), (0.34, 0.02), (0.34, 1)),),
    "2": (smooth((0.04, 0.24), (0.3, 0.03), (0.54, 0.26), (0.36, 0.58), (0.04, 0.95), closed=False), _line((0.0, 0.94), (0.6, 0.94))),
    "3": (smooth((0.06, 0.12), (0.34, 0.02), (0.52, 0.24), (0.26, 0.46), closed=False), smooth((0.26, 0.46), (0.58, 0.7), (0.32, 0.98), (0.03, 0.86), closed=False)),
    "4": (_line((0.44, 1), (0.44, 0.02), (0.02, 0.68), (0.62, 0.68)),),
    "5": (_line((0.54, 0.05), (0.1, 0.05), (0.07, 0.46)), smooth((0.07, 0.46), (0.4, 0.4), (0.56, 0.7), (0.32, 0.97), (0.03, 0.88), closed=False)),
    "7": (_line((0.02, 0.06), (0.58, 0.06), (0.2, 1)),),
    "9": (smooth((0.1, 0.98), (0.48, 0.66), (0.54, 0.26), (0.28, 0.03), (0.05, 0.28), (0.26, 0.52), (0.5, 0.36), closed=False),),
    "-": (_line((0.08, 0.52), (0.5, 0.52)),),
    ".": (ellipse(0.3, 0.95, 0.02),),
}  # fmt: skip


def lettering(
    text: str, x: float, y: float, h: float, weight: float = 0.16, turn: float = 0, step: float = 0.82
) -> list[Shape]:
    """The outlines of `text`, capital height h, upper left corner at (x, y), turned about that corner."""
    lines = [line + np.array((i * step, 0.0)) for i, glyph in enumerate(text) if glyph != " " for line in GLYPHS[glyph]]
    shapes = [shape for line in lines for shape in (_bent(line, weight) if len(line) < 6 else [stroke(line, weight)])]
    return placed(shapes, x, y, h, turn)


def _bent(line: Shape, weight: float) -> list[Shape]:
    """A line with sharp corners, each leg cut by itself."""
    return limb(*((float(x), float(y), weight / 2) for x, y in line))


def width_of(text: str, h: float, step: float = 0.82) -> float:
    """How wide `lettering` sets the text."""
    return (len(text) * step - (step - 0.6)) * h


def sign(
    c: Canvas, text: str, x: float, y: float, h: float, colour: Colour, weight: float = 0.16, lift: float = 0
) -> None:
    """Lettering laid on the picture, centred on x."""
    c.cut(colour, lettering(text, x - width_of(text, h) / 2, y, h, weight), lift=lift, rough=0.4, register=0.6)
