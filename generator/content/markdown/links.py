"""Where links lead: to another site, to somebody, within the text, or to a file of the hub."""

from __future__ import annotations

import html
import re
from enum import Enum
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

from generator import lazy_re

_IGNORED = lazy_re.compile(r"[\t\n\r]")
_SCHEME = lazy_re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_EDGE = "".join(map(chr, range(0x21)))
_CONTACT = frozenset(("mailto", "tel", "sms", "geo"))
_MAIL = lazy_re.compile(r"[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]{2,}\Z")
_PLAIN = lazy_re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\Z")
_FILE_OF_COMPUTER = lazy_re.compile(r"[a-zA-Z]:[\\/]|\\|/\\")
"""A Windows path; browsers read a backslash as a slash, so `/\\host` would be another site."""
_VIDEO_FILE = lazy_re.compile(r"\.(?:mp4|webm|ogv|mov|m4v)\Z", re.IGNORECASE)
_SOUND_FILE = lazy_re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav)\Z", re.IGNORECASE)
_PEERTUBE = lazy_re.compile(r"/(?:w|videos/(?:watch|embed))/[\w-]+")
_VIDEO_HOSTS = frozenset(
    (
        "youtube.com",
        "m.youtube.com",
        "youtube-nocookie.com",
        "youtu.be",
        "vimeo.com",
        "player.vimeo.com",
    )
)


class Kind(Enum):
    """What an address is."""

    EXTERNAL = "external"
    CONTACT = "contact"
    FRAGMENT = "fragment"
    LOCAL = "local"
    EMPTY = "empty"
    UNSAFE = "unsafe"
    BARE_HOST = "bare host"
    BARE_MAIL = "bare mail"


def tidy(address: str) -> str:
    """An address without what browsers ignore in it (tabs, line breaks, control characters at its ends; WHATWG URL)."""
    return _IGNORED.sub("", address).strip(_EDGE)


def kind_of(address: str) -> Kind:
    """What a tidied address is. Schemes that we do not know are unsafe."""
    if not address:
        return Kind.EMPTY
    if address.startswith("#"):
        return Kind.FRAGMENT
    if address.startswith("//"):
        return Kind.EXTERNAL
    if _FILE_OF_COMPUTER.match(address):
        return Kind.UNSAFE
    return _kind_of_path(address)


def _kind_of_path(address: str) -> Kind:
    if scheme := _SCHEME.match(address):
        return _kind_of_scheme(scheme[1].lower(), address)
    if address.lower().startswith("www."):
        return Kind.BARE_HOST
    return Kind.BARE_MAIL if _MAIL.match(address) else Kind.LOCAL


def _kind_of_scheme(scheme: str, address: str) -> Kind:
    if scheme in ("http", "https"):
        return Kind.EXTERNAL
    return Kind.CONTACT if scheme in _CONTACT and len(address) > len(scheme) + 1 else Kind.UNSAFE


def encoded(address: str) -> str:
    """An address as an `href` holds it: percent-encoded, host in Punycode, escaped for HTML."""
    if not _PLAIN.match(address):
        address = normalizeLink(address)
    return html.escape(address)


def completed(address: str, kind: Kind) -> str:
    """An address with the beginning that it lacks."""
    if kind is Kind.BARE_HOST:
        return f"https://{address}"
    if kind is Kind.BARE_MAIL:
        return f"mailto:{address}"
    return f"https:{address}" if address.startswith("//") else address


def host_of(address: str) -> str:
    """The host of an address without `www.`; empty where it cannot be read."""
    try:
        return (urlsplit(completed(address, kind_of(address))).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_sound(address: str) -> bool:
    """Whether an address is a sound file of the hub."""
    return kind_of(address) is Kind.LOCAL and bool(_SOUND_FILE.search(address.split("?", 1)[0].split("#", 1)[0]))


def is_video(address: str) -> bool:
    """Whether an address is a video at a known host (YouTube, Vimeo, a PeerTube), or a video file of the hub."""
    kind = kind_of(address)
    if kind is Kind.LOCAL:
        return bool(_VIDEO_FILE.search(address.split("?", 1)[0].split("#", 1)[0]))
    if kind is not Kind.EXTERNAL:
        return False
    host = host_of(address)
    if host in _VIDEO_HOSTS:
        return len(urlsplit(completed(address, kind)).path) > 1
    return bool(host and _PEERTUBE.match(urlsplit(completed(address, kind)).path))
