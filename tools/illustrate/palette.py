"""The inks: paper, ink and the hub's red are the same everywhere; each picture adds a third colour."""

from dataclasses import dataclass

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with the given share (0 to 1) of `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def over(a: Colour, b: Colour) -> Colour:
    """What two inks make where they overprint."""
    return a[0] * b[0] / 255, a[1] * b[1] / 255, a[2] * b[2] / 255


PAPER = colour("f5ecd9")
CREAM = colour("fbf5e6")
INK = colour("26221f")
RED = colour("c8372d")

RIVER = colour("3f8f8c")
MUSTARD = colour("dfa32f")
MOSS = colour("7a8c42")
NIGHT = colour("2b3f66")
CLAY = colour("b9764a")
PLUM = colour("7a3f5c")
SKY = colour("8fb7c4")
ROSE = colour("e3a197")
SLATE = colour("61707a")

SKINS = tuple(colour(c) for c in ("efc5a0", "d9a074", "b97c52", "8f5a3a", "6b4330", "f3d3b8"))


@dataclass(frozen=True)
class Palette:
    """A picture's colours. `third` is the ink that this picture adds; `paper` the sheet that it is printed on."""

    third: Colour
    paper: Colour = PAPER
    ink: Colour = INK
    spot: Colour = RED

    def pale(self, share: float = 0.7) -> Colour:
        """The third colour, thinned towards the paper."""
        return mix(self.third, self.paper, share)

    def deep(self, share: float = 0.5) -> Colour:
        """The third colour, darkened with ink."""
        return mix(self.third, self.ink, share)

    def blush(self, share: float = 0.6) -> Colour:
        """The spot colour, thinned towards the paper."""
        return mix(self.spot, self.paper, share)

    def dark(self, share: float = 0.5) -> Colour:
        """The spot colour, darkened with ink."""
        return mix(self.spot, self.ink, share)

    def grey(self, share: float = 0.5) -> Colour:
        """Ink, thinned towards the paper."""
        return mix(self.ink, self.paper, share)
