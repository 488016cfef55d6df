"""What a worker of Storyhub is started with: small, so that a worker loads no more than a build's worker does."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.theme.theme import Theme
from generator.views.card import CardView


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cards of one story, drawn one after the other by one worker. Only what is `timed` is measured."""

    before: tuple[CardView, ...]
    timed: tuple[CardView, ...]


@dataclass(frozen=True, kw_only=True)
class Work:
    """Cards by case, and what they are drawn with."""

    theme: Theme
    files: Mapping[str, str]
    """Path by content digest."""
    cases: Mapping[str, tuple[Group, ...]]

    def save(self, path: Path) -> Path:
        """Writes it down for `benchmarks.cards.worker`; the path."""
        path.write_bytes(pickle.dumps(self))
        return path


def load(path: Path) -> Work:
    """What `save` wrote."""
    work = pickle.loads(path.read_bytes())
    assert isinstance(work, Work)
    return work
