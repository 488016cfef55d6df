import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.theme.colour import (
    LARGE,
    TEXT,
    ColourError,
    Ground,
    Oklch,
    Palette,
    colours,
    contrast,
    from_hex,
    normal,
    reach,
    to_hex,
)

DAY = Ground("#f5eddd", "#fdf8ec", "#cbbda3", "#1f1b18", "#62594f")
NIGHT = Ground("#14181f", "#1d232d", "#3a4250", "#f0e7d6", "#b3aa9b", 4.5)
BRANDS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def assert_readable(palette: Palette, ground: Ground) -> None:
    for paper in (ground.paper, ground.sheet, palette["tint"]):
        assert contrast(palette["spot-text"], paper) >= TEXT
        assert contrast(palette["spot-large"], paper) >= LARGE
        assert contrast(palette["aside"], paper) >= TEXT
        assert contrast(ground.ink, paper) >= TEXT
    assert contrast(palette["spot-ink"], palette["spot"]) >= TEXT
    assert contrast(palette["spot-ink"], palette["overprint"]) >= TEXT
    assert contrast(palette["band-ink"], palette["band"]) >= TEXT
    assert contrast(palette["band-mark"], palette["band"]) >= LARGE
    assert contrast(palette["spot"], ground.paper) >= ground.block
    assert contrast(palette["opposite-ink"], palette["opposite"]) >= TEXT
    for paper in (ground.paper, ground.sheet, palette["tint"]):
        assert contrast(palette["opposite-large"], paper) >= LARGE


@given(BRANDS)
def test_whatever_the_brand_all_text_can_be_read_by_day_and_at_night(brand: str) -> None:
    made = colours(brand, DAY, NIGHT)

    assert_readable(made.light, DAY)
    assert_readable(made.dark, NIGHT)


@given(BRANDS)
def test_large_type_of_the_opposite_colour_can_be_read_on_a_block_of_the_brand(brand: str) -> None:
    made = colours(brand, DAY, NIGHT)

    for palette in (made.light, made.dark):
        assert contrast(palette["opposite"], palette["spot"]) >= LARGE
        assert contrast(palette["opposite"], palette["overprint"]) >= LARGE


@given(BRANDS)
def test_the_brands_own_dark_and_light_are_text_on_each_other(brand: str) -> None:
    palette = colours(brand, DAY, NIGHT).light

    assert contrast(palette["spot-deep"], palette["spot-pale"]) >= 7


@given(BRANDS)
def test_the_opposite_of_a_brand_that_has_a_hue_lies_across_the_wheel(brand: str) -> None:
    palette = colours(brand, DAY, NIGHT).light
    spot, opposite = from_hex(palette["spot"]), from_hex(palette["opposite"])
    assume(spot.chroma > 0.05 and opposite.chroma > 0.03)

    assert abs((opposite.hue - spot.hue) % 360 - 180) < 8


@pytest.mark.parametrize(("grey", "hue"), [("#111111", 92), ("#3a3b3c", 92), ("#ffffff", 28), ("#c9c9c9", 28)])
def test_dark_greys_are_answered_with_yellow_and_light_ones_with_red(grey: str, hue: float) -> None:
    opposite = from_hex(colours(grey, DAY, NIGHT).light["opposite"])

    assert abs(opposite.hue - hue) < 6
    assert opposite.chroma > 0.12


@pytest.mark.parametrize("brand", ["#c8372d", "#f2c500", "#1d2b53", "#0a7d4f", "#ff66aa", "#ff7a00", "#7a3cff"])
def test_the_opposite_colour_is_lively(brand: str) -> None:
    assert from_hex(colours(brand, DAY, NIGHT).light["opposite"]).chroma > 0.07


@given(BRANDS)
def test_a_brand_colour_survives_the_way_through_oklch(brand: str) -> None:
    again = to_hex(from_hex(brand))

    assert all(abs(int(brand[i : i + 2], 16) - int(again[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


def test_a_red_that_can_be_read_stays_as_it_is_by_day() -> None:
    assert colours("#c8372d", DAY, NIGHT).light["spot"] == "#c8372d"


def test_a_colour_is_darkened_without_changing_its_hue() -> None:
    before, after = from_hex("#3aa0ff"), from_hex(reach("#3aa0ff", ("#ffffff",), TEXT))

    assert after.lightness < before.lightness
    assert abs(after.hue - before.hue) < 3


def test_yellow_stays_a_yellow_block_but_its_links_are_darkened() -> None:
    light = colours("#eec400", DAY, NIGHT).light

    assert light["spot"] == "#eec400"
    assert contrast(light["spot-text"], "#f5eddd") >= TEXT


def test_each_change_of_the_brand_is_told_with_what_it_became() -> None:
    made = colours("#ffdd00", DAY, NIGHT)

    assert any("#ffdd00" in note and made.light["spot-text"] in note and "by day" in note for note in made.notes)


def test_a_brand_that_needs_no_change_is_not_mentioned() -> None:
    assert colours("#0a5c2b", DAY, DAY).notes == ()


def test_a_colour_beyond_the_screen_keeps_lightness_and_hue_and_loses_chroma() -> None:
    shown = from_hex(to_hex(Oklch(0.7, 0.4, 150)))

    assert shown.chroma < 0.4
    assert abs(shown.lightness - 0.7) < 0.01
    assert abs(shown.hue - 150) < 2


@pytest.mark.parametrize(("written", "read"), [("#C33", "#cc3333"), ("c8372d", "#c8372d"), (" #FFF ", "#ffffff")])
def test_short_and_capital_colours_are_read(written: str, read: str) -> None:
    assert normal(written) == read


@pytest.mark.parametrize("written", ["red", "#12", "#gggggg", ""])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ColourError):
        normal(written)
