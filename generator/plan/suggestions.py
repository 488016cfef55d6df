"""Which of a hub's stories and campaigns go with which awareness day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import msgspec

from generator.content.awareness import SPELLINGS, AwarenessDay, Days
from generator.content.hub import Hub
from generator.content.life import is_over
from generator.content.records import Campaign, Record, State, Story
from generator.content.taxonomy import Taxonomy, Term

URL = "/awareness-days/"
"""The page of all awareness days; each has an anchor there."""
TEMPLATE = "awareness.html"
"""A theme without it has no such page."""
MOST = 3
"""Stories for one day."""


class Suggestion(msgspec.Struct, frozen=True):
    """A story or campaign, and the topics and hashtags for which it was chosen, as the hub shows them."""

    record: Story | Campaign
    why: tuple[str, ...]


class Suggested(msgspec.Struct, frozen=True):
    """An awareness day with what to share on it: an open campaign, then stories."""

    day: AwarenessDay
    id: str
    """Names it within the page."""
    suggestions: tuple[Suggestion, ...]
    topics: tuple[Term, ...]
    """Those of its topics that the hub has."""


def kept_days(hub: Hub) -> Days:
    """The awareness days that a hub keeps."""
    if not any(path in hub.data for path in SPELLINGS):
        return Days()
    from generator.content.awareness_reading import awareness_days  # noqa: PLC0415 - and YAML: few hubs have such a file

    return awareness_days(hub.data)


def suggested(hub: Hub) -> tuple[Suggested, ...]:
    """The awareness days in the order of the year, each with what fits it best.

    What shares more terms with the day comes first. Of equals, what was suggested for fewer days of the year, so that
    a hub shows more than its three newest stories; then the newest.
    """
    used: dict[str, int] = {}
    found = []
    names: dict[str, int] = {}
    for day in sorted(kept_days(hub).days, key=_place_in_year):
        topics = tuple(_terms(hub.topics, day.topics))
        terms = [*topics, *_terms(hub.hashtags, day.hashtags)]
        best = _best(hub, terms, used)
        for each in best:
            used[each.record.path] = used.get(each.record.path, 0) + 1
        slug = hub.topics.slug(day.name)
        names[slug] = names.get(slug, 0) + 1
        name = slug if names[slug] == 1 else f"{slug}-{names[slug]}"
        found.append(Suggested(day, name, best, topics))
    return tuple(found)


def _place_in_year(day: AwarenessDay) -> tuple[int, int, str]:
    """Of a day that moves, its place in a year that never changes."""
    when = day.when
    if when.named:
        return when.named[0].month, when.named[0].day, day.name
    return when.month, when.day or (7 * when.order if when.order > 0 else 31), day.name


def _terms(taxonomy: Taxonomy, labels: Sequence[str]) -> Iterator[Term]:
    found = {taxonomy.slug(label): taxonomy.find(label) for label in labels}
    return (term for term in found.values() if term)


def _best(hub: Hub, terms: Sequence[Term], used: dict[str, int]) -> tuple[Suggestion, ...]:
    why: dict[str, list[str]] = {}
    records: dict[str, Story | Campaign] = {}
    for term in terms:
        of_term: tuple[Story | Campaign, ...] = (*term.campaigns, *term.stories)
        for record in of_term:
            if hub.translated(record)[0] is record:
                records[record.path] = record
                why.setdefault(record.path, []).append(term.label)

    def rank(record: Story | Campaign) -> tuple[int, int, float, str]:
        return -len(why[record.path]), used.get(record.path, 0), -record.date.timestamp(), record.path

    stories = sorted((r for r in records.values() if isinstance(r, Story)), key=rank)
    zone = ZoneInfo(hub.config.timezone)  # when a last day is over, `Planning.state` says for every plan
    asking = (r for r in records.values() if isinstance(r, Campaign) and r.state is State.LIVE)
    open_ones = sorted((r for r in asking if not is_over(r, hub.today, zone)), key=rank)
    chosen: list[Story | Campaign] = [*open_ones[:1], *stories[: MOST - len(open_ones[:1])]]
    return tuple(Suggestion(record, tuple(dict.fromkeys(why[record.path]))) for record in chosen)


def days_of(found: Sequence[Suggested], record: Record) -> tuple[Suggested, ...]:
    """The days on which a record is to be shared."""
    return tuple(each for each in found if any(one.record.path == record.path for one in each.suggestions))
