"""Polygons on cards: as soft along their edges as if they had been drawn whole, and exact where no pixel is cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from generator.render.polygon import _Outline, coverage, pieces

Points = list[tuple[float, float]]
SIZE = (240, 170)
SIDES = st.one_of(st.floats(-20, 260), st.integers(-10, 250))
CORNERS = st.lists(st.tuples(SIDES, SIDES), min_size=3, max_size=20)


def around(points: Points) -> Points:
    """In the order in which they stand around their middle, so that no edge crosses another."""
    x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    return sorted(points, key=lambda point: (atan2(point[1] - y, point[0] - x), point))


def share(points: Points, pixel: tuple[int, int]) -> float:
    """How much of a pixel is inside: the area of what is left of a polygon that is cut along the pixel's sides."""
    for axis in (0, 1):
        for side, inner in ((pixel[axis], 1), (pixel[axis] + 1, -1)):
            points = [*cut(points, axis, side, inner)]
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*points, *points[:1]]))) / 2


def cut(points: Points, axis: int, side: int, inner: int) -> Iterator[tuple[float, float]]:
    """By the method of Sutherland and Hodgman."""
    for here, there in pairwise([*points, *points[:1]]):
        first, second = (here[axis] - side) * inner, (there[axis] - side) * inner
        if first >= 0:
            yield here
        if first * second < 0:
            along = first / (first - second)
            yield here[0] + (there[0] - here[0]) * along, here[1] + (there[1] - here[1]) * along


@given(CORNERS.map(around))
@example([(-30, -10), (300, 20), (300, 150), (-30, 180)])
@example([(0.0, 0.0), (129.0, 0.0), (0.0, 1.0)])
@example([(0.0, 0.0), (95.0, 0.0), (108.5, 1.0)])
def test_a_pixel_is_as_dark_as_its_share_that_is_inside(points: Points) -> None:
    made = coverage(points, SIZE)
    corners = [*points, ((points[0][0] + points[-1][0]) / 2, (points[0][1] + points[-1][1]) / 2)]
    middles = [((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in pairwise(points)]

    for x, y in ((floor(x), floor(y)) for x, y in (*corners, *middles)):
        if 0 <= x < SIZE[0] and 0 <= y < SIZE[1]:
            assert made.getpixel((x, y)) == pytest.approx(
                255 * share(points, (x, y)), abs=8
            )  # 256ths add up along an edge


@given(CORNERS)
def test_any_polygon_looks_as_if_it_had_been_drawn_whole(points: Points) -> None:
    away = ImageChops.difference(coverage(points, SIZE), _Outline(points).drawn((0, 0, *SIZE)))

    assert max(away.tobytes()) <= 1


def test_where_a_polygon_crosses_itself_there_is_no_hole() -> None:
    knot: Points = [(20, 20), (120, 20), (120, 120), (60, 120), (60, 10), (80, 10), (80, 140), (20, 140)]

    assert coverage(knot, SIZE).crop((61, 21, 79, 119)).getextrema() == (255, 255)


def test_a_polygon_far_larger_than_its_sheet_fills_it() -> None:
    far: Points = [(-90_000, -90_000), (90_000, -90_000), (90_000, 90_000), (100.5, 90_000), (-90_000, 90_001)]

    assert coverage(far, SIZE).getextrema() == (255, 255)


def test_a_torn_edge_of_any_length_is_drawn() -> None:
    torn: Points = [(step / 400, 60 + step % 2) for step in range(96_000)]

    made = coverage([*torn, (240, 170), (0, 170)], SIZE)

    assert made.crop((0, 63, 240, 169)).getextrema() == (255, 255)
    assert made.crop((0, 0, 240, 58)).getextrema() == (0, 0)


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
