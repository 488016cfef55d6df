"""Reads every page of a published hub with `html5lib`, and asks of it what validators and screen readers ask.

    python -m tools.judge_pages public

Mistakes of HTML, ids that stand twice, references and links to what is not there, levels of headings that are skipped,
what has no label or name, what the hub's own Content-Security-Policy forbids, and forms that Netlify would not find
(docs.netlify.com/manage/forms/setup).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import html5lib

HEADING = re.compile(r"h([1-6])")
HANDLER = re.compile(r"on[a-z]+")
POINTERS = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "headers",
    "list",
    "form",
)
UNLABELLED = ("hidden", "submit", "reset", "button")
ELSEWHERE = ("data:", "mailto:", "tel:", "sms:", "webcal:")
LOADED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
}
LOADING = ("stylesheet", "preload", "modulepreload", "icon", "manifest", "preconnect")


class Page(NamedTuple):
    """A page, as a browser reads it."""

    name: str
    """Its file below the published folder."""
    elements: tuple[Any, ...]
    ids: frozenset[str]
    errors: tuple[str, ...]

    def all(self, *tags: str) -> Iterator[Any]:
        """Its elements of some tags."""
        return (each for each in self.elements if local(each) in tags)


class Site(NamedTuple):
    """What is published."""

    folder: Path
    address: str
    pages: Mapping[str, Page]


def page(name: str, html: str) -> Page:
    """One page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    elements = tuple(each for each in root.iter() if isinstance(each.tag, str))
    ids = frozenset(each.get("id") for each in elements if each.get("id"))
    return Page(name, elements, ids, tuple(str(code) for _, code, _ in parser.errors))


def site(folder: Path, address: str) -> Site:
    """All pages of a published folder, which is to stand at an address without a slash at its end."""
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return Site(folder, address, {name: page(name, path.read_text(encoding="utf-8")) for name, path in paths.items()})


def local(element: Any) -> str:  # noqa: ANN401 - html5lib has no types
    """An element's name, without the namespace that drawings have."""
    return str(element.tag).rpartition("}")[2]


def invalid(page: Page, _site: Site) -> Iterator[str]:
    """Mistakes that a browser mends in silence."""
    yield from page.errors


def doubled(page: Page, _site: Site) -> Iterator[str]:
    """Ids that stand twice, or are none."""
    ids = Counter(each.get("id") for each in page.elements if each.get("id") is not None)
    return (f"id={name!r}" for name, count in ids.items() if count > 1 or not name or " " in name)


def lost(page: Page, _site: Site) -> Iterator[str]:
    """References to an element that is not there."""
    for each in page.elements:
        for name in (*POINTERS, *(("for",) if each.tag == "label" else ())):
            yield from (f"{name}={to}" for to in (each.get(name) or "").split() if to not in page.ids)


def dead(page: Page, site: Site) -> Iterator[str]:
    """Links within the site that lead nowhere."""
    for each in page.elements:
        link = each.get("href") if local(each) in {"a", "area", "link", "use"} else each.get("src")
        if not link or link.startswith(ELSEWHERE):
            continue
        parts = urlsplit(link.removeprefix(site.address) or "/")
        if not parts.scheme and not parts.netloc:
            name = _file(unquote(parts.path), page)
            there, fragment = site.pages.get(name), unquote(parts.fragment)
            if not (site.folder / name).is_file() or (fragment and there and fragment not in there.ids):
                yield link


def _file(path: str, page: Page) -> str:
    """The file that is served for a path."""
    if not path:
        return page.name
    name = path.lstrip("/") if path.startswith("/") else f"{page.name.rpartition('/')[0]}/{path}"
    return f"{name}index.html" if not name or name.endswith("/") else name


def skipped(page: Page, _site: Site) -> Iterator[str]:
    """Not one first heading, or a level left out."""
    if any(each.get("http-equiv") == "refresh" for each in page.all("meta")):
        return
    levels = [int(found[1]) for each in page.elements if (found := HEADING.fullmatch(each.tag))]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} of h1"
    yield from (f"h{above} to h{below}" for above, below in pairwise(levels) if below > above + 1)


def unlabelled(page: Page, _site: Site) -> Iterator[str]:
    """Fields without a label."""
    labels = {each.get("for") for each in page.all("label")}
    within = {id(each) for label in page.all("label") for each in label.iter()}
    for each in page.all("input", "select", "textarea"):
        named = each.get("aria-label") or each.get("aria-labelledby") or id(each) in within or each.get("id") in labels
        if not named and each.get("type") not in UNLABELLED:
            yield f"{each.tag} {each.get('name') or each.get('id')}"


