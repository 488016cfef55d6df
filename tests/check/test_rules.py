"""Each rule with something to find, and with nothing."""

from __future__ import annotations

import pytest

from generator.check.rules import feeds, links, origin, previews, structure, weight
from generator.check.run import CHECKS
from generator.urls import Base
from tests.check.kit import HEAD, SOURCE, codes, codes_of_body, found, page, site


def without(name: str) -> str:
    return "\n".join(line for line in HEAD.splitlines() if f'"{name}"' not in line)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_a_good_page_passes(check: object) -> None:
    assert codes(check, site({"/x/": page('<p>Text <a href="/x/">again</a></p>')})) == []  # type: ignore[arg-type]


# Previews


@pytest.mark.parametrize("name", ["og:title", "og:type", "og:url", "og:image"])
def test_a_page_without_a_preview_tag_is_found(name: str) -> None:
    (problem,) = found(previews.check, site({"/x/": page(head=without(name))}))

    assert problem.code == "preview-missing"
    assert name in problem.message


@pytest.mark.parametrize("name", ["og:description", "og:image:alt"])
def test_a_preview_that_says_too_little_is_found(name: str) -> None:
    assert codes(previews.check, site({"/x/": page(head=without(name))})) == ["preview-incomplete"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("https://ottersby.example/card.jpg", "/card.jpg", "preview-relative"),
        ("https://ottersby.example/card.jpg", "https://ottersby.example/gone.jpg", "preview-card-gone"),
        ("example{url}", "example/y/", "preview-address"),
        ("Nine mornings", "Nine " * 20, "preview-title-long"),
        ("How a street counted.", "How " * 60, "preview-description-long"),
    ],
)
def test_a_bad_preview_is_found(old: str, new: str, code: str) -> None:
    assert codes(previews.check, site({"/x/": page(head=HEAD.replace(old, new))})) == [code]


def test_two_pictures_are_found() -> None:
    twice = HEAD + '<meta property="og:image" content="https://ottersby.example/card.jpg">'

    assert codes(previews.check, site({"/x/": page(head=twice)})) == ["preview-images"]


def test_a_heavy_card_is_found() -> None:
    assert codes(previews.check, site({"/x/": page(), "/card.jpg": b"x" * 310_000})) == ["preview-card-heavy"]


def test_data_that_is_no_json_is_found() -> None:
    assert codes_of_body(previews.check, '<script type="application/ld+json">{"a": }</script>') == ["preview-data"]


def test_a_page_that_only_leads_on_needs_no_preview() -> None:
    moved = '<html lang="en"><head><meta http-equiv="refresh" content="0; url=/x/"></head></html>'

    assert codes(previews.check, site({"/x/": page(), "/old/": moved})) == []


# Links


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="/nowhere/">x</a>', "link-dead"),
        ('<a href="https://ottersby.example/nowhere/">x</a>', "link-dead"),
        ('<a href="../nowhere/">x</a>', "link-dead"),
        ('<a href="#nowhere">x</a>', "link-anchor-dead"),
        ('<a href="/x/#nowhere">x</a>', "link-anchor-dead"),
        ('<img src="/gone.jpg" alt="">', "file-missing"),
        ('<img src="/card.jpg" srcset="/card.jpg 1x, /gone.jpg 2x" alt="">', "file-missing"),
        ('<link rel="stylesheet" href="/gone.css">', "file-missing"),
    ],
)
def test_what_leads_nowhere_is_found(body: str, code: str) -> None:
    assert codes_of_body(links.check, body) == [code]


@pytest.mark.parametrize(
    "href",
    [
        "#",
        "#top",
        "#here",
        "/x",
        "/x/?from=mail",
        "/x/#here:~:text=Text",
        "mailto:a@b.example",
        "https://other.example/x",
        "http://[oops",
    ],
)
def test_what_leads_somewhere_is_not(href: str) -> None:
    assert codes_of_body(links.check, f'<p id="here">Text</p><a href="{href}">x</a>') == []


def test_letters_of_every_script_are_found_encoded_or_not() -> None:
    body = '<a href="/stories/عبور/">x</a><a href="/stories/%D8%B9%D8%A8%D9%88%D8%B1/#%D8%B9">x</a>'

    assert codes(links.check, site({"/x/": page(body), "/stories/عبور/": page('<p id="ع">.</p>')})) == []


def test_links_of_a_site_below_a_path_are_followed_there() -> None:
    base = Base.parse("https://ottersby.github.io/hub")
    body = '<a href="/hub/x/">good</a><a href="/hub/y/">bad</a><a href="/elsewhere/">not ours</a>'

    (problem,) = found(links.check, site({"/x/": page(body)}, base=base))

    assert "The link to /y/ leads to no page" in problem.message


