"""What a page says of itself in its head, read without any library for previews, and what may be wrong with it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from PIL import Image


@dataclass(kw_only=True)
class Said:
    """A page's words about itself, by the names that judges of previews use."""

    title: str = ""
    description: str = ""
    url: str = ""
    image: str = ""
    type: str = ""
    width: str = ""
    height: str = ""
    alt: str = ""
    images: int = 0
    heading: str = ""
    """The title of the browser's tab."""
    plain_description: str = ""
    canonical: str = ""
    twitter_alt: str = ""
    twitter_card: str = ""
    is_indexed: bool = True
    is_redirect: bool = False
    data: list[str] = field(default_factory=list)
    """JSON-LD, as written."""


class Picture(NamedTuple):
    """What stands behind an address."""

    type: str
    data: bytes


MOST_ALT = 420
"""Characters of `twitter:image:alt` (developer.x.com, Cards markup tag reference)."""

Fetch = Callable[[str], Picture | None]
"""The picture at an address, or None where there is none."""

PROPERTIES = {
    "og:title": "title",
    "og:description": "description",
    "og:url": "url",
    "og:image": "image",
    "og:image:type": "type",
    "og:image:width": "width",
    "og:image:height": "height",
    "og:image:alt": "alt",
    "description": "plain_description",
    "twitter:image:alt": "twitter_alt",
    "twitter:card": "twitter_card",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(given)
        elif tag == "link" and given.get("rel") == "canonical":
            self.said.canonical = given.get("href", "")
        self._inside = "ld" if given.get("type") == "application/ld+json" else tag

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.said.heading:
            self.said.heading = data
        elif self._inside == "ld":
            self.said.data.append(data)

    def _meta(self, given: Mapping[str, str]) -> None:
        name, content = given.get("property") or given.get("name", ""), given.get("content", "")
        self.said.images += name == "og:image"
        if given.get("http-equiv", "").lower() == "refresh":
            self.said.is_redirect = True
        elif name == "robots":
            self.said.is_indexed = "noindex" not in content
        elif name in PROPERTIES:
            setattr(self.said, PROPERTIES[name], content)


def read(html: str) -> Said:
    """What the head of a page says."""
    reader = _Reader()
    reader.feed(html.partition("<body")[0])
    reader.close()
    return reader.said


def is_shared(path: str, said: Said) -> bool:
    """Whether readers share the page at `path`.

    They share neither one that sends them elsewhere nor a frame for other sites: there they share the page it shows.
    """
    return not said.is_redirect and not path.endswith("/embed/index.html")


def own_faults(said: Said, fetch: Fetch) -> Iterator[str]:
    """What is wrong with a page whoever reads it. A page that search engines may not list needs no picture."""
    if said.url != said.canonical:
        yield f"og:url is {said.url!r}, the canonical address {said.canonical!r}"
    if not said.heading.startswith(said.title):
        yield f"og:title is {said.title!r}, the page's title {said.heading!r}"
    if said.description != said.plain_description:
        yield "og:description is not the page's description"
    yield from (f"og:{name} is missing" for name in ("title", "description") if not getattr(said, name))
    if said.image:
        yield from _picture_faults(said, fetch)
    elif said.is_indexed:
        yield "there is no og:image"


def _picture_faults(said: Said, fetch: Fetch) -> Iterator[str]:
    if said.images != 1:
        yield f"there are {said.images} og:image"
    if said.twitter_card != "summary_large_image":
        yield f"twitter:card is {said.twitter_card!r}"
    if not said.alt or said.twitter_alt != said.alt[:MOST_ALT]:
        yield "og:image:alt and twitter:image:alt are not the same text"
    if not urlsplit(said.image).scheme or not urlsplit(said.image).netloc:
        yield f"og:image is not absolute: {said.image}"
    picture = fetch(said.image)
    if picture is None:
        yield f"nothing stands at {said.image}"
        return
    with Image.open(io.BytesIO(picture.data)) as image:
        size, kind = image.size, f"image/{(image.format or '').lower()}"
    if (said.width, said.height) != tuple(map(str, size)):
        yield f"the picture is {size[0]} by {size[1]}, the page says {said.width} by {said.height}"
    if not said.type == kind == picture.type:
        yield f"the picture is {kind}, sent as {picture.type}, the page says {said.type}"


def differences(said: Said, found: Mapping[str, str | None]) -> Iterator[str]:
    """What a judge found otherwise than the page says it; `found` by the names of `Said`.

    Where a page names no picture, a judge may choose one from its text.
    """
    for name, value in found.items():
        if name == "image" and not said.image:
            continue
        told = getattr(said, name)
        if (value or "") != told:
            yield f"{name}: found {value!r}, the page says {told!r}"
