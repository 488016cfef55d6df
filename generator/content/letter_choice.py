"""The letter that a campaign proposes to those who write for it."""

from __future__ import annotations

from collections.abc import Mapping

from generator import lazy_re
from generator.content.records import Letter
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Reader, normal_key
from generator.fields.nearest import nearest
from generator.fields.parts import either, parts, schema_of
from generator.fields.readers import LINE, NAME, PROSE, list_of, unique
from generator.problems import Rule, Severity

PLACEHOLDER_UNKNOWN = Rule(
    "letter-placeholder",
    Severity.WARNING,
    "A placeholder that the letter does not know",
    "Words in braces are filled in for each representative; any other would be sent as it stands.",
)
RULES = (PLACEHOLDER_UNKNOWN,)

PLACEHOLDERS: Mapping[str, str] = {
    "name": "the representative's name",
    "salutation": "Dear and the name",
    "office": "the representative's office",
    "area": "the area that the representative stands for",
    "body": "the council or board",
    "campaign": "the campaign's title",
    "ask": "what the campaign asks",
    "url": "the campaign's address",
    "own": "where the reader's own words go",
}
"""What a letter may have in braces."""
_BRACED = lazy_re.compile(r"\{\s*(?P<name>[^{}\n]{1,40}?)\s*\}")


def _with_placeholders(inner: Reader[str]) -> Reader[str]:
    def read(node: tree.Node, form: Form, key: str) -> str:
        text = inner.read(node, form, key)
        for match in _BRACED.finditer(text):
            name = normal_key(match["name"])
            if name not in PLACEHOLDERS:
                meant = nearest(name, PLACEHOLDERS)
                form.tell(
                    PLACEHOLDER_UNKNOWN,
                    node,
                    f"{form.named(key)} has {match[0]} in it, which is no placeholder and would be sent as it stands.",
                    (f"Did you mean {{{meant}}}? " if meant else "")
                    + f"There are {', '.join(f'{{{name}}}' for name in PLACEHOLDERS)}.",
                )
        return text

    return Reader(inner.expects, inner.schema, read)


LETTER_PARTS = (
    FieldSpec("subject", _with_placeholders(LINE), "The subject of an e-mail.", example="The evening buses"),
    FieldSpec(
        "text",
        _with_placeholders(PROSE),
        "What stands between greeting and name: plain paragraphs; {own} is where readers add their words.",
        example="I live in {area} and I use the number 14.",
    ),
    FieldSpec(
        "call",
        _with_placeholders(PROSE),
        "What to say on the telephone, in a sentence or two.",
        example="Will you vote to keep the evening buses on 19 January?",
    ),
)
_LETTER_ALSO = {
    **dict.fromkeys(("title", "heading"), "subject"),
    **dict.fromkeys(("body", "letter", "template", "words"), "text"),
    **dict.fromkeys(("phone", "script", "say"), "call"),
}


def _letter(node: tree.Node, form: Form, key: str) -> Letter:
    if isinstance(node, tree.Mapping):
        return Letter(**parts(node, LETTER_PARTS, _LETTER_ALSO, form, key))
    return Letter(text=LETTER_PARTS[1].reader.read(node, form, key))


LETTER: Reader[Letter] = Reader("a letter", either({"type": "string"}, schema_of(LETTER_PARTS)), _letter)
LETTER_FIELD = FieldSpec(
    "letter",
    LETTER,
    "What readers may write to those who are asked.",
    example="{subject: The evening buses, text: I use the number 14.}",
)

_WHOLE_LIST = list_of(NAME)
WHOLE_NAMES: Reader[tuple[str, ...]] = Reader(
    "a name, or a list of names, which may have commas in them",
    either({"type": "string"}, _WHOLE_LIST.schema),
    lambda node, form, key: unique(_WHOLE_LIST.read(node, form, key)),
)
"""As `NAMES`, but a text is one name with its commas: `Wendshire County Council, bus board`."""
TARGET_FIELD = FieldSpec(
    "target",
    WHOLE_NAMES,
    "Who is asked: names, councils, or names of files in representatives.",
    example="Ottersby Town Council",
)
