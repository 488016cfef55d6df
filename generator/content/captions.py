"""Captions as people get them: WebVTT (www.w3.org/TR/webvtt1) and SubRip (`.srt`), to what browsers show.

Browsers read WebVTT alone, in UTF-8. SubRip differs in its head, in a comma before milliseconds and in nothing that
matters here.
"""

from __future__ import annotations

import re
from html import escape, unescape

import msgspec

from generator import lazy_re

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = lazy_re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?P<settings>.*)")
_VOICE = lazy_re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = lazy_re.compile(r"</?[a-zA-Z0-9.:]*(?:\s[^>]*)?>")
_LOOSE = lazy_re.compile(r"</?(?!/?(?:b|i|u)>)[^>]*>", re.IGNORECASE)


class Cue(msgspec.Struct, frozen=True):
    """What is shown from one moment to another, in milliseconds."""

    start: int
    end: int
    text: str
    settings: str = ""


class CaptionFault(msgspec.Struct, frozen=True):
    """What is wrong with a file of captions, and on which line from 1."""

    line: int
    message: str
    hint: str


def read_captions(data: bytes) -> tuple[tuple[Cue, ...], CaptionFault | None]:
    """The cues of a file, in its order, and the first thing that is wrong with it."""
    text = _decoded(data)
    lines = text.split("\n")
    cues: list[Cue] = []
    fault: CaptionFault | None = None
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        found = _TIMING.fullmatch(lines[at])
        words: list[str] = []
        line, at = at + 1, at + 1
        while at < len(lines) and lines[at].strip():
            words.append(lines[at].strip())
            at += 1
        if found is None:
            fault = fault or CaptionFault(
                line, f"“{lines[line - 1].strip()}” is not a time.", "Write 00:00:01.000 --> 00:00:04.000"
            )
            continue
        start, end = _moment(found.group(1, 2, 3, 4)), _moment(found.group(5, 6, 7, 8))
        if end <= start:
            fault = fault or CaptionFault(line, "This caption ends before it begins.", "Put the later time second.")
            continue
        cues.append(Cue(start, end, "\n".join(words), found["settings"].strip()))
    if not cues and fault is None:
        hint = "A caption is a line with two times, 00:00:01.000 --> 00:00:04.000, and what is said below it."
        fault = CaptionFault(1, "There are no captions in this file.", hint)
    return tuple(cues), fault


def _moment(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths.ljust(3, "0"))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def is_vtt(data: bytes) -> bool:
    """Whether a browser takes a file as it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)", data) is not None


def as_vtt(data: bytes) -> str:
    """Captions as WebVTT, whatever they were; only bold, italics and underlining are kept of what SubRip allows."""
    cues, _ = read_captions(data)
    parts = [
        f"{_time(cue.start)} --> {_time(cue.end)}{f' {cue.settings}' if _fits(cue.settings) else ''}\n"
        + _LOOSE.sub("", cue.text).replace("&", "&amp;").replace("&amp;amp;", "&amp;").replace("-->", "→")
        for cue in cues
    ]
    return "\n\n".join(["WEBVTT", *parts]) + "\n"


def _fits(settings: str) -> bool:
    """SubRip has places in pixels there, which mean nothing to a browser."""
    return bool(settings) and all(":" in part and part[0].islower() for part in settings.split())


def _time(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def transcript_html(data: bytes, ending: str) -> str:
    """What is said, as paragraphs: of captions a paragraph for each speaker or pause, of a plain text its own."""
    if ending not in (".vtt", ".srt"):
        blocks = re.split(r"\n\s*\n", _decoded(data).strip())
        return "".join(
            f"<p>{'<br />'.join(escape(line) for line in b.split(chr(10)))}</p>\n" for b in blocks if b.strip()
        )
    paragraphs: list[tuple[str, list[str]]] = []
    ended = -10_000
    for cue in read_captions(data)[0]:
        voice = _VOICE.search(cue.text)
        who = unescape(voice[1].strip()) if voice else ""
        words = " ".join(unescape(_TAG.sub("", cue.text)).split())
        if not paragraphs or (who and who != paragraphs[-1][0]) or cue.start - ended > _PAUSE:
            paragraphs.append((who, []))
        paragraphs[-1][1].append(words)
        ended = cue.end
    return "".join(
        f"<p>{f'<strong>{escape(who)}:</strong> ' if who else ''}{escape(' '.join(words))}</p>\n"
        for who, words in paragraphs
        if any(words)
    )


_PAUSE = 3_000  # milliseconds of silence that begin another paragraph
