"""From what the fields of an event say, each by itself, to what they mean together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from generator.content.body import Body
from generator.content.event_rules import (
    END_BEFORE_START,
    MOVED_FROM,
    NOT_A_DATE_OF_IT,
    NOT_RECURRING,
    REPEAT_SHORT_MONTHS,
    REPEAT_START,
    REPEAT_UNREADABLE,
    TIME_TWICE,
)
from generator.content.event_values import RawChange, RawReport, Repetition, Wall
from generator.content.events import Change, EventStatus, Hours, Report
from generator.content.recurrence import (
    WEEKDAYS,
    Rule,
    RuleError,
    first_wall,
    instant,
    is_skipped,
    last_moment,
    walls,
    zone_named,
)
from generator.fields.form import Form
from generator.fields.rules import DATE_GAP
from generator.problems import Position

Parse = Callable[[str, int], Body]
_DAY = dt.timedelta(days=1)
_LOOKED_AHEAD = dt.timedelta(days=366 * 6)
"""How far the dates of a recurring event are worked out to look for exceptions among them."""


def finished(values: Mapping[str, Any], form: Form, zone_name: str, path: str, parse: Parse) -> dict[str, Any]:
    """The values of a record, of those that the fields gave; `zone_name` is the hub's, `parse` reads Markdown."""
    made = dict(values)
    made.setdefault("timezone", zone_name)
    if isinstance(made.get("start"), Wall):
        _Times(made, form, zone_named(made["timezone"])).finish()
    if isinstance(made.get("report"), RawReport):
        made["report"] = _report(made, form, path, parse)
    return made


def _report(values: Mapping[str, Any], form: Form, path: str, parse: Parse) -> Report | None:
    raw: RawReport = values["report"]
    if not raw.text and not raw.photos:
        return None
    prefix = "report."
    places = {key.removeprefix(prefix): place for key, place in form.positions.items() if key.startswith(prefix)}
    return Report(
        path=path,
        slug=f"{values['slug']}-report",
        lang=values["lang"],
        title=values["title"],
        body=parse(raw.text, raw.line),
        photos=raw.photos,
        positions=places,
    )


