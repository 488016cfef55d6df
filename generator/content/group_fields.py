"""The fields of a group."""

from __future__ import annotations

from generator.config_values import EMAIL
from generator.content.channels import CHANNELS
from generator.content.common_fields import FINDING, PARTNERS, PICTURES, PUBLISHING, SUMMARY
from generator.content.groups import GroupState
from generator.content.values import LINKS
from generator.fields.form import FieldSpec
from generator.fields.languages import LANGUAGES
from generator.fields.quantities import FLAG
from generator.fields.readers import FILLED, LINE, ONE_NAME, choice

STATE = choice(
    [state.value for state in GroupState],
    GroupState,
    {
        **dict.fromkeys(("live", "active", "running", "yes", "welcome"), "open"),
        **dict.fromkeys(("full", "on-hold", "waiting", "resting", "sleeping", "break"), "paused"),
        **dict.fromkeys(("ended", "over", "finished", "done", "dissolved", "no"), "closed"),
    },
)

GROUP = (
    FieldSpec("title", FILLED, "The group's name.", required=True, critical=True, example="Mill Road Walkers"),
    SUMMARY,
    FieldSpec("who", LINE, "Who may join.", example="Anyone who lives in Ottersby"),
    FieldSpec(
        "meets", LINE, "When and where it meets, in words.", example="every second Tuesday, 19:00, St Alkmund's hall"
    ),
    FieldSpec("state", STATE, "Whether newcomers can join: open, paused or closed.", example="open"),
    FieldSpec(
        "channels",
        CHANNELS,
        "Where it talks: network and link, one to a line.",
        example='{mastodon: "@walkers@social.example"}',
    ),
    FieldSpec("contact", ONE_NAME, "Whom to ask: a name, the name of a file in people, or form.", example="rosa-milne"),
    FieldSpec("form", FLAG, "yes for a form on the page beside somebody to ask.", example="yes"),
    FieldSpec("email", EMAIL, "Where mail reaches it; kept out of the page's text.", example="walkers@example.org"),
    FieldSpec("languages", LANGUAGES, "What is spoken there.", example="[English, Polish]"),
    FieldSpec("members", LINE, "How many there are, in words.", example="about 40, a dozen on a wet night"),
    FieldSpec("since", LINE, "When it began.", example='"2021"'),
    PARTNERS,
    FieldSpec("links", LINKS, "Where to read more.", example="[{label: Minutes, url: https://example.org}]"),
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
