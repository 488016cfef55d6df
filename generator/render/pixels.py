"""Pixels for recipes: decoded once, upright, in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageCms

from generator.imagefile import UnreadableImageError, open_reduced
from generator.views.photo_widths import WIDEST

__all__ = ["DecodeCache", "UnreadableImageError", "flattened", "open_reduced", "resized", "to_srgb"]

Read = Callable[[str], bytes]


class DecodeCache:
    """The pixels of one photo, so that its widths and formats in one worker decode once.

    Holds the photo last asked for and nothing else: about 25 MB of a phone's JPEG. What it gives depends on the
    arguments alone, never on what was asked before, so a render with it equals a render without.
    """

    def __init__(self) -> None:
        self._digest = ""
        self._sizes: dict[tuple[int, int], Image.Image] = {}

    def sized(self, digest: str, size: tuple[int, int], read: Read) -> Image.Image:
        """The photo at `size` (width and height in pixels, as it is meant to be seen), in sRGB, RGB or RGBA.

        The image is shared: do not change it.

        Raises:
            UnreadableImageError: if the photo cannot be read.
        """
        if digest != self._digest:
            self._digest, self._sizes = digest, {}
        if size not in self._sizes:
            self._sizes[size] = to_srgb(resized(self._whole(digest, read), size))
        return self._sizes[size]

    def _whole(self, digest: str, read: Read) -> Image.Image:
        """The photo decoded once, at the same scale whichever width is asked for first."""
        if (0, 0) not in self._sizes:
            self._sizes[0, 0] = open_reduced(read(digest), need=(WIDEST, 1))
        return self._sizes[0, 0]


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """At `size`, sharp: Lanczos after a first reduction to three times the size (within 53 dB of Lanczos alone)."""
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
    return small


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
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def flattened(image: Image.Image, background: str = "#ffffff") -> Image.Image:
    """Without transparency: on `background`."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, background)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet
