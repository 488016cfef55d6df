"""What a record says about how it is passed on: `share:` in the front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.config import SHARE_NETWORKS
from generator.config_values import NETWORKS_ALSO
from generator.content.records import ShareChoice
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Reader, Wrong, normal_key
from generator.fields.nearest import nearest
from generator.fields.parts import either, parts, schema_of
from generator.fields.quantities import DATE, FLAG
from generator.fields.readers import HASHTAGS, LINE, PROSE, choice, list_of
from generator.fields.rules import CHOICE_UNKNOWN, VALUE_TYPE

CAPTION_NETWORKS = (*(name for name in SHARE_NETWORKS if name != "copy"), "instagram")
"""Networks that a share kit has words for; people post to Instagram by hand."""
FORMATS = ("link", "square", "portrait", "tall")
"""Formats of cards."""

_NETWORK_ALSO = {**NETWORKS_ALSO, "mail": "email", "e_mail": "email", "text": "sms"}
_OFF = ("no", "none", "off", "false")


def _captions(node: tree.Node, form: Form, key: str) -> Mapping[str, str]:
    if not isinstance(node, tree.Mapping):
        hint = "Write one network a line, moved in by four spaces, for example `x: The crossing is safe.`"
        raise Wrong(VALUE_TYPE, node, "is not a list of networks with words.", hint)
    found: dict[str, str] = {}
    for entry in node.entries:
        network = _network(entry, form, key)
        path = f"{key}.{network}"
        form.mark(path, entry.value)
        try:
            found[network] = PROSE.read(entry.value, form, path)
        except Wrong as error:
            form.wrong(path, error, critical=False)
    return {network: text for network, text in found.items() if network and text}


def _network(entry: tree.Entry, form: Form, key: str) -> str:
    """Our name for a network; empty, with a warning, for one that the kit does not know."""
    word = normal_key(entry.key)
    word = _NETWORK_ALSO.get(word, word)
    if word in CAPTION_NETWORKS:
        return word
    meant = nearest(word, CAPTION_NETWORKS)
    asked = f"Did you mean {meant}? " if meant else ""
    wrong = f"has words for “{entry.key}”, which we do not know."
    hint = f"{asked}Write one of {', '.join(CAPTION_NETWORKS)}."
    form.wrong(key, Wrong(CHOICE_UNKNOWN, entry.value, wrong, hint), critical=False)
    return ""


_CAPTIONS: Reader[Mapping[str, str]] = Reader(
    "networks with the words to post there",
    {"type": "object", "properties": {name: {"type": "string"} for name in CAPTION_NETWORKS}},
    _captions,
)
_FORMAT: Reader[str] = choice(
    FORMATS, str, {"story": "tall", "status": "tall", "landscape": "link", "wide": "link", "feed": "portrait"}
)

SHARE_PARTS = (
    FieldSpec("kit", FLAG, "no leaves the share kit off the site.", example="yes"),
    FieldSpec("text", PROSE, "What to say instead of the summary.", example="It took nine mornings and a bread bag."),
    FieldSpec("question", LINE, "A question to ask people.", example="Where would you put a crossing?"),
    FieldSpec("captions", _CAPTIONS, "Your own words for a network.", example="{x: The crossing is safe.}"),
    FieldSpec("hashtags", HASHTAGS, "For sharing, instead of the page's.", example="[SaferMillRoad]"),
    FieldSpec("alt", LINE, "What the cards show, for those who do not see them.", example="A striped road at dusk."),
    FieldSpec("formats", list_of(_FORMAT, split=","), "Which formats of cards.", example="[square, tall]"),
    FieldSpec("start", DATE, "The first day of the plan for two weeks.", example="2026-03-01"),
    FieldSpec("plan", FLAG, "no leaves the plan out.", example="no"),
)
_ALSO = {
    **dict.fromkeys(("caption", "message", "words", "summary"), "text"),
    **dict.fromkeys(("tags", "hashtag"), "hashtags"),
    **dict.fromkeys(("ask", "prompt"), "question"),
    **dict.fromkeys(("format", "sizes"), "formats"),
    **dict.fromkeys(("date", "from", "begins"), "start"),
    **dict.fromkeys(("enabled", "page"), "kit"),
    **dict.fromkeys(("calendar", "schedule"), "plan"),
    **dict.fromkeys(("networks", "posts"), "captions"),
    **dict.fromkeys(("alt_text", "description"), "alt"),
}


def _share(node: tree.Node, form: Form, key: str) -> ShareChoice:
    if isinstance(node, tree.Scalar) and node.text.strip().casefold() in _OFF:
        return ShareChoice(kit=False)
    if isinstance(node, tree.Scalar) and node.text.strip().casefold() in ("yes", "on", "true"):
        return ShareChoice()
    if not isinstance(node, tree.Mapping):
        return ShareChoice(text=PROSE.read(node, form, key))
    values: dict[str, Any] = parts(node, SHARE_PARTS, _ALSO, form, key)
    return ShareChoice(**values)


SHARE_CHOICE: Reader[ShareChoice] = Reader(
    "what to say when it is shared, or no",
    either({"type": "string"}, {"type": "boolean"}, schema_of(SHARE_PARTS)),
    _share,
)
