"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fields.dates import DateError, parse_date
from tests.content.reading_help import codes, read

LONDON = ZoneInfo("Europe/London")


def local(text: str, zone: ZoneInfo = LONDON) -> str:
    return parse_date(text, zone).moment.value.isoformat(" ")


def wrong(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse_date(text, LONDON)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-07",
        "2024-5-7",
        "2024/05/07",
        "2024.05.07",
        "20240507",
        "7 May 2024",
        "07 May 2024",
        "7th May 2024",
        "7th of May 2024",
        "7. Mai 2024",
        "7 de mayo de 2024",
        "7 mai 2024",
        "7 de março de 2024".replace("março", "maio"),
        "7 maggio 2024",
        "7 mei 2024",
        "7-May-2024",
        "May 7, 2024",
        "May 7th 2024",
        "Tuesday, 7 May 2024",
        "Tue May 7 2024",
        "٢٠٢٤-٠٥-٠٧",
    ],
)
def test_a_day_is_read_in_every_form_that_has_one_meaning(text: str) -> None:
    read_date = parse_date(text, LONDON)
    assert (read_date.iso, read_date.moment.date_only) == ("2024-05-07", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-07T9:00:00", "2024-05-07 09:00:00+01:00"),
        ("2024-05-07 18:30", "2024-05-07 18:30:00+01:00"),
        ("2024-05-07 9:00:00 -0500", "2024-05-07 09:00:00-05:00"),
        ("2024-05-07T09:00:00.123Z", "2024-05-07 09:00:00+00:00"),
        ("2024-05-07T09:00:00+05:30", "2024-05-07 09:00:00+05:30"),
        ("2024-05-07T09:00:00-05", "2024-05-07 09:00:00-05:00"),
        ("2024-05-07 6:30 pm", "2024-05-07 18:30:00+01:00"),
        ("2024-05-07 12:05 a.m.", "2024-05-07 00:05:00+01:00"),
        ("7 May 2024, 18:30", "2024-05-07 18:30:00+01:00"),
        ("7 May 2024 at 18.30", "2024-05-07 18:30:00+01:00"),
        ("17/05/2024 18:30", "2024-05-17 18:30:00+01:00"),
        ("2024-05-07 18h30 UTC", "2024-05-07 18:30:00+00:00"),
    ],
)
def test_a_time_is_local_unless_an_offset_is_written(text: str, expected: str) -> None:
    assert local(text) == expected
    assert not parse_date(text, LONDON).moment.date_only


def test_a_bare_date_is_midnight_of_the_hub() -> None:
    assert local("2024-05-07", ZoneInfo("America/Chicago")) == "2024-05-07 00:00:00-05:00"


def test_an_hour_that_clocks_skip_moves_forward_by_the_gap() -> None:
    found = parse_date("2024-03-31 01:30", LONDON)
    assert found.moment.value.isoformat(" ") == "2024-03-31 02:30:00+01:00"
    assert found.note is not None
    assert found.note[0].code == "date-gap"


def test_of_an_hour_that_comes_twice_the_first_is_taken() -> None:
    assert local("2024-10-27 01:30") == "2024-10-27 01:30:00+01:00"


def test_a_midnight_that_clocks_skip_still_gives_a_day() -> None:
    assert local("2024-09-08", ZoneInfo("America/Santiago")) == "2024-09-08 01:00:00-03:00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("07/05/2024", "date-ambiguous"),
        ("7-5-2024", "date-ambiguous"),
        ("2024-02-30", "date-impossible"),
        ("31 April 2024", "date-impossible"),
        ("2024-13-05", "date-impossible"),
        ("2024-00-05", "date-impossible"),
        ("0024-05-07", "date-impossible"),
        ("2024-05-07 24:30", "date-impossible"),
        ("2024-05-07 10:00 +19:00", "date-impossible"),
        ("7/5/24", "date-unreadable"),
        ("May 2024", "date-unreadable"),
        ("2024", "date-unreadable"),
        ("last summer", "date-unreadable"),
        ("7 Foo 2024", "date-unreadable"),
        ("", "date-unreadable"),
    ],
)
def test_a_date_that_cannot_be_meant_is_refused_by_its_own_rule(text: str, code: str) -> None:
    assert wrong(text).rule.code == code


def test_an_ambiguous_date_offers_both_days() -> None:
    error = wrong("07/05/2024")
    assert error.candidates == ("2024-05-07", "2024-07-05")
    assert "7 May 2024" in error.hint
    assert "5 July 2024" in error.hint


@pytest.mark.parametrize("text", ["05/05/2024", "17/05/2024", "05/17/2024"])
def test_a_date_with_slashes_is_read_where_only_one_day_is_possible(text: str) -> None:
    assert parse_date(text, LONDON).iso in ("2024-05-05", "2024-05-17")


def test_quotes_change_nothing() -> None:
    plain, quoted = (read(f"---\ntitle: A\ndate: {date}\n---\n").record for date in ("2024-05-07", "'2024-05-07'"))
    assert plain is not None
    assert quoted is not None
    assert getattr(plain, "date", None) == getattr(quoted, "date", 0)


@pytest.mark.parametrize("field", ["publish", "expires", "date"])
def test_a_wrong_date_that_decides_what_is_shown_leaves_the_story_out(field: str) -> None:
    lines = {"title": "A", "date": "2024-05-07", field: "soon"}
    reading = read("---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + "---\n")
    assert reading.record is None
    assert codes(reading) == ["date-unreadable"]


@given(
    st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(2999, 12, 31)),  # noqa: DTZ001 - the zone follows
    st.sampled_from(["Europe/London", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Monrovia", "UTC"]),
)
def test_a_local_time_is_the_moment_at_which_clocks_there_show_it(wall: dt.datetime, name: str) -> None:
    zone, wall = ZoneInfo(name), wall.replace(second=0, microsecond=0)
    there = wall.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)

    value = parse_date(wall.strftime("%Y-%m-%d %H:%M").zfill(16), zone).moment.value

    assert value.replace(tzinfo=None) == there.replace(tzinfo=None)
    assert abs(value.utcoffset() - there.utcoffset()) <= dt.timedelta(seconds=30)  # type: ignore[operator]  # both have one


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_is_read_back_from_its_iso_form(day: dt.date) -> None:
    assert parse_date(day.isoformat(), LONDON).moment.value.date() == day


@given(
    st.text(max_size=30)
    | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,3}[-/. ][0-9]{1,4}( [0-9]{1,2}:[0-9]{2})?", fullmatch=True)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(DateError):
        assert parse_date(text, LONDON).iso
