"""Plain front matter is read without YAML, to the very tree that YAML gives; any other is left to YAML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fields import yaml_tree
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.quick_tree import quick_tree
from generator.fields.source import Source

WORDS = st.text("abcé–'\":#-?,[]{}&*!|>%@`./+=~()_ 019", max_size=9)
VALUES = st.one_of(
    st.sampled_from(["two words", '"x, y"', "'z'", "[]", "[a, b c,'d' , \"e\"]", "12:30", "https://a.b/c?d=e#f", '"a: b"']),
    st.sampled_from(["it's so", "a [b] {c}, d", "é — ü", "x: y", "x #y", "a:", "- x", "[a: b]", "[a, ]", "|", "> ", "# c"]),
    WORDS,
    WORDS.map(lambda words: "a" + words),
    WORDS.map(lambda words: f'"{words}"'),
    WORDS.map(lambda words: f"'{words}'"),
    st.lists(WORDS, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
)  # fmt: skip
KEYS = st.sampled_from(["a", "b1", "c_d", "E-f", "null", "title", "two words", '"quoted"', "é"])
INDENTS = st.integers(0, 4).map(lambda count: " " * count)
PLAIN = st.builds(lambda key, value, end: [f"{key}: {value}{end}"], KEYS, VALUES, st.sampled_from(["", " "]))
NAMES = st.builds(
    lambda key, indent, pairs, end: [f"{key}:", *(f"{indent}{k}:{f' {v}' if v else ''}" for k, v in pairs), *end],
    KEYS, INDENTS, st.lists(st.tuples(KEYS, st.one_of(VALUES, st.just(""))), max_size=3), st.sampled_from([[], [""], [" "]]),
)  # fmt: skip
DASHES = st.builds(
    lambda key, indent, items: [f"{key}:", *(f"{indent}- {item}" for item in items)],
    KEYS, INDENTS, st.lists(VALUES, min_size=1, max_size=3),
)  # fmt: skip
OTHERS = st.sampled_from(
    [[""], ["  "], ["# note"], ["  more"], ["---"], ["\ta: b"], ["a: b\u00a0c"], ["a: b\u2028c"], ["\ufeffa: b"]]
)
TEXTS = st.lists(st.one_of(PLAIN, PLAIN, NAMES, DASHES, OTHERS), max_size=6).map(
    lambda parts: "".join(f"{line}\n" for part in parts for line in part)
)


@settings(max_examples=1000)
@given(TEXTS)
def test_whatever_it_reads_yaml_reads_just_so(text: str) -> None:
    found = quick_tree(text, 3)

    assert found is None or found == yaml_tree.compose(text, 3)


USUAL = """\
title: "Wendside, 52 people and the bandstand"
date: 2026-05-07
summary: 'Two winters, and one summer.'

authors: ["Ursula Jessop", Ade Okafor]
topics:
- Repair
- "Food"
photo:
  file: ../photos/footbridge.jpg
  alt: A surveyor beside the trees
  credit:
place:
"""


def read(text: str) -> yaml_tree.Mapping | None:
    lines = text.split("\n")
    return load_mapping(
        Source("a.md", tuple(lines)), 1, len(lines) - 1, Names(frozenset(), frozenset(), frozenset())
    ).root


def test_what_people_usually_write_needs_no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = yaml_tree.compose(USUAL)
    monkeypatch.setattr(yaml_tree, "compose", lambda *_: pytest.fail("YAML was asked"))

    assert read(USUAL) == expected


@pytest.mark.parametrize(
    "text",
    [
        'a: "b\\n"\n', "a: 'it''s'\n", "a: b: c\n", "a: b # c\n", "a: |\n  b\n", "a: {b: c}\n", "a: &x b\n", "a:\n  b:\n    c: d\n",
        "a: b\n  c\n", "- a\n", "a: [b, [c]]\n", "a: b", "a:\tb\n", "? a\n: b\n", "a:\n  - b: c\n", "a: [b: c]\n", "a: [b,\n  c]\n", "", "a: b:\n", "a:\n  b: c\n  - d\n",
        "a:\n  - b\n  c: d\n", "a: b\n  c: d\n", "  a: b\n", "a: b\n- c\n",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_yaml(text: str) -> None:
    assert quick_tree(text, 1) is None


def test_a_very_long_text_is_left_to_yaml() -> None:
    assert quick_tree(f"a: [{'b,' * 10_000}b]\n", 1) is None
