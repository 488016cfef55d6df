"""Which word was meant."""

from __future__ import annotations

from collections.abc import Iterable


def word_list(text: str) -> list[str]:
    """The words of a long table, written as text."""
    return text.split()


def distance(one: str, two: str) -> int:
    """How many letters to insert, delete, change or swap with their neighbour to turn one word into the other."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nearest(word: str, words: Iterable[str]) -> str:
    """The most similar of `words`, or nothing if none is similar enough to be worth a question."""
    if len(word) > 40:
        return ""
    ranked = sorted((distance(word, other), other) for other in words if abs(len(other) - len(word)) <= 3)
    if not ranked:
        return ""
    steps, best = ranked[0]
    return best if steps <= max(1, min(len(word), len(best)) // 3) and len(word) > 2 else ""


def is_slip(word: str, meant: str) -> bool:
    """Whether `word` can only be a slip of the keys: one letter off in a word of some length."""
    return min(len(word), len(meant)) >= 4 and distance(word, meant) == 1
