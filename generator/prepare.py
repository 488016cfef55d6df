"""A build up to its plan, and from its plan to the published site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path

import msgspec

from generator import lazy_re
from generator.companion import Companion
from generator.config import SiteConfig
from generator.content.awareness import SPELLINGS
from generator.content.counters import COUNTERS_FILE
from generator.content.hub import Hub, assemble
from generator.content.records import Record, Story
from generator.content.related import Related, nearest, terms_of
from generator.digests import digest
from generator.fields.nearest import nearest as nearest_word
from generator.files import SourceChangedError
from generator.fingerprint import engine
from generator.keys import Keys
from generator.load import Loaded, Read
from generator.options import Options, Progress, Report
from generator.plan.dates import date_view
from generator.plan.forms import nowhere
from generator.plan.glyphs import card_problems
from generator.plan.memory import Elsewhere, Facts, Make, Memory, Name, Recalled, recalled
from generator.plan.output import KeptView, Output, Plan
from generator.plan.plan import DEFAULT_BRAND, make_plan
from generator.problems import HubError, Position, Problem, Rule, Severity, errors, ordered
from generator.publish import NewSite, publish, target_name
from generator.render.recipes import EVERYWHERE, kept, load_modules
from generator.render.templates import Templates
from generator.rendering import Rendered, Renderer
from generator.standing import Seen, ground, keep, theme_key
from generator.store import Store
from generator.theme.cards import Cards, load_cards
from generator.theme.colour import colours
from generator.theme.theme import Theme, load_theme
from generator.urls import Base
from generator.workers import Beside, job_count, start_method
from generator.workshop import Workshop

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
_MISNAMED = lazy_re.compile(r"(?P<name>[^/]+?)(?:\.(?:md|markdown)\.[a-z]+|\.(?:mdx|mdown|mkd|mdwn))", re.IGNORECASE)
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".txt", ".pages", ".html", ".htm")

_MANY = 3000
"""Pages from which it is worth while to ask another process about some."""
_SOME = 300
"""Stories from which another process finds out which are related."""
_NOWHERE = "http://localhost"


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


class Looks(msgspec.Struct, frozen=True):
    """What pages and cards are drawn with."""

    theme: Theme
    cards: Cards


def get_ready(options: Options, seen: Seen, config: SiteConfig, store: Store) -> Looks | None:
    """What can be done while others read: whatever pages are drawn with is loaded and compiled, once for all processes."""
    load_modules(EVERYWHERE)
    with suppress(HubError):  # a mistake in the theme is told when it is loaded to plan with
        looks = _looks(options, seen, config, store)
        theme = looks.theme
        colours(config.brand or DEFAULT_BRAND, theme.light, theme.dark)
        date_view(options.today, config.lang, date_only=True)  # and with it a language's words for days
        _templates(theme, store, import_module("generator.render.html").compile_templates(theme))
        return looks
    return None


def make(
    options: Options,
    seen: Seen,
    store: Store,
    progress: Progress,
    read: Read,
    workshop: Workshop,
    companion: Companion,
    *,
    looks: Looks | None = None,
) -> Report:
    """Plans, renders what is new, and publishes. `looks` are what was got ready while others read.

    Raises:
        HubError: if no site can be made at all. The last good site stays.
        SourceChangedError: if a file was changed meanwhile.
    """
    memory = store.snapshot(_memory_of(workshop.target)) if options.use_cache else None
    prepared = prepare(options, seen, store, progress, read, recalled(memory), workshop, looks=looks)
    if options.strict and errors(prepared.problems):
        return _report(prepared, published=False)
    keys, plan, renderer = prepared.keys, prepared.plan, prepared.renderer
    standing = workshop.all_standing(keys)
    assert renderer
    changed = [o for o in plan.outputs if o.url not in standing]
    rendered = renderer.render(
        changed, keys, progress, jobs=options.jobs, whole=plan.whole, ahead=workshop.ahead, draw_few=companion.draw
    )
    companion.dismiss()
    prepared = msgspec.structs.replace(prepared, problems=ordered((*prepared.problems, *rendered.problems)))
    if options.strict and rendered.problems:
        return _report(prepared, published=False)
    removed = _publish(prepared, rendered, store, options, progress, workshop)
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
    workshop: Workshop,
) -> tuple[str, ...]:
    progress.stage("publish", 1)
    outputs, keys = prepared.plan.outputs, prepared.keys
    target, published = workshop.target, workshop.published
    removed = publish(
        rendered.staged,
        (o.url for o in outputs),
        store,
        target,
        options.output,
        published,
        rendered.parts,
        site=NewSite(workshop.site, rendered.strays) if workshop.site else None,
    )
    store.prune(keys[o.url] for o in outputs if o.recipe in kept(everything=options.keep_all))
    progress.advance()
    return removed


def _where_written(hub: Hub) -> Callable[[str], Position]:
    """Where a file says that it has a form."""

    @cache
    def records() -> dict[str, Record]:
        return {record.path: record for record in hub.records}

    def position(path: str) -> Position:
        record = records().get(path)
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
    read: Read,
    known: Recalled | None = None,
    workshop: Workshop | None = None,
    *,
    looks: Looks | None = None,
) -> Prepared:
    """Checks and plans what was read; publishes nothing. With what earlier plans remember, views that are `known` are unmade.

    In a `workshop`, many that are not known are drawn as soon as they are made.

    Raises:
        HubError: if no site can be made at all.
    """
    config, loaded = read.config, read.loaded
    looks = looks or _looks(options, seen, config, store)
    theme, cards = looks.theme, looks.cards
    templates = _templates(theme, store)
    making = Keys(templates)
    files = {**theme.files, **cards.files, **loaded.files}
    renderer = None
    if workshop:
        wanted = kept(everything=options.keep_all)
        site = "" if workshop.ahead.files else workshop.site  # a page's folder may be a file of the site before
        renderer = Renderer(store, workshop.staging, theme, files, making, site=site, keep=wanted)
    memory = None
    if known is not None:
        memory = Memory(seen.ground.encode(), known, loaded.marks)
    with closing(_Helpers(store, options.jobs, workshop)) as helpers:
        hub, unresolved = assemble(
            loaded.material, config, today=options.today, drafts=options.drafts, relate=helpers.related
        )
        base, canonical, missing = _addresses(options, config)
        if memory:
            memory.spread = helpers.in_two
        if memory and renderer and workshop:
            early = partial(renderer.early, stands=workshop.standing, progress=progress, jobs=options.jobs)
            memory.elsewhere = helpers.with_time(early, workshop)
        plan = make_plan(hub, theme, cards, base, canonical, memory)
        helpers.settle()
    keys = {o.url: o.view.key if isinstance(o.view, KeptView) else making.key(o) for o in plan.outputs}
    if memory:
        if ground(options, store) != seen.ground:  # what is remembered would be told of the theme as it was before
            raise SourceChangedError(str(options.root / "theme"))
        _remember_theme(theme, cards, theme_key(options, seen, config.theme), store)
        _remember(memory, plan, keys, store, options)
    missing += tuple(nowhere(plan.outputs, options.host, _where_written(hub)))
    missing += tuple(_unreadable_cards(hub, plan, keys, store, files))
    return Prepared(
        config=config,
        hub=hub,
        theme=theme,
        plan=plan,
        problems=ordered(
            (*read.problems, *loaded.problems, *unresolved, *missing, *plan.problems, *_not_read(loaded, plan))
        ),
        files=files,
        keys=keys,
        templates=templates,
        records=loaded.material.records,
        renderer=renderer,
    )


class _Helpers:
    """Other processes that take a part of the planning of a large hub."""

    def __init__(self, store: Store, jobs: int, workshop: Workshop | None) -> None:
        self._store = store
        self._folder = str(workshop.staging) if workshop else ""
        self._alone = job_count(jobs) == 1 or start_method() != "fork"
        self._beside: Beside[list[list[int]]] | None = None
        self._related: Related | None = None
        self._key = ""
        """Under which what is found is to be remembered, if it is not yet."""

    def related(self, stories: Sequence[Story], count: int) -> Related:
        """Which stories to read next, remembered for stories of just these terms in this order.

        Another process finds them. Neither this one waits for that, nor those that it forks, until they want to know.
        """
        key = digest(msgspec.msgpack.encode((engine(), count, terms_of(stories))))
        data = self._store.recall("related", key)
        if data is None:
            self._key = key
            if len(stories) >= _SOME and self._folder and not self._alone:
                self._beside = Beside(nearest, stories, count, into=f"{self._folder}/related")

        def find() -> list[list[int]]:
            if data:
                return msgspec.msgpack.decode(data, type=list[list[int]])
            return (self._beside.result() if self._beside else None) or nearest(stories, count)

        self._related = Related(stories, find)
        return self._related

    def with_time(self, elsewhere: Elsewhere, workshop: Workshop) -> Elsewhere:
        """The same work, and while others do it, what the store has put off."""

        def settled(
            unmade: Sequence[tuple[Output, Make]], facts: Facts, meanwhile: Callable[[], None]
        ) -> Mapping[str, KeptView]:
            if self._beside is None:
                self.settle()  # once for all processes
            workshop.settle()

            def while_others_draw() -> None:
                self._store.catch_up()
                meanwhile()

            return elsewhere(unmade, facts, while_others_draw)

        return settled

    def in_two(self, name: Name, count: int) -> bytes:
        """Names many outputs in two processes, which needs to know what is found."""
        if count < _MANY or self._alone or start_method() != "fork":
            return name(0, count)
        self.settle()
        beside: Beside[bytes] = Beside(name, count // 2, count)
        try:
            mine, others = name(0, count // 2), beside.result()
        finally:
            beside.stop()
        return mine + (name(count // 2, count) if others is None else others)

    def settle(self) -> None:
        """Waits until all is found, and remembers it."""
        found = self._related.places if self._related is not None else ()
        if self._key:
            self._store.drop("related")
            self._store.remember("related", self._key, msgspec.msgpack.encode(found))
            self._key = ""

    def close(self) -> None:
        """Looks no longer."""
        if self._beside:
            self._beside.stop()


def _remember(memory: Memory, plan: Plan, keys: Mapping[str, str], store: Store, options: Options) -> None:
    for output in plan.outputs:
        if not isinstance(output.view, KeptView):
            memory.learn(output, keys[output.url])
    if memory.is_news:
        store.keep_snapshot(_memory_of(target_name(options.output, options.root)), [memory.sealed()])


def _looks(options: Options, seen: Seen, config: SiteConfig, store: Store) -> Looks:
    return Looks(_theme(options, seen, config, store), _cards(options, seen, config, store))


def _theme(options: Options, seen: Seen, config: SiteConfig, store: Store) -> Theme:
    """The theme, remembered as long as nothing changes but content: to read it takes as long as a thousand stories do."""
    known = store.recall("theme", theme_key(options, seen, config.theme))
    if known:
        return msgspec.msgpack.decode(known, type=Theme)
    return load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)


def _cards(options: Options, seen: Seen, config: SiteConfig, store: Store) -> Cards:
    """The theme's cards, likewise."""
    known = store.recall("cards", theme_key(options, seen, config.theme))
    if known:
        return msgspec.msgpack.decode(known, type=Cards)
    return load_cards(
        config.theme, hub_root=options.root, themes_roots=options.themes, store=store, drawn=config.cards.enabled
    )


