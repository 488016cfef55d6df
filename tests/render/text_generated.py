"""Titles that nobody would write: all planes, 1 to 500 characters, marks upon marks, directions mixed; from a seed."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Callable, Iterator

from tests.render.text_titles import TITLES

_WORDS = [word for title in TITLES.values() for word in title.split()]
_MARKS = [chr(code) for code in range(0x300, 0x370)]
_CONTROLS = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff"
)
_SPACES = " \t\n\u00a0\u2003\u3000"


def titles(count: int, seed: int) -> Iterator[str]:
    """So many titles, always the same for a seed."""
    rng = random.Random(seed)
    for _ in range(count):
        length = int(500 ** rng.random())
        yield rng.choice(_KINDS)(rng, length)[: max(1, length)]


def _any_plane(rng: random.Random, length: int) -> str:
    planes = [rng.randrange(0x20, 0x3000), rng.randrange(0x20, 0x10000), rng.randrange(sys.maxunicode + 1)]
    start = rng.choice(planes)
    codes = (min(sys.maxunicode, start + rng.randrange(256)) for _ in range(length))
    return "".join(chr(code) for code in codes)


def _scattered(rng: random.Random, length: int) -> str:
    return "".join(chr(rng.randrange(sys.maxunicode + 1)) for _ in range(length))


def _assigned(rng: random.Random, length: int) -> str:
    drawn = (chr(rng.randrange(0x20, 0x1FB00)) for _ in range(length * 4))
    return "".join(letter for letter in drawn if unicodedata.category(letter) not in ("Cn", "Co", "Cs"))


def _stacked(rng: random.Random, length: int) -> str:
    tall = rng.choice([1, 3, 12, 60])
    return "".join(rng.choice("aZgol ก་ক") + "".join(rng.choices(_MARKS, k=tall)) for _ in range(length // tall + 1))


def _mixed(rng: random.Random, length: int) -> str:
    return " ".join(rng.choices(_WORDS, k=length // 4 + 1))


def _shuffled(rng: random.Random, length: int) -> str:
    letters = "".join(_WORDS) + _CONTROLS * 8 + _SPACES * 8
    return "".join(rng.choices(letters, k=length))


def _endless(rng: random.Random, length: int) -> str:
    return rng.choice(_WORDS)[0] * length if rng.random() < 0.5 else "".join(rng.choices(_WORDS, k=length // 4 + 1))


_KINDS: tuple[Callable[[random.Random, int], str], ...] = (
    _any_plane,
    _scattered,
    _assigned,
    _stacked,
    _mixed,
    _shuffled,
    _endless,
)
