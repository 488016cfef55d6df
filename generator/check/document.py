"""A page as the rules look at it: what it says of itself, and what it links to, loads and shows."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec

_LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "track": ("src",),
    "input": ("src",),
    "image": ("href",),
}
"""Attributes that make a browser fetch something without being asked (WHATWG HTML)."""
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}
_CONNECTING_LINKS = {"preconnect", "dns-prefetch"}
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_JSON_LD = "application/ld+json"


class Image(msgspec.Struct, frozen=True):
    """A picture; `alt` is None where the attribute is missing. `hidden`: from screen readers, by an ancestor too."""

    src: str
    alt: str | None
    lazy: bool
    hidden: bool


class Resource(msgspec.Struct, frozen=True):
    """Something that loads with the page: element, address, and whether only when it scrolls into view."""

    element: str
    url: str
    lazy: bool = False


class Heading(msgspec.Struct):
    """A heading: level 1 to 6 and its text."""

    level: int
    text: str = ""


class Document(msgspec.Struct):
    """What a page holds, in document order."""

    lang: str = ""
    title: str = ""
    metas: list[tuple[str, str]] = []
    """Name or property, and content."""
    canonical: str = ""
    refresh: bool = False
    links: list[str] = []
    """Addresses of `a` and `area`."""
    ids: list[str] = []
    headings: list[Heading] = []
    images: list[Image] = []
    resources: list[Resource] = []
    connections: list[str] = []
    styles: list[str] = []
    """CSS of `style` elements and attributes."""
    json_ld: list[str] = []

    def meta(self, name: str) -> str:
        """The first `meta` of that name or property, or nothing."""
        return next((content for key, content in self.metas if key == name), "")

    def metas_of(self, name: str) -> list[str]:
        """Every `meta` of that name or property."""
        return [content for key, content in self.metas if key == name]


def read(html: str) -> Document:
    """The document of a page's HTML."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.document


def candidates(srcset: str) -> list[str]:
    """The addresses in a `srcset`; ours have no commas."""
    return [words[0] for part in srcset.split(",") if (words := part.split())]


_Attributes = dict[str, str]
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._open: list[tuple[str, bool]] = []
        self._text: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag not in _VOID:
            self._open.append((tag, self._hidden or given.get("aria-hidden") == "true" or "hidden" in given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._finish()
        if self._is_within(tag):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text.append(data)

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _is_within(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def _note(self, tag: str, given: _Attributes) -> None:
        document = self.document
        if "id" in given:
            document.ids.append(given["id"])
        if "style" in given:
            document.styles.append(given["style"])
        self._note_head(tag, given)
        self._note_loading(tag, given)
        if tag in ("a", "area") and "href" in given:
            document.links.append(given["href"])
        if tag in _HEADINGS and not self._hidden:
            document.headings.append(Heading(_HEADINGS[tag]))
            self._begin(tag)

    def _note_head(self, tag: str, given: _Attributes) -> None:
        document = self.document
        if tag == "html":
            document.lang = given.get("lang", "")
        elif tag == "meta":
            document.metas.append((given.get("property") or given.get("name", ""), given.get("content", "")))
            document.refresh |= given.get("http-equiv", "").casefold() == "refresh"
        elif tag == "link":
            self._note_link(given)
        elif (tag in ("title", "style") or given.get("type") == _JSON_LD) and not self._is_within("svg"):
            # An SVG's title names a drawing, not the page.
            self._begin(tag)

    def _note_link(self, given: _Attributes) -> None:
        relations, href = set(given.get("rel", "").casefold().split()), given.get("href", "")
        if "canonical" in relations:
            self.document.canonical = href
        if relations & _LOADING_LINKS:
            self.document.resources.append(Resource("link", href))
        if relations & _CONNECTING_LINKS:
            self.document.connections.append(href)

    def _note_loading(self, tag: str, given: _Attributes) -> None:
        lazy = given.get("loading") == "lazy" or (tag in ("video", "audio") and given.get("preload") == "none")
        if tag == "img":
            hidden = self._hidden or given.get("aria-hidden") == "true" or given.get("role") == "presentation"
            self.document.images.append(Image(given.get("src", ""), given.get("alt"), lazy, hidden))
        for name in _LOADING.get(tag, ()):
            urls = candidates(given[name]) if name == "srcset" and name in given else [given.get(name, "")]
            deferred = lazy and name != "poster"
            self.document.resources += [Resource(tag, url, deferred or name == "srcset") for url in urls if url]

    def _begin(self, tag: str) -> None:
        self._inside, self._text = tag, []

    def _finish(self) -> None:
        text, document = "".join(self._text), self.document
        if self._inside == "title":
            document.title = document.title or " ".join(text.split())
        elif self._inside == "style":
            document.styles.append(text)
        elif self._inside == "script":
            document.json_ld.append(text)
        elif document.headings:
            document.headings[-1].text = " ".join(text.split())
        self._inside = ""
