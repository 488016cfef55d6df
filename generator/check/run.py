"""One check: a build beside the published site, and every rule over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from generator.build import Options, Prepared, Progress, build, prepare
from generator.check.rules import feeds, links, origin, previews, structure, weight
from generator.check.site import Finding, Site, problems
from generator.problems import Problem, ordered
from generator.urls import Base

Check = Callable[[Site], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    previews.check,
    links.check,
    structure.check,
    origin.check,
    weight.check,
    feeds.check,
)
"""All rules that need nothing but the site."""


class Checked(msgspec.Struct, frozen=True):
    """What was found, and how much was looked at."""

    problems: tuple[Problem, ...]
    pages: int
    files: int


def check(options: Options, progress: Progress, *, more: Iterable[Check] = ()) -> Checked:
    """Build into a folder of the store and hold the rules against it; the published site is not touched.

    What has a mistake is left out, so that one broken story does not hide what is wrong elsewhere; its mistake is
    among the problems. `more` are further checks.

    Raises:
        HubError: if no site can be made at all.
    """
    aside = msgspec.structs.replace(options, output=options.store / "check", strict=False)
    report = build(aside, progress)
    site = built_site(aside, prepare(aside, progress))
    checks = (*CHECKS, *more)
    found = tuple(_findings(checks, site, progress))
    return Checked(ordered((*report.problems, *problems(site, found))), pages=len(site.pages), files=len(site.sources))


def built_site(options: Options, prepared: Prepared) -> Site:
    """The site that a build left in `options.output`."""
    base = Base.parse(options.base_url or prepared.config.url or "http://localhost")
    sources = {output.url: output.sources for output in prepared.plan.outputs}
    return Site.published(options.output, options.root, base, sources)


def _findings(checks: tuple[Check, ...], site: Site, progress: Progress) -> Iterator[Finding]:
    progress.stage("check", len(checks))
    for one in checks:
        yield from one(site)
        progress.advance()
