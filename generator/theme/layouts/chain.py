"""From the files of a theme's chain to every design in every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.fields.diagnose import diagnose
from generator.fields.source import Source, decode
from generator.fields.yaml_tree import TooDeepError, TreeError, compose
from generator.theme.layouts.from_yaml import from_tree
from generator.theme.layouts.kinds import is_yes
from generator.theme.layouts.merge import changed, merged
from generator.theme.layouts.parts import BROKEN_LAYOUT, Desk, Items, Keys, Spot, Text, fixed, guess
from generator.theme.layouts.reading import read_layout
from generator.theme.layouts.specs import LINK, CardLayout

SIZES: Mapping[str, tuple[int, int]] = {
    "link": (1200, 630),
    "square": (1080, 1080),
    "portrait": (1080, 1350),
    "tall": (1080, 1920),
}
"""The formats that need no `size`, in pixels."""
_TOP = ("extends", "abstract", "size", "safe", "background", "encoding", "styles", "layers", "formats")
_FORMAT = ("size", "safe", "background", "encoding", "styles", "layers", "drop")
_MAPS = ("encoding", "styles", "formats")


class File(msgspec.Struct, frozen=True):
    """One file of `cards/`, on the `floor` of its theme (0 is the one that all others extend)."""

    design: str
    floor: int
    path: str
    keys: Keys


def read_file(path: Path, shown: str, floor: int, desk: Desk) -> File | None:
    """A file's parts, with its own mistakes told; None if nothing of it can be used. `shown` names it in problems."""
    source, found = decode(path.read_bytes(), shown)
    desk.problems.extend(problem for problem in found if problem.code != "file-encoding")
    try:
        root = compose("\n".join(source.lines) + "\n")
    except TreeError as error:
        _tell_unreadable(error, source, desk)
        return None
    except TooDeepError:
        desk.tell(
            Spot(shown), "This file is too long, or too deeply nested.", "Begin again from another design's file."
        )
        return None
    part = from_tree(root, source, desk) if root else Keys({}, {}, Spot(shown, 1, 1, source.excerpt(1)))
    if not isinstance(part, Keys):
        desk.tell(part.at, "A layout begins with names, such as `layers:`.", "Compare it with another design's file.")
        return None
    _check_shape(part, desk)
    return File(path.stem, floor, shown, part)


def _tell_unreadable(error: TreeError, source: Source, desk: Desk) -> None:
    line = source.excerpt(error.line)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        at = Spot(source.path, error.line, 1, line)
        desk.tell(at, "This line begins with a tab.", "Use spaces to indent.", line.replace("\t", "  "))
        return
    problem = diagnose(error, source, 1, max(1, len(source.lines)))
    desk.problems.append(msgspec.structs.replace(problem, code=BROKEN_LAYOUT.code, severity=BROKEN_LAYOUT.severity))


def _check_shape(keys: Keys, desk: Desk) -> None:
    """Tells of names at the top and in formats that mean nothing there."""
    _known(keys, _TOP, "A layout", desk)
    for name in _MAPS:
        part = keys.entries.get(name)
        if part is not None and not isinstance(part, Keys) and part != Text("", part.at):
            desk.tell(part.at, f"`{name}` needs names with values.", "Write them on the lines below, indented.")
    for form, part in keys.keys("formats").entries.items():
        if isinstance(part, Keys):
            _known(part, _FORMAT, "A format", desk)
        elif part != Text("", part.at):
            desk.tell(part.at, f"The format {form} needs names with values.", f"Write `{form}: {{safe: 40}}`.")


def _known(keys: Keys, known: Sequence[str], what: str, desk: Desk) -> None:
    for name in keys.entries.keys() - set(known):
        near, at = guess(name, known), keys.spot(name)
        right = near.split("`")[1] if "`" in near else ""
        desk.tell(at, f"{what} has no key `{name}`.", near, fixed(at, name, right))


