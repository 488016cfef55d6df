"""Renders what a plan asks for, and takes from the store what that has of it, in as many processes as are useful.

Nothing here reaches the published folder: everything stands in files of its own, staged for `publish`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.keys import Keys
from generator.making import (
    Done,
    Early,
    Finished,
    Job,
    Press,
    Share,
    Unmade,
    make_early,
    make_share,
    noted_parts,
    prepare,
    release,
)
from generator.options import Progress
from generator.plan.memory import Facts, Make
from generator.plan.output import KeptView, Output
from generator.problems import HubError, Position, Problem, Rule, Severity, ordered
from generator.publish import Staged
from generator.render.recipes import ARCHIVE, CHEAP, COST, KEPT, cost, load_modules
from generator.store import Blobs, Store
from generator.theme.theme import Theme
from generator.urls import output_path
from generator.views.card import CardView, photo_of
from generator.views.files import FeedView, VariantImageView
from generator.views.share_kit import QrView
from generator.workers import job_count, run, start_method
from generator.workshop import Ahead, Taking

NOT_RENDERED = Rule(
    "not-rendered",
    Severity.ERROR,
    "Something could not be drawn",
    "A page, card or photo made the program fail. It is left as it was, and everything else is published.",
)
RULES = (NOT_RENDERED,)

_SMALL_JOB = 400.0  # milliseconds of rendering below which starting a process costs more than it saves
_TAKING = 0.1  # milliseconds for what the store has
_PAGES_A_SHARE = 25
_SHARES_A_TURN = 700  # until other processes take over: that costs a hundredth, and little becomes their own
_CARDS_A_SHARE = 8
_TAKEN_A_SHARE = 200
_LATE = (*CHEAP, "captions", "qr", "share-plan")
"""Recipes of what is made last, and of the smaller parts of archives."""


class Rendered(msgspec.Struct, frozen=True):
    """What came of a plan: everything to publish, the addresses that were rendered anew, and what failed."""

    staged: tuple[Staged, ...]
    urls: tuple[str, ...]
    problems: tuple[Problem, ...]
    parts: Iterable[tuple[str, bytes]] = ()
    """What went into keys, as `Keys.key_and_sums` gives it, by address; to be gone through once."""
    strays: tuple[str, ...] = ()
    """Files within a new site of what was drawn early and is not wanted."""


DrawFew = Callable[
    [Sequence[Share], Theme, Blobs, Finished | None, Callable[[], None]],
    list[Done] | None,
]
"""Makes a few outputs, while what it is given last is done; None if it makes none."""


class Renderer:
    """Puts outputs into `staging`, and those that are kept into the store too, from where the next build takes them."""

    def __init__(
        self,
        store: Store,
        staging: Path,
        theme: Theme,
        files: Mapping[str, str],
        ingredients: Keys,
        *,
        site: str = "",
        keep: Collection[str] = KEPT,
    ) -> None:
        """`site` is as in `Workshop`; `keep` are the recipes whose outputs the store keeps."""
        self._store = store
        self._staging = staging
        self._site = site
        self._theme = theme
        self._blobs = store.blobs(files)
        self._ingredients = ingredients
        self._parts: dict[str, bytes] = {}
        self._kept = keep
        self._verified: set[str] = set()
        """Keys of what the store surely has: it was compared, or drawn now."""
        self._draw_few: DrawFew | None = None
        self._early: dict[str, Early] = {}
        self._early_files: dict[str, str] = {}
        """Where outputs that were drawn early are, by address."""

    def early(
        self,
        unmade: Sequence[tuple[Output, Make]],
        facts: Facts,
        meanwhile: Callable[[], None],
        stands: Callable[[str, str], bool],
        progress: Progress,
        *,
        jobs: int,
    ) -> dict[str, KeptView]:
        """Makes views, and draws at once those outputs of which nothing `stands` (by address and key), in several processes.
        Archives are left for later: they hold what is drawn before them.

        A view is then never sent from one process to another, nor held by this one. Gives what a plan remembers of
        each, by address, and nothing where a single process does as well. `render` finds what was drawn. While others
        are at it, this process does what there is to do `meanwhile`.
        """
        unmade = [one for one in unmade if one[0].recipe != ARCHIVE]
        if not _is_worth_processes((output for output, _ in unmade), jobs):
            return {}
        progress.stage("pages", len(unmade))
        keeps = any(output.recipe in self._kept for output, _ in unmade)
        noted = self._store.all_noted() if keeps else {}
        press = Press(self._ingredients, facts, stands, noted, self._kept, self._store, str(self._staging))
        taken: set[str] = set()
        groups: dict[str, list[Unmade]] = {}
        for number, (output, make) in enumerate(unmade):
            group = output.url.rpartition("/")[0] if output.recipe in COST else f"{number // _PAGES_A_SHARE}"
            path = output_path(output.url)
            here = self._site and path not in taken  # of two that want one place, the other may be left out
            taken.add(path)
            file = f"{self._site}/{path}" if here else f"{self._staging}/early-{number}"
            self._early_files[output.url] = file
            groups.setdefault(group, []).append(Unmade(number, output, make, file))
        load_modules(output.recipe for output, _ in unmade)
        for done in self._spread(list(groups.values()), press, None, jobs, meanwhile):
            self._early |= {unmade[one.number][0].url: one for one in done}
            progress.advance(len(done))
        return {url: one.view for url, one in self._early.items()}

    def render(
        self,
        outputs: Sequence[Output],
        keys: Mapping[str, str],
        progress: Progress,
        *,
        jobs: int,
        whole: Callable[[Output], Output] = lambda output: output,
        ahead: Ahead | None = None,
        draw_few: DrawFew | None = None,
    ) -> Rendered:
        """Renders `outputs`, whose cache keys are `keys` by address; `jobs` as in `Options`.

        `whole` gives an output its view, where it has none yet; only what is drawn needs one. `ahead` are outputs that
        were taken from the store before. `draw_few` draws those for which no process is to be started.

        Raises:
            HubError: if a template has a mistake.
            SourceChangedError: if a file is no longer what it was when it was read.
        """
        self._draw_few = draw_few
        there = {o.url: one for o in outputs if (one := self._early.get(o.url)) and one.digest and one.view is o.view}
        others = [output for output in outputs if output.url not in there]
        noted = self._store.noted(keys[o.url] for o in others if o.recipe in self._kept)
        had = {o.url: noted[keys[o.url]] for o in others if o.recipe in self._kept and keys[o.url] in noted}
        new = [output for output in others if output.url not in had]
        cheap = {o.url: o for o in new if o.recipe in CHEAP and isinstance(o.view, KeptView)}
        late = cheap if _is_worth_processes(cheap.values(), jobs) else {}
        todo = [whole(output) for output in new if output.url not in late]
        progress.stage("render", len(new))
        files = {output.url: f"{self._staging}/{number}" for number, output in enumerate(outputs)}
        files |= {url: self._early_files[url] for url in there}
        for output in outputs:
            if output.url in there and output.recipe in self._kept:
                self._store.keep(keys[output.url], there[output.url].digest)
        here = ahead.taken(keys) if ahead else {}
        results = [Done(url, one.digest, one.stamp) for url, one in there.items()]
        takings = []
        for url, name in had.items():
            if url in here:
                files[url], stamp = here.pop(url)
                results.append(Done(url, name, stamp))
            else:
                takings.append(Taking(url, name, self._store.output_file(keys[url]), files[url]))
        self._verified = {keys[done.url] for done in results if done.url in had}
        apart = bool(takings) or any(output.recipe in KEPT for output in todo)  # archives hold what is made by then
        archives = [output for output in todo if apart and output.recipe == ARCHIVE]
        rest = [output for output in todo if not apart or output.recipe != ARCHIVE]
        results += self._wave(rest, keys, files, progress, jobs, takings)
        taken = {done.url for done in results if done.digest and done.url in had}
        self._verified |= {keys[url] for url in taken}
        lost = [whole(output) for output in outputs if output.url in had and output.url not in taken]
        results += self._wave(lost, keys, files, progress, jobs) if lost else []
        made_late = self._made_late(list(late.values()), files, progress, jobs, whole) if late else {}
        results += [Done(url, one.digest, one.stamp) for url, one in made_late.items()]
        archives += [whole(output) for url, output in late.items() if url not in made_late]
        results += self._wave(archives, keys, files, progress, jobs) if archives else []
        made = {done.url: done for done in results if done.digest}
        here_made = (*rest, *lost, *archives)
        self._note_parts(output for output in here_made if output.url in made)
        staged = (
            Staged(o.url, output_path(o.url), keys[o.url], files[o.url], made[o.url].digest, made[o.url].stamp)
            for o in outputs
            if o.url in made
        )
        drawn = (*there, *made_late, *(output.url for output in here_made if output.url in made))
        failures = _failures(results, here_made)
        unwanted = [self._early_files[url] for url, one in self._early.items() if one.digest and url not in there]
        strays = [file for file in unwanted if self._site and file.startswith(f"{self._site}/")]
        taken_ahead = ahead.files if ahead else {}
        strays += [file for url, file in taken_ahead.items() if files.get(url) != file or url not in made]
        return Rendered(tuple(staged), drawn, failures, self._noted_parts(there | made_late, made), tuple(strays))

    def _made_late(
        self,
        outputs: Sequence[Output],
        files: Mapping[str, str],
        progress: Progress,
        jobs: int,
        whole: Callable[[Output], Output],
    ) -> dict[str, Early]:
        """What the store does not keep and no process has a view of yet, by address: archives, when all that they hold is
        there, and small texts. Views are made by the processes that draw them. What fails is left out.
        """
        staging = self._staging / "late"
        staging.mkdir()
        press = Press(self._ingredients, _kept_view, _nothing_stands, (), (), self._store, str(staging))
        unmade = [Unmade(n, output, partial(whole, output), files[output.url]) for n, output in enumerate(outputs)]
        load_modules(_LATE)
        made: dict[str, Early] = {}
        shares = [unmade[at : at + _PAGES_A_SHARE] for at in range(0, len(unmade), _PAGES_A_SHARE)]
        for done in self._spread(shares, press, self._finished(outputs), jobs):
            made |= {outputs[one.number].url: one for one in done if one.digest}
            progress.advance(len(done))
        return made

    def _spread(
        self,
        shares: Sequence[Sequence[Unmade]],
        press: Press,
        finished: Finished | None,
        jobs: int,
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[list[Early]]:
        """Has processes make views, and draw what is wanted."""
        was_on = gc.isenabled()
        try:
            yield from run(
                shares,
                make_early,
                jobs=job_count(jobs),
                prepare=prepare,
                given=(self._theme, self._blobs, finished, press),
                meanwhile=meanwhile,
                turn=_SHARES_A_TURN,
            )
        finally:
            release(collecting=was_on)

    def _wave(
        self,
        todo: Sequence[Output],
        keys: Mapping[str, str],
        files: Mapping[str, str],
        progress: Progress,
        jobs: int,
        takings: Sequence[Taking] = (),
    ) -> list[Done]:
        """Renders outputs, notes in the store which costly ones it has now, and takes others from there."""
        keeping = {o.url: self._store.output_file(keys[o.url]) for o in todo if o.recipe in self._kept}
        for folder in {os.path.dirname(file) for file in keeping.values()}:
            os.makedirs(folder, exist_ok=True)
        results = self._results(todo, takings, files, keeping, progress, jobs)
        broken = {problem for done in results for problem in done.problems}
        if broken:
            raise HubError(ordered(broken))
        for done in results:
            if done.digest and done.url in keeping:
                self._store.keep(keys[done.url], done.digest)
                self._verified.add(keys[done.url])
        self._store.save()
        return results

    def _finished(self, outputs: Iterable[Output]) -> Finished | None:
        """What there is of the parts of archives, so that none is drawn twice."""
        if not any(output.recipe == ARCHIVE for output in outputs):
            return None
        return Finished(self._store.folder, self._ingredients, self._store.all_noted(), frozenset(self._verified))

    def _results(
        self,
        todo: Sequence[Output],
        takings: Sequence[Taking],
        files: Mapping[str, str],
        keeping: Mapping[str, str],
        progress: Progress,
        jobs: int,
    ) -> list[Done]:
        effort = sum(cost(output.recipe) for output in todo) + _TAKING * len(takings)
        processes = job_count(jobs) if effort > _SMALL_JOB else 1
        results: list[Done] = []
        was_on = gc.isenabled()
        given = (self._theme, self._blobs, self._finished(todo))
        taken = [takings[at : at + _TAKEN_A_SHARE] for at in range(0, len(takings), _TAKEN_A_SHARE)]
        shares: list[Share] = [*_shares(todo, files, keeping, processes), *taken]
        drawn = {output.url for output in todo}
        note_parts = partial(self._note_parts, todo)
        alone = self._draw_few if shares and processes == 1 else None
        few = alone(shares, *given, note_parts) if alone else None
        if few is not None:
            progress.advance(sum(one.url in drawn for one in few))
            return few
        load_modules(output.recipe for output in todo)  # once for all processes
        try:
            for done in run(
                shares,
                make_share,
                jobs=processes,
                prepare=prepare,
                given=given,
                meanwhile=note_parts,
            ):
                results += done
                progress.advance(sum(one.url in drawn for one in done))
        finally:
            release(collecting=was_on)
        return results

    def _noted_parts(self, early: Mapping[str, Early], made: Container[str]) -> Iterator[tuple[str, bytes]]:
        files = dict.fromkeys(one.noted for one in early.values())
        yield from ((url, parts) for url, parts in noted_parts(files) if url in early)
        yield from ((url, parts) for url, parts in self._parts.items() if url in made)

    def _note_parts(self, outputs: Iterable[Output]) -> None:
        """Works out what the keys of outputs are made of, where that is not done yet."""
        for output in outputs:
            if output.url not in self._parts:
                self._parts[output.url] = self._ingredients.key_and_sums(output)[1]


def _kept_view(_output: Output, key: str) -> KeptView:
    return KeptView(key=key)


def _nothing_stands(_url: str, _key: str) -> bool:
    return False


def _is_worth_processes(outputs: Iterable[Output], jobs: int) -> bool:
    """Whether views had better be made by forked processes, which draw them too."""
    effort = sum(cost(output.recipe) for output in outputs)
    return effort > _SMALL_JOB and job_count(jobs) > 1 and start_method() == "fork"


def _shares(
    outputs: Sequence[Output], files: Mapping[str, str], keeping: Mapping[str, str], processes: int
) -> list[list[Job]]:
    """The work in shares, the costly first, so that no worker idles at the end. What is drawn of one photo goes
    together, and so do the feeds of one folder, which hold the same texts.
    """
    groups: dict[str, list[Job]] = {}
    for number, output in enumerate(outputs):
        groups.setdefault(_group(output, number), []).append(
            Job(output.url, output.recipe, output.view, files[output.url], keeping.get(output.url, ""))
        )
    shares = [sorted(group, key=_width) for group in groups.values()]
    if processes <= 1:
        return shares
    return sorted(shares, key=lambda group: -sum(cost(job.recipe) for job in group))


def _width(job: Job) -> int:
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


def _failures(results: Iterable[Done], outputs: Iterable[Output]) -> tuple[Problem, ...]:
    sources = {output.url: output.sources for output in outputs}
    return tuple(_failure(done, sources[done.url]) for done in results if done.failure)


def _failure(done: Done, sources: tuple[str, ...]) -> Problem:
    hint = "The rest of the site goes on. Please report this: it is a mistake in Storyhub or in the theme."
    message = f"{done.url} could not be made ({done.failure})."
    return NOT_RENDERED.at(Position(sources[0] if sources else "site.yaml"), message, hint)
