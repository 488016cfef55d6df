"""Parts of card layouts from YAML."""

from __future__ import annotations

from generator.fields import yaml_tree as tree
from generator.fields.source import Source
from generator.theme.layouts.parts import Desk, Items, Keys, Part, Spot, Text


def from_tree(node: tree.Node, source: Source, desk: Desk) -> Part:
    """The parts of a parsed file; a name that comes twice is told."""
    at = _spot(node, source)
    match node:
        case tree.Scalar():
            return Text("" if node.is_null else node.text.strip(), at)
        case tree.Sequence():
            return Items(tuple(from_tree(item, source, desk) for item in node.items), at)
        case tree.Mapping():
            return _keys(node, at, source, desk)


def _keys(node: tree.Mapping, at: Spot, source: Source, desk: Desk) -> Keys:
    entries, named = dict[str, Part](), dict[str, Spot]()
    for entry in node.entries:
        here = _spot(entry, source)
        if entry.key in entries:
            first = named[entry.key].line
            desk.tell(here, f"`{entry.key}` stands here a second time; the first is in line {first}.", "Keep one.")
            continue
        entries[entry.key], named[entry.key] = from_tree(entry.value, source, desk), here
    return Keys(entries, named, at)


def _spot(node: tree.Node | tree.Entry, source: Source) -> Spot:
    return Spot(source.path, node.line, node.column, source.excerpt(node.line))
