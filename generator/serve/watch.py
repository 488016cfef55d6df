"""Noticing what is saved: content, `site.yaml` and themes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_SAVED = 10
"""Milliseconds without a change after which a file has been saved."""
_SELDOM = 50
"""The same for what is seldom saved: so often somebody wakes to look, on a laptop's battery."""
_PATIENCE = 600
"""Milliseconds after which what goes on changing is told as it is."""


class Watcher:
    """Calls `notice` with the paths that were saved, from threads of its own.

    The hub's folder itself is watched without what is below it, so that neither `public/` nor a forgotten
    `node_modules/` costs anything, and so that a program which saves `site.yaml` by replacing it is noticed.
    """

    def __init__(self, root: Path, folders: Sequence[Path], notice: Callable[[frozenset[str]], None]) -> None:
        self._root, self._folders, self._notice = root, tuple(folders), notice
        self._stop = threading.Event()
        self._restart = threading.Event()

    def start(self) -> None:
        """Begin to watch."""
        for work in (self._watch_root, self._watch_folders):
            threading.Thread(target=work, name="storyhub-watch", daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._restart.set()

    def _watch_root(self) -> None:
        tops = {str(folder) for folder in self._folders if folder.parent == self._root}
        wanted = _Filter({str(self._root / "site.yaml"), *tops})
        for changes in _changes((self._root,), wanted, self._stop, step=_SELDOM, recursive=False):
            if any(path in tops and kind is not Change.modified for kind, path in changes):
                # A folder that is made anew (by Git, or a sync program) is not the one that is being watched.
                self._restart.set()
            self._notice(_paths(changes))

    def _watch_folders(self) -> None:
        while not self._stop.is_set():
            self._restart.clear()
            standing = [folder for folder in self._folders if folder.is_dir()]
            if not standing:
                self._restart.wait()
                continue
            for changes in _changes(standing, DefaultFilter(), self._restart, step=_SAVED, recursive=True):
                self._notice(_paths(changes))


class _Filter(DefaultFilter):
    """Only these paths."""

    def __init__(self, wanted: set[str]) -> None:
        super().__init__()
        self._wanted = wanted

    def __call__(self, change: Change, path: str) -> bool:
        return path in self._wanted and super().__call__(change, path)


def _changes(
    paths: Sequence[Path], wanted: DefaultFilter, stop: threading.Event, *, step: int, recursive: bool
) -> Iterator[set[tuple[Change, str]]]:
    return watch(
        *paths,
        watch_filter=wanted,
        debounce=_PATIENCE,
        step=step,
        stop_event=stop,
        recursive=recursive,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )


def _paths(changes: set[tuple[Change, str]]) -> frozenset[str]:
    return frozenset(os.path.normpath(path) for _, path in changes)
