"""The fields of an event."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config_values import TIMEZONE
from generator.content.common_fields import FINDING, GROUPS, PARTNERS, PICTURES, PUBLISHING, SHARE, SUMMARY, TITLE
from generator.content.event_values import CHANGES, HOURS, REMINDERS, REPEAT, REPORT, RSVP, SKIP, STATUS, UNTIL, WALL
from generator.fields.addresses import TARGET, URL
from generator.fields.form import FieldSpec
from generator.fields.languages import LANGUAGE
from generator.fields.quantities import count
from generator.fields.readers import LINE, NAMES, ONE_NAME, PROSE, list_of

EVENT = (
    TITLE,
    FieldSpec(
        "start",
        WALL,
        "When it starts, with the time if there is one.",
        required=True,
        critical=True,
        example="2025-06-14 19:30",
    ),
    FieldSpec("end", UNTIL, "When it ends: a time, or a date. Of whole days the last one.", example='"21:30"'),
    FieldSpec("time", HOURS, "From when to when, if `start` is only a date.", critical=True, example="19:30-21:30"),
    FieldSpec(
        "repeat",
        REPEAT,
        "How often it takes place, if more than once.",
        critical=True,
        example="every second Saturday of the month until 2026-12-31",
    ),
    FieldSpec("skip", SKIP, "Days on which it does not take place, though it would.", example="[2025-08-09]"),
    FieldSpec(
        "changes",
        CHANGES,
        "Single dates that are not as the others.",
        example="[{on: 2025-07-12, to: 2025-07-13 15:00, note: Because of the regatta}]",
    ),
    FieldSpec("status", STATUS, "Whether it takes place as announced.", critical=True, example="scheduled"),
    FieldSpec("previous", WALL, "When it was to start, if it has moved.", example="2025-06-07 19:30"),
    FieldSpec("timezone", TIMEZONE, "If not the hub's own.", critical=True, example="Europe/London"),
    SUMMARY,
    *PICTURES,
    *FINDING,
    FieldSpec("address", LINE, "Street and town, for maps.", example="12 Mill Road, Ottersby"),
    FieldSpec("online", URL, "Where it can be followed on the web.", example="https://meet.example.org/ottersby"),
    FieldSpec(
        "access",
        PROSE,
        "What people want to know who use a wheelchair, hear badly, or bring a child.",
        example="No steps. Hearing loop.",
    ),
    FieldSpec("cost", LINE, "What it costs.", example="Free, donations welcome"),
    FieldSpec("tickets", URL, "Where tickets are sold.", example="https://tickets.example.org/ottersby"),
    FieldSpec(
        "rsvp", RSVP, "How to say that one is coming: form, or an address.", example="mailto:hall@ottersby.example"
    ),
    FieldSpec("capacity", count(1, 1_000_000), "How many people can come.", example="60"),
    FieldSpec("organisers", NAMES, "Who organises it: groups, partners, people, or names.", example="[Rosa Milne]"),
    FieldSpec("contact", TARGET, "Where questions go.", example="/contact/"),
    FieldSpec("spoken", list_of(LANGUAGE, split=","), "Languages that are spoken there.", example="[en, es]"),
    FieldSpec("reminders", REMINDERS, "How long before calendars remind people.", example="[1 day, 60]"),
    FieldSpec("campaign", ONE_NAME, "The campaign that it belongs to.", example="safer-mill-road"),
    GROUPS,
    PARTNERS,
    SHARE,
    FieldSpec("report", REPORT, "Afterwards: how it was.", example="Sixty people came, and the urn held out."),
    *PUBLISHING,
)
"""In the order in which a scaffold shows them."""

WITHIN_EVENT: Mapping[str, frozenset[str]] = {
    "repeat": frozenset(("every", "end", "skip")),
    "changes": frozenset(("start", "end", "time", "status")),
    "report": frozenset(("photo", "photos", "summary")),
}
"""Names of fields that also stand inside the value of another."""
