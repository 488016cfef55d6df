"""Feeds, calendars and other files that programs read, not people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from generator.check.site import Finding, Site
from generator.problems import Rule, Severity

BROKEN = Rule(
    "feed-broken",
    Severity.ERROR,
    "A feed that cannot be read",
    "Feed readers drop a feed with a mistake silently, and its readers hear nothing more.",
)
INCOMPLETE = Rule(
    "feed-incomplete",
    Severity.ERROR,
    "A feed without what readers need",
    "Each item needs a name that never changes and a full address.",
)
RULES = (BROKEN, INCOMPLETE)

_ATOM = "{http://www.w3.org/2005/Atom}"
_Items = list[tuple[str, str]]
"""Id and link of each item."""
_HINT = "Build again with --no-cache. If it stays, it is a mistake in Storyhub or its theme."


def check(site: Site) -> Iterator[Finding]:
    """Read every feed, XML file and JSON file as a strict reader does."""
    for url in sorted(site.sources):
        name = url.rpartition("/")[2]
        if name.endswith((".xml", ".json", ".webmanifest")):
            yield from _file(url, name, site.read(url))


def _file(url: str, name: str, data: bytes) -> Iterator[Finding]:
    try:
        items = _READERS.get(name, _plain_xml if name.endswith(".xml") else _plain_json)(data)
    except (ET.ParseError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield Finding(BROKEN, url, f"The file cannot be read ({error}).", _HINT)
        return
    for identity, link in items:
        if not identity or not link.startswith(("https://", "http://")):
            yield Finding(INCOMPLETE, url, f"An item has the id “{identity}” and the link “{link}”.", _HINT)


def _rss(data: bytes) -> _Items:
    channel = ET.fromstring(data).find("channel")  # noqa: S314  our own output
    if channel is None:
        raise ValueError("no channel")
    return [(item.findtext("guid", ""), item.findtext("link", "")) for item in channel.iter("item")]


def _atom(data: bytes) -> _Items:
    feed = ET.fromstring(data)  # noqa: S314  our own output
    return [(entry.findtext(f"{_ATOM}id", ""), _atom_link(entry)) for entry in feed.iter(f"{_ATOM}entry")]


def _atom_link(entry: ET.Element) -> str:
    links = entry.findall(f"{_ATOM}link")
    return next((link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate"), "")


def _json_feed(data: bytes) -> _Items:
    feed = json.loads(data)
    if not str(feed["version"]).startswith("https://jsonfeed.org/version/"):
        raise ValueError("no JSON Feed version")
    return [(str(item.get("id", "")), str(item.get("url", ""))) for item in feed["items"]]


def _plain_xml(data: bytes) -> _Items:
    ET.fromstring(data)  # noqa: S314  our own output
    return []


def _plain_json(data: bytes) -> _Items:
    json.loads(data)
    return []


_READERS: dict[str, Callable[[bytes], _Items]] = {"feed.xml": _rss, "atom.xml": _atom, "feed.json": _json_feed}
