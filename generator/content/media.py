"""What belongs to videos, recordings and charts in other files: captions, transcripts, posters, tables; and what is
wrong with it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator import lazy_re
from generator.content.body import AudioSlot, ChartSlot, VideoSlot
from generator.content.captions import read_captions
from generator.content.records import Campaign, Record
from generator.content.references import References
from generator.content.tables import Table, chosen, most_columns, read_csv
from generator.problems import Position, Problem, Rule, Severity

NO_CAPTIONS = Rule(
    "video-without-captions",
    Severity.WARNING,
    "A video of the hub's own has no captions",
    "Deaf people, and all who watch without sound in a bus, get nothing of what is said (WCAG 2.2, 1.2.2).",
)
BAD_CAPTIONS = Rule(
    "captions-unreadable",
    Severity.WARNING,
    "A file of captions cannot be read in part",
    "Browsers show captions by their times. One whose time cannot be read is not shown.",
)
NO_TRANSCRIPT = Rule(
    "audio-without-transcript",
    Severity.WARNING,
    "A recording has no transcript",
    "Deaf people, search engines and everybody in a quiet room cannot listen; they can read (WCAG 2.2, 1.2.1).",
)
MISSING_FILE = Rule(
    "media-file-missing",
    Severity.WARNING,
    "A file that belongs to a video, a recording or a chart is not there",
    "Captions, transcripts, posters and tables stand in files beside the text, or in content/data.",
)
CHART_FILE = Rule(
    "chart-file",
    Severity.WARNING,
    "Something in a chart's file cannot be used",
    "A number that cannot be read is left out of the drawing, and readers would take it for one that was never counted.",
)
RULES = (NO_CAPTIONS, BAD_CAPTIONS, NO_TRANSCRIPT, MISSING_FILE, CHART_FILE)

_CAPTIONS = (".vtt", ".srt")
_SHOWING = frozenset((AudioSlot, ChartSlot, VideoSlot))
"""Parts of a text that show what is in other files."""
_SPOKEN = (".vtt", ".srt", ".txt")
_LANG = lazy_re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


class Track(msgspec.Struct, frozen=True):
    """Captions of a video in one language; `path` is relative to the hub's root."""

    path: str
    lang: str


def tracks(refs: References, record: Record, video: str, captions: str) -> tuple[Track, ...]:
    """The captions of a video file: those that are named, or those beside it under its name (`film.vtt`, `film.cy.srt`).

    Args:
        refs: what files there are.
        record: the text that shows the video.
        video: its file, as written there.
        captions: as written there; `no` for none.
    """
    if captions == "no":
        return ()
    if captions:
        path = refs.attached(record.path, captions)
        return (Track(path, _lang(path) or record.lang),) if path and path.endswith(_CAPTIONS) else ()
    file = refs.attached(record.path, video)
    if file is None:
        return ()
    stem = posixpath.splitext(file)[0]
    found: dict[str, str] = {}
    for path in sorted(refs.attachments):
        name, ending = posixpath.splitext(path)
        if ending.lower() in _CAPTIONS and (name == stem or (name.startswith(f"{stem}.") and _lang(path))):
            lang = _lang(path) if name != stem else record.lang
            if lang not in found or ending.lower() == ".vtt":
                found[lang] = path
    return tuple(Track(path, lang) for lang, path in sorted(found.items(), key=lambda pair: pair[0] != record.lang))


def _lang(path: str) -> str:
    """The language in a name such as `film.cy.vtt`."""
    last = posixpath.splitext(posixpath.splitext(path)[0])[1].removeprefix(".")
    return last if _LANG.fullmatch(last) else ""


POSTERS = "content/data/posters/"
"""Where pictures for videos of other sites are kept, each under that site's name and the video's own."""
POSTER_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


def poster_path(refs: References, video: str) -> str:
    """The picture that was fetched for a video of another site, kept under that site's name and the video's own; or empty.

    `storyhub sync` keeps them there, so that no reader's browser asks the video's site for one.
    """
    name = f"{POSTERS}{video}" if video else "/"
    return next((path for ending in POSTER_ENDINGS if (path := f"{name}{ending}") in refs.photos), "")


def chart_table(
    refs: References, record: Record, slot: ChartSlot, data: Mapping[str, bytes]
) -> tuple[Table, tuple[Problem, ...]]:
    """The numbers of a chart, and what is wrong in the file that they stand in."""
    if not slot.file:
        return slot.table, ()
    here = Position(record.path, slot.line, slot.column)
    path = refs.attached(record.path, slot.file)
    if path is None or path not in data:
        near = refs.nearest(record.path, slot.file, [name for name in refs.attachments if name.endswith(".csv")])
        hint = (
            f"Did you mean {near}?" if near else "Put the table beside the text or into content/data, as a .csv file."
        )
        if path is not None or not slot.file.casefold().endswith(".csv"):
            hint = "Save the table as CSV (in a spreadsheet: Save as, CSV UTF-8), and name that file."
        return Table(), (MISSING_FILE.at(here, f"There is no table {slot.file} for this chart.", hint),)
    table, faults = read_csv(data[path], record.lang)
    problems = [CHART_FILE.at(Position(path, f.line, 1), f.message, f.hint, fix=f.fix) for f in faults]
    table, missing = chosen(table, slot.columns)
    for name in missing:
        known = ", ".join(f"“{column}”" for column in (table.label, *table.columns) if column)
        message = f"{path} has no column “{name}”."
        problems.append(CHART_FILE.at(here, message, f"Its columns are {known}." if known else "It names none."))
    if len(table.columns) > (most := most_columns(slot.kind)):
        message = f"{path} has {len(table.columns)} columns of numbers, and a {slot.kind} chart shows {most}."
        problems.append(CHART_FILE.at(here, message, 'Say which: columns="Year, Visits"'))
    return table, tuple(problems)


