"""Planner of groups and partners: their pages and lists.

A group's `email:` never stands on a page as an address. Programs that collect addresses look for an at sign between two
names, and for `mailto:`, also where both are written as references (`&#64;`); so the parts are given to the page one by
one, are read as words ("rosa at ottersby dot example"), and are put together only when a reader presses a button. What
people can read a program can be taught to read: a channel or somebody to ask is better, and the manual says so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from generator import lazy_re
from generator.content.groups import Channel, Group, GroupState
from generator.content.hub import Hub
from generator.content.networks import NETWORKS
from generator.content.partners import Partner, Sort
from generator.content.records import Record
from generator.plan.calendar_links import subscribe_links
from generator.plan.dates import day_text, month_text
from generator.plan.event_calendars import calendar_url
from generator.plan.event_words import date_of
from generator.plan.forms import form_name, make_form
from generator.plan.heads import About, Heads
from generator.plan.json_ld import publisher
from generator.plan.output import Output
from generator.plan.share import share_links
from generator.plan.texts import one_line
from generator.problems import Problem, Rule, Severity
from generator.urls import slugify
from generator.views.common import LinkView, ShareLink
from generator.views.event_summaries import EventSummary
from generator.views.forms import FormField, FormView
from generator.views.groups import (
    ChannelView,
    Found,
    GroupListPage,
    GroupPage,
    GroupThanksPage,
    MailView,
    MeetingView,
    PartnerListPage,
    PartnerPage,
)
from generator.views.involved import GroupSummary

R = TypeVar("R", bound=Record)

UNREACHABLE = Rule(
    "group-unreachable",
    Severity.WARNING,
    "A group that nobody can find",
    "Readers who want to join need one way to do it: when it meets, a channel, somebody to ask.",
)
RULES = (UNREACHABLE,)

THANKS_TEMPLATE = "group-thanks.html"
"""A theme without it has no form."""
_THANKS = "thank-you/"
_NAME, _EMAIL, _MESSAGE = 100, 254, 4000
"""Characters; an e-mail address has at most 254 (RFC 5321, 4.5.3.1.3 with its erratum 1690)."""

_TYPES: Mapping[Sort, str] = {
    Sort.CHARITY: "NGO",
    Sort.COUNCIL: "GovernmentOrganization",
    Sort.BUSINESS: "LocalBusiness",
    Sort.SCHOOL: "EducationalOrganization",
    Sort.HEALTH: "MedicalOrganization",
    Sort.UNION: "WorkersUnion",
    Sort.MEDIA: "NewsMediaOrganization",
}
"""Types of schema.org 30.0 for sorts of partners; any other is an `Organization`."""
_DAY = lazy_re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?")
"""What `foundingDate` takes of what people write as the beginning (ISO 8601)."""


def group_pages(heads: Heads) -> Iterator[Output]:
    """Everything about groups and partners but their feeds."""
    hub = heads.planning.hub
    for group in hub.groups:
        yield _group(heads, group)
        if _form(heads, group):
            yield _thanks(heads, group)
    for partner in hub.partners:
        yield _partner(heads, partner)
    if hub.groups:
        yield _groups(heads, _once(hub, hub.groups))
    if hub.partners:
        yield _partners(heads, _once(hub, hub.partners))


def problems(hub: Hub) -> Iterator[Problem]:
    """Groups that cannot be reached."""
    for group in hub.groups:
        ways = (group.meets, group.channels, group.contact, group.form, group.email, group.links)
        if group.state is GroupState.OPEN and not any(ways):
            yield UNREACHABLE.at(
                group.position("title"),
                f"The group “{one_line(group.title)}” says neither when it meets nor how to reach it.",
                "Write when it meets, or a channel such as its WhatsApp group, or whom to ask.",
                fix="meets: Thursdays, half past six, the library",
            )


def _once(hub: Hub, records: Sequence[R]) -> tuple[R, ...]:
    """Each record in one language: its translations are reached from its page."""
    return tuple(record for record in records if hub.translated(record)[0] is record)


def _group(heads: Heads, group: Group) -> Output:
    planning = heads.planning
    involved = planning.involved
    summary = involved.group(group)
    user, _, host = group.email.rpartition("@")
    coming, past, subscribe = _events(heads, "groups", group)
    page = GroupPage(
        group=summary,
        since=_since(group.since, group.lang),
        channels=tuple(_channel(heads, channel, group.lang) for channel in group.channels),
        contact=planning.authors((group.person,), group.lang)[0] if group.person else None,
        mail=MailView(user=user, host=host) if host else None,
        links=tuple(LinkView(label=link.label, url=link.url) for link in group.links),
        partners=involved.partners_of(group),
        campaigns=tuple(planning.campaign(campaign) for campaign in involved.campaigns(group)),
        stories=planning.stories(involved.stories(group)),
        hashtags=planning.hashtags(group),
        photos=planning.gallery(group),
        video=planning.video(group),
        audio=planning.audio(group),
        body=planning.body(group),
        share=_share(heads, group, summary.url),
        translations=planning.translations(group),
        form=_form(heads, group),
        next=_meeting(heads, group),
        events=coming,
        past_events=past,
        subscribe=subscribe,
    )
    return heads.organisation(group, "group.html", page, _group_data(heads, group, page), (group.path,))


def _events(
    heads: Heads, field: str, record: Group | Partner
) -> tuple[tuple[EventSummary, ...], tuple[EventSummary, ...], tuple[ShareLink, ...]]:
    """What somebody holds: what is coming, what was, and how to have it all in a calendar of one's own."""
    planning = heads.planning
    held = planning.events.of(field, record.slug)
    coming, past = planning.events.among(held)
    url = heads.canonical.absolute(calendar_url(planning.url(record)))
    ways = subscribe_links(url, planning.text("Calendar file (.ics)", record.lang)) if held else ()
    return coming, past, ways


