"""A theme's cards: layouts by name, and the fonts that their texts are set in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.problems import HubError, Position, Rule, Severity
from generator.store import digest
from generator.theme.card_layout import CardLayout, LayoutError, parse
from generator.theme.theme import theme_folders

BROKEN_LAYOUT = Rule(
    "card-layout",
    Severity.ERROR,
    "A card layout that cannot be used",
    "Cards are drawn from the files in a theme's `cards` folder; a mistake there would leave every link without a picture.",
)
RULES = (BROKEN_LAYOUT,)

OWN_FONTS = "fonts"
"""A hub's folder of font files for scripts that the theme's fonts do not cover."""
_FONT_FILES = (".ttf", ".otf", ".ttc")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where the wheel has it


class Cards(msgspec.Struct, frozen=True):
    """Layouts by name, fonts (content digests in the order of trial) by role, and the files that have those digests."""

    layouts: Mapping[str, CardLayout]
    fonts: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]


def load_cards(name: str, *, hub_root: Path, themes_roots: Sequence[Path]) -> Cards:
    """The cards of the theme `name`, with what it extends, the hub's own `theme/cards` and `fonts/`.

    Raises:
        HubError: if a layout cannot be used.
    """
    layouts: dict[str, CardLayout] = {}
    roles: dict[str, list[Path]] = {}
    for folder in theme_folders(name, hub_root, themes_roots):
        layouts |= {path.stem: _layout(path) for path in sorted((folder / "cards").glob("*.yaml"))}
        roles |= _roles(folder / "fonts" / "fonts.yaml")
    own = [path for path in sorted((hub_root / OWN_FONTS).glob("*")) if path.suffix.lower() in _FONT_FILES]
    stamped = {path: digest(path.read_bytes()) for path in _every(roles, own)}
    fonts = {role: tuple(stamped[path] for path in (*paths, *own)) for role, paths in roles.items()}
    return Cards(layouts, fonts, {name: str(path) for path, name in stamped.items()})


def _every(roles: Mapping[str, Iterable[Path]], own: Iterable[Path]) -> set[Path]:
    return {path for paths in roles.values() for path in paths} | set(own)


def _layout(path: Path) -> CardLayout:
    at = Position(f"cards/{path.name}")
    try:
        return parse(_yaml(path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = Position(at.path, mark.line + 1, mark.column + 1) if mark else at
        raise HubError(
            [BROKEN_LAYOUT.at(at, f"We cannot read this file: {error.problem}.", "Check indents and colons.")]
        ) from None
    except LayoutError as error:
        raise HubError(
            [BROKEN_LAYOUT.at(at, f"In this layout, {error}.", "Compare it with the default theme's.")]
        ) from None


def _roles(path: Path) -> dict[str, list[Path]]:
    if not path.is_file():
        return {}
    data = _yaml(path) or {}
    return {role: [path.parent / file for file in files] for role, files in (data.get("cards") or {}).items()}


def _yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506 - it is a safe loader
