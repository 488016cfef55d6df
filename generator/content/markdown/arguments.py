"""The first line of a directive: `figure river.jpg alt="The footbridge at dusk"`."""

from __future__ import annotations

import re

import msgspec

from generator import lazy_re

_OPENING = lazy_re.compile(r"(:{3,})[ \t]*([^\s:{}\"'=]*)[ \t]*(.*?)[ \t]*:*[ \t]*\Z")
_CLOSERS = {'"': '"', "'": "'", "“": '”"', "”": '”"', "„": '“”"', "«": "»", "‘": "’‘'", "’": "’'"}
_KEY = lazy_re.compile(r"([^\W\d][\w-]*)[ \t]*[=＝][ \t]*")


class Arguments(msgspec.Struct, frozen=True):
    """What stands after a directive's name: loose words, named values, and the names whose quote is never closed."""

    words: str = ""
    values: dict[str, str] = {}
    unclosed: tuple[str, ...] = ()


def read_opening(line: str) -> tuple[int, str, str] | None:
    """Colons, name and the rest of a line that opens or (without a name) closes a directive; None for other lines."""
    match = _OPENING.match(line)
    return (len(match[1]), match[2].lower(), match[3]) if match else None


def parse_arguments(text: str) -> Arguments:
    """Read `key="value"` pairs. Curly quotes are quotes, a single word needs none, and words without a key are kept."""
    words: list[str] = []
    values: dict[str, str] = {}
    unclosed: list[str] = []
    pos = 0
    while pos < len(text):
        if text[pos].isspace():
            pos += 1
        elif key := _KEY.match(text, pos):
            value, pos, closed = _value(text, key.end())
            values[key[1].lower()] = value
            unclosed.extend(() if closed else (key[1].lower(),))
        else:
            value, pos, _ = _value(text, pos)
            words.append(value)
    return Arguments(" ".join(words), values, tuple(unclosed))


def _value(text: str, pos: int) -> tuple[str, int, bool]:
    """A quoted or bare value, the position after it, and whether its quote was closed."""
    closers = _CLOSERS.get(text[pos : pos + 1])
    if closers is None:
        end = pos
        while end < len(text) and not text[end].isspace():
            end += 1
        return text[pos:end], max(end, pos + 1), True
    end = pos + 1
    while end < len(text) and not (text[end] in closers and text[end - 1] != "\\" and _ends(text, end)):
        end += 1
    value = re.sub(r"\\([\"'“”„«»‘’])", r"\1", text[pos + 1 : end])
    return value, end + 1, end < len(text)


def _ends(text: str, pos: int) -> bool:
    """Whether a mark at `pos` can close a value: an apostrophe within a word cannot."""
    return text[pos] not in "'’" or not text[pos + 1 : pos + 2].isalnum()
