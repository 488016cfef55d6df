"""`storyhub serve`."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
import msgspec

from generator.build import Options, Report, build, proofs
from generator.cli import failure, flags, problem_list, progress
from generator.cli.commands.build import listed
from generator.cli.folders import find_root
from generator.cli.installed import theme_folders
from generator.cli.workspace import moment, read_config, store_folder
from generator.config import SiteConfig
from generator.hosts import detect
from generator.options import Progress
from generator.problems import HubError
from generator.serve.app import application
from generator.serve.cards import CardBench
from generator.serve.huge_pages import gather
from generator.serve.live import Live
from generator.serve.rebuild import Outcome, Rebuilder
from generator.serve.server import NoPortError, bind, run
from generator.serve.watch import Watcher
from generator.store import Held
from generator.urls import Base

if TYPE_CHECKING:
    from generator.proof import Drawn, Proofs

_PORT = 8000
_WATCHED = ("content", "fonts", "theme", "themes")


@click.command("serve")
@flags.root
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where to listen. The next free one is taken if it is in use; 0 takes any.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in your browser.")
@flags.drafts
@flags.jobs
@flags.today
def command(*, root: Path | None, port: int, open_browser: bool, drafts: bool, jobs: int, today: str) -> None:
    """Show the site on this computer and keep it fresh while you write.

    Save a file, and open pages show it. A mistake is listed over the page, and the last good page stays below it.
    Stop with Ctrl-C.
    """
    # Resolved, because macOS tells of changes by a file's real path.
    hub = find_root(root).resolve()
    try:
        sockets, bound = bind(port)
    except NoPortError:
        raise click.ClickException(f"Port {port} and those after it are in use. Try --port 0.") from None
    if port and bound != port:
        click.echo(f"Port {port} is in use by another program, so this is on {bound}.")
    config = _readable_config(hub)
    base_path = Base.parse(config.url).path if config and config.url else ""
    chosen = _options(hub, bound, base_path, drafts=drafts, jobs=jobs)
    session = _Session(chosen, today, f"http://localhost:{bound}{base_path}/", open_browser=open_browser)
    live = Live()
    bench = CardBench(session.options)
    rebuilder = Rebuilder(
        bench.alone(session.build),
        announce=session.announce,
        unexpected=partial(failure.write_down, root=hub),
        first_epoch=int(time.time()),
        draw=session.draw,
        rest=gather,
    )
    watched = [hub / name for name in _WATCHED] + [f for f in chosen.themes if f != hub / "themes" and _is_editable(f)]
    watcher = Watcher(hub, watched, rebuilder.request)
    run(application(chosen.output, base_path, live, rebuilder, watcher, bench), live, sockets)
    click.echo("Stopped.")


def _readable_config(hub: Path) -> SiteConfig | None:
    """The configuration; None if it has mistakes, which the first build lists."""
    try:
        return read_config(hub)
    except HubError:
        return None


def _options(hub: Path, port: int, base_path: str, *, drafts: bool, jobs: int) -> Options:
    store = store_folder(hub, detect({}))
    return Options(
        root=hub,
        output=store / "serve",
        store=store,
        base_url=f"http://localhost:{port}{base_path}",
        drafts=drafts,
        jobs=jobs,
        today=dt.datetime.now(dt.UTC),
        themes=theme_folders(hub),
    )


def _is_editable(folder: Path) -> bool:
    """Whether a theme folder is somebody's work, not part of an installed package."""
    return "site-packages" not in folder.parts


class _Session:
    """What the terminal does around each build: clock, progress, report."""

    def __init__(self, options: Options, today: str, address: str, *, open_browser: bool) -> None:
        self._options, self._today, self._address = options, today, address
        self._open_browser = open_browser
        self._first = True
        self._started = 0.0
        self._held = Held()
        self._proofs: Proofs | None = None

    def options(self) -> Options:
        """Those of a build as of now: a server may run for days."""
        config = _readable_config(self._options.root)
        zone = dt.UTC if config is None else ZoneInfo(config.timezone)
        now = moment(self._today, os.environ, zone).astimezone(zone)
        return msgspec.structs.replace(self._options, today=now)

    def build(self, *, strict: bool, publishing: Callable[[], object]) -> Report:
        """Build as of now."""
        self._started = time.perf_counter()
        options = msgspec.structs.replace(self.options(), strict=strict)
        gc.disable()  # as in `storyhub build`
        try:
            with progress.shown(os.environ, silent=not self._first) as shown:
                self._proofs = None
                report = build(options, _Telling(shown, publishing), self._held)
                self._proofs = proofs(options, self._held)
                return report
        finally:
            gc.enable()

    def draw(self, paths: frozenset[str]) -> tuple[Drawn, ...]:
        """Draw at once what was saved, where that can be."""
        return self._proofs.draw(paths) if self._proofs else ()

    def announce(self, outcome: Outcome) -> None:
        """Tell the terminal how a build ended."""
        seconds = time.perf_counter() - self._started
        if outcome.problems:
            click.echo(f"\n{listed(outcome.problems, 'text')}\n")
        click.echo(_line(outcome, seconds))
        if self._first:
            self._first = False
            click.echo(
                f"\n  {click.style(self._address, bold=True)}\n\nSave a file, and the page shows it. Stop with Ctrl-C."
            )
            if self._open_browser:
                threading.Thread(target=webbrowser.open, args=(self._address,), daemon=True).start()
        sys.stdout.flush()


class _Telling:
    """A progress that tells when a build begins to publish."""

    def __init__(self, progress: Progress, publishing: Callable[[], object]) -> None:
        self._progress, self._publishing = progress, publishing

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""
        if name == "publish":
            self._publishing()
        self._progress.stage(name, total)

    def advance(self, count: int = 1) -> None:
        """Some of it is done."""
        self._progress.advance(count)


def _line(outcome: Outcome, seconds: float) -> str:
    clock = dt.datetime.now().astimezone().strftime("%H:%M:%S")
    report = outcome.report
    if not outcome.published or report is None:
        return click.style(f"{clock}  Not updated: the last good site stays until this is mended.", fg="red", bold=True)
    number = problem_list.left_out(outcome.problems)
    missing = f", {problem_list.count(number, 'file')} left out" if number else ""
    text = f"{clock}  {problem_list.count(len(report.rendered), 'file')} made{missing} · {seconds:.1f} s"
    return click.style(text, fg="red" if number else "green")
