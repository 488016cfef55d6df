"""Every recipe by its name: how a view of each sort becomes bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from generator.render.html import HtmlRecipe
from generator.theme.theme import Theme
from generator.views.common import View
from generator.views.pages import HtmlView

Read = Callable[[str], bytes]
"""Turns a content digest into its bytes."""

KEPT = frozenset({"photo", "card", "icon"})
"""Recipes that cost so much that the store keeps what they made, for a clone without a published folder."""

COST = {"card": 50.0, "photo": 40.0, "icon": 20.0, "feed": 20.0}
"""Milliseconds of processor time, roughly, for sharing work out; anything else is 1."""


class Recipes:
    """The recipes of a theme, in one process. Modules are loaded when their recipe is first used."""

    def __init__(self, theme: Theme) -> None:
        self._html = HtmlRecipe(theme)
        self._loaded: dict[str, Callable[[View, Read], bytes]] = {"html": self._html.render}  # type: ignore[dict-item]

    def fingerprint(self, view: View) -> bytes:
        """What a recipe reads besides its view: for pages the templates and the message catalogue."""
        return self._html.fingerprint(view) if isinstance(view, HtmlView) else b""

    def render(self, recipe: str, view: View, read: Read) -> bytes:
        """The bytes of an output."""
        if recipe not in self._loaded:
            self._loaded[recipe] = _load(recipe)
        return self._loaded[recipe](view, read)


_FUNCTIONS = {
    "card": ("card", "render_card"),
    "icon": ("icons", "render"),
    "sitemap": ("sitemap", "render"),
    "stylesheet": ("stylesheet", "render"),
    "text": ("files", "render_text"),
    "copy": ("files", "render_copy"),
}


def _load(recipe: str) -> Callable[[View, Read], bytes]:
    """A recipe's function, its module imported now: a build loads what it renders with and nothing else."""
    if recipe == "photo":
        pixels = import_module("generator.render.pixels")
        return partial(import_module("generator.render.photos").render, cache=pixels.DecodeCache())
    if recipe == "feed":
        feeds = import_module("generator.render.feeds")
        return partial(feeds.render, cache=feeds.TextCache())
    module, function = _FUNCTIONS[recipe]
    found: Callable[[View, Read], bytes] = getattr(import_module(f"generator.render.{module}"), function)
    return found
