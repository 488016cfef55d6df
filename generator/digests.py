"""Content digests: BLAKE3, the same everywhere, and four times as fast over a page as what Python brings."""

from __future__ import annotations

# `hashlib` gives this very function, and loads OpenSSL besides: 4 MB of each process, and a tenth of the time that a build
# with nothing to do takes.
from _blake2 import blake2b

from blake3 import blake3

__all__ = ["blake3", "digest", "raw_digest", "uid"]


def digest(data: bytes) -> str:
    """The content digest used everywhere: 128 bits, as 32 hexadecimal digits."""
    return blake3(data).hexdigest(16)


def raw_digest(data: bytes) -> bytes:
    """The same as 16 bytes."""
    return blake3(data).digest(16)


def uid(name: str) -> str:
    """What stands for a name in calendars, which readers keep: 24 hexadecimal digits that never change (RFC 5545, 3.8.4.7)."""
    return blake2b(name.encode(), digest_size=12).hexdigest()
