"""Layers one below the other, each as high as it turns out to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from generator.render.card_marks import plate_size
from generator.render.text import Fitted
from generator.views.card import AnyLayer, Box, FillLayer, PhotoLayer, ShapeLayer, StackLayer, TextLayer

Fit = Callable[[TextLayer], Fitted]
"""Sets a text in its box."""
SHARE = {"top": 0.0, "left": 0.0, "middle": 0.5, "center": 0.5, "bottom": 1.0, "right": 1.0}
"""How much of the spare room stands before what is placed."""


@dataclass(frozen=True)
class Placed:
    """A layer at its place; a text with its lines, which are then not set a second time."""

    layer: AnyLayer
    fitted: Fitted | None = None


@dataclass(frozen=True)
class _Block:
    """What a child has become, as if it stood at the card's top. Nothing if its height is 0."""

    height: int
    parts: tuple[Placed, ...]


def arrange(stack: StackLayer, fit: Fit) -> tuple[Placed, ...]:
    """The layers of a stack at their places: nothing outside its box, and nothing of one child beneath another.

    Room goes to the children in their order, but for what the growing text needs at its smallest size.
    """
    block = _block(stack, stack.box.height, fit)
    top = stack.box.y + round((stack.box.height - block.height) * SHARE[stack.vertical])
    return tuple(_down(part, top) for part in block.parts)


def _block(stack: StackLayer, room: int, fit: Fit) -> _Block:
    """A stack's children below one another, from the card's top."""
    room = min(room, stack.box.height)
    blocks = _blocks(stack, room, fit)
    parts: list[Placed] = []
    bottom = 0
    for number, block in enumerate(blocks):
        if block.height:
            top = bottom + (stack.gaps[number] if bottom else 0)
            parts += [_down(part, top) for part in block.parts]
            bottom = top + block.height
    return _Block(bottom, tuple(parts))


def _blocks(stack: StackLayer, room: int, fit: Fit) -> list[_Block]:
    """What becomes of each child within a height of `room`."""
    nothing = _Block(0, ())
    blocks = [nothing] * len(stack.children)
    growing = stack.children[stack.grow] if stack.grow >= 0 else None
    if growing is not None:
        blocks[stack.grow] = _child(_smallest(growing), room, fit)
    for number, child in enumerate(stack.children):
        if child is not growing:
            blocks[number] = _child(child, room - _taken(stack, blocks, number), fit)
    if growing is not None:
        blocks[stack.grow] = nothing
        blocks[stack.grow] = _child(growing, room - _taken(stack, blocks, stack.grow), fit)
    return blocks


def _taken(stack: StackLayer, blocks: Sequence[_Block], new: int) -> int:
    """The height of all blocks, and of the gaps once the block `new` stands among them."""
    there = [number for number, block in enumerate(blocks) if block.height or number == new]
    return sum(block.height for block in blocks) + sum(stack.gaps[number] for number in there[1:])


def _smallest(child: AnyLayer) -> AnyLayer:
    return replace(child, max_size=child.min_size) if isinstance(child, TextLayer) else child


def _child(child: AnyLayer, room: int, fit: Fit) -> _Block:
    """One child, no higher than `room`."""
    if room < 1:
        return _Block(0, ())
    match child:
        case TextLayer():
            return _text(child, min(room, child.box.height), fit)
        case StackLayer():
            return _block(child, room, fit)
        case ShapeLayer():
            tops = [y for _, y in child.points]
            return _Block(round(max(tops) - min(tops)), (_down(Placed(child), -round(min(tops))),))
        case _:
            height = min(room, child.box.height)
            at_top = moved(child, -child.box.y)
            return _Block(height, (Placed(_resized(at_top, _at(child.box, height))),))


def _text(layer: TextLayer, room: int, fit: Fit) -> _Block:
    fitted = fit(replace(layer, box=_at(layer.box, room)))
    if not fitted.lines:
        return _Block(0, ())
    height = min(room, plate_size(fitted, layer.plate)[1] if layer.plate else fitted.height)
    return _Block(height, (Placed(replace(layer, box=_at(layer.box, height)), fitted),))


def _at(box: Box, height: int) -> Box:
    """As wide as a box, at the card's top."""
    return replace(box, y=0, height=height)


def _resized(layer: AnyLayer, box: Box) -> AnyLayer:
    return layer if isinstance(layer, ShapeLayer) else replace(layer, box=box)


def _down(part: Placed, by: int) -> Placed:
    return Placed(moved(part.layer, by), part.fitted)


def moved(layer: AnyLayer, by: int) -> AnyLayer:
    """A layer so many pixels further down."""
    if isinstance(layer, ShapeLayer):
        return replace(layer, points=tuple((x, y + by) for x, y in layer.points))
    there = replace(layer, box=replace(layer.box, y=layer.box.y + by))
    if isinstance(there, FillLayer | PhotoLayer):
        return replace(there, outline=tuple((x, y + by) for x, y in there.outline))
    return there
