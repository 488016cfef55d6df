"""What pages show of records."""

from __future__ import annotations

from pathlib import Path

from tests.kit import jpeg, write, write_hub
from tests.laws.builds import make

STORY = """
-- site.yaml --
name: Hub
url: https://hub.example
timezone: Europe/London
-- content/stories/a.md --
---
title: A story of a summer day
date: 2025-07-10
---
Text.
"""


def page(hub: Path, url: str) -> str:
    make(hub)
    return (hub / "public" / url.strip("/") / "index.html").read_text(encoding="utf-8")


def test_a_date_without_a_time_is_the_same_day_in_summer(tmp_path: Path) -> None:
    html = page(write_hub(tmp_path, STORY), "/stories/a/")

    assert "10 July 2025" in html
    assert 'content="2025-07-10T00:00:00+01:00"' in html


def test_a_text_without_a_summary_is_not_said_twice_on_its_own_page(tmp_path: Path) -> None:
    text = STORY.replace("Text.", "The bridge opened at noon.\n\nNobody crossed it.")
    for folder, front in (("campaigns", "date: 2025-07-10"), ("events", "start: 2025-07-10"), ("groups", "who: We")):
        text += f"-- content/{folder}/b.md --\n---\ntitle: B\n{front}\n---\nWe meet on the bridge.\n"
    write_hub(tmp_path, text)

    said = page(tmp_path, "/stories/a/").partition("<main")[2]
    assert said.count("The bridge opened at noon.") == 1
    for folder in ("campaigns", "events", "groups"):
        assert page(tmp_path, f"/{folder}/b/").partition("<main")[2].count("We meet on the bridge.") == 1


def test_titles_and_descriptions_reach_the_tags_trimmed_and_on_one_line(tmp_path: Path) -> None:
    text = STORY.replace("title: A story of a summer day", 'title: "  A story<br>\\n of a day "').replace(
        "date: 2025", 'summary: "One\\n\\n  two. "\ndate: 2025'
    )

    html = page(write_hub(tmp_path, text), "/stories/a/")

    assert '<meta property="og:title" content="A story of a day">' in html
    assert '<meta property="og:description" content="One two.">' in html


def test_a_preview_shows_its_own_cards_and_names_the_sites_own_address_as_canonical(tmp_path: Path) -> None:
    write_hub(tmp_path, STORY)

    make(tmp_path, base_url="https://deploy-preview-1--hub.netlify.app", preview=True)

    html = (tmp_path / "public/stories/a/index.html").read_text(encoding="utf-8")
    assert 'property="og:image" content="https://deploy-preview-1--hub.netlify.app/stories/a/card.jpg?v=' in html
    assert 'property="og:url" content="https://deploy-preview-1--hub.netlify.app/stories/a/"' in html
    assert '<link rel="canonical" href="https://hub.example/stories/a/">' in html


def test_under_a_base_path_every_address_of_a_page_has_it(tmp_path: Path) -> None:
    write_hub(tmp_path, STORY)

    make(tmp_path, base_url="https://town.github.io/hub")

    html = (tmp_path / "public/stories/a/index.html").read_text(encoding="utf-8")
    assert 'href="/stories/' not in html
    assert 'src="/assets' not in html
    assert "https://town.github.io/hub/stories/a/card.jpg" in html


def test_a_photo_of_the_front_matter_that_the_text_shows_is_not_shown_twice(tmp_path: Path) -> None:
    text = STORY.replace("date: 2025", "photos: [{file: b.jpg, alt: B}, {file: c.jpg, alt: C}]\ndate: 2025").replace(
        "a.md", "a/index.md"
    )
    write_hub(tmp_path, text.replace("Text.", "![B](b.jpg)"))
    write(tmp_path, "content/stories/a/b.jpg", jpeg(300, 200))
    write(tmp_path, "content/stories/a/c.jpg", jpeg(300, 200, "#001122"))

    html = page(tmp_path, "/stories/a/")

    assert html.count('alt="B"') == 1
    assert html.count('alt="C"') == 1


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, STORY.replace("date: 2025", "aliases: [/2025/old/]\ndate: 2025"))

    html = page(hub, "/2025/old/")

    assert 'http-equiv="refresh"' in html
    assert '<link rel="canonical" href="https://hub.example/stories/a/">' in html
    assert "/2025/old /stories/a/ 301" in " ".join((hub / "public/_redirects").read_text().split())


def test_a_link_to_a_draft_keeps_its_words_and_loses_its_address(tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        STORY.replace("Text.", "See [the other](b.md).")
        + "-- content/stories/b.md --\n---\ntitle: B\ndate: 2025-01-01\ndraft: true\n---\nB.\n",
    )

    report = make(hub)

    html = (hub / "public/stories/a/index.html").read_text(encoding="utf-8")
    assert "<a>the other</a>" in html
    assert [p.code for p in report.problems] == ["link-to-unpublished"]
    assert "it is a draft" in report.problems[0].message
