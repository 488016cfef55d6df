"""Charts: the numbers of a table, ordered, scaled and written as the page's language writes them."""

from __future__ import annotations

import math
from functools import cache

import msgspec
from babel.numbers import format_decimal, format_percent

from generator.content.body import ChartSlot
from generator.content.tables import Cell, Row, Table, most_columns
from generator.plan.dates import direction, locale
from generator.plan.texts import one_line
from generator.views.chart import ChartRowView, ChartView, TickView

_CURRENCIES = frozenset("£€$¥₹₺₴₽₩₦₪฿₫₱₡₲₵₸₼₾")
_SHORT = 3
"""Letters of a unit that stands behind each number; a longer one stands once, below the title."""
_MOST_PICTURES = 20
_TICKS = 4


class Numbers(msgspec.Struct, frozen=True):
    """How the numbers of a chart are written."""

    lang: str
    unit: str
    decimals: int

    def text(self, value: float | None, decimals: int | None = None) -> str:
        """A number with what belongs to it: `£4,200`, `42 %`, `5.11 m`; empty for none.

        Where text reads from right to left it is isolated (UAX #9, FSI), or its sign and unit would change sides.
        """
        if value is None:
            return ""
        text = self._text(value, decimals)
        return f"\u2068{text}\u2069" if direction(self.lang) == "rtl" and not text.isdigit() else text

    def _text(self, value: float, decimals: int | None) -> str:
        places = self.decimals if decimals is None else decimals
        where = locale(self.lang)
        if self.unit == "%":
            return str(format_percent(value / 100, _percent(self.lang, places), locale=where))
        number = str(format_decimal(value, _pattern(self.lang, places), locale=where))
        if self.unit in _CURRENCIES and self.unit:
            minus, digits = ("−", number[1:]) if number[:1] in "-−" else ("", number)
            leads = locale(self.lang).currency_formats["standard"].pattern.lstrip("\u200e\u200f").startswith("¤")
            return f"{minus}{self.unit}{digits}" if leads else f"{minus}{digits}\u00a0{self.unit}"
        number = number.replace("-", "−", 1) if number.startswith("-") else number
        return f"{number}\u00a0{self.unit}" if 0 < len(self.unit) <= _SHORT else number

    @property
    def named_once(self) -> str:
        """The unit where it does not stand at each number."""
        return self.unit if len(self.unit) > _SHORT else ""


@cache
def _pattern(lang: str, places: int) -> str:
    whole = str(locale(lang).decimal_formats[None].pattern).partition(";")[0].partition(".")[0]
    return f"{whole}.{'0' * places}" if places else whole


@cache
def _percent(lang: str, places: int) -> str:
    pattern = str(locale(lang).percent_formats[None].pattern).partition(";")[0]
    return pattern.replace("#,##0", f"#,##0.{'0' * places}") if places else pattern


def chart_view(slot: ChartSlot, table: Table, lang: str) -> ChartView | None:
    """A chart of a table's numbers; None where there is nothing that can be drawn."""
    kind = _kind(slot, table)
    drawn = min(most_columns(kind), len(table.columns))
    columns = 1 if kind in ("progress", "pictogram") else drawn
    rows = [row for row in table.rows if any(cell.value is not None for cell in row.cells[:columns])]
    if not rows:
        return None
    unit = slot.unit or table.unit
    numbers = Numbers(lang, unit, max((cell.decimals for row in rows for cell in row.cells[:columns]), default=0))
    marked = slot.highlight.casefold()
    views = tuple(
        ChartRowView(
            label=one_line(row.label),
            values=tuple(cell.value for cell in row.cells[:columns]),
            texts=tuple(
                numbers.text(cell.value, cell.decimals if kind in ("pictogram", "line") else None)
                for cell in row.cells[:columns]
            ),
            marked=bool(marked) and row.label.casefold() == marked,
            goal=_goal(slot, row, numbers, kind)[0],
            goal_text=_goal(slot, row, numbers, kind)[1],
        )
        for row in (table.rows if kind == "line" else rows)
    )
    values = [value for row in views for value in row.values if value is not None]
    goals = [row.goal for row in views]
    low, high, ticks = _scale(min(values), max([*values, *goals]), numbers)
    if kind != "line":
        low, high, ticks = min(0.0, *values), max(0.0, *values) or (0.0 if min(values) < 0 else 1.0), ()
    per = _per(slot.per, max(values)) if kind == "pictogram" else 1.0
    return ChartView(
        kind=kind,  # type: ignore[arg-type]  # one of them
        title=one_line(slot.title),
        unit=numbers.named_once,
        source=one_line(slot.source),
        summary=one_line(slot.summary),
        label=one_line(table.label),
        columns=tuple(one_line(name) for name in table.columns[:columns]) or ("",),
        rows=views,
        low=low,
        high=high,
        ticks=ticks,
        icon=slot.icon or "person",
        per=per,
        per_text=numbers.text(per, 0 if per == int(per) else None) if kind == "pictogram" else "",
        dir=direction(lang),  # type: ignore[arg-type]  # either
    )


def _kind(slot: ChartSlot, table: Table) -> str:
    """What is drawn: bars in place of what numbers below nought, or the lack of a goal, make impossible."""
    first = [row.cells[0].value for row in table.rows if row.cells and row.cells[0].value is not None]
    if slot.kind == "pictogram" and any(value < 0 for value in first):
        return "bar"
    if slot.kind == "progress" and not any(_goal_of(slot, row, table.unit) for row in table.rows):
        return "bar"
    if slot.kind == "line" and len(first) < 2:
        return "bar"
    return slot.kind


def _goal_of(slot: ChartSlot, row: Row, unit: str) -> tuple[float, int] | None:
    own = row.cells[1] if len(row.cells) > 1 else Cell()
    if own.value is not None and own.value > 0:
        return own.value, own.decimals
    if slot.goal is not None and slot.goal > 0:
        return slot.goal, 0 if slot.goal == int(slot.goal) else 2
    return (100.0, 0) if (slot.unit or unit) == "%" else None


def _goal(slot: ChartSlot, row: Row, numbers: Numbers, kind: str) -> tuple[float, str]:
    found = _goal_of(slot, row, numbers.unit) if kind == "progress" else None
    return (found[0], numbers.text(*found)) if found else (0.0, "")


def _scale(least: float, most: float, numbers: Numbers) -> tuple[float, float, tuple[TickView, ...]]:
    """From where to where, and the round numbers between. Nought is always there: a chart that leaves it out lies."""
    low, high = min(0.0, least), max(0.0, most)
    if low == high:
        high = 1.0
    step = _round_step((high - low) / _TICKS)
    places = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(
        TickView(value=round(at * step, 10), text=numbers.text(round(at * step, 10), places))
        for at in range(first, last + 1)
    )
    return round(first * step, 10), round(last * step, 10), ticks


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, … that is no less."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10, 20) if factor * power >= rough * (1 - 1e-9))


def _per(wanted: float, most: float) -> float:
    """How many a picture stands for: as said, unless that made a crowd; else so that all can be counted."""
    if wanted > 0 and most / wanted <= _MOST_PICTURES * 5:
        return wanted
    return 1.0 if most <= _MOST_PICTURES else _round_step(most / _MOST_PICTURES)
