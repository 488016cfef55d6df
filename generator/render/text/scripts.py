"""Which script each character of a text is shaped as (UAX #24), and which scripts cannot be letter-spaced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import uharfbuzz as hb

JOINED = frozenset(
    {"Adlm", "Arab", "Chrs", "Mand", "Mani", "Mong", "Nkoo", "Ougr", "Phag", "Phlp", "Rohg", "Sogd", "Syrc"}
    | {"Beng", "Deva", "Guru", "Modi", "Sylo", "Tirh"}
)
"""ISO 15924 codes of scripts whose letters touch: cursive ones (CSS Text 4, section 9.3) and those with a headline."""
ANY = ""
"""The script of what belongs to no one script: spaces, punctuation, marks."""


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """ISO 15924 code of a character's script; `ANY` if it is common, inherited or unknown."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()  # HarfBuzz has the property Script, which Python lacks
    return str(buffer.script or ANY)


def itemised(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The script to shape each character as: its grapheme cluster's, or for `ANY` that of what stands before it."""
    found: list[str] = []
    for start, end in spans:
        own = script_of(text[start])
        found += [own or (found[-1] if found else ANY)] * (end - start)
    first = next((script for script in found if script), ANY)
    return tuple(script or first for script in found)
