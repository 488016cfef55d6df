"""The fields of an event."""

from __future__ import annotations

from generator.content.common_fields import FINDING, GROUPS, PARTNERS, PICTURES, PUBLISHING, SUMMARY, TITLE
from generator.fields.form import FieldSpec
from generator.fields.quantities import MOMENT
from generator.fields.readers import ONE_NAME

EVENT = (
    TITLE,
    FieldSpec(
        "start",
        MOMENT,
        "When it starts, with the time if there is one.",
        required=True,
        critical=True,
        example="2025-06-14 19:30",
    ),
    SUMMARY,
    *PICTURES,
    FieldSpec("campaign", ONE_NAME, "The campaign that it belongs to.", example="safer-mill-road"),
    *FINDING,
    GROUPS,
    PARTNERS,
    *PUBLISHING,
)
