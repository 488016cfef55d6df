"""What a page costs a reader with a small data plan."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache

from generator.check.site import Finding, Page, Site
from generator.problems import Rule, Severity

PAGE_LIMIT = 1024 * 1024
"""About four seconds on a slow 3G connection with 2 Mbit/s, the slowest that Lighthouse simulates being 1.6."""

HEAVY = Rule(
    "page-heavy",
    Severity.WARNING,
    "A page that is heavy to load",
    "On a slow connection readers leave before it is there, and mobile data costs money.",
)
RULES = (HEAVY,)

_COMPRESSED = (".html", ".css", ".js", ".svg", ".json")


def check(site: Site) -> Iterator[Finding]:
    """Weigh every page with all that it loads at once."""

    @cache
    def weight(url: str) -> int:
        """Bytes on the wire: hosts compress text."""
        data = site.read(url)
        return len(gzip.compress(data, 5, mtime=0)) if url.split("?", 1)[0].endswith(_COMPRESSED) else len(data)

    for page in site.content_pages:
        parts = {url: weight(url) for url in _loaded_at_once(site, page)}
        total = sum(parts.values()) + len(gzip.compress(page.data, 5, mtime=0))
        if total > PAGE_LIMIT:
            heaviest = max(parts, key=lambda url: parts[url], default=page.url)
            message = f"It loads {total // 1024} KB before the reader scrolls; the heaviest part is {heaviest}."
            hint = f"Up to {PAGE_LIMIT // 1024} KB is fine. Take out what is not needed at the top of the page."
            yield Finding(HEAVY, page.url, message, hint)


def _loaded_at_once(site: Site, page: Page) -> set[str]:
    written = (resource.url for resource in page.document.resources if not resource.lazy)
    targets = (site.local(page.url, url) for url in written)
    return {found for target in targets if target and (found := site.standing(target))}
