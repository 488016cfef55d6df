"""Building in the background: one thread, one build at a time, the same procedure as `storyhub build`."""

from __future__ import annotations

import asyncio
import gc
import queue
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.build import Report
from generator.check.catalogue import STUMBLED
from generator.problems import HubError, Position, Problem, errors
from generator.serve.live import Live, News, has_errors, only_styles, shown

if TYPE_CHECKING:
    from generator.proof import Drawn, Proof

_DATA = (".xml", ".json", ".ics", ".atom", ".txt")
_PATIENCE = 30.0
"""Seconds to wait for the server's loop, which answers at once unless it has stopped."""
_QUIET = 0.03
"""Seconds without a save that end a burst of them."""
_LONGEST = 0.6
"""Seconds after which a burst that does not end is built as it is."""


class Build(Protocol):
    """One build; `strict` publishes nothing if there is any error; `publishing` is called before the first page changes."""

    def __call__(self, *, strict: bool, publishing: Callable[[], object]) -> Report:
        """Build."""


Draw = Callable[[frozenset[str]], "Sequence[Drawn]"]
"""Draws at once what saved files say, as far as that can be done without a build: pages that differ from those served."""


class Outcome(msgspec.Struct, frozen=True):
    """How a build ended. `report` is None where nothing could be built at all."""

    problems: tuple[Problem, ...]
    report: Report | None = None

    @property
    def published(self) -> bool:
        """Whether the site now is what the files say."""
        return self.report is not None and self.report.published

    @property
    def changed(self) -> bool:
        """Whether a reader would see a difference."""
        return self.published and self.report is not None and bool(self.report.rendered or self.report.removed)


