"""Planner of calendars: one file for each event, and calendars to subscribe to: of the hub, of each campaign, group,
partner and topic that has events. They hold every event, whatever day it is, so that a build on another day leaves them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.content.events import Event, EventStatus
from generator.content.permalinks import feed_id
from generator.content.records import Record
from generator.content.taxonomy import Term
from generator.plan.heads import Heads
from generator.plan.output import Output
from generator.plan.planning import term_url
from generator.plan.texts import one_line, shortened
from generator.views.calendar import CalendarEventView, CalendarView, OverrideView

RECIPE = "calendar"
HUB_CALENDAR = "/events/calendar.ics"
_DESCRIPTION = 600
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_MINUTE = dt.timedelta(minutes=1)


def calendar_url(root: str) -> str:
    """The calendar of what stands at an address that ends in a slash."""
    return f"{root}calendar.ics"


class EventCalendars:
    """Makes the calendars of a hub."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads
        self._planning = heads.planning
        self._hub = heads.planning.hub
        self._views: dict[str, CalendarEventView] = {}

    def outputs(self) -> Iterator[Output]:
        """Every calendar file."""
        events = self._planning.events.all
        for event in self._hub.events:
            yield self._single(event)
        if not events:
            return
        name = self._heads.config.name
        yield self._shared(
            HUB_CALENDAR, f"{name}: {self._planning.text('Events', self._heads.config.lang)}", "/events/", events
        )
        owners: Sequence[tuple[str, Iterable[Record]]] = (
            ("campaign", self._hub.campaigns),
            ("groups", self._hub.groups),
            ("partners", self._hub.partners),
        )
        for field, records in owners:
            for record in records:
                if mine := self._planning.events.of(field, record.slug):
                    url = self._planning.url(record)
                    yield self._shared(
                        calendar_url(url), f"{one_line(record.title)} · {name}", url, mine, (record.path,)
                    )
        for term in self._hub.topics.terms.values():
            if mine := topic_events(self._heads, term):
                url = term_url("topics", term)
                yield self._shared(calendar_url(url), f"{term.label} · {name}", url, mine)

    def _single(self, event: Event) -> Output:
        url = f"{self._planning.url(event)}event.ics"
        calendar = self._calendar(
            url, one_line(event.title), self._planning.url(event), (event,), event.lang, refresh=0
        )
        return Output(url, RECIPE, calendar, (event.path,))

    def _shared(self, url: str, name: str, home: str, events: Iterable[Event], sources: tuple[str, ...] = ()) -> Output:
        chosen = tuple(events)
        view = self._calendar(url, name, home, chosen, self._heads.config.lang, refresh=12)
        return Output(url, RECIPE, view, (*sources, *(event.path for event in chosen)))

    def _calendar(
        self, url: str, name: str, home: str, events: tuple[Event, ...], lang: str, *, refresh: int
    ) -> CalendarView:
        config, canonical = self._heads.config, self._heads.canonical
        return CalendarView(
            name=name,
            description=config.description or config.tagline,
            url=canonical.absolute(url),
            home_url=canonical.absolute(home),
            lang=lang,
            zone=config.timezone,
            colour=config.brand,
            refresh_hours=refresh,
            events=tuple(self.event(event) for event in events),
        )

    def event(self, event: Event) -> CalendarEventView:
        """An event as calendars have it."""
        if event.path not in self._views:
            self._views[event.path] = self._made(event)
        return self._views[event.path]

    def _made(self, event: Event) -> CalendarEventView:
        planning, canonical = self._planning, self._heads.canonical
        place = event.place
        organiser = next(iter(planning.events.organisers(event)), None)
        title = one_line(event.title)
        card = self._heads.cards.of_record(event)
        return CalendarEventView(
            uid=f"{feed_id(event).removeprefix('urn:uuid:')}@storyhub",
            sequence=sequence(event),
            modified=(event.updated or event.publish or _EPOCH).astimezone(dt.UTC).isoformat(),
            title=f"{title} ({planning.text(_MARKS[event.status], event.lang)})" if event.status in _MARKS else title,
            description=self._description(event),
            url=canonical.absolute(planning.url(event)),
            start=_wall(event, event.wall),
            end=self._end(event),
            zone="" if event.date_only else event.timezone,
            all_day=event.date_only,
            rrule=self._rule(event),
            exdates=tuple(_wall(event, wall) for wall in event.skip),
            overrides=tuple(self._overrides(event)),
            status={EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}.get(
                event.status, "CONFIRMED"
            ),
            categories=tuple(dict.fromkeys(event.topics)),
            location=", ".join(part for part in (one_line(place.name) if place else "", event.address) if part),
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            organiser=organiser.label if organiser else self._heads.config.name,
            organiser_url=canonical.absolute(organiser.url) if organiser and organiser.url else canonical.absolute("/"),
            conference=event.online,
            image=canonical.absolute(card.url) if card else "",
            alarms=event.reminders,
        )

    def _description(self, event: Event) -> str:
        access = " ".join(event.access.split())
        facts = (one_line(event.cost), access, event.tickets)
        return "\n\n".join(
            part for part in (shortened(self._planning.description(event), _DESCRIPTION), *facts) if part
        )

    def _end(self, event: Event) -> str:
        if event.end is None:
            return ""
        return _wall(event, event.end.replace(tzinfo=None))

    def _rule(self, event: Event) -> str:
        if event.repeat is None:
            return ""
        until, times = event.repeat.until, event.repeat.times
        last = (
            f";UNTIL={until:%Y%m%d}" if until and event.date_only else f";UNTIL={until:%Y%m%dT%H%M%S}" if until else ""
        )
        return event.repeat.rule + (f";COUNT={times}" if times else last)

    def _overrides(self, event: Event) -> Iterator[OverrideView]:
        for change in event.changes:
            note = f"{change.note}\n\n{self._description(event)}".strip() if change.note else ""
            yield OverrideView(
                recurrence=_wall(event, change.on),
                start=_wall(event, change.start) if change.start else "",
                end=_wall(event, change.end) if change.end else "",
                status="CANCELLED" if change.cancelled else "",
                description=note,
            )


_MARKS = {
    EventStatus.CANCELLED: "Cancelled",
    EventStatus.POSTPONED: "Postponed",
    EventStatus.FULL: "Full",
}
"""What a calendar's entry says behind its title: many show no status."""


def sequence(event: Event) -> int:
    """A count that rises with what changes for people who come: the minute of `updated`, and what the text itself says
    of changes (RFC 5545, 3.8.7.4). Nothing else of the past of a text is known: a new `start` alone leaves all as it was.
    """
    minutes = (event.updated - _EPOCH) // _MINUTE if event.updated else 0
    told = len(event.changes) + len(event.skip) + (event.status is not EventStatus.SCHEDULED)
    return max(0, minutes) * 8 + min(7, told)


def topic_events(heads: Heads, term: Term) -> tuple[Event, ...]:
    """The events of a topic."""
    topics = heads.planning.hub.topics
    return tuple(
        event for event in heads.planning.events.all if any(topics.slug(label) == term.slug for label in event.topics)
    )


def _wall(event: Event, wall: dt.datetime) -> str:
    return wall.date().isoformat() if event.date_only else wall.isoformat()
