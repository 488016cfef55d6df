"""`storyhub clean`."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from generator.build import Options, clean
from generator.cli import flags
from generator.cli.folders import find_root
from generator.cli.problem_list import count
from generator.cli.workspace import site_folder, store_folder
from generator.hosts import detect


@click.command("clean")
@flags.root
def command(root: Path | None) -> None:
    """Remove the store and the pages that Storyhub wrote. Nothing else: what you put beside them stays."""
    hub = find_root(root)
    removed = clean(
        Options(
            root=hub,
            output=site_folder(hub),
            store=store_folder(hub, detect(os.environ)),
            today=dt.datetime.now(dt.UTC),
            themes=(),
        )
    )
    if removed:
        click.echo(f"Removed {count(len(removed) - 1, 'published file')} and the store. The next build makes all anew.")
    else:
        click.echo("There was nothing to remove.")
