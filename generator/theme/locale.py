"""The words of a theme's pages in each language: catalogues from `.po` files (GNU gettext), as plain data."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from gettext import c2py
from importlib import import_module
from io import BytesIO

import msgspec

from generator import lazy_re

_ENGLISH_PLURAL = "(n != 1)"
_TEXT = r'"(?:\\.|[^"\\])*"'
_LINE = lazy_re.compile(rf"\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?{_TEXT})?\s*")
"""What a line of a `.po` file may be (GNU gettext manual, "The Format of PO Files")."""


class Catalogue(msgspec.Struct, frozen=True):
    """Translations by source string: one form, or as many as the language has. `plural` is gettext's formula."""

    messages: Mapping[str, tuple[str, ...]] = {}
    plural: str = _ENGLISH_PLURAL

    def singular(self, message: str) -> str:
        """The translation, or the source string where there is none."""
        return self.messages.get(message, (message,))[0]

    def plural_form(self, one: str, other: str, count: int) -> str:
        """The form that goes with `count`; in English where there is no translation."""
        forms = self.messages.get(one)
        if forms is None or len(forms) == 1:
            return one if count == 1 else other
        return forms[min(_formula(self.plural)(count), len(forms) - 1)]

    def over(self, base: Catalogue) -> Catalogue:
        """This catalogue with what it lacks taken from `base`."""
        return Catalogue({**base.messages, **self.messages}, self.plural if self.messages else base.plural)


class CatalogueError(ValueError):
    """It is no `.po` file. `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@functools.lru_cache(maxsize=64)
def _formula(plural: str) -> Callable[[int], int]:
    return c2py(plural)


def parse(data: bytes) -> Catalogue:
    """A `.po` file. Entries without a translation, and those marked fuzzy, are left out.

    Raises:
        CatalogueError: if it cannot be read.
    """
    for number, line in enumerate(data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise CatalogueError(f"“{line.strip()}” is neither a comment nor a text in quotes", number)
    reading = import_module("babel.messages.pofile")  # a worker that is given a theme reads no catalogues
    try:
        catalog = reading.read_po(BytesIO(data), abort_invalid=True)
    except (reading.PoFileError, UnicodeDecodeError, ValueError) as error:
        raise CatalogueError(str(error), getattr(error, "lineno", None) or 0) from error
    messages = {}
    for message in catalog:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        source = message.id if isinstance(message.id, str) else message.id[0]
        if source and forms and all(forms) and not message.fuzzy:
            messages[source] = forms
    return Catalogue(messages, _plural(data))


def _plural(data: bytes) -> str:
    """The formula as the file itself states it."""
    for line in data.decode("utf-8", "replace").splitlines():
        _, found, rest = line.partition("plural=")
        if line.startswith('"Plural-Forms') and found:
            return rest.split(";")[0].split("\\n")[0].strip().strip('"')
    return _ENGLISH_PLURAL


def choose(locales: Mapping[str, Catalogue], lang: str) -> Catalogue:
    """The catalogue of a BCP 47 tag, else of its language (`es` for `es-MX`), else an empty one: English."""
    for tag in (lang, lang.replace("-", "_"), lang.split("-", 1)[0]):
        if tag in locales:
            return locales[tag]
    return Catalogue()
