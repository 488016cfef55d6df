"""load → assemble → plan → render → publish → report: one procedure for `build`, `serve` and `check`.

A build with nothing to do ends here, before the modules that plan and draw are loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from generator.companion import Companion
from generator.files import SourceChangedError
from generator.options import Options, Places, Progress, Report
from generator.problems import HubError, Position, Rule, Severity
from generator.publish import clean as clean_outputs
from generator.standing import look, still, theme_key
from generator.store import Held, Store, remove_folder

if TYPE_CHECKING:
    from generator.config import SiteConfig
    from generator.forks import ForkServer
    from generator.load import Read
    from generator.prepare import Looks, Prepared
    from generator.proof import Proofs
    from generator.standing import Seen

__all__ = ["Options", "Report", "begin", "build", "clean", "prepare", "proofs"]

CHANGING = Rule(
    "file-keeps-changing",
    Severity.ERROR,
    "A file changes while the site is built",
    "A build works with what it read. If a file has other bytes by the time it is published, the build starts again.",
)
RULES = (CHANGING,)
_TRIES = 3
_LOAD = "generator.load"
_STAGES = "generator.prepare"
_WORKSHOP = "generator.workshop"
_PROOF = "generator.proof"


class Start(msgspec.Struct, frozen=True):
    """What a build begins with, before all is known that it is told: the store, and who looks at the hub meanwhile."""

    store: Store
    companion: Companion


@contextmanager
def begin(places: Places, held: Held | None = None, readers: ForkServer | None = None) -> Iterator[Start]:
    """Begins a build, which is done while this lasts. `readers` are processes that get ready to read all of a hub."""
    with (
        _store(places, held) as store,
        closing(Companion(places, store, alone=held is not None, readers=readers)) as companion,
    ):
        yield Start(store, companion)


def build(options: Options, progress: Progress, held: Held | None = None, start: Start | None = None) -> Report:
    """Builds and publishes a hub. `held` is for a process that builds it again and again; `start` is there if the build was
    begun.

    Raises:
        HubError: if no site can be made at all: a broken site.yaml, theme or template. The last good site stays.
    """
    for _ in range(_TRIES):
        try:
            if start:
                return _build(options, progress, start)
            with begin(options, held) as anew:
                return _build(options, progress, anew)
        except SourceChangedError as error:
            changed = str(error)
            start = None
    hint = "Wait until the program that writes it is done, and build again."
    raise HubError([CHANGING.at(Position(changed), "This file was changed again and again while we built.", hint)])


def _build(options: Options, progress: Progress, start: Start) -> Report:
    store, companion = start.store, start.companion
    seen = companion.seen(options, (_LOAD, _STAGES))
    report = still(options, seen, store) if options.use_cache else None
    if report is None:
        store.held.site = None  # two hubs at a time are one too many
        with closing(import_module(_WORKSHOP).Workshop(options, store, companion.touched)) as workshop:
            read, looks = _read(options, seen, store, progress, companion)
            stages = import_module(_STAGES)
            report = stages.make(options, seen, store, progress, read, workshop, companion, looks=looks)
    return report


def _read(
    options: Options, seen: Seen, store: Store, progress: Progress, companion: Companion
) -> tuple[Read, Looks | None]:
    """The hub, and what was got ready while others read, if they did."""
    looks: Looks | None = None

    def meanwhile(config: SiteConfig) -> None:
        nonlocal looks
        looks = import_module(_STAGES).get_ready(options, seen, config, store)

    companion.expect_reading()
    load = import_module(_LOAD)
    readers = load.Readers(companion.read, companion.readers)
    found: Read = load.read(options, seen, store, progress, meanwhile, readers)
    companion.expect_drawing(found.config.theme, theme_key(options, seen, found.config.theme))
    return found, looks


def proofs(options: Options, held: Held) -> Proofs | None:
    """What draws pages of the site that a build published which `held` is for; None where there is none, or it failed."""
    site = held.site
    found: Proofs | None = import_module(_PROOF).Proofs(options, site) if site else None
    return found


def prepare(options: Options, progress: Progress) -> Prepared:
    """Reads, checks and plans; publishes nothing.

    Raises:
        HubError: as `build` does.
    """
    with _store(options) as store:
        seen = look(options, store)
        read, looks = _read(options, seen, store, progress, Companion(options, store, alone=True))
        prepared: Prepared = import_module(_STAGES).prepare(options, seen, store, progress, read, looks=looks)
        return prepared


def clean(options: Options) -> tuple[str, ...]:
    """Removes every file that builds wrote, and the store; the paths that were removed."""
    if not options.store.is_dir():
        return ()
    with closing(Store(options.store)) as store:
        targets = {name: options.root / name for name in store.targets()}
        removed = clean_outputs(store, targets)
    remove_folder(options.store)
    return (*removed, options.store.as_posix())


@contextmanager
def _store(places: Places, held: Held | None = None) -> Iterator[Store]:
    store = Store(places.store, held)
    if not places.use_cache:
        store.forget()
    try:
        yield store
    finally:
        store.close()
