"""A build up to its plan, and from its plan to the published site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.config import SiteConfig
from generator.content.awareness import SPELLINGS
from generator.content.counters import COUNTERS_FILE
from generator.content.hub import Hub, assemble
from generator.content.records import Record, Story
from generator.content.related import nearest, related_stories, terms_of
from generator.digests import digest
from generator.essentials import Essentials, remember
from generator.fields.nearest import nearest as nearest_word
from generator.fingerprint import engine
from generator.keys import Keys
from generator.load import Loaded, load
from generator.options import Options, Progress, Report
from generator.plan.forms import nowhere
from generator.plan.glyphs import card_problems
from generator.plan.memory import Memory, recalled
from generator.plan.output import KeptView, Plan
from generator.plan.plan import make_plan
from generator.problems import Position, Problem, Rule, Severity, errors, ordered
from generator.publish import publish, stands, target_name
from generator.render.recipes import kept
from generator.render.templates import Templates
from generator.rendering import Ahead, Rendered, Renderer
from generator.settings import read_settings
from generator.standing import Seen, ground, keep
from generator.store import Entry, SourceChangedError, Store, remove_folder
from generator.theme.cards import load_cards
from generator.theme.theme import Theme, load_theme
from generator.urls import Base
from generator.workers import job_count

NO_ADDRESS = Rule(
    "no-address",
    Severity.WARNING,
    "Nobody said where the site will stand",
    "Networks show a link's picture only if its address is complete, host and all.",
)
NOT_READ = Rule(
    "file-not-read",
    Severity.WARNING,
    "A file that is not read for its name or ending",
    "Stories, campaigns, people and pages are plain text files whose names end in .md. Editors often add an ending. In "
    "content/data a file is known by its name.",
)
RULES = (NO_ADDRESS, NOT_READ)
_DATA = (*SPELLINGS, COUNTERS_FILE)
"""The files of values that mean something by their name."""
_MISNAMED = re.compile(r"(?P<name>[^/]+?)(?:\.(?:md|markdown)\.[a-z]+|\.(?:mdx|mdown|mkd|mdwn))", re.IGNORECASE)
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".txt", ".pages", ".html", ".htm")

_NOWHERE = "http://localhost"


class Workshop(msgspec.Struct, frozen=True):
    """Where a build that will publish draws what it can while it plans."""

    staging: Path
    standing: Callable[[str, str], bool]
    """Whether the file of an output stands, by its address and key."""


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
    records: tuple[Record, ...]
    """Every record that was read, published or not."""
    renderer: Renderer | None = None
    """What draws the rest, where something is to be published."""


def make(options: Options, seen: Seen, store: Store, progress: Progress) -> Report:
    """Plans, renders what is new, and publishes.

    Raises:
        HubError: if no site can be made at all. The last good site stays.
        SourceChangedError: if a file was changed meanwhile.
    """
    target = target_name(options.output, options.root)
    manifest = store.manifest(target)
    store.held.site = None  # two hubs at a time are one too many
    trusted = manifest if options.use_cache and options.output.is_dir() else {}  # a host brings back none of it

    def standing(url: str, key: str) -> bool:
        return stands(trusted.get(url), key, options.output)

    staging = store.staging()
    ahead = Ahead(store, manifest, staging, options.output, jobs=options.jobs)
    try:
        memory = store.recall("plan", target) if options.use_cache else None
        prepared = prepare(options, seen, store, progress, recalled(memory), Workshop(staging, standing))
        if options.strict and errors(prepared.problems):
            return _report(prepared, published=False)
        keys, plan, renderer = prepared.keys, prepared.plan, prepared.renderer
        assert renderer
        changed = [o for o in plan.outputs if not standing(o.url, keys[o.url])]
        rendered = renderer.render(changed, keys, progress, jobs=options.jobs, whole=plan.whole, ahead=ahead)
        prepared = msgspec.structs.replace(prepared, problems=ordered((*prepared.problems, *rendered.problems)))
        if options.strict and rendered.problems:
            return _report(prepared, published=False)
        removed = _publish(prepared, rendered, store, options, progress, manifest)
    finally:
        ahead.stop()
        remove_folder(staging)
    store.held.site = prepared
    report = _report(prepared, rendered=rendered.urls, removed=removed)
    if not rendered.problems:
        keep(options, seen, store, prepared.records, prepared.plan.turn, report)
    return report


def _publish(
    prepared: Prepared,
    rendered: Rendered,
    store: Store,
    options: Options,
    progress: Progress,
    manifest: Mapping[str, Entry],
) -> tuple[str, ...]:
    progress.stage("publish", 1)
    outputs, keys = prepared.plan.outputs, prepared.keys
    target = target_name(options.output, options.root)
    removed = publish(
        rendered.staged, (o.url for o in outputs), store, target, options.output, manifest, rendered.parts
    )
    store.prune(keys[o.url] for o in outputs if o.recipe in kept(everything=options.keep_all))
    progress.advance()
    return removed


def _where_written(hub: Hub) -> Callable[[str], Position]:
    """Where a file says that it has a form."""
    records = {record.path: record for record in hub.records}

    def position(path: str) -> Position:
        record = records.get(path)
        keys = [key for key in ("petition", "rsvp", "form", "contact") if record and key in record.positions]
        return record.position(keys[0]) if record and keys else Position(path, 1, 1)

    return position


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
    for path in sorted(loaded.material.data):
        if path.endswith((".yaml", ".yml", ".json")) and path not in _DATA:
            meant = nearest_word(path, _DATA)
            hint = f"Did you mean {meant.rpartition('/')[2]}? " if meant else ""
            hint += "Read are awareness-days.yaml, and counters.yaml, which `storyhub sync` writes. Tables of charts end in .csv."
            yield NOT_READ.at(Position(path), "Nothing reads a file of this name.", hint)


def prepare(
    options: Options,
    seen: Seen,
    store: Store,
    progress: Progress,
    known: Mapping[bytes, KeptView] | None = None,
    workshop: Workshop | None = None,
) -> Prepared:
    """Reads, checks and plans; publishes nothing. With what earlier plans remember, views that are `known` are unmade.

    In a `workshop`, many that are not known are drawn as soon as they are made.

    Raises:
        HubError: if no site can be made at all.
    """
    config, problems = _settings(options, store)
    theme = load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)
    cards = load_cards(config.theme, hub_root=options.root, themes_roots=options.themes, store=store)
    jobs = job_count(options.jobs)
    loaded: Loaded = load(seen, config, store, progress, jobs=jobs)
    related = partial(_relate, store=store)
    hub, unresolved = assemble(loaded.material, config, today=options.today, drafts=options.drafts, relate=related)
    base, canonical, missing = _addresses(options, config)
    files = {**theme.files, **cards.files, **loaded.files}
    templates = _templates(theme, store)
    making = Keys(templates)
    renderer = None
    if workshop:
        renderer = Renderer(store, workshop.staging, theme, files, making, keep=kept(everything=options.keep_all))
    memory = None
    if known is not None:
        memory = Memory(seen.ground.encode(), known, loaded.marks)
    if memory and renderer and workshop:
        memory.elsewhere = partial(renderer.early, stands=workshop.standing, progress=progress, jobs=options.jobs)
    plan = make_plan(hub, theme, cards, base, canonical, memory)
    keys = {output.url: making.key(output) for output in plan.outputs}
    if memory:
        if ground(options, store) != seen.ground:  # what is remembered would be told of the theme as it was before
            raise SourceChangedError(str(options.root / "theme"))
        _remember(memory, plan, keys, store, options)
    missing += tuple(nowhere(plan.outputs, options.host, _where_written(hub)))
    missing += tuple(_unreadable_cards(hub, plan, keys, store, files))
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
        records=loaded.material.records,
        renderer=renderer,
    )


def _relate(stories: Sequence[Story], count: int, *, store: Store) -> Mapping[str, tuple[Story, ...]]:
    """Which stories to read next, remembered for stories of just these terms in this order."""
    key = digest(msgspec.msgpack.encode((engine(), count, terms_of(stories))))
    data = store.recall("related", key)
    found = msgspec.msgpack.decode(data, type=list[list[int]]) if data else nearest(stories, count)
    if data is None:
        store.drop("related")
        store.remember("related", key, msgspec.msgpack.encode(found))
    return related_stories(stories, found)


def _remember(memory: Memory, plan: Plan, keys: Mapping[str, str], store: Store, options: Options) -> None:
    for output in plan.outputs:
        if not isinstance(output.view, KeptView):
            memory.learn(output, keys[output.url])
    if memory.is_news:
        store.remember("plan", target_name(options.output, options.root), memory.sealed())


def _settings(options: Options, store: Store) -> tuple[SiteConfig, tuple[Problem, ...]]:
    settings = options.root / "site.yaml"
    before = settings.read_bytes() if settings.is_file() else b""
    config, problems = read_settings(options.root)
    if settings.read_bytes() == before:
        remember(store, before, Essentials(config.url, config.timezone))
    return config, problems


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


def _unreadable_cards(
    hub: Hub, plan: Plan, keys: Mapping[str, str], store: Store, files: Mapping[str, str]
) -> Iterator[Problem]:
    """What no font can draw on the cards, and what has no room there."""
    updates = (update for campaign in hub.campaigns for update in campaign.updates)
    records = {record.path: record for record in (*updates, *hub.records)}
    yield from card_problems(plan.outputs, keys, store, lambda name: Path(files[name]).read_bytes(), records)
    store.save()


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
            "events": len(hub.events),
            "groups": len(hub.groups),
            "partners": len(hub.partners),
            "representatives": len(hub.representatives),
            "photos": len({o.sources for o in plan.outputs if o.recipe == "photo"}),
            "cards": sum(o.recipe == "card" for o in plan.outputs),
        },
    )
