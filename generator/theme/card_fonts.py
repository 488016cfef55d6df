"""The fonts that cards are set in: a theme's faces by role, what every role falls back on, and the hub's own.

A theme's ``fonts/fonts.yaml`` names its card faces, by paths relative to that file::

    cards:
      headline: [cards/bricolage.ttf]
      text: [cards/literata.ttf]
    fallback: [cards/noto-sans.ttf, cards/noto-sans-arabic.ttf]

A theme takes the roles that it does not name, and `fallback` if it names none, from the theme that it extends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.digests import digest
from generator.theme.packaged_fonts import packaged_fonts

OWN_FONTS = "fonts"
"""A hub's folder of font files for scripts that the theme's fonts do not cover."""
_FONT_FILES = (".ttf", ".otf", ".ttc")

Stamp = Callable[[Sequence[Path]], Mapping[Path, str]]
"""Gives the content digests of files, as far as they are wanted."""


def read_all(paths: Sequence[Path]) -> Mapping[Path, str]:
    """The content digests of files, all of them read."""
    return {path: digest(path.read_bytes()) for path in paths}


def load_fonts(
    folders: Sequence[Path], hub_root: Path, stamp: Stamp = read_all
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The fonts of cards.

    Args:
        folders: of a theme and what it extends, the most general first.
        hub_root: the hub's folder, whose `fonts/` comes after the theme's, and before what is installed.
        stamp: gives the digests.

    Returns:
        Content digests in the order of trial, by role; and the file that each digest was taken from.
    """
    roles: dict[str, list[Path]] = {}
    fallback: list[Path] = []
    for folder in folders:
        named, last = _faces(folder / "fonts" / "fonts.yaml")
        roles |= named
        fallback = last or fallback
    last = [*fallback, *own_fonts(hub_root), *packaged_fonts()]
    stamped = stamp(sorted({*last, *(path for own in roles.values() for path in own)}))
    fonts = {
        role: tuple(stamped[path] for path in dict.fromkeys([*own, *last]) if path in stamped)
        for role, own in roles.items()
    }
    return fonts, {name: str(path) for path, name in stamped.items()}


def own_fonts(hub_root: Path) -> list[Path]:
    """The font files in a hub's own folder."""
    return [path for path in sorted((hub_root / OWN_FONTS).glob("*")) if path.suffix.lower() in _FONT_FILES]


def _faces(path: Path) -> tuple[dict[str, list[Path]], list[Path]]:
    """The faces by role, and the fallback, of one theme; nothing if it has no such file."""
    if not path.is_file():
        return {}, []
    import yaml  # noqa: PLC0415 - slow to load, and not every theme has such a file

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where the wheel has it
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8-sig"), loader) or {}  # noqa: S506 - a safe loader
    roles = {role: [path.parent / file for file in files] for role, files in (data.get("cards") or {}).items()}
    return roles, [path.parent / file for file in data.get("fallback") or ()]
