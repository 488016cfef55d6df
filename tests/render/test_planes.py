"""What is printed on a picture's channels looks as if it had been printed on the picture."""

from __future__ import annotations

import pytest
from PIL import Image

from generator.render.inks import coded, ink, tinted
from generator.render.planes import Planes

SIZE = (60, 40)
MASK = Image.linear_gradient("L").resize((30, 20))
PICTURE = Image.merge("RGBA", (*Image.effect_noise((30, 20), 90).convert("RGB").split(), MASK))
BOX = (5, 6, 35, 26)


@pytest.fixture(params=("RGB", "YCbCr"))
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=("channels", "one piece"))
def both(mode: str, request: pytest.FixtureRequest) -> tuple[Planes, Image.Image]:
    """A ground to print on, and the same as a picture."""
    ground = Image.radial_gradient("L").resize(SIZE).convert("RGB").convert(mode)
    return Planes(mode, ground.split() if request.param == "channels" else (ground.copy(),)), ground


def test_a_colour_through_a_mask(mode: str, both: tuple[Planes, Image.Image]) -> None:
    planes, picture = both

    planes.paste(ink("#c8372d", mode), (-4, 30), MASK)
    picture.paste(ink("#c8372d", mode), (-4, 30), MASK)

    assert planes.merged().tobytes() == picture.tobytes()


def test_a_transparent_picture(mode: str, both: tuple[Planes, Image.Image]) -> None:
    planes, picture = both

    planes.paste(PICTURE, (5, 6), PICTURE)
    picture.paste(coded(PICTURE, mode), (5, 6), PICTURE)

    assert planes.merged().tobytes() == picture.tobytes()


def test_an_even_tint_and_a_full_one(mode: str, both: tuple[Planes, Image.Image]) -> None:
    planes, picture = both
    table = tinted(ink("#10242c", mode), 0.25)

    planes.shade(table, BOX)
    planes.fill(ink("#f2b33d", mode), (0, 0, 9, 9))
    picture.paste(picture.crop(BOX).point(table), BOX)
    picture.paste(ink("#f2b33d", mode), (0, 0, 9, 9))

    assert planes.merged().tobytes() == picture.tobytes()


def test_a_copy_is_printed_on_alone(mode: str, both: tuple[Planes, Image.Image]) -> None:
    planes, picture = both

    planes.copy().fill(ink("#f2b33d", mode), BOX)

    assert planes.merged().tobytes() == picture.tobytes()
    assert planes.cropped(BOX).tobytes() == picture.crop(BOX).tobytes()


def test_a_large_one_stays_in_one_piece_and_is_not_copied_at_the_end() -> None:
    planes = Planes.new("RGB", (1080, 1920), (1, 2, 3))

    assert planes.merged() is planes.merged()
    assert planes.merged().getpixel((9, 9)) == (1, 2, 3)
    assert Planes.new("RGB", (1200, 630), (1, 2, 3)).merged().getpixel((9, 9)) == (1, 2, 3)
