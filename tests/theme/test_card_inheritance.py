"""One card layout that builds on another."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.store import Store
from generator.theme.cards import Cards, load_cards
from generator.theme.layouts.chain import written_out
from generator.theme.layouts.merge import merged
from generator.theme.layouts.parts import Desk, Items, Keys, Part, Text, from_data
from generator.theme.layouts.specs import FillSpec, StackSpec, TextSpec
from tests.theme.card_kit import theme, told

STORY = """
-- low/story.yaml --
background: paper
layers:
  - {name: field, type: fill, box: {start: 0, end: 0, top: 0, height: 90}, colour: spot}
  - {name: rule, type: fill, box: {start: 0, end: 0, top: 90, height: 3}, colour: ink}
formats:
  link: {}
"""


def shown(root: Path, more: str, design: str = "story", form: str = "link") -> list[str]:
    """Name and colour of every layer; problems fail."""
    cards, problems = theme(root, STORY + more)
    assert told(problems) == []
    layout = cards.layouts[design][form]
    return [f"{layer.name} {layer.colour}" for layer in layout.layers if isinstance(layer, FillSpec | TextSpec)]


def test_a_layer_of_the_same_name_is_changed_key_by_key_in_its_place(tmp_path: Path) -> None:
    more = "-- high/story.yaml --\nextends: story\nlayers: [{name: field, colour: line}]\n"
    assert shown(tmp_path, more) == ["field line", "rule ink"]


def test_a_file_that_does_not_extend_replaces_the_one_of_its_name(tmp_path: Path) -> None:
    more = "-- high/story.yaml --\nbackground: ink\nformats: {link: {}}\n"
    assert shown(tmp_path, more) == []


def test_a_design_that_a_theme_lacks_comes_from_the_theme_below(tmp_path: Path) -> None:
    assert shown(tmp_path, "") == ["field spot", "rule ink"]


def test_a_hub_lies_over_its_theme(tmp_path: Path) -> None:
    more = "-- own/story.yaml --\nextends: story\nlayers: [{name: rule, drop: true}]\n"
    assert shown(tmp_path, more) == ["field spot"]


def test_a_look_that_changes_the_base_changes_the_designs_of_the_theme_below(tmp_path: Path) -> None:
    more = """\
-- low/base.yaml --
abstract: true
background: paper
layers: [{name: band, type: fill, box: {start: 0, end: 0, top: 0, height: 9}, colour: ink}]
formats: {link: {}}
-- low/quote.yaml --
extends: base
-- high/base.yaml --
extends: base
abstract: true
layers: [{name: band, colour: spot}]
"""
    assert shown(tmp_path, more, "quote") == ["band spot"]
    cards, _ = theme(tmp_path, STORY + more)
    assert cards.designs == ("quote", "story")


def test_new_layers_stand_below_above_or_at_the_end(tmp_path: Path) -> None:
    box = "type: fill, colour: line, box: {start: 0, width: 1, top: 0, height: 1}"
    more = f"""\
-- high/story.yaml --
extends: story
layers:
  - {{name: last, {box}}}
  - {{name: first, below: field, {box}}}
  - {{name: second, above: field, {box}}}
"""
    assert shown(tmp_path, more) == ["first line", "field spot", "second line", "rule ink", "last line"]


def test_a_layer_that_is_there_can_be_moved(tmp_path: Path) -> None:
    more = "-- high/story.yaml --\nextends: story\nlayers: [{name: rule, below: field}]\n"
    assert shown(tmp_path, more) == ["rule ink", "field spot"]


def test_a_box_is_replaced_as_a_whole_and_axes_are_changed_one_by_one(tmp_path: Path) -> None:
    files = """\
-- low/story.yaml --
background: paper
layers:
  - {name: t, type: text, text: x, font: text, axes: {wght: 800, opsz: 14}, colour: ink, max_size: 30,
     box: {start: 0, end: 0, top: 0, height: 90}}
formats: {link: {}}
-- high/story.yaml --
extends: story
layers: [{name: t, axes: {wght: 400}, box: {start: 5, width: 10, bottom: 0, height: 90}}]
"""
    cards, problems = theme(tmp_path, files)
    assert told(problems) == []
    (text,) = cards.layouts["story"]["link"].layers
    assert isinstance(text, TextSpec)
    assert (text.axes, text.box.end, text.box.start) == ({"wght": 400.0, "opsz": 14.0}, None, 5)


def test_a_format_changes_what_all_formats_share_and_the_file_changes_what_its_parent_has_in_the_format(
    tmp_path: Path,
) -> None:
    more = """\
