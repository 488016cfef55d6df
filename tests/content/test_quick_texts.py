"""Fast answers about texts are those that the slow ones give."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.markdown import plain
from generator.content.markdown.plain import count_words
from generator.fields import source
from generator.fields.source import decode

ODD = st.sampled_from(" \t\n\r\x0b\x0c\x1c\x1f\x7f\x85\xa0\u2003\u2028\u3000\ufeff\x00_-–—…’“«•·a1é٣e\u0301ÅΩ\u212b½🙂")
TEXTS = st.text(st.one_of(ODD, ODD, st.characters()), max_size=30)
WRITABLE = st.text(st.one_of(ODD, ODD, st.characters(codec="utf-8")), max_size=30)


@given(TEXTS)
def test_words_are_counted_as_one_by_one(text: str) -> None:
    assert plain._spaced_words(text) == plain._words_one_by_one(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0), (" \n ", 0), ("One two", 2), ("one - two — three", 3), ("“Come!”, she said…", 3), ("don't, don’t", 2),
        ("snake_case _ x", 3), ("a\u00a0b", 2), ("• milk", 1), ("½ mile", 2), ("e\u0301t\u00e9", 1), ("a - - — - b", 2), ("a\x1cb", 2),
    ],
)  # fmt: skip
def test_a_word_has_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


@given(WRITABLE)
def test_a_text_that_is_surely_as_it_should_be_is_changed_by_nothing(text: str) -> None:
    if source._is_safe(text.encode()):
        assert source._normal(text) == text


@given(WRITABLE)
def test_a_file_gives_the_lines_that_its_text_has_once_it_is_as_it_should_be(text: str) -> None:
    if text.count("\x00") <= len(text) // 100 and not source._utf16(text.encode()):
        wanted = source._normal(text.encode().decode("utf-8-sig"))
        found, problems = decode(text.encode(), "a.md")

        assert problems == ()
        assert found.lines == (tuple(wanted.split("\n")) if text.encode().decode("utf-8-sig") else ())


def test_no_character_that_is_left_alone_could_be_composed_with_another() -> None:
    for sign in source._SAFE:
        for before in "aeA é’":
            text = f"{before}{sign}aé"
            assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("text", ["It’s fine — “yes” … é\n", "Plain.\n"])
def test_a_usual_text_is_looked_at_but_once(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(source, "_normal", lambda _: pytest.fail("it was looked at again"))
    monkeypatch.setattr(plain, "_words_one_by_one", lambda _: pytest.fail("word by word"))

    assert decode(text.encode(), "a.md")[0].lines
    assert count_words(text)


@given(st.one_of(st.binary(max_size=12), st.lists(st.sampled_from([b"\xc5", b"\x81", b"\xc3", b"\xa9", b"a", b" ", b"\n", b"\x80"]), max_size=8).map(b"".join)))  # fmt: skip
def test_whatever_a_file_holds_its_lines_are_those_of_a_text_as_it_should_be(data: bytes) -> None:
    lines = decode(data, "a.md")[0].lines

    assert lines == (tuple(source._normal("\n".join(lines)).split("\n")) if lines else ())


def test_an_old_file_that_looks_like_a_good_one_without_its_letters_loses_its_controls() -> None:
    source_read, problems = decode(b"\xc5a\x81", "a.md")

    assert source_read.lines == ("Åa ",)
    assert len(problems) == 1
