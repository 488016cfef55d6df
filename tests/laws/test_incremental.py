"""The one law: whatever was built before, a build gives what a first build of the same files gives."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit import edit, jpeg, write, write_hub
from tests.laws.builds import make, tree

HUB = """
-- site.yaml --
name: What Ottersby Did
url: https://ottersby.example
timezone: Europe/London
theme: plain
embeds: all
-- content/stories/crossing.md --
---
title: Nine mornings on Mill Road
date: 2025-05-07
topics: [Streets]
place: Mill Road
campaign: safer-mill-road
authors: [rosa]
groups: [walkers]
partners: [trust]
---
We counted cars. #SaferMillRoad

See [the garden](garden/index.md).
-- content/stories/garden/index.md --
---
title: Beans behind the bike shed
date: 2025-06-01
topics: [School, Food]
photo: {file: beans.jpg, alt: Beans}
---
We planted beans.
-- content/stories/bench.md --
---
title: A bench for two
date: 2025-07-01
topics: [Streets]
place: Mill Road
---
Somebody to sit with.
-- content/campaigns/safer-mill-road.md --
---
title: A safer Mill Road
date: 2025-04-01
ask: Paint a crossing
goal: 500
progress: 120
---
Paint it.
-- content/groups/walkers.md --
---
title: Mill Road Walkers
meets: Tuesdays
topics: [Streets]
place: Mill Road
---
We walk.
-- content/partners/trust.md --
---
title: River trust
---
They pump.
-- content/people/rosa.md --
---
title: Rosa Milne
---
Lollipop lady.
-- content/events/market.md --
---
title: Market
start: 2026-06-06 10:00
end: "14:00"
repeat: every Saturday until 2026-07-11
place: Mill Road
topics: [Food]
campaign: safer-mill-road
---
Bring a bag.
-- content/events/picnic.md --
---
title: Picnic
start: 2026-06-14
report: It rained, and nobody went home.
---
Bring a rug.
-- content/pages/about.md --
---
title: About
menu: 1
---
Who we are.
"""


def hub(folder: Path, theme: str = "plain") -> Path:
    write_hub(folder, HUB.replace("theme: plain", f"theme: {theme}"))
    write(folder, "content/stories/garden/beans.jpg", jpeg(700, 500))
    return folder


def assert_equals_a_clean_build(built: Path, **changed: object) -> None:
    with tempfile.TemporaryDirectory() as other:
        clean = Path(other) / "hub"
        shutil.copytree(built, clean, ignore=shutil.ignore_patterns("public", ".storyhub"))
        make(clean, **changed)
        assert tree(built / "public") == tree(clean / "public")


def test_a_second_build_renders_nothing(tmp_path: Path) -> None:
    make(hub(tmp_path))

    report = make(tmp_path)

    assert report.rendered == ()
    assert report.unchanged == report.files


def test_a_second_build_touches_no_file(tmp_path: Path) -> None:
    make(hub(tmp_path))
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")}

    make(tmp_path)

    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")} == times


def test_a_changed_body_renders_its_own_page_and_the_feeds_that_hold_it(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "content/people/rosa.md", "Lollipop lady.", "Lollipop lady since 1998.")

    report = make(tmp_path)

    assert report.rendered == ("/people/rosa/",)


def test_a_changed_title_renders_only_what_shows_it(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "content/stories/bench.md", "A bench for two", "A bench for three")

    report = make(tmp_path)

    assert "/stories/bench/" in report.rendered
    assert "/stories/bench/card.jpg" not in report.rendered  # this theme draws no titles on cards
    assert "/topics/streets/" in report.rendered
    assert "/people/rosa/" not in report.rendered
    assert "/about/" not in report.rendered
    assert_equals_a_clean_build(tmp_path)


def test_a_removed_story_takes_its_pages_with_it(tmp_path: Path) -> None:
    make(hub(tmp_path))
    (tmp_path / "content/stories/bench.md").unlink()

    report = make(tmp_path)

    assert "/stories/bench/" in report.removed
    assert not (tmp_path / "public/stories/bench").exists()
    assert_equals_a_clean_build(tmp_path)


def test_a_removed_photo_is_taken_off_the_site(tmp_path: Path) -> None:
    make(hub(tmp_path))
    edit(tmp_path, "content/stories/garden/index.md", "photo: {file: beans.jpg, alt: Beans}\n", "")

    make(tmp_path)

    assert not list((tmp_path / "public").rglob("beans-*"))
    assert_equals_a_clean_build(tmp_path)


def test_a_file_that_we_did_not_write_stays(tmp_path: Path) -> None:
    write(hub(tmp_path), "public/CNAME", "ottersby.example")
    write(tmp_path, "public/stories/bench/notes.txt", "mine")
    make(tmp_path)
    (tmp_path / "content/stories/bench.md").unlink()

    make(tmp_path)

    assert (tmp_path / "public/CNAME").read_text() == "ottersby.example"
    assert (tmp_path / "public/stories/bench/notes.txt").read_text() == "mine"


def test_a_damaged_output_is_healed(tmp_path: Path) -> None:
    make(hub(tmp_path))
    whole = tree(tmp_path / "public")
    write(tmp_path, "public/about/index.html", "half a p")
    (tmp_path / "public/feed.xml").unlink()

    make(tmp_path)

    assert tree(tmp_path / "public") == whole


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_damaged_store_is_useless_and_never_wrong(tmp_path: Path, damage: bytes) -> None:
    make(hub(tmp_path))
    for database in (tmp_path / ".storyhub").glob("*.db"):
        database.write_bytes(damage)
    edit(tmp_path, "content/stories/bench.md", "A bench for two", "A bench for three")

    make(tmp_path)

    assert_equals_a_clean_build(tmp_path)


def test_a_restored_store_without_a_published_folder_draws_no_card_again(tmp_path: Path) -> None:
    make(hub(tmp_path))
    whole = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / "public")

    report = make(tmp_path)

    assert not [url for url in report.rendered if url.endswith((".jpg", ".webp"))]
    assert tree(tmp_path / "public") == whole


def test_a_kept_card_that_was_damaged_is_drawn_again(tmp_path: Path) -> None:
    make(hub(tmp_path))
    whole = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / "public")
    for kept in (tmp_path / ".storyhub/outputs").rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:-1] + b"!")

    make(tmp_path)

    assert tree(tmp_path / "public") == whole


def test_a_strict_build_with_a_mistake_leaves_the_last_good_site(tmp_path: Path) -> None:
    make(hub(tmp_path))
    good = tree(tmp_path / "public")
    edit(tmp_path, "content/stories/bench.md", "date: 2025-07-01", "date: 2025-02-31")

    report = make(tmp_path, strict=True)

    assert not report.published
    assert tree(tmp_path / "public") == good


def test_one_story_with_a_mistake_is_left_out_and_the_rest_goes_on(tmp_path: Path) -> None:
    hub(tmp_path)
    edit(tmp_path, "content/stories/bench.md", "date: 2025-07-01", "date: 2025-02-31")

    report = make(tmp_path)

    assert [p.position.path for p in report.problems if p.severity == "error"] == ["content/stories/bench.md"]
    assert not (tmp_path / "public/stories/bench").exists()
    assert (tmp_path / "public/stories/crossing/index.html").exists()


STORIES = ("crossing.md", "garden/index.md", "bench.md", "new.md", "other/index.md")
TITLES = st.sampled_from(
    ["A bench", "Beans & peas", "Der Zebrastreifen", "عبور آمن", "#Won", "A very, very long title " * 6]
)
TOPICS = st.lists(st.sampled_from(["Streets", "streets", "Food", "School", "Rivière"]), max_size=3)
DATES = st.sampled_from(["2025-01-31", "2025-05-07", "2026-05-31", "2027-01-01", "2025-13-01"])
STORY = st.builds(
    lambda title, topics, date, campaign, draft, lang, more, body: (
        f"---\ntitle: {title!r}\ndate: {date}\ntopics: {topics}\n{campaign}{draft}{lang}{more}---\n{body}\n"
    ),
    TITLES,
    TOPICS,
    DATES,
    st.sampled_from(["", "campaign: safer-mill-road\n", "campaign: nowhere\n"]),
    st.sampled_from(["", "", "draft: true\n"]),
    st.sampled_from(["", "", "lang: ar\n"]),
    st.sampled_from(["", "authors: [rosa]\n", "aliases: [/old/]\nplace: Mill Road\n", "translation_key: bench\n"]),
    st.sampled_from(
        ["Text.", "See [it](../campaigns/safer-mill-road.md). #Won", "![A](beans.jpg)", "# H\n\n## H2", ""]
    ),
)
EDIT = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(STORIES), STORY),
    st.tuples(st.just("remove"), st.sampled_from(STORIES), st.just("")),
    st.tuples(st.just("photo"), st.just("garden/beans.jpg"), st.sampled_from(["#112233", "#445566"])),
    st.tuples(st.just("person"), st.just("rosa"), st.sampled_from(["Rosa Milne", "Rosa M.", "Nobody"])),
    st.tuples(st.just("campaign"), st.just("safer"), st.sampled_from(["A safer Mill Road", "Cross safely"])),
    st.tuples(st.just("tagline"), st.just(""), st.sampled_from(["One", "Two"])),
    st.tuples(st.just("build"), st.just(""), st.just("")),
)


def apply(folder: Path, change: tuple[str, str, str]) -> None:
    what, name, text = change
    path = f"content/stories/{name}"
    if what == "write":
        write(folder, path, text)
    elif what == "remove":
        (folder / path).unlink(missing_ok=True)
    elif what == "photo":
        write(folder, path, jpeg(400, 300, text))
    elif what == "person":
        handle = f"fediverse: '@{text[:4].lower()}@ottersby.example'\n"
        write(folder, "content/people/rosa.md", f"---\ntitle: {text}\n{handle}---\nLollipop lady.\n")
    elif what == "campaign":
        slug = "slug: cross\n" if text == "Cross safely" else ""
        told = f"---\ntitle: {text}\n{slug}date: 2025-04-01\nask: Paint a crossing\n---\nPaint it.\n"
        write(folder, "content/campaigns/safer-mill-road.md", told)
    elif what == "tagline":
        write(folder, "site.yaml", f"name: Hub\nurl: https://hub.example\ntheme: plain\ntagline: {text}\n")
    else:
        make(folder)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(EDIT, min_size=1, max_size=6))
def test_after_any_edits_an_incremental_build_equals_a_clean_one(changes: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        built = hub(Path(folder) / "hub")
        make(built)
        for change in changes:
            apply(built, change)
        make(built)
        assert_equals_a_clean_build(built)


MEDIA = """\
-- content/stories/heard.md --
---
title: Heard and counted
date: 2025-04-01
audio: {file: bell.mp3, transcript: bell.txt}
---
::: chart bar title="Visits" file=visits.csv
:::

