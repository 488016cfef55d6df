"""Representatives: elected or appointed, with an office and ways to reach them.

What they said and how they voted stands in their own file, by campaign, dated and with its source, as do the days on
which the hub's campaigns wrote to them. How long an answer has been waited for is worked out from these (see
`generator.plan.asking`), never written by hand.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

import msgspec

from generator.content.records import Link, Record

_QUOTED = 220
"""Characters that a card's quote has room for."""


class AnswerKind(StrEnum):
    """How a representative took a stand."""

    ANSWER = "answer"
    VOTE = "vote"
    STATEMENT = "statement"


class Ballot(StrEnum):
    """What was voted for, seen from the campaign: `for` is for what it asks."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    ABSENT = "absent"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a representative said about a campaign in public, or how they voted on it."""

    campaign: str
    """Slug, once the hub has resolved it."""
    date: dt.datetime
    kind: AnswerKind = AnswerKind.ANSWER
    vote: Ballot | None = None
    text: str = ""
    """Their own words."""
    summary: str = ""
    """What they said, in the hub's words."""
    source: Link | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a campaign wrote to a representative."""

    campaign: str
    date: dt.datetime


class Representative(Record, frozen=True, kw_only=True, tag=True):
    """Somebody with an office; `title` is the name."""

    kind: ClassVar[str] = "representative"

    office: str = ""
    bodies: tuple[str, ...] = ()
    """Councils, parliaments, boards and committees that the person sits on or works for, the most important first."""
    areas: tuple[str, ...] = ()
    """Names of the parts of the world that the person stands for; none where it is everybody's."""
    postcodes: tuple[str, ...] = ()
    """How the postcodes of those areas begin, as written: `OT1 2`, `79098`."""
    party: str = ""
    pronouns: str = ""
    salutation: str = ""
    """How a letter begins, without the comma: `Dear Cllr Berry`."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages that the person can be written to in."""
    email: str = ""
    phone: str = ""
    address: str = ""
    """Postal, in lines, without the name."""
    form: str = ""
    """Address of a form on the web."""
    links: tuple[Link, ...] = ()
    hours: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    """The first day on which the person no longer holds the office."""
    answers: tuple[Answer, ...] = ()
    asked: tuple[Asked, ...] = ()

    def next_turn(self, now: dt.datetime) -> dt.datetime | None:
        """Also the end of the term, and the days that stand in the file before they have come."""
        own = (super().next_turn(now), self.until, *(a.date for a in self.answers), *(a.date for a in self.asked))
        return min((moment for moment in own if moment and moment > now), default=None)

    @property
    def spoken(self) -> Answer | None:
        """The newest of their own words, if they are few enough to be quoted on a card."""
        said = [answer for answer in self.answers if 0 < len(answer.text) <= _QUOTED]
        return max(said, key=lambda answer: answer.date, default=None)

    def in_office(self, today: dt.datetime) -> bool:
        """Whether the person holds the office at a moment."""
        return not self.until or today < self.until
