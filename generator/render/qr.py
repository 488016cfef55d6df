"""QR codes of addresses (ISO/IEC 18004) for flyers and shop windows: as a drawing and as a picture to print."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape

import segno

from generator.views.share_kit import QrView

ERROR_LEVEL = "m"
"""Fifteen per cent of a code may be dirty or torn; more would make its squares smaller."""
QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004, 5.3.8)."""
LEAST_PIXELS = 1024
"""The least width of the picture: 9 cm in print at 300 dots an inch."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a code, row by row, with its quiet zone; True is black."""
    code = segno.make_qr(text, error=ERROR_LEVEL, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=QUIET_ZONE))


def render(view: QrView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """The file of a code: an SVG in one path, or a PNG of two colours with at least `LEAST_PIXELS` a side."""
    return svg(view.text, view.title).encode() if view.format == "svg" else png(modules(view.text))


def svg(text: str, title: str) -> str:
    """A code as SVG, one unit a module, black on white whatever stands around it."""
    rows = modules(text)
    size = len(rows)
    named = escape(title, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" shape-rendering="crispEdges">'
        f"<title>{named}</title>"
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{_path(rows)}"/></svg>\n'
    )


def _path(rows: Sequence[Sequence[bool]]) -> str:
    """Every run of black squares as a rectangle."""
    return "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _runs(row))


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Start and length of each run of True."""
    starts = [x for x, black in enumerate(row) if black and not (x and row[x - 1])]
    ends = [x + 1 for x, black in enumerate(row) if black and not (x + 1 < len(row) and row[x + 1])]
    return [(start, end - start) for start, end in zip(starts, ends, strict=True)]


def png(rows: Sequence[Sequence[bool]]) -> bytes:
    """A code as a PNG of one bit a pixel (W3C PNG, third edition), every square a whole number of pixels."""
    scale = -(-LEAST_PIXELS // len(rows))
    side = scale * len(rows)
    lines = b"".join((b"\0" + _packed(row, scale)) * scale for row in rows)
    header = side.to_bytes(4, "big") * 2 + bytes((1, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")
    )


def _packed(row: Sequence[bool], scale: int) -> bytes:
    """A line of pixels, eight a byte, white being 1."""
    bits = "".join(("0" if black else "1") * scale for black in row)
    padded = bits + "0" * (-len(bits) % 8)
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
