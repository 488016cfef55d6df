"""Links to other websites, followed over the network. Only `storyhub check --external` does this."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from urllib.parse import quote, urlsplit

import msgspec

from generator import __version__
from generator.check.site import Finding, Site
from generator.problems import Rule, Severity

GONE = Rule(
    "external-link-dead",
    Severity.WARNING,
    "A link to a page elsewhere that is gone",
    "Websites move. Readers who follow the link meet an error.",
)
UNSURE = Rule(
    "external-link-unsure",
    Severity.HINT,
    "A link elsewhere that could not be tried",
    "Some websites let no programs in, or were busy. Try the link yourself.",
)
RULES = (GONE, UNSURE)

_TIMEOUT = 10.0
_PAUSE = 0.5
"""Seconds between two requests to one website: we are a guest there."""
_WEBSITES_AT_ONCE = 8
_AGENT = f"Mozilla/5.0 (compatible; storyhub-check/{__version__})"
_GONE = {404, 410}
_NO_HEAD = {400, 403, 404, 405, 406, 410, 501}
"""Answers that some websites give to HEAD though the page is there."""


class Tried(msgspec.Struct, frozen=True):
    """What became of a link: `gone`, or not certain with a `reason`; fine without one."""

    gone: bool = False
    reason: str = ""


class External:
    """Follows every link to another website once, websites side by side, the links to one of them in turn."""

    def __init__(self, *, pause: float = _PAUSE, timeout: float = _TIMEOUT) -> None:
        self._pause, self._timeout = pause, timeout

    def __call__(self, site: Site) -> Iterator[Finding]:
        """Try them all."""
        places = _links(site)
        by_website: dict[str, list[str]] = defaultdict(list)
        for url in places:
            by_website[urlsplit(url).netloc].append(url)
        with ThreadPoolExecutor(_WEBSITES_AT_ONCE) as pool:
            for tried in pool.map(self._visit, by_website.values()):
                yield from _findings(tried, places)

    def _visit(self, urls: Iterable[str]) -> dict[str, Tried]:
        tried: dict[str, Tried] = {}
        for url in urls:
            if tried:
                sleep(self._pause)
            tried[url] = self._try(url)
        return tried

    def _try(self, url: str) -> Tried:
        first = _outcome(lambda: self._request(url, "HEAD"))
        return first if isinstance(first, Tried) else self._after_head(url, first)

    def _after_head(self, url: str, status: int) -> Tried:
        again = _outcome(lambda: self._request(url, "GET")) if status in _NO_HEAD else status
        return again if isinstance(again, Tried) else _judged(again)

    def _request(self, url: str, method: str) -> int:
        asked = urllib.request.Request(_encoded(url), method=method, headers={"User-Agent": _AGENT})  # noqa: S310
        with urllib.request.urlopen(asked, timeout=self._timeout) as answer:  # noqa: S310  only http and https get here
            return int(answer.status)


def _links(site: Site) -> Mapping[str, list[str]]:
    """Every full address elsewhere that a reader may follow, with the pages that link to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in site.content_pages:
        for written in dict.fromkeys(page.document.links):
            url = written.split("#", 1)[0]
            if url.startswith(("http://", "https://")) and site.local(page.url, url) is None and not _is_share(url):
                found[url].append(page.url)
    return found


def _is_share(url: str) -> bool:
    """Share intents hold the address of the page itself and answer programs with a log-in page."""
    return "%3A%2F%2F" in url or "://" in urlsplit(url).query


def _outcome(request: Callable[[], int]) -> int | Tried:
    """The status, or why there is none."""
    try:
        return request()
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except urllib.error.URLError as error:
        return _unreachable(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _unreachable(error)


def _unreachable(reason: object) -> Tried:
    if isinstance(reason, ssl.SSLError):
        return Tried(reason="its certificate is not valid")
    if isinstance(reason, TimeoutError):
        return Tried(reason="it did not answer in time")
    return Tried(gone=True, reason=f"the website cannot be reached ({reason})")


def _judged(status: int) -> Tried:
    if status in _GONE:
        return Tried(gone=True, reason=f"it answers {status}: not there")
    return Tried(reason=f"it answers {status}") if status >= 400 else Tried()


def _encoded(url: str) -> str:
    """An address as HTTP wants it; what is encoded stays so."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return parts._replace(
        netloc=host,
        path=quote(parts.path, safe="/%:@!$&'()*+,;=~-._"),
        query=quote(parts.query, safe="=&%/?:@+,;!*'()~"),
    ).geturl()


def _findings(tried: Mapping[str, Tried], places: Mapping[str, list[str]]) -> Iterator[Finding]:
    for url, result in tried.items():
        if result.reason:
            rule = GONE if result.gone else UNSURE
            hint = "Link to where it moved, or to a copy at web.archive.org." if result.gone else "Try it in a browser."
            for page in places[url]:
                yield Finding(rule, page, f"The link to {url}: {result.reason}.", hint, (url, url.rstrip("/")))
