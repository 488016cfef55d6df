"""`check --external` follows links, once each, and is polite."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.check.external import External
from tests.check.kit import codes, found, page, site


class Elsewhere(ThreadingHTTPServer):
    """A website that answers with the status that its path names, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"


class Handler(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        head_only = self.path.startswith("/no-head") and self.command == "GET"
        self.send_response(200 if head_only else int(self.path[-3:]))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def link(url: str) -> str:
    return page(f'<a href="{url}">x</a>')


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("200", []),
        ("404", ["external-link-dead"]),
        ("410", ["external-link-dead"]),
        ("503", ["external-link-unsure"]),
        ("403", ["external-link-unsure"]),
        ("no-head-405", []),
        ("no-head-404", []),
    ],
)
def test_an_answer_is_judged(elsewhere: Elsewhere, path: str, expected: list[str]) -> None:
    assert codes(External(pause=0), site({"/x/": link(elsewhere.url(path))})) == expected


def test_a_website_that_is_gone_is_found() -> None:
    with Elsewhere() as server:
        gone = server.url("200")

    (problem,) = found(External(pause=0), site({"/x/": link(gone)}))

    assert problem.code == "external-link-dead"
    assert gone in problem.message


def test_each_link_is_followed_once(elsewhere: Elsewhere) -> None:
    body = link(elsewhere.url("200")) + link(elsewhere.url("200#part"))
    built = site({"/a/": body, "/b/": body})

    assert codes(External(pause=0), built) == []
    assert elsewhere.asked == ["HEAD /200"]


def test_own_pages_and_share_links_are_not_followed(elsewhere: Elsewhere) -> None:
    share = elsewhere.url("share?u=https%3A%2F%2Fottersby.example%2Fx%2F&x=404")

    assert codes(External(pause=0), site({"/x/": link("https://ottersby.example/x/") + link(share)})) == []
    assert elsewhere.asked == []
