"""load → assemble → plan → render → publish → report: one procedure for `build`, `serve` and `check`."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from generator.config import SiteConfig, load_config
from generator.content.hub import Hub, assemble
from generator.fingerprint import engine
from generator.load import Loaded, Progress, load
from generator.plan.output import Output, Plan
from generator.plan.plan import make_plan
from generator.problems import HubError, Position, Problem, Rule, Severity, errors, ordered
from generator.publish import Staged, publish, stands, target_name
from generator.publish import clean as clean_outputs
from generator.render.recipes import COST, KEPT, Recipes
from generator.store import Blobs, SourceChangedError, Store, digest, remove_folder
from generator.theme.cards import load_cards
from generator.theme.theme import Theme, load_theme
from generator.urls import Base, output_path
from generator.workers import job_count, run

__all__ = ["Options", "Prepared", "Progress", "Report", "build", "clean", "prepare"]

NO_CONFIG = Rule(
    "no-site-yaml",
    Severity.ERROR,
    "There is no site.yaml",
    "A hub is a folder with a site.yaml and a folder called content.",
)
NO_ADDRESS = Rule(
    "no-address",
    Severity.WARNING,
    "Nobody said where the site will stand",
    "Networks show a link's picture only if its address is complete, host and all.",
)
CHANGING = Rule(
    "file-keeps-changing",
    Severity.ERROR,
    "A file changes while the site is built",
    "A build works with what it read. If a file has other bytes by the time it is published, the build starts again.",
)
NOT_RENDERED = Rule(
    "not-rendered",
    Severity.ERROR,
    "Something could not be drawn",
    "A page, card or photo made the program fail. It is left as it was, and everything else is published.",
)
RULES = (NO_CONFIG, NO_ADDRESS, CHANGING, NOT_RENDERED)
_TRIES = 3

_NOWHERE = "http://localhost"
_SMALL_JOB = 400.0  # milliseconds of rendering below which starting a process costs more than it saves
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a build is told: it asks nothing of the clock or the environment."""

    root: Path
    """The hub: the folder with site.yaml."""
    output: Path
    """Where the site is published."""
    store: Path
    """Where the store is kept."""
    today: dt.datetime
    """The moment that decides what is due and what has expired; with time zone."""
    themes: tuple[Path, ...]
    """Folders that hold themes."""
    base_url: str = ""
    """Where this build will stand; empty for `url` of site.yaml."""
    drafts: bool = False
    strict: bool = False
    """Publish nothing if anything had to be left out."""
    jobs: int = 0
    """Processes to use; 0 for as many as are useful."""
    use_cache: bool = True
    preview: bool = False


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


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A build up to its plan."""

    config: SiteConfig
    hub: Hub
    theme: Theme
    plan: Plan
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    """Real path by content digest: what recipes may read besides the store."""
    keys: Mapping[str, str]
    """Cache key of each output by its address."""


def build(options: Options, progress: Progress) -> Report:
    """Builds and publishes a hub.

    Raises:
        HubError: if no site can be made at all: a broken site.yaml, theme or template. The last good site stays.
    """
    for _ in range(_TRIES):
        try:
            return _build(options, progress)
        except SourceChangedError as error:
            changed = str(error)
    hint = "Wait until the program that writes it is done, and build again."
    raise HubError([CHANGING.at(Position(changed), "This file was changed again and again while we built.", hint)])


def _build(options: Options, progress: Progress) -> Report:
    with _store(options) as store:
        prepared = _prepare(options, store, progress)
        if options.strict and errors(prepared.problems):
            return _report(prepared, published=False)
        target = target_name(options.output, options.root)
        manifest = store.manifest(target) if options.use_cache else {}
        changed = [
            o for o in prepared.plan.outputs if not stands(manifest.get(o.url), prepared.keys[o.url], options.output)
        ]
        staged, rendered, failed = _render(changed, prepared, store, progress, options)
        prepared = msgspec.structs.replace(prepared, problems=ordered((*prepared.problems, *failed)))
        if options.strict and failed:
            return _report(prepared, published=False)
        progress.stage("publish", 1)
        urls = [output.url for output in prepared.plan.outputs]
        removed = publish(staged, urls, store, target, options.output)
        store.prune(key for o in prepared.plan.outputs if o.recipe in KEPT for key in [prepared.keys[o.url]])
        progress.advance()
        return _report(prepared, rendered=rendered, removed=removed)


def prepare(options: Options, progress: Progress) -> Prepared:
    """Reads, checks and plans; publishes nothing.

    Raises:
        HubError: as `build` does.
    """
    with _store(options) as store:
        return _prepare(options, store, progress)


def clean(options: Options) -> tuple[str, ...]:
    """Removes every file that builds wrote, and the store; the paths that were removed."""
    if not options.store.is_dir():
        return ()
    store = Store(options.store)
    targets = {name: options.root / name for name in store.targets()}
    removed = clean_outputs(store, targets)
    store.close()
    remove_folder(options.store)
    return (*removed, options.store.as_posix())


@contextmanager
def _store(options: Options) -> Iterator[Store]:
    store = Store(options.store)
    if not options.use_cache:
        store.forget()
    staging = store.folder / "staging"
    remove_folder(staging)
    try:
        yield store
    finally:
        store.close()
        remove_folder(staging)


def _prepare(options: Options, store: Store, progress: Progress) -> Prepared:
    config, problems = _config(options)
    theme = load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)
    cards = load_cards(config.theme, hub_root=options.root, themes_roots=options.themes)
    jobs = job_count(options.jobs)
    loaded: Loaded = load(options.root, config, store, progress, jobs=jobs)
    hub, unresolved = assemble(loaded.material, config, today=options.today, drafts=options.drafts)
    base, canonical, missing = _addresses(options, config)
    plan = make_plan(hub, theme, cards, base, canonical)
    recipes = Recipes(theme)
    return Prepared(
        config=config,
        hub=hub,
        theme=theme,
        plan=plan,
        problems=ordered((*problems, *loaded.problems, *unresolved, *missing, *plan.problems)),
        files={**theme.files, **cards.files, **loaded.files},
        keys={output.url: _key(output, recipes) for output in plan.outputs},
    )


def _config(options: Options) -> tuple[SiteConfig, tuple[Problem, ...]]:
    try:
        data = (options.root / "site.yaml").read_bytes()
    except FileNotFoundError:
        message = f"There is no site.yaml in {options.root}."
        raise HubError(
            [NO_CONFIG.at(Position("site.yaml"), message, "Run `storyhub init DIR` for a new hub.")]
        ) from None
    return load_config(data, path="site.yaml")


def _addresses(options: Options, config: SiteConfig) -> tuple[Base, Base, tuple[Problem, ...]]:
    """Where this build stands, where the site stands for good, and a warning if nobody said.

    A preview's pages name the site's own address as the canonical one, but show cards and links of the preview.
    """
    url = options.base_url or config.url
    base = Base.parse(url or _NOWHERE)
    canonical = Base.parse(config.url) if options.preview and config.url else base
    if url:
        return base, canonical, ()
    hint = "Write the address of the site, for example url: https://example.org"
    message = "site.yaml has no url, so links to cards lead nowhere."
    problem = NO_ADDRESS.at(Position("site.yaml"), message, hint, fix="url: https://example.org")
    return base, canonical, (problem,)


def _key(output: Output, recipes: Recipes) -> str:
    """The cache key: the view, the recipe and whatever the recipe's own making adds."""
    ground = f"{engine()}\0{output.recipe}\0".encode() + recipes.fingerprint(output.view)
    return digest(ground + b"\0" + _ENCODER.encode(output.view))


