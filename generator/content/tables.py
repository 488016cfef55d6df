"""Small tables of numbers, as people type them and as spreadsheets save them (CSV, RFC 4180 and what Excel makes of it).

A number is read whatever its language: `1,204.5`, `1.204,5`, `1 204`, `£4,200`, `42 %`, `−3`. Where one alone could
mean two things (`1,204`), the others of its table decide, and failing that the language.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from generator import lazy_re

MOST_ROWS = 60
"""More bars than that say nothing to a reader."""
MOST_COLUMNS = 3
"""Series in one chart: as many as can be told apart in two inks."""
_MISSING = frozenset(("", "-", "–", "—", "?", ".", "..", "...", "…", "n/a", "na", "n.a.", "none", "x"))
_SPACES = lazy_re.compile("[\\s\u00a0\u2009\u202f'’٬]")
_FIGURE = lazy_re.compile(
    r"(?P<sign>[-−–+])?\s*(?P<before>[A-Z]{2,3}|kr\.?|Fr\.?|Rs\.?|Kč|zł|R\$|[^\w\s.,+−–-])?\s*(?P<sign2>[-−–])?"
    "(?P<digits>\\d[\\d.,'’\u00a0\u2009\u202f ٫٬]*)(?P<after>.*)",
    re.DOTALL,
)
_POINT_LANGUAGES = frozenset(
    "am ar bn cy en fa fil ga gu he hi ja kn ko ml mr ms mt my ne pa si sw ta te th ur yo zh".split()  # noqa: SIM905 - a list
)
"""Languages that write a point before decimals (CLDR); the others write a comma."""
_POINT_COUNTRIES = frozenset(("de-ch", "es-mx", "es-us", "it-ch", "de-li"))
_SEPARATORS = ";\t,|"
_DASHES = lazy_re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_MARKS = lazy_re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1")
_ITEM = lazy_re.compile(r"(?:[-*+•]|\d+[.)])\s+")
_CELLS = lazy_re.compile(r"(?<!\\)\|")
_COLON = lazy_re.compile(r"(?P<label>.+?)\s*[:：=]\s*(?P<value>[^:：=]+)")


class Cell(msgspec.Struct, frozen=True):
    """A number with as many decimals as were written; None for one that is missing."""

    value: float | None = None
    decimals: int = 0


class Row(msgspec.Struct, frozen=True):
    """What is counted, and how many."""

    label: str
    cells: tuple[Cell, ...]
    line: int = 0
    """Where it stands, from 1: in the file, or in the block's text."""


class Table(msgspec.Struct, frozen=True):
    """Rows of numbers. `columns` are the names of the columns with numbers, empty where they have none."""

    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    label: str = ""
    """The name of the column with the labels."""
    unit: str = ""
    """What stands at all of its numbers: `£`, `%`, `km`."""


class Fault(msgspec.Struct, frozen=True):
    """Something in a table that cannot be used. `line` from 1, in the file or in the block's text."""

    line: int
    message: str
    hint: str
    fix: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line of a table, in cells."""

    number: int
    cells: tuple[str, ...]


def most_columns(kind: str) -> int:
    """How many columns of numbers a chart can draw; of progress the second is the goal."""
    return {"bar": MOST_COLUMNS, "line": MOST_COLUMNS, "progress": 2}.get(kind, 1)


def point_of(lang: str) -> str:
    """What a language writes before decimals."""
    tag = lang.lower()
    return "." if tag in _POINT_COUNTRIES or tag.partition("-")[0] in _POINT_LANGUAGES else ","


def read_number(text: str, point: str) -> tuple[Cell, str] | None:
    """A number with its unit; an empty cell where none is given; None for anything else.

    Args:
        text: as written.
        point: `.` or `,`: what stands before decimals where that cannot be seen.
    """
    text = text.strip()
    if text.casefold() in _MISSING:
        return Cell(), ""
    found = _FIGURE.fullmatch(_western(text))
    if not found:
        return None
    unit, after = (found["before"] or "").strip(), found["after"].strip()
    if (unit and after) or len(after) > 12 or re.search(r"\d", after.replace("²", "").replace("³", "")):
        return None
    whole, _, part = _plain(found["digits"], point).partition(".")
    minus = (found["sign"] or found["sign2"] or "+") in "-−–"
    value = float(f"{whole}.{part or 0}")
    return Cell(-value if minus and value else value, len(part)), unit or after


def _western(text: str) -> str:
    """Digits of any script as 0 to 9, and the signs that go with them."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text).replace("٪", "%")


