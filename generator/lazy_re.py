"""Regular expressions that are compiled when they are first used.

A build needs few of all that its modules have, and to compile two hundred takes longer than to plan a small hub.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_ATTRIBUTES = (
    *("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"),
    *("pattern", "flags", "groups", "groupindex"),
)


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # noqa: A001 - as in `re`
    """As `re.compile`; a mistake in the expression is found when it is first used."""
    return cast("re.Pattern[AnyStr]", _Unused(pattern, flags))


class _Used:
    """An expression with all that a compiled one can do, found as quickly as there: this class has no way of its own to look."""


class _Unused(_Used):
    """One that has yet to be compiled."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._given: tuple[Any, int] = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled one has
        if name not in _ATTRIBUTES:  # `copy` and the like ask for much
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        vars(self).update({each: getattr(compiled, each) for each in _ATTRIBUTES})
        self.__class__ = _Used  # type: ignore[assignment]  # mypy lets no object become one of another class
        return getattr(compiled, name)
