"""Markdown by example: every file in `cases/markdown` is a text and what becomes of it.

A case has an optional first line of settings (`lang=de html=off prefix=s1-`) and three parts under `-- input --`,
`-- html --` (slots as `{Link ../x.md}`) and `-- problems --`. `pytest --accept` writes what comes out into the files.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from generator.content.body import (
    ActionSlot,
    AudioSlot,
    Body,
    ChartSlot,
    GallerySlot,
    HashtagSlot,
    Heading,
    LabelSlot,
    LinkSlot,
    PhotoSlot,
    Slot,
    VideoSlot,
)
from generator.content.markdown.parser import MarkdownOptions, parse_markdown
from generator.content.markdown.rules import RULES
from generator.problems import Problem, Severity

CASES = sorted((Path(__file__).parents[1] / "cases" / "markdown").glob("*.txt"))
PART = re.compile(r"^-- (\w+) --\n", re.MULTILINE)


def shown(slot: Slot) -> str:
    """A slot as a case shows it: its kind, then what is not empty."""
    if isinstance(slot, GallerySlot):
        return "{Gallery" + "".join(f" {shown(photo)}" for photo in slot.photos) + "}"
    names = {
        LinkSlot: ("target",),
        PhotoSlot: ("file", "alt", "caption", "credit", "focal"),
        VideoSlot: ("url", "title", "poster", "captions", "transcript", "html"),
        AudioSlot: ("file", "title", "transcript", "html", "told"),
        ChartSlot: (
            "kind",
            "title",
            "unit",
            "source",
            "summary",
            "highlight",
            "goal",
            "icon",
            "per",
            "file",
            "columns",
        ),
        HashtagSlot: ("tag",),
        ActionSlot: ("campaign", "url", "label", "html"),
        LabelSlot: ("key",),
    }
    kind = type(slot).__name__.removesuffix("Slot")
    kind = "Figure" if isinstance(slot, PhotoSlot) and slot.figure else kind
    first, *others = names[type(slot)]
    values = [(name, getattr(slot, name)) for name in others]
    if isinstance(slot, ChartSlot):
        cells = (
            [row.label, *("–" if cell.value is None else f"{cell.value:g}" for cell in row.cells)]
            for row in slot.table.rows
        )
        rows = [" | ".join(row) for row in cells]
        values += [("columns", slot.table.columns), ("rows", "; ".join(rows))] if rows else []
    return "{" + " ".join([kind, str(getattr(slot, first)), *(f"{k}={v!s}" for k, v in values if v)]).rstrip() + "}"


def with_slots_shown(body: Body) -> str:
    pieces = [body.fragments[0]]
    for slot, fragment in zip(body.slots, body.fragments[1:], strict=True):
        pieces.extend((shown(slot), fragment))
    return "".join(pieces)


def told(problem: Problem) -> str:
    """A problem as a case shows it."""
    at = problem.position
    lines = [f"{at.line}:{at.column} {problem.code}: {problem.message}", f"    {problem.hint}"]
    return "\n".join([*lines, *(f"    + {line}" for line in problem.fix.splitlines())])


def read(text: str, *, lang: str = "en", html: str = "clean", prefix: str = "") -> tuple[Body, tuple[Problem, ...]]:
    options = MarkdownOptions(html=html)
    return parse_markdown(text, path="a.md", first_line=1, lang=lang, options=options, id_prefix=prefix)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_comes_out_as_its_case_says(path: Path, request: pytest.FixtureRequest) -> None:
    case = path.read_text(encoding="utf-8")
    head, _, source, *rest = PART.split(case)
    body, problems = read(source, **dict(pair.split("=", 1) for pair in head.split()))
    parts = {"input": source, "html": with_slots_shown(body), "problems": "\n".join(map(told, problems))}
    actual = head + "".join(f"-- {name} --\n{part.rstrip(chr(10))}\n" for name, part in parts.items())
    if request.config.getoption("--accept", default=False):
        path.write_text(actual, encoding="utf-8")
    assert rest, f"{path.name} has no expected output; run pytest --accept and read what it wrote"
    assert actual == path.read_text(encoding="utf-8")


def test_the_opening_is_the_first_paragraphs_without_markup() -> None:
    body, _ = read(
        '# Title\n\nWe *counted* "cars" ([here](a.md)).[^1] ![x](a.jpg)\n\nThen `we` won. #Safe\n\n[^1]: Note.\n'
    )
    assert body.opening == "We counted “cars” (here). Then we won. #Safe"


def test_the_opening_ends_with_a_sentence() -> None:
    body, _ = read("We counted cars for nine mornings. " * 20)
    assert 300 < len(body.opening) <= 400
    assert body.opening.endswith("mornings.")


def test_an_opening_without_a_sentence_ends_with_a_word_and_an_ellipsis() -> None:
    body, _ = read("counting " * 80)
    assert len(body.opening) <= 400
    assert body.opening.endswith("counting…")


def test_a_text_of_lists_has_an_opening_too() -> None:
    assert read("- one\n- two\n")[0].opening == "one two"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We counted cars for *nine* mornings.", 6),
        ("A well-known `fact` — it's 1,200.", 5),
        ("```\nnot counted\n```", 0),
        ("我们数了九个早上的车", 5),
        ("เรานับรถเก้าเช้า", 4),
        ("Nous avons compté « les voitures »", 5),
        ("ひらがなです", 3),
        ("カタカナ", 2),
        ("ຂົວແລະຖະໜົນ", 3),
        ("ស្ពាន", 1),
    ],
)
def test_words_are_counted_as_reading_time_goes(text: str, words: int) -> None:
    assert read(text)[0].words == words


def test_headings_come_with_level_id_and_text() -> None:
    body, _ = read("## The *bridge*\n\n#### Nine mornings\n\n## The bridge\n", prefix="s1-")
    assert body.headings == (
        Heading(2, "s1-the-bridge", "The bridge"),
        Heading(3, "s1-nine-mornings", "Nine mornings"),
        Heading(2, "s1-the-bridge-1", "The bridge"),
    )


def test_an_empty_text_is_an_empty_body() -> None:
    body, problems = read("\n  \n")
    assert (body.fragments, body.slots, body.headings, body.opening, body.words) == (("",), (), (), "", 0)
    assert not problems


def test_problems_and_slots_stand_at_the_lines_of_the_file() -> None:
    text = "First.\n\nSee [it](../it.md) and\n[that](javascript:x).\r\n\r\n> ![x](y.jpg) z\n"
    body, problems = parse_markdown(text, path="a.md", first_line=11, lang="en", options=MarkdownOptions())
    assert [(slot.line, slot.column) for slot in body.slots] == [(13, 10), (16, 8)]
    assert [(p.position.path, p.position.line, p.position.column) for p in problems] == [("a.md", 14, 8)]


def test_the_same_text_gives_the_same_bytes_again() -> None:
    texts = [case.read_text(encoding="utf-8") for case in CASES]
    first = [msgspec.msgpack.encode(read(text)) for text in texts]
    assert first == [msgspec.msgpack.encode(read(text)) for text in texts]


def test_no_problem_of_markdown_leaves_a_text_out() -> None:
    assert all(rule.severity is not Severity.ERROR for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)
