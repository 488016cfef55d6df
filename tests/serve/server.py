"""A `storyhub serve` for tests: a process of its own, and plain requests to it."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from tests.kit import TODAY, clean_environ, command


class Answer(msgspec.Struct, frozen=True):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """A running server at `address` (with the base path, ending in a slash)."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.port = urlsplit(address).port or 0

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to one request, redirects not followed."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        try:
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read())
        finally:
            connection.close()

    @contextmanager
    def news(self) -> Iterator[Iterator[dict[str, Any]]]:
        """What an open page hears, from the newest news on."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        connection.request("GET", "/_storyhub/events")
        response = connection.getresponse()
        try:
            yield (json.loads(line[6:]) for line in response if line.startswith(b"data: "))
        finally:
            connection.close()


def hear(news: Iterator[dict[str, Any]], wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The next news of the wanted kind. One save may be heard twice, because a file system may tell of it twice."""
    return next(item for item in news if wanted(item))


@contextmanager
def serving(hub: Path, *args: str) -> Iterator[Server]:
    """`storyhub serve` of a hub, at any free port unless `args` name one, until the block ends."""
    words = command("serve", "--root", hub, "--port", "0", "--today", TODAY, "--jobs", "1", *args)
    process = subprocess.Popen(
        words, env=clean_environ(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        yield Server(process, _address(process))
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _address(process: subprocess.Popen[str]) -> str:
    """The address that the server says it has."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.strip().startswith("http://"):
            return line.strip()
    raise AssertionError("".join(lines) + (process.stderr.read() if process.stderr else ""))
