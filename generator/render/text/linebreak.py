"""Where a line may end: at spaces, by phrase in Japanese, Chinese and Thai, at hyphens in very long words.

Legal places by UAX #14 are not all good ones: Korean breaks at its spaces only, Japanese and Chinese between phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.render.text.graphemes import SOFT_HYPHEN

LONG_WORD = 16
"""Letters beyond which a word may be hyphenated: below, a smaller size looks better than a hyphen."""

_NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.!?:;)]}»›%…।॥،؛؟"
)
_NO_END = frozenset("‘“（〔［｛〈《「『【([{«‹¿¡#@$£€")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
_KANA = re.compile("[\u3040-\u30ff]")
_THAI = re.compile("[\u0e00-\u0e7f]+")
_BREAK_AFTER = frozenset("-‐–—/\u200b")


@dataclass(frozen=True)
class Breaks:
    """Offsets at which a line may start, best first by field."""

    good: frozenset[int]
    hyphens: frozenset[int]
    """After a soft hyphen, which is drawn when the line breaks there."""
    tolerable: frozenset[int]
    """Between any two characters of Japanese or Chinese, where a phrase is too long for a line."""


def find_breaks(text: str, lang: str | None) -> Breaks:
    """The places of a text, soft hyphens and all, at which a line may start."""
    good = {at for at in range(1, len(text)) if _after_space(text, at) or _after_hyphen(text, at)}
    phrases, characters = _east_asian(text, lang)
    good |= phrases | _thai(text)
    hyphens = frozenset(at for at in range(2, len(text)) if text[at - 1] == SOFT_HYPHEN)
    return Breaks(_allowed(text, good), hyphens, _allowed(text, characters))


def _after_space(text: str, at: int) -> bool:
    return text[at - 1] == " " and text[at] != " "


def _after_hyphen(text: str, at: int) -> bool:
    """After a hyphen inside a word or a dash that is set closed, not after the sign of a number or a leading dash."""
    return at > 1 and text[at - 1] in _BREAK_AFTER and text[at - 2] != " " and not text[at].isspace()


def _allowed(text: str, places: set[int]) -> frozenset[int]:
    """Without those where a line would start with a closing mark or end with an opening one (kinsoku)."""
    return frozenset(
        at
        for at in places
        if text[at] not in _NO_START and text[at - 1] not in _NO_END and unicodedata.category(text[at])[0] != "M"
    )


def _east_asian(text: str, lang: str | None) -> tuple[set[int], set[int]]:
    phrases: set[int] = set()
    characters: set[int] = set()
    script = _script_of(text, lang)
    for match in _CJK.finditer(text):
        start, end = match.span()
        phrases |= _phrase_starts(script, match.group(), start)
        phrases |= {at for at in (start, end) if 0 < at < len(text) and not text[at - 1].isspace()}
        characters |= set(range(start + 1, end))
    return phrases, characters


def _script_of(text: str, lang: str | None) -> str:
    """Which of BudouX's models reads a text with Han characters."""
    tag = (lang or "").lower()
    if tag.startswith("ja") or _KANA.search(text):
        return "ja"
    return "zh-hant" if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) else "zh-hans"


def _thai(text: str) -> set[int]:
    places: set[int] = set()
    for match in _THAI.finditer(text):
        places |= _phrase_starts("th", match.group(), match.start())
    return places


def _phrase_starts(script: str, text: str, offset: int) -> set[int]:
    starts = set()
    for phrase in _phrase_parser(script)(text)[:-1]:
        offset += len(phrase)
        starts.add(offset)
    return starts


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
