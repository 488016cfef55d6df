"""The life of a campaign: how its states are written, which one counts, and what is told of contradictions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.content.records import Campaign, State
from generator.problems import Problem
from tests.content.reading_help import read
from tests.content.test_hub import assembled

PATH = "content/campaigns/road.md"
OVER = "outcome: It was painted.\n"


def written(front: str) -> str:
    return f"---\ntitle: Road\ndate: 2025-01-01\n{front}---\nText.\n"


def campaign(front: str) -> Campaign:
    reading = read(written(front), PATH)
    assert isinstance(reading.record, Campaign), reading.problems
    assert reading.problems == ()
    return reading.record


def lived(folder: Path, front: str, more: str = "", **changed: object) -> tuple[Campaign, list[Problem]]:
    hub, problems = assembled(folder, f"-- {PATH} --\n{written(front)}{more}", **changed)
    return hub.campaigns[0], problems


def line(campaign: Campaign) -> list[str]:
    return [f"{step.state.value} {step.date:%Y-%m-%d} {step.note}".strip() for step in campaign.history]


@pytest.mark.parametrize(
    "front",
    [
        "history: {paused: 2025-02-01, won: 2025-03-01}\n",
        "history:\n  paused: 2025-02-01\n  won: 2025-03-01\n",
        "history:\n- paused: 2025-02-01\n- won: 2025-03-01\n",
        "history:\n- 2025-02-01: paused\n- 2025-03-01: won\n",
        "history:\n- {date: 2025-02-01, state: paused}\n- {state: won, since: 2025-03-01}\n",
        "history:\n  on hold: 2025-02-01\n  won: {date: 2025-03-01}\n",
    ],
)
def test_states_with_their_days_may_be_written_as_people_write_them(front: str) -> None:
    assert line(campaign(front)) == ["paused 2025-02-01", "won 2025-03-01"]


def test_a_state_may_have_a_note() -> None:
    assert line(campaign("history: [{won: {date: 2025-03-01, note: Seven to none}}]\n")) == [
        "won 2025-03-01 Seven to none"
    ]


@pytest.mark.parametrize(
    "front",
    [
        "milestones: [{at: 250, label: Half way}, {at: 500}]\n",
        "milestones: [250 Half way, 500]\n",
        "milestones:\n- 250: Half way\n- at: 500\n",
        "milestones: ['250: Half way', 500]\n",
    ],
)
def test_milestones_may_be_written_as_people_write_them(front: str) -> None:
    assert [(mark.at, mark.label) for mark in campaign(front).milestones] == [(250, "Half way"), (500, "")]


@pytest.mark.parametrize("wrong", ["milestones: [soon]\n", "milestones: [0]\n", "history: [yesterday]\n"])
def test_what_cannot_be_read_is_told_and_left_out(wrong: str) -> None:
    reading = read(written(wrong), PATH)

    assert len(reading.problems) == 1
    assert reading.problems[0].position.line == 4
    assert isinstance(reading.record, Campaign)


def test_what_an_update_says_of_its_campaign_is_not_taken_for_the_campaigns_own() -> None:
    front = "progress: 90\nupdates:\n  - date: 2025-02-01\n    title: Half\n    progress: 50\n    state: paused\n"

    (update,) = campaign(front).updates

    assert (update.progress, update.state) == (50, State.PAUSED)


def test_a_life_begins_on_the_campaigns_own_date(tmp_path: Path) -> None:
    found, problems = lived(tmp_path, f"{OVER}history: {{won: 2025-03-01}}\n")

    assert line(found) == ["live 2025-01-01", "won 2025-03-01"]
    assert found.state is State.WON
    assert problems == []


def test_an_update_may_say_that_a_campaign_was_won(tmp_path: Path) -> None:
    news = "-- content/campaigns/road/updates/yes.md --\n---\ntitle: Yes\ndate: 2025-03-01\nstate: won\n---\nYes.\n"

    found, problems = lived(tmp_path, OVER, news)

    assert line(found) == ["live 2025-01-01", "won 2025-03-01"]
    assert found.state is State.WON
    assert problems == []


def test_an_update_within_the_campaigns_file_may_say_so_too(tmp_path: Path) -> None:
    found, _ = lived(tmp_path, f"{OVER}updates: [{{date: 2025-03-01, title: Lost, state: lost}}]\n")

    assert found.state is State.LOST
    assert found.decided == found.history[-1]


def test_the_same_state_told_twice_is_one_step_with_its_first_day(tmp_path: Path) -> None:
    front = "history: [{won: 2025-03-01}]\nupdates: [{date: 2025-03-02, title: Yes, state: won}]\n"

    found, _ = lived(tmp_path, OVER + front)

    assert line(found) == ["live 2025-01-01", "won 2025-03-01"]


def test_a_state_in_the_future_is_left_out_and_told_where_it_stands(tmp_path: Path) -> None:
    today = dt.datetime(2025, 9, 1, tzinfo=dt.UTC)

    found, problems = lived(tmp_path, "history:\n  paused: 2025-02-01\n  won: 2026-01-01\n", today=today)

    assert found.state is State.PAUSED
    (problem,) = problems
    assert problem.code == "campaign-state-future"
    assert problem.position.line == 6


def test_the_newest_day_counts_where_state_says_otherwise(tmp_path: Path) -> None:
    found, problems = lived(tmp_path, f"{OVER}state: live\nhistory: {{won: 2025-03-01}}\n")

    assert found.state is State.WON
    (problem,) = problems
    assert (problem.code, problem.position.line, problem.fix) == ("campaign-state-differs", 5, "state: won")


@pytest.mark.parametrize("state", ["won", "partly-won", "lost", "closed"])
def test_a_campaign_that_ended_is_asked_how_and_when(tmp_path: Path, state: str) -> None:
    _, problems = lived(tmp_path, f"state: {state}\n")

    assert {problem.code for problem in problems} == {"campaign-outcome-missing", "campaign-end-undated"}


@pytest.mark.parametrize(
    ("today", "passed"), [("2025-06-30T22:59:59+00:00", False), ("2025-06-30T23:00:00+00:00", True)]
)
def test_a_deadline_passes_at_the_end_of_its_day_by_the_hubs_clock(
    tmp_path: Path,
    today: str,
    passed: bool,
) -> None:
    site = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntheme: plain\ntimezone: Europe/London\n"
    front = written("deadline: 2025-06-30\n")
    now = dt.datetime.fromisoformat(today)

    hub, problems = assembled(tmp_path, f"{site}-- {PATH} --\n{front}", today=now)

    assert hub.campaigns[0].state is State.LIVE
    assert [problem.code for problem in problems] == (["campaign-deadline-past"] if passed else [])


def test_the_newest_count_of_an_update_serves_where_the_campaign_has_none(tmp_path: Path) -> None:
    news = "updates: [{date: 2025-03-01, title: A, progress: 80}, {date: 2025-02-01, title: B, progress: 40}]\n"

    found, _ = lived(tmp_path, f"goal: 100\n{news}")

    assert found.progress == 80


@pytest.mark.parametrize(("how", "line"), [("state: won\n", "state: won"), ("history: {won: 2025-06-01}\n", "---")])
def test_what_is_proposed_for_an_outcome_keeps_the_line_that_it_stands_on(tmp_path: Path, how: str, line: str) -> None:
    text = f"-- content/campaigns/c.md --\n---\ntitle: C\ndate: 2025-01-01\n{how}---\nText.\n"

    _, problems = assembled(tmp_path, text)

    (fix,) = [problem.fix for problem in problems if problem.code == "campaign-outcome-missing"]
    assert fix == f"{line}\noutcome: What came of it, and why."
