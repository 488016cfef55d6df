"""Make the word lists of languages that are written without spaces, from ICU's dictionaries.

    python -m tools.word_lists libicudata.so.78.3

The library is in the wheel of PyPI's ``icukit-pyicu`` (Unicode licence, beside the lists; the formats are those of
ICU's ``ucmndata.h``, ``dictionarydata.h`` and ``bytestrie.h``).
"""

from __future__ import annotations

import argparse
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

OUTPUT = Path("generator/render/text/data")
LANGUAGES = ("burmese", "khmer", "lao", "thai")
END = b"\xff"


def entries(library: bytes) -> dict[str, bytes]:
    """The files of ICU's common data, by name, cut at the beginning of the next one."""
    at = library.find(b"CmnD")
    base = at - 12 + struct.unpack_from("<H", library, at - 12)[0]
    count = struct.unpack_from("<I", library, base)[0]
    places = [struct.unpack_from("<II", library, base + 4 + 8 * number) for number in range(count)]
    names = [library[base + name : library.index(b"\0", base + name)].decode() for name, _ in places]
    ends = [start for _, start in places[1:]] + [len(library) - base]
    return {name: library[base + start : base + end] for name, (_, start), end in zip(names, places, ends, strict=True)}


class Trie:
    """ICU's byte trie: all the byte strings that it holds."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def strings(self, at: int, before: bytes = b"") -> Iterator[bytes]:
        """The strings below a node."""
        data = self._data
        while data[at] >= 0x10:
            if data[at] >= 0x20:
                yield before
                _, final, at = self._value(at)
                if final:
                    return
            else:
                length = data[at] - 0x0F
                before, at = before + data[at + 1 : at + 1 + length], at + 1 + length
        length, at = (data[at], at + 1) if data[at] else (data[at + 1], at + 2)
        yield from self._branch(at, length + 1, before)

    def _branch(self, at: int, length: int, before: bytes) -> Iterator[bytes]:
        while length > 5:
            jump, after = self._delta(at + 1)
            yield from self._branch(after + jump, length >> 1, before)
            length, at = length - (length >> 1), after
        for _ in range(length - 1):
            value, final, after = self._value(at + 1)
            string = before + self._data[at : at + 1]
            yield from [string] if final else self.strings(after + value, string)
            at = after
        yield from self.strings(at + 1, before + self._data[at : at + 1])

    def _value(self, at: int) -> tuple[int, bool, int]:
        """A value, whether it ends its node, and where the next thing stands."""
        lead, final = self._data[at] >> 1, bool(self._data[at] & 1)
        sizes = ((0x51, 0, 0x10), (0x6C, 1, 0x51), (0x7E, 2, 0x6C), (0x7F, 3, 0x7E), (0x80, 4, 0x7F))
        return self._number(lead, at + 1, sizes, final=final)

    def _number(
        self, lead: int, at: int, sizes: Iterable[tuple[int, int, int]], *, final: bool
    ) -> tuple[int, bool, int]:
        size, least = next((size, least) for below, size, least in sizes if lead < below)
        rest = int.from_bytes(self._data[at : at + size], "big")
        return ((lead - least) << (8 * size)) + rest, final, at + size

    def _delta(self, at: int) -> tuple[int, int]:
        sizes = ((0xC0, 0, 0), (0xF0, 1, 0xC0), (0xFE, 2, 0xF0), (0xFF, 3, 0xFE), (0x100, 4, 0xFF))
        value, _, after = self._number(self._data[at], at + 1, sizes, final=False)
        return value, after


def words(dictionary: bytes) -> Iterator[str]:
    """The words of one dictionary; those with joiners, which a title seldom has, are left out."""
    header = struct.unpack_from("<H", dictionary)[0]
    offset, _, _, _, _, transform, *_ = struct.unpack_from("<8i", dictionary, header)
    base = transform & 0x1FFFFF
    for spelt in Trie(dictionary).strings(header + offset):
        if max(spelt) < 0xFE:
            yield "".join(chr(base + byte) for byte in spelt)


def packed(found: Iterable[str]) -> bytes:
    """Sorted words: how many characters each shares with the one before, and the low bytes of the others."""
    result, last = bytearray(), ""
    for word in sorted(set(found)):
        shared = len(os.path.commonprefix([last, word]))  # noqa: RUF071 - of words, not of paths
        result.append(shared)
        result += bytes(ord(character) & 0xFF for character in word[shared:]) + END
        last = word
    return zlib.compress(bytes(result), 9)


def main() -> None:
    """Write one list for each language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("library", type=Path)
    files = entries(parser.parse_args().library.read_bytes())
    for language in LANGUAGES:
        found = list(words(next(data for name, data in files.items() if name.endswith(f"brkitr/{language}dict.dict"))))
        data = packed(found)
        (OUTPUT / f"{language}.z").write_bytes(data)
        print(f"{language}: {len(found):,} words, {len(data):,} bytes")


if __name__ == "__main__":
    main()
