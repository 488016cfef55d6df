"""Card layouts: one design in one format, and how it becomes a card with the values of one page."""

from __future__ import annotations

from generator.theme.layouts.chain import SIZES, written_out
from generator.theme.layouts.page import LayoutError
from generator.theme.layouts.parts import Desk, Keys, from_data
from generator.theme.layouts.reading import read_layout
from generator.theme.layouts.resolve import resolve
from generator.theme.layouts.specs import LINK, CardLayout
from generator.theme.layouts.values import VALUES, Values
from generator.theme.layouts.words import initial

__all__ = ["LINK", "SIZES", "VALUES", "CardLayout", "LayoutError", "Values", "initial", "parse", "resolve"]


def parse(data: object) -> CardLayout:
    """A layout with a size of its own, from parsed YAML. Colours and fonts may have any name.

    Raises:
        LayoutError: if a key or value is not what a layout may have; with every mistake.
    """
    desk = Desk()
    keys = from_data(data)
    assert isinstance(keys, Keys)
    layout = read_layout(written_out([keys], "", desk), "", desk)
    if desk.problems or layout is None:
        raise LayoutError("\n".join(f"{problem.message} {problem.hint}" for problem in desk.problems))
    return layout
