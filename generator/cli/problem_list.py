"""Problems on their way out: as text for people, as JSON for programs, as annotations for a forge."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

import click

from generator.problems import Problem, Severity, errors

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_FORGE_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_FIELDS = ("code", "severity", "message", "hint")


def as_text(problems: Sequence[Problem], *, width: int = 0) -> str:
    """The list for people, file by file. Lines are wrapped at `width` columns; 0 leaves them whole, for logs.

    Colours are in it as ANSI codes; `click.echo` drops them where they are not wanted.
    """
    files = groupby(problems, key=lambda p: p.position.path)
    return "\n\n".join(_file(path, list(group), width) for path, group in files)


def left_out(problems: Iterable[Problem]) -> int:
    """How many content files the errors keep from the site."""
    return len({p.position.path for p in errors(problems) if p.position.path.endswith(".md")})


def as_record(problem: Problem) -> dict[str, str | int]:
    """One problem as the JSON report lists it."""
    at = problem.position
    texts: dict[str, str | int] = {name: str(getattr(problem, name)) for name in _FIELDS}
    return texts | {"path": at.path, "line": at.line, "column": at.column}


def as_json(
    problems: Iterable[Problem],
    *,
    rendered: Sequence[str] = (),
    unchanged: int = 0,
    removed: Sequence[str] = (),
    seconds: float = 0.0,
) -> str:
    """The whole report as one JSON object."""
    report = {
        "rendered": list(rendered),
        "unchanged": unchanged,
        "removed": list(removed),
        "problems": [as_record(p) for p in problems],
        "seconds": round(seconds, 3),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_annotations(problems: Iterable[Problem]) -> str:
    """One workflow command a problem, which GitHub shows beside the line of a pull request.

    Sources: GitHub Docs, "Workflow commands for GitHub Actions"; for escapes `actions/toolkit`, `core/src/command.ts`.
    """
    return "\n".join(_annotation(p) for p in problems)


def _file(path: str, problems: Sequence[Problem], width: int) -> str:
    head = click.style(path or "The hub", bold=True)
    return "\n\n".join([f"{head}  {_tally(problems)}", *(_problem(p, width) for p in problems)])


def _tally(problems: Sequence[Problem]) -> str:
    counts = ((level, sum(p.severity is level for p in problems)) for level in Severity)
    words = [click.style(count(n, level.value), fg=_COLOURS[level]) for level, n in counts if n]
    return ", ".join(words) + (": not published" if left_out(problems) else "")


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 story`, `2 stories`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _problem(problem: Problem, width: int) -> str:
    level = click.style(problem.severity.value, fg=_COLOURS[problem.severity], bold=True)
    code = click.style(f"[{problem.code}]", dim=True)
    where = click.style(str(problem.position), fg="cyan") if problem.position.path else ""
    parts = [
        f"  {where} {level} {code}".replace("   ", "  "),
        _wrapped(problem.message, width),
        _excerpt(problem),
        _wrapped(problem.hint, width),
        _fix(problem),
    ]
    return "\n".join(part for part in parts if part)


def _wrapped(text: str, width: int) -> str:
    fill: Callable[[str], str] = (lambda line: textwrap.fill(line, width - 4)) if width > 24 else str
    return textwrap.indent("\n".join(fill(line) for line in text.splitlines()), "    ")


def _excerpt(problem: Problem) -> str:
    if not problem.excerpt:
        return ""
    line = problem.excerpt.expandtabs(1)
    shown = _numbered(problem.position.line, line)
    column = problem.position.column
    if not 0 < column <= len(line) + 1:
        return shown
    caret = click.style("^", fg=_COLOURS[problem.severity], bold=True)
    return f"{shown}\n{_numbered(0, ' ' * (column - 1))}{caret}"


def _fix(problem: Problem) -> str:
    if not problem.fix:
        return ""
    lines = problem.fix.splitlines()
    first = problem.position.line
    shown = "\n".join(_numbered(first + n if first else 0, line) for n, line in enumerate(lines))
    return click.style("    Corrected:", fg="green") + "\n" + shown


def _numbered(number: int, line: str) -> str:
    gutter = click.style(f"{number or '':>8} | ", dim=True)
    return gutter + line


def _annotation(problem: Problem) -> str:
    at = problem.position
    properties = {
        "file": at.path,
        "line": str(at.line or ""),
        "col": str(at.column or ""),
        "title": f"Storyhub: {problem.code}",
    }
    written = ",".join(f"{k}={_property(v)}" for k, v in properties.items() if v)
    message = "\n".join(part for part in (problem.message, problem.hint, problem.fix) if part)
    return f"::{_FORGE_LEVELS[problem.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