::: video film.mp4 title="The film"
:::

::: video https://vimeo.com/76979871 title="The opening"
:::
-- content/stories/visits.csv --
Monday,63
Tuesday,74
-- content/stories/bell.txt --
Three strokes.
-- content/stories/bell.mp3 --
sound
-- content/stories/film.mp4 --
film
-- content/stories/film.srt --
1
00:00:01,000 --> 00:00:02,000
Hello.
"""


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("visits.csv", "Tuesday,74", "Tuesday,75"),
        ("bell.txt", "Three", "Four"),
        ("film.srt", "Hello", "Goodbye"),
        ("bell.mp3", "sound", "other sound"),
        ("film.mp4", "film", "another film"),
    ],
)
def test_a_changed_table_recording_or_caption_shows_as_in_a_clean_build(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    write_hub(hub(tmp_path), MEDIA + f"-- site.yaml --\n{(tmp_path / 'site.yaml').read_text()}")
    make(tmp_path)
    edit(tmp_path, f"content/stories/{path}", old, new)

    report = make(tmp_path)

    assert "/stories/heard/" in report.rendered
    assert_equals_a_clean_build(tmp_path)


def test_a_poster_that_was_fetched_and_captions_that_came_later_show_as_in_a_clean_build(tmp_path: Path) -> None:
    write_hub(hub(tmp_path), MEDIA + f"-- site.yaml --\n{(tmp_path / 'site.yaml').read_text()}")
    make(tmp_path)
    write(tmp_path, "content/data/posters/vimeo-76979871.jpg", jpeg(640, 360))
    write(tmp_path, "content/stories/film.cy.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHelo.\n")

    make(tmp_path)

    assert any(path.name.startswith("vimeo-76979871-") for path in (tmp_path / "public/media").iterdir())
    assert any(path.name.startswith("film-cy-") for path in (tmp_path / "public/media").iterdir())
    assert_equals_a_clean_build(tmp_path)
