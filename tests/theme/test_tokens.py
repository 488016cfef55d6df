from pathlib import Path

import pytest

from generator.theme.colour import colours
from generator.theme.theme import Theme, load_theme
from generator.theme.tokens import preamble


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    roots = [Path(__file__).parents[2] / "themes"]
    return load_theme("default", hub_root=tmp_path_factory.mktemp("hub"), themes_roots=roots)


def test_colours_of_the_day_come_first_and_the_nights_in_a_media_query(theme: Theme) -> None:
    css = preamble(theme, colours("#c8372d", theme.light, theme.dark))

    day, night = css.split("@media screen and (prefers-color-scheme:dark)")
    assert "--spot:#c8372d;" in day
    assert "--paper:#14181f;" in night


def test_fonts_are_addressed_from_the_style_sheet_so_that_any_base_path_works(theme: Theme) -> None:
    css = preamble(theme, colours("#c8372d", theme.light, theme.dark))

    assert "url('fonts/literata-latin.woff2')" in css
    assert "url('/" not in css


def test_no_text_waits_for_a_font(theme: Theme) -> None:
    css = preamble(theme, colours("#c8372d", theme.light, theme.dark))

    assert css.count("font-display:swap") == css.count("@font-face") == len(theme.fonts)
