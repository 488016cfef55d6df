"""`petition:` in a campaign's front matter, and the counters behind it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.config import FormsConfig, SiteConfig
from generator.content import tally
from generator.content.counters import COUNTERS_FILE, Counted, counters_text
from generator.content.counters_reading import read_counters
from generator.content.petition import Petition, Source
from generator.content.records import Campaign
from generator.problems import Problem, Severity
from tests.content.reading_help import read
from tests.content.test_hub import assembled

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


def petition(text: str) -> Petition | None:
    record, problems = campaign(text)
    assert [p.message for p in problems] == []
    return record.petition if record else None


def campaign(text: str) -> tuple[Campaign | None, tuple[Problem, ...]]:
    reading = read(f"---\ntitle: Bus\ndate: 2026-01-01\n{text}---\nText.\n", path="content/campaigns/bus.md")
    assert reading.record is None or isinstance(reading.record, Campaign)
    return reading.record, reading.problems


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("petition: yes\n", Petition()),
        ("petition: no\n", None),
        ("petition: https://petition.example/bus\n", Petition(url="https://petition.example/bus")),
        ("petition: {fields: [comment]}\n", Petition(fields=("comment",))),
        ("petition: {fields: none, keep: until May}\n", Petition(fields=(), keep="until May")),
        ("petition: {form: netlify}\n", Petition(forms=FormsConfig("netlify"))),
        (
            "petition: {form: 'https://formspree.io/f/abc'}\n",
            Petition(forms=FormsConfig("formspree", "https://formspree.io/f/abc")),
        ),
        (
            "petition:\n  form: yes\n  sheets: The library\n  consent: You may read my name out.\n",
            Petition(sheets="The library", consent="You may read my name out."),
        ),
    ],
)
def test_a_petition_is_written_in_short_or_with_its_parts(text: str, meant: Petition | None) -> None:
    assert petition(text) == meant


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("63", Source("paper", value=63)),
        ("{paper: 63, label: At the library}", Source("paper", label="At the library", value=63)),
        ("{actionnetwork: 2f1b-0d1c}", Source("actionnetwork", "2f1b-0d1c")),
        (
            "{actionnetwork: 'https://actionnetwork.org/api/v2/petitions/2f1b-0d1c'}",
            Source("actionnetwork", "2f1b-0d1c"),
        ),
        ("{netlify: petition-bus}", Source("netlify", "petition-bus")),
        (
            "{json: 'https://a.example/c.json', path: data.total}",
            Source("json", "https://a.example/c.json", "data.total"),
        ),
        ("{json: 'http://localhost:9/c', path: n}", Source("json", "http://localhost:9/c", "n")),
    ],
)
def test_each_source_of_signatures_is_an_item(text: str, source: Source) -> None:
    found = petition(f"petition:\n  counts:\n    - {text}\n")

    assert found is not None
    assert found.counts == (source,)


def test_paper_has_the_day_on_which_it_was_counted() -> None:
    found = petition("petition: {counts: {paper: 63, on: 2026-11-02}}\n")

    assert found is not None
    assert found.counts[0].on is not None
    assert found.counts[0].on.date() == dt.date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{json: 'https://a.example/c.json'}", "needs a part named `path`"),
        ("{json: 'http://a.example/c.json', path: n}", "anybody on the way can change"),
        ("{json: 'https://me:secret@a.example/', path: n}", "has a user name or a password in it"),
        ("{actionnetwork: keep the bus}", "not the id of a petition"),
        ("{paper: 3, netlify: form}", "names 2 sources at once"),
        ("{label: Nothing}", "does not say where the number comes from"),
        ("{paper: -3}", "less than nothing"),
        ("many", "not a number"),
    ],
)
def test_a_source_that_cannot_be_asked_is_left_out_with_its_place(text: str, message: str) -> None:
    record, problems = campaign(f"petition:\n  counts:\n    - {text}\n    - 5\n")

    assert record is not None
    assert record.petition is not None
    assert record.petition.counts == (Source("paper", value=5),)
    assert message in problems[0].message
    assert problems[0].position.line == 6


@pytest.mark.parametrize(
    "text",
    [
        "petition: {form: gogle}\n",
        "petition: {closes: soon}\n",
        "petition: {url: 'https://a.example', form: netlify}\n",
    ],
)
def test_a_petition_that_cannot_be_understood_leaves_the_campaign_out(text: str) -> None:
    record, problems = campaign(text)

    assert record is None
    assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("petition: {closes: 2027-01-15}\n", "2027-01-16T00:00:00+00:00"),
        ("petition: {closes: 2026-10-24}\n", "2026-10-25T00:00:00+01:00"),
        ("petition: {closes: 2027-01-15 17:30}\n", "2027-01-15T17:30:00+00:00"),
        ("deadline: 2026-10-25\npetition: yes\n", "2026-10-26T00:00:00+00:00"),
        ("deadline: 2026-10-25 17:00\npetition: yes\n", "2026-10-25T17:00:00+00:00"),
    ],
)
def test_a_last_day_lasts_until_its_midnight_by_the_hubs_clock(text: str, ends: str) -> None:
    from zoneinfo import ZoneInfo

    record, _ = campaign(text)
    assert record is not None
    assert record.petition is not None
    moment = record.petition.ends(record.deadline, ZoneInfo("Europe/London"))

    assert moment is not None
    assert moment.isoformat() == ends


# The file of counters.

COUNTERS = {
    "json:https://a.example/c.json#data.total": Counted(1742, NOON, 'At "a.example"'),
    "actionnetwork:2f1b": Counted(12.5, NOON, later=NOON),
}


def test_what_is_written_is_read_again() -> None:
    assert read_counters(counters_text(COUNTERS).encode()) == (COUNTERS, ())


def test_the_file_is_the_same_in_whatever_order_counters_were_fetched() -> None:
    assert counters_text(COUNTERS) == counters_text(dict(reversed(COUNTERS.items())))


def test_an_empty_file_counts_nothing() -> None:
    assert read_counters(counters_text({}).encode()) == ({}, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  value: many\n  fetched: 2026-11-28\n", 2),
        ("a:\n  value: 5\n", 2),
        ("a:\n  value: -5\n  fetched: 2026-11-28\n", 2),
        ("a: 5\n", 1),
        ("a: [1\n", 1),
        ("- a\n", 1),
        ("a:\n  value: 5\n  fetched: yesterday\n", 3),
    ],
)
def test_a_broken_counter_is_a_warning_at_its_line(text: str, line: int) -> None:
    found, problems = read_counters(text.encode())

    assert found == {}
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert problems[0].position.path == "content/data/counters.yaml"
    assert problems[0].position.line == line


def test_one_broken_counter_does_not_cost_the_others() -> None:
    found, _ = read_counters(b"a: 5\nb:\n  value: 7\n  fetched: 2026-11-28T12:00:00Z\n")

    assert found == {"b": Counted(7, NOON)}


@pytest.mark.parametrize("value", ["Yes please", "fields postcode, town"])
def test_a_petition_that_is_no_answer_is_told_all_that_it_can_be(value: str) -> None:
    reading = read(f"---\ntitle: T\ndate: 2026-01-01\npetition: {value}\n---\nText.\n", "content/campaigns/t.md")

    assert ["address of the petition" in problem.hint for problem in reading.problems] == [True]


def test_progress_that_cannot_be_read_beside_counters_is_one_warning_and_no_crash(tmp_path: Path) -> None:
    text = "progress: 12/50\npetition: {counts: [{paper: 7}]}\n"
    file = f"-- content/campaigns/bus.md --\n---\ntitle: Bus\ndate: 2026-01-01\n{text}---\nText.\n"

    hub, problems = assembled(tmp_path, file)

    assert hub.campaigns
    assert [problem.code for problem in problems] == ["number-unreadable"]


def test_a_file_of_counters_that_cannot_be_read_is_a_problem_of_the_hub() -> None:
    problems: list[Problem] = []

    assert tally.counted([], {COUNTERS_FILE: b"{{{ not yaml"}, SiteConfig(name="Hub"), problems) == []

    assert {problem.position.path for problem in problems} == {COUNTERS_FILE}
