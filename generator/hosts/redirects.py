"""The `_redirects` file, which Netlify and Cloudflare Pages read alike: old addresses lead to new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote, urlsplit

import msgspec

from generator.urls import Base, is_internal

_SAFE = "/-._~!$&'()+,;=@"
"""Not `*` and `:`, which would match more than themselves."""
_LONGEST = 1000
"""Characters of a line that Cloudflare Pages reads (developers.cloudflare.com/pages/configuration/redirects)."""


class Refused(msgspec.Struct, frozen=True):
    """An old address that cannot be redirected by a host, and why (for people)."""

    old: str
    new: str
    why: str


class Redirects(msgspec.Struct, frozen=True):
    """The text of `_redirects` and what could not be put into it."""

    text: str
    refused: tuple[Refused, ...] = ()


def redirects(pairs: Iterable[tuple[str, str]], base: Base) -> Redirects:
    """Permanent redirects (301).

    Args:
        pairs: old and new address; old ones hub-relative, new ones hub-relative or full. The first of two for the same
            old address counts. A chain is shortened: each old address leads straight to where the last one leads.
        base: where the site stands; its path comes before hub-relative addresses.

    Hosts compare addresses without the slash at their end, so a redirect that differs in nothing else would be a loop.
    """
    targets: dict[str, str] = {}
    refused: list[Refused] = []
    for old, new in pairs:
        if why := _unfit(old, new):
            refused.append(Refused(old, new, why))
        else:
            targets.setdefault(_key(old), new)
    lines: list[str] = []
    for old, target in targets.items():
        end = _end(old, targets)
        if end is None:
            refused.append(Refused(old, target, "It leads back to itself."))
        elif max(map(len, _lines(old, end, base))) > _LONGEST:
            refused.append(Refused(old, target, "The address is too long."))
        else:
            lines += _lines(old, end, base)
    return Redirects("".join(f"{line}\n" for line in lines), tuple(refused))


def _lines(old: str, new: str, base: Base) -> list[str]:
    """Without and, for a page, with a slash at its end: Cloudflare Pages takes them for two addresses."""
    path, target = quote(base.path + old, safe=_SAFE), _destination(new, base)
    ends = ("",) if "." in old.rpartition("/")[2] else ("", "/")
    return [f"{path}{end} {target} 301" for end in ends]


def _unfit(old: str, new: str) -> str:
    """Why a pair cannot be a line of the file, or nothing."""
    if not is_internal(old) or _key(old) == "/":
        return "An old address starts with / and names a page of this site, not its front page."
    if "?" in old:
        return "Hosts do not look at what follows a question mark."
    if not is_internal(new) and urlsplit(new).scheme not in ("http", "https"):
        return "A new address starts with / or https://."
    return ""


def _key(address: str) -> str:
    """An address as hosts compare it: decoded, without fragment and without the slash at its end."""
    path = unquote(address.split("#", 1)[0].split("?", 1)[0])
    return path.rstrip("/") or "/"


def _end(old: str, targets: Mapping[str, str]) -> str | None:
    """Where a chain of redirects ends; None if it never does."""
    seen = {old}
    new = targets[old]
    while is_internal(new) and (key := _key(new)) in targets:
        if key in seen:
            return None
        seen.add(key)
        new = targets[key]
    return new


def _destination(new: str, base: Base) -> str:
    """A new address on one line. A placeholder such as `:splat` cannot be meant, so its colon is encoded."""
    if is_internal(new):
        return quote(base.path + new, safe=_SAFE + "?#%")
    scheme, _, rest = new.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{quote(host, safe=_SAFE + ':?#%[]')}{slash}{quote(path, safe=_SAFE + '?#%')}"
