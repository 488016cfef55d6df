"""Pixels for recipes: decoded once, upright, in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

from generator.imagefile import UnreadableImageError, open_image, open_reduced
from generator.render.decoded import Decoded, decoded, flattened
from generator.render.saliency import SIDE, Attention, attention
from generator.views.photo_widths import WIDEST

__all__ = ["DecodeCache", "UnreadableImageError", "flattened", "open_reduced", "resized", "to_srgb"]

Read = Callable[[str], bytes]


NEARLY = 0.9
"""How much of the widest width a decoded photo must have. A tenth less is not seen, and the next scale at which a JPEG
can be decoded is twice as wide: four times the memory and the time."""


class DecodeCache:
    """The pixels of one photo, so that its widths, formats and cards in one worker decode it once.

    Holds the photo last asked for, in its largest size and in the one last asked for, and nothing else: about 10 MB of a
    phone's JPEG. What it gives depends on the arguments alone, never on what was asked before, so a render with it
    equals a render without.
    """

    def __init__(self) -> None:
        _reuse_memory()
        self.clear()

    def clear(self) -> None:
        """Lets go of the photo."""
        self._digest = ""
        self._whole: Decoded | None = None
        self._last: tuple[tuple[int, int], Image.Image] | None = None
        self._attention: Attention | None = None

    def sized(self, digest: str, size: tuple[int, int], read: Read) -> Image.Image:
        """The photo at `size` (width and height in pixels, as it is meant to be seen), in sRGB, RGB or RGBA.

        The image is shared: do not change it.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        whole = self.whole(digest, read)
        if self._last is None or self._last[0] != size:
            box = (0, 0, *whole.size)
            self._last = size, to_srgb(whole.resampled(size, Image.Resampling.LANCZOS, box, GAP).image)
        return self._last[1]

    def whole(self, digest: str, read: Read) -> Decoded:
        """The photo decoded once, at the same scale whatever is asked for first.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        if self._whole is None or digest != self._digest:
            self.clear()
            self._whole = decoded(open_image(read(digest)), need=(round(WIDEST * NEARLY), 1))
            self._digest = digest
        return self._whole

    def attention(self, digest: str, read: Read) -> Attention:
        """Where the eye goes in the photo.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        whole = self.whole(digest, read)
        if self._attention is None:
            self._attention = attention(whole.small(SIDE))
        return self._attention


GAP = 3.0
"""To how many times the size a picture is reduced before Lanczos: within 53 dB of Lanczos alone."""


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """At `size`, sharp."""
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=GAP)


def _reuse_memory() -> None:
    """Let Pillow keep a little of the memory that it frees (its manual, "Block allocator"), and the C library some more.

    Otherwise each new picture gets pages that the system must clear first: a third of a card's time, where both are left
    out. Changes no result.
    """
    core: Any = vars(Image)["core"]
    core.set_block_size(1 << 20)
    core.set_blocks_max(1)
    # glibc hands the end of its heap back as soon as twice the largest piece ever freed lies there unused (mallopt(3),
    # M_MMAP_THRESHOLD): one that is never written to costs nothing, and other libraries do not mind.
    bytes(PHOTO_BYTES)


PHOTO_BYTES = 16 << 20
"""Room for one decoded photo. It comes in Pillow's blocks of 1 MB, which tell glibc nothing of how much is needed."""


def to_srgb(image: Image.Image) -> Image.Image:
    """In sRGB, mode RGB or (where something is transparent) RGBA, without any metadata.

    Browsers take an image without a profile for sRGB, and a phone's Display P3 would look dull. A profile that is
    broken or does not fit the image is ignored. Costs 15 ms per megapixel where there is a profile: resize first.
    """
    result = _through_profile(image) or image.convert("RGBA" if image.has_transparency_data else "RGB")
    if result.mode == "RGBA" and result.getchannel("A").getextrema() == (255, 255):
        result = result.convert("RGB")
    clean = result.copy() if result is image and result.info else result
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
