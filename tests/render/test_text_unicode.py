"""Unicode's own tests of line breaks, reading order and graphemes (version 15.0; licence beside the data)."""

from __future__ import annotations

from generator.render.graphemes import clusters
from generator.render.text.bidi import levels
from generator.render.text.uax14 import opportunities
from tests.render.text_fonts import rows

SAMPLES = {
    "L": "a",
    "R": "א",
    "AL": "ب",
    "EN": "1",
    "ES": "+",
    "ET": "%",
    "AN": "٠",
    "CS": ",",
    "WS": " ",
    "ON": "!",
    "NSM": "\u0300",
    "BN": "\u00ad",
}

NFC = str.maketrans("\u2329\u232a", "〈〉")
"""Titles are normalised, and then have no other angle brackets."""


def marked(row: str) -> tuple[str, set[int]]:
    """A text and its boundaries, from code points between ÷ and ×."""
    text, places = "", set()
    for part in row.split():
        if part == "÷":
            places.add(len(text))
        elif part != "×":
            text += chr(int(part, 16))
    return text, places


def agrees(expected: str, found: list[int]) -> bool:
    return all(want in ("x", str(level)) for want, level in zip(expected.split(), found, strict=True))


def test_lines_may_end_where_line_break_test_says_and_nowhere_else() -> None:
    tests = [marked(row) for row in rows("LineBreakTest.z")]
    wrong = [text for text, places in tests if opportunities(text) != places - {0, len(text)}]
    assert (len(tests), wrong) == (7654, [])


def test_no_grapheme_of_grapheme_break_test_is_cut() -> None:
    tests = [marked(row) for row in rows("GraphemeBreakTest.z")]
    wrong = [text for text, places in tests if not {start for start, _ in clusters(text)} <= places]
    assert (len(tests), wrong) == (602, [])


def test_characters_read_in_the_order_of_bidi_character_test() -> None:
    tests = [row.split(";") for row in rows("BidiCharacterTest.z")]
    texts = ["".join(chr(int(code, 16)) for code in codes.split()).translate(NFC) for codes, _, _ in tests]
    found = [levels(text, int(base)) for text, (_, base, _) in zip(texts, tests, strict=True)]
    wrong = [test for test, got in zip(tests, found, strict=True) if not agrees(test[2], got)]
    assert (len(tests), wrong) == (12573, [])


def test_classes_read_in_the_order_of_bidi_test() -> None:
    expected, tests, wrong = "", 0, []
    for row in rows("BidiTest.z"):
        if row.startswith("@"):
            expected = row[1:]
            continue
        kinds, _, bases = row.partition(";")
        text = "".join(SAMPLES[kind] for kind in kinds.split())
        for base in (base for bit, base in ((2, 0), (4, 1)) if int(bases) & bit):
            tests += 1
            wrong += [] if agrees(expected, levels(text, base)) else [(kinds, base)]
    assert (tests, wrong) == (45290, [])
