"""A server of counters for tests: it answers well, slowly, wrongly, too much or not at all, as each path says."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DRIP = 0.05
"""Seconds between two bytes of an answer that never ends."""


class Handler(BaseHTTPRequestHandler):
    """Paths are names of `ANSWERS`; what was asked is noted."""

    server: Counters

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        name = self.path.split("?")[0].strip("/")
        if name == "drip":
            self._drip()
        elif name == "dripping-head":
            self._drip_head()
        elif name == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
        elif name == "nothing":
            self.server.closing.wait(3)
        elif name == "garbage":
            self.wfile.write(b"\x00\x01 what is this\r\n\r\n")
        else:
            status, headers, body = self.server.answers.get(name, (404, {}, b""))
            self._send(status, headers, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.closing.wait(DRIP):
            self.wfile.write(b" ")

    def _drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.server.closing.wait(DRIP):
            self.wfile.write(b"a")

    def log_message(self, *given: Any) -> None:
        """Nothing."""


class Counters(ThreadingHTTPServer):
    """`answers` by path: status, headers, body."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def says(self, name: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        """Lets a path answer; its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.answers[name] = (status, named, data)
        return f"{self.url}/{name}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is what the tests are about."""


@contextmanager
def counting() -> Iterator[Counters]:
    """A server for a while."""
    server = Counters()
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


def bomb(size: int) -> bytes:
    """A few kilobytes that unpack to `size` bytes."""
    return gzip.compress(b" " * size)
