"""What screen readers and keyboards move by: headings, ids, language, descriptions of pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.check.site import Finding, Page, Site
from generator.problems import Rule, Severity

ALT = Rule(
    "picture-undescribed",
    Severity.WARNING,
    "A picture without a description",
    "People who cannot see it, and everybody until it has loaded, read the description (WCAG 2.2, 1.1.1).",
)
NO_HEADING = Rule(
    "heading-missing",
    Severity.ERROR,
    "A page without a main heading",
    "Screen readers announce a page by its heading of level 1, and it must have one and only one.",
)
SKIPPED = Rule(
    "heading-skipped",
    Severity.WARNING,
    "A heading level that is left out",
    "Who moves by headings takes the gap for a part that is missing (WCAG 2.2, 1.3.1).",
)
EMPTY = Rule(
    "heading-empty", Severity.WARNING, "A heading without words", "It is announced as “heading”, and nothing more."
)
TWICE = Rule(
    "id-twice",
    Severity.ERROR,
    "Two parts of a page with the same name",
    "Links and labels find only the first one (WHATWG HTML, 3.2.6).",
)
LANGUAGE = Rule(
    "language-missing",
    Severity.ERROR,
    "A page that does not say its language",
    "Screen readers choose their voice by it (WCAG 2.2, 3.1.1).",
)
RULES = (ALT, NO_HEADING, SKIPPED, EMPTY, TWICE, LANGUAGE)


def check(site: Site) -> Iterator[Finding]:
    """Look at every page for readers."""
    for page in site.content_pages:
        yield from _pictures(page)
        yield from _headings(page)
        yield from _ids(page)
        if not page.document.lang:
            yield Finding(LANGUAGE, page.url, "The page has no `lang`.", "Set it in the theme's layout.")


def _pictures(page: Page) -> Iterator[Finding]:
    for image in page.document.images:
        if image.alt is None and not image.hidden:
            name = image.src.rpartition("/")[2]
            hint = "Write what it shows: alt: People carry boxes across the bridge"
            yield Finding(ALT, page.url, f"The picture {name} has no description.", hint, (name.partition("-")[0],))


def _headings(page: Page) -> Iterator[Finding]:
    headings = page.document.headings
    tops = sum(heading.level == 1 for heading in headings)
    if tops != 1:
        found = "no heading" if not tops else f"{tops} headings"
        yield Finding(NO_HEADING, page.url, f"There is {found} of level 1.", "A page's title is its one main heading.")
    for above, heading in pairwise(headings):
        if heading.level > above.level + 1:
            message = f"“{heading.text}” has level {heading.level} under “{above.text}” of level {above.level}."
            hint = f"Make it level {above.level + 1}."
            yield Finding(SKIPPED, page.url, message, hint, (heading.text,))
    for heading in headings:
        if not heading.text:
            yield Finding(EMPTY, page.url, f"A heading of level {heading.level} has no words.", "Write or remove it.")


def _ids(page: Page) -> Iterator[Finding]:
    for name, times in Counter(page.document.ids).items():
        if times > 1:
            hint = "Give one of the headings another name: ## Heading {#another-name}"
            yield Finding(TWICE, page.url, f"The name “{name}” is used {times} times.", hint, (f"#{name}",))
