"""A finished site, held still for the rules: its pages, its other files, and where each came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from generator.check import document as html
from generator.problems import Position, Problem, Rule
from generator.urls import Base, output_path


class Page:
    """An HTML page: its hub-relative address, its bytes, the source files that it was made from."""

    def __init__(self, url: str, data: bytes, sources: tuple[str, ...] = ()) -> None:
        self.url, self.data, self.sources = url, data, sources

    @cached_property
    def document(self) -> html.Document:
        """What the page holds."""
        return html.read(self.data.decode("utf-8", "replace"))

    @property
    def is_embed(self) -> bool:
        """Whether it stands in frames on other websites, and is looked for nowhere else."""
        return self.url.endswith("/embed/") and "noindex" in self.document.meta("robots")


class Finding(msgspec.Struct, frozen=True):
    """Something that a rule found on a page or in a file at `url`.

    `needles` are texts to look for in the page's sources, so that the problem can point at a line.
    """

    rule: Rule
    url: str
    message: str
    hint: str
    needles: tuple[str, ...] = ()


class Site:
    """All of a site's files.

    `read` gives a file's bytes by its hub-relative address; `sources` tells which content files an output came from;
    `source_text` reads one of those, by its path in the hub.
    """

    def __init__(
        self,
        base: Base,
        sources: Mapping[str, tuple[str, ...]],
        read: Callable[[str], bytes],
        source_text: Callable[[str], str],
    ) -> None:
        self.base, self.sources, self.read = base, sources, read
        self._source_text = source_text
        self._paths = {output_path(url): url for url in sources}

    @classmethod
    def published(cls, folder: Path, root: Path, base: Base, sources: Mapping[str, tuple[str, ...]]) -> Site:
        """The site that stands in `folder`, of the hub in `root`."""
        standing = {url: files for url, files in sources.items() if (folder / output_path(url)).is_file()}

        def read(url: str) -> bytes:
            return (folder / output_path(url)).read_bytes()

        return cls(base, standing, read, lambda path: _text(root / path))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every HTML page."""
        urls = (url for path, url in sorted(self._paths.items()) if path.endswith(".html"))
        return tuple(Page(url, self.read(url), self.sources[url]) for url in urls)

    @property
    def content_pages(self) -> Iterator[Page]:
        """Pages for readers: not those that only lead on to a new address, or stand in frames on other websites."""
        return (page for page in self.pages if not page.document.refresh and not page.is_embed)

    def page(self, url: str) -> Page | None:
        """The page at a hub-relative address."""
        return self._by_url.get(url)

    @cached_property
    def _by_url(self) -> dict[str, Page]:
        return {page.url: page for page in self.pages}

    def local(self, page_url: str, written: str) -> str | None:
        """The hub-relative address (with fragment) that `written` on a page means, or None where it leads elsewhere."""
        try:
            parts = urlsplit(urljoin(self.base.absolute(page_url), written.strip()))
        except ValueError:  # such as an IPv6 address without its second bracket
            return None
        if f"{parts.scheme}://{parts.netloc}" != self.base.origin:
            return None
        path = unquote(parts.path) or "/"
        if not f"{path}/".startswith(f"{self.base.path}/"):
            return None
        fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
        return (path.removeprefix(self.base.path) or "/") + fragment

    def standing(self, url: str) -> str | None:
        """The address under which an output answers at `url` (without query and fragment), as hosts resolve it."""
        path = url.split("#", 1)[0].split("?", 1)[0]
        for name in (output_path(path), f"{path.strip('/')}/index.html", f"{path[1:]}.html"):
            if name in self._paths:
                return self._paths[name]
        return None

    def size(self, url: str) -> int:
        """Bytes of the file at `url`; 0 where there is none."""
        found = self.standing(url)
        return len(self.read(found)) if found else 0

    def position(self, url: str, needles: Iterable[str] = ()) -> Position:
        """Where the author can mend what was found at `url`: the line of a source that holds one of `needles`."""
        files = [path for path in self.sources.get(url, ()) if path.endswith((".md", ".markdown", ".yaml"))]
        for path in files:
            for needle in filter(None, needles):
                for number, line in enumerate(self._source_text(path).splitlines(), 1):
                    if needle in line:
                        return Position(path, number, line.index(needle) + 1)
        return Position(files[0]) if files else Position("site.yaml")

    def excerpt(self, position: Position) -> str:
        """The line at a position."""
        lines = self._source_text(position.path).splitlines() if position.line else []
        return lines[position.line - 1] if position.line <= len(lines) and lines else ""


def problems(site: Site, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Findings as problems. The same thing on many pages is one problem, which names the first and counts the rest."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule.code, finding.message, finding.hint), []).append(finding)
    return tuple(_problem(site, group) for group in groups.values())


def _problem(site: Site, group: list[Finding]) -> Problem:
    first = min(group, key=lambda finding: (not site.sources.get(finding.url), finding.url))
    position = site.position(first.url, first.needles)
    others = len({finding.url for finding in group}) - 1
    more = f" and {others} more {'page' if others == 1 else 'pages'}" if others else ""
    message = f"On {first.url}{more}: {first.message}"
    return first.rule.at(position, message, first.hint, excerpt=site.excerpt(position))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
