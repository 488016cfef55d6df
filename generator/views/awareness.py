"""The page of awareness days: when to share what."""

from __future__ import annotations

from generator.views.common import DateView, LinkView, PhotoView, ShareLink, View
from generator.views.content import Content


class SuggestionView(LinkView, frozen=True, kw_only=True):
    """A story or campaign that goes with a day."""

    kit: str
    """Its share kit, or empty."""
    why: tuple[str, ...]
    """The terms that it shares with the day."""
    is_campaign: bool = False
    photo: PhotoView | None = None


class AwarenessDayView(View, frozen=True, kw_only=True):
    """An awareness day as it comes next."""

    id: str
    name: str
    date: DateView
    last: DateView | None
    """The last day of several."""
    number: str
    """Day of the month, as people read it."""
    weekday: str
    now: bool
    """Whether it has begun."""
    note: str
    url: str
    """Of whoever keeps the day."""
    hashtags: tuple[str, ...]
    """Without #."""
    suggestions: tuple[SuggestionView, ...]


class AwarenessMonth(View, frozen=True, kw_only=True):
    """The days of a month."""

    title: str
    days: tuple[AwarenessDayView, ...]


class AwarenessPage(Content, frozen=True, kw_only=True):
    """When to share what, from the present month on."""

    title: str
    months: tuple[AwarenessMonth, ...]
    subscribe: tuple[ShareLink, ...]
    """Ways to have them in one's own calendar."""
