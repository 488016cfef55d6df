"""An archive holds other outputs: the very same bytes, drawn once."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from generator.render.recipes import Read, Recipes
from generator.views.common import View
from tests.kit import edit, write_hub
from tests.laws.builds import make, tree

HUB = """
-- site.yaml --
name: Hub
url: https://hub.example
cards: {formats: [square]}
-- content/stories/crossing.md --
---
title: Nine mornings
date: 2025-05-07
share: {text: We counted cars.}
---
Text.
"""
KIT = "stories/crossing/share"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each recipe was at work."""
    counts: Counter[str] = Counter()
    render = Recipes.render

    def counted(self: Recipes, recipe: str, view: View, read: Read) -> bytes:
        counts[recipe] += 1
        return render(self, recipe, view, read)

    monkeypatch.setattr(Recipes, "render", counted)
    return counts


def packed(hub: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(hub / f"public/{KIT}/kit.zip") as archive:
        return {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_a_kit_holds_the_very_files_that_stand_beside_it(tmp_path: Path) -> None:
    make(write_hub(tmp_path, HUB))
    site = tree(tmp_path / "public")

    parts = packed(tmp_path)
    assert parts["story-link.jpg"] == site["stories/crossing/card.jpg"]
    for name in set(parts) - {"alt.txt", "story-link.jpg"}:
        assert parts[name] == site[f"{KIT}/{name}"], name


def test_no_card_is_drawn_a_second_time_for_its_archive(tmp_path: Path, drawn: Counter[str]) -> None:
    make(write_hub(tmp_path, HUB))

    assert drawn["card"] == len([path for path in tree(tmp_path / "public") if path.endswith((".jpg", ".png"))]) - 1


def test_other_words_pack_the_kit_again_and_draw_nothing(tmp_path: Path, drawn: Counter[str]) -> None:
    make(write_hub(tmp_path, HUB))
    drawn.clear()

    edit(tmp_path, "content/stories/crossing.md", "We counted cars.", "We counted buses.")
    report = make(tmp_path)

    assert f"/{KIT}/kit.zip" in report.rendered
    assert drawn["card"] == 0
    assert b"We counted buses." in packed(tmp_path)["captions.txt"]


@pytest.mark.parametrize("lost", ["gone", "damaged"])
def test_a_kit_is_whole_also_where_the_stores_cards_are_not(tmp_path: Path, lost: str) -> None:
    make(write_hub(tmp_path / "here", HUB))
    outputs = tmp_path / "here/.storyhub/outputs"
    if lost == "gone":
        shutil.rmtree(outputs)
    else:
        for file in (path for path in outputs.rglob("*") if path.is_file()):
            file.write_bytes(b"\0" * 100)
    edit(tmp_path / "here", "content/stories/crossing.md", "We counted cars.", "We counted buses.")
    make(write_hub(tmp_path / "there", HUB.replace("We counted cars.", "We counted buses.")))

    make(tmp_path / "here")

    assert packed(tmp_path / "here") == packed(tmp_path / "there")
