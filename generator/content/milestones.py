"""Milestones: the marks on the way to a goal, which of them were reached and when, and how far it is to the next.

Pure arithmetic over counts: whatever the count comes from (a front matter, a petition's counter, sheets of paper), its
milestones are worked out here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from generator import lazy_re
from generator.content.records import Campaign, Milestone

_QUARTERS = (1, 2, 3, 4)
_NUMBER = lazy_re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")

Counted = tuple[dt.datetime, float]
"""A count, and the day on which it stood there."""


class Mark(msgspec.Struct, frozen=True):
    """A milestone on its way: where it stands from 0 to 1, whether it has been reached and, if known, when."""

    at: float
    label: str
    fraction: float
    reached: bool
    on: dt.datetime | None = None


def marks(
    goal: float | None,
    count: float | None,
    chosen: Sequence[Milestone] = (),
    counted: Iterable[Counted] = (),
    told: Iterable[tuple[dt.datetime, str]] = (),
    half: str = "",
) -> tuple[Mark, ...]:
    """The marks towards a goal, nearest first; none without a goal or chosen ones.

    `count` is where it stands now, `counted` where it stood when, `told` what news said was reached ("Half way",
    "1,000 signatures"). Where nobody chose any, quarters of the goal serve as far as they are whole, the middle one
    called `half`.
    """
    wanted = sorted(chosen, key=lambda mark: mark.at) or _quarters(goal, half)
    length = goal or max((mark.at for mark in wanted), default=0)
    if length <= 0:
        return ()
    counts = sorted(counted)
    news = sorted(told)
    return tuple(_mark(mark, length, count, counts, news) for mark in wanted)


def following(found: Sequence[Mark]) -> Mark | None:
    """The next mark: the first that has not been reached; None when all have."""
    return next((mark for mark in found if not mark.reached), None)


def of_campaign(campaign: Campaign, half: str = "") -> tuple[Mark, ...]:
    """A campaign's marks, from its own count and what its updates say."""
    told = [(update.date, update.milestone) for update in campaign.updates if update.milestone]
    return marks(campaign.goal, campaign.progress, campaign.milestones, counts(campaign), told, half)


def counts(campaign: Campaign) -> tuple[Counted, ...]:
    """Where a campaign's count stood when, oldest first, as its updates say."""
    dated = [(update.date, update.progress) for update in campaign.updates if update.progress is not None]
    return tuple(sorted(dated))


def _quarters(goal: float | None, half: str) -> list[Milestone]:
    if not goal or goal <= 0:
        return []
    found = [(quarter, goal * quarter / 4) for quarter in _QUARTERS]
    return [Milestone(at, half if quarter == 2 else "") for quarter, at in found if quarter == 4 or at == int(at)]


def _mark(
    mark: Milestone,
    length: float,
    count: float | None,
    counts_: Sequence[Counted],
    news: Sequence[tuple[dt.datetime, str]],
) -> Mark:
    on = mark.reached or _first(
        [moment for moment, stood in counts_ if stood >= mark.at],
        [moment for moment, words in news if _tells(words, mark)],
    )
    reached = on is not None or (count is not None and count >= mark.at)
    return Mark(mark.at, mark.label, mark.at / length, reached, on)


def _first(*moments: Sequence[dt.datetime]) -> dt.datetime | None:
    return min((found[0] for found in moments if found), default=None)


def _tells(words: str, mark: Milestone) -> bool:
    """Whether news says that a mark was reached: by its label, or by the first number in the words."""
    said = words.casefold()
    if mark.label and re.search(rf"\b{re.escape(mark.label.casefold())}\b", said):
        return True
    number = _NUMBER.search(words)
    return number is not None and re.sub(r"\D", "", number[0]) == f"{mark.at:.0f}"
