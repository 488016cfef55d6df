"""Views of events: single ones, their lists, a month as a table."""

from __future__ import annotations

from generator.views.body import BodyView
from generator.views.common import (
    ActionView,
    AlternateView,
    AudioView,
    LinkView,
    PhotoView,
    ShareLink,
    VideoView,
    View,
)
from generator.views.content import Content
from generator.views.event_summaries import DateOfEvent, EventSummary
from generator.views.forms import FormView
from generator.views.pages import CampaignSummary, Pagination, StorySummary


class EventPage(Content, frozen=True, kw_only=True):
    """An event in full: on its next date, or its last one if all are past."""

    event: EventSummary
    previous_date: str
    """When it was to be, for people; empty if it has not moved."""
    coming: tuple[DateOfEvent, ...]
    """The next dates of an event that recurs."""
    until: str
    """The last day of the repetition; empty without one."""
    address: str
    map_url: str
    """Of a map elsewhere: a plain link, nothing is loaded from it."""
    way_url: str
    """The way there, likewise."""
    online_url: str
    access: tuple[str, ...]
    """A paragraph each."""
    tickets: str
    rsvp: ActionView | None
    form: FormView | None
    organisers: tuple[LinkView, ...]
    contact: LinkView | None
    capacity: str
    spoken: tuple[str, ...]
    """Names of languages."""
    add: tuple[ShareLink, ...]
    """Ways to put it into a calendar; empty when it is over or off."""
    campaign: CampaignSummary | None
    groups: tuple[LinkView, ...]
    partners: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    hashtags: tuple[LinkView, ...]
    photos: tuple[PhotoView, ...]
    video: VideoView | None
    audio: AudioView | None = None
    body: BodyView
    report: BodyView | None
    report_photos: tuple[PhotoView, ...]
    stories: tuple[StorySummary, ...]
    """Stories that tell of it."""
    share: tuple[ShareLink, ...]
    translations: tuple[AlternateView, ...]
    kit: str = ""


class EventThanksPage(Content, frozen=True, kw_only=True):
    """What those see who have sent the form of an event."""

    event: EventSummary
    add: tuple[ShareLink, ...]
    share: tuple[ShareLink, ...]


class MonthOfEvents(View, frozen=True, kw_only=True):
    """The events of a month in a list; `url` is the month as a table."""

    label: str
    url: str
    events: tuple[EventSummary, ...]


class EventListPage(Content, frozen=True, kw_only=True):
    """What is coming, by month; what has to find a new date; what was."""

    title: str
    months: tuple[MonthOfEvents, ...]
    postponed: tuple[EventSummary, ...]
    past: tuple[EventSummary, ...]
    """The newest."""
    past_count: int
    past_url: str
    """All that is past, where those above are not all."""
    month_url: str
    subscribe: tuple[ShareLink, ...]


class PastEventsPage(Content, frozen=True, kw_only=True):
    """Everything that was, newest first."""

    title: str
    items: tuple[EventSummary, ...]
    pagination: Pagination
    coming_url: str
    """The list of what is coming."""


class DayItem(View, frozen=True, kw_only=True):
    """An event on a day of a month."""

    url: str
    title: str
    lang: str
    time: str
    status: str
    goes_on: bool = False
    """Whether it began on an earlier day."""


class DayView(View, frozen=True, kw_only=True):
    """A day of a month; days of the months beside it have no number."""

    number: str
    date: str
    label: str
    """For people, with the weekday."""
    items: tuple[DayItem, ...] = ()


class EventMonthPage(Content, frozen=True, kw_only=True):
    """A month as a table."""

    title: str
    weekdays: tuple[tuple[str, str], ...]
    """Short and in full, in the order of the language's week."""
    weeks: tuple[tuple[DayView, ...], ...]
    count: int
    previous: LinkView | None
    next: LinkView | None
    subscribe: tuple[ShareLink, ...]
