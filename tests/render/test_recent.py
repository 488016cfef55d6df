"""What is kept so that it is not made again."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from generator.render import card_sheet
from generator.render.card import CardRecipe
from generator.render.recent import Recent, Repeated
from generator.render.text import prints
from tests.render.card_files import FILES, box, card, text


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    makers = {key: Mock(return_value=key) for key in "abc"}
    recent = Recent[str, str](2)
    for key in ("a", "b", "a", "c", "a", "b"):
        recent.get(key, makers[key])

    assert {key: maker.call_count for key, maker in makers.items()} == {"a": 1, "b": 2, "c": 1}


def test_what_is_asked_for_once_drives_nothing_out() -> None:
    makers = {key: Mock(return_value=key) for key in ("hub", "one", "two")}
    repeated = Repeated[str, str](1)
    for key in ("hub", "hub", "one", "hub", "two", "hub"):
        repeated.get(key, makers[key])

    assert {key: maker.call_count for key, maker in makers.items()} == {"hub": 2, "one": 1, "two": 1}


def test_a_line_that_many_cards_share_is_drawn_twice_and_a_title_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Mock(side_effect=prints)
    monkeypatch.setattr(card_sheet, "prints", counted)
    recipe = CardRecipe()
    for title in ("Bus", "Key", "Ford", "Bank"):
        hub = text("What Ottersby Did", box(10, 10, 300, 40), max_size=24)
        view = card(hub, text(title, box(10, 100, 500, 200), max_size=90))
        recipe.render(view, FILES.__getitem__)

    assert [call.args[0].size for call in counted.call_args_list] == [24, 90, 24, 90, 90, 90]
