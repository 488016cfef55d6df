"""Builds for tests: a hub in a folder, with counts of what was rendered and the published tree as a value."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.build import Options, Report, build

HERE = Path(__file__).resolve().parent
THEMES = (HERE / "themes", HERE.parents[1] / "themes")
"""`plain`, which builds in a blink, and the real ones."""
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


class Silent:
    """A progress that nobody watches."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""

    def advance(self, count: int = 1) -> None:
        """Some of it is done."""


def options(hub: Path, **changed: object) -> Options:
    """Options for the hub in a folder, on a fixed day, with one process."""
    given: dict[str, object] = {
        "root": hub,
        "output": hub / "public",
        "store": hub / ".storyhub",
        "today": NOON,
        "themes": THEMES,
        "jobs": 1,
        **changed,
    }
    return Options(**given)  # type: ignore[arg-type]


def make(hub: Path, **changed: object) -> Report:
    """A build of the hub."""
    return build(options(hub, **changed), Silent())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
