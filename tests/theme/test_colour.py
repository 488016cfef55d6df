import pytest
from hypothesis import given
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


@given(BRANDS)
def test_whatever_the_brand_all_text_can_be_read_by_day_and_at_night(brand: str) -> None:
    made = colours(brand, DAY, NIGHT)

    assert_readable(made.light, DAY)
    assert_readable(made.dark, NIGHT)


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
