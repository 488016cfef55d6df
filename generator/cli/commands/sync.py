"""`storyhub sync`."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from generator.cli import flags, problem_list, progress
from generator.cli.commands.build import listed
from generator.cli.folders import find_root
from generator.cli.workspace import moment, read_config
from generator.content.counters import COUNTERS_FILE
from generator.problems import HubError, ordered
from generator.sync.posters import Poster, Posters, fetch_posters
from generator.sync.run import Access, Synced, Told, sync


@click.command("sync")
@flags.root
@click.option("--only", type=click.Choice(["counters", "posters"]), help="Fetch one of the two; else both.")
@click.option("--accept-falls", is_flag=True, help="Believe counters that say less than half of what they said before.")
@flags.form
@click.pass_context
def command(ctx: click.Context, *, root: Path | None, only: str | None, accept_falls: bool, form: str) -> None:
    """Fetch what a build shows and must not ask the network for, into content/data.

    The counters of petitions say how many have signed: content/data/counters.yaml. A counter that does not answer keeps
    its last number. For videos of YouTube, Vimeo and PeerTube that no picture is named for, theirs is saved in
    content/data/posters; none is ever overwritten. The site is not built: run `storyhub build` afterwards.

    Tokens come from the environment: STORYHUB_ACTION_NETWORK_TOKEN, NETLIFY_AUTH_TOKEN, NETLIFY_SITE_ID. Exit status:
    0 whatever the others say, 1 if the hub cannot be read, 2 wrong usage.
    """
    started = time.perf_counter()
    hub = find_root(root)
    now = moment("", os.environ, dt.UTC)
    try:
        with progress.shown(os.environ, silent=form == "json") as shown:
            config, synced, posters = read_config(hub), Synced((), (), written=False), Posters((), ())
            if only != "posters":
                synced = sync(hub, config, _access(os.environ), now, shown, accept_falls=accept_falls)
            if only != "counters":
                posters = fetch_posters(hub, config, now, shown)
    except HubError as error:
        click.echo(listed(error.problems, form) if form != "json" else problem_list.as_json(error.problems))
        ctx.exit(1)
    click.echo(_report(synced, posters, form, time.perf_counter() - started))


def _access(environ: Mapping[str, str]) -> Access:
    """Netlify's own names for its variables; `SITE_ID` is what its builds have (docs.netlify.com)."""
    return Access(
        action_network=environ.get("STORYHUB_ACTION_NETWORK_TOKEN", "").strip(),
        netlify=environ.get("NETLIFY_AUTH_TOKEN", "").strip(),
        netlify_site=(environ.get("NETLIFY_SITE_ID") or environ.get("SITE_ID") or "").strip(),
    )


def _report(synced: Synced, posters: Posters, form: str, seconds: float) -> str:
    problems = ordered((*synced.problems, *posters.problems))
    if form == "json":
        report = {
            "counters": [_as_record(told) for told in synced.told],
            "written": COUNTERS_FILE if synced.written else "",
            "posters": [msgspec.to_builtins(poster) for poster in posters.told],
            "problems": [problem_list.as_record(problem) for problem in problems],
            "seconds": round(seconds, 3),
        }
        return json.dumps(report, ensure_ascii=False, indent=2)
    lines = "\n".join((*map(_line, synced.told), *(_poster_line(each) for each in posters.told if each.written)))
    return "\n\n".join(part for part in (listed(problems, form), lines, _summary(synced, posters, seconds)) if part)


def _as_record(told: Told) -> dict[str, object]:
    return {
        "key": told.key,
        "label": told.label,
        "campaign": told.campaign,
        "value": told.value,
        "before": told.before,
        "fetched": told.fetched.isoformat() if told.fetched else None,
        "fresh": told.fresh,
    }


def _line(told: Told) -> str:
    if told.value is None:
        return f"  {'–':>10}  {told.label} ({told.campaign})"
    change = told.value - (told.before or 0)
    news = f", {change:+,.15g}" if told.fresh and told.before is not None and change else ""
    when = "" if told.fresh or told.fetched is None else f", as of {told.fetched:%Y-%m-%d}"
    return f"  {told.value:>10,.15g}  {told.label} ({told.campaign}{news}{when})"


def _poster_line(poster: Poster) -> str:
    return f"  {poster.path} ({poster.video})"


def _summary(synced: Synced, posters: Posters, seconds: float) -> str:
    done = []
    if synced.told:
        fresh = sum(told.fresh for told in synced.told)
        kept = f"wrote {COUNTERS_FILE}" if synced.written else "nothing to write"
        done += [f"Counted {fresh} of {problem_list.count(len(synced.told), 'counter')}", kept]
    if posters.told:
        written = sum(poster.written for poster in posters.told)
        done.append(f"Fetched {written} of {problem_list.count(len(posters.told), 'picture')} for videos")
    if not done:
        return "There is nothing to fetch: no open campaign has a counter, and no video lacks a picture."
    return " · ".join((*done, f"{seconds:.1f} s"))
