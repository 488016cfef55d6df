"""`python -m benchmarks`: `storyhub build` and other generators on the same stories, in turn; prints ratios.
`python -m benchmarks cards` does the same with makers of cards.

Every repetition runs each case of each generator once, one after the other, so that what the machine does besides
falls on all of them alike, and a ratio is always of two runs that stand next to each other.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import corpus, measure, subjects
from benchmarks.cards import command as card_makers
from benchmarks.measure import Run
from benchmarks.subjects import OURS, OURS_WITH_CARDS, Subject

CASES: dict[str, Callable[[Subject, str, int], None]] = {
    "cold": lambda subject, _story, _turn: subject.forget(),
    "nothing changed": lambda _subject, _story, _turn: None,
    "one title edited": lambda subject, story, turn: subject.edit_title(story, turn),
    "one body edited": lambda subject, story, turn: subject.edit_body(story, turn),
}
"""What is done before each build that is measured, in this order."""

Runs = dict[tuple[str, str], list[Run]]
"""By case and subject, in the order of repetitions."""


def main() -> None:
    """Prepares, measures and prints; `cards` as the first argument compares card makers."""
    if sys.argv[1:2] == ["cards"]:
        card_makers.main(sys.argv[2:])
        return
    asked = _arguments()
    with _workplace(asked.folder) as folder:
        compared = _subjects(asked, folder)
        story = corpus.slug_of(asked.stories // 2)
        runs = _measured(compared, story, asked.reps)
        print(
            f"\n{asked.stories:,} stories, repetitions: {asked.reps}{', with photos' if asked.photos else ''}, in {folder}"
        )
        _print_outputs(compared)
        _print_runs(runs, compared)
        _print_ratios(runs, compared)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000, metavar="N")
    parser.add_argument("--reps", type=int, default=3, metavar="N", help="repetitions of every case (default 3)")
    parser.add_argument("--peers", default="hugo", help=f"any of {', '.join(subjects.PEERS)}, with commas; or none")
    parser.add_argument(
        "--theme",
        choices=("bench", "default", "both"),
        default="bench",
        help="bench: pages equal to the peers'; default: our own theme and a card for every story",
    )
    parser.add_argument("--photos", action="store_true", help="a photo of 1600 pixels for every four stories")
    parser.add_argument("--folder", type=Path, help="where to work (default: the RAM disk, if there is one)")
    parser.add_argument("--checkout", type=Path, default=subjects.HERE.parent, help="another checkout to measure")
    return parser.parse_args()


@contextmanager
def _workplace(wanted: Path | None) -> Iterator[Path]:
    """A fresh folder, removed afterwards."""
    memory = Path("/dev/shm")
    top = wanted or (memory if memory.is_dir() else None)
    folder = Path(tempfile.mkdtemp(prefix="storyhub-bench-", dir=top))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _subjects(asked: argparse.Namespace, folder: Path) -> list[Subject]:
    makers = {
        "hugo": lambda: subjects.hugo(folder / "hugo", asked.stories, photos=asked.photos, related=True),
        "hugo-norelated": lambda: subjects.hugo(folder / "plain", asked.stories, photos=asked.photos, related=False),
    }
    peers = [name for name in asked.peers.split(",") if name and name != "none"]
    unknown = [name for name in peers if name not in makers]
    if unknown:
        sys.exit(f"No such peer: {', '.join(unknown)}. There are: {', '.join(makers)}.")
    themes = {"bench": (False,), "default": (True,), "both": (False, True)}[asked.theme]
    ours = [
        subjects.storyhub(
            folder / ("cards" if cards else "equal"),
            asked.stories,
            photos=asked.photos,
            cards=cards,
            checkout=asked.checkout.resolve(),
        )
        for cards in themes
    ]
    return [*ours, *(makers[name]() for name in peers)]


def _measured(compared: list[Subject], story: str, reps: int) -> Runs:
    runs: Runs = {}
    for turn in range(1, reps + 1):
        for case, prepare in CASES.items():
            for subject in compared:
                prepare(subject, story, turn)
                run = measure.run(subject.argv, subject.folder, subjects.environment(subject.environ))
                runs.setdefault((case, subject.name), []).append(run)
                print(f"{turn} {case:17} {subject.name:35} {_figures(run)}", file=sys.stderr, flush=True)
    return runs


def _figures(run: Run) -> str:
    return f"{run.wall:7.2f} s, {run.cpu:7.2f} s of processor, others {run.others:.1f}"


def _print_outputs(compared: list[Subject]) -> None:
    """Size of the sites, which shows whether the pages are equal, and memory of a first build."""
    print("\n| | files | MB | peak memory, MB |\n|---|---:|---:|---:|")
    for subject in compared:
        subject.forget()
        peak = measure.peak_memory(subject.argv, subject.folder, subjects.environment(subject.environ))
        files, size = subject.size()
        print(f"| {subject.name} | {files:,} | {size / 1e6:.1f} | {peak:.0f} |")


def _print_runs(runs: Runs, compared: list[Subject]) -> None:
    print("\nSeconds: median (least to most)\n\n| | | wall | processor | others busy |\n|---|---|---:|---:|---:|")
    for case in CASES:
        for subject in compared:
            found = runs[case, subject.name]
            wall, cpu = (_spread([getattr(run, name) for run in found]) for name in ("wall", "cpu"))
            print(f"| {case} | {subject.name} | {wall} | {cpu} | {median(run.others for run in found):.1f} |")


def _print_ratios(runs: Runs, compared: list[Subject]) -> None:
    ours = [subject.name for subject in compared if subject.name in (OURS, OURS_WITH_CARDS)]
    peers = [subject.name for subject in compared if subject.name not in ours]
    if not peers:
        return
    print("\nOurs divided by the peer's, repetition by repetition: median (least to most)")
    print("\n| | | wall | processor |\n|---|---|---:|---:|")
    for case in CASES:
        for name in ours:
            for peer in peers:
                pairs = list(zip(runs[case, name], runs[case, peer], strict=True))
                wall = _spread([ours.wall / theirs.wall for ours, theirs in pairs])
                cpu = _spread([ours.cpu / theirs.cpu for ours, theirs in pairs])
                print(f"| {case} | {name} / {peer} | {wall} | {cpu} |")


def _spread(values: list[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


if __name__ == "__main__":
    main()
