"""Links that put an event into a reader's calendar, or a calendar beside it: plain links, asked of nobody until used.

Parameters as each service documents them or is known to take them: Google's template, Outlook's deep link
(InteractionDesignFoundation/add-event-to-calendar-docs), `webcal:` for programs that subscribe.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from generator.render.zones import zone
from generator.views.calendar import CalendarEventView
from generator.views.common import ShareLink

_MOST_DETAILS = 1000
"""Characters of a description in an address: what does not fit stands on the event's page, which is linked."""
_OUTLOOK = {"outlook": ("Outlook.com", "outlook.live.com"), "office365": ("Microsoft 365", "outlook.office.com")}


def add_links(event: CalendarEventView, file: str, label: str = "iCalendar (.ics)") -> tuple[ShareLink, ...]:
    """Ways to put one event into a calendar: the file first, which every program opens.

    Args:
        event: as its calendar file has it. Only Google's link can tell that an event recurs.
        file: full or hub-relative address of the event's own `.ics`.
        label: what the file's link says, in the page's language.
    """
    return (
        ShareLink(network="ics", label=label, url=file),
        ShareLink(network="google", label="Google Calendar", url=_google(event)),
        *(ShareLink(network=name, label=said, url=_outlook(event, host)) for name, (said, host) in _OUTLOOK.items()),
    )


def subscribe_links(url: str, label: str = "iCalendar (.ics)") -> tuple[ShareLink, ...]:
    """Ways to have a calendar beside one's own, so that what changes here changes there.

    Args:
        url: full address of the calendar's file.
        label: what the plain link says, in the page's language.
    """
    webcal = f"webcal://{url.partition('://')[2]}"
    outlook = _query({"url": url})
    return (
        ShareLink(network="webcal", label="Apple Calendar, Thunderbird, Outlook", url=webcal),
        ShareLink(
            network="google",
            label="Google Calendar",
            url=f"https://calendar.google.com/calendar/r?{_query({'cid': webcal})}",
        ),
        ShareLink(
            network="outlook", label="Outlook.com", url=f"https://outlook.live.com/calendar/0/addfromweb?{outlook}"
        ),
        ShareLink(network="ics", label=label, url=url),
    )


def _google(event: CalendarEventView) -> str:
    start, end = _span(event)
    form = "%Y%m%d" if event.all_day else "%Y%m%dT%H%M%S"
    values = {
        "action": "TEMPLATE",
        "text": event.title,
        "dates": f"{start:{form}}/{end:{form}}",
        "ctz": event.zone,
        "details": _details(event),
        "location": event.location or event.conference,
        "recur": f"RRULE:{event.rrule}" if event.rrule else "",
    }
    return f"https://calendar.google.com/calendar/render?{_query(values)}"


def _outlook(event: CalendarEventView, host: str) -> str:
    start, end = _span(event)
    values = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": _outlook_time(start, event),
        "enddt": _outlook_time(end, event),
        "allday": "true" if event.all_day else "",
        "subject": event.title,
        "body": _details(event),
        "location": event.location or event.conference,
    }
    return f"https://{host}/calendar/deeplink/compose?{_query(values)}"


def _outlook_time(moment: dt.datetime, event: CalendarEventView) -> str:
    """UTC where the event has a zone: the link has no parameter for one."""
    if event.all_day:
        return moment.date().isoformat()
    if not event.zone:
        return moment.isoformat()
    return f"{moment.replace(tzinfo=zone(event.zone)).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _span(event: CalendarEventView) -> tuple[dt.datetime, dt.datetime]:
    """From when until when, in wall time. Without an end, an hour, or the one day."""
    start = dt.datetime.fromisoformat(event.start)
    if event.end:
        return start, dt.datetime.fromisoformat(event.end)
    return start, start + (dt.timedelta(days=1) if event.all_day else dt.timedelta(hours=1))


def _details(event: CalendarEventView) -> str:
    """The description as far as an address holds it, then the event's page."""
    text = event.description.strip()
    if len(text) > _MOST_DETAILS:
        text = f"{text[: _MOST_DETAILS - 1].rpartition(' ')[0] or text[: _MOST_DETAILS - 1]}…"
    return "\n\n".join(part for part in (text, event.url) if part)


def _query(values: Mapping[str, str]) -> str:
    """Encoded with `%20`, never `+`, which Outlook shows as a plus sign; nothing that is empty."""
    return urlencode({name: value for name, value in values.items() if value}, quote_via=quote, safe="")
