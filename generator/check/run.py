"""One check: a build beside the published site, and every rule over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from generator.build import build, prepare
from generator.check.rules import contrast, feeds, links, origin, previews, structure, weight
from generator.check.site import Finding, Site, problems
from generator.config_reading import load_config
from generator.options import Options, Progress, Silent
from generator.plan.forms import needs_netlify
from generator.plan.output import Output
from generator.prepare import Prepared
from generator.problems import Problem, ordered
from generator.theme.theme import load_theme
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
    prepared = prepare(aside, Silent())
    outputs = prepared.plan.outputs
    site = _site(aside, outputs)
    found = tuple(_findings((*CHECKS, *more), site, progress))
    every = (*report.problems, *problems(site, found), *_colours(aside), *_forms(aside, prepared))
    return Checked(ordered(every), pages=len(site.pages), files=len(site.sources))


def _site(options: Options, outputs: Iterable[Output]) -> Site:
    """The site that the last build left in `options.output`."""
    sources = {output.url: output.sources for output in outputs}
    return Site.published(options.output, options.root, Base.parse(options.base_url or "http://localhost"), sources)


def _forms(options: Options, prepared: Prepared) -> Iterator[Problem]:
    """Who takes the forms, where neither site.yaml, the host nor a netlify.toml says."""
    if options.host in ("", "local") and not (options.root / "netlify.toml").is_file():
        yield from needs_netlify(prepared.plan.outputs, prepared.config.forms)


def _colours(options: Options) -> Iterator[Problem]:
    data = (options.root / "site.yaml").read_bytes()
    config, _ = load_config(data)
    theme = load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)
    return contrast.check(config.brand, theme, data.decode(errors="replace"))


def _findings(checks: tuple[Check, ...], site: Site, progress: Progress) -> Iterator[Finding]:
    progress.stage("check", len(checks))
    for one in checks:
        yield from one(site)
        progress.advance()
