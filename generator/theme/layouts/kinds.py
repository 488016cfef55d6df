"""What the value of a layout's key can be, and how each kind is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from generator import lazy_re
from generator.theme.layouts.parts import Desk, Items, Keys, Part, Text, Wrong, guess
from generator.theme.layouts.values import VALUES

_FIELD = lazy_re.compile(r"\{(\w*)\}")
_HEX = lazy_re.compile(r"#[0-9a-fA-F]{6}")
_MEANT = {"on-spot": "spot-ink", "on-opposite": "opposite-ink", "black": "ink", "white": "sheet", "brand": "spot"}
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Kind(msgspec.Struct, frozen=True):
    """One kind of value: `expects` says in words what it can be, `read` takes it from what is written.

    `read` raises `Wrong` for what cannot be one.
    """

    expects: str
    read: Callable[[Part, Desk], Any]


class Nested(msgspec.Struct, frozen=True):
    """A value that has keys of its own, those of `spec`."""

    spec: type[Any]
    expects: str = "keys of its own"


class Layers(msgspec.Struct, frozen=True):
    """The layers of a stack."""

    expects: str = "a list of layers"


def said(part: Part) -> str:
    """One value as written.

    Raises:
        Wrong: if it is a list or has names of its own.
    """
    if isinstance(part, Text):
        return part.text
    found = "a list" if isinstance(part, Items) else "names with values"
    raise Wrong(f"is {found}, where one value belongs", "Write a single word or number after the colon.", part.at)


def is_yes(word: str) -> bool:
    """Whether a word means yes."""
    return _YES.get(word.casefold(), False)


def _template(part: Part, _desk: Desk) -> str:
    text = said(part)
    for name in _FIELD.findall(text):
        if name not in VALUES:
            raise Wrong(f"asks for `{{{name}}}`, and there is no value of that name", guess(name, VALUES))
    return text


def _value(part: Part, _desk: Desk) -> str:
    name = said(part)
    if name not in VALUES:
        raise Wrong(f"says “{name}”, and there is no value of that name", guess(name, VALUES))
    return name


def _yes(part: Part, _desk: Desk) -> bool:
    word = said(part)
    if word.casefold() not in _YES:
        raise Wrong(f"says “{word}”", "Write yes or no.")
    return is_yes(word)


def _colour(part: Part, desk: Desk) -> str:
    word = said(part)
    if not word:
        raise Wrong("has no colour", 'A colour that begins with # stands in quotes: "#c8372d".')
    if not _HEX.fullmatch(word) and desk.colours is not None and word not in desk.colours:
        meant = _MEANT.get(word, "")
        hint = f"Did you mean `{meant}`?" if meant in desk.colours else guess(word, desk.colours)
        raise Wrong(f"asks for the colour “{word}”, which the theme does not have", hint)
    return word


def _font(part: Part, desk: Desk) -> str:
    word = said(part)
    if not word or (desk.fonts is not None and word not in desk.fonts):
        raise Wrong(f"asks for the font “{word}”, which the theme does not have", guess(word, desk.fonts or ()))
    return word


def _when(part: Part, _desk: Desk) -> tuple[str, ...]:
    items = part.items if isinstance(part, Items) else (part,) if said(part) else ()
    return tuple(_condition(item) for item in items)


def _condition(part: Part) -> str:
    words = said(part).split()
    name = words[-1] if words else ""
    if not words or len(words) > 2 or (len(words) == 2 and words[0] != "no"):
        hint = "Write a value's name, or `no` and a value's name: [photo, no state]."
        raise Wrong(f"says “{' '.join(words)}”", hint, part.at)
    if name not in VALUES:
        raise Wrong(f"asks for “{name}”, and there is no value of that name", guess(name, VALUES), part.at)
    return " ".join(words)


def _points(part: Part, _desk: Desk) -> tuple[tuple[float, float], ...]:
    items = part.items if isinstance(part, Items) else ()
    if len(items) < 3:
        raise Wrong("has fewer than three points", "Write [[x, y], [x, y], [x, y]].")
    return tuple(_point(item) for item in items)


def _point(part: Part) -> tuple[float, float]:
    if not isinstance(part, Items) or len(part.items) != 2:
        raise Wrong("has something that is not a point", "Write each point as [x, y].", part.at)
    x, y = (_digits(item, "120") for item in part.items)
    return x, y


def _digits(part: Part, example: str) -> float:
    text = said(part)
    try:
        return float(text) if text and text[-1].isdigit() else float("x")
    except ValueError:
        hint = f"Write digits only, such as {example}: without a unit, and with a point for decimals."
        raise Wrong(f"says “{text}”, which is not a number", hint, part.at) from None


def choice(*options: str) -> Kind:
    """One of a few words."""

    def read(part: Part, _desk: Desk) -> str:
        word = said(part)
        if word not in options:
            raise Wrong(f"says “{word}”, which is not a word that fits here", guess(word, options))
        return word

    return Kind(" or ".join(f"`{option}`" for option in options), read)


def number(low: float, high: float, unit: str = "") -> Kind:
    """A number between two limits."""

    def read(part: Part, _desk: Desk) -> float:
        return _within(_digits(part, "0.5"), low, high)

    return Kind(unit or f"a number from {low:g} to {high:g}", read)


def whole(low: int, high: int, unit: str) -> Kind:
    """A whole number between two limits."""

    def read(part: Part, _desk: Desk) -> int:
        found = _within(_digits(part, "12"), low, high)
        if found != int(found):
            raise Wrong(f"says {found:g}, which is not a whole number", f"Write {round(found)}.")
        return int(found)

    return Kind(unit, read)


def _within(found: float, low: float, high: float) -> float:
    if not low <= found <= high:
        raise Wrong(f"says {found:g}, which is out of bounds", f"Write a number from {low:g} to {high:g}.")
    return found


def list_of(kind: Kind, least: int, most: int) -> Kind:
    """A list of values of one kind; a single value stands for a list of one."""

    def read(part: Part, desk: Desk) -> tuple[Any, ...]:
        items = part.items if isinstance(part, Items) else () if part == Text("", part.at) else (part,)
        if not least <= len(items) <= most:
            count = str(least) if least == most else f"{least} to {most}"
            raise Wrong(f"has {len(items)} values where {count} belong", "Write them in brackets, with commas.")
        return tuple(_item(kind, item, desk) for item in items)

    return Kind(f"two of: {kind.expects}" if most == 2 else f"a list, each {kind.expects}", read)


def _item(kind: Kind, part: Part, desk: Desk) -> Any:  # noqa: ANN401 - whatever the kind reads
    try:
        return kind.read(part, desk)
    except Wrong as wrong:
        raise Wrong(wrong.what, wrong.hint, wrong.at or part.at) from None


def tags(expects: str, example: str) -> Kind:
    """Numbers by four-letter tag, as OpenType has them."""

    def read(part: Part, _desk: Desk) -> Mapping[str, float]:
        if not isinstance(part, Keys):
            raise Wrong("needs names with numbers", f"Write {example}.")
        for tag in part.entries:
            if len(tag) != 4:
                raise Wrong(f"has “{tag}”, and such names have four letters", f"Write {example}.", part.spot(tag))
        return {tag: _digits(value, "700") for tag, value in part.entries.items()}

    return Kind(expects, read)


WORDS = Kind("a text", lambda part, _desk: said(part))
TEMPLATE = Kind("a text; values stand in braces: `{title}`", _template)
VALUE_NAME = Kind("the name of a value", _value)
YES = Kind("`yes` or `no`", _yes)
COLOUR = Kind('a colour of the theme, or `"#rrggbb"` in quotes', _colour)
FONT = Kind("a font's role in the theme's `fonts.yaml`", _font)
WHEN = Kind("values that must be there, or with `no` before them must not: `[photo, no state]`", _when)
POINTS = Kind("a list of points, each `[pixels from the start, pixels from the top]`", _points)
