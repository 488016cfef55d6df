"""A photo on a card: cropped, in its own colours or in two inks, even or as a halftone."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageColor, ImageOps

from generator.render.card_marks import bands, halftone
from generator.render.pixels import NEARLY, Area, flattened, resampled, to_srgb
from generator.views.card import PhotoLayer

SHARPENED = 0.22
"""How much of what the finest detail loses by resampling is given back."""
SHARP_FROM = 1.2
"""How many times a photo must have been reduced to need it."""
TALL_BAND = 320
"""Rows of a card's photo that are worked on together."""
REACH = 4
"""Pixels of either size that a kernel looks at beyond what it makes."""
AS_IT_IS = 1.05
"""A crop so little larger than its place is cut, not resampled: sharper, and forty times faster."""


def printed(photo: Image.Image, layer: PhotoLayer) -> Image.Image:
    """A photo of its layer's size as the layer wants it printed. Mode L for two inks, else RGB."""
    if len(layer.duotone) == 2:
        dark, light = layer.duotone
        photo = _screened(photo, dark, light, layer.halftone) if layer.halftone else _toned(photo, dark, light)
    if layer.dim > 0:
        photo = Image.blend(photo, Image.new("RGB", photo.size), layer.dim)
    return photo


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


def cover(photo: Image.Image, size: tuple[int, int], focal: tuple[float, float], background: str) -> Image.Image:
    """A photo that covers `size` (width and height in pixels), cropped around its focal point.

    Returns:
        Mode L for a grey photo, else RGB in sRGB.
    """
    box = crop_box(photo.size, size, focal)
    scale = (box[2] - box[0]) / size[0]
    if 1 <= scale <= AS_IT_IS:
        left, top = round((box[0] + box[2] - size[0]) / 2), round((box[1] + box[3] - size[1]) / 2)
        small = photo.crop((left, top, left + size[0], top + size[1]))
        small = small.convert("RGB") if small.mode == "YCbCr" else small
    else:
        small = _resampled(photo, box, size)
    if photo.mode == "L":
        return small
    small.info = {key: value for key, value in photo.info.items() if key == "icc_profile"}
    return flattened(to_srgb(small), background)


def _resampled(photo: Image.Image, box: Area, size: tuple[int, int]) -> Image.Image:
    """A part of a photo at another size, its light sharpened where it got smaller, band by band to save memory."""
    scale = (box[2] - box[0]) / size[0]
    kernel = Image.Resampling.HAMMING if scale > NEARLY else Image.Resampling.BICUBIC
    rim = 1 if scale > SHARP_FROM and photo.mode != "L" else 0
    result = Image.new("RGB" if photo.mode == "YCbCr" else photo.mode, size)
    down = (box[3] - box[1]) / size[1]
    for top, bottom in bands(size[1], TALL_BAND):
        # A row more at either side, for sharpening to look at; and as many of the photo's as a kernel may reach.
        first, last = max(0, top - rim), min(size[1], bottom + rim)
        upper, lower = box[1] + first * down, min(box[1] + last * down, float(photo.height))
        start = max(0, int(upper - REACH * max(1.0, down)))
        end = min(photo.height, int(lower + REACH * max(1.0, down)) + 1)
        rows = photo.crop((0, start, photo.width, end))
        part = (box[0], upper - start, box[2], lower - start)
        finish = {"finish": sharpened} if rim else {}
        band = resampled(rows, (size[0], last - first), kernel, part, 1.5, **finish)
        band = band.crop((0, top - first, size[0], bottom - first)) if rim else band
        result.paste(band.convert(result.mode), (0, top))
    return result


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
