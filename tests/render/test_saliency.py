"""Crops where nobody has said what a photo is of."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from generator.render.decoded import Decoded
from generator.render.saliency import SIDE, Attention, attention

SKINS = ["#f1c9a5", "#c68642", "#8d5524", "#5c3a21"]


def seen(image: Image.Image) -> Attention:
    """Where the eye goes in a photo."""
    return attention(Decoded(image).small(SIDE))


def meadow(size: tuple[int, int] = (900, 500)) -> Image.Image:
    """Grass, a little uneven."""
    noise = Image.effect_noise(size, 14)
    return Image.merge(
        "RGB", (noise.point([v // 2 for v in range(256)]), noise, noise.point([v // 3 for v in range(256)]))
    )


def face(image: Image.Image, x: int, y: int, half: int, skin: str) -> None:
    """A face with eyes, brows and a mouth, about (x, y)."""
    draw = ImageDraw.Draw(image)
    tall = int(half * 1.3)
    draw.ellipse((x - half * 1.15, y - tall * 1.35, x + half * 1.15, y + tall * 0.4), fill="#20140c")
    draw.ellipse((x - half, y - tall, x + half, y + tall), fill=skin)
    for side in (-1, 1):
        draw.ellipse(
            (
                x + side * half * 0.4 - half * 0.14,
                y - tall * 0.25,
                x + side * half * 0.4 + half * 0.14,
                y - tall * 0.05,
            ),
            fill="#111111",
        )
        draw.rectangle(
            (x + side * half * 0.4 - half * 0.2, y - tall * 0.4, x + side * half * 0.4 + half * 0.2, y - tall * 0.33),
            fill="#20140c",
        )
    draw.rectangle((x - half * 0.35, y + tall * 0.4, x + half * 0.35, y + tall * 0.5), fill="#7a2a2a")


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("place", [90, 450, 800])
def test_a_face_is_kept_whole(skin: str, place: int) -> None:
    image = meadow()
    face(image, place, 200, 55, skin)

    x, _ = seen(image).focal(image.size, (1080, 1920))

    half = 500 * 1080 / 1920 / 2
    middle = min(max(x * 900, half), 900 - half)
    assert middle - half <= place - 55
    assert place + 55 <= middle + half


def test_a_face_counts_for_more_than_a_bright_poster() -> None:
    image = meadow()
    face(image, 150, 220, 60, SKINS[1])
    ImageDraw.Draw(image).rectangle((600, 60, 880, 440), fill="#2030e0", outline="#ffee00", width=24)

    x, _ = seen(image).focal(image.size, (1080, 1920))

    half = 500 * 1080 / 1920 / 2
    assert max(x * 900, half) - half <= 90


def test_a_head_near_the_top_is_not_cut_off() -> None:
    image = meadow((600, 900))
    face(image, 300, 170, 90, SKINS[1])

    _, y = seen(image).focal(image.size, (1200, 630))

    half = 600 * 630 / 1200 / 2
    assert max(y * 900, half) - half <= 170 - 117


@pytest.mark.parametrize("place", [120, 780])
def test_what_stands_out_is_inside_the_crop(place: int) -> None:
    image = meadow()
    ImageDraw.Draw(image).rectangle((place - 40, 200, place + 40, 330), fill="#c0202a")

    x, _ = seen(image).focal(image.size, (1, 1))

    assert abs(min(max(x * 900, 250), 650) - place) <= 250 - 40


def test_nothing_in_particular_is_cropped_about_the_middle() -> None:
    image = Image.new("RGB", (900, 500), "#88aacc")

    x, y = seen(image).focal(image.size, (1, 1))

    assert (x, y) == pytest.approx((0.5, 0.5), abs=0.06)


def test_a_photo_the_shape_of_its_place_has_nothing_to_choose() -> None:
    x, y = seen(meadow((900, 300))).focal((900, 300), (1800, 600))

    assert (x, y) == pytest.approx((0.5, 0.5), abs=0.2)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "YCbCr", "CMYK"])
@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (97, 95)])
def test_any_photo_has_a_crop(mode: str, size: tuple[int, int]) -> None:
    image = Image.effect_noise(size, 80).convert("RGB").filter(ImageFilter.BLUR).convert(mode)

    x, y = seen(image).focal(size, (1080, 1350))

    assert 0 <= x <= 1
    assert 0 <= y <= 1
