"""The page of all cards, by plain requests."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.types import Message

from generator.options import Options
from generator.serve.card_page import card_routes
from generator.serve.card_samples import SAMPLES
from generator.serve.cards import CardBench
from generator.serve.live import Live, News
from tests.kit import SITE, STORY, edit, write, write_hub

THEMES = Path(__file__).parents[2] / "themes"
HUB = f"-- site.yaml --\n{SITE.replace('enabled: no', 'enabled: yes')}-- content/stories/crossing/index.md --\n{STORY}"
OWN = """\
extends: story
layers:
  - {name: extra, type: fill, colour: ink, box: {start: 0, width: 9, top: 0, height: 9}}
"""


class Answer(msgspec.Struct, frozen=True):
    """What one request got."""

    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Asks an application without a server in between (ASGI 3.0)."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def get(self, address: str) -> Answer:
        """The answer to one request."""
        asked = urlsplit(address)
        scope = {
            "type": "http", "method": "GET", "path": asked.path, "raw_path": asked.path.encode(), "headers": [],
            "query_string": asked.query.encode(), "root_path": "", "http_version": "1.1", "scheme": "http",
        }  # fmt: skip
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            said.append(message)

        asyncio.run(self._app(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
        return Answer(said[0]["status"], headers, b"".join(message.get("body", b"") for message in said[1:]))


def client(hub: Path) -> Client:
    options = Options(
        root=hub, output=hub / ".storyhub/serve", store=hub / ".storyhub", themes=(THEMES,), jobs=1,
        base_url="http://localhost:8000", today=dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    live = Live()
    live.end(News(epoch=1))
    return Client(Starlette(routes=card_routes(CardBench(lambda: options), live)))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The page of a hub that no test changes."""
    return client(write_hub(tmp_path_factory.mktemp("hub"), HUB))


def state(served: Client, **query: str) -> dict[str, Any]:
    answer = served.get(f"/_cards/state.json?{urlencode(query)}")
    assert answer.headers["cache-control"] == "no-store"
    found: dict[str, Any] = json.loads(answer.body)
    return found


def tile(found: dict[str, Any], name: str, form: str) -> dict[str, Any]:
    return next(one for one in found["tiles"] if (one["name"], one["form"]) == (name, form))


def test_the_page_brings_all_that_it_needs_and_loads_nothing_from_elsewhere(served: Client) -> None:
    assert served.get("/_cards").headers["location"] == "/_cards/"
    page = served.get("/_cards/")
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    for name in ("cards.css", "cards.js"):
        assert f'"{name}"' in page.body.decode()
        assert served.get(f"/_cards/{name}").status == 200
    assert "http" not in page.body.decode()


def test_every_design_is_there_in_every_format_with_boxes_and_safe_area(served: Client) -> None:
    found = state(served, sample="usual")
    assert found["problems"] == []
    story = tile(found, "story", "square")
    assert (story["width"], story["height"]) == (1080, 1080)
    assert story["safe"] > 0
    assert "text" in {area["kind"] for area in story["areas"]}


def test_a_picture_is_drawn_in_its_size(served: Client, tmp_path: Path) -> None:
    answer = served.get(f"/_cards/{tile(state(served, sample='usual'), 'story', 'square')['src']}")
    (tmp_path / "card").write_bytes(answer.body)
    with Image.open(tmp_path / "card") as image:
        assert (image.size, f"image/{(image.format or '').lower()}") == ((1080, 1080), answer.headers["content-type"])


@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_every_sample_can_be_drawn_with_every_design(served: Client, sample: str) -> None:
    found = state(served, sample=sample)
    assert [one for one in found["tiles"] if not one["src"]] == []


def test_arabic_stands_mirrored(served: Client) -> None:
    english, arabic = (
        tile(state(served, sample=sample), "story", "link")["areas"] for sample in ("no-photo", "arabic-no-photo")
    )
    starts = [next(area for area in areas if area["kind"] in ("text", "stack")) for areas in (english, arabic)]
    assert starts[0]["x"] == 1200 - starts[1]["x"] - starts[1]["width"]


def test_a_picture_that_is_not_there_is_not_found(served: Client) -> None:
    for path in ("sample/nothing/link", "sample/story/nothing", "sample/story/link?sample=nothing", "made/nothing.jpg"):
        assert served.get(f"/_cards/{path}").status == 404


def test_a_real_page_shows_its_own_cards(served: Client) -> None:
    found = state(served, page="/stories/crossing/")
    assert {"name": "/stories/crossing/", "title": "Nine mornings on Mill Road"} in found["pages"]
    link = tile(found, "the page’s link", "link")
    assert any("Nine mornings" in area["text"] for area in link["areas"])
    assert served.get(f"/_cards/{link['src']}").headers["content-type"] == "image/jpeg"


def test_a_saved_layout_changes_the_address_of_its_pictures_and_of_no_other(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    served = client(hub)
    before = state(served, sample="usual")
    write(hub, "theme/cards/story.yaml", OWN)
    after = state(served, sample="usual")
    assert before["stamp"] != after["stamp"]
    assert tile(before, "story", "link")["src"] != tile(after, "story", "link")["src"]
    assert tile(before, "number", "link")["src"] == tile(after, "number", "link")["src"]


def test_a_mistake_stands_in_place_of_the_pictures_that_it_spoils(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    served = client(hub)
    write(hub, "theme/cards/story.yaml", OWN.replace("colour: ink", "colour: inc"))
    found = state(served, sample="usual")
    spoilt = tile(found, "story", "")
    assert spoilt["src"] == ""
    (problem,) = spoilt["problems"]
    assert problem["where"] == "theme/cards/story.yaml:3:39"
    assert "Did you mean `ink`?" in problem["hint"]
    assert tile(found, "number", "link")["src"]

    edit(hub, "theme/cards/story.yaml", "inc", "ink")

    assert tile(state(served, sample="usual"), "story", "link")["src"]


def test_a_site_yaml_that_cannot_be_read_is_told_on_the_page(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    edit(hub, "site.yaml", "Europe/London", "Mars/Base")
    assert state(client(hub), sample="usual")["problems"][0]["code"] == "timezone-unknown"
