"""Mistakes in card layouts, each told at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.problems import HubError
from generator.theme.cards import load_cards
from tests.theme.card_kit import theme, told

BOX = "box: {start: 9, end: 9, top: 9, height: 90}"
TEXT = f"type: text, text: x, font: text, colour: ink, max_size: 30, {BOX}"


def mistakes(root: Path, text: str) -> list[str]:
    """What is told of a design `story` of the theme `low`."""
    return told(theme(root, f"-- low/story.yaml --\n{text}")[1])


def layer(root: Path, text: str, more: str = "") -> list[str]:
    """What is told of a single layer in the format `link`, which stands in line 3."""
    return mistakes(root, f"background: paper\nlayers:\n  - {{{text}}}\n{more}formats: {{link: {{safe: 8}}}}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"type: fill, colur: ink, {BOX}",
            [
                "3:5 A `fill` needs `colour`: of the ink. Add `colour: …`, a colour of the theme",
                "3:18 A `fill` has no key `colur`. Did you mean `colour`?",
            ],
        ),
        (f"type: fil, colour: ink, {BOX}", ["3:12 There is no type of layer called “fil”. Did you mean `fill`?"]),
        (f"type: fill, colour: sopt, {BOX}", ["3:26 `colour` asks for the colour “sopt”, which the theme does not have."]),
        (f"type: fill, colour: on-spot, {BOX}", ["3:26 `colour` asks for the colour “on-spot”"]),
        (f'type: fill, colour: "#c83", {BOX}', ["3:26 `colour` asks for the colour “#c83”"]),
        (TEXT.replace("font: text", "font: hedline"), ["3:33 `font` asks for the font “hedline”"]),
        (TEXT.replace("text: x", 'text: "{titel}"'), ["3:24 `text` asks for `{titel}`, and there is no value of that name"]),
        (f"{TEXT}, when: [no phto]", ["`when` asks for “phto”, and there is no value of that name. Did you mean `photo`?"]),
        (f"{TEXT}, when: [not photo]", ["`when` says “not photo”. Write a value's name, or `no` and a value's name"]),
        (f"{TEXT}, max_lines: 2.5", ["`max_lines` says 2.5, which is not a whole number. Write 2."]),
        (TEXT.replace("max_size: 30", "max_size: 30px"), ["`max_size` says “30px”, which is not a number. Write digits only"]),
        (f"{TEXT}, opacity: 40", ["`opacity` says 40, which is out of bounds. Write a number from 0 to 1."]),
        (f"{TEXT}, align: left", ["`align` says “left”, which is not a word that fits here. There are: center, end, start."]),
        (f"{TEXT}, overprint: maybe", ["`overprint` says “maybe”. Write yes or no."]),
        (f"{TEXT}, axes: {{weight: 8}}", ["`axes` has “weight”, and such names have four letters. Write {wght: 800}."]),
        (f"{TEXT}, plate: tape", ["`plate` needs keys of its own."]),
        (
            f"{TEXT}, plate: {{kind: tape, color: ink}}",
            ["`plate` needs `colour`: of the plate", "`plate` has no key `color`. Did you mean `colour`?"],
        ),
        (f"{TEXT}, plate: {{kind: tape, colour: ink, padding: [4]}}", ["`padding` has 1 values where 2 belong."]),
        (f"{TEXT}, min_size: 40", ["3:111 This text has a `max_size` below its `min_size` in the format link. Swap the two."]),
        (f"{TEXT}, style: loud", ["There is no style called “loud”. There are: none."]),
        ("type: shape, colour: ink, points: [[0, 0], [1, 1]]", ["3:40 `points` has fewer than three points."]),
        ("type: shape, colour: ink, points: [[0, 0], [1, 1], 3]", ["3:57 `points` has something that is not a point."]),
        ("name: title, colour: ink", ["3:12 There is no layer called “title” to change. A new layer needs a type"]),
        ("name: title, drop: yes, type: fill", ["3:12 There is no layer called “title” to take away."]),
        (f"{TEXT}, above: rule", ["This layer wants to stand above “rule”, and there is no layer of that name."]),
        (f"name: a, {TEXT}, text: y", ["3:120 `text` stands here a second time; the first is in line 3. Keep one."]),
        (f"type: photo, {BOX}", ["3:5 This photo needs the value `photo`, which a page may not have. Add `when: [photo]`."]),
        (
            f"type: progress, name: bar, when: [photo], colour: ink, track: line, {BOX}",
            ["3:33 The layer `bar` needs the value `fraction`, which a page may not have. Add `when: [photo, fraction]`."],
        ),
        (f"type: logo, when: [no logo], {BOX}", ["3:18 This logo needs the value `logo`, which a page may not have. Add `when: [logo]`."]),
        (
            f"type: stack, {BOX}, layers: [{{type: circle, colour: ink}}]",
            ["A circle cannot be part of a stack. Give it a place of its own, outside."],
        ),
        (
            f"type: stack, {BOX}, layers: [{{{TEXT}}}]",
            ["This text has `top` or `bottom` in a stack, where layers stand one below the other in the format link."],
        ),
        (f"type: stack, {BOX}, layers: text", ["`layers` is not a list."]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_mistake_in_a_layer_is_told_in_plain_words(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = layer(tmp_path, text)
    assert len(found) == len(expected), found
    assert [want for want, line in zip(expected, found, strict=True) if want not in line] == [], found


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("{start: 9, top: 9, height: 9}", "needs two of `start`, `end` and `width` in its box in the format link"),
        ("{start: 9, end: 9, width: 9, top: 9, height: 9}", "needs two of `start`, `end` and `width` in its box"),
        (
            "{start: 1190, end: 20, top: 9, height: 9}",
            "has a box without any room in the format link. The card is 1200",
        ),
        (
            "{start: 0, end: 0, top: 9, height: 99}",
            "comes within 0 pixels of an edge in the format link, and `safe` is 8.",
        ),
        (
            "{start: 9, end: 9, top: 9, height: 10}",
            "is 10 pixels high in the format link, less than its smallest letters.",
        ),
    ],
)
def test_a_box_that_cannot_be_is_told_with_its_format(tmp_path: Path, box: str, expected: str) -> None:
    (found,) = layer(tmp_path, f"{TEXT}, min_size: 20".replace(BOX, f"box: {box}"))
    assert found.startswith("themes/low/cards/story.yaml:3:66 This text ")
    assert expected in found


def test_an_ornament_may_leave_the_safe_area(tmp_path: Path) -> None:
    assert layer(tmp_path, f"{TEXT}, decorative: yes".replace("start: 9", "start: -50")) == []


def test_a_box_of_one_format_is_told_at_that_format(tmp_path: Path) -> None:
    text = f"""\
