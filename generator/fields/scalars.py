"""Which values YAML would misread, and what their writer meant."""

from __future__ import annotations

import re

import msgspec

from generator import lazy_re
from generator.fields.form import quoted
from generator.fields.rules import BRACKET, COLON, HASH, QUOTE, SIGN
from generator.problems import Rule

_DOUBLE = lazy_re.compile(
    r'"(?:[^"\\]|\\(?:[0abtnvfre "/\\N_LP]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00[\da-fA-F]{6}))*"\s*(?:\s#.*)?'
)
_SINGLE = lazy_re.compile(r"'(?:[^']|'')*'\s*(?:\s#.*)?")
_BLOCK = lazy_re.compile(r"[|>][+-]?[1-9]?[+-]?\s*(?:\s#.*)?")
_COMMENT = lazy_re.compile(r"\s+#(?:\s.*)?$")
_ELISIONS = ("twas", "tis", "em", "n", "til", "cause", "round", "bout", "neath", "s", "t")
_SIGN_NAMES = {
    "@": "an @",
    "`": "a backtick",
    "%": "a percent sign",
    "*": "an asterisk",
    "&": "an &",
    "!": "an exclamation mark",
    "|": "a bar",
    ">": "a >",
    "?": "a question mark",
    "-": "a dash",
    ",": "a comma",
    "]": "a bracket",
    "}": "a brace",
    "=": "an equals sign",
}


class Meant(msgspec.Struct, frozen=True):
    """A value as it was meant: `value` is YAML, `text` what it says; `offset` is where in it the trouble starts."""

    rule: Rule
    wrong: str
    hint: str
    value: str
    text: str
    offset: int = 0


def bare(value: str) -> tuple[str, str]:
    """A value without the comment at its end, and the comment."""
    match = _COMMENT.search(value)
    return (value[: match.start()].rstrip(), match[0]) if match else (value.rstrip(), "")


def is_block(value: str) -> bool:
    """Whether the value is a `|` or `>` with its text on the following lines."""
    return bool(_BLOCK.fullmatch(value))


def closes(value: str) -> bool:
    """Whether a value that starts with a quote or bracket also ends with it, so that YAML reads it."""
    if value[0] == '"':
        return bool(_DOUBLE.fullmatch(value))
    if value[0] == "'":
        return bool(_SINGLE.fullmatch(value))
    end = _end_of_brackets(value)
    return end > 0 and not bare(value[end:])[0].strip()


def _end_of_brackets(value: str) -> int:
    """Where the bracket at the start is closed (exclusive), or 0."""
    depth, quote = 0, ""
    for at, char in enumerate(value):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and value[at - 1] in "[{, :":
            quote = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at + 1
    return 0


def meant(value: str, anchors: frozenset[str]) -> Meant | None:
    """What was meant by a value of one line that YAML would misread; None if YAML reads it as it stands.

    `anchors` are the names that are both defined (`&name`) and used (`*name`) in the file.
    """
    first = value[0]
    if first in "\"'":
        return None if closes(value) else _quotes(value)
    if first in "[{":
        return _brackets(value, anchors)
    text, comment = bare(value)
    if not text or is_block(value):
        return None
    return _plain(text, comment, anchors)


def _plain(text: str, comment: str, anchors: frozenset[str]) -> Meant | None:
    first, value = text[0], quoted(text) + comment
    if first == "#":
        return Meant(HASH, "starts with #, which makes it a comment", "Put it in quotes.", value, text)
    if first in "&*" and text[1:].split(" ", maxsplit=1)[0] in anchors:
        return None
    special = first in "@`%*&!|>,]}" or (first in "?-=" and (text[1:2] in (" ", "") or text == "="))
    if special and not re.match(r"!!\w+ ", text):
        return Meant(SIGN, f"starts with {_SIGN_NAMES[first]}", "Put it in quotes.", value, text)
    if match := re.search(r":(?=\s|$)", text):
        return Meant(COLON, "has a colon in it", "Put it in quotes.", value, text, match.start())
    if match := re.search(r"\s#", text):
        return Meant(
            HASH, "has a # in it, after which nothing more is read", "Put it in quotes.", value, text, match.start() + 1
        )
    return None


