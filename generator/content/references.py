"""What a name in a text means: files of the hub by their path, photos, attachments, old addresses.

`References` only looks up; whether a missing thing is worth a problem is for the Hub to say.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

import msgspec

from generator import lazy_re
from generator.content.photo_info import PhotoInfo
from generator.content.sources import ATTACHMENTS
from generator.mediafile import MediaInfo
from generator.urls import is_internal, slugify

_PLAIN = lazy_re.compile(r"[\w-][\w.-]*", re.ASCII)
"""The name of a file that is written as it is, and means the file beside the text."""
MEDIA = "/media/"
"""Where photos and attachments are published."""


class References(msgspec.Struct, frozen=True):
    """Everything that content files may refer to. Paths are POSIX and relative to the hub's root."""

    urls: Mapping[str, str]
    """Permalink of each published record by its file."""
    withheld: Mapping[str, str]
    """Why a record that exists is not published (`it is a draft`), by its file."""
    photos: Mapping[str, PhotoInfo]
    attachments: Mapping[str, str]
    """Content digest by file."""
    aliases: Mapping[str, str]
    """Permalink by old address."""
    media: Mapping[str, MediaInfo] = {}
    """What sound and video files say of themselves, by file."""
    pictures: dict[tuple[str, str], str | None] = {}
    """What `picture_path` found so far, by folder and name: many texts of a folder may show one photo."""
    links: dict[tuple[str, str], str | None] = {}
    """What `link` found so far, likewise: each is asked for more than once."""

    def link(self, source: str, target: str) -> str | None:
        """The address that `target`, written in the file `source`, leads to; None where nothing is found."""
        key = (_folder(source), target)
        if key not in self.links:
            self.links[key] = self._link(source, target)
        return self.links[key]

    def _link(self, source: str, target: str) -> str | None:
        beside = self.urls.get(f"{_folder(source)}/{target}")
        if beside and _PLAIN.fullmatch(target):  # as most links are, and what `_candidates` would say first
            return beside
        path, mark, fragment = target.partition("#")
        path = path.partition("?")[0]
        if not path:
            return target
        if is_internal(path) and not path.startswith("/content/"):
            return self.aliases.get(_with_slash(unquote(path)), unquote(path)) + mark + fragment
        found = next((url for name in _candidates(source, path) if (url := self._url(name))), None)
        return found and found + mark + fragment

    def _url(self, name: str) -> str | None:
        if name in self.urls:
            return self.urls[name]
        if name in self.photos:
            return None
        digest = self.attachments.get(name)
        return attachment_url(name, digest) if digest else None

    def attached(self, source: str, file: str) -> str | None:
        """The path in the hub of the document, recording or table that `file`, written in `source`, means."""
        names = (*_candidates(source, file), f"content/data/{file}")
        return next((name for name in names if name in self.attachments), None)

    def picture(self, source: str, file: str) -> PhotoInfo | None:
        """The photo that `file`, written in `source`, means."""
        path = self.picture_path(source, file)
        return self.photos[path] if path else None

    def picture_path(self, source: str, file: str) -> str | None:
        """That photo's path in the hub. `IMG_1.JPG` and `img_1.jpg` are one name to a volunteer, so where no photo has the
        name as written, one that differs in capitals alone is meant.
        """
        key = (_folder(source), file)
        if key not in self.pictures:
            self.pictures[key] = self._picture_path(source, file)
        return self.pictures[key]

    def _picture_path(self, source: str, file: str) -> str | None:
        exact = next((name for name in _candidates(source, file) if name in self.photos), None)
        if exact:
            return exact
        wanted = {name.casefold() for name in _candidates(source, file)}
        found = [name for name in self.photos if name.casefold() in wanted]
        return found[0] if len(found) == 1 else None

    def reason(self, source: str, target: str) -> str:
        """Why a link's target, though it exists, cannot be linked to; empty where it does not exist."""
        path = target.partition("#")[0]
        return next((self.withheld[name] for name in _candidates(source, path) if name in self.withheld), "")

    def waiting(self, folder: str, name: str) -> str:
        """Why the file of that name in `content/folder` is not published; empty if there is none, or if it is."""
        wanted, root = slugify(name), f"content/{folder}/"
        for path, reason in self.withheld.items():
            if path.startswith(root) and slugify(_stem(path).partition(".")[0]) == wanted:
                return f"{path}: {reason}"
        return ""

    def nearest(self, source: str, target: str, among: Iterable[str]) -> str:
        """The path of `among` that looks most like what was written, as it would be written in `source`; or empty."""
        folder = posixpath.dirname(source)
        wanted = posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
        names = list(among)
        same_name = [n for n in names if _stem(n) == _stem(wanted)]
        compared = {_compared(posixpath.relpath(n, folder)): n for n in reversed(names)}
        match = difflib.get_close_matches(_compared(posixpath.relpath(wanted, folder)), compared, 1, 0.65)
        best = (same_name or [compared[name] for name in match] or [""])[0]
        return best and posixpath.relpath(best, folder)


def _folder(source: str) -> str:
    """The folder of a file of the hub; `posixpath.dirname` takes five times as long, for paths that a hub has not."""
    return source.rpartition("/")[0]


def _compared(path: str) -> str:
    """A path without what all have, which would make any two look alike."""
    return path.casefold().removesuffix(".md").removesuffix("/index")


def _stem(path: str) -> str:
    """A file's own name, where `slug/index.md` is called `slug`."""
    name = posixpath.splitext(path)[0]
    return posixpath.basename(name.removesuffix("/index"))


def _with_slash(path: str) -> str:
    return path if path.endswith("/") or "." in posixpath.basename(path) else f"{path}/"


def _candidates(source: str, target: str) -> Iterable[str]:
    """The paths that `target` may mean, most likely first: beside the file, from the root, from `content/`; with and
    without `.md`, as a folder, and with `%20` read as a space.
    """
    plain = unicodedata.normalize("NFC", unquote(target)).strip()
    rooted = plain.lstrip("/")
    for base in (posixpath.join(posixpath.dirname(source), plain), rooted, f"content/{rooted}"):
        name = posixpath.normpath(base)
        if name.startswith(".."):
            continue
        yield name
        if not name.endswith(ATTACHMENTS):
            yield from (f"{name}.md", f"{name}/index.md")
            if name.endswith(".md"):
                yield f"{name.removesuffix('.md')}/index.md"
            if name.endswith("/index.md"):
                yield f"{name.removesuffix('/index.md')}.md"


def attachment_url(path: str, digest: str) -> str:
    """Where an attachment is published: under its own name and content digest."""
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    return f"{MEDIA}{slugify(stem)}-{digest[:8]}{suffix.lower()}"
