"""The dates that pages show of events, to be compared with what a reader of calendars finds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib

from tools.judge_calendars.readers import Happening, with_icalendar

FIRST, LAST = dt.datetime(2024, 1, 1), dt.datetime(2030, 1, 1)  # noqa: DTZ001 - wall time
MONTH = re.compile(r"\d{4}-\d\d")


def differences(public: Path, now: dt.datetime) -> Iterator[str]:
    """Where pages of events and of months show other dates than the events' own calendars have.

    Args:
        public: the published folder.
        now: when it was built; what is past may be left out by a page.
    """
    found: dict[str, list[Happening]] = {}
    for path in sorted(public.rglob("events/*/event.ics")):
        url = f"/{path.parent.relative_to(public).as_posix()}/"
        found[url] = with_icalendar(path.read_bytes(), FIRST, LAST)
        page = _read(path.with_name("index.html"))
        yield from (f"{url}: {odd}" for odd in _of_event(page, found[url], now))
    for path in sorted(public.rglob("events/*/index.html")):
        if MONTH.fullmatch(path.parent.name):
            yield from (f"{path.parent.name}: {odd}" for odd in _of_month(_read(path), path.parent.name, found))


def _read(path: Path) -> Any:  # noqa: ANN401 - html5lib has no types
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def _of_event(page: Any, happenings: Iterable[Happening], now: dt.datetime) -> Iterator[str]:  # noqa: ANN401
    """Dates that only an event's page or only its calendar has, up to the last that the page shows."""
    lists = [*_of_class(page, "event-fact-when"), *_of_class(page, "event-dates")]
    off = {id(time) for each in lists for struck in each.iter("s") for time in struck.iter("time")}
    times = [time for each in lists for time in each.iter("time")]
    shown = {time.get("datetime") for time in times if id(time) not in off}
    if not shown:
        return
    last = max(_moment(time.get("datetime"), now) for time in times)
    told = {_moment(text, now) for text in shown}
    held = {_of_happening(each, now) for each in happenings}
    held = {moment for moment in held if moment <= last and (moment >= min(told))}
    yield from (f"only the page has {moment}" for moment in sorted(told - held))
    yield from (f"only the calendar has {moment}" for moment in sorted(held - told))


def _of_happening(each: Happening, now: dt.datetime) -> dt.datetime:
    if each.utc is not None:
        return dt.datetime.fromtimestamp(each.utc, dt.UTC)
    return _moment(each.wall, now)


def _moment(text: str, now: dt.datetime) -> dt.datetime:
    """A moment from what a page says; a day alone is the midnight at its beginning, by a clock without a zone."""
    found = dt.datetime.fromisoformat(text)
    return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=now.tzinfo)


def _of_month(page: Any, month: str, found: dict[str, list[Happening]]) -> Iterator[str]:  # noqa: ANN401
    """Days and hours that only a month's page or only a calendar has, of the events that the page names."""
    told = set()
    for day in _of_class(page, "day"):
        (time,) = list(day.iter("time"))
        for item in day.iter("li"):
            is_other = {"day-item-on", "day-item-cancelled", "day-item-postponed"} & set(item.get("class").split())
            url = unquote(next(item.iter("a")).get("href"))
            if not is_other and url in found:
                hours = "".join(text for part in _of_class(item, "day-time") for text in part.itertext())
                told.add((f"{time.get('datetime')}T{hours.partition('–')[0]}".rstrip("T"), url))
    named = {url for _, url in told}
    held = {(each.wall[:16], url) for url in named for each in found[url] if each.wall.startswith(month)}
    yield from (f"only the page has {odd}" for odd in sorted(told - held))
    yield from (f"only the calendar has {odd}" for odd in sorted(held - told))


def _of_class(page: Any, name: str) -> list[Any]:  # noqa: ANN401
    return [each for each in page.iter() if name in (each.get("class") or "").split()]
