"""#Hashtags in running text."""

from __future__ import annotations

import re
import unicodedata

from markdown_it.rules_core import StateCore

from generator import lazy_re
from generator.content.markdown.tokens import Token

_MARK = lazy_re.compile("[#＃]")
_LINK = lazy_re.compile(r"<(/?)a[\s>]", re.IGNORECASE)
_HEX = lazy_re.compile(r"(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")
_BEFORE = frozenset(" \t\n\u00a0\u202f\u3000([{\"'“‘«„‚‹¿¡—–…、。「『（!?,;:")
_JOINERS = "\u200c\u200d"


def _end(text: str, start: int) -> int:
    """Where the letters, digits, marks and underscores from `start` end."""
    end = start
    while end < len(text) and (
        text[end].isalnum()
        or text[end] == "_"
        or text[end] in _JOINERS
        or unicodedata.category(text[end]).startswith("M")
    ):
        end += 1
    return end


def _is_colour(tag: str) -> bool:
    """Whether a tag looks like `#c8372d` or `#fff`; `#Cafe` and `#Decade` do not."""
    return bool(_HEX.match(tag)) and not (tag.isalpha() and tag[0].isupper() and not tag.isupper())


def is_hashtag(tag: str) -> bool:
    """Whether what follows a `#` is a hashtag: it has a letter, and is no colour and no ordinal (`#1st`)."""
    if not any(c.isalpha() for c in tag) or _is_colour(tag):
        return False
    return not tag[0].isdigit() or any(c.isupper() or ord(c) > 0x7F for c in tag)


def spans(text: str, before: str = "") -> list[tuple[int, int]]:
    """Start and end of every hashtag in a text, with its mark. `before` is the character ahead of the text."""
    found = []
    for mark in _MARK.finditer(text):
        start = mark.start()
        previous = text[start - 1] if start else before
        end = _end(text, start + 1)
        if (not previous or previous in _BEFORE) and is_hashtag(text[start + 1 : end]):
            found.append((start, end))
    return found


def _pieces(token: Token, before: str) -> list[Token]:
    """A text cut at its hashtags."""
    text, at, pieces = token.content, 0, []
    for start, end in spans(text, before):
        if start > at:
            pieces.append(Token("text", "", 0, content=text[at:start], level=token.level))
        pieces.append(Token("hashtag", "", 0, content=text[start + 1 : end], level=token.level))
        at = end
    if at < len(text) or not pieces:
        pieces.append(Token("text", "", 0, content=text[at:], level=token.level))
    return pieces


def _depth_change(token: Token) -> int:
    if token.type in ("link_open", "link_close"):
        return token.nesting
    if token.type == "html_inline" and (tag := _LINK.match(token.content)):
        return -1 if tag[1] else 1
    return 0


def _last_character(token: Token, before: str) -> str:
    """The character ahead of the next token: tags of emphasis and links are not seen, all else is."""
    if token.nesting or token.type == "html_inline":
        return before
    return token.content[-1:] or ("\n" if token.type in ("softbreak", "hardbreak") else ")")


def _cut(children: list[Token]) -> list[Token]:
    result: list[Token] = []
    depth = 0
    before = ""
    for token in children:
        depth = max(0, depth + _depth_change(token))
        if token.type == "text" and not depth and _MARK.search(token.content):
            result.extend(_pieces(token, before))
        else:
            result.append(token)
        before = _last_character(token, before)
    return result


def find_hashtags(state: StateCore) -> None:
    """Core rule: makes `hashtag` tokens of the hashtags outside links. Runs before escapes are joined to the text."""
    for block in state.tokens:
        if block.type == "inline" and block.children and ("#" in block.content or "＃" in block.content):
            block.children = _cut(block.children)
