"""What the head of a sound or video file says of it: how long it is, and how wide and high.

Read by hand, because no library is needed for it: RIFF/WAVE, MPEG-1 and -2 layer III (with Xing's and LAME's header),
Ogg (RFC 3533; Vorbis I, RFC 7845 for Opus), ISO base media (ISO/IEC 14496-12: MP4, M4A). Nothing in a file is trusted:
what does not fit is not known, and never an error.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

ENDINGS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
}
"""Media type by the ending of a file's name."""
_LONGEST = 360_000.0  # seconds: what claims to be longer than a hundred hours is damaged
_TAIL = 65_536
_MOST_BOXES = 4_000


class MediaInfo(msgspec.Struct, frozen=True):
    """What is known of a sound or video file. 0 for what is not: length in seconds, width and height in pixels."""

    size: int
    """Bytes."""
    seconds: float = 0.0
    width: int = 0
    height: int = 0


def inspect_media(file: BinaryIO, ending: str) -> MediaInfo:
    """What a file says of itself. Never raises for what is in it.

    Args:
        file: open for reading, and able to seek.
        ending: of its name, in lower case, with its dot.
    """
    size = file.seek(0, os.SEEK_END)
    read = _READERS.get(ending)
    if read is None:
        return MediaInfo(size)
    try:
        seconds, width, height = read(file, size)
    except (struct.error, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return MediaInfo(size)
    sane = seconds if 0 < seconds < _LONGEST else 0.0
    return MediaInfo(size, round(sane, 1), width, height)


Found = tuple[float, int, int]


def _at(file: BinaryIO, start: int, count: int) -> bytes:
    file.seek(start)
    return file.read(count)


def _wave(file: BinaryIO, size: int) -> Found:
    if _at(file, 0, 12)[8:] != b"WAVE":
        return 0.0, 0, 0
    at, rate = 12, 0
    for _ in range(64):
        name, length = struct.unpack("<4sI", _at(file, at, 8))
        if name == b"fmt ":
            (rate,) = struct.unpack("<I", _at(file, at + 16, 4))  # bytes a second
        elif name == b"data":
            return min(length, size - at - 8) / rate, 0, 0
        at += 8 + length + length % 2
    return 0.0, 0, 0


_BIT_RATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second of layer III: of MPEG-1, and of MPEG-2 and 2.5."""
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _mp3(file: BinaryIO, size: int) -> Found:
    head = _at(file, 0, 10)
    start = 0
    if head[:3] == b"ID3":
        a, b, c, d = head[6:10]
        start = 10 + (a << 21 | b << 14 | c << 7 | d)
    data = _at(file, start, 8192)
    for at in range(len(data) - 4):
        if data[at] == 0xFF and data[at + 1] & 0xE6 == 0xE2:
            version, rate_at = data[at + 1] >> 3 & 3, data[at + 2] >> 2 & 3
            kilobits, mono = data[at + 2] >> 4, data[at + 3] >> 6 == 3
            if version == 1 or rate_at == 3 or kilobits in (0, 15):
                continue
            first = version == 3
            rate, samples = _SAMPLE_RATES[version][rate_at], 1152 if first else 576
            side = (17 if mono else 32) if first else (9 if mono else 17)
            tag = data[at + 4 + side : at + 16 + side]
            if tag[:4] in (b"Xing", b"Info") and tag[7] & 1:
                return int.from_bytes(tag[8:12]) * samples / rate, 0, 0
            return (size - start - at) * 8 / (_BIT_RATES[first][kilobits] * 1000), 0, 0
    return 0.0, 0, 0


def _ogg(file: BinaryIO, size: int) -> Found:
    head = _at(file, 0, 512)
    skipped = 0
    if (at := head.find(b"OpusHead")) >= 0:
        rate, skipped = 48_000, struct.unpack_from("<H", head, at + 10)[0]
    elif (at := head.find(b"\x01vorbis")) >= 0:
        (rate,) = struct.unpack_from("<I", head, at + 12)
    else:
        return 0.0, 0, 0
    tail = _at(file, max(0, size - _TAIL), _TAIL)
    last = tail.rfind(b"OggS")
    if last < 0:
        return 0.0, 0, 0
    (granule,) = struct.unpack_from("<q", tail, last + 6)
    return (granule - skipped) / rate, 0, 0


def _boxes(file: BinaryIO, start: int, end: int, inside: frozenset[bytes]) -> Iterator[tuple[bytes, int, int]]:
    """Kind, begin and end of the content of each box, those within some kinds too."""
    stack = [(start, end)]
    for _ in range(_MOST_BOXES):
        while stack and stack[-1][0] + 8 > stack[-1][1]:
            stack.pop()
        if not stack:
            return
        at, until = stack[-1]
        length, kind = struct.unpack(">I4s", _at(file, at, 8))
        content = at + 8
        if length == 1:
            (length,) = struct.unpack(">Q", _at(file, content, 8))
            content += 8
        length = length or until - at
        if length < content - at or at + length > until:
            return
        stack[-1] = (at + length, until)
        yield kind, content, at + length
        if kind in inside:
            stack.append((content, at + length))


def _mp4(file: BinaryIO, size: int) -> Found:
    seconds, width, height = 0.0, 0, 0
    for kind, start, _end in _boxes(file, 0, size, frozenset((b"moov", b"trak"))):
        if kind == b"mvhd":
            data = _at(file, start, 32)
            scale, length = struct.unpack_from(">IQ" if data[0] == 1 else ">II", data, 20 if data[0] == 1 else 12)
            seconds = length / scale
        elif kind == b"tkhd":
            data = _at(file, start, 96)
            after = 88 if data[0] == 1 else 76
            across, down = (value >> 16 for value in struct.unpack_from(">II", data, after))
            (a,) = struct.unpack_from(">i", data, after - 36)
            if across and down and across * down > width * height:
                width, height = (down, across) if a == 0 else (across, down)  # a film held upright is stored lying
    return seconds, width, height


_READERS: dict[str, Callable[[BinaryIO, int], Found]] = {
    ".wav": _wave,
    ".mp3": _mp3,
    **dict.fromkeys((".ogg", ".oga", ".opus"), _ogg),
    **dict.fromkeys((".mp4", ".m4a", ".m4v", ".mov"), _mp4),
}
