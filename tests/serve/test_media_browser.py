"""Videos, recordings, charts and galleries in a real browser: with keys, with a finger, without scripts, on a phone."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import struct
import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.kit import jpeg, run, write, write_hub

pytestmark = pytest.mark.browser

TEXT = """
::: gallery
![One](a.jpg "The first")
![Two](b.jpg)
![Three](c.jpg "The third")
:::

::: video https://www.youtube.com/watch?v=aB3_-xYz019 title="The opening" poster=a.jpg
:::

::: audio bell.wav title="The bell"
Three strokes.
:::

::: chart bar title="Passengers" unit=passengers highlight=Tuesday
- Monday | 63
- Tuesday | 74
- A label so long that it would not stand beside anything on a phone, and so it wraps | 12
:::

::: chart line title="Loans of the last thirty years" unit=loans
{years}
:::

::: chart pictogram title="Readers" per=10
- In work | 203
:::

::: chart progress title="Half way" goal=500
- Signatures | 250
:::
"""
HUB = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ncards: {enabled: no}\n"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_given: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub that was built once."""
    folder = tmp_path_factory.mktemp("hub")
    text = TEXT.replace("{years}", "\n".join(f"- {1990 + n} | {400 + n * n % 97}" for n in range(30)))
    for name, lang in (("one", ""), ("two", "lang: ar\n")):
        for letter, colour in zip("abc", ("#335577", "#884422", "#228844"), strict=True):
            write(folder, f"content/stories/{name}/{letter}.jpg", jpeg(900, 600, colour))
        sound = struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8) + b"data" + struct.pack("<I", 8000) + b"\x80" * 8000
        write(folder, f"content/stories/{name}/bell.wav", b"RIFF" + struct.pack("<I", 8036) + b"WAVEfmt " + sound)
        write(folder, f"content/stories/{name}/index.md", f"---\ntitle: {name}\ndate: 2025-05-07\n{lang}---\n{text}")
    write_hub(folder, HUB)
    result = run("build", "--root", folder, "--strict")
    assert result.exit_code == 0, result.output
    handler = functools.partial(Quiet, directory=str(folder / "public"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


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
def asked() -> list[str]:
    """Addresses of other hosts that the page asked for."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, asked: list[str]) -> Iterator[Page]:
    """A fresh tab at the story. Other hosts answer with an empty page."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    tab = context.new_page()

    def away(route: object) -> None:
        asked.append(route.request.url)  # type: ignore[attr-defined]  # playwright's Route
        route.fulfill(body="<p>player</p>", content_type="text/html")  # type: ignore[attr-defined]

    tab.route(lambda url: not url.startswith(site), away)
    tab.goto(f"{site}/stories/one/")
    yield tab
    context.close()


def test_keys_go_through_a_gallery_and_escape_gives_the_reader_back_where_they_were(page: Page) -> None:
    page.locator(".gallery-open").nth(1).focus()
    page.keyboard.press("Enter")
    leaf = page.get_by_role("dialog", name="Photos")
    expect(leaf.locator("img")).to_have_attribute("alt", "Two")
    expect(page.get_by_role("button", name="Next photo")).to_be_focused()

    page.keyboard.press("ArrowRight")
    expect(leaf.locator("img")).to_have_attribute("alt", "Three")
    expect(leaf.locator(".leaf-said")).to_have_text("The third")
    page.keyboard.press("ArrowRight")
    expect(leaf.locator(".leaf-count")).to_have_text("1 / 3")
    page.keyboard.press("End")
    expect(leaf.locator(".leaf-count")).to_have_text("3 / 3")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".gallery-open").nth(2)).to_be_focused()


@pytest.mark.parametrize("size", [(360, 740), (1280, 700)])
def test_an_open_photo_is_seen_whole(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator(".gallery-open").first.click()

    box = page.locator(".leaf img").bounding_box()

    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1] - 60


def test_the_focus_stays_within_an_open_gallery(page: Page) -> None:
    page.locator(".gallery-open").first.click()

    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


@pytest.mark.parametrize(("path", "count"), [("/stories/one/", "2 / 3"), ("/ar/stories/two/", "3 / 3")])
def test_a_swipe_to_the_left_turns_the_leaf_as_its_language_reads(page: Page, site: str, path: str, count: str) -> None:
    page.goto(site + path)
    page.locator(".gallery-open").first.click()
    box = page.locator(".leaf-picture").bounding_box()
    assert box

    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 210, steps=4)
    page.mouse.up()

    expect(page.locator(".leaf-count")).to_have_text(count)


def test_a_video_is_asked_for_once_the_reader_wants_it_and_has_the_focus_then(page: Page, asked: list[str]) -> None:
    page.wait_for_load_state("networkidle")
    assert asked == []

    page.locator(".video-open").focus()
    page.keyboard.press("Enter")

    frame = page.locator(".video iframe")
    expect(frame).to_have_attribute("title", "The opening")
    expect(frame).to_be_focused()
    page.wait_for_timeout(300)
    assert [url.partition("?")[0] for url in asked] == ["https://www.youtube-nocookie.com/embed/aB3_-xYz019"]


def test_without_scripts_all_is_a_link_or_the_browsers_own(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}/stories/one/")

    expect(tab.locator(".video-open")).to_have_attribute("href", "https://www.youtube.com/watch?v=aB3_-xYz019")
    assert re.search(r"/media/a-.*\.jpg$", tab.locator(".gallery-open").first.get_attribute("href") or "")
    tab.locator(".chart-numbers > summary").first.click()
    expect(tab.locator(".chart-numbers table").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["/stories/one/", "/ar/stories/two/"])
def test_no_word_of_a_chart_is_small_or_beside_the_page(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + path)

    found = page.evaluate(
        """() => [...document.querySelectorAll(".chart-label, .chart-value, .chart text, .chart-title")].map((e) => {
             const box = e.getBoundingClientRect();
             return [e.textContent, parseFloat(getComputedStyle(e).fontSize), box.left, box.right];
           })"""
    )

    assert len(found) > 20
    assert [text for text, size, *_ in found if size < 14] == []
    assert [text for text, _, left, right in found if left < -1 or right > width + 1] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_labels_below_a_line_do_not_stand_on_each_other(page: Page) -> None:
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".chart-lines text[text-anchor]:not(.chart-number)")]
             .map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.right]).sort((a, b) => a[0] - b[0])"""
    )

    assert len(boxes) >= 3
    assert all(right <= left for (_, right), (left, _) in pairwise(boxes))


def test_a_chart_says_what_it_shows_to_those_who_do_not_see_it(page: Page) -> None:
    expect(page.get_by_role("img", name="Passengers. The most: Tuesday, 74. The least: A label so long")).to_have_count(
        1
    )
