"""Cache keys: the one law in code. A key is the digest of a view, its recipe's name, what the recipe is made of, and
the program itself; nothing else can show in an output, so nothing else is in its key.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from zlib import crc32

import msgspec

from generator.digests import digest
from generator.fingerprint import engine
from generator.plan.output import KeptView, Output
from generator.render.templates import Templates
from generator.views.common import SiteView, View
from generator.views.pages import HtmlView

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_SUM = "<I"
PROGRAM, THEME = "the program", "the theme"


class Keys:
    """Keys of one plan. The view of the site, which all pages share, is digested once."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._engine = engine().encode()
        self._site: tuple[SiteView | None, bytes, bytes] = (None, b"", b"")
        """The view of a site with its digest and its sums."""
        self._made_with: dict[bytes, bytes] = {}

    def key(self, output: Output) -> str:
        """The cache key of an output."""
        if isinstance(output.view, KeptView):
            return output.view.key
        return self._key(output, self._fingerprint(output.view), self._pieces(output.view))

    def key_and_sums(self, output: Output) -> tuple[str, bytes]:
        """The key, and a checksum of each part that went into it: so short that they can be kept for every output."""
        view, fingerprint = output.view, self._fingerprint(output.view)
        pieces = self._pieces(view)
        sums = [crc32(piece) for piece in pieces]
        made_with = self._made_with.get(fingerprint)
        if made_with is None:
            made_with = self._made_with[fingerprint] = _packed([crc32(self._engine), crc32(fingerprint)])
        packed = _packed(sums[:3]) + self._site[2] + _packed(sums[4:]) if isinstance(view, HtmlView) else _packed(sums)
        return self._key(output, fingerprint, pieces), made_with + packed

    def changed(self, output: Output, before: bytes) -> list[str]:
        """The names of those parts whose checksums are others than `before`, so that `explain` can tell them.

        A page of another kind, or one by another program, has other parts; then that alone is certain.
        """
        names, now = [PROGRAM, THEME, *_names(output.view)], self.key_and_sums(output)[1]
        if len(before) != len(now):
            return [PROGRAM if before and before[:4] != now[:4] else "page"]
        pairs = zip(names, struct.iter_unpack(_SUM, now), struct.iter_unpack(_SUM, before), strict=True)
        return [name for name, here, there in pairs if here != there]

    def _key(self, output: Output, fingerprint: bytes, pieces: list[bytes]) -> str:
        # Each piece says where it ends, and which there are follows from the kind of the view.
        made_of = (self._engine, output.recipe.encode(), fingerprint, type(output.view).__name__.encode())
        return digest(b"\0".join((*made_of, b"".join(pieces))))

    def _fingerprint(self, view: View) -> bytes:
        """What a recipe reads beside its view: for pages the templates and the words of their language."""
        return self._templates.fingerprint(view) if isinstance(view, HtmlView) else b""

    def _pieces(self, view: View) -> list[bytes]:
        """All that a recipe reads of a view, part by part."""
        if not isinstance(view, HtmlView):
            return _fields(view)
        if self._site[0] is not view.site:
            fields = _fields(view.site)
            self._site = (view.site, digest(b"".join(fields)).encode(), _packed(map(crc32, fields)))
        page = view.page
        return [
            _encode(view.template),
            _encode(view.lang),
            _encode(view.dir),
            self._site[1],
            *_fields(view.head),
            type(page).__name__.encode() + b"\0",
            *_fields(page),
        ]


def _fields(view: View) -> list[bytes]:
    return list(map(_encode, msgspec.structs.astuple(view)))


def _names(view: View) -> Iterator[str]:
    """What the pieces of a view are called, those of the site each by itself."""
    if not isinstance(view, HtmlView):
        yield from view.__struct_fields__
        return
    yield from ("template", "lang", "dir")
    yield from (f"site.{name}" for name in view.site.__struct_fields__)
    yield from (f"head.{name}" for name in view.head.__struct_fields__)
    yield "page"
    yield from (f"page.{name}" for name in view.page.__struct_fields__)


def _packed(sums: Iterable[int]) -> bytes:
    return b"".join([number.to_bytes(4, "little") for number in sums])