def nameless(page: Page, _site: Site) -> Iterator[str]:
    """Pictures, frames, buttons and links of which a screen reader can say nothing."""
    yield from (f"img {each.get('src')}" for each in page.all("img") if each.get("alt") is None)
    yield from (f"iframe {each.get('src')}" for each in page.all("iframe") if not each.get("title"))
    for each in page.all("a", "button"):
        if not (each.get("aria-label") or each.get("aria-labelledby") or _said(each)):
            yield f"{each.tag} {each.get('href')}"


def _said(element: Any) -> str:  # noqa: ANN401
    inner = [each for each in element.iter() if isinstance(each.tag, str)]
    return "".join([*element.itertext(), *(each.get("alt") or each.get("aria-label") or "" for each in inner)]).strip()


def forbidden(page: Page, site: Site) -> Iterator[str]:
    """What our Content-Security-Policy keeps browsers from running or loading."""
    for each in page.elements:
        tag = local(each)
        if tag == "script" and each.get("src") is None and each.get("type") != "application/ld+json":
            yield f"script {each.get('type')}"
        if tag == "style" or each.get("style") is not None:
            yield f"style of {tag}"
        for name, value in each.attrib.items():
            if HANDLER.fullmatch(str(name)) or value.startswith("javascript:"):
                yield f"{name} of {tag}"
        link = each.get(LOADED.get(tag, "poster")) or ""
        if tag == "link" and each.get("rel") in LOADING:
            link = each.get("href") or ""
        if link.startswith(("http:", "https:", "//")) and not link.startswith(f"{site.address}/"):
            yield f"loads {link}"


def forms(page: Page, site: Site) -> Iterator[str]:
    """Forms that Netlify would not find, or whose senders it would leave on a page that is not there."""
    names = Counter(each.get("name") for other in site.pages.values() for each in _sent(other))
    for form in _sent(page):
        name, fields = form.get("name"), [each for each in form.iter() if each.tag in {"input", "select", "textarea"}]
        sent = {each.get("name"): each.get("value") for each in fields if each.get("type") == "hidden"}
        shown = [each.get("name") for each in fields if each.get("type") not in {"hidden", "radio"}]
        trap = form.get("data-netlify-honeypot")
        action = form.get("action") or ""
        told = {
            "stands on several pages": not name or names[name] > 1,
            "is no POST": (form.get("method") or "").upper() != "POST",
            "does not send its name": sent.get("form-name") != name,
            "sends no subject": not sent.get("subject"),
            "has no trap for robots": not trap or trap not in shown,
            "has the trap in plain sight": not any(_hides(p, trap) for p in form.iter() if p.get("hidden") is not None),
            "has fields without a name, or with the same": None in shown or len(set(shown)) < len(shown),
            "has no button": not any(each.tag == "button" for each in form.iter()),
            "thanks on a page that Netlify cannot serve": not action.startswith("/") or action.endswith(".html"),
            "thanks on a page that is not there": not (site.folder / _file(unquote(action), page)).is_file(),
            "keeps attributes that are no HTML": any(key in form.attrib for key in ("netlify", "netlify-honeypot")),
        }
        yield from (f"form {name} {fault}" for fault, is_so in told.items() if is_so)


def _sent(page: Page) -> Iterator[Any]:
    """Forms that are sent somewhere; others are for scripts within the page."""
    return (each for each in page.all("form") if each.get("data-netlify") is not None or each.get("method"))


def _hides(element: Any, trap: str) -> bool:  # noqa: ANN401
    return any(each.get("name") == trap and each.get("tabindex") == "-1" for each in element.iter())


QUESTIONS: Mapping[str, Callable[[Page, Site], Iterator[str]]] = {
    "invalid": invalid,
    "doubled": doubled,
    "lost": lost,
    "dead": dead,
    "skipped": skipped,
    "unlabelled": unlabelled,
    "nameless": nameless,
    "forbidden": forbidden,
    "forms": forms,
}
"""All that is asked, by a word for it."""


def faults(site: Site, question: str) -> dict[str, list[str]]:
    """What one question finds, by page."""
    asked = QUESTIONS[question]
    return {name: found for name, page in site.pages.items() if (found := list(asked(page, site)))}


def main() -> int:
    """Prints every fault; 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m tools.judge_pages", description=__doc__.splitlines()[0])
    parser.add_argument("public", type=Path, help="the published folder")
    parser.add_argument("--address", default="", help="where it is to stand, such as https://ottersby.example")
    given = parser.parse_args()
    read = site(given.public, given.address)
    found = [(name, word, fault) for word in QUESTIONS for name, told in faults(read, word).items() for fault in told]
    for name, word, fault in found:
        print(f"{name}: {word}: {fault}")
    sent = sum(1 for each in read.pages.values() for _ in _sent(each))
    print(f"{len(read.pages)} pages, {sent} forms, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
