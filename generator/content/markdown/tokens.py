"""Tokens as markdown-it-py's, made in a fifth of the time: a text has hundreds."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec
from markdown_it.rules_block import StateBlock

__all__ = ["Blocks", "Token"]

_INDENT = (" ", "\t")

if TYPE_CHECKING:
    from typing import Literal

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType
else:
    # Tokens hang in no cycles, and looking for some would take longer than making them.
    class Token(msgspec.Struct, gc=False):
        """A token with the fields of the parser's own, and what its rules and plugins ask of one."""

        type: str
        tag: str
        nesting: int
        attrs: dict[str, Any] = {}
        map: list[int] | None = None
        level: int = 0
        children: list[Token] | None = None
        content: str = ""
        markup: str = ""
        info: str = ""
        meta: dict[Any, Any] = {}
        block: bool = False
        hidden: bool = False

        def attrItems(self) -> list[tuple[str, Any]]:  # noqa: N802 - the parser's name
            """All attributes."""
            return list(self.attrs.items())

        def attrPush(self, attrData: tuple[str, Any]) -> None:  # noqa: N802, N803 - the parser's names
            """Sets an attribute."""
            self.attrs[attrData[0]] = attrData[1]

        def attrSet(self, name: str, value: object) -> None:  # noqa: N802 - the parser's name
            """Sets an attribute."""
            self.attrs[name] = value

        def attrGet(self, name: str) -> object:  # noqa: N802 - the parser's name
            """An attribute, if there is one."""
            return self.attrs.get(name)

        def attrJoin(self, name: str, value: str) -> None:  # noqa: N802 - the parser's name
            """Adds a word to an attribute."""
            self.attrs[name] = f"{self.attrs[name]} {value}" if name in self.attrs else value

        def copy(self, **changes: object) -> Token:
            """Another token with other values in some fields."""
            return msgspec.structs.replace(self, **changes)


class Blocks(StateBlock):
    """The state of a block parser that pushes such tokens, and that finds a text's lines all at once."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):  # what is behind the last line end is no line
            lines.pop()
        lengths = [len(line) for line in lines]
        self.bMarks = [0, *accumulate([length + 1 for length in lengths])]
        self.eMarks = [start + length for start, length in zip(self.bMarks, lengths, strict=False)]
        self.bMarks[-1] = len(src)  # one more than there are lines, as the parser's own has it
        self.eMarks.append(len(src))
        self.lineMax = len(lines)
        self.tShift, self.sCount, self.bsCount = ([0] * (self.lineMax + 1) for _ in range(3))
        for number, line in enumerate(lines):
            if line[:1] in _INDENT:
                self._indent(number, line)

    def _indent(self, number: int, line: str) -> None:
        """Notes how far a line is moved in."""
        space = line[: len(line) - len(line.lstrip(" \t"))]
        self.tShift[number] = len(space)
        self.sCount[number] = len(space.expandtabs(4))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream."""
        if nesting < 0:
            self.level -= 1
        token = Token(ttype, tag, nesting, level=self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token
