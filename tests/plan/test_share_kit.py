"""Share kits: what a story's or campaign's kit holds, and when there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.render.captions import captions
from tests.kit import jpeg, write, write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import campaign, head, page, planned, story, view

SITE = """-- site.yaml --
name: Hub
url: https://hub.example
timezone: Europe/London
hashtag: HubDid
fediverse: "@hub@social.example"
share: [whatsapp, x, facebook]
sign_off: Pass it on.
"""
NUMBERS = "numbers: [412 people signed]\nquotes: [We counted cars. - Rosa]\n"
KIT = "/stories/crossing/share/"
FILES = ("", "flyer/", "captions.txt", "kit.zip", "plan.ics", "qr.png", "qr.svg")


def hub(folder: Path, front: str = "", more: str = "", *, site: str = SITE) -> dict[str, Any]:
    """The plan of a hub with one story called crossing."""
    return planned(folder, site + story("crossing", front, title="Nine mornings") + more)


def warnings(folder: Path, front: str) -> list[tuple[str, int, str]]:
    chosen = options(write_hub(folder, SITE + story("crossing", front)))
    problems = prepare(chosen, Silent()).problems
    return [(p.code, p.position.line, p.message) for p in problems if p.code == "caption-too-long"]


def test_a_kit_stands_under_the_page_and_the_page_leads_to_it(tmp_path: Path) -> None:
    plan = hub(tmp_path)

    assert {f"{KIT}{name}" for name in FILES} <= set(plan)
    assert page(plan, "/stories/crossing/").kit == KIT


def test_a_campaign_has_a_kit_as_well(tmp_path: Path) -> None:
    plan = hub(tmp_path, "", campaign("bus"))

    assert "/campaigns/bus/share/" in plan


def test_search_engines_and_feeds_do_not_see_a_kit(tmp_path: Path) -> None:
    plan = hub(tmp_path)

    assert head(plan, KIT).robots == head(plan, f"{KIT}flyer/").robots == "noindex"
    assert not [entry.url for entry in view(plan, "/sitemap.xml").entries if "share" in entry.url]


@pytest.mark.parametrize("site", [SITE.replace("share: [whatsapp, x, facebook]", "share: no"), f"{SITE}theme: plain\n"])
def test_a_hub_that_shares_nothing_or_whose_theme_has_no_kit_makes_none(tmp_path: Path, site: str) -> None:
    plan = hub(tmp_path, site=site)

    assert not [url for url in plan if "/share/" in url]
    assert page(plan, "/stories/crossing/").kit == ""


def test_a_story_may_go_without(tmp_path: Path) -> None:
    assert KIT not in hub(tmp_path, "share: no\n")


def test_every_card_can_be_looked_at_and_has_words_for_those_who_cannot(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/p.jpg", jpeg(800, 600))
    cards = page(hub(tmp_path, f"photo: {{file: p.jpg, alt: The road}}\n{NUMBERS}"), KIT).cards

    assert {"link", "square", "tall"} <= {card.format for card in cards}
    assert all(card.alt and card.width and card.height for card in cards)
    assert len({card.url for card in cards}) == len(cards)


def test_formats_and_description_can_be_chosen(tmp_path: Path) -> None:
    cards = page(hub(tmp_path, "share: {formats: [square], alt: A striped road.}\n"), KIT).cards

    assert {(card.format, card.alt) for card in cards} == {("square", "A striped road.")}


def test_the_archive_holds_all_cards_and_texts_under_names_of_their_own(tmp_path: Path) -> None:
    plan = hub(tmp_path, NUMBERS)
    names = [part.name for part in view(plan, f"{KIT}kit.zip").parts]

    assert len(names) == len(set(names)) == len(page(plan, KIT).cards) + 5
    assert {"alt.txt", "captions.txt", "qr.svg", "qr.png", "plan.ics", "story-link.jpg"} <= set(names)


def test_captions_speak_with_the_authors_words_and_the_hubs_hashtag_and_last_words(tmp_path: Path) -> None:
    material = page(hub(tmp_path, "summary: Cars were counted.\nhashtags: [MillRoad, hubdid]\n"), KIT).material
    facebook = next(network for network in captions(material) if network.network == "facebook")

    assert facebook.captions[0].text == (
        "Nine mornings\n\nCars were counted.\n\nPass it on.\n\n#MillRoad #hubdid\nhttps://hub.example/stories/crossing/"
    )


def test_share_in_the_front_matter_overrides_text_and_hashtags(tmp_path: Path) -> None:
    front = "summary: Long.\nhashtags: [A]\nshare: {text: Short., hashtags: [B], question: Why?}\n"
    material = page(hub(tmp_path, front), KIT).material

    assert (material.summary, material.hashtags, material.question) == ("Short.", ("B", "HubDid"), "Why?")


def test_a_story_asks_what_its_open_campaign_asks(tmp_path: Path) -> None:
    ask = "ask: Sign.\ngoal: 500\nprogress: 412\nunit: names\ndeadline: 2027-05-31\n"
    material = page(hub(tmp_path, "campaign: bus\n", campaign("bus", ask)), KIT).material

    assert (material.ask, material.progress, material.deadline) == ("Sign.", "412 of 500 names", "31 May 2027")


def test_a_campaign_that_is_won_asks_for_nothing_and_tells_the_outcome(tmp_path: Path) -> None:
    more = campaign("bus", "ask: Sign.\nstate: won\noutcome: The bus stays.\n")
    material = page(hub(tmp_path, "", more), "/campaigns/bus/share/").material

    assert (material.ask, material.outcome) == ("", "The bus stays.")


def test_the_plan_uses_the_hubs_networks_and_what_the_story_has(tmp_path: Path) -> None:
    slots = page(hub(tmp_path, NUMBERS), KIT).slots

    assert {slot.network for slot in slots} == {"whatsapp", "x", "facebook", "instagram"}
    assert {"quote", "number"} <= {slot.variant for slot in slots}
    assert next(slot.picture for slot in slots if slot.variant == "quote").startswith(f"{KIT}quote-1-")


@pytest.mark.parametrize(
    ("front", "start"),
    [("", "2025-05-07"), ("share: {start: 2026-03-01}\n", "2026-03-01")],
)
def test_the_plan_begins_when_the_story_is_told_or_on_the_day_that_is_asked_for(
    tmp_path: Path, front: str, start: str
) -> None:
    assert view(hub(tmp_path, front), f"{KIT}plan.ics").start == start


@pytest.mark.parametrize(("deadline", "start"), [("2025-07-31", "2025-07-18"), ("2025-05-10", "2025-05-07")])
def test_a_campaigns_plan_leads_up_to_its_last_day(tmp_path: Path, deadline: str, start: str) -> None:
    plan = hub(tmp_path, "", campaign("bus", f"deadline: {deadline}\n"))

    assert view(plan, "/campaigns/bus/share/plan.ics").start == start


def test_the_plan_can_be_left_out(tmp_path: Path) -> None:
    plan = hub(tmp_path, "share: {plan: no}\n")

    assert f"{KIT}plan.ics" not in plan
    assert page(plan, KIT).slots == ()


def test_words_that_are_too_long_for_their_network_are_named_with_their_line_and_length(tmp_path: Path) -> None:
    ((code, line, message),) = warnings(tmp_path, f"share:\n  captions:\n    x: {'a' * 300}\n")

    assert (code, line) == ("caption-too-long", 6)
    assert "325 of 280" in message


def test_words_that_fit_are_no_problem(tmp_path: Path) -> None:
    assert warnings(tmp_path, f"share: {{captions: {{x: {'a' * 250}, mastodon: {'b' * 470}}}}}\n") == []


def test_a_preview_shares_the_site_that_will_stand(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + story("crossing"), base_url="https://preview.example", preview=True)

    assert page(plan, KIT).material.url == view(plan, f"{KIT}qr.svg").text == "https://hub.example/stories/crossing/"


@pytest.mark.parametrize(("title", "size"), [("Short", 1), ("Nine mornings " * 4, 2), ("Nine mornings " * 30, 7)])
def test_a_flyer_is_set_smaller_the_more_there_is_to_say(tmp_path: Path, title: str, size: int) -> None:
    plan = planned(tmp_path, SITE + story("crossing", title=title.strip()))

    assert page(plan, f"{KIT}flyer/").size == size


def test_a_very_long_word_is_set_so_that_it_fits_a_flyers_line(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + story("crossing", title="Donaudampfschifffahrtsgesellschaft"))

    assert page(plan, f"{KIT}flyer/").size == 7