class Tolerance:
    """Builds so that a *new* mistake keeps the last good site, while an old one elsewhere hinders nobody's writing.

    The first build leaves files with mistakes out. After that a build is strict, unless the only files with mistakes
    are those that had them before.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._known: frozenset[str] | None = None

    def __call__(self, publishing: Callable[[], object] = lambda: None) -> Outcome:
        """Build, and say how it ended."""
        try:
            return self._attempt(publishing)
        except HubError as error:
            return Outcome(error.problems)

    def _attempt(self, publishing: Callable[[], object]) -> Outcome:
        report = self._build(strict=self._known is not None, publishing=publishing)
        broken = _files(report.problems)
        if not report.published and self._known is not None and broken <= self._known:
            report = self._build(strict=False, publishing=publishing)
            broken = _files(report.problems)
        if report.published:
            self._known = broken
        return Outcome(report.problems, report)


class Rebuilder:
    """The thread that builds. `request` asks for a build; several requests while one runs become one."""

    def __init__(
        self,
        build: Build,
        *,
        announce: Callable[[Outcome], None],
        unexpected: Callable[[Exception], str],
        first_epoch: int = 1,
        draw: Draw = lambda _paths: (),
        rest: Callable[[], object] = lambda: None,
    ) -> None:
        """`announce` tells the terminal how a build ended; `unexpected` writes an exception down and says where. Pages
        that `draw` gives are shown while the build runs. `rest` is called when all is told and nobody waits.

        `first_epoch` should differ from those of an earlier server, whose pages may still be open.
        """
        self._build = Tolerance(build)
        self._announce = announce
        self._unexpected = unexpected
        self._draw = draw
        self._rest = rest
        self._epoch = first_epoch - 1
        self._first = True
        self._requests: queue.SimpleQueue[frozenset[str] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, live: Live, loop: asyncio.AbstractEventLoop) -> None:
        """Begin with a first build; `live`, on `loop`, gets the news."""
        self.request(frozenset())
        # A daemon: Ctrl-C must not wait for a build. What is killed half-way, the next build mends.
        self._thread = threading.Thread(target=self._run, args=(live, loop), name="storyhub-build", daemon=True)
        self._thread.start()

    def request(self, paths: frozenset[str]) -> None:
        """These files were saved."""
        self._requests.put(paths)

    def stop(self) -> None:
        """No build after the one that runs."""
        self._requests.put(None)

    def _run(self, live: Live, loop: asyncio.AbstractEventLoop) -> None:
        unseen: frozenset[str] = frozenset()
        while (paths := self._next()) is not None:
            proofs: dict[str, Proof] = {}
            for saved in self._burst(paths):
                unseen |= saved
                if not self._show(unseen, proofs, live, loop):
                    return
            outcome = self._outcome(lambda: _on(loop, live.begin))
            news = self._news(outcome, unseen, tuple(proofs.values()))
            unseen = frozenset() if outcome.published else unseen
            self._announce(outcome)
            if not _on(loop, partial(live.end, news)):
                return
            del outcome, news, proofs
            # A plan hangs in cycles, and pages were frozen while they were drawn (`rendering`), so that the collector
            # hardly ever looks at them of itself: a laptop would be full after an afternoon of saving.
            gc.collect()
            self._rest()

    def _next(self) -> frozenset[str] | None:
        """Everything that was saved since; None to stop."""
        paths = self._requests.get()
        while paths is not None and not self._requests.empty():
            more = self._requests.get()
            paths = None if more is None else paths | more
        return paths

    def _burst(self, paths: frozenset[str]) -> Iterator[frozenset[str]]:
        """What is saved in quick succession, bit by bit: what there is may be shown while more may come."""
        end = time.monotonic() + _LONGEST
        while True:
            quiet = min(time.monotonic() + _QUIET, end)
            yield paths
            if not paths:
                return  # nobody saved anything: this is the first build
            try:
                more = self._requests.get(timeout=max(0.0, quiet - time.monotonic()))
            except queue.Empty:
                return
            if more is None:
                self.stop()
                return
            paths = more

    def _show(
        self, paths: frozenset[str], proofs: dict[str, Proof], live: Live, loop: asyncio.AbstractEventLoop
    ) -> bool:
        """Shows pages of saved files and notes them in `proofs`, by address; False once the server is gone.

        Where nothing was shown, nobody is answered from now on until the build is over.
        """
        begun = None if proofs else _hand_over(loop, live.begin)
        drawn = self._drawn(paths) if paths and not live.news.stale else ()
        if drawn and not begun:
            begun = _hand_over(loop, live.begin)
        if begun and not begun():
            return False
        shown = self._shown(drawn)
        proofs.update({proof.url: proof for proof in shown})
        self._epoch += bool(shown)
        told = msgspec.structs.replace(live.news, epoch=self._epoch, styles=False, same=())
        return _on(loop, partial(live.end, told)) if shown else True

    def _drawn(self, paths: frozenset[str]) -> Sequence[Drawn]:
        try:
            return self._draw(paths)
        except Exception:  # noqa: BLE001 - the build that follows meets it too, and says what to do
            return ()

    def _shown(self, drawn: Sequence[Drawn]) -> Sequence[Proof]:
        try:
            return [page.show() for page in drawn]
        except OSError:  # likewise
            return ()

    def _outcome(self, publishing: Callable[[], object]) -> Outcome:
        try:
            return self._build(publishing)
        except Exception as error:  # noqa: BLE001  the next save must find a server that is still there
            hint = self._unexpected(error)
            message = f"Storyhub did not expect this: {type(error).__name__}."
            return Outcome((STUMBLED.at(Position(""), message, hint),))

    def _news(self, outcome: Outcome, paths: frozenset[str], proofs: Sequence[Proof]) -> News:
        same = tuple(proof.url for proof in proofs if proof.stands())
        raised = _shows_more(outcome, same) or self._first
        self._epoch += raised
        self._first = False
        return News(
            epoch=self._epoch,
            styles=only_styles(paths),
            same=same if raised else (),  # else they are as this site has them, not the one before
            stale=not outcome.published and has_errors(outcome.problems),
            problems=tuple(shown(p) for p in outcome.problems),
        )


def _shows_more(outcome: Outcome, same: Collection[str]) -> bool:
    """Whether a reader of any page would see a difference, where some are as they were shown before. Feeds are no pages."""
    if not same or not outcome.published or outcome.report is None:
        return outcome.changed
    others = set(outcome.report.rendered).difference(same)
    return bool(outcome.report.removed) or any(not url.endswith(_DATA) for url in others)


def _on(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> bool:
    """Run `act` on the server's loop and wait until that is done; False once the server is gone."""
    return _hand_over(loop, act)()


def _hand_over(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> Callable[[], bool]:
    """Have `act` run on the server's loop; what is given back waits until that is done, as `_on` does."""
    done = threading.Event()

    def perform() -> None:
        act()
        done.set()

    try:
        loop.call_soon_threadsafe(perform)
    except RuntimeError:
        return lambda: False
    return partial(done.wait, _PATIENCE)


def _files(problems: tuple[Problem, ...]) -> frozenset[str]:
    return frozenset(p.position.path for p in errors(problems))
