"""Where the front matter of a file ends and its text begins.

Between two lines of three dashes stands YAML, as in most generators. A fence that is missing or mistyped is found by
what stands around it. TOML between `+++` (Hugo) and JSON in braces are read as well.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence

import msgspec

from generator import lazy_re
from generator.fields import yaml_tree as tree
from generator.fields.form import normal_key
from generator.fields.load import Loaded, load_mapping
from generator.fields.mend import KEY, Names
from generator.fields.rules import BROKEN, FENCE, FORMAT, TOO_DEEP
from generator.fields.source import Source
from generator.problems import Problem, Severity

_OPENING = lazy_re.compile(r"---[ \t]*(?:#.*)?")
_CLOSING = lazy_re.compile(r"(?:---|\.\.\.)[ \t]*")
_MISTYPED = lazy_re.compile(
    r"[\s\u200b]*(?:(?:[-–—][\s\u200b]*){2,7}|[–—]|-{2,}|\.{3}|…|_{3,}|\*{3,}|={3,}|\+{3}|~{3,})[\s\u200b]*"
)


class Split(msgspec.Struct, frozen=True):
    """A file in two parts.

    `root` is None where no front matter could be read; `body_line` is the number of the text's first line; `found`
    tells whether there is any front matter, readable or not.
    """

    root: tree.Mapping | None
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()
    mended: Mapping[int, str] = {}
    found: bool = True


def split(source: Source, names: Names) -> Split:
    """Front matter and text."""
    lines = source.lines
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    opening = lines[first] if lines else ""
    if _OPENING.fullmatch(opening):
        return _yaml(source, first + 1, (), names)
    if opening.strip() == "+++":
        return _toml(source, first)
    if opening.startswith("{") and not opening.startswith(("{%", "{{")):
        return _json(source, first)
    return _without_opening(source, first, names)


def _without_opening(source: Source, first: int, names: Names) -> Split:
    """Where the file does not start with three dashes: they may be mistyped or missing, or there is no front matter."""
    lines = source.lines
    opening = lines[first] if lines else ""
    following = next((line for line in lines[first + 1 :] if line.strip()), "")
    if _MISTYPED.fullmatch(opening) and _is_name(following, names):
        return _yaml(source, first + 1, (_mistyped(source, first, "first"),), names)
    if _is_name(opening, names) and _looks_meant(lines, first, names):
        return _yaml(source, first, (_missing(source, first, "first"),), names)
    return Split(None, "\n".join(lines), 1, found=False)


def _is_name(line: str, names: Names) -> bool:
    match = KEY.match(line.strip()) or re.match(r"(?P<key>[^\W\d]\w*)\s*[:：=]", line.strip())
    return match is not None and normal_key(match["key"]) in names.top


def _looks_meant(lines: Sequence[str], first: int, names: Names) -> bool:
    """Whether names at the very start, without dashes above, are front matter: a fence follows, or a second name."""
    end = _early_end(lines, first)
    closed = any(_MISTYPED.fullmatch(line) for line in lines[first + 1 : end + 2])
    return closed or sum(_is_name(line, names) for line in lines[first:end]) >= 2


def _yaml(source: Source, start: int, before: tuple[Problem, ...], names: Names) -> Split:
    """Front matter whose first line has index `start`.

    The block ends at the first closing line; where that leaves lines that cannot be understood, it may end earlier, at
    a blank line before a text.
    """
    lines = source.lines
    end = next((n for n in range(start, len(lines)) if _is_end(lines[n])), None)
    whole = Loaded(None) if end is None else load_mapping(source, start + 1, end, names)
    early = _early_end(lines, start) if end is None or whole.problems else end
    if end is not None and early >= end:
        return _split(source, whole, end, (*before, *_odd_end(source, end)))
    short = load_mapping(source, start + 1, early, names)
    if end is not None and _count(short) >= _count(whole):
        return _split(source, whole, end, (*before, *_odd_end(source, end)))
    if early < len(lines) and _MISTYPED.fullmatch(lines[early]):
        return _split(source, short, early, (*before, _mistyped(source, early, "second")))
    return _split(source, short, early - 1, (*before, _missing(source, early, "second")))


def _is_end(line: str) -> bool:
    """A closing line, exact or mistyped but at the first column, where nothing else could begin like it."""
    return bool(_CLOSING.fullmatch(line)) or (not line.startswith((" ", "\t")) and bool(_MISTYPED.fullmatch(line)))


def _odd_end(source: Source, end: int) -> tuple[Problem, ...]:
    return () if _CLOSING.fullmatch(source.lines[end]) else (_mistyped(source, end, "second"),)


def _count(loaded: Loaded) -> tuple[int, int]:
    return sum(problem.severity is Severity.ERROR for problem in loaded.problems), len(loaded.problems)


def _early_end(lines: Sequence[str], start: int) -> int:
    """The index of the first line from `start` on that cannot belong to front matter, or the number of lines."""
    blank = -1
    block = False
    for n in range(start, len(lines)):
        line = lines[n]
        content = line.strip()
        if not content:
            blank = n if blank < 0 else blank
            continue
        if _MISTYPED.fullmatch(line) and (not block or not line.startswith((" ", "\t"))):
            return n
        inside = line[0] in " \t\u00a0" and (block or not re.match(r"[#>*]|\[|!\[", content))
        named = bool(KEY.match(content)) or bool(re.match(r"[\w-]+\s*[:：=]\S", content))
        if blank >= 0 and not inside and not named and not content.startswith("- "):
            return blank
        if blank >= 0 and content.startswith("#"):
            continue
        blank = -1
        if not inside:
            block = bool(re.search(r":\s*[|>][+-]?\s*$", line))
    return len(lines) if blank < 0 else blank


def _split(source: Source, loaded: Loaded, end: int, problems: tuple[Problem, ...]) -> Split:
    """With the closing line at index `end`."""
    text = "\n".join(source.lines[end + 1 :])
    return Split(loaded.root, text, end + 2, (*loaded.problems, *problems), loaded.mended)


def _mistyped(source: Source, index: int, which: str) -> Problem:
    at = source.at(index + 1)
    line = source.lines[index]
    message = f"The {which} line of dashes is mistyped: it says “{line.strip()}”"
    message += ", moved in by spaces." if line.strip() == "---" else "."
    return FENCE.at(
        at, message, "Write three plain dashes at the start of the line, and nothing else.", excerpt=line, fix="---"
    )


def _missing(source: Source, index: int, which: str) -> Problem:
    line = max(1, min(index + 1, len(source.lines)))
    where = "above this line" if index < len(source.lines) else "at the end of the file"
    message = f"The {which} line of three dashes is missing; we read the file as if it stood {where}."
    excerpt = source.excerpt(line)
    fix = f"---\n{excerpt}" if index < len(source.lines) and excerpt.strip() else "---"
    if index >= len(source.lines):
        fix = f"{excerpt}\n---" if excerpt.strip() else "---"
    return FENCE.at(source.at(line), message, f"Type three dashes {where}.", excerpt=excerpt, fix=fix)


# Other programs' formats.


def _toml(source: Source, first: int) -> Split:
    lines = source.lines
    end = next((n for n in range(first + 1, len(lines)) if lines[n].strip() == "+++"), None)
    if end is None:
        message = "The front matter starts with +++ and never ends."
        at = source.at(first + 1)
        problem = BROKEN.at(at, message, "Type +++ on a line of its own after it.", excerpt=lines[first], fix="+++")
        return Split(None, "", len(lines), (problem,))
    import tomllib  # noqa: PLC0415 - hardly any hub has such files

    try:
        values = tomllib.loads("\n".join(lines[first + 1 : end]))
        root = _TomlTree(source, first + 1, end).mapping(values, 0, first + 2)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Split(None, "\n".join(lines[end + 1 :]), end + 2, (_toml_error(source, first, end, str(error)),))
    except tree.TooDeepError:
        problem = TOO_DEEP.at(
            source.at(first + 1), "This block is more deeply nested than any hub needs.", "Write it simpler."
        )
        return Split(None, "\n".join(lines[end + 1 :]), end + 2, (problem,))
    return _split(source, Loaded(root), end, (_format(source, first, "TOML, between lines of +++"),))


def _format(source: Source, first: int, what: str) -> Problem:
    message = f"The front matter of this file is written in {what}. We can read it."
    hint = "Nothing needs to change. Examples here have lines such as `title: Our bridge` between lines of ---."
    return FORMAT.at(source.at(first + 1), message, hint, excerpt=source.lines[first])


def _toml_error(source: Source, first: int, end: int, message: str) -> Problem:
    match = re.search(r"at line (\d+), column (\d+)", message)
    line = min(first + 1 + int(match[1]), end) if match else first + 1
    column = int(match[2]) if match else 1
    return BROKEN.at(
        source.at(line, column),
        "We cannot understand this line. The front matter is TOML, because it starts with +++.",
        'In TOML a line is a name, an equals sign and a value in quotes, for example title = "Our bridge".',
        excerpt=source.excerpt(line),
    )


class _TomlTree:
    """Values of TOML as a tree; places are found by name, because the parser keeps none."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.start, self.end = source, start, end

    def mapping(self, values: dict[str, object], depth: int, line: int) -> tree.Mapping:
        if depth > tree.MAX_DEPTH:
            raise tree.TooDeepError
        entries = tuple(self._entry(key, value, depth, line) for key, value in values.items())
        return tree.Mapping(entries, line, 1, line, 1)

    def _entry(self, key: str, value: object, depth: int, line: int) -> tree.Entry:
        pattern = re.compile(rf"\s*[\[\"']*{re.escape(key)}[\]\"']*\s*(?:=|$|\.)")
        at = next((n + 1 for n in range(self.start, self.end) if pattern.match(self.source.lines[n])), line)
        return tree.Entry(key, at, 1, self._node(value, depth + 1, at))

    def _node(self, value: object, depth: int, line: int) -> tree.Node:
        if isinstance(value, dict):
            return self.mapping(value, depth, line)
        if isinstance(value, list):
            if depth > tree.MAX_DEPTH:
                raise tree.TooDeepError
            return tree.Sequence(tuple(self._node(item, depth + 1, line) for item in value), line, 1, line, 1)
        return _toml_scalar(value, self.source, line)


