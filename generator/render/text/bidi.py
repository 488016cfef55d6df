"""Reading order: the Unicode Bidirectional Algorithm (UAX #9) for titles: one paragraph without explicit controls.

Such a paragraph is one isolating run sequence, whose start and end have the paragraph's own direction.
Rule names are the report's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from generator import lazy_re
from generator.views.direction import is_rtl

CONTROLS = lazy_re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Explicit embeddings and isolates: invisible, and no part of a title on a picture."""

_RTL_CHARACTER = lazy_re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PAIRS = dict(zip("([{⁅⁽₍〈《「『【〔〖〘〚（［｛｢", ")]}⁆⁾₎〉》」』】〕〗〙〛）］｝｣", strict=True))
"""Bidi_Paired_Bracket of the brackets that titles have (BidiBrackets.txt)."""
_DEPTH = 63
"""Brackets that may be open at once (BD16)."""
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


class Levelled(Protocol):
    """A stretch of text of one embedding level."""

    @property
    def level(self) -> int:
        """Odd reads from right to left."""


Run = TypeVar("Run", bound=Levelled)


def base_level(text: str, lang: str | None = None) -> int:
    """0 or 1: the paragraph's own direction, from its language or else its first strong character (P2 and P3)."""
    if lang and is_rtl(lang) and _RTL_CHARACTER.search(text):
        return 1
    kinds = (unicodedata.bidirectional(character) for character in text)
    return int(next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L")


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character.

    Args:
        text: free of `CONTROLS`.
        base: the paragraph's level, 0 or 1.
    """
    if not base and not _RTL_CHARACTER.search(text):
        return [0] * len(text)
    own = [unicodedata.bidirectional(character) or "L" for character in text]
    # Joiners and soft hyphens take no part (X9, section 5.2); they follow what they stand after.
    places = [at for at, kind in enumerate(own) if kind != "BN"]
    kinds = _weak([own[at] for at in places], "LR"[base])
    _brackets([text[at] for at in places], kinds, "LR"[base])
    _neutrals(kinds, "LR"[base])
    found = dict(zip(places, (_implicit(kind, base) for kind in kinds), strict=True))
    result: list[int] = []
    for at in range(len(text)):
        result.append(found.get(at, result[-1] if result else base))
    return result


def _weak(kinds: list[str], sos: str) -> list[str]:
    """Numbers, their separators and marks (W1 to W7)."""
    strong = last = sos
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = last  # W1
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"  # W2
        last = kinds[at]
        strong = last if last in ("L", "R", "AL") else strong
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for at in range(1, len(kinds) - 1):
        around = {kinds[at - 1], kinds[at + 1]}
        if (kinds[at] in ("ES", "CS") and around == {"EN"}) or (kinds[at] == "CS" and around == {"AN"}):
            kinds[at] = kinds[at - 1]  # W4
    _terminators(kinds)
    kinds = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]  # W6
    strong = sos
    for at, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        kinds[at] = "L" if kind == "EN" and strong == "L" else kind  # W7
    return kinds


def _terminators(kinds: list[str]) -> None:
    """Currency and per cent signs beside a European number belong to it (W5)."""
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = False
        for at in order:
            beside = kinds[at] == "EN" or (beside and kinds[at] == "ET")
            if beside:
                kinds[at] = "EN"


def _brackets(characters: Sequence[str], kinds: list[str], embedding: str) -> None:
    """Both brackets of a pair take one direction, from what they enclose (N0)."""
    for opening, closing in _bracket_pairs(characters, kinds):
        inside = _strong(kinds[opening + 1 : closing])
        if embedding in inside:
            direction = embedding
        elif inside:
            # All that is inside runs against the paragraph: so do the brackets, if what stands before them does.
            direction = next((d for kind in reversed(kinds[:opening]) if (d := _DIRECTION.get(kind))), embedding)
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(kinds) and unicodedata.bidirectional(characters[end]) == "NSM":
                end += 1
            kinds[bracket:end] = [direction] * (end - bracket)


def _bracket_pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the brackets that match, in the order of the opening ones (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if character in _PAIRS:
            if len(waiting) == _DEPTH:
                break
            waiting.append((_PAIRS[character], at))
        depth = next((d for d in range(len(waiting) - 1, -1, -1) if waiting[d][0] == character), None)
        if depth is not None:
            pairs.append((waiting[depth][1], at))
            del waiting[depth:]
    return sorted(pairs)


def _strong(kinds: Iterable[str]) -> set[str]:
    return {_DIRECTION[kind] for kind in kinds if kind in _DIRECTION}


def _neutrals(kinds: list[str], embedding: str) -> None:
    """Spaces and punctuation follow what is on both sides of them, or the paragraph (N1 and N2)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _DIRECTION[kinds[at - 1]] if at else embedding
            after = _DIRECTION[kinds[end]] if end < len(kinds) else embedding
            kinds[at:end] = [before if before == after else embedding] * (end - at)
        at = end + 1


def _implicit(kind: str, base: int) -> int:
    """The level of a resolved kind (I1 and I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def visual_order(runs: Sequence[Run]) -> list[Run]:
    """Runs of one line from left to right (rule L2)."""
    ordered = list(runs)
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[at:end] = ordered[at:end][::-1]
            at = max(end, at + 1)
    return ordered
