"""Inlines without the parser's rules, where only common things stand in a text: emphasis, links, pictures, code.

markdown-it-py's inline rules are general and slow: each mark is a token, a list entry and several passes. Most lines hold
a few plain marks whose meaning is certain. Those are read here in one pass, to the very tokens that the rules give;
a text with anything else in it (raw HTML, entities, footnotes, crossed or unbalanced emphasis) is left to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.entities import entities
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace, unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.utils import EnvType

from generator import lazy_re
from generator.content.markdown.tokens import Token

KNOWN = frozenset(
    """
    text newline escape backticks strikethrough emphasis link image footnote_inline footnote_ref autolink html_inline
    entity attr
    """.split()  # noqa: SIM905  # read as words
)
"""The rules whose work is done here. A parser with others, or without some of them, is left alone."""

_MARK = lazy_re.compile(r"[\n!&*<\[\\^_`{~]")
_LABEL = r"\[([^\[\]<\\`{]*)\]"
_ADDRESS = r"\([ \t\n]*([^\x00-\x20\x7f()<\\][^\x00-\x20\x7f()\\]*)(?:[ \t\n]+\"([^\"\\]*)\")?[ \t\n]*\)"
_LINK = lazy_re.compile(_LABEL + _ADDRESS)
_BRACKETS = lazy_re.compile(r"\[(?!\^)[^\[\]<\\`{]*\](?![(\[])")
_ENTITY = lazy_re.compile(r"&(?:#(?:x[a-f0-9]{1,6}|[0-9]{1,7})|([a-z][a-z0-9]{1,31}));", re.IGNORECASE)
_TICKS = lazy_re.compile(r"`+")
_RUN = lazy_re.compile(r"\*+|_+")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_WORD, _SPACE, _PUNCTUATION = 0, 1, 2
_EMPHASIS = {1: "em", 2: "strong"}


class _OddError(Exception):
    """Something stands here that the rules must look at."""


class QuickInline(ParserInline):
    """A parser of inlines with the rules of another one. To be made when all of them are there."""

    def __init__(self, plain: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2, self.terminator_re = plain.ruler, plain.ruler2, plain.terminator_re
        self.knows_all = {rule.name for rule in plain.ruler.__rules__ if rule.enabled} == KNOWN

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of a text, put into `tokens`."""
        if self.knows_all and not tokens and src:
            if not _MARK.search(src):
                tokens.append(Token("text", "", 0, content=src))
                return tokens
            try:
                tokens += _Line(src, md, env).tokens()
            except _OddError:
                tokens.clear()
            else:
                return tokens
        return super().parse(src, md, env, tokens)


@lru_cache(1024)
def _kind(char: str) -> int:
    if isWhiteSpace(ord(char)):
        return _SPACE
    return _PUNCTUATION if isMdAsciiPunct(ord(char)) or isPunctChar(char) else _WORD


