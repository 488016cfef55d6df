"""Which files a hub is made of."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

MARKDOWN = (".md", ".markdown")
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".svg", ".jfif")
ATTACHMENTS = (
    *(".pdf", ".csv", ".ods", ".odt", ".odp", ".docx", ".xlsx", ".pptx", ".txt", ".rtf", ".ics", ".gpx", ".kml"),
    *(
        ".geojson",
        ".epub",
        ".mp3",
        ".m4a",
        ".ogg",
        ".oga",
        ".opus",
        ".wav",
        ".mp4",
        ".m4v",
        ".webm",
        ".ogv",
        ".vtt",
        ".srt",
    ),
)
"""What may be published as it is beside a story. Nothing that a browser would run within the site's origin."""


DATA = (".yaml", ".yml", ".json", ".csv")
"""Files of values, under `content/data`: counters, awareness days, tables for charts."""
_BESIDE = (".csv", ".vtt", ".srt", ".txt")
"""Files beside a text of which pages show what is in them: tables for charts, captions, transcripts."""
DATA_FOLDER = "content/data/"


class SourceFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of the hub: `path` is POSIX, relative to the root, in NFC; `real` is the path on this disk."""

    path: str
    real: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @property
    def suffix(self) -> str:
        """The ending in lower case, with its dot."""
        name = self.path.rpartition("/")[2].lstrip(".")
        stem, dot, ending = name.rpartition(".")
        return f".{ending}".lower() if stem and dot else ""


def is_data(source: SourceFile) -> bool:
    """Whether pages show what is in a file: values under `content/data`, or tables and captions anywhere."""
    return source.suffix in _BESIDE or (source.path.startswith(DATA_FOLDER) and source.suffix in DATA)


def walk(root: Path, folder: str) -> Iterator[SourceFile]:
    """Every file under `root/folder` in the order of its path. Hidden files, `_drafts` of editors and links that lead
    out of the folder are passed over.
    """
    top = os.path.realpath(root / folder)
    if not os.path.isdir(top):
        return
    yield from sorted(_scan(top, top, folder), key=lambda source: source.path)


def _scan(top: str, here: str, name: str) -> Iterator[SourceFile]:
    with os.scandir(here) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name.endswith("~"):
                continue
            own = entry.name if entry.name.isascii() else unicodedata.normalize("NFC", entry.name)
            path = f"{name}/{own}"
            if entry.is_symlink() and not os.path.realpath(entry.path).startswith(top + os.sep):
                continue
            if entry.is_dir():
                yield from () if _is_loop(entry) else _scan(top, entry.path, path)
            elif entry.is_file():
                stat = entry.stat()
                yield SourceFile(path, entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _is_loop(entry: os.DirEntry[str]) -> bool:
    """A link to a folder that holds it."""
    return entry.is_symlink() and os.path.realpath(os.path.dirname(entry.path)).startswith(os.path.realpath(entry.path))