def _meeting(heads: Heads, group: Group) -> MeetingView | None:
    views = heads.planning.events
    found = views.meeting(group.slug) if group.state is not GroupState.CLOSED else None
    if found is None:
        return None
    event, date = found
    off = tuple(date_of(event, each) for each in views.called_off(event, date))
    return MeetingView(event=views.summary(event, date), off=off)


def _form(heads: Heads, group: Group) -> FormView | None:
    """The form to write to a group; it goes to the hub, so that no address of anybody's is published."""
    planning, lang = heads.planning, group.lang
    if not group.has_form or group.state is GroupState.CLOSED or THANKS_TEMPLATE not in planning.theme.templates:
        return None

    def text(message: str) -> str:
        return planning.text(message, lang)

    name = one_line(group.title)
    form = make_form(
        heads,
        name=form_name("group", group.slug, lang, heads.config.lang),
        thanks=_thanks_url(heads, group),
        subject=planning.text("For the group {name}", heads.config.lang).format(name=name),
        fields=(
            FormField(name="name", label=text("Name"), required=True, autocomplete="name", max_length=_NAME),
            FormField(
                name="email",
                label=text("E-mail"),
                kind="email",
                required=True,
                autocomplete="email",
                inputmode="email",
                help=text("It is never shown."),
                max_length=_EMAIL,
            ),
            FormField(
                name="message",
                label=text("What you would like to say or ask"),
                kind="textarea",
                required=True,
                max_length=_MESSAGE,
            ),
        ),
        button=text("Send it"),
        notes=(
            text("It comes to {hub}, and we hand it to the group. Nobody else sees it.").format(hub=heads.config.name),
        ),
    )
    return msgspec.structs.replace(form, hidden=(*form.hidden, ("group", name)))


def _thanks_url(heads: Heads, group: Group) -> str:
    return f"{heads.planning.url(group)}{_THANKS}"


