"""load → assemble → plan → render → publish → report: one procedure for `build`, `serve` and `check`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from generator.config import SiteConfig, load_config
from generator.content.hub import Hub, assemble
from generator.fingerprint import engine
from generator.keys import Keys
from generator.load import Loaded, Progress, load
from generator.plan.glyphs import GlyphCheck, glyph_problem, texts
from generator.plan.output import Plan
from generator.plan.plan import make_plan
from generator.problems import HubError, Position, Problem, Rule, Severity, errors, ordered
from generator.publish import clean as clean_outputs
from generator.publish import publish, stands, target_name
from generator.render.recipes import KEPT
from generator.render.templates import Templates
from generator.rendering import Rendered, Renderer
from generator.store import SourceChangedError, Store, digest, remove_folder
from generator.theme.cards import load_cards
from generator.theme.theme import Theme, load_theme
from generator.urls import Base
from generator.views.card import CardView
from generator.workers import job_count

__all__ = ["Options", "Prepared", "Progress", "Report", "build", "clean", "prepare", "read_settings"]

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
NOT_READ = Rule(
    "file-not-read",
    Severity.WARNING,
    "A text that is not read for its ending",
    "Stories, campaigns, people and pages are plain text files whose names end in .md. Editors often add an ending.",
)
RULES = (NO_CONFIG, NO_ADDRESS, CHANGING, NOT_READ)
_MISNAMED = re.compile(r"(?P<name>[^/]+?)(?:\.(?:md|markdown)\.[a-z]+|\.(?:mdx|mdown|mkd|mdwn))", re.IGNORECASE)
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".txt", ".pages", ".html", ".htm")
_TRIES = 3

_NOWHERE = "http://localhost"


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
    templates: Templates


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
        staging = store.staging()
        try:
            renderer = Renderer(store, staging, prepared.theme, prepared.files, Keys(prepared.templates))
            rendered = renderer.render(changed, prepared.keys, progress, jobs=options.jobs)
            prepared = msgspec.structs.replace(prepared, problems=ordered((*prepared.problems, *rendered.problems)))
            if options.strict and rendered.problems:
                return _report(prepared, published=False)
            removed = _publish(prepared, rendered, store, options, progress)
        finally:
            remove_folder(staging)
        return _report(prepared, rendered=rendered.urls, removed=removed)


def _publish(
    prepared: Prepared, rendered: Rendered, store: Store, options: Options, progress: Progress
) -> tuple[str, ...]:
    progress.stage("publish", 1)
    outputs, keys = prepared.plan.outputs, prepared.keys
    target = target_name(options.output, options.root)
    removed = publish(rendered.staged, (o.url for o in outputs), store, target, options.output)
    store.prune(keys[o.url] for o in outputs if o.recipe in KEPT)
    progress.advance()
    return removed


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
    with closing(Store(options.store)) as store:
        targets = {name: options.root / name for name in store.targets()}
        removed = clean_outputs(store, targets)
    remove_folder(options.store)
    return (*removed, options.store.as_posix())


@contextmanager
def _store(options: Options) -> Iterator[Store]:
    store = Store(options.store)
    if not options.use_cache:
        store.forget()
    try:
        yield store
    finally:
        store.close()


def _not_read(loaded: Loaded, plan: Plan) -> Iterator[Problem]:
    """Texts that were surely meant to be read, by their names, and documents where only texts have a meaning."""
    used = {source for output in plan.outputs for source in output.sources}
    for path in sorted({*loaded.material.attachments, *loaded.others} - used):
        name = path.rpartition("/")[2]
        misnamed = _MISNAMED.fullmatch(name)
        if misnamed or (path.count("/") <= 2 and name.casefold().endswith(_TEXTS)):
            hint = "Copy its words into a plain text file that ends in .md, or link to it from a story."
            hint = f"Rename it to {misnamed['name']}.md." if misnamed else hint
            yield NOT_READ.at(Position(path), f"{name} is not read: it does not end in .md.", hint)


def _prepare(options: Options, store: Store, progress: Progress) -> Prepared:
    config, problems = read_settings(options.root)
    theme = load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)
    cards = load_cards(config.theme, hub_root=options.root, themes_roots=options.themes)
    jobs = job_count(options.jobs)
    loaded: Loaded = load(options.root, config, store, progress, jobs=jobs)
    hub, unresolved = assemble(loaded.material, config, today=options.today, drafts=options.drafts)
    base, canonical, missing = _addresses(options, config)
    plan = make_plan(hub, theme, cards, base, canonical)
    templates = _templates(theme, store)
    making = Keys(templates)
    keys = {output.url: making.key(output) for output in plan.outputs}
    files = {**theme.files, **cards.files, **loaded.files}
    missing += _missing_glyphs(plan, keys, store, files)
    return Prepared(
        config=config,
        hub=hub,
        theme=theme,
        plan=plan,
        problems=ordered(
            (*problems, *loaded.problems, *unresolved, *missing, *plan.problems, *_not_read(loaded, plan))
        ),
        files=files,
        keys=keys,
        templates=templates,
    )


def _templates(theme: Theme, store: Store) -> Templates:
    """The theme's templates, with what they name remembered from build to build."""
    name = digest(engine().encode() + msgspec.msgpack.encode(theme.templates, order="deterministic"))
    known = store.recall("templates", name)
    if known is not None:
        return Templates(theme, msgspec.msgpack.decode(known, type=dict[str, tuple[str, ...]]))
    templates = Templates(theme)
    store.remember("templates", name, msgspec.msgpack.encode(templates.references))
    store.save()
    return templates


def _missing_glyphs(plan: Plan, keys: Mapping[str, str], store: Store, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """What no font can draw on the cards, remembered by their keys: a build that draws nothing says it again."""
    problems: list[Problem] = []
    check: GlyphCheck | None = None
    for output in plan.outputs:
        if not isinstance(output.view, CardView) or not texts(output.view):
            continue
        known = store.recall("glyphs", keys[output.url])
        if known is None:
            check = check or GlyphCheck(lambda name: Path(files[name]).read_bytes())
            known = msgspec.msgpack.encode(check.missing(output.view))
            store.remember("glyphs", keys[output.url], known)
        if missing := msgspec.msgpack.decode(known, type=tuple[str, ...]):
            problems.append(glyph_problem(output, missing))
    store.save()
    return tuple(problems)


def read_settings(root: Path) -> tuple[SiteConfig, tuple[Problem, ...]]:
    """What site.yaml says, and what is odd about it.

    Raises:
        HubError: with every mistake in it, or if there is none.
    """
    try:
        data = (root / "site.yaml").read_bytes()
    except FileNotFoundError:
        message = f"There is no site.yaml in {root}."
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
