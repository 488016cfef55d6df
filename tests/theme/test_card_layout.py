"""From a layout and a page's values to a card in pixels, colours and words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.theme.card_layout import LayoutError, initial, parse, resolve
from generator.theme.cut_paper import ellipse, rounded, torn
from generator.theme.layouts import patterns
from generator.theme.layouts.clip import clipped, hull
from generator.theme.layouts.places import Place
from generator.theme.layouts.words import capitals
from generator.views.card import (
    Box,
    CardPhoto,
    CardView,
    ChartLayer,
    FillLayer,
    PhotoLayer,
    ProgressLayer,
    QrLayer,
    ShapeLayer,
    StackLayer,
    TextLayer,
)
from tests.theme.card_kit import COLOURS, FONTS, every

LOOK = {"font": "text", "colour": "ink", "max_size": 40}
BOX = {"start": 10, "width": 100, "top": 20, "height": 50}
PHOTO = CardPhoto(digest="c" * 64)


def card(*layers: dict[str, Any], photo: CardPhoto | None = None, **values: Any) -> CardView:
    layout = parse({"size": [400, 200], "background": "paper", "layers": list(layers)})
    return resolve(layout, values, COLOURS, FONTS, photo)


def test_a_text_has_the_pages_words_and_the_themes_colour_and_fonts() -> None:
    (text,) = card({"type": "text", "text": "{place}: {title}", "box": BOX, **LOOK}, place="Hall", title="Open").layers
    assert isinstance(text, TextLayer)
    assert (text.text, text.colour, text.fonts, text.min_size) == ("Hall: Open", COLOURS["ink"], FONTS["text"], 20)


def test_a_text_with_nothing_to_say_is_left_out() -> None:
    assert card({"type": "text", "text": "{place} ", "box": BOX, **LOOK}, place="").layers == ()


@pytest.mark.parametrize("empty", ["", None, ()])
def test_a_layer_waits_for_its_values(empty: Any) -> None:
    fill = {"type": "fill", "colour": "ink", "box": BOX, "when": ["place", "no state"]}
    assert len(card(fill, place="Hall").layers) == 1
    assert card(fill, place=empty).layers == ()
    assert card(fill, place="Hall", state="Won").layers == ()


def test_nought_is_a_value() -> None:
    bar = {"type": "progress", "when": ["fraction"], "colour": "ink", "track": "line", "box": BOX}
    assert len(card(bar, fraction=0.0).layers) == 1


@pytest.mark.parametrize(("given", "shown"), [(-1.0, 0.0), (0.5, 0.5), (3.0, 1.0)])
def test_progress_never_leaves_its_track_and_marks_only_what_lies_on_it(given: float, shown: float) -> None:
    bar = {"type": "progress", "when": ["fraction"], "colour": "ink", "track": "line", "box": BOX, "ticks": "ticks"}
    (layer,) = card(bar, fraction=given, ticks=(0.25, 1.5)).layers
    assert isinstance(layer, ProgressLayer)
    assert (layer.fraction, layer.ticks) == (shown, (0.25,))


def test_a_child_that_is_left_out_of_a_stack_leaves_no_gap() -> None:
    stack = {
        "type": "stack", "box": BOX, "gap": 8,
        "layers": [
            {"type": "text", "text": "{kicker}", "when": ["kicker"], **LOOK},
            {"type": "text", "text": "{place}", "gap": 3, **LOOK},
            {"type": "text", "text": "{title}", "grow": True, "box": {"height": 30}, **LOOK},
        ],
    }  # fmt: skip
    whole, short = (
        card(stack, kicker=kicker, place=place, title="t").layers[0] for kicker, place in (("k", "p"), ("", ""))
    )
    assert isinstance(whole, StackLayer)
    assert isinstance(short, StackLayer)
    assert (whole.gaps, whole.grow) == ((8, 3, 8), 2)
    assert (short.gaps, short.grow) == ((8,), 0)
    assert [child.box for child in whole.children if isinstance(child, TextLayer)] == [
        Box(x=10, y=20, width=100, height=50),
        Box(x=10, y=20, width=100, height=50),
        Box(x=10, y=20, width=100, height=30),
    ]


def test_nothing_in_a_stack_is_higher_than_the_stack() -> None:
    wide = {"type": "text", "text": "x", "box": {"height": 900}, **LOOK}
    narrow = {"type": "text", "text": "x", "box": {"start": 30, "width": 40, "height": 900}, **LOOK}
    (stack,) = card({"type": "stack", "box": BOX, "layers": [wide, narrow]}).layers
    assert isinstance(stack, StackLayer)
    assert [child.box for child in stack.children if isinstance(child, TextLayer)] == [
        Box(x=10, y=20, width=100, height=50),
        Box(x=30, y=20, width=40, height=50),
    ]


def test_numbers_in_a_row_share_their_lines_and_are_no_more_than_wanted() -> None:
    row = {"type": "numbers", "when": ["numbers"], "most": 2, "between": 20, "under": 6, "value": LOOK, "label": LOOK,
           "box": BOX | {"height": 100}}  # fmt: skip
    view = card(row, numbers=(("12", "trees"), ("3", "streets"), ("7", "no more")))
    texts = [layer for layer in view.layers if isinstance(layer, TextLayer)]
    assert [(text.text, text.box.x, text.box.y, text.box.width) for text in texts] == [
        ("12", 10, 20, 40), ("trees", 10, 70, 40), ("3", 70, 20, 40), ("streets", 70, 70, 40),
    ]  # fmt: skip


def test_numbers_of_one_layer_are_set_in_one_size() -> None:
    row = {"type": "numbers", "when": ["numbers"], "value": LOOK, "label": LOOK, "box": BOX}
    texts = card(row, numbers=(("12", "trees"), ("3", "streets"))).layers
    sizes = [text.together for text in texts if isinstance(text, TextLayer)]
    assert sizes[0] == sizes[2] != sizes[1] == sizes[3]
    assert all(sizes)


def test_numbers_in_a_column_stand_one_below_the_other() -> None:
    column = {"type": "numbers", "when": ["numbers"], "direction": "column", "value": LOOK, "label": LOOK, "box": BOX}
    (stack,) = card(column, numbers=(("12", "trees"), ("3", "streets"))).layers
    assert isinstance(stack, StackLayer)
    assert [child.text for child in stack.children if isinstance(child, TextLayer)] == ["12", "trees", "3", "streets"]
    beside = [
        layer
        for layer in card(column | {"beside": 40}, numbers=(("12", "trees"),)).layers
        if isinstance(layer, TextLayer)
    ]
    assert [(text.text, text.box.x) for text in beside] == [("12", 10), ("trees", 50)]


def test_a_date_is_a_leaf_with_month_day_and_weekday() -> None:
    leaf = {"type": "date", "when": ["day"], "head": "spot", "paper": "sheet", "ink": "ink", "font": "text", "box": BOX}
    view = card(leaf, month="May", day="24", weekday="", time="10:00")
    assert [layer.text for layer in view.layers if isinstance(layer, TextLayer)] == ["May", "24"]
    torn_leaf = card(leaf | {"tear": 3}, day="24").layers[0]
    assert isinstance(torn_leaf, ShapeLayer)
    assert min(y for _, y in torn_leaf.points) == 20
    assert len({y for _, y in torn_leaf.points}) > 4


def test_a_circle_fills_its_box_and_round_corners_stay_in_theirs() -> None:
    circle = ellipse(10, 20, 100, 50)
    corners = rounded(10, 20, 100, 50, 400)
    for points in (circle, corners):
        assert (min(x for x, _ in points), max(x for x, _ in points)) == (10, 110)
        assert (min(y for _, y in points), max(y for _, y in points)) == (20, 70)


def test_a_qr_code_and_a_chart_take_their_values() -> None:
    view = card(
        {"type": "qr", "box": BOX},
        {"type": "chart", "when": ["history"], "colour": "ink", "track": "line", "box": BOX},
        qr="https://ottersby.example/",
        history=(1.0, 4.0),
    )
    code, chart = view.layers
    assert isinstance(code, QrLayer)
    assert isinstance(chart, ChartLayer)
    assert (code.text, chart.values) == ("https://ottersby.example/", (1.0, 4.0))


def test_a_photo_can_be_a_duotone_with_round_corners() -> None:
    photo = {"type": "photo", "when": ["photo"], "duotone": ["ink", "paper"], "round": 10, "box": BOX}
    (layer,) = card(photo, photo=PHOTO).layers
    assert isinstance(layer, PhotoLayer)
    assert layer.duotone == (COLOURS["ink"], COLOURS["paper"])
    assert len(layer.outline) > 8
    assert card(photo).layers == ()


def test_a_colour_or_font_that_is_not_there_is_named() -> None:
    with pytest.raises(LayoutError, match="no colour `purple`, but ink"):
        card({"type": "fill", "colour": "purple", "box": BOX})
    with pytest.raises(LayoutError, match="no font `slab`, but headline"):
        card({"type": "text", "text": "x", "box": BOX, **LOOK, "font": "slab"})


def test_a_fill_fades_to_the_side_where_reading_ends() -> None:
    fill = {"type": "fill", "colour": "ink", "fade": "end", "to": "spot", "box": BOX}
    for lang, side in (("en", "right"), ("ar", "left")):
        (layer,) = card(fill, lang=lang).layers
        assert isinstance(layer, FillLayer)
        assert (layer.fade, layer.to) == (side, COLOURS["spot"])


PLACES = st.fixed_dictionaries(
    {
        "start": st.integers(0, 150),
        "width": st.integers(20, 200),
        "top": st.integers(0, 80),
        "height": st.integers(40, 90),
    }
)
LOOKS = st.just(LOOK)
LAYERS = st.one_of(
    PLACES.map(lambda box: {"type": "fill", "colour": "ink", "box": box, "round": 5, "fade": "start"}),
    PLACES.map(lambda box: {"type": "text", "text": "x", "box": box, "align": "end", "turn": 4, **LOOK}),
    PLACES.map(lambda box: {"type": "circle", "colour": "ink", "box": box}),
    PLACES.map(lambda box: {"type": "photo", "when": ["photo"], "box": box, "tear": 3}),
    PLACES.map(lambda box: {"type": "pattern", "kind": "hills", "colours": ["ink", "spot"], "box": box}),
    PLACES.map(lambda box: {"type": "date", "when": ["day"], "head": "spot", "paper": "sheet", "ink": "ink", "font": "text",
                            "box": box}),
    PLACES.map(lambda box: {"type": "numbers", "when": ["numbers"], "value": LOOK, "label": LOOK, "box": box}),
    PLACES.map(lambda box: {"type": "progress", "when": ["fraction"], "colour": "ink", "track": "line", "box": box}),
    PLACES.map(lambda box: {"type": "stack", "box": box, "layers": [{"type": "text", "text": "x", **LOOK},
               {"type": "fill", "colour": "ink", "box": {"start": 3, "width": 9, "height": 4}}]}),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LAYERS, max_size=5))
def test_in_arabic_every_layer_stands_mirrored(layers: list[dict[str, Any]]) -> None:
    values = {"day": "24", "month": "May", "numbers": (("1", "a"), ("2", "b")), "fraction": 0.5}
    english = every(card(*layers, photo=PHOTO, lang="en", **values))
    arabic = every(card(*layers, photo=PHOTO, lang="ar", **values))
    assert [type(layer) for layer in english] == [type(layer) for layer in arabic]
    for one, other in zip(english, arabic, strict=True):
        if not isinstance(one, ShapeLayer) and not isinstance(other, ShapeLayer):
            assert (other.box.x, other.box.y) == (400 - one.box.x - one.box.width, one.box.y)
            assert (other.box.width, other.box.height) == (one.box.width, one.box.height)
        if isinstance(one, ShapeLayer | FillLayer | PhotoLayer) and isinstance(
            other, ShapeLayer | FillLayer | PhotoLayer
        ):
            mirrored = [(400 - x, y) for x, y in (one.points if isinstance(one, ShapeLayer) else one.outline)]
            assert list(other.points if isinstance(other, ShapeLayer) else other.outline) == mirrored
        if isinstance(one, TextLayer) and isinstance(other, TextLayer):
            assert other.turn == -one.turn
            assert {one.side, other.side} in ({"left", "right"}, {"center"})


@pytest.mark.parametrize(
    ("text", "lang", "capitals_of_it"),
    [
        ("Die Straße", "de", "DIE STRASSE"),
        ("Mill Road", "en", "MILL ROAD"),
        ("istanbul ılık", "tr", "İSTANBUL ILIK"),
        ("iki", "az-Latn", "İKİ"),
        ("Ελληνικά", "el", "ΕΛΛΗΝΙΚΑ"),
        ("Μάιος", "el", "ΜΑΪΟΣ"),
        ("προϊόν", "el", "ΠΡΟΪΟΝ"),
        ("αέρας", "el", "ΑΕΡΑΣ"),
        ("Ευρώπη", "el-GR", "ΕΥΡΩΠΗ"),
        ("թև", "hy", "ԹԵՎ"),
        ("ქალაქი", "ka", "ქალაქი"),
        ("été", "fr", "ÉTÉ"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, lang: str, capitals_of_it: str) -> None:
    assert capitals(text, lang) == capitals_of_it


def test_case_is_upper_by_the_language_of_the_page() -> None:
    (text,) = card(
        {"type": "text", "text": "{title}", "case": "upper", "box": BOX, **LOOK}, title="izmir", lang="tr"
    ).layers
    assert isinstance(text, TextLayer)
    assert text.text == "İZMİR"


@pytest.mark.parametrize(
    ("name", "letter"), [("Ottersby", "O"), ("“élan”", "É"), ("  ", ""), ("हिंदी", "हिं"), ("14 bus", "1")]
)
def test_an_initial_is_the_first_letter_with_its_marks(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_torn_paper_is_always_torn_the_same_way_and_not_far() -> None:
    square = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    rough = torn(square, 3)
    assert rough == torn(square, 3)
    assert len(rough) > 40
    assert all(min(abs(x), abs(x - 100), abs(y), abs(y - 100)) <= 3 for x, y in rough)


KINDS = st.sampled_from(sorted(patterns.KINDS))
AT = st.builds(Place, st.integers(0, 300), st.integers(0, 300), st.integers(60, 900), st.integers(60, 900))


@settings(deadline=None)
@given(KINDS, st.text(max_size=20), st.integers(1, 5), AT)
def test_a_pattern_stays_in_its_box_and_uses_its_colours(kind: str, seed: str, colours: int, at: Place) -> None:
    shapes = patterns.drawn(kind, seed, colours, at)
    assert shapes
    assert {number for number, _ in shapes} <= set(range(colours))
    for _, points in shapes:
        assert all(
            at.x - 0.1 <= x <= at.x + at.width + 0.1 and at.y - 0.1 <= y <= at.y + at.height + 0.1 for x, y in points
        )


@settings(deadline=None)
@given(KINDS, st.text(max_size=20), st.text(max_size=20))
def test_no_two_seeds_give_the_same_pattern(kind: str, one: str, other: str) -> None:
    at = Place(0, 0, 400, 300)
    assert (patterns.drawn(kind, one, 3, at) == patterns.drawn(kind, other, 3, at)) == (one == other)


POINTS = st.lists(st.tuples(st.integers(-50, 150), st.integers(-50, 150)), min_size=3, max_size=9)


@settings(deadline=None)
@given(POINTS, POINTS)
def test_what_is_cut_lies_within_the_cut(points: list[tuple[int, int]], edge: list[tuple[int, int]]) -> None:
    around = hull(tuple(edge))
    for x, y in clipped(points, edge):
        for (x1, y1), (x2, y2) in zip(around, (*around[1:], around[0]), strict=True):
            length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
            assert ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length > -0.15


def test_a_square_cut_by_a_square_is_what_both_have() -> None:
    one = ((0, 0), (10, 0), (10, 10), (0, 10))
    other = ((5, 5), (15, 5), (15, 15), (5, 15))
    assert set(clipped(one, other)) == {(5, 5), (10, 5), (10, 10), (5, 10)}


def test_a_layout_in_a_program_is_checked_as_in_a_file() -> None:
    with pytest.raises(LayoutError, match="no key `colur`"):
        card({"type": "fill", "colur": "ink", "colour": "ink", "box": BOX})
