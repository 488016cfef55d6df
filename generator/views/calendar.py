"""What a calendar file is made of: a calendar and its events, as RFC 5545 and RFC 7986 know them."""

from __future__ import annotations

from generator.views.common import View


class OverrideView(View, frozen=True, kw_only=True):
    """One occurrence of a recurring event that differs from the others (RFC 5545, 3.8.4.4). Empty: as the event has it."""

    recurrence: str
    """The start that the rule gives it, written as `CalendarEventView.start`."""
    start: str = ""
    """Where it moved to; its end moves with it unless `end` says otherwise."""
    end: str = ""
    status: str = ""
    """`CONFIRMED`, `TENTATIVE` or `CANCELLED`."""
    title: str = ""
    description: str = ""
    url: str = ""
    location: str = ""
    latitude: float | None = None
    longitude: float | None = None
    conference: str = ""


class CalendarEventView(View, frozen=True, kw_only=True):
    """An event. Addresses are full, texts plain."""

    uid: str
    """Never changes, whatever else of the event does."""
    sequence: int
    """Counts the changes that people who come must know of (RFC 5545, 3.8.7.4)."""
    modified: str
    """UTC, ISO 8601."""
    title: str
    description: str
    url: str
    start: str
    """Wall time such as `2026-12-05T19:30:00`; `2026-12-05` where the event lasts all day."""
    end: str
    """As `start`, exclusive (RFC 5545, 3.6.1): the day after the last. Empty: the day of the start, or no length."""
    zone: str
    """IANA name; empty where the event lasts all day, or where its hours are everybody's own."""
    all_day: bool = False
    rrule: str = ""
    """RFC 5545, 3.3.10, without `RRULE:`. An `UNTIL` in wall time becomes UTC, as it has to be."""
    exdates: tuple[str, ...] = ()
    rdates: tuple[str, ...] = ()
    """As `start`."""
    overrides: tuple[OverrideView, ...] = ()
    status: str = "CONFIRMED"
    categories: tuple[str, ...] = ()
    location: str = ""
    latitude: float | None = None
    longitude: float | None = None
    organiser: str = ""
    organiser_url: str = ""
    conference: str = ""
    """Where to join online."""
    image: str = ""
    alarms: tuple[int, ...] = ()
    """Minutes before the start."""
    transparent: bool = False
    """Whether the time stays free: a reminder rather than an appointment."""


class CalendarView(View, frozen=True, kw_only=True):
    """A calendar to open once or to subscribe to. Addresses are full."""

    name: str
    description: str
    url: str
    """Of the calendar itself."""
    home_url: str
    """The page that it belongs to."""
    lang: str
    zone: str
    """IANA name of the hub's time zone, for readers that ask a calendar for one."""
    colour: str = ""
    """`#rrggbb`."""
    refresh_hours: int = 12
    """How often to ask for news; 0 for a file that is opened once."""
    events: tuple[CalendarEventView, ...] = ()
