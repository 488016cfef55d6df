"""How many have signed: the last good value of every counter, and the sheets of paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

import msgspec

from generator.config import SiteConfig
from generator.content.counters import COUNTERS_FILE, Counted
from generator.content.petition import Source, Tally, TallyPart, form_name
from generator.content.records import Campaign, Record
from generator.problems import Position, Problem, Rule, Severity

NOT_COUNTED = Rule(
    "counter-never-fetched",
    Severity.HINT,
    "A counter that has not been asked yet",
    "`storyhub sync` asks the counters of `petition:` and keeps what they say in content/data/counters.yaml. A build "
    "never uses the network.",
)
PROGRESS_UNUSED = Rule(
    "progress-beside-counters",
    Severity.HINT,
    "A number by hand beside counters",
    "Where counters have a number, their sum is shown. `progress:` serves only where there is none.",
)
RULES = (NOT_COUNTED, PROGRESS_UNUSED)

NETLIFY_FORM = "netlify"


class Wanted(msgspec.Struct, frozen=True):
    """A source of a campaign's count, and where it is written."""

    source: Source
    position: Position
    implied: bool = False
    """Whether nobody wrote it: the campaign's own form."""


def sources(campaigns: Sequence[Campaign], config: SiteConfig) -> dict[str, tuple[Wanted, ...]]:
    """The sources of each campaign's count, by the campaign's file, each once.

    A campaign in several languages is one petition: signatures in any of them count, and so does what the first of
    them lists in `counts`, unless another lists its own.
    """
    groups: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in sorted(campaigns, key=lambda c: (c.lang != config.lang, c.lang, c.path)):
        groups[campaign.translation_key or campaign.slug].append(campaign)
    return {campaign.path: _sources(campaign, group, config) for group in groups.values() for campaign in group}


def _sources(campaign: Campaign, group: Sequence[Campaign], config: SiteConfig) -> tuple[Wanted, ...]:
    petition = campaign.petition
    if petition is None:
        return ()
    listing = campaign if petition.counts else next((c for c in group if c.petition and c.petition.counts), None)
    wanted = [*(_listed(listing) if listing else ()), *(each for c in group for each in _own_form(c, config))]
    unique = {
        each.source.key if each.source.kind != "paper" else at: each for at, each in reversed([*enumerate(wanted)])
    }
    return tuple(reversed(unique.values()))


def _listed(campaign: Campaign) -> Iterator[Wanted]:
    for at, source in enumerate(campaign.petition.counts if campaign.petition else ()):
        position = campaign.positions.get(f"petition.counts.{at}", campaign.position("petition"))
        yield Wanted(source, position)


def _own_form(campaign: Campaign, config: SiteConfig) -> Iterator[Wanted]:
    """A form on the hub counts, without anybody saying so, if its taker can be asked."""
    if campaign.petition and campaign.petition.counts_itself(config.forms):
        name = form_name("petition", campaign.slug, campaign.lang, config.lang)
        yield Wanted(Source(NETLIFY_FORM, name), campaign.position("petition"), implied=True)


def _counters(data: Mapping[str, bytes], problems: list[Problem]) -> Mapping[str, Counted]:
    if COUNTERS_FILE not in data:
        return {}
    from generator.content.counters_reading import read_counters  # noqa: PLC0415 - and YAML: few hubs have such a file

    counters, odd = read_counters(data[COUNTERS_FILE])
    problems += odd
    return counters


def counted(
    records: Sequence[Record], data: Mapping[str, bytes], config: SiteConfig, problems: list[Problem]
) -> list[Record]:
    """The records, and of campaigns with counters how many have signed in place of a number by hand."""
    campaigns = [record for record in records if isinstance(record, Campaign)]
    counters = _counters(data, problems)
    wanted = sources(campaigns, config)
    zone = ZoneInfo(config.timezone)

    def with_tally(campaign: Campaign) -> Campaign:
        tally = tally_of((each.source for each in wanted[campaign.path]), counters, zone)
        problems.extend(_hints(campaign, wanted[campaign.path], counters, tally))
        return msgspec.structs.replace(campaign, tally=tally, progress=tally.total) if tally else campaign

    return [with_tally(r) if isinstance(r, Campaign) and r.petition else r for r in records]


def tally_of(wanted: Iterable[Source], counters: Mapping[str, Counted], zone: ZoneInfo) -> Tally | None:
    """The sum of all sources that have a number, with days by the hub's clock; None where none has."""
    parts = tuple(part for source in wanted if (part := _part(source, counters, zone)))
    if not parts:
        return None
    as_of = max((part.on for part in parts if part.on), default=None)
    return Tally(sum(part.value for part in parts), as_of, parts)


def _part(source: Source, counters: Mapping[str, Counted], zone: ZoneInfo) -> TallyPart | None:
    if source.kind == "paper":
        return TallyPart(source, source.value or 0, source.on)
    found = counters.get(source.key)
    return TallyPart(source, found.value, found.fetched.astimezone(zone)) if found else None


def _hints(
    campaign: Campaign, wanted: Iterable[Wanted], counters: Mapping[str, Counted], tally: Tally | None
) -> Iterator[Problem]:
    for each in wanted:
        source = each.source
        listed_here = not each.implied and each.position.path == campaign.path
        if source.kind != "paper" and source.key not in counters and listed_here:
            yield NOT_COUNTED.at(
                each.position,
                "This counter has not been asked yet, so its signatures are not in the sum.",
                "Run `storyhub sync`.",
            )
    if tally and campaign.progress is not None and "progress" in campaign.positions:
        yield PROGRESS_UNUSED.at(
            campaign.position("progress"),
            f"`progress` says {campaign.progress:,.15g}, and the counters under `petition` come to {tally.total:,.15g}. "
            f"We show {tally.total:,.15g}.",
            "Delete the line.",
        )
