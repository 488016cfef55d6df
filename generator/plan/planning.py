"""What planners share: the hub, the theme and the base address, and the views of single records made of them.

One `Planning` lives for one plan. It keeps what it made, so a summary that twenty lists show is made once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from generator.content.body import AudioSlot, VideoSlot
from generator.content.hub import Hub
from generator.content.life import ends, is_over
from generator.content.milestones import Mark, following, of_campaign
from generator.content.records import Campaign, Person, Photo, Record, State, Story, Update
from generator.content.taxonomy import Taxonomy, Term
from generator.plan.bodies import BodyViews
from generator.plan.dates import date_view, direction, number_text, own_name
from generator.plan.event_views import EventViews
from generator.plan.involved import Involved
from generator.plan.photos import PhotoViews
from generator.plan.suggestions import TEMPLATE, Suggested, suggested
from generator.plan.texts import one_line, shortened
from generator.theme.locale import choose
from generator.theme.theme import Theme
from generator.urls import Base
from generator.views.body import BodyView
from generator.views.common import (
    ActionView,
    AlternateView,
    AudioView,
    DateView,
    LinkView,
    MilestoneView,
    NextMilestone,
    NumberView,
    PhotoView,
    QuoteView,
    StepView,
    TermView,
    VideoView,
)
from generator.views.pages import CampaignSummary, PersonSummary, StorySummary, UpdateSummary, UpdateView

Work = TypeVar("Work", Story, Campaign)
OPEN = (State.LIVE.value, State.PAUSED.value)
"""States of a campaign that asks for something."""
WON_STATES = (State.WON, State.PARTLY_WON)
_WORDS_A_MINUTE = 220


class Planning:
    """Views of records, made once each."""

    def __init__(self, hub: Hub, theme: Theme, base: Base) -> None:
        self.hub = hub
        self.theme = theme
        self.base = base
        self.config = hub.config
        self.photos = PhotoViews(hub)
        self.bodies = BodyViews(hub, self.photos)
        self._stories: dict[str, StorySummary] = {}
        self._campaigns: dict[str, CampaignSummary] = {}
        self.today = hub.today
        self.events = EventViews(self)
        self.turn: dt.datetime | None = None
        """The earliest moment that `turns_at` was told."""

    def turns_at(self, moment: dt.datetime) -> None:
        """Says that something which was planned shows something else from a moment on; one that is past does not count.

        Whatever asks what day it is must say so, or a build on another day would find nothing to do. Planners of pages
        that a `Memory` may leave unmade must not ask.
        """
        if moment > self.today and (self.turn is None or moment < self.turn):
            self.turn = moment

    def turns_at_midnight(self) -> None:
        """Says that something shows another text every day, by the hub's own clock."""
        zone = ZoneInfo(self.config.timezone)
        tomorrow = self.today.astimezone(zone).date() + dt.timedelta(days=1)
        self.turns_at(dt.datetime.combine(tomorrow, dt.time(), zone))

    def text(self, message: str, lang: str) -> str:
        """A message of the interface in a language, or as it stands where the theme has no translation."""
        return choose(self.theme.locales, lang).singular(message)

    def url(self, record: Record) -> str:
        """A record's address."""
        return self.hub.url(record)

    def date(self, moment: dt.datetime, record: Record) -> DateView:
        """A date of a record."""
        return date_view(moment, record.lang, date_only=getattr(record, "date_only", True))

    def day(self, moment: dt.datetime | None, lang: str) -> DateView | None:
        """A date without its time."""
        return date_view(moment, lang, date_only=True) if moment else None

    def description(self, record: Record) -> str:
        """What a record is about, on one line: its summary or the opening of its text."""
        return shortened(record.summary or record.body.opening or record.title)

    def photo(self, photo: Photo | None) -> PhotoView | None:
        """A photo of the front matter."""
        return self.photos.view(photo) if photo else None

    def gallery(self, record: Record) -> tuple[PhotoView, ...]:
        """The photos of the front matter that the text does not show already."""
        shown = self.bodies.shown(record)
        return tuple(self.photos.view(p) for p in record.photos if p.file not in shown)

    def pictures(self, path: str) -> tuple[str, ...]:
        """The files of all photos that a story's page shows of its own."""
        story = self._by_path[path]
        named = (*((story.photo,) if story.photo else ()), *story.photos)
        return tuple(sorted({photo.file for photo in named} | self.bodies.shown(story)))

    def settle(self) -> None:
        """Finds what pages ask for that goes over all stories, before processes are forked that would each find it again."""
        _ = self._by_path

    @cached_property
    def involved(self) -> Involved:
        """Groups and partners, and what they take part in."""
        return Involved(self)

    @cached_property
    def _by_path(self) -> dict[str, Story]:
        return {story.path: story for story in self.hub.stories}

    def body(self, record: Record) -> BodyView:
        """A record's text."""
        return self.bodies.view(record)

    def story(self, story: Story) -> StorySummary:
        """A story as lists show it."""
        if story.path not in self._stories:
            self._stories[story.path] = self._summarise(story)
        return self._stories[story.path]

    def _summarise(self, story: Story) -> StorySummary:
        campaign = self.hub.campaign(story.campaign, story.lang) if story.campaign else None
        state = campaign.state if campaign else None
        return StorySummary(
            url=self.url(story),
            title=one_line(story.title),
            summary=self.description(story),
            date=self.date(story.date, story),
            lang=story.lang,
            dir=direction(story.lang),
            place=self.place(story),
            topics=self.topics(story),
            photo=self.photo(story.photo),
            authors=tuple(a.name for a in self.authors(story.authors, story.lang)),
            campaign=LinkView(label=one_line(campaign.title), url=self.url(campaign)) if campaign else None,
            won=state.value if state in WON_STATES else "",
        )

    def stories(self, stories: Iterable[Story]) -> tuple[StorySummary, ...]:
        """Several stories as lists show them."""
        return tuple(self.story(s) for s in stories)

    def campaign(self, campaign: Campaign) -> CampaignSummary:
        """A campaign as lists show it."""
        if campaign.path not in self._campaigns:
            self._campaigns[campaign.path] = self._summarise_campaign(campaign)
        return self._campaigns[campaign.path]

    def _summarise_campaign(self, campaign: Campaign) -> CampaignSummary:
        state = self.state(campaign)
        found = self.marks(campaign)
        return CampaignSummary(
            url=self.url(campaign),
            title=one_line(campaign.title),
            summary=self.description(campaign),
            ask=one_line(campaign.ask),
            state=state,
            date=self.date(campaign.date, campaign),
            lang=campaign.lang,
            dir=direction(campaign.lang),
            percent=percent(campaign),
            progress=self.number(campaign.progress, campaign.lang),
            goal=self.number(campaign.goal, campaign.lang),
            unit=campaign.unit,
            deadline=self.day(campaign.deadline, campaign.lang),
            ticks=tuple(round(mark.fraction * 100, 2) for mark in found if 0 < mark.fraction < 1),
            next_milestone=self._next(campaign, found) if state in OPEN else None,
            place=self.place(campaign),
            photo=self.photo(campaign.photo),
            action=self.action(campaign),
            as_of=self.day(campaign.tally.as_of, campaign.lang) if campaign.tally else None,
            outcome=one_line(campaign.outcome),
        )

    def state(self, campaign: Campaign) -> str:
        """Where a campaign stands for readers: `ended` where its last day has passed and nobody has said more."""
        zone = ZoneInfo(self.config.timezone)
        if campaign.state.value in OPEN and campaign.deadline:
            self.turns_at(ends(campaign.deadline, zone))
        return "ended" if is_over(campaign, self.today, zone) else campaign.state.value

    def is_open(self, campaign: Campaign) -> bool:
        """Whether a campaign still asks for something; in a draft it is going to."""
        return self.state(campaign) in (*OPEN, State.DRAFT.value)

    def marks(self, campaign: Campaign) -> tuple[Mark, ...]:
        """A campaign's milestones."""
        return of_campaign(campaign, self.text("Half way", campaign.lang))

    def milestones(self, campaign: Campaign) -> tuple[MilestoneView, ...]:
        """A campaign's milestones as its page shows them."""
        return tuple(
            MilestoneView(
                at=self.number(mark.at, campaign.lang),
                percent=round(mark.fraction * 100, 2),
                reached=mark.reached,
                label=one_line(mark.label),
                date=self.day(mark.on, campaign.lang),
            )
            for mark in self.marks(campaign)
        )

    def _next(self, campaign: Campaign, found: Sequence[Mark]) -> NextMilestone | None:
        mark = following(found)
        if mark is None or campaign.progress is None:
            return None
        return NextMilestone(
            at=self.number(mark.at, campaign.lang),
            missing=self.number(round(mark.at - campaign.progress, 2), campaign.lang),
            label=one_line(mark.label),
        )

    def history(self, campaign: Campaign) -> tuple[StepView, ...]:
        """A campaign's states with their days, oldest first."""
        return tuple(
            StepView(
                state=step.state.value,
                date=date_view(step.date, campaign.lang, date_only=True),
                note=one_line(step.note),
            )
            for step in campaign.history
        )

    def counted(self, campaign: Campaign, count: float | None) -> str:
        """A count of a campaign with what is counted: `1,003 signatures`."""
        return f"{self.number(count, campaign.lang)} {one_line(campaign.unit)}".strip() if count is not None else ""

    def action(self, campaign: Campaign) -> ActionView | None:
        """The one thing to do for a campaign: what it says, else to sign."""
        if campaign.action:
            return ActionView(label=campaign.action.label, url=campaign.action.url)
        petition = campaign.petition
        if petition is None or not self.can_sign(campaign):
            return None
        if petition.url:
            label = petition.button or self.text("Sign the petition", campaign.lang)
            return ActionView(label=label, url=petition.url)
        return ActionView(label=petition.button or self.text("Sign", campaign.lang), url=f"{self.url(campaign)}#sign")

    def can_sign(self, campaign: Campaign) -> bool:
        """Whether people can sign now; it says when they no longer can."""
        if campaign.petition is None or campaign.state is not State.LIVE:
            return False
        closes = campaign.petition.ends(campaign.deadline, ZoneInfo(self.config.timezone))
        if closes:
            self.turns_at(closes)
        return closes is None or self.today < closes

    def number(self, value: float | None, lang: str) -> str:
        """A count as people read it; empty without one."""
        return "" if value is None else number_text(value, lang)

    def update(self, update: Update, campaign: Campaign) -> UpdateView:
        """An update with its text."""
        return UpdateView(
            id=f"update-{update.slug}",
            url=self.url(update),
            title=one_line(update.title),
            date=self.date(update.date, update),
            body=self.body(update),
            photo=self.photo(update.photo),
            milestone=one_line(update.milestone),
            state=update.state.value if update.state else "",
            progress=self.counted(campaign, update.progress),
        )

    def update_summary(self, update: Update, campaign: Campaign) -> UpdateSummary:
        """An update as lists show it."""
        return UpdateSummary(
            url=self.url(update),
            title=one_line(update.title),
            date=self.date(update.date, update),
            summary=self.description(update),
            campaign=LinkView(label=one_line(campaign.title), url=self.url(campaign), lang=campaign.lang),
            milestone=one_line(update.milestone),
            state=update.state.value if update.state else "",
        )

    @cached_property
    def updates(self) -> tuple[tuple[Update, Campaign], ...]:
        """Every update with its campaign, newest first."""
        pairs = [(update, campaign) for campaign in self.hub.campaigns for update in campaign.updates]
        return tuple(sorted(pairs, key=lambda pair: pair[0].date, reverse=True))

    def person(self, person: Person) -> PersonSummary:
        """A person with a page."""
        return PersonSummary(
            name=one_line(person.title),
            url=self.url(person),
            role=one_line(person.role),
            photo=self.photo(person.photo),
            story_count=len(self.told_by.get(person.path, ())),
        )

    @cached_property
    def suggested(self) -> tuple[Suggested, ...]:
        """Awareness days with what to share on them; none where the theme has no page for them."""
        return suggested(self.hub) if TEMPLATE in self.theme.templates else ()

    @cached_property
    def told_by(self) -> dict[str, tuple[Story, ...]]:
        """Stories of each person, by the person's file, newest first."""
        return self._by_author(self.hub.stories)

    @cached_property
    def led_by(self) -> dict[str, tuple[Campaign, ...]]:
        """Campaigns of each person, by the person's file, newest first."""
        return self._by_author(self.hub.campaigns)

    def _by_author(self, records: Iterable[Work]) -> dict[str, tuple[Work, ...]]:
        found: dict[str, dict[str, Work]] = {}
        for record in records:
            for name in record.authors:
                person = self._person(name, record.lang)
                if person:
                    found.setdefault(person.path, {})[record.path] = record
        return {path: tuple(works.values()) for path, works in found.items()}

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        names: dict[str, list[Person]] = {}
        for person in self.hub.people:
            for name in {person.slug, person.title.casefold()}:
                names.setdefault(name, []).append(person)
        return names

    def _person(self, name: str, lang: str) -> Person | None:
        found = self._people.get(name) or self._people.get(name.casefold()) or []
        return next((p for p in found if p.lang == lang), found[0] if found else None)

    def authors(self, names: Iterable[str], lang: str) -> tuple[PersonSummary, ...]:
        """Bylines: people with a page, and guests by their names."""
        return tuple(self.person(p) if (p := self._person(n, lang)) else PersonSummary(name=n) for n in names)

    def creator(self, names: Iterable[str], lang: str) -> str:
        """The fediverse handle to credit: the first author's that has one, else the hub's."""
        accounts = (self.account(name, lang) for name in names)
        return next((account for account in accounts if account), self.config.fediverse)

    def account(self, name: str, lang: str) -> str:
        """The fediverse handle of an author; empty without one."""
        person = self._person(name, lang)
        return person.fediverse if person else ""

    def place(self, record: Record) -> LinkView | None:
        """A record's place."""
        return self.term("places", self.hub.places, record.place.name) if record.place else None

    def topics(self, record: Record) -> tuple[LinkView, ...]:
        """A record's topics."""
        return tuple(self.term("topics", self.hub.topics, t) for t in record.topics)

    def hashtags(self, record: Record) -> tuple[LinkView, ...]:
        """A record's hashtags."""
        return tuple(self.term("hashtags", self.hub.hashtags, t) for t in record.hashtags)

    def term(self, folder: str, taxonomy: Taxonomy, label: str) -> LinkView:
        """What an author means by a label; without an address where it is no term."""
        term = taxonomy.find(label)
        return LinkView(label=term.label, url=term_url(folder, term)) if term else LinkView(label=label, url="")

    def terms(self, folder: str, taxonomy: Taxonomy) -> tuple[TermView, ...]:
        """All terms that have a page, with their counts."""
        return tuple(
            TermView(
                label=t.label,
                url=term_url(folder, t),
                count=len(self.hub.once(t.stories)) + len(self.hub.once(t.campaigns)) + len(self.hub.once(t.others)),
            )
            for t in taxonomy.terms.values()
        )

    def video(self, record: Record) -> VideoView | None:
        """A record's video."""
        video = record.video
        if video is None:
            return None
        slot = VideoSlot(0, 0, video.url, video.title, "", _rooted(video.captions), _rooted(video.transcript))
        return self.bodies.video(record, slot, self.photo(video.poster or record.photo))

    def audio(self, record: Record) -> AudioView | None:
        """A record's recording."""
        audio = record.audio
        if audio is None:
            return None
        return self.bodies.audio(record, AudioSlot(0, 0, f"/{audio.file}", audio.title, _rooted(audio.transcript)))

    def quotes(self, record: Story | Campaign) -> tuple[QuoteView, ...]:
        """A record's pull quotes."""
        return tuple(QuoteView(text=one_line(q.text), who=one_line(q.who)) for q in record.quotes)

    def numbers(self, record: Story | Campaign) -> tuple[NumberView, ...]:
        """A record's impact numbers."""
        return tuple(NumberView(value=one_line(n.value), label=one_line(n.label)) for n in record.numbers)

    def translations(self, record: Record) -> tuple[AlternateView, ...]:
        """The same record in every language that it is told in, itself included; empty if that is one."""
        group: Sequence[Record] = self.hub.translated(record)
        if len(group) == 1:
            return ()
        return tuple(AlternateView(lang=r.lang, url=self.url(r), label=own_name(r.lang)) for r in group)

    def minutes(self, record: Record) -> int:
        """Reading time, at 220 words a minute, never less than one."""
        return max(1, round(record.body.words / _WORDS_A_MINUTE))


def _rooted(path: str) -> str:
    """A file of the front matter, as a text names it from the hub's root."""
    return f"/{path}" if path and path != "no" else path


def term_url(folder: str, term: Term) -> str:
    """The page of a term."""
    return f"/{folder}/{term.slug}/"


def percent(campaign: Campaign) -> int | None:
    """Progress towards the goal from 0 to 100; a goal that is reached is 100 and nothing else is."""
    if not campaign.goal or campaign.progress is None or campaign.goal <= 0:
        return None
    if campaign.progress >= campaign.goal:
        return 100
    # Multiplied first: 29 / 100 * 100 is less than 29.
    return max(0, min(99, int(campaign.progress * 100 / campaign.goal)))
