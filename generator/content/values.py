"""Readers of what only records have: places, quotes, impact numbers, links, states, slugs, updates."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

import msgspec

from generator import lazy_re
from generator.content.pictures import PHOTO
from generator.content.records import Link, Number, Photo, Place, Quote, State
from generator.fields import yaml_tree as tree
from generator.fields.addresses import (
    TARGET,
)
from generator.fields.dates import Moment
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.quantities import (
    MOMENT,
    NUMBER,
)
from generator.fields.readers import (
    FILLED,
    LINE,
    PROSE,
    choice,
    list_of,
    one_line,
    uncurled,
)
from generator.fields.rules import (
    COORDINATES_UNREADABLE,
    SLUG_CHANGED,
    TEXT_EMPTY,
    VALUE_TYPE,
)
from generator.problems import Severity
from generator.urls import slugify

# Places.


def _degrees(limit: int) -> Reader[float]:
    def read(node: tree.Node, _form: Form, _key: str) -> float:
        text = expect_scalar(node, "a number").text.strip().replace(",", ".").rstrip("°")
        if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{1,15})?", text) and abs(float(text)) <= limit:
            return float(text)
        wrong = f"says “{text}”, which is not between -{limit} and {limit}."
        raise Wrong(COORDINATES_UNREADABLE, node, wrong, "Copy the number in degrees from a map, for example 51.4545.")

    return Reader("degrees", {"type": "number", "minimum": -limit, "maximum": limit}, read)


PLACE_PARTS = (
    FieldSpec("name", LINE, "What people call the place.", required=True, example="Mill Road"),
    FieldSpec("latitude", _degrees(90), "Degrees north.", example="52.1985"),
    FieldSpec("longitude", _degrees(180), "Degrees east; west is negative.", example="0.1386"),
)
_PLACE_ALSO = {
    **dict.fromkeys(("title", "label", "address", "town", "city", "venue"), "name"),
    "lat": "latitude",
    **dict.fromkeys(("lon", "lng", "long"), "longitude"),
}


def _place(node: tree.Node, form: Form, key: str) -> Place | None:
    if not isinstance(node, tree.Mapping):
        name = LINE.read(node, form, key)
        return Place(name) if name else None
    values = parts(node, PLACE_PARTS, _PLACE_ALSO, form, key)
    need(node, values, "name", "name: Mill Road")
    if ("latitude" in values) != ("longitude" in values):
        values.pop("latitude", None)
        values.pop("longitude", None)
        if f"{key}.latitude" not in form.positions or f"{key}.longitude" not in form.positions:
            form.tell(
                COORDINATES_UNREADABLE,
                node,
                f"{form.named(key)} has only one of latitude and longitude, so that no map can show it.",
                "Write both or none.",
                severity=Severity.WARNING,
            )
    return Place(**values)


PLACE: Reader[Place | None] = Reader(
    "a place's name, or its parts", either({"type": "string"}, schema_of(PLACE_PARTS)), _place
)

# Quotes and numbers.

QUOTE_PARTS = (
    FieldSpec("text", PROSE, "The words.", required=True, example="We counted cars for nine mornings."),
    FieldSpec("who", LINE, "Whose words.", example="Rosa Milne, lollipop lady"),
)
_QUOTE_ALSO = {
    **dict.fromkeys(("quote", "words", "body", "content"), "text"),
    **dict.fromkeys(("author", "by", "name", "source", "cite", "person", "speaker"), "who"),
}
_SAID = lazy_re.compile(r"(?P<text>.*\S)\s+[—–―-]{1,2}\s*(?P<who>\S[^—–―]{1,120})", re.DOTALL)
_MARKS = lazy_re.compile(r"\s*[“„«\"](?P<text>[^“”„«»\"]*)[”“»\"]\s*")


def _quote(node: tree.Node, form: Form, key: str) -> Quote:
    if isinstance(node, tree.Mapping):
        values = parts(node, QUOTE_PARTS, _QUOTE_ALSO, form, key)
        text = need(node, values, "text", "text: We counted cars for nine mornings.")
        return Quote(_unmarked(" ".join(text.split())), values.get("who", ""))
    text = one_line(expect_scalar(node, "a quote").text)
    match = _SAID.fullmatch(text)
    if match:
        return Quote(_unmarked(match["text"]), match["who"].strip())
    if not text:
        raise Wrong(TEXT_EMPTY, node, "is empty.", "Write the words, or delete the line.")
    return Quote(_unmarked(text))


def _unmarked(text: str) -> str:
    """Without the quotation marks around it: the design adds its own."""
    match = _MARKS.fullmatch(text)
    return match["text"].strip() if match else text


QUOTES = list_of(Reader("a quote", either({"type": "string"}, schema_of(QUOTE_PARTS)), _quote))

NUMBER_PARTS = (
    FieldSpec("value", LINE, "The number, as it is to be shown.", required=True, example="412"),
    FieldSpec("label", LINE, "What it counts.", required=True, example="people signed"),
)
_NUMBER_ALSO = {
    **dict.fromkeys(("number", "figure", "count", "amount"), "value"),
    **dict.fromkeys(("text", "title", "name", "what", "caption", "unit"), "label"),
}
_COUNTED = lazy_re.compile(
    r"(?P<value>(?:\w{0,3}[£$€¥₹~≈<>+-]{1,2}\s?)?\d(?:[\d.,:/’']*\d)?(?:[ \u00a0\u202f]\d{3})*"
    r"(?:\s?(?:%|[€£$]|[kKmM]\b|million\b|billion\b))?\+?)"
    r"(?:\s*[|:–—]\s*|\s+)(?P<label>\S.*)"
)


def _impact(node: tree.Node, form: Form, key: str) -> Number:
    if isinstance(node, tree.Mapping):
        entry = node.entries[0] if len(node.entries) == 1 else None
        if entry and isinstance(entry.value, tree.Scalar) and normal_key(entry.key) not in ("value", "label"):
            one, two = one_line(entry.key), one_line(entry.value.text)
            return Number(one, two) if re.search(r"\d", one) else Number(two, one)
        values = parts(node, NUMBER_PARTS, _NUMBER_ALSO, form, key)
        return Number(need(node, values, "value", 'value: "412"'), need(node, values, "label", "label: people signed"))
    text = one_line(expect_scalar(node, "a number with what it counts").text)
    if match := _COUNTED.fullmatch(text):
        return Number(match["value"].strip(), match["label"].strip())
    hint = "Write the number first and then what it counts, for example `- 412 people signed`."
    raise Wrong(VALUE_TYPE, node, f"says “{text}”, which is not a number with what it counts.", hint)


NUMBERS = list_of(Reader("a number with what it counts", either({"type": "string"}, schema_of(NUMBER_PARTS)), _impact))

# Links.

LINK_PARTS = (
    FieldSpec("label", LINE, "What the link says.", required=True, example="Sign the petition"),
    FieldSpec("url", TARGET, "Where it leads.", required=True, example="https://example.org/sign"),
)
_LINK_ALSO = {
    **dict.fromkeys(("text", "title", "name"), "label"),
    **dict.fromkeys(("href", "link", "address", "target"), "url"),
}
_ANCHOR = lazy_re.compile(
    r"<a\b[^>]*\bhref=[\"'](?P<url>[^\"']+)[\"'][^>]*>(?P<label>.*?)</a>.*", re.DOTALL | re.IGNORECASE
)
_MARKDOWN = lazy_re.compile(r"\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)")


def _link(node: tree.Node, form: Form, key: str) -> Link:
    if isinstance(node, tree.Mapping):
        entry = node.entries[0] if len(node.entries) == 1 else None
        if (
            entry
            and isinstance(entry.value, tree.Scalar)
            and {**_LINK_ALSO, "url": "", "label": ""}.get(normal_key(entry.key)) is None
        ):
            return Link(one_line(entry.key), TARGET.read(entry.value, form, key))
        values = parts(node, LINK_PARTS, _LINK_ALSO, form, key)
        url = need(node, values, "url", "url: https://example.org")
        return Link(values.get("label") or _host(url), url)
    text = expect_scalar(node, "a link").text.strip()
    if match := _ANCHOR.fullmatch(text) or _MARKDOWN.fullmatch(text):
        inner = tree.Scalar(match["url"], node.line, node.column, node.end_line, node.end_column, '"')
        return Link(one_line(match["label"]), TARGET.read(inner, form, key))
    url = TARGET.read(node, form, key)
    return Link(_host(url), url)


def _host(url: str) -> str:
    """What to call a link that has no label."""
    if url.startswith("mailto:"):
        return url.removeprefix("mailto:")
    parts_ = urlsplit(url)
    return (parts_.hostname or url).removeprefix("www.")


LINK: Reader[Link] = Reader("a link: label and address", either({"type": "string"}, schema_of(LINK_PARTS)), _link)


def _links(node: tree.Node, form: Form, key: str) -> tuple[Link, ...]:
    """A list of links; also `Mastodon: https://…` under one another without dashes."""
    if isinstance(node, tree.Mapping) and not any(
        normal_key(entry.key) in ("url", "href", "label") for entry in node.entries
    ):
        single = [
            tree.Mapping((entry,), entry.line, entry.column, entry.value.end_line, entry.value.end_column)
            for entry in node.entries
        ]
        node = tree.Sequence(tuple(single), node.line, node.column, node.end_line, node.end_column)
    return _LINK_LIST.read(node, form, key)


_LINK_LIST = list_of(LINK)
LINKS: Reader[tuple[Link, ...]] = Reader("a list of links", _LINK_LIST.schema, _links)

# States, slugs, paths.

STATE: Reader[State] = choice(
    [state.value for state in State],
    State,
    {
        **dict.fromkeys(("active", "open", "running", "ongoing", "started"), "live"),
        **dict.fromkeys(("success", "successful", "victory", "achieved"), "won"),
        **dict.fromkeys(("partially-won", "partial", "partly", "part-won"), "partly-won"),
        **dict.fromkeys(("ended", "over", "finished", "done", "archived", "stopped"), "closed"),
        **dict.fromkeys(("on-hold", "waiting"), "paused"),
        **dict.fromkeys(("failed", "defeated"), "lost"),
    },
)


def _slug(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "a word for the address"), form, key).strip().strip("/")
    slug = slugify(text.rsplit("/", 1)[-1], fallback="")
    if not slug:
        raise Wrong(SLUG_CHANGED, node, f"says “{text}”, which has no letter for an address.", "Write a word or two.")
    if slug != text:
        form.tell(
            SLUG_CHANGED,
            node,
            f"{form.named(key)} says “{text}”. We read it as {slug}.",
            "Use lower-case letters, digits and hyphens.",
            form.line_with(node, slug),
        )
    return slug


SLUG: Reader[str] = Reader("a word for the address", {"type": "string"}, _slug)


def _old_path(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "an old address").text.strip()
    try:
        path = unquote(urlsplit(text).path) or "/"
    except ValueError:
        path = "/"
    path = posixpath.normpath("/" + path.lstrip("/")) + ("/" if path.endswith("/") and path.strip("/") else "")
    if path == "/" or not path.isprintable():
        wrong = f"says “{text}”, which is not the old address of a page."
        raise Wrong(
            VALUE_TYPE, node, wrong, "Write what stood after the name of the website, for example /2019/our-bridge/."
        )
    return path


OLD_PATHS: Reader[tuple[str, ...]] = list_of(Reader("an old address", {"type": "string"}, _old_path), split=",")

NEWS = (
    FieldSpec("milestone", LINE, "What was reached, if that is the news.", example="Half way"),
    FieldSpec("state", STATE, "Where the campaign stands from then on, if that is the news.", example="won"),
    FieldSpec("progress", NUMBER, "How many there were on that day.", example="250"),
)
"""What an update may say of its campaign."""
UPDATE_PARTS = (
    FieldSpec("date", MOMENT, "When it happened.", required=True, critical=True, example="2025-03-01"),
    FieldSpec("title", FILLED, "The news in a line.", required=True, example="The council listens"),
    FieldSpec("text", PROSE, "More about it, in Markdown.", example="They will measure the traffic in May."),
    FieldSpec("photo", PHOTO, "A photo, a file beside the campaign.", example="counting.jpg"),
    *NEWS,
)


class RawUpdate(msgspec.Struct, frozen=True):
    """An update in a campaign's own front matter, its text still Markdown; `line` is where the text starts."""

    date: Moment
    title: str
    text: str
    line: int
    milestone: str = ""
    state: State | None = None
    progress: float | None = None
    photo: Photo | None = None


