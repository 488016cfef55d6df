"""Tables of numbers: what people type, and what spreadsheets save."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.tables import MOST_ROWS, Cell, Table, chosen, read_csv, read_lines, read_number


def values(table: Table) -> list[tuple[object, ...]]:
    """A table's rows as plain tuples."""
    return [(row.label, *(cell.value for cell in row.cells)) for row in table.rows]


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("63", 63, 0, ""),
        ("1,204", 1204, 0, ""),
        ("1,204.50", 1204.5, 2, ""),
        ("1.204,5", 1204.5, 1, ""),
        ("1 204", 1204, 0, ""),
        ("1\u202f204", 1204, 0, ""),
        ("1'204", 1204, 0, ""),
        ("1,234,567", 1234567, 0, ""),
        ("0,234", 0.234, 3, ""),
        ("3,5", 3.5, 1, ""),
        ("£4,200", 4200, 0, "£"),
        ("-£3", -3, 0, "£"),
        ("£ −3", -3, 0, "£"),
        ("42 %", 42, 0, "%"),
        ("5.11 m", 5.11, 2, "m"),
        ("CHF 20", 20, 0, "CHF"),
        ("−3", -3, 0, ""),
        ("٤٢", 42, 0, ""),
        ("٤٢٫٥", 42.5, 1, ""),
        ("-0", 0, 0, ""),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float, decimals: int, unit: str) -> None:
    assert read_number(text, ".") == (Cell(value, decimals), unit)


@pytest.mark.parametrize("text", ["", "-", "–", "n/a", "?", "…"])
def test_what_stands_for_nothing_is_a_missing_number(text: str) -> None:
    assert read_number(text, ".") == (Cell(), "")


@pytest.mark.parametrize("text", ["many", "x1", "12 of 30", "1/2", "two 2", "£4 kg"])
def test_anything_else_is_no_number(text: str) -> None:
    assert read_number(text, ".") is None


@given(st.text(max_size=30), st.sampled_from(".,"))
def test_no_text_breaks_the_reader_of_numbers(text: str, point: str) -> None:
    found = read_number(text, point)

    assert found is None or found[0].value is None or abs(found[0].value) >= 0


@pytest.mark.parametrize(
    ("lang", "value"), [("en", 1234), ("de", 1.234), ("de-CH", 1234), ("ar", 1234), ("es-MX", 1234)]
)
def test_a_number_that_could_mean_two_things_means_what_its_language_says(lang: str, value: float) -> None:
    table, _ = read_lines([(1, "- Here | 1,234")], lang)

    assert values(table) == [("Here", value)]


def test_other_numbers_of_the_table_decide_before_the_language_does() -> None:
    table, _ = read_lines([(1, "- Here | 1,234"), (2, "- There | 5,5")], "en")

    assert values(table) == [("Here", 1.234), ("There", 5.5)]


@pytest.mark.parametrize(
    "data",
    [
        b"Year,Visits\n2019,1234.5\n2020,7\n",
        b"Year;Visits\r\n2019;1.234,5\r\n2020;7\r\n",
        b"\xef\xbb\xbfYear;Visits\n2019;1234,5\n2020;7;\n",
        b"Year\tVisits\n2019\t1,234.5\n2020\t7\n\n",
        b'sep=;\n"Year";"Visits"\n"2019";"1 234,5"\n"2020";"7"\n',
        b'Year,Visits\n2019,"1,234.5"\n2020, 7\n',
        "Year;Visits\n2019;1234,5\n2020;7\n".encode("utf-16"),
    ],
    ids=["comma", "semicolon", "bom", "tab", "sep", "quoted", "utf-16"],
)
def test_a_csv_is_read_however_it_was_saved(data: bytes) -> None:
    table, faults = read_csv(data, "en")

    assert values(table) == [("2019", 1234.5), ("2020", 7)]
    assert (table.label, table.columns) == ("Year", ("Visits",))
    assert faults == ()


def test_a_csv_without_a_header_is_all_rows() -> None:
    table, _ = read_csv(b"Monday,63\nTuesday,74\n", "en")

    assert values(table) == [("Monday", 63), ("Tuesday", 74)]
    assert table.columns == ("",)


def test_a_comma_before_decimals_is_told_from_one_between_cells() -> None:
    table, _ = read_csv(b"Place;Rain\nWeir;1,234\nMill;0,5\n", "en")

    assert values(table) == [("Weir", 1.234), ("Mill", 0.5)]


def test_a_mistake_in_a_csv_is_told_with_its_line_even_below_a_cell_of_two_lines() -> None:
    _, faults = read_csv(b'Street,Houses\n"Staithe\nStreet",21\nMill Road,lots\n', "en")

    assert [(fault.line, fault.message) for fault in faults] == [(4, "“lots” is not a number.")]


def test_a_csv_that_is_not_utf_8_is_read_and_told_of() -> None:
    table, faults = read_csv("Café,1\n".encode("cp1252"), "en")

    assert values(table) == [("Café", 1)]
    assert [fault.line for fault in faults] == [1]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"one\ntwo\n", b'"never closed', b"\0\0\0", b"a,b\n" * 3])
def test_a_csv_with_nothing_to_show_says_so(data: bytes) -> None:
    table, faults = read_csv(data, "en")

    assert faults
    assert all(cell.value is None for row in table.rows for cell in row.cells)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_csv(data: bytes) -> None:
    table, _ = read_csv(data, "en")

    assert len({len(row.cells) for row in table.rows}) <= 1


def test_rows_beyond_what_a_reader_can_take_in_are_left_out_and_told_of() -> None:
    lines = "".join(f"{n};{n}\n" for n in range(MOST_ROWS + 5))

    table, faults = read_csv(lines.encode(), "en")

    assert len(table.rows) == MOST_ROWS
    assert [fault.line for fault in faults] == [MOST_ROWS + 1]


def test_columns_are_chosen_by_their_names() -> None:
    table, _ = read_csv(b"Year,Visits,Loans\n2019,5,6\n", "en")

    assert values(chosen(table, ("Year", "loans"))[0]) == [("2019", 6)]
    assert chosen(table, ("Year", "Lends"))[1] == ("Lends",)


def test_a_row_without_its_bar_is_mended_with_its_own_words_and_number() -> None:
    _, faults = read_lines([(1, "- Tuesday 12"), (2, "- Wet days about 7%"), (3, "- Two words")], "en")

    assert [fault.fix for fault in faults] == ["- Tuesday | 12", "- Wet days about | 7%", ""]
