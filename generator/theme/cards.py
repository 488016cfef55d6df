"""A theme's cards: every design in every format that it offers, and the fonts that their texts are set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.digests import digest
from generator.file_digests import file_digests, source_file
from generator.fingerprint import engine
from generator.problems import HubError, Problem, ordered
from generator.store import Store
from generator.theme.card_fonts import OWN_FONTS, load_fonts, read_all
from generator.theme.colour import TOKENS
from generator.theme.layouts.specs import LINK, CardLayout
from generator.theme.theme import theme_folders

__all__ = ["OWN_FONTS", "Cards", "CardsRead", "load_cards", "read_cards"]

STORY = "story"
"""The design of whatever has none of its own."""
_KIND = "card-layouts"
_Layouts = dict[str, dict[str, CardLayout]]


class Cards(msgspec.Struct, frozen=True):
    """Layouts by design and format, fonts (content digests in the order of trial) by role, and the files of those."""

    layouts: Mapping[str, Mapping[str, CardLayout]]
    fonts: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]

    @property
    def designs(self) -> tuple[str, ...]:
        """The designs that a page can ask for."""
        return tuple(self.layouts)

    def layout(self, design: str, form: str) -> CardLayout | None:
        """A design in a format. Instead of an unknown design there is `story`; None if it does not offer the format."""
        asked = (design, STORY, LINK)
        formats = next((self.layouts[name] for name in asked if name in self.layouts), {})
        return formats.get(form)


class CardsRead(msgspec.Struct, frozen=True):
    """The cards that can be used, every mistake, and the files that each design is made of."""

    cards: Cards
    problems: tuple[Problem, ...]
    sources: Mapping[str, tuple[str, ...]]


def load_cards(
    name: str, *, hub_root: Path, themes_roots: Sequence[Path], store: Store | None = None, drawn: bool = True
) -> Cards:
    """The cards of the theme `name`, with what it extends, the hub's own `theme/cards` and `fonts/`.

    A `store` remembers the layouts from build to build, by the content of their files. Fonts may be tens of megabytes, so
    none is read for cards that are not `drawn`.

    Raises:
        HubError: if a layout cannot be used; with every mistake of all layouts.
    """
    folders = theme_folders(name, hub_root, themes_roots)
    stamp = partial(_stamped, store=store) if store else read_all
    fonts, files = load_fonts(folders, hub_root, stamp if drawn else _unread)
    key = _key(folders, fonts)
    known = store.recall(_KIND, key) if store else None
    if known is not None:
        return Cards(msgspec.msgpack.decode(known, type=_Layouts), fonts, files)
    read = _read(folders, hub_root, fonts, files)
    if read.problems:
        raise HubError(read.problems)
    if store:
        store.remember(_KIND, key, msgspec.msgpack.encode(read.cards.layouts))
        store.save()
    return read.cards


def _unread(_paths: Sequence[Path]) -> Mapping[Path, str]:
    return {}


def _stamped(paths: Sequence[Path], store: Store) -> Mapping[Path, str]:
    """The digests of fonts, which are large, read only where they may have changed."""
    files = [source_file(path) for path in paths]
    found = file_digests(files, store, "fonts").by_path
    return {path: found[file.path] for path, file in zip(paths, files, strict=True)}


def read_cards(name: str, *, hub_root: Path, themes_roots: Sequence[Path]) -> CardsRead:
    """The same, without what cannot be used, and every mistake.

    Raises:
        HubError: if there is no such theme.
    """
    folders = theme_folders(name, hub_root, themes_roots)
    return _read(folders, hub_root, *load_fonts(folders, hub_root))


def _read(
    folders: Sequence[Path], hub_root: Path, fonts: Mapping[str, tuple[str, ...]], files: Mapping[str, str]
) -> CardsRead:
    from generator.theme.layouts.chain import Chain, read_file  # noqa: PLC0415 - and YAML: most builds know the layouts
    from generator.theme.layouts.parts import Desk  # noqa: PLC0415 - as above

    desk = Desk(TOKENS, fonts)
    found = [read_file(path, _shown(path, hub_root), floor, desk) for floor, path in _files(folders)]
    chain = Chain([file for file in found if file], desk)
    cards = Cards(chain.designs(), fonts, files)
    return CardsRead(cards, ordered(desk.problems), chain.sources())


def _files(folders: Sequence[Path]) -> Iterator[tuple[int, Path]]:
    """Layout files, each with the floor of its theme."""
    for floor, folder in enumerate(folders):
        yield from ((floor, path) for path in sorted((folder / "cards").glob("*.yaml")))


def _key(folders: Sequence[Path], roles: Iterable[str]) -> str:
    """What layouts depend on: this program, their files, and the names of colours and fonts."""
    layouts = [(floor, path.name, digest(path.read_bytes())) for floor, path in _files(folders)]
    return digest(repr((engine(), layouts, sorted(roles), TOKENS)).encode())


def _shown(path: Path, hub_root: Path) -> str:
    """How problems name a file: from the hub's folder, or from the folder that holds the themes."""
    return (
        path.relative_to(hub_root).as_posix()
        if path.is_relative_to(hub_root)
        else "/".join(("themes", *path.parts[-3:]))
    )
