"""Polygons on cards: as soft along their edges as if they had been drawn whole, and exact where no pixel is cut."""

from __future__ import annotations

from math import floor

from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from generator.render.polygon import FINE, coverage, pieces

Points = list[tuple[float, float]]
SIZE = (240, 170)
SIDES = st.one_of(st.floats(-20, 260), st.integers(-10, 250))


def drawn_whole(points: Points) -> Image.Image:
    large = Image.new("L", (SIZE[0] * FINE, SIZE[1] * FINE))
    ImageDraw.Draw(large).polygon([(floor(x * FINE), floor(y * FINE)) for x, y in points], fill=255)
    return large.reduce(FINE)


@given(st.lists(st.tuples(SIDES, SIDES), min_size=3, max_size=20))
def test_any_polygon_looks_as_if_it_had_been_drawn_whole(points: Points) -> None:
    away = ImageChops.difference(coverage(points, SIZE), drawn_whole(points))

    # Pillow's lines are a pixel wide, so its shapes reach a third of ours further to the right and below.
    assert max(away.tobytes()) <= 2 * 255 / FINE + 1
    assert sum(value > 255 / FINE + 1 for value in away.tobytes()) <= 2 * len(points)


def test_a_rectangle_between_pixels_is_exact() -> None:
    made = coverage([(10, 20), (90, 20), (90, 133), (10, 133)], SIZE)

    assert made.getbbox() == (10, 20, 90, 133)
    assert made.crop((10, 20, 90, 133)).getextrema() == (255, 255)


def test_what_no_edge_cuts_is_not_drawn_but_filled() -> None:
    hill: Points = [(0, 60), (120, 40), (240, 60), (240, 170), (0, 170)]

    masks = [mask for _, mask in pieces(hill, SIZE) if mask]

    assert masks
    assert sum(mask.width * mask.height for mask in masks) < SIZE[0] * SIZE[1] / 4


def test_a_polygon_outside_of_its_sheet_has_no_pieces() -> None:
    assert list(pieces([(300, 10), (320, 10), (320, 90)], SIZE)) == []


@given(st.lists(st.tuples(SIDES, SIDES), min_size=3, max_size=20))
@example([(0.0, 0.0), (0.0, 0.0), (1.0, 2.225073858507e-311)])
@example([(0.0, -5e-324), (0.0, 0.0), (1.0, 2.225073858507e-311)])
def test_no_two_pieces_share_a_pixel_so_that_a_faint_ink_is_even(points: Points) -> None:
    covered = Image.new("L", SIZE)

    for box, _ in pieces(points, SIZE):
        assert covered.crop(box).getextrema() == (0, 0)
        covered.paste(1, box)


def test_an_upright_edge_between_two_slanting_ones_is_drawn_with_them() -> None:
    flag: Points = [(0, 0), (100, 64), (200, 64), (60, 0), (50, 0), (50, 64), (0, 64)]
    covered = Image.new("L", SIZE)

    for box, _ in pieces(flag, SIZE):
        assert covered.crop(box).getextrema() == (0, 0)
        covered.paste(1, box)
