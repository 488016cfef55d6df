"""`storyhub serve` as a process, by plain requests."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit import SITE, STORY, edit, jpeg, write, write_hub
from tests.serve.server import Server, hear, serving

HUB = f"""\
-- content/stories/crossing/index.md --
{STORY}
-- content/stories/draft.md --
---
title: Not yet
date: 2025-05-08
draft: yes
---
Later.
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose hub no test changes."""
    hub = write_hub(tmp_path_factory.mktemp("hub"), HUB)
    with serving(hub) as running:
        yield running


def test_a_page_comes_with_the_script_that_keeps_it_fresh(server: Server) -> None:
    page = server.get("/stories/crossing/")

    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.count("/_storyhub/live.js") == 1
    assert page.text.index("live.js") < page.text.index("</body>")


def test_nothing_is_cached(server: Server) -> None:
    assert {server.get(path).headers["cache-control"] for path in ("/", "/feed.xml", "/nowhere/")} == {"no-store"}


def test_the_published_file_stays_without_the_script(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    with serving(hub) as server:
        server.get("/")

    files = list((hub / ".storyhub" / "serve").rglob("*.html"))
    assert files
    assert not [file for file in files if "_storyhub" in file.read_text(encoding="utf-8")]


def test_links_and_previews_stay_on_this_computer(server: Server) -> None:
    assert f'content="{server.address}stories/crossing/"' in server.get("/stories/crossing/").text


def test_a_feed_has_its_own_type_and_no_script(server: Server) -> None:
    feed = server.get("/feed.xml")

    assert feed.headers["content-type"] == "application/xml; charset=utf-8"
    assert "_storyhub" not in feed.text


def test_pages_have_the_security_policy_that_the_host_will_send(server: Server) -> None:
    assert "default-src 'self'" in server.get("/stories/crossing/").headers["content-security-policy"]


def test_a_part_of_a_file_can_be_asked_for(server: Server) -> None:
    whole = server.get("/feed.xml").body
    part = server.get("/feed.xml", range="bytes=2-5")

    assert (part.status, part.body) == (206, whole[2:6])
    assert part.headers["content-range"] == f"bytes 2-5/{len(whole)}"


def test_a_part_beyond_the_file_is_refused(server: Server) -> None:
    assert server.get("/feed.xml", range="bytes=99999999-").status == 416


def test_head_has_the_headers_alone(server: Server) -> None:
    head = server.get("/feed.xml", method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["content-length"]) == len(server.get("/feed.xml").body)


def test_a_wrong_address_gets_the_404_page_of_the_site(server: Server) -> None:
    page = server.get("/nowhere/")

    assert page.status == 404
    assert "What Ottersby Did" in page.text


def test_a_slash_that_was_forgotten_is_put_right_and_the_query_stays(server: Server) -> None:
    answer = server.get("/stories/crossing?from=mail")

    assert (answer.status, answer.headers["location"]) == (301, "/stories/crossing/?from=mail")


def test_drafts_are_shown_only_when_asked_for(server: Server, tmp_path: Path) -> None:
    assert server.get("/stories/draft/").status == 404
    with serving(write_hub(tmp_path, HUB), "--drafts") as showing:
        assert showing.get("/stories/draft/").status == 200


def test_a_site_below_a_path_is_served_below_it(tmp_path: Path) -> None:
    site = SITE.replace("https://ottersby.example", "https://ottersby.github.io/hub")
    with serving(write_hub(tmp_path, f"-- site.yaml --\n{site}{HUB}")) as server:
        assert server.address.endswith("/hub/")
        assert server.get("/hub/stories/crossing/").status == 200
        assert 'data-page="/stories/crossing/"' in server.get("/hub/stories/crossing/").text
        assert server.get("/").headers["location"] == "/hub/"


def test_an_alias_leads_on(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    edit(hub, "content/stories/crossing/index.md", "---\nWe", "aliases: [/old/]\n---\nWe")
    with serving(hub) as server:
        answer = server.get("/old/")

    assert answer.headers.get("location", "").endswith("/stories/crossing/") or "/stories/crossing/" in answer.text


def test_a_port_in_use_is_passed_over_and_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(write_hub(tmp_path, HUB), "--port", str(port)) as server:
            assert server.port > port
            assert server.get("/").status == 200


def test_a_save_is_told_to_open_pages_and_shown(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    with serving(hub) as server, server.news() as news:
        first = next(news)
        edit(hub, "content/stories/crossing/index.md", "Nine mornings", "Ten mornings")
        second = hear(news, lambda item: item["epoch"] != first["epoch"])

        assert second["epoch"] == first["epoch"] + 1
        assert "Ten mornings" in server.get("/stories/crossing/").text


def test_a_new_photo_and_a_file_that_goes_are_noticed(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    with serving(hub) as server, server.news() as news:
        next(news)
        write(hub, "content/stories/crossing/hall.jpg", jpeg(60, 40))
        edit(hub, "content/stories/crossing/index.md", "\nsummary", "\nphoto: {file: hall.jpg, alt: A hall}\nsummary")
        while "hall-" not in server.get("/stories/crossing/").text:
            next(news)
        (hub / "content/stories/crossing/index.md").unlink()
        while server.get("/stories/crossing/").status != 404:
            next(news)


def test_a_mistake_is_told_while_the_last_good_page_stays(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    with serving(hub) as server, server.news() as news:
        first = next(news)
        edit(hub, "content/stories/crossing/index.md", "2025-05-07", "2025-15-07")
        broken = hear(news, lambda item: bool(item["problems"]))

        assert (broken["stale"], broken["epoch"]) == (True, first["epoch"])
        assert broken["problems"][0]["where"] == "content/stories/crossing/index.md:3:7"
        assert server.get("/stories/crossing/").status == 200

        edit(hub, "content/stories/crossing/index.md", "2025-15-07", "2025-05-09")
        mended = hear(news, lambda item: not item["problems"])

        assert not mended["stale"]


def test_a_broken_site_yaml_at_the_start_is_told_and_mended(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, f"-- site.yaml --\n{SITE.replace('Europe/London', 'Mars/Base')}{HUB}")
    with serving(hub) as server, server.news() as news:
        assert next(news)["problems"][0]["code"] == "timezone-unknown"
        page = server.get("/")
        assert (page.status, "Nothing to show yet" in page.text, "_storyhub" in page.text) == (503, True, True)

        edit(hub, "site.yaml", "Mars/Base", "Europe/London")
        hear(news, lambda item: not item["problems"])

        assert server.get("/").status == 200


def test_a_content_folder_that_is_made_anew_is_still_watched(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    with serving(hub) as server, server.news() as news:
        next(news)
        (hub / "content").rename(tmp_path / "old")
        while server.get("/stories/crossing/").status != 404:
            next(news)
        (tmp_path / "old").rename(hub / "content")
        while server.get("/stories/crossing/").status != 200:
            next(news)
        edit(hub, "content/stories/crossing/index.md", "Nine mornings", "Ten mornings")
        while "Ten mornings" not in server.get("/stories/crossing/").text:
            next(news)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C to send to one process")
def test_ctrl_c_stops_it_at_once_and_without_noise_though_pages_are_open(tmp_path: Path) -> None:
    with serving(write_hub(tmp_path, HUB)) as server, server.news() as news:
        next(news)
        server.process.send_signal(signal.SIGINT)
        out, err = server.process.communicate(timeout=20)

    assert server.process.returncode == 0, err
    assert out.rstrip().endswith("Stopped.")
    assert "Traceback" not in err
