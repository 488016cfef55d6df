"""A finished site for the rules: pages and files as strings, by address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.check.site import Finding, Site, problems
from generator.problems import Problem
from generator.urls import Base

BASE = Base.parse("https://ottersby.example")
SOURCE = "content/stories/crossing.md"

HEAD = """\
<meta property="og:title" content="Nine mornings">
<meta property="og:description" content="How a street counted.">
<meta property="og:type" content="article">
<meta property="og:url" content="https://ottersby.example{url}">
<meta property="og:image" content="https://ottersby.example/card.jpg?v=1a2b3c4d">
<meta property="og:image:alt" content="A card">
"""


def page(body: str = "", *, url: str = "/x/", head: str = HEAD, lang: str = "en") -> str:
    """A page that no rule finds fault with, unless `head` or `body` give reason."""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Nine mornings</title>{head.replace("{url}", url)}</head>'
        f"<body><h1>Nine mornings</h1>{body}</body></html>"
    )


def site(
    files: Mapping[str, str | bytes],
    *,
    sources: Mapping[str, tuple[str, ...]] | None = None,
    texts: Mapping[str, str] | None = None,
    base: Base = BASE,
) -> Site:
    """A site of `files` by address, with a card. `sources` of an output, and their `texts`."""
    every: dict[str, bytes] = {"/card.jpg": b"card"}
    every |= {url: data.encode() if isinstance(data, str) else data for url, data in files.items()}
    known = {url: (sources or {}).get(url, ()) for url in every}
    return Site(base, known, every.__getitem__, lambda path: (texts or {}).get(path, ""))


def found(check: Callable[[Site], Iterable[Finding]], built: Site) -> tuple[Problem, ...]:
    """What one check has to say of a site."""
    return problems(built, check(built))


def codes(check: Callable[[Site], Iterable[Finding]], built: Site) -> list[str]:
    """The codes of what it says."""
    return [problem.code for problem in found(check, built)]


def codes_of_body(check: Callable[[Site], Iterable[Finding]], body: str) -> list[str]:
    """The codes for a page with that body."""
    return codes(check, site({"/x/": page(body)}))
