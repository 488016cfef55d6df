"""What a term gathers beside stories and campaigns: events, groups, partners, updates and the rest, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.content.events import Event
from generator.content.records import Record, Update
from generator.plan.dates import direction
from generator.plan.planning import Planning
from generator.plan.texts import one_line
from generator.views.common import DateView, LinkView
from generator.views.mentions import MentionGroup, MentionView

_KINDS: Mapping[str, str] = {
    "event": "Events",
    "group": "Groups",
    "partner": "Partners",
    "representative": "Representatives",
    "update": "News of the campaigns",
    "person": "People",
    "page": "Pages",
}
"""In the order in which a page shows them; a kind for which the theme has no template has no pages to show."""


def has_page(planning: Planning, record: Record) -> bool:
    """Whether the theme draws a page for a record."""
    return f"{record.kind}.html" in planning.theme.templates


def mentions(planning: Planning, records: Iterable[Record], lang: str) -> tuple[MentionGroup, ...]:
    """Records by kind, each in a few words, under titles in a language."""
    kinds: dict[str, list[MentionView]] = {}
    for record in records:
        if record.kind in _KINDS and has_page(planning, record):
            kinds.setdefault(record.kind, []).append(_mention(planning, record))
    return tuple(
        MentionGroup(kind=kind, title=planning.text(title, lang), items=tuple(kinds[kind]))
        for kind, title in _KINDS.items()
        if kind in kinds
    )


def _mention(planning: Planning, record: Record) -> MentionView:
    return MentionView(
        url=planning.url(record),
        title=one_line(record.title),
        lang=record.lang,
        dir=direction(record.lang),
        date=_date(planning, record),
        summary=planning.description(record) if record.summary or record.body.opening else "",
        place=planning.place(record),
        photo=planning.photo(record.photo),
        of=_campaign(planning, record),
    )


def _date(planning: Planning, record: Record) -> DateView | None:
    if isinstance(record, Event):
        return planning.date(record.start, record)
    return planning.date(record.date, record) if isinstance(record, Update) else None


def _campaign(planning: Planning, record: Record) -> LinkView | None:
    campaign = planning.hub.campaign(record.campaign, record.lang) if isinstance(record, Update) else None
    return (
        LinkView(label=one_line(campaign.title), url=planning.url(campaign), lang=campaign.lang) if campaign else None
    )
