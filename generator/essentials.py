"""The little of `site.yaml` that the options of a build need, so that a build with nothing to do reads no YAML.

It is remembered under the digest of the file and of the program that read it, and only where reading gave no mistake.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.digests import digest
from generator.fingerprint import engine
from generator.store import Store

_KIND = "essentials"


class Essentials(msgspec.Struct, frozen=True):
    """Where the site stands for good, and the hub's time zone."""

    url: str
    timezone: str


def recall(root: Path, store: Path) -> Essentials | None:
    """What a build of this very `site.yaml` has seen in it; None if there was none, or it is not remembered."""
    try:
        key = _key((root / "site.yaml").read_bytes())
    except OSError:
        return None
    data = Store.peek(store, _KIND, key)
    return msgspec.json.decode(data, type=Essentials) if data else None


def remember(store: Store, settings: bytes, essentials: Essentials) -> None:
    """Keeps what was seen in a `site.yaml` of these bytes."""
    store.remember(_KIND, _key(settings), msgspec.json.encode(essentials))


def _key(settings: bytes) -> str:
    return digest(settings + engine().encode())
