"""Lines read in one pass hold the tokens that the parser's rules give; what is not certain is left to the rules."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from generator.content.markdown import parser, quick_inline
from generator.content.markdown.dispatch import dispatch
from generator.content.markdown.source import Source
from tests.content.markdown_tokens import both_parsers, tokens

PIECES = (
    *"*_[]()!&<>\\`~^{}:# \t\n\"'abc.,é—x“\u00a0🙂+=|1",
    "**", "***", "__", "[a](b)", '[a](b.c "t")', "![a](b)", "`c`", "``d`", "&amp;", "&#65;", "\\*", "\\\n", "  \n", " \n",
    "{.k}", "[x]", "[^1]", "~~", "word ", "two words ", " *em* ", " **st** ", "_e_", "[*l*](m)", "[**l** n](<o p>)", "<i>",
    "<http://a.b>", "](", "[a]()", "[a](b 'c')", "[a]( b )", "[a](b?c=1&d)", "[a](b&amp;c)", '![*a* b](c "d")',
)  # fmt: skip
DEFINITIONS = ("", "\n\n[x]: /y\n[a]: z\n", "\n\n[^1]: note\n")
LINE = st.builds(lambda parts, end: "".join(parts) + end, st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(DEFINITIONS))  # fmt: skip


@pytest.fixture(scope="module")
def both() -> tuple[MarkdownIt, MarkdownIt]:
    return both_parsers()


@settings(max_examples=600)
@given(text=LINE)
def test_any_line_is_read_as_the_rules_read_it(both: tuple[MarkdownIt, MarkdownIt], text: str) -> None:
    quick, plain = both

    assert tokens(quick, text) == tokens(plain, text)


@pytest.mark.parametrize(
    "text",
    [
        "Just words, and more of them.",
        "One *word* and **two of them**, _another_; 2 * 3 is six, and snake_case_names stay.",
        'A [link](a.md), [*one* with a title](b.md "Title"), an ![image](c.jpg) and `code`.',
        "A line  \nand another\\\nand one more\nin all.",
        "[sic], \\*escaped\\*, R&D, ~10, 2^3, {braces}.",
    ],
)
def test_what_writers_usually_type_needs_no_rules(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    md = parser._parser.__wrapped__("en", "clean")
    monkeypatch.setattr(ParserInline, "parse", lambda *_: pytest.fail("the rules were asked"))

    assert md.parse(text, {"source": Source(text, "a.md", 1)})


@pytest.mark.parametrize("text", ["a <b>", "a^[note]", "[^1]", "&amp;", "~~gone~~", "*a **b** c", "[a][b]", "`a`{.b}"])
def test_what_is_not_certain_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    md = parser._parser.__wrapped__("en", "clean")
    asked: list[str] = []
    rules = ParserInline.parse

    def spy(self: ParserInline, src: str, *rest: Any) -> Any:
        asked.append(src)
        return rules(self, src, *rest)

    monkeypatch.setattr(ParserInline, "parse", spy)
    md.parse(f"{text}\n\n[b]: c", {"source": Source(text, "a.md", 1)})

    assert asked == [text]


def test_a_parser_with_a_rule_that_is_not_known_uses_its_rules() -> None:
    seen: list[str] = []

    def spy(state: StateInline, _silent: bool) -> bool:
        seen.append(state.src[state.pos])
        return False

    md = MarkdownIt()
    md.inline.ruler.push("spy", spy)
    dispatch(md)
    md.parse("a ^ b")

    assert "^" in seen


def test_our_parser_has_just_the_rules_that_are_known() -> None:
    inline = parser._parser("en", "clean").inline

    assert {rule.name for rule in inline.ruler.__rules__ if rule.enabled} == quick_inline.KNOWN
