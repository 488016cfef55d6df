"""Where a line may end by the Unicode Line Breaking Algorithm (UAX #14, Unicode 15.0); rule names are the report's.

Numbers are kept whole as in its section 8.2, example 7. Kinsoku is strict: small kana do not begin a line.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "line_break.z"
_RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}
_HARD = frozenset({"BK", "CR", "LF", "NL"})
_LETTERS = frozenset({"AL", "HL"})
_HANGUL = frozenset({"JL", "JV", "JT", "H2", "H3"})
_PICTURES = frozenset({"ID", "EB", "EM", "EP"})
_AFFIXES = frozenset({"PR", "PO"})
_OPENING = frozenset({"OP", "OW"})
_CLOSING = frozenset({"CL", "CP", "CW"})
_NEVER_BEFORE = _CLOSING | {"EX", "IS", "SY"}
_CODES = dict(zip(("NU", "PR", "PO", "OP", "OW", "HY", "SY", "IS", "CL", "CP", "CW"), "0+%([-/.]}>", strict=True))
_NUMBERS = tuple(
    re.compile(pattern.format(**{name: re.escape(code) for name, code in _CODES.items()}))
    for pattern in ("[{PR}{PO}]?[{OP}{OW}{HY}]?{NU}", "{NU}[{NU}{SY}{IS}]*[{CL}{CP}{CW}]?[{PR}{PO}]?")
)
"""A number with what stands before it, and with what stands after it (LB25), over one character for each class."""


def opportunities(text: str) -> set[int]:
    """Offsets at which a line may start, neither 0 nor the text's end."""
    kinds = [class_of(character) for character in text]
    joined = _attach(kinds)
    places = [at for at in range(len(text)) if at not in joined]
    units = [kinds[at] for at in places]
    numbers = _within_numbers(units)
    found = set()
    for number in range(1, len(units)):
        after_joiner = text[places[number] - 1] == "\u200d"  # LB8a
        if number not in numbers and not after_joiner and _breaks(units, number):
            found.add(places[number])
    return found


@lru_cache(maxsize=8192)
def class_of(character: str) -> str:
    """The class of a character, resolved by LB1; `OW` and `CW` are brackets of East Asian width, `EP` as in LB30b."""
    starts, kinds = _table()
    kind = kinds[bisect_right(starts, ord(character)) - 1]
    if kind == "SA":
        return "CM" if unicodedata.category(character) in ("Mn", "Mc") else "AL"
    if kind in ("OP", "CP") and unicodedata.east_asian_width(character) in "FWH":
        return kind[0] + "W"
    return _RESOLVED.get(kind, kind)


@lru_cache(maxsize=1)
def _table() -> tuple[list[int], list[str]]:
    """First code points and classes of the runs of one class."""
    text = zlib.decompress(_TABLE.read_bytes()).decode("ascii")
    runs = [(run.partition(":")[0], int(run.partition(":")[2], 16)) for run in text.split()]
    starts = [0, *accumulate(length for _, length in runs)]
    return starts[:-1], [kind for kind, _ in runs]


def _attach(kinds: list[str]) -> set[int]:
    """Where marks stand that belong to what is before them (LB9); others become letters, in place (LB10)."""
    joined = set()
    base = "SP"
    for at, kind in enumerate(kinds):
        if kind not in ("CM", "ZWJ"):
            base = kind
        elif base in _HARD or base in ("SP", "ZW"):
            base = kinds[at] = "AL"
        else:
            joined.add(at)
    return joined


def _within_numbers(units: list[str]) -> set[int]:
    """Where no line may start because a number goes on (LB25)."""
    if "NU" not in units:
        return set()
    spelt = "".join(_CODES.get(unit, " ") for unit in units)
    return {at for part in _NUMBERS for match in part.finditer(spelt) for at in range(match.start() + 1, match.end())}


def _breaks(units: list[str], at: int) -> bool:
    """Whether a line may start at a unit."""
    before, here = units[at - 1], units[at]
    if before == "SP" and here not in _HARD and here not in ("SP", "ZW"):
        return _breaks_after_spaces(units, at)
    if before == "RI" == here:
        return _length(units, at, "RI") % 2 == 0  # LB30a
    if before in ("HY", "BA") and at > 1 and units[at - 2] == "HL" and here != "CB":
        return False  # LB21a
    return _pair_breaks(before, here)


def _length(units: list[str], at: int, kind: str) -> int:
    """How many units of a kind end at `at`."""
    start = at
    while start and units[start - 1] == kind:
        start -= 1
    return at - start


def _breaks_after_spaces(units: list[str], at: int) -> bool:
    here = units[at]
    before = units[at - 1 - _length(units, at, "SP")] if _length(units, at, "SP") < at else "SP"
    if before == "ZW":
        return True  # LB8
    return not (
        here == "WJ"  # LB11
        or here in _NEVER_BEFORE  # LB13
        or before in _OPENING  # LB14
        or (before == "QU" and here in _OPENING)  # LB15
        or (before in _CLOSING and here == "NS")  # LB16
        or before == here == "B2"  # LB17
    )


@lru_cache(maxsize=2048)
def _pair_breaks(before: str, here: str) -> bool:
    """Whether a line may start between two units without spaces between them."""
    if before in _HARD:
        return not (before == "CR" and here == "LF")  # LB4, LB5
    if here in _HARD or here in ("SP", "ZW"):
        return False  # LB6, LB7
    if before == "ZW":
        return True  # LB8
    return not (_glued(before, here) or _kept(before, here))


def _glued(before: str, here: str) -> bool:
    """LB11 to LB19."""
    return (
        "WJ" in (before, here)
        or before == "GL"
        or (here == "GL" and before not in ("BA", "HY"))
        or here in _NEVER_BEFORE
        or before in _OPENING
        or (before == "QU" and here in _OPENING)
        or (before in _CLOSING and here == "NS")
        or before == here == "B2"
        or "QU" in (before, here)
    )


def _kept(before: str, here: str) -> bool:
    """LB20 to LB30b."""
    if "CB" in (before, here):
        return False
    return (
        here in ("BA", "HY", "NS", "IN")
        or before == "BB"
        or (before == "SY" and here == "HL")
        or _words(before, here)
        or _hangul(before, here)
        or (before in ("EB", "EP") and here == "EM")
    )


def _words(before: str, here: str) -> bool:
    """Letters, numbers and what stands beside them (LB23 to LB24, LB28 to LB30)."""
    return (
        (before in _LETTERS and (here in _LETTERS or here in _AFFIXES or here in ("NU", "OP")))
        or (before in ("NU", "IS", "CP") and here in _LETTERS)
        or (before in _AFFIXES and here in _LETTERS)
        or (before == "NU" and here == "OP")
        or (before == "CP" and here == "NU")
        or (before == "PR" and here in _PICTURES)
        or (before in _PICTURES and here == "PO")
    )


def _hangul(before: str, here: str) -> bool:
    """Syllables of jamo, and the signs beside them (LB26, LB27)."""
    return (
        (before == "JL" and here in ("JL", "JV", "H2", "H3"))
        or (before in ("JV", "H2") and here in ("JV", "JT"))
        or (before in ("JT", "H3") and here == "JT")
        or (before in _HANGUL and here == "PO")
        or (before == "PR" and here in _HANGUL)
    )
