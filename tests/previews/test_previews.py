"""Readers of link previews find on every page what it says, and the picture is as it says.

`python -m tools.judge_previews` has more of them read the sample hub; they need Node.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.kit import jpeg
from tools.judge_previews.said import Picture, Said, differences, is_shared, own_faults, read
from tools.judge_previews.with_extruct import linked_data, open_graph

ADDRESS = "https://ottersby.example/hub/"
TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


@pytest.fixture(scope="module")
def pages(public: Path) -> dict[str, str]:
    """The text of every page that is shared, by its address."""
    texts = {path.relative_to(public).as_posix(): path.read_text(encoding="utf-8") for path in public.rglob("*.html")}
    return {
        f"{ADDRESS}{path.removesuffix('index.html')}": text
        for path, text in texts.items()
        if is_shared(path, read(text))
    }


def picture(public: Path, address: str) -> Picture | None:
    """What the built hub has at an address."""
    assert address.startswith(ADDRESS)
    path = public / urlsplit(address).path.removeprefix("/hub/")
    return Picture(TYPES[path.suffix], path.read_bytes()) if path.is_file() else None


def test_the_hub_has_pages_of_every_kind(pages: dict[str, str]) -> None:
    found = {url.removeprefix(ADDRESS) for url in pages}

    assert found >= {
        "",
        "404.html",
        "about/",
        "stories/",
        "stories/garden/",
        "stories/garden/share/",
        "people/rosa/",
        "topics/school/",
    }
    assert len(found) > 20


def test_every_page_and_its_picture_are_as_the_page_says(pages: dict[str, str], public: Path) -> None:
    faults = {
        url: list(own_faults(read(text), lambda address: picture(public, address))) for url, text in pages.items()
    }

    assert {url: found for url, found in faults.items() if found} == {}


def test_extruct_finds_on_every_page_what_it_says(pages: dict[str, str]) -> None:
    faults = {url: list(differences(read(text), open_graph(text, url))) for url, text in pages.items()}

    assert {url: found for url, found in faults.items() if found} == {}


def test_extruct_finds_the_same_picture_in_the_linked_data(pages: dict[str, str]) -> None:
    found = {url: (read(text), image) for url, text in pages.items() for image in images(linked_data(text, url))}

    assert found
    for said, image in found.values():
        assert image["url"] == said.image
        assert (image["width"], image["height"]) == (int(said.width), int(said.height))
        assert image["caption"] == said.alt


def images(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The pictures of what a page is about."""
    return [block["image"] for block in data if "image" in block]


SAID = Said(
    title="Beans",
    heading="Beans · Hub",
    description="We planted.",
    plain_description="We planted.",
    url=ADDRESS,
    canonical=ADDRESS,
    image=f"{ADDRESS}card.jpg",
    type="image/jpeg",
    width="40",
    height="30",
    alt="Beans",
    twitter_alt="Beans",
    twitter_card="summary_large_image",
    images=1,
)


def card(address: str) -> Picture:
    del address
    return Picture("image/jpeg", jpeg(40, 30))


def test_a_page_that_is_right_has_no_fault() -> None:
    assert list(own_faults(SAID, card)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("image", ""),
        ("image", "/card.jpg"),
        ("width", "41"),
        ("height", ""),
        ("type", "image/png"),
        ("alt", ""),
        ("twitter_alt", "Peas"),
        ("twitter_card", "summary"),
        ("images", 2),
        ("title", "Peas"),
        ("description", ""),
        ("url", f"{ADDRESS}elsewhere/"),
    ],
)
def test_a_fault_in_a_head_is_found(name: str, value: str | int) -> None:
    assert list(own_faults(Said(**{**vars(SAID), name: value}), card)) != []


def test_a_picture_that_is_missing_is_found() -> None:
    assert list(own_faults(SAID, lambda _address: None)) == [f"nothing stands at {ADDRESS}card.jpg"]


def test_a_judge_that_finds_another_title_is_heard() -> None:
    assert list(differences(SAID, {"title": "Peas", "width": "40"})) == ["title: found 'Peas', the page says 'Beans'"]
