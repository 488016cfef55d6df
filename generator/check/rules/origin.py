"""No request leaves the site's own origin before a reader asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from generator.check.site import Finding, Site
from generator.problems import Rule, Severity

FOREIGN = Rule(
    "foreign-request",
    Severity.ERROR,
    "A page that calls another website by itself",
    "It tells that website who reads the story, before the reader chose to. It can also vanish or be slow.",
)
RULES = (FOREIGN,)

_CSS_URL = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check(site: Site) -> Iterator[Finding]:
    """Look at what every page and style sheet loads."""
    for page in site.pages:
        document = page.document
        loaded = [resource.url for resource in document.resources] + document.connections
        loaded += [url for style in document.styles for url in _css_urls(style)]
        for url in dict.fromkeys(loaded):
            yield from _foreign(site, page.url, url)
    for url in sorted(site.sources):
        if url.split("?", 1)[0].endswith(".css"):
            for written in dict.fromkeys(_css_urls(site.read(url).decode("utf-8", "replace"))):
                yield from _foreign(site, url, written)


def _css_urls(style: str) -> list[str]:
    return _CSS_URL.findall(_CSS_COMMENT.sub("", style))


def _foreign(site: Site, url: str, written: str) -> Iterator[Finding]:
    try:
        parts = urlsplit(urljoin(site.base.absolute(url), written.strip()))
    except ValueError:  # no browser can follow it either
        return
    if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != site.base.origin:
        hint = "Copy the file into the hub, or link to it instead."
        yield Finding(FOREIGN, url, f"It loads {written} from {parts.netloc}.", hint, (written, parts.netloc))