def _plain(digits: str, point: str) -> str:
    """Digits with a point before decimals and nothing else in them."""
    text = _SPACES.sub("", digits).rstrip(".,")
    if "٫" in text:
        return text.replace(",", "").replace(".", "").replace("٫", ".")
    point = _evident(text) or point
    other = "," if point == "." else "."
    return text.replace(other, "").replace(point, ".")


def _evident(digits: str) -> str:
    """What stands before decimals in a number that leaves no doubt; empty for one that could mean two things."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return ""
    mark, other = digits[last], "," if digits[last] == "." else "."
    if other in digits:
        return mark
    if digits.count(mark) > 1:
        return other
    return mark if len(digits) - last - 1 != 3 or digits.startswith("0") or last > 3 else ""


def point_in(texts: Iterable[str], otherwise: str) -> str:
    """What the numbers of one table write before decimals, as far as any of them shows it."""
    for text in texts:
        found = _FIGURE.fullmatch(_western(text.strip()))
        if found and (evident := _evident(_SPACES.sub("", found["digits"]).rstrip(".,"))):
            return evident
    return otherwise


def read_lines(lines: Sequence[tuple[int, str]], lang: str) -> tuple[Table, tuple[Fault, ...]]:
    """A table from the text of a block: a Markdown table, or a list of `- label | number`.

    Args:
        lines: the block's lines with their numbers.
        lang: BCP 47; decides about numbers that could mean two things.
    """
    filled = [(number, text.strip()) for number, text in lines if text.strip()]
    dashes = next((i for i, (_, text) in enumerate(filled) if "-" in text and _DASHES.fullmatch(text)), -1)
    if dashes >= 1 and "|" in filled[dashes][1]:
        rows = [Line(n, _cells(text)) for i, (n, text) in enumerate(filled) if i != dashes and "|" in text]
        stray = [n for n, text in filled if "|" not in text]
        header = next((i for i, row in enumerate(rows) if row.number == filled[dashes - 1][0]), 0)
        table, faults = table_of(rows[header:], lang, header=True)
        return table, (*faults, *(_stray(n) for n in stray))
    found = [_item(number, text) for number, text in filled]
    items = [line for line in found if isinstance(line, Line)]
    table, faults = table_of(items, lang, header=False)
    return table, (*(fault for fault in found if isinstance(fault, Fault)), *faults)


def _stray(number: int) -> Fault:
    return Fault(number, "This line is no part of the chart's table.", "Put text above or below the chart.")


def _cells(text: str) -> tuple[str, ...]:
    inner = text.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(_bare(cell.replace("\\|", "|")) for cell in _CELLS.split(inner))


def _bare(text: str) -> str:
    """A cell's text without marks for bold and the like."""
    return _MARKS.sub(r"\2", _MARKS.sub(r"\2", text.strip())).strip()


def _item(number: int, text: str) -> Line | Fault:
    mark = _ITEM.match(text)
    text = text[mark.end() :] if mark else text
    cells = _cells(text) if "|" in text else ()
    if not cells and (pair := _COLON.fullmatch(text)) and read_number(pair["value"], "."):
        cells = (_bare(pair["label"]), pair["value"])
    if len(cells) < 2:
        last = re.fullmatch(r"(?P<label>.*\S)\s*[\s:–—=]\s*(?P<value>[^\s\d]?\d\S*)", text)
        fix = f"- {last['label'].rstrip(' :–—=')} | {last['value']}" if last else ""
        return Fault(number, f"“{text}” has no | before its number.", "Write each line as: - what it is | number", fix)
    if len(cells) == 2 and _is_number(cells[0]) and not _is_number(cells[1]):
        cells = (cells[1], cells[0])
    return Line(number, cells)


def _is_number(text: str) -> bool:
    found = read_number(text, ".")
    return found is not None and found[0].value is not None


def table_of(
    lines: Sequence[Line], lang: str, *, header: bool | None, point: str = ""
) -> tuple[Table, tuple[Fault, ...]]:
    """A table from its lines, and what is wrong with them.

    Args:
        lines: in order, each with its cells: what it is, then one or more numbers.
        lang: BCP 47.
        header: whether the first line names the columns; None to see by what stands in it.
        point: what is written before decimals, if that is known.
    """
    if not lines:
        return Table(), ()
    if header is None:
        header = len(lines) > 1 and not any(_is_number(cell) for cell in lines[0].cells[1:])
    named, body = (lines[0], lines[1:]) if header else (None, lines)
    width = max((len(line.cells) for line in (named, *body) if line), default=0)
    if width < 2:
        first = lines[0].number
        return Table(), (Fault(first, "There is one column only.", "Write what it is, then its number."),)
    point = point or point_in((cell for line in body for cell in line.cells[1:]), point_of(lang))
    reader = _Reader(point)
    rows = tuple(reader.row(line, width) for line in body)
    shown = tuple(row for row in rows if row.label or any(cell.value is not None for cell in row.cells))
    faults = list(reader.faults)
    if len(shown) > MOST_ROWS:
        faults.append(
            Fault(
                shown[MOST_ROWS].line,
                f"There are {len(shown)} rows; the first {MOST_ROWS} are shown.",
                "Add rows up, by month instead of by day, or leave the small ones out.",
            )
        )
    names = tuple(named.cells[1:]) if named else ()
    columns = (*names, *("",) * (width - 1 - len(names)))
    label = named.cells[0] if named else ""
    return Table(shown[:MOST_ROWS], columns, label, reader.unit), tuple(faults)


