"""The `_headers` file as hosts read it, so that a policy that would break a page breaks it here first.

Source: Netlify Docs, "Custom headers"; Cloudflare Pages Docs, "Headers". A request gets the headers of every rule that
matches its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_NOT_HERE = {"cache-control", "strict-transport-security"}
"""Nothing is cached while it is being written, and this computer's own address has no certificate."""


class HeaderRule(msgspec.Struct, frozen=True):
    """Headers (names in lower case) for the paths that a pattern matches."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


def parse(text: str) -> tuple[HeaderRule, ...]:
    """The rules of a `_headers` file."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, value = line.strip().partition(":")
        if not line[0].isspace():
            rules.append((line.strip(), []))
        elif colon and rules:
            rules[-1][1].append((name.strip().lower(), value.strip()))
    return tuple(HeaderRule(pattern, tuple(headers)) for pattern, headers in rules)


def headers_for(rules: Iterable[HeaderRule], path: str) -> dict[str, str]:
    """The headers of a path, without those that have no place on the writer's computer."""
    found: dict[str, str] = {}
    for rule in rules:
        if _pattern(rule.pattern).fullmatch(path):
            found |= {name: value for name, value in rule.headers if name not in _NOT_HERE}
    return found


def _pattern(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*|:[A-Za-z_]\w*)", pattern)
    return re.compile(
        "".join(".*" if part == "*" else "[^/]+" if part[:1] == ":" else re.escape(part) for part in parts)
    )
