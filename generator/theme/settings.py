"""`theme.yaml` and `fonts.yaml`, read with the place of every value."""

from __future__ import annotations

from generator.fields.yaml_tree import Mapping, Node, Scalar, Sequence, TooDeepError, TreeError, compose
from generator.problems import HubError, Position, Problem, Rule
from generator.theme import rules
from generator.theme.colour import ColourError, Ground, normal
from generator.theme.specs import FontFace, ListSpec, Settings

KINDS = ("stories", "campaigns", "updates", "events")
STATES = ("live", "paused", "won", "partly-won", "lost", "closed")
_NAMES = ("title", "extends", "stylesheets", "script", "lists", "colours")
_GROUND = ("paper", "sheet", "line", "ink", "aside")


class _Reader:
    """Collects every problem of one file, so that all are mended in one go."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def wrong(self, node: Node, message: str, hint: str, rule: Rule = rules.FIELD) -> None:
        self.problems.append(rule.at(Position(self.path, node.line, node.column), message, hint))

    def root(self, text: str) -> dict[str, Node]:
        try:
            node = compose(text)
        except TreeError as error:
            at = Position(self.path, error.line, error.column)
            hint = "Check this line and the one above: indents, colons and quotes."
            self.problems.append(rules.UNREADABLE.at(at, f"We stopped reading here: {error.message}.", hint))
            return {}
        except TooDeepError:
            hint = "Start again from the default theme's file."
            self.problems.append(rules.UNREADABLE.at(Position(self.path), "This file is too deep or too long.", hint))
            return {}
        return {} if node is None else self.names(node)

    def names(self, node: Node) -> dict[str, Node]:
        if isinstance(node, Mapping):
            return {entry.key: entry.value for entry in node.entries}
        self.wrong(node, "Here we expected names with values.", "Write them as `name: value`, one a line.")
        return {}

    def text(self, node: Node | None, default: str = "") -> str:
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return default
        if isinstance(node, Scalar):
            return node.text.strip()
        self.wrong(node, "Here we expected one value.", "Write a single word or number.")
        return default

    def items(self, node: Node) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        return (node,) if isinstance(node, Scalar) and not node.is_null else ()

    def known(self, found: dict[str, Node], names: tuple[str, ...]) -> None:
        for name in found.keys() - set(names):
            self.wrong(found[name], f"We do not know the name “{name}”.", f"Known here: {', '.join(names)}.")

    def choice(self, node: Node, options: tuple[str, ...]) -> str:
        value = self.text(node)
        if value not in options:
            self.wrong(node, f"“{value}” is none of the words that fit here.", f"Write one of: {', '.join(options)}.")
        return value

    def number(self, node: Node) -> int:
        value = self.text(node)
        if value.isdecimal() and int(value) > 0:
            return int(value)
        self.wrong(node, f"“{value}” is not a whole number above 0.", "Write digits only, such as `newest: 6`.")
        return 1

    def done(self) -> None:
        if self.problems:
            raise HubError(self.problems)


def read_settings(text: str, path: str) -> Settings:
    """A `theme.yaml`; `path` is how problems name the file.

    Raises:
        HubError: with every problem, if anything in it cannot be used.
    """
    reader = _Reader(path)
    found = reader.root(text)
    reader.known(found, _NAMES)
    settings = Settings(
        extends=reader.text(found.get("extends")),
        title=reader.text(found.get("title")),
        stylesheets=_texts(reader, found["stylesheets"]) if "stylesheets" in found else None,
        script=reader.text(found["script"]) if "script" in found else None,
        lists=_lists(reader, found["lists"]) if "lists" in found else {},
        grounds=_grounds(reader, found["colours"]) if "colours" in found else {},
    )
    reader.done()
    return settings


def _texts(reader: _Reader, node: Node) -> tuple[str, ...]:
    return tuple(reader.text(item) for item in reader.items(node))


def _lists(reader: _Reader, node: Node) -> dict[str, dict[str, ListSpec]]:
    return {
        page: {name: _list(reader, spec) for name, spec in reader.names(lists).items()}
        for page, lists in reader.names(node).items()
    }


def _list(reader: _Reader, node: Node) -> ListSpec:
    found = reader.names(node)
    reader.known(found, ("of", "newest", "state"))
    for name in ("of", "newest"):
        if name not in found:
            reader.wrong(node, f"A list needs “{name}”.", "Write it as `{of: stories, newest: 6}`.")
            return ListSpec("stories", 1)
    states = tuple(reader.choice(item, STATES) for item in reader.items(found["state"])) if "state" in found else ()
    return ListSpec(reader.choice(found["of"], KINDS), reader.number(found["newest"]), states)


def _grounds(reader: _Reader, node: Node) -> dict[str, Ground]:
    found = reader.names(node)
    reader.known(found, ("light", "dark"))
    return {when: _ground(reader, colours) for when, colours in found.items()}


def _ground(reader: _Reader, node: Node) -> Ground:
    found = reader.names(node)
    reader.known(found, (*_GROUND, "block"))
    values = {}
    for name in _GROUND:
        if name in found:
            values[name] = _colour(reader, found[name])
        else:
            reader.wrong(node, f"The colour “{name}” is missing.", f'Add it, such as `{name}: "#f6efe1"`.')
    block = reader.text(found.get("block"), "1.35")
    if not block.replace(".", "", 1).isdecimal():
        reader.wrong(found["block"], f"“{block}” is not a contrast.", "Write a number from 1 to 7, such as 4.5.")
    return Ground(**values, block=float(block)) if len(values) == len(_GROUND) and not reader.problems else _NO_GROUND


_NO_GROUND = Ground("#ffffff", "#ffffff", "#cccccc", "#000000", "#555555")


def _colour(reader: _Reader, node: Node) -> str:
    try:
        return normal(reader.text(node))
    except ColourError:
        reader.wrong(node, f"“{reader.text(node)}” is not a colour.", 'Write it as `"#c8372d"`, in quotes.')
        return "#000000"


def read_fonts(text: str, path: str) -> tuple[FontFace, ...]:
    """The web faces of a `fonts.yaml`.

    Raises:
        HubError: with every problem, if anything in it cannot be used.
    """
    reader = _Reader(path)
    found = reader.root(text)
    faces = tuple(_face(reader, node) for node in reader.items(found["web"])) if "web" in found else ()
    reader.done()
    return faces


def _face(reader: _Reader, node: Node) -> FontFace:
    found = reader.names(node)
    for name in ("file", "family"):
        if name not in found:
            reader.wrong(node, f"A font needs “{name}”.", f"Add `{name}: …`.")
    return FontFace(
        file=reader.text(found.get("file")),
        family=reader.text(found.get("family")),
        style=reader.text(found.get("style"), "normal"),
        weight=reader.text(found.get("weight"), "400"),
        unicode_range=reader.text(found.get("unicode_range")),
        languages=_texts(reader, found["languages"]) if "languages" in found else (),
    )
