"""The makers of cards that stay alive from round to round, and how to get the peers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.subjects import HERE, WORK, environment

TOP = HERE.parent
SATORI = HERE / "peers" / "satori"


@dataclass(frozen=True, kw_only=True)
class Round:
    """The cards of one case, drawn once by one maker."""

    cpu: float
    """Seconds of processor time, user and system, of the maker and its children."""
    wall: float
    sizes: tuple[int, ...]
    """Bytes of each card."""
    peak: float
    """Megabytes in memory at most, since the maker was started."""

    @property
    def each(self) -> float:
        """Milliseconds of processor time a card."""
        return 1000 * self.cpu / len(self.sizes)

    @property
    def rate(self) -> float:
        """Cards a second."""
        return len(self.sizes) / self.wall


class Engine:
    """A process that draws cards when told to."""

    def __init__(self, name: str, argv: tuple[str, ...], cases: frozenset[str]) -> None:
        self.name = name
        self.cases = cases
        self._process = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment({"PYTHONPATH": str(TOP)}),
            encoding="utf-8",
        )

    def round(self, case: str, keep: Path | None = None) -> Round:
        """Draws the cards of a case once; writes them into `keep` if it is given."""
        answer = self.ask(case, keep)
        return Round(
            cpu=answer["cpu"],
            wall=answer["wall"],
            sizes=tuple(answer["bytes"]),
            peak=answer["peak"],
        )

    def ask(self, case: str, keep: Path | None = None) -> dict[str, Any]:
        """The answer to one line."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"case": case, "keep": str(keep or "")}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"{self.name} ended with exit status {self._process.wait()}.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Ends the process."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def python(name: str, *args: str | Path, cases: frozenset[str]) -> Engine:
    """Storyhub's worker, or the floor."""
    return Engine(name, (sys.executable, "-m", "benchmarks.cards.worker", *map(str, args)), cases)


def satori(name: str, cards: Path, cases: frozenset[str]) -> Engine:
    """Satori with resvg-js, in Node.

    Raises:
        LookupError: if Node is missing or npm cannot get the packages; says why.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise LookupError("there is no Node on this machine")
    place = WORK / "satori"
    wanted = (SATORI / "package.json").read_bytes()
    installed = place / "installed.json"
    if not installed.is_file() or installed.read_bytes() != wanted:
        place.mkdir(parents=True, exist_ok=True)
        (place / "package.json").write_bytes(wanted)
        command = (npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
        if subprocess.run(command, cwd=place, check=False, stdout=subprocess.DEVNULL).returncode:
            raise LookupError("npm could not get its packages")
        installed.write_bytes(wanted)
    shutil.copyfile(SATORI / "draw.mjs", place / "draw.mjs")
    return Engine(name, (node, os.fspath(place / "draw.mjs"), str(cards)), cases)
