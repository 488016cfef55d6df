"""The number in an answer. Nothing else of it is ever turned into a value: no name, no address, no comment of anybody.

Each step into the JSON reads one level and leaves the rest as bytes; what is not on the way is never decoded. Nor does
a message quote what stood in an answer.
"""

from __future__ import annotations

import re

import msgspec

from generator.content.counters import MOST, is_count

_GROUPED = re.compile(r"\d{1,3}(?P<sign>[ ,'’\u00a0\u202f])\d{3}(?:(?P=sign)\d{3})*(?P<rest>\.\d{1,2})?")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2}|\.\d{4,9})?")


class AnswerError(Exception):
    """There is no number where one should be. The text continues “This counter …”."""


class _Form(msgspec.Struct):
    name: str = ""
    submission_count: int = 0


def number_at(data: bytes, path: str) -> float:
    """The number at the end of a path: `data.signatures.total`, `items.0.count`, or a JSON pointer (RFC 6901).

    Raises:
        AnswerError: if there is none that can be a count.
    """
    here = msgspec.Raw(data.removeprefix(b"\xef\xbb\xbf"))
    gone: list[str] = []
    for step in _steps(path):
        here = _within(here, step, ".".join(gone))
        gone.append(step)
    return _checked(_leaf(here, path), path)


def submissions(data: bytes, form: str) -> float:
    """How many submissions Netlify has of a form (open-api, listSiteForms).

    Raises:
        AnswerError: if it knows no such form.
    """
    try:
        forms = msgspec.json.decode(data, type=list[_Form])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise AnswerError("answers with something else than a list of forms.") from error
    for each in forms:
        if each.name == form:
            return _checked(each.submission_count, form)
    raise AnswerError(f"has no form called {form} (yet): Netlify finds a form when the page with it is deployed.")


def _steps(path: str) -> list[str]:
    if path.startswith("/"):
        return [step.replace("~1", "/").replace("~0", "~") for step in path[1:].split("/")]
    plain = re.sub(r"\[(\d+)\]", r".\1", path.strip().removeprefix("$")).strip(".")
    return plain.split(".") if plain else []


def _within(here: msgspec.Raw, step: str, above: str) -> msgspec.Raw:
    start = bytes(here).lstrip()[:1]
    found: msgspec.Raw | None = None
    try:
        if start == b"{":
            found = msgspec.json.decode(here, type=dict[str, msgspec.Raw]).get(step)
        elif start == b"[" and step.isdecimal():
            items = msgspec.json.decode(here, type=list[msgspec.Raw])
            found = items[int(step)] if int(step) < len(items) else None
    except (msgspec.MsgspecError, RecursionError) as error:
        raise AnswerError("answers with something that is not JSON.") from error
    if found is None:
        where = f"within `{above}`" if above else "in its answer"
        raise AnswerError(f"has no `{step}` {where}.")
    return found


def _leaf(here: msgspec.Raw, path: str) -> float:
    try:
        value = msgspec.json.decode(here, type=int | float | str)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise AnswerError(f"has no number at `{path}`.") from error
    return _from_text(value, path) if isinstance(value, str) else value


def _from_text(text: str, path: str) -> float:
    """`1,204` and `1 204` are numbers; `1.204` is one in some countries and another elsewhere, so it is none."""
    text = text.strip()
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        whole = text[: grouped.start("rest")] if grouped["rest"] else text
        return float(re.sub(r"\D", "", whole) + (grouped["rest"] or ""))
    if _PLAIN.fullmatch(text):
        return float(text)
    raise AnswerError(f"has a text at `{path}` that is not one number.")


def _checked(value: float, path: str) -> float:
    if not is_count(value):
        raise AnswerError(f"has a number at `{path}` that no count can be: below nothing, or over {MOST:,}.")
    return round(float(value), 2) + 0.0
