"""Readers of what only stories have: photos, videos, places, quotes, impact numbers, links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from generator.content.records import Link, Number, Photo, Place, Quote, State, Video
from generator.fields import yaml_tree as tree
from generator.fields.dates import Moment
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key, read_fields, sort_entries
from generator.fields.readers import FILLED, LINE, MOMENT, PROSE, TARGET, URL, choice, list_of, one_line, uncurled
from generator.fields.rules import (
    COORDINATES_UNREADABLE,
    FOCAL_UNREADABLE,
    KEY_MISSING,
    KEY_UNUSED,
    PATH_ESCAPES,
    PATH_REMOTE,
    SLUG_CHANGED,
    TEXT_EMPTY,
    VALUE_TYPE,
)
from generator.problems import Severity
from generator.urls import slugify

_OBJECT: Mapping[str, object] = {"type": "object"}


def parts(
    node: tree.Mapping, specs: tuple[FieldSpec, ...], also: Mapping[str, str], form: Form, key: str
) -> dict[str, Any]:
    """The fields inside a value such as `photo`. `also` maps other spellings to ours."""
    names = {spec.name: spec.name for spec in specs} | dict(also)
    answers = sort_entries(node.entries, names, form, prefix=f"{key}.")
    for entry in answers.unknown:
        known = ", ".join(f"`{spec.name}`" for spec in specs)
        form.tell(KEY_UNUSED, entry, f"{form.named(key)} has no part named `{entry.key}`.", f"It can have {known}.")
    return read_fields(answers.known, specs, form, f"{key}.")


def need(node: tree.Node, values: Mapping[str, Any], name: str, example: str) -> Any:  # noqa: ANN401  whatever was read
    """A part that must be there.

    Raises:
        Wrong: if it is not.
    """
    if values.get(name):
        return values[name]
    raise Wrong(KEY_MISSING, node, f"needs a part named `{name}`.", f"Add it, for example `{example}`.")


# Files.


def resolve(text: str, node: tree.Node, form: Form) -> str:
    """A file as the author refers to it, relative to the hub's root.

    Raises:
        Wrong: if it lies outside the content folder.
    """
    name = unquote(text.strip().replace("\\", "/")).split("?")[0].split("#")[0]
    root = "content/" if form.source.path.startswith("content/") else ""
    if name.startswith("/"):
        inside = name.lstrip("/")
        path = posixpath.normpath(inside if root and inside.startswith(root) else root + inside)
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(form.source.path), name))
    if path.startswith("..") or not path.startswith(root) or path in (".", "content"):
        hint = "Put the file beside the text and write its name alone."
        raise Wrong(PATH_ESCAPES, node, f"says “{text}”, which lies outside the content folder.", hint)
    return path


def _file(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the name of a file"), form, key).strip()
    if match := re.fullmatch(r"!?\[[^\]]*\]\((?P<file>[^)\s]+)[^)]*\)", text):
        text = match["file"]
    if re.match(r"(?:https?:)?//|data:", text, re.IGNORECASE):
        hint = "Save the photo beside the text, if you may use it, and write the name of the file."
        raise Wrong(PATH_REMOTE, node, f"is a photo on another website, {text[:80]}.", hint)
    if not text:
        raise Wrong(TEXT_EMPTY, node, "is empty.", "Write the name of the file, for example `bridge.jpg`.")
    return resolve(text, node, form)


FILE: Reader[str] = Reader("the name of a file beside the text", {"type": "string"}, _file)

# Photos.

_SIDES = {"left": 0.0, "top": 0.0, "center": 0.5, "centre": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}


def _focal(node: tree.Node, form: Form, _key: str) -> tuple[float, float]:
    if isinstance(node, tree.Sequence):
        texts = [item.text for item in node.items if isinstance(item, tree.Scalar)]
    elif isinstance(node, tree.Mapping):
        found = {entry.key.casefold(): entry.value for entry in node.entries}
        texts = [value.text for name in "xy" if isinstance(value := found.get(name), tree.Scalar)]
    else:
        texts = re.split(r"[\s,;]+", node.text.strip())
    shares = [_share(text) for text in texts]
    if len(shares) == 2 and shares[0] is not None and shares[1] is not None:
        return (shares[0], shares[1])
    hint = "Write two numbers from 0 to 1: from the left, and from the top. The middle is `focal: [0.5, 0.5]`."
    raise Wrong(FOCAL_UNREADABLE, node, f"says “{form.written(node)}”, which is not a point on the photo.", hint)


def _share(text: str) -> float | None:
    word = text.strip().casefold()
    if word in _SIDES:
        return _SIDES[word]
    match = re.fullmatch(r"(?P<number>\d{1,3}(?:[.,]\d{1,9})?|\.\d{1,9})\s*(?P<percent>%?)", word)
    if not match:
        return None
    value = float(match["number"].replace(",", ".")) / (100 if match["percent"] else 1)
    return value if 0 <= value <= 1 else None


FOCAL: Reader[tuple[float, float]] = Reader(
    "two numbers from 0 to 1",
    {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1}, "minItems": 2, "maxItems": 2},
    _focal,
)
PHOTO_PARTS = (
    FieldSpec("file", FILE, "The photo's file name.", required=True, example="bridge.jpg"),
    FieldSpec("alt", LINE, "What the photo shows, for those who cannot see it.", example="The footbridge at dusk"),
    FieldSpec("caption", PROSE, "Shown under the photo.", example="Before the repair"),
    FieldSpec("credit", LINE, "Who took it.", example="Tam Okafor"),
    FieldSpec(
        "focal", FOCAL, "What must stay in sight when it is cropped: from the left, from the top.", example="[0.5, 0.3]"
    ),
)
_PHOTO_ALSO = {
    **dict.fromkeys(("path", "src", "url", "image", "photo", "filename", "name", "picture"), "file"),
    **dict.fromkeys(("alt_text", "alttext", "image_alt", "alternative"), "alt"),
    **dict.fromkeys(("legend", "title", "text"), "caption"),
    **dict.fromkeys(("photographer", "author", "by", "source", "copyright", "attribution"), "credit"),
    **dict.fromkeys(("focus", "focal_point", "focalpoint", "position"), "focal"),
}


def _photo(node: tree.Node, form: Form, key: str) -> Photo | None:
    if isinstance(node, tree.Sequence):
        if not node.items:
            return None
        return _photo(node.items[0], form, key)
    if isinstance(node, tree.Scalar):
        return None if node.text.strip().casefold() in ("false", "no", "none") else Photo(_file(node, form, key))
    values = parts(node, PHOTO_PARTS, _PHOTO_ALSO, form, key)
    if "file" in values:
        return Photo(**values)
    if any(form_entry.value for form_entry in node.entries if _PHOTO_ALSO.get(normal_key(form_entry.key)) == "file"):
        return None
    need(node, values, "file", "file: bridge.jpg")
    return None


def _schema(specs: tuple[FieldSpec, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {spec.name: {**spec.reader.schema, "description": spec.doc} for spec in specs},
        "required": [spec.name for spec in specs if spec.required],
        "additionalProperties": False,
    }


def _or(*schemas: Mapping[str, object]) -> dict[str, object]:
    return {"anyOf": [dict(schema) for schema in schemas]}


PHOTO: Reader[Photo | None] = Reader(
    "a photo's file name, or its parts", _or({"type": "string"}, _schema(PHOTO_PARTS)), _photo
)
_PHOTO_LIST = list_of(PHOTO, split=",\n")
PHOTOS: Reader[tuple[Photo, ...]] = Reader(
    "a list of photos",
    _PHOTO_LIST.schema,
    lambda node, form, key: tuple(photo for photo in _PHOTO_LIST.read(node, form, key) if photo),
)

# Videos.

_VIDEO_FILE = re.compile(r"\S.*\.(?:mp4|webm|mov|m4v|ogv)", re.IGNORECASE)


def _video_url(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the address of a video"), form, key).strip()
    if match := re.search(r"<iframe\b[^>]*\bsrc=[\"']?(?P<url>[^\"'\s>]+)", text):
        return match["url"] if not match["url"].startswith("//") else f"https:{match['url']}"
    if re.fullmatch(r"[\w-]{11}", text) and re.search(r"[A-Z0-9_]", text):
        return f"https://www.youtube.com/watch?v={text}"
    if "://" not in text and _VIDEO_FILE.fullmatch(text):
        return resolve(text, node, form)
    return URL.read(node, form, key)


VIDEO_PARTS = (
    FieldSpec(
        "url",
        Reader("the address of a video", {"type": "string"}, _video_url),
        "The video's address, or a file beside the text.",
        required=True,
        example="https://www.youtube.com/watch?v=abc123",
    ),
    FieldSpec("title", LINE, "What the video is called.", example="The opening"),
)


def _video(node: tree.Node, form: Form, key: str) -> Video | None:
    if isinstance(node, tree.Sequence) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, tree.Mapping):
        return Video(_video_url(node, form, key))
    also = dict.fromkeys(("src", "link", "href", "file", "id", "youtube", "vimeo", "embed"), "url") | {
        "caption": "title"
    }
    values = parts(node, VIDEO_PARTS, also, form, key)
    return Video(**values) if values.get("url") else need(node, values, "url", "url: https://www.youtube.com/watch?v=…")


VIDEO: Reader[Video | None] = Reader(
    "a video's address, or its parts", _or({"type": "string"}, _schema(VIDEO_PARTS)), _video
)

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
    "a place's name, or its parts", _or({"type": "string"}, _schema(PLACE_PARTS)), _place
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
_SAID = re.compile(r"(?P<text>.*\S)\s+[—–―-]{1,2}\s*(?P<who>\S[^—–―]{1,120})", re.DOTALL)
_MARKS = re.compile(r"\s*[“„«\"](?P<text>[^“”„«»\"]*)[”“»\"]\s*")


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


QUOTES = list_of(Reader("a quote", _or({"type": "string"}, _schema(QUOTE_PARTS)), _quote))

NUMBER_PARTS = (
    FieldSpec("value", LINE, "The number, as it is to be shown.", required=True, example="412"),
    FieldSpec("label", LINE, "What it counts.", required=True, example="people signed"),
)
_NUMBER_ALSO = {
    **dict.fromkeys(("number", "figure", "count", "amount"), "value"),
    **dict.fromkeys(("text", "title", "name", "what", "caption", "unit"), "label"),
}
_COUNTED = re.compile(
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


NUMBERS = list_of(Reader("a number with what it counts", _or({"type": "string"}, _schema(NUMBER_PARTS)), _impact))

# Links.

LINK_PARTS = (
    FieldSpec("label", LINE, "What the link says.", required=True, example="Sign the petition"),
    FieldSpec("url", TARGET, "Where it leads.", required=True, example="https://example.org/sign"),
)
_LINK_ALSO = {
    **dict.fromkeys(("text", "title", "name"), "label"),
    **dict.fromkeys(("href", "link", "address", "target"), "url"),
}
_ANCHOR = re.compile(r"<a\b[^>]*\bhref=[\"'](?P<url>[^\"']+)[\"'][^>]*>(?P<label>.*?)</a>.*", re.DOTALL | re.IGNORECASE)
_MARKDOWN = re.compile(r"\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)")


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


LINK: Reader[Link] = Reader("a link: label and address", _or({"type": "string"}, _schema(LINK_PARTS)), _link)


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

UPDATE_PARTS = (
    FieldSpec("date", MOMENT, "When it happened.", required=True, critical=True, example="2025-03-01"),
    FieldSpec("title", FILLED, "The news in a line.", required=True, example="The council listens"),
    FieldSpec("text", PROSE, "More about it, in Markdown.", example="They will measure the traffic in May."),
)


class RawUpdate(msgspec.Struct, frozen=True):
    """An update in a campaign's own front matter, its text still Markdown; `line` is where the text starts."""

    date: Moment
    title: str
    text: str
    line: int


