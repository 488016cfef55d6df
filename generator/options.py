"""What a build is told, and what it says when it is done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

import msgspec

from generator.problems import Problem


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Where a build works, and how: what it is told before anything of the hub is known."""

    root: Path
    """The hub: the folder with site.yaml."""
    output: Path
    """Where the site is published."""
    store: Path
    """Where the store is kept."""
    themes: tuple[Path, ...]
    """Folders that hold themes."""
    jobs: int = 0
    """Processes to use; 0 for as many as are useful."""
    use_cache: bool = True


class Options(Places, frozen=True, kw_only=True):
    """Everything that a build is told: it asks nothing of the clock or the environment."""

    today: dt.datetime
    """The moment that decides what is due and what has expired; with time zone."""
    base_url: str = ""
    """Where this build will stand; empty for `url` of site.yaml."""
    drafts: bool = False
    strict: bool = False
    """Publish nothing if anything had to be left out."""
    preview: bool = False
    host: str = ""
    """Who runs the build, as far as the environment tells: `netlify`, `cloudflare`, `github`, `local`; empty: nobody said."""
    keep_all: bool = False
    """Keep every page in the store, not only what costs much: for hosts that bring back the store, but not the site."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did. Addresses are hub-relative."""

    rendered: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    published: bool = True
    """False: nothing was written, the last good site stays."""
    counts: dict[str, int] = {}
    """Stories, campaigns, people, pages, photos and cards of the site."""
    files: int = 0
    """Outputs of the site in all."""


class Progress(Protocol):
    """Whoever watches a build."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins: `read`, `photos`, `pages`, `render` or `publish`."""

    def advance(self, count: int = 1) -> None:
        """Some of the stage is done."""


class Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""

    def advance(self, count: int = 1) -> None:
        """Some of it is done."""
