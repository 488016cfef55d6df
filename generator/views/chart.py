"""A drawing of numbers on a page: all its words are made, all its numbers are written as its language writes them."""

from __future__ import annotations

from typing import Literal

from generator.views.common import View


class ChartRowView(View, frozen=True, kw_only=True):
    """What is counted, with a number for each column; None and an empty text for one that is missing."""

    label: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    marked: bool = False
    """Whether it stands out."""
    goal: float = 0.0
    """Of progress: what would be all."""
    goal_text: str = ""


class TickView(View, frozen=True, kw_only=True):
    """A line across a chart at a round number."""

    value: float
    text: str


class ChartView(View, frozen=True, kw_only=True):
    """A chart. Between `low` and `high` all its values lie, and nought."""

    kind: Literal["bar", "line", "pictogram", "progress"]
    title: str
    unit: str = ""
    """What is counted, to stand below the title; empty where the numbers themselves say it."""
    source: str = ""
    summary: str = ""
    """What the drawing shows, in the author's words."""
    label: str = ""
    """The name of the column with the labels."""
    columns: tuple[str, ...] = ("",)
    """The names of the columns that are drawn."""
    rows: tuple[ChartRowView, ...]
    low: float = 0.0
    high: float = 1.0
    ticks: tuple[TickView, ...] = ()
    icon: str = ""
    per: float = 1.0
    """How many one picture of a pictogram stands for."""
    per_text: str = ""
    dir: Literal["ltr", "rtl"] = "ltr"

    @property
    def least(self) -> ChartRowView | None:
        """The row with the lowest number of the first column."""
        return min(self._counted, key=lambda row: row.values[0] or 0.0, default=None)

    @property
    def most(self) -> ChartRowView | None:
        """The row with the highest."""
        return max(self._counted, key=lambda row: row.values[0] or 0.0, default=None)

    @property
    def first(self) -> ChartRowView | None:
        """The first row that has a number."""
        return next(iter(self._counted), None)

    @property
    def last(self) -> ChartRowView | None:
        """The last row that has a number."""
        return next(reversed(self._counted), None)

    @property
    def _counted(self) -> tuple[ChartRowView, ...]:
        return tuple(row for row in self.rows if row.values[0] is not None)
