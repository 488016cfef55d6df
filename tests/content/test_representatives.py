"""Representatives as they are read, and what may be wrong with whom a campaign asks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.build import prepare
from generator.content.hub import Hub
from generator.content.records import Letter
from generator.content.representatives import AnswerKind, Ballot
from generator.problems import Problem
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, undated


def assembled(folder: Path, text: str, **changed: object) -> tuple[Hub, list[Problem]]:
    prepared = prepare(options(write_hub(folder, SITE + text), **changed), Silent())
    return prepared.hub, list(prepared.problems)


def person(name: str = "ann", front: str = "", title: str = "Cllr Ann Berry") -> str:
    return undated(f"representatives/{name}.md", front, title=title)


def the_problem(folder: Path, text: str, **changed: object) -> Problem:
    _, problems = assembled(folder, text, **changed)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_council_keeps_the_comma_in_its_name(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, person(front="council: Wendshire County Council, bus board\n"))

    assert problems == []
    assert hub.representatives[0].bodies == ("Wendshire County Council, bus board",)


def test_postcodes_may_stand_in_one_line(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, person(front="postcodes: OT1 2, OT1 3\n"))

    assert problems == []
    assert hub.representatives[0].postcodes == ("OT1 2", "OT1 3")


def test_a_vote_is_an_answer_of_its_own_kind(tmp_path: Path) -> None:
    front = "answers:\n- campaign: c\n  date: 2025-03-01\n  vote: yes\n  source: https://parish.example/minutes\n"

    hub, problems = assembled(tmp_path, person(front=front) + campaign("c"))

    (answer,) = hub.representatives[0].answers
    assert problems == []
    assert (answer.kind, answer.vote, answer.source and answer.source.url) == (
        AnswerKind.VOTE,
        Ballot.FOR,
        "https://parish.example/minutes",
    )


@pytest.mark.parametrize(
    "asked",
    [
        "{c: 2025-03-01, d: 2025-04-01}",
        "[{campaign: c, date: 2025-03-01}, {campaign: d, date: 2025-04-01}]",
        "\n- c: 2025-03-01\n- d: 2025-04-01",
    ],
)
def test_days_of_letters_may_be_written_as_people_write_them(tmp_path: Path, asked: str) -> None:
    hub, problems = assembled(tmp_path, person(front=f"asked: {asked}\n") + campaign("c") + campaign("d"))

    assert problems == []
    assert [(a.campaign, a.date.date()) for a in hub.representatives[0].asked] == [
        ("c", dt.date(2025, 3, 1)),
        ("d", dt.date(2025, 4, 1)),
    ]


def test_a_campaign_may_have_written_more_than_once(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, person(front="asked: {c: [2025-03-01, 2025-04-01]}\n") + campaign("c"))

    assert problems == []
    assert len(hub.representatives[0].asked) == 2


@pytest.mark.parametrize(
    ("front", "code"), [("email: ann at parish", "email-unreadable"), ("phone: soon", "phone-unreadable")]
)
def test_an_address_that_reaches_nobody_is_left_out(tmp_path: Path, front: str, code: str) -> None:
    hub, problems = assembled(tmp_path, person(front=f"{front}\n"))

    assert [problem.code for problem in problems] == [code]
    assert not hub.representatives[0].email
    assert not hub.representatives[0].phone


def test_an_answer_without_a_word_is_none(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, person(front="answers: [{campaign: c, date: 2025-03-01}]\n") + campaign("c"))

    assert problem.code == "key-missing"
    assert "needs a part named `text`" in problem.message


def test_an_answer_that_nobody_can_look_up_gets_a_hint(tmp_path: Path) -> None:
    front = "answers: [{campaign: c, date: 2025-03-01, text: Yes.}]\n"

    problem = the_problem(tmp_path, person(front=front) + campaign("c"))

    assert problem.code == "answer-unsourced"
    assert problem.position.line == 3


def test_an_answer_from_the_future_is_not_shown_yet(tmp_path: Path) -> None:
    source = "source: https://parish.example/1"
    front = f"answers: [{{campaign: c, date: 2026-06-02, text: Yes., {source}}}]\n"

    hub, problems = assembled(tmp_path, person(front=front) + campaign("c"))

    assert [problem.code for problem in problems] == ["answer-future"]
    assert hub.representatives[0].answers == ()


@pytest.mark.parametrize(
    ("address", "hints"), [("ann.berry@gmail.com", 1), ("ann@yahoo.co.uk", 1), ("ann.berry@parish.gov.example", 0)]
)
def test_an_address_that_looks_private_gets_a_hint(tmp_path: Path, address: str, hints: int) -> None:
    _, problems = assembled(tmp_path, person(front=f"email: {address}\n"))

    assert [problem.code for problem in problems] == ["email-private"] * hints


def test_an_unknown_campaign_in_an_answer_names_the_nearest(tmp_path: Path) -> None:
    front = "answers: [{campaign: mil-road, date: 2025-03-01, text: Yes., source: https://parish.example/1}]\n"

    problem = the_problem(tmp_path, person(front=front) + campaign("mill-road"))

    assert problem.code == "unknown-name"
    assert problem.hint == "Did you mean “mill-road”?"


def test_a_campaign_may_be_named_by_its_title(tmp_path: Path) -> None:
    front = "asked: {A crossing for Mill Road: 2025-03-01}\n"

    hub, problems = assembled(tmp_path, person(front=front) + campaign("c", title="A crossing for Mill Road"))

    assert problems == []
    assert hub.representatives[0].asked[0].campaign == "c"


@pytest.mark.parametrize("target", ["ann", "Cllr Ann Berry", "cllr ann berry"])
def test_a_target_that_means_a_representative_has_their_name(tmp_path: Path, target: str) -> None:
    hub, problems = assembled(tmp_path, person() + campaign("c", f"target: {target}\n"))

    assert problems == []
    assert hub.campaigns[0].targets == ("ann",)
    assert hub.campaigns[0].target == "Cllr Ann Berry"


def test_a_target_that_is_only_words_stays_as_it_is(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, campaign("c", "target: Anyone with ten pounds, and the board\n"))

    assert problems == []
    assert hub.campaigns[0].target == "Anyone with ten pounds, and the board"


def test_several_targets_are_a_list(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, person() + campaign("c", "target: [ann, The mayor]\n"))

    assert problems == []
    assert hub.campaigns[0].target == "Cllr Ann Berry, The mayor"


def test_a_mistyped_slug_in_a_target_names_the_nearest(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, person("ann-berry") + campaign("c", "target: anne-berry\n"))

    assert problem.code == "unknown-name"
    assert problem.hint == "Did you mean “ann-berry”?"
    assert problem.fix == "target: ann-berry"


def test_a_running_campaign_that_asks_somebody_out_of_office_gets_a_hint(tmp_path: Path) -> None:
    text = (
        person(front="until: 2025-05-01\n")
        + campaign("c", "target: ann\n")
        + campaign("d", "target: ann\noutcome: Won.\nhistory: {won: 2025-05-08}\n")
    )

    problem = the_problem(tmp_path, text)

    assert problem.code == "office-ended"
    assert problem.position.path == "content/campaigns/c.md"


def test_a_letter_may_be_its_text_alone(tmp_path: Path) -> None:
    hub, problems = assembled(tmp_path, campaign("c", "letter: I use the bus.\n"))

    assert problems == []
    assert hub.campaigns[0].letter == Letter(text="I use the bus.")


def test_a_placeholder_that_no_letter_has_names_the_nearest(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, campaign("c", 'letter: {text: "Dear {nam}, I live in { AREA }."}\n'))

    assert problem.code == "letter-placeholder"
    assert problem.hint.startswith("Did you mean {name}?")


def test_a_build_has_something_to_do_on_the_day_an_office_ends_or_an_answer_is_dated(tmp_path: Path) -> None:
    hub, _ = assembled(tmp_path, person(front="until: 2026-05-01\n"))
    (ann,) = hub.representatives

    assert ann.next_turn(dt.datetime(2026, 4, 1, tzinfo=dt.UTC)) == ann.until
    assert ann.next_turn(dt.datetime(2026, 6, 1, tzinfo=dt.UTC)) is None


def test_an_answer_to_a_draft_waits_with_it_and_no_other_campaign_is_proposed(tmp_path: Path) -> None:
    front = "answers: [{campaign: mill-road, date: 2025-03-01, text: Yes., source: https://parish.example/1}]\n"

    problem = the_problem(
        tmp_path, person(front=front) + campaign("mill-road", front="state: draft\n") + campaign("mill-roads")
    )

    assert "it is a draft" in problem.hint
    assert problem.fix == ""