class _Line:
    """One text on its way to tokens. `_pending` is text that no token has yet; it becomes one even if it is empty where
    `_forced` says that the rules leave the empty rest of a mark there.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType) -> None:
        self._src, self._md, self._env = src, md, env
        self._tokens: list[Token] = []
        self._pending: list[str] = []
        self._forced = False
        self._level = 0

    def tokens(self) -> list[Token]:
        """All tokens.

        Raises:
            _OddError: if the rules must do it.
        """
        self._read(0, len(self._src))
        return self._tokens

    def _read(self, pos: int, end: int) -> None:
        """Reads a text, or a link's label, whose emphasis is its own."""
        src, pending, search = self._src, self._pending, _MARK.search
        opened: list[tuple[str, int, Token]] = []
        while pos < end:
            found = search(src, pos, end)
            if not found:
                pending.append(src[pos:end])
                break
            start = found.start()
            if start > pos:
                pending.append(src[pos:start])
            mark = src[start]
            pos = self._emphasis(start, end, opened) if mark in "*_" else _READERS[mark](self, start, end)
        if opened:
            raise _OddError
        self._flush()

    def _flush(self) -> None:
        if self._pending or self._forced:
            content = "".join(self._pending)
            if content or self._forced:
                self._tokens.append(Token("text", "", 0, level=self._level, content=content))
            self._pending.clear()
            self._forced = False

    def _push(self, token: Token) -> None:
        self._flush()
        token.level = self._level
        self._tokens.append(token)

    def literal(self, start: int, _end: int) -> int:
        """A mark that means nothing here."""
        self._pending.append(self._src[start])
        return start + 1

    def newline(self, start: int, end: int) -> int:
        """A line's end, hard after two spaces."""
        text = "".join(self._pending)
        kept = text.rstrip(" ")
        self._pending[:] = [kept] if kept else []
        self._push(Token("hardbreak" if len(text) - len(kept) > 1 else "softbreak", "br", 0))
        return self._line_start(start + 1, end)

    def _line_start(self, pos: int, end: int) -> int:
        while pos < end and self._src[pos] in " \t":
            pos += 1
        return pos

    def backslash(self, start: int, end: int) -> int:
        """An escaped character, or a hard line break."""
        if start + 1 >= end:
            return self.literal(start, end)
        char = self._src[start + 1]
        if char == "\n":
            self._push(Token("hardbreak", "br", 0))
            return self._line_start(start + 2, end)
        written = "\\" + char
        content = char if char in _ESCAPABLE else written
        self._push(Token("text_special", "", 0, content=content, markup=written, info="escape"))
        return start + 2

    def code(self, start: int, end: int) -> int:
        """Code, if its ticks are closed."""
        opening = _TICKS.match(self._src, start, end)
        assert opening
        for closing in _TICKS.finditer(self._src, opening.end(), end):
            if len(closing[0]) == len(opening[0]):
                content = self._src[opening.end() : closing.start()].replace("\n", " ")
                if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
                    content = content[1:-1]
                self._push(Token("code_inline", "code", 0, content=content, markup=opening[0]))
                return closing.end()
        self._pending.append(opening[0])
        return opening.end()

    def bracket(self, start: int, end: int) -> int:
        """A link with its address, or a bracket that begins none."""
        found = _LINK.match(self._src, start, end)
        if not found:
            if "references" in self._env or not _BRACKETS.match(self._src, start, end):
                raise _OddError
            return self.literal(start, end)
        if self._src.startswith("[^", start):
            raise _OddError
        attrs: dict[str, str | int | float] = {"href": unescapeAll(found[2])}
        if found[3]:
            attrs["title"] = unescapeAll(found[3])
        self._push(Token("link_open", "a", 1, attrs))
        self._level += 1
        self._read(found.start(1), found.end(1))
        self._level -= 1
        self._push(Token("link_close", "a", -1))
        return found.end()

    def picture(self, start: int, end: int) -> int:
        """A picture, or an exclamation mark."""
        if not self._src.startswith("[", start + 1):
            return self.literal(start, end)
        found = _LINK.match(self._src, start + 1, end)
        if not found:
            raise _OddError
        attrs: dict[str, str | int | float] = {"src": unescapeAll(found[2]), "alt": ""}
        if found[3]:
            attrs["title"] = unescapeAll(found[3])
        children: list[Token] = []
        self._md.inline.parse(found[1], self._md, self._env, children)
        self._push(Token("image", "img", 0, attrs, children=children or None, content=found[1]))
        return found.end()

    def ampersand(self, start: int, end: int) -> int:
        """An ampersand that begins no entity."""
        found = _ENTITY.match(self._src, start)
        if found and (not found[1] or found[1] in entities):
            raise _OddError
        return self.literal(start, end)

    def caret(self, start: int, end: int) -> int:
        """A caret that begins no footnote."""
        if self._src.startswith("[", start + 1):
            raise _OddError
        return self.literal(start, end)

    def tilde(self, start: int, end: int) -> int:
        """A tilde that strikes nothing through."""
        if self._src.startswith("~", start + 1):
            raise _OddError
        return self.literal(start, end)

    def brace(self, start: int, end: int) -> int:
        """Attributes follow a link, a picture or code; anywhere else a brace is one."""
        if start and self._src[start - 1] in ")`":
            raise _OddError
        return self.literal(start, end)

    def odd(self, _start: int, _end: int) -> int:
        """HTML and bare addresses."""
        raise _OddError

    def _emphasis(self, start: int, end: int, opened: list[tuple[str, int, Token]]) -> int:
        """A run of marks that surely opens or surely closes what was opened last; or that can do neither."""
        src = self._src
        run = _RUN.match(src, start, end)
        assert run
        mark, pos = src[start], run.end()
        before = _kind(src[start - 1]) if start else _SPACE
        after = _kind(src[pos]) if pos < end else _SPACE
        left = after == _WORD or (after == _PUNCTUATION and before != _WORD)
        right = before == _WORD or (before == _PUNCTUATION and after != _WORD)
        opens = left and (mark == "*" or not right or before == _PUNCTUATION)
        closes = right and (mark == "*" or not left or after == _PUNCTUATION)
        length = pos - start
        if opens and closes:
            raise _OddError
        if opens:
            self._open(mark, length, opened)
        elif closes:
            self._close(mark, length, opened)
        else:
            self._pending.append(run[0])
        return pos

    def _open(self, mark: str, length: int, opened: list[tuple[str, int, Token]]) -> None:
        if length > 2:
            raise _OddError
        name = _EMPHASIS[length]
        self._forced = self._forced or length == 2
        token = Token(f"{name}_open", name, 1, markup=mark * length)
        self._push(token)
        opened.append((mark, length, token))
        self._level += 1

    def _close(self, mark: str, length: int, opened: list[tuple[str, int, Token]]) -> None:
        if not opened or opened.pop()[:2] != (mark, length):
            raise _OddError
        self._flush()
        self._level -= 1
        name = _EMPHASIS[length]
        self._tokens.append(Token(f"{name}_close", name, -1, level=self._level, markup=mark * length))
        self._forced = length == 2


_READERS: dict[str, Callable[[_Line, int, int], int]] = {
    "\n": _Line.newline,
    "\\": _Line.backslash,
    "`": _Line.code,
    "[": _Line.bracket,
    "!": _Line.picture,
    "&": _Line.ampersand,
    "^": _Line.caret,
    "~": _Line.tilde,
    "{": _Line.brace,
    "<": _Line.odd,
}
