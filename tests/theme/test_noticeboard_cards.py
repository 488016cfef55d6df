"""The designs of the default theme, with the sample values of the contact sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from generator.plan.glyphs import CardCheck
from generator.render.card_stack import SHARE, arrange
from generator.render.text import Fitted
from generator.views.card import AnyLayer, Box, CardView, StackLayer, TextLayer
from tools.card_samples import BRANDS, DESIGNS, FORMATS, LONG, cases, sample
from tools.card_sheet import Printer

EXTREMES = ("long", "long-plain", "arabic", "arabic-plain", "word", "bare")
SMALLEST = {"link": 22, "square": 34, "portrait": 34, "tall": 34}
"""Pixels an em: 34 of 1080 are 11 on a phone 360 wide."""
CONTROLS = 270
"""Pixels at both ends of a tall card where apps put controls of their own."""


@cache
def printer() -> Printer:
    return Printer("default")


def view(design: str, form: str, case: str) -> CardView:
    found = printer().view(design, form, sample(design, case), BRANDS[0])
    assert found is not None
    return found


class Words(NamedTuple):
    """A text that is to be read, and the box of its lines, to the last baseline: below it figures have no ink."""

    text: str
    fitted: Fitted
    box: Box


@cache
def words(design: str, form: str, case: str) -> tuple[Words, ...]:
    """Every text of a card that is to be read."""
    return tuple(_words(view(design, form, case).layers))


def _words(layers: Sequence[AnyLayer]) -> Iterator[Words]:
    fit = CardCheck(printer().read)._fitted
    for layer in layers:
        if isinstance(layer, StackLayer):
            for part in arrange(layer, fit):
                if isinstance(part.layer, TextLayer) and part.fitted:
                    yield _set(part.layer, part.fitted, part.layer.box.y)
        elif isinstance(layer, TextLayer) and not layer.decorative:
            fitted = fit(layer)
            top = layer.box.y + round((layer.box.height - fitted.height) * SHARE[layer.vertical])
            yield _set(layer, fitted, top)


def _set(layer: TextLayer, fitted: Fitted, top: int) -> Words:
    return Words(layer.text, fitted, replace(layer.box, y=top, height=fitted.baselines[-1]))


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_comes_in_every_format_with_every_sample(design: str) -> None:
    assert all(view(design, form, case).layers for form in FORMATS for case in cases(design))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("design", DESIGNS)
def test_a_title_of_180_characters_is_shown_whole(design: str, form: str) -> None:
    for case in ("long", "long-plain"):
        shown = [text.fitted for text in words(design, form, case) if LONG in text.text]
        assert [fitted.truncated for fitted in shown] == [False]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("design", DESIGNS)
def test_words_can_be_read_on_a_phone(design: str, form: str) -> None:
    sizes = [text.fitted.size for case in EXTREMES for text in words(design, form, case) if text.fitted.lines]
    assert min(sizes) >= SMALLEST[form]


@pytest.mark.parametrize("design", DESIGNS)
def test_the_ends_of_a_tall_card_are_left_to_the_controls_of_apps(design: str) -> None:
    boxes = [text.box for case in EXTREMES for text in words(design, "tall", case)]
    assert min(box.y for box in boxes) >= CONTROLS
    assert max(box.y + box.height for box in boxes) <= 1920 - CONTROLS


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("design", DESIGNS)
def test_no_words_stand_on_other_words(design: str, form: str) -> None:
    for case in EXTREMES:
        for one, other in combinations(words(design, form, case), 2):
            assert _apart(one.box, other.box), f"{case}: {one.text} on {other.text}"


def _apart(one: Box, other: Box) -> bool:
    across = one.x + one.width <= other.x or other.x + other.width <= one.x
    return across or one.y + one.height <= other.y or other.y + other.height <= one.y
