"""Readers of text, of lists of texts, and of choices."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from generator import lazy_re
from generator.fields import yaml_tree as tree
from generator.fields.form import Form, Reader, Wrong, expect_scalar, quoted
from generator.fields.nearest import nearest
from generator.fields.rules import (
    BRACKET,
    CHOICE_UNKNOWN,
    COLON,
    COLOUR_UNREADABLE,
    CURLY,
    HASHTAG_UNREADABLE,
    TEXT_EMPTY,
    VALUE_TYPE,
)

T = TypeVar("T")

_CURLY = lazy_re.compile(r"[“„”«‟](?P<text>[^“”„«»‟]*)[”“»‟]|[‘‚’‹](?P<single>[^‘‚‹›]*)[’›‘]")
_MARKUP = lazy_re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE
)
_TEXT_SCHEMA: Mapping[str, object] = {"type": "string"}


def one_line(text: str) -> str:
    """Text without markup, references and runs of white space: fit for a title or a line of a feed."""
    if "<" in text:
        text = _MARKUP.sub(lambda tag: " " if tag[0][1:3].lower() in ("br", "p>", "p ") else "", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.replace("\u200b", "").split())


def uncurled(node: tree.Scalar, form: Form, key: str) -> str:
    """The text of a value; curly quotes around an unquoted one are taken for straight ones, with a warning."""
    if node.style or node.text[:1] not in "“„”«‟‘‚’‹":
        return node.text
    match = _CURLY.fullmatch(node.text.strip())
    if not match:
        return node.text
    text = match["text"] if match["text"] is not None else match["single"]
    form.tell(
        CURLY,
        node,
        f"{form.named(key)} stands in curly quotes. We read it as {text.strip()}, without quotes.",
        f"Use straight quotes; to show the curly ones as well, write '{node.text.strip()}'.",
        form.line_with(node, quoted(text.strip())),
    )
    return text.strip()


def _text(node: tree.Node, form: Form, key: str) -> str:
    if isinstance(node, tree.Sequence) and not node.flow and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, tree.Scalar) and node.flow and node.line == node.end_line:
        written = form.written(node)
        form.tell(
            BRACKET,
            node,
            f"{form.named(key)} starts with a bracket, which has a meaning of its own. We read it as: {written}",
            "Put the text in quotes.",
            form.line_with(node, quoted(written)),
        )
        return written
    return uncurled(expect_scalar(node, "one text"), form, key)


def _line(node: tree.Node, form: Form, key: str) -> str:
    return one_line(_text(node, form, key))


def _filled(node: tree.Node, form: Form, key: str) -> str:
    text = _line(node, form, key)
    if not text:
        raise Wrong(TEXT_EMPTY, node, "is empty.", "Write something between the quotes.")
    return text


LINE: Reader[str] = Reader("one line of text", _TEXT_SCHEMA, _line)
FILLED: Reader[str] = Reader("one line of text", {"type": "string", "minLength": 1}, _filled)
PROSE: Reader[str] = Reader(
    "text, of one paragraph or several", _TEXT_SCHEMA, lambda node, form, key: _text(node, form, key).strip()
)


# Lists.


def list_of(item: Reader[T], *, split: str = "") -> Reader[tuple[T, ...]]:
    """A list of what `item` reads; one value alone is a list of one. With `split`, a text is cut at these signs.

    An item that cannot be read is left out with a warning.
    """

    def read(node: tree.Node, form: Form, key: str) -> tuple[T, ...]:
        found: list[T] = []
        for at, part in enumerate(_parts(node, split)):
            path = f"{key}.{at}"
            form.mark(path, part)
            try:
                found.append(item.read(part, form, path))
            except Wrong as error:
                form.wrong(path, error, critical=False)
        return tuple(found)

    return Reader(f"a list: {item.expects}", {"type": "array", "items": item.schema}, read)


def _parts(node: tree.Node, split: str) -> Iterable[tree.Node]:
    if isinstance(node, tree.Sequence):
        for item in node.items:
            if isinstance(item, tree.Sequence):
                yield from _parts(item, "")
            elif not (isinstance(item, tree.Scalar) and item.is_null):
                yield item
    elif isinstance(node, tree.Scalar) and split:
        yield from _pieces(node, split)
    else:
        yield node


def _pieces(node: tree.Scalar, split: str) -> Iterable[tree.Scalar]:
    """A text cut at the signs in `split`, each piece with its column as far as it stands in one line."""
    at = 0
    for piece in re.split(f"[{re.escape(split)}\n]", node.text):
        column = node.column + at + (len(piece) - len(piece.lstrip())) + bool(node.style)
        at += len(piece) + 1
        text = piece.strip()
        if text:
            yield tree.Scalar(text, node.line, column, node.line, column + len(text), node.style)


_NAMES = ("name", "title", "label", "slug", "id", "text")


def _name(node: tree.Node, form: Form, key: str) -> str:
    """A text, or the name in `{name: …}`; `Kindness: a story` in a list is text with a colon."""
    if isinstance(node, tree.Mapping):
        for wanted in _NAMES:
            for entry in node.entries:
                if entry.key.casefold() == wanted:
                    return _filled(entry.value, form, f"{key}.{wanted}")
        if len(node.entries) == 1 and not node.flow and isinstance(node.entries[0].value, tree.Scalar):
            return _with_colon(node.entries[0], form, key)
        raise Wrong(VALUE_TYPE, node, "has several parts, where a text belongs.", "Write the text alone, or `name: …`.")
    return _filled(node, form, key)


def _only_name(node: tree.Node, form: Form, key: str) -> str:
    alone = isinstance(node, tree.Sequence) and len(node.items) == 1
    return _name(node.items[0] if isinstance(node, tree.Sequence) and alone else node, form, key)


def _with_colon(entry: tree.Entry, form: Form, key: str) -> str:
    value = entry.value
    text = one_line(f"{entry.key}: {value.text}" if isinstance(value, tree.Scalar) else entry.key)
    line = form.source.excerpt(entry.line)
    form.tell(
        COLON,
        entry,
        f"{form.named(key)} has a colon in it. We read it as the text {text}.",
        "Put the text in quotes.",
        f"{line[: entry.column - 1]}{quoted(text)}",
    )
    return text


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, whatever its case, in order."""
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(text.casefold(), text)
    return tuple(seen.values())


