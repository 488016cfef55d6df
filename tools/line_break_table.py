"""Make the table of line breaking classes from the Unicode Character Database.

    python -m tools.line_break_table FOLDER

FOLDER holds `LineBreak.txt`, `emoji/emoji-data.txt` and `extracted/DerivedGeneralCategory.txt` of one version (Debian's
package `unicode-data` has them in /usr/share/unicode; Unicode licence, in LICENCE.txt beside the table).
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

OUTPUT = Path("generator/render/text/data/line_break.z")
LAST = 0x110000


def ranges(path: Path, named: str = "") -> Iterator[tuple[int, int, str]]:
    """First and last code point and value of every line of a UCD file, or of those whose value is `named`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        place, _, value = (part.strip() for part in line.partition("#")[0].partition(";"))
        if place and (not named or value == named):
            first, _, last = place.partition("..")
            yield int(first, 16), int(last or first, 16), value


def classes(folder: Path) -> list[str]:
    """The class of every code point; `EP` for the pictographs that are not assigned yet (LB30b)."""
    table = ["XX"] * LAST
    for first, last, value in ranges(folder / "LineBreak.txt"):
        table[first : last + 1] = [value] * (last + 1 - first)
    # What LineBreak.txt says of code points that it does not list.
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        table[first : last + 1] = ["ID" if value == "XX" else value for value in table[first : last + 1]]
    for first, last in ((0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
        table[first : last + 1] = ["ID" if value == "XX" else value for value in table[first : last + 1]]
    table[0x20A0:0x20D0] = ["PR" if value == "XX" else value for value in table[0x20A0:0x20D0]]
    unassigned = set(codes(folder / "extracted/DerivedGeneralCategory.txt", "Cn"))
    for code in set(codes(folder / "emoji/emoji-data.txt", "Extended_Pictographic")) & unassigned:
        table[code] = "EP"
    return table


def codes(path: Path, named: str) -> Iterator[int]:
    """The code points of a value."""
    for first, last, _ in ranges(path, named):
        yield from range(first, last + 1)


def main() -> None:
    """Write the runs of one class in order: each has its class and its length, in hexadecimal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    table = classes(parser.parse_args().folder)
    runs = [(value, len(list(run))) for value, run in groupby(table)]
    text = " ".join(f"{value}:{length:x}" for value, length in runs)
    OUTPUT.write_bytes(zlib.compress(text.encode("ascii"), 9))
    print(f"{len(runs):,} runs, {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
