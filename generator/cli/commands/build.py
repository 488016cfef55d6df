"""`storyhub build`."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path

import click

from generator.build import Options, Report, begin, build
from generator.cli import flags, problem_list, progress
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, options, places
from generator.problems import HubError, Problem

_COUNTED = (
    ("stories", "story", "stories"),
    ("campaigns", "campaign", "campaigns"),
    ("people", "person", "people"),
    ("events", "event", "events"),
    ("groups", "group", "groups"),
    ("partners", "partner", "partners"),
    ("representatives", "representative", "representatives"),
    ("pages", "page", "pages"),
)


@click.command("build")
@flags.root
@flags.output
@flags.base_url
@flags.drafts
@click.option(
    "--strict/--no-strict",
    default=None,
    help="Publish nothing if anything has a mistake. [default: only in deploy previews]",
)
@flags.jobs
@click.option("--no-cache", is_flag=True, help="Read and draw everything anew.")
@flags.today
@flags.form
@click.pass_context
def command(  # noqa: PLR0913  one for each flag
    ctx: click.Context,
    *,
    root: Path | None,
    output: Path | None,
    base_url: str,
    drafts: bool,
    strict: bool | None,
    jobs: int,
    no_cache: bool,
    today: str,
    form: str,
) -> None:
    """Make the site.

    A story with a mistake is left out and named; the rest is published. A mistake in site.yaml or the theme stops
    the build, and the last good site stays. Exit status: 0 published, 1 not published, 2 wrong usage.
    """
    started = time.perf_counter()
    given = Flags(
        root=find_root(root),
        output=output,
        base_url=base_url,
        drafts=drafts,
        strict=strict,
        jobs=jobs,
        use_cache=not no_cache,
        today=today,
    )
    gc.disable()  # a build makes much and drops nothing before it ends: looking for rubbish costs a tenth of it
    try:
        with begin(places(given, os.environ), readers=ctx.obj) as start:
            chosen = options(given, os.environ)
            with progress.shown(os.environ, silent=form == "json") as shown:
                report = build(chosen, shown, start=start)
    except HubError as error:
        stopped = Report(problems=error.problems, published=False)
        click.echo(_report(stopped, None, form, time.perf_counter() - started))
        ctx.exit(1)
    click.echo(_report(report, chosen, form, time.perf_counter() - started))
    ctx.exit(0 if report.published else 1)


def _report(report: Report, chosen: Options | None, form: str, seconds: float) -> str:
    if form == "json":
        return problem_list.as_json(
            report.problems,
            rendered=report.rendered,
            unchanged=report.unchanged,
            removed=report.removed,
            seconds=seconds,
        )
    return as_text(report, chosen, seconds, form=form)


def as_text(report: Report, chosen: Options | None, seconds: float, *, form: str = "text") -> str:
    """Problems first, the result last, where the eye rests after a build."""
    result = summary(report, chosen, seconds) if report.published and chosen else _stopped(report, chosen)
    return "\n\n".join(part for part in (listed(report.problems, form), result) if part)


def listed(problems: tuple[Problem, ...], form: str) -> str:
    """The problems, for people or for a forge."""
    if form == "github":
        return problem_list.as_annotations(problems)
    return problem_list.as_text(problems, width=width())


def width() -> int:
    """Columns to wrap text at; 0 in a log, where whole sentences are easier to search."""
    if not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size  # a build in a log needs none of that module

    return min(get_terminal_size().columns, 100)


def summary(report: Report, chosen: Options, seconds: float) -> str:
    """What was made, where, and how much of it was new."""
    made = ", ".join(
        problem_list.count(report.counts[key], one, many) for key, one, many in _COUNTED if report.counts.get(key)
    )
    work = f"rendered {len(report.rendered)}, unchanged {report.unchanged}, removed {len(report.removed)}"
    line = f"{made or 'An empty hub'} in {_place(chosen)} · {work} · {seconds:.1f} s"
    lines = [_loud(report), click.style(line, fg="green", bold=True), "See it: storyhub serve"]
    return "\n".join(part for part in lines if part)


def _loud(report: Report) -> str:
    number = problem_list.left_out(report.problems)
    if not number:
        return ""
    files = problem_list.count(number, "file is", "files are")
    text = f"! {files} LEFT OUT of the site because of mistakes, listed above."
    return click.style(text, fg="red", bold=True)


def _stopped(report: Report, chosen: Options | None) -> str:
    reason = "Nothing was published"
    if chosen is not None and chosen.strict:
        why = "this is a preview of a change" if chosen.preview else "--strict was asked for"
        reason += f", because there are mistakes and {why}"
    errors = sum(p.severity.value == "error" for p in report.problems)
    text = f"{reason}. Mend {problem_list.count(errors, 'mistake')} first; the last good site stays as it was."
    return click.style(text, fg="red", bold=True)


def _place(chosen: Options) -> str:
    try:
        return f"{chosen.output.relative_to(Path.cwd()).as_posix()}/"
    except ValueError:
        return str(chosen.output)
