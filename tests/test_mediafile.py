"""What sound and video files say of themselves: files made by hand, byte for byte as their formats have it."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mediafile import ENDINGS, MediaInfo, inspect_media


def looked_at(data: bytes, ending: str) -> MediaInfo:
    return inspect_media(io.BytesIO(data), ending)


def wave(seconds: float, rate: int = 8000) -> bytes:
    """Eight bits a sample, one channel, with a chunk of odd length before the sound."""
    sound = b"\x80" * int(seconds * rate)
    chunks = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8) + b"LIST\x03\0\0\0abc\0"
    chunks += b"data" + struct.pack("<I", len(sound)) + sound
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def ogg(head: bytes, granule: int) -> bytes:
    page = b"OggS\0\x02" + struct.pack("<q", 0) + bytes(12) + b"\x01" + bytes([len(head)]) + head
    return page + b"OggS\0\x04" + struct.pack("<q", granule) + bytes(13)


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mp4(seconds: float, width: int, height: int, *, upright: bool = False) -> bytes:
    mvhd = bytes(12) + struct.pack(">II", 1000, int(seconds * 1000)) + bytes(80)
    matrix = struct.pack(
        ">9i", *((0, 65536, 0, -65536, 0, 0, 0, 0, 1) if upright else (65536, 0, 0, 0, 65536, 0, 0, 0, 1))
    )
    tkhd = bytes(40) + matrix + struct.pack(">II", width << 16, height << 16)
    return box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", mvhd) + box(b"trak", box(b"tkhd", tkhd)))


MP3_FRAME = b"\xff\xfb\x90\xc0"
"""MPEG-1, layer III, 128 kbit/s, 44.1 kHz, mono."""


@pytest.mark.parametrize(
    ("data", "ending", "seconds"),
    [
        (wave(2.5), ".wav", 2.5),
        (ogg(b"OpusHead\x01\x01" + struct.pack("<HI", 312, 48000) + bytes(3), 48000 * 7 + 312), ".opus", 7),
        (ogg(b"\x01vorbis" + bytes(4) + b"\x01" + struct.pack("<I", 44100) + bytes(14), 44100 * 3), ".ogg", 3),
        (MP3_FRAME + bytes(16_000 * 4 - 4), ".mp3", 4),
        (b"ID3\x04\0\0\0\0\x01\x00" + bytes(128) + MP3_FRAME + bytes(16_000 * 4 - 4), ".mp3", 4),
        (MP3_FRAME + bytes(17) + b"Xing" + struct.pack(">II", 1, 383) + bytes(64), ".mp3", 10),
        (mp4(61, 1280, 720), ".mp4", 61),
        (mp4(61, 0, 0), ".m4a", 61),
    ],
    ids=["wave", "opus", "vorbis", "mp3", "mp3 with a tag", "mp3 with a count", "mp4", "m4a"],
)
def test_how_long_it_plays_is_found(data: bytes, ending: str, seconds: float) -> None:
    found = looked_at(data, ending)

    assert found.seconds == pytest.approx(seconds, abs=0.1)
    assert found.size == len(data)


def test_how_large_a_film_is_shown_is_found_and_one_held_upright_is_high() -> None:
    lying, upright = looked_at(mp4(1, 1280, 720), ".mp4"), looked_at(mp4(1, 1280, 720, upright=True), ".mp4")

    assert (lying.width, lying.height) == (1280, 720)
    assert (upright.width, upright.height) == (720, 1280)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data", [b"", b"words", wave(1)[:30], mp4(1, 8, 8)[:40], b"OggSOpusHead", b"\xff\xfb", bytes(99)]
)
def test_a_damaged_file_is_known_by_its_size_alone(ending: str, data: bytes) -> None:
    assert looked_at(data, ending) == MediaInfo(len(data))


@given(st.sampled_from([wave(1), mp4(1, 8, 8), MP3_FRAME * 9]), st.binary(max_size=40), st.integers(0, 200))
def test_no_bytes_break_the_reader(good: bytes, bad: bytes, at: int) -> None:
    for ending in ENDINGS:
        assert looked_at(good[:at] + bad + good[at:], ending).size == len(good) + len(bad)
