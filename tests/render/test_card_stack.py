"""Stacks: layers below one another, each as high as it turns out to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from generator.views.card import AnyLayer, FillLayer, Plate, ShapeLayer, StackLayer, TextLayer
from tests.render.card_files import box, inked, picture, text

AT = box(20, 10, 300, 180)


def stack(*children: AnyLayer, gap: int = 10, **more: Any) -> StackLayer:
    return StackLayer(box=AT, children=children, gaps=(gap,) * len(children), **more)


def rule(height: int = 10) -> FillLayer:
    return FillLayer(box=box(20, 0, 300, height), colour="#ff0000")


def words(said: str, height: int = 60, **more: Any) -> TextLayer:
    return text(said, box(20, 0, 300, height), **({"max_size": 30} | more))


def bars(*layers: AnyLayer) -> list[tuple[int, int]]:
    """Top and bottom of each bar of ink, from the top."""
    made = picture(*layers).convert("L").point([255 * (value < 200) for value in range(256)])
    rows = [any(made.crop((0, y, made.width, y + 1)).tobytes()) for y in range(made.height)]
    starts = [y for y, there in enumerate(rows) if there and (y == 0 or not rows[y - 1])]
    ends = [y + 1 for y, there in enumerate(rows) if there and (y + 1 == len(rows) or not rows[y + 1])]
    return list(zip(starts, ends, strict=True))


def test_children_stand_below_one_another_with_their_gaps() -> None:
    assert bars(stack(rule(10), rule(20), rule(5))) == [(10, 20), (30, 50), (60, 65)]


def test_a_stack_stands_at_the_top_in_the_middle_or_at_the_bottom() -> None:
    found = [bars(stack(rule(), rule(), vertical=where))[0][0] for where in ("top", "middle", "bottom")]

    assert found == [10, 10 + (180 - 30) // 2, 10 + 180 - 30]


def test_a_text_takes_what_its_lines_need_and_no_more() -> None:
    above, below = bars(stack(words("Mend it", height=150), rule()))

    assert below[0] - above[1] < 10 + 30


def test_a_child_without_words_leaves_no_gap() -> None:
    assert bars(stack(words(""), rule(), words(" "), rule())) == bars(stack(rule(), rule()))


def test_the_growing_text_takes_the_room_that_the_others_leave() -> None:
    title = words("The crossing on Mill Road", height=180, max_size=90, max_lines=3)

    alone = inked(picture(stack(title, grow=0)))
    shared = bars(stack(title, rule(60), rule(20), grow=0))

    assert alone[3] - alone[1] > 90
    assert shared[-1][1] - shared[0][0] <= 180
    assert shared[-2][0] - shared[0][0] <= 80 + 10


def test_the_growing_text_keeps_room_for_itself_at_its_smallest() -> None:
    title = words("The crossing", height=180, min_size=24)

    made = picture(stack(rule(90), rule(90), title, grow=2, gap=0))

    black = made.getchannel("R").point([255 * (value < 60) for value in range(256)]).getbbox()
    assert black is not None
    assert black[3] - black[1] >= 12
    assert black[3] <= 190


def test_a_stack_within_a_stack_is_as_high_as_what_it_holds() -> None:
    inner = StackLayer(box=box(20, 0, 300, 100), children=(rule(), rule()), gaps=(0, 4))

    assert bars(stack(inner, rule())) == [(10, 20), (24, 34), (44, 54)]


def test_a_shape_and_an_outline_move_with_their_place_in_the_stack() -> None:
    shape = ShapeLayer(points=((20, 5), (320, 5), (320, 15), (20, 15)), colour="#000000")
    cut = replace(rule(20), outline=((20.0, 0.0), (320.0, 0.0), (320.0, 10.0), (20.0, 10.0)))

    assert bars(stack(rule(), shape, cut)) == [(10, 20), (30, 40), (50, 60)]


def test_a_plate_is_as_high_as_it_is_drawn() -> None:
    plate = Plate(kind="block", colour="#000000", padding=(10, 8))

    found = bars(stack(words("Won", plate=plate, colour="#ffffff"), rule()))

    assert 8 <= found[1][0] - found[0][1] <= 13


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "Won", "A title of several words that goes on"]), st.integers(5, 140)),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["top", "middle", "bottom"]),
    st.integers(-1, 4),
)
def test_nothing_of_a_stack_leaves_its_box(children: Sequence[tuple[str, int]], vertical: str, grow: int) -> None:
    layers = [words(said, height, max_lines=3, max_size=60) if said else rule(height) for said, height in children]

    made = picture(stack(*layers, vertical=vertical, grow=grow if grow < len(layers) else -1))

    outside = Image.new("L", made.size, 255)
    outside.paste(0, (AT.x, AT.y, AT.x + AT.width, AT.y + AT.height))
    blank = Image.new("RGB", made.size, "#ffffff")
    made.paste(blank, (0, 0), outside.point([255 - value for value in range(256)]))
    assert made.tobytes() == blank.tobytes()
