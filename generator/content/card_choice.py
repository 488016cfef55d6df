"""What a record says about its own card: `card:` in the front matter."""

from __future__ import annotations

from typing import Any

from generator.content.pictures import FOCAL, PHOTO
from generator.content.records import CardChoice
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Reader
from generator.fields.parts import either, parts, schema_of
from generator.fields.quantities import MOMENT
from generator.fields.readers import LINE, NAME

CARD_PARTS = (
    FieldSpec("design", NAME, "Which of the theme's designs: story, quote, number, event, call …", example="quote"),
    FieldSpec("title", LINE, "The headline on the card, if shorter than the page's.", example="The crossing is safe"),
    FieldSpec("kicker", LINE, "The small line above the headline.", example="Road safety"),
    FieldSpec("text", LINE, "What is asked on the card of a call.", example="Tell us what changed in your street"),
    FieldSpec("photo", PHOTO, "Another photo than the page's.", example="crossing.jpg"),
    FieldSpec("focal", FOCAL, "What of the photo must stay on the card.", example="[0.5, 0.3]"),
    FieldSpec("date", MOMENT, "The day on the card of an event.", example="2025-05-24 10:00"),
    FieldSpec("chart", LINE, "Which chart of the text, by its title; no for none.", example="Passengers each evening"),
)
_ALSO = {
    **dict.fromkeys(("layout", "type", "kind", "template", "style"), "design"),
    **dict.fromkeys(("headline", "heading", "name"), "title"),
    **dict.fromkeys(("image", "picture"), "photo"),
    **dict.fromkeys(("focus", "focal_point"), "focal"),
    **dict.fromkeys(("call", "ask", "words"), "text"),
    **dict.fromkeys(("when", "day"), "date"),
    **dict.fromkeys(("graph", "diagram"), "chart"),
}


def _card(node: tree.Node, form: Form, key: str) -> CardChoice:
    if not isinstance(node, tree.Mapping):
        return CardChoice(design=NAME.read(node, form, key))
    values: dict[str, Any] = parts(node, CARD_PARTS, _ALSO, form, key)
    if moment := values.pop("date", None):
        values |= {"date": moment.value, "date_only": moment.date_only}
    return CardChoice(**values)


CARD: Reader[CardChoice] = Reader(
    "a design's name, or what the card shows", either({"type": "string"}, schema_of(CARD_PARTS)), _card
)
