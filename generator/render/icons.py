"""The hub's logo as the icons that browsers, phones and home screens ask for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from generator.render.pixels import open_reduced, resized, to_srgb
from generator.views.files import IconView

_ICO_SIZES = (16, 32, 48)
"""What Windows and old browsers take from `/favicon.ico`."""


def render(view: IconView, read: Callable[[str], bytes]) -> bytes:
    """The icon's file: a PNG of `view.size` pixels, or an ICO that holds 16, 32 and 48.

    Raises:
        UnreadableImageError: if the logo cannot be read; inspection keeps such a logo out of a plan.
    """
    sizes = _ICO_SIZES if view.format == "ico" else (view.size,)
    logo = to_srgb(open_reduced(read(view.digest), need=(max(sizes), max(sizes))))
    icons = [_square(logo, size, view) for size in sizes]
    out = BytesIO()
    if view.format == "ico":
        pairs = [icon.size for icon in icons]
        icons[-1].save(out, "ICO", sizes=pairs, append_images=icons[:-1])
    else:
        icons[0].save(out, "PNG", optimize=True)
    return out.getvalue()


def _square(logo: Image.Image, size: int, view: IconView) -> Image.Image:
    """The whole logo in the middle of a square of `size` pixels."""
    sheet = Image.new("RGBA", (size, size), view.background or (0, 0, 0, 0))
    room = max(1, round(size * (1 - 2 * view.padding)))
    scale = room / max(logo.size)
    width, height = (max(1, round(side * scale)) for side in logo.size)
    picture = resized(logo.convert("RGBA"), (width, height))
    sheet.alpha_composite(picture, ((size - width) // 2, (size - height) // 2))
    opaque = sheet.getchannel("A").getextrema() == (255, 255)
    return sheet.convert("RGB") if opaque and view.format == "png" else sheet
