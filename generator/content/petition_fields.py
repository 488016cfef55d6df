"""The parts of `petition:` in a campaign's front matter."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

from generator import lazy_re
from generator.config import FormsConfig
from generator.config_values import ENDPOINT, provider_of
from generator.content.petition import FIELDS, USUAL, Petition, Source
from generator.fields import yaml_tree as tree
from generator.fields.addresses import URL
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.quantities import DATE, FLAG, MOMENT, NUMBER
from generator.fields.readers import LINE, PROSE, choice, list_of, unique
from generator.fields.rules import CHOICE_UNKNOWN, KEY_MISSING, NUMBER_UNREADABLE, URL_UNREADABLE, VALUE_TYPE

_LOCAL = ("localhost", "127.0.0.1", "::1")

# Where the count comes from.

_ID = lazy_re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def _identifier(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "a petition's id").text.strip()
    last = text.rstrip("/").rpartition("/")[2] if "/api/v2/petitions/" in text else text
    if _ID.fullmatch(last):
        return last
    hint = "Action Network shows it in the petition's API address: what stands after /api/v2/petitions/."
    raise Wrong(VALUE_TYPE, node, f"says “{text}”, which is not the id of a petition.", hint)


_IDENTIFIER: Reader[str] = Reader("a petition's id", {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}, _identifier)


def _address(node: tree.Node, form: Form, key: str) -> str:
    url = URL.read(node, form, key)
    parts_ = urlsplit(url)
    if parts_.username or parts_.password:
        hint = "Ask the other side for an address that anybody may read: this file may be public."
        raise Wrong(URL_UNREADABLE, node, "has a user name or a password in it.", hint)
    if parts_.scheme == "https" or parts_.hostname in _LOCAL:
        return url
    raise Wrong(URL_UNREADABLE, node, f"says “{url}”, which anybody on the way can change.", "Write https://.")


_ADDRESS: Reader[str] = Reader("an address that begins with https://", URL.schema, _address)


def _form_of(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "a form's name").text.strip()
    if text and len(text) <= 120 and text.isprintable():
        return text
    raise Wrong(VALUE_TYPE, node, "is not the name of a form.", "Write its name as Netlify lists it.")


_FORM_NAME: Reader[str] = Reader("a form's name", {"type": "string"}, _form_of)


def _paper(node: tree.Node, form: Form, key: str) -> float:
    value = NUMBER.read(node, form, key)
    if value < 0:
        raise Wrong(NUMBER_UNREADABLE, node, "is less than nothing.", "Write how many have signed on paper.")
    return value


_PAPER: Reader[float] = Reader("a number", {"type": "number", "minimum": 0}, _paper)

COUNT_PARTS = (
    FieldSpec("paper", _PAPER, "How many signed on paper.", example="63"),
    FieldSpec("on", DATE, "The day on which the paper was counted.", example="2026-11-02"),
    FieldSpec(
        "actionnetwork", _IDENTIFIER, "The id of a petition there.", example="2f1b0d1c-77aa-4d1e-9c1e-5d0c3a1b2c3d"
    ),
    FieldSpec("json", _ADDRESS, "An address that answers with JSON.", example="https://petition.example/count.json"),
    FieldSpec("path", LINE, "The way to the number in that JSON.", example="data.signatures.total"),
    FieldSpec("netlify", _FORM_NAME, "The name of a form at Netlify.", example="petition-keep-the-14"),
    FieldSpec("label", LINE, "What readers see it called.", example="At the library"),
)
_COUNT_ALSO = {
    **dict.fromkeys(("sheets", "by_hand", "hand", "offline", "number"), "paper"),
    **dict.fromkeys(("date", "counted", "counted_on", "as_of"), "on"),
    **dict.fromkeys(("action_network", "an"), "actionnetwork"),
    **dict.fromkeys(("url", "api", "address"), "json"),
    **dict.fromkeys(("pointer", "field", "key"), "path"),
    **dict.fromkeys(("form",), "netlify"),
    **dict.fromkeys(("name", "title", "what"), "label"),
}
_KINDS = ("paper", "actionnetwork", "json", "netlify")
_HINT = "Write one source an item, for example `- {paper: 63, on: 2026-11-02}`."


def _count(node: tree.Node, form: Form, key: str) -> Source | None:
    """A source; None, which has been told of, if its number or address cannot be read."""
    if isinstance(node, tree.Scalar):
        return Source("paper", value=_PAPER.read(node, form, key))
    if not isinstance(node, tree.Mapping):
        raise Wrong(VALUE_TYPE, node, "is not a source of signatures.", _HINT)
    values = parts(node, COUNT_PARTS, _COUNT_ALSO, form, key)
    kinds = [kind for kind in _KINDS if kind in values]
    if not kinds and any(f"{key}.{kind}" in form.positions for kind in _KINDS):
        return None
    if not kinds:
        raise Wrong(KEY_MISSING, node, "does not say where the number comes from.", _HINT)
    if len(kinds) > 1:
        raise Wrong(VALUE_TYPE, node, f"names {len(kinds)} sources at once: {' and '.join(kinds)}.", _HINT)
    (kind,) = kinds
    label = values.get("label", "")
    if kind == "paper":
        return Source(kind, label=label, value=values["paper"], on=values.get("on"))
    path = need(node, values, "path", "path: data.signatures.total") if kind == "json" else ""
    return Source(kind, values[kind], path, label)


def _counts(node: tree.Node, form: Form, key: str) -> tuple[Source, ...]:
    """The sources that can be read. Their places are numbered as they are left, not as they are written."""
    found: list[Source] = []
    for at, item in enumerate(node.items if isinstance(node, tree.Sequence) else (node,)):
        try:
            source = _count(item, form, f"{key}.{at}")
        except Wrong as error:
            form.wrong(f"{key}.{at}", error, critical=False)
            continue
        if source:
            form.mark(f"{key}.{len(found)}", item)
            found.append(source)
    return tuple(found)


_COUNT_SCHEMA = either({"type": "number"}, schema_of(COUNT_PARTS))
_COUNTS: Reader[tuple[Source, ...]] = Reader(
    "a list of sources of signatures", {"type": "array", "items": _COUNT_SCHEMA}, _counts
)

# How people sign.


def _closes(node: tree.Node, form: Form, key: str) -> dt.datetime:
    """The end of a day that has no time."""
    moment = MOMENT.read(node, form, key)
    if not moment.date_only:
        return moment.value
    following = moment.value.astimezone(form.zone).date() + dt.timedelta(days=1)
    return dt.datetime.combine(following, dt.time(), form.zone)


def _forms(node: tree.Node, form: Form, key: str) -> FormsConfig | None:
    """`netlify`, `yes` for what site.yaml says, or the address to send to."""
    text = expect_scalar(node, "netlify, or an address").text.strip()
    if "://" in text:
        endpoint = ENDPOINT.read(node, form, key)
        return FormsConfig(provider_of(endpoint), endpoint)
    if text.casefold() == "netlify":
        return FormsConfig("netlify")
    if text.casefold() in ("yes", "on", "true", "hub", "here"):
        return None
    hint = "Write netlify, or the address that a service for forms gives you."
    raise Wrong(CHOICE_UNKNOWN, node, f"says “{text}”, which takes no forms that we know.", hint)


_ALSO_ASKED = {
    **dict.fromkeys(("zip", "zip-code", "post-code", "postal-code", "plz"), "postcode"),
    **dict.fromkeys(("message", "why", "reason", "comments"), "comment"),
    **dict.fromkeys(("city", "village", "place"), "town"),
    **dict.fromkeys(("newsletter", "updates", "keep-me-posted"), "news"),
    **dict.fromkeys(("name", "email", "e-mail", "mail", "consent", "named"), "always"),
}
_ASKED = list_of(choice((*FIELDS, "always"), str, _ALSO_ASKED), split=",")


def _fields(node: tree.Node, form: Form, key: str) -> tuple[str, ...]:
    if isinstance(node, tree.Scalar) and node.text.strip().casefold() in ("none", "no"):
        return ()
    asked = _ASKED.read(node, form, key)
    return tuple(name for name in unique(asked) if name != "always")


PETITION_PARTS = (
    FieldSpec(
        "url", URL, "Where people sign, if that is elsewhere.", critical=True, example="https://petition.example/14"
    ),
    FieldSpec(
        "form",
        Reader("netlify, or an address", {"type": "string"}, _forms),
        "Who takes the form, if not whom site.yaml names.",
        critical=True,
        example="netlify",
    ),
    FieldSpec(
        "fields",
        Reader(
            f"a list of {', '.join(FIELDS)}",
            {"type": "array", "items": {"enum": list(FIELDS)}, "default": list(USUAL)},
            _fields,
        ),
        "What is asked beside name and e-mail address.",
        critical=True,
        example="[postcode, comment]",
    ),
    FieldSpec("consent", PROSE, "What it means to tick the box.", critical=True, example="You may read my name out."),
    FieldSpec("keep", LINE, "How long the names are kept.", critical=True, example="until the board has met"),
    FieldSpec("sheets", LINE, "Where sheets of paper are handed in.", example="Patel's shop, 14 Mill Road"),
    FieldSpec("button", LINE, "What the button says.", example="Sign"),
    FieldSpec(
        "closes",
        Reader(MOMENT.expects, MOMENT.schema, _closes),
        "The last day to sign, if not the deadline.",
        critical=True,
        example="2027-01-15",
    ),
    FieldSpec("counts", _COUNTS, "Where the number of signatures comes from.", example="[{paper: 63, on: 2026-11-02}]"),
)
_PETITION_ALSO = {
    **dict.fromkeys(("link", "href", "address", "elsewhere"), "url"),
    **dict.fromkeys(("provider", "forms", "endpoint"), "form"),
    **dict.fromkeys(("ask", "asks", "questions"), "fields"),
    **dict.fromkeys(("privacy", "agree", "data"), "consent"),
    **dict.fromkeys(("kept", "until", "retention"), "keep"),
    **dict.fromkeys(("return", "return_to", "hand_in", "sheet"), "sheets"),
    **dict.fromkeys(("label", "action"), "button"),
    **dict.fromkeys(("deadline", "ends", "end", "close", "last_day"), "closes"),
    **dict.fromkeys(("count", "counters", "counter", "sources", "signatures"), "counts"),
}


_PETITION_HOW = (
    "Write `petition: yes` for a form on this site, or the address of the petition, from https:// on. "
    "Anything more, such as `fields`, stands on lines of its own below `petition:`, moved in by two spaces."
)


def _petition(node: tree.Node, form: Form, key: str) -> Petition | None:
    if isinstance(node, tree.Scalar):
        text = node.text.strip()
        if "://" in text or re.search(r"\w\.\w", text):
            return Petition(url=URL.read(node, form, key))
        if text.casefold() in ("netlify", "here", "hub"):
            return Petition()
        try:
            return Petition() if FLAG.read(node, form, key) else None
        except Wrong as error:
            wrong = f"says “{text}”, which is neither yes, nor no, nor the address of a petition."
            raise Wrong(error.rule, node, wrong, _PETITION_HOW) from error
    if not isinstance(node, tree.Mapping):
        hint = "Write `petition: yes` for a form on this site, or the address of the petition."
        raise Wrong(VALUE_TYPE, node, "is not a petition.", hint)
    values: dict[str, Any] = parts(node, PETITION_PARTS, _PETITION_ALSO, form, key)
    values["forms"] = values.pop("form", None)
    if values.get("url") and values["forms"]:
        hint = "Leave one of the two out: people sign either here or there."
        raise Wrong(VALUE_TYPE, node, "has both an address and a form.", hint)
    return Petition(**values)


PETITION: Reader[Petition | None] = Reader(
    "yes, an address, or parts",
    either({"type": "boolean"}, {"type": "string", "format": "uri"}, schema_of(PETITION_PARTS)),
    _petition,
)
PETITION_FIELD = FieldSpec(
    "petition",
    PETITION,
    "How people sign: yes for a form here, or where.",
    critical=True,
    example="{fields: [postcode, comment], counts: [{paper: 63, on: 2026-11-02}]}",
)
