"""“What we won”: who is on it, in which order, what is added up, and the table to take away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from generator.plan.won import table
from tests.plan.planned import SITE, campaign, head, page, planned, story, view

WON = campaign("road", "outcome: Built.\nhistory: {won: 2025-06-01}\ntopics: [Streets]\nplace: Mill Road\n")
LOST = campaign(
    "bridge", "outcome: Gone.\nlearnt: Ask.\nhistory: {lost: 2024-06-01}\ntopics: [River]\n", date="2024-01-01"
)


@pytest.mark.parametrize("text", [story("a"), campaign("road"), LOST])
def test_a_hub_that_has_won_nothing_has_no_such_page(tmp_path: Path, text: str) -> None:
    plan = planned(tmp_path, text)

    assert not [url for url in plan if url.startswith("/won/")]
    assert "/won/" not in [item.url for item in view(plan, "/").site.menu]


def test_the_menu_leads_to_what_was_won(tmp_path: Path) -> None:
    assert "/won/" in [item.url for item in view(planned(tmp_path, WON), "/").site.menu]


def test_defeats_are_counted_too(tmp_path: Path) -> None:
    plan = planned(tmp_path, WON + LOST + campaign("hall") + campaign("half", "state: partly-won\n"))

    found = page(plan, "/won/")
    assert (found.won, found.partly_won, found.lost, found.closed, found.open) == (1, 1, 1, 0, 1)
    assert head(plan, "/won/").description == "Won: 1 · Partly won: 1 · Lost: 1"


def test_outcomes_stand_under_the_year_in_which_they_came_the_latest_first(tmp_path: Path) -> None:
    later = campaign("hall", "history: {closed: 2025-08-01}\n")

    years = page(planned(tmp_path, LOST + WON + later), "/won/").years

    assert [(year.year, [o.campaign.title for o in year.outcomes]) for year in years] == [
        (2025, ["hall", "road"]),
        (2024, ["bridge"]),
    ]


def test_an_outcome_can_be_found_by_topic_and_place(tmp_path: Path) -> None:
    found = page(planned(tmp_path, WON + LOST), "/won/")

    chosen = {term.label: term.number for term in (*found.topics, *found.places)}
    road, bridge = (outcome for year in found.years for outcome in year.outcomes)
    assert chosen == {"River": 1, "Streets": 2, "Mill Road": 3}
    assert (road.filters, bridge.filters) == ((2, 3), (1,))


def test_every_filter_has_a_rule_in_the_style_sheet(tmp_path: Path) -> None:
    text = "".join(campaign(f"c{n}", f"history: {{won: 2025-06-01}}\ntopics: [T{n}]\nplace: P{n}\n") for n in range(20))

    found = page(planned(tmp_path, text), "/won/")

    style = (Path(__file__).parents[2] / "themes/default/assets/css/won.css").read_text(encoding="utf-8")
    numbers = [term.number for term in (*found.topics, *found.places)]
    assert numbers == list(range(1, 25))
    assert all(f".only-{number}:target) .outcome:not(.is-{number})" in style for number in numbers)


def test_a_campaign_told_in_two_languages_counts_once(tmp_path: Path) -> None:
    spanish = WON.replace("road.md", "road.es.md")

    assert page(planned(tmp_path, WON + spanish), "/won/").won == 1


def numbers(text: str) -> str:
    return f'numbers: [{{value: "{text.partition(" ")[0]}", label: {text.partition(" ")[2]}}}]\n'


def totals(folder: Path, text: str) -> list[tuple[str, str, int]]:
    return [(t.value, t.label, t.sources) for t in page(planned(folder, WON + text), "/won/").totals]


def test_numbers_that_count_the_same_are_added_up(tmp_path: Path) -> None:
    text = story("a", numbers("1,200 trees planted")) + story("b", numbers("300 Trees planted"))

    assert totals(tmp_path, text) == [("1,500", "trees planted", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("41 s of waiting", "9 s of waiting"),
        ("30 trees", "20 shrubs"),
        ("£30 raised", "€20 raised"),
        ("30% fewer", "20% fewer"),
        ("~30 trees", "20 trees"),
    ],
)
def test_apples_are_not_added_to_pears(tmp_path: Path, one: str, other: str) -> None:
    values = [
        f'numbers: [{{value: "{t.rpartition(" ")[0]}", label: "{t.rpartition(" ")[2]}"}}]\n' for t in (one, other)
    ]

    assert totals(tmp_path, story("a", values[0]) + story("b", values[1])) == []


def test_money_keeps_its_currency(tmp_path: Path) -> None:
    assert totals(tmp_path, story("a", numbers("£1,000 raised")) + story("b", numbers("£250.50 raised"))) == [
        ("£1,250.5", "raised", 2)
    ]


def test_numbers_are_read_as_their_own_language_writes_them(tmp_path: Path) -> None:
    german = story("b", f"lang: de\n{numbers('1.906 trees')}")

    assert totals(tmp_path, story("a", numbers("94 trees")) + german) == [("2,000", "trees", 2)]


def test_a_campaign_and_its_stories_tell_of_the_same_thing_so_it_counts_once(tmp_path: Path) -> None:
    text = campaign("hall", "progress: 400\nunit: signatures\n") + story(
        "a", f"campaign: hall\n{numbers('380 signatures')}"
    )

    assert totals(tmp_path, text) == []
    assert totals(tmp_path, text + campaign("bus", "progress: 100\nunit: signatures\n")) == [("500", "signatures", 2)]


def test_the_table_holds_every_outcome_for_a_spreadsheet(tmp_path: Path) -> None:
    plan = planned(tmp_path, WON + LOST)

    text = view(plan, "/won/outcomes.csv").text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["campaign"], row["state"], row["ended"], row["days"]) for row in rows] == [
        ("road", "won", "2025-06-01", "25"),
        ("bridge", "lost", "2024-06-01", "152"),
    ]
    assert rows[0]["address"] == "https://hub.example/campaigns/road/"
    assert json.loads(view(plan, "/won/outcomes.json").text) == rows


def test_a_spreadsheet_computes_no_cell_of_the_table() -> None:
    assert '"\'=1+1, twice"' in table([{"campaign": "=1+1, twice"}])


def test_a_page_of_that_name_gives_way(tmp_path: Path) -> None:
    text = "-- content/pages/won.md --\n---\ntitle: Own\n---\nText.\n"

    assert view(planned(tmp_path, SITE + WON + text), "/won/").template == "won.html"


def test_an_outcome_tells_the_count_of_its_counters(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        campaign("hall", "state: won\nprogress: 90\npetition: {counts: [{paper: 63, on: 2025-05-20}, {paper: 40}]}\n"),
    )

    (outcome,) = [each for year in page(plan, "/won/").years for each in year.outcomes]
    assert (outcome.campaign.progress, json.loads(plan["/won/outcomes.json"].view.text)[0]["count"]) == ("103", "103")  # type: ignore[attr-defined]  # text
