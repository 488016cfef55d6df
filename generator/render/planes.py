"""A picture kept as its channels, for printing on.

Pillow mixes a colour into one channel three times as fast as into a picture of three, whose pixels take four bytes: what
is printed through a mask (words, shades, the edges of shapes) costs a third, and the picture a quarter less memory.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from generator.render.inks import Ink, coded

Channels = tuple[Image.Image, ...]
"""Of one size, mode L, in the order of a mode's name."""


class Planes:
    """A picture in mode RGB or YCbCr that is changed in place."""

    def __init__(self, mode: str, channels: Channels) -> None:
        self.mode = mode
        self.size = channels[0].size
        self._channels = channels

    @classmethod
    def new(cls, mode: str, size: tuple[int, int], colour: Ink) -> Planes:
        """All of one colour."""
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
        return Planes(self.mode, tuple(channel.copy() for channel in self._channels))

    def fill(self, colour: Ink, box: tuple[int, int, int, int]) -> None:
        """Print a colour over all of a box."""
        for channel, value in zip(self._channels, colour, strict=True):
            channel.paste(value, box)

    def shade(self, table: Sequence[int], box: tuple[int, int, int, int]) -> None:
        """Change every shade within a box as a table (`inks.tinted`) says."""
        for channel, shades in zip(self._channels, by_channel(table), strict=True):
            channel.paste(channel.crop(box).point(shades), box)

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
            # Not by `Image.paste`: what it makes sure of is known here, and takes as long as printing the edge of a shape.
            box, through = (*at, at[0] + mask.width, at[1] + mask.height), mask.im
            for channel, value in zip(self._channels, fill, strict=True):
                channel.im.paste(value, box, through)

    def put(self, parts: Channels, at: tuple[int, int], mask: Image.Image | None = None) -> None:
        """Print a picture that comes as channels of this mode."""
        for channel, part in zip(self._channels, parts, strict=True):
            channel.paste(part, at, mask)

    def cropped(self, box: tuple[int, int, int, int]) -> Image.Image:
        """A part of it as one picture."""
        return Image.merge(self.mode, [channel.crop(box) for channel in self._channels])

    def merged(self) -> Image.Image:
        """All of it as one picture."""
        return Image.merge(self.mode, self._channels)


def by_channel(table: Sequence[int]) -> list[Sequence[int]]:
    """A table of the shades of all channels, for each of them."""
    return [table[start : start + 256] for start in range(0, len(table), 256)]
