"""`python -m benchmarks serve`: from the save of a story to its new bytes, with `storyhub serve` and `hugo server`.

Both are started on the same stories; then a sentence is added to a story again and again, in turn, and the page is asked
for until it shows it. What counts is the median of all edits.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import corpus, subjects
from benchmarks.subjects import HERE, Subject

_PAUSE = 0.004
"""Seconds between two looks at the page."""
_PATIENCE = 600.0
"""Seconds after which a server has failed."""
_REST = 1.5
"""Seconds between two edits: watchers gather what is saved in quick succession."""


class Server:
    """A generator that serves a site and follows its sources."""

    def __init__(self, subject: Subject, argv: Sequence[str], port: int) -> None:
        self.name = subject.name
        self._subject = subject
        self._port = port
        self._process = subprocess.Popen(
            argv,
            cwd=subject.folder,
            env=subjects.environment(subject.environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def edited(self, story: str, turn: int) -> float:
        """Seconds from the save of an edit until the page shows it."""
        self._subject.edit_body(story, turn)
        began = time.perf_counter()
        self.wait_for(f"/stories/{story}/", f"number {turn}.")
        return time.perf_counter() - began

    def wait_for(self, path: str, words: str) -> None:
        """Asks for a page until it has some words in it.

        Raises:
            TimeoutError: if it never has.
        """
        end = time.perf_counter() + _PATIENCE
        while time.perf_counter() < end:
            if words.encode() in self._page(path):
                return
            time.sleep(_PAUSE)
        raise TimeoutError(f"{self.name} does not show “{words}” at {path}")

    def _page(self, path: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request("GET", path)
            return connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait()


def main(arguments: Sequence[str]) -> None:
    """Prepares, measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks serve", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000, metavar="N")
    parser.add_argument("--edits", type=int, default=9, metavar="N", help="of each server (default 9)")
    parser.add_argument("--checkout", type=Path, default=HERE.parent, help="another checkout to measure")
    asked = parser.parse_args(arguments)
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="storyhub-serve-", dir=memory if memory.is_dir() else None))
    try:
        with _servers(folder, asked.stories, asked.checkout.resolve()) as servers:
            _compare(servers, corpus.slug_of(asked.stories // 2), asked.stories, asked.edits)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _servers(folder: Path, stories: int, checkout: Path) -> Iterator[list[Server]]:
    ours = subjects.storyhub(folder / "ours", stories, photos=False, theme="bench", checkout=checkout)
    hugo = subjects.hugo(folder / "hugo", stories, photos=False, peer="hugo-norelated")
    ports = _free_port(), _free_port()
    serve = (*ours.argv[:-3], "serve", "--port", str(ports[0]))
    server = (hugo.argv[0], "server", "--port", str(ports[1]), "--disableLiveReload", "--quiet")
    servers = [Server(ours, serve, ports[0]), Server(hugo, server, ports[1])]
    try:
        yield servers
    finally:
        for one in servers:
            one.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _compare(servers: Sequence[Server], story: str, stories: int, edits: int) -> None:
    for server in servers:
        server.wait_for(f"/stories/{story}/", "<h1>")
    found: dict[str, list[float]] = {server.name: [] for server in servers}
    for turn in range(1, edits + 1):
        for server in servers:
            time.sleep(_REST)
            found[server.name].append(server.edited(story, turn))
    print(f"\n{stories:,} stories, {edits} edits: seconds from save to new page, median (least to most)\n")
    print("| | seconds |\n|---|---:|")
    for name, seconds in found.items():
        print(f"| {name} | {median(seconds):.3f} ({min(seconds):.3f} to {max(seconds):.3f}) |")
    ours, theirs = found.values()
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"| ours / theirs | {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |")
