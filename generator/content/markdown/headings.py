"""Headings: levels that fit under the page's own h1, and ids as GitHub makes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from generator import lazy_re
from generator.content.markdown.plain import text_of

_ASCII_DROPPED = lazy_re.compile(r"[^a-zA-Z0-9\-_ ]")
_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""Symbols that Unicode counts as alphabetic."""


def _is_kept(char: str) -> bool:
    if char.isascii():
        return not _ASCII_DROPPED.match(char)
    if unicodedata.category(char) in _KEPT:
        return True
    return any(low <= ord(char) <= high for low, high in _CIRCLED)


def github_slug(text: str) -> str:
    """The fragment that GitHub gives a heading: lower case, without punctuation and symbols, spaces as hyphens."""
    text = text.lower()
    kept = _ASCII_DROPPED.sub("", text) if text.isascii() else "".join(filter(_is_kept, text))
    return kept.replace(" ", "-")


class Slugger:
    """Ids of one page: the second `Thanks` is `thanks-1`, counted as github-slugger does."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self._seen = dict.fromkeys(taken, 0)

    def slug(self, text: str) -> str:
        """The next free id for a heading's text; `section` where nothing of it can be used."""
        wanted = github_slug(text) or "section"
        result = wanted
        while result in self._seen:
            self._seen[wanted] += 1
            result = f"{wanted}-{self._seen[wanted]}"
        self._seen[result] = 0
        return result


def fitted_levels(levels: Sequence[int]) -> list[int]:
    """Levels from 2, none skipped, a deeper heading still deeper than the one that it stands under."""
    open_: list[tuple[int, int]] = []
    result = []
    for level in levels:
        while open_ and open_[-1][0] >= level:
            open_.pop()
        fitted = min(6, open_[-1][1] + 1) if open_ else 2
        open_.append((level, fitted))
        result.append(fitted)
    return result


def read_trailing_attributes(state: StateCore) -> None:
    """Core rule, before inlines: `## Thanks {#thanks .quiet}`, as Pandoc, Hugo and kramdown have it."""
    allowed = state.md.options["attributes"]
    for i, token in enumerate(state.tokens):
        if token.type != "heading_open" or not state.tokens[i + 1].content.endswith("}"):
            continue
        inline = state.tokens[i + 1]
        start = inline.content.rfind("{")
        block = inline.content[start:].replace("{:", "{", 1)
        if start < 1 or inline.content[start - 1] not in " \t":
            continue
        try:
            end, attributes = parse(block)
        except ParseError:
            continue
        if end == len(block) - 1 and attributes:
            inline.content = inline.content[:start].rstrip()
            token.attrs.update({k: v for k, v in attributes.items() if k in allowed})


def name_headings(state: StateCore) -> None:
    """Core rule, after inlines and before typography: gives every heading its level, its text and its id."""
    opens = [(i, token) for i, token in enumerate(state.tokens) if token.type == "heading_open"]
    if not opens:
        return
    levels = fitted_levels([int(token.tag[1]) for _, token in opens])
    slugger = Slugger([str(token.attrs["id"]) for token in state.tokens if "id" in token.attrs])
    for (i, token), level in zip(opens, levels, strict=True):
        token.tag = state.tokens[i + 2].tag = f"h{level}"
        if "id" not in token.attrs:
            token.attrs = {"id": slugger.slug(_slug_text(state.tokens[i + 1])), **token.attrs}
        token.meta["level"] = level


def _slug_text(inline: Token) -> str:
    return text_of(inline.children or ())