background: paper
layers:
  - {{name: title, {TEXT}}}
formats:
  link: {{}}
  square:
    safe: 40
"""
    (found,) = mistakes(tmp_path, text)
    assert "comes within 9 pixels of an edge in the format square, and `safe` is 40." in found


def test_a_stack_answers_for_the_values_of_what_is_in_it(tmp_path: Path) -> None:
    bar = "{type: progress, colour: ink, track: line, box: {height: 20}}"
    assert layer(tmp_path, f"type: stack, when: [fraction], {BOX}, layers: [{bar}]") == []
    assert len(layer(tmp_path, f"type: stack, {BOX}, layers: [{bar}]")) == 1


def test_a_style_answers_for_its_own_keys(tmp_path: Path) -> None:
    (found,) = layer(tmp_path, f"type: fill, style: s, {BOX}", "styles:\n  s: {colour: inc}\n")
    assert found.startswith("themes/low/cards/story.yaml:5:15 `colour` asks for the colour “inc”")


def test_all_mistakes_of_all_layouts_are_told_at_once_and_stop_the_build(tmp_path: Path) -> None:
    files = f"""\
-- low/story.yaml --
background: papr
formats: {{link: {{}}}}
-- low/quote.yaml --
background: paper
layers:
  - {{type: fill, colour: inc, {BOX}}}
