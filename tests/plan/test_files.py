"""Files that are no pages: sitemap, documents, photos, old addresses, what hosts read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan import files
from generator.problems import Problem
from tests.kit import jpeg, write
from tests.laws.builds import make
from tests.plan.planned import SITE, campaign, head, page, planned, record, story, undated, view


def listed(plan: object) -> list[str]:
    return [entry.url for entry in view(plan, "/sitemap.xml").entries]  # type: ignore[arg-type]


def test_the_sitemap_lists_what_may_be_found_and_nothing_else(tmp_path: Path) -> None:
    elsewhere = "canonical: https://paper.example/stories/b/\n"
    text = story("a", "aliases: [/old/]\n") + story("b", elsewhere) + story("c", "draft: true\n")

    urls = listed(planned(tmp_path, text + undated("pages/about.md")))

    assert {"/", "/stories/", "/stories/a/", "/about/"} <= set(urls)
    assert not {"/stories/b/", "/stories/c/", "/404.html", "/old/"} & set(urls)


@pytest.mark.parametrize("preview", [False, True])
def test_the_sitemap_lists_the_same_pages_in_a_preview(tmp_path: Path, preview: bool) -> None:
    site = SITE.replace("hub.example", "hub.example/path")

    plan = planned(
        tmp_path, site + story("a"), base_url="https://preview.example/p" if preview else "", preview=preview
    )

    assert "/stories/a/" in listed(plan)


def test_the_sitemap_names_translations_changes_and_photos(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500))
    text = story("a/index", "updated: 2025-08-01\nphoto: {file: p.jpg, alt: P}\n") + story("a/index.es")

    entries = {entry.url: entry for entry in view(planned(tmp_path, text), "/sitemap.xml").entries}

    assert entries["/stories/a/"].alternates == (("en", "/stories/a/"), ("es", "/es/stories/a/"))
    assert entries["/es/stories/a/"].alternates == entries["/stories/a/"].alternates
    assert entries["/stories/a/"].modified.startswith("2025-08-01")
    assert entries["/es/stories/a/"].modified.startswith("2025-05-07")
    assert entries["/stories/a/"].images[0].endswith(".jpg")


def test_pages_that_one_sitemap_has_no_room_for_stand_in_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(story(name) for name in "abcde")
    whole = listed(planned(tmp_path / "whole", text))
    monkeypatch.setattr(files, "_MOST_ADDRESSES", len(whole))
    assert listed(planned(tmp_path / "full", text)) == whole
    monkeypatch.setattr(files, "_MOST_ADDRESSES", len(whole) - 1)

    plan = planned(tmp_path / "parts", text)

    first, second = (view(plan, f"/sitemap-{number}.xml").entries for number in (1, 2))
    assert view(plan, "/sitemap.xml").sitemaps == ("/sitemap-1.xml", "/sitemap-2.xml")
    assert [entry.url for entry in (*first, *second)] == whole
    assert len(second) == 1


@pytest.mark.parametrize(
    "body",
    ["[Minutes](minutes.pdf)", "[Minutes](minutes.pdf#page=2)", '::: action url="minutes.pdf" label="Read"\n:::'],
)
def test_a_document_is_published_if_a_text_leads_to_it(tmp_path: Path, body: str) -> None:
    write(tmp_path, "content/stories/a/minutes.pdf", "the minutes")

    plan = planned(tmp_path, story("a/index", body=body))

    (url,) = (url for url in plan if url.endswith(".pdf"))
    assert url in str(page(plan, "/stories/a/").body.fills)


@pytest.mark.parametrize("text", [story("a/index"), story("a/index", "draft: true\n", "[Minutes](minutes.pdf)")])
def test_a_document_that_no_published_text_leads_to_stays_at_home(tmp_path: Path, text: str) -> None:
    write(tmp_path, "content/stories/a/minutes.pdf", "the minutes")

    assert not [url for url in planned(tmp_path, text) if url.endswith(".pdf")]


@pytest.mark.parametrize(
    ("front", "body"),
    [("", '::: video film.mp4 title="The opening"\n:::'), ("video: {url: film.mp4, title: The opening}\n", "Text.")],
)
def test_a_film_beside_its_story_is_published_and_played_from_there(tmp_path: Path, front: str, body: str) -> None:
    write(tmp_path, "content/stories/a/film.mp4", "moving pictures")

    plan = planned(tmp_path, story("a/index", front, body))

    (url,) = (url for url in plan if url.endswith(".mp4"))
    shown = page(plan, "/stories/a/")
    video = shown.video or shown.body.fills[0].video
    assert (video.provider, video.embed_url) == ("file", url)


def problems(folder: Path, text: str) -> list[Problem]:
    planned(folder, text)
    return [p for p in make(folder).problems if p.code != "alt-missing"]


def test_a_film_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, story("a", body="::: video flim.mp4\n:::"))

    assert (problem.code, problem.position.line) == ("broken-link", 5)
    assert "flim.mp4" in problem.message


def test_photos_that_no_published_record_shows_stay_at_home(tmp_path: Path) -> None:
    for name in ("shown", "draft", "unused", "expired"):
        write(tmp_path, f"content/stories/{name}.jpg", jpeg(40, 30, f"#{len(name):02}2233"))
    text = story("a", body="![A](shown.jpg)") + story("b", "draft: true\nphoto: {file: draft.jpg, alt: D}\n")
    text += story("c", "expires: 2026-01-01\n", body="![E](expired.jpg)")

    names = {url.rpartition("/")[2].partition("-")[0] for url in planned(tmp_path, text) if url.startswith("/media/")}

    assert names == {"shown"}


def test_every_photo_that_a_view_names_is_made(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(1300, 900))

    plan = planned(tmp_path, story("a/index", "photo: {file: p.jpg, alt: P}\n"))

    photo = page(plan, "/stories/a/").story.photo
    assert {variant.url for variant in (*photo.webp, *photo.jpeg)} == {u for u in plan if u.startswith("/media/")}
    assert view(plan, photo.webp[-1].url).width == photo.width


def test_a_changed_photo_has_another_address(tmp_path: Path) -> None:
    text = story("a", body="![P](p.jpg)")
    write(tmp_path, "content/stories/p.jpg", jpeg(40, 30))
    before = {url for url in planned(tmp_path, text) if url.startswith("/media/")}
    write(tmp_path, "content/stories/p.jpg", jpeg(40, 30, "#001122"))

    assert not before & planned(tmp_path, text).keys()


def test_an_old_address_leads_to_its_page_and_asks_not_to_be_found(tmp_path: Path) -> None:
    plan = planned(tmp_path, story("a", "aliases: [/old/]\n"))

    assert page(plan, "/old/").target == "/stories/a/"
    assert head(plan, "/old/").canonical == "https://hub.example/stories/a/"
    assert head(plan, "/old/").robots == "noindex"


def test_an_old_address_never_takes_the_place_of_a_page(tmp_path: Path) -> None:
    text = story("a", "aliases: [/stories/b/]\n") + story("b")

    plan = planned(tmp_path, text)

    assert page(plan, "/stories/b/").story.title == "b"
    assert [p.code for p in problems(tmp_path, text)] == ["alias-taken"]


def test_an_old_address_below_a_file_is_left_out_and_named(tmp_path: Path) -> None:
    text = story("a", "aliases: [/feed.xml/, /robots.txt/very/old/, /fine/]\n")

    plan = planned(tmp_path, text)

    assert {"/fine/", "/feed.xml", "/robots.txt"} <= plan.keys()
    assert not {"/feed.xml/", "/robots.txt/very/old/"} & plan.keys()
    assert [p.message for p in problems(tmp_path, text)] == [
        "/feed.xml/ and /feed.xml cannot both be there, for a file is no folder, so the first is left out.",
        "/robots.txt/very/old/ and /robots.txt cannot both be there, for a file is no folder, so the first is left out.",
    ]


@pytest.mark.parametrize("alias", ["/stories", "/topics", "/stories/a"])
def test_an_old_address_in_the_place_of_a_folder_costs_no_page(tmp_path: Path, alias: str) -> None:
    before = planned(tmp_path, story("a", "topics: [Roads]\n")).keys()
    text = story("a", f"topics: [Roads]\naliases: [{alias}]\n")

    plan = planned(tmp_path, text)

    assert before <= plan.keys()
    assert alias not in plan
    assert "same-address" in [p.code for p in problems(tmp_path, text)]


def test_an_old_address_that_is_the_pages_own_changes_nothing(tmp_path: Path) -> None:
    text = story("a", "aliases: [/stories/a/]\n")

    assert page(planned(tmp_path, text), "/stories/a/").story.title == "a"
    assert problems(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        story("a", "video: https://tube.example/w/abcdefgh1234\n"),
        story("a", body="::: video https://tube.example/w/abcdefgh1234\n:::"),
        campaign("a", body="::: video https://tube.example/w/abcdefgh1234\n:::"),
        record("pages/about.md", body="::: video https://tube.example/w/abcdefgh1234\n:::").replace(
            "date: 2025-05-07\n", ""
        ),
        campaign("a")
        + record("campaigns/a/updates/2025-06-01-n.md", body="::: video https://tube.example/w/abcdefgh1234\n:::"),
    ],
)
def test_players_may_be_framed_wherever_a_page_shows_their_videos(tmp_path: Path, text: str) -> None:
    headers = view(planned(tmp_path, text), "/_headers").text

    assert "https://tube.example" in headers


def test_a_style_sheet_with_other_rules_has_another_address(tmp_path: Path) -> None:
    before = view(planned(tmp_path, story("a")), "/").site.stylesheet

    after = view(planned(tmp_path, SITE + 'brand: "#224488"\n' + story("a")), "/").site.stylesheet

    assert before != after


def test_icons_fill_what_is_transparent_only_where_phones_ask_for_it(tmp_path: Path) -> None:
    write(tmp_path, "content/logo.jpg", jpeg(512, 512))

    plan = planned(tmp_path, SITE + "logo: content/logo.jpg\n" + story("a"))

    assert view(plan, "/icon-192.png").background == ""
    assert view(plan, "/icon-maskable.png").background != ""
    assert view(plan, "/apple-touch-icon.png").background != ""


def test_two_things_at_one_address_keep_the_first_and_say_so(tmp_path: Path) -> None:
    text = story("a", "topics: [T]\n") + undated("pages/topics.md", title="My topics")

    plan = planned(tmp_path, text)

    assert page(plan, "/topics/").title == "Topics"
    assert [p.code for p in problems(tmp_path, text)] == ["same-address"]
