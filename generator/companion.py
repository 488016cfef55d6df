"""A process that goes with a build from its first moment, so that two processors have work where one alone would have all.

It looks at the hub's files while the build loads its modules, reads the few texts that an edit has changed, so that YAML and
Markdown are loaded nowhere else, and draws the few pages that come of it, having got ready while the build planned. It
decides nothing, and what it does not answer, because it was ended or has failed, the build does itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from generator.options import Options, Places
from generator.publish import target_name
from generator.standing import Looked, Seen, look_around, seen
from generator.store import Store
from generator.workers import job_count, start_method
from generator.workshop import touched

if TYPE_CHECKING:
    from generator.forks import Asked, ForkServer, Hearing
    from generator.making import Done, Finished, Share
    from generator.parsing import Batch, Parsed
    from generator.store import Blobs
    from generator.theme.theme import Theme

_MANY = 300_000
"""Bytes of what the store knows of sources, from which it takes longer to look at them than to start a process."""
_MANY_NEW = 30_000
"""The same where a host has brought back the store alone: every source has a new time, and is read to be known."""
_LIKELY = ("html", "feed", "sitemap")
"""Recipes of what an edit changes."""
_FORKS = "generator.forks"
_LOAD = "generator.load"
_PARSING = "generator.parsing"
_READING = "generator.content.reading"
_MAKING = "generator.making"
_RECIPES = "generator.render.recipes"
_HTML = "generator.render.html"
_THEME = "generator.theme.theme"

Send = Callable[[object], None]


class Companion:
    """The process, or none where one alone does as well."""

    def __init__(self, places: Places, store: Store, *, alone: bool = False, readers: ForkServer | None = None) -> None:
        """It begins to look at once in a hub of which nothing is known yet, or so much that looking takes its time.

        With `alone` there is never a process. `readers` are there already, and get ready to read a whole hub.
        """
        self.readers = readers
        self._places = places
        self._store = store
        self._alone = alone or job_count(places.jobs) == 1 or start_method() != "fork"
        self._process: Asked | None = None
        self._answers: dict[str, Any] = {}
        size = store.snapshot_size("stats-content")
        many = _MANY if places.output.is_dir() else _MANY_NEW
        self._is_looking = not self._alone and (size == 0 or size >= many)
        self._is_new = size == 0
        if self._is_looking:
            self._begin(partial(_look, places, store, stays=not self._is_new))

    def _begin(self, work: Callable[[Hearing, Send], object]) -> None:
        with suppress(OSError):  # there may be no more processes than there are, and this one does without
            self._process = import_module(_FORKS).Asked(work)

    def seen(self, options: Options, modules: Iterable[str] = ()) -> Seen:
        """What a build of these options reads. Until that is known, `modules` are loaded, which will be wanted next; in a new
        hub those that read come first.
        """
        if self._is_looking and self._process:
            for module in self._wanted_first() if self._is_new else modules:
                if self._process.has_answered:
                    break
                import_module(module)
            found = self._answer("seen")
            if found is not None:
                return seen(msgspec.msgpack.decode(found, type=Looked), options)
        return seen(look_around(self._places, self._store), options)

    def _wanted_first(self) -> tuple[str, ...]:
        return (_LOAD,) if self.readers else (_LOAD, _READING)

    def expect_reading(self) -> None:
        """There is something to do: a few texts may have to be read."""
        if not self._alone and not self._is_new:
            if self._process is None:
                self._begin(_read_and_draw)
            self._ask("expect reading")

    def read(self, batches: Sequence[Batch]) -> Sequence[Sequence[Parsed]] | None:
        """Reads a few texts; None if that could not be done."""
        found: Sequence[Sequence[Parsed]] | None = self._asked("read", *batches)
        return found

    def expect_drawing(self, theme: str, key: str) -> None:
        """A few pages may have to be drawn, in a theme of this name, which the store may know by this key."""
        self._ask("expect drawing", theme, key, self._places)

    def touched(self) -> frozenset[str] | None:
        """The addresses of published files that are not as they were left; None if nobody has looked."""
        found = self._answer("touched") if self._is_looking and not self._is_new else None
        return None if found is None else frozenset(found)

    def draw(
        self,
        shares: Sequence[Share],
        theme: Theme,
        blobs: Blobs,
        finished: Finished | None,
        meanwhile: Callable[[], None],
    ) -> list[Done] | None:
        """Makes a few outputs; None if that could not be done. This process does `meanwhile` what it has to do."""
        found: list[Done] | None = self._asked("draw", shares, theme, blobs, finished, meanwhile=meanwhile)
        return found

    def _asked(self, name: str, *given: object, meanwhile: Callable[[], object] = tuple) -> Any:  # noqa: ANN401 - as in `_answer`
        if self._process is None or self._is_new:
            return None
        self.touched()  # what has not been taken in would lie in the way of what comes next
        self._ask(name, *given)
        meanwhile()
        return self._answer(name)

    def _ask(self, name: str, *given: object) -> None:
        if self._process and not self._is_new:
            self._answers.pop(name, None)
            self._process.ask((name, given))

    def _answer(self, name: str) -> Any:  # noqa: ANN401 - each question has another answer
        while name not in self._answers:
            found = self._process.answer() if self._process else None
            if found is None:
                return None
            self._answers[found[0]] = found[1]
        return self._answers[name]

    def dismiss(self) -> None:
        """Nothing will be asked any more: the process may end while the build goes on."""
        if self._process:
            self._process.stop()

    def close(self) -> None:
        """Ends the process, done or not."""
        if self._process:
            self._process.end(now=True)
            self._process = None
        if self.readers:
            self.readers.end(now=True)


def _look(places: Places, store: Store, hear: Hearing, send: Send, *, stays: bool) -> None:
    """The life of a companion that looks first. It leaves the store's database alone, which is open in the process that
    builds.
    """
    send(("seen", msgspec.msgpack.encode(look_around(places, store))))
    if stays:
        here = places.output.is_dir()
        published = Store.published(places.store, target_name(places.output, places.root)) if here else None
        send(("touched", None if published is None else touched(published, str(places.output))))
        _read_and_draw(hear, send)


def _read_and_draw(hear: Hearing, send: Send) -> None:
    """The life of one that is asked, and the rest of one that has looked."""
    while question := hear():
        name, given = question
        answer = None
        with suppress(Exception):  # whatever it is, the process that builds will meet it again, and can tell
            answer = _WORK[name](hear, *given)
        send((name, answer))


def _expect_reading(_hear: Hearing) -> None:
    import_module(_PARSING)
    import_module(_READING)


def _read(_hear: Hearing, *batches: Batch) -> list[list[Parsed]]:
    return [import_module(_PARSING).parse(batch) for batch in batches]


def _expect_drawing(hear: Hearing, name: str, key: str, places: Places) -> None:
    import_module(_RECIPES).load_modules(_LIKELY)
    import_module(_MAKING)
    themes = import_module(_THEME)
    known = Store.peek(places.store, "theme", key)
    if known:
        theme = msgspec.msgpack.decode(known, type=themes.Theme)
    else:
        theme = themes.load_theme(name, hub_root=places.root, themes_roots=places.themes)
    import_module(_HTML).compile_templates(theme, lambda: hear.is_waited_for)


def _draw(_hear: Hearing, shares: Sequence[Share], theme: Theme, blobs: Blobs, finished: Finished | None) -> list[Done]:
    making = import_module(_MAKING)
    making.prepare(theme, blobs, finished)
    return [done for share in shares for done in making.make_share(share)]


_WORK: Mapping[str, Callable[..., object]] = {
    "expect reading": _expect_reading,
    "read": _read,
    "expect drawing": _expect_drawing,
    "draw": _draw,
}
