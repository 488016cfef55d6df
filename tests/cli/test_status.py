"""`storyhub status`: what wants care, by a hub's own clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.kit import run, write_hub

TODAY = "2026-11-28"


def front(path: str, lines: str, body: str = "Text.") -> str:
    return f"-- content/{path} --\n---\ntitle: {path.rpartition('/')[2].removesuffix('.md')}\n{lines}---\n{body}\n"


def story(name: str, lines: str = "", date: str = "2025-05-07", body: str = "Text.") -> str:
    return front(f"stories/{name}.md", f"date: {date}\n{lines}", body)


def campaign(name: str, lines: str = "", date: str = "2026-11-01") -> str:
    return front(f"campaigns/{name}.md", f"date: {date}\n{lines}")


def cares(folder: Path, text: str, today: str = TODAY) -> list[dict[str, Any]]:
    result = run("status", "--root", write_hub(folder, text), "--today", today, "--format", "json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["today"] == today
    found: list[dict[str, Any]] = report["cares"]
    return found


def kinds(folder: Path, text: str, today: str = TODAY) -> list[str]:
    return [care["kind"] for care in cares(folder, text, today)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (story("s", "expires: 2026-12-10\n"), "ends"),
        (story("s", "expires: 2026-11-20\n"), "ends"),
        (story("s", "publish: 2026-12-24\n"), "publish"),
        (story("s", "draft: yes\n"), "draft"),
        (campaign("c", "state: draft\n"), "draft"),
        (campaign("c", "deadline: 2026-11-27\n"), "deadline"),
        (campaign("c", date="2026-08-20"), "quiet"),
        (front("events/e.md", "start: 2026-11-20 19:00\n"), "report"),
        (story("s", "hashtags: [WendWeir]\n") + story("t", "hashtags: [wendweir]\n"), "hashtag"),
        (story("s", "updated: 2026-11-01\n") + story("s.es", "lang: es\n"), "translation"),
        (story("s", "date: 31 June 2025\n", date="2025-01-01"), "mistake"),
        ("-- content/data/awareness-days.yaml --\ndays: [{name: Day, when: 5 December}]\n", "share"),
    ],
)
def test_what_wants_care_is_told(tmp_path: Path, text: str, kind: str) -> None:
    assert kinds(tmp_path, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        story("s", "expires: 2027-06-01\n"),
        story("s", "expires: 2026-06-01\n"),
        campaign("c", "deadline: 2026-11-28\n"),
        campaign("c", "deadline: 2026-10-01\nstate: won\noutcome: Won.\n"),
        campaign("c", "updates: [{date: 2026-09-20, title: U}]\n", date="2026-01-01"),
        front("events/e.md", "start: 2026-11-28 23:00\n"),
        front("events/e.md", "start: 2026-01-20 19:00\n"),
        story("s", "updated: 2025-06-01\n") + story("s.es", "lang: es\nupdated: 2025-06-02\n"),
        "-- content/data/awareness-days.yaml --\ndays: [{name: Day, when: 5 March}]\n",
    ],
)
def test_what_is_in_order_is_not(tmp_path: Path, text: str) -> None:
    assert kinds(tmp_path, text) == []


def test_the_day_is_that_of_the_hub_and_not_of_the_builder(tmp_path: Path) -> None:
    site = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntimezone: Pacific/Auckland\ncards: {enabled: no}\n"
    hub = write_hub(tmp_path, site + campaign("c", "deadline: 2026-11-28\n"))

    report = json.loads(run("status", "--root", hub, "--today", "2026-11-28T12:00:00+00:00", "--format", "json").stdout)
    assert (report["today"], [care["kind"] for care in report["cares"]]) == ("2026-11-29", ["deadline"])


def test_an_awareness_day_brings_the_stories_to_share(tmp_path: Path) -> None:
    text = "-- content/data/awareness-days.yaml --\ndays: [{name: Day, when: 5 December, topics: [Food]}]\n"
    (care,) = cares(tmp_path, text + story("soup", "topics: [Food]\n"))

    assert (care["due"], care["items"]) == ("2026-12-05", ["soup (content/stories/soup.md)"])


def test_people_read_what_it_is_about_how_far_away_it_is_and_where_it_stands(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, story("s", "expires: 2026-12-01\n") + story("t", "draft: yes\n"))
    shown = run("status", "--root", hub, "--today", TODAY).stdout.splitlines()

    assert shown[:4] == [
        "Comes off the site",
        "  1 December 2026, in 3 days: “s” comes off the site then.  content/stories/s.md:4:10",
        "  If it may stay, write a later day.",
        "",
    ]
    assert shown[4] == "Drafts"


def test_a_hub_in_order_hears_so(tmp_path: Path) -> None:
    shown = run("status", "--root", write_hub(tmp_path, story("s")), "--today", TODAY)

    assert (shown.exit_code, shown.stdout) == (0, "Nothing wants care.\n")


def test_a_campaign_in_draft_is_to_become_live_and_not_to_lose_its_state(tmp_path: Path) -> None:
    (care,) = cares(tmp_path, campaign("c", "state: draft\n"))

    assert (care["kind"], care["hint"]) == ("draft", "Write `state: live` when it is ready.")
