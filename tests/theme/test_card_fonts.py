"""Which fonts a card's texts are set in, and in which order they are tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.theme import packaged_fonts
from generator.theme.card_fonts import load_fonts
from tests.kit import write_hub

THEMES = """
-- base/fonts/fonts.yaml --
cards:
  headline: [wide.ttf]
  text: [serif.ttf]
fallback: [arabic.ttf, emoji.ttf]
-- base/fonts/wide.ttf --
wide
-- base/fonts/serif.ttf --
serif
-- base/fonts/arabic.ttf --
arabic
-- base/fonts/emoji.ttf --
emoji
-- look/fonts/fonts.yaml --
cards:
  headline: [tall.ttf]
-- look/fonts/tall.ttf --
tall
-- hub/site.yaml --
name: Hub
-- hub/fonts/notes.txt --
Not a font.
-- hub/fonts/tibetan.TTF --
tibetan
"""


@pytest.fixture(autouse=True)
def _no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_fonts, "PACKAGED", ())


def tried(root: Path, *folders: str, hub: str = "hub") -> dict[str, list[str]]:
    """The names of the font files of every role, in order."""
    fonts, files = load_fonts([root / folder for folder in folders], root / hub)
    return {role: [Path(files[name]).stem for name in names] for role, names in fonts.items()}


def test_a_role_tries_its_own_faces_then_the_fallback_then_the_hubs_own_fonts(tmp_path: Path) -> None:
    root = write_hub(tmp_path, THEMES)
    assert tried(root, "base")["headline"] == ["wide", "arabic", "emoji", "tibetan"]


def test_a_look_inherits_the_roles_and_the_fallback_that_it_does_not_name(tmp_path: Path) -> None:
    root = write_hub(tmp_path, THEMES)
    found = tried(root, "base", "look", hub="none")
    assert found == {"headline": ["tall", "arabic", "emoji"], "text": ["serif", "arabic", "emoji"]}


def test_a_font_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    root = write_hub(tmp_path, THEMES)
    before, _ = load_fonts([root / "base"], root / "hub")
    (root / "base/fonts/emoji.ttf").write_text("more emoji")
    after, _ = load_fonts([root / "base"], root / "hub")
    assert before["text"][:2] == after["text"][:2]
    assert before["text"][2] != after["text"][2]


def test_a_font_that_an_installed_package_brings_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_hub(
        tmp_path, THEMES + "-- packages/cjk_font/font.ttc --\ncjk\n-- packages/cjk_font/__init__.py --\n\n"
    )
    monkeypatch.syspath_prepend(root / "packages")
    monkeypatch.setattr(packaged_fonts, "PACKAGED", (("cjk_font", "font.ttc"), ("cjk_absent", "font.ttc")))
    assert tried(root, "base")["text"] == ["serif", "arabic", "emoji", "tibetan", "font"]


def test_every_look_has_the_roles_that_cards_name_and_falls_back_on_noto(tmp_path: Path) -> None:
    themes = Path(__file__).parents[2] / "themes"
    for look in ("default", "gazette", "rally"):
        found = tried(themes, *dict.fromkeys(["default", look]), hub="none")
        assert {"headline", "text", "label"} <= set(found)
        assert all(faces[-1] == "noto-color-emoji" and "noto-sans-khmer" in faces for faces in found.values())
