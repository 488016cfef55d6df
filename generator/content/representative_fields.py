"""The fields of a representative."""

from __future__ import annotations

from generator.content.common_fields import FINDING, PICTURES, PUBLISHING, SUMMARY
from generator.fields.form import FieldSpec
from generator.fields.readers import FILLED

REPRESENTATIVE = (
    FieldSpec("title", FILLED, "The person's name.", required=True, critical=True, example="Cllr Ann Berry"),
    SUMMARY,
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
