"""Planner of the awareness days: a page for those who share, and a calendar that they subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from babel.dates import format_date

from generator.content.records import Campaign
from generator.digests import uid
from generator.plan.calendar_links import subscribe_links
from generator.plan.dates import date_view, locale, month_text, number_text
from generator.plan.heads import About, Heads
from generator.plan.output import Output
from generator.plan.share_kit import kit_url
from generator.plan.suggestions import TEMPLATE, URL, Suggested, Suggestion, kept_days
from generator.plan.texts import one_line
from generator.problems import Problem
from generator.urls import Base
from generator.views.awareness import AwarenessDayView, AwarenessMonth, AwarenessPage, SuggestionView
from generator.views.calendar import CalendarEventView, CalendarView
from generator.views.common import DateView

FILE = f"{URL}calendar.ics"
_REMIND = 3 * 24 * 60
"""Minutes before: long enough to choose a picture."""
_SINCE = 2025
"""The year in which the calendar's days begin; any that is past would do, and it must not move."""


class Awareness:
    """The awareness days of a hub."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads
        self._planning = heads.planning
        self._lang = heads.config.lang
        self.days = heads.planning.suggested

    def outputs(self) -> Iterator[Output]:
        """The page and the calendar."""
        if self.days:
            yield self._page()
            yield Output(FILE, "calendar", self._calendar(), self._sources())

    def problems(self) -> Iterable[Problem]:
        """What is wrong in the file of awareness days."""
        return kept_days(self._planning.hub).problems

    def _sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.day.position.path for each in self.days))

    def _text(self, message: str) -> str:
        return self._planning.text(message, self._lang)

    # The page.

    def _page(self) -> Output:
        zone = ZoneInfo(self._planning.config.timezone)
        today = self._planning.today.astimezone(zone).date()
        coming = [(first, each) for each in self.days if (first := each.day.when.next_from(today))]
        for first, each in coming:
            for day in (first, first + dt.timedelta(days=each.day.when.length)):
                self._planning.turns_at(dt.datetime.combine(day, dt.time(), zone))
        coming.sort(key=lambda pair: pair[0])
        months: dict[str, list[AwarenessDayView]] = {}
        for first, each in coming:
            months.setdefault(month_text(max(first, today), self._lang), []).append(self._day(each, first, today))
        title = self._text("Days to share on")
        page = AwarenessPage(
            title=title,
            months=tuple(AwarenessMonth(title=month, days=tuple(days)) for month, days in months.items()),
            subscribe=subscribe_links(self._absolute(FILE), self._text("Calendar file (.ics)")),
        )
        about = About(
            title=title,
            description=self._text("Which of our stories to share on which day of the year."),
            image=self._heads.cards.of_list(URL, title, "", self._lang),
            robots="noindex",
            sources=self._sources(),
        )
        return self._heads.listing(URL, TEMPLATE, page, about)

    def _day(self, each: Suggested, first: dt.date, today: dt.date) -> AwarenessDayView:
        when = each.day.when
        last = first + dt.timedelta(days=when.length - 1)
        return AwarenessDayView(
            id=each.id,
            name=one_line(each.day.name),
            date=self._date(first),
            last=self._date(last) if last > first else None,
            number=number_text(first.day, self._lang),
            weekday=format_date(first, "EEEE", locale=locale(self._lang)),
            now=first <= today,
            note=one_line(each.day.note),
            url=each.day.url,
            hashtags=each.day.hashtags,
            suggestions=tuple(self._suggestion(one) for one in each.suggestions),
        )

    def _date(self, day: dt.date) -> DateView:
        return date_view(dt.datetime.combine(day, dt.time()), self._lang, date_only=True)

    def _suggestion(self, one: Suggestion) -> SuggestionView:
        return SuggestionView(
            label=one_line(one.record.title),
            url=self._planning.url(one.record),
            lang=one.record.lang,
            kit=kit_url(self._heads, one.record),
            why=one.why,
            is_campaign=isinstance(one.record, Campaign),
            photo=self._planning.photo(one.record.photo),
        )

    # The calendar.

    def _calendar(self) -> CalendarView:
        config = self._heads.config
        return CalendarView(
            name=f"{config.name}: {self._text('Days to share on')}",
            description=self._text("Which of our stories to share on which day of the year."),
            url=self._absolute(FILE),
            home_url=self._absolute(URL),
            lang=self._lang,
            zone=config.timezone,
            colour=config.brand,
            refresh_hours=24,
            events=tuple(event for each in self.days if (event := self._event(each))),
        )

    def _absolute(self, url: str) -> str:
        base: Base = self._heads.canonical
        return base.absolute(url)

    def _event(self, each: Suggested) -> CalendarEventView | None:
        when = each.day.when
        starts = when.named or next(days for year in range(_SINCE, _SINCE + 9) if (days := when.in_year(year)))
        first = starts[0]
        changed = [one.record.updated or one.record.date for one in each.suggestions]
        modified = max(
            (moment.astimezone(dt.UTC) for moment in changed), default=dt.datetime(_SINCE, 1, 1, tzinfo=dt.UTC)
        )
        name = f"{self._absolute(URL)} {each.id}"
        return CalendarEventView(
            uid=f"{uid(name)}@{self._absolute('/').partition('://')[2].partition('/')[0]}",
            sequence=0,
            modified=modified.isoformat(),
            title=one_line(each.day.name),
            description="\n\n".join(self._described(each)),
            url=f"{self._absolute(URL)}#{each.id}",
            start=first.isoformat(),
            end=(first + dt.timedelta(days=when.length)).isoformat(),
            zone="",
            all_day=True,
            rrule=when.rrule,
            rdates=tuple(day.isoformat() for day in starts[1:]) if when.named else (),
            categories=tuple(term.label for term in each.topics),
            alarms=(_REMIND,) if each.suggestions else (),
            transparent=True,
        )

    def _described(self, each: Suggested) -> Iterator[str]:
        if each.day.note:
            yield one_line(each.day.note)
        for one in each.suggestions:
            url = kit_url(self._heads, one.record) or self._planning.url(one.record)
            yield f"{one_line(one.record.title)}\n{self._absolute(url)}"
        if each.day.hashtags:
            yield " ".join(f"#{tag}" for tag in each.day.hashtags)
