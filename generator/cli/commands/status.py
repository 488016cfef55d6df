"""`storyhub status`."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from generator.build import prepare
from generator.cli import flags
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, options
from generator.options import Silent
from generator.status import TITLES, Care, status


@click.command("status")
@flags.root
@flags.today
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: for people, or for programs.",
)
def command(*, root: Path | None, today: str, form: str) -> None:
    """Say what wants care: what ends or waits, campaigns without news, days to share on.

    Nothing of it is a mistake, so the exit status is 0.
    """
    chosen = options(Flags(root=find_root(root), today=today), os.environ)
    prepared = prepare(chosen, Silent())
    day = chosen.today.astimezone(ZoneInfo(prepared.config.timezone)).date()
    cares = status(prepared.hub, prepared.records, prepared.problems)
    click.echo(_as_json(cares, day) if form == "json" else "\n".join(_as_text(cares, day)))


def _as_json(cares: Sequence[Care], today: dt.date) -> str:
    listed = [
        {
            "kind": care.kind,
            "message": care.message,
            "hint": care.hint,
            "due": care.due.isoformat() if care.due else None,
            "items": list(care.items),
            "path": care.position.path,
            "line": care.position.line,
            "column": care.position.column,
        }
        for care in cares
    ]
    return json.dumps({"today": today.isoformat(), "cares": listed}, ensure_ascii=False, indent=2)


def _as_text(cares: Sequence[Care], today: dt.date) -> Iterator[str]:
    if not cares:
        yield click.style("Nothing wants care.", fg="green", bold=True)
        return
    for place, (kind, group) in enumerate(groupby(cares, key=lambda care: care.kind)):
        if place:
            yield ""
        yield click.style(TITLES[kind], bold=True)
        hint = ""
        for care in group:
            if hint and care.hint != hint:
                yield f"  {click.style(hint, fg='cyan')}"
            when = f"{_when(care.due, today)}: " if care.due else ""
            yield f"  {when}{care.message}  {click.style(str(care.position), dim=True)}"
            yield from (f"    · {item}" for item in care.items)
            hint = care.hint
        yield f"  {click.style(hint, fg='cyan')}"


def _when(due: dt.date, today: dt.date) -> str:
    """A day, and how far away it is."""
    days = (due - today).days
    if days in (-1, 0, 1):
        return {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}[days]
    far = f"in {days} days" if days > 0 else f"{-days} days ago"
    return f"{due.day} {due:%B} {due.year}, {far}"
