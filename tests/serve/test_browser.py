"""`storyhub serve` as a writer sees it: a real browser beside an editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.kit import STORY, edit, write, write_hub
from tests.serve.server import Server, hear, serving

pytestmark = pytest.mark.browser

STORY_FILE = "content/stories/crossing/index.md"
HUB = f"-- {STORY_FILE} --\n{STORY}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests: the system's own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab that has seen nothing yet."""
    context = browser.new_context()
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write_hub(tmp_path, HUB)


@pytest.fixture
def server(hub: Path) -> Iterator[Server]:
    with serving(hub) as running:
        yield running


def open_story(page: Page, server: Server) -> None:
    page.goto(f"{server.address}stories/crossing/")
    expect(page.locator("h1")).to_have_text("Nine mornings on Mill Road")


def test_an_edit_shows_in_the_open_page(page: Page, server: Server, hub: Path) -> None:
    open_story(page, server)

    edit(hub, STORY_FILE, "Nine mornings on Mill Road", "Ten mornings on Mill Road")

    expect(page.locator("h1")).to_have_text("Ten mornings on Mill Road", timeout=30_000)


def test_an_edit_that_others_show_too_loads_the_open_page_once(page: Page, server: Server, hub: Path) -> None:
    open_story(page, server)
    edit(hub, STORY_FILE, "Nine mornings", "Ten mornings")
    expect(page.locator("h1")).to_have_text("Ten mornings on Mill Road", timeout=30_000)
    page.evaluate("window.loaded = true")
    with server.news() as news:
        last = hear(news, lambda item: item["same"] == ["/stories/crossing/"])

    expect(page.locator(f"script[data-epoch='{last['epoch'] - 1}']")).to_have_count(1)
    assert "Ten mornings" in server.get("/stories/").text
    assert page.evaluate("window.loaded")


def test_a_mistake_lies_over_the_last_good_page_until_the_next_good_save(page: Page, server: Server, hub: Path) -> None:
    open_story(page, server)

    edit(hub, STORY_FILE, "2025-05-07", "2025-15-07")

    problems = page.get_by_role("alert")
    expect(problems).to_contain_text(f"{STORY_FILE}:3:7", timeout=30_000)
    expect(problems).to_contain_text("2025-07-15")
    expect(page.locator("h1")).to_have_text("Nine mornings on Mill Road")

    edit(hub, STORY_FILE, "2025-15-07", "2025-05-08")

    expect(problems).to_be_hidden(timeout=30_000)


def test_the_list_of_problems_can_be_closed_by_keyboard_and_opened_again(page: Page, server: Server, hub: Path) -> None:
    open_story(page, server)
    edit(hub, STORY_FILE, "2025-05-07", "2025-15-07")
    problems = page.get_by_role("alert")
    expect(problems).to_be_visible(timeout=30_000)

    page.keyboard.press("Escape")

    expect(problems).to_be_hidden()
    badge = page.get_by_role("button", name="1 error")
    expect(badge).to_be_focused()
    page.reload()
    expect(badge).to_be_visible()
    badge.click()
    expect(problems).to_be_focused()


def test_a_warning_is_a_small_button_that_covers_no_text(page: Page, server: Server, hub: Path) -> None:
    open_story(page, server)

    edit(hub, STORY_FILE, "We counted", "[A link](nowhere.md). We counted")

    expect(page.get_by_role("button", name="1 warning")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_style_sheet_is_swapped_without_a_reload(page: Page, server: Server, hub: Path) -> None:
    write(hub, "theme/assets/css/hub.css", "h1 { color: rgb(1, 2, 3) }")
    page.goto(f"{server.address}stories/crossing/")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=30_000)
    page.evaluate("document.body.dataset.same = 'yes'")

    edit(hub, "theme/assets/css/hub.css", "1, 2, 3", "4, 5, 6")

    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)", timeout=30_000)
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_nothing_in_a_page_offends_the_security_policy(page: Page, server: Server) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    open_story(page, server)
    page.wait_for_load_state("load")

    assert [message for message in said if "Content Security Policy" in message] == []


LAYOUT = """\
extends: story
layers:
  - {name: extra, type: fill, colour: ink, box: {start: 0, width: 9, top: 0, height: 9}}
"""


def test_the_page_of_cards_redraws_a_layout_that_was_saved_and_tells_a_mistake_in_it(
    page: Page, server: Server, hub: Path
) -> None:
    page.goto(f"{server.address}_cards/#design=story&form=link&boxes=yes")
    card = page.get_by_role("img", name="story link")
    expect(card).to_have_js_property("naturalWidth", 1200, timeout=30_000)
    expect(page.locator("svg rect.safe")).to_have_count(1)
    first = card.get_attribute("src") or ""

    write(hub, "theme/cards/story.yaml", LAYOUT)

    expect(card).not_to_have_attribute("src", first, timeout=30_000)

    edit(hub, "theme/cards/story.yaml", "colour: ink", "colour: inc")

    expect(page.get_by_role("status")).to_have_text("1 mistake to mend", timeout=30_000)
    expect(page.get_by_text("theme/cards/story.yaml:3:39")).to_be_visible()
    expect(card).to_be_hidden()
