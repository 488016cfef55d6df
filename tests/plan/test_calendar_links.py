"""Links that put an event into a calendar, taken apart as the services take them apart."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from generator.plan.calendar_links import add_links, subscribe_links
from tests.render.test_calendar import event

FILE = "/events/walk.ics"


def asked(network: str, **changed: object) -> dict[str, str]:
    (link,) = (link for link in add_links(event(**changed), FILE) if link.network == network)
    assert "+" not in link.url
    return {name: value for name, (value,) in parse_qs(urlsplit(link.url).query, strict_parsing=True).items()}


def test_google_is_told_wall_time_and_zone() -> None:
    told = asked("google", location="Library & café", rrule="FREQ=WEEKLY")

    assert told == {
        "action": "TEMPLATE",
        "text": "A walk",
        "dates": "20261205T193000/20261205T210000",
        "ctz": "Europe/London",
        "details": "Bring boots.\n\nhttps://hub.example/events/walk/",
        "location": "Library & café",
        "recur": "RRULE:FREQ=WEEKLY",
    }


def test_outlook_is_told_utc() -> None:
    told = asked("outlook", start="2026-07-05T19:30:00", end="2026-07-05T21:00:00")

    assert (told["startdt"], told["enddt"]) == ("2026-07-05T18:30:00Z", "2026-07-05T20:00:00Z")
    assert told["rru"] == "addevent"
    assert "allday" not in told


def test_a_whole_day_is_told_as_one() -> None:
    day = {"start": "2026-12-31", "end": "2027-01-01", "all_day": True, "zone": ""}

    assert asked("google", **day)["dates"] == "20261231/20270101"
    told = asked("office365", **day)
    assert (told["startdt"], told["enddt"], told["allday"]) == ("2026-12-31", "2027-01-01", "true")


def test_an_event_without_an_end_lasts_an_hour() -> None:
    assert asked("google", end="")["dates"] == "20261205T193000/20261205T203000"


def test_a_long_description_is_cut_at_a_word_and_the_page_is_still_linked() -> None:
    details = asked("google", description="word " * 1000)["details"]

    assert details.endswith("word…\n\nhttps://hub.example/events/walk/")
    assert len(details) < 1100


def test_the_file_comes_first() -> None:
    assert [link.network for link in add_links(event(), FILE)] == ["ics", "google", "outlook", "office365"]
    assert add_links(event(), FILE)[0].url == FILE


def test_a_calendar_can_be_subscribed_to_by_program_by_google_and_by_address() -> None:
    links = {link.network: link.url for link in subscribe_links("https://hub.example/events/calendar.ics")}

    assert links == {
        "webcal": "webcal://hub.example/events/calendar.ics",
        "google": "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fhub.example%2Fevents%2Fcalendar.ics",
        "outlook": "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fhub.example%2Fevents%2Fcalendar.ics",
        "ics": "https://hub.example/events/calendar.ics",
    }
