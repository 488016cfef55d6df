"""Rules chosen by the first character find what all rules tried in turn find."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from generator.content.markdown.dispatch import dispatch
from tests.content.markdown_tokens import both_parsers, tokens

CASES = Path(__file__).parents[1] / "cases"
STARTS = (
    "", " ", "  ", "    ", "\t", "# ", "## ", "> ", "- ", "* ", "+ ", "1. ", "2) ", "---", "***", "===", "```", "~~~",
    "| a | b |", "|---|---|", ":--", ": ", "~ ", "::: callout", ":::", "{.wide}", "{#here}", "[^1]: ", "[a]: /b", "<div>",
    "</div>", "<!-- ", "<b>", "[ ] ", "[x] ",
)  # fmt: skip
WORDS = (
    "word", "*a*", "**b**", "_c_", "`d`", "~~e~~", "[f](g.md)", "![h](i.jpg)", "[^1]", "^[note]", "<i>", "<https://a.b>",
    "&amp;", "\\*", "{.k}", "[span]{.l}", "!", "*", "_", "[", "]", "<", "&", "\\", "~", "^", "{", "}", ":", "é", "  ", "--",
)  # fmt: skip
LINE = st.builds(
    lambda start, words: start + " ".join(words), st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=5)
)
TEXT = st.lists(LINE, max_size=14).map("\n".join)


@pytest.fixture(scope="module")
def both() -> tuple[MarkdownIt, MarkdownIt]:
    return both_parsers()


@given(TEXT)
def test_any_text_is_read_as_without_it(both: tuple[MarkdownIt, MarkdownIt], text: str) -> None:
    quick, plain = both

    assert tokens(quick, text) == tokens(plain, text)


def test_every_text_of_our_cases_is_read_as_without_it(both: tuple[MarkdownIt, MarkdownIt]) -> None:
    quick, plain = both
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(CASES.rglob("*")) if path.is_file()]

    for text in texts:
        assert tokens(quick, text) == tokens(plain, text)


def test_a_rule_that_is_not_known_is_tried_everywhere() -> None:
    seen: list[str] = []

    def spy(state: StateInline, _silent: bool) -> bool:
        seen.append(state.src[state.pos])
        return False

    md = MarkdownIt()
    md.inline.ruler.push("spy", spy)
    dispatch(md)

    md.parse("a *b* ^ <")

    assert set(seen) >= {"^", "<"}
