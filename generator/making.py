"""What each process of a build does: it makes outputs, and takes from the store what that has, each into its own file."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.digests import digest
from generator.files import SourceChangedError, Stamp, read_file, stamp, write_file
from generator.keys import Keys
from generator.plan.memory import Facts, Make
from generator.plan.output import KeptView, Output
from generator.problems import HubError, Problem
from generator.render.recipes import ARCHIVE, KEPT, Recipes
from generator.store import Blobs, Store, output_file
from generator.theme.theme import Theme
from generator.views.common import View
from generator.workshop import Taking, take


class Job(msgspec.Struct, frozen=True):
    """An output to render, and the file to put it in."""

    url: str
    recipe: str
    view: View
    file: str
    kept: str = ""
    """The store's own file of it, if it is kept there."""


class Done(msgspec.Struct, frozen=True):
    """What came of an output: the digest of its bytes, or why there is none."""

    url: str
    digest: str = ""
    stamp: Stamp | None = None
    """Of the file, if somebody looked."""
    problems: tuple[Problem, ...] = ()
    failure: str = ""


Share = Sequence[Job] | Sequence[Taking]


class Unmade(msgspec.Struct, frozen=True):
    """An output whose view is not made yet: its number among those, and a file for it as in `Job`."""

    number: int
    output: Output
    make: Make
    file: str


class Early(msgspec.Struct, frozen=True):
    """What came of an output, by its number, that was made and drawn before the plan was whole."""

    number: int
    view: KeptView
    digest: str = ""
    """Empty if it was not drawn: it stands, or it failed, which will be told when it is drawn again."""
    stamp: Stamp | None = None
    """Of the file that was drawn."""
    noted: str = ""
    """A file with what went into its key, and into those of others: see `noted_parts`."""


class Press(msgspec.Struct, frozen=True):
    """What a process needs that makes views too."""

    ingredients: Keys
    facts: Facts
    stands: Callable[[str, str], bool]
    noted: Collection[str]
    """The keys of what the store has already."""
    kept: Collection[str]
    store: Store
    staging: str
    """The folder for what went into keys."""

    def wants(self, url: str, key: str) -> bool:
        """Whether an output is to be drawn."""
        return key not in self.noted and not self.stands(url, key)


class Finished:
    """What a recipe has made already of a view, for archives, whose parts are the plan's own outputs.

    The store's key holds all that the recipe reads, so what is kept there are the bytes that rendering again would give.
    """

    def __init__(self, store: Path, ingredients: Keys, noted: Mapping[str, str], whole: Collection[str]) -> None:
        """`noted` are the digests of what the store should have, by key; of `whole` keys it surely has it."""
        self._store = store
        self._ingredients = ingredients
        self._noted = noted
        self._whole = whole

    def __call__(self, recipe: str, view: View) -> bytes | None:
        """The bytes, if the store has them whole."""
        if recipe not in KEPT:
            return None
        key = self._ingredients.key(Output("", recipe, view))
        if key not in self._noted:
            return None
        try:
            data = read_file(output_file(self._store, key))
        except OSError:
            return None
        return data if key in self._whole or digest(data) == self._noted[key] else None


_bench: dict[str, tuple[Recipes, Blobs, Press | None]] = {}  # a pool hands work to functions only


_OFTEN = gc.get_threshold()
_RARELY = (50_000, 10, 10)
"""After so many new objects the collector looks for rubbish. What draws pages makes hardly any, and looking for it took 4 % of
the time; but a picture that hangs in a cycle holds megabytes, which must not wait for so many others.
"""
_PICTURES = frozenset({"photo", "card", "icon", "qr", ARCHIVE})


def _collect(recipes: Iterable[str]) -> None:
    """Has the collector look as often as is good for what is drawn now."""
    gc.set_threshold(*(_RARELY if _PICTURES.isdisjoint(recipes) else _OFTEN))


def prepare(theme: Theme, blobs: Blobs, finished: Finished | None, press: Press | None = None) -> None:
    """Gets a process ready."""
    gc.freeze()  # the hub is no rubbish: without this the collector would look at all of it
    gc.enable()
    _bench["now"] = (Recipes(theme, finished), blobs, press)


def release(*, collecting: bool) -> None:
    """Lets go of the store's file where the rendering was done in this process, and leaves the collector as it was."""
    if bench := _bench.pop("now", None):
        bench[1].close()
        gc.unfreeze()
        gc.set_threshold(*_OFTEN)
        if not collecting:
            gc.disable()


def make_share(share: Share) -> list[Done]:
    """Makes outputs, each in its own file."""
    recipes, blobs, _ = _bench["now"]
    _collect(one.recipe for one in share if isinstance(one, Job))
    with blobs:
        done = [_taken(one) if isinstance(one, Taking) else _render(one, recipes, blobs) for one in share]
    recipes.rest()
    return done


def _taken(taking: Taking) -> Done:
    taken = take(taking)
    return Done(taking.url, taking.digest if taken else "", taken)


def make_early(share: Sequence[Unmade]) -> list[Early]:
    """Makes views, and of those that are wanted the outputs, each in its own file."""
    recipes, blobs, press = _bench["now"]
    assert press
    _collect(one.output.recipe for one in share)
    noted: list[tuple[str, bytes]] = []
    path = f"{press.staging}/parts-{share[0].number}"
    with blobs:
        done = [_made_early(one, recipes, blobs, press, noted, path) for one in share]
    if noted:
        write_file(msgspec.msgpack.encode(noted), path)
    return done


def noted_parts(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What went into the keys of outputs, by address, as `Keys.key_and_sums` gives it: read only when it is kept."""
    for path in paths:
        with open(path, "rb") as file:
            yield from msgspec.msgpack.decode(file.read(), type=list[tuple[str, bytes]])


def _made_early(
    unmade: Unmade, recipes: Recipes, blobs: Blobs, press: Press, noted: list[tuple[str, bytes]], path: str
) -> Early:
    output = unmade.make()
    key, parts = press.ingredients.key_and_sums(output)
    view = press.facts(output, key)
    if not press.wants(output.url, key):
        return Early(unmade.number, view)
    kept = press.store.output_file(key) if output.recipe in press.kept else ""
    if kept:
        os.makedirs(os.path.dirname(kept), exist_ok=True)
    done = _render(Job(output.url, output.recipe, output.view, unmade.file, kept), recipes, blobs)
    if not done.digest:
        return Early(unmade.number, view)
    noted.append((output.url, parts))
    return Early(unmade.number, view, done.digest, done.stamp, path)


def _render(job: Job, recipes: Recipes, blobs: Blobs) -> Done:
    try:
        data = recipes.render(job.recipe, job.view, blobs)
    except SourceChangedError:
        raise
    except HubError as error:
        return Done(job.url, problems=error.problems)
    except Exception as error:  # noqa: BLE001 - one output that cannot be drawn must not cost the site
        return Done(job.url, failure=f"{type(error).__name__}: {error}")
    if job.kept:
        temporary = f"{job.kept}.{os.getpid()}"
        write_file(data, temporary)
        os.replace(temporary, job.kept)
    write_file(data, job.file)
    return Done(job.url, digest(data), stamp(job.file))
