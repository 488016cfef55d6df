"""What the rounds say: a table of figures, and ratios beside the targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

from benchmarks.cards.engines import Round

CASES = {
    "photo": "link, with photo",
    "plain": "link, without photo",
    "further": "further formats of a story",
}
FLOOR = "floor: decode and encode"
Rounds = Mapping[tuple[str, str], list[Round]]
"""By case and maker, in the order of repetitions."""


class Target(NamedTuple):
    """`ours` may take at most `most` times what `other` takes in the same case."""

    case: str
    other: str
    most: float


def targets(satori: str) -> tuple[Target, ...]:
    """What has to hold for a card of Storyhub."""
    return (
        Target("photo", satori, 1 / 6),
        Target("plain", satori, 1 / 6),
        Target("further", satori, 1 / 14),
        Target("photo", FLOOR, 2.5),
    )


MEMORY = 60.0
"""Megabytes that a worker may have at most."""


def figures(rounds: Rounds, makers: Iterable[str], peaks: Mapping[str, float]) -> None:
    """The table: medians of all repetitions, with the least and the most of the processor's time."""
    makers = list(makers)
    print("\n| | | processor, ms a card | cards a second | kB, mean | kB, most | memory, MB |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for case, title in CASES.items():
        for maker in makers:
            if found := rounds.get((case, maker)):
                print(_line(title, maker, found, peaks.get(maker, 0.0)))


def _line(title: str, maker: str, found: list[Round], peak: float) -> str:
    each = [one.each for one in found]
    sizes = found[0].sizes
    rate = median(one.rate for one in found)
    memory = max(peak, *(one.peak for one in found))
    spread = f"{median(each):.1f} ({min(each):.1f} to {max(each):.1f})"
    return (
        f"| {title} | {maker} | {spread} | {rate:.1f} | {sum(sizes) / len(sizes) / 1000:.0f} |"
        f" {max(sizes) / 1000:.0f} | {memory:.0f} |"
    )


def ratios(rounds: Rounds, ours: Iterable[str], others: Iterable[str], satori: str) -> None:
    """Every maker of ours beside each peer and the floor, repetition by repetition, and the targets."""
    wanted = {(target.case, target.other): target.most for target in targets(satori)}
    ours, others = list(ours), list(others)
    print("\nProcessor time a card, ours divided by theirs, repetition by repetition: median (least to most)")
    print("\n| | ours | theirs | ratio | one in | target | |\n|---|---|---|---:|---:|---:|---|")
    for case, title in CASES.items():
        for mine in ours:
            for other in others:
                pairs = zip(rounds.get((case, mine), []), rounds.get((case, other), []), strict=False)
                found = [one.each / their.each for one, their in pairs]
                if found:
                    print(_ratio(title, mine, other, found, wanted.get((case, other))))


def _ratio(title: str, mine: str, other: str, found: list[float], most: float | None) -> str:
    middle = median(found)
    target, verdict = "", ""
    if most is not None:
        target = f"≤ 1/{1 / most:.0f}" if most < 1 else f"≤ {most:g}"
        verdict = "met" if middle <= most else "missed"
    spread = f"{middle:.3f} ({min(found):.3f} to {max(found):.3f})"
    return f"| {title} | {mine} | {other} | {spread} | {1 / middle:.1f} | {target} | {verdict} |"


def memory(maker: str, cards: int, answer: Mapping[str, float]) -> None:
    """A worker's memory over many cards."""
    verdict = "met" if answer["peak"] < MEMORY else "missed"
    print(
        f"\nMemory of one worker ({maker}): {answer['early']:.0f} MB after 100 cards, {answer['late']:.0f} MB after"
        f" {cards:,}; at most {answer['peak']:.0f} MB (target: less than {MEMORY:.0f}; {verdict})"
    )