def _update(node: tree.Node, form: Form, key: str) -> RawUpdate:
    if not isinstance(node, tree.Mapping):
        hint = "Write `- date: 2025-03-01` and under it `title: …` and `text: …`, moved in by two spaces."
        raise Wrong(VALUE_TYPE, node, "is not an update with a date and a title.", hint)
    values = parts(node, UPDATE_PARTS, _UPDATE_ALSO, form, key)
    moment = need(node, values, "date", "date: 2025-03-01")
    text = values.get("text", "")
    title = values.get("title") or _first_words(need(node, values, "text", "title: The council listens"))
    news = {name: values[name] for name in ("milestone", "state", "progress", "photo") if name in values}
    return RawUpdate(moment, title, text, _text_line(node), **news)


def _first_words(text: str) -> str:
    line = one_line(text.split("\n", maxsplit=1)[0])
    return line if len(line) <= 70 else line[:70].rsplit(" ", 1)[0] + "…"


def _text_line(node: tree.Mapping) -> int:
    for entry in node.entries:
        if isinstance(entry.value, tree.Scalar) and normal_key(entry.key) in ("text", "body", "content", "summary"):
            return entry.value.line + (entry.value.style in ("|", ">"))
    return node.line


_UPDATE_ALSO = {
    **dict.fromkeys(("body", "content", "summary"), "text"),
    **dict.fromkeys(("image", "picture"), "photo"),
    **dict.fromkeys(("count", "so_far"), "progress"),
    "status": "state",
    "headline": "title",
    "day": "date",
}
UPDATES = list_of(Reader("an update", schema_of(UPDATE_PARTS), _update))
