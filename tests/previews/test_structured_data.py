"""JSON-LD as `extruct` reads it is as schema.org defines it, and has what Google asks of the kinds that it shows.

`python -m tools.judge_data` reads the sample hub in the same way.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from tools.judge_data.faults import faults, without_picture
from tools.judge_previews.with_extruct import linked_data

Block = dict[str, Any]


def blocks(public: Path) -> list[tuple[str, Block]]:
    """Every block of JSON-LD, with the page that it stands on."""
    pages = {path.relative_to(public).as_posix(): path.read_text(encoding="utf-8") for path in public.rglob("*.html")}
    return [(page, block) for page, html in pages.items() for block in linked_data(html, "https://ottersby.example/")]


@pytest.fixture(scope="module")
def found(everything: Path) -> list[tuple[str, Block]]:
    """What the hub with content of every kind says."""
    return blocks(everything)


def test_every_page_says_what_schema_org_knows(found: list[tuple[str, Block]]) -> None:
    assert {page: said for page, block in found if (said := list(faults(block)))} == {}


def test_what_has_a_card_says_so(public: Path) -> None:
    told = blocks(public)

    assert len(told) > 20
    assert {page: said for page, block in told if (said := [*faults(block), *without_picture(block)])} == {}


def test_every_event_is_one_and_every_kind_of_page_is_what_it_is(found: list[tuple[str, Block]]) -> None:
    kinds = {page.removesuffix("/index.html"): block["@type"] for page, block in found}
    events = {page: kind for page, kind in kinds.items() if page.removeprefix("es/").startswith("events/")}

    assert {page.rpartition("/")[2]: kind for page, kind in events.items() if kind.startswith("Event")} == {
        **dict.fromkeys(("cafe", "talk", "fiesta"), "EventSeries"),
        **dict.fromkeys(("hearing", "mixed", "off", "later", "moved", "walk"), "Event"),
    }
    assert kinds["campaigns/lamps"] == kinds["stories/crossing"] == "NewsArticle"
    assert kinds["people/rosa"] == kinds["representatives/ann-berry"] == "ProfilePage"


EVENT: Block = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Café",
    "description": "Come.",
    "url": "https://ottersby.example/events/cafe/",
    "startDate": "2026-12-05T10:00:00+00:00",
    "endDate": "2026-12-05T13:00:00+00:00",
    "eventStatus": "https://schema.org/EventRescheduled",
    "previousStartDate": "2026-12-04T10:00:00+00:00",
    "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
    "location": [
        {"@type": "Place", "name": "Hall", "address": "4 Northgate"},
        {"@type": "VirtualLocation", "url": "https://meet.example/x"},
    ],
    "organizer": {"@type": "Organization", "name": "Hub", "url": "https://ottersby.example/"},
    "isAccessibleForFree": True,
    "image": [{"@type": "ImageObject", "url": "https://ottersby.example/a.jpg", "width": 1200}],
}


def test_an_event_that_is_right_has_no_fault() -> None:
    assert [*faults(EVENT), *without_picture(EVENT)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("@context", "schema.org"),
        ("@type", "Evnet"),
        ("name", None),
        ("location", None),
        ("organizer", None),
        ("organiser", "Hub"),
        ("startDate", "5 December"),
        ("startDate", "2026-12-05T10:00:00"),
        ("startDate", "2026-02-30"),
        ("endDate", "2026-12-05T09:59:00+00:00"),
        ("endDate", "2026-12-04"),
        ("eventStatus", "EventRescheduled"),
        ("eventStatus", "https://schema.org/EventMoved"),
        ("eventStatus", "https://schema.org/EventScheduled"),
        ("previousStartDate", "2026-12-05T10:00:00+00:00"),
        ("eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode"),
        ("location.0.address", None),
        ("location.0.name", None),
        ("location.1.url", "/x"),
        ("isAccessibleForFree", "yes"),
        ("organizer", {"@type": "Place", "name": "Hall"}),
        ("organizer", "Hub"),
        ("image", ["/a.jpg"]),
        ("image.0.url", None),
        ("url", "/events/cafe/"),
        ("description", ""),
    ],
)
def test_a_fault_in_an_event_is_found(path: str, value: object) -> None:
    event = copy.deepcopy(EVENT)
    *above, last = path.split(".")
    node: Any = event
    for step in above:
        node = node[int(step) if step.isdigit() else step]
    if value is None:
        del node[last]
    else:
        node[last] = value

    assert list(faults(event)) != []


def test_an_event_without_a_picture_is_found() -> None:
    assert list(without_picture({key: value for key, value in EVENT.items() if key != "image"})) == ["Event: no image"]
