"""Flags that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

_FOLDER = click.Path(file_okay=False, path_type=Path)

root = click.option(
    "--root", type=_FOLDER, help="The hub's folder: the one with site.yaml. [default: here, or the nearest above]"
)
drafts = click.option("--drafts", is_flag=True, help="Show drafts too, and what is to be published later.")
base_url = click.option(
    "--base-url", default="", metavar="URL", help="Where the site will stand. [default: url in site.yaml]"
)
today = click.option(
    "--today", default="", metavar="DATE", help="Build as if it were this day, such as 2026-03-01. [default: today]"
)
jobs = click.option(
    "--jobs", type=click.IntRange(0), default=0, metavar="NUMBER", help="Processes to use. [default: as many as useful]"
)
output = click.option("--output", type=_FOLDER, help="The folder to publish into. [default: public, in the hub]")
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to report: for people, for programs, or as notes on a pull request.",
)
