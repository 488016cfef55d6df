"""A theme as one value: templates, assets, fonts, words, lists and colours, with inheritance resolved.

A theme is a folder with a `theme.yaml`. What it lacks it takes from the theme that it `extends`; a hub's own `theme/`
folder lies over both. Nothing of it is read again after loading: files stand here by content digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.digests import digest
from generator.problems import HubError, Position, Problem
from generator.theme import rules
from generator.theme.colour import Ground
from generator.theme.locale import Catalogue, CatalogueError, parse
from generator.theme.specs import FontFace, ListSpec, Settings

OWN = "theme"
"""The folder of a hub that lies over its theme."""
OWN_STYLES = "css/hub.css"
"""A style sheet in the hub's own folder that is joined after the theme's, without being listed."""
BODY = "partials/body.html"
"""The template whose macros draw what stands within a text: figures, galleries, videos, calls to action."""
ANY = "*"
"""In place of a template's name: one that is chosen while drawing, so it may be any."""
_READING = "generator.theme.settings"  # a worker that is given a theme reads none, and needs no YAML for it
T = TypeVar("T")
_LIGHT = Ground("#f6efe1", "#fffaf0", "#cdbfa5", "#211c19", "#655c52")
_DARK = Ground("#161a22", "#1f2530", "#3b4352", "#f1e8d6", "#b3aa9b", 4.5)


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """Only data, so it travels to worker processes."""

    name: str
    templates: Mapping[str, str]
    """Source by name (`story.html`, `partials/figure.html`)."""
    template_paths: Mapping[str, str]
    """Where each template stands, for problems."""
    assets: Mapping[str, str]
    """Content digest by path below `/assets/` (`js/site.js`, `fonts/literata-latin.woff2`)."""
    files: Mapping[str, str]
    """The file that had a digest when the theme was loaded."""
    locales: Mapping[str, Catalogue]
    lists: Mapping[str, Mapping[str, ListSpec]]
    """By page (`home`) and by the name that its template knows (`recent`)."""
    stylesheets: tuple[str, ...]
    """Assets, in the order in which they are joined."""
    script: str
    """The asset that every page loads, or nothing."""
    fonts: tuple[FontFace, ...]
    first_fonts: tuple[FontFace, ...]
    """Those of the theme itself, or of the nearest one that it extends and that has any: what its pages begin with."""
    light: Ground
    dark: Ground


class _Layer(msgspec.Struct, frozen=True):
    """One folder of a theme, as it stands."""

    settings: Settings
    templates: dict[str, str]
    paths: dict[str, str]
    files: dict[str, tuple[str, str]]
    """Digest and file by asset."""
    locales: dict[str, Catalogue]
    fonts: tuple[FontFace, ...]


def load_theme(name: str, *, hub_root: Path, themes_roots: Sequence[Path]) -> Theme:
    """The theme `name`, with what it extends and the hub's own `theme/` folder.

    Args:
        name: of a folder in one of `themes_roots`.
        hub_root: the hub's folder.
        themes_roots: where themes are looked for; the first that has one wins.

    Raises:
        HubError: if there is no such theme, or something in it cannot be used; with every problem found.
    """
    layers = [_layer(folder, hub_root) for folder in theme_folders(name, hub_root, themes_roots)]
    theme = _merge(name, layers)
    _check_names(theme, _shown(hub_root / OWN, hub_root) if (hub_root / OWN).is_dir() else f"themes/{name}")
    return theme


def theme_folders(name: str, hub_root: Path, roots: Sequence[Path]) -> list[Path]:
    """A theme's folders: from the theme at the bottom to the hub's own."""
    chain: list[Path] = []
    wanted, at = name, Position("site.yaml")
    while wanted:
        folder = _find(wanted, roots, at)
        if folder in chain:
            hint = f"Take the line `extends: {wanted}` out of one of them."
            raise HubError([rules.CIRCLE.at(at, f"The theme “{wanted}” builds on itself.", hint)])
        chain.append(folder)
        at = Position(_shown(folder / "theme.yaml", hub_root))
        wanted = _settings(folder / "theme.yaml", at.path).extends
    own = hub_root / OWN
    return [*reversed(chain), *([own] if own.is_dir() else [])]


def _find(name: str, roots: Sequence[Path], at: Position) -> Path:
    for root in roots:
        if (root / name / "theme.yaml").is_file():
            return root / name
    names = sorted({path.parent.name for root in roots for path in root.glob("*/theme.yaml")})
    near = get_close_matches(name, names, 1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(names) or 'none'}."
    raise HubError([rules.UNKNOWN_THEME.at(at, f"We found no theme called “{name}”.", hint)])


