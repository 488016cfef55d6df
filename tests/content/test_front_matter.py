"""Every sentence that front matter can cause, as case files: what a person typed, what we read, what we say.

In a case, `␉` stands for a tab, `⍽` for a no-break space, `⁑` for a zero-width space. A first line `path: …` names the
file. `pytest --accept` rewrites what follows the line of equals signs; read the difference before you commit it.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.reading import read_record
from generator.fields import yaml_tree
from generator.fields.mend import SUSPECT, is_suspect
from generator.fields.rules import RULES
from generator.problems import Severity
from tests.content.reading_help import CONFIG, STORY_PATH, codes, read, shown, story

CASES = Path(__file__).parent.parent / "cases" / "front_matter"
LINE = "=" * 30
VISIBLE = str.maketrans({"␉": "\t", "⍽": "\u00a0", "⁑": "\u200b"})
HIDDEN = str.maketrans({"\t": "␉", "\u00a0": "⍽", "\u200b": "⁑"})


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_read_and_said_is_as_in_the_case_file(case: Path, accept: bool) -> None:
    text, _, expected = case.read_text("utf-8").partition(f"{LINE}\n")
    path = re.match(r"path: (\S+)\n", text)
    typed = text[path.end() :] if path else text
    found = shown(read(typed.translate(VISIBLE), path[1] if path else STORY_PATH)).translate(HIDDEN)
    if accept:
        case.write_text(f"{text}{LINE}\n{found}", "utf-8")
    else:
        assert found == expected


def test_every_rule_of_front_matter_has_a_case() -> None:
    told = {
        code
        for case in CASES.glob("*.txt")
        for code in re.findall(r"(?m)^(?:error|warning|hint) (\S+)", case.read_text("utf-8"))
    }
    only_in_site_yaml = {"colour-unreadable", "timezone-unknown", "config-missing"}
    shown_below = {"file-not-text", "file-encoding", "front-matter-too-deep"}
    assert {rule.code for rule in RULES} - told == only_in_site_yaml | shown_below


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_no_sentence_uses_words_of_programmers() -> None:
    jargon = re.compile(
        r"\b(?:scalar|mapping|parse[drs]?|token|null|boolean|string|integer|syntax|invalid|indentation|regex|exception)\b",
        re.IGNORECASE,
    )
    for case in CASES.glob("*.txt"):
        said = case.read_text("utf-8").split(f"{LINE}\n")[1]
        sentences = [line for line in said.splitlines() if line.startswith("  ") and not line.startswith("  fix:")]
        assert not [line for line in sentences if jargon.search(line)]


def test_every_fix_of_a_warning_reads_without_that_warning() -> None:
    """Pasting the corrected line in place of the old one mends it."""
    for case in CASES.glob("*.txt"):
        text = re.sub(r"\Apath: \S+\n", "", case.read_text("utf-8").partition(f"{LINE}\n")[0]).translate(VISIBLE)
        before = read(text)
        for problem in before.problems:
            if not problem.fix or problem.code in ("title-from-heading", "front-matter-missing"):
                continue
            lines = text.split("\n")
            lines[problem.position.line - 1] = problem.fix
            after = read("\n".join(lines))
            same = [p for p in after.problems if (p.code, p.position) == (problem.code, problem.position)]
            assert not same, (case.stem, problem)


def test_without_the_c_library_the_same_is_read_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [case.read_text("utf-8").partition(f"{LINE}\n")[0].translate(VISIBLE) for case in CASES.glob("*.txt")]
    with_library = [shown(read(text)) for text in cases]
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml_tree._PythonLoader)
    assert [shown(read(text)) for text in cases] == with_library


# Files as programs save them.


@given(st.text(st.sampled_from("ab: -#!&*[,/\n\t’\u00a0")))
def test_a_quick_look_misses_nothing_that_is_suspect(text: str) -> None:
    assert is_suspect(f"{text}\n") == bool(SUSPECT.search(f"{text}\n"))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_read_alike(end: str) -> None:
    text = "---\ntitle: Our bridge\ndate: 31/31/2024\n---\nText.\n".replace("\n", end)
    assert [(p.code, str(p.position)) for p in read(text).problems] == [("date-impossible", f"{STORY_PATH}:3:7")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_and_utf_16_are_read(encoding: str) -> None:
    text = "---\ntitle: Café Wend\ndate: 2024-05-07\n---\nText.\n"
    reading = read_record(text.encode(encoding), path=STORY_PATH, config=CONFIG)
    assert reading.record is not None
    assert reading.record.title == "Café Wend"


def test_an_old_windows_encoding_is_read_and_its_first_odd_letter_shown() -> None:
    data = "---\ntitle: Rosa’s Café\ndate: 2024-05-07\n---\nText – more.\n".encode("cp1252")
    reading = read_record(data, path=STORY_PATH, config=CONFIG)
    assert reading.record is not None
    assert reading.record.title == "Rosa’s Café"
    assert [(p.code, p.position.line, p.position.column) for p in reading.problems] == [("file-encoding", 2, 12)]
    assert "“Rosa’s”" in reading.problems[0].message


def test_letters_are_composed() -> None:
    reading = read("---\ntitle: Cafe\u0301\ndate: 2024-05-07\n---\n")
    assert reading.record is not None
    assert reading.record.title == "Caf\u00e9"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"a\x00\x01" * 99, "not text"),
    ],
)
def test_a_file_that_is_no_text_is_named_for_what_it_is(data: bytes, word: str) -> None:
    reading = read_record(data, path=STORY_PATH, config=CONFIG)
    assert reading.record is None
    assert [p.code for p in reading.problems] == ["file-not-text"]
    assert word in reading.problems[0].message


# Beyond all limits.


@pytest.mark.parametrize(
    "value",
    ["[" * 100_000, "{a: " * 20_000, "\n" + "- " * 50_000, "\n".join("  " * n + "a:" for n in range(300))],
    ids=["brackets", "braces", "dashes", "steps"],
)
def test_deep_nesting_is_refused_before_it_costs_anything(value: str) -> None:
    reading = read(f"---\ntitle: Our bridge\ntopics: {value}\n---\nText.\n")
    assert "front-matter-too-deep" in codes(reading)


def test_aliases_cannot_grow_without_limit() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    reading = read("---\ntitle: Our bridge\n" + "\n".join(lines) + "\n---\n")
    assert codes(reading) == ["front-matter-too-deep"]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read_record(data, path=STORY_PATH, config=CONFIG)


_TYPED = """---|title:|date:|photo:|updates:|- |  |\t|: |#|"|'|[|]|{|}|&a|*a|!x|>|@|%|`|…|“|”|\u00a0|\u200b|2024-05-07|Our|+++|= |,"""
_PIECES = st.sampled_from([*_TYPED.split("|"), "|", "text: |\n", "\n", "\r\n"])


