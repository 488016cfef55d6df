"""Pixels for recipes: decoded once, upright, in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

from generator.imagefile import UnreadableImageError, decode, open_image, open_reduced
from generator.render.saliency import Attention, attention
from generator.views.photo_widths import WIDEST

__all__ = ["DecodeCache", "UnreadableImageError", "flattened", "open_reduced", "resized", "to_srgb"]

Read = Callable[[str], bytes]


NEARLY = 0.9
"""How much of the widest width a decoded photo must have. A tenth less is not seen, and the next scale at which a JPEG
can be decoded is twice as wide: four times the memory and the time."""


class DecodeCache:
    """The pixels of one photo, so that its widths, formats and cards in one worker decode it once.

    Holds the photo last asked for, in its largest size and in the one last asked for, and nothing else: about 20 MB of a
    phone's JPEG. What it gives depends on the arguments alone, never on what was asked before, so a render with it
    equals a render without.
    """

    def __init__(self) -> None:
        _reuse_memory()
        self.clear()

    def clear(self) -> None:
        """Lets go of the photo."""
        self._digest = ""
        self._whole: Image.Image | None = None
        self._last: tuple[tuple[int, int], Image.Image] | None = None
        self._attention: Attention | None = None
        self._grey: Image.Image | None = None

    def sized(self, digest: str, size: tuple[int, int], read: Read) -> Image.Image:
        """The photo at `size` (width and height in pixels, as it is meant to be seen), in sRGB, RGB or RGBA.

        The image is shared: do not change it.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        whole = self.whole(digest, read)
        if self._last is None or self._last[0] != size:
            self._last = size, to_srgb(resized(whole, size))
        return self._last[1]

    def whole(self, digest: str, read: Read) -> Image.Image:
        """The photo decoded once, at the same scale whatever is asked for first, with its colour profile.

        A colour JPEG is in mode YCbCr: see `resampled`.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        if self._whole is None or digest != self._digest:
            self.clear()
            self._whole = decode(open_image(read(digest)), need=(round(WIDEST * NEARLY), 1), planes=True)
            self._digest = digest
        return self._whole

    def grey(self, digest: str, read: Read) -> Image.Image:
        """The photo's light alone, on white where it is transparent: a third of the work to resize.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        whole = self.whole(digest, read)
        if self._grey is None:
            self._grey = flattened(whole).convert("L")
        return self._grey

    def attention(self, digest: str, read: Read) -> Attention:
        """Where the eye goes in the photo.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        whole = self.whole(digest, read)
        if self._attention is None:
            self._attention = attention(whole)
        return self._attention


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """At `size`, sharp: Lanczos after a first reduction to three times the size (within 53 dB of Lanczos alone)."""
    small = resampled(image, size, Image.Resampling.LANCZOS, (0, 0, *image.size), 3.0)
    small.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
    return small


def _reuse_memory() -> None:
    """Let Pillow keep a little of the memory that it frees (its manual, "Block allocator").

    Otherwise each new picture gets pages that the system must clear first: a third of a card's time. Changes no result.
    """
    core: Any = vars(Image)["core"]
    core.set_block_size(1 << 20)
    core.set_blocks_max(6)


Area = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def resampled(
    image: Image.Image,
    size: tuple[int, int],
    kernel: Image.Resampling,
    box: Area,
    gap: float,
    finish: Callable[[Image.Image], Image.Image] = lambda light: light,
) -> Image.Image:
    """A part of an image at another size, after a first reduction to `gap` times the size; light alone where it is YCbCr.

    Colour is then picked, not filtered: a camera's JPEG keeps half as much of it, which is smooth at full size, and the
    eye sees a third. So it costs half of what three channels cost. `finish` changes the light, or all channels.
    """
    if image.mode != "YCbCr":
        return finish(image.resize(size, kernel, box=box, reducing_gap=gap))
    light, blue, red = image.split()
    small = finish(light.resize(size, kernel, box=box, reducing_gap=gap))
    return Image.merge("YCbCr", (small, _picked(blue, size, box), _picked(red, size, box)))


def _picked(colour: Image.Image, size: tuple[int, int], box: Area) -> Image.Image:
    """One of two channels of colour at another size: no detail is in it that picking would miss."""
    scale = (box[2] - box[0]) / size[0]
    if scale < 1:
        return colour.resize(size, Image.Resampling.BILINEAR, box=box)
    factor = int(scale)
    if factor > 1:
        colour = colour.reduce(factor)
        box = (
            box[0] / factor,
            box[1] / factor,
            min(box[2] / factor, colour.width),
            min(box[3] / factor, colour.height),
        )
    return colour.resize(size, Image.Resampling.NEAREST, box=box)


def to_srgb(image: Image.Image) -> Image.Image:
    """In sRGB, mode RGB or (where something is transparent) RGBA, without any metadata.

    Browsers take an image without a profile for sRGB, and a phone's Display P3 would look dull. A profile that is
    broken or does not fit the image is ignored. Costs 15 ms per megapixel where there is a profile: resize first.
    """
    result = _through_profile(image) or image.convert("RGBA" if image.has_transparency_data else "RGB")
    if result.mode == "RGBA" and result.getchannel("A").getextrema() == (255, 255):
        result = result.convert("RGB")
    clean = result.copy() if result is image else result
    clean.info = {}
    return clean


def _through_profile(image: Image.Image) -> Image.Image | None:
    """Converted from the colour profile that the image brings, or None where it brings none that works."""
    data = image.info.get("icc_profile")
    if not data or (image.mode in ("RGB", "RGBA", "YCbCr") and _is_srgb(data)):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        image = image.convert("RGB") if image.mode == "YCbCr" else image
        return ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=32)
def _is_srgb(profile: bytes) -> bool:
    """Whether a profile changes no colour by more than a shade or two: the one that most files bring is sRGB itself."""
    steps = range(0, 256, 51)
    cube = Image.new("RGB", (6, 36))
    cube.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    try:
        brought = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(cube, brought, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    assert turned is not None
    return max(ImageChops.difference(cube, turned).tobytes()) <= 2


def flattened(image: Image.Image, background: str = "#ffffff") -> Image.Image:
    """Without transparency: on `background`."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, background)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet
