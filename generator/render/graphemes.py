"""What a reader takes for one character: extended grapheme clusters (UAX #29), and which of them are emoji (UTS #51).

Python's `unicodedata` has no Grapheme_Cluster_Break property, so it is derived here from general categories, combining
classes and a few ranges. Where the two differ, clusters come out longer: a line may break in fewer places.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

ZWJ = "\u200d"
EMOJI_STYLE = "\ufe0f"
TEXT_STYLE = "\ufe0e"
NO_FLAG = "\U0001f1e6\U0001f1e6"
"""AA, which ISO 3166 gives to no region."""
SOFT_HYPHEN = "\u00ad"

INVISIBLE = frozenset(
    {0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F}
    | set(range(0x202A, 0x202F))
    | set(range(0x2066, 0x206A))
    | set(range(0xE0020, 0xE0080))
)
"""Code points that need no glyph: joiners, direction marks, variation selectors, soft hyphens, tags."""

_PREPENDED = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xD4E, 0x110BD, 0x110CD]))
"""Arabic number signs and the like, which stand above what follows (GB9b)."""
_SPACING_MARKS = frozenset("\u0e33\u0eb3")  # Thai and Lao AM: letters by category, parts of a cluster by UAX #29
_VOWEL_KILLERS = frozenset("\u0bcd\u0dca\u0e3a\u0eba\u0f84\u103a\u1714\u1734\u1baa\u1bf2\u1bf3\ua806\ua953\uabed")
"""Tamil, Sinhala, Thai, Lao, Tibetan, Burmese and others: after these a new cluster begins."""
_EMOJI_SYMBOLS = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕🀄🃏🆎🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🈁🈚🈯"
)
"""Emoji_Presentation below U+1F300 (UTS #51, emoji-data.txt)."""


def clusters(text: str) -> list[tuple[int, int]]:
    """Start and end of every grapheme cluster of a text."""
    starts = [at for at in range(len(text)) if at == 0 or not _joins(text, at)]
    return list(pairwise([*starts, len(text)]))


def _joins(text: str, at: int) -> bool:
    """Whether there is no cluster boundary before `text[at]` (UAX #29, rules GB3 to GB13)."""
    before, here = text[at - 1], text[at]
    if before < "\u0300" and here < "\u0300" and here != SOFT_HYPHEN:
        return before == "\r" and here == "\n"
    return (
        _extends(here)
        or before in _PREPENDED
        or (before == ZWJ and is_pictograph(here))
        or (_is_virama(before) and unicodedata.category(here) == "Lo")
        or (before in (ZWJ, "\u200c") and _is_silent(text[at - 2 : at - 1]) and unicodedata.category(here) == "Lo")
        or _joins_hangul(before, here)
        or (_is_regional(before) and _is_regional(here) and _regionals_before(text, at) % 2 == 1)
    )


def _extends(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character)[0] == "M"
        or character in _SPACING_MARKS
        or character in (ZWJ, "\u200c", "\uff9e", "\uff9f")
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _is_virama(character: str) -> bool:
    """A sign that binds the next consonant (GB9c): it silences a vowel, and does not only do that."""
    return _is_silent(character) and character not in _VOWEL_KILLERS


def _is_silent(character: str) -> bool:
    """A sign of combining class 9: with a joiner after it, it binds in every script."""
    return bool(character) and unicodedata.combining(character) == 9


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    first = at
    while first and _is_regional(text[first - 1]):
        first -= 1
    return at - first


def _joins_hangul(before: str, here: str) -> bool:
    """Conjoining jamo (GB6 to GB8)."""
    if not "\u1160" <= here <= "\u11ff":
        return "\u1100" <= before <= "\u115f" and ("\u1100" <= here <= "\u115f" or "\uac00" <= here <= "\ud7a3")
    return "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"


def is_flag(cluster: str) -> bool:
    """Whether a cluster is the flag of a region: two regional indicators."""
    return len(cluster) == 2 and _is_regional(cluster[0]) and _is_regional(cluster[1])


def is_pictograph(character: str) -> bool:
    """Whether a character is of the blocks of pictures (nearly Extended_Pictographic)."""
    return "\U0001f000" <= character <= "\U0001faff" or "\u2190" <= character <= "\u2bff"


def is_emoji(cluster: str) -> bool:
    """Whether a cluster asks for a colour picture: by its variation selector, or by default (UTS #51, section 1.4)."""
    if TEXT_STYLE in cluster:
        return False
    first = cluster[0]
    return EMOJI_STYLE in cluster or first in _EMOJI_SYMBOLS or "\U0001f1e6" <= first <= "\U0001faff"
