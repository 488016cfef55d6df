"""The server: pages of the newest published site, a script that keeps them fresh, and an address for its news."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.serve.card_page import card_routes
from generator.serve.cards import CardBench
from generator.serve.files import Answer, answer, byte_range, extra_headers, media_type
from generator.serve.live import Live
from generator.serve.rebuild import Rebuilder
from generator.serve.watch import Watcher

_SCRIPT = "/_storyhub/live.js"
_EVENTS = "/_storyhub/events"
_CLIENT = Path(__file__).with_name("client.js")
_FRESH = {"cache-control": "no-store"}
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)

_NOTHING_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nothing to show yet</title>
<style>body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}</style></head>
<body><h1>Nothing to show yet</h1>
<p>Your hub could not be built so far. Mend what is listed, save, and this page becomes your site.</p></body></html>
"""
_NOT_FOUND = _NOTHING_YET.replace(b"Nothing to show yet", b"No such page").replace(
    b"Your hub could not be built so far. Mend what is listed, save, and this page becomes your site.",
    b'There is nothing at this address. <a href="/">Go to the first page</a>.',
)


def application(
    folder: Path, base_path: str, live: Live, rebuilder: Rebuilder, watcher: Watcher, bench: CardBench | None = None
) -> Starlette:
    """The ASGI application that shows the site in `folder` under `base_path`, and rebuilds it while it runs.

    `bench` draws the cards of the page `/_cards/`; without it there is no such page.
    """

    async def page(request: Request) -> Response:
        await live.settled()
        # From here to the response nothing awaits, so no build can begin while files are read.
        path: str = request.scope["path"]
        found = answer(folder, base_path, path)
        shown = _Shown(path.removeprefix(base_path), live.news.epoch)
        response = _response(found, request, shown, built=_is_built(folder))
        response.headers.update(extra_headers(folder, path) if found.file else {})
        return response

    async def events(_: Request) -> Response:
        return StreamingResponse(_stream(live), media_type="text/event-stream", headers=_FRESH)

    async def script(_: Request) -> Response:
        return Response(_CLIENT.read_bytes(), media_type="text/javascript", headers=_FRESH)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        rebuilder.start(live, asyncio.get_running_loop())
        watcher.start()
        yield
        watcher.stop()
        rebuilder.stop()

    cards = card_routes(bench, live) if bench else []
    routes = [Route(_EVENTS, events), Route(_SCRIPT, script), *cards, Route("/{path:path}", page)]
    return Starlette(routes=routes, lifespan=lifespan)


async def _stream(live: Live) -> AsyncIterator[bytes]:
    """Server-sent events (WHATWG HTML, 9.2)."""
    yield b"retry: 500\n\n"
    async for news in live.listen():
        yield b"data: " + msgspec.json.encode(news) + b"\n\n"


def _is_built(folder: Path) -> bool:
    return (folder / "index.html").is_file()


class _Shown(msgspec.Struct, frozen=True):
    """What a page is told of itself: its hub-relative address, and the number of the site that it is of."""

    url: str
    epoch: int


def _response(found: Answer, request: Request, shown: _Shown, *, built: bool) -> Response:
    if found.location:
        query = request.url.query
        location = f"{found.location}?{query}" if query and "?" not in found.location else found.location
        return RedirectResponse(location, found.status, headers=_FRESH)
    if found.file is None:
        page = _NOT_FOUND if built else _NOTHING_YET
        return _html(page, found.status if built else 503, shown)
    kind = media_type(found.file.name)
    if kind.startswith("text/html"):
        return _html(found.file.read_bytes(), found.status, shown)
    return _bytes(found.file, found.status, kind, request.headers.get("range", ""))


def _html(page: bytes, status: int, shown: _Shown) -> Response:
    """A page with the script that keeps it fresh; the file itself stays as published."""
    tag = b'<script src="%b" data-epoch="%d" data-page="%b" data-events="%b" async></script>' % (
        _SCRIPT.encode(),
        shown.epoch,
        escape(shown.url).encode("utf-8", "surrogateescape"),
        _EVENTS.encode(),
    )
    ends = list(_BODY_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return Response(page[:at] + tag + page[at:], status, media_type="text/html; charset=utf-8", headers=_FRESH)


def _bytes(file: Path, status: int, kind: str, wanted: str) -> Response:
    size = file.stat().st_size
    headers = _FRESH | {"accept-ranges": "bytes", "content-type": kind}
    try:
        part = byte_range(wanted, size) if status == 200 else None
    except ValueError:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    if part is None:
        return Response(file.read_bytes(), status, headers=headers)
    first, last = part
    with file.open("rb") as opened:
        opened.seek(first)
        data = opened.read(last - first + 1)
    return Response(data, 206, headers=headers | {"content-range": f"bytes {first}-{last}/{size}"})
