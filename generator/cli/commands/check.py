"""`storyhub check`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from generator.check.external import External
from generator.check.run import Checked, check
from generator.cli import flags, problem_list, progress
from generator.cli.commands.build import listed
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, options
from generator.problems import HubError, Severity, errors


@click.command("check")
@flags.root
@flags.base_url
@flags.drafts
@click.option("--external", is_flag=True, help="Follow links to other websites too. This uses the network.")
@flags.jobs
@flags.today
@flags.form
@click.pass_context
def command(
    ctx: click.Context,
    *,
    root: Path | None,
    base_url: str,
    drafts: bool,
    external: bool,
    jobs: int,
    today: str,
    form: str,
) -> None:
    """Look for everything that would disappoint a reader; publish nothing.

    Previews, links, descriptions of pictures, headings, weight, feeds, and requests to other websites. Exit status:
    0 if there is no error (warnings and hints are shown all the same), 1 if there is one, 2 wrong usage.
    """
    started = time.perf_counter()
    given = Flags(root=find_root(root), base_url=base_url, drafts=drafts, jobs=jobs, today=today)
    try:
        with progress.shown(os.environ, silent=form == "json") as shown:
            checked = check(options(given, os.environ), shown, more=(External(),) if external else ())
    except HubError as error:
        checked = Checked(error.problems, pages=0, files=0)
    click.echo(_report(checked, form, time.perf_counter() - started))
    ctx.exit(1 if errors(checked.problems) else 0)


def _report(checked: Checked, form: str, seconds: float) -> str:
    if form == "json":
        return problem_list.as_json(checked.problems, seconds=seconds)
    parts = (listed(checked.problems, form), _summary(checked, seconds))
    return "\n\n".join(part for part in parts if part)


def _summary(checked: Checked, seconds: float) -> str:
    levels = [(level, sum(p.severity is level for p in checked.problems)) for level in Severity]
    found = ", ".join(problem_list.count(number, level.value) for level, number in levels if number)
    looked = f"{problem_list.count(checked.pages, 'page')} and {problem_list.count(checked.files, 'file')} in all"
    text = f"{found or 'Nothing to mend'} · looked at {looked} · {seconds:.1f} s"
    return click.style(text, fg="red" if errors(checked.problems) else "green", bold=True)
