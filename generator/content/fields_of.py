"""The fields of every kind of record, declared once.

Reading, scaffolds (`storyhub new`), JSON Schema, the browser editor and the reference page all follow from `FIELDS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.card_choice import CARD
from generator.content.pictures import (
    PHOTO,
    PHOTOS,
    VIDEO,
)
from generator.content.share_choice import SHARE_CHOICE
from generator.content.values import (
    LINK,
    LINKS,
    NUMBERS,
    OLD_PATHS,
    PLACE,
    QUOTES,
    SLUG,
    STATE,
    UPDATES,
)
from generator.fields.addresses import (
    FEDIVERSE,
    URL,
)
from generator.fields.form import FieldSpec
from generator.fields.languages import LANGUAGE
from generator.fields.quantities import (
    DATE,
    END,
    FLAG,
    INTEGER,
    MOMENT,
    NUMBER,
    START,
)
from generator.fields.readers import (
    FILLED,
    HASHTAGS,
    LINE,
    NAME,
    NAMES,
    ONE_NAME,
    PROSE,
)

_TITLE = FieldSpec("title", FILLED, "The headline.", required=True, critical=True, example="The crossing is safe")
_NAME = FieldSpec("title", FILLED, "The person's name.", required=True, critical=True, example="Rosa Milne")
_DATE = FieldSpec(
    "date", MOMENT, "When it happened, year-month-day.", required=True, critical=True, example="2025-03-01"
)
_SUMMARY = FieldSpec("summary", LINE, "One or two sentences for lists and previews.", example="It took nine mornings.")
_AUTHORS = FieldSpec("authors", NAMES, "Who wrote it: names, or names of files in people.", example="[rosa-milne]")
_QUOTES = FieldSpec("quotes", QUOTES, "Words to be pulled out, with who said them.", example="[]")
_NUMBERS = FieldSpec("numbers", NUMBERS, "Impact numbers, with what they count.", example="[412 people signed]")
_SHARE = FieldSpec(
    "share",
    SHARE_CHOICE,
    "What to say when it is shared, if not what the share kit makes of the page.",
    example="{text: It took nine mornings.}",
)

_PICTURES = (
    FieldSpec("photo", PHOTO, "The main photo, a file beside the text.", example="bridge.jpg"),
    FieldSpec("photos", PHOTOS, "More photos, shown together.", example="[before.jpg, after.jpg]"),
    FieldSpec("video", VIDEO, "A video's address.", example="https://www.youtube.com/watch?v=abc123"),
)
_FINDING = (
    FieldSpec("place", PLACE, "Where it happened.", example="Mill Road"),
    FieldSpec("topics", NAMES, "What it is about; each topic has a page.", example="[Road safety]"),
    FieldSpec("hashtags", HASHTAGS, "For sharing, without #.", example="[SaferMillRoad]"),
)
_PUBLISHING = (
    FieldSpec(
        "slug", SLUG, "The last part of the address, if not the file's name.", critical=True, example="safe-crossing"
    ),
    FieldSpec("lang", LANGUAGE, "The language, if not the hub's own.", critical=True, example="cy"),
    FieldSpec("translation_key", NAME, "The same word in all translations of one text.", example="safe-crossing"),
    FieldSpec("aliases", OLD_PATHS, "Old addresses that lead here.", example="[/2019/our-bridge/]"),
    FieldSpec("draft", FLAG, "yes keeps it off the site.", critical=True, example="yes"),
    FieldSpec("publish", START, "Not on the site before this day.", critical=True, example="2025-06-01"),
    FieldSpec("expires", END, "Not on the site from this day on.", critical=True, example="2026-06-01"),
    FieldSpec("updated", DATE, "When the text was last changed.", example="2025-04-02"),
    FieldSpec("card", CARD, "What its card shows, if not what the page does.", example="{title: The crossing is safe}"),
    FieldSpec("canonical", URL, "Where it was published first.", critical=True, example="https://example.org/story"),
)

STORY = (
    _TITLE,
    _DATE,
    _SUMMARY,
    _AUTHORS,
    *_PICTURES,
    FieldSpec(
        "campaign", ONE_NAME, "The campaign that it belongs to: the name of its file.", example="safer-mill-road"
    ),
    *_FINDING,
    _QUOTES,
    _NUMBERS,
    _SHARE,
    *_PUBLISHING,
)
CAMPAIGN = (
    _TITLE,
    _DATE,
    _SUMMARY,
    FieldSpec("state", STATE, "Where it stands.", critical=True, example="live"),
    FieldSpec("ask", LINE, "What is asked, in one sentence.", example="A crossing outside the school."),
    FieldSpec("target", LINE, "Who is asked.", example="Ottersby Town Council"),
    FieldSpec("goal", NUMBER, "How many are wanted.", example="500"),
    FieldSpec("progress", NUMBER, "How many there are.", example="412"),
    FieldSpec("unit", LINE, "What is counted.", example="signatures"),
    FieldSpec("deadline", END, "The last day to take part.", example="2025-05-31"),
    FieldSpec(
        "action", LINK, "Where to take part.", example="{label: Sign the petition, url: https://example.org/sign}"
    ),
    FieldSpec("outcome", PROSE, "What came of it in the end.", example="The crossing opened in May."),
    _AUTHORS,
    *_PICTURES,
    *_FINDING,
    _QUOTES,
    _NUMBERS,
    _SHARE,
    FieldSpec("updates", UPDATES, "News, each with a date and a title.", example="[]"),
    *_PUBLISHING,
)
PERSON = (
    _NAME,
    _SUMMARY,
    FieldSpec("role", LINE, "What the person does.", example="Lollipop lady"),
    FieldSpec(
        "links", LINKS, "Where to find the person elsewhere.", example="[{label: Blog, url: https://example.org}]"
    ),
    FieldSpec("fediverse", FEDIVERSE, "The address on Mastodon.", example='"@rosa@mastodon.example"'),
    *_PICTURES,
    *_FINDING,
    *_PUBLISHING,
)
PAGE = (
    _TITLE,
    _SUMMARY,
    FieldSpec("menu", INTEGER, "The position in the menu; without it the page is not in the menu.", example="2"),
    *_PICTURES,
    *_FINDING,
    *_PUBLISHING,
)
UPDATE = (
    _TITLE,
    _DATE,
    _SUMMARY,
    FieldSpec("milestone", LINE, "What was reached, if that is the news.", example="Half way"),
    *_PICTURES,
    *_FINDING,
    *_PUBLISHING,
)

FIELDS: Mapping[str, tuple[FieldSpec, ...]] = {
    "story": STORY,
    "campaign": CAMPAIGN,
    "person": PERSON,
    "page": PAGE,
    "update": UPDATE,
}
"""Fields by kind, in the order in which a scaffold shows them."""
