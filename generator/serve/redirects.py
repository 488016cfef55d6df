"""The `_redirects` file as hosts read it, so that old addresses can be tried before anything is deployed.

Source: Netlify Docs, "Redirects and rewrites"; Cloudflare Pages Docs, "Redirects". Conditions on country, language,
role or query need a host and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

import msgspec

_FOUND = re.compile(r"(?P<status>\d{3})(?P<force>!?)$")
_MOVED = 301


class Redirect(msgspec.Struct, frozen=True):
    """From a pattern (`/old/*`, `/:year/x`) to a target (`/new/:splat`). `force` wins over a file that is there."""

    source: str
    target: str
    status: int = _MOVED
    force: bool = False

    def match(self, path: str) -> str | None:
        """The address that `path` leads to, or None."""
        found = _pattern(self.source).fullmatch(path.rstrip("/") or "/")
        if found is None:
            return None
        target = self.target
        for name, value in found.groupdict().items():
            target = target.replace(f":{name}", value or "")
        return target


def parse(text: str) -> tuple[Redirect, ...]:
    """The rules of a `_redirects` file, in order."""
    lines = (line.split("#", 1)[0].split() for line in text.splitlines())
    return tuple(rule for words in lines if (rule := _rule(words)) is not None)


def first(rules: Iterable[Redirect], path: str, *, forced: bool) -> tuple[str, int] | None:
    """Target and status of the first rule that holds for `path`; only rules that win over files if `forced`."""
    for rule in rules:
        target = rule.match(path) if rule.force or not forced else None
        if target is not None:
            return target, rule.status
    return None


def _rule(words: list[str]) -> Redirect | None:
    if len(words) not in (2, 3) or not words[0].startswith("/"):
        return None
    found = _FOUND.match(words[2]) if len(words) == 3 else None
    if len(words) == 3 and found is None:
        return None
    status = int(found["status"]) if found else _MOVED
    return Redirect(unquote(words[0]), words[1], status, bool(found and found["force"]))


def _pattern(source: str) -> re.Pattern[str]:
    parts = re.split(r"(/\*$|:[A-Za-z_]\w*)", source.rstrip("/") or "/")
    return re.compile("".join(_piece(part) for part in parts))


def _piece(part: str) -> str:
    if part == "/*":
        return "(?:/(?P<splat>.*))?"
    return f"(?P<{part[1:]}>[^/]+)" if part.startswith(":") else re.escape(part)
