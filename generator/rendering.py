"""Renders what a plan asks for and the store does not have, in as many processes as are useful.

Nothing here reaches the published folder: what is rendered stands in files, staged for `publish`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.digests import digest
from generator.keys import Keys
from generator.options import Progress
from generator.plan.output import Output
from generator.problems import HubError, Position, Problem, Rule, Severity, ordered
from generator.publish import Staged
from generator.render.recipes import ARCHIVE, COST, KEPT, Recipes, load_modules
from generator.store import Blobs, SourceChangedError, Store
from generator.theme.theme import Theme
from generator.urls import output_path
from generator.views.card import CardView, photo_of
from generator.views.common import View
from generator.views.files import FeedView, VariantImageView
from generator.views.share_kit import ArchiveView, QrView
from generator.workers import job_count, run

NOT_RENDERED = Rule(
    "not-rendered",
    Severity.ERROR,
    "Something could not be drawn",
    "A page, card or photo made the program fail. It is left as it was, and everything else is published.",
)
RULES = (NOT_RENDERED,)

_SMALL_JOB = 400.0  # milliseconds of rendering below which starting a process costs more than it saves
_PAGES_A_SHARE = 25
_CARDS_A_SHARE = 8


class Rendered(msgspec.Struct, frozen=True):
    """What came of a plan: everything to publish, the addresses that were rendered anew, and what failed."""

    staged: tuple[Staged, ...]
    urls: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Job(msgspec.Struct, frozen=True):
    """An output to render, and the file to put it in."""

    url: str
    recipe: str
    view: View
    file: str


class _Done(msgspec.Struct, frozen=True):
    """What came of a job: the digest of what was rendered, or why nothing was."""

    url: str
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    failure: str = ""


class Renderer:
    """Renders outputs into files: those that are kept into the store, where they stay, the others into `staging`."""

    def __init__(
        self,
        store: Store,
        staging: Path,
        theme: Theme,
        files: Mapping[str, str],
        ingredients: Keys,
        *,
        keep: Collection[str] = KEPT,
    ) -> None:
        """`keep` are the recipes whose outputs the store keeps."""
        self._store = store
        self._staging = staging
        self._theme = theme
        self._blobs = store.blobs(files)
        self._ingredients = ingredients
        self._parts: dict[str, dict[str, str]] = {}
        self._kept = keep
        self._verified: set[str] = set()

    def render(
        self,
        outputs: Sequence[Output],
        keys: Mapping[str, str],
        progress: Progress,
        *,
        jobs: int,
        whole: Callable[[Output], Output] = lambda output: output,
    ) -> Rendered:
        """Renders `outputs`, whose cache keys are `keys` by address; `jobs` as in `Options`.

        `whole` gives an output its view, where it has none yet; only what is drawn needs one.

        Raises:
            HubError: if a template has a mistake.
            SourceChangedError: if a file is no longer what it was when it was read.
        """
        kept = {o.url: name for o in outputs if o.recipe in self._kept and (name := self._store.kept(keys[o.url]))}
        self._verified = {keys[url] for url in kept}
        todo = [whole(output) for output in outputs if output.url not in kept]
        progress.stage("render", len(todo))
        files = self._places(todo, keys)
        results = [done for wave in _waves(todo) for done in self._wave(wave, keys, files, progress, jobs)]
        made = {done.url: done.digest for done in results if done.digest}
        contents = {**kept, **made}
        self._note_parts(output for output in todo if output.url in contents)
        staged = tuple(
            self._staged(output, keys[output.url], files.get(output.url, ""), contents[output.url])
            for output in outputs
            if output.url in contents
        )
        return Rendered(staged, tuple(url for url in (o.url for o in todo) if url in made), _failures(results, todo))

    def _wave(
        self,
        todo: Sequence[Output],
        keys: Mapping[str, str],
        files: Mapping[str, str],
        progress: Progress,
        jobs: int,
    ) -> list[_Done]:
        """Renders outputs and notes in the store which costly ones it has now."""
        results = self._results(todo, files, progress, jobs)
        broken = {problem for done in results for problem in done.problems}
        if broken:
            raise HubError(ordered(broken))
        self._keep(todo, keys, {done.url: done.digest for done in results if done.digest})
        return results

    def _finished(self, outputs: Iterable[Output]) -> dict[str, str]:
        """The files of those costly parts of archives that the store has whole, so that none is drawn twice."""
        views = (output.view for output in outputs if isinstance(output.view, ArchiveView))
        parts = {_identity(part.recipe, part.view): part for view in views for part in view.parts}
        keys = {
            name: self._ingredients.key(Output(part.name, part.recipe, part.view))
            for name, part in parts.items()
            if part.recipe in KEPT
        }
        found = (name for name, key in keys.items() if key in self._verified or self._store.kept(key))
        return {name: self._store.output_file(keys[name]) for name in found}

    def _results(self, todo: Sequence[Output], files: Mapping[str, str], progress: Progress, jobs: int) -> list[_Done]:
        effort = sum(COST.get(output.recipe, 1.0) for output in todo)
        processes = job_count(jobs) if effort > _SMALL_JOB else 1
        results: list[_Done] = []
        was_on = gc.isenabled()
        given = (self._theme, self._blobs, self._finished(todo))
        shares = _shares(todo, files, processes)
        load_modules(output.recipe for output in todo)  # once for all processes
        try:
            for done in run(
                shares,
                _render_share,
                jobs=processes,
                prepare=_prepare,
                given=given,
                meanwhile=partial(self._note_parts, todo),
            ):
                results += done
                progress.advance(len(done))
        finally:
            _release(collecting=was_on)
        return results

    def _places(self, outputs: Iterable[Output], keys: Mapping[str, str]) -> dict[str, str]:
        places = {}
        for number, output in enumerate(outputs):
            file = f"{self._staging}/{number}"
            if output.recipe in self._kept:
                file = self._store.output_file(keys[output.url])
                os.makedirs(os.path.dirname(file), exist_ok=True)
            places[output.url] = file
        return places

    def _keep(self, outputs: Iterable[Output], keys: Mapping[str, str], made: Mapping[str, str]) -> None:
        for output in outputs:
            if output.recipe in self._kept and output.url in made:
                self._store.keep(keys[output.url], made[output.url])
        self._store.save()

    def _staged(self, output: Output, key: str, file: str, content: str) -> Staged:
        kept = output.recipe in self._kept
        return Staged(
            url=output.url,
            path=output_path(output.url),
            key=key,
            file=self._store.output_file(key) if kept else file,
            digest=content,
            kept=kept,
            parts=self._parts.get(output.url, {}),
        )

    def _note_parts(self, outputs: Iterable[Output]) -> None:
        """Works out what the keys of outputs are made of, where that is not done yet."""
        for output in outputs:
            if output.url not in self._parts:
                self._parts[output.url] = self._ingredients.parts(output)


def _waves(outputs: Sequence[Output]) -> list[list[Output]]:
    """Archives come last: what they hold is made by then."""
    waves = [[o for o in outputs if (o.recipe == ARCHIVE) is late] for late in (False, True)]
    return [wave for wave in waves if wave]


def _identity(recipe: str, view: View) -> str:
    return digest(recipe.encode() + b"\0" + msgspec.msgpack.encode(view, order="deterministic"))


class _Finished:
    """What a recipe has made of a view already: `kept` are its files by `_identity`.

    The store's key holds all that the recipe reads, so these are the bytes that rendering again would give.
    """

    def __init__(self, kept: Mapping[str, str]) -> None:
        self._kept = kept

    def __call__(self, recipe: str, view: View) -> bytes | None:
        path = self._kept.get(_identity(recipe, view)) if recipe in KEPT else None
        if path is None:
            return None
        with open(path, "rb") as file:
            return file.read()


_bench: dict[str, tuple[Recipes, Blobs]] = {}  # what this process renders with; a pool hands work to functions only


def _prepare(theme: Theme, blobs: Blobs, kept: Mapping[str, str]) -> None:
    gc.freeze()  # the hub is no rubbish: without this the collector would look at all of it
    gc.enable()  # pictures hang in cycles: without the collector a thousand cards fill four gigabytes
    _bench["now"] = (Recipes(theme, _Finished(kept)), blobs)


def _release(*, collecting: bool) -> None:
    """Lets go of the store's file where the rendering was done in this process, and leaves the collector as it was."""
    if bench := _bench.pop("now", None):
        bench[1].close()
        gc.unfreeze()
        if not collecting:
            gc.disable()