-- low/quote.yaml --
extends: story
formats:
  link: {layers: [{name: field, colour: line}, {name: rule, colour: line}]}
-- high/quote.yaml --
extends: quote
layers: [{name: field, colour: paper}]
formats:
  square: {layers: [{name: rule, colour: sheet}]}
"""
    assert shown(tmp_path, more, "quote", "link") == ["field paper", "rule line"]
    assert shown(tmp_path, more, "quote", "square") == ["field paper", "rule sheet"]


def test_a_design_offers_its_formats_and_those_of_its_parent_unless_it_drops_them(tmp_path: Path) -> None:
    more = "-- high/story.yaml --\nextends: story\nformats: {tall: {}, link: {drop: true}, poster: {size: [50, 70]}}\n"
    cards, problems = theme(tmp_path, STORY.replace("height: 9", "height: 1").replace("top: 90", "top: 9") + more)
    assert told(problems) == []
    sizes = {form: layout.size for form, layout in cards.layouts["story"].items()}
    assert sizes == {"tall": (1080, 1920), "poster": (50, 70)}


def test_a_name_reaches_into_a_stack(tmp_path: Path) -> None:
    files = """\
-- low/story.yaml --
background: paper
styles: {words: {font: text, colour: ink, max_size: 30}}
layers:
  - type: stack
    name: words
    box: {start: 0, end: 0, top: 0, bottom: 0}
    layers:
      - {name: kicker, type: text, text: k, style: words}
      - {name: title, type: text, text: t, style: words}
formats: {link: {}}
-- high/story.yaml --
extends: story
layers:
  - {name: title, max_size: 90}
  - {name: kicker, drop: true}
  - {name: summary, above: title, type: text, text: s, style: words}
"""
    cards, problems = theme(tmp_path, files)
    assert told(problems) == []
    (stack,) = cards.layouts["story"]["link"].layers
    assert isinstance(stack, StackSpec)
    assert [(one.name, one.max_size) for one in stack.layers if isinstance(one, TextSpec)] == [
        ("title", 90),
        ("summary", 30),
    ]


def test_a_change_reaches_every_layer_of_its_name(tmp_path: Path) -> None:
    files = """\
-- low/story.yaml --
background: paper
styles: {words: {font: text, colour: ink, max_size: 30}}
layers:
  - {type: stack, when: [photo], box: {start: 0, end: 0, top: 0, bottom: 0},
     layers: [{name: title, type: text, text: t, style: words}]}
  - {type: stack, when: [no photo], box: {start: 0, end: 0, top: 0, bottom: 0},
     layers: [{name: title, type: text, text: t, style: words}]}
formats: {link: {layers: [{name: title, max_size: 90}]}}
"""
    cards, problems = theme(tmp_path, files)
    assert told(problems) == []
    inside = [stack.layers[0] for stack in cards.layouts["story"]["link"].layers if isinstance(stack, StackSpec)]
    assert [text.max_size for text in inside if isinstance(text, TextSpec)] == [90, 90]


def test_a_style_is_taken_over_and_the_layers_own_keys_win(tmp_path: Path) -> None:
    files = """\
-- low/story.yaml --
background: paper
styles:
  small: {font: text, colour: ink, max_size: 30}
  loud: {style: small, colour: spot}
layers:
  - {name: a, type: text, style: loud, text: x, max_size: 50, box: {start: 0, end: 0, top: 0, height: 90}}
formats: {link: {}}
-- high/story.yaml --
extends: story
styles: {small: {font: headline}}
"""
    cards, problems = theme(tmp_path, files)
    assert told(problems) == []
    (text,) = cards.layouts["story"]["link"].layers
    assert isinstance(text, TextSpec)
    assert (text.font, text.colour, text.max_size) == ("headline", "spot", 50)


def test_a_layer_of_another_type_begins_anew_in_the_same_place(tmp_path: Path) -> None:
    more = """\