def _thanks(heads: Heads, group: Group) -> Output:
    page = GroupThanksPage(group=heads.planning.involved.group(group), next=_meeting(heads, group))
    title = heads.planning.text("Thank you", group.lang)
    about = About(
        title=f"{title}: {one_line(group.title)}",
        lang=group.lang,
        image=heads.cards.of_record(group),
        robots="noindex",
        sources=(group.path,),
    )
    return heads.listing(_thanks_url(heads, group), THANKS_TEMPLATE, page, about)


def _channel(heads: Heads, channel: Channel, lang: str) -> ChannelView:
    network = NETWORKS[channel.network]
    own = channel.network == "website" and channel.text
    label = channel.text if own else heads.planning.text(network.label, lang)
    text = "" if own else channel.text if channel.url else one_line(channel.text)
    return ChannelView(network=channel.network, label=label, sort=network.sort, url=channel.url, text=text)


def _share(heads: Heads, group: Group, url: str) -> tuple[ShareLink, ...]:
    tags = group.hashtags or ((heads.config.hashtag,) if heads.config.hashtag else ())
    server = heads.config.fediverse.rpartition("@")[2]
    return share_links(heads.config.share, one_line(group.title), heads.site.base.absolute(url), tags, server)


def _group_data(heads: Heads, group: Group, page: GroupPage) -> dict[str, object]:
    """A group as schema.org has it: an organisation of a place, and a member of those that it works with."""
    absolute = heads.site.base.absolute
    public = [channel.url for channel in page.channels if channel.sort == "post" and channel.url]
    return {
        "@type": "Organization",
        "name": page.group.title,
        "description": page.group.summary,
        "url": absolute(page.group.url),
        "areaServed": _place(group),
        "knowsAbout": list(group.topics),
        "foundingDate": _founded(group.since),
        "knowsLanguage": list(page.group.languages),
        "memberOf": [
            publisher(heads.config, heads.site),
            *({"@type": "Organization", "name": p.name, "url": absolute(p.url)} for p in page.partners),
        ],
        "sameAs": [*public, *(link.url for link in page.links if link.url.startswith("http"))],
    }


def _place(record: Record) -> dict[str, object] | None:
    if record.place is None:
        return None
    where = record.place
    geo = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return {"@type": "Place", "name": one_line(where.name), "geo": geo if where.latitude is not None else None}


def _founded(since: str) -> str:
    return since if _DAY.fullmatch(since) else ""


def _since(since: str, lang: str) -> str:
    """A month or a day as the language writes it; a year and anything in words as they are."""
    if not _DAY.fullmatch(since) or "-" not in since:
        return one_line(since)
    try:
        day = dt.date.fromisoformat(since if since.count("-") > 1 else f"{since}-01")
    except ValueError:
        return since
    return month_text(day, lang) if since.count("-") == 1 else day_text(day, lang)


def _partner(heads: Heads, partner: Partner) -> Output:
    planning = heads.planning
    involved = planning.involved
    site = partner.website
    coming, past, subscribe = _events(heads, "partners", partner)
    page = PartnerPage(
        partner=involved.partner(partner),
        website=LinkView(label=_host(site), url=site) if site else None,
        address=partner.address,
        since=_since(partner.since, partner.lang),
        place=planning.place(partner),
        topics=planning.topics(partner),
        links=tuple(LinkView(label=link.label, url=link.url) for link in partner.links),
        groups=tuple(involved.group(group) for group in involved.groups(partner)),
        campaigns=tuple(planning.campaign(campaign) for campaign in involved.campaigns(partner)),
        stories=planning.stories(involved.stories(partner)),
        body=planning.body(partner),
        translations=planning.translations(partner),
        events=coming,
        past_events=past,
        subscribe=subscribe,
    )
    return heads.organisation(partner, "partner.html", page, _partner_data(heads, partner, page), (partner.path,))


