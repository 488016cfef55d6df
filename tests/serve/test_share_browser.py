"""The share kit in a real browser: it works without scripts, and with them copies what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kit import write_hub
from tests.serve.server import Server, serving
from tests.serve.test_browser import browser, page  # noqa: F401 - fixtures

pytestmark = pytest.mark.browser

HUB = """
-- content/stories/crossing.md --
---
title: Nine mornings on Mill Road
date: 2025-05-07
summary: How a street counted its way to a crossing.
quotes: [We counted cars. - Rosa]
---
We counted cars.
"""
KIT = "stories/crossing/share/"
WORDS = "Nine mornings on Mill Road\n\nHow a street counted its way to a crossing."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(write_hub(tmp_path, HUB)) as running:
        yield running


def test_without_scripts_words_pictures_and_links_are_all_there(browser: Browser, server: Server) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.address + KIT)

    post = tab.locator("#bluesky")
    expect(post.locator("pre").first).to_contain_text("How a street counted its way to a crossing.")
    way = post.get_by_role("link", name="Open Bluesky").first.get_attribute("href") or ""
    assert way.startswith("https://bsky.app/intent/compose?text=Nine%20mornings")
    expect(tab.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_a_button_copies_the_words_as_they_stand_and_says_so(page: Page, server: Server) -> None:  # noqa: F811
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server.address + KIT)

    page.locator("#bluesky").get_by_role("button", name="Copy").first.click()

    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#bluesky pre").first.text_content()
    assert copied.startswith(WORDS)


def test_a_reader_names_a_mastodon_server_once(page: Page, server: Server) -> None:  # noqa: F811
    page.goto(server.address + KIT)

    page.get_by_label("Your Mastodon server").fill("https://social.example/")
    page.reload()

    link = page.locator("#mastodon").get_by_role("link", name="Open Mastodon").first
    assert (link.get_attribute("href") or "").startswith("https://social.example/share?text=Nine%20mornings")


def test_a_flyer_fills_one_sheet_of_paper(page: Page, server: Server) -> None:  # noqa: F811
    page.goto(server.address + KIT + "flyer/")

    for paper in ("A4", "Letter"):
        assert page.pdf(format=paper).count(b"/Type /Page\n") == 1
