"""Readers of single values: text, lists, yes or no, numbers, dates, addresses, choices."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from urllib.parse import quote, urlsplit

from generator.fields import yaml_tree as tree
from generator.fields.dates import DateError, Moment, parse_date
from generator.fields.form import Form, Reader, Wrong, expect_scalar, quoted
from generator.fields.nearest import nearest, word_list
from generator.fields.rules import (
    BRACKET,
    CHOICE_UNKNOWN,
    COLON,
    COLOUR_UNREADABLE,
    CURLY,
    DATE_READ_AS,
    DATE_UNREADABLE,
    FEDIVERSE_UNREADABLE,
    FLAG_UNREADABLE,
    HASHTAG_UNREADABLE,
    NUMBER_SEPARATOR,
    NUMBER_UNREADABLE,
    TEXT_EMPTY,
    URL_SCHEME,
    URL_UNREADABLE,
    VALUE_TYPE,
)

T = TypeVar("T")

_CURLY = re.compile(r"[“„”«‟](?P<text>[^“”„«»‟]*)[”“»‟]|[‘‚’‹](?P<single>[^‘‚‹›]*)[’›‘]")
_MARKUP = re.compile(
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


# Yes or no, numbers, dates.

_YES = frozenset(word_list("yes y true t on 1 ja oui si sí sim wahr vrai ie"))
_NO = frozenset(word_list("no n false f off 0 nein non nee não nao falsch faux na"))


def _flag(node: tree.Node, form: Form, key: str) -> bool:
    scalar = expect_scalar(node, "yes or no")
    word = uncurled(scalar, form, key).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    name = key.rsplit(".", 1)[-1]
    raise Wrong(
        FLAG_UNREADABLE,
        node,
        f"says “{scalar.text.strip()}”, which is neither yes nor no.",
        f"Write `{name}: yes` or `{name}: no`.",
    )


FLAG: Reader[bool] = Reader("yes or no", {"type": "boolean"}, _flag)

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?P<sign>[ ',’_\u00a0\u202f.])\d{3})(?:(?P=sign)\d{3})*")
_MONEY = re.compile(
    r"(?P<before>[^\w\s.,+-]{0,3}\s*)(?P<number>[+-]?\d[\d ',’_.\u00a0\u202f]*?)"
    r"(?P<after>\s*%|\s*[^\W\d][^\d]*|\s*[€$£])?"
)


def _number(node: tree.Node, form: Form, key: str) -> float:
    scalar = expect_scalar(node, "a number")
    text = uncurled(scalar, form, key).strip()
    if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,2}|\.\d{4,15})?", text):
        return float(text)
    match = _MONEY.fullmatch(text)
    if not match:
        raise Wrong(
            NUMBER_UNREADABLE, node, f"says “{text}”, which is not a number.", "Write digits only, for example 500."
        )
    value = _plain_number(match["number"].strip(), node)
    if match["before"].strip() or match["after"] or not _same(match["number"], value):
        shown = f"{value:g}" if value != int(value) else str(int(value))
        form.tell(
            NUMBER_SEPARATOR,
            node,
            f"{form.named(key)} says “{text}”. We read it as the number {shown}.",
            "Write digits only, with a dot before decimals.",
            form.line_with(node, shown),
        )
    return value


def _same(text: str, value: float) -> bool:
    try:
        return float(text) == value
    except ValueError:
        return False


def _plain_number(text: str, node: tree.Node) -> float:
    grouped = _GROUPED.fullmatch(text)
    if grouped and grouped["sign"] == "." and text.count(".") == 1:
        whole, fraction = text.replace(".", ""), text.rstrip("0")
        raise Wrong(
            NUMBER_UNREADABLE,
            node,
            f"says “{text}”, which is {int(whole):,} to some readers and {float(fraction + '0'):g} to others.",
            f"Write {whole} or {float(fraction + '0'):g}.",
        )
    if grouped:
        return float(re.sub(r"[^\d+-]", "", text)[:16])
    if re.fullmatch(r"[+-]?\d{1,15}[.,]\d{1,15}", text):
        return float(text.replace(",", "."))
    if re.fullmatch(r"[+-]?\d{1,15}", text):
        return float(text)
    if re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+", text):
        return float(text.replace(".", "").replace(",", "."))
    raise Wrong(
        NUMBER_UNREADABLE, node, f"says “{text}”, which is not one number.", "Write digits only, for example 500."
    )


NUMBER: Reader[float] = Reader("a number", {"type": "number"}, _number)


def _integer(node: tree.Node, form: Form, key: str) -> int:
    value = _number(node, form, key)
    if value != int(value):
        raise Wrong(NUMBER_UNREADABLE, node, f"says “{value:g}”, which is not a whole number.", "Write a whole number.")
    return int(value)


INTEGER: Reader[int] = Reader("a whole number", {"type": "integer"}, _integer)


def count(lowest: int, highest: int) -> Reader[int]:
    """A whole number within bounds."""

    def read(node: tree.Node, form: Form, key: str) -> int:
        value = _integer(node, form, key)
        if lowest <= value <= highest:
            return value
        wrong = f"says {value}, which is out of bounds."
        raise Wrong(NUMBER_UNREADABLE, node, wrong, f"Write a number from {lowest} to {highest}.")

    schema = {"type": "integer", "minimum": lowest, "maximum": highest}
    return Reader(f"a whole number from {lowest} to {highest}", schema, read)


def _moment(node: tree.Node, form: Form, key: str) -> Moment:
    scalar = expect_scalar(node, "a date")
    text = uncurled(scalar, form, key)
    try:
        read = parse_date(text, form.zone)
    except DateError as error:
        fix = form.line_with(node, error.candidates[0]) if len(error.candidates) == 1 else ""
        raise Wrong(error.rule, node, error.wrong, error.hint, fix) from error
    if read.note:
        rule, what = read.note
        form.tell(
            rule, node, f"{form.named(key)} {what}", f"To be safe, write {read.iso}.", form.line_with(node, read.iso)
        )
    return read.moment


MOMENT: Reader[Moment] = Reader(
    "a date, year-month-day, or a date with a time",
    {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{1,2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:?\d{2}))?)?$"},
    _moment,
)
DATE: Reader[dt.datetime] = Reader(
    MOMENT.expects, MOMENT.schema, lambda node, form, key: _moment(node, form, key).value
)

_NEVER = ("never", "no", "none", "n/a", "-", "no end", "open", "open ended")


def _end(node: tree.Node, form: Form, key: str) -> dt.datetime | None:
    if isinstance(node, tree.Scalar) and node.text.strip().casefold() in _NEVER:
        message = f"{form.named(key)} says “{node.text.strip()}”. We read it as no date."
        form.tell(DATE_READ_AS, node, message, "Delete the line: without it there is no end.")
        return None
    return _moment(node, form, key).value


END: Reader[dt.datetime | None] = Reader(MOMENT.expects, MOMENT.schema, _end)


def _start(node: tree.Node, form: Form, key: str) -> dt.datetime | None:
    """`publish: true` is how some programs say that a text is no draft."""
    word = node.text.strip().casefold() if isinstance(node, tree.Scalar) else ""
    if word in _YES:
        message = f"{form.named(key)} says “{word}”. We read it as: not held back."
        form.tell(DATE_READ_AS, node, message, "Delete the line, or write the day from which it may be shown.")
        return None
    if word in _NO:
        hint = "To keep it off the site, write `draft: yes`; to hold it back until a day, write that day."
        raise Wrong(DATE_UNREADABLE, node, f"says “{word}”, where a date belongs.", hint)
    return _moment(node, form, key).value


START: Reader[dt.datetime | None] = Reader(MOMENT.expects, MOMENT.schema, _start)


# Addresses.

_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#].*)?")
_EMAIL = re.compile(r"[^\s@<>,:;\"()]+@(?:[\w-]+\.)+[^\W\d_]{2,24}")


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


def _target(node: tree.Node, form: Form, key: str) -> str:
    """A web address, an e-mail address, a telephone number, an address of this hub, or a file of it."""
    scalar = expect_scalar(node, "an address")
    text = scalar.text.strip()
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
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


_COLOUR = re.compile(r"#?(?P<digits>[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


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