def _update(node: tree.Node, form: Form, key: str) -> RawUpdate:
    if not isinstance(node, tree.Mapping):
        hint = "Write `- date: 2025-03-01` and under it `title: …` and `text: …`, moved in by two spaces."
        raise Wrong(VALUE_TYPE, node, "is not an update with a date and a title.", hint)
    values = parts(node, UPDATE_PARTS, _UPDATE_ALSO, form, key)
    moment = need(node, values, "date", "date: 2025-03-01")
    text = values.get("text", "")
    title = values.get("title") or _first_words(need(node, values, "text", "title: The council listens"))
    return RawUpdate(moment, title, text, _text_line(node))


def _first_words(text: str) -> str:
    line = one_line(text.split("\n", maxsplit=1)[0])
    return line if len(line) <= 70 else line[:70].rsplit(" ", 1)[0] + "…"


def _text_line(node: tree.Mapping) -> int:
    for entry in node.entries:
        if isinstance(entry.value, tree.Scalar) and normal_key(entry.key) in ("text", "body", "content", "summary"):
            return entry.value.line + (entry.value.style in ("|", ">"))
    return node.line


_UPDATE_ALSO = {**dict.fromkeys(("body", "content", "summary"), "text"), "headline": "title", "day": "date"}
UPDATES = list_of(Reader("an update", _schema(UPDATE_PARTS), _update))
