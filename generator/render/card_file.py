"""A card as a file: as good as it can be within its bytes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from generator.views.card import Encoding

BLEEDS = 0
"""Pillow's number for 4:4:4. Halved colour (4:2:0) smears red words into what they stand on."""
HALVED = 2
LOWEST = 20
"""Quality below which blocks show more than a loss of detail would."""
BAND = 16
"""Pixels: rows of blocks that a JPEG with halved colour codes together."""
AIM = 0.945
"""Share of the bytes allowed that is aimed at, so that one step is mostly enough."""
SLOPE = 0.54
"""A JPEG's size falls about as this power of its quantisation step (cards of three looks, quality 40 to 90)."""


def encode(image: Image.Image, encoding: Encoding, *, photo: bool) -> bytes:
    """The file of a card.

    Args:
        image: RGB, or YCbCr for a JPEG.
        encoding: format, and how many bytes it may have.
        photo: whether it shows a photo: without one, colours keep their sharpness.
    """
    if encoding.format == "png":
        data = png(image)
        return data if len(data) <= encoding.limit else _best(image, encoding, HALVED)
    if not photo:
        data = jpeg(image, encoding.quality, BLEEDS)
        if len(data) <= encoding.target:
            return data
    return _best(image, encoding, HALVED)


def _best(image: Image.Image, encoding: Encoding, subsampling: int) -> bytes:
    """The JPEG of the best quality within the target, or the floor's within the limit, or the best within the limit."""
    quality = encoding.quality
    expected = _sample(image, quality, subsampling)
    if expected > encoding.target:
        quality = max(encoding.floor, next_quality(quality, encoding.target / expected))
    data = jpeg(image, quality, subsampling)
    while len(data) > encoding.target and quality > encoding.floor:
        quality = max(encoding.floor, next_quality(quality, encoding.target / len(data)))
        data = jpeg(image, quality, subsampling)
    while len(data) > encoding.limit and quality > LOWEST:
        quality = max(LOWEST, next_quality(quality, encoding.limit / len(data)))
        data = jpeg(image, quality, subsampling)
    halvings = 0
    while len(data) > encoding.limit and max(image.size) >> halvings > 1:
        halvings += 1
        data = jpeg(_softened(image, 1 << halvings), quality, subsampling)
    return data


def _softened(image: Image.Image, factor: int) -> Image.Image:
    """Without its finest detail: noise that no quality makes small enough."""
    return image.reduce(factor).resize(image.size, Image.Resampling.BILINEAR)


def _sample(image: Image.Image, quality: int, subsampling: int) -> int:
    """How many bytes the whole may be expected to have, from every seventh band of it: a seventh of the time."""
    bands = range(BAND * 2, image.height - BAND + 1, BAND * 7)
    if len(bands) < 4:
        return 0
    strip = Image.new(image.mode, (image.width, BAND * len(bands)))
    for number, top in enumerate(bands):
        strip.paste(image.crop((0, top, image.width, top + BAND)), (0, number * BAND))
    return len(jpeg(strip, quality, subsampling)) * image.height // strip.height


def next_quality(quality: int, share: float) -> int:
    """The quality, below this one, at which a JPEG may be expected to have `share` of its bytes."""
    # libjpeg's scale of its quantisation tables in percent (jcparam.c, jpeg_quality_scaling), and back.
    scale = 5000 / quality if quality < 50 else 200 - 2 * quality
    wanted = max(scale, 1) * (share * AIM) ** (-1 / SLOPE)
    return min(quality - 1, int((200 - wanted) / 2) if wanted <= 100 else int(5000 / wanted))


def jpeg(image: Image.Image, quality: int, subsampling: int) -> bytes:
    """Without metadata, and with the usual tables: own ones cost twice the time, and are worth two steps of quality."""
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=subsampling)
    return buffer.getvalue()


def png(image: Image.Image) -> bytes:
    """With a palette: exact where 256 colours are enough, else so near that nobody sees it, and five times as fast."""
    few = image.getcolors(256) is not None
    method = Image.Quantize.MEDIANCUT if few else Image.Quantize.FASTOCTREE
    palette = image.quantize(256, method, dither=Image.Dither.NONE)
    buffer = BytesIO()
    palette.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
