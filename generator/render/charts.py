"""Drawings of numbers for pages: SVG with all lengths in percent, so that a chart is as wide as its column and its words
never shrink with it. Words and numbers are text beside the bars, which wraps as any text does.

Colours are classes, for the style sheet to fill with the theme's own. Nothing here is measured: of what a word's width
would decide, the number of its letters does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from generator.views.chart import ChartRowView, ChartView

SERIES = ("a", "b", "c")
_BAR = 'class="chart-bar" width="100%" height="100%" aria-hidden="true" focusable="false"'
_LINE_LETTERS = 34
"""Letters that stand below a line chart on the narrowest phone."""
_APART = 9.0
"""Percent of a line chart's height that a number takes."""
_WIDE = 15.0
"""Percent of a line chart's width that a round number takes, on a phone."""
_TOP, _BOTTOM = 9.0, 84.0
"""Percent of a line chart's height between which its values lie; above them is room for a number, below for labels."""


def plot(view: ChartView) -> str:
    """The drawing, without its title and its table."""
    return {"bar": _bars, "progress": _progress, "pictogram": _pictogram, "line": _line}[view.kind](view)


def _percent(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{text or '0'}%"


def _across(view: ChartView, value: float) -> float:
    """How far across a drawing a value stands, in percent from the left."""
    share = (value - view.low) / (view.high - view.low) * 100
    return 100 - share if view.dir == "rtl" else share


def _rows(view: ChartView, inner: Sequence[str]) -> str:
    """Rows, each with its label above or beside what is drawn for it."""
    parts = [
        f'<div class="chart-row{" is-marked" if row.marked else ""}">'
        f'<span class="chart-label">{escape(row.label)}</span>{drawn}</div>'
        for row, drawn in zip(view.rows, inner, strict=True)
    ]
    classes = ["chart-plot", f"chart-{view.kind}"]
    classes += ["has-mark"] if any(row.marked for row in view.rows) else []
    return f'<div class="{" ".join(classes)}">\n{chr(10).join(parts)}\n</div>'


def _bars(view: ChartView) -> str:
    return _rows(view, [_bar_row(view, row) for row in view.rows])


def _bar_row(view: ChartView, row: ChartRowView) -> str:
    """The bars of one row, one for each column, each with its number."""
    parts = []
    for series, value, text in zip(SERIES, row.values, row.texts, strict=False):
        bar = _bar(view, value) if value is not None else ""
        parts.append(
            f'<span class="chart-line-of"><span class="chart-track chart-{series}"><svg {_BAR}>{bar}</svg></span>'
            f'<span class="chart-value">{escape(text) or "–"}</span></span>'
        )
    return f'<span class="chart-bars">{"".join(parts)}</span>'


def _bar(view: ChartView, value: float) -> str:
    nought, end = _across(view, 0.0), _across(view, value)
    left, width = min(nought, end), abs(end - nought)
    axis = ""
    if view.low < 0:
        axis = f'<line class="chart-axis" x1="{_percent(nought)}" x2="{_percent(nought)}" y1="0" y2="100%"/>'
    sign = " is-below" if value < 0 else ""
    return f'<rect class="chart-fill{sign}" x="{_percent(left)}" width="{_percent(width)}" height="100%"/>{axis}'


def _progress(view: ChartView) -> str:
    inner = []
    for row in view.rows:
        value = row.values[0] or 0.0
        share = min(1.0, max(0.0, value / row.goal)) * 100
        left = 100 - share if view.dir == "rtl" else 0.0
        bar = (
            '<rect class="chart-rest" width="100%" height="100%"/>'
            f'<rect class="chart-fill" x="{_percent(left)}" width="{_percent(share)}" height="100%"/>'
        )
        reached = f'<strong>{escape(row.texts[0])}</strong> <span class="chart-goal">/ {escape(row.goal_text)}</span>'
        inner.append(
            f'<span class="chart-bars"><span class="chart-line-of"><span class="chart-track chart-a"><svg {_BAR}>{bar}'
            f'</svg></span><span class="chart-value">{reached}</span></span></span>'
        )
    return _rows(view, inner)


ICONS = {
    "person": (10, ("M5 0a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 5 0M2.9 5.2h4.2Q9 5.2 9 7.2v3.9H7.6V16H5.5v-4.4h-1V16H2.4"
             "v-4.9H1V7.2q0-2 1.9-2z")),
    "house": (16, "M8 1.2 15.6 8l-1.2 1.3-.9-.8V15H9.7v-4.2H6.3V15H2.5V8.5l-.9.8L.4 8z"),
    "bus": (16, ("M2.6 2h10.8Q15 2 15 3.6V12h-1v1.6h-2.2V12H4.2v1.6H2V12H1V3.6Q1 2 2.6 2m.2 1.8v3.6h10.4V3.8zm.6 5.4"
             "a1 1 0 1 0 0 2 1 1 0 0 0 0-2m9.2 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2")),
    "tree": (12, "M6 .4 11 6H9l2.6 4H7.1v5.6H4.9V10H.4L3 6H1z"),
    "book": (14, "M2.6 1H13v11H3.4a1 1 0 0 0 0 2H13v1H3Q1 15 1 13V2.6Q1 1 2.6 1m1.6 2.6v1.5h6.6V3.6z"),
    "drop": (12, "M6 .6q5 6 5 9.6a5 5 0 0 1-10 0Q1 6.6 6 .6"),
    "coin": (16, ("M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1m0 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6"
             "M6.9 5.5h2.2v5H6.9z")),
    "dot": (16, "M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2"),
}  # fmt: skip
"""Width and outline of each picture; all are 16 high."""


def _pictogram(view: ChartView) -> str:
    width, outline = ICONS.get(view.icon, ICONS["dot"])
    inner = []
    for row in view.rows:
        count = (row.values[0] or 0.0) / view.per
        whole = int(count + 1e-9)
        pictures = [_picture(width, width, outline)] * whole
        rest = count - whole
        if rest > 0.05 or (whole == 0 and count > 0):
            pictures.append(_picture(max(1.0, round(width * rest, 1)), width, outline, rtl=view.dir == "rtl"))
        inner.append(
            f'<span class="chart-pictures chart-a">{"".join(pictures)}'
            f'<span class="chart-value">{escape(row.texts[0])}</span></span>'
        )
    return _rows(view, inner)


def _picture(shown: float, width: int, outline: str, *, rtl: bool = False) -> str:
    """One picture, or the part of it that is counted."""
    left = f"{width - shown:g}" if rtl else "0"
    return (
        f'<svg class="chart-picture" viewBox="{left} 0 {shown:g} 16" aria-hidden="true" focusable="false">'
        f'<path d="{outline}"/></svg>'
    )


def _line(view: ChartView) -> str:
    """Lines over round numbers: one drawing, its lines stretched with it, its words and dots not."""
    count = len(view.rows)
    xs = [_place(view, number, count) for number in range(count)]
    columns = range(len(view.columns))
    told: list[tuple[int, float]] = []
    lines = "".join(_curve(view, xs, column) for column in reversed(columns))
    grid = "".join(_grid(view))
    words = "".join([*_ticks(view, xs), *_below(view, xs)])
    marks = "".join(mark for column in columns for mark in _dots(view, xs, column, told))
    name = f"<title>{escape(view.title)}</title>" + (f"<desc>{escape(view.summary)}</desc>" if view.summary else "")
    return (
        f'<svg class="chart-plot chart-lines" role="img" width="100%" height="100%">{name}{grid}'
        f'<svg viewBox="0 0 1000 1000" width="100%" height="100%" preserveAspectRatio="none">{lines}</svg>{words}{marks}</svg>'
    )


def _place(view: ChartView, number: int, count: int) -> float:
    """How far across the point of a row stands, in percent; at both ends there is room for a dot."""
    share = 1.5 + 97 * number / max(1, count - 1)
    return 100 - share if view.dir == "rtl" else share


def _height(view: ChartView, value: float) -> float:
    return _BOTTOM - (value - view.low) / (view.high - view.low) * (_BOTTOM - _TOP)


def _grid(view: ChartView) -> Iterator[str]:
    for tick in view.ticks:
        y = _height(view, tick.value)
        axis = ' class="chart-axis"' if tick.value == 0 else ' class="chart-grid"'
        yield f'<line{axis} x1="0" x2="100%" y1="{_percent(y)}" y2="{_percent(y)}"/>'


def _ticks(view: ChartView, xs: Sequence[float]) -> Iterator[str]:
    """The round numbers, over the lines: they begin where reading begins. None where a line would run through it."""
    edge = "100%" if view.dir == "rtl" else "0"
    runs = [run for column in range(len(view.columns)) for run in _runs(view, xs, column)]
    for tick in view.ticks:
        y = _height(view, tick.value)
        if not any(high < y + 1 and y - _APART < low for high, low in runs):
            yield f'<text class="chart-tick" x="{edge}" y="{_percent(y)}" dy="-0.3em">{escape(tick.text)}</text>'


def _runs(view: ChartView, xs: Sequence[float], column: int) -> Iterator[tuple[float, float]]:
    """Between which heights the pieces of a line lie that are where the round numbers are."""
    values = [row.values[column] for row in view.rows]
    points = [None if v is None else (abs(x - xs[0]), _height(view, v)) for x, v in zip(xs, values, strict=True)]
    for at, after in pairwise([*points, None]):
        if at is None or at[0] > _WIDE:
            continue
        ends = [at[1]]
        if after is not None:
            share = min(1.0, (_WIDE - at[0]) / (after[0] - at[0]))
            ends.append(at[1] + share * (after[1] - at[1]))
        yield min(ends), max(ends)


def _curve(view: ChartView, xs: Sequence[float], column: int) -> str:
    """One column's line, broken where a number is missing."""
    pieces: list[list[str]] = [[]]
    for x, row in zip(xs, view.rows, strict=True):
        value = row.values[column]
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{x * 10:.1f},{_height(view, value) * 10:.1f}")
    return "".join(
        f'<polyline class="chart-stroke chart-{SERIES[column]}" points="{" ".join(piece)}"/>'
        for piece in pieces
        if len(piece) > 1
    )


def _dots(view: ChartView, xs: Sequence[float], column: int, told: list[tuple[int, float]]) -> Iterator[str]:
    """Dots: at the end of a line, at a row that stands out, at numbers without a neighbour. The first two have a number,
    unless it would stand on another: those that stand already are `told`, by row and height.
    """
    found = [at for at, row in enumerate(view.rows) if row.values[column] is not None]
    telling = {found[-1], *(at for at in found if view.rows[at].marked)} if found else set()
    for at in found:
        alone = at - 1 not in found and at + 1 not in found
        value, text = view.rows[at].values[column] or 0.0, view.rows[at].texts[column]
        height = _height(view, value)
        if at in telling or alone:
            y = _percent(height)
            yield f'<circle class="chart-dot chart-{SERIES[column]}" cx="{_percent(xs[at])}" cy="{y}" r="5"/>'
        if at in telling and not any(at == row and abs(height - other) < _APART for row, other in told):
            told.append((at, height))
            anchor, x = _anchored(view, xs[at])
            yield (
                f'<text class="chart-number chart-{SERIES[column]}" x="{_percent(x)}" y="{_percent(height)}" dy="-0.7em"'
                f' text-anchor="{anchor}">{escape(text)}</text>'
            )


def _anchored(view: ChartView, x: float) -> tuple[str, float]:
    """How a word stands at a point: inwards near the edges. `start` is where its script begins."""
    near, far = ("end", "start") if view.dir == "rtl" else ("start", "end")
    if x < 12:
        return near, 0.0
    return (far, 100.0) if x > 88 else ("middle", x)


def _below(view: ChartView, xs: Sequence[float]) -> Iterator[str]:
    """As many labels as have room on a phone: the first, the last, and some at even distances between."""
    longest = max(len(row.label) for row in view.rows)
    room = max(2, min(len(view.rows), _LINE_LETTERS // (longest + 2)))
    last = len(view.rows) - 1
    step = max(1, -(-last // (room - 1)))
    shown = [at for at in range(0, last, step) if at == 0 or last - at >= step] + [last]
    for at in shown:
        anchor, x = _anchored(view, xs[at])
        label = view.rows[at].label
        short = label if len(label) <= 16 or len(shown) > 2 else f"{label[:15].rstrip()}…"
        yield (
            f'<text class="chart-tick" x="{_percent(x)}" y="{_percent(_BOTTOM)}" dy="1.5em"'
            f' text-anchor="{anchor}">{escape(short)}</text>'
        )


def swatch(series: int) -> str:
    """The colour of a column, for a legend."""
    letter = SERIES[min(series, len(SERIES) - 1)]
    return (
        f'<svg class="chart-swatch chart-{letter}" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">'
        '<rect class="chart-fill" width="24" height="12"/><line class="chart-stroke" x1="0" x2="24" y1="6" y2="6"/></svg>'
    )