@settings(max_examples=600, deadline=None)
@given(
    st.lists(_PIECES | st.text(max_size=4), max_size=40), st.sampled_from(["stories", "campaigns", "people", "pages"])
)
def test_no_front_matter_raises_and_every_problem_points_into_the_file(pieces: list[str], folder: str) -> None:
    text = "---\n" + "".join(pieces) + "\n---\nText.\n"
    path = f"content/{folder}/a.md"
    reading = read_record(text.encode(), path=path, config=CONFIG)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(p.position.path == path and 0 <= p.position.line <= lines for p in reading.problems)
    assert (reading.record is None) == any(p.severity is Severity.ERROR for p in reading.problems)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_a_title_in_quotes_is_read_as_written(title: str) -> None:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    record = read(f'---\ntitle: "{escaped}"\ndate: 2024-05-07\n---\n').record
    if record is not None and "<" not in title and "&" not in title:
        unseen = str.maketrans({"\u200b": "", "\ufeff": "", "\u2028": " ", "\u2029": " "})
        assert record.title.split() == unicodedata.normalize("NFC", title.translate(unseen)).split()


FULL = """---
title: "Our bridge: the return"
date: 2024-05-07
summary: It took nine mornings and two meetings.
authors:
  - rosa-milne
  - Tam Okafor
campaign: safer-mill-road
photo:
  file: bridge.jpg
  alt: The footbridge at dusk
place:
  name: Mill Road
  latitude: 52.1985
  longitude: 0.1386
topics: [Road safety, Schools]
hashtags:
  - SaferMillRoad
quotes:
  - text: We counted cars for nine mornings.
    who: Rosa Milne, lollipop lady
numbers:
  - 412 people signed
  - value: "9"
    label: mornings
expires: 2030-01-01
---
"""


def test_one_stray_space_anywhere_never_costs_the_story() -> None:
    lost = [at for at in range(len(FULL)) if read(f"{FULL[:at]} {FULL[at:]}").record is None]
    assert lost == []


@pytest.mark.parametrize("stray", [" ", "  ", "    ", "\t", "\u00a0", "\u200b"])
def test_whatever_is_put_before_a_line_the_same_story_is_read(stray: str) -> None:
    expected = shown(read(FULL)).split("\n\n", maxsplit=1)[0]
    lines = FULL.split("\n")
    for at, line in enumerate(lines[:-1]):
        changed = "\n".join([*lines[:at], stray + line, *lines[at + 1 :]])
        assert shown(read(changed)).split("\n\n", maxsplit=1)[0].strip() == expected.strip(), changed


def test_one_missing_space_never_costs_the_story() -> None:
    lost = [at for at, char in enumerate(FULL) if char == " " and read(FULL[:at] + FULL[at + 1 :]).record is None]
    assert lost == []


def test_positions_tell_where_each_value_stands() -> None:
    record = story("photo:\n  file: a.jpg\n  alt: The bridge\nauthors:\n  - Rosa\n  - Tam")
    assert str(record.position("photo.alt")) == f"{STORY_PATH}:6:8"
    assert str(record.position("authors.1")) == f"{STORY_PATH}:9:5"
