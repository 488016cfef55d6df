"""What goes wrong, said so that a volunteer can mend it.

A `Rule` is one permanent kind of mistake; `Rule.at` makes a `Problem` of it at a `Position`. Nothing here prints:
problems are values that travel up to the command line, the overlay of `serve`, or a forge's annotations.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How much a problem costs: an error leaves its record out, a warning publishes it all the same."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Position(msgspec.Struct, frozen=True, order=True):
    """Where in the hub: `path` is POSIX and relative to the hub's root; lines and columns count from 1, 0 is the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, as editors and terminals make clickable."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(msgspec.Struct, frozen=True):
    """One mistake at one position.

    `message` says what we read and what is wrong with it, `hint` how to mend it, `excerpt` is the line as it stands,
    `fix` the corrected line, ready to paste (empty where a machine cannot know it).
    """

    code: str
    severity: Severity
    message: str
    hint: str
    position: Position
    excerpt: str = ""
    fix: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File by file, top to bottom, whatever order the work was done in."""
        at = self.position
        return (at.path, at.line, at.column, self.code, self.message)


class Rule(msgspec.Struct, frozen=True):
    """One kind of mistake. `code` never changes once released; `title` and `why` make the reference page."""

    code: str
    severity: Severity
    title: str
    why: str

    def at(self, position: Position, message: str, hint: str, *, excerpt: str = "", fix: str = "") -> Problem:
        """This mistake, made here."""
        return Problem(self.code, self.severity, message, hint, position, excerpt, fix)


class HubError(Exception):
    """Stops a build: what it read is too broken to make any site of. Carries every problem that was found.

    The last good site stays in place.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(p.message for p in self.problems))

    def __reduce__(self) -> tuple[type[HubError], tuple[tuple[Problem, ...]]]:
        """Travels between processes with its problems, not with its text."""
        return (HubError, (self.problems,))


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in reading order."""
    unique = {msgspec.msgpack.encode(p): p for p in problems}
    return tuple(sorted(unique.values(), key=lambda p: p.sort_key))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that leave something out."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)
