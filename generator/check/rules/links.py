"""Links that lead nowhere within the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.site import Finding, Page, Site
from generator.problems import Rule, Severity

DEAD = Rule(
    "link-dead",
    Severity.ERROR,
    "A link to a page that does not exist",
    "Whoever follows it meets an error instead of the story.",
)
ANCHOR = Rule(
    "link-anchor-dead",
    Severity.WARNING,
    "A link to a part of a page that does not exist",
    "The reader lands at the top of the page and has to search.",
)
MISSING_FILE = Rule(
    "file-missing",
    Severity.ERROR,
    "A page that loads a file which does not exist",
    "A picture, style sheet or script is missing, and the page looks broken.",
)
RULES = (DEAD, ANCHOR, MISSING_FILE)

_OTHER = ("mailto:", "tel:", "sms:", "javascript:", "data:", "blob:", "webcal:", "geo:")
_TOP = {"", "top"}
"""Fragments that every page has (WHATWG HTML, 7.4.6.4)."""


def check(site: Site) -> Iterator[Finding]:
    """Look at every link and every file that a page loads."""
    for page in site.pages:
        for written in dict.fromkeys(page.document.links):
            yield from _link(site, page, written)
        for url in dict.fromkeys(resource.url for resource in page.document.resources):
            yield from _file(site, page, url)


def _link(site: Site, page: Page, written: str) -> Iterator[Finding]:
    target = None if written.startswith(_OTHER) else site.local(page.url, written)
    if target is None:
        return
    path, _, fragment = target.partition("#")
    found = site.standing(path)
    needles = (written, path.strip("/").rpartition("/")[2])
    if found is None:
        hint = "Correct the address, or link to the file: [words](../stories/name.md)."
        yield Finding(DEAD, page.url, f"The link to {path} leads to no page of this site.", hint, needles)
    elif fragment not in _TOP and not _has(site, found, fragment):
        hint = "Link to the page itself, or to a heading that it has."
        message = f"The link to {target} names a part that {found} does not have."
        yield Finding(ANCHOR, page.url, message, hint, (f"#{fragment}",))


def _has(site: Site, url: str, fragment: str) -> bool:
    page = site.page(url)
    # What follows `:~:` searches for words and is no id (WICG, Text Fragments).
    name = fragment.split(":~:", 1)[0]
    return page is None or name in _TOP or name in page.document.ids


def _file(site: Site, page: Page, written: str) -> Iterator[Finding]:
    target = None if written.startswith(_OTHER) else site.local(page.url, written)
    if target is not None and not target.startswith("#") and site.standing(target) is None:
        message = f"The page loads {target.split('#', 1)[0]}, which does not exist."
        yield Finding(MISSING_FILE, page.url, message, "Build again with --no-cache.")
