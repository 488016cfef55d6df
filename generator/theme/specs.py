"""What a theme's own files say, as values. They are apart from their reading, which workers do not need."""

from __future__ import annotations

import msgspec

from generator.theme.colour import Ground


class ListSpec(msgspec.Struct, frozen=True):
    """A list that a page shows: the `newest` of a kind; of campaigns those in one of `states`, all if it is empty."""

    of: str
    newest: int
    states: tuple[str, ...] = ()


class FontFace(msgspec.Struct, frozen=True):
    """A web font's file and what it serves. `weight` is a number or a range (`400 800`), `unicode_range` as in CSS."""

    file: str
    family: str
    style: str
    weight: str
    unicode_range: str = ""
    languages: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True):
    """What a `theme.yaml` says. None: left to the theme that it extends."""

    extends: str = ""
    title: str = ""
    stylesheets: tuple[str, ...] | None = None
    script: str | None = None
    lists: dict[str, dict[str, ListSpec]] = {}
    grounds: dict[str, Ground] = {}
