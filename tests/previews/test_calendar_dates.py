"""A calendar program finds an event on the dates and hours that the event's page, the months and search engines are told.

`python -m tools.judge_calendars` compares the sample hub's in the same way, with `ical.js` as a second reader.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.kit import edit, write_hub
from tests.laws.builds import make
from tests.previews.conftest import TODAY
from tools.judge_calendars.pages import FIRST, LAST, differences
from tools.judge_calendars.readers import node, with_ical_js, with_icalendar
from tools.judge_previews.with_extruct import linked_data

AROUND = """
-- site.yaml --
name: Hub
url: https://ottersby.example
timezone: Europe/London
cards: {enabled: no}
-- content/events/here.md --
---
title: Here
start: 2026-10-03 10:00
end: "13:00"
repeat: every Saturday until 2027-04-30
---
Clocks go back on 25 October and on by 28 March.
-- content/events/there.md --
---
title: There
start: 2026-10-05 19:30
repeat: every Sunday until 2027-04-30
timezone: America/New_York
---
Clocks go back on 1 November and on by 14 March.
-- content/events/end.md --
---
title: Month's end
start: 2026-10-31 23:30
repeat: last day of the month until 2027-04-30
timezone: America/New_York
---
Tomorrow in Europe.
"""


def test_every_page_shows_the_dates_that_a_calendar_program_finds(everything: Path) -> None:
    assert list(differences(everything, TODAY)) == []


@pytest.mark.parametrize("day", ["2026-10-20", "2027-03-05"])
def test_pages_and_calendars_agree_across_a_change_of_clocks_in_two_zones(tmp_path: Path, day: str) -> None:
    now = dt.datetime.fromisoformat(f"{day}T12:00+00:00")
    make(write_hub(tmp_path, AROUND), today=now)

    page = {name: (tmp_path / f"public/events/{name}/index.html").read_text() for name in ("here", "there")}
    assert "10:00:00+01:00" in page["here"]
    assert "10:00:00+00:00" in page["here"]
    assert "19:30:00-04:00" in page["there"]
    assert "19:30:00-05:00" in page["there"]
    assert list(differences(tmp_path / "public", now)) == []


def test_search_engines_are_told_dates_that_a_calendar_program_finds(everything: Path) -> None:
    compared = 0
    for path in everything.rglob("events/*/event.ics"):
        held = {each.wall for each in with_icalendar(path.read_bytes(), FIRST, LAST)}
        (block,) = linked_data(path.with_name("index.html").read_text(encoding="utf-8"), "https://ottersby.example/")
        dates = block.get("subEvent", [block])
        told = {date["startDate"][:19] for date in dates if not date["eventStatus"].endswith("Cancelled")}
        assert told <= held, path.parent.name
        compared += len(told)
    assert compared > 30


@pytest.mark.skipif(not node(), reason="there is no Node with ical.js here: python -m tools.judge_calendars")
def test_ical_js_reads_every_calendar_as_icalendar_does(everything: Path) -> None:
    data = [path.read_bytes() for path in sorted(everything.rglob("*.ics"))]

    assert with_ical_js(data, FIRST, LAST) == [with_icalendar(each, FIRST, LAST) for each in data]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("cafe/event.ics", "T100000", "T110000"),
        ("cafe/event.ics", "BYDAY=SA", "BYDAY=SU"),
        ("cafe/event.ics", "EXDATE", "X-EXDATE"),
        ("cafe/index.html", 'datetime="2026-12-12T10:00', 'datetime="2026-12-12T11:00'),
        ("2027-01/index.html", '"day-time">14:00–17:00', '"day-time">10:00–13:00'),
        ("2027-02/index.html", 'datetime="2027-02-06"', 'datetime="2027-02-05"'),
    ],
)
def test_a_date_that_differs_is_found(everything: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    shutil.copytree(everything / "events", tmp_path / "events")
    edit(tmp_path, f"events/{file}", old, new)

    assert list(differences(tmp_path, TODAY)) != []
