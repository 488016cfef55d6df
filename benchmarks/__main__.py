"""`python -m benchmarks`: `storyhub build` and other generators on the same stories, in turn; prints ratios.
`python -m benchmarks cards` does the same with makers of cards, `python -m benchmarks serve` with servers that follow edits.

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

from benchmarks import corpus, measure, serving, subjects
from benchmarks.cards import command as card_makers
from benchmarks.measure import Run
from benchmarks.subjects import Subject

CASES: dict[str, Callable[[Subject, str, int], None]] = {
    "cold": lambda subject, _story, _turn: subject.forget(),
    "nothing changed": lambda _subject, _story, _turn: None,
    "one title edited": lambda subject, story, turn: subject.edit_title(story, turn),
    "one body edited": lambda subject, story, turn: subject.edit_body(story, turn),
    "restored, one body edited": lambda subject, story, turn: subject.restore(story, turn),
}
"""What is done before each build that is measured, in this order."""

THEMES = ("bench", "default", "links")

Runs = dict[tuple[str, str], list[Run]]
"""By case and subject, in the order of repetitions."""


def main() -> None:
    """Prepares, measures and prints; `cards` as the first argument compares card makers, `serve` servers."""
    if sys.argv[1:2] == ["cards"]:
        card_makers.main(sys.argv[2:])
        return
    if sys.argv[1:2] == ["serve"]:
        serving.main(sys.argv[2:])
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
        _print_beside_cold(runs, compared)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000, metavar="N")
    parser.add_argument("--reps", type=int, default=3, metavar="N", help="repetitions of every case (default 3)")
    parser.add_argument("--peers", default="hugo", help=f"any of {', '.join(subjects.PEERS)}, with commas; or none")
    parser.add_argument(
        "--theme",
        choices=(*THEMES, "both"),
        default="bench",
        help="bench: pages equal to the peers'; default: our own theme, cards and share kits; links: our own theme, links'"
        " cards only; both: the first two",
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
    peers = [name for name in asked.peers.split(",") if name and name != "none"]
    unknown = [name for name in peers if name not in subjects.PEERS]
    if unknown:
        sys.exit(f"No such peer: {', '.join(unknown)}. There are: {', '.join(subjects.PEERS)}.")
    checkout = asked.checkout.resolve()
    ours = [
        subjects.storyhub(folder / theme, asked.stories, photos=asked.photos, theme=theme, checkout=checkout)
        for theme in (THEMES[:2] if asked.theme == "both" else (asked.theme,))
    ]
    theirs = [subjects.hugo(folder / name, asked.stories, photos=asked.photos, peer=name) for name in peers]
    return [*ours, *theirs]


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
    ours = [subject.name for subject in compared if subject.name in subjects.OURS_ALL]
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


def _print_beside_cold(runs: Runs, compared: list[Subject]) -> None:
    """Each case beside the cold build of the same repetition: what a push costs of a first build."""
    print("\nWall time divided by the cold build's of the same repetition: median (least to most)\n")
    print(f"| | {' | '.join(subject.name for subject in compared)} |\n|---|{'---:|' * len(compared)}")
    for case in list(CASES)[1:]:
        cells = []
        for subject in compared:
            pairs = zip(runs[case, subject.name], runs["cold", subject.name], strict=True)
            cells.append(_spread([one.wall / cold.wall for one, cold in pairs], digits=3))
        print(f"| {case} | {' | '.join(cells)} |")


def _spread(values: list[float], digits: int = 2) -> str:
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} ({least} to {most})"


if __name__ == "__main__":
    main()
