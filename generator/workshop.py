"""Where a build that will publish works: a folder for what it makes, and what the store can give it beforehand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from generator.digests import digest
from generator.files import Stamp, read_file, stamp, write_file
from generator.options import Options
from generator.publish import as_it_stands, stands, target_name
from generator.store import Entry, Store, remove_folder
from generator.urls import output_path
from generator.workers import Beside, job_count, start_method

_TAKEN_AHEAD = 500
"""Outputs from which it is worth a process to take them while the plan is made."""


class Taking(msgspec.Struct, frozen=True):
    """An output that the store should have: its digest, its file there, and the file to put it in."""

    url: str
    digest: str
    kept: str
    file: str


def take(taking: Taking) -> Stamp | None:
    """Takes what the store has, unless that is damaged or gone; the stamp of the file then."""
    try:
        data = read_file(taking.kept)
    except OSError:
        return None
    if digest(data) != taking.digest:
        return None
    write_file(data, taking.file)
    return stamp(taking.file)


def take_all(takings: Sequence[Taking]) -> list[tuple[str, Stamp]]:
    """The addresses of what could be taken, each with the stamp of its file."""
    return [(taking.url, taken) for taking in takings if (taken := take(taking))]


class Workshop:
    """What one build has of its own until it publishes."""

    def __init__(
        self, options: Options, store: Store, touched: Callable[[], frozenset[str] | None] = lambda: None
    ) -> None:
        """`touched` gives the addresses of published files that are not as they were left; None if nobody has looked."""
        self.target = target_name(options.output, options.root)
        self.published = store.published_keys(self.target)
        """The keys of what is published, by address."""
        self.staging = store.staging()
        self.site = "" if os.path.lexists(options.output) else f"{self.staging}/site"
        """The folder in which a whole new site is put together, where there is none yet."""
        self.ahead = Ahead(store, self.published, self.site, jobs=options.jobs)
        self._output = options.output
        here = options.use_cache and options.output.is_dir()  # a host brings back none of it
        self._trusted: Mapping[str, str] = self.published if here else {}
        self._store = store
        self._look = touched

    def standing(self, url: str, key: str) -> bool:
        """Whether the file of an output stands, by its address and key."""
        if self._trusted.get(url) != key:
            return False
        return (self.touched is not None and url not in self.touched) or stands(
            self._manifest.get(url), key, self._output
        )

    def all_standing(self, keys: Mapping[str, str]) -> set[str]:
        """The addresses of outputs, given with their keys, whose files stand. The times of those that had to be compared are
        kept, so that none has to be the next time.
        """
        known = self._trusted
        same = {url for url, key in keys.items() if known.get(url) == key}
        found = same - self.touched if self.touched is not None else set[str]()
        compared = []
        for url in same - found:
            entry = self._manifest.get(url)  # another build may have taken it out since
            now = as_it_stands(entry, self._output) if entry else None
            if now:
                found.add(url)
                compared += [now] if now is not entry else []
        if compared:
            self._store.record(self.target, compared)
        return found

    def settle(self) -> None:
        """Finds out what `standing` may want to know, before processes are forked that ask: none of them may read the store."""
        if self._trusted and (self.touched is None or self.touched):
            _ = self._manifest

    @cached_property
    def _manifest(self) -> Mapping[str, Entry]:
        return self._store.manifest(self.target)

    @cached_property
    def touched(self) -> frozenset[str] | None:
        """The addresses of published files that are not as they were left; None if nobody has looked."""
        return self._look() if self._trusted else None

    def close(self) -> None:
        """Leaves nothing behind."""
        self.ahead.stop()
        remove_folder(self.staging)


def touched(published: Iterable[tuple[str, str, int, int]], output: str) -> list[str]:
    """The addresses of files, given with their path, size and time, that have another size or time, or are gone."""
    found = []
    for url, path, size, mtime in published:
        try:
            is_same = stamp(f"{output}/{path}") == (size, mtime)
        except OSError:
            is_same = False
        if not is_same:
            found.append(url)
    return found


class Ahead:
    """What the last build published, taken from the store while this one is planned: most of it will be wanted again.

    A host brings back the store and not the site; then that is most of a build, and planning leaves processors idle.
    """

    def __init__(self, store: Store, published: Mapping[str, str], site: str, *, jobs: int) -> None:
        """`published` are the keys of what was last published, by address; files go to where they belong in a new `site`,
        and there are none if that is empty.
        """
        self._published = published
        self.files: dict[str, str] = {}
        """Where files may be, by address, whether they are wanted or not."""
        self._beside: Beside[list[tuple[str, Stamp]]] | None = None
        if not site or job_count(jobs) == 1 or start_method() != "fork" or len(published) < _TAKEN_AHEAD:
            return
        noted = store.noted(published.values())
        takings = [
            Taking(url, noted[key], store.output_file(key), f"{site}/{output_path(url)}")
            for url, key in published.items()
            if key in noted
        ]
        if len(takings) >= _TAKEN_AHEAD:
            self.files = {taking.url: taking.file for taking in takings}
            self._beside = Beside(take_all, takings)

    def taken(self, keys: Mapping[str, str]) -> dict[str, tuple[str, Stamp]]:
        """The files of what was taken and is wanted, by address, with their stamps: `keys` are those of outputs to be
        published.
        """
        found = self._beside.result() if self._beside else None
        return {url: (self.files[url], taken) for url, taken in found or () if keys.get(url) == self._published[url]}

    def stop(self) -> None:
        """Takes nothing more."""
        if self._beside:
            self._beside.stop()