class Chain:
    """The files of a theme's chain, by design and floor."""

    def __init__(self, files: Iterable[File], desk: Desk) -> None:
        self._files = {(file.design, file.floor): file for file in files}
        self._top = max((floor for _, floor in self._files), default=0)
        self._desk = desk

    def designs(self) -> dict[str, dict[str, CardLayout]]:
        """Every design that a page can ask for, in every format that it offers."""
        names = sorted({design for design, _ in self._files})
        found = {name: self._design(name) for name in names if not self._is_abstract(name)}
        return {name: formats for name, formats in found.items() if formats}

    def _is_abstract(self, design: str) -> bool:
        file = self._find(design, self._top)
        return file is not None and is_yes(file.keys.text("abstract"))

    def _find(self, design: str, highest: int) -> File | None:
        """The file of a design on the highest floor that is not above `highest`."""
        floors = range(highest, -1, -1)
        return next((file for floor in floors if (file := self._files.get((design, floor)))), None)

    def _design(self, name: str) -> dict[str, CardLayout]:
        file = self._find(name, self._top)
        line = [one.keys for one in self._line(file, self._desk)] if file else []
        found = {}
        for form in self._forms(line):
            keys = written_out(line, form, self._desk)
            if "size" not in keys.entries and form not in SIZES:
                self._desk.tell(_format_spot(line, form), f"We do not know the format {form}.", _format_hint(form))
                continue
            layout = read_layout(keys, form, self._desk)
            if layout:
                found[form] = layout
        return found

    def sources(self) -> dict[str, tuple[str, ...]]:
        """The files that each design is made of."""
        aside = Desk()
        tops = {name: self._find(name, self._top) for name in sorted({design for design, _ in self._files})}
        return {
            name: tuple(one.path for one in self._line(file, aside) or [file])
            for name, file in tops.items()
            if file and not self._is_abstract(name)
        }

    def _line(self, file: File, desk: Desk) -> list[File]:
        """A file and all that it extends, the most general first; nothing if that goes in a circle."""
        line = [file]
        while wanted := line[0].keys.text("extends"):
            at = line[0].keys.entries["extends"].at
            own = wanted == line[0].design
            parent = self._find(wanted, line[0].floor - 1 if own else self._top)
            if parent is None:
                self._tell_no_parent(at, wanted, desk, own=own)
                return []
            if any(parent is one for one in line):
                desk.tell(at, f"The design “{wanted}” builds on itself.", "Take one of the `extends` lines out.")
                return []
            line.insert(0, parent)
        return line

    def _tell_no_parent(self, at: Spot, wanted: str, desk: Desk, *, own: bool) -> None:
        if own:
            hint = "Take the line out, or give the file the name of a design of the theme."
            desk.tell(at, f"No theme below this one has a design “{wanted}” to extend.", hint)
            return
        near = guess(wanted, {design for design, _ in self._files})
        right = near.split("`")[1] if "`" in near else ""
        desk.tell(at, f"There is no design “{wanted}” to extend.", near, fixed(at, wanted, right))

    def _forms(self, line: Sequence[Keys]) -> list[str]:
        """The formats that a design offers: all that a file in its line names, unless one takes it away."""
        found: dict[str, bool] = {}
        for keys in line:
            for form in keys.keys("formats").entries:
                found[form] = not is_yes(keys.keys("formats").keys(form).text("drop"))
        if not found and any("size" in keys.entries for keys in line):
            return [LINK]
        return [form for form, offered in found.items() if offered]


def _format_spot(line: Sequence[Keys], form: str) -> Spot:
    return next(keys.keys("formats").spot(form) for keys in line if form in keys.keys("formats").entries)


def _format_hint(form: str) -> str:
    near = guess(form, SIZES)
    return f"{near} Or give it a size: `{form}: {{size: [800, 800]}}`."


def written_out(line: Sequence[Keys], form: str, desk: Desk) -> Keys:
    """One format of a design with all that it extends, as if it stood in one file."""
    whole = Keys({}, {}, Spot())
    if form in SIZES:
        size = tuple(Text(str(pixels), Spot()) for pixels in SIZES[form])
        whole = Keys({"size": Items(size, Spot())}, {}, Spot())
    layers: tuple[Keys, ...] = ()
    for keys in line:
        for change in (keys, keys.keys("formats").keys(form)):
            layers = changed(layers, change.entries.get("layers"), desk)
            whole = merged(whole, change.without("layers", "formats", "extends", "abstract", "drop"))
    return Keys({**whole.entries, "layers": Items(layers, whole.at)}, whole.named, whole.at)
