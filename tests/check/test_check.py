"""`storyhub check` as a whole."""

from __future__ import annotations

import json
from pathlib import Path

from tests.kit import SITE, STORY, TODAY, run, write_hub

COMMON = ("--today", TODAY, "--jobs", "1")
WITH_CARDS = SITE.replace("cards: {enabled: no}\n", "description: What neighbours changed.\n")
GOOD = f"-- site.yaml --\n{WITH_CARDS}-- content/stories/crossing.md --\n{STORY}"


def test_a_good_hub_has_nothing_to_mend_and_nothing_is_published(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)

    result = run("check", "--root", hub, *COMMON)

    assert result.exit_code == 0, result.output
    assert "looked at" in result.stdout
    assert not (hub / "public").exists()


def test_the_theme_has_no_mistake_that_a_rule_knows(tmp_path: Path) -> None:
    result = run("check", "--root", write_hub(tmp_path, GOOD), "--format", "json", *COMMON)

    assert [p for p in json.loads(result.stdout)["problems"] if p["severity"] != "hint"] == []


def test_mistakes_of_content_and_of_pages_are_found_in_one_run(tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        f"""\
{GOOD}
-- content/stories/broken.md --
---
title: Wrong
date: 2025-15-01
---
-- content/stories/linked.md --
---
title: Linked
date: 2025-05-01
---
See [the other](#nowhere) and [that](/nowhere/).
""",
    )

    result = run("check", "--root", hub, "--format", "json", *COMMON)

    places = {(p["code"], p["path"], p["line"]) for p in json.loads(result.stdout)["problems"]}
    assert result.exit_code == 1
    assert {
        ("date-impossible", "content/stories/broken.md", 3),
        ("link-dead", "content/stories/linked.md", 5),
        ("link-anchor-dead", "content/stories/linked.md", 5),
    } <= places


def test_a_colour_that_had_to_give_way_is_reported_at_its_line(tmp_path: Path) -> None:
    pale = WITH_CARDS.replace("#c8372d", "#ffee88")

    result = run("check", "--root", write_hub(tmp_path, f"-- site.yaml --\n{pale}"), *COMMON)

    assert result.exit_code == 0
    assert "site.yaml:5:9 hint [colour-adjusted]" in result.stdout


def test_a_broken_site_yaml_is_reported_like_everything_else(tmp_path: Path) -> None:
    result = run("check", "--root", write_hub(tmp_path, "-- site.yaml --\nname: A\nlang: Klingonish\n"), *COMMON)

    assert result.exit_code == 1
    assert "site.yaml:2:7 error" in result.stdout