formats: {{link: {{}}, square: {{}}}}
-- own/call.yaml --
bakground: paper
"""
    _, problems = theme(tmp_path, files)
    assert [str(problem.position) for problem in problems] == [
        "theme/cards/call.yaml:1:1",
        "themes/low/cards/quote.yaml:3:26",
        "themes/low/cards/story.yaml:1:13",
    ]
    with pytest.raises(HubError) as error:
        load_cards("high", hub_root=tmp_path / "hub", themes_roots=[tmp_path / "themes"])
    assert error.value.problems == problems


def test_the_line_is_shown_with_what_to_write_instead(tmp_path: Path) -> None:
    _, problems = theme(tmp_path, "-- low/story.yaml --\nbackground: papr\nformats: {link: {}}\n")
    assert [(problem.excerpt, problem.fix) for problem in problems] == [("background: papr", "background: paper")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("extends: stroy\n", "1:10 There is no design “stroy” to extend. Did you mean `story`?"),
        ("extends: story\n", "1:10 No theme below this one has a design “story” to extend."),
        ("extends: other\n-- low/other.yaml --\nextends: story\n", "builds on itself."),
        ("layers:\n\t- type: fill\n", "2:1 This line begins with a tab. Use spaces to indent."),
        ("layers: [a, b\nformats: {}\n", "1:1 The bracket [ in this line is never closed."),
        ("- type: fill\n", "1:1 A layout begins with names, such as `layers:`."),
        ("background: paper\nformats: {poster: {}}\n", "2:11 We do not know the format poster."),
        ("background: paper\nformats: {sqare: {}}\n", "2:11 We do not know the format sqare. Did you mean `square`?"),
        ("background: paper\nformats: [link]\n", "2:10 `formats` needs names with values."),
        ("background: paper\nformats: {link: 5}\n", "2:17 The format link needs names with values."),
        ("background: paper\nformats: {link: {saef: 5}}\n", "2:18 A format has no key `saef`. Did you mean `safe`?"),
        ("formats: {link: {}}\n", "A layout needs `background`: what everything is printed on."),
        ("background: paper\nlayers: fill\nformats: {link: {}}\n", "2:9 `layers` is not a list."),
        ("background: paper\nlayers: [fill]\nformats: {link: {}}\n", "2:10 A layer needs keys, such as `type: text`."),
        (
            "background: paper\nencoding: {format: gif}\nformats: {link: {}}\n",
            "2:20 `format` says “gif”, which is not a word that fits here. There are: jpeg, png.",
        ),
    ],
)
def test_a_mistake_in_a_file_is_told(tmp_path: Path, text: str, expected: str) -> None:
    assert [line for line in mistakes(tmp_path, text) if expected in line] != [], mistakes(tmp_path, text)


def test_two_layers_of_one_name_are_told(tmp_path: Path) -> None:
    text = f"background: paper\nlayers:\n  - {{name: a, {TEXT}}}\n  - {{name: a, {TEXT}}}\nformats: {{link: {{}}}}\n"
    (found,) = mistakes(tmp_path, text)
    assert found.startswith("themes/low/cards/story.yaml:4:6 A second layer is called “a”; the first is in line 3.")


SCALARS = st.sampled_from(["ink", "text", "5", "-3", "yes", "{title}", "photo", "", "#123456", "link", "fill", "stack"])
KEYS = st.sampled_from(["type", "name", "box", "colour", "text", "font", "max_size", "layers", "when", "style", "plate",
                        "formats", "background", "styles", "extends", "link", "start", "width", "drop", "above"])  # fmt: skip
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)


def flow(data: Any) -> str:
    """Data as YAML on one line."""
    match data:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in data.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, data)) + "]"
        case _:
            return f'"{data}"'


@given(st.dictionaries(KEYS, DATA, max_size=6), st.lists(st.dictionaries(KEYS, DATA, max_size=6), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_stands_in_a_layout_every_mistake_has_its_place(tmp_path: Path, top: Any, layers: Any) -> None:
    text = flow(top | {"layers": layers, "formats": {"link": {}, "square": {"layers": layers}}, "background": "paper"})
    _, problems = theme(tmp_path, f"-- low/story.yaml --\n{text}\n")
    assert [problem for problem in problems if not (problem.position.line == 1 and problem.position.column)] == []