def _layer(folder: Path, hub_root: Path) -> _Layer:
    templates = {path: source for path, source in _under(folder / "templates") if not _hidden(path)}
    settings = folder / "theme.yaml"
    fonts = folder / "fonts" / "fonts.yaml"
    faces = _fonts(fonts, _shown(fonts, hub_root)) if fonts.is_file() else ()
    files = {name: _stamped(path) for name, path in _under(folder / "assets") if not _hidden(name)}
    files |= {f"fonts/{face.file}": _stamped(folder / "fonts" / face.file) for face in _present(faces, fonts, hub_root)}
    return _Layer(
        settings=_settings(settings, _shown(settings, hub_root)) if settings.is_file() else Settings(),
        templates={name: _text(path) for name, path in templates.items()},
        paths={name: _shown(path, hub_root) for name, path in templates.items()},
        files=files,
        locales=_catalogues(folder / "locales", hub_root),
        fonts=faces,
    )


def _settings(path: Path, shown: str) -> Settings:
    found: Settings = import_module(_READING).read_settings(_text(path), shown)
    return found


def _fonts(path: Path, shown: str) -> tuple[FontFace, ...]:
    found: tuple[FontFace, ...] = import_module(_READING).read_fonts(_text(path), shown)
    return found


def _present(faces: tuple[FontFace, ...], path: Path, hub_root: Path) -> tuple[FontFace, ...]:
    missing = [face.file for face in faces if not (path.parent / face.file).is_file()]
    if missing:
        at, hint = Position(_shown(path, hub_root)), "Put the file beside fonts.yaml, or take its entry out."
        raise HubError(rules.MISSING_FILE.at(at, f"The font file {file} is not there.", hint) for file in missing)
    return faces


def _under(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its POSIX path in it, in the same order on every machine."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return iter(sorted(found.items()))


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _stamped(path: Path) -> tuple[str, str]:
    return digest(path.read_bytes()), str(path)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _shown(path: Path, hub_root: Path) -> str:
    """How problems name a file: from the hub's folder, or from the folder that holds the themes."""
    if path.is_relative_to(hub_root):
        return path.relative_to(hub_root).as_posix()
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("themes") :]) if "themes" in parts else path.as_posix()


def _catalogues(folder: Path, hub_root: Path) -> dict[str, Catalogue]:
    found, problems = {}, list[Problem]()
    for path in sorted(folder.glob("*.po")):
        try:
            found[path.stem] = parse(path.read_bytes())
        except CatalogueError as error:
            at = Position(_shown(path, hub_root), error.line)
            hint = "Open it in Poedit or compare it with another language's file."
            problems.append(rules.CATALOGUE.at(at, f"We stopped reading here: {error}.", hint))
    if problems:
        raise HubError(problems)
    return found


def _merge(name: str, layers: Sequence[_Layer]) -> Theme:
    """Later layers win; lists and words entry by entry, style sheets as a whole."""
    settings = [layer.settings for layer in layers]
    files = {name: stamp for layer in layers for name, stamp in layer.files.items()}
    grounds = {when: ground for s in settings for when, ground in s.grounds.items()}
    return Theme(
        name=name,
        templates={key: source for layer in layers for key, source in layer.templates.items()},
        template_paths={key: path for layer in layers for key, path in layer.paths.items()},
        assets={path: stamp[0] for path, stamp in sorted(files.items())},
        files=dict(files.values()),
        locales=_words(layers),
        lists=_lists(settings),
        stylesheets=_last([s.stylesheets for s in settings], ()) + _own_styles(layers),
        script=_last([s.script for s in settings], ""),
        fonts=tuple(face for layer in layers for face in layer.fonts),
        first_fonts=next((layer.fonts for layer in reversed(layers) if layer.fonts), ()),
        light=grounds.get("light", _LIGHT),
        dark=grounds.get("dark", _DARK),
    )


def _last(values: Sequence[T | None], default: T) -> T:
    return next((value for value in reversed(values) if value is not None), default)


def _own_styles(layers: Sequence[_Layer]) -> tuple[str, ...]:
    return (OWN_STYLES,) if any(OWN_STYLES in layer.files for layer in layers) else ()


def _words(layers: Sequence[_Layer]) -> dict[str, Catalogue]:
    words: dict[str, Catalogue] = {}
    for layer in layers:
        for lang, catalogue in layer.locales.items():
            words[lang] = catalogue.over(words.get(lang, Catalogue()))
    return words


def _lists(settings: Sequence[Settings]) -> dict[str, dict[str, ListSpec]]:
    lists: dict[str, dict[str, ListSpec]] = {}
    for one in settings:
        for page, specs in one.lists.items():
            lists[page] = {**lists.get(page, {}), **specs}
    return lists


def _check_names(theme: Theme, folder: str) -> None:
    named = [*theme.stylesheets, *([theme.script] if theme.script else [])]
    missing = [name for name in named if name not in theme.assets]
    if missing:
        at, hint = (
            Position(f"{folder}/theme.yaml"),
            "Check the spelling, or put the file into the theme's `assets` folder.",
        )
        raise HubError(rules.MISSING_FILE.at(at, f"The file assets/{name} is not there.", hint) for name in missing)
