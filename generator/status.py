"""What wants care: what ends, what waits, what nobody told the end of, and what to share in the next weeks.

All of it is worked out from the records and one day; nothing here is wrong with a hub, which is what `check` is for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from generator.content.events import Event
from generator.content.hashtag_words import LOWERCASE
from generator.content.hub import Hub
from generator.content.life import is_over
from generator.content.records import Campaign, Record, State, Story, Update
from generator.content.representatives import Representative
from generator.plan.suggestions import Suggested, suggested
from generator.problems import Position, Problem, errors

SOON = dt.timedelta(days=30)
"""How far ahead an end or an awareness day is told."""
QUIET = dt.timedelta(days=90)
"""So long a live campaign may be without news."""
UNTOLD = dt.timedelta(days=120)
"""So long after an event a report is still asked for."""
UNANSWERED = dt.timedelta(days=14)
"""So long a representative has to answer."""

TITLES = {
    "mistake": "Left out for a mistake",
    "ends": "Comes off the site",
    "review": "To be looked over",
    "publish": "Waits for its day",
    "draft": "Drafts",
    "deadline": "Campaigns whose deadline has passed",
    "quiet": "Campaigns without news",
    "unanswered": "Representatives who have not answered",
    "report": "Events that nobody told of",
    "translation": "Translations that are behind",
    "hashtag": "Hashtags that cannot be read aloud",
    "share": "Days to share on",
}
"""Kinds of care in the order in which they are told, with a title for each."""


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to see to. `due` is the day that it is about; `items` are addresses or names that belong to it."""

    kind: str
    message: str
    hint: str
    position: Position
    due: dt.date | None = None
    items: tuple[str, ...] = ()


def status(hub: Hub, records: Iterable[Record], problems: Iterable[Problem]) -> tuple[Care, ...]:
    """All that wants care on the hub's `today`, kind by kind, what is most pressing first.

    Args:
        hub: what is published.
        records: everything that was read, drafts and what has expired included.
        problems: what the last reading found.
    """
    zone = ZoneInfo(hub.config.timezone)
    day = hub.today.astimezone(zone).date()
    view = _View(hub, tuple(records), tuple(problems), day, zone)
    found = [care for kind in TITLES for care in sorted(_FINDERS[kind](view), key=_order)]
    return tuple(found)


def _order(care: Care) -> tuple[dt.date, str, str]:
    return care.due or dt.date.max, care.position.path, care.message


class _View:
    """A hub on a day, and everything that it was made of."""

    def __init__(
        self, hub: Hub, records: Sequence[Record], problems: Sequence[Problem], today: dt.date, zone: ZoneInfo
    ) -> None:
        self.hub, self.records, self.problems, self.today, self.zone = hub, records, problems, today, zone

    def day(self, moment: dt.datetime) -> dt.date:
        """A moment's day by the hub's clock."""
        return moment.astimezone(self.zone).date()


def _named(record: Record) -> str:
    return f"“{record.title}”"


def _mistakes(view: _View) -> Iterator[Care]:
    seen: dict[str, Problem] = {}
    for problem in errors(view.problems):
        seen.setdefault(problem.position.path, problem)
    for path, problem in sorted(seen.items()):
        yield Care(
            kind="mistake",
            message=problem.message,
            hint=f"storyhub check tells all of {path}.",
            position=problem.position,
        )


def _ends(view: _View) -> Iterator[Care]:
    for record in view.records:
        consent = getattr(record, "consent", None)
        for key, moment, what in (
            ("expires", record.expires, "comes off the site"),
            ("consent.until", getattr(consent, "until", None), "has consent"),
        ):
            if not isinstance(moment, dt.datetime) or record.draft:
                continue
            due = view.day(moment)
            if view.today - SOON <= due < view.today or moment <= view.hub.today:
                if due >= view.today - SOON:
                    message = f"{_named(record)} is no longer on the site."
                    yield Care(
                        kind="ends",
                        message=message,
                        hint="Ask again, or delete the file.",
                        position=record.position(key),
                        due=due,
                    )
            elif due <= view.today + SOON:
                until = "until then" if what == "has consent" else "then"
                message = f"{_named(record)} {what} {until}."
                yield Care(
                    kind="ends",
                    message=message,
                    hint="If it may stay, write a later day.",
                    position=record.position(key),
                    due=due,
                )


def _reviews(view: _View) -> Iterator[Care]:
    for record in view.records:
        moment = getattr(record, "review", None)
        if isinstance(moment, dt.datetime) and view.day(moment) <= view.today + SOON:
            yield Care(
                kind="review",
                message=f"{_named(record)} was to be looked over.",
                hint="Read it again, and write the next day.",
                position=record.position("review"),
                due=view.day(moment),
            )


def _publish(view: _View) -> Iterator[Care]:
    for record in view.records:
        if record.publish and record.publish > view.hub.today and not record.draft:
            yield Care(
                kind="publish",
                message=f"{_named(record)} goes online.",
                hint="A build on that day or after shows it.",
                position=record.position("publish"),
                due=view.day(record.publish),
            )


def _drafts(view: _View) -> Iterator[Care]:
    for record in view.records:
        if record.draft or (isinstance(record, Campaign) and record.state is State.DRAFT):
            key = "draft" if record.draft else "state"
            hint = f"Take out the line `{key}:` when it is ready."
            if isinstance(record, Campaign) and record.state is State.DRAFT:
                key, hint = "state", "Write `state: live` when it is ready."
            yield Care(kind="draft", message=f"{_named(record)} is a draft.", hint=hint, position=record.position(key))


