"""Petitions: who can sign where and until when, what is counted, and the pages beside a campaign."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest

from generator.build import build, prepare
from generator.check.run import check
from generator.problems import Problem
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import campaign, head, page, planned, view

SITE = """-- site.yaml --
name: Hub
url: https://hub.example
timezone: Europe/London
email: us@hub.example
cards: {enabled: no}
"""
BUS = "/campaigns/bus/"
COUNTERS = (
    '-- content/data/counters.yaml --\n"json:https://a.example/c#n":\n  value: 1742\n  fetched: 2025-08-30T06:00:00Z\n'
)
COUNTED = "petition: {counts: [{paper: 63, on: 2025-08-02}, {json: 'https://a.example/c', path: n}]}\n"


def hub(folder: Path, front: str, more: str = "", *, site: str = SITE, **changed: object) -> dict[str, Any]:
    return planned(folder, site + campaign("bus", front, title="Keep the bus") + more, **changed)


def found(folder: Path, front: str, more: str = "") -> list[Problem]:
    chosen = options(write_hub(folder, SITE + campaign("bus", front) + more))
    return [p for p in prepare(chosen, Silent()).problems if p.code.startswith(("counter", "progress"))]


# Signing.


def test_a_campaign_without_a_petition_has_nothing_to_sign(tmp_path: Path) -> None:
    plan = hub(tmp_path, "")

    assert page(plan, BUS).form is page(plan, BUS).petition is None
    assert not [url for url in plan if url.startswith(BUS) and url.endswith(("thanks/", "sheet/", "poster/"))]


def test_a_petition_on_the_hub_is_signed_on_its_campaigns_page_and_thanked_beside_it(tmp_path: Path) -> None:
    plan = hub(tmp_path, "petition: yes\n")
    form = page(plan, BUS).form

    assert (form.name, form.action, form.netlify) == ("petition-bus", f"{BUS}thanks/", True)
    assert page(plan, BUS).campaign.action.url == f"{BUS}#sign"
    assert f"{BUS}thanks/" in plan


def test_who_has_signed_is_told_where_to_come_next_and_not_to_what_is_off_over_or_full(tmp_path: Path) -> None:
    days = {"soon": "09-20", "later": "10-02", "off": "09-05\nstatus: cancelled", "full": "09-06\nstatus: full"}
    days |= {"waits": "09-07\nstatus: postponed", "over": "05-02", "third": "11-01", "fourth": "12-01"}
    events = "".join(
        f"-- content/events/{name}.md --\n---\ntitle: {name}\ncampaign: bus\nstart: 2026-{start}\n---\nText.\n"
        for name, start in days.items()
    )
    other = "-- content/events/other.md --\n---\ntitle: other\nstart: 2026-09-03\n---\nText.\n"
    plan = hub(tmp_path, "petition: yes\n", events + other)

    assert [event.title for event in page(plan, f"{BUS}thanks/").events] == ["soon", "later", "third"]


def test_the_form_asks_no_more_than_the_campaign_wants(tmp_path: Path) -> None:
    form = page(hub(tmp_path, "petition: {fields: [town]}\n"), BUS).form

    assert [field.name for field in form.fields] == ["name", "email", "town", "named"]
    assert [field.name for field in form.fields if field.required] == ["name", "email"]


def test_nobody_is_named_who_did_not_tick_the_box(tmp_path: Path) -> None:
    plan = hub(tmp_path, "petition: {fields: [news]}\n")
    boxes = [field for field in page(plan, BUS).form.fields if field.kind == "checkbox"]

    assert [box.name for box in boxes] == ["named", "news"]
    assert not any(box.required for box in boxes)


def test_readers_are_told_who_gets_what_they_write_and_until_when(tmp_path: Path) -> None:
    notes = " ".join(page(hub(tmp_path, "target: The board\npetition: {keep: until May}\n"), BUS).form.notes)

    for words in ("Hub", "The board", "Netlify", "until May", "us@hub.example"):
        assert words in notes


def test_a_petition_elsewhere_is_a_button_that_leads_there(tmp_path: Path) -> None:
    plan = hub(tmp_path, "petition: https://www.petition.example/bus\n")
    shown = page(plan, BUS)

    assert shown.form is None
    assert shown.petition.host == "petition.example"
    assert (shown.campaign.action.label, shown.campaign.action.url) == (
        "Sign the petition",
        "https://www.petition.example/bus",
    )
    assert f"{BUS}thanks/" not in plan


def test_a_form_that_goes_elsewhere_has_its_own_honeypot_and_the_policy_lets_it_through(tmp_path: Path) -> None:
    plan = hub(tmp_path, "petition: yes\n", site=f"{SITE}forms: https://formspree.io/f/abc\n")
    form = page(plan, BUS).form

    assert (form.action, form.honeypot, form.netlify) == ("https://formspree.io/f/abc", "_gotcha", False)
    assert dict(form.hidden)["_next"] == f"https://hub.example{BUS}thanks/"
    assert "form-action 'self' https://formspree.io;" in view(plan, "/_headers").text


def test_a_hub_whose_forms_stay_at_home_allows_no_other_address(tmp_path: Path) -> None:
    assert "form-action 'self';" in view(hub(tmp_path, "petition: yes\n"), "/_headers").text


@pytest.mark.parametrize("state", ["paused", "won", "lost", "closed"])
def test_nobody_signs_a_campaign_that_is_not_live(tmp_path: Path, state: str) -> None:
    shown = page(hub(tmp_path, f"state: {state}\npetition: yes\n"), BUS)

    assert shown.form is None
    assert shown.campaign.action is None


def test_the_last_day_counts_to_its_end_and_the_next_shows_when_it_was(tmp_path: Path) -> None:
    front = "petition: {closes: 2025-09-01}\n"
    last = dt.datetime(2025, 9, 1, 22, 59, 59, tzinfo=dt.UTC)
    before, after = (hub(tmp_path, front, today=last + dt.timedelta(seconds=n)) for n in (0, 1))

    assert page(before, BUS).form
    assert page(after, BUS).form is None
    assert page(after, BUS).petition.closed.text == "1 September 2025"


def test_a_build_with_nothing_to_do_knows_when_a_petition_closes(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + campaign("bus", "petition: {closes: 2025-09-02}\n"))
    build(options(tmp_path, today=dt.datetime(2025, 9, 1, 12, tzinfo=dt.UTC)), Silent())

    evening = build(options(tmp_path, today=dt.datetime(2025, 9, 2, 22, 59, tzinfo=dt.UTC)), Silent())
    night = build(options(tmp_path, today=dt.datetime(2025, 9, 2, 23, 0, tzinfo=dt.UTC)), Silent())

    assert evening.rendered == ()
    assert BUS in night.rendered


# Counting.


def test_counters_and_paper_are_added_up_as_of_their_newest_day(tmp_path: Path) -> None:
    plan = hub(tmp_path, f"goal: 2500\n{COUNTED}", COUNTERS)
    shown = page(plan, BUS).campaign

    assert (shown.progress, shown.percent, shown.as_of.text) == ("1,805", 72, "30 August 2025")
    assert [(part.label, part.count) for part in page(plan, BUS).petition.parts] == [
        ("On paper", "63"),
        ("a.example", "1,742"),
    ]


def test_a_number_by_hand_serves_where_no_counter_has_one(tmp_path: Path) -> None:
    front = "goal: 100\nprogress: 12\npetition: {counts: {json: 'https://a.example/c', path: n}}\n"
    shown = page(hub(tmp_path, front), BUS).campaign

    assert (shown.progress, shown.as_of) == ("12", None)


def test_a_counter_that_was_never_asked_is_a_hint_where_it_is_written(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "petition:\n  counts:\n    - 5\n    - {netlify: other}\n")

    assert (problem.code, problem.position.line, problem.severity) == ("counter-never-fetched", 7, "hint")


def test_a_number_by_hand_beside_counters_is_a_hint(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"progress: 12\n{COUNTED}", COUNTERS)

    assert (problem.code, problem.position.line) == ("progress-beside-counters", 4)
    assert "12, and the counters under `petition` come to 1,805" in problem.message


def test_a_broken_file_of_counters_warns_and_the_paper_still_counts(tmp_path: Path) -> None:
    plan = hub(tmp_path, COUNTED, "-- content/data/counters.yaml --\n{{{ not yaml\n")

    assert page(plan, BUS).campaign.progress == "63"


def test_translations_of_a_petition_share_one_count_and_have_forms_of_their_own(tmp_path: Path) -> None:
    spanish = "-- content/campaigns/bus.es.md --\n---\ntitle: El bus\ndate: 2025-05-07\npetition: yes\n---\nTexto.\n"
    counters = COUNTERS + '"netlify:petition-bus-es":\n  value: 5\n  fetched: 2025-08-31T06:00:00Z\n'
    plan = hub(tmp_path, COUNTED, spanish + counters)
    pages = [page(plan, url) for url in (BUS, "/es/campaigns/bus/")]

    assert [shown.campaign.progress for shown in pages] == ["1,810", "1.810"]
    assert [shown.form.name for shown in pages] == ["petition-bus", "petition-bus-es"]


def test_the_card_says_of_which_day_the_count_is(tmp_path: Path) -> None:
    front = f"goal: 2500\nunit: signatures\n{COUNTED}"
    plan = hub(tmp_path, front, COUNTERS, site=SITE.replace("cards: {enabled: no}\n", ""))

    assert "1,805 / 2,500 signatures, as of 30 Aug" in head(plan, BUS).image.alt


# The pages beside it.


@pytest.mark.parametrize("name", ["thanks/", "sheet/", "poster/"])
def test_search_engines_and_feeds_do_not_see_the_pages_beside_a_campaign(tmp_path: Path, name: str) -> None:
    plan = hub(tmp_path, "petition: yes\n")

    assert head(plan, BUS + name).robots == "noindex"
    assert BUS + name not in [entry.url for entry in view(plan, "/sitemap.xml").entries]


def test_a_sheet_says_who_is_asked_what_becomes_of_it_and_where_it_goes(tmp_path: Path) -> None:
    sheet = page(hub(tmp_path, "target: The board\npetition: {sheets: Library, keep: until May}\n"), f"{BUS}sheet/")

    assert (sheet.target, sheet.give_back, sheet.address) == ("The board", "Library", "hub.example/campaigns/bus")
    assert "until May" in sheet.consent


def test_a_petition_elsewhere_has_a_sheet_and_a_poster_as_well(tmp_path: Path) -> None:
    plan = hub(tmp_path, "petition: https://petition.example/bus\n")

    assert {f"{BUS}sheet/", f"{BUS}poster/", f"{BUS}sheet/code.svg"} <= set(plan)


def test_a_campaign_that_is_over_has_no_sheet(tmp_path: Path) -> None:
    assert f"{BUS}sheet/" not in hub(tmp_path, "state: won\npetition: yes\n")


@pytest.mark.parametrize(("words", "size"), [("Save it.", 1), ("Keep the evening buses running after January.", 2)])
def test_a_poster_is_set_as_large_as_its_words_allow(tmp_path: Path, words: str, size: int) -> None:
    assert page(hub(tmp_path, f"ask: {words}\npetition: yes\n"), f"{BUS}poster/").size == size


# Netlify reads the published pages (docs.netlify.com/manage/forms/setup): what it needs, on every page.

FORMS = (
    SITE
    + campaign("bus", "petition: {fields: [postcode, town, comment, news]}\n")
    + campaign("bridge", "petition: yes\n")
    + "-- content/campaigns/bus.es.md --\n---\ntitle: El bus\ndate: 2025-05-07\npetition: yes\n---\nTexto.\n"
    + "-- content/campaigns/عبور.md --\n---\ntitle: عبور\nlang: ar\ndate: 2025-05-07\npetition: yes\n---\nنص.\n"
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_hub(tmp_path_factory.mktemp("forms"), FORMS)
    build(options(folder), Silent())
    return folder / "public"


def forms(published: Path) -> list[Any]:
    files = sorted(published.rglob("*.html"))
    trees = [html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False) for file in files]
    return [form for tree in trees for form in tree.iter("form")]


def named(form: Any) -> list[Any]:
    return [each for tag in ("input", "textarea", "select") for each in form.iter(tag)]


def test_netlify_finds_every_form_by_a_name_that_no_other_has(published: Path) -> None:
    names = [form.get("name") for form in forms(published)]

    assert len(names) == 4
    assert len(set(names)) == len(names)
    assert all(form.get("data-netlify") == "true" and form.get("method") == "POST" for form in forms(published))


def test_the_honeypot_that_a_form_names_is_in_it_and_hidden_from_people(published: Path) -> None:
    for form in forms(published):
        (trap,) = [each for each in named(form) if each.get("name") == form.get("data-netlify-honeypot")]
        (hidden,) = [p for p in form.iter("p") if trap in list(p.iter())]
        assert hidden.get("hidden") is not None
        assert trap.get("tabindex") == "-1"


def test_a_form_sends_its_own_name_and_a_subject_along(published: Path) -> None:
    for form in forms(published):
        sent = {each.get("name"): each.get("value") for each in named(form) if each.get("type") == "hidden"}
        assert sent["form-name"] == form.get("name")
        assert "%{submissionId}" in sent["subject"]


def test_a_form_thanks_on_a_page_that_is_there_and_whose_address_netlify_can_serve(published: Path) -> None:
    for form in forms(published):
        action = form.get("action")
        assert action.startswith("/")
        assert not action.endswith(".html")
        assert (published / unquote(action).strip("/") / "index.html").is_file()


def test_every_field_has_a_name_of_its_own_and_a_label(published: Path) -> None:
    for form in forms(published):
        shown = [each for each in named(form) if each.get("type") != "hidden" and each.get("tabindex") != "-1"]
        names = [each.get("name") for each in shown]
        labels = {label.get("for") for label in form.iter("label")}
        assert len(set(names)) == len(names)
        assert {each.get("id") for each in shown} <= labels
        assert names[:2] == ["name", "email"]  # Netlify answers to `email` and calls a submission by its first text


def test_a_form_needs_no_script_and_tells_browsers_what_to_fill_in(published: Path) -> None:
    for form in forms(published):
        by_name = {each.get("name"): each for each in named(form)}
        assert by_name["email"].get("type") == by_name["email"].get("inputmode") == by_name["email"].get("autocomplete")
        assert by_name["name"].get("autocomplete") == "name"
        assert by_name["email"].get("aria-describedby") in {each.get("id") for each in form.iter("p")}
        assert [button.get("type") for button in form.iter("button")] == ["submit"]


# Hosts that take no forms.


def nowhere(folder: Path, host: str, site: str = SITE) -> list[tuple[str, int]]:
    chosen = options(write_hub(folder, site + campaign("bus", "petition: yes\n")), host=host)
    problems = prepare(chosen, Silent()).problems
    return [(p.position.path, p.position.line) for p in problems if p.code == "form-goes-nowhere"]


@pytest.mark.parametrize("host", ["cloudflare", "github"])
def test_a_host_that_takes_no_forms_is_a_warning_where_the_petition_is_written(tmp_path: Path, host: str) -> None:
    assert nowhere(tmp_path, host) == [("content/campaigns/bus.md", 4)]


@pytest.mark.parametrize(
    ("host", "site"), [("netlify", SITE), ("local", SITE), ("github", f"{SITE}forms: https://formspree.io/f/abc\n")]
)
def test_a_form_that_somebody_takes_is_no_problem(tmp_path: Path, host: str, site: str) -> None:
    assert nowhere(tmp_path, host, site) == []


@pytest.mark.parametrize(
    ("more", "hints"),
    [("", 1), ("forms: netlify\n", 0), ("-- netlify.toml --\n[build]\n", 0)],
    ids=["", "said", "toml"],
)
def test_a_check_on_somebodys_computer_asks_who_takes_the_forms(tmp_path: Path, more: str, hints: int) -> None:
    write_hub(tmp_path, SITE + more + campaign("bus", "petition: yes\n"))

    found = [p for p in check(options(tmp_path, host="local"), Silent()).problems if p.code == "form-needs-netlify"]

    assert len(found) == hints
