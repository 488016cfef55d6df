"""Videos, recordings and charts in a plan: what belongs to them is found, published and told of."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.problems import Problem
from tests.kit import jpeg, write, write_hub
from tests.laws.builds import Silent, make, options
from tests.plan.planned import SITE, head, page, planned, story, view

SRT = "1\n00:00:01,000 --> 00:00:04,000\nWell, go on.\n"
ID = "aB3_-xYz019"


def wave(folder: Path, path: str, seconds: int = 2) -> None:
    sound = b"\x80" * 8000 * seconds
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    write(
        folder,
        path,
        b"RIFF" + struct.pack("<I", 36 + len(sound)) + head + b"data" + struct.pack("<I", len(sound)) + sound,
    )


def problems(folder: Path, text: str) -> list[Problem]:
    return list(prepare(options(write_hub(folder, SITE + text)), Silent()).problems)


def codes(folder: Path, text: str) -> list[str]:
    return [problem.code for problem in problems(folder, text)]


def fill(plan: dict[str, Any], url: str = "/stories/a/") -> Any:
    """The first thing in a story's text."""
    return page(plan, url).body.fills[0]


def chart(folder: Path, block: str, front: str = "") -> Any:
    return fill(planned(folder, story("a", front, block))).chart


def test_captions_beside_a_film_are_found_by_its_name_in_every_language(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/film.mp4", b"film")
    write(tmp_path, "content/stories/film.vtt", f"WEBVTT\n\n{SRT.replace(',', '.')}")
    write(tmp_path, "content/stories/film.cy.srt", SRT)
    write(tmp_path, "content/stories/filming.vtt", "WEBVTT\n")

    plan = planned(tmp_path, story("a", "", "::: video film.mp4\n:::"))
    tracks = fill(plan).video.captions

    assert [(track.lang, track.label) for track in tracks] == [("en", "English"), ("cy", "Cymraeg")]
    assert view(plan, tracks[1].url).text.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nWell, go on.")
    assert all(track.url in plan for track in tracks)


def test_a_film_of_ones_own_without_captions_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/film.mp4", b"film")

    (found,) = problems(tmp_path, story("a", "", "Text.\n\n::: video film.mp4\n:::"))

    assert (found.code, found.position.line) == ("video-without-captions", 7)


def test_a_film_in_which_nobody_speaks_needs_no_captions(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/film.mp4", b"film")

    assert codes(tmp_path, story("a", "", "::: video film.mp4 captions=no\n:::")) == []
    assert codes(tmp_path, story("a", "video: {url: film.mp4, captions: no}\n")) == []


def test_captions_that_cannot_be_read_are_told_of_where_they_stand(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/film.mp4", b"film")
    write(tmp_path, "content/stories/film.srt", "1\nsoon --> later\nHello\n")

    (found,) = problems(tmp_path, story("a", "", "::: video film.mp4\n:::"))

    assert (found.code, found.position.path, found.position.line) == (
        "captions-unreadable",
        "content/stories/film.srt",
        2,
    )


def test_a_poster_is_the_picture_that_is_named_or_the_one_that_was_fetched_ahead(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/named.jpg", jpeg(40, 30))
    write(tmp_path, f"content/data/posters/youtube-{ID}.jpg", jpeg(48, 27))
    write(tmp_path, "content/data/posters/vimeo-76979871.jpg", jpeg(48, 27, "#335577"))
    blocks = [f"https://youtu.be/{ID}", f"https://youtu.be/{ID} poster=named.jpg", "https://vimeo.com/76979871"]
    text = "\n".join(f"::: video {block}\n:::" for block in [*blocks, "https://vimeo.com/1"])

    plan = planned(tmp_path, story("a", "", text))
    posters = [one.video.poster for one in page(plan, "/stories/a/").body.fills]

    assert [poster.width if poster else 0 for poster in posters] == [48, 40, 48, 0]
    assert all(poster.largest.url in plan for poster in posters if poster)


def test_the_security_policy_names_the_hosts_of_videos_that_are_shown_and_no_others(tmp_path: Path) -> None:
    none = view(planned(tmp_path / "none", story("a")), "/_headers").text
    vimeo = view(planned(tmp_path / "vimeo", story("a", "", "::: video https://vimeo.com/1\n:::")), "/_headers").text

    assert "frame-src 'none'" in none
    assert "frame-src https://player.vimeo.com;" in vimeo


def test_only_a_film_of_ones_own_is_told_to_networks(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/film.mp4", b"film")
    text = story("a", "", f"::: video https://youtu.be/{ID}\n:::\n::: video film.mp4 captions=no\n:::")
    text += story("b", "", f"::: video https://youtu.be/{ID}\n:::")

    plan = planned(tmp_path, text)

    assert head(plan, "/stories/a/").video.type == "video/mp4"
    assert head(plan, "/stories/b/").video is None


def test_a_video_is_told_to_search_engines_with_its_picture_and_day(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/p.jpg", jpeg(40, 30))

    told = head(
        planned(tmp_path, story("a", "", f'::: video https://youtu.be/{ID} poster=p.jpg title="The opening"\n:::')),
        "/stories/a/",
    ).json_ld

    assert '"@type":"VideoObject","name":"The opening"' in told
    assert f'"embedUrl":"https://www.youtube-nocookie.com/embed/{ID}"' in told
    assert '"thumbnailUrl":"https://hub.example/media/p-' in told
    assert '"uploadDate":"2025-05-07T00:00:00+01:00"' in told


def test_a_recording_has_its_length_its_size_and_its_file(tmp_path: Path) -> None:
    wave(tmp_path, "content/stories/bell.wav", 65)

    plan = planned(tmp_path, story("a", "", '::: audio bell.wav title="The bell"\nThree *strokes*.\n:::'))
    audio = fill(plan).audio

    assert (audio.title, audio.type, audio.length, audio.size_text) == ("The bell", "audio/wav", "1:05", "520\u00a0kB")
    assert audio.transcript == "<p>Three <em>strokes</em>.</p>"
    assert audio.url in plan
    assert '"duration":"PT1M5S"' in head(plan, "/stories/a/").json_ld


def test_a_recording_without_a_transcript_is_told_of(tmp_path: Path) -> None:
    wave(tmp_path, "content/stories/bell.wav")

    assert (
        codes(tmp_path, story("a", "audio: bell.wav\n", "::: audio bell.wav\n:::")) == ["audio-without-transcript"] * 2
    )


def test_a_transcript_may_stand_in_a_file(tmp_path: Path) -> None:
    wave(tmp_path, "content/stories/bell.wav")
    write(tmp_path, "content/stories/bell.txt", "Three strokes.\n\nAnd jackdaws.")

    text = story("a", "audio: {file: bell.wav, transcript: bell.txt}\n")
    plan = planned(tmp_path, text)

    assert problems(tmp_path, text) == []
    assert plan["/stories/a/"].sources == ("content/stories/a.md", "content/stories/bell.txt")
    assert page(plan, "/stories/a/").audio.transcript == "<p>Three strokes.</p>\n<p>And jackdaws.</p>\n"


def test_a_feed_of_a_story_with_a_recording_is_a_podcast(tmp_path: Path) -> None:
    wave(tmp_path, "content/stories/bell.wav")
    text = story("a", "", "::: audio bell.wav\nThree strokes.\n:::") + story("b", "audio: {file: bell.wav}\n")

    items = {item.url: item for item in view(planned(tmp_path, text), "/feed.xml").items}

    assert [items[f"/stories/{name}/"].audio.size for name in "ab"] == [16044, 16044]


def test_a_chart_whose_table_is_not_there_is_told_of_at_its_block(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/counts.csv", "Monday,1\n")

    (found,) = problems(tmp_path, story("a", "", 'Text.\n\n::: chart bar title="T" file=count.csv\n:::'))

    assert (found.code, found.position.line) == ("media-file-missing", 7)
    assert "counts.csv" in found.hint


@pytest.mark.parametrize("path", ["content/stories/counts.csv", "content/data/counts.csv"])
def test_a_table_stands_beside_the_text_or_among_the_hubs_values(tmp_path: Path, path: str) -> None:
    write(tmp_path, path, "Year;Visits\n2019;1.234\n2020;x2\n")
    text = story("a", "", '::: chart bar title="T" file=counts.csv\n:::')

    (found,) = problems(tmp_path, text)

    assert (found.code, found.position.path, found.position.line) == ("chart-file", path, 3)
    assert fill(planned(tmp_path, text)).chart.rows[0].texts == ("1,234",)


@pytest.mark.parametrize(
    ("lang", "written", "unit", "text"),
    [
        ("en", "1,204.5", "", "1,204.5"),
        ("de", "1.204,5", "", "1.204,5"),
        ("en", "4200", "£", "£4,200"),
        ("fr", "4200", "€", "4\u202f200\u00a0€"),
        ("en", "-£3", "", "−£3"),
        ("de", "42 %", "", "42\u00a0%"),
        ("en", "5.10", "m", "5.10\u00a0m"),
        ("en", "12", "passengers", "12"),
    ],
)
def test_a_number_is_written_as_the_pages_language_writes_it(
    tmp_path: Path, lang: str, written: str, unit: str, text: str
) -> None:
    block = f'::: chart bar title="T" unit="{unit}"\n- Here | {written}\n:::'

    drawn = fill(
        planned(tmp_path, story("a", f"lang: {lang}\n", block)),
        f"/{lang}/stories/a/" if lang != "en" else "/stories/a/",
    )

    assert drawn.chart.rows[0].texts == (text,)


def test_a_chart_that_cannot_be_drawn_as_asked_has_bars(tmp_path: Path) -> None:
    blocks = ["pictogram", "progress", "line"]

    drawn = [chart(tmp_path / kind, f'::: chart {kind} title="T"\n- Here | -3\n:::').kind for kind in blocks]

    assert drawn == ["bar", "bar", "bar"]


def test_progress_takes_its_goal_from_the_row_the_block_or_a_hundred_percent(tmp_path: Path) -> None:
    rows = "| For | Have | Need |\n|---|---|---|\n| Flap | £9 | £12 |\n"

    own = chart(tmp_path / "own", f'::: chart progress title="T"\n{rows}:::').rows[0]
    block = chart(tmp_path / "block", '::: chart progress title="T" goal=500\n- Names | 250\n:::').rows[0]
    share = chart(tmp_path / "share", '::: chart progress title="T"\n- Mended | 68 %\n:::').rows[0]

    assert [(row.goal, row.goal_text) for row in (own, block, share)] == [(12, "£12"), (500, "500"), (100, "100%")]


def test_a_picture_stands_for_as_many_as_keep_a_row_countable(tmp_path: Path) -> None:
    found = [
        chart(tmp_path / str(most), f'::: chart pictogram title="T"\n- Here | {most}\n:::').per
        for most in (7, 386, 100000)
    ]

    assert found == [1, 20, 5000]


def test_nought_is_always_on_a_line_charts_scale(tmp_path: Path) -> None:
    high = chart(tmp_path / "high", '::: chart line title="T"\n- 2019 | 870\n- 2020 | 905\n:::')
    low = chart(tmp_path / "low", '::: chart line title="T"\n- 2019 | -30\n- 2020 | -5\n:::')

    assert (high.low, high.ticks[0].text) == (0, "0")
    assert (low.high, low.ticks[-1].text) == (0, "0")


def test_a_plain_page_shows_the_video_and_the_recording_of_its_front_matter(tmp_path: Path) -> None:
    wave(tmp_path, "content/pages/bell.wav")
    front = f'video: "https://youtu.be/{ID}"\naudio: bell.wav\n'

    shown = page(planned(tmp_path, f"-- content/pages/about.md --\n---\ntitle: About\n{front}---\nText.\n"), "/about/")

    assert (shown.video.provider, shown.audio.seconds) == ("youtube", 2)


@pytest.mark.parametrize(
    ("path", "front", "url"),
    [
        ("events/walk.md", "start: 2026-09-01\n", "/events/walk/"),
        ("groups/walkers.md", "meets: Mondays\n", "/groups/walkers/"),
        ("people/eva.md", "", "/people/eva/"),
        ("representatives/ann.md", "office: Mayor\n", "/representatives/ann/"),
        ("campaigns/bus/updates/news.md", "date: 2025-06-01\n", "/campaigns/bus/updates/news/"),
        ("pages/about.md", "", "/about/"),
    ],
)
def test_every_kind_that_takes_photos_a_video_and_a_recording_shows_them(
    tmp_path: Path, path: str, front: str, url: str
) -> None:
    named = f"{front}photos: [/content/a.jpg]\nvideo: https://youtu.be/aB3_-xYz019\naudio: /content/bell.mp3\n"
    write(tmp_path, "content/a.jpg", jpeg())
    write(tmp_path, "content/bell.mp3", b"ID3")
    bus = "-- content/campaigns/bus/index.md --\n---\ntitle: Bus\ndate: 2025-05-07\n---\nText.\n"

    site = SITE.replace("theme: plain\n", "cards: {enabled: no}\n")
    make(write_hub(tmp_path, f"{site}{bus}-- content/{path} --\n---\ntitle: It\n{named}---\nText.\n"))

    html = (tmp_path / f"public{url}index.html").read_text(encoding="utf-8")
    for shown in ("/media/a-", "youtube-nocookie.com/embed/aB3_-xYz019", "/media/bell-"):
        assert shown in html
