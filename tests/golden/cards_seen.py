"""How different two pictures look: in CIE L*a*b* (1976), where a distance of about 2.3 is the least that an eye notices.

Two views of one difference, because neither alone tells a change from what an encoder does: the mean colour of a patch
(something has another colour), and the lightness of a spot (an edge has moved, a thin thing is missing).
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageCms, ImageFilter

PATCH = 16
"""Pixels of a patch's side."""
SPOT = 4
"""Pixels of a spot's side."""
BLUR = 1.0
"""Pixels: what an encoder adds to an edge goes, an edge that has moved stays."""
_FINE = 4
"""Steps to a unit of distance, so that little is lost in whole numbers."""
_UNIT = 100 / 255
"""L* of a step of its channel."""


class Difference(NamedTuple):
    """The most that two pictures differ anywhere."""

    patch: float
    """|ΔL*| + |Δa*| + |Δb*| of means, which is never less than ΔE*ab; up to 63."""
    spot: float
    """|ΔL*|."""

    @property
    def is_seen(self) -> bool:
        """Whether it is more than an encoder's doing."""
        return self.patch > SEEN.patch or self.spot > SEEN.spot


SEEN = Difference(patch=3.2, spot=2.0)
"""Measured on 15 cards of three looks. Half of all values of all pixels up or down by one, and encoded again: patches
up to 2.5, spots up to 1.6. All of 60 texts moved by 6 pixels of 1200 were beyond these limits.
"""


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How different two RGB pictures of one size look."""
    patches = [_lab(picture).reduce(PATCH).split() for picture in (one, other)]
    return Difference(
        patch=_most(_added([ImageChops.difference(*pair) for pair in zip(*patches, strict=True)])) / _FINE,
        spot=_most(spots(one, other)) * _UNIT,
    )


def distance(one: str, other: str) -> float:
    """ΔE*ab of two colours, to whole steps of L*, a* and b*."""
    first, second = (_lab(Image.new("RGB", (1, 1), colour)).tobytes() for colour in (one, other))
    light, *rest = (a - b for a, b in zip(first, second, strict=True))
    return math.hypot(light * _UNIT, *rest)


def spots(one: Image.Image, other: Image.Image) -> Image.Image:
    """Where and how much the lightness of two pictures differs: grey, a pixel for each spot, 255 for 100 of L*."""
    light = [_lab(picture.filter(ImageFilter.GaussianBlur(BLUR))).getchannel(0) for picture in (one, other)]
    return ImageChops.difference(*light).reduce(SPOT)


def _lab(picture: Image.Image) -> Image.Image:
    """L* from 0 to 255, a* and b* with 128 for grey."""
    lab = ImageCms.applyTransform(picture, _to_lab())
    assert lab is not None
    return Image.merge("RGB", lab.split())


@cache
def _to_lab() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")


def _added(channels: list[Image.Image]) -> Image.Image:
    """Distances of L*, a* and b* added, in quarters of a unit."""
    light, *colours = channels
    total = light.point([round(value * _UNIT * _FINE) for value in range(256)])
    for colour in colours:
        total = ImageChops.add(total, colour.point([min(255, value * _FINE) for value in range(256)]))
    return total


def _most(grey: Image.Image) -> int:
    return max(value for value, count in enumerate(grey.histogram()) if count)
