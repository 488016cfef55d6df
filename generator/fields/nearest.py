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


def slip_of(word: str, words: Iterable[str]) -> str:
    """The word of which this can only be a slip of the keys: one letter off, or two swapped, in a word of some length."""
    if len(word) < 4:
        return ""
    return next(
        (meant for meant in words if len(meant) >= 4 and abs(len(meant) - len(word)) <= 1 and _one_off(word, meant)), ""
    )


def _one_off(one: str, two: str) -> bool:
    """Whether one letter inserted, deleted or changed, or two swapped, makes the words alike."""
    start, shorter = 0, min(len(one), len(two))
    while start < shorter and one[start] == two[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == two[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    return len(left) <= 1 >= len(right) or (len(left) == 2 and left == right[::-1])
