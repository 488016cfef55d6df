"""Planner of feeds: for the whole hub, each campaign, topic and language, in RSS, Atom and JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.content.permalinks import feed_id, language_root
from generator.content.records import Campaign, Record, Story, Update
from generator.content.taxonomy import Term
from generator.plan.dates import direction, own_name
from generator.plan.heads import Heads
from generator.plan.output import Output
from generator.plan.planning import term_url
from generator.plan.site import FEED_TYPES
from generator.plan.texts import one_line
from generator.views.files import EnclosureView, FeedItemView, FeedView

Entry = tuple[Story | Update, Campaign | None]
"""A story, or an update with its campaign."""


class Feeds:
    """Feeds of summaries with full text. A new campaign has one from its first day, for those who wait for news."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.planning = heads.planning
        self.hub = heads.planning.hub
        self.config = heads.config
        self._items: dict[tuple[str, str], FeedItemView] = {}

    def outputs(self) -> Iterator[Output]:
        """Every feed of the hub."""
        config = self.config
        everything: list[Entry] = [(s, None) for s in self.hub.stories]
        everything += [(u, c) for u, c in self.planning.updates]
        yield from self._feeds("/", config.name, config.description or config.tagline, config.lang, everything)
        for campaign in self.hub.campaigns:
            yield from self._campaign(campaign)
        for term in self.hub.topics.terms.values():
            yield from self._topic(term)
        for lang in self.hub.languages[1:]:
            told: list[Entry] = [(s, None) for s in self.hub.stories if s.lang == lang]
            title = f"{config.name} · {own_name(lang)}"
            yield from self._feeds(language_root(lang, config.lang), title, config.description, lang, told)

    def _campaign(self, campaign: Campaign) -> Iterator[Output]:
        entries: list[Entry] = [(s, None) for s in self.hub.stories if s.campaign == campaign.slug]
        entries += [(u, campaign) for u in campaign.updates]
        title = f"{one_line(campaign.title)} · {self.config.name}"
        about = one_line(campaign.ask) or self.planning.description(campaign)
        yield from self._feeds(self.hub.url(campaign), title, about, campaign.lang, entries)

    def _topic(self, term: Term) -> Iterator[Output]:
        entries: list[Entry] = [(s, None) for s in term.stories]
        title = f"{term.label} · {self.config.name}"
        yield from self._feeds(term_url("topics", term), title, self.config.description, self.config.lang, entries)

    def _feeds(self, root: str, title: str, about: str, lang: str, entries: Iterable[Entry]) -> Iterator[Output]:
        newest = sorted(entries, key=lambda e: (e[0].date, e[0].path), reverse=True)[: self.config.feed_items]
        items = tuple(self._item(record, campaign) for record, campaign in newest)
        updated = max((i.modified for i in items), key=_moment, default="1970-01-01T00:00:00+00:00")
        for form, (file, _type) in FEED_TYPES.items():
            view = FeedView(
                format=form,
                base=self.heads.site.base,
                id=self.heads.site.base.absolute(root),
                title=title,
                description=about or title,
                url=root + file,
                home_url=root,
                lang=lang,
                icon=self.heads.site.logo,
                updated=updated,
                items=items,
                stylesheet="" if form == "json" else self.heads.site.stylesheet,
            )
            yield Output(root + file, "feed", view, tuple(dict.fromkeys(r.path for r, _ in newest)))

    def _item(self, record: Story | Update, campaign: Campaign | None) -> FeedItemView:
        key = (record.path, record.slug)
        if key not in self._items:
            self._items[key] = self._made(record, campaign)
        return self._items[key]

    def _made(self, record: Story | Update, campaign: Campaign | None) -> FeedItemView:
        planning = self.planning
        modified = max(record.updated, record.date) if record.updated else record.date
        names = record.authors if isinstance(record, Story) else ()
        title = one_line(record.title)
        return FeedItemView(
            id=feed_id(record),
            url=planning.url(record),
            title=f"{one_line(campaign.title)}: {title}" if campaign else title,
            summary=planning.description(record),
            body=planning.body(record),
            published=record.date.isoformat(),
            modified=modified.isoformat(),
            lang=record.lang,
            dir=direction(record.lang),
            authors=tuple(a.name for a in planning.authors(names, record.lang)),
            categories=tuple(dict.fromkeys((*record.topics, *record.hashtags))),
            image=self._enclosure(record),
        )

    def _enclosure(self, record: Record) -> EnclosureView | None:
        photo = self.planning.photo(record.photo)
        if photo is None:
            return None
        widest = photo.largest
        return EnclosureView(
            url=widest.url,
            type="image/jpeg",
            width=widest.width,
            height=max(1, round(photo.height * widest.width / photo.width)),
            alt=photo.alt,
        )


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
