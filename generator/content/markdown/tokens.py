"""Tokens as markdown-it-py's, made in a fifth of the time: a text has hundreds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markdown_it.rules_block import StateBlock

__all__ = ["Blocks", "Token"]

if TYPE_CHECKING:
    from typing import Literal

    from markdown_it.token import Token
else:

    class Token(msgspec.Struct):
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
    """The state of a block parser that pushes such tokens."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream."""
        if nesting < 0:
            self.level -= 1
        token = Token(ttype, tag, nesting, level=self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token