-- high/story.yaml --
extends: story
layers: [{name: field, type: circle, colour: line, box: {start: 0, width: 9, top: 0, height: 9}}]
"""
    cards, problems = theme(tmp_path, STORY.replace("colour: spot}", "colour: spot, fade: end}") + more)
    assert told(problems) == []
    assert [type(layer).__name__ for layer in cards.layouts["story"]["link"].layers] == ["CircleSpec", "FillSpec"]


def test_a_file_with_a_size_and_no_formats_is_a_link(tmp_path: Path) -> None:
    cards, problems = theme(tmp_path, "-- low/link.yaml --\nsize: [120, 63]\nbackground: paper\n")
    assert told(problems) == []
    assert cards.layouts["link"]["link"].size == (120, 63)


def test_an_unknown_design_is_the_story_and_an_unknown_format_is_nothing(tmp_path: Path) -> None:
    cards, _ = theme(tmp_path, STORY)
    assert cards.layout("quote", "link") is cards.layouts["story"]["link"]
    assert cards.layout("story", "square") is None
    old, _ = theme(tmp_path / "old", "-- low/link.yaml --\nsize: [120, 63]\nbackground: paper\n")
    assert old.layout("story", "link") is old.layouts["link"]["link"]


WORDS = st.sampled_from(["a", "b", "c"])


def test_a_store_remembers_layouts_until_one_of_their_files_changes(tmp_path: Path) -> None:
    def load(store: Store | None) -> Cards:
        return load_cards("high", hub_root=tmp_path / "hub", themes_roots=[tmp_path / "themes"], store=store)

    theme(tmp_path, STORY)
    with closing(Store(tmp_path / "store")) as store:
        assert load(store) == load(store) == load(None)
        assert len(store.recall_all("card-layouts")) == 1
        theme(tmp_path, STORY.replace("colour: ink", "colour: aside"))
        assert load(store) == load(None)
        assert len(store.recall_all("card-layouts")) == 2


def test_cards_that_are_not_drawn_need_no_font(tmp_path: Path) -> None:
    theme(tmp_path, STORY)
    hub, themes = tmp_path / "hub", [tmp_path / "themes"]
    drawn = load_cards("high", hub_root=hub, themes_roots=themes)

    cards = load_cards("high", hub_root=hub, themes_roots=themes, drawn=False)

    assert drawn.files
    assert cards.layouts == drawn.layouts
    assert cards.files == {}
    assert set(cards.fonts.values()) == {()}


LEAVES = st.dictionaries(WORDS, WORDS, max_size=3)
"""A key has words, or keys of its own, in every file."""
MAPS = st.fixed_dictionaries(
    {}, optional={"a": WORDS, "b": WORDS, "box": LEAVES, "plate": LEAVES, "styles": st.dictionaries(WORDS, LEAVES)}
)


def plain(part: Part) -> Any:
    match part:
        case Text():
            return part.text
        case Items():
            return [plain(item) for item in part.items]
        case Keys():
            return {name: plain(value) for name, value in part.entries.items()}


def keys(data: Any) -> Keys:
    part = from_data(data)
    assert isinstance(part, Keys)
    return part


@settings(deadline=None)
@given(MAPS, MAPS, MAPS)
def test_merging_keys_along_a_chain_is_associative(one: Any, two: Any, three: Any) -> None:
    a, b, c = keys(one), keys(two), keys(three)
    assert plain(merged(merged(a, b), c)) == plain(merged(a, merged(b, c)))


NAMES = st.sampled_from(["one", "two", "three", "four"])


def _name(layer: dict[str, Any]) -> str:
    return str(layer["name"])


LAYER: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"name": NAMES, "type": st.just("fill")},
    optional={"colour": WORDS, "below": NAMES, "drop": st.just("yes")},
)
SHEET: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "layers": st.lists(LAYER, max_size=4, unique_by=_name),
        "formats": st.fixed_dictionaries(
            {"link": st.fixed_dictionaries({"layers": st.lists(LAYER, max_size=3, unique_by=_name)})}
        ),
    }
)


@settings(deadline=None)
@given(SHEET, SHEET, SHEET)
def test_extending_a_chain_is_extending_what_the_chain_amounts_to(one: Any, two: Any, three: Any) -> None:
    chain = [keys(one), keys(two), keys(three)]
    whole = written_out(chain, "link", Desk())
    in_between = written_out(chain[:2], "link", Desk())
    assert plain(whole) == plain(written_out([in_between, chain[2]], "link", Desk()))
