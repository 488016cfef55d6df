"""What a build is doing, while it does it: a bar at a terminal, a line a stage in a log, nothing for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

import click

from generator.options import Silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_SAYINGS = {
    "read": ("Reading", "file", "files"),
    "photos": ("Making photos", "picture", "pictures"),
    "pages": ("Drawing", "page or feed", "pages and feeds"),
    "render": ("Drawing", "page, card or feed", "pages, cards and feeds"),
    "publish": ("Publishing", "", ""),
    "sync": ("Asking", "counter", "counters"),
    "posters": ("Fetching", "picture for a video", "pictures for videos"),
    "check": ("Checking", "kind of mistake", "kinds of mistakes"),
}


class Progress(Protocol):
    """What a build reports to."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins, with `total` things to do."""

    def advance(self, count: int = 1) -> None:
        """So many more are done."""


class Lines:
    """One line for each stage that has something to do: readable in the log of an unattended build."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def stage(self, name: str, total: int) -> None:
        """Write the stage and its size."""
        if total:
            click.echo(f"{describe(name)}{_size(name, total)}", file=self._stream)

    def advance(self, count: int = 1) -> None:
        """A log needs no ticks."""


class Bars:
    """A bar for each stage that takes long enough to be worth one."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def stage(self, name: str, total: int) -> None:
        """Begin a bar; the one before is done."""
        self._finish()
        self._task = self._bar.add_task(describe(name), total=total) if total else None

    def advance(self, count: int = 1) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bar.advance(self._task, count)

    def _finish(self) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)


@contextmanager
def shown(environ: Mapping[str, str], *, silent: bool = False, stream: TextIO | None = None) -> Iterator[Progress]:
    """Progress as suits `stream` (standard error): a bar only where somebody is watching."""
    out = stream or sys.stderr
    if silent:
        yield Silent()
    elif not out.isatty() or environ.get("CI") or environ.get("TERM") == "dumb":
        yield Lines(out)
    else:
        with _bar(out, colour=not environ.get("NO_COLOR")) as bar:
            yield Bars(bar)


def describe(name: str) -> str:
    """A stage's name for people."""
    return _SAYINGS[name][0] if name in _SAYINGS else name.capitalize()


def _size(name: str, total: int) -> str:
    """What a stage has before it, after its name; nothing where a number would tell nothing."""
    _, one, many = _SAYINGS.get(name, ("", "step", "steps"))
    return f": {total} {one if total == 1 else many}" if one else ""


def _bar(stream: TextIO, *, colour: bool) -> Bar:
    # rich takes longer to import than a build with nothing to do takes altogether.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(file=stream, no_color=not colour)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Bar(*columns, console=console, transient=True)
