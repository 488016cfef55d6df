"""When to post what: two weeks as a calendar (RFC 5545) and as the lines of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.digests import uid
from generator.render.captions import LABELS, Caption, caption
from generator.views.calendar import CalendarEventView, CalendarView
from generator.views.share_kit import PostMaterial, PostPlanView, PostSlot

SCHEDULE = (
    PostSlot(day=1, hour=8, minute=30, network="whatsapp", variant="summary", format="tall"),
    PostSlot(day=1, hour=18, minute=30, network="facebook", variant="summary", format="link"),
    PostSlot(day=2, hour=12, minute=15, network="mastodon", variant="summary", format="link"),
    PostSlot(day=2, hour=12, minute=30, network="bluesky", variant="summary", format="link"),
    PostSlot(day=3, hour=8, minute=15, network="linkedin", variant="summary", format="square"),
    PostSlot(day=4, hour=19, minute=0, network="instagram", variant="quote", format="portrait"),
    PostSlot(day=5, hour=12, minute=15, network="x", variant="summary", format="link"),
    PostSlot(day=6, hour=10, minute=0, network="facebook", variant="number", format="square"),
    PostSlot(day=8, hour=12, minute=15, network="bluesky", variant="quote", format="square"),
    PostSlot(day=8, hour=12, minute=30, network="mastodon", variant="quote", format="square"),
    PostSlot(day=9, hour=18, minute=30, network="threads", variant="question", format="square"),
    PostSlot(day=10, hour=19, minute=0, network="instagram", variant="number", format="tall"),
    PostSlot(day=11, hour=9, minute=0, network="email", variant="summary"),
    PostSlot(day=13, hour=10, minute=0, network="facebook", variant="question", format="portrait"),
    PostSlot(day=14, hour=18, minute=0, network="whatsapp", variant="ask", format="tall"),
)
"""A slot a day at most for each network, mornings and lunch breaks where people commute, evenings where they chat."""
DAYS = 14
"""Days that a plan covers."""
_LONG = dt.timedelta(minutes=15)


class Post(NamedTuple):
    """One line of a plan."""

    slot: PostSlot
    label: str
    caption: Caption

    @property
    def time(self) -> str:
        """`08:30`."""
        return f"{self.slot.hour:02}:{self.slot.minute:02}"


def posts(slots: Sequence[PostSlot], material: PostMaterial) -> tuple[Post, ...]:
    """What to post in each slot."""
    return tuple(Post(slot, LABELS[slot.network], caption(material, slot.network, slot.variant)) for slot in slots)


def render(view: PostPlanView, read: Callable[[str], bytes]) -> bytes:
    """The calendar: one entry for each post, with its text, its picture's address and a reminder.

    Times float (RFC 5545, 3.3.5): half past eight is half past eight wherever the volunteer is.
    """
    made = CalendarView(
        name=view.name,
        description="",
        url="",
        home_url=view.kit,
        lang="",
        zone="",
        refresh_hours=0,
        events=tuple(_event(view, each) for each in posts(view.slots, view.material)),
    )
    from generator.render import calendar  # noqa: PLC0415 - planners need these words, and not what calendars are made of

    return calendar.render(made, read)


def _event(view: PostPlanView, post: Post) -> CalendarEventView:
    day = dt.date.fromisoformat(view.start)
    start = dt.datetime.combine(day, dt.time(post.slot.hour, post.slot.minute)) + dt.timedelta(days=post.slot.day - 1)
    name = f"{view.material.url} {post.slot.network} {post.slot.day}"
    return CalendarEventView(
        uid=f"{uid(name)}@{urlsplit(view.material.url).hostname or 'hub'}",
        sequence=0,
        modified=f"{day.isoformat()}T00:00:00+00:00",
        title=f"{post.label}: {view.material.title}",
        description="\n\n".join(_described(view, post)),
        url=view.kit,
        start=start.isoformat(),
        end=(start + _LONG).isoformat(),
        zone="",
        alarms=(0,),
        transparent=True,
    )


def _described(view: PostPlanView, post: Post) -> Iterator[str]:
    yield post.caption.text
    if post.slot.picture:
        yield view.base.absolute(post.slot.picture)
    yield view.kit
