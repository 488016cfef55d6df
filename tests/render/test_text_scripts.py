"""Every script as its readers write it: joined, in order, without gaps, broken where it may be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.render.graphemes import clusters
from generator.render.text import Fitted, Paragraph, fit
from generator.render.text.linebreak import find_breaks
from generator.render.text.scripts import itemised, script_of
from generator.render.text.shaping import Line
from generator.render.text.uax14 import opportunities
from generator.render.text.words import find_words
from tests.render.text_fonts import stack
from tests.render.text_titles import EAST_ASIAN, TITLES

SHIPPED = [lang for lang in TITLES if lang not in EAST_ASIAN]
JOINING = ["ar", "fa", "ur", "hi", "bn", "pa", "gu", "or", "te", "kn", "ml", "si", "my", "km"]
SPACED = [lang for lang in SHIPPED if lang not in ("de", "th", "lo", "km", "my", "en-x-emoji")]
WORDS = {
    "th": "เพื่อน|บ้าน|ช่วย|กัน|เปลี่ยน|ที่|รกร้าง|ให้|เป็น|สวน|ของ|ทุก|ครอบครัว",
    "lo": "ເພື່ອນບ້ານ|ຊ່ວຍ|ກັນ|ປູກ|ສວນ|ຜັກ|ຢູ່|ແຄມ|ແມ່|ນ້ຳ|ຂອງ",
    "my": "အိမ်နီးချင်း|များ |ပူးပေါင်း၍ |ရပ်ကွက်|ဥယျာဉ်|ကို |ပြန်လည်|စိုက်ပျိုး|ကြ|သည်",
    "km": "អ្នកជិតខាង|រួមគ្នា|ដាំ|សួន|បន្លែ|នៅ|ក្បែរ|មាត់ទន្លេ",
}


def shaped(lang: str, text: str = "") -> Paragraph:
    return Paragraph.shape(text or TITLES[lang], stack(), lang=lang)


def whole(paragraph: Paragraph) -> Line:
    return paragraph.line(0, len(paragraph.text))


def codes(lang: str, text: str) -> list[int]:
    return [glyph.code for glyph in whole(shaped(lang, text)).glyphs]


def narrow(lang: str) -> Fitted:
    """A title in a column of a few words."""
    return fit(shaped(lang), width=340, height=900, max_size=48, min_size=30, max_lines=12, line_height=1.1)


def parts(text: str, places: set[int] | frozenset[int]) -> str:
    ends = [0, *sorted(places), len(text)]
    return "|".join(text[start:end] for start, end in pairwise(ends))


@pytest.mark.parametrize("lang", SHIPPED)
def test_a_title_has_every_glyph(lang: str) -> None:
    assert shaped(lang).missing == ()
    assert 0 not in [glyph.code for glyph in whole(shaped(lang)).glyphs]


@pytest.mark.parametrize("lang", SHIPPED)
def test_no_mark_stands_on_a_dotted_circle_in_any_line(lang: str) -> None:
    lines = [whole(shaped(lang)), *narrow(lang).lines]
    circles = [g for line in lines for g in line.glyphs if g.code == g.face.font.get_nominal_glyph(0x25CC)]
    assert circles == []


@pytest.mark.parametrize("lang", JOINING)
def test_letters_join(lang: str) -> None:
    alone = [code for letter in TITLES[lang] for code in codes(lang, letter)]
    assert sorted(codes(lang, TITLES[lang])) != sorted(alone)


@pytest.mark.parametrize("lang", SHIPPED)
def test_the_first_word_stands_where_reading_begins(lang: str) -> None:
    paragraph = shaped(lang)
    first = codes(lang, paragraph.text.split(" ")[0])
    line = [glyph.code for glyph in whole(paragraph).glyphs]
    assert (line[-len(first) :] if paragraph.direction == "rtl" else line[: len(first)]) == first


@pytest.mark.parametrize("lang", SHIPPED)
def test_lines_begin_only_where_they_may(lang: str) -> None:
    paragraph, lines = shaped(lang), narrow(lang).lines
    legal = opportunities(paragraph.text) | find_words(paragraph.text).words
    at, starts = 0, []
    for line in lines[:-1]:
        at = paragraph.text.index(line.text.rstrip("-…")[-1], at + len(line.text.rstrip("-…")) - 1) + 1
        at += len(paragraph.text[at:]) - len(paragraph.text[at:].lstrip(" \u00ad"))
        starts.append(at)
    assert len(lines) > 1
    assert [start for start in starts if start not in legal] == []


@pytest.mark.parametrize("lang", SPACED)
def test_words_that_stand_between_spaces_stay_whole(lang: str) -> None:
    said = [word for line in narrow(lang).lines for word in line.text.split()]
    assert said == shaped(lang).text.split()


@pytest.mark.parametrize("lang", WORDS)
def test_languages_without_spaces_break_between_words(lang: str) -> None:
    assert parts(TITLES[lang], find_breaks(TITLES[lang], lang).good) == WORDS[lang]


def test_a_name_that_no_dictionary_has_is_kept_whole_while_there_is_room() -> None:
    text = "สวนของฌฆฬฑ"
    found = find_words(text)
    assert parts(text, found.words) == "สวน|ของ|ฌฆฬฑ"
    assert len(found.syllables) == 3


@pytest.mark.parametrize("word", ["เรา", "แม่น้ำ", "ເຮົາ", "ແມ່ນ້ຳ", "မြန်မာ", "ကျွန်ုပ်", "ស្ត្រី"])
def test_no_column_is_so_narrow_that_a_syllable_is_cut(word: str) -> None:
    starts = {start for start, _ in clusters(word)} - find_breaks(word, None).never
    forbidden = {at for at in range(1, len(word)) if word[at - 1] in "เแໂເແ" or word[at] in "ะาำາຳ"}
    assert starts & forbidden == set()


def test_the_narrowest_column_keeps_thai_vowels_with_their_consonants() -> None:
    paragraph = shaped("th", "บ้านแม่น้ำ")
    fitted = fit(paragraph, width=26, height=900, max_size=20, min_size=20, max_lines=30, line_height=1)
    assert [line.text for line in fitted.lines] == ["บ้า", "น", "…"]


def test_a_burmese_syllable_keeps_the_consonant_that_closes_it() -> None:
    places = {start for start, _ in clusters("မြန်မာ")} - find_breaks("မြန်မာ", None).never
    assert parts("မြန်မာ", places - {0}) == "မြန်|မာ"


@pytest.mark.parametrize(
    ("text", "lang", "lines"),
    [
        ("空き地をみんなの庭に変えた、ご近所さん", "ja", "空き地を|みんなの|庭に|変えた、|ご近所さん"),
        ("邻居们把一块荒地变成了大家的花园", "zh-hans", "邻居们|把一块|荒地|变成了|大家的|花园"),
        ("鄰居們把一塊荒地變成了大家的花園", "zh-hant", "鄰居們|把一塊|荒地|變成了|大家的|花園"),
        ("이웃들이 (모두) 정원으로", "ko", "이웃들이 |(모두) |정원으로"),
        ("Well-known: 3,000 km/h – and/or at 5 %", "en", "Well-|known: |3,000 |km/h |– |and/|or |at |5 %"),
        ("Park/garden w/o cars", "en", "Park/|garden |w/o |cars"),
        ("Le « jardin » : « ici »", "fr", "Le |« jardin » : |« ici »"),
        ("Der »Garten« und „wir“ da", "de", "Der |»Garten« |und |„wir“ |da"),
        ("–5 °C at night", "en", "–5 °C |at |night"),
        ("—¿Quién? —Yo", "es", "—¿Quién? |—Yo"),
        ("Garden🌱 party", "en", "Garden🌱 |party"),
        ("a\u00a0b c\u2060d", "en", "a\u00a0b |c\u2060d"),
        ("በጎ፡ፈቃደኞች", "am", "በጎ፡|ፈቃደኞች"),
        ("བོད་ཡིག་གི", "bo", "བོད་|ཡིག་|གི"),
        ("ខ្មែរ\u200bសួន", "km", "ខ្មែរ\u200b|សួន"),
        ("Version.2 is out", "en", "Version.2 |is |out"),
    ],
)
def test_good_places_to_break(text: str, lang: str, lines: str) -> None:
    assert parts(text, find_breaks(text, lang).good) == lines


def test_kinsoku_keeps_small_kana_and_marks_off_the_beginning_of_a_line() -> None:
    text = "きょうはちょっと、シャッター「市場」へ…。"
    starts = {text[at] for at in opportunities(text)}
    assert starts & set("ょっッャー、」。…") == set()
    assert "「" not in {text[at - 1] for at in opportunities(text)}


def test_urdu_has_all_its_letters_and_their_own_forms() -> None:
    assert shaped("ur", "ٹ ڈ ڑ ں ھ ہ ۂ ۃ ے ۓ گ چ پ ژ ۔ ؟ ۰۱۲۳۴۵۶۷۸۹ ئ ؤ").missing == ()
    assert codes("ur", "ہے") != codes("ur", "ہ") + codes("ur", "ے")


def test_a_flag_that_the_font_does_not_have_is_missing_and_not_a_question_mark() -> None:
    assert Paragraph.shape("🇪🇸 🇰🇪 🇲🇽", stack()).missing == ()
    assert Paragraph.shape("🇪🇸 🇿🇿", stack()).missing == ("🇿🇿",)


def test_each_word_is_shaped_as_its_own_script_also_within_one_font() -> None:
    text = "AI और 5 сад, (मि)"
    assert "".join(script[0] for script in itemised(text, clusters(text))) == "LLLDDDDDCCCCCCDDD"


def test_a_language_has_its_own_letter_forms_also_after_another_script() -> None:
    serbian, urdu = "бгдпт", "۴۶۷"
    assert codes("sr", serbian) != codes("ru", serbian)
    assert codes("ur", urdu) != codes("fa", urdu)
    assert codes("sr", f"AI {serbian}")[-5:] == codes("sr", serbian)


@pytest.mark.parametrize(
    ("letter", "script"), [("ሀ", "Ethi"), ("Ꭰ", "Cher"), ("漢", "Hani"), (" ", ""), ("\u0301", ""), ("\ue000", "")]
)
def test_a_characters_script_is_known(letter: str, script: str) -> None:
    assert script_of(letter) == script


@pytest.mark.parametrize("lang", sorted(EAST_ASIAN))
def test_east_asian_titles_have_every_glyph_once_the_extra_is_installed(lang: str) -> None:
    pytest.importorskip("manimgx_fonts_cjk")
    assert shaped(lang).missing == ()


def test_han_characters_take_the_form_of_their_region() -> None:
    pytest.importorskip("manimgx_fonts_cjk")
    forms = {lang: codes(lang, "骨直") for lang in ("ja", "zh-hans", "zh-hant", "ko")}
    assert forms["ja"] != forms["zh-hans"]
    assert forms["zh-hans"] != forms["zh-hant"]
    assert forms["zh-hant"] != forms["ko"]
