"""Pages of groups and partners, the finder, and where else both are shown."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from tests.kit import png, write, write_hub
from tests.laws.builds import Silent, make, options
from tests.plan.planned import SITE, campaign, head, page, planned, record, story, undated

WALKERS = "who: Anyone\nmeets: Tuesdays\nplace: Mill Road\ntopics: [Streets]\n"
HUB = (
    undated("groups/walkers.md", WALKERS, title="Walkers")
    + undated("groups/cooks.md", "place: Northgate\ntopics: [Food, Streets]\nmeets: Fridays\n", title="Cooks")
    + undated("groups/gone.md", "state: closed\ntopics: [Streets]\n", title="Gone")
    + undated("partners/trust.md", "sort: charity\nwebsite: https://www.trust.example/\n", title="River trust")
    + story("crossing", "groups: [walkers]\npartners: [trust]\ntopics: [Streets]\nplace: Mill Road\n")
    + campaign("road", "groups: [Walkers]\npartners: [River trust]\nupdates: [{date: 2025-06-01, title: Half way}]\n")
)


def data(plan: dict[str, Any], url: str) -> Any:
    return json.loads(head(plan, url).json_ld)


def test_a_story_and_a_campaign_show_the_groups_and_partners_that_they_name(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB)

    for url in ("/stories/crossing/", "/campaigns/road/"):
        assert [group.title for group in page(plan, url).groups] == ["Walkers"]
        assert [partner.name for partner in page(plan, url).partners] == ["River trust"]


@pytest.mark.parametrize("url", ["/groups/walkers/", "/partners/trust/"])
def test_a_group_and_a_partner_show_what_names_them(tmp_path: Path, url: str) -> None:
    plan = planned(tmp_path, HUB)

    assert [story.title for story in page(plan, url).stories] == ["crossing"]
    assert [campaign.title for campaign in page(plan, url).campaigns] == ["road"]


@pytest.mark.parametrize("root", ["/groups/walkers/", "/partners/trust/"])
def test_a_group_and_a_partner_have_feeds_of_stories_and_news(tmp_path: Path, root: str) -> None:
    plan = planned(tmp_path, HUB)

    assert [item.title for item in plan[f"{root}feed.json"].view.items] == ["road: Half way", "crossing"]  # type: ignore[attr-defined]  # a feed
    assert head(plan, root).feeds[0].url == f"{root}feed.xml"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2021", "2021"),
        ("2024-01", "January 2024"),
        ("2024-01-05", "5 January 2024"),
        ("2024-13", "2024-13"),
        ("the flood", "the flood"),
    ],
)
def test_since_when_a_group_meets_is_said_as_people_say_it(tmp_path: Path, written: str, shown: str) -> None:
    plan = planned(tmp_path, undated("groups/walkers.md", f'since: "{written}"\n', title="Walkers"))

    assert page(plan, "/groups/walkers/").since == shown


def test_translations_of_a_story_are_told_once_on_its_groups_page(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB + record("stories/crossing.es.md", "groups: [walkers]\n", title="cruce"))

    assert [story.title for story in page(plan, "/groups/walkers/").stories] == ["crossing"]


def test_a_group_in_another_language_is_shown_by_that_languages_stories(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        HUB
        + undated("groups/walkers.es.md", title="Caminantes")
        + record("stories/crossing.es.md", "groups: [walkers]\n"),
    )

    assert [group.title for group in page(plan, "/es/stories/crossing/").groups] == ["Caminantes"]
    assert [group.title for group in page(plan, "/groups/").groups] == ["Cooks", "Walkers"]


def test_groups_are_found_by_topic_by_place_and_by_both(tmp_path: Path) -> None:
    found = page(planned(tmp_path, HUB), "/groups/")

    assert {f.id: [g.title for g in f.groups] for f in (*found.topics, *found.places, *found.both)} == {
        "about-food": ["Cooks"],
        "about-streets": ["Cooks", "Walkers"],
        "in-mill-road": ["Walkers"],
        "in-northgate": ["Cooks"],
        "about-food-in-northgate": ["Cooks"],
        "about-streets-in-mill-road": ["Walkers"],
        "about-streets-in-northgate": ["Cooks"],
    }


def test_every_way_onward_leads_to_something_that_is_found(tmp_path: Path) -> None:
    found = page(planned(tmp_path, HUB), "/groups/")
    every = (*found.topics, *found.places, *found.both)

    onward = {link.url for each in every for link in each.onward}

    assert onward == {f"#{each.id}" for each in found.both}


def test_a_closed_group_is_kept_but_not_found(tmp_path: Path) -> None:
    found = page(planned(tmp_path, HUB), "/groups/")

    assert [group.title for group in found.closed] == ["Gone"]
    assert "Gone" not in [group.title for each in found.topics for group in each.groups]


@pytest.mark.parametrize("url", ["/topics/streets/", "/places/mill-road/"])
def test_a_topic_and_a_place_show_the_groups_that_still_meet(tmp_path: Path, url: str) -> None:
    titles = [group.title for group in page(planned(tmp_path, HUB), url).groups]

    assert "Walkers" in titles
    assert "Gone" not in titles


def test_an_address_of_mail_stands_nowhere_in_what_is_published(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE.replace("plain", "default") + "cards: {enabled: no}\n" + HUB)
    write(tmp_path, "content/groups/walkers.md", "---\ntitle: W\nemail: walk.with@us.example\n---\nWe walk.\n")
    make(tmp_path)

    texts = {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()}

    shown = texts[tmp_path / "public/groups/walkers/index.html"].decode()
    assert "walk <i>dot</i> with <i>at</i> us <i>dot</i> example" in shown
    assert not [path for path, text in texts.items() if b"with@us" in text or b"su@htiw" in text]


def test_a_group_is_an_organisation_of_its_place(tmp_path: Path) -> None:
    about = data(planned(tmp_path, HUB), "/groups/walkers/")

    assert (about["@type"], about["mainEntity"]["@type"]) == ("WebPage", "Organization")
    assert about["mainEntity"]["areaServed"] == {"@type": "Place", "name": "Mill Road"}
    assert about["mainEntity"]["memberOf"][0]["name"] == "Hub"


def test_a_charity_is_an_ngo_with_its_own_address(tmp_path: Path) -> None:
    about = data(planned(tmp_path, HUB), "/partners/trust/")["mainEntity"]

    assert (about["@type"], about["url"]) == ("NGO", "https://www.trust.example/")


def test_a_private_invitation_is_not_told_to_search_engines(tmp_path: Path) -> None:
    front = "channels: {whatsapp: 'https://chat.whatsapp.com/A', facebook: walkers}\n"
    plan = planned(tmp_path, undated("groups/w.md", front))

    assert data(plan, "/groups/w/")["mainEntity"]["sameAs"] == ["https://www.facebook.com/walkers"]


def test_a_logo_without_a_description_shows_the_partners_name(tmp_path: Path) -> None:
    write(tmp_path, "content/partners/p/logo.png", png(300, 200))
    plan = planned(tmp_path, undated("partners/p/index.md", "logo: logo.png\n", title="Trust"))

    assert page(plan, "/partners/p/").partner.logo.alt == "Trust"


def test_an_open_group_that_cannot_be_reached_is_a_problem_with_its_place(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + undated("groups/w.md") + undated("groups/x.md", "state: closed\n"))

    problems = prepare(options(tmp_path), Silent()).problems

    assert [(p.code, p.position.path) for p in problems] == [("group-unreachable", "content/groups/w.md")]


def test_a_hub_without_groups_has_no_list_and_no_line_in_the_menu(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("crossing"))

    assert "/groups/" not in plan
    assert [item.url for item in plan["/"].view.site.menu] == ["/stories/"]  # type: ignore[attr-defined]  # a page


def event(name: str, start: str, more: str = "groups: [walkers]\n") -> str:
    return f"-- content/events/{name}.md --\n---\ntitle: {name}\nstart: {start}\n{more}---\nText.\n"


@pytest.mark.parametrize(
    ("url", "names"), [("/groups/walkers/", "groups: [walkers]\n"), ("/partners/trust/", "organisers: [River trust]\n")]
)
def test_a_group_and_a_partner_show_what_they_hold(tmp_path: Path, url: str, names: str) -> None:
    plan = planned(tmp_path, HUB + event("soon", "2026-07-01", names) + event("gone", "2025-01-01", names))

    assert [event.title for event in page(plan, url).events] == ["soon"]
    assert [event.title for event in page(plan, url).past_events] == ["gone"]
    assert page(plan, url).subscribe[-1].url == f"https://hub.example{url}calendar.ics"
    assert f"{url}calendar.ics" in plan


def test_a_group_says_when_it_meets_next_and_on_which_dates_it_does_not(tmp_path: Path) -> None:
    weekly = (
        "repeat: every Tuesday\nchanges: [{on: 2026-06-02, cancelled: yes, note: Hall closed}]\ngroups: [walkers]\n"
    )
    plan = planned(tmp_path, HUB + event("walk", "2026-05-05 18:30", weekly) + event("party", "2026-06-03"))

    found = page(plan, "/groups/walkers/").next
    assert (found.event.date.start, found.event.url) == ("2026-06-09T18:30:00+01:00", "/events/walk/")
    assert [(off.day, off.note) for off in found.off] == [("Tuesday, 2 June 2026", "Hall closed")]


def test_the_next_meeting_of_a_group_is_another_one_once_it_is_over(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + HUB + event("walk", "2026-05-05 18:30", "repeat: every Tuesday\ngroups: [walkers]\n"))
    prepared = prepare(options(tmp_path), Silent())

    assert prepared.plan.turn is not None
    assert prepared.plan.turn <= dt.datetime(2026, 6, 2, 23, 0, tzinfo=dt.UTC)


def test_what_happens_once_is_no_meeting_of_a_group(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB + event("party", "2026-07-01"))

    assert page(plan, "/groups/walkers/").next is None


def test_the_feed_of_a_group_announces_what_it_holds(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB + event("party", "2026-06-20") + event("gone", "2025-01-01"))

    (news, *others) = plan["/groups/walkers/feed.json"].view.items  # type: ignore[attr-defined]  # a feed
    assert (news.title, news.url) == ("Saturday, 20 June 2026: party", "/events/party/")
    assert [item.title for item in others] == ["road: Half way", "crossing"]


# Writing to a group.


def form_of(folder: Path, front: str, site: str = SITE) -> Any:
    return page(planned(folder, site + undated("groups/w.md", front, title="Walkers")), "/groups/w/").form


@pytest.mark.parametrize("front", ["contact: form\n", "contact: rosa\nform: yes\n"])
def test_a_group_has_a_form_of_its_own_if_it_wants_one(tmp_path: Path, front: str) -> None:
    form = form_of(tmp_path, front)

    assert (form.name, form.action, form.netlify) == ("group-w", "/groups/w/thank-you/", True)
    assert [field.name for field in form.fields if field.required] == ["name", "email", "message"]
    assert ("group", "Walkers") in form.hidden


def test_the_form_of_a_group_in_another_language_has_a_name_of_its_own(tmp_path: Path) -> None:
    plan = planned(tmp_path, undated("groups/w.md", "form: yes\n") + undated("groups/w.es.md", "form: yes\n"))

    assert {page(plan, url).form.name for url in ("/groups/w/", "/es/groups/w/")} == {"group-w", "group-w-es"}


def test_a_hubs_own_taker_of_forms_is_told_of_the_group_as_well(tmp_path: Path) -> None:
    form = form_of(tmp_path, "contact: form\n", SITE + "forms: https://formspree.io/f/abcdwxyz\n")

    assert form.action == "https://formspree.io/f/abcdwxyz"
    assert {("group", "Walkers"), ("_next", "https://hub.example/groups/w/thank-you/")} <= set(form.hidden)


@pytest.mark.parametrize("front", ["contact: rosa\n", "contact: form\nstate: closed\n"])
def test_a_group_that_wants_no_form_has_none_and_nobody_is_thanked(tmp_path: Path, front: str) -> None:
    plan = planned(tmp_path, undated("groups/w.md", front))

    assert page(plan, "/groups/w/").form is None
    assert "/groups/w/thank-you/" not in plan


def test_a_form_is_nobody_to_ask_for(tmp_path: Path) -> None:
    assert page(planned(tmp_path, undated("groups/w.md", "contact: form\n")), "/groups/w/").contact is None


def test_whoever_wrote_to_a_group_is_thanked_and_told_when_it_meets(tmp_path: Path) -> None:
    weekly = event("walk", "2026-05-05 18:30", "repeat: every Tuesday\norganisers: [W]\n")
    plan = planned(tmp_path, undated("groups/w.md", "contact: form\n", title="W") + weekly)

    thanks = page(plan, "/groups/w/thank-you/")
    assert (thanks.group.title, thanks.next.event.title) == ("W", "walk")
    assert head(plan, "/groups/w/thank-you/").robots == "noindex"


def test_a_group_with_a_form_can_be_reached(tmp_path: Path) -> None:
    write_hub(tmp_path, SITE + "forms: netlify\n" + undated("groups/w.md", "form: yes\n"))

    assert not [p for p in prepare(options(tmp_path), Silent()).problems if p.code == "group-unreachable"]
