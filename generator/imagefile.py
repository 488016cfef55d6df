"""Image files: what they are, how large they are, and their pixels at a reduced scale in bounded memory.

Nothing here trusts a file: its ending, its header and its metadata may all be wrong. What cannot be read is one
exception, `UnreadableImageError`, with a reason; no other leaves this module, whatever the bytes.

Memory, in bytes per pixel of the file (measured with Pillow 13):
- a baseline JPEG is decoded at 1/2, 1/4 or 1/8 of its scale, so it costs what is *needed*, hardly what it holds:
  200 megapixels, the largest phone sensor, take 24 MB;
- a progressive JPEG keeps all its coefficients, two bytes for each of three channels: 6;
- PNG and GIF are decoded whole: 4 and 1;
- WebP and AVIF keep several copies within the decoder: 16 and 9.
`PIXEL_LIMITS` keeps one decode below 500 MB, so that two workers fit a 2 GB build machine.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

PIXEL_LIMITS = {
    "JPEG": 250_000_000,
    "progressive JPEG": 80_000_000,
    "PNG": 80_000_000,
    "GIF": 80_000_000,
    "WebP": 30_000_000,
    "AVIF": 50_000_000,
}
_BAND = 2_000_000
"""Pixels that are converted at a time, about."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF 2.32, tag 0x0112: what makes each orientation upright."""
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)


class Reason(StrEnum):
    """Why an image cannot be read."""

    NOT_AN_IMAGE = "not an image"
    TOO_LARGE = "too large"
    DAMAGED = "damaged"


class UnreadableImageError(ValueError):
    """An image that cannot be read; `size` is width and height in pixels as far as they are known."""

    def __init__(self, reason: Reason, size: tuple[int, int] = (0, 0)) -> None:
        self.reason = reason
        self.size = size
        super().__init__(f"{reason} {size}")


def sniff(data: bytes) -> str:
    """The format that the first bytes tell (`JPEG`, `PNG`, `GIF`, `WebP`, `AVIF`), or empty if none that we read."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return "AVIF" if data[4:8] == b"ftyp" and {b"avif", b"avis"} & set(brands(data)) else ""


def brands(data: bytes) -> tuple[bytes, ...]:
    """The brands of an ISO media file (ISO/IEC 14496-12, `ftyp`), the main one first; none for other files."""
    if data[4:8] != b"ftyp":
        return ()
    end = min(int.from_bytes(data[:4], "big"), len(data), 256)
    return (data[8:12], *(data[i : i + 4] for i in range(16, end, 4)))


def open_image(data: bytes) -> ImageFile:
    """Open without decoding: format, size and metadata are known, and the size is within the limits.

    Raises:
        UnreadableImageError: if it is no image that we read, too large, or its header is damaged.
    """
    kind = sniff(data)
    if not kind:
        raise UnreadableImageError(Reason.NOT_AN_IMAGE)
    with _contained():
        image = _PLUGINS[kind](BytesIO(data))
    progressive = kind == "JPEG" and image.info.get("progressive")
    if image.width * image.height > PIXEL_LIMITS["progressive JPEG" if progressive else kind]:
        raise UnreadableImageError(Reason.TOO_LARGE, image.size)
    return image


def is_animated(image: ImageFile) -> bool:
    """Whether there is more than one frame; a file too broken to tell has one."""
    try:
        with _contained():
            return bool(getattr(image, "is_animated", False))
    except UnreadableImageError:
        return False


def orientation(image: Image.Image) -> int:
    """The orientation that the metadata ask for, from 1 to 8; 1 where they are absent or broken."""
    try:
        with _contained():
            value = image.getexif().get(_ORIENTATION)
            return value if isinstance(value, int) and value in _TURNS else 1
    except UnreadableImageError:
        return 1


def upright(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Width and height as they are meant to be seen, of a file whose `orientation` is `turn`; and back again."""
    width, height = size
    return (height, width) if turn in _SIDEWAYS else (width, height)


