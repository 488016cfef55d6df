"""A photo on a card: cropped, in its own colours or in two inks, even or as a halftone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageColor, ImageOps

from generator.render.card_marks import bands, halftone
from generator.render.decoded import Area, Decoded, Part, flattened
from generator.render.inks import coded, tinted
from generator.render.pixels import NEARLY, to_srgb
from generator.render.planes import Channels, by_channel
from generator.views.card import PhotoLayer

SHARPENED = 0.22
"""How much of what the finest detail loses by resampling is given back."""
SHARP_FROM = 1.2
"""How many times a photo must have been reduced to need it."""
TALL_BAND = 320
"""Rows of a card's photo that are worked on together."""
AS_IT_IS = 1.05
"""A crop so little larger than its place is cut, not resampled: sharper, and forty times faster."""


def in_two_inks(photo: Image.Image, layer: PhotoLayer) -> Image.Image:
    """A grey photo of its layer's size in the layer's two inks."""
    dark, light = layer.duotone
    photo = _screened(photo, dark, light, layer.halftone) if layer.halftone else _toned(photo, dark, light)
    return photo.point(tinted((0, 0, 0), layer.dim)) if layer.dim else photo


def _toned(photo: Image.Image, dark: str, light: str) -> Image.Image:
    """In shades between two inks."""
    grey = _contrasty(photo)
    first, last = ImageColor.getrgb(dark), ImageColor.getrgb(light)
    shades = [round(a + (b - a) * value / 255) for value in range(256) for a, b in zip(first, last, strict=True)]
    grey.putpalette(shades)
    return grey.convert("RGB")


def _screened(photo: Image.Image, dark: str, light: str, pitch: int) -> Image.Image:
    """The dark ink in dots on the light one."""
    dots = halftone(ImageChops.invert(_contrasty(photo)), pitch)
    sheet = Image.new("RGB", photo.size, light)
    sheet.paste(Image.new("RGB", photo.size, dark), mask=dots)
    return sheet


def _contrasty(photo: Image.Image) -> Image.Image:
    """Its light, from black to white: two inks span less than daylight does."""
    return ImageOps.autocontrast(photo, cutoff=1)


Bands = Iterator[tuple[int, Part]]
"""A picture from its top to its bottom, in parts with their tops."""


def cover(photo: Decoded, size: tuple[int, int], focal: tuple[float, float]) -> Bands:
    """A photo that covers `size` (width and height in pixels), cropped around its focal point.

    In bands, so that no second sheet is in memory, and what is worked on stays in the processor's cache. They have the
    photo's modes.
    """
    box = crop_box(photo.size, size, focal)
    scale = (box[2] - box[0]) / size[0]
    if 1 <= scale <= AS_IT_IS:
        at = round((box[0] + box[2] - size[0]) / 2), round((box[1] + box[3] - size[1]) / 2)
        return _cut(photo, size, at)
    return _resampled(photo, box, size)


def whole(parts: Bands, size: tuple[int, int]) -> Image.Image:
    """The bands as one picture of `size`, mode L."""
    sheet = Image.new("L", size)
    for top, band in parts:
        sheet.paste(band.image, (0, top))
    return sheet


def in_colour(parts: Bands, background: str, tables: Sequence[list[int]], mode: str) -> Iterator[tuple[int, Channels]]:
    """Bands in sRGB, on a background where they are transparent, as channels of a sheet's mode.

    `tables` are of even tints over them (`inks.tinted`).
    """
    shades = [by_channel(table) for table in tables]
    for top, band in parts:
        as_it_is = band.is_coded and mode == "YCbCr" and not band.profile
        channels = band.channels if as_it_is else coded(flattened(to_srgb(band.image), background), mode).split()
        for table in shades:
            channels = tuple(channel.point(shade) for channel, shade in zip(channels, table, strict=True))
        yield top, channels


def _cut(photo: Decoded, size: tuple[int, int], at: tuple[int, int]) -> Bands:
    for top, bottom in bands(size[1], TALL_BAND):
        yield top, photo.cut((size[0], bottom - top), (at[0], at[1] + top))


def _resampled(photo: Decoded, box: Area, size: tuple[int, int]) -> Bands:
    """A part of a photo at another size, its light sharpened where it got smaller."""
    scale = (box[2] - box[0]) / size[0]
    kernel = Image.Resampling.HAMMING if scale > NEARLY else Image.Resampling.BICUBIC
    rim = 1 if scale > SHARP_FROM and (photo.colour or photo.light.mode != "L") else 0
    down = (box[3] - box[1]) / size[1]
    for top, bottom in bands(size[1], TALL_BAND):
        # A row more at either side, for sharpening to look at.
        first, last = max(0, top - rim), min(size[1], bottom + rim)
        part = (box[0], box[1] + first * down, box[2], min(box[1] + last * down, float(photo.size[1])))
        band = photo.resampled((size[0], last - first), kernel, part, 1.5, sharpened if rim else None)
        yield top, band.rows(top - first, bottom - first) if rim else band


def sharpened(photo: Image.Image) -> Image.Image:
    """With a little more contrast from pixel to pixel; the photo is changed in place.

    As an unsharp mask of half a pixel does, and six times faster: its mask is the mean of two diagonal neighbours. The
    outermost pixels stay as they are.
    """
    width, height = photo.size
    if min(width, height) >= 3:
        around = Image.blend(photo.crop((0, 0, width - 2, height - 2)), photo.crop((2, 2, width, height)), 0.5)
        photo.paste(Image.blend(around, photo.crop((1, 1, width - 1, height - 1)), 1 + SHARPENED), (1, 1))
    return photo


def crop_box(
    photo: tuple[int, int], size: tuple[int, int], focal: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest part of a photo that has the shape of `size`, its focal point as near to the middle as can be."""
    scale = min(photo[0] / size[0], photo[1] / size[1])
    # Rounding may make a side a hair longer than the photo, which Pillow refuses.
    width, height = min(size[0] * scale, photo[0]), min(size[1] * scale, photo[1])
    left = min(max(0.0, focal[0] * photo[0] - width / 2), photo[0] - width)
    top = min(max(0.0, focal[1] * photo[1] - height / 2), photo[1] - height)
    return left, top, min(left + width, photo[0]), min(top + height, photo[1])
