"""Lines of YAML to a mapping, mended where the meaning is certain."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.fields import yaml_tree as tree
from generator.fields.diagnose import diagnose, too_deep
from generator.fields.mend import KEY, Mend, Names, is_suspect, mend
from generator.fields.quick_tree import quick_tree
from generator.fields.source import Source
from generator.problems import Problem

_MOST_ERRORS = 12
"""So many unreadable lines are told at once."""


class Loaded(msgspec.Struct, frozen=True):
    """`root` is None where nothing could be read, or nothing stands there; `mended`: lines read as something else."""

    root: tree.Mapping | None
    problems: tuple[Problem, ...] = ()
    mended: Mapping[int, str] = {}


def load_mapping(source: Source, first: int, last: int, names: Names) -> Loaded:
    """Lines `first` to `last` (from 1, `last` included) as a mapping, with what was found on the way.

    Lines that cannot be understood are an error each, and what is left is read all the same.
    """
    lines = list(source.lines[first - 1 : last])
    text = "\n".join(lines) + "\n"
    try:
        root = quick_tree(text, first) or _mapping(tree.compose(text, first))
    except tree.TooDeepError:
        return Loaded(None, (too_deep(source, first),))
    except tree.TreeError:
        root = None
    if root is not None and not is_suspect(text) and not _is_odd(root, names):
        return Loaded(root)
    return _mended(source, first, lines, root, names)


def _mapping(root: tree.Node | None) -> tree.Mapping | None:
    return root if isinstance(root, tree.Mapping) else None


def _mended(source: Source, first: int, lines: list[str], unmended: tree.Mapping | None, names: Names) -> Loaded:
    """What is read with slips mended; as it stands if YAML reads it and mending does not help."""
    mended, mends = mend(lines, names)
    if unmended is not None and not mends:
        return Loaded(unmended)
    try:
        root = _mapping(tree.compose("\n".join(mended) + "\n", first))
    except (tree.TreeError, tree.TooDeepError):
        root = None
    if root is None and unmended is not None:
        return Loaded(unmended)
    problems = tuple(_problem(change, source, first) for change in mends)
    changed = {first + n: line for n, line in enumerate(mended) if line != lines[n]}
    if root is not None:
        return Loaded(root, problems, changed)
    root, errors = _what_is_left(source, first, mended)
    told = {problem.position.line for problem in errors}
    others = (problem for problem in problems if problem.position.line not in told)
    return Loaded(root, (*others, *errors), changed)


def _problem(change: Mend, source: Source, first: int) -> Problem:
    line = first + change.line
    return change.rule.at(
        source.at(line, change.column), change.message, change.hint, excerpt=source.excerpt(line), fix=change.fix
    )


def _what_is_left(source: Source, first: int, lines: list[str]) -> tuple[tree.Mapping | None, list[Problem]]:
    """Takes out entry after entry that cannot be read, telling of each."""
    rest, errors = list(lines), list[Problem]()
    mended = Source(source.path, (*source.lines[: first - 1], *lines, *source.lines[first - 1 + len(lines) :]))
    last = first + len(lines) - 1
    for _ in range(_MOST_ERRORS):
        try:
            root = tree.compose("\n".join(rest) + "\n", first)
        except tree.TooDeepError:
            return None, [*errors, too_deep(source, first)]
        except tree.TreeError as error:
            problem = diagnose(error, mended, first, last)
            errors.append(_as_written(problem, source))
            if not _take_out(rest, {problem.position.line - first, min(error.line, last) - first}):
                return None, errors
            continue
        if root is None or isinstance(root, tree.Mapping):
            return root, errors
        at = tree.TreeError("expected a mapping", root.line, root.column, root.line)
        return None, [*errors, _as_written(diagnose(at, mended, first, last), source)]
    return None, errors


def _as_written(problem: Problem, source: Source) -> Problem:
    return msgspec.structs.replace(problem, excerpt=source.excerpt(problem.position.line))


def _take_out(lines: list[str], indices: set[int]) -> bool:
    """Blanks the entries that hold these lines; whether anything was left to blank."""
    changed = False
    for index in indices:
        start, end = index, index + 1
        stray = not lines[index].startswith((" ", "-")) and not _is_name(lines[index])
        while not stray and start > 0 and not _is_name(lines[start]):
            start -= 1
        while not stray and end < len(lines) and not _is_name(lines[end]):
            end += 1
        for at in range(start, min(end, len(lines))):
            changed = changed or bool(lines[at].strip())
            lines[at] = ""
    return changed


def _is_name(line: str) -> bool:
    return bool(KEY.match(line))


def _is_odd(root: tree.Mapping, names: Names) -> bool:
    """Whether YAML may have read without complaint what was not meant.

    A text runs over lines that look like items or names, or one of our fields slipped into the value of another.
    """
    return any(_joined(entry.value, entry.line) or _swallows(entry.value, names) for entry in root.entries)


def _joined(node: tree.Node, line: int) -> bool:
    if isinstance(node, tree.Scalar):
        long = not node.style and (node.end_line > node.line or node.line > line)
        return long and any(sign in node.text for sign in "-:•")
    if isinstance(node, tree.Sequence):
        return any(_joined(item, item.line) for item in node.items)
    return any(_joined(entry.value, entry.line) for entry in node.entries)


def _swallows(node: tree.Node, names: Names) -> bool:
    if isinstance(node, tree.Scalar) or node.flow:
        return False
    if isinstance(node, tree.Sequence):
        return any(_swallows(item, names) for item in node.items)
    return any(entry.key in names.own or _swallows(entry.value, names) for entry in node.entries)
