"""Texts for tags: on one line, trimmed, never longer than what is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.plan.texts import one_line, shortened

WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=30, max_size=60)
LIMITS = st.integers(10, 200)


@given(text=st.text(max_size=400), limit=LIMITS)
@example(text="A sentence. " * 30, limit=200)
@example(text="word" * 100, limit=200)
def test_a_shortened_text_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit


@given(text=st.text(max_size=200), limit=LIMITS)
def test_a_text_that_fits_is_left_as_it_is(text: str, limit: int) -> None:
    line = one_line(text)
    assume(len(line) <= limit)

    assert shortened(text, limit) == line


@given(words=WORDS, limit=st.integers(20, 55))
def test_words_are_left_whole_where_a_space_is_near(words: list[str], limit: int) -> None:
    text = " ".join(words)
    cut = shortened(text, limit)

    assert cut.endswith("…")
    assert cut[:-1].split(" ") == text.split(" ")[: len(cut.split(" "))]


def test_whole_sentences_are_kept_where_half_of_the_limit_is_left() -> None:
    assert shortened("We counted cars. Then we painted a crossing on it.", 30) == "We counted cars."


def test_a_short_first_sentence_is_not_all_that_is_left() -> None:
    assert (
        shortened("Yes. Then we painted a crossing on the road by night.", 40)
        == "Yes. Then we painted a crossing on the…"
    )


def test_the_point_of_a_number_at_the_limit_ends_no_sentence() -> None:
    assert shortened("The whole bridge weighs 3.5 tonnes", 26) == "The whole bridge weighs…"


def test_a_sentence_that_ends_at_the_limit_is_kept() -> None:
    assert shortened("The bridge weighs a lot. It does.", 24) == "The bridge weighs a lot."


@pytest.mark.parametrize("text", ["a<br>b", "a<br/>\n b", " a  b ", "a <em>b</em>", "a\u2028b"])
def test_markup_and_line_ends_become_one_space(text: str) -> None:
    assert one_line(text) == "a b"


@given(text=st.text(max_size=200))
def test_a_line_holds_no_white_space_but_single_spaces_within(text: str) -> None:
    line = one_line(text)

    assert not re.search(r"\s{2}|[^\S ]", line)
    assert line == line.strip()
