"""Letter-spacing and OpenType features."""

from __future__ import annotations

import pytest

from generator.render.text import Paragraph, fit
from generator.render.text.shaping import Line
from tests.render.text_fonts import stack
from tests.render.text_titles import TITLES


def line(text: str, *, tracking: float = 0.0, theme: str = "default", role: str = "headline", **features: int) -> Line:
    paragraph = Paragraph.shape(
        text, stack(theme, role), tracking=tracking, features=tuple(features.items()), lang="en"
    )
    return paragraph.line(0, len(paragraph.text))


def test_tracking_adds_its_space_after_every_letter() -> None:
    assert line("Garden", tracking=0.1).advance == pytest.approx(line("Garden").advance + 6 * 0.1)


def test_tracking_can_be_negative() -> None:
    assert line("Garden", tracking=-0.02).ink_width < line("Garden").ink_width


@pytest.mark.parametrize("lang", ["ar", "fa", "ur", "hi", "bn", "pa"])
def test_letters_that_touch_are_not_spaced(lang: str) -> None:
    words = [word for word in TITLES[lang].split() if word.isalpha()]
    assert [line(word, tracking=0.2).advance for word in words] == [line(word).advance for word in words]


@pytest.mark.parametrize("cluster", ["ổ", "e\u0323\u0308", "ที่", "க்கி", "ದ್ದೆ", "ခြေ", "👩🏽‍🌾"])
def test_nothing_moves_within_a_letter_that_is_spaced(cluster: str) -> None:
    close, spaced = line(cluster), line(cluster, tracking=0.2)
    starts = {round(b.x - a.x, 3) for a, b in zip(close.glyphs, spaced.glyphs, strict=True)}
    clusters = {"க்கி": {0.0, 0.2}}.get(cluster, {0.0})
    assert starts <= clusters


def test_spaced_letters_are_not_drawn_as_one() -> None:
    close, spaced = line("fi", theme="gazette"), line("fi", theme="gazette", tracking=0.05)
    assert (len(close.glyphs), len(spaced.glyphs)) == (1, 2)


def test_spaced_text_is_measured_with_its_spaces() -> None:
    title = TITLES["en"]
    sizes = [
        fit(
            Paragraph.shape(title, stack(), tracking=tracking),
            width=600,
            height=90,
            max_size=90,
            min_size=10,
            max_lines=1,
            line_height=1,
        ).size
        for tracking in (0.0, 0.2)
    ]
    assert sizes[1] < sizes[0] * 0.8


def test_a_label_has_small_capitals_where_its_font_does() -> None:
    plain, small = (
        line("Garden", theme="gazette", role="label"),
        line("Garden", theme="gazette", role="label", smcp=1),
    )
    assert plain.glyphs[0].code == small.glyphs[0].code
    assert plain.glyphs[1].code != small.glyphs[1].code
    assert small.boxes[1][2] > plain.boxes[1][2]


def test_a_text_that_is_cut_keeps_its_spacing() -> None:
    paragraph = Paragraph.shape(TITLES["en"], stack(), tracking=0.3)
    fitted = fit(paragraph, width=300, height=40, max_size=30, min_size=24, max_lines=1, line_height=1)
    shown = Paragraph.shape(fitted.lines[0].text, stack(), tracking=0.3)
    assert fitted.truncated
    assert fitted.lines[0].advance == pytest.approx(shown.line(0, len(shown.text)).advance)
