"""Planner of feeds: for the whole hub, each campaign, topic and language, in RSS, Atom and JSON."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from heapq import nlargest

from generator.content.body import Body
from generator.content.groups import Group
from generator.content.partners import Partner
from generator.content.permalinks import feed_id, language_root
from generator.content.quotation_marks import quotes
from generator.content.records import Campaign, Record, Story, Update
from generator.content.taxonomy import Term
from generator.plan.dates import direction, own_name
from generator.plan.events import Events
from generator.plan.heads import Heads
from generator.plan.inputs import encoded
from generator.plan.output import Output
from generator.plan.planning import term_url
from generator.plan.site import FEED_TYPES
from generator.plan.texts import one_line
from generator.views.body import AudioFill, BodyView
from generator.views.files import EnclosureView, FeedItemView, FeedNote, FeedView

_SAID = {
    "for": "{name} voted for it",
    "against": "{name} voted against it",
    "abstained": "{name} abstained",
    "absent": "{name} did not vote",
    "vote": "{name} voted",
    "answer": "{name} answered",
    "statement": "{name} said in public",
}

Told = Story | Update | Campaign
Entry = tuple[Told, Campaign | None]
"""A story, an update with its campaign, or a campaign that has ended: the news of how."""

_PREFIXES = {"won": "Won", "partly-won": "Partly won", "lost": "Lost", "closed": "Closed"}
PART_OF = {
    "won": "This story is part of a campaign that was won:",
    "partly-won": "This story is part of a campaign that was partly won:",
    "lost": "This story is part of a campaign that was lost:",
    "closed": "This story is part of a campaign that has ended:",
}


class Feeds:
    """Feeds of summaries with full text. A new campaign has one from its first day, for those who wait for news."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.planning = heads.planning
        self.hub = heads.planning.hub
        self.config = heads.config
        self._events = Events(heads)
        self._items: dict[tuple[str, str, str], FeedItemView] = {}

    def outputs(self) -> Iterator[Output]:
        """Every feed of the hub."""
        config = self.config
        everything = self._leading(self.hub.stories)
        everything += [(u, c) for u, c in self.planning.updates]
        answers = {campaign.path: tuple(self._answers(campaign)) for campaign in self.hub.campaigns}
        everything += [(answer, campaign) for campaign in self.hub.campaigns for answer in answers[campaign.path]]
        everything += [entry for campaign in self.hub.campaigns for entry in _outcome(campaign)]
        yield from self._feeds("/", config.name, config.description or config.tagline, config.lang, everything)
        told: dict[str, list[Entry]] = defaultdict(list)
        for story in self.hub.stories:
            if story.campaign:
                told[story.campaign].append((story, None))
        for campaign in self.hub.campaigns:
            own: list[Entry] = [*told[campaign.slug], *((answer, campaign) for answer in answers[campaign.path])]
            yield from self._campaign(campaign, own)
        for term in self.hub.topics.terms.values():
            yield from self._topic(term)
        for group in self.hub.groups:
            yield from self._involved(group)
        for partner in self.hub.partners:
            yield from self._involved(partner)
        for lang in self.hub.languages[1:]:
            spoken = self._leading([s for s in self.hub.stories if s.lang == lang])
            title = f"{config.name} · {own_name(lang)}"
            yield from self._feeds(language_root(lang, config.lang), title, config.description, lang, spoken)

    def _campaign(self, campaign: Campaign, told: list[Entry]) -> Iterator[Output]:
        entries: list[Entry] = [*told, *((u, campaign) for u in campaign.updates), *_outcome(campaign)]
        title = f"{one_line(campaign.title)} · {self.config.name}"
        about = one_line(campaign.ask) or self.planning.description(campaign)
        yield from self._feeds(self.hub.url(campaign), title, about, campaign.lang, entries)

    def _answers(self, campaign: Campaign) -> Iterator[Update]:
        """What representatives said to a campaign, as news of it that lead to their own pages."""
        translated = self.hub.translated(campaign)[0] is not campaign
        for person, answer, view in () if translated else self.heads.asking.news(campaign):
            name = one_line(person.title)
            title = self.planning.text(_SAID[view.vote or view.kind], campaign.lang).format(name=name)
            update = Update(
                path=person.path,
                slug=view.id,
                lang=campaign.lang,
                title=title,
                body=Body(empty=True),
                campaign=campaign.slug,
                date=answer.date,
            )
            opening, closing, _, _ = quotes(campaign.lang)
            words = f"{opening}{' '.join(view.text)}{closing}" if view.text else ""
            source = f"{view.source.label}: {view.source.url}" if view.source else ""
            self._items[update.kind, update.path, update.slug] = FeedItemView(
                id=feed_id(update),
                url=f"{self.planning.url(person)}#{view.id}",
                title=f"{one_line(campaign.title)}: {title}",
                summary=" ".join(part for part in (words, view.summary, source) if part),
                body=BodyView(digest="", empty=True),
                published=answer.date.isoformat(),
                modified=answer.date.isoformat(),
                lang=campaign.lang,
                dir=direction(campaign.lang),
                categories=tuple(dict.fromkeys((*campaign.topics, *campaign.hashtags))),
            )
            yield update

    def _involved(self, record: Group | Partner) -> Iterator[Output]:
        """What a group or partner takes part in: its stories, the news of its campaigns, and what it holds next."""
        involved = self.planning.involved
        entries: list[Entry] = [(s, None) for s in involved.stories(record)]
        entries += [(u, c) for c in involved.campaigns(record) for u in c.updates]
        entries += [(event, None) for event in self._held(record)]
        title = f"{one_line(record.title)} · {self.config.name}"
        yield from self._feeds(self.hub.url(record), title, self.planning.description(record), record.lang, entries)

    def _held(self, record: Group | Partner) -> Iterator[Update]:
        """The coming events of a group or partner, as news since the day on which they were announced."""
        views = self.planning.events
        held = {event.path for event in views.of("groups" if isinstance(record, Group) else "partners", record.slug)}
        for event, date in views.announced if held else ():
            if event.path not in held:
                continue
            item = self._events.news(event, date)
            update = Update(
                path=event.path,
                slug=event.slug,
                lang=event.lang,
                title=event.title,
                body=Body(empty=True),
                campaign="",
                date=dt.datetime.fromisoformat(item.published),
            )
            self._items[update.kind, update.path, update.slug] = item
            yield update

    def _topic(self, term: Term) -> Iterator[Output]:
        entries = self._leading(term.stories)
        title = f"{term.label} · {self.config.name}"
        yield from self._feeds(term_url("topics", term), title, self.config.description, self.config.lang, entries)

    def _leading(self, stories: Sequence[Story]) -> list[Entry]:
        """Those of many stories, newest first, that can be among the newest of a feed: so many, and what is as new as the
        last of them.
        """
        end = most = self.config.feed_items
        while end < len(stories) and stories[end].date == stories[most - 1].date:
            end += 1
        return [(story, None) for story in stories[:end]]

    def _feeds(self, root: str, title: str, about: str, lang: str, entries: Iterable[Entry]) -> Iterator[Output]:
        newest = nlargest(self.config.feed_items, entries, key=lambda e: (_when(e[0]), e[0].path))
        sources = tuple(dict.fromkeys(r.path for r, _ in newest))

        def feed(form: str) -> Output:
            file, _type = FEED_TYPES[form]
            items = tuple(self._item(record, campaign) for record, campaign in newest)
            updated = max((i.modified for i in items), key=_moment, default="1970-01-01T00:00:00+00:00")
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
            return Output(root + file, "feed", view, sources)

        memory = self.heads.memory
        inputs = cache(lambda: encoded((title, about, lang, [self._told(*entry) for entry in newest])))
        for form, (file, _type) in FEED_TYPES.items():
            if memory is None:
                yield feed(form)
            else:
                yield memory.output(root + file, "feed", sources, inputs, partial(feed, form))

    def _told(self, record: Told, campaign: Campaign | None) -> bytes:
        """What an item is made of."""
        if isinstance(record, Story):
            return self.heads.inputs.told(record)
        return encoded(self._item(record, campaign))

    def _item(self, record: Told, campaign: Campaign | None) -> FeedItemView:
        key = (record.kind, record.path, record.slug)
        if key not in self._items:
            self._items[key] = self._made(record, campaign)
        return self._items[key]

    def _made(self, record: Told, campaign: Campaign | None) -> FeedItemView:
        if isinstance(record, Campaign):
            return self._ended(record)
        planning = self.planning
        modified = max(record.updated, record.date) if record.updated else record.date
        names = record.authors if isinstance(record, Story) else ()
        title = one_line(record.title)
        body = planning.body(record)
        heard = (fill.audio for fill in body.fills if isinstance(fill, AudioFill))
        return FeedItemView(
            id=feed_id(record),
            url=planning.url(record),
            title=self._prefixed(record, f"{one_line(campaign.title)}: {title}") if campaign else title,
            summary=planning.description(record),
            body=body,
            published=record.date.isoformat(),
            modified=modified.isoformat(),
            lang=record.lang,
            dir=direction(record.lang),
            authors=tuple(a.name for a in planning.authors(names, record.lang)),
            categories=tuple(dict.fromkeys((*record.topics, *record.hashtags, *self._state(record)))),
            image=self._enclosure(record),
            audio=planning.audio(record) or next(heard, None),
            note=self._note(record) if isinstance(record, Story) else None,
        )

    def _state(self, record: Story | Update) -> tuple[str, ...]:
        """What the news is, in a word: “Won”."""
        state = record.state.value if isinstance(record, Update) and record.state else ""
        return (self.planning.text(_PREFIXES[state], record.lang),) if state in _PREFIXES else ()

    def _prefixed(self, record: Story | Update, title: str) -> str:
        return ": ".join((*self._state(record), title))

    def _note(self, story: Story) -> FeedNote | None:
        """What came of the campaign that a story belongs to."""
        campaign = self.hub.campaign(story.campaign, story.lang) if story.campaign else None
        if campaign is None or campaign.state.value not in PART_OF:
            return None
        return FeedNote(
            before=self.planning.text(PART_OF[campaign.state.value], story.lang),
            label=one_line(campaign.title),
            url=self.planning.url(campaign),
            after=one_line(campaign.outcome),
        )

    def _ended(self, campaign: Campaign) -> FeedItemView:
        """The news of what came of a campaign, on the day on which it did."""
        planning, state = self.planning, campaign.state.value
        word = planning.text(_PREFIXES[state], campaign.lang)
        date = _when(campaign).isoformat()
        return FeedItemView(
            id=feed_id(campaign, state),
            url=planning.url(campaign),
            title=f"{word}: {one_line(campaign.title)}",
            summary=one_line(campaign.outcome) or planning.description(campaign),
            body=BodyView(digest="", empty=True),
            published=date,
            modified=date,
            lang=campaign.lang,
            dir=direction(campaign.lang),
            authors=tuple(a.name for a in planning.authors(campaign.authors, campaign.lang)),
            categories=tuple(dict.fromkeys((*campaign.topics, *campaign.hashtags, word))),
            image=self._enclosure(campaign),
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


def _outcome(campaign: Campaign) -> Iterator[Entry]:
    """A campaign that has ended is news on that day, unless an update tells it."""
    end = campaign.decided
    if end and not any(update.state is end.state for update in campaign.updates):
        yield campaign, None


def _when(record: Told) -> dt.datetime:
    """The day of the news."""
    end = record.decided if isinstance(record, Campaign) else None
    return end.date if end else record.date


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