class _Job(msgspec.Struct, frozen=True):
    """An output to render, and the file to put it in."""

    url: str
    recipe: str
    view: object
    file: str


class _Done(msgspec.Struct, frozen=True):
    """What came of a job: the digest of what was rendered, or why nothing was."""

    url: str
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    failure: str = ""


_bench: dict[int, tuple[Recipes, Blobs]] = {}


def _render_share(share: Sequence[_Job]) -> list[_Done]:
    """Renders jobs in a worker process, each into its own file."""
    recipes, blobs = _bench[0]
    return [_render_job(job, recipes, blobs) for job in share]


def _render_job(job: _Job, recipes: Recipes, blobs: Blobs) -> _Done:
    try:
        data = recipes.render(job.recipe, job.view, blobs)  # type: ignore[arg-type]
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


def _prepare_worker(theme: Theme, blobs: Blobs) -> None:
    _bench[0] = (Recipes(theme), blobs)


def _render(
    outputs: Sequence[Output], prepared: Prepared, store: Store, progress: Progress, options: Options
) -> tuple[list[Staged], tuple[str, ...], tuple[Problem, ...]]:
    """Renders what the store does not have; everything to publish, the addresses that were rendered, and what failed."""
    keys = prepared.keys
    ready = {o.url: name for o in outputs if o.recipe in KEPT and (name := store.kept(keys[o.url]))}
    todo = [o for o in outputs if o.url not in ready]
    progress.stage("render", len(todo))
    files = _places(todo, keys, store)
    jobs = job_count(options.jobs) if sum(COST.get(o.recipe, 1.0) for o in todo) > _SMALL_JOB else 1
    blobs = store.blobs(prepared.files)
    results: list[_Done] = []
    shares = _shares(todo, files, jobs)
    for done in run(shares, _render_share, jobs=jobs, prepare=_prepare_worker, given=(prepared.theme, blobs)):
        results += done
        progress.advance(len(done))
    broken = {problem for done in results for problem in done.problems}
    if broken:
        raise HubError(ordered(broken))
    digests = {**ready, **{done.url: done.digest for done in results if done.digest}}
    for output in todo:
        if output.recipe in KEPT and output.url in digests:
            store.keep(keys[output.url], digests[output.url])
    store.save()
    staged = [_staged(o, keys[o.url], files.get(o.url), digests[o.url], store) for o in outputs if o.url in digests]
    return staged, tuple(o.url for o in todo if o.url in digests), _failures(results, todo)