def files_of(refs: References, record: Record) -> tuple[str, ...]:
    """The tables and transcripts of which a record's page shows what is in them, by path."""
    if not _shows_files(record):
        return ()
    names = [part.file for part in record.body.slots if isinstance(part, ChartSlot)]
    names += [part.transcript for part in record.body.slots if isinstance(part, VideoSlot | AudioSlot)]
    names += [_rooted(part.transcript) for part in (record.video, record.audio) if part]
    found = (refs.attached(record.path, name) for name in names if name)
    return tuple(dict.fromkeys(path for path in found if path))


def _shows_files(record: Record) -> bool:
    return bool(record.video or record.audio) or not _SHOWING.isdisjoint(map(type, record.body.slots))


def media_problems(records: Iterable[Record], refs: References, data: Mapping[str, bytes]) -> Iterator[Problem]:
    """What is wrong with the videos, recordings and charts of records and of their updates."""
    for record in records:
        if _shows_files(record):
            yield from _of_record(record, refs, data)
        if isinstance(record, Campaign):
            yield from media_problems(record.updates, refs, data)


def _of_record(record: Record, refs: References, data: Mapping[str, bytes]) -> Iterator[Problem]:
    if record.video:
        video = record.video
        slot = VideoSlot(0, 0, video.url, captions=_rooted(video.captions), transcript=_rooted(video.transcript))
        yield from _of_video(record, slot, record.position("video"), refs, data)
    if record.audio:
        audio = record.audio
        heard = AudioSlot(0, 0, f"/{audio.file}", transcript=_rooted(audio.transcript))
        if refs.attached(record.path, heard.file) is None:
            message = f"There is no recording {audio.file}."
            yield MISSING_FILE.at(record.position("audio"), message, "Put it beside the text, or correct its name.")
        yield from _of_audio(record, heard, record.position("audio"), refs)
    for part in record.body.slots:
        if isinstance(part, VideoSlot):
            yield from _of_video(record, part, Position(record.path, part.line, part.column), refs, data)
        elif isinstance(part, AudioSlot):
            yield from _of_audio(record, part, Position(record.path, part.line, part.column), refs)
        elif isinstance(part, ChartSlot):
            yield from chart_table(refs, record, part, data)[1]


def _rooted(path: str) -> str:
    return f"/{path}" if path and path != "no" else path


def _of_video(
    record: Record, slot: VideoSlot, at: Position, refs: References, data: Mapping[str, bytes]
) -> Iterator[Problem]:
    if slot.poster and refs.picture_path(record.path, slot.poster) is None:
        near = refs.nearest(record.path, slot.poster, refs.photos)
        hint = f"Did you mean {near}?" if near else "Put the picture beside the text, or correct its name."
        yield MISSING_FILE.at(at, f"There is no picture {slot.poster} for this video.", hint)
    yield from _transcript(record, slot.transcript, at, refs)
    if "://" in slot.url:
        return
    found = tracks(refs, record, slot.url, slot.captions)
    if slot.captions not in ("", "no") and not found:
        near = refs.nearest(record.path, slot.captions, [p for p in refs.attachments if p.endswith(_CAPTIONS)])
        hint = f"Did you mean {near}?" if near else "Captions are a .vtt or .srt file beside the text."
        yield MISSING_FILE.at(at, f"There are no captions {slot.captions}.", hint)
    elif not found and slot.captions != "no" and refs.attached(record.path, slot.url):
        stem = posixpath.splitext(posixpath.basename(slot.url))[0]
        yield NO_CAPTIONS.at(
            at,
            "This video has no captions.",
            f"Put {stem}.vtt or {stem}.srt beside it; most phones and video sites can make a first draft. "
            "Where nobody speaks, write captions=no.",
        )
    for track in found:
        if fault := read_captions(data.get(track.path, b""))[1]:
            yield BAD_CAPTIONS.at(Position(track.path, fault.line, 1), fault.message, fault.hint)


def _of_audio(record: Record, slot: AudioSlot, at: Position, refs: References) -> Iterator[Problem]:
    yield from _transcript(record, slot.transcript, at, refs)
    if not (slot.transcript or slot.html or slot.told):
        hint = "Write what is said between ::: audio and :::, or name a .txt or .vtt file: transcript=bell.txt"
        if not slot.line:
            hint = "Name a .txt or .vtt file beside the text: audio: {file: bell.mp3, transcript: bell.txt}"
        yield NO_TRANSCRIPT.at(at, "This recording has no transcript.", hint)


def _transcript(record: Record, file: str, at: Position, refs: References) -> Iterator[Problem]:
    if not file:
        return
    path = refs.attached(record.path, file)
    if path is None or not path.lower().endswith(_SPOKEN):
        near = refs.nearest(record.path, file.lstrip("/"), [p for p in refs.attachments if p.endswith(_SPOKEN)])
        hint = f"Did you mean {near}?" if near else "A transcript is a .txt, .vtt or .srt file beside the text."
        yield MISSING_FILE.at(at, f"There is no transcript {file.lstrip('/')}.", hint)
