"""The cards of a hub's theme as they are now, for the page `/_cards/` of the server: drawn when asked for."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from generator.build import prepare
from generator.digests import digest
from generator.options import Options, Report, Silent
from generator.plan.plan import DEFAULT_BRAND
from generator.prepare import Prepared
from generator.problems import HubError, Problem
from generator.render.card import render_card
from generator.serve.card_samples import SAMPLES, Sample, sample_photo, sample_values
from generator.serve.live import Shown, shown
from generator.serve.rebuild import Build
from generator.settings import read_settings
from generator.store import Store
from generator.theme.card_layout import LINK, CardLayout, resolve
from generator.theme.cards import CardsRead, read_cards
from generator.theme.colour import colours
from generator.theme.theme import load_theme, theme_folders
from generator.views.card import AnyLayer, CardView, ShapeLayer, StackLayer, TextLayer

_SOURCES = ("theme.yaml", "cards/*.yaml", "fonts/*.yaml", "fonts/cards/*")
_KEPT = 96
"""Pictures that are kept in memory: some ten megabytes."""


class Area(msgspec.Struct, frozen=True):
    """A layer's box on a card, for the overlay. `inner`: part of a stack."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    text: str = ""
    inner: bool = False


class Tile(msgspec.Struct, frozen=True):
    """One card of the page; `src` is empty where mistakes stand in the way."""

    name: str
    form: str
    width: int
    height: int
    src: str = ""
    safe: int = 0
    areas: tuple[Area, ...] = ()
    problems: tuple[Shown, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """One line of a list to choose from."""

    name: str
    title: str


class State(msgspec.Struct, frozen=True):
    """All that the page shows. `stamp` changes whenever a picture may have."""

    stamp: str
    theme: str = ""
    tiles: tuple[Tile, ...] = ()
    samples: tuple[Choice, ...] = ()
    pages: tuple[Choice, ...] = ()
    problems: tuple[Shown, ...] = ()


class _Theme(msgspec.Struct, frozen=True):
    """What of the theme and site.yaml cards are made with."""

    stamp: str
    name: str
    hub: str
    colours: Mapping[str, str]
    read: CardsRead


class CardBench:
    """Reads the theme's card layouts whenever one of its files has changed, and draws what the page asks for.

    `options` gives those of a build as of now.
    """

    def __init__(self, options: Callable[[], Options]) -> None:
        self._options = options
        self._theme: _Theme | None = None
        self._prepared: tuple[int, Prepared] | None = None
        self._lock = threading.Lock()
        self._building = threading.Lock()
        self._drawn: OrderedDict[str, bytes] = OrderedDict()

    def alone(self, build: Build) -> Build:
        """A build that never runs while real pages are being read here: both use the same store."""

        def guarded(*, strict: bool, publishing: Callable[[], object]) -> Report:
            with self._building:
                return build(strict=strict, publishing=publishing)

        return guarded

    def samples(self, sample: str) -> State:
        """Every design in every format with sample values."""
        chosen = SAMPLES.get(sample, next(iter(SAMPLES.values())))
        try:
            theme = self._current()
        except HubError as error:
            return State("", problems=tuple(shown(problem) for problem in error.problems), samples=_choices())
        tiles = [tile for design in theme.read.sources for tile in self._tiles(theme, design, sample, chosen)]
        problems = tuple(shown(problem) for problem in theme.read.problems)
        return State(theme.stamp, theme.name, tuple(tiles), _choices(), problems=problems)

    def pages(self, epoch: int, address: str) -> State:
        """The cards of a real page, and all pages that have cards, as of the site that was published as `epoch`."""
        try:
            prepared = self._site(epoch)
        except HubError as error:
            return State("", problems=tuple(shown(problem) for problem in error.problems))
        hub = prepared.hub
        found = {hub.url(work): work.title for work in (*hub.stories, *hub.campaigns)}
        tiles = tuple(
            Tile(
                name=name,
                form=form,
                width=view.width,
                height=view.height,
                src=f"made{url}?v={_version(view)}",
                areas=tuple(_areas(view.layers)),
            )
            for url, view in _cards(prepared)
            for name, form in _own_card(url, address if address in found else "?")
        )
        return State(str(epoch), prepared.theme.name, tiles, pages=tuple(Choice(*item) for item in found.items()))

    def sample_picture(self, design: str, form: str, sample: str) -> tuple[bytes, str]:
        """A design with sample values, and its media type.

        Raises:
            KeyError: if there is no such design, format or sample.
        """
        theme = self._current()
        view = self._view(theme, theme.read.cards.layouts[design][form], design, SAMPLES[sample])
        photo, data = sample_photo()
        files = theme.read.cards.files
        read = {photo.digest: lambda: data, **{name: Path(path).read_bytes for name, path in files.items()}}
        return self._picture(view, lambda card: render_card(card, lambda name: read[name]())), _media(view)

    def made_picture(self, epoch: int, url: str) -> tuple[bytes, str]:
        """A card of a real page, and its media type.

        Raises:
            KeyError: if there is no such card.
        """
        prepared = self._site(epoch)
        view = dict(_cards(prepared))[url]
        return self._picture(view, lambda card: self._draw(card, prepared.files)), _media(view)

    def _draw(self, view: CardView, files: Mapping[str, str]) -> bytes:
        with self._building, closing(Store(self._options().store)) as store, closing(store.blobs(files)) as blobs:
            return render_card(view, blobs)

    def _tiles(self, theme: _Theme, design: str, name: str, sample: Sample) -> Iterator[Tile]:
        """A design's cards; or one tile with the mistakes of the files that it is made of."""
        problems = _problems_of(theme.read, design)
        formats = theme.read.cards.layouts.get(design, {})
        if problems or not formats:
            yield Tile(design, "", 1200, 630, problems=tuple(shown(problem) for problem in problems))
            return
        for form, layout in formats.items():
            view = self._view(theme, layout, design, sample)
            src = f"sample/{design}/{form}?sample={name}&v={_version(view)}"
            yield Tile(design, form, view.width, view.height, src, layout.safe, tuple(_areas(view.layers)))

    def _view(self, theme: _Theme, layout: CardLayout, design: str, sample: Sample) -> CardView:
        photo = sample_photo()[0] if sample.photo else None
        return resolve(layout, sample_values(design, sample, theme.hub), theme.colours, theme.read.cards.fonts, photo)

    def _picture(self, view: CardView, draw: Callable[[CardView], bytes]) -> bytes:
        """A picture as it was drawn before, or drawn now."""
        version = _version(view)
        with self._lock:
            kept = self._drawn.get(version)
        data = kept or draw(view)
        with self._lock:
            self._drawn[version] = data
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return data

    def _current(self) -> _Theme:
        """The theme as its files are now.

        Raises:
            HubError: if site.yaml or the theme cannot be read.
        """
        options = self._options()
        config = read_settings(options.root)[0]
        stamp = _stamp(config.theme, options)
        with self._lock:
            if self._theme is None or self._theme.stamp != stamp:
                theme = load_theme(config.theme, hub_root=options.root, themes_roots=options.themes)
                palette = colours(config.brand or DEFAULT_BRAND, theme.light, theme.dark)
                read = read_cards(config.theme, hub_root=options.root, themes_roots=options.themes)
                self._theme = _Theme(stamp, config.theme, config.name, dict(palette.light.colours), read)
            return self._theme

    def _site(self, epoch: int) -> Prepared:
        """The plan of the hub as it was when `epoch` was published."""
        with self._building:
            if self._prepared is None or self._prepared[0] != epoch:
                self._prepared = (epoch, prepare(self._options(), Silent()))
            return self._prepared[1]


def _choices() -> tuple[Choice, ...]:
    return tuple(Choice(name, sample.title) for name, sample in SAMPLES.items())


def _stamp(name: str, options: Options) -> str:
    """Something that is another whenever a file of the theme, of a font or site.yaml is."""
    folders = theme_folders(name, options.root, options.themes)
    files = {path for folder in folders for pattern in _SOURCES for path in folder.glob(pattern)}
    files |= {options.root / "site.yaml", *(options.root / "fonts").glob("*")}
    facts = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(files) if path.is_file()]
    return digest(repr(facts).encode())[:12]


