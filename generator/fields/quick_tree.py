"""Front matter as most people write it, read without a YAML parser: names at the margin, each with a value on its line, with
a list between brackets, or with names or dashes below it, all moved in by the same spaces.

The tree is the very one that the parser's nodes give. Of a text with anything else in it there is none, and YAML reads it.
"""

from __future__ import annotations

from re import Match

from generator import lazy_re
from generator.fields.yaml_tree import Entry, Mapping, Node, Scalar, Sequence

_MOST = 20_000
"""Characters: so many can hold no tree beyond the limits of `yaml_tree`."""
_SCALAR = r""""([^"\\]*)"|'([^']*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`].*?)"""
_ENTRY = lazy_re.compile(rf"( *)([A-Za-z_][A-Za-z0-9_-]*):(?: +(?:{_SCALAR}|(\[).*\]))? *")
_DASH = lazy_re.compile(rf"( *)-( )+(?:{_SCALAR}) *")
_ITEM = lazy_re.compile(r"""( *)()(?:"([^"\\]*)"|'([^']*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`][^,\[\]{}:#'"]*?)) *(,|\] *$)""")
_EMPTY = lazy_re.compile(r"\[ *\] *$")
_DOUBLE, _SINGLE, _PLAIN, _BRACKET = 3, 4, 5, 6
"""The groups of a value, and of a list's bracket, in each of them."""


class _OddError(Exception):
    """Something stands here that YAML must read."""


class _Block:
    """What stands below a name: names, or dashes."""

    def __init__(self, line: int, indent: int, *, is_list: bool) -> None:
        self.line, self.indent, self.is_list = line, indent, is_list
        self.entries: list[Entry] = []
        self.items: list[Node] = []


def quick_tree(text: str, first_line: int) -> Mapping | None:
    """The tree of whole lines, the first of which has this number in its file; None if YAML must read them."""
    if len(text) > _MOST or not text.endswith("\n") or not text.replace("\n", "").isprintable():
        return None
    try:
        return _mapping(text[:-1].split("\n"), first_line)
    except _OddError:
        return None


def _mapping(lines: list[str], first_line: int) -> Mapping:
    entries: list[Entry] = []
    bare: tuple[str, int] | None = None
    block: _Block | None = None
    for number, line in enumerate(lines, first_line):
        if found := _ENTRY.fullmatch(line):
            indent, name = len(found[1]), found[2]
            if indent:
                block = _below(block, number, indent, is_list=False, is_allowed=bare is not None)
                block.entries.append(
                    Entry(name, number, indent + 1, _value(found, number) or _nothing(number, found.end(2)))
                )
                continue
            if bare:
                entries.append(_closed(bare, block, number))
                bare = block = None
            value = _value(found, number)
            if value is None:
                bare = (name, number)
            else:
                entries.append(Entry(name, number, 1, value))
        elif found := _DASH.fullmatch(line):
            block = _below(block, number, len(found[1]), is_list=True, is_allowed=bare is not None)
            block.items.append(_scalar(found, found.lastindex or 0, number))
        elif line and not line.isspace():
            raise _OddError
    end = first_line + len(lines)
    if bare:
        entries.append(_closed(bare, block, end))
    if not entries:
        raise _OddError
    return Mapping(tuple(entries), entries[0].line, 1, end, 1)


def _below(block: _Block | None, line: int, indent: int, *, is_list: bool, is_allowed: bool) -> _Block:
    """The block that a line belongs to, begun if there is none."""
    if not is_allowed:
        raise _OddError
    if block is None:
        return _Block(line, indent, is_list=is_list)
    if block.indent != indent or block.is_list != is_list:
        raise _OddError
    return block


def _closed(bare: tuple[str, int], block: _Block | None, end: int) -> Entry:
    """A name with what stands below it, up to the line `end`."""
    name, line = bare
    if block is None:
        return Entry(name, line, 1, _nothing(line, len(name)))
    place = (block.line, block.indent + 1, end, 1)
    node = Sequence(tuple(block.items), *place) if block.is_list else Mapping(tuple(block.entries), *place)
    return Entry(name, line, 1, node)


def _nothing(line: int, end: int) -> Scalar:
    """The value of a name that ends at `end` and has none: it stands behind the colon."""
    return Scalar("", line, end + 2, line, end + 2)


def _value(found: Match[str], line: int) -> Node | None:
    """The value on a name's line, if there is one."""
    kind = found.lastindex or 0
    if kind == _BRACKET:
        return _sequence(found.string, found.start(_BRACKET), line)
    return None if kind < _DOUBLE else _scalar(found, kind, line)


def _scalar(found: Match[str], kind: int, line: int) -> Scalar:
    text, start, end = found[kind], found.start(kind), found.end(kind)
    if kind != _PLAIN:
        return Scalar(text, line, start, line, end + 2, '"' if kind == _DOUBLE else "'")
    if ": " in text or " #" in text or text.endswith(":"):
        raise _OddError
    return Scalar(text, line, start + 1, line, end + 1)


def _sequence(text: str, start: int, line: int) -> Sequence:
    """A list between brackets, the first of which stands at `start`."""
    items: list[Node] = []
    at = start + 1
    is_open = not _EMPTY.match(text, start)
    while is_open:
        item = _ITEM.match(text, at)
        if not item:
            raise _OddError
        kind = next(kind for kind in (_DOUBLE, _SINGLE, _PLAIN) if item[kind] is not None)
        items.append(_scalar(item, kind, line))
        at, is_open = item.end(), item[_BRACKET] == ","
    return Sequence(tuple(items), line, start + 1, line, text.rindex("]") + 2, flow=True)
