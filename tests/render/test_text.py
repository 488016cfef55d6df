"""Text on pictures: every script right, nothing outside its box, the same bytes everywhere."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.render.text import Align, Face, Fitted, FontStack, Paragraph, draw, fit, missing
from generator.render.text.bidi import levels
from generator.render.text.graphemes import clusters

FONTS = Path(__file__).parents[2] / "themes/default/fonts/cards"
NAMES = (
    "bricolage",
    "noto-sans",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-devanagari",
    "noto-sans-bengali",
    "noto-sans-gurmukhi",
    "noto-sans-gujarati",
    "noto-sans-tamil",
    "noto-sans-telugu",
    "noto-sans-thai",
    "noto-sans-georgian",
    "noto-sans-armenian",
    "noto-color-emoji",
)
COVERED = {
    "en": "How neighbours on Elm Street turned an empty lot into a garden",
    "es": "¡Sí se puede! Así logró el barrio Peñalolén salvar su jardín de niños",
    "vi": "Những người hàng xóm đã cùng nhau xây dựng lại ngôi trường sau trận lũ",
    "de": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz: Bürgerinitiative siegt",
    "ar": "كيف أنقذ الجيران مكتبة الحي القديمة: قصة نجاح من عام 2026",
    "he": "השכנים ברחוב Elm Street הצילו את הספרייה (2026) – סיפור הצלחה",
    "hi": "कार्यकर्ताओं के दृढ़ संघर्ष से विद्यालय में स्वच्छ जल पहुँचा: श्रमिकों की सफलता",
    "bn": "গ্রামের প্রতিবেশীরা কীভাবে বন্ধ হয়ে যাওয়া গ্রন্থাগারকে রক্ষা করলেন",
    "th": "ชาวบ้านร่วมมือกันเปลี่ยนที่ดินรกร้างให้เป็นสวนผักชุมชนที่เลี้ยงดูสี่สิบครอบครัว",
    "ta": "அயலவர்கள் ஒன்றிணைந்து நூலகத்தைக் காப்பாற்றினர்",
    "te": "పొరుగువారు కలిసి గ్రంథాలయాన్ని కాపాడారు",
    "pa": "ਗੁਆਂਢੀਆਂ ਨੇ ਲਾਇਬ੍ਰੇਰੀ ਬਚਾਈ",
    "gu": "પડોશીઓએ પુસ્તકાલય બચાવ્યું",
    "el": "Πώς οι γείτονες έσωσαν τη βιβλιοθήκη",
    "uk": "Як сусіди врятували бібліотеку",
    "ka": "როგორ გადაარჩინეს მეზობლებმა ბიბლიოთეკა",
    "hy": "Ինչպես հարևանները փրկեցին գրադարանը",
    "x-emoji": "We did it! 🎉 1,200 signatures 👩🏽‍🌾🌱 and a new garden ❤️ in Kenya 🇰🇪",
    "x-long": "An unusually long headline that a volunteer pasted from a press release about the neighbourhood "
    "clean-water coalition, its eleven partner groups, two ministries and the village school",
}


@cache
def stack() -> FontStack:
    return FontStack(
        [Face.from_bytes((FONTS / f"{name}.ttf").read_bytes(), variations={"wght": 700}) for name in NAMES]
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
def test_a_title_in_every_script_that_we_ship_is_shaped_without_a_missing_glyph(lang: str) -> None:
    paragraph = Paragraph.shape(COVERED[lang], stack(), lang=None if lang.startswith("x-") else lang)
    line = paragraph.line(0, len(paragraph.text))
    assert missing(paragraph) == ()
    assert [glyph for glyph in line.glyphs if glyph.code == 0] == []


@pytest.mark.parametrize("lang", COVERED)
def test_a_title_in_every_script_that_we_ship_is_set_whole(lang: str) -> None:
    fitted = set_in(COVERED[lang], lang=None if lang.startswith("x-") else lang)
    said = "".join(line.text for line in fitted.lines).replace("-", "").replace(" ", "")
    assert not fitted.truncated
    assert len(said) >= len(COVERED[lang].replace("-", "").replace(" ", "")) - 1


def test_characters_that_no_font_has_are_named() -> None:
    assert missing(Paragraph.shape("Tokyo 東京 and 東", stack())) == ("東", "京")


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
    fitted = set_in(COVERED["x-long"], 300, 80, min_size=24)
    assert fitted.truncated
    assert fitted.lines[-1].text.endswith("…")
    assert fitted.lines[-1].text.removesuffix("…").split()[-1] in COVERED["x-long"].split()


def test_a_box_too_small_for_anything_stays_empty() -> None:
    fitted = set_in("Ottersby", 4, 4)
    assert (fitted.lines, fitted.truncated) == ((), True)


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
    fitted = set_in(COVERED["en"], 508, 388, "en", max_size=104)
    widths = [line.ink_width for line in fitted.lines]
    assert min(widths) > 0.7 * max(widths)


def test_a_very_long_german_word_is_hyphenated_rather_than_made_tiny() -> None:
    fitted = set_in(COVERED["de"], lang="de")
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
