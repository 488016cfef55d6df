"""What a hub is made of, as frozen records: what all kinds share, and stories, campaigns, people and pages.

A record is what is left when front matter has been read, checked and completed: every field has its type, every
photo is a path inside the hub, every text is trimmed and in NFC. References between records are still slugs here; the
`Hub` resolves them. `positions` tells for each key of the front matter (`campaign`, `authors.1`, `photo.alt`) where it
stands, so that a later stage can still point at it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar

import msgspec

from generator.content.body import Body
from generator.content.petition import Petition, Tally
from generator.problems import Position


class State(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    LIVE = "live"
    PAUSED = "paused"
    WON = "won"
    PARTLY_WON = "partly-won"
    LOST = "lost"
    CLOSED = "closed"


DECIDED = (State.WON, State.PARTLY_WON, State.LOST, State.CLOSED)
"""States in which nothing more is asked."""


class Step(msgspec.Struct, frozen=True):
    """A turn in a campaign's life: the state that it came into, when, and what is to be said of it."""

    date: dt.datetime
    state: State
    note: str = ""


class Milestone(msgspec.Struct, frozen=True):
    """A mark on the way to a campaign's goal: the count that it stands at, and when that was reached if somebody wrote it down."""

    at: float
    label: str = ""
    reached: dt.datetime | None = None


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A locality; coordinates in degrees (WGS 84) where the author gave them."""

    name: str
    latitude: float | None = None
    longitude: float | None = None


class Photo(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture as the author refers to it: `file` relative to the hub's root, `focal` from (0, 0) top left to (1, 1)."""

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focal: tuple[float, float] | None = None


class Video(msgspec.Struct, frozen=True):
    """A video elsewhere (YouTube, Vimeo, PeerTube) or a file beside the record (then `url` is relative to the hub's root)."""

    url: str
    title: str = ""
    poster: Photo | None = None
    captions: str = ""
    """A file relative to the hub's root; `no` where nobody speaks; empty to look for one beside the video."""
    transcript: str = ""
    """A file relative to the hub's root."""


class Audio(msgspec.Struct, frozen=True):
    """A recording beside the record: `file` and `transcript` are relative to the hub's root."""

    file: str
    title: str = ""
    transcript: str = ""


class Quote(msgspec.Struct, frozen=True):
    """Somebody's words, to be pulled out of the text."""

    text: str
    who: str = ""


class Number(msgspec.Struct, frozen=True):
    """An impact number: `value` as it is to be shown (`£4,200`, `412`), `label` what it counts."""

    value: str
    label: str


class CardChoice(msgspec.Struct, frozen=True):
    """What a record wants of its card where this differs from the page: a design, other words, another photo."""

    design: str = ""
    title: str = ""
    kicker: str = ""
    text: str = ""
    photo: Photo | None = None
    focal: tuple[float, float] | None = None
    date: dt.datetime | None = None
    date_only: bool = True
    chart: str = ""
    """The title of the chart of the text that it shows; empty for the first, `no` for none."""


class ShareChoice(msgspec.Struct, frozen=True):
    """What a record wants of its share kit where this differs from what would be made of the page."""

    kit: bool = True
    """Whether there is one."""
    text: str = ""
    question: str = ""
    captions: Mapping[str, str] = {}
    """Words by network, complete: nothing is added but the address where they lack it."""
    hashtags: tuple[str, ...] = ()
    alt: str = ""
    formats: tuple[str, ...] = ()
    """Of cards; empty for all."""
    start: dt.datetime | None = None
    """The first day of the plan."""
    plan: bool = True


class Letter(msgspec.Struct, frozen=True):
    """What a campaign proposes to write and to say: texts with placeholders in braces, empty where it proposes nothing."""

    subject: str = ""
    text: str = ""
    """Paragraphs, with an empty line between them; no Markdown."""
    call: str = ""
    """What to say on the telephone, in a sentence or two."""


class Link(msgspec.Struct, frozen=True):
    """A labelled address."""

    label: str
    url: str