def _quotes(value: str) -> Meant:
    sign = value[0]
    text, comment = bare(value)
    inner = text[1:]
    if text.endswith(sign) and len(text) > 2 and _wraps(text[1:-1], sign):
        body = text[1:-1].replace("\\" + sign, sign) if sign == '"' else text[1:-1].replace("''", "'")
        wrong = "has quotes inside quotes" if sign in body else "has a backslash in quotes"
        hint = "Use the other kind of quotes around it."
        return Meant(QUOTE, wrong, hint, quoted(body) + comment, body)
    if sign not in inner:
        word = re.match(r"\w*", inner)
        elided = sign == "'" and word and (word[0].casefold() in _ELISIONS or word[0][:1].isdigit())
        body = text if elided else inner.strip()
        return Meant(
            QUOTE, "starts with a quote that is never closed", "Put quotes at both ends.", quoted(body) + comment, body
        )
    hint = "Put the whole value in quotes of the other kind."
    return Meant(QUOTE, "goes on after the closing quote", hint, quoted(text) + comment, text)


def _wraps(inner: str, sign: str) -> bool:
    """Whether quotes at both ends belong together: the first one inside opens, or is an apostrophe."""
    at = inner.find(sign)
    if at < 0:
        return True
    before, after = inner[:at], inner[at + 1 :]
    if sign == "'" and before[-1:].isalnum() and after[:1].isalnum():
        return True
    if before.endswith("\\"):
        return True
    return (not before or before[-1].isspace() or before[-1] in "([-–—") and not after[:1].isspace()


def _brackets(value: str, anchors: frozenset[str]) -> Meant | None:
    text, comment = bare(value)
    end = _end_of_brackets(text)
    if value.startswith(("{{", "{%")) or (0 < end < len(text)):
        return Meant(
            BRACKET,
            "starts with a bracket, which has a meaning of its own",
            "Put the whole value in quotes.",
            quoted(text) + comment,
            text,
        )
    closed = text if end else text + ("]" if text[0] == "[" else "}")
    mended = _items(closed, anchors) if closed[0] == "[" else _pairs(closed, anchors)
    if mended and mended.value != closed:
        return msgspec.structs.replace(mended, value=mended.value + comment)
    if not end:
        return Meant(
            BRACKET, "has a bracket that is never closed", "Add the closing bracket.", closed + comment, closed
        )
    return None


def _items(value: str, anchors: frozenset[str]) -> Meant | None:
    """A list in brackets, with quotes around each item that needs them."""
    inside = value[1:-1]
    if re.search(r"[\"'\[\]{}]", inside):
        return None
    found: Meant | None = None
    items: list[str] = []
    for item in inside.split(","):
        text = item.strip()
        trouble = _plain(text, "", anchors) if text else None
        found = found or trouble
        items.append(quoted(text) if trouble else text)
    if found is None:
        return None
    whole = f"[{', '.join(item for item in items if item)}]"
    return Meant(found.rule, f"has an item that {found.wrong}", "Put the item in quotes.", whole, inside.strip())


def _pairs(value: str, anchors: frozenset[str]) -> Meant | None:
    """Names and values in braces, with quotes around each value that needs them."""
    inside = value[1:-1]
    if re.search(r"[\"'\[\]{}]", inside):
        return None
    found: Meant | None = None
    pairs: list[str] = []
    for part in inside.split(","):
        match = re.fullmatch(r"\s*(?P<key>[^\W\d]\w*)\s*:\s*(?P<text>.*?)\s*", part)
        if not match:
            return None
        trouble = _plain(match["text"], "", anchors) if match["text"] else None
        found = found or trouble
        pairs.append(f"{match['key']}: {quoted(match['text']) if trouble else match['text']}")
    if found is None:
        return None
    whole = f"{{{', '.join(pairs)}}}"
    return Meant(found.rule, f"has a value that {found.wrong}", "Put the value in quotes.", whole, inside.strip())
