"""`storyhub init`."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

from generator import __version__
from generator.cli.folders import SITE_FILE
from generator.cli.installed import starter_files
from generator.cli.problem_list import count
from generator.scaffold import start_hub


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Start a new hub in DIR, ready to push: sample stories, settings, and what Netlify and GitHub need to build it.

    Files that are there already stay as they are.
    """
    fresh = not (folder / SITE_FILE).exists()
    written, kept = start_hub(folder, starter_files(), requirement())
    click.echo(_report(folder, written, kept))
    if written and fresh:
        click.echo(_next_steps(folder))


def requirement() -> str:
    """The line of requirements.txt that installs this very Storyhub, from where it came if pip noted that (PEP 610)."""
    plain = f"storyhub=={__version__}"
    try:
        noted = distribution("storyhub").read_text("direct_url.json")
    except PackageNotFoundError:
        return plain
    origin = json.loads(noted or "{}")
    vcs = origin.get("vcs_info")
    return f"storyhub @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}" if vcs else plain


def _report(folder: Path, written: list[str], kept: list[str]) -> str:
    where = "this folder" if folder.resolve() == Path.cwd() else folder
    lines = [f"{count(len(written), 'file')} written to {where}."]
    if kept:
        shown = ", ".join(kept[:5]) + (", …" if len(kept) > 5 else "")
        lines.append(f"{count(len(kept), 'file was', 'files were')} there already and left alone: {shown}")
    return "\n".join(lines)


def _next_steps(folder: Path) -> str:
    enter = "" if folder.resolve() == Path.cwd() else f"  cd {folder}\n"
    return (
        "\nNext:\n"
        f"{enter}"
        "  storyhub serve                        see it, while you write\n"
        '  storyhub new story "What we did"      begin your first story\n'
        f"Open {SITE_FILE} and give the hub its name, its colour and its address. The sample stories show what a\n"
        "story can hold; delete the folders in content once you have your own."
    )
