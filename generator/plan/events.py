"""Planner of events: their pages, the list, a page for each month, feeds of what is coming up, calendars."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlencode

from babel.dates import format_date, get_day_names

from generator.content.events import Event, EventStatus, Occurrence
from generator.content.groups import Group
from generator.content.partners import Partner
from generator.content.permalinks import feed_id, language_root
from generator.plan.calendar_links import add_links, subscribe_links
from generator.plan.dates import direction, locale, month_text, number_text, own_name, place_of
from generator.plan.event_calendars import HUB_CALENDAR, EventCalendars
from generator.plan.event_ld import event_ld
from generator.plan.event_views import after
from generator.plan.event_words import date_of, hours, last_day, moment_text, other_days
from generator.plan.forms import form_name, make_form
from generator.plan.heads import About, Heads
from generator.plan.lists import pagination
from generator.plan.output import Output
from generator.plan.pages import share_of
from generator.plan.share_kit import kit_url
from generator.plan.site import FEED_TYPES, feed_links
from generator.plan.texts import one_line
from generator.urls import page_url
from generator.views.common import ActionView, AlternateView, FeedLink, LinkView, ShareLink
from generator.views.event_summaries import EventSummary
from generator.views.events import (
    DayItem,
    DayView,
    EventListPage,
    EventMonthPage,
    EventPage,
    EventThanksPage,
    MonthOfEvents,
    PastEventsPage,
)
from generator.views.files import FeedItemView, FeedView
from generator.views.forms import FormField, FormView

ROOT = "/events/"
MOST_NEXT = 8
"""Dates of a recurring event that its page tells."""
MONTHS_OF_SERIES = 3
"""Months in which the list tells of a recurring event; the table of each month has all its dates."""
_SHOWN_PAST = 6
_ANNOUNCED = dt.timedelta(days=28)
"""How long before an event the feed says that it is news, where its text does not say since when it is."""
_LONGEST = 366
"""Days of one event that tables of months show."""
_MAP = "https://www.openstreetmap.org/"


def month_url(month: dt.date) -> str:
    """The page of a month."""
    return f"{ROOT}{month:%Y-%m}/"


class Events:
    """Makes everything that is about events."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.planning = heads.planning
        self.views = heads.planning.events
        self.hub = heads.planning.hub
        self.lang = heads.config.lang
        self.calendars = EventCalendars(heads)

    def outputs(self) -> Iterator[Output]:
        """Every page, feed and calendar."""
        for event in self.hub.events:
            yield self._page(event)
            if self._form(event):
                yield self._thanks(event)
        if self.views.all:
            for lang in self._langs:
                yield self._list(lang)
                yield from self._past(lang)
            for month in self._months:
                yield self._month(month)
            yield from self._feeds()
        yield from self.calendars.outputs()

    def _text(self, message: str, lang: str = "") -> str:
        return self.planning.text(message, lang or self.lang)

    # One event.

    def _page(self, event: Event) -> Output:
        planning, views = self.planning, self.views
        summary = views.summary(event)
        coming = [date for date in views.coming(event) if event.repeat]
        report = event.report
        told = views.told.get(event.slug, ())
        campaign = self.hub.campaign(event.campaign, event.lang) if event.campaign else None
        where, way = _maps(event)
        page = EventPage(
            event=summary,
            previous_date=moment_text(event.previous, event) if event.previous else "",
            coming=tuple(date_of(event, date) for date in coming[:MOST_NEXT]),
            until=self._until(event),
            address=one_line(event.address),
            map_url=where,
            way_url=way,
            online_url=event.online,
            access=tuple(part for line in event.access.split("\n\n") if (part := one_line(line))),
            tickets=event.tickets,
            rsvp=self._rsvp(event),
            form=self._form(event),
            organisers=views.organisers(event),
            contact=self._contact(event),
            capacity=number_text(event.capacity, event.lang) if event.capacity else "",
            spoken=tuple(locale(event.lang).languages.get(tag.partition("-")[0], tag) for tag in event.spoken),
            add=self._add(event),
            campaign=planning.campaign(campaign) if campaign else None,
            groups=views.links(Group, event.groups, event.lang),
            partners=views.links(Partner, event.partners, event.lang),
            topics=planning.topics(event),
            hashtags=planning.hashtags(event),
            photos=planning.gallery(event),
            video=planning.video(event),
            audio=planning.audio(event),
            body=planning.body(event),
            report=planning.body(report) if report else None,
            report_photos=planning.gallery(report) if report else (),
            stories=planning.stories(self.hub.once(told)),
            share=share_of(self.heads, event.title, summary.url, event.hashtags),
            translations=planning.translations(event),
            kit=kit_url(self.heads, event),
        )
        return self.heads.event(event, page, self._calendar_feeds(event), lambda head: self._ld(event, page, head))

    def _ld(self, event: Event, page: EventPage, head: object) -> dict[str, object]:
        dates: Sequence[Occurrence] = self.views.coming(event) if event.repeat else self.views.dates(event)
        return event_ld(
            event,
            dates,
            page,
            head,  # type: ignore[arg-type]  # the head is made by whoever asks
            self.heads.site.base,
            self.heads.publisher(),
            self._text("Place to be announced", event.lang),
        )

    def _until(self, event: Event) -> str:
        until = event.repeat.until if event.repeat else None
        return format_date(until.date(), "long", locale=place_of(event.lang)) if until else ""

    def _is_open(self, event: Event) -> bool:
        """Whether people can still say that they are coming."""
        return bool(self.views.coming(event)) and not event.is_off and event.status is not EventStatus.FULL

    def _rsvp(self, event: Event) -> ActionView | None:
        if not event.rsvp or not event.rsvp.url or not self._is_open(event):
            return None
        return ActionView(
            label=self._text("Say that you are coming", event.lang), url=self._linked(event, event.rsvp.url)
        )

    def _linked(self, event: Event, url: str) -> str:
        """An address as pages link to it: of a page elsewhere, or of a file of the hub."""
        return url if ":" in url else self.hub.references.link(event.path, url) or url

    def _contact(self, event: Event) -> LinkView | None:
        if not event.contact:
            return None
        label = event.contact.removeprefix("mailto:").removeprefix("tel:")
        shown = (
            label if ":" in event.contact and "//" not in event.contact else self._text("Ask a question", event.lang)
        )
        return LinkView(label=shown, url=self._linked(event, event.contact))

    def _add(self, event: Event) -> tuple[ShareLink, ...]:
        if event.is_off or not self.views.coming(event):
            return ()
        file = f"{self.planning.url(event)}event.ics"
        return add_links(self.calendars.event(event), file, self._text("Calendar file (.ics)", event.lang))

    def _calendar_feeds(self, event: Event) -> tuple[FeedLink, ...]:
        url = f"{self.planning.url(event)}event.ics"
        return (FeedLink(title=one_line(event.title), url=url, type="text/calendar"), *self._events_feeds())

    def _form(self, event: Event) -> FormView | None:
        if not event.rsvp or not event.rsvp.form or not self._is_open(event):
            return None
        lang = event.lang

        def text(message: str) -> str:
            return self._text(message, lang)

        return make_form(
            self.heads,
            name=form_name("event", event.slug, lang, self.lang),
            thanks=self._thanks_url(event),
            subject=f"{text('Coming')}: {one_line(event.title)}",
            fields=(
                FormField(name="name", label=text("Name"), required=True, autocomplete="name", max_length=120),
                FormField(name="email", label=text("E-mail"), kind="email", required=True, autocomplete="email"),
                FormField(
                    name="people",
                    label=text("How many of you"),
                    kind="number",
                    required=True,
                    value="1",
                    inputmode="numeric",
                ),
                FormField(
                    name="note",
                    label=text("What we should know"),
                    kind="textarea",
                    help=text("A ramp, a high chair, a question."),
                    max_length=2000,
                ),
            ),
            button=text("Say that you are coming"),
            notes=(text("Only the organisers see this. They use it for this event and for nothing else."),),
        )

    def _thanks_url(self, event: Event) -> str:
        return f"{self.planning.url(event)}thank-you/"

    def _thanks(self, event: Event) -> Output:
        summary = self.views.summary(event)
        page = EventThanksPage(
            event=summary, add=self._add(event), share=share_of(self.heads, event.title, summary.url, event.hashtags)
        )
        title = self._text("See you there", event.lang)
        about = About(
            title=f"{title}: {one_line(event.title)}",
            lang=event.lang,
            image=self.heads.cards.of_record(event),
            robots="noindex",
            sources=(event.path,),
        )
        return self.heads.listing(self._thanks_url(event), "event-thanks.html", page, about)

    # Lists.

    def _subscribe(self, lang: str = "") -> tuple[ShareLink, ...]:
        return subscribe_links(self.heads.canonical.absolute(HUB_CALENDAR), self._text("Calendar file (.ics)", lang))

    def _events_feeds(self) -> tuple[FeedLink, ...]:
        title = f"{self.heads.config.name}: {self._text('Events')}"
        return (*feed_links(title, ROOT), FeedLink(title=title, url=HUB_CALENDAR, type="text/calendar"))

    @cached_property
    def _langs(self) -> tuple[str, ...]:
        """The languages that have a list: the hub's own, and those that any event is told in."""
        return tuple(lang for lang in self.hub.languages if lang == self.lang or self.views.listed(lang))

    def _root(self, lang: str) -> str:
        return language_root(lang, self.lang) + ROOT.removeprefix("/")

    def _past_url(self, lang: str) -> str:
        return f"{self._root(lang)}past/"

    def _alternates(self) -> tuple[AlternateView, ...]:
        """The list of every language, as each of them must name all."""
        if len(self._langs) == 1:
            return ()
        return tuple(AlternateView(lang=lang, url=self._root(lang), label=own_name(lang)) for lang in self._langs)

    def _list(self, lang: str) -> Output:
        url, title = self._root(lang), self._text("Events", lang)
        events = self.views.listed(lang)
        past = self.views.past_of(events)
        postponed = [event for event in events if event.status is EventStatus.POSTPONED]
        page = EventListPage(
            title=title,
            months=tuple(self._by_month(events, lang)),
            postponed=tuple(self.views.summary(event) for event in postponed),
            past=tuple(self.views.summary(event) for event in past[:_SHOWN_PAST]),
            past_count=len(past),
            past_url=self._past_url(lang) if len(past) > _SHOWN_PAST else "",
            month_url=month_url(self.views.this_month),
            subscribe=self._subscribe(lang),
        )
        about = About(
            title=title,
            lang=lang,
            image=self.heads.cards.of_list(url, title, "", lang),
            feeds=self._events_feeds(),
            alternates=self._alternates(),
        )
        return self.heads.listing(url, "events.html", page, about)

    def _by_month(self, events: Sequence[Event], lang: str) -> Iterator[MonthOfEvents]:
        """Each event once a month, on the first of its dates in it; those that recur not for ever."""
        found: dict[dt.date, list[tuple[Event, list[Occurrence]]]] = defaultdict(list)
        for event, _ in self.views.announced_of(events):
            months: dict[dt.date, list[Occurrence]] = defaultdict(list)
            for date in self.views.coming(event):
                months[date.start.date().replace(day=1)].append(date)
            last = after(self.views.this_month, MONTHS_OF_SERIES)
            for number, (month, dates) in enumerate(months.items()):
                if number == 0 or month < last:
                    found[month].append((event, dates))
        for month, entries in sorted(found.items()):
            entries.sort(key=lambda entry: (entry[1][0].start, entry[0].path))
            shown = tuple(self._in_month(event, dates) for event, dates in entries)
            yield MonthOfEvents(label=month_text(month, lang), url=month_url(month), events=shown)

    def _in_month(self, event: Event, dates: Sequence[Occurrence]) -> EventSummary:
        first = next((date for date in dates if not date.cancelled), dates[0])
        others = sorted({date.start.date() for date in dates if not date.cancelled} - {first.start.date()})
        return self.views.summary(event, first, other_days(others, event.lang))

    def _past(self, lang: str) -> Iterator[Output]:
        past = self.views.past_of(self.views.listed(lang))
        if len(past) <= _SHOWN_PAST:
            return
        size = self.heads.config.per_page
        total = -(-len(past) // size)
        url, title = self._past_url(lang), self._text("Past events", lang)
        image = self.heads.cards.of_list(url, title, "", lang)
        for number in range(1, total + 1):
            pages = pagination(url, number, total)
            items = tuple(self.views.summary(event) for event in past[(number - 1) * size : number * size])
            numbered = self._text("{title}, page {number}", lang).format(title=title, number=number)
            about = About(
                title=title if number == 1 else numbered,
                lang=lang,
                image=image,
                previous=pages.previous,
                next=pages.next,
                feeds=self._events_feeds(),
            )
            page = PastEventsPage(title=title, items=items, pagination=pages, coming_url=self._root(lang))
            yield self.heads.listing(page_url(url, number), "events-past.html", page, about)

    # Months.

    @cached_property
    def _by_day(self) -> dict[dt.date, list[tuple[Event, Occurrence, bool]]]:
        """What takes place on each day, and whether it began earlier."""
        found: dict[dt.date, list[tuple[Event, Occurrence, bool]]] = defaultdict(list)
        for event in self.views.all:
            for date in self.views.dates(event):
                first = date.start.date()
                days = min(_LONGEST, (last_day(date, date_only=event.date_only) - first).days)
                for number in range(days + 1):
                    found[first + dt.timedelta(days=number)].append((event, date, number > 0))
        for entries in found.values():
            entries.sort(key=lambda entry: (not entry[2], not entry[0].date_only, entry[1].start, entry[0].path))
        return found

    @cached_property
    def _months(self) -> tuple[dt.date, ...]:
        """Months in which something takes place, and the one that it is."""
        return tuple(sorted({day.replace(day=1) for day in self._by_day} | {self.views.this_month}))

    def _month(self, month: dt.date) -> Output:
        place = self._months.index(month)
        where = place_of(self.lang)
        first = where.first_week_day
        short, full = (get_day_names(width, "stand-alone", where) for width in ("abbreviated", "wide"))
        order = [(first + number) % 7 for number in range(7)]
        weeks = tuple(self._weeks(month, first))
        title = month_text(month, self.lang)
        page = EventMonthPage(
            title=title,
            weekdays=tuple((short[day], full[day]) for day in order),
            weeks=weeks,
            count=sum(not item.goes_on for week in weeks for day in week for item in day.items),
            previous=self._month_link(self._months[place - 1]) if place else None,
            next=self._month_link(self._months[place + 1]) if place + 1 < len(self._months) else None,
            subscribe=self._subscribe(),
        )
        about = About(
            title=self._text("Events in {month}").format(month=title),
            image=self.heads.cards.of_list(ROOT, self._text("Events"), "", self.lang),
            feeds=self._events_feeds(),
            previous=page.previous.url if page.previous else "",
            next=page.next.url if page.next else "",
        )
        return self.heads.listing(month_url(month), "events-month.html", page, about)

    def _month_link(self, month: dt.date) -> LinkView:
        return LinkView(label=month_text(month, self.lang), url=month_url(month))

    def _weeks(self, month: dt.date, first_weekday: int) -> Iterator[tuple[DayView, ...]]:
        day = month - dt.timedelta(days=(month.weekday() - first_weekday) % 7)
        while day < after(month, 1):
            yield tuple(self._day(day + dt.timedelta(days=number), month) for number in range(7))
            day += dt.timedelta(days=7)

    def _day(self, day: dt.date, month: dt.date) -> DayView:
        where = place_of(self.lang)
        if (day.year, day.month) != (month.year, month.month):
            return DayView(number="", date=day.isoformat(), label="")
        items = tuple(self._item(*entry) for entry in self._by_day.get(day, ()))
        label = format_date(day, "full", locale=where)
        return DayView(number=format_date(day, "d", locale=where), date=day.isoformat(), label=label, items=items)

    def _item(self, event: Event, date: Occurrence, goes_on: bool) -> DayItem:  # noqa: FBT001  a row of `_by_day`
        off = date.cancelled and not event.is_off
        return DayItem(
            url=self.planning.url(event),
            title=one_line(event.title),
            lang=event.lang,
            time="" if goes_on else hours(event, date),
            status=EventStatus.CANCELLED.value if off else event.status.value,
            goes_on=goes_on,
        )

    # Feeds.

    def _feeds(self) -> Iterator[Output]:
        config, base = self.heads.config, self.heads.site.base
        chosen = self.views.announced[: config.feed_items]
        items = tuple(self.news(event, date) for event, date in chosen)
        updated = max(
            (item.modified for item in items), key=dt.datetime.fromisoformat, default="1970-01-01T00:00:00+00:00"
        )
        title = f"{config.name}: {self._text('Coming up')}"
        for form, (file, _type) in FEED_TYPES.items():
            view = FeedView(
                format=form,
                base=base,
                id=base.absolute(ROOT),
                title=title,
                description=config.description or title,
                url=ROOT + file,
                home_url=ROOT,
                lang=self.lang,
                icon=self.heads.site.logo,
                updated=updated,
                items=items,
                stylesheet="" if form == "json" else self.heads.site.stylesheet,
            )
            yield Output(ROOT + file, "feed", view, tuple(event.path for event, _ in chosen))

    def news(self, event: Event, date: Occurrence) -> FeedItemView:
        """An event on one of its dates, as feeds announce it."""
        planning = self.planning
        since = self._since(event, date)
        changed = max(event.updated, since) if event.updated else since
        summary = self.views.summary(event, date)
        mark = _MARKS.get(summary.status, "")
        where = summary.place.label if summary.place else self._text("Online", event.lang) if event.online else ""
        told = f"{date_of(event, date).when}: {summary.title}"
        return FeedItemView(
            id=f"{feed_id(event)}{f'#{date.key:%Y%m%d}' if event.repeat else ''}",
            url=summary.url,
            title=f"{self._text(mark, event.lang)}: {told}" if mark else told,
            summary=". ".join(part for part in (summary.date.when, where, summary.summary) if part),
            body=planning.body(event),
            published=since.isoformat(),
            modified=changed.isoformat(),
            lang=event.lang,
            dir=direction(event.lang),
            authors=tuple(link.label for link in self.views.organisers(event)),
            categories=tuple(dict.fromkeys((*event.topics, *event.hashtags))),
        )

    def _since(self, event: Event, date: Occurrence) -> dt.datetime:
        """Since when it is news: as its text says, else four weeks before it, or eight, or twelve: never in the future,
        where readers hide it.
        """
        written = event.publish or event.updated
        if written and not event.repeat:
            return written
        since = date.start - _ANNOUNCED
        while since > self.planning.today:
            since -= _ANNOUNCED
        self.planning.turns_at(since + _ANNOUNCED)
        return since


_MARKS = {"cancelled": "Cancelled", "moved": "New date", "full": "Full"}


def _maps(event: Event) -> tuple[str, str]:
    """A map with the place, and the way there, both on OpenStreetMap: plain links, of which nothing is loaded."""
    place = event.place
    if place and place.latitude is not None and place.longitude is not None:
        at = f"{place.latitude:.5f}", f"{place.longitude:.5f}"
        marked = urlencode({"mlat": at[0], "mlon": at[1]})
        return f"{_MAP}?{marked}#map=17/{at[0]}/{at[1]}", f"{_MAP}directions?{urlencode({'to': ','.join(at)})}"
    if event.address:
        return (
            f"{_MAP}search?{urlencode({'query': event.address})}",
            f"{_MAP}directions?{urlencode({'to': event.address})}",
        )
    return "", ""
