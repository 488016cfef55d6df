"""A photo is decoded once, however many pictures are made of it."""

from __future__ import annotations

import io
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, JpegImagePlugin

from generator.imagefile import open_image
from generator.plan.output import Output
from generator.render.decoded import decoded as decode_photo
from generator.render.recipes import Recipes
from generator.rendering import _shares
from generator.theme.theme import load_theme
from generator.views.card import CardView, PhotoLayer, StackLayer, photo_of
from generator.views.common import View
from generator.views.files import VariantImageView
from tests.render.card_files import FILES, box, card, photo, text

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "themes"
FORMATS = ((1200, 630), (1080, 1080), (1080, 1350), (1080, 1920))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Widths of the JPEGs that were decoded, one after another."""
    widths: list[int] = []
    load = JpegImagePlugin.JpegImageFile.load

    def counted(image: JpegImagePlugin.JpegImageFile, *args: Any) -> Any:
        if image.tile:
            widths.append(image.width)
        return load(image, *args)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", counted)
    return widths


def cards() -> list[CardView]:
    return [
        card(PhotoLayer(box=box(0, 0, width, height // 2), photo=photo()), size=(width, height))
        for width, height in FORMATS
    ]


def variants() -> list[VariantImageView]:
    return [
        VariantImageView(digest=photo().digest, width=width, height=width * 2 // 3, format=form, quality=80)
        for form in ("webp", "jpeg")
        for width in (320, 640)
    ]


def test_all_widths_and_cards_of_a_photo_decode_it_once(decoded: list[int]) -> None:
    recipes = Recipes(load_theme("default", hub_root=THEMES, themes_roots=(THEMES,)))

    for variant in variants():
        recipes.render("photo", variant, FILES.__getitem__)
    for view in cards():
        recipes.render("card", view, FILES.__getitem__)

    assert len(decoded) == 1


def test_a_photo_is_let_go_of_when_its_share_is_done(decoded: list[int]) -> None:
    recipes = Recipes(load_theme("default", hub_root=THEMES, themes_roots=(THEMES,)))

    for _ in range(2):
        recipes.render("card", cards()[0], FILES.__getitem__)
        recipes.rest()

    assert len(decoded) == 2


def output(url: str, recipe: str, view: View) -> Output:
    return Output(url, recipe, view, ())


def test_all_that_is_made_of_one_photo_goes_to_one_worker() -> None:
    outputs = [output(f"/card-{number}", "card", view) for number, view in enumerate(cards())]
    plain = [output(f"/plain-{n}", "card", card(text("Won", box(0, 0, 200, 90)))) for n in range(3)]
    photos = [output(f"/photo-{n}", "photo", view) for n, view in enumerate(variants())]

    shares = _shares([*photos, *plain, *outputs], {o.url: "" for o in (*photos, *plain, *outputs)}, {}, 2)

    assert [sorted(job.url.split("-")[0] for job in share) for share in shares] == [
        ["/card"] * 4 + ["/photo"] * 4,
        ["/plain"] * 3,
    ]


def test_the_same_width_in_two_formats_is_rendered_in_a_row() -> None:
    outputs = [output(f"/photo-{n}", "photo", view) for n, view in enumerate(variants())]

    (share,) = _shares(outputs, {o.url: "" for o in outputs}, {}, 2)

    assert [getattr(job.view, "width", 0) for job in share] == [320, 320, 640, 640]


def test_the_photo_of_a_card_is_found_inside_of_stacks() -> None:
    inner = PhotoLayer(box=box(0, 0, 10, 10), photo=photo())

    assert photo_of(card(StackLayer(box=box(0, 0, 10, 10), children=(inner,), gaps=(0,)))) == photo().digest
    assert photo_of(card()) == ""


@pytest.mark.parametrize("subsampling", [0, 2])
def test_a_jpeg_of_colour_is_kept_as_light_and_half_as_much_colour(subsampling: int) -> None:
    data = io.BytesIO()
    Image.new("RGB", (1500, 1000), "#c8372d").save(data, "JPEG", subsampling=subsampling, quality=95)

    kept = decode_photo(open_image(data.getvalue()), need=(1440, 1))

    assert kept.light.size == (1500, 1000)
    assert kept.colour
    assert [channel.size for channel in kept.colour] == [(750, 500)] * 2
    part = kept.resampled((30, 20), Image.Resampling.HAMMING, (0, 0, 1500, 1000), 1.5).image.convert("RGB")
    assert part.getpixel((15, 10)) == pytest.approx((0xC8, 0x37, 0x2D), abs=2)


def test_a_jpeg_that_is_coded_in_red_green_and_blue_is_a_photo_as_well() -> None:
    data = io.BytesIO()
    Image.new("RGB", (90, 60), "#c8372d").save(data, "JPEG", keep_rgb=True, quality=95)

    kept = decode_photo(open_image(data.getvalue()), need=(1440, 1))

    assert kept.light.convert("RGB").getpixel((45, 30)) == pytest.approx((0xC8, 0x37, 0x2D), abs=2)


FAULTS = """
import resource
from PIL import Image
from generator.render.pixels import DecodeCache

def decode():
    Image.new("YCbCr", (2000, 1300)).split()

DecodeCache()
decode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
decode()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep memory by rules of their own")
def test_the_memory_of_one_photo_serves_the_next() -> None:
    run = subprocess.run((sys.executable, "-c", FAULTS), capture_output=True, check=True, text=True, cwd=ROOT)

    assert int(run.stdout) < 100  # pages that the system had to clear; 4,000 if it gets the memory back each time