def _live(view: _View) -> Iterator[Campaign]:
    """Open campaigns in their first language."""
    for campaign in view.hub.campaigns:
        if campaign.state is State.LIVE and view.hub.translated(campaign)[0] is campaign:
            yield campaign


def _deadlines(view: _View) -> Iterator[Care]:
    for campaign in _live(view):
        if campaign.deadline and is_over(campaign, view.hub.today, view.zone):
            yield Care(
                kind="deadline",
                message=f"{_named(campaign)} still asks, though its deadline has passed.",
                hint="Write how it ended (state: won, partly-won, lost or closed), or a new deadline.",
                position=campaign.position("deadline"),
                due=view.day(campaign.deadline),
            )


def _quiet(view: _View) -> Iterator[Care]:
    for campaign in _live(view):
        last = max((campaign.date, *(update.date for update in campaign.updates)))
        if view.today - view.day(last) >= QUIET and not is_over(campaign, view.hub.today, view.zone):
            yield Care(
                kind="quiet",
                message=f"{_named(campaign)} has had no news for {(view.today - view.day(last)).days} days.",
                hint="Two sentences are enough: storyhub new update.",
                position=Position(campaign.path, 1, 1),
                due=view.day(last),
            )


def _unanswered(view: _View) -> Iterator[Care]:
    for person in view.hub.representatives:
        for campaign, asked in _waits(person, view):
            yield Care(
                kind="unanswered",
                message=f"{_named(person)} has not answered {campaign} for {(view.today - asked).days} days.",
                hint="Ask again, or write down the answer under `answers:`.",
                position=person.position("asked"),
                due=asked,
            )


def _waits(person: Representative, view: _View) -> Iterator[tuple[str, dt.date]]:
    """Campaigns that wait for an answer, with the day on which they asked first."""
    record: Any = person
    answers = [(each.campaign, view.day(each.date)) for each in getattr(record, "answers", ())]
    first: dict[str, dt.date] = {}
    for each in getattr(record, "asked", ()):
        first[each.campaign] = min(first.get(each.campaign, dt.date.max), view.day(each.date))
    until = getattr(record, "until", None)
    if until and until <= view.hub.today:
        return
    open_ones = {campaign.slug: campaign.title for campaign in view.hub.campaigns if campaign.state is State.LIVE}
    for slug, asked in sorted(first.items()):
        answered = any(name == slug and day >= asked for name, day in answers)
        if slug in open_ones and not answered and view.today - asked >= UNANSWERED:
            yield f"“{open_ones[slug]}”", asked


def _reports(view: _View) -> Iterator[Care]:
    told = _told_of(view.hub)
    for event in view.hub.events:
        record: Any = event
        if getattr(record, "repeat", None) or getattr(record, "is_off", False) or getattr(record, "has_report", False):
            continue
        over = view.day(getattr(record, "end", None) or event.start)
        first = view.hub.translated(event)[0] is event
        if first and event.slug not in told and dt.timedelta(0) < view.today - over <= UNTOLD:
            yield Care(
                kind="report",
                message=f"{_named(event)} is over, and nobody told how it was.",
                hint="A few sentences and a photo under `report:`, or a story.",
                position=Position(event.path, 1, 1),
                due=over,
            )


def _told_of(hub: Hub) -> set[str]:
    """Events that a story names."""
    return {name for story in hub.stories for name in getattr(story, "events", ())}


def _translations(view: _View) -> Iterator[Care]:
    for group in view.hub.translations.values():
        newest = max(group, key=_changed)
        for record in group:
            behind = _changed(newest) - _changed(record)
            if newest.updated and behind > dt.timedelta(days=1):
                yield Care(
                    kind="translation",
                    message=f"{_named(record)} ({record.lang}) is older than {newest.path}, which was changed since.",
                    hint="Take over the change, and write `updated:` with today.",
                    position=Position(record.path, 1, 1),
                    due=view.day(newest.updated),
                )


def _changed(record: Record) -> dt.datetime:
    moment = record.updated
    if isinstance(record, Story | Campaign | Update):
        moment = max(record.date, moment) if moment else record.date
    if isinstance(record, Event):
        moment = moment or dt.datetime.min.replace(tzinfo=dt.UTC)
    return moment or dt.datetime.min.replace(tzinfo=dt.UTC)


def _hashtags(view: _View) -> Iterator[Care]:
    for problem in view.problems:
        if problem.code == LOWERCASE.code:
            yield Care(kind="hashtag", message=problem.message, hint=problem.hint, position=problem.position)


def _shares(view: _View) -> Iterator[Care]:
    for each in suggested(view.hub):
        first = each.day.when.next_from(view.today)
        if first and first <= view.today + SOON:
            yield _share(each, first)


def _share(each: Suggested, first: dt.date) -> Care:
    titles = tuple(f"{one.record.title} ({one.record.path})" for one in each.suggestions)
    tags = " ".join(f"#{tag}" for tag in each.day.hashtags)
    hint = "storyhub share NAME has the words." if titles else "No story goes with it yet."
    message = f"{each.day.name}{f' {tags}' if tags else ''}"
    return Care(kind="share", message=message, hint=hint, position=each.day.position, due=first, items=titles)


_FINDERS: dict[str, Callable[[_View], Iterator[Care]]] = {
    "mistake": _mistakes,
    "ends": _ends,
    "review": _reviews,
    "publish": _publish,
    "draft": _drafts,
    "deadline": _deadlines,
    "quiet": _quiet,
    "unanswered": _unanswered,
    "report": _reports,
    "translation": _translations,
    "hashtag": _hashtags,
    "share": _shares,
}
