"""Feeds: RSS 2.0 and Atom (through feedgen), JSON Feed 1.1. They hold the whole text, with full addresses.

Sources: rssboard.org/rss-specification, /rss-profile and /media-rss, RFC 4287, jsonfeed.org/version/1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec
from feedgen.feed import FeedGenerator
from lxml import etree

from generator import lazy_re
from generator.render.feed_body import feed_html, legal
from generator.urls import Base
from generator.views.body import BodyView
from generator.views.files import EnclosureView, FeedItemView, FeedNote, FeedView

if TYPE_CHECKING:
    from lxml.etree import _Element

Read = Callable[[str], bytes]
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_TEXTS = 500
_ITEM = lazy_re.compile(rb" *<(item|entry)[ >].*?</\1>\n", re.DOTALL)
"""An item as it stands in a feed's file: what its texts hold of such signs is escaped."""
_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


class TextCache:
    """What was made for one feed and stands in the next: a story is in a dozen. Kept by a worker; it saves time and never
    changes a result, since a text depends on its body, its base and its page alone, and an item on what it is kept by.
    """

    def __init__(self) -> None:
        self._texts: dict[tuple[BodyView, Base, str], str] = {}
        self._items: dict[tuple[str, Base, str], dict[int, tuple[FeedItemView, Any]]] = {}
        """By format, base and language of a feed, then by the identity of an item, which is kept here so that no other
        can have it.
        """

    def html(self, body: BodyView, read: Read, base: Base, url: str) -> str:
        """The text as HTML for a feed."""
        key = (body, base, url)
        if key not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = feed_html(body, read, base=base, url=url)
        return self._texts[key]

    def items(self, view: FeedView, make: Callable[[Sequence[FeedItemView]], Iterable[Any]]) -> list[Any]:
        """The items of a feed in its format; `make` makes those that were in none before."""
        ground = (view.format, view.base, view.lang)
        known = self._items.setdefault(ground, {})
        if len(known) >= _MOST_TEXTS:
            known.clear()
        fresh = {id(item): item for item in view.items if id(item) not in known}
        for item, made in zip(fresh.values(), make(list(fresh.values())), strict=True):
            known[id(item)] = (item, made)
        return [known[id(item)][1] for item in view.items]


class _Source:
    """Where a feed's items find their texts."""

    def __init__(self, read: Read, cache: TextCache) -> None:
        self._read = read
        self._cache = cache

    def html(self, item: FeedItemView, base: Base) -> str:
        return "" if item.body.empty else self._cache.html(item.body, self._read, base, item.url)


def render(view: FeedView, read: Read, cache: TextCache | None = None) -> bytes:
    """The feed's file, UTF-8. The same view gives the same bytes: no time of generation is in it."""
    cache = cache or TextCache()
    source = _Source(read, cache)
    return _json(view, source, cache) if view.format == "json" else _xml(view, source, cache)


def _xml(view: FeedView, source: _Source, cache: TextCache) -> bytes:
    """RSS or Atom: items as they stood in other feeds, between what is around those that stood in none."""
    feed = _channel(view)
    around: list[bytes] = []

    def made(fresh: Sequence[FeedItemView]) -> Iterator[bytes]:
        for item in fresh:
            _add(feed, item, view, source)
        text: bytes = (feed.rss_str if view.format == "rss" else feed.atom_str)(pretty=True, xml_declaration=False)
        found = list(_ITEM.finditer(text))
        end = text.rindex(b"  </channel>" if view.format == "rss" else b"</feed>")
        around[:] = text[: found[0].start() if found else end], text[end:]
        return (match[0] for match in found)

    items = cache.items(view, made)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + _stylesheet(view) + around[0] + b"".join(items) + around[1]


def _stylesheet(view: FeedView) -> bytes:
    """The instruction that makes the feed readable in a browser (www.w3.org/TR/xml-stylesheet)."""
    if not view.stylesheet:
        return b""
    return f'<?xml-stylesheet type="text/css" href="{escape(view.base.href(view.stylesheet))}"?>\n'.encode()


def _channel(view: FeedView) -> Any:  # noqa: ANN401 - feedgen publishes no types
    """The feed without its items. Atom wants an author where an entry has none (RFC 4287, 4.1.1): the feed itself."""
    feed = FeedGenerator()
    feed.register_extension("storyhub", _FeedExtras, _EntryExtras)
    feed.id(legal(view.id))
    title = legal(view.title) or str(view.base)
    feed.title(title)
    feed.description(legal(view.description) or title)
    feed.link(href=view.base.absolute(view.url), rel="self", type=_TYPES[view.format])
    feed.link(href=view.base.absolute(view.home_url), rel="alternate", type="text/html")
    feed.language(view.lang)
    feed.author({"name": title})
    feed.updated(_moment(view.updated))
    feed.generator("Storyhub")
    if view.icon:
        feed.icon(view.base.absolute(view.icon))
        feed.logo(view.base.absolute(view.icon))
    return feed


def _add(feed: Any, item: FeedItemView, view: FeedView, source: _Source) -> None:  # noqa: ANN401 - whatever a field holds
    """One item."""
    entry = feed.add_entry(order="append")
    entry.storyhub.fill(item, view)
    entry.guid(legal(item.id), permalink=False)
    entry.title(legal(item.title) or item.url)
    entry.link(href=view.base.absolute(item.url), rel="alternate", type="text/html")
    if item.audio and view.format == "rss":
        entry.enclosure(view.base.absolute(item.audio.url), str(item.audio.size), item.audio.type)
    elif item.image and view.format == "rss":
        entry.enclosure(view.base.absolute(item.image.url), "0", item.image.type)
    entry.published(_moment(item.published))
    entry.updated(_moment(item.modified or item.published))
    entry.summary(legal(item.summary) or None)
    entry.content(_content(item, view, source), type="html")
    entry.author([{"name": legal(name)} for name in item.authors])
    entry.category([{"term": legal(name)} for name in item.categories])


