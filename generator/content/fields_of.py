"""The fields of every kind of record, declared once.

Reading, scaffolds (`storyhub new`), JSON Schema, the browser editor and the reference page all follow from `FIELDS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.common_fields import (
    AUTHORS,
    DATE,
    EVENTS,
    FINDING,
    GROUPS,
    NAME,
    NUMBERS,
    PARTNERS,
    PICTURES,
    PUBLISHING,
    QUOTES,
    SHARE,
    SUMMARY,
    TITLE,
)
from generator.content.event_fields import EVENT
from generator.content.group_fields import GROUP
from generator.content.letter_choice import LETTER_FIELD, TARGET_FIELD
from generator.content.life_fields import LIFE
from generator.content.partner_fields import PARTNER
from generator.content.petition_fields import PETITION_FIELD
from generator.content.representative_fields import REPRESENTATIVE
from generator.content.values import LINK, LINKS, NEWS, STATE, UPDATES
from generator.fields.addresses import FEDIVERSE
from generator.fields.form import FieldSpec
from generator.fields.quantities import END, INTEGER, NUMBER
from generator.fields.readers import LINE, ONE_NAME, PROSE

STORY = (
    TITLE,
    DATE,
    SUMMARY,
    AUTHORS,
    *PICTURES,
    FieldSpec(
        "campaign", ONE_NAME, "The campaign that it belongs to: the name of its file.", example="safer-mill-road"
    ),
    *FINDING,
    GROUPS,
    PARTNERS,
    EVENTS,
    QUOTES,
    NUMBERS,
    SHARE,
    *PUBLISHING,
)
CAMPAIGN = (
    TITLE,
    DATE,
    SUMMARY,
    FieldSpec("state", STATE, "Where it stands.", critical=True, example="live"),
    FieldSpec("ask", LINE, "What is asked, in one sentence.", example="A crossing outside the school."),
    TARGET_FIELD,
    LETTER_FIELD,
    FieldSpec("goal", NUMBER, "How many are wanted.", example="500"),
    FieldSpec("progress", NUMBER, "How many there are.", example="412"),
    FieldSpec("unit", LINE, "What is counted.", example="signatures"),
    FieldSpec("deadline", END, "The last day to take part.", example="2025-05-31"),
    FieldSpec(
        "action", LINK, "Where to take part.", example="{label: Sign the petition, url: https://example.org/sign}"
    ),
    PETITION_FIELD,
    FieldSpec("outcome", PROSE, "What came of it in the end.", example="The crossing opened in May."),
    *LIFE,
    AUTHORS,
    *PICTURES,
    *FINDING,
    GROUPS,
    PARTNERS,
    QUOTES,
    NUMBERS,
    SHARE,
    FieldSpec("updates", UPDATES, "News, each with a date and a title.", example="[]"),
    *PUBLISHING,
)
PERSON = (
    NAME,
    SUMMARY,
    FieldSpec("role", LINE, "What the person does.", example="Lollipop lady"),
    FieldSpec(
        "links", LINKS, "Where to find the person elsewhere.", example="[{label: Blog, url: https://example.org}]"
    ),
    FieldSpec("fediverse", FEDIVERSE, "The address on Mastodon.", example='"@rosa@mastodon.example"'),
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
PAGE = (
    TITLE,
    SUMMARY,
    FieldSpec("menu", INTEGER, "The position in the menu; without it the page is not in the menu.", example="2"),
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
UPDATE = (
    TITLE,
    DATE,
    SUMMARY,
    *NEWS,
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)

FIELDS: Mapping[str, tuple[FieldSpec, ...]] = {
    "story": STORY,
    "campaign": CAMPAIGN,
    "person": PERSON,
    "page": PAGE,
    "update": UPDATE,
    "event": EVENT,
    "group": GROUP,
    "partner": PARTNER,
    "representative": REPRESENTATIVE,
}
"""Fields by kind, in the order in which a scaffold shows them."""
