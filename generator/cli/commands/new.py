"""`storyhub new`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from generator import scaffold
from generator.cli import flags
from generator.cli.folders import find_root
from generator.cli.workspace import moment, read_config
from generator.content.fields_of import FIELDS
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Wrong
from generator.fields.source import Source
from generator.urls import slugify

_ASKED = frozenset(
    {
        *("summary", "authors", "photo", "campaign", "place", "topics", "hashtags"),
        *("ask", "target", "goal", "unit", "deadline", "role", "menu"),
        *("office", "bodies", "areas", "email"),
    }
)
"""Worth a question; the other fields stand in the file, with what they are for."""


@click.command("new")
@click.argument("kind", type=click.Choice(list(FIELDS), case_sensitive=False))
@click.argument("title")
@click.option("--campaign", default="", metavar="SLUG", help="The campaign that a story or an update belongs to.")
@flags.root
def command(kind: str, title: str, campaign: str, root: Path | None) -> None:
    """Begin a story, campaign, event, any other page, or an update of a campaign: a file with the right fields.

    At a terminal the fields are asked one by one; Enter leaves one empty.
    """
    hub = find_root(root)
    zone = ZoneInfo(read_config(hub).timezone)
    title = " ".join(title.split())
    if not title:
        raise click.UsageError(f'Give the {kind} a title: storyhub new {kind} "What we did"')
    if kind == "update":
        campaign = _existing_campaign(hub, campaign)
    day = moment("", os.environ, zone).astimezone(zone).date()
    values = _given(kind, title, campaign, day)
    if at_terminal():
        values |= _asked(kind, values, zone)
    path = scaffold.record_path(kind, slugify(title), campaign=campaign, date=day.isoformat())
    try:
        file = scaffold.write_new(hub, path, scaffold.record_text(kind, values))
    except scaffold.AlreadyThereError as error:
        shown = error.path.relative_to(hub).as_posix()
        raise click.ClickException(f"There is already {shown}. Open that file, or choose another title.") from error
    click.echo(_report(file, hub, kind))


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _given(kind: str, title: str, campaign: str, day: dt.date) -> dict[str, str]:
    names = {spec.name for spec in FIELDS[kind]}
    values = {"title": scaffold.yaml_value(title), "date": day.isoformat()}
    if campaign:
        values["campaign"] = scaffold.yaml_value(campaign)
    return {name: value for name, value in values.items() if name in names}


def _existing_campaign(hub: Path, slug: str) -> str:
    folder = hub / "content" / "campaigns"
    known = sorted({p.stem for p in folder.glob("*.md")} | {p.parent.name for p in folder.glob("*/index.md")})
    if slug in known:
        return slug
    wrong = f"There is no campaign {slug}." if slug else "Say which campaign the update belongs to."
    listed = f" There are: {', '.join(known)}." if known else " There is none yet: storyhub new campaign …"
    raise click.UsageError(f"{wrong} Add --campaign SLUG.{listed}")


def _asked(kind: str, values: Mapping[str, str], zone: ZoneInfo) -> dict[str, str]:
    """Answers of a person at the terminal, as YAML by field."""
    answers: dict[str, str] = {}
    for spec in FIELDS[kind]:
        if spec.name == "date" or (spec.name in _ASKED and spec.name not in values):
            answer = _ask(spec, values.get(spec.name, ""), zone)
            answers |= {spec.name: answer} if answer else {}
    return answers


def _ask(spec: FieldSpec, default: str, zone: ZoneInfo) -> str:
    """One field, asked until the answer can be read."""
    click.echo()
    click.echo(
        f"{click.style(spec.name, bold=True)}: {spec.doc}" + (f" For example: {spec.example}" if spec.example else "")
    )
    while True:
        typed = str(click.prompt("", default=default, show_default=bool(default), prompt_suffix="> ")).strip()
        value = as_yaml(spec, typed)
        wrong = misread(spec, value, zone) if value else ""
        if not wrong:
            return value
        click.echo(click.style(wrong, fg="yellow"))


def as_yaml(spec: FieldSpec, typed: str) -> str:
    """What a person typed for a field, as YAML: lists by commas, the rest as text. YAML brackets are left alone."""
    if not typed or typed[0] in "[{\"'":
        return typed
    if spec.reader.schema.get("type") == "array":
        return scaffold.yaml_list(part.strip() for part in typed.split(",") if part.strip())
    return scaffold.yaml_value(typed)


def misread(spec: FieldSpec, value: str, zone: ZoneInfo) -> str:
    """What is wrong with a value, in a sentence; empty if it can be read."""
    line = f"{spec.name}: {value}"
    form = Form(Source("", (line,)), zone)
    try:
        root = tree.compose(line)
        if isinstance(root, tree.Mapping):
            spec.reader.read(root.entries[0].value, form, spec.name)
    except Wrong as error:
        return f"“{value}” {error.wrong} {error.hint}".strip()
    except (tree.TreeError, tree.TooDeepError):
        return "That cannot be read. Put it in quotes, or say it more simply."
    return " ".join(f"{problem.message} {problem.hint}" for problem in form.problems)


def _report(file: Path, hub: Path, kind: str) -> str:
    shown = file.relative_to(hub).as_posix()
    photos = "" if kind == "page" else f"\nPut its photos into {file.parent.relative_to(hub).as_posix()}/"
    return f"Written: {shown}{photos}\nOpen it and write. See it while you do: storyhub serve"
