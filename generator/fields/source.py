"""Bytes of a file that a person saved, with whatever program, to lines of text."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8

import msgspec

from generator import lazy_re
from generator.fields.rules import FILE_ENCODING, FILE_NOT_TEXT
from generator.problems import Position, Problem

_UNWANTED = lazy_re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_PLAIN = bytes([9, 10, *range(32, 127)])
_SAFE = frozenset(map(chr, (*range(0xA0, 0x300), *range(0x2010, 0x2028), 0x20AC)))
"""Characters that are nothing unwanted and that NFC leaves alone wherever they stand: letters of Europe, quotes and dashes."""
_C1 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a Word, Pages or LibreOffice document, or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (rb"{\rtf", "a rich text document, as TextEdit and WordPad save them"),
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a JPEG photo"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"bplist", "a Mac settings file"),
)
_MAGIC = tuple(magic for magic, _ in _SIGNATURES)


class Source(msgspec.Struct, frozen=True):
    """A file as text: `lines` without line ends, in NFC, free of control characters; numbered as in the file."""

    path: str
    lines: tuple[str, ...]

    def at(self, line: int, column: int = 1) -> Position:
        """A position in this file; line and column from 1."""
        return Position(self.path, line, column)

    def excerpt(self, line: int) -> str:
        """Line `line` (from 1) as it stands, or nothing beyond the end."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


def decode(data: bytes, path: str) -> tuple[Source, tuple[Problem, ...]]:
    """The text of a file: UTF-8 with or without a byte order mark, UTF-16, else Windows-1252; any kind of line end.

    A file that is no text at all gives no lines and an error.
    """
    if data.startswith(_MAGIC):
        kind = next(kind for magic, kind in _SIGNATURES if data.startswith(magic))
        return Source(path, ()), (_not_text(path, f"This file is {kind}, not plain text."),)
    text, problems = _text(data, path)
    if problems or not _is_safe(data):  # a problem: it was not UTF-8 that was read
        text = _normal(text)
    return Source(path, tuple(text.split("\n")) if text else ()), problems


def _is_safe(data: bytes) -> bool:
    """Whether bytes that are UTF-8 surely are a text as it should be: a fast answer for most files."""
    try:
        return _SAFE.issuperset(data.translate(None, _PLAIN).decode())
    except UnicodeDecodeError:
        return False


def _text(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    utf16 = _utf16(data)
    if utf16:
        return _decode_utf16(data, utf16, path)
    try:
        text = data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8")  # the former is not written in C
    except UnicodeDecodeError as error:
        return _decode_old(data, path, error.start)
    if "\x00" in text and text.count("\x00") > len(text) // 100:
        return "", (_not_text(path, "This file holds data that is not text."),)
    return text, ()


def _normal(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _is_clean(text):
        text = _UNWANTED.sub(" ", text)
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_clean(text: str) -> bool:
    """Whether there is surely nothing unwanted: a fast answer for the many files of which that is true."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return text.isascii() or not any(lead in data for lead in (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf"))


def _utf16(data: bytes) -> str:
    """The byte order, from the mark or from the zero bytes that plain letters have."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:200]
    if len(start) >= 8 and start[1::2].count(0) > len(start) * 0.4:
        return "utf-16-le"
    if len(start) >= 8 and start[::2].count(0) > len(start) * 0.4:
        return "utf-16-be"
    return ""


def _decode_utf16(data: bytes, encoding: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode(encoding, "replace")
    if text.count("\x00") + text.count("\ufffd") > len(text) // 20:
        return "", (_not_text(path, "This file holds data that is not text."),)
    problem = FILE_ENCODING.at(
        Position(path),
        "This file was saved as UTF-16, which other programs for websites cannot read. We could read it.",
        "Save it once more as “UTF-8” (in Notepad: File, Save as, Encoding).",
    )
    return text, (problem,)


def _decode_old(data: bytes, path: str, start: int) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode("utf-8", "surrogateescape").translate(_C1)
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in data)
    if odd > len(data) // 20:
        return "", (_not_text(path, "This file holds data that is not text."),)
    before = data[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1]
    word = re.search(r"\w*\W?$", found[: column - 1])
    after = re.match(r"\S*", found[column - 1 :])
    shown = (word[0] if word else "") + (after[0] if after else "")
    problem = FILE_ENCODING.at(
        Position(path, line, column),
        f"This file was saved in an old encoding. We read “{shown.strip()[:40]}” here; check that it is right.",
        "Save the file once more as “UTF-8” (in Notepad: File, Save as, Encoding).",
        excerpt=found,
    )
    return text, (problem,)


def _not_text(path: str, message: str) -> Problem:
    return FILE_NOT_TEXT.at(
        Position(path),
        message,
        "Open it in the program that made it, copy the words, and save them in a plain text file that ends in .md.",
    )
