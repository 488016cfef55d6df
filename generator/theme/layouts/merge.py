"""Inheritance: one layout's parts changed by those of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.theme.layouts.kinds import is_yes
from generator.theme.layouts.parts import Desk, Items, Keys, Part, Spot, Text, fixed, guess

WHOLE = ("box", "layers")
"""Keys that are not merged key by key: a box is replaced, layers are changed by name."""
ORDERS = ("drop", "above", "below")
"""Keys that say what to do with a layer, and are done with afterwards."""


def merged(under: Keys, over: Keys) -> Keys:
    """All keys of both; where both have one, that of `over`, or for names with values both merged in turn."""
    entries = dict(under.entries)
    for name, part in over.entries.items():
        below = entries.get(name)
        both = name not in WHOLE and isinstance(below, Keys) and isinstance(part, Keys)
        entries[name] = merged(below, part) if both else part  # type: ignore[arg-type]  # both are keys
    return Keys(entries, {**under.named, **over.named}, over.at)


def changed(standing: Sequence[Keys], changes: Part | None, desk: Desk) -> tuple[Keys, ...]:
    """Layers after the changes of one file: a layer of a known name is changed in its place, others are added."""
    if changes is None or changes == Text("", changes.at):
        return tuple(standing)
    if not isinstance(changes, Items):
        desk.tell(changes.at, "`layers` is not a list.", "Begin each layer with a hyphen: `- type: text`.")
        return tuple(standing)
    layers = list(standing)
    seen: dict[str, Spot] = {}
    for change in changes.items:
        if not isinstance(change, Keys):
            desk.tell(
                change.at, "A layer needs keys, such as `type: text`.", "Write `- type: text` and go on below it."
            )
            continue
        name = change.text("name")
        if name and name in seen:
            message = f"A second layer is called “{name}”; the first is in line {seen[name].line}."
            desk.tell(change.spot("name"), message, "Give each layer a name of its own.")
            continue
        seen[name] = change.spot("name")
        _apply(layers, change, desk)
    return tuple(layers)


def names(layers: Sequence[Keys]) -> tuple[str, ...]:
    """The names of layers, with those in stacks."""
    found = []
    for layer in layers:
        found += [name for name in (layer.text("name"),) if name]
        found += names(children(layer))
    return tuple(found)


def children(layer: Keys) -> tuple[Keys, ...]:
    """The layers in a stack; of any other layer none."""
    inside = layer.entries.get("layers")
    return tuple(item for item in inside.items if isinstance(item, Keys)) if isinstance(inside, Items) else ()


def _apply(layers: list[Keys], change: Keys, desk: Desk) -> None:
    name, known = change.text("name"), names(layers)
    if name not in known or not name:
        _add(layers, change, known, desk)
    elif is_yes(change.text("drop")):
        layers[:] = _each(layers, name, lambda _: ())
    elif "above" in change.entries or "below" in change.entries:
        new = _over(_find(layers, name), change, desk).without(*ORDERS)
        layers[:] = _each(layers, name, lambda _: ())
        _insert(layers, new, change, names(layers), desk)
    else:
        layers[:] = _each(layers, name, lambda old: (_over(old, change, desk).without(*ORDERS),))


def _over(old: Keys, change: Keys, desk: Desk) -> Keys:
    """A layer with its changes; one of another type begins anew."""
    kind = change.text("type")
    if kind and kind != old.text("type"):
        return change
    new = merged(old, change)
    if "layers" not in change.entries or "layers" not in old.entries:
        return new
    inside = Items(changed(children(old), change.entries["layers"], desk), change.entries["layers"].at)
    return Keys({**new.entries, "layers": inside}, new.named, new.at)


def _add(layers: list[Keys], change: Keys, known: Sequence[str], desk: Desk) -> None:
    name = change.text("name")
    drop = is_yes(change.text("drop"))
    if "type" in change.entries and not drop:
        _insert(layers, change.without(*ORDERS), change, known, desk)
    elif name:
        hint = guess(name, known) if known or drop else "A new layer needs a type, such as `type: text`."
        right = hint.split("`")[1] if hint.startswith("Did you mean") else ""
        at = change.entries["name"].at
        what = "to take away" if drop else "to change"
        desk.tell(at, f"There is no layer called “{name}” {what}.", hint, fixed(at, name, right))
    else:
        desk.tell(change.at, "This layer has no type.", "A new layer needs a type, such as `type: text`.")


def _insert(layers: list[Keys], new: Keys, change: Keys, known: Sequence[str], desk: Desk) -> None:
    side = next((side for side in ("below", "above") if side in change.entries), "")
    beside = change.text(side) if side else ""
    if side and beside not in known:
        part = change.entries[side]
        near = guess(beside, known)
        message = f"This layer wants to stand {side} “{beside}”, and there is no layer of that name."
        right = near.split("`")[1] if "`" in near else ""
        desk.tell(part.at, message, near, fixed(part.at, beside, right))
    elif side == "below":
        layers[:] = _each(layers, beside, lambda old: (new, old))
        return
    elif side:
        layers[:] = _each(layers, beside, lambda old: (old, new))
        return
    layers.append(new)


def _find(layers: Sequence[Keys], name: str) -> Keys:
    found = next(layer for layer in layers if layer.text("name") == name or name in names(children(layer)))
    return found if found.text("name") == name else _find(children(found), name)


def _each(layers: Sequence[Keys], name: str, turn: Callable[[Keys], tuple[Keys, ...]]) -> tuple[Keys, ...]:
    """Layers with something else in the place of each that is called `name`, also within stacks."""
    return tuple(new for layer in layers for new in _turned(layer, name, turn))


def _turned(layer: Keys, name: str, turn: Callable[[Keys], tuple[Keys, ...]]) -> tuple[Keys, ...]:
    if layer.text("name") == name:
        return turn(layer)
    if name not in names(children(layer)):
        return (layer,)
    inside = Items(_each(children(layer), name, turn), layer.entries["layers"].at)
    return (Keys({**layer.entries, "layers": inside}, layer.named, layer.at),)


def styled(keys: Keys, styles: Mapping[str, Part], desk: Desk) -> Keys:
    """A layer, or the look of its words, with the keys of its style below its own; a style may have a style too."""
    seen: list[str] = []
    while (wanted := keys.entries.get("style")) is not None:
        name = wanted.text if isinstance(wanted, Text) else ""
        style = styles.get(name)
        keys = keys.without("style")
        if name in seen:
            desk.tell(wanted.at, f"The style “{name}” takes over from itself.", "Take one of the `style` keys out.")
        elif isinstance(style, Keys):
            # Places of names are the layer's: a problem of a value is told at the value.
            keys = Keys(merged(style, keys).entries, {**style.named, **keys.named}, keys.at)
        else:
            near = guess(name, styles)
            right = near.split("`")[1] if "`" in near else ""
            desk.tell(wanted.at, f"There is no style called “{name}”.", near, fixed(wanted.at, name, right))
        seen.append(name)
    return keys
