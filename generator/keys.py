"""Cache keys: the one law in code. A key is the digest of a view, its recipe's name, what the recipe is made of, and
the program itself; nothing else can show in an output, so nothing else is in its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

import msgspec

from generator.digests import digest
from generator.fingerprint import engine
from generator.plan.output import KeptView, Output
from generator.render.templates import Templates
from generator.views.common import SiteView, View
from generator.views.pages import HtmlView

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_MANY = 24  # bytes that many views have in common


class Keys:
    """Keys of one plan. The view of the site, which all pages share, is digested once."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._ground = f"{engine()}\0".encode()
        self._site: tuple[SiteView | None, bytes] = (None, b"")
        self._site_parts: tuple[View | None, dict[str, str]] = (None, {})
        self._shorts: dict[bytes, str] = {}

    def key(self, output: Output) -> str:
        """The cache key of an output."""
        if isinstance(output.view, KeptView):
            return output.view.key
        making = output.recipe.encode() + b"\0" + self._fingerprint(output.view) + b"\0"
        return digest(self._ground + making + self._encoded(output.view))

    def _fingerprint(self, view: View) -> bytes:
        """What a recipe reads beside its view: for pages the templates and the words of their language."""
        return self._templates.fingerprint(view) if isinstance(view, HtmlView) else b""

    def _encoded(self, view: View) -> bytes:
        if not isinstance(view, HtmlView):
            return _ENCODER.encode(view)
        if self._site[0] is not view.site:
            self._site = (view.site, digest(_ENCODER.encode(view.site)).encode())
        return _ENCODER.encode((view.template, view.lang, view.dir, self._site[1], view.head, view.page))

    def parts(self, output: Output) -> dict[str, str]:
        """What went into the key, part by part, so that `explain` can name what changed. What is empty is left out."""
        fingerprint = self._fingerprint(output.view)
        parts = {"the program": self._short_of(engine().encode()), "the theme": self._short_of(fingerprint)}
        for name, value in _filled(output.view):
            if isinstance(value, View) and isinstance(output.view, HtmlView):
                parts |= self._parts_of_site(value) if name == "site" else self._parts_within(name, value)
            else:
                parts[name] = self._short(value)
        return parts

    def _parts_of_site(self, site: View) -> dict[str, str]:
        if self._site_parts[0] is not site:
            self._site_parts = (site, self._parts_within("site", site))
        return self._site_parts[1]

    def _parts_within(self, name: str, view: View) -> dict[str, str]:
        return {f"{name}.{inner}": self._short(held) for inner, held in _filled(view)}

    def _short(self, value: object) -> str:
        return self._short_of(_ENCODER.encode(value))

    def _short_of(self, data: bytes) -> str:
        """A checksum. What is short is said by many pages: nothing, a language, a kind."""
        if len(data) > _MANY:
            return f"{crc32(data):08x}"
        if data not in self._shorts:
            self._shorts[data] = f"{crc32(data):08x}"
        return self._shorts[data]


def _filled(view: View) -> Iterator[tuple[str, object]]:
    """The fields that say something: more than half of a page's do not."""
    for name in view.__struct_fields__:
        if value := getattr(view, name):
            yield name, value
