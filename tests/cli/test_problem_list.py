"""Problems as people, programs and forges read them."""

from __future__ import annotations

import json

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import problem_list
from generator.problems import Position, Problem, Severity

DATE = Problem(
    "date-impossible",
    Severity.ERROR,
    "`date` says “2025-15-07”, which no calendar has.",
    "Write year-month-day.",
    Position("content/stories/crossing.md", 3, 7),
    excerpt="date: 2025-15-07",
    fix="date: 2025-07-15",
)
HINT = Problem("empty-story", Severity.HINT, "No text.", "Tell the story.", Position("content/stories/crossing.md"))
OTHER = Problem(
    "broken-link", Severity.WARNING, "No such file.", "Correct it.", Position("content/pages/about.md", 9, 2)
)


def plain(*problems: Problem, width: int = 0) -> str:
    return click.unstyle(problem_list.as_text(problems, width=width))


def test_a_problem_shows_where_what_and_how_to_mend_it() -> None:
    assert plain(DATE) == (
        "content/stories/crossing.md  1 error: not published\n"
        "\n"
        "  content/stories/crossing.md:3:7 error [date-impossible]\n"
        "    `date` says “2025-15-07”, which no calendar has.\n"
        "       3 | date: 2025-15-07\n"
        "         |       ^\n"
        "    Write year-month-day.\n"
        "    Corrected:\n"
        "       3 | date: 2025-07-15"
    )


def test_problems_of_one_file_stand_together() -> None:
    shown = plain(OTHER, DATE, HINT)

    assert shown.count("content/stories/crossing.md  ") == 1
    assert "content/stories/crossing.md  1 error, 1 hint: not published" in shown


def test_a_caret_stands_below_its_sign_also_after_a_tab() -> None:
    problem = Problem("tab", Severity.ERROR, "A tab.", "", Position("a.md", 2, 3), excerpt="\tx: y")

    line, caret = plain(problem).splitlines()[-2:]

    assert line[caret.index("^")] == ":"
    assert "\t" not in line


def test_a_column_beyond_the_line_has_no_caret() -> None:
    problem = Problem("x", Severity.ERROR, "Wrong.", "", Position("a.md", 2, 90), excerpt="short")

    assert "^" not in plain(problem)


def test_lines_are_wrapped_at_a_terminal_and_whole_in_a_log() -> None:
    problem = Problem("x", Severity.HINT, "word " * 40, "", Position("a.md"))

    assert max(map(len, plain(problem, width=60).splitlines())) <= 60
    assert ("word " * 40).strip() in plain(problem)


@given(st.lists(st.sampled_from([DATE, HINT, OTHER]), max_size=5))
def test_json_has_the_seven_keys_of_every_problem(problems: list[Problem]) -> None:
    report = json.loads(problem_list.as_json(problems, rendered=["/"], unchanged=3, removed=["/old/"], seconds=1.23456))

    keys = ["code", "severity", "message", "hint", "path", "line", "column"]
    assert [list(problem) for problem in report["problems"]] == [keys] * len(problems)
    assert list(report) == ["rendered", "unchanged", "removed", "problems", "seconds"]
    assert report["seconds"] == 1.235


def test_an_annotation_names_file_line_and_column() -> None:
    assert problem_list.as_annotations([DATE]).startswith(
        "::error file=content/stories/crossing.md,line=3,col=7,title=Storyhub%3A date-impossible::"
    )


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("hint", "notice")])
def test_severities_become_levels_of_the_forge(severity: str, level: str) -> None:
    problem = Problem("x", Severity(severity), "Wrong.", "", Position("a.md", 1, 1))

    assert problem_list.as_annotations([problem]).startswith(f"::{level} ")


@given(st.text(), st.text(min_size=1))
def test_an_annotation_is_one_line_that_its_own_rules_read_back(message: str, path: str) -> None:
    problem = Problem("x", Severity.ERROR, message, "", Position(path, 1, 1))

    written = problem_list.as_annotations([problem])

    assert "\n" not in written
    assert "\r" not in written
    head, _, data = written.removeprefix("::error ").partition("::")
    assert unescaped(data) == message
    assert unescaped(head.split(",")[0].removeprefix("file=")) == path


def unescaped(text: str) -> str:
    """As GitHub's runner does it."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_only_errors_in_content_count_as_left_out() -> None:
    config = Problem("x", Severity.ERROR, "Wrong.", "", Position("site.yaml", 1, 1))

    assert problem_list.left_out([DATE, DATE, OTHER, HINT, config]) == 1