def _remember_theme(theme: Theme, cards: Cards, key: str, store: Store) -> None:
    """Keeps both, once it is certain that they were read of the files that `key` stands for."""
    if store.recall("theme", key) is None:
        for kind, value in (("theme", theme), ("cards", cards)):
            store.drop(kind)  # half a megabyte, which nobody wants once a template has changed
            store.remember(kind, key, msgspec.msgpack.encode(value))


def _memory_of(target: str) -> str:
    """Under which name it is kept what plans for a folder remember."""
    return f"plan-{digest(target.encode())[:8]}"


def _templates(theme: Theme, store: Store, named: Mapping[str, tuple[str, ...]] | None = None) -> Templates:
    """The theme's templates, with what they name remembered from build to build; `named` is what is known of that now."""
    name = digest(engine().encode() + msgspec.msgpack.encode(theme.templates, order="deterministic"))
    known = store.recall("templates", name)
    if known is not None:
        return Templates(theme, msgspec.msgpack.decode(known, type=dict[str, tuple[str, ...]]))
    templates = Templates(theme, named if named and named.keys() == theme.templates.keys() else None)
    store.remember("templates", name, msgspec.msgpack.encode(templates.references))
    store.save()
    return templates


def _unreadable_cards(
    hub: Hub, plan: Plan, keys: Mapping[str, str], store: Store, files: Mapping[str, str]
) -> Iterator[Problem]:
    """What no font can draw on the cards, and what has no room there."""
    updates = (update for campaign in hub.campaigns for update in campaign.updates)
    records = {record.path: record for record in (*updates, *hub.records)}
    yield from card_problems(plan, keys, store, lambda name: Path(files[name]).read_bytes(), records)
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
