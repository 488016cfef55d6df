"""YAML to a tree in which every name and value has its place and its text as written.

Values stay text: what a date, a yes or a number is, is for readers to decide, so that `007`, `no` or `12:30` never turn
into something that nobody wrote. Tags are ignored; aliases are followed within limits.
"""

from __future__ import annotations

import operator
from typing import Protocol, cast

import msgspec
import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode
from yaml.parser import Parser
from yaml.reader import Reader as YamlReader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from generator import lazy_re

MAX_CHARACTERS = 200_000
MAX_NODES = 20_000
MAX_DEPTH = 40

_STEEP = lazy_re.compile(r"(?m)^[ \t?-]{200,}")
_BRACKET = lazy_re.compile(r"[\[\]{}]")


class Scalar(msgspec.Struct, frozen=True):
    """One value. `style` is the quote (`"` or `'`), `|` or `>` of a block, or nothing; `end_column` is exclusive."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    style: str = ""

    @property
    def is_null(self) -> bool:
        """Whether nothing stands here."""
        return not self.style and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool = False


class Entry(msgspec.Struct, frozen=True):
    """A name with its value. A name that is not plain text reads as what stands there."""

    key: str
    line: int
    column: int
    value: Node


class Mapping(msgspec.Struct, frozen=True):
    """Names with values, in the order written; a name may come twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool = False


Node = Scalar | Sequence | Mapping


class TreeError(Exception):
    """What a parser could not read. `line` (of the file, from 1) is where it gave up, `started` where that part began."""

    def __init__(self, message: str, line: int, column: int, started: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.started = message, line, column, started


class TooDeepError(Exception):
    """Nested, repeated or long beyond reason; refused before it costs time or memory."""


class _Loader(Protocol):
    def get_single_node(self) -> YamlNode | None: ...


class _PythonLoader(YamlReader, Scanner, Parser, Composer, BaseResolver):
    """Without the C library; no implicit types."""

    def __init__(self, text: str) -> None:
        YamlReader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)


def _c_loader() -> type[_Loader] | None:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415  the C library is not everywhere
    except ImportError:
        return None

    class CLoader(CParser):
        """By the C library; no implicit types."""

        # The library asks for the type of every node, which none has here. None of these runs any Python, and nobody
        # looks at what the first two give.
        descend_resolver = staticmethod(operator.is_)
        ascend_resolver = staticmethod(tuple)
        resolve = staticmethod("".format)

    return cast("type[_Loader]", CLoader)


_LOADER = cast("type", _c_loader() or _PythonLoader)


def compose(text: str, first_line: int = 1) -> Node | None:
    """The tree of one YAML document, or None where there is nothing but comments.

    `first_line` is the file's line number of the text's first line.

    Raises:
        TreeError: if it is not YAML.
        TooDeepError: if it is beyond the limits of this module.
    """
    _guard(text)
    try:
        root = cast("_Loader", _LOADER(text)).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _tree_error(error, first_line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise TreeError(str(error), first_line, 1, first_line) from error
    return None if root is None else _Converter(first_line).convert(root, 0)


def _guard(text: str) -> None:
    if len(text) > MAX_CHARACTERS or _STEEP.search(text):
        raise TooDeepError
    if text.count("[") + text.count("{") > MAX_DEPTH:
        depth = 0
        for bracket in _BRACKET.findall(text):
            depth = max(0, depth + (1 if bracket in "[{" else -1))
            if depth > MAX_DEPTH:
                raise TooDeepError


def _tree_error(error: yaml.MarkedYAMLError, first_line: int) -> TreeError:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return TreeError(str(error), first_line, 1, first_line)
    context = error.context_mark or mark
    message = f"{error.context or ''} {error.problem or ''}".strip()
    return TreeError(message, mark.line + first_line, mark.column + 1, context.line + first_line)


class _Converter:
    """Parser nodes to ours; counts as it goes, because aliases can make a small text a very large tree."""

    def __init__(self, first_line: int) -> None:
        self.first_line, self.count = first_line, 0

    def convert(self, node: YamlNode, depth: int) -> Node:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise TooDeepError
        start, end, first = node.start_mark, node.end_mark, self.first_line
        place = (start.line + first, start.column + 1, end.line + first, end.column + 1)
        if isinstance(node, ScalarNode):
            style = node.style
            return Scalar(node.value, *place, "" if style is None or style == "" else style)
        if isinstance(node, SequenceNode):
            items = tuple(self.convert(item, depth + 1) for item in node.value)
            return Sequence(items, *place, bool(node.flow_style))
        mapping = cast("MappingNode", node)
        entries = tuple(self._entry(key, value, depth) for key, value in mapping.value)
        return Mapping(entries, *place, bool(mapping.flow_style))

    def _entry(self, key: YamlNode, value: YamlNode, depth: int) -> Entry:
        name = key.value if isinstance(key, ScalarNode) else "{…}" if isinstance(key, MappingNode) else "[…]"
        mark = key.start_mark
        return Entry(name, mark.line + self.first_line, mark.column + 1, self.convert(value, depth + 1))
