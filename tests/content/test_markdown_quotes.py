"""Apostrophes set at once are those that the parser's own rule sets; whatever else is quoted is left to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core.smartquotes import smartquotes

from generator.content.markdown import parser, typography
from generator.content.markdown.source import Source
from tests.content.markdown_tokens import tokens

PIECES = (
    *"ab1 \"''''.-_é—(*`\n\u00a0", "*em*", "`c'd`", "'90s", "o'clock", "[l'x](y)", "'tis", "&quot;", "\\'", '\\"', "--", "...",
)  # fmt: skip


@pytest.fixture(scope="module")
def both() -> tuple[MarkdownIt, MarkdownIt]:
    ours, plain = parser._parser.__wrapped__("en", "clean"), parser._parser.__wrapped__("en", "clean")
    plain.core.ruler.at("smartquotes", smartquotes)
    return ours, plain


@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_has_the_quotes_of_the_parsers_rule(both: tuple[MarkdownIt, MarkdownIt], text: str) -> None:
    ours, plain = both

    assert tokens(ours, text) == tokens(plain, text)


def test_apostrophes_within_words_are_not_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typography, "process_inlines", lambda *_: pytest.fail("the rule was asked"))

    (inline,) = (
        t for t in parser._parser("en", "clean").parse("It's *Ana's*.", {"source": Source("", "a", 1)}) if t.children
    )

    assert [child.content for child in inline.children or () if child.content] == ["It’s ", "Ana’s", "."]
