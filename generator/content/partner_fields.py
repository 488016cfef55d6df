"""The fields of a partner."""

from __future__ import annotations

from generator.content.common_fields import FINDING, PICTURES, PUBLISHING, SUMMARY
from generator.fields.form import FieldSpec
from generator.fields.readers import FILLED

PARTNER = (
    FieldSpec("title", FILLED, "The organisation's name.", required=True, critical=True, example="Wend River Trust"),
    SUMMARY,
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
