"""Planner of representatives: their pages, the list of them with its finder, and the letters of running campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.records import Campaign
from generator.content.representatives import Representative
from generator.plan import letters
from generator.plan.asking import LIST, body_id
from generator.plan.heads import About, Heads
from generator.plan.output import Output
from generator.plan.texts import one_line
from generator.views.common import LinkView
from generator.views.representatives import (
    AreaView,
    CouncilView,
    LetterPage,
    RepresentativePage,
    RepresentativesPage,
    WritePage,
)


def representative_pages(heads: Heads) -> Iterator[Output]:
    """Everything about representatives."""
    hub = heads.planning.hub
    for person in hub.representatives:
        yield _person(heads, person)
    if hub.representatives:
        yield _list(heads)
    for campaign in hub.campaigns:
        yield from _letters(heads, campaign)


def _person(heads: Heads, person: Representative) -> Output:
    planning, asking = heads.planning, heads.asking
    page = RepresentativePage(
        person=asking.summary(person),
        pronouns=one_line(person.pronouns),
        languages=asking.languages(person),
        since=planning.day(person.since, person.lang),
        channels=asking.channels(person),
        stands=asking.of(person),
        body=planning.body(person),
        translations=planning.translations(person),
        photos=planning.gallery(person),
        video=planning.video(person),
        audio=planning.audio(person),
    )
    return heads.representative(person, page, (person.path,))


def _list(heads: Heads) -> Output:
    planning, asking = heads.planning, heads.asking
    lang = heads.config.lang
    title = planning.text("Representatives", lang)
    people = planning.hub.once(planning.hub.representatives)
    serving = [person for person in people if person.in_office(planning.today)]
    page = RepresentativesPage(
        title=title,
        councils=_councils(heads, serving),
        areas=_areas(serving),
        former=tuple(asking.summary(person) for person in people if person not in serving),
    )
    image = heads.cards.of_list(LIST, title, "", lang)
    description = planning.text("Who decides, where they stand and how to write to them.", lang)
    return heads.listing(LIST, "representatives.html", page, About(title=title, description=description, image=image))


def _councils(heads: Heads, people: Sequence[Representative]) -> tuple[CouncilView, ...]:
    """By name; those of no council come last, under none."""
    names: dict[str, str] = {}
    for person in people:
        for name in person.bodies or ("",):
            names.setdefault(body_id(name), name)
    return tuple(
        CouncilView(
            id=key,
            name=one_line(name),
            people=tuple(heads.asking.summary(p) for p in people if body_id((p.bodies or ("",))[0]) == key),
            also=tuple(_anchor(p) for p in people if key in {body_id(body) for body in p.bodies[1:]}),
        )
        for key, name in sorted(names.items(), key=lambda item: (not item[1], item[1].casefold()))
    )


def _areas(people: Sequence[Representative]) -> tuple[AreaView, ...]:
    found: dict[str, list[Representative]] = {}
    for person in people:
        for area in person.areas:
            found.setdefault(area, []).append(person)
    return tuple(
        AreaView(name=area, people=tuple(_anchor(person) for person in found[area]))
        for area in sorted(found, key=str.casefold)
    )


def _anchor(person: Representative) -> LinkView:
    return LinkView(label=one_line(person.title), url=f"#{person.slug}")


def _letters(heads: Heads, campaign: Campaign) -> Iterator[Output]:
    """The pages to write from; nothing for a campaign that asks no representative."""
    people = heads.asking.written_to(campaign)
    for person in people:
        yield _letter(heads, campaign, person, alone=len(people) == 1)
    if len(people) > 1:
        yield _whom(heads, campaign, people)


def _whom(heads: Heads, campaign: Campaign, people: Sequence[Representative]) -> Output:
    planning, asking = heads.planning, heads.asking
    title = planning.text("Write to those who decide: {campaign}", campaign.lang)
    page = WritePage(
        campaign=planning.campaign(campaign),
        target=one_line(campaign.target),
        stands=tuple(asking.stand(campaign, person) for person in people),
        call=letters.call(planning, heads.canonical, campaign, None),
    )
    about = About(
        title=title.format(campaign=one_line(campaign.title)),
        description=one_line(campaign.ask or campaign.summary),
        lang=campaign.lang,
        image=heads.cards.of_record(campaign),
        sources=(campaign.path, *(person.path for person in people)),
    )
    return heads.listing(f"{planning.url(campaign)}write/", "write.html", page, about)


def _letter(heads: Heads, campaign: Campaign, person: Representative, *, alone: bool) -> Output:
    planning, asking = heads.planning, heads.asking
    lines = letters.letter(planning, heads.canonical, campaign, person)
    about = letters.subject(planning, heads.canonical, campaign, person)
    url, cut = letters.mailto(person.email, about, tuple(line.text for line in lines))
    page = LetterPage(
        campaign=planning.campaign(campaign),
        stand=asking.stand(campaign, person),
        channels=asking.channels(person),
        subject=about,
        lines=lines,
        mailto=url if person.email else "",
        cut=cut,
        limit=letters.MAILTO_LIMIT,
        call=letters.call(planning, heads.canonical, campaign, person),
        index="" if alone else f"{planning.url(campaign)}write/",
    )
    title = planning.text("Write to {name}: {campaign}", campaign.lang)
    head = About(
        title=title.format(name=one_line(person.title), campaign=one_line(campaign.title)),
        description=one_line(campaign.ask or campaign.summary),
        lang=campaign.lang,
        image=heads.cards.of_record(campaign),
        robots="noindex",
        sources=(campaign.path, person.path),
    )
    return heads.listing(asking.letter_url(campaign, person), "letter.html", page, head)
