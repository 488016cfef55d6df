"""A plain list has the tokens that the parser's rule gives; any other is left to the rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.content.markdown import parser, quick_list
from generator.content.markdown.source import Source
from tests.content.markdown_tokens import both_parsers, tokens

LINES = (
    "- one", "- two **b**", "- three [l](m)", "* one", "+ one", "1. one", "2. two", "10. ten", "2) two", "1) one", "-one",
    "- ", "-", "-  two", "-\tone", "- - one", "- 1. one", "- [ ] do", "- # h", "- > q", "- ---", "- é", "- 東", "- _x_", "- 9",
    "", "", "", " ", "\t", "more", "  more", "    more", "\tmore", "# h", "> - one", "> more", "---", "===", ": means", "~ means",
    "| a |", "|---|", "```", "::: callout", ":::", "{.k}", "[^1]: note", "[a]: b", "<div>", "1234567890. no", "0. nought",
    "- one  ", "-one two", "1.one", "- a\\", "- word: x",
)  # fmt: skip
TEXT = st.builds(str.__add__, st.lists(st.sampled_from(LINES), max_size=12).map("\n".join), st.sampled_from(("", "\n", "\n\n", "\n ")))  # fmt: skip


@pytest.fixture(scope="module")
def both() -> tuple[MarkdownIt, MarkdownIt]:
    return both_parsers()


@settings(max_examples=600)
@given(text=TEXT)
def test_any_lines_are_read_as_the_rule_reads_them(both: tuple[MarkdownIt, MarkdownIt], text: str) -> None:
    quick, plain = both

    assert tokens(quick, text) == tokens(plain, text)


@pytest.mark.parametrize(
    "below", ["\tmore", "  more", "    more", "- two", "+ two", "* two", "1. one", ": means", "~ means", "more"]
)
@pytest.mark.parametrize("between", ["", "\n", " \n", "\n\n"])
def test_a_line_below_belongs_to_it_or_not_as_by_the_rule(
    both: tuple[MarkdownIt, MarkdownIt], below: str, between: str
) -> None:
    quick, plain = both
    text = f"- one\n{between}{below}\n"

    assert tokens(quick, text) == tokens(plain, text)


@pytest.mark.parametrize(
    "text",
    [
        "- A torch\n- A tape measure\n- Names, and *thanks*\n",
        "Bring:\n\n* A torch\n* A tape measure\n\nThen come.",
        "3. Paint\n4. Sit down\n",
        "+ One",
    ],
)
def test_a_plain_list_needs_no_rule(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    taken: list[bool] = []

    def noted(*given: object) -> bool:
        taken.append(quick_list.quick_list(*given))  # type: ignore[arg-type]  # whatever it is given
        return taken[-1]

    monkeypatch.setattr("generator.content.markdown.dispatch.quick_list", noted)
    md = parser._parser.__wrapped__("en", "clean")

    md.parse(text, {"source": Source(text, "a.md", 1)})

    assert taken == [True]
