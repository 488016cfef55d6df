"""Which file answers a request."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.serve.files import Answer, answer, byte_range, media_type
from tests.kit import write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in ("index.html", "stories/crossing/index.html", "about.html", "404.html", "feed.xml", "عبور/index.html"):
        write(folder, path, path)
    write(folder, "_redirects", "/old/ /stories/crossing/ 301\n/feed.xml /elsewhere/ 302\n")
    write(tmp_path, "secret.txt", "secret")
    return folder


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/stories/crossing/", "stories/crossing/index.html"),
        ("/about", "about.html"),
        ("/feed.xml", "feed.xml"),
        ("/عبور/", "عبور/index.html"),
    ],
)
def test_an_address_is_answered_by_its_file(site: Path, path: str, file: str) -> None:
    assert answer(site, "", path) == Answer(200, site / file)


def test_a_folder_without_its_slash_is_redirected(site: Path) -> None:
    assert answer(site, "", "/stories/crossing") == Answer(301, location="/stories/crossing/")


def test_an_old_address_leads_on(site: Path) -> None:
    assert answer(site, "", "/old/") == Answer(301, location="/stories/crossing/")


def test_what_is_not_there_gets_the_404_page_of_the_site(site: Path) -> None:
    assert answer(site, "", "/nowhere/") == Answer(404, site / "404.html")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/stories/../../secret.txt", "/..\\secret.txt", "/C:/x", "/a\0b", "//"]
)
def test_nothing_outside_the_site_is_ever_answered(site: Path, path: str) -> None:
    assert answer(site, "", path) == Answer(404, site / "404.html")


def test_a_backslash_is_no_way_into_a_folder(site: Path) -> None:
    write(site, "back\\slash.txt", "text")

    assert answer(site, "", "/back\\slash.txt").status == 404


def test_a_site_below_a_path_is_only_there(site: Path) -> None:
    assert answer(site, "/hub", "/hub/stories/crossing/") == Answer(200, site / "stories/crossing/index.html")
    assert answer(site, "/hub", "/stories/crossing/").status == 404
    assert answer(site, "/hub", "/hubris/").status == 404
    assert answer(site, "/hub", "/") == answer(site, "/hub", "/hub") == Answer(302, location="/hub/")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("meeting.ics", "text/calendar; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("hall.JPG", "image/jpeg"),
        ("site.js", "text/javascript; charset=utf-8"),
        ("font.woff2", "font/woff2"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_files_say_what_they_are(name: str, expected: str) -> None:
    assert media_type(name) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes=50-1000", (50, 99)),
        ("", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
    ],
)
def test_ranges_as_rfc_9110_has_them(header: str, expected: tuple[int, int] | None) -> None:
    assert byte_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=9-3", "bytes=-0"])
def test_a_range_that_the_file_does_not_have_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        byte_range(header, 100)


@given(st.text(max_size=30), st.integers(0, 1000))
def test_any_range_lies_within_the_file(header: str, size: int) -> None:
    try:
        found = byte_range(f"bytes={header}", size)
    except ValueError:
        return
    assert found is None or 0 <= found[0] <= found[1] < size
