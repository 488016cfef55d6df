"""One file while its fields are read: problems and places are collected here, so that all are found in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from generator.fields import yaml_tree as tree
from generator.fields.nearest import slip_of
from generator.fields.rules import KEY_MISSPELT, KEY_TWICE, VALUE_TYPE
from generator.fields.source import Source
from generator.problems import Position, Problem, Rule, Severity

T_co = TypeVar("T_co", covariant=True)


class Wrong(Exception):  # noqa: N818  it is the value that is wrong
    """A value that cannot be read. `wrong` continues a sentence that starts with the field's name; `fix` is a line."""

    def __init__(self, rule: Rule, node: tree.Node, wrong: str, hint: str, fix: str = "") -> None:
        super().__init__(wrong)
        self.rule, self.node, self.wrong, self.hint, self.fix = rule, node, wrong, hint, fix


class Form:
    """Collects what is found while one file is read.

    `zone` is the hub's time zone. `positions` tells for each key path (`photo.alt`, `authors.1`) where it stands.
    """

    def __init__(self, source: Source, zone: ZoneInfo) -> None:
        self.source, self.zone = source, zone
        self.problems: list[Problem] = []
        self.positions: dict[str, Position] = {}
        self.spelled: dict[str, str] = {}
        self.mended: dict[int, str] = {}

    def take(self, problems: Iterable[Problem], mended: Mapping[int, str]) -> None:
        """Adds what was found while the file was loaded; `mended` are the lines that are read as something else."""
        self.problems.extend(problems)
        self.mended.update(mended)

    def _line(self, number: int) -> str:
        """A line as it is read; columns of nodes are its columns."""
        return self.mended.get(number, self.source.excerpt(number))

    def tell(
        self,
        rule: Rule,
        at: tree.Node | tree.Entry | Position,
        message: str,
        hint: str,
        fix: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Adds a problem at a node or position, with the line it stands in."""
        position = at if isinstance(at, Position) else self.source.at(at.line, at.column)
        problem = rule.at(position, message, hint, excerpt=self.source.excerpt(position.line), fix=fix)
        self.problems.append(problem if severity is None else msgspec.structs.replace(problem, severity=severity))

    def wrong(self, key: str, error: Wrong, *, critical: bool) -> None:
        """Adds a wrong value: an error if going on without it would mislead, else a warning (the field stays empty)."""
        severity = Severity.ERROR if critical else Severity.WARNING
        self.tell(error.rule, error.node, f"{self.named(key)} {error.wrong}", error.hint, error.fix, severity)

    def named(self, key: str) -> str:
        """A key path as the author knows it: ``Item 2 of `photos` ``, `` `alt` in `image` ``."""
        name = self.spelled.get(key)
        above, _, last = key.rpartition(".")
        if not above:
            return f"`{name or key}`"
        if last.isdigit():
            return f"Item {int(last) + 1} of {self._within(above)}"
        return f"`{name or last}` in {self._within(above)}"

    def _within(self, key: str) -> str:
        named = self.named(key)
        return named[0].lower() + named[1:]

    def mark(self, key: str, at: tree.Node | tree.Entry) -> None:
        """Remembers where a value stands."""
        self.positions[key] = self.source.at(at.line, at.column)

    def line_with(self, node: tree.Node, text: str) -> str:
        """The line of `node` with `text` in its place; nothing where the value takes more than a line."""
        line = self._line(node.line)
        if node.end_line != node.line:
            return ""
        before, after = line[: node.column - 1], line[node.end_column - 1 :].rstrip()
        if before and not before[-1].isspace() and before[-1] not in "[{(,":
            before += " "
        return f"{before}{text}{after}"

    def written(self, node: tree.Node) -> str:
        """What stands in the file for a value of one line, quotes and brackets included."""
        line = self._line(node.line)
        end = node.end_column - 1 if node.end_line == node.line else len(line)
        return line[node.column - 1 : end].strip()


class Reader(Generic[T_co]):
    """How a value is read: `schema` is its JSON Schema; `read` takes the node, the form and the key path.

    `read` raises `Wrong` for a value that it cannot read, and tells the form of one that it reads only as meant.
    """

    __slots__ = ("expects", "read", "schema")

    def __init__(
        self, expects: str, schema: Mapping[str, object], read: Callable[[tree.Node, Form, str], T_co]
    ) -> None:
        self.expects, self.schema, self.read = expects, schema, read


class FieldSpec(msgspec.Struct, frozen=True):
    """One field: scaffold, JSON Schema, editor and reference page are made from this.

    `critical`: a value that cannot be read leaves the record out, because going on without it would mislead or break
    consent. `example` is YAML as it stands after the colon.
    """

    name: str
    reader: Reader[Any]
    doc: str
    required: bool = False
    critical: bool = False
    example: str = ""


def quoted(text: str) -> str:
    """A text as a YAML value in the quotes that need the fewest changes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def normal_key(key: str) -> str:
    """A name without its differences of case, spaces and hyphens."""
    return "_".join(key.replace("\u200b", "").strip().casefold().replace("-", " ").replace("_", " ").split())


def key_line(entry: tree.Entry, name: str, source: Source) -> str:
    """The line of an entry with another name."""
    line = source.excerpt(entry.line)
    start = entry.column - 1
    rest = line[start:]
    colon = rest.find(":")
    return f"{line[:start]}{name}{rest[colon:]}" if colon >= 0 else ""


class Answers(msgspec.Struct):
    """Entries by our name for them, each once; `also` are those under a second spelling, `unknown` all others."""

    known: dict[str, tree.Entry]
    also: dict[str, list[tree.Entry]]
    unknown: list[tree.Entry]


def sort_entries(
    entries: Iterable[tree.Entry],
    names: Mapping[str, str],
    form: Form,
    *,
    critical: frozenset[str] = frozenset(),
    unused: frozenset[str] = frozenset(),
    prefix: str = "",
) -> Answers:
    """Entries under our names. `names` maps every accepted (normal) spelling to ours.

    A slip of the keys is read as meant, with a warning, where the right name is not there as well; of a name that comes
    twice the first counts, with an error for `critical` names. `unused` are words that are no slips of ours.
    """
    answers = Answers({}, {}, [])
    others: list[tree.Entry] = []
    for entry in entries:
        if name := names.get(normal_key(entry.key)):
            _add(answers, name, entry, form, critical)
        else:
            others.append(entry)
    for entry in others:
        word = normal_key(entry.key)
        meant = "" if word in unused else slip_of(word, names)
        if not meant or names[meant] in answers.known:
            answers.unknown.append(entry)
            continue
        answers.known[names[meant]] = entry
        form.tell(
            KEY_MISSPELT,
            entry,
            f"We do not know `{entry.key}` and read it as `{prefix}{meant}`.",
            f"Write `{meant}` instead of `{entry.key}`.",
            key_line(entry, meant, form.source),
        )
    return answers


def _add(answers: Answers, name: str, entry: tree.Entry, form: Form, critical: frozenset[str]) -> None:
    first = answers.known.get(name)
    if first is None or (_is_null(first.value) and not _is_null(entry.value)):
        answers.known[name] = entry
    elif _is_null(entry.value):
        return
    elif normal_key(first.key) != normal_key(entry.key):
        own = normal_key(entry.key) == name
        answers.known[name] = entry if own else first
        answers.also.setdefault(name, []).append(first if own else entry)
    else:
        same = _plain(first.value) == _plain(entry.value)
        form.tell(
            KEY_TWICE,
            entry,
            f"`{entry.key}` stands here and in line {first.line}."
            + ("" if same else " Only one can be meant" + ("." if name in critical else "; we used the first.")),
            "Delete one of the two lines.",
            severity=Severity.ERROR if name in critical and not same else Severity.WARNING,
        )


def _is_null(node: tree.Node) -> bool:
    return isinstance(node, tree.Scalar) and node.is_null


def _plain(node: tree.Node) -> object:
    """A value without its place, to compare."""
    if isinstance(node, tree.Scalar):
        return node.text
    if isinstance(node, tree.Sequence):
        return [_plain(item) for item in node.items]
    return [(entry.key, _plain(entry.value)) for entry in node.entries]


def read_fields(
    known: Mapping[str, tree.Entry], specs: Iterable[FieldSpec], form: Form, prefix: str = ""
) -> dict[str, Any]:
    """The values of the fields that are there and can be read, by name. Problems go to the form."""
    values: dict[str, Any] = {}
    for spec in specs:
        entry = known.get(spec.name)
        if entry is None or _is_null(entry.value):
            continue
        path = prefix + spec.name
        form.mark(path, entry.value)
        if normal_key(entry.key) != spec.name:
            form.spelled[path] = entry.key.strip()
        try:
            values[spec.name] = spec.reader.read(entry.value, form, path)
        except Wrong as error:
            form.wrong(path, error, critical=spec.critical)
    return values


def expect_scalar(node: tree.Node, what: str) -> tree.Scalar:
    """The node if it is a single value.

    Raises:
        Wrong: if it is a list or has parts.
    """
    if isinstance(node, tree.Scalar):
        return node
    found = "a list" if isinstance(node, tree.Sequence) else "several parts"
    raise Wrong(
        VALUE_TYPE, node, f"has {found}, where {what} belongs.", f"Write {what} on the same line, after the colon."
    )
