"""What rises on this hub: terms that are used more in the last eight weeks than in the year before.

Uses are counted by the days of stories, campaigns, updates and events, never by clicks: nobody is watched. With `now`
uses in the last eight weeks and `before` uses in the 52 weeks before these, a term rises by

    (now + 1) / (before * 8 / 52 + 1)

how many times as often it is used as its own past leads one to expect. One is added to both so that a first use is no
sensation; it takes two uses, and half as many again as expected. Weeks begin on Mondays by the hub's clock, so that
what rises changes once a week and not with every build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo

from generator.content.events import Event
from generator.content.records import Record, Update
from generator.content.taxonomy import Taxonomy
from generator.plan.planning import Planning, term_url
from generator.views.mentions import RisingView

WEEKS = 8
"""Weeks that count as now, the present one with all that is dated ahead included."""
BEFORE = 52
"""Weeks that they are held against."""
LEAST_USES = 2
LEAST_RISE = 1.5
_WEEK = dt.timedelta(weeks=1)


def rise(now: int, before: int) -> float:
    """How many times as often a term is used as its past leads one to expect."""
    return (now + 1) / (before * WEEKS / BEFORE + 1)


def rising(
    planning: Planning, folder: str, taxonomy: Taxonomy, labels: Callable[[Record], Iterable[str]], most: int = 6
) -> tuple[RisingView, ...]:
    """The terms that rise most, those that rise most first.

    Args:
        planning: of this plan; told when the weeks turn.
        folder: of the terms' pages: `hashtags`, `topics`.
        taxonomy: the terms.
        labels: what a record says of itself, as written.
        most: terms at most.
    """
    zone = ZoneInfo(planning.config.timezone)
    today = planning.today.astimezone(zone).date()
    monday = today - dt.timedelta(days=today.weekday())
    weeks: dict[str, list[int]] = {}
    for day, record in _dated(planning, monday, zone):
        ago = (monday - day + dt.timedelta(days=6)) // _WEEK
        for slug in {taxonomy.slug(label) for label in labels(record)}:
            counts = weeks.setdefault(slug, [0] * (WEEKS + 1))
            counts[min(max(ago, 0), WEEKS)] += 1
    if weeks:
        planning.turns_at(dt.datetime.combine(monday + _WEEK, dt.time(), zone))
    found = []
    for slug, (*now, before) in weeks.items():
        score, term = rise(sum(now), before), taxonomy.terms.get(slug)
        if term and sum(now) >= LEAST_USES and score >= LEAST_RISE:
            view = RisingView(
                label=term.label, url=term_url(folder, term), weeks=tuple(reversed(now)), is_new=not before
            )
            found.append((-score, -sum(now), term.label.casefold(), slug, view))
    return tuple(view for *_, view in sorted(found, key=lambda each: each[:4])[:most])


def _dated(planning: Planning, monday: dt.date, zone: ZoneInfo) -> Iterator[tuple[dt.date, Record]]:
    """Everything with a day within the weeks that count, once for all its languages."""
    hub = planning.hub
    first = monday - (WEEKS - 1 + BEFORE) * _WEEK
    last = monday + (WEEKS + 1) * _WEEK
    for record in _newest(planning, first, zone):
        day = _day(record, zone)
        ahead = isinstance(record, Event) and day >= last
        if day >= first and not ahead and (isinstance(record, Update) or hub.translated(record)[0] is record):
            yield day, record


def _newest(planning: Planning, first: dt.date, zone: ZoneInfo) -> Iterator[Record]:
    """Records with a day. Stories may be a hundred thousand: they end with the first that is too old."""
    hub = planning.hub
    for story in hub.stories:
        if _day(story, zone) < first:
            break
        yield story
    yield from hub.campaigns
    for campaign in hub.campaigns:
        yield from campaign.updates
    yield from hub.events


def _day(record: Record, zone: ZoneInfo) -> dt.date:
    moment: dt.datetime = record.start if isinstance(record, Event) else getattr(record, "date")  # noqa: B009
    return moment.astimezone(zone).date()
