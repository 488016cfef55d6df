"""Readers of yes or no, numbers and dates."""

from __future__ import annotations

import datetime as dt
import re

from generator import lazy_re
from generator.fields import yaml_tree as tree
from generator.fields.dates import DateError, Moment, parse_date
from generator.fields.form import Form, Reader, Wrong, expect_scalar
from generator.fields.nearest import word_list
from generator.fields.readers import uncurled
from generator.fields.rules import (
    DATE_READ_AS,
    DATE_UNREADABLE,
    FLAG_UNREADABLE,
    NUMBER_SEPARATOR,
    NUMBER_UNREADABLE,
)

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

_GROUPED = lazy_re.compile(r"[+-]?\d{1,3}(?:(?P<sign>[ ',’_\u00a0\u202f.])\d{3})(?:(?P=sign)\d{3})*")
_MONEY = lazy_re.compile(
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
        shown = f"{value:.15g}" if value != int(value) else str(int(value))
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
        raise Wrong(
            NUMBER_UNREADABLE, node, f"says “{value:.15g}”, which is not a whole number.", "Write a whole number."
        )
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
