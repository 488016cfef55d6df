"""`storyhub share`: the share kit at a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.kit import STORY, TODAY, run, write_hub

HUB = f"""\
-- content/stories/crossing/index.md --
{STORY}
-- content/stories/quiet.md --
---
title: Quiet
date: 2025-05-08
share: no
---
Text.
-- content/campaigns/bus.md --
---
title: Keep the bus
date: 2025-05-08
---
Text.
"""
URL = "https://ottersby.example/stories/crossing/"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write_hub(tmp_path, HUB)


def share(hub: Path, *args: str) -> str:
    result = run("share", *args, "--root", hub, "--today", TODAY)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_words_for_each_network_stand_with_their_lengths_and_limits(hub: Path) -> None:
    shown = share(hub, "crossing")

    assert (
        f"X · summary · 96 of 280\n  Nine mornings on Mill Road\n\n  How a street counted its way to a crossing.\n\n  {URL}"
        in shown
    )
    assert "Bluesky · summary · " in shown


def test_files_are_named_where_they_are_published_with_a_word_if_they_are_not_there_yet(hub: Path) -> None:
    before = share(hub, "crossing")
    run("build", "--root", hub, "--today", TODAY)
    after = share(hub, "crossing")

    assert f"{(hub / 'public/stories/crossing/share/kit.zip').as_posix()}" in before
    assert "run storyhub build" in before
    assert "run storyhub build" not in after


def test_one_network_alone_can_be_piped_into_another_program(hub: Path) -> None:
    assert (
        share(hub, "crossing", "--network", "reddit") == "Reddit · summary · 26 of 300\n  Nine mornings on Mill Road\n"
    )


@pytest.mark.parametrize(
    "name", ["crossing", URL, "/stories/crossing/", "content/stories/crossing/index.md", f"{URL}share/"]
)
def test_a_kit_is_found_by_slug_address_or_file(hub: Path, name: str) -> None:
    assert URL in share(hub, name)


def test_programs_get_everything_as_json(hub: Path) -> None:
    data = json.loads(share(hub, "bus", "--format", "json"))

    assert data["url"] == "https://ottersby.example/campaigns/bus/"
    assert {entry["network"] for entry in data["captions"]} >= {"x", "bluesky", "mastodon", "whatsapp"}
    assert all(entry["fits"] and entry["length"] <= entry["limit"] for entry in data["captions"])
    assert data["files"]["everything"].endswith("public/campaigns/bus/share/kit.zip")


def test_a_misspelt_name_is_answered_with_the_nearest(hub: Path) -> None:
    result = run("share", "crosing", "--root", hub, "--today", TODAY)

    assert result.exit_code == 2
    assert "Did you mean crossing?" in result.output


def test_a_page_without_a_kit_says_why(hub: Path) -> None:
    result = run("share", "quiet", "--root", hub, "--today", TODAY)

    assert result.exit_code == 1
    assert "share: no" in result.output
