"""The site's one style sheet: the hub's tokens and the theme's parts, joined and made small."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator import lazy_re
from generator.views.files import StylesheetView

_PIECES = lazy_re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\(\s*[^"'\s)][^)]*\))|(?P<comment>/\*.*?\*/)|(?P<space>\s+)""",
    re.DOTALL | re.IGNORECASE,
)
_AROUND = lazy_re.compile(r"\s*([{};,])\s*")


def render(view: StylesheetView, read: Callable[[str], bytes]) -> bytes:
    """Preamble and parts in order.

    Args:
        view: the hub's own block of CSS, and the theme's style sheets by digest.
        read: turns a digest into bytes.
    """
    parts = (read(digest).decode("utf-8-sig") for digest in view.parts)
    return ("\n".join(reduced(part) for part in (view.preamble, *parts)) + "\n").encode()


def reduced(css: str) -> str:
    """CSS without comments and needless white space. Strings and addresses stay as they are.

    Space is only ever dropped around `{ } ; ,`, where it never means anything: elsewhere it may be a combinator, part
    of a sum, or what keeps two words apart.
    """
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        if match["kept"] is None:
            return " "
        kept.append(match["kept"])
        return f"\x00{len(kept) - 1}\x00"

    squeezed = _AROUND.sub(r"\1", re.sub(" +", " ", _PIECES.sub(hold, css))).replace(";}", "}")
    return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], squeezed).strip()
