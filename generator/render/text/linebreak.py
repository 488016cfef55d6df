"""Where a line may end: at spaces, by phrase in Japanese and Chinese, by word in Thai and the like, at hyphens.

Legal places by UAX #14 are not all good ones: Korean breaks at its spaces only, Japanese and Chinese between phrases,
a word is not parted from its emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import lazy_re
from generator.render.graphemes import SOFT_HYPHEN, is_pictograph
from generator.render.text.uax14 import class_of, opportunities
from generator.render.text.words import find_words

LONG_WORD = 16
"""Letters beyond which a word may be hyphenated: below, a smaller size looks better than a hyphen."""

_CJK = lazy_re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_KANA = lazy_re.compile("[\u3040-\u30ff]")
_THAI = lazy_re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_DASHES = frozenset("-‐‒–—")
_FOLLOWING = frozenset("的了着著过過们們吗嗎呢吧啊个個位名条條块塊座次年月日天岁歲种種里裡上下中场場馆館者员員区區")
"""Chinese characters that belong to the word before them when they stand alone: particles, measure words, endings."""
_HANGUL = frozenset({"H2", "H3", "JL", "JV", "JT"})


@dataclass(frozen=True)
class Breaks:
    """Offsets at which a line may start, best first by field."""

    good: frozenset[int]
    hyphens: frozenset[int]
    """After a soft hyphen, which is drawn when the line breaks there."""
    tolerable: frozenset[int]
    """Within a phrase of Japanese or Chinese, or a name in Thai, that is too long for a line."""
    never: frozenset[int]
    """Beginnings of grapheme clusters that belong to what is before them, however narrow a line is."""


def find_breaks(text: str, lang: str | None) -> Breaks:
    """The places of a text, soft hyphens and all, at which a line may start."""
    legal = {at for at in opportunities(text) if not _is_spoilt(text, at)}
    hyphens = {at for at in legal if text[at - 1] == SOFT_HYPHEN}
    words = find_words(text)
    starts = (_phrases(text, lang) & legal) | _thai_phrases(text, words.words)
    good = {at for at in legal - hyphens if _stands_apart(text, at)} | starts
    tolerable = (legal - hyphens) | words.words | words.syllables
    return Breaks(frozenset(good), frozenset(hyphens), frozenset(tolerable - good), words.inside)


def _is_spoilt(text: str, at: int) -> bool:
    """Whether a legal place is one where nobody would break."""
    before, here = class_of(text[at - 1]), class_of(text[at])
    return (
        (text[at - 1] in _DASHES and (at == 1 or text[at - 2] == " "))  # a dash that leads what follows
        or (before == "IS" and here == "NU")
        or (not text[at - 1].isspace() and (before in _HANGUL or here in _HANGUL))  # Korean breaks at its spaces
        or (text[at - 1] == "/" and _is_abbreviated(text, at))
        or (text[at] in "%‰°" and text[at - 2 : at - 1].isdigit())
        or _is_quoted(text, at)
    )


def _is_abbreviated(text: str, at: int) -> bool:
    """Whether too little stands before or after a slash to be parted from it: "w/o", "km/h"."""
    before, after = re.split(r"\W", text[: at - 1])[-1], re.split(r"\W", text[at:])[0]
    return len(before) < 2 or len(after) < 2


def _is_quoted(text: str, at: int) -> bool:
    """Whether only a space parts a place from a quotation mark that opens before it or closes after it, as in French.

    LB15a and LB15b of Unicode 15.1.
    """
    if text[at - 1] != " ":
        return False
    opens = unicodedata.category(text[at - 2]) == "Pi" and text[at - 3 : at - 2] in ("", " ", "(")
    closes = unicodedata.category(text[at]) == "Pf" and not text[at + 1 : at + 2].isalnum()
    return (at > 1 and opens) or closes


def _stands_apart(text: str, at: int) -> bool:
    """Whether a place is good without knowing what the words are."""
    beside = text[at - 1 : at + 1]
    if beside[0].isspace() or beside[0] == "\u200b":
        return True
    return not (_CJK.search(beside) or any(is_pictograph(character) for character in beside))


def _phrases(text: str, lang: str | None) -> set[int]:
    """Where phrases of Japanese or Chinese begin, by what stands between two spaces."""
    found: set[int] = set()
    for match in re.finditer(r"\S+", text):
        if _CJK.search(match.group()):
            found |= _phrase_starts(_script_of(text, lang), match.group(), match.start())
    return found


def _script_of(text: str, lang: str | None) -> str:
    """Which of BudouX's models reads a text with Han characters."""
    tag = (lang or "").lower()
    if tag.startswith("ja") or _KANA.search(text):
        return "ja"
    return "zh-hant" if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) else "zh-hans"


def _thai_phrases(text: str, words: frozenset[int]) -> set[int]:
    """Beginnings of words that are good places: in Thai those that begin a phrase, elsewhere all.

    BudouX's model alone would part some words (ครอบ|ครัว); the dictionary alone parts what is said together.
    """
    good = set(words)
    for match in _THAI.finditer(text):
        inside = set(range(match.start() + 1, match.end()))
        good -= inside - _phrase_starts("th", match.group(), match.start())
    return good


def _phrase_starts(script: str, text: str, offset: int) -> set[int]:
    phrases = _phrase_parser(script)(text)
    if script.startswith("zh"):
        phrases = _chinese_phrases(phrases)
    starts = set()
    for phrase in phrases[:-1]:
        offset += len(phrase)
        starts.add(offset)
    return starts


def _chinese_phrases(words: Sequence[str]) -> list[str]:
    """The words of BudouX's Chinese models, of which those of one character are joined to what they belong to.

    A particle or a measure word to the word before it; several others to one another (they are a word that the model
    does not know); a single one to the word after it.
    """
    phrases: list[str] = []
    singles = 0
    for word in words:
        core = word.rstrip("，。、！？：；…」』）》")
        if phrases and core in _FOLLOWING:
            phrases[-1] += word
            singles = 0
        elif phrases and singles and (len(core) == 1 or singles == 1):
            phrases[-1] += word
            singles = singles + 1 if len(core) == 1 else 0
        else:
            phrases.append(word)
            singles = int(len(core) == 1)
    return phrases


@lru_cache(maxsize=8)
def _phrase_parser(script: str) -> Callable[[str], list[str]]:
    """BudouX's model for a script, as the function that splits a text into phrases."""
    import budoux  # noqa: PLC0415 - few titles need it

    loaders = {
        "ja": budoux.load_default_japanese_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
        "th": budoux.load_default_thai_parser,
    }
    parse: Callable[[str], list[str]] = loaders[script]().parse
    return parse


def hyphenate(text: str, lang: str | None) -> str:
    """The text with soft hyphens in its very long words, if there are patterns for its language."""
    pattern = rf"[^\W\d_]{{{LONG_WORD + 1},}}"
    if not lang or not re.search(pattern, text):
        return text
    hyphenator = _hyphenator(lang)
    if hyphenator is None:
        return text
    return re.sub(pattern, lambda word: str(hyphenator.inserted(word.group(), SOFT_HYPHEN)), text)


@lru_cache(maxsize=8)
def _hyphenator(lang: str) -> Any:  # noqa: ANN401 - pyphen publishes no types
    """Pyphen's dictionary for a language, with four letters at least on either side of a hyphen, if it has one."""
    import pyphen  # noqa: PLC0415 - its first dictionary takes a second to load

    known = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=4, right=4) if known else None
