"""The page `/_cards/`: every card of the theme, redrawn while its layouts are edited. It is never published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.imagefile import UnreadableImageError
from generator.problems import HubError
from generator.serve.cards import CardBench
from generator.serve.live import Live

_PAGE = "/_cards/"
_HERE = Path(__file__).parent
_FILES = {
    "": ("cards.html", "text/html; charset=utf-8"),
    "cards.css": ("cards.css", "text/css; charset=utf-8"),
    "cards.js": ("cards.js", "text/javascript; charset=utf-8"),
}
_FRESH = {"cache-control": "no-store"}
_SAFE = _FRESH | {"content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'none'"}
_FOR_GOOD = {"cache-control": "max-age=31536000, immutable"}
"""Pictures have what they show in their address."""


def card_routes(bench: CardBench, live: Live) -> list[BaseRoute]:
    """The page, what it is told, and its pictures."""

    async def state(request: Request) -> Response:
        page, sample = request.query_params.get("page"), request.query_params.get("sample", "")
        if page is None:
            found = await run_in_threadpool(bench.samples, sample)
        else:
            await live.settled()
            found = await run_in_threadpool(bench.pages, live.news.epoch, page)
        return Response(msgspec.json.encode(found), media_type="application/json", headers=_FRESH)

    async def sample(request: Request) -> Response:
        design, form = request.path_params["design"], request.path_params["form"]
        return await _picture(bench.sample_picture, design, form, request.query_params.get("sample", "usual"))

    async def made(request: Request) -> Response:
        await live.settled()
        return await _picture(bench.made_picture, live.news.epoch, f"/{request.path_params['path']}")

    return [
        *(Route(f"{_PAGE}{name}", _file(*file)) for name, file in _FILES.items()),
        Route(_PAGE.rstrip("/"), _slash),
        Route(f"{_PAGE}state.json", state),
        Route(f"{_PAGE}sample/{{design}}/{{form}}", sample),
        Route(f"{_PAGE}made/{{path:path}}", made),
    ]


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return Response((_HERE / name).read_bytes(), media_type=kind, headers=_SAFE)

    return answer


def _slash(_: Request) -> Response:
    return RedirectResponse(_PAGE, 301, headers=_FRESH)


async def _picture(draw: Callable[..., tuple[bytes, str]], *asked: object) -> Response:
    try:
        data, kind = await run_in_threadpool(draw, *asked)
    except (KeyError, HubError, UnreadableImageError):
        return Response("There is no such card.", 404, media_type="text/plain", headers=_FRESH)
    return Response(data, media_type=kind, headers=_FOR_GOOD)
