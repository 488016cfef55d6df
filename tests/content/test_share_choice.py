"""`share:` in the front matter: what is read, and what is said about what cannot be."""

from __future__ import annotations

import pytest

from generator.content.records import ShareChoice
from tests.content.reading_help import read, shown, story


def test_nothing_said_is_a_share_kit_as_it_is_made_of_the_page() -> None:
    assert story("").share == ShareChoice()


@pytest.mark.parametrize(("written", "kit"), [("no", False), ("off", False), ("yes", True)])
def test_a_share_kit_is_turned_off_with_a_word(written: str, kit: bool) -> None:
    assert story(f"share: {written}").share.kit is kit


def test_a_text_alone_is_what_is_said() -> None:
    assert story("share: It took nine mornings.").share.text == "It took nine mornings."


def test_every_part_is_read() -> None:
    choice = story("""\
share:
  text: It took nine mornings.
  question: Where would you cross?
  captions:
    twitter: The crossing is safe.
    Bluesky: Safe at last.
  hashtags: [SaferMillRoad]
  alt: A striped road at dusk.
  formats: [square, story]
  start: 2026-03-01
  plan: no""").share

    assert choice.text == "It took nine mornings."
    assert choice.question == "Where would you cross?"
    assert choice.captions == {"x": "The crossing is safe.", "bluesky": "Safe at last."}
    assert choice.hashtags == ("SaferMillRoad",)
    assert choice.formats == ("square", "tall")
    assert choice.start is not None
    assert choice.start.date().isoformat() == "2026-03-01"
    assert choice.alt == "A striped road at dusk."
    assert (choice.kit, choice.plan) == (True, False)


def test_an_unknown_network_is_named_with_its_place_and_the_nearest() -> None:
    reading = read("---\ntitle: T\ndate: 2024-05-07\nshare:\n  captions:\n    blusky: Safe.\n---\nText.\n")

    assert "Did you mean bluesky?" in shown(reading)
    assert [(problem.position.line, problem.code) for problem in reading.problems] == [(6, "choice-unknown")]


def test_captions_without_networks_are_a_warning_and_nothing_is_lost_beside_them() -> None:
    reading = read("---\ntitle: T\ndate: 2024-05-07\nshare:\n  captions: Safe.\n  text: Nine.\n---\nText.\n")

    assert [problem.severity for problem in reading.problems] == ["warning"]
    assert reading.record is not None
    assert reading.record.share.text == "Nine."  # type: ignore[union-attr]
