"""`python -m benchmarks cards`: draws the same cards with every maker, in turn, and prints figures and ratios.

Every repetition draws each case once with each maker, one after the other. Processor time counts (user and system, of
all threads and children), because it hardly depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.cards import content, engines, ours, report
from benchmarks.cards.content import Content
from benchmarks.cards.engines import Engine, Round
from benchmarks.cards.mkdocs import MkDocs
from benchmarks.cards.report import CASES, FLOOR
from benchmarks.cards.worker import MANY
from benchmarks.subjects import WORK

EQUAL = "storyhub, the equal card"
DESIGNED = "storyhub, the default theme's"
SATORI = "satori + resvg-js"
PEERS = ("satori", "mkdocs")
Maker = Engine | MkDocs


def main(arguments: Sequence[str]) -> None:
    """Prepares, measures and prints."""
    asked = _arguments(arguments)
    with _workplace() as folder:
        made = content.write(folder, asked.cards, _kept())
        makers = _makers(asked.peers, made, folder)
        try:
            rounds = _measured(makers, asked.reps, asked.keep)
            peaks = {maker.name: maker.peak() for maker in makers if isinstance(maker, MkDocs)}
            names = [maker.name for maker in makers]
            print(f"\n{asked.cards} stories with photos of {_shape()} pixels, repetitions: {asked.reps}")
            report.figures(rounds, names, peaks)
            mine = [name for name in names if name in (EQUAL, DESIGNED)]
            report.ratios(rounds, mine, [name for name in names if name not in mine], SATORI)
        finally:
            for maker in makers:
                maker.close()
        for name in (EQUAL, DESIGNED):
            _memory(name, folder)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks cards", description=__doc__)
    parser.add_argument("--cards", type=int, default=48, metavar="N", help="stories, each with a photo (default 48)")
    parser.add_argument("--reps", type=int, default=3, metavar="N", help="repetitions of every case (default 3)")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"any of {', '.join(PEERS)}, with commas; or none")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="writes every maker's cards there, to look at")
    return parser.parse_args(arguments)


def _shape() -> str:
    return " by ".join(map(str, content.PHOTO))


def _kept() -> Path:
    """Where photos and fonts stay, as long as what makes them does not change."""
    source = hashlib.sha256(Path(content.__file__).read_bytes()).hexdigest()[:8]
    return WORK / f"cards-{source}"


@contextmanager
def _workplace() -> Iterator[Path]:
    """A fresh folder, on the RAM disk if there is one, removed afterwards."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="storyhub-cards-", dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _makers(peers: str, made: Content, folder: Path) -> list[Maker]:
    wanted = [name for name in peers.split(",") if name and name != "none"]
    if unknown := [name for name in wanted if name not in PEERS]:
        sys.exit(f"No such peer: {', '.join(unknown)}. There are: {', '.join(PEERS)}.")
    cards = folder / "cards.json"
    equal, designed = ours.equal(made), ours.designed(made, folder / "hubs")
    makers: list[Maker] = [
        engines.python(name, work.save(_work(name, folder)), cases=frozenset(work.cases))
        for name, work in ((EQUAL, equal), (DESIGNED, designed))
    ]
    makers.append(engines.python(FLOOR, "floor", cards, cases=frozenset({"photo"})))
    found: dict[str, Callable[[], Maker]] = {
        "satori": lambda: engines.satori(SATORI, cards, cases=frozenset(CASES)),
        "mkdocs": lambda: MkDocs(folder / "mkdocs", made),
    }
    for name in wanted:
        try:
            makers.append(found[name]())
        except LookupError as error:
            print(f"{name} cannot run here: {error}. It is left out.", file=sys.stderr)
    return makers


def _work(name: str, folder: Path) -> Path:
    return folder / f"{'equal' if name == EQUAL else 'designed'}.work"


def _measured(makers: Sequence[Maker], reps: int, keep: Path | None) -> dict[tuple[str, str], list[Round]]:
    rounds: dict[tuple[str, str], list[Round]] = {}
    for turn in range(1, reps + 1):
        for case, title in CASES.items():
            for maker in makers:
                if case in maker.cases:
                    folder = keep / maker.name / case if keep and turn == 1 else None
                    one = maker.round(case, folder)
                    rounds.setdefault((case, maker.name), []).append(one)
                    print(f"{turn} {title:28} {maker.name:32} {one.each:7.1f} ms", file=sys.stderr, flush=True)
    return rounds


def _memory(name: str, folder: Path) -> None:
    """Prints what a fresh worker needs for many cards."""
    worker = engines.python(name, _work(name, folder), cases=frozenset())
    try:
        report.memory(name, MANY, worker.ask("many"))
    finally:
        worker.close()
