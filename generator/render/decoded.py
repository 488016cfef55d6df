"""A decoded photo, and its parts in other sizes.

A JPEG of colour is kept as cameras code it: its light at full size, its colour at half of it. So it needs 1.5 bytes a
pixel in memory where RGB needs 4, and what is resampled with care is one channel, not three: a camera's file has no
finer colour, and the eye sees none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from generator.imagefile import decode, orientation, upright

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

Area = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""
Finish = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True)
class Part:
    """A part of a photo at some size."""

    channels: tuple[Image.Image, ...]
    """Light and both differences of a JPEG of colour, mode L; else one picture in the photo's own mode."""
    profile: bytes | None = None
    """The colour profile that the file brings."""

    @property
    def is_coded(self) -> bool:
        """Whether its channels are those that a JPEG is coded in."""
        return len(self.channels) > 1

    @property
    def image(self) -> Image.Image:
        """As one picture: YCbCr for a JPEG of colour. The profile is in `info["icc_profile"]`."""
        image = Image.merge("YCbCr", self.channels) if self.is_coded else self.channels[0]
        image.info = {"icc_profile": self.profile} if self.profile else {}
        return image

    def rows(self, top: int, bottom: int) -> Part:
        """Some of its rows."""
        width = self.channels[0].width
        return Part(tuple(one.crop((0, top, width, bottom)) for one in self.channels), self.profile)


@dataclass(frozen=True)
class Decoded:
    """A photo, upright, as large as anything is made of it."""

    light: Image.Image
    """The whole of it in mode L, RGB, RGBA or CMYK; or the light of a JPEG of colour."""
    colour: tuple[Image.Image, Image.Image] | None = None
    """Blue and red difference of a JPEG of colour, half as wide and high."""
    profile: bytes | None = None
    """The colour profile that the file brings."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.light.size

    @property
    def grey(self) -> Decoded:
        """Its light alone, on white where it is transparent."""
        if self.colour:
            return Decoded(self.light)
        return Decoded(self.light if self.light.mode == "L" else flattened(self.light).convert("L"))

    def resampled(
        self, size: tuple[int, int], kernel: Image.Resampling, box: Area, gap: float, finish: Finish | None = None
    ) -> Part:
        """A part of the photo at another size.

        Args:
            size: width and height of the result, in pixels.
            kernel: what the light is resampled with; colour is picked, not filtered.
            box: the part.
            gap: to how many times `size` it may be reduced first, roughly.
            finish: what is done to the resampled light, or to all channels where they are not apart.
        """
        light = self.light.resize(size, kernel, box=box, reducing_gap=gap)
        return self._whole(finish(light) if finish else light, box)

    def cut(self, size: tuple[int, int], at: tuple[int, int]) -> Part:
        """A part of the photo of `size` as it is, from `at` (left and top) on."""
        box = (*at, at[0] + size[0], at[1] + size[1])
        return self._whole(self.light.crop(box), box)

    def small(self, side: int) -> Image.Image:
        """All of it as the mean of its parts, its longer side so many pixels, in RGB."""
        scale = side / max(self.size)
        size = max(8, round(self.light.width * scale)), max(8, round(self.light.height * scale))
        channels = (self.light, *(self.colour or ()))
        reduced = [one.resize(size, Image.Resampling.BOX, reducing_gap=1.0) for one in channels]
        return (Image.merge("YCbCr", reduced) if self.colour else reduced[0]).convert("RGB")

    def _whole(self, light: Image.Image, box: Area) -> Part:
        colour = (self._picked(one, light.size, box) for one in self.colour or ())
        return Part((light, *colour), self.profile)

    def _picked(self, colour: Image.Image, size: tuple[int, int], box: Area) -> Image.Image:
        """A part of one channel of colour at another size: no detail is in it that picking would miss."""
        across, down = colour.width / self.light.width, colour.height / self.light.height
        left, top, right, bottom = box[0] * across, box[1] * down, box[2] * across, box[3] * down
        factor = max(1, int((right - left) / size[0]))
        if factor > 1:
            colour = colour.reduce(factor)
        return colour.resize(
            size,
            Image.Resampling.NEAREST,
            box=(
                left / factor,
                top / factor,
                min(right / factor, colour.width),
                min(bottom / factor, colour.height),
            ),
        )


def decoded(image: ImageFile, *, need: tuple[int, int]) -> Decoded:
    """The pixels of an image that `open_image` gave.

    Args:
        image: not decoded yet.
        need: width and height in pixels that are enough for whatever is made of it.

    Raises:
        UnreadableImageError: if it is damaged.
    """
    size = upright(image.size, orientation(image))
    whole = decode(image, need=need, planes=True)
    profile = whole.info.get("icc_profile")
    if whole.mode != "YCbCr":
        return Decoded(whole, profile=profile)
    half = max(1, whole.width // 2), max(1, whole.height // 2)
    # Where the file halves its colour the decoder has just smoothed it to full size, and every second pixel is enough.
    kernel = Image.Resampling.NEAREST if whole.size == size and _halves(image) else Image.Resampling.BOX
    _, blue, red = whole.resize(half, kernel, reducing_gap=1.0).split()
    return Decoded(whole.getchannel(0), (blue, red), profile)


def _halves(image: ImageFile) -> bool:
    """Whether a JPEG keeps half as much colour as light, each way; its sampling factors are in `layer`."""
    factors = [(across, down) for _, across, down, _ in getattr(image, "layer", ())]
    return factors == [(2, 2), (1, 1), (1, 1)]


def flattened(image: Image.Image, background: str = "#ffffff") -> Image.Image:
    """Without transparency: on `background`."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, background)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet
