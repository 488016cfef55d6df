"""Events as pages show them: which of their dates are coming, which are past, and the views of single ones.

What is coming depends on the day of the build. Whoever asks is noted with the moment at which the answer changes: the
end of an event's next date, and the first of the month, from which a month more is looked ahead.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.content.events import Event, EventStatus, Occurrence
from generator.content.groups import Group
from generator.content.partners import Partner
from generator.content.records import Person, Record, Story
from generator.plan.dates import direction
from generator.plan.event_words import date_of, repeats
from generator.plan.texts import one_line
from generator.views.common import LinkView
from generator.views.event_summaries import EventSummary

if TYPE_CHECKING:
    from generator.plan.planning import Planning

MONTHS_AHEAD = 12
"""How far the dates of a recurring event are shown."""
MOST_COMING = 60
"""Dates of one event that are shown as coming."""


class EventViews:
    """Views of the hub's events."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._hub = planning.hub
        self._now = planning.today
        self.zone = ZoneInfo(planning.config.timezone)
        self._dates: dict[str, tuple[Occurrence, ...]] = {}
        self._of: dict[str, dict[str, tuple[Event, ...]]] = {}

    @cached_property
    def all(self) -> tuple[Event, ...]:
        """Every event once, in the hub's own language if it is in it, in the order of their starts."""
        return self._hub.once(self._hub.events)

    @cached_property
    def told(self) -> dict[str, tuple[Story, ...]]:
        """Stories that name an event, by its slug, newest first."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self._hub.stories:
            for name in story.events:
                found[name].append(story)
        return {name: tuple(stories) for name, stories in found.items()}

    @cached_property
    def this_month(self) -> dt.date:
        """The first of the month that it is for the hub."""
        month = self._now.astimezone(self.zone).date().replace(day=1)
        self._planning.turns_at(self._midnight(after(month, 1)))
        return month

    @cached_property
    def horizon(self) -> dt.datetime:
        """The moment before which dates are shown; it moves on the first of each month."""
        return self._midnight(after(self.this_month, MONTHS_AHEAD + 1))

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), self.zone)

    def dates(self, event: Event) -> tuple[Occurrence, ...]:
        """The dates of an event before the horizon, past ones too, and no more than `MOST_COMING` that are coming."""
        if event.path not in self._dates:
            dates = event.dates(self.horizon if event.repeat else self._now)
            past = [date for date in dates if date.over <= self._now]
            coming = [date for date in dates if date.over > self._now][:MOST_COMING]
            for date in coming:
                self._planning.turns_at(date.over)
            self._dates[event.path] = tuple(sorted((*past, *coming), key=lambda date: date.start))
        return self._dates[event.path]

    def coming(self, event: Event) -> tuple[Occurrence, ...]:
        """Its dates that are not over; none of an event that waits for a new date."""
        if event.status is EventStatus.POSTPONED:
            return ()
        return tuple(date for date in self.dates(event) if date.over > self._now)

    def is_past(self, event: Event) -> bool:
        """Whether all its dates are over; one that waits for a new date is not past."""
        return event.status is not EventStatus.POSTPONED and not self.coming(event)

    def shown(self, event: Event) -> Occurrence:
        """The date that an event is known by: its next one that takes place, else its next, else its last."""
        dates = self.dates(event)
        coming = [date for date in dates if date.over > self._now]
        held = [date for date in coming if not date.cancelled]
        return (held or coming or list(dates[-1:]) or [event.dates(self._now)[0]])[0]

    def is_told(self, event: Event) -> bool:
        """Whether there is a report or a story of it."""
        return event.has_report or event.slug in self.told

    # Choices.

    @cached_property
    def next_ones(self) -> tuple[tuple[Event, Occurrence], ...]:
        """Every event that is coming and not called off, with its next date, soonest first."""
        found = [
            (event, self.shown(event))
            for event in self.all
            if event.status is not EventStatus.CANCELLED and self.coming(event)
        ]
        held = [(event, date) for event, date in found if not date.cancelled]
        return tuple(sorted(held, key=lambda pair: (pair[1].start, pair[0].path)))

    @cached_property
    def announced(self) -> tuple[tuple[Event, Occurrence], ...]:
        """Every event that is coming, those that were called off too, with its next date, soonest first."""
        return self.announced_of(self.all)

    def announced_of(self, events: Iterable[Event]) -> tuple[tuple[Event, Occurrence], ...]:
        """Likewise, of some events."""
        found = [(event, self.shown(event)) for event in events if self.coming(event)]
        return tuple(sorted(found, key=lambda pair: (pair[1].start, pair[0].path)))

    def past_of(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """What is over, newest first."""
        over = [event for event in events if self.is_past(event)]
        return tuple(sorted(over, key=lambda event: (self.shown(event).start, event.path), reverse=True))

    def listed(self, lang: str) -> tuple[Event, ...]:
        """What a language's list is of: in the hub's own everything once, in another what is told in it."""
        if lang == self._planning.config.lang:
            return self.all
        return tuple(event for event in self._hub.events if event.lang == lang)

    def of(self, field: str, name: str) -> tuple[Event, ...]:
        """The events that name something in a field: a `campaign`, or one of their `groups`, `partners` or `topics`.

        A group or partner that organises an event need not be named twice.
        """
        if field not in self._of:
            found: dict[str, dict[str, Event]] = defaultdict(dict)
            for event in self.all:
                for each in (*_names(event, field), *self._holders(event, field)):
                    found[each][event.path] = event
            self._of[field] = {each: tuple(events.values()) for each, events in found.items()}
        return self._of[field].get(name, ())

    def _holders(self, event: Event, field: str) -> tuple[str, ...]:
        """The slugs of those groups or partners that organise an event."""
        kind = _HOLDERS.get(field)
        found = (self._hub.named(kind, name, event.lang) for name in event.organisers) if kind else ()
        return tuple(record.slug for record in found if record)

    def meeting(self, group: str) -> tuple[Event, Occurrence] | None:
        """The next date on which a group meets: of the recurring events that it holds, the one that is soonest.

        Args:
            group: its slug.
        """
        held = {event.path for event in self.of("groups", group) if event.repeat}
        return next(((event, date) for event, date in self.next_ones if event.path in held), None) if held else None

    def called_off(self, event: Event, before: Occurrence) -> tuple[Occurrence, ...]:
        """The dates of an event that are cancelled and would come sooner than another of them."""
        return tuple(date for date in self.coming(event) if date.cancelled and date.start < before.start)

    def newest(self, number: int) -> tuple[EventSummary, ...]:
        """The next events, as the front page shows them."""
        return tuple(self.summary(event, date) for event, date in self.next_ones[:number])

    def to_come_to(self, field: str, name: str, most: int) -> tuple[EventSummary, ...]:
        """Of the events that name something in a field, the next that take place and have room, soonest first."""
        named = {event.path for event in self.of(field, name) if event.status is not EventStatus.FULL}
        chosen = [(event, date) for event, date in self.next_ones if event.path in named]
        return tuple(self.summary(event, date) for event, date in chosen[:most])

    def among(self, events: Iterable[Event]) -> tuple[tuple[EventSummary, ...], tuple[EventSummary, ...]]:
        """Those that are coming or wait for a date, soonest first, and those that are past, newest first."""
        chosen = list(events)
        open_ = sorted((event for event in chosen if not self.is_past(event)), key=lambda e: self.shown(e).start)
        past = sorted(
            (event for event in chosen if self.is_past(event)), key=lambda e: self.shown(e).start, reverse=True
        )
        return tuple(self.summary(event) for event in open_), tuple(self.summary(event) for event in past)

    # Views.

    def summary(self, event: Event, date: Occurrence | None = None, also: str = "") -> EventSummary:
        """An event as lists show it, on one of its dates."""
        planning = self._planning
        when = date or self.shown(event)
        return EventSummary(
            url=planning.url(event),
            title=one_line(event.title),
            summary=planning.description(event),
            lang=event.lang,
            dir=direction(event.lang),
            date=date_of(event, when),
            status=EventStatus.CANCELLED.value if when.cancelled and not event.is_off else event.status.value,
            past=self.is_past(event),
            zone=self.zone_text(event),
            repeats=repeats(event, lambda message: planning.text(message, event.lang)),
            also=also,
            place=planning.place(event),
            online=bool(event.online),
            cost=one_line(event.cost),
            photo=planning.photo(event.photo),
            told=self.is_told(event),
        )

    def zone_text(self, event: Event) -> str:
        """Whose clock is meant, where that is not plain: in another zone, or where people take part from anywhere."""
        if event.date_only or (event.timezone == self._planning.config.timezone and (event.place or not event.online)):
            return ""
        city = event.timezone.rpartition("/")[2].replace("_", " ")
        return self._planning.text("{city} time", event.lang).format(city=city)

    def organisers(self, event: Event) -> tuple[LinkView, ...]:
        """Who organises it: groups, partners and people with their pages, others by their names."""
        return tuple(self._organiser(name, event.lang) for name in event.organisers)

    def _organiser(self, name: str, lang: str) -> LinkView:
        for kind in (Group, Partner, Person):
            record: Record | None = self._hub.named(kind, name, lang)
            if record:
                return LinkView(label=one_line(record.title), url=self._planning.url(record))
        return LinkView(label=name, url="")

    def links(self, kind: type[Record], names: Iterable[str], lang: str) -> tuple[LinkView, ...]:
        """Records of a kind by their slugs; a name that no record has is left out."""
        found = (self._hub.named(kind, name, lang) for name in names)
        return tuple(LinkView(label=one_line(r.title), url=self._planning.url(r)) for r in found if r)


_HOLDERS: Mapping[str, type[Group | Partner]] = {"groups": Group, "partners": Partner}


def _names(event: Event, field: str) -> tuple[str, ...]:
    value = getattr(event, field)
    return value if isinstance(value, tuple) else (value,)


def after(month: dt.date, number: int) -> dt.date:
    """The first of the month that is some months later, or earlier."""
    months = month.year * 12 + month.month - 1 + number
    return dt.date(months // 12, months % 12 + 1, 1)