def _render_share(share: Sequence[_Job]) -> list[_Done]:
    """Renders jobs, each into its own file."""
    recipes, blobs = _bench["now"]
    done = [_render_job(job, recipes, blobs) for job in share]
    recipes.rest()
    return done


def _render_job(job: _Job, recipes: Recipes, blobs: Blobs) -> _Done:
    try:
        data = recipes.render(job.recipe, job.view, blobs)
    except SourceChangedError:
        raise
    except HubError as error:
        return _Done(job.url, problems=error.problems)
    except Exception as error:  # noqa: BLE001 - one output that cannot be drawn must not cost the site
        return _Done(job.url, failure=f"{type(error).__name__}: {error}")
    temporary = f"{job.file}.{os.getpid()}"
    with open(temporary, "wb") as file:
        file.write(data)
    os.replace(temporary, job.file)
    return _Done(job.url, digest(data))


def _shares(outputs: Sequence[Output], files: Mapping[str, str], processes: int) -> list[list[_Job]]:
    """The work in shares, the costly first, so that no worker idles at the end. What is drawn of one photo goes
    together, and so do the feeds of one folder, which hold the same texts.
    """
    groups: dict[str, list[_Job]] = {}
    for number, output in enumerate(outputs):
        groups.setdefault(_group(output, number), []).append(
            _Job(output.url, output.recipe, output.view, files[output.url])
        )
    shares = [sorted(group, key=_width) for group in groups.values()]
    if processes <= 1:
        return shares
    return sorted(shares, key=lambda group: -sum(COST.get(job.recipe, 1.0) for job in group))


def _width(job: _Job) -> int:
    """A photo's widths in their order, in whatever format, so that each is resized once; all else first."""
    return job.view.width if isinstance(job.view, VariantImageView) else 0


def _group(output: Output, number: int) -> str:
    if isinstance(output.view, VariantImageView):
        return output.view.digest
    if isinstance(output.view, CardView):
        return photo_of(output.view) or f"cards {number // _CARDS_A_SHARE}"
    if isinstance(output.view, FeedView):
        return output.view.home_url
    if isinstance(output.view, QrView):
        return f"code {output.view.text}"
    return output.url if output.recipe in COST else f"pages {number // _PAGES_A_SHARE}"


def _failures(results: Iterable[_Done], outputs: Iterable[Output]) -> tuple[Problem, ...]:
    sources = {output.url: output.sources for output in outputs}
    return tuple(_failure(done, sources[done.url]) for done in results if done.failure)


def _failure(done: _Done, sources: tuple[str, ...]) -> Problem:
    hint = "The rest of the site goes on. Please report this: it is a mistake in Storyhub or in the theme."
    message = f"{done.url} could not be made ({done.failure})."
    return NOT_RENDERED.at(Position(sources[0] if sources else "site.yaml"), message, hint)
