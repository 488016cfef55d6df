"""Numbers on cards: progress, charts, QR codes."""

from __future__ import annotations

from typing import Literal

import pytest
from PIL import Image

from generator.render.card_data import QUIET
from generator.views.card import ChartLayer, ProgressLayer, QrLayer
from tests.render.card_files import box, inked, picture, pixel

RED, BLUE, PAPER = (255, 0, 0), (0, 0, 255), (255, 255, 255)
KINDS: tuple[Literal["bar", "line", "banner", "steps"], ...] = ("bar", "line", "banner", "steps")
AT = box(100, 80, 200, 20)


def progress(fraction: float, kind: Literal["bar", "line", "banner", "steps"] = "bar", **more: object) -> ProgressLayer:
    return ProgressLayer(box=AT, fraction=fraction, colour="#ff0000", track="#0000ff", kind=kind, **more)  # type: ignore[arg-type]


def filled(image: Image.Image) -> int:
    """Pixels of the bar's colour along its middle."""
    return sum(pixel(image, x, 90) == RED for x in range(400))


@pytest.mark.parametrize("kind", KINDS)
def test_progress_fills_from_the_reading_side(kind: Literal["bar", "line", "banner", "steps"]) -> None:
    ends = [
        (pixel(made, 110, 90), pixel(made, 290, 90))
        for made in (picture(progress(0.5, kind)), picture(progress(0.5, kind, side="right")))
    ]

    assert ends == [(RED, BLUE), (BLUE, RED)]


@pytest.mark.parametrize("kind", KINDS)
def test_progress_is_as_long_as_its_fraction(kind: Literal["bar", "line", "banner", "steps"]) -> None:
    lengths = [filled(picture(progress(fraction, kind))) for fraction in (0.0, 0.25, 0.5, 1.0)]

    gaps = 40 if kind == "steps" else 0
    assert lengths[0] == 0
    assert lengths[1] == pytest.approx(50, abs=4 + gaps / 4)
    assert lengths[2] == pytest.approx(100, abs=4 + gaps / 2)
    assert lengths[3] == pytest.approx(200, abs=2 + gaps)


@pytest.mark.parametrize("kind", ["bar", "line", "banner"])
def test_milestones_are_seen_on_the_bar_and_on_its_track(kind: Literal["bar", "line", "banner"]) -> None:
    made = picture(progress(0.5, kind, ticks=(0.25, 0.75)))

    assert (pixel(made, 150, 90), pixel(made, 250, 90)) == (BLUE, RED)


def chart(
    *values: float, kind: Literal["bars", "line"] = "bars", side: Literal["left", "right"] = "left"
) -> ChartLayer:
    return ChartLayer(box=box(0, 0, 400, 200), values=values, colour="#ff0000", track="#0000ff", kind=kind, side=side)


def test_bars_are_as_high_as_their_values_and_the_last_stands_out() -> None:
    made = picture(chart(25, 50, 75, 50, 100))

    tops = [next(y for y in range(200) if pixel(made, x, y) != PAPER) for x in range(20, 400, 80)]
    assert [200 - top for top in tops] == pytest.approx([50, 100, 150, 100, 200], abs=3)
    assert pixel(made, 350, 100) == RED
    assert pixel(made, 30, 180) == BLUE


def test_a_chart_in_arabic_ends_at_the_left() -> None:
    made = picture(chart(25, 50, 75, 50, 100, side="right"))

    assert (pixel(made, 50, 100), pixel(made, 370, 180)) == (RED, BLUE)


def test_a_curve_ends_in_a_dot_at_its_last_value() -> None:
    made = picture(chart(0, 10, kind="line"))

    assert pixel(made, 391, 9) == RED
    assert pixel(made, 200, 30) == PAPER
    assert pixel(made, 300, 190) == BLUE


@pytest.mark.parametrize("values", [(), (0.0, 0.0), (-3.0,)])
def test_a_chart_of_nothing_is_nothing(values: tuple[float, ...]) -> None:
    assert picture(chart(*values)).getcolors() == [(80_000, PAPER)]


def test_of_very_many_values_the_last_is_still_shown() -> None:
    made = picture(chart(*([1.0] * 500), 100.0))

    assert sum(pixel(made, x, 20) == RED for x in range(400)) > 2


QR = QrLayer(box=box(50, 10, 180, 180), text="https://ottersby.example/", colour="#000000", ground="#ffee00")


def darkest(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the code's dark modules are; its ground has no less red than paper."""
    red = image.getchannel("R")
    return inked(Image.merge("RGB", (red, red, red)))


def modules(image: Image.Image, size: int) -> list[list[bool]]:
    """A code's modules, dark or not, its quiet zone left out."""
    left, top, right, _ = darkest(image)
    step = (right - left) // size
    return [
        [pixel(image, left + x * step + step // 2, top + y * step + step // 2) == (0, 0, 0) for x in range(size)]
        for y in range(size)
    ]


def test_a_qr_code_has_sharp_modules_of_one_size() -> None:
    made = picture(QR)

    assert {colour for _, colour in made.getcolors() or ()} == {(0, 0, 0), (255, 0xEE, 0), PAPER}
    found = modules(made, 25)
    finder = [[True] * 7, [True, *[False] * 5, True], *[[True, False, True, True, True, False, True]] * 3]
    assert [row[:7] for row in found[:5]] == finder


def test_a_qr_code_has_its_quiet_zone_within_its_box() -> None:
    made = picture(QR)
    ground = inked(made)
    dark = darkest(made)

    step = (dark[2] - dark[0]) // 25
    assert dark[0] - ground[0] == QUIET * step
    assert ground[0] >= 50
    assert ground[2] <= 230


def test_a_qr_code_too_small_to_be_read_is_left_out() -> None:
    small = QrLayer(box=box(0, 0, 40, 40), text="https://ottersby.example/", colour="#000000", ground="#ffffff")

    assert picture(small).getcolors() == [(80_000, PAPER)]
