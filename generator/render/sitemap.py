"""The sitemap: sitemaps.org protocol 0.9, with Google's extensions for images and translations."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from generator import lazy_re
from generator.render.feed_body import legal
from generator.urls import Base
from generator.views.files import SitemapEntry, SitemapIndexView, SitemapView

_MOST_IMAGES = 1000
"""For one page (developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps)."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = (
    f'{_DECLARATION}<urlset xmlns="{_PROTOCOL}"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_PLAIN = lazy_re.compile(r"/[A-Za-z0-9._~-][A-Za-z0-9/._~-]*")
"""Hub-relative addresses that are written the same in XML as in an address bar."""

Full = Callable[[str], str]
"""Writes a hub-relative address in full, escaped for XML."""


def render(view: SitemapView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The sitemap's file, UTF-8."""
    full = _full(view.base)
    return "".join([_HEAD, *[_entry(entry, full) for entry in view.entries], "</urlset>\n"]).encode()


def render_index(view: SitemapIndexView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The file that names all sitemaps, UTF-8 (sitemaps.org protocol, "Using Sitemap index files")."""
    full = _full(view.base)
    lines = [f"<sitemap>\n<loc>{full(url)}</loc>\n</sitemap>\n" for url in view.sitemaps]
    head = f'{_DECLARATION}<sitemapindex xmlns="{_PROTOCOL}">\n'
    return "".join([head, *lines, "</sitemapindex>\n"]).encode()


def _entry(entry: SitemapEntry, full: Full) -> str:
    """One page, its parts in the order of the schema."""
    modified = f"<lastmod>{escape(entry.modified)}</lastmod>\n" if entry.modified else ""
    alternates = images = ""
    if entry.alternates:
        alternates = "".join(
            [
                f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{full(url)}"/>\n'
                for lang, url in entry.alternates
            ]
        )
    if entry.images:
        named = [full(url) for url in entry.images[:_MOST_IMAGES]]
        images = "".join([f"<image:image><image:loc>{url}</image:loc></image:image>\n" for url in named])
    return f"<url>\n<loc>{full(entry.url)}</loc>\n{modified}{alternates}{images}</url>\n"


def _full(base: Base) -> Full:
    """What makes full addresses at a base. Most are plain, and then it is enough to put the base before them."""

    def escaped(url: str) -> str:
        return escape(legal(base.absolute(url)))

    before = escaped("/").removesuffix("/")
    is_plain = _PLAIN.fullmatch
    return lambda url: before + url if is_plain(url) else escaped(url)
