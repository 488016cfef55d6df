"""Where words begin in Thai, Lao, Burmese and Khmer, which are written without spaces: by dictionary.

Of all the ways to read a stretch of text, the one that leaves the least unknown, with the fewest words. What no word
covers (a name) is not broken but between syllables, as a last resort.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from generator import lazy_re
from generator.render.graphemes import clusters

_DATA = Path(__file__).parent / "data"
_LONGEST = 24
"""Syllables of the longest word that is looked for."""
_ASAT = "\u103a"
_END = 0xFF


@dataclass(frozen=True)
class Language:
    """A script without spaces, and the file of its words."""

    name: str
    letters: str
    """A class of a regular expression."""
    before: str = ""
    """Vowels that are written before the consonant that they follow."""
    after: str = ""
    """Signs that are letters by category and still belong to what stands before them."""


LANGUAGES = (
    Language("thai", "\u0e01-\u0e3a\u0e40-\u0e4e", "\u0e40-\u0e44", "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46"),
    Language("lao", "\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf", "\u0ec0-\u0ec4", "\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6"),
    Language("burmese", "\u1000-\u103f\u1050-\u108f\u109a-\u109f\uaa60-\uaa7f"),
    Language("khmer", "\u1780-\u17d3\u17d7\u17dc\u17dd"),
)
_ANY = lazy_re.compile(f"[{''.join(language.letters for language in LANGUAGES)}]")


@dataclass(frozen=True)
class Starts:
    """Offsets at which words begin; those at which syllables of what no word covers do; and insides of syllables."""

    words: frozenset[int]
    syllables: frozenset[int]
    inside: frozenset[int]
    """Beginnings of grapheme clusters before which no line may break, however narrow it is."""


NONE = Starts(frozenset(), frozenset(), frozenset())


def find_words(text: str) -> Starts:
    """The words of a text that are written in one of `LANGUAGES`; the first of each stretch of letters is left out."""
    if not _ANY.search(text):
        return NONE
    words: set[int] = set()
    syllables: set[int] = set()
    inside: set[int] = set()
    for language in LANGUAGES:
        for match in re.finditer(f"[{language.letters}]+", text):
            run = match.group()
            ends = syllable_ends(run, language)
            inside.update(match.start() + start for start, _ in clusters(run) if start not in ends)
            for at, known in _read(run, ends, language.name):
                (words if known else syllables).add(match.start() + at)
    return Starts(frozenset(words), frozenset(syllables), frozenset(inside))


def syllable_ends(run: str, language: Language) -> list[int]:
    """Where orthographic syllables begin and end: no line is broken inside one. 0 and the run's length are among them."""
    starts = [start for start, _ in clusters(run)]
    return [0, *(at for at in starts[1:] if not _inside(run, at, language)), len(run)]


def _inside(run: str, at: int, language: Language) -> bool:
    """Whether a grapheme cluster begins at a place that is no syllable's beginning."""
    if language.before and re.match(f"[{language.before}]", run[at - 1]):
        return True
    return run[at] in language.after or (language.name == "burmese" and _closes(run, at))


def _closes(run: str, at: int) -> bool:
    """Whether a Burmese consonant ends the syllable before it: it carries an asat."""
    return run[at + 1 : at + 2] == _ASAT or run[at + 1 : at + 3] in ("\u1037\u103a", "\u103a\u1037")


def _read(run: str, ends: list[int], language: str) -> list[tuple[int, bool]]:
    """Where the cheapest way through a stretch of letters steps, and whether a word stands on either side."""
    known = lexicon(language)
    spelt = _spelt(run)
    count = len(ends) - 1
    # From each syllable to the end: syllables that no word covers, words, and the syllable after the next word.
    best: list[tuple[int, int, int]] = [(0, 0, count)] * (count + 1)
    for at in range(count - 1, -1, -1):
        best[at] = (best[at + 1][0] + 1, best[at + 1][1] + 1, at + 1)
        for after in range(min(count, at + _LONGEST), at, -1):
            if spelt[ends[at] : ends[after]] in known:
                best[at] = min(best[at], (best[after][0], best[after][1] + 1, after), key=lambda way: way[:2])
    steps = [0]
    while steps[-1] < count:
        steps.append(best[steps[-1]][2])
    words = [spelt[ends[start] : ends[after]] in known for start, after in pairwise(steps)]
    return [(ends[step], before or here) for step, (before, here) in zip(steps[1:], pairwise(words), strict=False)]


def _spelt(run: str) -> bytes:
    """A stretch of letters of one block as the low bytes of their code points, as which words are kept."""
    return bytes(ord(letter) & 0xFF for letter in run)


@lru_cache(maxsize=len(LANGUAGES))
def lexicon(language: str) -> frozenset[bytes]:
    """The words of a language (ICU's dictionary; tools/word_lists.py made the file)."""
    data = zlib.decompress((_DATA / f"{language}.z").read_bytes())
    words, last, at = [], b"", 0
    while at < len(data):
        end = data.index(_END, at + 1)
        last = last[: data[at]] + data[at + 1 : end]
        words.append(last)
        at = end + 1
    return frozenset(words)