def test_a_dead_link_points_at_the_line_of_its_source() -> None:
    built = site(
        {"/x/": page('<a href="/nowhere/">x</a>')},
        sources={"/x/": (SOURCE,)},
        texts={SOURCE: "---\ntitle: X\n---\nSee [this](/nowhere/).\n"},
    )

    (problem,) = found(links.check, built)

    assert str(problem.position) == f"{SOURCE}:4:12"
    assert problem.excerpt == "See [this](/nowhere/)."


def test_the_same_mistake_on_many_pages_is_one_problem() -> None:
    body = '<a href="/nowhere/">x</a>'

    (problem,) = found(links.check, site({url: page(body) for url in ("/a/", "/b/", "/c/")}))

    assert problem.message.startswith("On /a/ and 2 more pages: ")


# Structure


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<img src="/card.jpg">', "picture-undescribed"),
        ("<h1>Again</h1>", "heading-missing"),
        ("<h3>Too deep</h3>", "heading-skipped"),
        ("<h2></h2>", "heading-empty"),
        ('<p id="a">x</p><p id="a">y</p>', "id-twice"),
    ],
)
def test_bad_structure_is_found(body: str, code: str) -> None:
    assert codes_of_body(structure.check, body) == [code]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="/card.jpg" alt="">',
        '<div aria-hidden="true"><img src="/card.jpg"><h4>Ornament</h4></div>',
        "<h2>A</h2><h3>B</h3><h2>C</h2>",
        "<svg><title>Drawing</title></svg>",
    ],
)
def test_good_structure_is_not(body: str) -> None:
    assert codes_of_body(structure.check, body) == []


def test_a_page_without_language_is_found() -> None:
    assert codes(structure.check, site({"/x/": page(lang="")})) == ["language-missing"]


# Requests to other websites


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.jpg" alt="">',
        '<img srcset="/card.jpg 1x, https://cdn.example/x.jpg 2x" alt="">',
        '<iframe src="https://video.example/embed/1"></iframe>',
        '<link rel="preconnect" href="https://fonts.example">',
        '<p style="background: url(https://cdn.example/x.png)">x</p>',
        "<style>@import 'https://fonts.example/css';</style>",
        '<video poster="https://cdn.example/p.jpg" preload="none"></video>',
    ],
)
def test_a_request_to_another_website_is_found(body: str) -> None:
    assert codes_of_body(origin.check, body) == ["foreign-request"]


def test_a_request_from_a_style_sheet_is_found() -> None:
    sheet = "/* url(https://ignored.example) */ a { background: url('https://cdn.example/x.png') }"

    assert codes(origin.check, site({"/assets/site.css": sheet})) == ["foreign-request"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://other.example/">A link</a>',
        '<img src="data:image/gif;base64,R0lG" alt="">',
        '<link rel="alternate" hreflang="es" href="https://other.example/">',
        '<button data-embed="https://video.example/embed/1">Play</button>',
    ],
)
def test_what_waits_for_the_reader_is_not(body: str) -> None:
    assert codes_of_body(origin.check, body) == []


# Weight


def test_a_page_that_loads_too_much_at_once_is_found_with_its_heaviest_part() -> None:
    built = site({"/x/": page('<img src="/big.jpg" alt="">'), "/big.jpg": b"x" * 1_100_000})

    (problem,) = found(weight.check, built)

    assert problem.code == "page-heavy"
    assert "the heaviest part is /big.jpg" in problem.message


def test_what_loads_later_weighs_nothing() -> None:
    built = site({"/x/": page('<img src="/big.jpg" loading="lazy" alt="">'), "/big.jpg": b"x" * 1_100_000})

    assert codes(weight.check, built) == []


# Feeds


RSS = "<rss><channel><item><guid>1</guid><link>{link}</link></item></channel></rss>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="{link}"/></entry></feed>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "{link}"}]}'


@pytest.mark.parametrize(("name", "text"), [("feed.xml", RSS), ("atom.xml", ATOM), ("feed.json", JSON)])
def test_a_feed_needs_full_addresses(name: str, text: str) -> None:
    good = text.replace("{link}", "https://ottersby.example/x/")
    bad = text.replace("{link}", "/x/")

    assert codes(feeds.check, site({f"/{name}": good})) == []
    assert codes(feeds.check, site({f"/{name}": bad})) == ["feed-incomplete"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("feed.xml", "<rss><channel>"),
        ("feed.xml", "<rss/>"),
        ("sitemap.xml", "<a>&</a>"),
        ("feed.json", "{}"),
        ("x.json", "{"),
    ],
)
def test_a_file_that_programs_cannot_read_is_found(name: str, text: str) -> None:
    assert codes(feeds.check, site({f"/{name}": text})) == ["feed-broken"]
