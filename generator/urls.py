"""Addresses: slugs, permalinks, output paths, and the base that a host gives.

Inside Storyhub an address is *hub-relative*: it starts with `/`, holds no host and no base path, and is not
percent-encoded. `Base` turns it into what a page (`href`) or another site (`absolute`) needs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

import msgspec

from generator import lazy_re

_SAFE = "/-._~!$&'()*+,;=:@"
_UNQUOTED = lazy_re.compile(r"[A-Za-z0-9/\-._~!$&'()*+,;=:@?#%]*")
_SEPARATORS = lazy_re.compile(r"[\s_/\\|:·–—.,;'’‘\"“”()\[\]{}<>#?&%+*=!@^`~$-]+")
_MARKS_KEPT = ("Mn", "Mc")


class Base(msgspec.Struct, frozen=True):
    """Where the site stands: `origin` such as `https://example.org`, `path` such as `/hub` or the empty string."""

    origin: str
    path: str

    @classmethod
    def parse(cls, url: str) -> Base:
        """From a full address with or without a trailing slash.

        Raises:
            ValueError: if it is not an absolute http(s) address.
        """
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(url)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))

    def href(self, url: str) -> str:
        """A hub-relative address as links on this site's own pages write it; other addresses are left as they are."""
        if not is_internal(url):
            return url
        address = self.path + url
        return address if _UNQUOTED.fullmatch(address) else quote(address, safe=_SAFE + "?#%")

    def absolute(self, url: str) -> str:
        """A full address, as feeds, canonical links and Open Graph tags need it."""
        return self.origin + self.href(url) if is_internal(url) else url

    def __str__(self) -> str:
        """The base address without a trailing slash."""
        return self.origin + self.path


def is_internal(url: str) -> bool:
    """Whether an address is hub-relative."""
    return url.startswith("/") and not url.startswith("//")


@lru_cache(maxsize=65536)
def slugify(text: str, *, fallback: str | None = None) -> str:
    """A slug of lower-case letters, digits and hyphens. Letters of every script stay; Latin accents are folded.

    Non-Latin titles keep their own letters (`/ar/stories/عبور-آمن/`): browsers show them readable and encode them on the wire.
    """
    folded = "".join(_fold(c) for c in unicodedata.normalize("NFC", text.casefold()))
    words = _SEPARATORS.sub("-", folded)
    kept = "".join(c for c in words if c == "-" or c.isalnum() or unicodedata.category(c) in _MARKS_KEPT)
    return unicodedata.normalize("NFC", re.sub(r"-{2,}", "-", kept).strip("-")) or _spelt(text, fallback)


def _spelt(text: str, fallback: str | None) -> str:
    """A slug for text without letters or digits: the numbers of its characters, so that two emoji are two pages."""
    if fallback is not None:
        return fallback
    return "-".join(f"{ord(c):x}" for c in text.strip()[:8]) or "x"


def _fold(char: str) -> str:
    """A Latin letter without its accents; ligatures and crossed letters as two or one plain letters."""
    if char.isascii():
        return char
    special = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
    if char in special:
        return special[char]
    decomposed = unicodedata.normalize("NFD", char)
    if "LATIN" in unicodedata.name(decomposed[0], ""):
        return "".join(c for c in decomposed if not unicodedata.combining(c))
    return char


def hashtag_slug(tag: str) -> str:
    """The page of a hashtag: case and accents do not make a different one."""
    return slugify(tag).replace("-", "")


def output_path(url: str) -> str:
    """The file in the published folder that serves a hub-relative address: `/about/` is `about/index.html`."""
    if "?" in url or "#" in url:
        url = url.split("?", 1)[0].split("#", 1)[0]
    path = url.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def with_version(url: str, digest: str) -> str:
    """An address with the first eight characters of a content hash as its query, so that networks fetch a changed card."""
    return f"{url}?v={digest[:8]}"


def page_url(url: str, number: int) -> str:
    """The address of page `number` (from 1) of a paginated list at `url`."""
    return url if number == 1 else f"{url}page/{number}/"