def open_reduced(data: bytes, *, need: tuple[int, int]) -> Image.Image:
    """The first frame, upright, about as small as `need` allows.

    Args:
        data: the file's bytes.
        need: width and height in pixels that the result is going to be resized to, as it is meant to be seen.

    Returns:
        An image in mode L, RGB, RGBA or CMYK, at least as large as `need` on both sides, unless the file is smaller.
        Its colour profile, if any, is still in `info["icc_profile"]`.

    Raises:
        UnreadableImageError: if it is no image, too large or damaged.
    """
    return decode(open_image(data), need=need)


def decode(image: ImageFile, *, need: tuple[int, int], planes: bool = False) -> Image.Image:
    """As `open_reduced`, from an image that `open_image` gave and that has not been decoded yet.

    The `size` of a JPEG is the reduced one afterwards. With `planes`, one of colour comes as it is coded, mode YCbCr, its
    colour as coarse as it is in the file.
    """
    with _contained(image.size):
        if image.format == "JPEG":
            planes = planes and image.mode == "RGB" and not _is_coded_in_rgb(image)
            image.draft("YCbCr" if planes else None, upright(need, orientation(image)))
            if planes:
                _hurry(image)
        image.load()
        turn = orientation(image)
        width, height = upright(need, turn)
        factor = max(1, min(image.width // (2 * width), image.height // (2 * height)))
        small = _reduced(image, factor)
        return small.transpose(_TURNS[turn]) if turn in _TURNS else small


def _is_coded_in_rgb(image: ImageFile) -> bool:
    """Whether a JPEG holds red, green and blue themselves, which libjpeg cannot give in YCbCr (its jdapimin.c)."""
    names = [layer[0] for layer in getattr(image, "layer", ())]
    return "jfif" not in image.info and (image.info.get("adobe_transform") == 0 or names == [*b"RGB"])


def _hurry(image: ImageFile) -> None:
    """Let libjpeg copy colour to full size rather than smooth it, and use its quicker transform (Pillow's `draft` flag).

    A tenth faster, and within four shades of 255 in light (a mean of half a shade).
    """
    scale, _ = image.decoderconfig or (1, 0)
    image.decoderconfig = (scale, 1)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Every `factor` by `factor` pixels as their mean, converted band by band so that no second whole image is made."""
    if factor == 1 and _is_plain(image):
        image.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
        return image
    rows = max(1, _BAND // (image.width * factor))
    step = rows * factor
    tops = range(0, image.height, step)
    bands = (image.crop((0, top, image.width, min(top + step, image.height))) for top in tops)
    parts = (_plain(band).reduce(factor) for band in bands)
    first = next(parts)
    result = Image.new(first.mode, (first.width, -(-image.height // factor)))
    result.paste(first, (0, 0))
    for number, part in enumerate(parts, start=1):
        result.paste(part, (0, number * rows))
    if profile := image.info.get("icc_profile"):
        result.info["icc_profile"] = profile
    return result


def _plain(image: Image.Image) -> Image.Image:
    """In a mode that can be averaged: palettes, bits and 16-bit samples become 8-bit channels."""
    if _is_plain(image):
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L" if image.mode == "1" else "RGB")


def _is_plain(image: Image.Image) -> bool:
    """Whether its samples are bytes of channels, and all that it shows."""
    return image.mode == "RGBA" or (image.mode in ("L", "RGB", "CMYK", "YCbCr") and "transparency" not in image.info)


@contextmanager
def _contained(size: tuple[int, int] = (0, 0)) -> Iterator[None]:
    """Whatever a decoder raises or warns of, as our one exception. Its warnings are about what we check ourselves."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnreadableImageError:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise UnreadableImageError(Reason.TOO_LARGE, size) from error
    except Exception as error:
        raise UnreadableImageError(Reason.DAMAGED, size) from error


def _open_avif(data: BytesIO) -> ImageFile:
    """Rare, and its decoder takes 2 MB of each process that has it."""
    found: ImageFile = import_module("PIL.AvifImagePlugin").AvifImageFile(data)
    return found


_PLUGINS: dict[str, Callable[[BytesIO], ImageFile]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
    "AVIF": _open_avif,
}
"""Called directly, not through `Image.open`: that guesses among forty formats and has one limit for all of them."""
