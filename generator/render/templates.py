"""Which templates a page is drawn with: what the HTML recipe reads beside a view, and so part of a page's cache key.

Finding out means parsing every template; a build that has done so before hands the answer in and loads no Jinja.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module

import msgspec

from generator.digests import digest
from generator.theme.locale import choose
from generator.theme.theme import ANY, BODY, Theme
from generator.views.pages import HtmlView

References = Mapping[str, tuple[str, ...]]


class Templates:
    """A theme's templates and what they name. `references` as `template_names` gives them, if they are known."""

    def __init__(self, theme: Theme, references: References | None = None) -> None:
        self._theme = theme
        self._known = references
        self._fingerprints: dict[tuple[str, str], bytes] = {}

    @cached_property
    def references(self) -> References:
        """For each template those that it names.

        Raises:
            HubError: if a template has a mistake.
        """
        if self._known is not None:
            return self._known
        found: References = import_module("generator.render.template_names").template_names(self._theme)
        return found

    def fingerprint(self, view: HtmlView) -> bytes:
        """The digest of the templates that a page is drawn with, and of the words of its language."""
        key = (view.template, view.lang)
        if key not in self._fingerprints:
            used = {name: self._theme.templates.get(name, "") for name in self.closure(view.template)}
            words = choose(self._theme.locales, view.lang)
            data = msgspec.msgpack.encode((used, words), order="deterministic")
            self._fingerprints[key] = digest(data).encode()
        return self._fingerprints[key]

    def closure(self, template: str) -> tuple[str, ...]:
        """Every template that may take part in drawing one."""
        found: set[str] = set()
        waiting = {template, BODY}
        while waiting:
            name = waiting.pop()
            found.add(name)
            named = self.references.get(name, ())
            if ANY in named:
                return tuple(sorted(self._theme.templates))
            waiting |= set(named) - found
        return tuple(sorted(found))
