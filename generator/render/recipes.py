"""Every recipe by its name: how a view of each sort becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from generator.theme.theme import Theme
from generator.views.common import View

if TYPE_CHECKING:
    from generator.render.pixels import DecodeCache

Read = Callable[[str], bytes]
"""Turns a content digest into its bytes."""

Made = Callable[[str, View], bytes | None]
"""What a recipe has made of a view already, where it was kept: the bytes that rendering it again would give."""

ARCHIVE = "archive"
"""The recipe whose view holds other outputs' views."""

KEPT = frozenset({"photo", "card", "icon", "qr", "captions", "share-plan"})
"""Recipes that cost so much that the store keeps what they made, for a clone without a published folder."""

CHEAP = frozenset({"copy", "text", "archive"})
"""Recipes that take no longer than the store would to give back what they made."""

COST = {
    "card": 50.0,
    "photo": 40.0,
    "icon": 20.0,
    "feed": 20.0,
    "qr": 12.0,
    "captions": 6.0,
    "share-plan": 5.0,
    "calendar": 5.0,
}
"""Milliseconds of processor time, roughly, of what is shared out by itself."""
_PAGE = 1.0
_COPY = 0.1


def cost(recipe: str) -> float:
    """Milliseconds of processor time, roughly, that an output takes."""
    return COST.get(recipe, _COPY if recipe in ("copy", "text") else _PAGE)


EVERYWHERE = ("html", "feed", "photo", "icon", "stylesheet", "sitemap", "text", "copy")
"""Recipes that any hub needs."""


class Recipes:
    """The recipes of a theme, in one process. Modules are loaded when their recipe is first used."""

    def __init__(self, theme: Theme, made: Made | None = None) -> None:
        self._theme = theme
        self._made: Made = made or (lambda _recipe, _view: None)
        self._decoded: DecodeCache | None = None
        self._loaded: dict[str, Callable[[View, Read], bytes]] = {}

    def render(self, recipe: str, view: View, read: Read) -> bytes:
        """The bytes of an output."""
        if recipe not in self._loaded:
            self._loaded[recipe] = self._load(recipe)
        return self._loaded[recipe](view, read)

    def _load(self, recipe: str) -> Callable[[View, Read], bytes]:
        """A recipe's function, its module imported now: a build loads what it renders with and nothing else."""
        module, function = _FUNCTIONS[recipe]
        found = import_module(f"generator.render.{module}")
        match recipe:
            case "html":
                render: Callable[[View, Read], bytes] = found.HtmlRecipe(self._theme).render
            case "photo":
                render = partial(found.render, cache=self._photos())
            case "card":
                render = found.CardRecipe(self._photos()).render
            case "feed":
                render = partial(found.render, cache=found.TextCache())
            case _ if recipe == ARCHIVE:
                render = self._archive(found.render)
            case _:
                render = getattr(found, function)
        return render

    def _photos(self) -> DecodeCache:
        """What photos and cards share, so that a photo is decoded once for both."""
        if self._decoded is None:
            self._decoded = import_module("generator.render.pixels").DecodeCache()
        return self._decoded

    def rest(self) -> None:
        """Lets go of the photo that was drawn last: what is rendered next has another."""
        if self._decoded is not None:
            self._decoded.clear()

    def _archive(self, pack: Callable[[View, Callable[[str, View], bytes]], bytes]) -> Callable[[View, Read], bytes]:
        """An archive's recipe makes its parts as the plan's own outputs are made, or takes them from there."""
        made = self._made

        def render(view: View, read: Read) -> bytes:
            return pack(view, lambda recipe, part: made(recipe, part) or self.render(recipe, part, read))

        return render


def load_modules(recipes: Iterable[str]) -> None:
    """Loads what some recipes are made of, before processes are started that would each do so."""
    for module in {_FUNCTIONS[recipe][0] for recipe in recipes}:
        import_module(f"generator.render.{module}")


def kept(*, everything: bool) -> frozenset[str]:
    """The recipes whose outputs the store keeps: the costly ones, or all but the cheap."""
    return frozenset(_FUNCTIONS) - CHEAP if everything else KEPT


_FUNCTIONS = {
    "html": ("html", "render"),
    "photo": ("photos", "render"),
    "feed": ("feeds", "render"),
    "card": ("card", "render_card"),
    "icon": ("icons", "render"),
    "sitemap": ("sitemap", "render"),
    "sitemap-index": ("sitemap", "render_index"),
    "stylesheet": ("stylesheet", "render"),
    "text": ("files", "render_text"),
    "copy": ("files", "render_copy"),
    "qr": ("qr", "render"),
    "captions": ("captions", "render"),
    "share-plan": ("share_plan", "render"),
    "calendar": ("calendar", "render"),
    ARCHIVE: ("archive", "render"),
}
"""Module and function of each recipe."""
