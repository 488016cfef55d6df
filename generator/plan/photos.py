"""Photos in their widths: the views that pages show and the outputs that make them true.

A photo's address holds its content digest, so it may be cached for ever, and two stories that share a photo share its
files. Only what a published record shows is made.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from generator.content.hub import Hub
from generator.content.photo_info import PhotoInfo
from generator.content.records import Photo
from generator.plan.output import Output
from generator.urls import slugify
from generator.views.common import PhotoView, VariantView
from generator.views.files import VariantImageView
from generator.views.photo_widths import height_for, widths_for

WEBP_QUALITY = 78
JPEG_QUALITY = 80
_FALLBACKS = (640, 1200)  # browsers without WebP are old, and their screens small


class PhotoViews:
    """Views of photos, and a note of which were asked for."""

    def __init__(self, hub: Hub) -> None:
        self._photos = hub.references.photos
        self.used: dict[str, PhotoInfo] = {}
        self._variants: dict[str, tuple[tuple[VariantView, ...], tuple[VariantView, ...]]] = {}

    def info(self, file: str) -> PhotoInfo:
        """What is known of a photo, which is published from now on."""
        return self.used.setdefault(file, self._photos[file])

    def view(self, photo: Photo) -> PhotoView:
        """A photo in all its widths."""
        info = self.info(photo.file)
        if photo.file not in self._variants:
            self._variants[photo.file] = _sources(photo.file, info)
        webp, jpeg = self._variants[photo.file]
        width = webp[-1].width
        return PhotoView(
            alt=photo.alt,
            webp=webp,
            jpeg=jpeg,
            width=width,
            height=height_for(width, (info.width, info.height)),
            caption=photo.caption,
            credit=photo.credit,
            focal=photo.focal or (0.5, 0.5),
            colour=info.colour,
        )

    def outputs(self) -> Iterator[Output]:
        """Every width of every photo that was asked for."""
        for file, info in sorted(self.used.items()):
            yield from _variants(file, info, "webp", widths_for(info.width), WEBP_QUALITY)
            yield from _variants(file, info, "jpeg", fallback_widths(info.width), JPEG_QUALITY)


def _sources(file: str, info: PhotoInfo) -> tuple[tuple[VariantView, ...], tuple[VariantView, ...]]:
    """A photo's widths in WebP and in JPEG."""
    webp = (VariantView(url=variant_url(file, info, w, "webp"), width=w) for w in widths_for(info.width))
    jpeg = (VariantView(url=variant_url(file, info, w, "jpg"), width=w) for w in fallback_widths(info.width))
    return tuple(webp), tuple(jpeg)


def _variants(file: str, info: PhotoInfo, form: str, widths: tuple[int, ...], quality: int) -> Iterator[Output]:
    for width in widths:
        view = VariantImageView(
            digest=info.digest,
            width=width,
            height=height_for(width, (info.width, info.height)),
            format=form,
            quality=quality,
        )
        ending = "jpg" if form == "jpeg" else form
        yield Output(variant_url(file, info, width, ending), "photo", view, (file,))


def fallback_widths(width: int) -> tuple[int, ...]:
    """The widths of the JPEGs for a photo of `width` pixels."""
    return tuple(w for w in widths_for(width) if w in _FALLBACKS) or widths_for(width)[-1:]


def variant_url(file: str, info: PhotoInfo, width: int, ending: str) -> str:
    """Where one width of a photo is published."""
    stem = slugify(posixpath.splitext(posixpath.basename(file))[0], fallback="photo")[:40].strip("-")
    return f"/media/{stem}-{info.digest[:8]}-{width}.{ending}"