def _problems_of(read: CardsRead, design: str) -> tuple[Problem, ...]:
    return tuple(problem for problem in read.problems if problem.position.path in read.sources[design])


def _cards(prepared: Prepared) -> Iterator[tuple[str, CardView]]:
    for output in prepared.plan.outputs:
        if output.recipe == "card" and isinstance(output.view, CardView):
            yield output.url, output.view


def _own_card(url: str, address: str) -> Iterator[tuple[str, str]]:
    """Design and format of a card if it is one of the page at `address`: `…/card.jpg`, `…/share/story-square.jpg`."""
    found = re.fullmatch(re.escape(address) + r"(?:card|share/(?P<name>[\w-]+)-(?P<form>[a-z]+))\.\w+", url)
    if found:
        yield found["name"] or "the page’s link", found["form"] or LINK


def _media(view: CardView) -> str:
    return f"image/{view.encoding.format}"


def _version(view: CardView) -> str:
    return digest(msgspec.msgpack.encode(view))[:16]


def _areas(layers: Sequence[AnyLayer], *, inner: bool = False) -> Iterator[Area]:
    for layer in layers:
        if isinstance(layer, ShapeLayer):
            continue
        box, text = layer.box, layer.text[:60] if isinstance(layer, TextLayer) else ""
        kind = type(layer).__name__.removesuffix("Layer").lower()
        yield Area(kind, box.x, box.y, box.width, box.height, text, inner)
        if isinstance(layer, StackLayer):
            yield from _areas(layer.children, inner=True)
