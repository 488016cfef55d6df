"""The list of kinds: which records there are, the folder that each lives in, and which fields of theirs name others."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.content.events import Event
from generator.content.groups import Group
from generator.content.partners import Partner
from generator.content.records import Campaign, Page, Person, Story, Update
from generator.content.representatives import Representative
from generator.problems import Problem

AnyRecord = Story | Campaign | Person | Page | Update | Event | Group | Partner | Representative

KINDS: Mapping[str, type[AnyRecord]] = {
    "story": Story,
    "campaign": Campaign,
    "person": Person,
    "page": Page,
    "update": Update,
    "event": Event,
    "group": Group,
    "partner": Partner,
    "representative": Representative,
}

FOLDERS: Mapping[str, str] = {
    "stories": "story",
    "campaigns": "campaign",
    "people": "person",
    "pages": "page",
    "events": "event",
    "groups": "group",
    "partners": "partner",
    "representatives": "representative",
}
"""Kind by the folder under `content`; all but pages have it in their address too."""

NAMING: Mapping[str, str] = {
    "campaign": "campaign",
    "group": "group",
    "groups": "group",
    "partners": "partner",
    "events": "event",
}
"""Fields, one name or several, that name records of a kind, by slug or by title."""


class Reading(msgspec.Struct, frozen=True):
    """What a file became: a record, or None where an error leaves it out; and all its problems in reading order."""

    record: AnyRecord | None
    problems: tuple[Problem, ...]
