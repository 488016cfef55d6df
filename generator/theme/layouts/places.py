"""Where things stand on a card: boxes by their edges, and what is too near to one."""

from __future__ import annotations

import msgspec

from generator.theme.layouts.specs import BoxSpec


class BoxError(ValueError):
    """A box that has no place; the message continues a sentence that begins with the layer."""


class Place(msgspec.Struct, frozen=True):
    """A rectangle from the start and the top of the card."""

    x: int
    y: int
    width: int
    height: int

    def margin(self, size: tuple[int, int]) -> int:
        """How near it comes to an edge of the card."""
        return min(self.x, self.y, size[0] - self.x - self.width, size[1] - self.y - self.height)


def place(box: BoxSpec, size: tuple[int, int], stack: Place | None = None) -> Place:
    """Where a box stands on a card of that size; in a `stack`, which part of it a layer may take.

    Raises:
        BoxError: if the box does not say it, says it twice, or has no room.
    """
    if stack is None:
        x, width = _span(("start", "end", "width"), (box.start, box.end, box.width), size[0])
        y, height = _span(("top", "bottom", "height"), (box.top, box.bottom, box.height), size[1])
        return Place(x, y, width, height)
    if box.top is not None or box.bottom is not None:
        raise BoxError("has `top` or `bottom` in a stack, where layers stand one below the other")
    height = stack.height if box.height is None else box.height
    if height < 1:
        raise BoxError("has a box without any room")
    if box.start is box.end is box.width is None:
        return Place(stack.x, stack.y, stack.width, min(height, stack.height))
    across = BoxSpec(start=box.start, end=box.end, width=box.width, top=0, height=1)
    wide = place(across, size)
    return Place(wide.x, stack.y, wide.width, min(height, stack.height))


def _span(names: tuple[str, str, str], given: tuple[int | None, int | None, int | None], whole: int) -> tuple[int, int]:
    """Where a box begins and how far it goes, from exactly two of first edge, last edge, length."""
    match given:
        case (int(first), int(last), None):
            span = first, whole - first - last
        case (int(first), None, int(length)):
            span = first, length
        case (None, int(last), int(length)):
            span = whole - last - length, length
        case _:
            raise BoxError(f"needs two of `{names[0]}`, `{names[1]}` and `{names[2]}` in its box")
    if span[1] < 1:
        raise BoxError("has a box without any room")
    return span