class _Reader:
    """Reads the cells of one table."""

    def __init__(self, point: str) -> None:
        self._point = point
        self._units: set[str] = set()
        self.faults: list[Fault] = []

    @property
    def unit(self) -> str:
        """The unit that all numbers have."""
        return next(iter(self._units)) if len(self._units) == 1 else ""

    def row(self, line: Line, width: int) -> Row:
        """One line's numbers; what is none is missing, and said to be."""
        cells = []
        for text in line.cells[1:]:
            found = read_number(text, self._point)
            if found is None:
                self.faults.append(
                    Fault(
                        line.number,
                        f"“{text}” is not a number.",
                        "Write digits, such as 1,204 or 3.5, or leave it empty.",
                    )
                )
                found = Cell(), ""
            elif found[0].value is not None:
                self._units.add(found[1])
            cells.append(found[0])
        return Row(line.cells[0].strip(), (*cells, *(Cell(),) * (width - 1 - len(cells))), line.number)


def read_csv(data: bytes, lang: str) -> tuple[Table, tuple[Fault, ...]]:
    """A table from a CSV file: with commas, semicolons or tabs, with or without a header, a BOM and quotes."""
    text, faults = _decoded(data)
    separator, skipped, text = _separator(text)
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                kept = [" ".join(cell.split()) for cell in cells]
                lines.append(Line(begins + skipped, tuple(_untailed(kept))))
            begins = reader.line_num + 1
    except csv.Error:
        hint = 'Save it once more as CSV (UTF-8). A " within a cell is written twice: "".'
        return Table(), (
            *faults,
            Fault(begins + skipped, "From this line on the file cannot be read as a table.", hint),
        )
    if not lines:
        return Table(), (*faults, Fault(1, "The file holds no rows.", "Write a line for each: Monday;63"))
    cells = [cell for line in lines for cell in line.cells[1:]]
    point = point_in(cells, "," if separator == ";" else point_of(lang) if separator != "," else ".")
    table, found = table_of(lines, lang, header=None, point=point)
    return table, (*faults, *found)


def _untailed(cells: list[str]) -> list[str]:
    """Without empty cells at the end, which spreadsheets add to some lines."""
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _decoded(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save it as “CSV UTF-8”. Until then letters with accents may be wrong."
        return data.decode("cp1252", errors="replace"), (Fault(line, "The file is not in UTF-8.", hint),)


def _separator(text: str) -> tuple[str, int, str]:
    """What stands between cells, and the text without Excel's line that says so (`sep=;`) and how many lines that was."""
    first, _, rest = text.partition("\n")
    if (told := re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE)) is not None:
        return told[1], 1, rest
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines() if line.strip()][:20]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    everywhere = [mark for mark in _SEPARATORS if counts[mark] and min(counts[mark]) > 0]
    somewhere = [mark for mark in _SEPARATORS if any(counts[mark])]
    return (everywhere or somewhere or [","])[0], 0, text


def chosen(table: Table, names: Sequence[str]) -> tuple[Table, tuple[str, ...]]:
    """The table with some of its columns, the first for labels, in the order of their names; and names that it lacks."""
    if not names:
        return table, ()
    known = {name.casefold(): at for at, name in enumerate((table.label, *table.columns))}
    missing = tuple(name for name in names if name.casefold() not in known)
    places = [known[name.casefold()] for name in names if name.casefold() in known]
    if missing or len(places) < 2:
        return table, missing
    kept = [at for at in places if at]
    if 0 not in places:
        kept = places[1:]
    columns = tuple(table.columns[at - 1] for at in kept)
    rows = tuple(msgspec.structs.replace(row, cells=tuple(row.cells[at - 1] for at in kept)) for row in table.rows)
    return msgspec.structs.replace(table, rows=rows, columns=columns), ()
