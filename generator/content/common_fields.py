"""Fields that several kinds of records have."""

from __future__ import annotations

from generator.content.card_choice import CARD
from generator.content.pictures import AUDIO, PHOTO, PHOTOS, VIDEO
from generator.content.share_choice import SHARE_CHOICE
from generator.content.values import NUMBERS as NUMBERS_READER
from generator.content.values import OLD_PATHS, PLACE, SLUG
from generator.content.values import QUOTES as QUOTES_READER
from generator.fields.addresses import URL
from generator.fields.form import FieldSpec
from generator.fields.languages import LANGUAGE
from generator.fields.quantities import DATE as DATE_READER
from generator.fields.quantities import END, FLAG, MOMENT, START
from generator.fields.readers import FILLED, HASHTAGS, LINE, NAMES
from generator.fields.readers import NAME as NAME_READER

TITLE = FieldSpec("title", FILLED, "The headline.", required=True, critical=True, example="The crossing is safe")
NAME = FieldSpec("title", FILLED, "The person's name.", required=True, critical=True, example="Rosa Milne")
DATE = FieldSpec(
    "date", MOMENT, "When it happened, year-month-day.", required=True, critical=True, example="2025-03-01"
)
SUMMARY = FieldSpec("summary", LINE, "One or two sentences for lists and previews.", example="It took nine mornings.")
AUTHORS = FieldSpec("authors", NAMES, "Who wrote it: names, or names of files in people.", example="[rosa-milne]")
QUOTES = FieldSpec("quotes", QUOTES_READER, "Words to be pulled out, with who said them.", example="[]")
NUMBERS = FieldSpec("numbers", NUMBERS_READER, "Impact numbers, with what they count.", example="[412 people signed]")
SHARE = FieldSpec(
    "share",
    SHARE_CHOICE,
    "What to say when it is shared, if not what the share kit makes of the page.",
    example="{text: It took nine mornings.}",
)

PICTURES = (
    FieldSpec("photo", PHOTO, "The main photo, a file beside the text.", example="bridge.jpg"),
    FieldSpec("photos", PHOTOS, "More photos, shown together.", example="[before.jpg, after.jpg]"),
    FieldSpec("video", VIDEO, "A video's address.", example="https://www.youtube.com/watch?v=abc123"),
    FieldSpec("audio", AUDIO, "A recording, a file beside the text.", example="bell.mp3"),
)
FINDING = (
    FieldSpec("place", PLACE, "Where it happened.", example="Mill Road"),
    FieldSpec("topics", NAMES, "What it is about; each topic has a page.", example="[Road safety]"),
    FieldSpec("hashtags", HASHTAGS, "For sharing, without #.", example="[SaferMillRoad]"),
)
PUBLISHING = (
    FieldSpec(
        "slug", SLUG, "The last part of the address, if not the file's name.", critical=True, example="safe-crossing"
    ),
    FieldSpec("lang", LANGUAGE, "The language, if not the hub's own.", critical=True, example="cy"),
    FieldSpec(
        "translation_key", NAME_READER, "The same word in all translations of one text.", example="safe-crossing"
    ),
    FieldSpec("aliases", OLD_PATHS, "Old addresses that lead here.", example="[/2019/our-bridge/]"),
    FieldSpec("draft", FLAG, "yes keeps it off the site.", critical=True, example="yes"),
    FieldSpec("publish", START, "Not on the site before this day.", critical=True, example="2025-06-01"),
    FieldSpec("expires", END, "Not on the site from this day on.", critical=True, example="2026-06-01"),
    FieldSpec("updated", DATE_READER, "When the text was last changed.", example="2025-04-02"),
    FieldSpec("card", CARD, "What its card shows, if not what the page does.", example="{title: The crossing is safe}"),
    FieldSpec("canonical", URL, "Where it was published first.", critical=True, example="https://example.org/story"),
)
GROUPS = FieldSpec("groups", NAMES, "Groups that took part: names of files in groups.", example="[mill-road-walkers]")
PARTNERS = FieldSpec("partners", NAMES, "Partners that helped: names of files in partners.", example="[river-trust]")
EVENTS = FieldSpec("events", NAMES, "Events that it tells of: names of files in events.", example="[repair-cafe]")
