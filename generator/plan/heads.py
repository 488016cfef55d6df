"""What pages say of themselves: the one place where titles, descriptions, cards and JSON-LD of a page come together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import msgspec

from generator.config import SiteConfig
from generator.content.events import Event
from generator.content.records import Campaign, Person, Record, Story, Update
from generator.content.representatives import Representative
from generator.plan import json_ld
from generator.plan.asking import Asking
from generator.plan.cards import CardMaker
from generator.plan.dates import direction, og_locale
from generator.plan.inputs import Inputs
from generator.plan.memory import Memory
from generator.plan.output import Output
from generator.plan.planning import Planning
from generator.plan.shown import recordings, videos
from generator.plan.site import feed_links
from generator.plan.texts import one_line, shortened
from generator.urls import Base
from generator.views.common import AlternateView, FeedLink, HeadView, ImageTag, SiteView
from generator.views.content import Content
from generator.views.events import EventPage
from generator.views.pages import (
    CampaignPage,
    HtmlView,
    PersonPage,
    PersonSummary,
    StoryPage,
    UpdatePage,
)
from generator.views.representatives import RepresentativePage


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a page that is not one record says of itself. Empty: the hub's own."""

    title: str
    description: str = ""
    lang: str = ""
    image: ImageTag | None = None
    alternates: tuple[AlternateView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    previous: str = ""
    next: str = ""
    robots: str = ""
    sources: tuple[str, ...] = ()


class Heads:
    """Makes whole pages: a template, a head and a content within the site."""

    def __init__(
        self,
        planning: Planning,
        site: SiteView,
        cards: CardMaker,
        canonical: Base,
        memory: Memory | None = None,
        inputs: Inputs | None = None,
    ) -> None:
        self.planning = planning
        self.site = site
        self.cards = cards
        self.canonical = canonical
        """Where the site stands for good, also while a preview is built."""
        self.config: SiteConfig = planning.config
        self.memory = memory
        """What earlier plans remember; None where every view is wanted."""
        self.inputs = inputs or Inputs(planning, {})

    @cached_property
    def asking(self) -> Asking:
        """Who is asked by which campaign, and what they said."""
        return Asking(self.planning)

    def embed_url(self, record: Story | Campaign) -> str:
        """The address of what other websites show of a record in a frame; empty where the hub wants none."""
        wanted = self.config.embeds == "all" or (self.config.embeds == "campaigns" and isinstance(record, Campaign))
        there = wanted and "embed.html" in self.planning.theme.templates
        return f"{self.planning.url(record)}embed/" if there else ""

    def oembed_url(self, record: Story | Campaign) -> str:
        """The address of the same as data, likewise."""
        url = self.embed_url(record)
        return f"{url.removesuffix('/')}.json" if url else ""

    def story(self, record: Story, page: StoryPage, sources: Sequence[str]) -> Output:
        """A story's page."""
        head = self._article(record, page.authors, record.topics, record.date)
        head = msgspec.structs.replace(_with_media(head, page), oembed=self.oembed_url(record))
        about = {**json_ld.story_about(page), **json_ld.media_about(head, page, self.site.base)}
        head = self._with_article(head, record.lang, page.authors, about)
        return self._page(page.story.url, "story.html", record.lang, head, page, sources)

    def campaign(self, record: Campaign, page: CampaignPage, sources: Sequence[str]) -> Output:
        """A campaign's page."""
        url = page.campaign.url
        newest = record.updates[0].date if record.updates else None
        head = self._article(record, page.authors, record.topics, record.date, modified=newest)
        feeds = (*feed_links(head.og_title, url), *head.feeds)
        head = msgspec.structs.replace(_with_media(head, page), feeds=feeds, oembed=self.oembed_url(record))
        media = json_ld.media_about(head, page, self.site.base)
        about = {**json_ld.campaign_about(page.campaign, record.progress, page.updates, self.site.base), **media}
        head = self._with_article(head, record.lang, page.authors, about)
        return self._page(url, "campaign.html", record.lang, head, page, sources)

    def update(self, record: Update, page: UpdatePage, sources: Sequence[str]) -> Output:
        """The page of an update."""
        head = _with_media(self._article(record, (), (), record.date), page)
        base = self.site.base
        about = {**json_ld.update_about(page.campaign, base), **json_ld.media_about(head, page, base)}
        head = self._with_article(head, record.lang, (), about)
        return self._page(page.update.url, "update.html", record.lang, head, page, sources)

    def event(
        self,
        record: Event,
        page: EventPage,
        feeds: tuple[FeedLink, ...],
        data: Callable[[HeadView], Mapping[str, object]],
    ) -> Output:
        """An event's page; `data` makes its JSON-LD."""
        head = msgspec.structs.replace(
            self._record(record, "website"),
            modified=record.updated.isoformat() if record.updated else "",
            section=record.topics[0] if record.topics else "",
            tags=(*record.topics, *record.hashtags),
            feeds=(*feeds, *self.site.feeds),
        )
        head = msgspec.structs.replace(head, json_ld=json_ld.encoded(data(head)))
        return self._page(page.event.url, "event.html", record.lang, head, page, (record.path,))

    def publisher(self) -> dict[str, object]:
        """The hub in JSON-LD."""
        return json_ld.publisher(self.config, self.site)

    def person(self, record: Person, page: PersonPage, sources: Sequence[str]) -> Output:
        """A person's page."""
        head = self._record(record, "profile")
        head = msgspec.structs.replace(head, fediverse=record.fediverse or self.config.fediverse)
        data = json_ld.profile(head, record.lang, page.person, json_ld.person_links(record), self.config, self.site)
        head = msgspec.structs.replace(head, json_ld=json_ld.encoded(data))
        return self._page(page.person.url, "person.html", record.lang, head, page, sources)

    def representative(self, record: Representative, page: RepresentativePage, sources: Sequence[str]) -> Output:
        """A representative's page."""
        head = self._record(record, "profile")
        data = json_ld.representative(head, record, page, self.config, self.site)
        head = msgspec.structs.replace(head, json_ld=json_ld.encoded(data))
        return self._page(page.person.url, "representative.html", record.lang, head, page, sources)

    def organisation(
        self, record: Record, template: str, page: Content, entity: Mapping[str, object], sources: Sequence[str]
    ) -> Output:
        """The page of a group or partner: a web page about an organisation, with feeds of its own."""
        head = self._record(record, "website")
        own = feed_links(head.og_title, self.planning.url(record))
        data = {**json_ld.web_page(head, record.lang, self.config, self.site), "mainEntity": entity}
        head = msgspec.structs.replace(head, feeds=(*own, *head.feeds), json_ld=json_ld.encoded(data))
        return self._page(self.planning.url(record), template, record.lang, head, page, sources)

    def plain(self, record: Record, page: Content, sources: Sequence[str]) -> Output:
        """About, how to take part."""
        head = self._with_web_page(_with_media(self._record(record, "website"), page), record.lang)
        return self._page(self.planning.url(record), "page.html", record.lang, head, page, sources)

    def listing(self, url: str, template: str, page: Content, about: About) -> Output:
        """Home, lists, the 404 page: whatever is not one record."""
        lang = about.lang or self.config.lang
        own = self.config.description or self.config.tagline or self.config.name
        description = about.description or own
        head = msgspec.structs.replace(
            self._head(about.title, description, url, lang, "website", about.image),
            alternates=about.alternates,
            feeds=(*about.feeds, *self.site.feeds),
            previous=about.previous,
            next=about.next,
            robots=about.robots,
        )
        return self._page(url, template, lang, self._with_web_page(head, lang), page, about.sources)

    def _page(
        self, url: str, template: str, lang: str, head: HeadView, page: Content, sources: Sequence[str]
    ) -> Output:
        view = HtmlView(template=template, lang=lang, dir=direction(lang), site=self.site, head=head, page=page)
        return Output(url, "html", view, tuple(sources))

    def _head(
        self, title: str, description: str, url: str, lang: str, og_type: str, image: ImageTag | None
    ) -> HeadView:
        name = one_line(title)
        return HeadView(
            title=name if name == self.config.name else f"{name} · {self.config.name}",
            og_title=name,
            description=shortened(description),
            url=url,
            canonical=self.canonical.absolute(url),
            og_type=og_type,
            locale=og_locale(lang),
            image=image,
            fediverse=self.config.fediverse,
            feeds=self.site.feeds,
        )

    def _record(self, record: Record, og_type: str) -> HeadView:
        alternates = self.planning.translations(record)
        url = self.planning.url(record)
        head = self._head(
            record.title, self.planning.description(record), url, record.lang, og_type, self.cards.of_record(record)
        )
        return msgspec.structs.replace(
            head,
            canonical=record.canonical or head.canonical,
            alternates=alternates,
            other_locales=tuple(og_locale(a.lang) for a in alternates if a.lang != record.lang),
        )

    def _article(
        self,
        record: Story | Campaign | Update,
        authors: Sequence[PersonSummary],
        topics: Sequence[str],
        date: dt.datetime,
        *,
        modified: dt.datetime | None = None,
    ) -> HeadView:
        names = () if isinstance(record, Update) else record.authors
        changed = max((d for d in (record.updated, modified) if d), default=None)
        return msgspec.structs.replace(
            self._record(record, "article"),
            published=date.isoformat(),
            modified=changed.isoformat() if changed and changed > date else "",
            section=topics[0] if topics else "",
            tags=(*topics, *record.hashtags),
            authors=tuple(a.name for a in authors),
            author_urls=tuple(a.url for a in authors if a.url),
            fediverse=self.planning.creator(names, record.lang),
        )

    def _with_article(
        self, head: HeadView, lang: str, authors: Sequence[PersonSummary], about: Mapping[str, object]
    ) -> HeadView:
        data = json_ld.article(head, lang, authors, about, self.config, self.site)
        return msgspec.structs.replace(head, json_ld=json_ld.encoded(data))

    def _with_web_page(self, head: HeadView, lang: str) -> HeadView:
        data = json_ld.web_page(head, lang, self.config, self.site)
        return msgspec.structs.replace(head, json_ld=json_ld.encoded(data))


def _with_media(head: HeadView, page: Content) -> HeadView:
    """A head that tells of the page's own video and recording. Those of front matter come first."""
    own = next((video for video in videos(page) if video.provider == "file" and video.type), None)
    return msgspec.structs.replace(head, video=own, audio=next(recordings(page), None))
