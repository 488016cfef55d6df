"""What a hub publishes of its events, and when that changes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, head, page, planned, story, view

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


def event(name: str, front: str, body: str = "Come.") -> str:
    return f"-- content/events/{name}.md --\n---\ntitle: {name.title()}\n{front}---\n{body}\n"


CAFE = event(
    "cafe",
    "start: 2026-12-05 10:00\nend: 13:00\nrepeat: every Saturday until 2027-01-30\nplace: Hall\nskip: [2026-12-26]\n",
)
WALK = event("walk", "start: 2026-11-08 10:00\nplace: Meadow\n")
HEARING = event("hearing", "start: 2027-01-19 14:00\nplace: County Hall\ncampaign: buses\ntopics: [Buses]\n")


def plan(folder: Path, text: str, **changed: object) -> dict[str, Any]:
    return planned(folder, SITE + text, today=NOON, **changed)


@pytest.mark.parametrize(("lang", "weekday"), [("en", "Wednesday"), ("de", "Donnerstag"), ("pt", "qua"), ("fi", "ke")])
def test_a_weekday_too_long_for_its_leaf_is_shortened(tmp_path: Path, lang: str, weekday: str) -> None:
    day = "2026-12-10" if lang == "de" else "2026-12-09"

    made = plan(tmp_path, event("talk", f"start: {day}\nlang: {lang}\n"))

    talk = next(output.view.page for url, output in made.items() if url.endswith("/events/talk/"))
    assert talk.event.date.leaf.weekday == weekday


def test_an_event_has_a_page_a_list_a_feed_and_a_calendar(tmp_path: Path) -> None:
    made = plan(tmp_path, HEARING)

    assert {
        "/events/hearing/",
        "/events/hearing/event.ics",
        "/events/",
        "/events/2027-01/",
        "/events/2026-11/",
        "/events/feed.xml",
        "/events/feed.json",
        "/events/calendar.ics",
    } <= set(made)


def test_a_hub_without_events_has_nothing_of_them(tmp_path: Path) -> None:
    made = plan(tmp_path, story("a"))

    assert not [url for url in made if url.startswith("/events")]
    assert "Events" not in [link.label for link in view(made, "/").site.menu]


def test_the_menu_names_events_that_there_are(tmp_path: Path) -> None:
    made = plan(tmp_path, HEARING)

    assert ("Events", "/events/") in [(link.label, link.url) for link in view(made, "/").site.menu]


def test_coming_events_stand_by_month_and_past_ones_below(tmp_path: Path) -> None:
    found = page(plan(tmp_path, CAFE + WALK + HEARING), "/events/")

    assert [(m.label, [e.title for e in m.events]) for m in found.months] == [
        ("December 2026", ["Cafe"]),
        ("January 2027", ["Cafe", "Hearing"]),
    ]
    assert [e.title for e in found.past] == ["Walk"]


def test_a_recurring_event_tells_its_other_dates_of_the_month(tmp_path: Path) -> None:
    found = page(plan(tmp_path, CAFE), "/events/")

    assert found.months[0].events[0].also == "12 and 19 December"
    assert found.months[0].events[0].repeats == "Every Saturday"


def test_a_recurring_event_is_known_by_its_next_date(tmp_path: Path) -> None:
    later = plan(tmp_path, CAFE) and planned(
        tmp_path, SITE + CAFE, today=dt.datetime(2026, 12, 5, 13, 30, tzinfo=dt.UTC)
    )

    found = page(later, "/events/cafe/")
    assert found.event.date.when == "Saturday, 12 December 2026, 10:00–13:00"
    assert [date.day for date in found.coming][:3] == [
        "Saturday, 12 December 2026",
        "Saturday, 19 December 2026",
        "Saturday, 2 January 2027",
    ]


def test_an_endless_event_is_shown_for_a_year(tmp_path: Path) -> None:
    made = plan(tmp_path, event("talk", "start: 2026-11-04 19:30\nrepeat: first Wednesday of the month\n"))

    months = sorted(url for url in made if url.startswith("/events/20"))
    assert (months[0], months[-1], len(months)) == ("/events/2026-11/", "/events/2027-11/", 13)


def test_a_daily_event_has_no_more_than_sixty_dates_to_come(tmp_path: Path) -> None:
    made = plan(tmp_path, event("bell", "start: 2026-11-20 12:00\nrepeat: daily\n"))

    assert max(url for url in made if url.startswith("/events/20")) == "/events/2027-01/"


def test_a_month_is_a_table_of_whole_weeks(tmp_path: Path) -> None:
    found = page(plan(tmp_path, CAFE), "/events/2026-12/")

    assert [short for short, _ in found.weekdays] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [day.number for day in found.weeks[0]] == ["", "1", "2", "3", "4", "5", "6"]
    assert [day.number for week in found.weeks for day in week if day.items] == ["5", "12", "19"]
    assert (found.previous.url, found.next.url) == ("/events/2026-11/", "/events/2027-01/")


def test_an_event_of_several_days_stands_on_each_of_them(tmp_path: Path) -> None:
    found = page(plan(tmp_path, event("fair", "start: 2026-12-30\nend: 2027-01-01\n")), "/events/2027-01/")

    (item,) = [item for week in found.weeks for day in week for item in day.items]
    assert (item.title, item.goes_on) == ("Fair", True)


def test_past_events_that_are_many_have_pages_of_their_own(tmp_path: Path) -> None:
    past = "".join(event(f"p{n}", f"start: 2026-10-{n:02} 10:00\n") for n in range(1, 9))

    made = planned(tmp_path, SITE + "per_page: 5\n" + past, today=NOON)

    assert page(made, "/events/").past_url == "/events/past/"
    assert [len(page(made, url).items) for url in ("/events/past/", "/events/past/page/2/")] == [5, 3]


def test_each_language_has_a_list_of_its_events_and_every_list_names_the_others(tmp_path: Path) -> None:
    hearing = event("hearing.es", "start: 2027-01-19 14:00\n")
    only = event("feria", "lang: es\nstart: 2026-11-07\n")
    made = plan(tmp_path, HEARING + hearing + only + CAFE + story("a", "lang: fr\n"))

    spanish = page(made, "/es/events/")
    assert [(m.label, [e.url for e in m.events]) for m in spanish.months] == [
        ("Enero 2027", ["/es/events/hearing/"]),
    ]
    assert [e.url for e in spanish.past] == ["/es/events/feria/"]
    assert view(made, "/es/events/").lang == "es"
    assert [e.url for month in page(made, "/events/").months for e in month.events if e.title == "Hearing"] == [
        "/events/hearing/"
    ]
    for url in ("/events/", "/es/events/"):
        assert [(a.lang, a.url) for a in head(made, url).alternates] == [("en", "/events/"), ("es", "/es/events/")]
    assert "/fr/events/" not in made


def test_past_events_of_a_language_that_are_many_have_pages_of_their_own(tmp_path: Path) -> None:
    past = "".join(event(f"p{n}", f"lang: es\nstart: 2026-10-{n:02} 10:00\n") for n in range(1, 9))

    made = plan(tmp_path, past)

    assert page(made, "/es/events/").past_url == "/es/events/past/"
    assert page(made, "/es/events/past/").coming_url == "/es/events/"


def test_a_hub_of_one_language_has_one_list(tmp_path: Path) -> None:
    made = plan(tmp_path, CAFE)

    assert head(made, "/events/").alternates == ()
    assert [url for url in made if url.endswith("/events/")] == ["/events/"]


def test_the_campaign_and_the_topic_show_their_events(tmp_path: Path) -> None:
    made = plan(tmp_path, HEARING + campaign("buses", "topics: [Buses]\n"))

    assert [e.title for e in page(made, "/campaigns/buses/").events] == ["Hearing"]
    assert [(g.kind, [e.title for e in g.items]) for g in page(made, "/topics/buses/").mentions] == [
        ("event", ["Hearing"])
    ]
    assert {"/campaigns/buses/calendar.ics", "/topics/buses/calendar.ics"} <= set(made)


def test_a_story_that_names_an_event_tells_of_it(tmp_path: Path) -> None:
    made = plan(tmp_path, WALK + story("wet", "events: [walk]\n"))

    assert [s.title for s in page(made, "/events/walk/").stories] == ["wet"]
    assert [link.url for link in page(made, "/stories/wet/").events] == ["/events/walk/"]
    assert page(made, "/events/").past[0].told


def test_an_event_that_waits_for_a_date_is_neither_coming_nor_past(tmp_path: Path) -> None:
    found = page(plan(tmp_path, event("talk", "start: 2026-11-08 10:00\nstatus: postponed\n")), "/events/")

    assert (found.months, [e.title for e in found.postponed], found.past) == ((), ["Talk"], ())


@pytest.mark.parametrize("status", ["cancelled", "full"])
def test_nobody_can_sign_up_for_what_is_off_or_full(tmp_path: Path, status: str) -> None:
    made = plan(tmp_path, event("talk", f"start: 2026-12-08 10:00\nrsvp: form\nstatus: {status}\n"))

    assert page(made, "/events/talk/").form is None
    assert "/events/talk/thank-you/" not in made


def test_a_form_is_one_that_netlify_understands(tmp_path: Path) -> None:
    made = plan(tmp_path, event("talk", "start: 2026-12-08 10:00\nrsvp: form\n"))

    form = page(made, "/events/talk/").form
    assert (form.name, form.action, form.netlify) == ("event-talk", "/events/talk/thank-you/", True)
    assert head(made, "/events/talk/thank-you/").robots == "noindex"


def test_an_address_becomes_a_plain_link_to_a_map(tmp_path: Path) -> None:
    found = page(plan(tmp_path, event("talk", "start: 2026-12-08\naddress: 4 High Street & Co\n")), "/events/talk/")

    assert found.map_url == "https://www.openstreetmap.org/search?query=4+High+Street+%26+Co"


# JSON-LD.


def data(folder: Path, front: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(head(plan(folder, event("talk", front)), "/events/talk/").json_ld)
    return found


def test_search_engines_are_told_what_they_demand_of_an_event(tmp_path: Path) -> None:
    found = data(tmp_path, "start: 2026-12-08 19:30\nend: 21:00\nplace: Hall\naddress: 4 High Street\ncost: Free\n")

    assert found["@type"] == "Event"
    assert found["startDate"] == "2026-12-08T19:30:00+00:00"
    assert found["endDate"] == "2026-12-08T21:00:00+00:00"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["location"] == {"@type": "Place", "name": "Hall", "address": "4 High Street"}
    assert found["isAccessibleForFree"] is True
    assert found["organizer"]["name"] == "Hub"


@pytest.mark.parametrize(
    ("front", "status"),
    [
        ("status: cancelled", "EventCancelled"),
        ("status: postponed", "EventPostponed"),
        ("status: moved\nprevious: 2026-12-01 19:30", "EventRescheduled"),
        ("status: full", "EventScheduled"),
    ],
)
def test_search_engines_are_told_of_changes(tmp_path: Path, front: str, status: str) -> None:
    found = data(tmp_path, f"start: 2026-12-08 19:30\n{front}\n")

    assert found["eventStatus"] == f"https://schema.org/{status}"
    assert found.get("previousStartDate") == ("2026-12-01T19:30:00+00:00" if "previous" in front else None)


@pytest.mark.parametrize(
    ("front", "mode"),
    [
        ("place: Hall", "Offline"),
        ("online: https://meet.example/", "Online"),
        ("place: Hall\nonline: https://meet.example/", "Mixed"),
    ],
)
def test_search_engines_are_told_how_to_take_part(tmp_path: Path, front: str, mode: str) -> None:
    found = data(tmp_path, f"start: 2026-12-08\n{front}\n")

    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert found["startDate"] == found["endDate"] == "2026-12-08"


def test_a_link_with_the_password_of_a_room_is_not_told_to_search_engines(tmp_path: Path) -> None:
    found = data(tmp_path, "start: 2026-12-08\nonline: https://meet.example/j/1?pwd=SECRET\n")

    assert found["location"]["url"] == found["url"]


def test_a_price_is_an_offer(tmp_path: Path) -> None:
    found = data(tmp_path, "start: 2026-12-08\ncost: £2.50 for materials\nstatus: full\n")

    offer = found["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("2.50", "GBP")
    assert offer["availability"] == "https://schema.org/SoldOut"


def test_each_date_of_a_series_is_an_event_of_its_own(tmp_path: Path) -> None:
    found = data(
        tmp_path,
        "start: 2026-12-08 19:30\nrepeat: every Tuesday, 3 times\nchanges: [{on: 2026-12-15, cancelled: yes}]\n",
    )

    assert found["@type"] == "EventSeries"
    assert found["eventSchedule"]["repeatFrequency"] == "P1W"
    assert [(each["startDate"][:10], each["eventStatus"].rpartition("/")[2]) for each in found["subEvent"]] == [
        ("2026-12-08", "EventScheduled"),
        ("2026-12-15", "EventCancelled"),
        ("2026-12-22", "EventScheduled"),
    ]


# Feeds and calendars.


def test_the_feed_tells_what_is_coming_soonest_first(tmp_path: Path) -> None:
    found = view(plan(tmp_path, HEARING + CAFE + WALK), "/events/feed.xml")

    assert [item.title for item in found.items] == [
        "Saturday, 5 December 2026, 10:00–13:00: Cafe",
        "Tuesday, 19 January 2027, 14:00: Hearing",
    ]
    assert all(dt.datetime.fromisoformat(item.published) <= NOON for item in found.items)


def test_a_calendar_has_the_rule_its_end_and_its_exceptions(tmp_path: Path) -> None:
    (found,) = view(plan(tmp_path, CAFE), "/events/cafe/event.ics").events

    assert found.rrule == "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270130T235959"
    assert found.exdates == ("2026-12-26T10:00:00",)
    assert (found.start, found.end, found.zone) == ("2026-12-05T10:00:00", "2026-12-05T13:00:00", "Europe/London")


def test_an_entry_keeps_its_name_when_all_else_of_it_changes(tmp_path: Path) -> None:
    before = view(plan(tmp_path / "a", HEARING), "/events/hearing/event.ics").events[0]
    changed = HEARING.replace("2027-01-19", "2027-01-26").replace("title: Hearing", "title: Other\nupdated: 2026-11-27")
    after = view(plan(tmp_path / "b", changed), "/events/hearing/event.ics").events[0]

    assert before.uid == after.uid
    assert after.sequence > before.sequence


def test_a_second_change_on_the_same_day_counts_as_one(tmp_path: Path) -> None:
    texts = [HEARING.replace("place:", f"updated: {when}\nplace:") for when in ("2026-11-27", "2026-11-27 17:30")]
    first, second = (
        view(plan(tmp_path / name, text), "/events/hearing/event.ics").events[0]
        for name, text in zip("ab", texts, strict=True)
    )

    assert second.sequence > first.sequence
    assert second.modified > first.modified


def test_a_new_start_that_nobody_tells_of_leaves_what_calendars_go_by(tmp_path: Path) -> None:
    later = HEARING.replace("2027-01-19", "2027-01-26")
    before, after = (
        view(plan(tmp_path / name, text), "/events/hearing/event.ics").events[0]
        for name, text in (("a", HEARING), ("b", later))
    )

    assert (before.sequence, before.modified) == (after.sequence, after.modified)


# Another day.


def turn(folder: Path, text: str, now: dt.datetime = NOON) -> dt.datetime | None:
    return prepare(options(write_hub(folder, SITE + text), today=now), Silent()).plan.turn


def test_a_plan_knows_when_its_next_event_is_over(tmp_path: Path) -> None:
    talk = event("talk", "start: 2026-11-29 10:00\nend: 13:00\nupdated: 2026-11-01\n")

    assert turn(tmp_path, talk) == dt.datetime(2026, 11, 29, 13, tzinfo=dt.UTC)


def test_a_plan_knows_that_another_month_begins(tmp_path: Path) -> None:
    assert turn(tmp_path, WALK.replace("place", "updated: 2026-10-01\nplace")) == dt.datetime(
        2026, 12, 1, tzinfo=dt.UTC
    )


def test_the_hubs_clock_and_not_the_builders_says_what_month_it_is(tmp_path: Path) -> None:
    late = dt.datetime(2026, 11, 30, 20, tzinfo=dt.timezone(dt.timedelta(hours=-8)))  # 5 in the morning of 1 December

    made = planned(tmp_path, SITE.replace("London", "Berlin") + HEARING, today=late)

    assert "/events/2026-12/" in made
    assert "/events/2026-11/" not in made