NAME: Reader[str] = Reader("a text", _TEXT_SCHEMA, _name)
ONE_NAME: Reader[str] = Reader("a text", _TEXT_SCHEMA, _only_name)
"""As `NAME`; a list of one is that one."""
_NAME_LIST = list_of(NAME, split=",;")
NAMES: Reader[tuple[str, ...]] = Reader(
    "a list of texts", _NAME_LIST.schema, lambda node, form, key: unique(_NAME_LIST.read(node, form, key))
)


def _hashtag(node: tree.Node, form: Form, key: str) -> str:
    scalar = expect_scalar(node, "a hashtag")
    written = uncurled(scalar, form, key).strip()
    words = re.split(r"[^\w]+", written.strip("#＃ "))
    tag = words[0] if len(words) == 1 else "".join(word[:1].upper() + word[1:] for word in words)
    if not tag.strip("_") or tag.isdigit():
        raise Wrong(
            HASHTAG_UNREADABLE, node, f"says “{written}”, which cannot be a hashtag.", "Use letters, at least one."
        )
    if len([word for word in words if word]) > 1:
        form.tell(
            HASHTAG_UNREADABLE,
            node,
            f"{form.named(key)} says “{written}”. A hashtag ends at the first space or sign, so we read it as #{tag}.",
            f"Write {tag}.",
            form.line_with(node, tag),
        )
    return tag


_HASHTAG = Reader("a hashtag without #", {"type": "string", "pattern": r"^#?\w+$"}, _hashtag)
_HASHTAG_LIST = list_of(_HASHTAG, split=",;")


def _hashtags(node: tree.Node, form: Form, key: str) -> tuple[str, ...]:
    spaced = isinstance(node, tree.Scalar) and node.text.count("#") > 1 and "," not in node.text
    reader = list_of(_HASHTAG, split=" \t") if spaced else _HASHTAG_LIST
    return unique(reader.read(node, form, key))


HASHTAGS: Reader[tuple[str, ...]] = Reader("a list of hashtags without #", _HASHTAG_LIST.schema, _hashtags)
HASHTAG = _HASHTAG


# Choices.


def choice(values: Iterable[str], convert: Callable[[str], T], also: Mapping[str, str] | None = None) -> Reader[T]:
    """One of a few words; `also` maps other words for them."""
    words = tuple(values)
    accepted = {word.casefold(): word for word in words} | dict(also or {})

    def read(node: tree.Node, form: Form, key: str) -> T:
        scalar = expect_scalar(node, "one word")
        text = uncurled(scalar, form, key).strip()
        word = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
        if word in accepted:
            return convert(accepted[word])
        meant = nearest(word, words) or nearest(word, accepted)
        listed = ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else words[0]
        fix = form.line_with(node, accepted[meant]) if meant else ""
        asked = f"Did you mean {accepted[meant]}? " if meant else ""
        raise Wrong(CHOICE_UNKNOWN, node, f"says “{text}”, which we do not know.", f"{asked}Write {listed}.", fix)

    return Reader(f"one of {', '.join(words)}", {"enum": list(words)}, read)


_COLOUR = lazy_re.compile(r"#?(?P<digits>[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def _colour(node: tree.Node, form: Form, key: str) -> str:
    scalar = expect_scalar(node, "a colour")
    text = uncurled(scalar, form, key).strip()
    match = _COLOUR.fullmatch(text)
    if not match:
        hint = 'Write # and six digits or letters from a to f in quotes, for example "#c8372d".'
        raise Wrong(COLOUR_UNREADABLE, node, f"says “{text}”, which is not a colour we can read.", hint)
    digits = match["digits"].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


COLOUR: Reader[str] = Reader("a colour such as #c8372d", {"type": "string", "pattern": "^#[0-9a-fA-F]{3,6}$"}, _colour)
