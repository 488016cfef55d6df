"""The complete plan: every output of the site, made by every planner, with no two at one address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from generator.content.hub import Hub
from generator.plan.awareness import Awareness
from generator.plan.cards import CardMaker
from generator.plan.embeds import embed_pages
from generator.plan.events import Events
from generator.plan.feeds import Feeds
from generator.plan.files import (
    alias_pages,
    attachments,
    host_files,
    icon_urls,
    icons,
    kept_view,
    refused_redirects,
    robots,
    sitemaps,
    theme_assets,
    web_manifest,
)
from generator.plan.groups import group_pages
from generator.plan.groups import problems as group_problems
from generator.plan.heads import Heads
from generator.plan.inputs import Inputs, encoded
from generator.plan.lists import Lists
from generator.plan.memory import Memory
from generator.plan.output import KeptView, Output, Plan
from generator.plan.pages import note_shown, page_of, record_pages
from generator.plan.petitions import petition_pages
from generator.plan.planning import Planning
from generator.plan.representatives import representative_pages
from generator.plan.share_kit import ShareKits
from generator.plan.site import site_view
from generator.plan.won import won
from generator.problems import Position, Problem, Rule, Severity
from generator.theme.cards import Cards
from generator.theme.colour import Colours, colours
from generator.theme.theme import Theme
from generator.theme.tokens import preamble
from generator.urls import Base, output_path

SAME_ADDRESS = Rule(
    "same-address",
    Severity.ERROR,
    "Two things want the same address",
    "A page's slug must not be a name that the hub itself uses (`stories`, `topics`, `assets` …) or another page has.",
)
NO_LOGO = Rule(
    "logo-missing",
    Severity.WARNING,
    "The logo is not there",
    "`logo:` in site.yaml names a picture in the content folder; without one, browsers and phones show an empty page.",
)
RULES = (SAME_ADDRESS, NO_LOGO)

DEFAULT_BRAND = "#c8372d"
"""The spot colour of a hub that names none: a riso red."""


class Desk(msgspec.Struct, frozen=True):
    """What every planner is given."""

    heads: Heads
    theme: Theme
    palette: Colours
    assets: dict[str, str]


Planner = Callable[[Desk], Iterable[Output]]


def _icons(desk: Desk) -> Iterator[Output]:
    references = desk.heads.planning.hub.references
    logo = desk.heads.config.logo
    light = desk.palette.light
    yield from icons(references.photos.get(logo), logo, light["paper"])
    yield web_manifest(desk.heads, light["spot"], light["paper"], logo=logo in references.photos)


PLANNERS: tuple[Planner, ...] = (
    lambda desk: record_pages(desk.heads),
    lambda desk: group_pages(desk.heads),
    lambda desk: Events(desk.heads).outputs(),
    lambda desk: ShareKits(desk.heads).outputs(),
    lambda desk: embed_pages(desk.heads, desk.assets.get("embed", "")),
    lambda desk: petition_pages(desk.heads),
    lambda desk: Lists(desk.heads).outputs(),
    lambda desk: representative_pages(desk.heads),
    lambda desk: Feeds(desk.heads).outputs(),
    lambda desk: Awareness(desk.heads).outputs(),
    lambda desk: won(desk.heads),
    lambda desk: alias_pages(desk.heads),
    _icons,
    lambda desk: (robots(desk.heads.site.base),),
)
ASKED_FOR: tuple[Planner, ...] = (
    lambda desk: attachments(desk.heads),
    lambda desk: desk.heads.cards.outputs(),
    lambda desk: desk.heads.planning.photos.outputs(),
)
"""Outputs that others show or link to: they come once the views of all others are known."""


def make_plan(hub: Hub, theme: Theme, cards: Cards, base: Base, canonical: Base, memory: Memory | None = None) -> Plan:
    """Every output of the hub in this theme, standing at `base`; `canonical` is where the site stands for good.

    With a `memory`, the views of pages that it knows are left unmade.
    """
    palette = colours(hub.config.brand or DEFAULT_BRAND, theme.light, theme.dark)
    made = theme_assets(theme, preamble(theme, palette))
    logo = hub.references.photos.get(hub.config.logo)
    assets = {**made.urls, **icon_urls(logo)}
    tokens = {"light": palette.light["paper"], "dark": palette.dark["paper"], "brand": palette.light["spot"]}
    planning = Planning(hub, theme, base)
    site = site_view(hub, theme, base, assets, tokens)

    def heads_of(planning: Planning, memory: Memory | None = None) -> Heads:
        inputs = Inputs(planning, memory.marks if memory else {})
        maker = CardMaker(planning, cards, palette, logo, canonical, memory, inputs)
        return Heads(planning, site, maker, canonical, memory, inputs)

    heads = heads_of(planning, memory)
    if memory is not None:
        memory.begin(encoded((site, base, canonical)), lambda output, key: kept_view(output, key, heads))
    desk = Desk(heads, theme, palette, assets)
    outputs = [*made.outputs, *(output for planner in PLANNERS for output in planner(desk))]
    if memory:
        planning.settle()
        outputs = memory.made(outputs)
    for output in outputs:
        note_shown(heads, output)
    outputs += [output for planner in ASKED_FOR for output in planner(desk)]
    outputs += [*host_files(heads, outputs), *sitemaps(heads, outputs)]
    makers = memory.makers if memory else {}
    plan = _distinct(outputs, makers)
    odd = (
        *heads.cards.problems(),
        *ShareKits(heads).problems(),
        *Awareness(heads).problems(),
        *group_problems(hub),
        *refused_redirects(heads),
        *_missing_logo(hub),
    )
    return msgspec.structs.replace(
        plan,
        problems=(*plan.problems, *odd),
        makers=makers,
        turn=planning.turn,
        page=lambda hub, record: page_of(heads_of(Planning(hub, theme, base)), record),
    )


def _missing_logo(hub: Hub) -> Iterator[Problem]:
    logo, photos = hub.config.logo, hub.references.photos
    if logo and logo not in photos:
        near = hub.references.nearest("site.yaml", logo, photos)
        hint = f"Did you mean {near}?" if near else "Put the picture into the content folder."
        yield NO_LOGO.at(
            Position("site.yaml"),
            f"There is no picture {logo} for the logo.",
            hint,
            fix=f"logo: {near}" if near else "",
        )


def _distinct(outputs: Iterable[Output], makers: Mapping[str, Callable[[], Output]]) -> Plan:
    """The plan without outputs whose file another has."""
    taken: dict[str, Output] = {}
    problems: list[Problem] = []
    for each in outputs:
        output = each
        path = output_path(output.url)
        first = taken.setdefault(path, output)
        if first is output or _are_same(first, output, makers):
            continue
        if first.sources and not output.sources:  # the hub's own pages stay where every visitor looks for them
            taken[path], first, output = output, output, first
        problems.append(_same_address(first, output))
    problems += _no_file_is_a_folder(taken)
    return Plan(tuple(taken.values()), tuple(problems))


def _no_file_is_a_folder(taken: dict[str, Output]) -> Iterator[Problem]:
    """Takes out what stands in another output's way: an old address such as `/stories`, which would be a file where the hub
    has a folder, or one below a file, such as `/feed.xml/`.
    """
    folders: set[str] = set()
    for path in taken:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for file in sorted(folders & taken.keys()):
        outer = taken[file]
        inner = [path for path in taken if path.startswith(f"{file}/")]
        if outer.recipe == "html" and outer.sources:  # pages stand in folders of their own: this is an old address
            yield _in_the_way(taken.pop(file), taken[inner[0]])
        else:
            yield from (_in_the_way(taken.pop(path), outer) for path in inner)


def _are_same(one: Output, other: Output, makers: Mapping[str, Callable[[], Output]]) -> bool:
    views = [makers[o.url]().view if isinstance(o.view, KeptView) else o.view for o in (one, other)]
    return one.recipe == other.recipe and views[0] == views[1]


def _in_the_way(output: Output, other: Output) -> Problem:
    return SAME_ADDRESS.at(
        Position(output.sources[0] if output.sources else "site.yaml", 1, 1),
        f"{output.url} and {other.url} cannot both be there, for a file is no folder, so the first is left out.",
        "Take that address out of `aliases`, or give the page another slug.",
    )


def _same_address(first: Output, second: Output) -> Problem:
    owner = first.sources[0] if first.sources else "the hub itself"
    return SAME_ADDRESS.at(
        Position(second.sources[0] if second.sources else "site.yaml", 1, 1),
        f"{second.url} is already the address of {owner}, so this page is left out.",
        "Give it another slug.",
        fix="slug: another-name",
    )
