"""The sitemap as search engines read it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.render.feed_body import legal
from generator.render.sitemap import render, render_index
from generator.urls import Base
from generator.views.files import SitemapEntry, SitemapIndexView, SitemapView

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def sitemap(*entries: SitemapEntry, base: str = "https://ottersby.example/hub") -> etree._Element:
    return etree.fromstring(render(SitemapView(base=Base.parse(base), entries=entries), lambda _: b""))


def texts(document: etree._Element, path: str) -> list[str]:
    return [node.text or "" for node in document.iterfind(path, NAMES)]


def test_a_page_is_listed_by_its_full_address_with_its_date() -> None:
    document = sitemap(SitemapEntry(url="/stories/weir/", modified="2025-03-01T10:00:00+00:00"))

    assert texts(document, "s:url/s:loc") == ["https://ottersby.example/hub/stories/weir/"]
    assert texts(document, "s:url/s:lastmod") == ["2025-03-01T10:00:00+00:00"]


def test_a_page_without_a_date_has_none() -> None:
    assert texts(sitemap(SitemapEntry(url="/")), "s:url/s:lastmod") == []


def test_pictures_are_listed_with_their_page() -> None:
    document = sitemap(SitemapEntry(url="/", images=("/media/a&b.jpg", "/media/c.jpg")))

    assert texts(document, "s:url/image:image/image:loc") == [
        "https://ottersby.example/hub/media/a&b.jpg",
        "https://ottersby.example/hub/media/c.jpg",
    ]


def test_translations_are_listed_with_their_language() -> None:
    document = sitemap(SitemapEntry(url="/stories/a/", alternates=(("en", "/stories/a/"), ("es", "/es/stories/a/"))))

    links = document.findall("s:url/xhtml:link", NAMES)
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("alternate", "en", "https://ottersby.example/hub/stories/a/"),
        ("alternate", "es", "https://ottersby.example/hub/es/stories/a/"),
    ]


def test_letters_outside_ascii_are_encoded() -> None:
    document = sitemap(SitemapEntry(url="/ar/stories/عبور/"))

    assert texts(document, "s:url/s:loc") == ["https://ottersby.example/hub/ar/stories/%D8%B9%D8%A8%D9%88%D8%B1/"]


@given(st.text(max_size=30))
def test_no_address_breaks_the_file(text: str) -> None:
    assert len(sitemap(SitemapEntry(url=f"/{text}", images=(f"/{text}",)))) == 1


@given(
    st.one_of(st.from_regex(r"/[a-z0-9/._~%&'é-]{0,12}", fullmatch=True), st.text(max_size=12)),
    st.sampled_from(["", "/hub", "/a b", "/a%20b", "/é", "/a&b", "/hub/"]),
)
def test_every_address_is_the_base_s_own_whole_one(url: str, path: str) -> None:
    base = f"https://ottersby.example{path}"

    (address,) = texts(sitemap(SitemapEntry(url=url), base=base), "s:url/s:loc")

    # Reading XML, line ends become one sign.
    assert address == legal(Base.parse(base).absolute(url)).replace("\r\n", "\n").replace("\r", "\n")


def test_an_index_names_its_sitemaps_by_their_whole_addresses() -> None:
    view = SitemapIndexView(
        base=Base.parse("https://ottersby.example/hub"), sitemaps=("/sitemap-1.xml", "/sitemap-2.xml")
    )

    document = etree.fromstring(render_index(view, lambda _: b""))

    assert document.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    assert texts(document, "s:sitemap/s:loc") == [
        "https://ottersby.example/hub/sitemap-1.xml",
        "https://ottersby.example/hub/sitemap-2.xml",
    ]
