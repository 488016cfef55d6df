"""Readers of addresses: of pages, of e-mail, of the fediverse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from generator import lazy_re
from generator.fields import yaml_tree as tree
from generator.fields.form import Form, Reader, Wrong, expect_scalar
from generator.fields.readers import uncurled
from generator.fields.rules import (
    FEDIVERSE_UNREADABLE,
    URL_SCHEME,
    URL_UNREADABLE,
)

_TEXT_SCHEMA: Mapping[str, object] = {"type": "string"}
_HOST = lazy_re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#].*)?")
_EMAIL = lazy_re.compile(r"[^\s@<>,:;\"()]+@(?:[\w-]+\.)+[^\W\d_]{2,24}")


def _url(node: tree.Node, form: Form, key: str, schemes: tuple[str, ...]) -> str:
    scalar = expect_scalar(node, "an address")
    text = uncurled(scalar, form, key).strip().removeprefix("<").removesuffix(">").strip()
    split = _split(text, node)
    if split[0] in schemes and split[1]:
        return quote(text, safe="/:?#[]@!$&'()*+,;=%-._~") if " " not in text else _no_spaces(text, node)
    if _HOST.fullmatch(text) and " " not in text:
        return _with_scheme(text, node, form, key)
    hint = "Copy the whole address from the browser, from https:// on."
    if " " in text and "://" in text:
        return _no_spaces(text, node)
    raise Wrong(URL_UNREADABLE, node, f"says “{text}”, which is not an address on the web.", hint)


def _no_spaces(text: str, node: tree.Node) -> str:
    hint = "Copy the whole address from the browser once more; there it has no spaces."
    raise Wrong(URL_UNREADABLE, node, f"says “{text}”, an address with spaces in it.", hint)


def _with_scheme(text: str, node: tree.Node, form: Form, key: str) -> str:
    full = f"https://{text}"
    form.tell(
        URL_SCHEME,
        node,
        f"{form.named(key)} says “{text}”, without https://. We read it as {full}.",
        "Copy the whole address from the browser.",
        form.line_with(node, full),
    )
    return full


def _split(text: str, node: tree.Node) -> tuple[str, str]:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        hint = "Copy the whole address from the browser, from https:// on."
        raise Wrong(URL_UNREADABLE, node, f"says “{text}”, which is not an address.", hint) from error
    return parts.scheme.lower(), parts.netloc


_URL_SCHEMA: Mapping[str, object] = {"type": "string", "format": "uri"}
URL: Reader[str] = Reader(
    "an address on the web", _URL_SCHEMA, lambda node, form, key: _url(node, form, key, ("http", "https"))
)


_SMUGGLED = lazy_re.compile(r"^[^?]*%0[ad]|[?&]bcc=|[?&](?!body=)[^&]*%0[ad]", re.IGNORECASE)
"""Hidden receivers, and line breaks before the body, of which mail programs make headers (RFC 6068, 7)."""


def _target(node: tree.Node, form: Form, key: str) -> str:
    """A web address, an e-mail address, a telephone number, an address of this hub, or a file of it."""
    scalar = expect_scalar(node, "an address")
    text = scalar.text.strip()
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
    if re.match(r"mailto:", text, re.IGNORECASE) and _SMUGGLED.search(text):
        hint = "Write the e-mail address alone, as in hello@ottersby.example."
        raise Wrong(
            URL_UNREADABLE, node, f"says “{text}”, an e-mail address that writes to others as well, unseen.", hint
        )
    if re.match(r"(?:mailto|tel|sms|xmpp|geo):\S", text, re.IGNORECASE) or re.fullmatch(r"[/#.]\S*", text):
        return text
    if re.fullmatch(r"\S+\.(?:md|pdf|jpe?g|png|webp|ics|html)(?:#\S*)?", text) and "://" not in text:
        return text
    return _url(node, form, key, ("http", "https"))


TARGET: Reader[str] = Reader("an address: of a page, an e-mail, or a file", _TEXT_SCHEMA, _target)


def _fediverse(node: tree.Node, form: Form, key: str) -> str:
    scalar = expect_scalar(node, "an address such as @rosa@mastodon.example")
    text = uncurled(scalar, form, key).strip()
    if match := re.fullmatch(r"@?(?P<user>[\w.-]+)@(?P<host>(?:[\w-]+\.)+[\w-]+)", text):
        return f"@{match['user']}@{match['host']}"
    if match := re.fullmatch(r"https?://(?P<host>(?:[\w-]+\.)+[\w-]+)/(?:@|users/)(?P<user>[\w.-]+)/?", text):
        return f"@{match['user']}@{match['host']}"
    raise Wrong(
        FEDIVERSE_UNREADABLE,
        node,
        f"says “{text}”, which is not a fediverse address.",
        'It has two parts, the name and the server, for example "@rosa@mastodon.example".',
    )


FEDIVERSE: Reader[str] = Reader("an address such as @rosa@mastodon.example", _TEXT_SCHEMA, _fediverse)
