"""What a volunteer reads when lines cannot be understood: the parser's complaint as a sentence about the line."""

from __future__ import annotations

import re

from generator.fields import yaml_tree as tree
from generator.fields.mend import KEY
from generator.fields.rules import BROKEN, TOO_DEEP
from generator.fields.source import Source
from generator.problems import Problem


def diagnose(error: tree.TreeError, source: Source, first: int, last: int) -> Problem:
    """The problem behind a parser's error in lines `first` to `last`."""
    line = max(first, min(error.line, last))
    while line > first and not source.excerpt(line).strip():
        line -= 1
    started = max(first, min(error.started, line))
    for look in (_open_quote, _open_bracket, _alias, _list_after_value, _no_colon, _indented):
        if found := look(error, source, line, started):
            at, message, hint, fix = found
            return BROKEN.at(source.at(at, _column(source, at)), message, hint, excerpt=source.excerpt(at), fix=fix)
    hint = "Each line is a name, a colon, a space and a value; a value with special signs stands in quotes."
    return BROKEN.at(
        source.at(line, error.column), "We cannot understand this line.", hint, excerpt=source.excerpt(line)
    )


def too_deep(source: Source, first: int) -> Problem:
    """For a block beyond all limits."""
    message = "This block is longer or more deeply nested than any hub needs."
    return TOO_DEEP.at(source.at(first), message, "Check that the line of three dashes after it is there.")


_Found = tuple[int, str, str, str] | None


def _column(source: Source, line: int) -> int:
    text = source.excerpt(line)
    return len(text) - len(text.lstrip()) + 1


def _open_quote(error: tree.TreeError, source: Source, _line: int, started: int) -> _Found:
    if "quoted scalar" not in error.message:
        return None
    text = source.excerpt(started).rstrip()
    sign = '"' if text.count('"') % 2 else "'"
    match = KEY.match(text.lstrip())
    fix = text + sign if match and match["value"].startswith(sign) else ""
    return started, "A quote is opened in this line and never closed.", f"Put {sign} at the end of the value.", fix


def _open_bracket(error: tree.TreeError, source: Source, _line: int, started: int) -> _Found:
    if "flow" not in error.message:
        return None
    text = source.excerpt(started).rstrip()
    sign, other = ("[", "]") if "sequence" in error.message else ("{", "}")
    if text.count(sign) > text.count(other):
        return (
            started,
            f"The bracket {sign} in this line is never closed.",
            f"Add {other} where the list ends.",
            f"{text}{other}",
        )
    message = "We cannot understand what stands between these brackets."
    return started, message, "Put a comma between items, and quotes around items with special signs.", ""


def _alias(error: tree.TreeError, _source: Source, line: int, _started: int) -> _Found:
    if "alias" not in error.message and "anchor" not in error.message:
        return None
    return line, "An asterisk or & at the start of a value has a meaning of its own.", "Put the value in quotes.", ""


def _list_after_value(_error: tree.TreeError, source: Source, line: int, _started: int) -> _Found:
    if not source.excerpt(line).lstrip().startswith("-"):
        return None
    above = next((n for n in range(line - 1, 0, -1) if KEY.match(source.excerpt(n).lstrip())), 0)
    match = KEY.match(source.excerpt(above).lstrip()) if above else None
    if match and match["value"]:
        message = f"`{match['key']}` has a value in line {above} and a list under it."
        return line, message, f"Make the value in line {above} the first item of the list, or delete it.", ""
    return line, "We cannot tell which list this item belongs to.", "Start all items of a list at the same column.", ""


def _no_colon(_error: tree.TreeError, source: Source, line: int, started: int) -> _Found:
    above = next((n for n in range(line - 1, 0, -1) if source.excerpt(n).strip()), line)
    for at in (line, started, above):
        content = source.excerpt(at).strip()
        if content and not KEY.match(content) and not content.startswith(("-", "#", "]", "}")) and ":" not in content:
            message = f"We cannot tell what “{content[:60]}” belongs to: there is no colon."
            if source.excerpt(at - 1).rstrip().endswith(('"', "'")):
                return at, message, "If it goes on from the line above, move it inside the quotes there.", ""
            hint = "Put a name and a colon before it; or, if it goes on from the line above, start it with two spaces."
            return at, message, hint, ""
    return None


def _indented(error: tree.TreeError, source: Source, line: int, _started: int) -> _Found:
    text = source.excerpt(line)
    lead = len(text) - len(text.lstrip())
    if not lead or not re.search("mapping|block", error.message):
        return None
    message = "We cannot tell what this line belongs to: it does not line up with the lines above."
    return line, message, "Start it at the same column as the lines that it belongs to.", text.lstrip()
