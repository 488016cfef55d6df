"""A picture kept as its channels, for printing on.

Pillow mixes a colour into one channel three times as fast as into a picture of three, whose pixels take four bytes: what
is printed through a mask (words, shades, the edges of shapes) costs a third, and the picture a quarter less memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PIL import Image

from generator.render.inks import Ink, coded

Channels = tuple[Image.Image, ...]
"""Of one size, mode L, in the order of a mode's name."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
WHOLE_FROM = 1_600_000
"""Pixels from which a picture stays in one piece: to merge its channels at the end takes as much memory again."""


class Planes:
    """A picture in mode RGB or YCbCr that is changed in place.

    Colours are not printed by Pillow's `Image.paste`: what it makes sure of is known here, and takes as long as printing
    the edge of a shape.
    """

    def __init__(self, mode: str, parts: Channels) -> None:
        """`parts` are its channels, or the picture alone."""
        self.mode = mode
        self.size = parts[0].size
        self._parts = parts

    @classmethod
    def new(cls, mode: str, size: tuple[int, int], colour: Ink) -> Planes:
        """All of one colour."""
        if size[0] * size[1] >= WHOLE_FROM:
            return cls(mode, (Image.new(mode, size, colour),))
        return cls(mode, tuple(Image.new("L", size, value) for value in colour))

    @property
    def width(self) -> int:
        """In pixels."""
        return self.size[0]

    @property
    def height(self) -> int:
        """In pixels."""
        return self.size[1]

    def copy(self) -> Planes:
        """Another that is equal."""
        return Planes(self.mode, tuple(part.copy() for part in self._parts))

    def fill(self, colour: Ink, box: Box) -> None:
        """Print a colour over all of a box, which lies within the picture."""
        for part, value in self._each(colour):
            part.im.paste(value, box)

    def shade(self, table: Sequence[int], box: Box) -> None:
        """Change every shade within a box as a table (`inks.tinted`) says."""
        tables = [table] if self._is_whole else by_channel(table)
        for part, shades in zip(self._parts, tables, strict=True):
            part.paste(part.crop(box).point(shades), box)

    def paste(self, fill: object, at: tuple[int, int], mask: Image.Image | None = None) -> None:
        """Print an ink, or a picture in any mode, with its left top corner there, through a mask (mode L or RGBA).

        A picture needs no mask.
        """
        if mask and mask.mode == "RGBA":
            mask = mask.getchannel("A")
        if isinstance(fill, Image.Image):
            self.put(coded(fill, self.mode).split(), at, mask)
        else:
            assert isinstance(fill, tuple), fill
            assert mask is not None
            box, through = (*at, at[0] + mask.width, at[1] + mask.height), mask.im
            for part, value in self._each(fill):
                part.im.paste(value, box, through)

    def put(self, channels: Channels, at: tuple[int, int], mask: Image.Image | None = None) -> None:
        """Print a picture that comes as channels of this mode."""
        printed = (Image.merge(self.mode, channels),) if self._is_whole else channels
        for part, one in zip(self._parts, printed, strict=True):
            part.paste(one, at, mask)

    def cropped(self, box: Box) -> Image.Image:
        """A part of it as one picture."""
        parts = [part.crop(box) for part in self._parts]
        return parts[0] if self._is_whole else Image.merge(self.mode, parts)

    def merged(self) -> Image.Image:
        """All of it as one picture."""
        return self._parts[0] if self._is_whole else Image.merge(self.mode, self._parts)

    @property
    def _is_whole(self) -> bool:
        return len(self._parts) == 1

    def _each(self, colour: Ink) -> Iterable[tuple[Image.Image, Ink | int]]:
        """The parts, and what a colour is in each."""
        return [(self._parts[0], colour)] if self._is_whole else zip(self._parts, colour, strict=True)


def by_channel(table: Sequence[int]) -> list[Sequence[int]]:
    """A table of the shades of all channels, for each of them."""
    return [table[start : start + 256] for start in range(0, len(table), 256)]
