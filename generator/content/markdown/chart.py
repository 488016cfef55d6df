"""The directive `chart`: what is to be drawn, of which numbers."""

from __future__ import annotations

import difflib
from typing import Any

from markdown_it.token import Token

from generator.content.body import ChartSlot
from generator.content.markdown import links, rules
from generator.content.markdown.source import Source
from generator.content.tables import Table, most_columns, point_of, read_lines, read_number
from generator.problems import Rule

KINDS = ("bar", "line", "pictogram", "progress")
ICONS = ("person", "house", "bus", "tree", "book", "drop", "coin", "dot")
_ALSO = {
    **dict.fromkeys(("bars", "column", "columns", "barchart", "histogram"), "bar"),
    **dict.fromkeys(("lines", "trend", "time", "curve", "area"), "line"),
    **dict.fromkeys(("pictograph", "icons", "people", "picture", "pictures", "isotype"), "pictogram"),
    **dict.fromkeys(("goal", "target", "meter", "thermometer"), "progress"),
}
_ICONS_ALSO = {
    **dict.fromkeys(("people", "persons", "child", "children", "man", "woman", "human"), "person"),
    **dict.fromkeys(("houses", "home", "homes", "building"), "house"),
    **dict.fromkeys(("buses", "car", "vehicle"), "bus"),
    **dict.fromkeys(("trees", "plant", "leaf"), "tree"),
    **dict.fromkeys(("books",), "book"),
    **dict.fromkeys(("water", "drops", "rain"), "drop"),
    **dict.fromkeys(("money", "coins", "pound", "euro"), "coin"),
    **dict.fromkeys(("circle", "dots", "thing", "things"), "dot"),
}


def chart_slot(token: Token, source: Source) -> ChartSlot | None:
    """What a directive asks for; None, with the reason reported, where there is nothing to draw."""
    return _Reader(token, source).slot()


class _Reader:
    """Reads one directive. Mistakes stand at its first line, those in its numbers at theirs."""

    def __init__(self, token: Token, source: Source) -> None:
        self._values: dict[str, str] = token.meta["arguments"]
        self._lines: list[tuple[int, str]] = token.meta["lines"]
        self._lang: str = token.meta["lang"]
        self._source = source
        self._start = (token.map or [0])[0]

    def slot(self) -> ChartSlot | None:
        """The chart."""
        given = self._values
        file = links.tidy(given.get("file", ""))
        table = self._table() if self._lines and any(text.strip() for _, text in self._lines) else Table()
        if not table.rows and not file:
            self._report(
                rules.MISSING_ARGUMENT,
                "This chart has no numbers.",
                'Write a line for each below it: - Monday | 63. Or name a table: file="counts.csv"',
            )
            return None
        if table.rows and file:
            self._report(
                rules.BAD_ARGUMENT,
                f"This chart has numbers of its own and a file; we take {file}.",
                "Keep one of them.",
            )
        kind = self._kind()
        if not given.get("title", "").strip():
            self._report(rules.CHART_TITLE, "This chart has no title.", 'Add one: title="Passengers on the last bus"')
        line, column = self._source.find(file, self._start, self._start + 1) if file else (self._start, 0)
        return ChartSlot(
            self._source.line_in_file(line),
            column + 1,
            kind,
            Table() if file else self._fitting(table, kind),
            file,
            tuple(name.strip() for name in given.get("columns", "").split(",") if name.strip()),
            title=_line(given, "title"),
            unit=_line(given, "unit"),
            source=_line(given, "source"),
            summary=_line(given, "summary"),
            highlight=_line(given, "highlight"),
            goal=self._number("goal"),
            icon=self._icon(kind),
            per=max(0.0, self._number("per") or 0.0),
        )

    def _table(self) -> Table:
        table, faults = read_lines(self._lines, self._lang)
        for fault in faults:
            self._source.report(rules.CHART_DATA, fault.line, fault.message, fault.hint, fix=fault.fix)
        return table

    def _fitting(self, table: Table, kind: str) -> Table:
        """The table; more columns than can be told apart are left to it and not drawn."""
        most = most_columns(kind)
        if len(table.columns) > most:
            self._report(
                rules.CHART_DATA,
                f"This {kind} chart has {len(table.columns)} columns of numbers and can show {most}.",
                "The others are not shown. Leave them out, or make a chart of each.",
            )
        return table

    def _kind(self) -> str:
        written = self._values.get("type", "").strip()
        kind = written.casefold().removesuffix(" chart")
        kind = _ALSO.get(kind, kind)
        if kind in KINDS:
            return kind
        near = difflib.get_close_matches(kind, KINDS, 1, 0.6)
        said = f"“{written}” is no sort of chart that we know" if written else "This chart does not say what sort it is"
        taken = near[0] if near else "bar"
        fix = self._source.excerpt(self._start)
        fix = fix.replace(written, taken, 1) if written else fix.replace("chart", f"chart {taken}", 1)
        self._report(rules.CHART_KIND, f"{said}; we draw a {taken} chart.", f"Write one of {', '.join(KINDS)}.", fix)
        return taken

    def _icon(self, kind: str) -> str:
        written = self._values.get("icon", "").strip().casefold()
        if kind != "pictogram":
            return ""
        icon = _ICONS_ALSO.get(written, written) or "person"
        if icon in ICONS:
            return icon
        near = next(iter(difflib.get_close_matches(icon, ICONS, 1, 0.5)), "")
        guess = f" Did you mean “{near}”?" if near else ""
        self._report(
            rules.BAD_ARGUMENT, f"There is no picture “{written}”.{guess}", f"The pictures are: {', '.join(ICONS)}."
        )
        return near or "dot"

    def _number(self, name: str) -> float | None:
        written = self._values.get(name, "")
        found = read_number(written, point_of(self._lang))
        if written.strip() and found is None:
            self._report(rules.BAD_ARGUMENT, f"“{written}” after {name}= is not a number.", f"Write digits: {name}=500")
        return found[0].value if found else None

    def _report(self, rule: Rule, message: str, hint: str, fix: str = "") -> None:
        self._source.report(rule, self._start, message, hint, fix=fix)


def _line(values: dict[str, Any], name: str) -> str:
    return " ".join(str(values.get(name, "")).split())
