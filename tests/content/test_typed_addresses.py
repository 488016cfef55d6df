"""An e-mail address among the words of a text is told, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import prepare
from generator.content.records import TypedAddress
from generator.problems import Position, Problem, Severity
from tests.content.reading_help import read
from tests.kit import write_hub
from tests.laws.builds import Silent, options

MILL = "mill@walkers.example"
OFFICE = (
    "-- content/representatives/ann.md --\n---\ntitle: Ann Berry\nemail: ann@town.example\n---\nSits on the board.\n"
)


def told(folder: Path, kind: str, front: str = "", text: str = "We walk.", more: str = "") -> list[Problem]:
    """The warnings for a file of a kind."""
    day = "start: 2026-09-01" if kind == "events" else "date: 2025-05-07"
    file = f"-- content/{kind}/a.md --\n---\ntitle: A\n{day}\n{front}---\n{text}\n"
    site = "-- site.yaml --\nname: Hub\nurl: https://hub.example\nemail: us@hub.example\n"
    found = prepare(options(write_hub(folder, site + file + more)), Silent()).problems
    return [problem for problem in found if problem.code == "address-in-text"]


def found_in(text: str) -> list[tuple[str, int, int]]:
    record = read(text).record
    assert record
    return [(at.address, at.position.line, at.position.column) for at in record.typed_addresses]


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        ("groups", f"`email: {MILL}`"),
        ("groups", "`contact: form`"),
        ("events", "`rsvp: form`"),
        ("campaigns", "a group that has a form"),
        ("stories", "a group that has a form"),
        ("people", "`links:`"),
        ("partners", "`website:`"),
    ],
)
def test_a_warning_says_where_and_what_the_kind_offers_instead(tmp_path: Path, kind: str, instead: str) -> None:
    (problem,) = told(tmp_path, kind, text=f"We walk.\n\nWrite to {MILL}.")

    assert problem.severity is Severity.WARNING
    assert problem.position == Position(f"content/{kind}/a.md", 7, 10)
    assert problem.excerpt == f"Write to {MILL}."
    assert instead in problem.hint


def test_words_at_the_top_are_words_too(tmp_path: Path) -> None:
    problems = told(tmp_path, "events", "access: Ring first, or write to lift@hall.example.\n")

    assert [(problem.position.line, problem.position.column) for problem in problems] == [(4, 33)]


def test_an_update_in_a_file_of_its_own_is_looked_at(tmp_path: Path) -> None:
    update = "-- content/campaigns/a/updates/b.md --\n---\ntitle: B\ndate: 2025-06-01\n---\nAsk me@b.example.\n"
    campaign = "-- content/campaigns/a/index.md --\n---\ntitle: A\ndate: 2025-05-07\n---\nText.\n"

    assert [problem.position.path for problem in told(tmp_path, "stories", more=update + campaign)] == [
        "content/campaigns/a/updates/b.md"
    ]


def test_each_address_is_told_once_where_it_stands_first() -> None:
    text = f"---\ntitle: A\ndate: 2025-05-07\nsummary: Ask {MILL}\n---\n<{MILL}> or [write](mailto:{MILL.title()}).\n"

    assert found_in(text) == [(MILL, 4, 14)]


def test_an_address_in_a_block_of_text_is_found_in_its_line() -> None:
    text = f"---\ntitle: A\ndate: 2025-05-07\nshare:\n  captions:\n    facebook: |\n      Come.\n      Ask {MILL}\n---\nText.\n"

    assert found_in(text) == [(MILL, 8, 11)]


@pytest.mark.parametrize(
    "text",
    [
        "Follow @walk@social.example, at https://social.example/@walk@other.example.",
        "![The logo](logo@2x.png)",
        "<!-- Ask mill@walkers.example\nbefore you change this. -->",
        "Five @ the hall. Walk @ten.",
        "git clone ssh://git@code.example/hub",
    ],
)
def test_what_only_looks_like_an_address_or_is_not_shown_is_left_alone(text: str) -> None:
    assert found_in(f"---\ntitle: A\ndate: 2025-05-07\n---\nText. {text}\n") == []


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("groups", f"email: {MILL}\n"),
        ("groups", 'channels: {mastodon: "@walk@social.example"}\n'),
        ("events", f"contact: {MILL}\nrsvp: mailto:{MILL}\n"),
        ("people", 'fediverse: "@walk@social.example"\n'),
        ("campaigns", f"action: {{label: Write, url: 'mailto:{MILL}'}}\n"),
    ],
)
def test_what_stands_where_addresses_belong_is_no_mistake(tmp_path: Path, kind: str, front: str) -> None:
    assert told(tmp_path, kind, front) == []


@pytest.mark.parametrize("address", ["ann@town.example", "clerk@town.example", "us@hub.example"])
def test_an_office_and_the_hub_itself_may_be_written_to(tmp_path: Path, address: str) -> None:
    assert told(tmp_path, "campaigns", text=f"Write to {address}.", more=OFFICE) == []


def test_a_private_provider_is_no_council(tmp_path: Path) -> None:
    private = OFFICE.replace("town.example", "gmail.com")

    assert [
        problem.message.split()[0] for problem in told(tmp_path, "stories", text="Ask bo@gmail.com.", more=private)
    ] == ["bo@gmail.com"]


def test_pages_on_privacy_must_name_an_address(tmp_path: Path) -> None:
    page = "-- content/pages/privacy.md --\n---\ntitle: Privacy\n---\nWrite to editor@elsewhere.example.\n"

    assert told(tmp_path, "stories", more=page) == []


def test_what_is_no_file_of_the_site_yet_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, "stories", "draft: yes\n", f"Ask {MILL}.") == []


def test_a_record_keeps_the_line() -> None:
    record = read(f"---\ntitle: A\ndate: 2025-05-07\n---\nAsk {MILL}.\n").record

    assert record
    assert record.typed_addresses == (
        TypedAddress(MILL, Position("content/stories/our-bridge.md", 5, 5), f"Ask {MILL}."),
    )
