"""What a link to a page looks like where it is shared."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.check.site import Finding, Page, Site
from generator.problems import Rule, Severity

CARD_LIMIT = 300 * 1024
"""WhatsApp shows no picture beyond a size that its users report as 300 to 600 KB; this is the safe end."""
TITLE_LIMIT = 70
"""X cuts `twitter:title`, for which it reads `og:title`, after 70 characters (X Developer Platform, Cards markup)."""
DESCRIPTION_LIMIT = 200
"""X cuts descriptions after 200 characters (same page)."""

MISSING = Rule(
    "preview-missing",
    Severity.ERROR,
    "A page without a preview",
    "Networks show a link by the title, description and picture that the page names. Without them it is bare text.",
)
INCOMPLETE = Rule(
    "preview-incomplete",
    Severity.WARNING,
    "A preview that says too little",
    "A description makes people follow a link, and the description of its picture serves those who cannot see it.",
)
RELATIVE = Rule(
    "preview-relative",
    Severity.ERROR,
    "A preview that other sites cannot follow",
    "Only Mastodon completes a picture's address; all others need it in full, with https:// and the site's name.",
)
IMAGES = Rule(
    "preview-images", Severity.WARNING, "More than one preview picture", "Discord makes a gallery of two pictures."
)
CARD_GONE = Rule(
    "preview-card-gone",
    Severity.ERROR,
    "A preview picture that is not there",
    "The page names a picture of this site that was not made, so the link is shown without one.",
)
CARD_HEAVY = Rule(
    "preview-card-heavy",
    Severity.WARNING,
    "A preview picture that is too heavy",
    "WhatsApp leaves out pictures beyond about 300 KB.",
)
TITLE_LONG = Rule(
    "preview-title-long",
    Severity.HINT,
    "A title that is cut off when shared",
    "Previews show the first 60 to 70 characters of a title.",
)
DESCRIPTION_LONG = Rule(
    "preview-description-long",
    Severity.HINT,
    "A description that is cut off when shared",
    "Previews show the first 200 characters at most.",
)
ADDRESS = Rule(
    "preview-address",
    Severity.ERROR,
    "A page that names another page as itself",
    "Likes and shares are counted by og:url. A wrong one sends readers elsewhere.",
)
DATA = Rule(
    "preview-data",
    Severity.ERROR,
    "Data for search engines that cannot be read",
    "Search engines and Mastodon read the JSON-LD of a page; what is not JSON is ignored.",
)
RULES = (MISSING, INCOMPLETE, RELATIVE, IMAGES, CARD_GONE, CARD_HEAVY, TITLE_LONG, DESCRIPTION_LONG, ADDRESS, DATA)

_NEEDED = ("og:title", "og:type", "og:url", "og:image")
_WANTED = {
    "og:description": "Write a `summary:` for the page, or a `description:` for the hub in site.yaml.",
    "og:image:alt": "Write what the photo shows: photo: {file: bridge.jpg, alt: People on the bridge}",
}
_ABSOLUTE = ("og:url", "og:image")


def check(site: Site) -> Iterator[Finding]:
    """Look at every page that readers may share."""
    for page in site.content_pages:
        if page.url != "/404.html":
            yield from _tags(page)
            yield from _address(site, page)
            yield from _card(site, page)
            yield from _lengths(page)
        yield from _data(page)


def _tags(page: Page) -> Iterator[Finding]:
    document = page.document
    missing = [name for name in _NEEDED if not document.meta(name).strip()]
    if missing:
        hint = "The theme's layout sets these."
        if missing == ["og:image"]:
            hint = "If site.yaml says `cards: {enabled: no}`, take that out; otherwise it is the theme's layout."
        yield Finding(MISSING, page.url, f"The preview lacks {', '.join(missing)}.", hint)
    for name, hint in _WANTED.items():
        if not document.meta(name).strip():
            yield Finding(INCOMPLETE, page.url, f"The preview lacks {name}.", hint, ("title:",))
    for name in _ABSOLUTE:
        value = document.meta(name)
        if value and not value.startswith(("https://", "http://")):
            yield Finding(RELATIVE, page.url, f"{name} is {value}.", "Set `url:` in site.yaml to the site's address.")
    if len(document.metas_of("og:image")) > 1:
        yield Finding(IMAGES, page.url, "The page names more than one og:image.", "Keep one in the theme's layout.")


def _address(site: Site, page: Page) -> Iterator[Finding]:
    named = page.document.meta("og:url")
    here = site.base.absolute(page.url)
    if named.startswith("http") and site.local(page.url, named) not in (None, page.url):
        yield Finding(ADDRESS, page.url, f"og:url is {named}.", f"It should be {here}.")


def _card(site: Site, page: Page) -> Iterator[Finding]:
    written = page.document.meta("og:image")
    url = site.local(page.url, written) if written else None
    if url is None:
        return
    found = site.standing(url)
    if found is None:
        yield Finding(CARD_GONE, page.url, f"There is no picture {url}.", "Build again with --no-cache.")
    elif (size := site.size(found)) > CARD_LIMIT:
        message = f"The picture {found} has {size // 1024} KB; {CARD_LIMIT // 1024} KB is the most that WhatsApp shows."
        yield Finding(CARD_HEAVY, page.url, message, "Choose a calmer photo, or a smaller one.", ("photo:",))


def _lengths(page: Page) -> Iterator[Finding]:
    title, description = page.document.meta("og:title"), page.document.meta("og:description")
    if len(title) > TITLE_LIMIT:
        message = f"The title has {len(title)} characters; networks cut it after about {TITLE_LIMIT}."
        yield Finding(TITLE_LONG, page.url, message, "Say the same in fewer words.", ("title:",))
    if len(description) > DESCRIPTION_LIMIT:
        message = f"The description has {len(description)} characters; networks cut it after {DESCRIPTION_LIMIT}."
        yield Finding(DESCRIPTION_LONG, page.url, message, "Write a shorter `summary:`.", ("summary:",))


def _data(page: Page) -> Iterator[Finding]:
    for text in page.document.json_ld:
        try:
            json.loads(text)
        except ValueError:
            yield Finding(DATA, page.url, "The page's JSON-LD is not JSON.", "This is for the theme's author to mend.")
