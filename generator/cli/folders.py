"""Finding the hub that a command is about."""

from __future__ import annotations

from pathlib import Path

import click

SITE_FILE = "site.yaml"
_ROOT = "storyhub.root"


def nearest_hub(folder: Path) -> Path | None:
    """`folder` or the nearest one above it that is a hub."""
    return next((top for top in (folder, *folder.parents) if (top / SITE_FILE).is_file()), None)


def find_root(given: Path | None) -> Path:
    """The hub to work on.

    Raises:
        click.UsageError: with what to type instead, where there is none.
    """
    start = Path.cwd() if given is None else given.absolute()
    if given is not None and not start.is_dir():
        raise click.UsageError(f"There is no folder {given}.")
    root = nearest_hub(start)
    if root is None:
        raise click.UsageError(_no_hub(start))
    _remember(root)
    return root


def _remember(root: Path) -> None:
    """For the log of a failure, which is written when the command's own variables are gone."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[_ROOT] = root


def current_hub() -> Path | None:
    """The hub that the command was about, as far as it got; else the one around the current folder."""
    context = click.get_current_context(silent=True)
    return (context and context.meta.get(_ROOT)) or nearest_hub(Path.cwd())


_WRONG_NAMES = frozenset(("site.yaml", "site.yml", "site.yaml.txt", "site.yml.txt", "site.yaml.yaml", "site.txt"))


def _no_hub(start: Path) -> str:
    misnamed = sorted(p.name for p in start.iterdir() if p.name.casefold() in _WRONG_NAMES and p.is_file())
    if misnamed:
        return f"{start} is not a hub yet. There is {misnamed[0]}: rename it to {SITE_FILE}."
    below = sorted(p.parent.name for p in start.glob(f"*/{SITE_FILE}"))
    if below:
        names = " or ".join(f"`--root {name}`" for name in below[:3])
        return f"{start} is not a hub: it has no {SITE_FILE}. There is one further down: add {names}."
    return (
        f"{start} is not a hub: neither it nor any folder above it has a {SITE_FILE}.\n"
        "Go to your hub's folder first (cd my-hub), or start a new hub here: storyhub init my-hub"
    )