def _failures(results: Iterable[_Done], outputs: Iterable[Output]) -> tuple[Problem, ...]:
    sources = {output.url: output.sources for output in outputs}
    return tuple(_failure(done, sources[done.url]) for done in results if done.failure)


def _failure(done: _Done, sources: tuple[str, ...]) -> Problem:
    hint = "The rest of the site goes on. Please report this: it is a mistake in Storyhub or in the theme."
    message = f"{done.url} could not be made ({done.failure})."
    return NOT_RENDERED.at(Position(sources[0] if sources else "site.yaml"), message, hint)


def _places(outputs: Iterable[Output], keys: Mapping[str, str], store: Store) -> dict[str, str]:
    """Where each output is rendered to: costly ones into the store, the others into the staging folder."""
    staging = store.folder / "staging"
    staging.mkdir(parents=True, exist_ok=True)
    places = {}
    for number, output in enumerate(outputs):
        if output.recipe in KEPT:
            file = store.output_file(keys[output.url])
            file.parent.mkdir(parents=True, exist_ok=True)
        else:
            file = staging / str(number)
        places[output.url] = str(file)
    return places


def _shares(outputs: Sequence[Output], files: Mapping[str, str], jobs: int) -> list[list[_Job]]:
    """The work in shares: what is drawn of one photo together, the costly first, so that no worker idles at the end."""
    groups: dict[str, list[_Job]] = {}
    for number, output in enumerate(outputs):
        photo = getattr(output.view, "digest", "") if output.recipe == "photo" else ""
        name = photo or (output.url if output.recipe in COST else f"pages {number // 25}")
        groups.setdefault(name, []).append(_Job(output.url, output.recipe, output.view, files[output.url]))
    if jobs <= 1:
        return [[job for group in groups.values() for job in group]] if groups else []
    return sorted(groups.values(), key=lambda group: -sum(COST.get(job.recipe, 1.0) for job in group))


def _staged(output: Output, key: str, file: str | None, content: str, store: Store) -> Staged:
    kept = output.recipe in KEPT
    return Staged(
        url=output.url,
        path=output_path(output.url),
        key=key,
        file=str(store.output_file(key)) if kept else str(file),
        digest=content,
        kept=kept,
        sources="\n".join(output.sources),
    )


def _report(
    prepared: Prepared, *, rendered: tuple[str, ...] = (), removed: tuple[str, ...] = (), published: bool = True
) -> Report:
    plan, hub = prepared.plan, prepared.hub
    return Report(
        rendered=tuple(sorted(rendered)),
        unchanged=len(plan.outputs) - len(rendered) if published else 0,
        removed=removed,
        problems=prepared.problems,
        published=published,
        files=len(plan.outputs),
        counts={
            "stories": len(hub.stories),
            "campaigns": len(hub.campaigns),
            "people": len(hub.people),
            "pages": len(hub.pages),
            "photos": len({o.sources for o in plan.outputs if o.recipe == "photo"}),
            "cards": sum(o.recipe == "card" for o in plan.outputs),
        },
    )
