"""`storyhub explain`: why something is, or is not, on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit import STORY, TODAY, edit, jpeg, run, write, write_hub

HUB = f"""\
-- content/stories/crossing/index.md --
{STORY}
-- content/stories/draft.md --
---
title: Not yet
date: 2025-05-08
draft: yes
---
Later.
-- content/stories/future.md --
---
title: Soon
date: 2025-05-08
publish: 2026-01-01
---
Later.
-- content/stories/past.md --
---
title: Over
date: 2025-05-08
expires: 2025-06-01
---
Gone.
-- content/stories/broken.md --
---
title: Wrong
date: 2025-15-08
---
Text.
-- content/stories/.hidden.md --
---
title: Hidden
---
-- content/stories/notes.xyz --
-- README.md --
Not content.
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that no test changes, built once."""
    folder = write_hub(tmp_path_factory.mktemp("hub"), HUB)
    write(folder, "content/stories/crossing/unused.jpg", jpeg())
    run("build", "--root", folder, "--today", TODAY, "--jobs", "1")
    return folder


def explain(hub: Path, target: str) -> tuple[int, str]:
    result = run("explain", target, "--root", hub, "--today", TODAY)
    return result.exit_code, result.stdout


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/stories/draft.md", "it is a draft (see it with --drafts)"),
        ("content/stories/future.md", "it is to be published on 2026-01-01 (see it with --drafts)"),
        ("content/stories/past.md", "it expired on 2025-06-01"),
        ("content/stories/broken.md", "it has a mistake"),
        ("content/stories/.hidden.md", "hidden and temporary files are passed over"),
        ("content/stories/notes.xyz", "files that end in .xyz are not published"),
        ("content/stories/crosing/index.md", "Did you mean content/stories/crossing/index.md"),
        ("README.md", "only what is in the folder content is published"),
        ("content/stories/crossing/unused.jpg", "nothing that is published shows or links to it"),
    ],
)
def test_what_is_not_on_the_site_has_a_reason(hub: Path, path: str, reason: str) -> None:
    status, said = explain(hub, path)

    assert f"{path} is not on the site: " in said
    assert reason in said
    assert status == 1


@pytest.mark.parametrize("path", ["site.yaml", "theme/assets/css/hub.css"])
def test_settings_and_themes_are_said_to_be_that(hub: Path, path: str) -> None:
    assert explain(hub, path) == (0, f"{path} is not published itself: it decides how pages look.\n")


def test_a_mistake_is_shown_with_its_line(hub: Path) -> None:
    assert "content/stories/broken.md:3:7 error" in explain(hub, "content/stories/broken.md")[1]


def test_a_file_on_the_site_has_its_address_and_all_that_shows_it(hub: Path) -> None:
    status, said = explain(hub, "content/stories/crossing/index.md")

    assert status == 0
    assert "is on the site at /stories/crossing/" in said
    assert "html (story.html): unchanged" in said
    assert "/feed.xml" in said


@pytest.mark.parametrize("target", ["stories/crossing", "content/stories/crossing"])
def test_a_folder_or_a_path_below_content_means_its_file(hub: Path, target: str) -> None:
    assert "content/stories/crossing/index.md is on the site" in explain(hub, target)[1]


@pytest.mark.parametrize(
    "target", ["/stories/crossing/", "/stories/crossing", "https://ottersby.example/stories/crossing/"]
)
def test_an_address_has_its_template_and_sources(hub: Path, target: str) -> None:
    status, said = explain(hub, target)

    assert status == 0
    assert "html (story.html)" in said
    assert "content/stories/crossing/index.md" in said
    assert "unchanged" in said


def test_an_address_that_nothing_makes_is_answered_with_the_nearest(hub: Path) -> None:
    assert explain(hub, "/stories/crosing/") == (
        1,
        "/stories/crosing/ is not on the site: nothing makes it. Did you mean /stories/crossing/?\n",
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/stories/draft/", "content/stories/draft.md is not on the site: it is a draft"),
        ("https://ottersby.example/stories/future/", "it is to be published on 2026-01-01"),
        ("/stories/past", "it expired on 2025-06-01"),
        ("/stories/broken/", "content/stories/broken.md is not on the site: it has a mistake"),
    ],
)
def test_the_address_of_something_withheld_has_its_reason(hub: Path, address: str, reason: str) -> None:
    status, said = explain(hub, address)

    assert reason in said
    assert status == 1


def test_a_question_ends_with_one_mark_and_a_folder_is_not_called_missing(hub: Path) -> None:
    assert explain(hub, "content/stories/crosing/index.md")[1].endswith("crossing/index.md?\n")
    assert "it is a folder: name a file in it" in explain(hub, "content/stories")[1]


def test_an_edit_is_the_reason_for_the_next_rendering(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    assert "will be made: it is new" in explain(hub, "/stories/crossing/")[1]
    run("build", "--root", hub, "--today", TODAY, "--jobs", "1")
    edit(hub, "content/stories/crossing/index.md", "Nine", "Ten")
    assert "head.og_title" in explain(hub, "/stories/crossing/")[1]
    (hub / "public/robots.txt").unlink()
    assert "will be written again: its file is not as it was" in explain(hub, "/robots.txt")[1]


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        (
            "content/stories/crossing/index.md",
            "How a street",
            "That a street",
            "head.description, head.json_ld, page.story",
        ),
        ("content/stories/crossing/index.md", "We counted", "They counted", "page.body"),
        ("site.yaml", "What Ottersby Did", "Ottersby", "head.feeds, head.json_ld, head.title, site.feeds, site.name"),
    ],
)
def test_the_parts_that_changed_are_named_and_no_others(
    tmp_path: Path, path: str, old: str, new: str, reason: str
) -> None:
    hub = write_hub(tmp_path, HUB)
    run("build", "--root", hub, "--today", TODAY, "--jobs", "1")

    edit(hub, path, old, new)

    said = explain(hub, "/stories/crossing/")[1]
    assert f"will be made anew: {reason}" in said
    assert "page.minutes" not in said
    assert "the theme" not in said


def test_a_template_that_changed_is_said_to_be_the_theme(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, HUB)
    run("build", "--root", hub, "--today", TODAY, "--jobs", "1")

    write(hub, "theme/templates/story.html", "{{ head.title }}")

    assert "will be made anew: the theme changed" in explain(hub, "/stories/crossing/")[1]