class TypedAddress(msgspec.Struct, frozen=True):
    """An e-mail address that stands among the words of a text: where, and the line."""

    address: str
    position: Position
    excerpt: str = ""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all kinds share."""

    kind: ClassVar[str] = ""

    path: str
    """The Markdown file, relative to the hub's root."""
    slug: str
    lang: str
    """BCP 47 tag; the hub's own language where the front matter names none."""
    title: str
    body: Body
    summary: str = ""
    """As written; empty where the author gave none (the first sentences of the body serve then)."""
    translation_key: str = ""
    updated: dt.datetime | None = None
    publish: dt.datetime | None = None
    expires: dt.datetime | None = None
    draft: bool = False
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    photo: Photo | None = None
    photos: tuple[Photo, ...] = ()
    video: Video | None = None
    audio: Audio | None = None
    place: Place | None = None
    topics: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    card: CardChoice | None = None
    typed_addresses: tuple[TypedAddress, ...] = ()
    """E-mail addresses among its words, each once, in the order of the file."""
    positions: Mapping[str, Position] = {}

    def next_turn(self, now: dt.datetime) -> dt.datetime | None:
        """The next moment after `now` from which the record is published, or no longer is."""
        return _next((self.publish, self.expires), now)

    def position(self, key: str) -> Position:
        """Where `key` stands, or the file's first line when the author did not write it."""
        return self.positions.get(key, Position(self.path, 1, 1))


def _next(moments: Iterable[dt.datetime | None], now: dt.datetime) -> dt.datetime | None:
    return min((moment for moment in moments if moment and moment > now), default=None)


class Story(Record, frozen=True, kw_only=True, tag=True):
    """What happened, told by or about people who agreed."""

    kind: ClassVar[str] = "story"

    date: dt.datetime
    """With time zone. A date without a time is midnight in the hub's time zone."""
    date_only: bool = True
    authors: tuple[str, ...] = ()
    """Slugs of people, or plain names."""
    campaign: str = ""
    quotes: tuple[Quote, ...] = ()
    numbers: tuple[Number, ...] = ()
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """As `groups`, slugs of records once the hub has resolved them."""
    events: tuple[str, ...] = ()
    """The events that it tells of."""
    share: ShareChoice = ShareChoice()


class Update(Record, frozen=True, kw_only=True, tag=True):
    """A dated piece of news within a campaign."""

    kind: ClassVar[str] = "update"

    campaign: str
    date: dt.datetime
    date_only: bool = True
    milestone: str = ""
    """What was reached, if that is the news: `Half way: 500 signatures`."""
    state: State | None = None
    """The state that the campaign came into by it: `won`."""
    progress: float | None = None
    """The campaign's count on that day."""

    def next_turn(self, now: dt.datetime) -> dt.datetime | None:
        """As of any record; also the day from which it says where its campaign stands."""
        return _next((self.publish, self.expires, self.date if self.state else None), now)


class Campaign(Record, frozen=True, kw_only=True, tag=True):
    """What is asked of whom, how far it has come, and what came of it."""

    kind: ClassVar[str] = "campaign"

    date: dt.datetime
    date_only: bool = True
    state: State = State.LIVE
    ask: str = ""
    target: str = ""
    """Who is asked, as text: the `targets`, those that are representatives by their names."""
    targets: tuple[str, ...] = ()
    """As written, or the slug of a representative once the hub has resolved it."""
    letter: Letter = Letter()
    goal: float | None = None
    progress: float | None = None
    unit: str = ""
    deadline: dt.datetime | None = None
    action: Link | None = None
    outcome: str = ""
    learnt: str = ""
    """What those who ran it would do otherwise next time."""
    history: tuple[Step, ...] = ()
    """Its states with their dates, as written; of a hub's campaign all of them, oldest first (`generator.content.life`)."""
    milestones: tuple[Milestone, ...] = ()
    """As written; empty where quarters of the goal will do (`generator.content.milestones`)."""
    petition: Petition | None = None
    tally: Tally | None = None
    """How many have signed as far as counters and paper tell; worked out by the hub. `progress` is its total then."""
    authors: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    numbers: tuple[Number, ...] = ()
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    share: ShareChoice = ShareChoice()
    updates: tuple[Update, ...] = ()
    """Those in the campaign's own front matter and those in files beside it, newest first."""

    def next_turn(self, now: dt.datetime) -> dt.datetime | None:
        """As of any record; also the days on which it comes into a state."""
        states = (*(step.date for step in self.history), *(update.date for update in self.updates if update.state))
        return _next((self.publish, self.expires, *states), now)

    @property
    def decided(self) -> Step | None:
        """How and when it ended, if it has and somebody wrote it down."""
        last = self.history[-1] if self.history else None
        return last if last and last.state in DECIDED and last.state is self.state else None


class Person(Record, frozen=True, kw_only=True, tag=True):
    """An author or storyteller; `title` is the name."""

    kind: ClassVar[str] = "person"

    role: str = ""
    links: tuple[Link, ...] = ()
    fediverse: str = ""
    """`@user@instance`, for `fediverse:creator`."""


class Page(Record, frozen=True, kw_only=True, tag=True):
    """Anything else: about, how to take part."""

    kind: ClassVar[str] = "page"

    menu: int | None = None
    """Position in the menu, lowest first; absent pages are not in it."""
