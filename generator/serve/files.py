"""Which file of the published folder answers a request, and what kind of file it is. The same rules as on a host."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from generator.serve import headers, redirects

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".gpx": "application/gpx+xml",
    ".geojson": "application/geo+json",
    ".wasm": "application/wasm",
}
_FEED_TYPES = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json",
}
"""Where the site's own `_headers` name no other."""
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Answer(msgspec.Struct, frozen=True):
    """A file with its status, or a redirect (`location`). Neither: there is nothing, not even a page that says so."""

    status: int
    file: Path | None = None
    location: str = ""


def media_type(name: str) -> str:
    """The Content-Type of a file by its name. Windows' own table is not asked first: programs there change it."""
    suffix = PurePosixPath(name).suffix.lower()
    guess = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _FEED_TYPES.get(PurePosixPath(name).name) or _TYPES.get(suffix) or guess


def answer(folder: Path, base_path: str, path: str) -> Answer:
    """What `path` (decoded, from the request) gets from the site in `folder`, which stands under `base_path`.

    Files win over `_redirects` unless a rule is forced; then comes the site's own 404 page.
    """
    if base_path and path in ("/", base_path):
        return Answer(302, location=f"{base_path}/")
    inside = path.removeprefix(base_path) if path.startswith(f"{base_path}/") else None
    rules = redirects.parse(_text(folder / "_redirects"))
    return (
        _redirected(folder, base_path, redirects.first(rules, path, forced=True))
        or (_standing(folder, base_path, inside) if inside else None)
        or _redirected(folder, base_path, redirects.first(rules, path, forced=False))
        or Answer(404, _file(folder, "404.html"))
    )


def extra_headers(folder: Path, path: str) -> dict[str, str]:
    """What the site's `_headers` add to the answer for `path`, names in lower case."""
    return headers.headers_for(headers.parse(_text(folder / "_headers")), path)


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a `Range` header asks for; None where the whole file is the answer (RFC 9110, 14.2).

    Raises:
        ValueError: if the file has none of these bytes.
    """
    found = _RANGE.fullmatch(header.replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return None
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if first > last:
        raise ValueError(header)
    return first, last


def _standing(folder: Path, base_path: str, path: str) -> Answer | None:
    """The file that stands at a hub-relative address."""
    name = path[1:]
    if path.endswith("/"):
        found = _file(folder, f"{name}index.html")
        return Answer(200, found) if found else None
    found = _file(folder, name) or _file(folder, f"{name}.html")
    if found:
        return Answer(200, found)
    return Answer(301, location=f"{base_path}{path}/") if _file(folder, f"{name}/index.html") else None


def _redirected(folder: Path, base_path: str, found: tuple[str, int] | None) -> Answer | None:
    if found is None:
        return None
    target, status = found
    if 300 <= status < 400:
        return Answer(status, location=target)
    standing = _standing(folder, base_path, unquote(target).removeprefix(base_path))
    return Answer(status, standing.file) if standing and standing.file else None


def _file(folder: Path, name: str) -> Path | None:
    """A file inside `folder`, never one that `..`, a drive or a link leads to outside."""
    if "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
        return None
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except OSError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
