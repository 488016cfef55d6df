"""What volunteers write about an event, and what it comes to."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.config import SiteConfig
from generator.content.events import Change, Event, EventStatus, Hours
from generator.content.kinds import Reading
from generator.content.recurrence import Rule
from generator.content.repeat_words import NotSaidError, said
from tests.content.reading_help import CONFIG, codes, read

PATH = "content/events/repair-cafe.md"


def reading(front: str, config: SiteConfig = CONFIG) -> Reading:
    return read(f"---\ntitle: Repair café\n{front}\n---\nBring the screws.\n", PATH, config)


def event(front: str, config: SiteConfig = CONFIG) -> Event:
    """The event of a file that has no problem."""
    found = reading(front, config)
    assert isinstance(found.record, Event), found.problems
    assert found.problems == ()
    return found.record


def local(moment: dt.datetime | None) -> str:
    return moment.isoformat(" ", "minutes") if moment else ""


def times(front: str) -> tuple[str, str]:
    found = event(front)
    return local(found.start), local(found.end)


def test_an_end_that_is_a_time_is_on_the_same_day() -> None:
    assert times("start: 2026-12-05 19:30\nend: 21:30") == ("2026-12-05 19:30+00:00", "2026-12-05 21:30+00:00")


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    assert times("start: 2026-12-05 19:30\nend: 0:30")[1] == "2026-12-06 00:30+00:00"


def test_without_a_time_it_lasts_whole_days_the_last_one_too() -> None:
    assert times("start: 2026-12-18\nend: 2026-12-20") == ("2026-12-18 00:00+00:00", "2026-12-21 00:00+00:00")
    assert event("start: 2026-12-18").date_only


def test_a_day_and_a_time_may_stand_in_two_places() -> None:
    assert times("date: 2026-07-05\ntime: 7-9 pm") == ("2026-07-05 19:00+01:00", "2026-07-05 21:00+01:00")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19:30", Hours(dt.time(19, 30))),
        ("7.30pm", Hours(dt.time(19, 30))),
        ("10 am to 1 pm", Hours(dt.time(10), dt.time(13))),
        ("19h30", Hours(dt.time(19, 30))),
        ("noon", Hours(dt.time(12))),
    ],
)
def test_times_are_read_as_people_write_them(written: str, meant: Hours) -> None:
    found = reading(f"start: 2026-12-05\ntime: {written}").record

    assert isinstance(found, Event)
    assert found.time == meant


def test_another_zone_has_its_own_clock() -> None:
    assert times("start: 2026-07-05 19:30\ntimezone: Europe/Madrid")[0] == "2026-07-05 19:30+02:00"


def test_an_offset_is_a_moment_and_the_zone_says_what_the_clock_shows_then() -> None:
    assert times("start: 2026-07-05T19:30:00+02:00")[0] == "2026-07-05 18:30+01:00"


def test_the_hubs_zone_is_taken_where_none_is_written() -> None:
    tokyo = SiteConfig(name="Hub", timezone="Asia/Tokyo")

    assert local(event("start: 2026-07-05 19:30", tokyo).start) == "2026-07-05 19:30+09:00"


def test_an_hour_that_clocks_skip_is_read_with_the_offset_before_the_gap_and_told() -> None:
    found = reading("start: 2027-03-28 01:30")

    assert codes(found) == ["date-gap"]
    assert isinstance(found.record, Event)
    assert local(found.record.start) == "2027-03-28 02:30+01:00"


def test_a_zone_that_skips_an_hour_elsewhere_does_not_disturb() -> None:
    assert times("start: 2027-03-28 01:30\ntimezone: America/New_York")[0] == "2027-03-28 01:30-04:00"


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert times("start: 2026-10-25 01:30")[0] == "2026-10-25 01:30+01:00"


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("start: 2026-12-05 19:30\nend: 2026-12-04 21:00", "event-end"),
        ("start: 2026-12-05\nend: 2026-12-04", "event-end"),
        ("start: 2026-12-05\nend: 21:30", "event-end"),
        ("start: 2026-12-05 19:30\nend: 19:30", "event-end"),
        ("start: 2026-12-05 19:30\nend: 25:30", "time-unreadable"),
        ("start: 2026-12-05 19:30\ntime: 20:00", "event-time-twice"),
        ("start: 2026-12-05 19:30\nrepeat: every Thrusday", "repeat-unreadable"),
        ("start: 2026-12-05 19:30\nrepeat: FREQ=HOURLY", "repeat-unreadable"),
        ("start: 2026-12-05 19:30\nrepeat: FREQ=WEEKLY;BYDAY=XX", "repeat-unreadable"),
        ("start: 2026-12-05 19:30\nrepeat: {on: [Saturday], until: soon}", "date-unreadable"),
        ("start: 2026-12-05 19:30\nrepeat: weekly until 2026-11-01", "event-end"),
        ("start: 2026-12-31\nrepeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "repeat-unreadable"),
        ("start: 2026-12-05 19:30\nrepeat: every Thursday", "repeat-start"),
        ("start: 2026-12-08 19:30\nrepeat: every second Tuesday", "repeat-read-as"),
        ("start: 2026-12-31\nrepeat: monthly", "repeat-short-months"),
        ("start: 2026-12-03\nrepeat: every Thursday\nskip: 2026-12-25", "event-no-such-date"),
        ("start: 2026-12-03\nskip: 2026-12-03", "event-not-recurring"),
        ("start: 2026-12-03\nstatus: moved", "event-moved-from"),
        ("start: 2026-12-03\ntimezone: Europe/Lundon", "timezone-unknown"),
        ("start: 2026-12-03\nreminder: often", "number-unreadable"),
        ("end: 2026-12-03", "key-missing"),
    ],
)
def test_a_mistake_is_told_where_it_stands(front: str, code: str) -> None:
    found = reading(front)

    assert code in codes(found)
    assert all(problem.position.line > 0 for problem in found.problems)


def test_a_misspelt_weekday_names_the_one_that_is_meant() -> None:
    (problem,) = reading("start: 2026-12-03\nrepeat: every Thrusday").problems

    assert "Thursday" in problem.hint


def test_an_unknown_zone_names_the_nearest_and_the_line_to_write() -> None:
    (problem,) = reading("start: 2026-12-03\ntimezone: Europe/Lundon").problems

    assert problem.fix == "timezone: Europe/London"


def test_an_exception_on_a_wrong_day_names_the_nearest_date() -> None:
    (problem,) = reading("start: 2026-12-03\nrepeat: every Thursday\nskip: 2026-12-25").problems

    assert "2026-12-24" in problem.hint


def test_a_start_that_is_none_of_its_days_gives_way_to_the_first_that_is() -> None:
    found = reading("start: 2026-12-05 19:30\nrepeat: every Thursday").record

    assert isinstance(found, Event)
    assert local(found.start) == "2026-12-10 19:30+00:00"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("every Thursday", "FREQ=WEEKLY;BYDAY=TH"),
        ("Thursdays", "FREQ=WEEKLY;BYDAY=TH"),
        ("every Tuesday and Thursday", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every other Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every two weeks on Tue and Thu", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("first and third Monday of the month", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("the last Friday of every second month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("every month on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("monthly on the second Tuesday", "FREQ=MONTHLY;BYDAY=2TU"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("daily", "FREQ=DAILY"),
        ("every year", "FREQ=YEARLY"),
        ("jeden Donnerstag", "FREQ=WEEKLY;BYDAY=TH"),
        ("cada miércoles", "FREQ=WEEKLY;BYDAY=WE"),
        ("chaque jeudi", "FREQ=WEEKLY;BYDAY=TH"),
    ],
)
def test_words_are_a_rule(words: str, rule: str) -> None:
    assert said(words).rule == rule


@pytest.mark.parametrize(
    "words", ["now and then", "every", "every full moon", "every Tuesday of the month", "every 0 weeks"]
)
def test_words_that_mean_no_days_are_refused(words: str) -> None:
    with pytest.raises(NotSaidError):
        said(words)


ENDS = dt.datetime(2026, 12, 31, 23, 59, 59)  # noqa: DTZ001  wall time


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("weekly until 2026-12-31", Rule("FREQ=WEEKLY;BYDAY=TH", ENDS)),
        ("every Thursday until 31 December 2026", Rule("FREQ=WEEKLY;BYDAY=TH", ENDS)),
        ("every Thursday, 10 times", Rule("FREQ=WEEKLY;BYDAY=TH", None, 10)),
        ("every Thursday for 10 weeks", Rule("FREQ=WEEKLY;BYDAY=TH", None, 10)),
        ("{every: week, on: [Thursday], until: 2026-12-31}", Rule("FREQ=WEEKLY;BYDAY=TH", ENDS)),
        ("{every: 2 weeks, on: Thursday, times: 10}", Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", None, 10)),
        ("{every: month, on: [first Thursday]}", Rule("FREQ=MONTHLY;BYDAY=1TH")),
        ("{on: [first Thursday]}", Rule("FREQ=MONTHLY;BYDAY=1TH")),
        ("{every: Thursday}", Rule("FREQ=WEEKLY;BYDAY=TH")),
        ("RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=10", Rule("FREQ=WEEKLY;BYDAY=TH", None, 10)),
        ("FREQ=WEEKLY;UNTIL=20261231", Rule("FREQ=WEEKLY;BYDAY=TH", ENDS)),
        ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T235959Z", Rule("FREQ=WEEKLY;BYDAY=TH", ENDS)),
        ("once", None),
    ],
)
def test_every_way_to_say_how_it_repeats_comes_to_the_same(written: str, rule: Rule | None) -> None:
    assert event(f"start: 2026-12-03 19:30\nrepeat: {written}").repeat == rule


def wall(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    "front",
    [
        "repeat: every Thursday\nskip: [2026-12-24, 2026-12-31]",
        "repeat: every Thursday\nexcept: 2026-12-24; 2026-12-31",
        "repeat: every Thursday except 2026-12-24 and 2026-12-31",
        "repeat: {every: Thursday, except: [2026-12-24, 2026-12-31]}",
    ],
)
def test_exceptions_may_stand_in_several_places(front: str) -> None:
    found = event(f"start: 2026-12-03 19:30\n{front}")

    assert found.skip == (wall("2026-12-24 19:30"), wall("2026-12-31 19:30"))


def test_a_single_date_may_be_moved_or_cancelled() -> None:
    found = event(
        "start: 2026-12-03 19:30\nend: 21:00\nrepeat: every Thursday\nchanges:\n"
        "- {on: 2026-12-24, cancelled: yes, note: Christmas}\n"
        "- {on: 2026-12-31, to: 2026-12-30}\n"
        "- {on: 2027-01-07, to: 18:00, end: 20:00}\n"
    )

    assert found.changes == (
        Change(wall("2026-12-24 19:30"), cancelled=True, note="Christmas"),
        Change(wall("2026-12-31 19:30"), wall("2026-12-30 19:30")),
        Change(wall("2027-01-07 19:30"), wall("2027-01-07 18:00"), wall("2027-01-07 20:00")),
    )


@pytest.mark.parametrize(
    ("written", "status"),
    [("canceled", EventStatus.CANCELLED), ("sold out", EventStatus.FULL), ("rescheduled", EventStatus.MOVED)],
)
def test_other_words_for_a_status_are_known(written: str, status: EventStatus) -> None:
    found = reading(f"start: 2026-12-03\nstatus: {written}\nprevious: 2026-12-01").record

    assert isinstance(found, Event)
    assert found.status is status


def test_reminders_are_minutes_however_they_are_written() -> None:
    assert event("start: 2026-12-03\nreminders: [1 day, 2 hours, 30]").reminders == (1440, 120, 30)


def test_a_report_is_text_and_photos() -> None:
    found = event("start: 2026-12-03\nreport:\n  text: It was *good*.\n  photos: [hall.jpg]")

    assert found.report
    assert found.has_report
    assert found.report.body.opening == "It was good."
    assert [photo.file for photo in found.report.photos] == ["content/events/hall.jpg"]


def test_names_of_other_programs_are_known() -> None:
    found = event(
        "date: 2026-12-03\nvenue: Hall\norganizer: Rosa\nprice: Free\naccessibility: No steps\nregistration: form"
    )

    assert found.place
    assert (found.place.name, found.organisers, found.cost, found.access) == ("Hall", ("Rosa",), "Free", "No steps")
    assert found.rsvp
    assert found.rsvp.form
    assert found.is_free


@pytest.mark.parametrize(
    "start", ["14/6/2026 7pm", "2026-06-14 7 pm", "14 June 2026 at 7 p.m.", "Sunday 14 June 2026, 7PM"]
)
def test_an_hour_alone_is_a_time_where_it_says_which_half_of_the_day(start: str) -> None:
    found = reading(f"start: {start}").record

    assert isinstance(found, Event)
    assert found.wall == wall("2026-06-14 19:00")


def test_a_time_within_a_repetition_is_sent_to_the_start() -> None:
    (problem,) = reading("start: 2026-12-03 19:00\nrepeat: every Thurs 7pm").problems

    assert problem.hint == "The time stands in `start`. Leave “7pm” out here: repeat: every Thurs"


def test_an_offset_is_no_zone_and_no_other_is_proposed() -> None:
    (problem,) = reading("start: 2026-12-03 19:00\ntimezone: GMT+1").problems

    assert (problem.code, problem.fix) == ("timezone-unknown", "")


@pytest.mark.parametrize("query", ["?bcc=x@y.example", "?subject=Hi%0ABcc:x@y.example", "%0D%0ABcc:x@y.example"])
def test_a_mail_link_with_hidden_receivers_is_refused(query: str) -> None:
    (problem,) = reading(f"start: 2026-12-03 19:00\nrsvp: 'mailto:a@b.example{query}'").problems

    assert problem.code == "url-unreadable"


def test_a_mail_link_may_have_lines_in_its_body() -> None:
    found = event("start: 2026-12-03 19:00\nrsvp: 'mailto:a@b.example?subject=Hi&body=One%0ATwo'")

    assert found.rsvp
    assert found.rsvp.url.endswith("One%0ATwo")


@pytest.mark.parametrize("lines", ["every: Thursday", "every: Thurs", "repeat: {every: week, on: Thursday}"])
def test_how_often_may_stand_under_every(lines: str) -> None:
    found = event(f"start: 2026-12-03 19:00\n{lines}")

    assert found.repeat
    assert found.repeat.rule == "FREQ=WEEKLY;BYDAY=TH"


def test_a_start_with_two_times_is_told_of_the_line_for_the_end() -> None:
    (problem,) = reading("start: 2026-12-03, 7pm - 9pm").problems

    assert "`end: 20:00`" in problem.hint


def test_a_bare_yes_is_asked_how_often_and_not_whether_a_month_was_meant() -> None:
    (problem,) = reading("start: 2026-12-03 19:00\nrepeat: yes").problems

    assert "Did you mean" not in problem.hint
