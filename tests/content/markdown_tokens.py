"""Tokens as values, whichever class they are of."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.content.markdown import parser
from generator.content.markdown.source import Source


def tokens(md: MarkdownIt, text: str) -> list[dict[str, Any]]:
    """What a parser makes of a text."""
    return [shown(token) for token in md.parse(text, {"source": Source(text, "a.md", 1)})]


def shown(token: Token) -> dict[str, Any]:
    """All that a token says, and its children."""
    said = {field.name: getattr(token, field.name) for field in fields(Token)}
    return said | {"children": [shown(child) for child in token.children] if token.children is not None else None}


def both_parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """Our parser, and the same with the library's rules alone."""
    with pytest.MonkeyPatch().context() as patched:
        patched.setattr(parser, "dispatch", lambda _md: None)
        plain = parser._parser.__wrapped__("en", "clean")
    return parser._parser.__wrapped__("en", "clean"), plain