class _Times:
    """Start, end, repetition and exceptions of one event."""

    def __init__(self, values: dict[str, Any], form: Form, zone: ZoneInfo) -> None:
        self.values, self.form, self.zone = values, form, zone
        self.hours: Hours | None = values.get("time")
        self.date_only = True

    def finish(self) -> None:
        values, zone = self.values, self.zone
        written: Wall = values["start"]
        start = self._start(written)
        rule = self._rule(start)
        end = self._end(start)
        length = end - start if end else None
        first = self._first(start, rule) if rule else start
        self._look_for_gap(first, "start")
        values |= {"start": instant(first, zone), "date_only": self.date_only, "repeat": rule}
        values["end"] = self._moment_of_end(first, first + length) if length is not None else None
        self._exceptions(first, rule)
        self._previous()

    def _start(self, written: Wall) -> dt.datetime:
        start = written.within(self.zone)
        self.date_only = written.date_only and self.hours is None
        if self.hours and written.date_only:
            return dt.datetime.combine(start.date(), self.hours.start)
        if self.hours and self.hours.start != start.time():
            self.form.tell(
                TIME_TWICE,
                self._at("time"),
                f"`start` says {start:%H:%M}, and `time` says {self.hours.start:%H:%M}. We took {start:%H:%M}.",
                "Delete one of the two.",
            )
            self.hours = None
        return start

    def _at(self, key: str) -> Position:
        return self.form.positions.get(key) or Position(self.form.source.path, 1, 1)

    def _end(self, start: dt.datetime) -> dt.datetime | None:
        """The end on the wall; of whole days the midnight after the last."""
        written: Wall | dt.time | None = self.values.get("end")
        if written is None and self.hours and self.hours.end:
            written = self.hours.end
        if written is None:
            return start + _DAY if self.date_only else None
        if isinstance(written, dt.time):
            if self.date_only:
                self._tell_end(f"is a time, but {self._named('start')} has none", "Write the time of the start too.")
                return start + _DAY
            end = dt.datetime.combine(start.date(), written)
            return end if end > start else self._next_day(start, end)
        return self._end_on(start, written)

    def _named(self, key: str) -> str:
        return self.form.named(key)

    def _next_day(self, start: dt.datetime, end: dt.datetime) -> dt.datetime | None:
        """An end at half past twelve of what starts in the evening is after midnight; other early ends are mistakes."""
        if end + _DAY - start <= dt.timedelta(hours=12) and end != start:
            return end + _DAY
        self._tell_end(f"says {end:%H:%M}, which is not after the start at {start:%H:%M}", "Correct one of the two.")
        return None

    def _end_on(self, start: dt.datetime, written: Wall) -> dt.datetime | None:
        end = written.within(self.zone)
        if written.date_only and not self.date_only:
            if self.hours and self.hours.end:
                end = dt.datetime.combine(end.date(), self.hours.end)
            elif end.date() == start.date():
                return None
            else:
                end = last_moment(end.date()).replace(second=0)
        elif written.date_only:
            end += _DAY
        elif self.date_only:
            self._tell_end(f"has a time, but {self._named('start')} has none", "Write the time of the start too.")
            end = dt.datetime.combine(end.date(), dt.time()) + _DAY
        if end > start:
            return end
        last = end - _DAY if self.date_only else end
        self._tell_end(
            f"is {_shown(last, self.date_only)}, which is before the start on {_shown(start, self.date_only)}",
            "Correct one of the two.",
        )  # fmt: skip
        return start + _DAY if self.date_only else None

    def _tell_end(self, wrong: str, hint: str) -> None:
        at = self._at("end" if "end" in self.form.positions else "time")
        named = self._named("end" if "end" in self.form.positions else "time")
        self.form.tell(END_BEFORE_START, at, f"{named} {wrong}.", hint)

    def _moment_of_end(self, start: dt.datetime, end: dt.datetime) -> dt.datetime:
        """Of an end that clocks skip, the moment that is meant; never before the start."""
        moment = instant(end, self.zone)
        begun = instant(start, self.zone)
        return moment if moment > begun else begun + (end - start)

    # Repetition.

    def _rule(self, start: dt.datetime) -> Rule | None:
        raw: Repetition | None = self.values.get("repeat")
        if raw is None:
            return None
        self.values["skip"] = (*self.values.get("skip", ()), *raw.skip)
        rule = _complete(raw.rule, start)
        if rule.until and rule.until < start:
            self.form.tell(
                END_BEFORE_START,
                self._at("repeat"),
                f"{self._named('repeat')} ends on {rule.until:%Y-%m-%d}, before the start on {start:%Y-%m-%d}.",
                "Correct one of the two. Until then it is taken for a single date.",
            )
            return None
        if raw.rule.rule.startswith("FREQ=MONTHLY") and "BY" not in raw.rule.rule:
            self._short_months(start)
        return rule

    def _short_months(self, start: dt.datetime) -> None:
        if start.day > 28:
            self.form.tell(
                REPEAT_SHORT_MONTHS,
                self._at("repeat"),
                f"Not every month has a day {start.day}; those that have none are left out.",
                "If you mean the end of every month, write `last day of the month`.",
            )

    def _first(self, start: dt.datetime, rule: Rule) -> dt.datetime:
        """The first date of the rule, which should be `start`."""
        try:
            first = first_wall(start, rule)
        except RuleError as error:
            self.form.tell(REPEAT_UNREADABLE, self._at("repeat"), f"The rule {error}.", "Correct it.")
            return start
        if first is None:
            self.form.tell(
                REPEAT_UNREADABLE,
                self._at("repeat"),
                "No day on or after the start fits this rule.",
                "Correct the rule, the start or the end.",
            )
            return start
        if first != start:
            named = f"{start:%A}" if first.weekday() != start.weekday() else f"{start:%Y-%m-%d}"
            self.form.tell(
                REPEAT_START,
                self._at("start"),
                f"{self._named('start')} is {_article(named)}, which is not one of the days of {_lower(self._named('repeat'))}. "
                f"We took the first that is, {first:%A} {first.day} {first:%B %Y}.",
                "Write that day as the start, or correct the repetition.",
            )
        return first

    # Exceptions.

    def _exceptions(self, start: dt.datetime, rule: Rule | None) -> None:
        values = self.values
        skipped: tuple[Wall, ...] = values.get("skip", ())
        changed: tuple[RawChange, ...] = values.get("changes", ())
        values["skip"], values["changes"] = (), ()
        if not skipped and not changed:
            return
        if rule is None:
            key = "skip" if skipped and "skip" in self.form.positions else "changes"
            self.form.tell(
                NOT_RECURRING,
                self._at(key),
                f"{self._named(key)} has no meaning for an event that takes place once.",
                "Write `status: cancelled` or `status: moved`, or say how it repeats with `repeat:`.",
            )
            return
        among = self._dates(start, rule, [w.wall for w in skipped] + [c.on.wall for c in changed])
        kept = [found for number, wall in enumerate(skipped) if (found := self._date_of(wall, among, f"skip.{number}"))]
        values["skip"] = tuple(sorted(set(kept)))
        made = [self._changed(change, among, number) for number, change in enumerate(changed)]
        values["changes"] = tuple(change for change in made if change)

    def _dates(self, start: dt.datetime, rule: Rule, named: list[dt.datetime]) -> dict[dt.date, list[dt.datetime]]:
        until = max(named) + dt.timedelta(days=32)
        among: dict[dt.date, list[dt.datetime]] = {}
        if start < until <= start + _LOOKED_AHEAD * 4:
            for wall in walls(start, rule, until):
                among.setdefault(wall.date(), []).append(wall)
        return among

    def _date_of(self, written: Wall, among: Mapping[dt.date, list[dt.datetime]], key: str) -> dt.datetime | None:
        wall = written.within(self.zone)
        found = among.get(wall.date(), [])
        exact = [date for date in found if written.date_only or date == wall]
        if exact:
            return exact[0]
        near = min(among, key=lambda day: abs(day - wall.date()), default=None)
        hint = (
            f"The nearest date that it has is {near:%A} {near.day} {near:%B %Y}: {near}."
            if near
            else "Correct the date."
        )
        at = Position(self.form.source.path, written.line, written.column)
        above = key.split(".", maxsplit=1)[0] if key.split(".", maxsplit=1)[0] in self.form.positions else "repeat"
        said = f"{self._named(above)} names {_shown(wall, written.date_only)}, but it does not take place then anyway."
        self.form.tell(NOT_A_DATE_OF_IT, at, said, hint)
        return None

    def _changed(self, raw: RawChange, among: Mapping[dt.date, list[dt.datetime]], number: int) -> Change | None:
        on = self._date_of(raw.on, among, f"changes.{number}")
        if on is None:
            return None
        start = self._instead(raw.to, on)
        begin = start or on
        end = self._instead(raw.end, begin)
        if end and end <= begin:
            position = self._at(f"changes.{number}")
            self.form.tell(
                END_BEFORE_START, position, "A changed date ends before it starts.", "Correct one of the two."
            )
            end = None
        if start:
            self._look_for_gap(start, f"changes.{number}")
        return Change(on, start if start != on else None, end, raw.cancelled, raw.note)

    def _instead(self, written: Wall | dt.time | None, on: dt.datetime) -> dt.datetime | None:
        if written is None:
            return None
        if isinstance(written, dt.time):
            return dt.datetime.combine(on.date(), written)
        wall = written.within(self.zone)
        return dt.datetime.combine(wall.date(), on.time()) if written.date_only else wall

    def _previous(self) -> None:
        written: Wall | None = self.values.get("previous")
        if written is not None:
            wall = written.within(self.zone)
            if written.date_only and not self.date_only:
                start: dt.datetime = self.values["start"]
                wall = dt.datetime.combine(wall.date(), start.time())
            self.values["previous"] = instant(wall, self.zone)
        elif self.values.get("status") is EventStatus.MOVED:
            self.form.tell(
                MOVED_FROM,
                self._at("status"),
                "The event has moved, but `previous` does not say when it was to be.",
                "Add the old date, for example `previous: 2025-06-07 19:30`.",
            )

    def _look_for_gap(self, wall: dt.datetime, key: str) -> None:
        if not self.date_only and is_skipped(wall, self.zone):
            real = instant(wall, self.zone)
            self.form.tell(
                DATE_GAP,
                self._at(key),
                f"{self._named(key)} says {wall:%H:%M} of {wall:%Y-%m-%d}, but clocks in {self.zone.key} skip that hour. "
                f"We read it as {real:%H:%M} of that day.",
                f"To be safe, write {real:%Y-%m-%d %H:%M}.",
            )


def _complete(rule: Rule, start: dt.datetime) -> Rule:
    """A weekly rule that names no day has that of the start (RFC 5545, 3.3.10), said out so that pages can tell it."""
    if not rule.rule.startswith("FREQ=WEEKLY") or "BYDAY" in rule.rule:
        return rule
    return Rule(f"{rule.rule};BYDAY={WEEKDAYS[start.weekday()]}", rule.until, rule.times)


def _shown(wall: dt.datetime, date_only: bool) -> str:  # noqa: FBT001  what kind of date it is
    return f"{wall:%Y-%m-%d}" if date_only else f"{wall:%Y-%m-%d %H:%M}"


def _article(day: str) -> str:
    return f"a {day}" if day[0].isalpha() else day


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
