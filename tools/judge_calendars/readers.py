"""Two readers of calendars that share no code with each other or with ours: `icalendar` with `dateutil`, and `ical.js`."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import dateutil.rrule
import dateutil.tz
import icalendar

HERE = Path(__file__).resolve().parent


class Happening(NamedTuple):
    """Something at a wall time (`2026-12-05T19:30:00`, or a day), and in seconds since 1970 where it has a zone."""

    wall: str
    uid: str
    title: str
    utc: float | None


def with_icalendar(data: bytes, first: dt.datetime, last: dt.datetime) -> list[Happening]:
    """What happens from one wall time until another; zones as the calendar itself describes them."""
    text = data.decode()
    zones = dateutil.tz.tzical(io.StringIO(text)) if "BEGIN:VTIMEZONE" in text else None
    components: list[Any] = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    changed = {(c["UID"], _wall(c["RECURRENCE-ID"].dt)): c for c in components if "RECURRENCE-ID" in c}
    found = []
    for component in (c for c in components if "RECURRENCE-ID" not in c):
        for start in _starts(component, zones, last):
            what = changed.get((component["UID"], start), component)
            wall = _wall(what["DTSTART"].dt) if what is not component else start
            if what.get("STATUS") != "CANCELLED" and first <= wall < last:
                found.append(_happening(what, wall, zones))
    return sorted(found)


def _wall(moment: dt.date) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime.combine(moment, dt.time())


def _starts(component: Any, zones: Any, last: dt.datetime) -> Iterable[dt.datetime]:  # noqa: ANN401 - of libraries without types
    """The wall times that a rule gives, and those that are named beside it."""
    start = _wall(component["DTSTART"].dt)
    found = {start}
    if "RRULE" in component:
        zone = _zone(component, zones)
        rule = dateutil.rrule.rrulestr(component["RRULE"].to_ical().decode(), dtstart=start.replace(tzinfo=zone))
        for each in rule.xafter(start.replace(tzinfo=zone), inc=True):
            if _wall(each) >= last:
                break
            found.add(_wall(each))
    found |= set(_named(component, "RDATE"))
    return sorted(found - set(_named(component, "EXDATE")))


def _named(component: Any, name: str) -> Iterator[dt.datetime]:  # noqa: ANN401
    lines = component.get(name, [])
    for line in lines if isinstance(lines, list) else [lines]:
        yield from (_wall(each.dt) for each in line.dts)


def _zone(component: Any, zones: Any) -> dt.tzinfo | None:  # noqa: ANN401
    name = component["DTSTART"].params.get("TZID")
    return zones.get(name) if name else None


def _happening(component: Any, wall: dt.datetime, zones: Any) -> Happening:  # noqa: ANN401
    is_day = not isinstance(component["DTSTART"].dt, dt.datetime)
    zone = _zone(component, zones)
    text = wall.date().isoformat() if is_day else wall.isoformat()
    utc = None if zone is None else wall.replace(tzinfo=zone).timestamp()
    return Happening(text, str(component["UID"]), str(component["SUMMARY"]), utc)


def node() -> str:
    """Where Node is, if `ical.js` is installed beside this file as well; else empty."""
    found = shutil.which("node")
    return found if found and (HERE / "node_modules" / "ical.js").is_dir() else ""


def with_ical_js(calendars: Iterable[bytes], first: dt.datetime, last: dt.datetime) -> list[list[Happening]]:
    """The same by `ical.js`, for many calendars at once."""
    asked = [{"data": c.decode(), "from": first.isoformat(), "until": last.isoformat()} for c in calendars]
    run = subprocess.run(  # noqa: S603 - our own script
        (node(), str(HERE / "judge.mjs")),
        input="\n".join(map(json.dumps, asked)),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [
        sorted(Happening(each["wall"], each["uid"], each["title"], each["utc"]) for each in json.loads(line))
        for line in run.stdout.splitlines()
    ]
