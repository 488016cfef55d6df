"""What cannot be read on a card is named before it is shared: boxes for letters, dots for words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.build import prepare
from generator.plan import glyphs
from generator.plan.glyphs import CardCheck, Cut, Findings
from generator.problems import Problem
from generator.theme import card_fonts, packaged_fonts
from generator.views.card import Box, CardView, FillLayer, Plate, StackLayer, TextLayer
from tests.kit import write_hub
from tests.laws.builds import Silent, make, options

HUB = """
-- site.yaml --
name: Hub
url: https://hub.example
-- content/stories/a.md --
---
date: 2025-05-07
title: {title}
---
Text.
"""
ROOT = Path(__file__).parents[2]
FONTS, FILES = card_fonts.load_fonts(
    [ROOT / "themes/default", ROOT / "themes/gazette", ROOT / "themes/rally"], ROOT / "nowhere"
)
CHECK = CardCheck(lambda name: Path(FILES[name]).read_bytes())


@pytest.fixture(autouse=True)
def _no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_fonts, "PACKAGED", ())


def problems(tmp_path: Path, title: str) -> list[Problem]:
    prepared = prepare(options(write_hub(tmp_path, HUB.format(title=title))), Silent())
    return [p for p in prepared.problems if p.code in ("card-missing-characters", "card-text-cut")]


def text(words: str, width: int = 600, height: int = 200, **more: object) -> TextLayer:
    values: dict[str, object] = {
        "box": Box(x=0, y=0, width=width, height=height),
        "text": words,
        "lang": "en",
        "fonts": FONTS["headline"],
        "axes": (("wght", 900.0), ("wdth", 125.0)),
        "colour": "#000000",
        "max_size": 60,
        "min_size": 30,
        "max_lines": 3,
    }
    return TextLayer(**values | more)  # type: ignore[arg-type]


def findings(*layers: TextLayer | StackLayer | FillLayer) -> Findings:
    return CHECK.findings(CardView(width=1200, height=630, background="#ffffff", layers=layers))


def stacked(*children: TextLayer | FillLayer, height: int = 200, grow: int = -1) -> StackLayer:
    box = Box(x=0, y=0, width=600, height=height)
    return StackLayer(box=box, children=children, gaps=(0,) * len(children), grow=grow)


def test_a_korean_title_names_the_package_that_brings_its_font(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "우리가 이겼다")

    assert (found.position.path, found.position.line) == ("content/stories/a.md", 3)
    assert "우" in found.message
    assert 'pip install "storyhub[cjk]"' in found.hint
    assert "requirements.txt" in found.hint


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("བོད་ཡིག", "Noto Serif Tibetan"),
        ("ߒߞߏ", "Noto Sans NKo"),
        ("ᠮᠣᠩᠭᠣᠯ", "Noto Sans Mongolian"),
        ("𞤀𞤣𞤤𞤢𞤥", "Noto Sans Adlam"),
        ("𐎠𐎡", "of the Noto family"),
        ("Free \ue123", "take it out"),
        ("Flag 🇿🇿", "another picture"),
    ],
)
def test_other_characters_name_what_helps(title: str, said: str) -> None:
    missing = findings(text(title)).missing
    assert said in glyphs._font_hint(missing[0])


def test_a_title_with_accents_arabic_and_a_flag_is_fine(tmp_path: Path) -> None:
    assert problems(tmp_path, "Café عبور آمن 🇪🇸") == []


def test_many_missing_characters_are_one_problem(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "漢字仮名交文東京大阪")
    assert "京" in found.message
    assert found.message.count("…") == 1


def test_cards_that_were_looked_at_are_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = problems(tmp_path, "우리가 이겼다")
    monkeypatch.setattr(glyphs, "CardCheck", None)

    assert problems(tmp_path, "우리가 이겼다") == first


def test_it_is_said_again_by_a_build_that_draws_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB.format(title="우리가 이겼다"))
    make(hub)

    report = make(hub)

    assert report.rendered == ()
    assert "card-missing-characters" in [p.code for p in report.problems]


def test_a_title_too_long_for_its_card_is_named_with_the_words_that_do_not_show(tmp_path: Path) -> None:
    title = " ".join(f"neighbour number {n}" for n in range(1, 41)) + " and the last word"
    found = problems(tmp_path, title)

    assert {(p.code, p.position.line) for p in found} == {("card-text-cut", 3)}
    assert "and the last word”" in found[0].message
    assert "card: {title: …}" in found[0].hint


def test_a_quote_too_long_for_its_card_is_named_where_it_stands(tmp_path: Path) -> None:
    quote = " ".join(["we never thought that it would work"] * 30)
    found = problems(tmp_path, f"Crossing\nquotes:\n  - text: {quote} but it did\n    who: Ana")

    assert {p.position.line for p in found} == {5}
    assert "but it did" in found[0].message
    assert "fewer words" in found[0].hint


def test_a_summary_may_end_in_dots(tmp_path: Path) -> None:
    assert problems(tmp_path, "Crossing\nsummary: " + "a word or two more " * 40) == []


def test_a_long_text_in_a_stack_is_found() -> None:
    long = "word " * 60 + "end"
    assert findings(stacked(text("Short"), text(long, height=120))).cut[0].rest.endswith("word end")


def test_a_text_for_which_a_stack_has_no_room_at_all_is_missing_as_a_whole() -> None:
    full = FillLayer(box=Box(x=0, y=0, width=600, height=200), colour="#000000")
    assert findings(stacked(full, text("Nobody sees this"))).cut == (Cut("Nobody sees this", "Nobody sees this"),)


def test_an_ornament_may_be_cut() -> None:
    assert findings(text("W" * 200, decorative=True)).cut == ()


def test_a_plate_takes_room() -> None:
    words = "Twenty gardens and one well for us"
    plate = Plate(kind="block", colour="#000000", padding=(250, 10))
    assert findings(text(words)).cut == ()
    assert findings(text(words, plate=plate)).cut != ()


WORDS = st.lists(st.text("aeimnMW w.lI0%-gjQ|()$@", min_size=1, max_size=12), min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@given(
    words=WORDS,
    width=st.integers(60, 900),
    height=st.integers(20, 300),
    lines=st.integers(1, 5),
    least=st.integers(12, 60),
)
@example(words=["MWWMWW"], width=300, height=60, lines=1, least=34)
def test_what_is_not_looked_at_has_room_for_sure(
    words: list[str], width: int, height: int, lines: int, least: int
) -> None:
    layer = text(" ".join(words), width, height, max_lines=lines, min_size=least, max_size=least + 20)
    if not glyphs._is_tight(layer):
        assert CHECK._fitted(layer).rest == ""


@settings(max_examples=80, deadline=None)
@given(first=WORDS, second=WORDS, height=st.integers(60, 400), gap=st.integers(0, 40))
@example(first=["0"], second=[" "], height=75, gap=0)
def test_a_stack_that_is_not_looked_at_has_room_for_sure(
    first: list[str], second: list[str], height: int, gap: int
) -> None:
    children = (text(" ".join(first), max_size=30), text(" ".join(second), max_size=30))
    box = Box(x=0, y=0, width=600, height=height)
    stack = StackLayer(box=box, children=children, gaps=(0, gap))
    if not glyphs._is_tight(stack):
        assert list(CHECK._cut(stack)) == []


def test_the_gaps_of_a_stack_take_room() -> None:
    box = Box(x=0, y=0, width=600, height=200)
    children = (text("Short", max_size=30), text("Words", max_size=30))
    assert not glyphs._is_tight(StackLayer(box=box, children=children, gaps=(0, 20)))
    assert glyphs._is_tight(StackLayer(box=box, children=children, gaps=(0, 140)))


def test_an_ordinary_title_is_not_even_set() -> None:
    assert not glyphs._is_doubtful(text("How our street turned a car park into a garden", 1100, 300, max_lines=4))
