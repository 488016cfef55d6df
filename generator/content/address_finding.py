"""Finds e-mail addresses among the words of a file, where a page would show them to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator import lazy_re
from generator.content.records import TypedAddress
from generator.fields import yaml_tree as tree
from generator.fields.form import normal_key
from generator.fields.nearest import word_list
from generator.fields.source import Source

_ADDRESS = lazy_re.compile(r"(?<![\w.+%/@-])[\w.+%-]*[\w+-]@(?:[\w-]+\.)+(?P<ending>[^\W\d_]{2,24})(?![\w@-])")
_FILES = frozenset(word_list("avif css gif html jpeg jpg js json md pdf png svg webp"))
"""What follows the last dot of a file's name, such as `logo@2x.png`, and of no address."""
_COMMENT = lazy_re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MADE_FOR_ADDRESSES = frozenset(
    word_list(
        "aliases canonical channels contact email fediverse file form href links online rsvp slug src tickets url website"
    )
)
"""Fields, and parts of fields, that hold an address or a link on purpose, each with rules of its own."""


def addresses_in(
    front: tree.Mapping | None, names: Mapping[str, str], body: str, body_line: int, source: Source
) -> tuple[TypedAddress, ...]:
    """The e-mail addresses of a file, each once, in its order.

    Args:
        front: the front matter.
        names: what is read of it, by the spellings that are taken.
        body: the text below, which begins in line `body_line`.
        body_line: a line of `source`.
        source: the file.
    """
    if not any("@" in line for line in source.lines):
        return ()
    found: dict[str, TypedAddress] = {}
    for line, column, address in (*_in_front(front, names, source), *_in_body(body, body_line)):
        at = TypedAddress(address, source.at(line, column), source.excerpt(line))
        found.setdefault(address.casefold(), at)
    return tuple(found.values())


def _found(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _ADDRESS.finditer(text) if match["ending"].casefold() not in _FILES)


def _in_body(body: str, first: int) -> Iterator[tuple[int, int, str]]:
    shown = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    for number, line in enumerate(shown.split("\n"), first):
        if "@" in line:
            yield from ((number, match.start() + 1, match[0]) for match in _found(line))


def _in_front(front: tree.Mapping | None, names: Mapping[str, str], source: Source) -> Iterator[tuple[int, int, str]]:
    for entry in front.entries if front else ():
        name = names.get(normal_key(entry.key), "")
        if name and name not in _MADE_FOR_ADDRESSES:
            for scalar in _scalars(entry.value):
                yield from _in_scalar(scalar, source)


def _scalars(node: tree.Node) -> Iterator[tree.Scalar]:
    if isinstance(node, tree.Scalar):
        if "@" in node.text:
            yield node
        return
    entries: Iterable[tuple[str, tree.Node]] = (
        (("", item) for item in node.items)
        if isinstance(node, tree.Sequence)
        else ((normal_key(entry.key), entry.value) for entry in node.entries)
    )
    for name, value in entries:
        if name not in _MADE_FOR_ADDRESSES:
            yield from _scalars(value)


def _in_scalar(scalar: tree.Scalar, source: Source) -> Iterator[tuple[int, int, str]]:
    """Where an address stands within a value; where the value begins if it is written in another way there."""
    for match in _found(scalar.text):
        lines = range(scalar.line, scalar.end_line + 1)
        at = ((number, source.excerpt(number).find(match[0]) + 1) for number in lines)
        line, column = next(((number, column) for number, column in at if column), (scalar.line, scalar.column))
        yield line, column, match[0]
