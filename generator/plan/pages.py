"""Planners of pages about one record: stories, campaigns with their updates, people, other pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.content.events import Event
from generator.content.life import afterwards
from generator.content.media import files_of
from generator.content.records import Campaign, Page, Person, Record, Story
from generator.plan.heads import Heads
from generator.plan.output import KeptView, Output
from generator.plan.petition_form import petition_form, petition_view
from generator.plan.planning import Planning
from generator.plan.share import share_links
from generator.plan.share_kit import kit_url
from generator.plan.texts import one_line
from generator.views.common import LinkView, ShareLink
from generator.views.pages import CampaignPage, PersonPage, PlainPage, StoryPage, UpdatePage


def record_pages(heads: Heads) -> Iterator[Output]:
    """The page of every record."""
    planning = heads.planning
    hub = planning.hub
    neighbours = _neighbours(hub.stories)
    told = _told(hub.stories)
    for number, story in enumerate(hub.stories):
        yield _planned_story(heads, story, neighbours[story.path], number)
    for campaign in hub.campaigns:
        yield _campaign(heads, campaign, told[campaign.slug])
        yield from _updates(heads, campaign)
    for person in hub.people:
        yield _person(heads, person)
    for page in hub.pages:
        yield _plain(heads, page)


def page_of(heads: Heads, record: Record) -> Output | None:
    """The page of one record, its view made; None for kinds whose pages are planned elsewhere."""
    hub = heads.planning.hub
    match record:
        case Story():
            return _story(heads, record, _neighbours(hub.stories)[record.path])
        case Campaign():
            return _campaign(heads, record, _told(hub.stories)[record.slug])
        case Person():
            return _person(heads, record)
        case Page():
            return _plain(heads, record)
        case _:
            return None


def _neighbours(stories: tuple[Story, ...]) -> dict[str, tuple[Story | None, Story | None]]:
    """The story before and after each in time, among those of its language."""
    by_lang: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        by_lang[story.lang].append(story)
    found = {}
    for line in by_lang.values():
        for newer, story, older in zip([None, *line[:-1]], line, [*line[1:], None], strict=True):
            found[story.path] = (older, newer)
    return found


def _told(stories: tuple[Story, ...]) -> dict[str, list[Story]]:
    told: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        told[story.campaign].append(story)
    return told


def _link(planning: Planning, story: Story | None) -> LinkView | None:
    return LinkView(label=one_line(story.title), url=planning.url(story), lang=story.lang) if story else None


def share_of(heads: Heads, title: str, url: str, hashtags: tuple[str, ...]) -> tuple[ShareLink, ...]:
    """The share links of a page."""
    tags = hashtags or ((heads.config.hashtag,) if heads.config.hashtag else ())
    server = heads.config.fediverse.rpartition("@")[2]
    return share_links(heads.config.share, one_line(title), heads.site.base.absolute(url), tags, server)


def _planned_story(heads: Heads, story: Story, neighbours: tuple[Story | None, Story | None], number: int) -> Output:
    memory = heads.memory
    if memory is None:
        return _story(heads, story, neighbours)
    image = heads.cards.of_record(story)
    urls = kit_url(heads, story), heads.oembed_url(story)
    inputs = partial(heads.inputs.page, story, neighbours, image, urls)
    url = heads.planning.url(story)
    sources = (story.path, *files_of(heads.planning.hub.references, story))
    return memory.output(url, "html", sources, inputs, partial(_story, heads, story, neighbours), number)


def note_shown(heads: Heads, output: Output) -> None:
    """Says of a page whose view is a kept one what making it would have said: its photos and what its text links to."""
    if isinstance(output.view, KeptView):
        for file in output.view.photos:
            heads.planning.photos.info(file)
        if output.view.links:
            heads.planning.bodies.links.setdefault(output.sources[0], set()).update(output.view.links)


def _story(heads: Heads, story: Story, neighbours: tuple[Story | None, Story | None]) -> Output:
    planning = heads.planning
    hub = planning.hub
    campaign = hub.campaign(story.campaign, story.lang) if story.campaign else None
    summary = planning.story(story)
    page = StoryPage(
        story=summary,
        updated=planning.day(story.updated, story.lang),
        authors=planning.authors(story.authors, story.lang),
        hashtags=planning.hashtags(story),
        campaign=planning.campaign(campaign) if campaign else None,
        photos=planning.gallery(story),
        video=planning.video(story),
        audio=planning.audio(story),
        quotes=planning.quotes(story),
        numbers=planning.numbers(story),
        body=planning.body(story),
        minutes=planning.minutes(story),
        previous=_link(planning, neighbours[0]),
        next=_link(planning, neighbours[1]),
        related=planning.stories(hub.related[story.path]),
        share=share_of(heads, story.title, summary.url, story.hashtags),
        kit=kit_url(heads, story),
        translations=planning.translations(story),
        groups=planning.involved.groups_of(story),
        partners=planning.involved.partners_of(story),
        events=planning.events.links(Event, story.events, story.lang),
    )
    return heads.story(story, page, (story.path, *files_of(hub.references, story)))


def _campaign(heads: Heads, campaign: Campaign, stories: list[Story]) -> Output:
    planning = heads.planning
    summary = planning.campaign(campaign)
    events = planning.events.of("campaign", campaign.slug)
    coming, past = planning.events.among(events)
    page = CampaignPage(
        campaign=summary,
        target=one_line(campaign.target),
        targets=heads.asking.targets(campaign),
        stands=heads.asking.stands(campaign),
        write=heads.asking.write_url(campaign),
        authors=planning.authors(campaign.authors, campaign.lang),
        topics=planning.topics(campaign),
        hashtags=planning.hashtags(campaign),
        photos=planning.gallery(campaign),
        video=planning.video(campaign),
        audio=planning.audio(campaign),
        quotes=planning.quotes(campaign),
        numbers=planning.numbers(campaign),
        body=planning.body(campaign),
        updates=tuple(planning.update(update, campaign) for update in campaign.updates),
        stories=planning.stories(stories),
        share=share_of(heads, campaign.ask or campaign.title, summary.url, campaign.hashtags),
        petition=petition_view(planning, campaign),
        form=petition_form(heads, campaign),
        kit=kit_url(heads, campaign),
        translations=planning.translations(campaign),
        groups=planning.involved.groups_of(campaign),
        partners=planning.involved.partners_of(campaign),
        history=planning.history(campaign),
        milestones=planning.milestones(campaign),
        happened_next=len(afterwards(campaign)),
        learnt=one_line(campaign.learnt),
        events=coming,
        past_events=past,
        calendar=f"{summary.url}calendar.ics" if events else "",
    )
    sources = (campaign.path, *dict.fromkeys(u.path for u in campaign.updates if u.path != campaign.path))
    sources += files_of(planning.hub.references, campaign)
    return heads.campaign(campaign, page, sources)


def _updates(heads: Heads, campaign: Campaign) -> Iterator[Output]:
    planning = heads.planning
    views = [planning.update(update, campaign) for update in campaign.updates]
    links = [None, *(LinkView(label=v.title, url=v.url) for v in views), None]
    for place, (update, view) in enumerate(zip(campaign.updates, views, strict=True), start=1):
        page = UpdatePage(
            update=view,
            campaign=planning.campaign(campaign),
            previous=links[place + 1],
            next=links[place - 1],
            share=share_of(heads, update.title, view.url, campaign.hashtags),
            photos=planning.gallery(update),
            video=planning.video(update),
            audio=planning.audio(update),
        )
        yield heads.update(update, page, (update.path,))


def _person(heads: Heads, person: Person) -> Output:
    planning = heads.planning
    stories = planning.told_by.get(person.path, ())
    campaigns = planning.led_by.get(person.path, ())
    page = PersonPage(
        person=planning.person(person),
        links=tuple(LinkView(label=link.label, url=link.url) for link in person.links),
        fediverse=person.fediverse,
        place=planning.place(person),
        body=planning.body(person),
        stories=planning.stories(stories),
        campaigns=tuple(planning.campaign(c) for c in campaigns),
        translations=planning.translations(person),
        photos=planning.gallery(person),
        video=planning.video(person),
        audio=planning.audio(person),
    )
    return heads.person(person, page, (person.path,))


def _plain(heads: Heads, record: Page) -> Output:
    planning = heads.planning
    page = PlainPage(
        title=one_line(record.title),
        summary=one_line(record.summary),
        photo=planning.photo(record.photo),
        photos=planning.gallery(record),
        body=planning.body(record),
        updated=planning.day(record.updated, record.lang),
        translations=planning.translations(record),
        video=planning.video(record),
        audio=planning.audio(record),
    )
    return heads.plain(record, page, (record.path, *files_of(planning.hub.references, record)))
