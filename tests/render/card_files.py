"""What tests of cards are made from: files by digest, photos, fonts, and layers with what does not matter filled in."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from generator.render.card import compose
from generator.views.card import AnyLayer, Box, CardPhoto, CardView, Encoding, TextLayer

FONTS = Path(__file__).parents[2] / "themes/default/fonts/cards"


class Files(dict[str, bytes]):
    """Bytes by their digest."""

    def add(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def image(self, image: Image.Image, kind: str = "PNG", **options: Any) -> str:
        out = BytesIO()
        image.save(out, kind, **options)
        return self.add(out.getvalue())


FILES = Files()


@cache
def fonts() -> tuple[str, ...]:
    return tuple(FILES.add((FONTS / name).read_bytes()) for name in ("bricolage.ttf", "noto-sans-arabic.ttf"))


@cache
def photo(width: int = 1500, height: int = 1000, **save: Any) -> CardPhoto:
    """A photo with a red dot at one quarter of its width and height, on busy green."""
    noise = Image.effect_noise((width, height), 60)
    image = Image.merge("RGB", (noise.point([0] * 256), noise, noise.point([0] * 256)))
    x, y, radius = width // 4, height // 4, width // 12
    ImageDraw.Draw(image).ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 0, 0))
    return CardPhoto(digest=FILES.image(image, "JPEG", quality=90, **save), focal=(0.25, 0.25))


def box(x: int, y: int, width: int, height: int) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(words: str, at: Box, **more: Any) -> TextLayer:
    told: dict[str, Any] = {"lang": "en", "fonts": fonts(), "colour": "#000000", "max_size": 40, "min_size": 10} | more
    return TextLayer(box=at, text=words, **told)


def card(
    *layers: AnyLayer, size: tuple[int, int] = (400, 200), background: str = "#ffffff", encoding: Encoding | None = None
) -> CardView:
    return CardView(
        width=size[0], height=size[1], background=background, layers=layers, encoding=encoding or Encoding()
    )


def picture(*layers: AnyLayer, **more: Any) -> Image.Image:
    return compose(card(*layers, **more), FILES.__getitem__)


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """What of a card on white paper is printed on."""
    found = image.convert("L").point([255 - value for value in range(256)]).getbbox()
    assert found is not None
    return found
