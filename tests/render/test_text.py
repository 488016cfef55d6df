"""Text on pictures: every script right, nothing outside its box, the same bytes everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
import uharfbuzz as hb
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.render.graphemes import clusters
from generator.render.text import Align, Fitted, Paragraph, draw, fit, missing
from generator.render.text.bidi import levels
from tests.render.text_fonts import stack
from tests.render.text_titles import EAST_ASIAN, TITLES

COVERED = {lang: title for lang, title in TITLES.items() if lang not in EAST_ASIAN}
LONG_WORD = "Kleingartenvereinsmitgliederversammlungsprotokollführerin: Bürgerinitiative siegt"
LONG = (
    "An unusually long headline that a volunteer pasted from a press release about the neighbourhood clean-water "
    "group, its eleven partners, two ministries, and the village school that started it all one wet November"
)


def set_in(text: str, width: float = 600, height: float = 300, lang: str | None = None, **more: float) -> Fitted:
    given = {"max_size": 92, "min_size": 24, "max_lines": 6, "line_height": 1.0} | more
    return fit(Paragraph.shape(text, stack(), lang=lang), width=width, height=height, **given)  # type: ignore[arg-type]


def drawn(fitted: Fitted, width: int, height: int, align: Align = "start", margin: int = 40) -> Image.Image:
    """Black on white, with a margin around the box to catch what runs over."""
    image = Image.new("RGB", (width + 2 * margin, height + 2 * margin), "white")
    draw(image, fitted, x=margin, y=margin, width=width, fill="black", align=align)
    return image


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    return image.convert("L").point([255 - value for value in range(256)]).getbbox()


@pytest.mark.parametrize("lang", COVERED)
def test_a_title_in_every_script_that_we_ship_is_set_whole(lang: str) -> None:
    fitted = set_in(COVERED[lang], lang=lang)
    said = bare("".join(line.text for line in fitted.lines))
    assert (said, fitted.rest) == (bare(Paragraph.shape(COVERED[lang], stack()).text), "")


def test_the_lines_of_a_title_are_cut_out_of_it_and_not_shaped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = Mock(side_effect=hb.shape)
    monkeypatch.setattr(hb, "shape", shape)

    fitted = set_in("How neighbours counted their way to a crossing", width=400)

    assert len(fitted.lines) > 2
    assert shape.call_count == 1


def test_characters_that_no_font_has_are_named() -> None:
    assert missing(Paragraph.shape("Lhasa བོད and བོ", stack())) == ("བོ", "ད")


PIECES = st.one_of(
    st.sampled_from(sorted(COVERED.values())),
    st.sampled_from("fjÅgḝ́ﷺกี่ฬุ👩🏽‍🌾🇰🇪क्ष्मि"),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.text("Wi -–/()…", max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(PIECES, max_size=4),
    width=st.integers(30, 500),
    height=st.integers(20, 300),
    most=st.integers(8, 120),
    align=st.sampled_from(["start", "center", "end", "left", "right"]),
)
@example(pieces=["W" * 60], width=40, height=40, most=100, align="start")
@example(pieces=["ﷺ" * 9], width=60, height=60, most=100, align="end")
def test_no_ink_leaves_its_box_whatever_the_text(
    pieces: list[str], width: int, height: int, most: int, align: Align
) -> None:
    fitted = set_in(" ".join(pieces), width, height, max_size=most, min_size=8)
    edges = ink(drawn(fitted, width, height, align))
    if edges:
        left, top, right, bottom = edges
        assert (left >= 40, top >= 40, right <= 40 + width, bottom <= 40 + height) == (True,) * 4


@pytest.mark.parametrize(
    ("theme", "weight", "text", "size"),
    [("default", 700, "厌", 100), ("default", 700, "Ắ", 106), ("rally", 650, "j", 130)],
)
def test_ink_that_ends_between_two_units_of_its_font_stays_in_its_block(
    theme: str, weight: int, text: str, size: int
) -> None:
    paragraph = Paragraph.shape(text, stack(theme, wght=weight))
    fitted = fit(paragraph, width=300, height=300, max_size=size, min_size=size, max_lines=1, line_height=1.0)
    edges = ink(drawn(fitted, 300, 300))
    assert edges is not None
    assert (edges[1] >= 40, edges[3] <= 40 + fitted.height) == (True, True)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=4), width=st.integers(30, 500), height=st.integers(20, 200))
def test_no_line_begins_or_ends_inside_a_grapheme(pieces: list[str], width: int, height: int) -> None:
    fitted = set_in(" ".join(pieces), width, height, min_size=10)
    whole = Paragraph.shape(" ".join(pieces), stack()).text
    graphemes = (grapheme for start, end in clusters(whole) if (grapheme := bare(whole[start:end])))
    for number, line in enumerate(fitted.lines, start=1):
        last = fitted.truncated and number == len(fitted.lines)
        shown = bare(line.text.removesuffix("…") if last else line.text)
        while shown:
            grapheme = next(graphemes)
            assert shown.startswith(grapheme)
            shown = shown.removeprefix(grapheme)


def bare(text: str) -> str:
    return text.replace(" ", "").replace("\u00ad", "")


def test_a_title_that_cannot_fit_ends_in_an_ellipsis_after_a_whole_word_and_says_so() -> None:
    fitted = set_in(LONG, 300, 80, min_size=24)
    shown = " ".join(line.text for line in fitted.lines)
    assert fitted.truncated
    assert shown.endswith("…")
    assert f"{shown.removesuffix('…')} {fitted.rest}" == LONG


def test_a_box_too_small_for_anything_stays_empty() -> None:
    fitted = set_in("Ottersby", 4, 4)
    assert (fitted.lines, fitted.truncated, fitted.rest) == ((), True, "Ottersby")


def test_a_family_of_four_is_one_grapheme_and_so_is_a_hindi_conjunct() -> None:
    assert [len(clusters(text)) for text in ("👨‍👩‍👧‍👦", "क्षि", "🇰🇪🇬🇧", "กี่", "e\u0301")] == [1, 1, 2, 1, 1]


def test_arabic_starts_at_the_right_and_english_at_the_left() -> None:
    short = {"max_lines": 1, "max_size": 30}
    arabic = ink(drawn(set_in("كيف أنقذ", 600, 80, "ar", **short), 600, 80))
    english = ink(drawn(set_in("How neighbours", 600, 80, "en", **short), 600, 80))
    assert arabic is not None
    assert english is not None
    assert arabic[2] >= 636
    assert english[0] <= 44


def test_an_arabic_title_that_begins_with_a_latin_name_still_reads_from_right_to_left() -> None:
    assert Paragraph.shape("BBC: كيف أنقذ", stack(), lang="ar").direction == "rtl"
    assert Paragraph.shape("BBC: news", stack(), lang="ar").direction == "ltr"


def test_a_latin_name_within_hebrew_keeps_its_own_order() -> None:
    paragraph = Paragraph.shape("רחוב Elm", stack(), lang="he")
    line = paragraph.line(0, len(paragraph.text))
    latin = Paragraph.shape("Elm", stack()).line(0, 3)
    assert [glyph.code for glyph in line.glyphs[:3]] == [glyph.code for glyph in latin.glyphs]


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc אבג 12", 0, "0000111122"),
        ("אבג abc 12", 1, "1111222222"),
        ("אבג 12, 34", 1, "1111221122"),
        ("بيت 1,5%", 1, "11112221"),
        ("אבג $12", 1, "1111222"),
        ("אבג (abc)", 1, "111112221"),
        ("abc (אב) d", 0, "0000011000"),
        ("א(abc)ב", 0, "1000001"),
        ("א\u200d\u00ad a", 0, "11100"),
        ("a\u05bf1", 0, "000"),
    ],
)
def test_embedding_levels_are_those_of_uax_9(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


def test_arabic_letters_join() -> None:
    joined = Paragraph.shape("بيت", stack()).line(0, 3)
    alone = [glyph.code for letter in "تيب" for glyph in Paragraph.shape(letter, stack()).line(0, 1).glyphs]
    assert [glyph.code for glyph in joined.glyphs] != alone


def test_a_headline_has_no_lonely_last_word() -> None:
    fitted = set_in("How neighbours on Mill Street turned a car park into a garden", 508, 388, "en", max_size=104)
    widths = [line.ink_width for line in fitted.lines]
    assert min(widths) > 0.7 * max(widths)


def test_a_very_long_german_word_is_hyphenated_rather_than_made_tiny() -> None:
    fitted = set_in(LONG_WORD, lang="de")
    assert fitted.lines[0].text.endswith("-") or len(fitted.lines) > 3
    assert fitted.size > 50


def test_japanese_breaks_between_phrases_and_no_line_starts_with_a_comma() -> None:
    lines = [
        line.text for line in set_in("住民たちが力を合わせて、空き地を「市民菜園」に変えた物語", 300, 300, "ja").lines
    ]
    assert len(lines) > 2
    assert not any(line.startswith(("、", "」")) for line in lines)
    assert not any(line.endswith("「") for line in lines)


def test_korean_breaks_at_spaces_only() -> None:
    text = "이웃들이 힘을 모아 빈터를 공동체 텃밭으로 바꾼 이야기"
    assert " ".join(line.text for line in set_in(text, 300, 300, "ko").lines) == text


def test_emoji_come_in_colour() -> None:
    image = drawn(set_in("❤️", 100, 100), 100, 100)
    reds = [pixel for pixel in image.get_flattened_data() if pixel[0] > pixel[2] + 100]  # type: ignore[index]
    assert len(reds) > 200


def test_the_same_text_gives_the_same_pixels_in_another_process() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from test_text import *;"
        "print(hashlib.sha256(drawn(set_in(COVERED['he'], lang='he'), 600, 300).tobytes()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
