"""Events as schema.org knows them and Google reads them: an `Event`, or an `EventSeries` whose next dates are `subEvent`s
(developers.google.com/search/docs/appearance/structured-data/event: each date of a recurring event is an event of its
own, and a change of date or status is told by `eventStatus` and `previousStartDate`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import lazy_re
from generator.content.events import Event, EventStatus, Occurrence
from generator.plan.event_words import date_of
from generator.urls import Base
from generator.views.common import HeadView
from generator.views.events import EventPage

SCHEMA = "https://schema.org/"
MOST_DATES = 12
"""Dates of a series that are told one by one."""
_STATUS = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.MOVED: "EventRescheduled",
    EventStatus.FULL: "EventScheduled",
}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_PERIODS = {"DAILY": "P{}D", "WEEKLY": "P{}W", "MONTHLY": "P{}M", "YEARLY": "P{}Y"}
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD", "zł": "PLN", "₹": "INR", "₦": "NGN", "¥": "JPY"}
_SECRET = lazy_re.compile(r"[?&#](?:pwd|password|passcode|pin|token|tk|key)=", re.IGNORECASE)
"""In a link that lets in whoever has it: it stands on the page for those who come, and not in what programs collect."""
_PRICE = lazy_re.compile(r"(?P<before>[£€$₹₦¥])?\s*(?P<number>\d{1,5}(?:[.,]\d{2})?)\s*(?P<after>€|zł)?")


def event_ld(
    event: Event,
    dates: Sequence[Occurrence],
    page: EventPage,
    head: HeadView,
    base: Base,
    publisher: dict[str, object],
    nowhere: str,
) -> dict[str, object]:
    """The event as JSON-LD.

    Args:
        event: the record.
        dates: those to tell of a series, soonest first; of a single event its only one.
        page: the event's page.
        head: the page's head.
        base: where the site stands.
        publisher: the hub, which organises what nobody else does.
        nowhere: what to say where the place is not known.
    """
    maker = _Maker(event, page, head, base, publisher, nowhere)
    if event.repeat is None:
        return {"@context": "https://schema.org", **maker.event(dates[0])}
    return {"@context": "https://schema.org", **maker.series(dates)}


class _Maker:
    def __init__(
        self, event: Event, page: EventPage, head: HeadView, base: Base, publisher: dict[str, object], nowhere: str
    ) -> None:
        self._event, self._page, self._head = event, page, head
        self._base, self._publisher, self._nowhere = base, publisher, nowhere

    def event(self, date: Occurrence) -> dict[str, object]:
        """One date."""
        shown = date_of(self._event, date)
        status = self._event.status
        state = "EventCancelled" if date.cancelled else "EventRescheduled" if date.moved_from else _STATUS[status]
        previous = (date.moved_from or self._event.previous) if state == "EventRescheduled" else None
        return {
            "@type": "Event",
            **self._common(),
            "startDate": shown.start,
            "endDate": shown.end,
            "eventStatus": SCHEMA + state,
            "previousStartDate": self._written(previous) if previous else "",
        }

    def _written(self, moment: object) -> str:
        text = str(getattr(moment, "isoformat")())  # noqa: B009  dates and datetimes alike
        return text[:10] if self._event.date_only else text

    def series(self, dates: Sequence[Occurrence]) -> dict[str, object]:
        """All dates: their rule, and the next of them one by one."""
        event = self._event
        assert event.repeat is not None
        until = event.repeat.until
        return {
            "@type": "EventSeries",
            **self._common(),
            "startDate": date_of(event, event.dates(event.start)[0]).start,
            "endDate": until.date().isoformat() if until else "",
            "eventStatus": SCHEMA + _STATUS[event.status],
            "eventSchedule": self._schedule(),
            "subEvent": [self.event(date) for date in dates[:MOST_DATES]],
        }

    def _schedule(self) -> dict[str, object]:
        event = self._event
        assert event.repeat is not None
        parts = dict(piece.split("=") for piece in event.repeat.rule.split(";"))
        found = re.findall(r"([+-]?\d*)(MO|TU|WE|TH|FR|SA|SU)", parts.get("BYDAY", ""))
        weeks = {int(number) for number, _ in found if number}
        return {
            "@type": "Schedule",
            "repeatFrequency": _PERIODS[parts["FREQ"]].format(parts.get("INTERVAL", "1")),
            "byDay": [SCHEMA + _DAYS[code] for _, code in found],
            "byMonthWeek": sorted(weeks) if weeks and min(weeks) > 0 else [],
            "byMonthDay": [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day and int(day) > 0],
            "byMonth": [int(month) for month in parts.get("BYMONTH", "").split(",") if month],
            "startDate": event.start.date().isoformat(),
            "endDate": event.repeat.until.date().isoformat() if event.repeat.until else "",
            "repeatCount": event.repeat.times or None,
            "startTime": "" if event.date_only else f"{event.start:%H:%M:%S}",
            "endTime": f"{event.end:%H:%M:%S}" if event.end and not event.date_only else "",
            "scheduleTimezone": event.timezone,
            "exceptDate": [wall.date().isoformat() for wall in event.skip],
        }

    def _common(self) -> dict[str, object]:
        event, head = self._event, self._head
        return {
            "name": head.og_title,
            "description": head.description,
            "url": self._base.absolute(head.url),
            "inLanguage": list(event.spoken) or event.lang,
            "eventAttendanceMode": SCHEMA + self._mode(),
            "location": self._location(),
            "image": [self._base.absolute(head.image.url)] if head.image else [],
            "organizer": self._organisers(),
            "isAccessibleForFree": True if event.is_free else None,
            "offers": self._offers(),
            "maximumAttendeeCapacity": event.capacity,
        }

    def _mode(self) -> str:
        event = self._event
        if not event.online:
            return "OfflineEventAttendanceMode"
        return "MixedEventAttendanceMode" if event.place or event.address else "OnlineEventAttendanceMode"

    def _location(self) -> object:
        event = self._event
        there: dict[str, object] | None = None
        if event.place or event.address or not event.online:
            name = (event.place.name if event.place else event.address) or self._nowhere
            there = {"@type": "Place", "name": name, "address": event.address or name}
            if event.place and event.place.latitude is not None:
                there["geo"] = {
                    "@type": "GeoCoordinates",
                    "latitude": event.place.latitude,
                    "longitude": event.place.longitude,
                }
        room = self._base.absolute(self._head.url) if _SECRET.search(event.online) else event.online
        online = {"@type": "VirtualLocation", "url": room} if event.online else None
        both = [place for place in (there, online) if place]
        return both if len(both) > 1 else both[0]

    def _organisers(self) -> object:
        found = [
            {
                "@type": "Person" if "/people/" in link.url else "Organization",
                "name": link.label,
                "url": self._base.absolute(link.url) if link.url else "",
            }
            for link in self._page.organisers
        ]
        return found or self._publisher

    def _offers(self) -> dict[str, object]:
        event = self._event
        link = event.tickets or (event.rsvp.url if event.rsvp and event.rsvp.url.startswith("http") else "")
        match = _PRICE.search(event.cost)
        sign = (match["before"] or match["after"] or "") if match else ""
        price = "0" if event.is_free else match["number"].replace(",", ".") if match and sign else ""
        if not price:
            return {}
        available = "SoldOut" if event.status is EventStatus.FULL else "InStock"
        return {
            "@type": "Offer",
            "price": price,
            "priceCurrency": _CURRENCIES.get(sign, ""),
            "availability": SCHEMA + available,
            "url": link or self._base.absolute(self._head.url),
        }
