"""Drawings of numbers: where things stand, in percent, whichever way a language reads."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.render.charts import plot
from generator.render.feed_body import _chart_table
from generator.views.chart import ChartRowView, ChartView, TickView


def chart(kind: str, *values: Any, **changes: Any) -> ChartView:
    """A chart of one column: pairs of label and number."""
    rows = tuple(
        ChartRowView(label=label, values=(value,), texts=("" if value is None else f"{value:g}",))
        for label, value in values
    )
    numbers = [value for _, value in values if value is not None]
    scale = {"low": min(0.0, *numbers), "high": max(0.0, *numbers) or 1.0}
    return ChartView(**{"kind": kind, "title": "Cars", "rows": rows, **scale, **changes})


def bars(html: str) -> list[tuple[float, float]]:
    """Begin and width of each bar, in percent."""
    found = re.findall(r'<rect class="chart-fill[^"]*" x="([\d.]+)%" width="([\d.]+)%"', html)
    return [(float(x), float(width)) for x, width in found]


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    assert bars(plot(chart("bar", ("A", 50), ("B", 100), ("C", 0)))) == [(0, 50), (0, 100), (0, 0)]


def test_a_number_below_nought_grows_the_other_way_from_the_same_line() -> None:
    html = plot(chart("bar", ("A", -50), ("B", 150)))

    assert bars(html) == [(0, 25), (25, 75)]
    assert html.count('<line class="chart-axis" x1="25%" x2="25%"') == 2


def test_where_text_reads_from_right_to_left_bars_begin_at_the_right() -> None:
    assert bars(plot(chart("bar", ("A", 50), ("B", 100), dir="rtl"))) == [(50, 50), (0, 100)]
    assert bars(plot(chart("bar", ("A", -50), ("B", 150), dir="rtl"))) == [(75, 25), (0, 75)]


def test_a_missing_number_is_a_dash_and_no_bar() -> None:
    html = plot(chart("bar", ("A", None), ("B", 3)))

    assert len(bars(html)) == 1
    assert '<span class="chart-value">–</span>' in html


def test_progress_is_a_share_of_its_goal_and_never_more_than_all() -> None:
    rows = tuple(
        ChartRowView(label="L", values=(value,), texts=(f"{value}",), goal=200.0, goal_text="200")
        for value in (50.0, 500.0, -9.0)
    )

    assert bars(plot(ChartView(kind="progress", title="T", rows=rows))) == [(0, 25), (0, 100), (0, 0)]


@pytest.mark.parametrize(
    ("value", "per", "whole", "part"), [(203, 10, 20, "3"), (5, 2, 2, "5"), (0.2, 1, 0, "2"), (4, 2, 2, "")]
)
def test_a_pictogram_counts_whole_pictures_and_the_part_of_the_last(
    value: float, per: float, whole: int, part: str
) -> None:
    html = plot(chart("pictogram", ("A", value), icon="person", per=per))
    widths = re.findall(r'viewBox="0 0 ([\d.]+) 16"', html)

    assert widths == ["10"] * whole + ([part] if part else [])


def test_a_pictogram_of_nothing_has_no_picture() -> None:
    assert "chart-picture" not in plot(chart("pictogram", ("A", 0), ("B", 0))).replace("chart-pictures", "")


TICKS = (TickView(value=0, text="0"), TickView(value=50, text="50"), TickView(value=100, text="100"))


def test_a_line_is_broken_where_a_number_is_missing_and_a_lone_number_is_a_dot() -> None:
    values = [("2019", 10), ("2020", 20), ("2021", None), ("2022", 40), ("2023", None), ("2024", 5), ("2025", 7)]

    html = plot(chart("line", *values, high=100.0, ticks=TICKS))

    assert [len(points.split()) for points in re.findall(r'points="([^"]+)"', html)] == [2, 2]
    assert html.count("<circle") == 2  # 2022, which stands alone, and the last


def test_the_first_and_the_last_label_of_a_line_are_always_told() -> None:
    html = plot(chart("line", *((f"{1990 + n}", n) for n in range(30)), ticks=TICKS))
    labels = re.findall(r'dy="1.5em" text-anchor="(\w+)">([^<]+)<', html)

    assert labels[0] == ("start", "1990")
    assert labels[-1] == ("end", "2019")
    assert [label for _, label in labels] == ["1990", "1998", "2006", "2019"]


@pytest.mark.parametrize("side", ["ltr", "rtl"])
def test_a_round_number_that_a_line_runs_through_is_not_printed(side: str) -> None:
    html = plot(chart("line", *((f"{n}", n * 10) for n in range(11)), ticks=TICKS, dir=side))

    assert re.findall(r'dy="-0.3em">([^<]+)<', html) == ["50", "100"]


def test_two_numbers_at_one_place_are_not_printed_over_each_other() -> None:
    rows = tuple(ChartRowView(label=f"{n}", values=(n, n + 1.0), texts=(f"{n}", f"{n + 1}")) for n in (10.0, 20.0))

    html = plot(ChartView(kind="line", title="T", rows=rows, columns=("A", "B"), high=100.0, ticks=TICKS))

    assert html.count('class="chart-number') == 1
    assert html.count("<circle") == 2


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=20)
NUMBERS = st.lists(
    st.tuples(WORDS, st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6))), min_size=1, max_size=60
).filter(lambda rows: any(value is not None for _, value in rows))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(NUMBERS, st.sampled_from(["bar", "line", "pictogram"]), st.sampled_from(["ltr", "rtl"]))
def test_any_numbers_make_html_that_a_strict_parser_accepts_and_nothing_beside_the_drawing(
    rows: list[tuple[str, float | None]], kind: str, side: str
) -> None:
    if kind == "pictogram":
        rows = [(label, abs(value or 0)) for label, value in rows]
    most = max((abs(value or 0) for _, value in rows), default=0)

    html = plot(chart(kind, *rows, dir=side, per=max(1.0, most / 20)))

    html5lib.HTMLParser(strict=True).parseFragment(html)
    for name, value in re.findall(r'\b(x|x1|x2|cx|cy|y1|y2|width)="(-?[\d.]+)%"', html):
        assert -0.01 <= float(value) <= 100.01, name


def test_words_in_a_chart_are_words_and_no_markup() -> None:
    html = plot(chart("bar", ("<script>&", 1)))

    assert "&lt;script&gt;&amp;" in html


def test_a_feed_has_the_numbers_as_a_table() -> None:
    table = _chart_table(
        chart("bar", ("Mon <1>", 63), ("Tue", None), label="Day", columns=("Cars",), source="Us", unit="an hour")
    )
    root = ET.fromstring(table)

    assert [cell.text for cell in root.iter("td")] == ["63", None]
    assert [cell.text for cell in root.iter("th")] == ["Day", "Cars", "Mon <1>", "Tue"]
    assert root.findtext(".//caption") == "Cars · an hour"
    assert root.findtext(".//figcaption") == "Us"
