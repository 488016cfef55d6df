"""Groups and embeds in a real browser: found without a script, written to with one press, framed by strangers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kit import write, write_hub
from tests.serve.server import Server, serving
from tests.serve.test_browser import browser, page  # noqa: F401 - fixtures

pytestmark = pytest.mark.browser

HUB = """
-- content/groups/walkers.md --
---
title: Walkers
meets: Tuesdays
topics: [Streets]
place: Mill Road
email: walk.with@us.example
---
We walk.
-- content/groups/cooks.md --
---
title: Cooks
meets: Fridays
topics: [Streets, Food]
place: Northgate
---
We cook.
-- content/campaigns/road.md --
---
title: A safer road
date: 2025-05-07
ask: Paint a crossing.
goal: 500
progress: 120
unit: names
---
Paint it.
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(write_hub(tmp_path, HUB)) as running:
        yield running


def test_without_scripts_a_topic_and_a_place_leave_the_groups_that_have_both(browser: Browser, server: Server) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.address + "groups/")
    shown = tab.locator(".group:visible .group-title")
    expect(shown).to_have_text(["Cooks", "Walkers"])

    tab.get_by_role("link", name="Streets", exact=True).click()
    expect(shown).to_have_text(["Cooks", "Walkers"])
    tab.get_by_role("link", name="Mill Road", exact=True).last.click()

    expect(shown).to_have_text(["Walkers"])
    tab.locator(".found-back:visible").get_by_role("link", name="All groups").click()
    expect(shown).to_have_text(["Cooks", "Walkers"])
    context.close()


def test_an_address_is_in_the_page_only_after_a_reader_asked_for_it(page: Page, server: Server) -> None:  # noqa: F811
    page.route("mailto:**", lambda route: route.abort())
    page.goto(server.address + "groups/walkers/")
    assert "@us.example" not in page.content()

    page.get_by_role("button", name="Write to the group").click()

    expect(page.get_by_role("link", name="walk.with@us.example")).to_have_attribute(
        "href", "mailto:walk.with@us.example"
    )


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[str]:
    """A website of somebody else: another port is another origin. What stands in `tmp_path/theirs` is on it."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=folder)) as theirs:
        Thread(target=theirs.serve_forever, daemon=True).start()
        yield f"http://localhost:{theirs.server_port}/"
        theirs.shutdown()


def test_a_stranger_may_frame_an_embed_and_no_other_page(
    page: Page,  # noqa: F811
    server: Server,
    partner: str,
    tmp_path: Path,
) -> None:
    frames = (f'<iframe name="{n}" src="{server.address}{n}"></iframe>' for n in ("campaigns/road/embed/", "groups/"))
    write(tmp_path, "theirs/index.html", "".join(frames))

    page.goto(partner)

    expect(page.frame_locator('[name$="embed/"]').get_by_role("heading")).to_have_text("A safer road")
    refused = page.frame("groups/")
    assert refused
    assert "Walkers" not in refused.content()
