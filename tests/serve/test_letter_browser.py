"""The finder and the letter in a real browser: both work without scripts, and with them nothing that is typed goes anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kit import write_hub
from tests.serve.server import Server, serving
from tests.serve.test_browser import browser, page  # noqa: F401 - fixtures

pytestmark = pytest.mark.browser


def member(name: str, front: str) -> str:
    return f"-- content/representatives/{name.lower()}.md --\n---\ntitle: {name}\n{front}---\n"


HUB = (
    member("Ada", "bodies: [Town]\nareas: [Mill Road, Castle Hill]\npostcodes: [OT1 1]\n")
    + member("Ben", "bodies: [Town]\nareas: [Pollards Estate]\npostcodes: [OT1 2, OT1 3]\nemail: ben@town.example\n")
    + member("Cid", "bodies: [County]\nareas: [Ottersby]\npostcodes: [OT1]\n")
    + member("Dot", "bodies: [County]\nareas: [Thornby]\npostcodes: [OT11]\n")
    + member("Eve", "bodies: [County]\nareas: [Éclépens, 79 Hof]\npostcodes: ['79', '7909']\n")
    + member("Fay", "bodies: [County]\npostcodes: ['79098']\n")
    + """-- content/campaigns/bus.md --
---
title: Keep the bus
date: 2025-05-07
target: ben
ask: Keep it running, 7 days & nights.
---
"""
)
LETTER = "campaigns/bus/write/ben/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(write_hub(tmp_path_factory.mktemp("hub"), HUB)) as running:
        yield running


FOUND = {
    "": "Ada Ben Cid Dot Eve Fay",
    "OT1 2AB": "Ben Cid",
    "ot12ab": "Ben Cid",
    " Ot1  1zz": "Ada Cid",
    "OT11 2AB": "Dot",
    "OT112AB": "Dot",
    "OT1": "Ada Ben Cid",
    "OT1 2": "Ben Cid",
    "OT": "Cid",
    "79098": "Fay",
    "79091": "Eve",
    "79312": "Eve",
    "mill": "Ada",
    "hill": "Ada",
    "POLLARDS e": "Ben",
    "eclepens": "Eve",
}


def test_a_postcode_or_a_place_leaves_those_who_stand_for_it(page: Page, server: Server) -> None:  # noqa: F811
    asked: list[str] = []
    page.goto(f"{server.address}representatives/")
    field = page.get_by_label("Your postcode, or where you live")
    page.on("request", lambda request: asked.append(request.url))

    for typed, names in FOUND.items():
        field.fill(typed)
        shown = sorted(page.locator("[data-rep]:visible .rep-name").all_text_contents())
        assert shown == names.split(), typed

    field.fill("OT1 2AB")
    expect(page.locator("[data-finder-said]")).to_have_text("2 people stand for “OT1 2AB”.")
    field.fill("Mars")
    expect(page.locator("[data-finder-said]")).to_have_text("Nobody here stands for “Mars”.")
    expect(page.locator("[data-rep]:visible")).to_have_count(6)
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_without_scripts_the_list_and_the_letter_are_whole(browser: Browser, server: Server) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{server.address}representatives/")
    expect(tab.locator("[data-rep]:visible")).to_have_count(6)
    expect(tab.locator("[data-finder]")).to_be_hidden()

    tab.goto(server.address + LETTER)
    expect(tab.locator(".letter")).to_contain_text("[In your own words: what it means to you]")
    expect(tab.locator("textarea")).to_have_count(2)
    expect(tab.locator("textarea:visible")).to_have_count(0)
    address = tab.get_by_role("link", name="Open it in my mail program").get_attribute("href") or ""
    assert address.startswith("mailto:ben@town.example?subject=Keep%20the%20bus&body=Dear%20Ben%2C%0D%0A%0D%0A")
    context.close()


def mail(tab: Page) -> str:
    return tab.get_by_role("link", name="Open it in my mail program").get_attribute("href") or ""


def test_the_readers_words_go_into_letter_link_and_clipboard_and_nowhere_else(page: Page, server: Server) -> None:  # noqa: F811
    asked: list[str] = []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server.address + LETTER)
    given = mail(page)
    page.on("request", lambda request: asked.append(request.url))
    own, name = page.get_by_label("In your own words"), page.get_by_label("Your name, address and postcode")

    own.fill("I & 3 others: 100 % late?\nWe’d walk.")
    own.fill("")
    assert mail(page) == given, "the script makes of the letter what the planner made of it"

    own.fill("I & 3 others: 100 % late?\nWe’d walk.")
    name.fill("Ann\n1 Mill Road")
    body = parse_qs(urlsplit(mail(page)).query)["body"][0]
    assert "\r\n\r\nI & 3 others: 100 % late?\r\nWe’d walk.\r\n\r\n" in body
    assert body.endswith("Yours sincerely,\r\n\r\nAnn\r\n1 Mill Road")
    expect(page.locator(".letter")).to_contain_text("100 % late?")

    page.get_by_role("button", name="Copy the letter").click()
    expect(page.locator("[data-letter-said]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == body.replace("\r", "")

    expect(page.locator("[data-letter-cut]")).to_be_hidden()
    own.fill("Every evening. " * 200)
    expect(page.locator("[data-letter-cut]")).to_be_visible()
    assert len(mail(page)) <= 1800
    assert mail(page).endswith("%5B%E2%80%A6%5D")

    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_paper_has_the_letter_alone_with_its_address_in_the_window(page: Page, server: Server) -> None:  # noqa: F811
    page.goto(server.address + LETTER)
    page.emulate_media(media="print")

    for part in (".masthead", ".write-head", ".write-tools", ".foot"):
        expect(page.locator(part)).to_be_hidden()
    box = page.locator(".letter-to").bounding_box()
    assert box is not None
    # The page's own margin is 20 mm: the box begins 47 mm from the top, and the window is 45 to 90 mm from it.
    top, height = ((box[side] * 25.4 / 96) for side in ("y", "height"))
    assert 20 + top >= 45
    assert 20 + top + height <= 90
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
