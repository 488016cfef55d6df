"""What a link in a text leads to, and what it never leads to."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.references import References, attachment_url
from generator.digests import digest
from generator.urls import Base, is_internal, output_path, slugify

HERE = "content/stories/a.md"
PDF = digest(b"pdf")


def references(**changed: object) -> References:
    given: dict[str, object] = {
        "urls": {
            HERE: "/stories/a/",
            "content/stories/b.md": "/stories/b/",
            "content/stories/mill road/index.md": "/stories/mill-road/",
            "content/pages/about.md": "/about/",
        },
        "withheld": {"content/stories/draft.md": "it is a draft"},
        "photos": {"content/stories/river.jpg": None, "content/shared/hall.jpg": None},
        "attachments": {"content/stories/minutes.pdf": PDF, "content/stories/Our Plan.PDF": PDF},
        "aliases": {"/old/": "/stories/b/"},
        **changed,
    }
    return References(**given)  # type: ignore[arg-type]


class NoneBeside(dict[str, str]):
    """Addresses that are found only by those who try every way of writing a name."""

    def get(self, *_: object) -> None:  # type: ignore[override]  # nobody shall get anything
        return None


NAMES = st.lists(st.sampled_from([*"ab.-_ /#?é", "..", "%20", "%61", ".md"]), min_size=1, max_size=4).map("".join)


@given(st.lists(NAMES, max_size=4), NAMES)
def test_a_plain_name_beside_the_text_means_what_it_would_if_nothing_were_plain(names: list[str], target: str) -> None:
    urls = {f"content/stories/{name}": f"/stories/{number}/" for number, name in enumerate([*names, target])}

    assert references(urls=urls).link(HERE, target) == references(urls=NoneBeside(urls)).link(HERE, target)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("b.md#what-we-ask", "/stories/b/#what-we-ask"),
        ("b#what-we-ask", "/stories/b/#what-we-ask"),
        ("mill%20road.md", "/stories/mill-road/"),
        ("mill road/index.md", "/stories/mill-road/"),
        ("mill road/", "/stories/mill-road/"),
        ("../pages/about.md", "/about/"),
        ("pages/about", "/about/"),
        ("/content/pages/about.md", "/about/"),
        ("b/index.md", "/stories/b/"),
        ("#here", "#here"),
        ("/old/", "/stories/b/"),
        ("/old", "/stories/b/"),
        ("/old/#part", "/stories/b/#part"),
        ("/anything/", "/anything/"),
        ("minutes.pdf#page=2", f"/media/minutes-{PDF[:8]}.pdf#page=2"),
        ("Our%20Plan.PDF", f"/media/our-plan-{PDF[:8]}.pdf"),
    ],
)
def test_a_link_leads_to_the_page_of_what_it_names(target: str, url: str) -> None:
    assert references().link(HERE, target) == url


@pytest.mark.parametrize("target", ["nothing.md", "draft.md", "river.jpg", "../../../etc/passwd", "minutes.pdf.md"])
def test_a_link_to_what_is_not_published_leads_nowhere(target: str) -> None:
    assert references().link(HERE, target) is None


def test_a_link_never_climbs_out_of_the_hub() -> None:
    outside = references(urls={"../secret.md": "/secret/"}, attachments={"../secret.pdf": PDF})

    assert outside.link(HERE, "../../../secret.md") is None
    assert outside.link(HERE, "../../../secret.pdf") is None


@given(steps=st.lists(st.sampled_from(["..", ".", "stories", "b.md", "x"]), max_size=8))
def test_whatever_way_a_path_takes_it_is_found_where_it_ends(steps: list[str]) -> None:
    target = "/".join([*steps, "b.md"])
    ends = posixpath.normpath(posixpath.join("content/stories", target))

    if ends == "content/stories/b.md":
        assert references().link(HERE, target) == "/stories/b/"


@pytest.mark.parametrize(
    "file", ["river.jpg", "../stories/river.jpg", "/content/stories/river.jpg", "stories/river.jpg"]
)
def test_a_photo_is_found_beside_the_text_and_from_the_top(file: str) -> None:
    assert references().picture_path(HERE, file) == "content/stories/river.jpg"


def test_what_is_withheld_says_why() -> None:
    assert references().reason(HERE, "draft.md#part") == "it is a draft"
    assert references().reason(HERE, "nothing.md") == ""


@pytest.mark.parametrize(
    ("written", "nearest"), [("bb.md", "b.md"), ("../page/about.md", "../pages/about.md"), ("nothing-like-it.md", "")]
)
def test_the_nearest_file_is_written_as_the_text_would_write_it(written: str, nearest: str) -> None:
    refs = references()

    assert refs.nearest(HERE, written, refs.urls) == nearest


def test_a_document_with_other_bytes_has_another_address() -> None:
    assert attachment_url("content/a.pdf", digest(b"1")) != attachment_url("content/a.pdf", digest(b"2"))


@given(text=st.text(max_size=60))
def test_a_slug_is_its_own_slug_and_needs_nothing_escaped(text: str) -> None:
    slug = slugify(text)

    assert slugify(slug) == slug
    assert slug
    assert not set(slug) & set("/?#%&\\ .:\"'<>")
    assert slug == slug.strip("-")
    assert output_path(f"/{slug}/") == f"{slug}/index.html"


@given(
    origin=st.sampled_from(["https://hub.example", "http://localhost:8000"]),
    path=st.sampled_from(["", "/hub", "/a/b"]),
    slug=st.text(max_size=30).map(slugify),
)
def test_a_whole_address_is_the_origin_and_the_link_and_others_are_left_alone(
    origin: str, path: str, slug: str
) -> None:
    base, url = Base.parse(f"{origin}{path}/"), f"/stories/{slug}/"

    assert base.absolute(url) == origin + base.href(url)
    assert base.href(url).startswith(f"{path}/stories/")
    assert base.href(url).isascii()
    assert is_internal(base.href(url))
    assert Base.parse(str(base)) == base
    for other in ("https://elsewhere.example/a", "//cdn.example/a", "mailto:a@b.example", "#part"):
        assert base.absolute(other) == base.href(other) == other
