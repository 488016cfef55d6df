"""The sitemap: sitemaps.org protocol 0.9, with Google's extensions for images and translations.

A file may hold 50,000 addresses and 50 MB; a plan with more pages has to split them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from generator.render.feed_body import legal
from generator.urls import Base
from generator.views.files import SitemapEntry, SitemapView

MOST_ADDRESSES = 50_000
_MOST_IMAGES = 1000
"""For one page (developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps)."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def render(view: SitemapView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The sitemap's file, UTF-8."""
    lines = [_HEAD, *(line for entry in view.entries for line in _entry(entry, view.base)), "</urlset>"]
    return ("\n".join(lines) + "\n").encode()


def _entry(entry: SitemapEntry, base: Base) -> Iterator[str]:
    """The lines of one page, in the order of the schema."""
    yield "<url>"
    yield f"<loc>{_full(base, entry.url)}</loc>"
    if entry.modified:
        yield f"<lastmod>{escape(entry.modified)}</lastmod>"
    for lang, url in entry.alternates:
        yield f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{_full(base, url)}"/>'
    for url in entry.images[:_MOST_IMAGES]:
        yield f"<image:image><image:loc>{_full(base, url)}</image:loc></image:image>"
    yield "</url>"


def _full(base: Base, url: str) -> str:
    """A full address, escaped for XML."""
    return escape(legal(base.absolute(url)))
