"""Merged parts to a layout, with every mistake told at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from generator import lazy_re
from generator.theme.layouts.kinds import Layers, Nested
from generator.theme.layouts.merge import ORDERS, styled
from generator.theme.layouts.parts import Desk, Items, Keys, Part, Text, Wrong, fixed, guess
from generator.theme.layouts.places import BoxError, Place, place
from generator.theme.layouts.specs import (
    TYPES,
    AnyKind,
    AnySpec,
    CardLayout,
    ChartSpec,
    DateSpec,
    EncodingSpec,
    LogoSpec,
    NumbersSpec,
    PhotoSpec,
    ProgressSpec,
    QrSpec,
    ShapeSpec,
    Spec,
    StackSpec,
    TextSpec,
    keys_of,
)
from generator.views.card import Encoding

S = TypeVar("S", bound=Spec)
NESTED = ("value", "label")
"""Keys of a layer that hold the look of words, and so may have a style of their own."""
_FIELD = lazy_re.compile(r"\{(\w+)\}")
_ALWAYS = frozenset({"title", "hub", "initial", "lang", "qr"})
_UNSTACKED = ("shape", "circle", "pattern", "date")
"""What is printed as several layers, or stands where its points are."""


def read_spec(spec: type[S], keys: Keys, desk: Desk, what: str) -> S | None:
    """A spec from its keys; None if one that it cannot do without is missing or wrong, which is told.

    `what` names the whole in problems: "a `fill`".
    """
    known = keys_of(spec)
    for name in keys.entries.keys() - known.keys():
        _unknown(keys, name, known, desk, what)
    read = {name: _read(known[name].kind, name, part, desk) for name, part in keys.entries.items() if name in known}
    for key in known.values():
        if key.required and key.name not in keys.entries:
            subject = what.capitalize() if what else "This"
            desk.tell(keys.at, f"{subject} needs `{key.name}`: {key.doc}.", f"Add `{key.name}: …`, {key.kind.expects}.")
    missing = any(key.required and read.get(key.name) is None for key in known.values())
    return None if missing else spec(**{name: value for name, value in read.items() if value is not None})


def _read(kind: AnyKind, name: str, part: Part, desk: Desk) -> Any:  # noqa: ANN401 - any value
    if isinstance(kind, Layers):
        return ()  # read where their places are known
    try:
        if isinstance(kind, Nested):
            return read_spec(kind.spec, _own_keys(part), desk, f"`{name}`")
        return kind.read(part, desk)
    except Wrong as wrong:
        at = wrong.at or part.at
        near = wrong.hint.split("`")[1] if wrong.hint.startswith("Did you mean") else ""
        word = part.text if isinstance(part, Text) else ""
        desk.tell(at, f"`{name}` {wrong.what}.", wrong.hint, fixed(at, word, near) if word else "")
        return None


def _own_keys(part: Part) -> Keys:
    if not isinstance(part, Keys):
        raise Wrong("needs keys of its own", "Write them in braces, or on lines of their own, indented.")
    return part


def _unknown(keys: Keys, name: str, known: Mapping[str, Any], desk: Desk, what: str) -> None:
    at = keys.spot(name)
    near = guess(name, known)
    right = near.split("`")[1] if "`" in near else ""
    where = f"{what[0].upper()}{what[1:]} has no" if what else "There is no"
    desk.tell(at, f"{where} key `{name}`.", near, fixed(at, name, right))


class Sheet(msgspec.Struct, frozen=True):
    """What the layers of one format have in common."""

    size: tuple[int, int]
    safe: int
    form: str
    styles: Mapping[str, Part]


def read_layout(keys: Keys, form: str, desk: Desk) -> CardLayout | None:
    """One design in one format, from keys in which everything is merged; None if it cannot be drawn."""
    styles, layers = keys.keys("styles"), keys.entries.get("layers")
    encoding = read_spec(EncodingSpec, keys.keys("encoding"), desk, "the encoding") or EncodingSpec()
    frame = read_spec(CardLayout, keys.without("layers", "styles", "encoding"), desk, "a layout")
    if frame is None:
        return None
    sheet = Sheet(frame.size, frame.safe, form, styles.entries)
    specs = [_layer(item, sheet, desk) for item in (layers.items if isinstance(layers, Items) else ())]
    return msgspec.structs.replace(
        frame,
        layers=tuple(spec for spec in specs if spec),
        encoding=Encoding(**{name: getattr(encoding, name) for name in keys_of(EncodingSpec)}),
    )


def _layer(
    part: Part, sheet: Sheet, desk: Desk, stack: Place | None = None, given: frozenset[str] = frozenset()
) -> AnySpec | None:
    """One layer, with its mistakes told; `given` are the values that are surely there."""
    if not isinstance(part, Keys):
        desk.tell(part.at, "A layer needs keys, such as `type: text`.", "Write `- type: text` and go on below it.")
        return None
    keys = styled(part, sheet.styles, desk).without(*ORDERS)
    inner = {n: styled(keys.keys(n), sheet.styles, desk) for n in NESTED if isinstance(keys.entries.get(n), Keys)}
    keys = Keys({**keys.entries, **inner}, keys.named, keys.at)
    kind = keys.text("type")
    if kind not in TYPES:
        near = guess(kind, TYPES) if kind else "Write `type: text`, or another type."
        message = f"There is no type of layer called “{kind}”." if kind else "This layer has no type."
        right = near.split("`")[1] if kind and "`" in near else ""
        at = keys.entries["type"].at if "type" in keys.entries else keys.at
        desk.tell(at, message, near, fixed(at, kind, right))
        return None
    if stack is not None and "box" not in keys.entries:
        keys = Keys({**keys.entries, "box": Keys({}, {}, keys.at)}, keys.named, keys.at)
    spec = read_spec(TYPES[kind], keys.without("type"), desk, f"a `{kind}`")
    if spec is None:
        return None
    given |= frozenset(spec.when)
    _check_values(spec, keys, given, desk)
    stands = _check_place(spec, kind, keys, sheet, desk, stack)
    if isinstance(spec, StackSpec):
        return _stack(spec, keys, sheet, desk, stands, given)
    return spec


def _stack(
    spec: StackSpec, keys: Keys, sheet: Sheet, desk: Desk, stands: Place | None, given: frozenset[str]
) -> StackSpec | None:
    inside = keys.entries.get("layers")
    if stands is None:
        return None
    if not isinstance(inside, Items):
        desk.tell(keys.spot("layers"), "`layers` is not a list.", "Begin each layer with a hyphen: `- type: text`.")
        return None
    specs = [_layer(item, sheet, desk, stands, given) for item in inside.items]
    return msgspec.structs.replace(spec, layers=tuple(spec for spec in specs if spec))


def _called(kind: str, keys: Keys) -> str:
    name = keys.text("name")
    return f"The layer `{name}`" if name else f"This {kind}"


def _check_values(spec: AnySpec, keys: Keys, given: frozenset[str], desk: Desk) -> None:
    """What cannot be drawn without a value must ask for it."""
    missing = [name for name in _needed(spec) if name not in given]
    if missing:
        wanted = ", ".join((*(name for name in spec.when if name.removeprefix("no ") not in missing), *missing))
        kind = keys.text("type")
        message = f"{_called(kind, keys)} needs the value `{missing[0]}`, which a page may not have."
        desk.tell(keys.spot("when"), message, f"Add `when: [{wanted}]`.")


def _needed(spec: AnySpec) -> tuple[str, ...]:
    match spec:
        case PhotoSpec():
            return ("photo",)
        case LogoSpec():
            return ("logo",)
        case ProgressSpec():
            return (spec.fraction,)
        case ChartSpec() | NumbersSpec():
            return (spec.values,)
        case DateSpec():
            return ("day",)
        case QrSpec():
            return tuple(name for name in _FIELD.findall(spec.text) if name not in _ALWAYS)
        case _:
            return ()


def _check_place(spec: AnySpec, kind: str, keys: Keys, sheet: Sheet, desk: Desk, stack: Place | None) -> Place | None:
    """Where a layer stands; None, and told, if that cannot be."""
    at, called = keys.spot("box"), _called(kind, keys)
    if stack is not None and kind in _UNSTACKED:
        desk.tell(keys.spot("type"), f"A {kind} cannot be part of a stack.", "Give it a place of its own, outside.")
        return None
    if stack is not None and isinstance(spec, NumbersSpec) and (spec.direction == "row" or spec.beside):
        hint = "Write `direction: column` and no `beside`, or give them a place of their own, outside."
        desk.tell(keys.spot("type"), "In a stack, numbers can only stand in a plain column.", hint)
        return None
    if isinstance(spec, ShapeSpec):
        return None
    try:
        stands = place(spec.box, sheet.size, stack)
    except BoxError as error:
        hint = f"The card is {sheet.size[0]} pixels wide and {sheet.size[1]} high."
        desk.tell(at, f"{called} {error}{_in(sheet)}.", hint)
        return None
    _check_room(spec, stands, sheet, desk, keys)
    return stands


def _check_room(spec: AnySpec, stands: Place, sheet: Sheet, desk: Desk, keys: Keys) -> None:
    at, called = keys.spot("box"), _called(keys.text("type"), keys)
    if isinstance(spec, TextSpec):
        if spec.max_size < spec.min_size:
            message = f"{called} has a `max_size` below its `min_size`{_in(sheet)}."
            desk.tell(keys.spot("min_size"), message, "Swap the two.")
        elif stands.height < spec.min_size:
            message = f"{called} is {stands.height} pixels high{_in(sheet)}, less than its smallest letters."
            desk.tell(at, message, f"Give its box at least {round(spec.min_size * 1.2)} pixels.")
    must_stay = isinstance(spec, LogoSpec | QrSpec | NumbersSpec | DateSpec) or (
        isinstance(spec, TextSpec) and not spec.decorative
    )
    if must_stay and stands.margin(sheet.size) < sheet.safe:
        nearest = stands.margin(sheet.size)
        message = f"{called} comes within {nearest} pixels of an edge{_in(sheet)}, and `safe` is {sheet.safe}."
        desk.tell(
            at, message, f"Keep it {sheet.safe} pixels from each edge, or write `decorative: yes` for an ornament."
        )


def _in(sheet: Sheet) -> str:
    return f" in the format {sheet.form}" if sheet.form else ""
