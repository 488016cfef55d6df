"""The fields of a group."""

from __future__ import annotations

from generator.content.common_fields import FINDING, PICTURES, PUBLISHING, SUMMARY
from generator.fields.form import FieldSpec
from generator.fields.readers import FILLED

GROUP = (
    FieldSpec("title", FILLED, "The group's name.", required=True, critical=True, example="Mill Road Walkers"),
    SUMMARY,
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
