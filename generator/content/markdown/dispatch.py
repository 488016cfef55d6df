"""Which of a parser's rules are worth trying at a place: most of them can only begin with a few characters.

markdown-it-py tries every rule on every line and at every mark. A chain of rules is replaced here by one rule that looks
at the first character and tries, in the same order, those that could begin with it. A rule that is not named here is
always tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from generator.content.markdown.quick_inline import QuickInline
from generator.content.markdown.quick_list import quick_list
from generator.content.markdown.tokens import Blocks, Token

_BLOCK_STARTS: Mapping[str, str] = {
    "attr": "{",
    "blockquote": ">",
    "directive": ":",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "reference": "[",
}
_INLINE_STARTS: Mapping[str, str] = {
    "attr": "{",
    "autolink": "<",
    "backticks": "`",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "html_inline": "<",
    "image": "!",
    "link": "[",
    "newline": "\n",
    "span": "[",
    "strikethrough": "~",
}
_PLAIN = ["table", "lheading", "deflist", "paragraph"]
"""The rules for a line that begins with none of those characters."""
_CODE_INDENT = 4
Rule = TypeVar("Rule")


def dispatch(md: MarkdownIt) -> None:
    """Lets a parser choose its rules by their first characters. To be called when all its rules are there."""
    md.block = _BlockParser(md.block)
    md.inline.ruler = _InlineRules(md.inline.ruler)
    md.inline = QuickInline(md.inline)


class _BlockParser(ParserBlock):
    """A parser of blocks with the rules of another one, by their first characters."""

    def __init__(self, plain: ParserBlock) -> None:
        super().__init__()
        self.ruler = _BlockRules(plain.ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803 - the parser's name
        """The blocks of a text, put into `outTokens`."""
        if not src:
            return None
        state = Blocks(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class _BlockRules(Ruler[RuleFuncBlockType]):
    """Chains of block rules, each as a single rule."""

    def __init__(self, rules: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._chains: dict[str, list[RuleFuncBlockType]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 - the parser's names
        """The chain's rules as one."""
        if chainName not in self._chains:
            found = [
                (rule.name, rule.fn)
                for rule in self.__rules__
                if rule.enabled and (not chainName or chainName in rule.alt)
            ]
            self._chains[chainName] = [_block_rule(found)]
        return self._chains[chainName]


def _block_rule(rules: Sequence[tuple[str, RuleFuncBlockType]]) -> RuleFuncBlockType:
    quick = [(name, _guarded(name, rule)) for name, rule in rules if name != "code"]
    by_start, usual = _by_start(quick, _BLOCK_STARTS)
    every = tuple(rule for _, rule in rules)
    plain = [name for name, _ in quick if name not in _BLOCK_STARTS] == _PLAIN

    def rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
        start = state.bMarks[line] + state.tShift[line]
        if start >= state.eMarks[line] or state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            candidates = every
        else:
            mark = state.src[start]
            candidates = by_start.get(mark, usual)
            if plain and not silent:
                if candidates is usual and _stands_alone(state, line):
                    _push_line(state, line)
                    return True
                if mark in _BLOCK_STARTS["list"] and quick_list(state, line, end):
                    return True
        for candidate in candidates:  # noqa: SIM110 - `any` costs a frame more
            if candidate(state, line, end, silent):
                return True
        return False

    return rule


def _stands_alone(state: StateBlock, line: int) -> bool:
    """Whether a line can be nothing but a paragraph: nothing follows that could belong to it, nor define it."""
    below = line + 1
    if below < state.lineMax and not state.isEmpty(below):
        return False
    return below + 1 >= state.lineMax or not _starts_with(state, below + 1, ":~")


def _push_line(state: StateBlock, line: int) -> None:
    """A paragraph of one line."""
    state.line = line + 1
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    token.map = [line, line + 1]
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.parentType = "paragraph"  # what the rules leave behind


def _guarded(name: str, rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A rule that shows only further down, behind a look at the lines that decide."""
    guards: Mapping[str, Callable[[StateBlock, int, int, bool], bool]] = {
        "table": _maybe_table,
        "lheading": _maybe_underlined,
        "deflist": _maybe_definition,
    }
    if name not in guards:
        return rule
    guard = guards[name]

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
        return guard(state, line, end, silent) and rule(state, line, end, silent)

    return guarded


def _starts_with(state: StateBlock, line: int, marks: str) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return start < state.eMarks[line] and state.src[start] in marks


def _maybe_table(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001 - as the rule
    """A table has its dashes in the second line."""
    return line + 2 <= end and _starts_with(state, line + 1, "|-:")


def _maybe_underlined(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001 - as the rule
    """A headline is underlined below the lines of its paragraph."""
    below = line + 1
    while below < end and not state.isEmpty(below):
        if _starts_with(state, below, "-="):
            return True
        below += 1
    state.parentType = "paragraph"  # what the rule leaves behind
    return False


def _maybe_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the rule
    """A definition's mark stands below the term, perhaps after an empty line."""
    if silent:
        return _starts_with(state, line, ":~")
    below = line + 1
    if below < end and state.isEmpty(below):
        below += 1
    return below < end and _starts_with(state, below, ":~")


class _InlineRules(Ruler[RuleFuncInlineType]):
    """The inline rules as a single one."""

    def __init__(self, rules: Ruler[RuleFuncInlineType]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._chain = [_inline_rule([(rule.name, rule.fn) for rule in self.__rules__ if rule.enabled])]

    def getRules(self, chainName: str = "") -> list[RuleFuncInlineType]:  # noqa: ARG002, N802, N803 - the parser's names
        """All rules as one: there is but one chain."""
        return self._chain


def _inline_rule(rules: Sequence[tuple[str, RuleFuncInlineType]]) -> RuleFuncInlineType:
    by_start, usual = _by_start(rules, _INLINE_STARTS)

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
        for candidate in by_start.get(state.src[state.pos], usual):  # noqa: SIM110 - `any` costs a frame more
            if candidate(state, silent):
                return True
        return False

    return rule


def _by_start(
    rules: Sequence[tuple[str, Rule]], starts: Mapping[str, str]
) -> tuple[dict[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """For each character that begins something the rules to try, in order; and those for any other character."""
    marks = "".join(sorted(set("".join(starts.values()))))
    usual = tuple(rule for name, rule in rules if name not in starts)
    return {mark: tuple(rule for name, rule in rules if mark in starts.get(name, mark)) for mark in marks}, usual
