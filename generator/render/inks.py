"""Colours as a card's sheet has them.

A card that shows a photo and becomes a JPEG is printed in the colours that a JPEG is coded in (mode YCbCr), all others
in RGB: a photo comes in YCbCr, and turning it to RGB and back costs a tenth of the card. Mixing two colours is the same
in both, since one is a linear image of the other; only multiplying is not.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageColor

Ink = tuple[int, ...]
"""A colour's three channels in the mode of a sheet."""


@lru_cache(maxsize=256)
def ink(colour: str, mode: str) -> Ink:
    """A colour (as CSS has it) in the mode of a sheet."""
    drop = Image.new("RGB", (1, 1), ImageColor.getrgb(colour)[:3]).convert(mode).getpixel((0, 0))
    assert isinstance(drop, tuple)
    return drop


def coded(image: Image.Image, mode: str) -> Image.Image:
    """A picture in the mode of a sheet."""
    return image if image.mode == mode else image.convert(mode)


@lru_cache(maxsize=32)
def tinted(colour: Ink, opacity: float) -> list[int]:
    """What becomes of each shade of each channel below an even tint.

    A table is three times as fast as blending with a picture of the colour.
    """
    return [round(below + (value - below) * opacity) for value in colour for below in range(256)]
