"""What the look Rally promises of its cards, beyond what every look must keep."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from generator.theme.colour import LARGE, TEXT, contrast
from generator.views.card import CardView, PhotoLayer, ShapeLayer, TextLayer
from tests.theme.card_kit import every
from tools.card_samples import BRANDS, DESIGNS, FORMATS, sample
from tools.card_sheet import Printer

FLAT = ("number", "milestone", "call", "list")
LARGE_TYPE = 48
"""Pixels of 1080 from which bold type counts as large (WCAG 2.2: 14 points bold on a screen 360 pixels wide)."""


@cache
def printer() -> Printer:
    return Printer("rally")


def view(design: str, form: str, case: str, brand: str = BRANDS[0]) -> CardView:
    found = printer().view(design, form, sample(design, case), brand)
    assert found is not None
    return found


@pytest.mark.parametrize("design", FLAT)
def test_posters_in_flat_colours_are_sharp_pngs_that_hold_no_photo_and_no_grain(design: str) -> None:
    for form in ("square", "portrait", "tall"):
        card = view(design, form, "photo")
        layers = every(card)

        assert card.encoding.format == "png"
        assert not any(isinstance(layer, PhotoLayer) for layer in layers)
        assert not any(layer.grain for layer in layers if isinstance(layer, ShapeLayer))


@pytest.mark.parametrize("brand", ["#c8372d", "#f2c500", "#111111", "#808080"])
@pytest.mark.parametrize("design", DESIGNS)
def test_words_on_a_slip_can_be_read_whatever_the_brand(design: str, brand: str) -> None:
    for form in FORMATS:
        for case in ("photo", *(("lost",) if design == "outcome" else ())):
            for text, ground in words_on_plates(view(design, form, case, brand)):
                assert contrast(text.colour, ground) >= TEXT, (form, case, text.text)


def words_on_plates(card: CardView) -> Iterator[tuple[TextLayer, str]]:
    """Texts that bring their own ground."""
    for layer in every(card):
        if isinstance(layer, TextLayer) and layer.plate:
            yield layer, layer.plate.colour


@pytest.mark.parametrize("brand", BRANDS)
def test_the_numeral_is_of_the_opposite_colour_and_large(brand: str) -> None:
    for form in FORMATS:
        card = view("number", form, "photo", brand)
        numeral = next(layer for layer in every(card) if isinstance(layer, TextLayer))

        assert numeral.min_size >= LARGE_TYPE
        assert contrast(numeral.colour, card.background) >= LARGE


@pytest.mark.parametrize("form", FORMATS)
def test_a_campaign_that_was_lost_is_told_in_black_and_white(form: str) -> None:
    grounds = [layer.colour for layer in view("outcome", form, "lost").layers if isinstance(layer, ShapeLayer)]

    assert grounds[:2] == ["#121212", "#ffffff"]