def _host(url: str) -> str:
    """What a website is called: its address without what all addresses have."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _partner_data(heads: Heads, partner: Partner, page: PartnerPage) -> dict[str, object]:
    absolute = heads.site.base.absolute
    logo = page.partner.logo
    return {
        "@type": _TYPES.get(partner.sort, "Organization"),
        "name": page.partner.name,
        "description": page.partner.summary,
        "url": partner.website or absolute(page.partner.url),
        "logo": absolute(logo.largest.url) if logo else "",
        "address": partner.address,
        "location": _place(partner),
        "knowsAbout": list(partner.topics),
        "sameAs": [link.url for link in page.links if link.url.startswith("http")],
    }


def _groups(heads: Heads, groups: Sequence[Group]) -> Output:
    planning = heads.planning
    title = planning.text("Groups", heads.config.lang)
    meeting = [group for group in groups if group.state is not GroupState.CLOSED]
    finder = _Finder(heads, meeting)
    page = GroupListPage(
        title=title,
        groups=tuple(planning.involved.group(group) for group in meeting),
        closed=tuple(planning.involved.group(group) for group in groups if group.state is GroupState.CLOSED),
        topics=finder.topics(),
        places=finder.places(),
        both=finder.both(),
    )
    image = heads.cards.of_list("/groups/", title, "", heads.config.lang)
    return heads.listing("/groups/", "groups.html", page, About(title=title, image=image))


class _Finder:
    """Groups by topic, by place, and by both, each under an anchor of its own."""

    def __init__(self, heads: Heads, groups: Sequence[Group]) -> None:
        self._involved = heads.planning.involved
        self._labels: dict[str, LinkView] = {}
        self._found: dict[tuple[str, str], list[GroupSummary]] = defaultdict(list)
        for group in groups:
            summary = self._involved.group(group)
            topics = [self._key(topic) for topic in summary.topics]
            places = [self._key(summary.place)] if summary.place else []
            pairs = [(topic, place) for topic in ["", *topics] for place in ["", *places]]
            for pair in dict.fromkeys(pairs):
                self._found[pair].append(summary)

    def _key(self, term: LinkView) -> str:
        """A term by what its label is called in addresses; it is shown as the hub's other pages show it."""
        key = slugify(term.label)
        self._labels.setdefault(key, term)
        return key

    def topics(self) -> tuple[Found, ...]:
        """By topic, with the places onward."""
        keys = self._sorted(topic for topic, place in self._found if topic and not place)
        return tuple(self._one(key, "", self._sorted(p for t, p in self._found if t == key and p)) for key in keys)

    def places(self) -> tuple[Found, ...]:
        """By place, with the topics onward."""
        keys = self._sorted(place for topic, place in self._found if place and not topic)
        return tuple(self._one("", key, self._sorted(t for t, p in self._found if p == key and t)) for key in keys)

    def both(self) -> tuple[Found, ...]:
        """A topic in a place, where there is a group."""
        pairs = [(topic, place) for topic, place in self._found if topic and place]
        return tuple(self._one(topic, place, ()) for topic, place in sorted(pairs))

    def _one(self, topic: str, place: str, onward: Sequence[str]) -> Found:
        pairs = [(topic or key, place or key) for key in onward]
        links = (
            LinkView(label=self._labels[k].label, url=f"#{_anchor(*p)}") for k, p in zip(onward, pairs, strict=True)
        )
        return Found(
            id=_anchor(topic, place),
            topic=self._labels[topic] if topic else None,
            place=self._labels[place] if place else None,
            groups=tuple(self._found[topic, place]),
            onward=tuple(links),
        )

    def _sorted(self, keys: Iterator[str]) -> list[str]:
        return sorted(dict.fromkeys(keys), key=lambda key: (self._labels[key].label.casefold(), key))


def _anchor(topic: str, place: str) -> str:
    parts = (f"about-{topic}" if topic else "", f"in-{place}" if place else "")
    return "-".join(part for part in parts if part)


def _partners(heads: Heads, partners: Sequence[Partner]) -> Output:
    title = heads.planning.text("Partners", heads.config.lang)
    page = PartnerListPage(title=title, partners=tuple(heads.planning.involved.partner(p) for p in partners))
    image = heads.cards.of_list("/partners/", title, "", heads.config.lang)
    return heads.listing("/partners/", "partners.html", page, About(title=title, image=image))
