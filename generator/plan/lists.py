"""Planners of pages about many records: home, stories, topics, hashtags, places, years, languages, campaigns, people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

import msgspec

from generator.content.groups import Group, GroupState
from generator.content.permalinks import language_root
from generator.content.records import Campaign, Record, Story
from generator.content.taxonomy import Taxonomy, Term, hashtags_of, topics_of
from generator.plan.dates import name_in_itself, own_name
from generator.plan.heads import About, Heads
from generator.plan.inputs import encoded
from generator.plan.mentions import mentions
from generator.plan.output import Output
from generator.plan.planning import Planning, term_url
from generator.plan.rising import rising
from generator.plan.site import feed_links
from generator.plan.texts import one_line
from generator.theme.specs import ListSpec
from generator.urls import page_url
from generator.views.common import AlternateView, FeedLink, LinkView, NumberView, TermView
from generator.views.involved import GroupSummary
from generator.views.mentions import MentionGroup, RisingView
from generator.views.pages import (
    CampaignListPage,
    CampaignSummary,
    HomePage,
    NotFoundPage,
    Pagination,
    PeoplePage,
    StoryListPage,
    StorySummary,
    TermsPage,
    UpdateSummary,
)

_HOME_NUMBERS = 4
_HOME_RISING = 5


class _Also(msgspec.Struct, frozen=True):
    """What stands beside the stories on the first page of a list."""

    campaigns: Sequence[Campaign] = ()
    groups: tuple[GroupSummary, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


_NOTHING_ELSE = _Also()


class Lists:
    """Pages made of summaries."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.planning: Planning = heads.planning
        self.hub = heads.planning.hub
        self.lang = heads.config.lang
        self.stories = tuple(s for s in self.hub.stories if self.hub.translated(s)[0] is s)
        """Each story once: its translations have their own language's list."""
        self.campaigns = tuple(c for c in self.hub.campaigns if self.hub.translated(c)[0] is c)
        self.people = tuple(p for p in self.hub.people if self.hub.translated(p)[0] is p)

    def outputs(self) -> Iterator[Output]:
        """Every list of the hub."""
        yield self._home()
        yield self._not_found()
        yield from self._all_stories()
        yield from self._taxonomy("topics", "topic", self.hub.topics, feeds=True)
        yield from self._taxonomy("hashtags", "hashtag", self.hub.hashtags)
        yield from self._taxonomy("places", "place", self.hub.places)
        yield from self._languages()
        if self.hub.campaigns:
            yield self._campaigns()
        if self.hub.people:
            yield self._people()

    def _text(self, message: str, lang: str = "") -> str:
        return self.planning.text(message, lang or self.lang)

    def _home(self) -> Output:
        lists = self.planning.theme.lists.get("home", {})
        quoted = next((s for s in self.stories if s.quotes and s.lang == self.lang), None)
        page = HomePage(
            stories={name: self._newest_stories(query) for name, query in lists.items() if query.of == "stories"},
            campaigns={name: self._newest_campaigns(query) for name, query in lists.items() if query.of == "campaigns"},
            updates={name: self._newest_updates(query) for name, query in lists.items() if query.of == "updates"},
            events={name: self.planning.events.newest(q.newest) for name, q in lists.items() if q.of == "events"},
            numbers=self._numbers(),
            quote=self.planning.quotes(quoted)[0] if quoted else None,
            quote_story=LinkView(label=one_line(quoted.title), url=self.hub.url(quoted)) if quoted else None,
            topics=self.planning.terms("topics", self.hub.topics),
            places=self.planning.terms("places", self.hub.places),
            story_count=len(self.stories),
            rising=self._rising(_HOME_RISING),
        )
        name = self.heads.config.name
        about = About(
            title=name,
            image=self.heads.cards.of_list("/", name, self.heads.config.tagline, self.lang),
            alternates=self._roots(),
        )
        return self.heads.listing("/", "home.html", page, about)

    def _rising(self, most: int) -> tuple[RisingView, ...]:
        """What rises of hashtags, then of topics."""
        tags = rising(self.planning, "hashtags", self.hub.hashtags, hashtags_of, most)
        tags = tuple(msgspec.structs.replace(tag, label=f"#{tag.label}") for tag in tags)
        topics = rising(self.planning, "topics", self.hub.topics, topics_of, most)
        return (*tags, *topics)[:most]

    def _roots(self) -> tuple[AlternateView, ...]:
        """The first page of every language, as each of them must name all (Google, "Localized versions of pages")."""
        if len(self.hub.languages) == 1:
            return ()
        return tuple(
            AlternateView(lang=lang, url=language_root(lang, self.lang), label=own_name(lang))
            for lang in self.hub.languages
        )

    def _newest_stories(self, query: ListSpec) -> tuple[StorySummary, ...]:
        """A list of stories that the theme declares."""
        return self.planning.stories([s for s in self.stories if s.lang == self.lang][: query.newest])

    def _newest_campaigns(self, query: ListSpec) -> tuple[CampaignSummary, ...]:
        """A list of campaigns that the theme declares."""
        wanted = [c for c in self.campaigns if not query.states or self.planning.state(c) in query.states]
        return tuple(self.planning.campaign(c) for c in wanted[: query.newest])

    def _newest_updates(self, query: ListSpec) -> tuple[UpdateSummary, ...]:
        """A list of updates that the theme declares."""
        told = [(update, campaign) for update, campaign in self.planning.updates if campaign in self.campaigns]
        return tuple(self.planning.update_summary(update, campaign) for update, campaign in told[: query.newest])

    def _numbers(self) -> tuple[NumberView, ...]:
        """The first impact number of the newest stories that have one."""
        found = (self.planning.numbers(s)[0] for s in self.stories if s.numbers and s.lang == self.lang)
        return tuple(number for number, _ in zip(found, range(_HOME_NUMBERS), strict=False))

    def _not_found(self) -> Output:
        title = self._text("Page not found")
        page = NotFoundPage(stories=self.planning.stories(self.stories[:3]))
        return self.heads.listing("/404.html", "404.html", page, About(title=title, robots="noindex"))

    def _all_stories(self) -> Iterator[Output]:
        by_year = {term.slug: self.hub.once(term.stories) for term in self.hub.years.terms.values()}
        years = [
            TermView(label=year, url=f"/stories/{year}/", count=len(by_year[year]))
            for year in sorted(by_year, reverse=True)
        ]
        yield from self._paginated("/stories/", "stories", self._text("Stories"), self.stories, terms=years)
        for year, stories in by_year.items():
            title = self._text("Stories of {year}").format(year=year)
            yield from self._paginated(f"/stories/{year}/", "year", title, stories, terms=years)

    def _taxonomy(self, folder: str, of: str, taxonomy: Taxonomy, *, feeds: bool = False) -> Iterator[Output]:
        terms = self.planning.terms(folder, taxonomy)
        if not terms:
            return
        title = self._text(folder.capitalize())
        url = f"/{folder}/"
        labels = {"hashtags": hashtags_of, "topics": topics_of}.get(folder)
        up = rising(self.planning, folder, taxonomy, labels) if labels else ()
        page = TermsPage(title=title, terms=terms, rising=up)
        image = self.heads.cards.of_list(url, title, "", self.lang)
        yield self.heads.listing(url, "terms.html", page, About(title=title, image=image))
        for term in taxonomy.terms.values():
            yield from self._term(folder, of, term, terms, feeds=feeds)

    def _term(self, folder: str, of: str, term: Term, terms: Sequence[TermView], *, feeds: bool) -> Iterator[Output]:
        url = term_url(folder, term)
        title = f"#{term.label}" if of == "hashtag" else term.label
        others, groups = self._parted(term.others) if of in ("topic", "place") else (term.others, ())
        yield from self._paginated(
            url,
            of,
            title,
            self.hub.once(term.stories),
            terms=[t for t in terms if t.url != url],
            also=_Also(
                self.hub.once(term.campaigns), groups, mentions(self.planning, self.hub.once(others), self.lang)
            ),
            feeds=feed_links(title, url) if feeds else (),
        )

    def _parted(self, others: Sequence[Record]) -> tuple[Sequence[Record], tuple[GroupSummary, ...]]:
        """What a term gathers without its groups, and those of them that meet, told more of than the rest."""
        met = [r for r in others if isinstance(r, Group) and r.state is not GroupState.CLOSED]
        rest = [r for r in others if not isinstance(r, Group)]
        return rest, tuple(self.planning.involved.group(group) for group in self.hub.once(met))

    def _languages(self) -> Iterator[Output]:
        for lang in self.hub.languages:
            if lang == self.lang:
                continue
            stories = [s for s in self.hub.stories if s.lang == lang]
            campaigns = [c for c in self.hub.campaigns if c.lang == lang]
            others = mentions(self.planning, self._others(lang), lang)
            url = language_root(lang, self.lang)
            title = self._text("Stories in {language}", lang).format(language=name_in_itself(lang))
            yield from self._paginated(
                url,
                "language",
                title,
                stories,
                terms=self._own_lists(lang, url),
                also=_Also(campaigns, mentions=others),
                feeds=feed_links(title, url),
                lang=lang,
            )

    def _others(self, lang: str) -> Iterator[Record]:
        """What is told in a language beside stories and campaigns; events first, the latest on top."""
        hub = self.hub
        yield from (event for event in reversed(hub.events) if event.lang == lang)
        for records in (hub.groups, hub.partners, hub.representatives, hub.people, hub.pages):
            yield from (record for record in records if record.lang == lang)

    def _own_lists(self, lang: str, root: str) -> tuple[TermView, ...]:
        """The lists that a language has beside the one of its stories."""
        events = len(self.planning.events.listed(lang))
        return (TermView(label=self._text("Events", lang), url=f"{root}events/", count=events),) if events else ()

    def _paginated(
        self,
        url: str,
        of: str,
        title: str,
        stories: Sequence[Story],
        *,
        terms: Sequence[TermView] = (),
        also: _Also = _NOTHING_ELSE,
        feeds: tuple[FeedLink, ...] = (),
        lang: str = "",
    ) -> Iterator[Output]:
        """A list of stories on as many pages as it needs. The first one has what else there is of the same sort."""
        size = self.heads.config.per_page
        total = max(1, -(-len(stories) // size))
        image = self.heads.cards.of_list(url, title, "", lang or self.lang)
        shown = tuple(self.planning.campaign(c) for c in also.campaigns)

        def page(number: int) -> Output:
            pages = pagination(url, number, total)
            content = StoryListPage(
                of=of,
                title=title,
                count=len(stories),
                items=self.planning.stories(stories[(number - 1) * size : number * size]),
                pagination=pages,
                terms=tuple(terms),
                campaigns=shown if number == 1 else (),
                mentions=also.mentions if number == 1 else (),
                groups=also.groups if number == 1 else (),
            )
            numbered = self._text("{title}, page {number}").format(title=title, number=number)
            about = About(
                title=title if number == 1 else numbered,
                lang=lang,
                image=image,
                feeds=feeds,
                alternates=self._roots() if of == "language" and number == 1 else (),
                previous=pages.previous,
                next=pages.next,
            )
            return self.heads.listing(page_url(url, number), "stories.html", content, about)

        memory = self.heads.memory
        beside = (terms, shown, also.groups, also.mentions)
        given = encoded((of, title, len(stories), total, beside, feeds, lang, image)) if memory else b""
        for number in range(1, total + 1):
            if memory is None:
                yield page(number)
                continue
            inside = stories[(number - 1) * size : number * size]
            inputs = partial(self._inputs, given, inside)
            near = self._order[inside[0].path] if inside else 0
            yield memory.output(page_url(url, number), "html", (), inputs, partial(page, number), near)

    def _inputs(self, given: bytes, stories: Sequence[Story]) -> bytes:
        """The inputs of a list's page, from those that all its pages have and the stories on it."""
        return given + self.heads.inputs.faces(stories)

    @cached_property
    def _order(self) -> dict[str, int]:
        """Where each story stands among all."""
        return {story.path: number for number, story in enumerate(self.planning.hub.stories)}

    def _campaigns(self) -> Output:
        title = self._text("Campaigns")
        campaigns = self.campaigns
        page = CampaignListPage(
            title=title,
            open=tuple(self.planning.campaign(c) for c in campaigns if self.planning.is_open(c)),
            ended=tuple(self.planning.campaign(c) for c in campaigns if not self.planning.is_open(c)),
        )
        image = self.heads.cards.of_list("/campaigns/", title, "", self.lang)
        return self.heads.listing("/campaigns/", "campaigns.html", page, About(title=title, image=image))

    def _people(self) -> Output:
        title = self._text("People")
        page = PeoplePage(title=title, people=tuple(self.planning.person(p) for p in self.people))
        image = self.heads.cards.of_list("/people/", title, "", self.lang)
        return self.heads.listing("/people/", "people.html", page, About(title=title, image=image))


def pagination(url: str, number: int, total: int) -> Pagination:
    """Where a page of a list stands among its pages."""
    return Pagination(
        number=number,
        total=total,
        pages=tuple(LinkView(label=str(n), url=page_url(url, n)) for n in _near(number, total)),
        previous=page_url(url, number - 1) if number > 1 else "",
        next=page_url(url, number + 1) if number < total else "",
    )


def _near(number: int, total: int) -> list[int]:
    """First, last and the pages around this one: never more than nine, so that a page's size does not grow with the hub."""
    return sorted({1, total, *range(max(1, number - 3), min(total, number + 3) + 1)})
