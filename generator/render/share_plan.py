"""When to post what: two weeks as a calendar (RFC 5545) and as the lines of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.digests import blake2b
from generator.render.captions import LABELS, Caption, caption
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
_FOLD = 75  # octets of a line, the line end not counted (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


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


def render(view: PostPlanView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The calendar: one entry for each post, with its text, its picture's address and a reminder.

    Times float (RFC 5545, 3.3.5): half past eight is half past eight wherever the volunteer is.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Storyhub//Share kit//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        _text("X-WR-CALNAME", view.name),
        *(line for each in posts(view.slots, view.material) for line in _event(view, each)),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line)).encode()


def _event(view: PostPlanView, post: Post) -> Iterator[str]:
    day = dt.date.fromisoformat(view.start)
    start = dt.datetime.combine(day, dt.time(post.slot.hour, post.slot.minute)) + dt.timedelta(days=post.slot.day - 1)
    name = f"{view.material.url} {post.slot.network} {post.slot.day}".encode()
    yield "BEGIN:VEVENT"
    yield f"UID:{blake2b(name, digest_size=12).hexdigest()}@{urlsplit(view.material.url).hostname or 'hub'}"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND:{start + _LONG:%Y%m%dT%H%M%S}"
    yield _text("SUMMARY", f"{post.label}: {view.material.title}")
    yield _text("DESCRIPTION", "\n\n".join(_described(view, post)))
    yield f"URL:{view.kit}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", post.label), "TRIGGER:PT0S", "END:VALARM")
    yield "END:VEVENT"


def _described(view: PostPlanView, post: Post) -> Iterable[str]:
    yield post.caption.text
    if post.slot.picture:
        yield view.base.absolute(post.slot.picture)
    yield view.kit


def _text(name: str, value: str) -> str:
    return f"{name}:{value.translate(_ESCAPES)}"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, none of which splits a character."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "surrogatepass"))
        if size + octets > _FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