class _FeedExtras:
    """Tells feedgen of our two name spaces."""

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC, "media": _MEDIA}

    def extend_rss(self, feed: _Element) -> _Element:
        return feed

    extend_atom = extend_rss


class _EntryExtras:
    """What feedgen cannot say: alt text, RSS authors without an e-mail address, an item's own language.

    Also the picture of an Atom entry: feedgen 1.0 loses the `rel` of all links of an entry.
    """

    def fill(self, item: FeedItemView, view: FeedView) -> None:
        """The item whose element feedgen is going to hand over."""
        self._item, self._view = item, view

    def extend_rss(self, entry: _Element) -> _Element:
        for name in self._item.authors:
            etree.SubElement(entry, f"{{{_DC}}}creator").text = legal(name)
        if self._item.lang != self._view.lang:
            etree.SubElement(entry, f"{{{_DC}}}language").text = self._item.lang
        return self._media(entry)

    def extend_atom(self, entry: _Element) -> _Element:
        if self._item.lang != self._view.lang:
            entry.set(_LANG, self._item.lang)
        if image := self._item.image:
            url = self._view.base.absolute(image.url)
            etree.SubElement(entry, "link", rel="enclosure", type=image.type, href=url)
        if audio := self._item.audio:
            url, size = self._view.base.absolute(audio.url), str(audio.size)
            etree.SubElement(
                entry, "link", rel="enclosure", type=audio.type, href=url, length=size, title=legal(audio.title)
            )
        return self._media(entry)

    def _media(self, entry: _Element) -> _Element:
        """`media:content` with the picture's alt text, as Mastodon and FreshRSS read it."""
        if image := self._item.image:
            content = etree.SubElement(entry, f"{{{_MEDIA}}}content", url=self._view.base.absolute(image.url))
            about = {"type": image.type, "medium": "image", "width": str(image.width), "height": str(image.height)}
            for name, value in about.items():
                content.set(name, value)
            if image.alt:
                etree.SubElement(content, f"{{{_MEDIA}}}description", type="plain").text = legal(image.alt)
        return entry


def _content(item: FeedItemView, view: FeedView, source: _Source) -> str:
    """The item's HTML: its picture, then its text, or its summary where there is no text."""
    html = source.html(item, view.base)
    html = html or f"<p>{escape(legal(item.summary))}</p>"
    if item.image and escape(view.base.absolute(item.image.url)) not in html:
        html = f"{_picture(item.image, view)}\n{html}"
    if item.note:
        html = f"{html}\n{_note(item.note, view)}"
    if item.dir == "rtl" or item.lang != view.lang:
        html = f'<div lang="{escape(item.lang)}" dir="{escape(item.dir)}">\n{html}\n</div>'
    return html


def _picture(image: EnclosureView, view: FeedView) -> str:
    """The item's picture at the top of its text."""
    url, alt = escape(view.base.absolute(image.url)), escape(legal(image.alt))
    return f'<p><img src="{url}" alt="{alt}" width="{image.width}" height="{image.height}" /></p>'


def _note(note: FeedNote, view: FeedView) -> str:
    """The line below an item's text."""
    link = f'<a href="{escape(view.base.absolute(note.url))}">{escape(legal(note.label))}</a>'
    return f"<p>{escape(legal(note.before))} {link}. {escape(legal(note.after))}".rstrip() + "</p>"


def _moment(text: str) -> datetime:
    """A date with its offset; a bare date is its first moment in UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(view: FeedView, source: _Source, cache: TextCache) -> bytes:
    """JSON Feed 1.1."""
    base = view.base
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": base.absolute(view.home_url),
        "feed_url": base.absolute(view.url),
        "description": view.description,
        "icon": base.absolute(view.icon),
        "language": view.lang,
        "authors": [{"name": view.title, "url": base.absolute(view.home_url)}],
    }
    items = cache.items(view, lambda fresh: [_clean(_json_item(item, view, source)) for item in fresh])
    return msgspec.json.format(msgspec.json.encode(_clean(feed) | {"items": items}), indent=1) + b"\n"


def _json_item(item: FeedItemView, view: FeedView, source: _Source) -> dict[str, object]:
    """One item of a JSON Feed."""
    picture = view.base.absolute(item.image.url) if item.image else ""
    return {
        "id": item.id,
        "url": view.base.absolute(item.url),
        "title": item.title,
        "content_html": _content(item, view, source),
        "summary": item.summary,
        "image": picture,
        "date_published": _moment(item.published).isoformat(),
        "date_modified": _moment(item.modified or item.published).isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        "language": item.lang,
        "attachments": _attachments(item, view.base, picture),
    }


def _attachments(item: FeedItemView, base: Base, picture: str) -> list[dict[str, object]]:
    """What an item's programs may fetch: its recording first, for players take the first."""
    found: list[dict[str, object]] = []
    if audio := item.audio:
        about = {"url": base.absolute(audio.url), "mime_type": audio.type, "title": audio.title}
        found.append({**about, "size_in_bytes": audio.size, "duration_in_seconds": audio.seconds})
    return [*found, {**_attachment(item.image, picture)}] if item.image else found


def _attachment(image: EnclosureView, url: str) -> dict[str, str]:
    """The item's picture for programs; `title` is its alt text."""
    return {"url": url, "mime_type": image.type, "title": image.alt}


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Without characters that break readers, and without members that say nothing."""
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items() if part}
    if isinstance(value, list):
        return [_clean(part) for part in value]
    return legal(value) if isinstance(value, str) else value
