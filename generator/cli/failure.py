"""What the program itself did not expect: a short message for a volunteer, the details in a file for who mends it."""

from __future__ import annotations

import datetime as dt
import platform
import sys
import tempfile
import traceback
from pathlib import Path

import click

from generator import __version__
from generator.cli import problem_list
from generator.cli.folders import current_hub
from generator.problems import HubError

_LOG = "last-error.txt"


def is_unexpected(error: Exception) -> bool:
    """Whether it is the program's fault, not that of what it read."""
    return not isinstance(error, HubError)


def report(error: Exception) -> int:
    """Explain `error` on standard error and return the exit status."""
    if isinstance(error, HubError):
        click.echo(problem_list.as_text(error.problems), err=True)
        click.echo("\nNothing was built. The last good site stays as it was.", err=True)
        return 1
    click.echo(_message(error, write_down(error, current_hub())), err=True)
    return 1


def write_down(error: Exception, root: Path | None = None) -> str:
    """Keep the details of `error` in the log of the hub in `root`, and say where they are."""
    log = _write_log(_details(error), root)
    return f"The details are in {log}." if log else "Start it with `storyhub --debug …` to see the details."


def _message(error: Exception, where: str) -> str:
    return (
        f"{click.style('Storyhub stopped.', fg='red', bold=True)} {_summary(error)}\n"
        "Nothing of what you wrote was changed, and the next build mends whatever was left half done.\n"
        f"{where}\n"
        "If you did nothing unusual, this is a mistake in Storyhub: please send that file to the people who look\n"
        f"after it{_address()}. It names files of your hub: read it before you send it."
    )


def _summary(error: Exception) -> str:
    if isinstance(error, PermissionError) and error.filename:
        return f"This computer does not let it touch {error.filename}. Is the file open in another program?"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{f': {error.filename}' if error.filename else ''}."
    return f"Something happened that it did not expect ({type(error).__name__})."


def _address() -> str:
    """Where problems are reported, when the installed package says so."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        links = metadata("storyhub").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    issues = [link.split(",", 1)[1].strip() for link in links if link.lower().startswith("issues,")]
    return f" ({issues[0]})" if issues else ""


def _details(error: Exception) -> str:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    facts = f"Storyhub {__version__}, Python {platform.python_version()}, {platform.platform()}, {now}"
    trace = "".join(traceback.format_exception(error))
    return f"{facts}\nCommand: {' '.join(sys.argv[1:])}\n\n{trace}"


def _write_log(details: str, root: Path | None) -> Path | None:
    """The log's path; in the hub's store, or among temporary files where there is no hub or no permission."""
    store = root / ".storyhub" if root else None
    for folder in (store, Path(tempfile.gettempdir()) / "storyhub"):
        try:
            if folder is not None:
                folder.mkdir(exist_ok=True)
                (folder / _LOG).write_text(details, encoding="utf-8")
                return folder / _LOG
        except OSError:
            continue
    return None
