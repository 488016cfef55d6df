"""A process that draws cards when it is told to: `python -m benchmarks.cards.worker WORK`, or `floor CARDS`.

It reads a line of JSON from its input for each round (`{"case": …, "keep": folder or ""}`) and answers with a line.
`WORK` is what `benchmarks.cards.ours` saved; `floor` decodes each photo, cuts a card out of it and encodes that: nothing
that draws cards with photos can take less.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

from PIL import Image

from benchmarks.cards import work
from generator.render.recipes import Recipes

MANY = 1000
"""Cards that a worker draws for its memory to be looked at."""
_EARLY = 100
"""Cards after which memory should no longer grow."""


class Maker(Protocol):
    """Draws the cards of a case; what it yields is None where the card is not measured."""

    def draw(self, case: str) -> Iterator[bytes | None]:
        """Draws one card for each step."""


class Ours:
    """Storyhub's own recipe, as a worker of a build uses it."""

    def __init__(self, path: Path) -> None:
        self._work = work.load(path)
        self._recipes = Recipes(self._work.theme)

    def draw(self, case: str) -> Iterator[bytes | None]:
        """Each group in turn, so that what a worker keeps of a photo serves all cards of its story."""
        for group in self._work.cases[case]:
            for view in group.before:
                self._recipes.render("card", view, self._read)
                yield None
            for view in group.timed:
                yield self._recipes.render("card", view, self._read)

    def all(self) -> Iterator[bytes | None]:
        """Cards of all cases, over and over."""
        while True:
            for case in self._work.cases:
                yield from self.draw(case)

    def _read(self, digest: str) -> bytes:
        return Path(self._work.files[digest]).read_bytes()


class Floor:
    """Decoding and encoding alone."""

    def __init__(self, path: Path) -> None:
        self._photos = [card["photo"] for card in json.loads(path.read_bytes())["cards"]]

    def draw(self, case: str) -> Iterator[bytes]:
        """One for each photo, whatever the case is called."""
        del case
        for photo in self._photos:
            with Image.open(io.BytesIO(Path(photo).read_bytes())) as image:
                image.load()
                card = image.crop((0, 0, 1200, 630))
            data = io.BytesIO()
            card.save(data, "JPEG", quality=82)
            yield data.getvalue()


def main() -> None:
    """Answers until there are no more rounds."""
    kind = sys.argv[1]
    maker: Ours | Floor = Floor(Path(sys.argv[2])) if kind == "floor" else Ours(Path(kind))
    for _ in islice(maker.draw("photo"), 2):
        pass  # modules, fonts and tables are loaded before anything is measured
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["case"] == "many" and isinstance(maker, Ours):
            answer = _memory(maker.all())
        else:
            answer = _round(maker, asked["case"], asked["keep"])
        print(json.dumps(answer), flush=True)


def _round(maker: Maker, case: str, keep: str) -> dict[str, object]:
    sizes: list[int] = []
    cpu = wall = 0.0
    cards = maker.draw(case)
    while True:
        began, used = time.perf_counter(), _cpu()
        card = next(cards, b"")
        took, used = time.perf_counter() - began, _cpu() - used
        if card == b"":
            return {"cpu": cpu, "wall": wall, "bytes": sizes, "peak": memory()[1]}
        if card is None:
            continue
        cpu, wall = cpu + used, wall + took
        if keep:
            _write(Path(keep), len(sizes), card)
        sizes.append(len(card))


def _write(folder: Path, number: int, card: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ending = "png" if card.startswith(b"\x89PNG") else "jpg"
    (folder / f"{number:03d}.{ending}").write_bytes(card)


def _memory(cards: Iterable[bytes | None]) -> dict[str, object]:
    early = 0.0
    for number, _ in enumerate(islice(cards, MANY), 1):
        if number == _EARLY:
            early = memory()[0]
    return {"early": early, "late": memory()[0], "peak": memory()[1]}


def memory() -> tuple[float, float]:
    """Megabytes of this process in memory: now, and at most."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return peak, peak
    values = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS:", "VmHWM:"))}
    return int(values["VmRSS"]) / 1024, int(values["VmHWM"]) / 1024


def _cpu() -> float:
    """Seconds of processor time, user and system, of this process and its children."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main()