def _toml_scalar(value: object, source: Source, line: int) -> tree.Scalar:
    text = source.excerpt(line)
    equals = text.find("=")
    start = equals + 2 + (len(text[equals + 1 :]) - len(text[equals + 1 :].lstrip())) if equals >= 0 else 1
    if isinstance(value, bool):
        said = "yes" if value else "no"
    elif isinstance(value, dt.datetime | dt.date | dt.time):
        said = value.isoformat()
    else:
        said = str(value)
    return tree.Scalar(said, line, start, line, len(text) + 1, '"')


def _json(source: Source, first: int) -> Split:
    lines = source.lines
    text = "\n".join(lines[first:])
    try:
        value, length = json.JSONDecoder().raw_decode(text)
        root = tree.compose(text[:length], first + 1) if isinstance(value, dict) else None
    except (ValueError, RecursionError, tree.TreeError, tree.TooDeepError):
        root, length = None, 0
    if not isinstance(root, tree.Mapping):
        message = "The file starts with a brace, so we take it for JSON, but we cannot read it."
        hint = "Write the front matter as lines such as `title: Our bridge` between two lines of three dashes."
        problem = BROKEN.at(source.at(first + 1), message, hint, excerpt=lines[first])
        return Split(None, text, first + 1, (problem,))
    end = first + text[:length].count("\n")
    return _split(source, Loaded(root), end, (_format(source, first, "JSON, in braces"),))
