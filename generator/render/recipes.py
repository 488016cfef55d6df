"""Every recipe by its name: how a view of each sort becomes bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from generator.theme.theme import Theme
from generator.views.common import View

Read = Callable[[str], bytes]
"""Turns a content digest into its bytes."""

KEPT = frozenset({"photo", "card", "icon"})
"""Recipes that cost so much that the store keeps what they made, for a clone without a published folder."""

COST = {"card": 50.0, "photo": 40.0, "icon": 20.0, "feed": 20.0}
"""Milliseconds of processor time, roughly, for sharing work out; anything else is 1."""


class Recipes:
    """The recipes of a theme, in one process. Modules are loaded when their recipe is first used."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
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
                render = partial(found.render, cache=found.DecodeCache())
            case "feed":
                render = partial(found.render, cache=found.TextCache())
            case _:
                render = getattr(found, function)
        return render


_FUNCTIONS = {
    "html": ("html", "render"),
    "photo": ("photos", "render"),
    "feed": ("feeds", "render"),
    "card": ("card", "render_card"),
    "icon": ("icons", "render"),
    "sitemap": ("sitemap", "render"),
    "stylesheet": ("stylesheet", "render"),
    "text": ("files", "render_text"),
    "copy": ("files", "render_copy"),
}
"""Module and function of each recipe."""
