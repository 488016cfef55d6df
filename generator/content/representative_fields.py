"""The fields of a representative: office, areas, ways to reach them, what they said and when they were asked."""

from __future__ import annotations

import re

from generator import lazy_re
from generator.content.common_fields import FINDING, PICTURES, PUBLISHING, SUMMARY
from generator.content.letter_choice import WHOLE_NAMES
from generator.content.representatives import Answer, AnswerKind, Asked, Ballot
from generator.content.values import LINK, LINKS
from generator.fields import yaml_tree as tree
from generator.fields.addresses import URL
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.languages import LANGUAGE
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.quantities import DATE, END
from generator.fields.readers import FILLED, LINE, NAMES, ONE_NAME, PROSE, choice, list_of, uncurled
from generator.fields.rules import VALUE_TYPE
from generator.problems import Rule, Severity

EMAIL_UNREADABLE = Rule(
    "email-unreadable",
    Severity.WARNING,
    "Not an e-mail address",
    "A letter that is sent to it comes back, or goes to nobody.",
)
PHONE_UNREADABLE = Rule(
    "phone-unreadable",
    Severity.WARNING,
    "Not a telephone number",
    "On a phone the number is a link that dials it.",
)
RULES = (EMAIL_UNREADABLE, PHONE_UNREADABLE)

# Ways to reach somebody.

_ADDRESS = lazy_re.compile(r"[^\s@<>,;:\"()\[\]\\]+@(?:[\w-]+\.)+[^\W\d_]{2,24}")
_DIALLED = lazy_re.compile(r"\+?[\d\s()./–-]{3,30}(?:\s*(?:ext|x|#)\.?\s*\d{1,6})?", re.IGNORECASE)


def _email(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "an e-mail address"), form, key).strip()
    bare = text.removeprefix("mailto:").removeprefix("<").removesuffix(">")
    if _ADDRESS.fullmatch(bare):
        return bare
    hint = "Write it as a mail program does, for example ann.berry@council.example."
    raise Wrong(EMAIL_UNREADABLE, node, f"says “{text}”, which is not an e-mail address.", hint)


EMAIL: Reader[str] = Reader("an e-mail address", {"type": "string", "format": "email"}, _email)


def _phone(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "a telephone number"), form, key).strip()
    bare = text.removeprefix("tel:")
    if _DIALLED.fullmatch(bare) and sum(c.isdigit() for c in bare) >= 3:
        return " ".join(bare.split())
    hint = 'Write digits, with spaces if you like, and in quotes, for example "01632 960 114".'
    raise Wrong(PHONE_UNREADABLE, node, f"says “{text}”, which is not a telephone number.", hint)


PHONE: Reader[str] = Reader("a telephone number", {"type": "string"}, _phone)

_LANGUAGES = list_of(LANGUAGE, split=",;")

# What they said, and when they were asked.

VOTES = choice(
    [ballot.value for ballot in Ballot],
    Ballot,
    {
        **dict.fromkeys(("yes", "aye", "pro", "true", "in-favour", "in-favor"), "for"),
        **dict.fromkeys(("no", "nay", "con", "false"), "against"),
        **dict.fromkeys(("abstain", "abstention"), "abstained"),
        **dict.fromkeys(("missing", "not-there", "did-not-vote"), "absent"),
    },
)
KINDS = choice(
    [kind.value for kind in AnswerKind],
    AnswerKind,
    {
        **dict.fromkeys(("reply", "letter", "email", "e-mail"), "answer"),
        **dict.fromkeys(("said", "speech", "interview", "press"), "statement"),
        "voted": "vote",
    },
)
ANSWER_PARTS = (
    FieldSpec("campaign", ONE_NAME, "The campaign that it is about.", required=True, example="keep-the-14"),
    FieldSpec("date", DATE, "When it was said, or voted.", required=True, critical=True, example="2026-10-30"),
    FieldSpec("kind", KINDS, "What it is.", example="answer"),
    FieldSpec("vote", VOTES, "How they voted on what the campaign asks.", example="for"),
    FieldSpec("text", PROSE, "Their own words.", example="I will vote to keep the 22.15."),
    FieldSpec("summary", LINE, "What they said, in your words.", example="Will vote to keep the last bus."),
    FieldSpec(
        "source",
        LINK,
        "Where anybody can look it up.",
        example="{label: Minutes of 14 May, url: https://example.org/minutes}",
    ),
)
_ANSWER_ALSO = {
    **dict.fromkeys(("about", "on"), "campaign"),
    **dict.fromkeys(("day", "said", "voted_on"), "date"),
    **dict.fromkeys(("type", "sort"), "kind"),
    **dict.fromkeys(("voted", "ballot"), "vote"),
    **dict.fromkeys(("words", "quote", "answer", "body"), "text"),
    **dict.fromkeys(("url", "link", "reference"), "source"),
}


def _answer(node: tree.Node, form: Form, key: str) -> Answer:
    if not isinstance(node, tree.Mapping):
        raise Wrong(
            VALUE_TYPE,
            node,
            "is not an answer with a campaign and a date.",
            "Write `- campaign: keep-the-14` and under it `date: …`, `text: …` and `source: …`, moved in by two spaces.",
        )
    values = parts(node, ANSWER_PARTS, _ANSWER_ALSO, form, key)
    need(node, values, "campaign", "campaign: keep-the-14")
    need(node, values, "date", "date: 2026-10-30")
    if values.get("vote") and "kind" not in values:
        values["kind"] = AnswerKind.VOTE
    if not any(values.get(part) for part in ("vote", "text", "summary")):
        need(node, values, "text", "text: I will vote to keep the 22.15.")
    return Answer(**values)


ANSWERS = list_of(Reader("an answer", schema_of(ANSWER_PARTS), _answer))

ASKED_PARTS = (
    FieldSpec("campaign", ONE_NAME, "The campaign that wrote.", required=True, example="keep-the-14"),
    FieldSpec("date", DATE, "The day on which it did.", required=True, critical=True, example="2026-09-21"),
)
_ASKED_ALSO = {"day": "date", "on": "date", "about": "campaign"}


def _asked_once(node: tree.Node, form: Form, key: str) -> tuple[Asked, ...]:
    """`{campaign: keep-the-14, date: 2026-09-21}`, or `keep-the-14: 2026-09-21`."""
    if not isinstance(node, tree.Mapping):
        hint = "Write the campaign and the day, for example `- keep-the-14: 2026-09-21`."
        raise Wrong(VALUE_TYPE, node, "is not a campaign with a day.", hint)
    names = {normal_key(entry.key) for entry in node.entries}
    if names & {"campaign", "about", "date", "day"}:
        values = parts(node, ASKED_PARTS, _ASKED_ALSO, form, key)
        need(node, values, "campaign", "campaign: keep-the-14")
        need(node, values, "date", "date: 2026-09-21")
        return (Asked(**values),)
    dates = list_of(DATE, split=",;")
    return tuple(
        Asked(campaign=entry.key.strip(), date=day)
        for entry in node.entries
        for day in dates.read(entry.value, form, f"{key}.{entry.key.strip()}")
    )


_ASKED_LIST = list_of(Reader("a campaign with a day", schema_of(ASKED_PARTS), _asked_once))
ASKED: Reader[tuple[Asked, ...]] = Reader(
    "a list of campaigns with the days on which they wrote",
    either({"type": "object", "additionalProperties": {"type": "string"}}, _ASKED_LIST.schema),
    lambda node, form, key: tuple(one for each in _ASKED_LIST.read(node, form, key) for one in each),
)

REPRESENTATIVE = (
    FieldSpec("title", FILLED, "The person's name.", required=True, critical=True, example="Cllr Ann Berry"),
    FieldSpec("office", LINE, "What the person is.", example="Councillor for Mill Ward"),
    FieldSpec(
        "bodies",
        WHOLE_NAMES,
        "The councils, boards or parliaments the person sits on.",
        example="[Ottersby Town Council]",
    ),
    FieldSpec("areas", WHOLE_NAMES, "Whom the person stands for; leave it out for everybody.", example="[Mill Road]"),
    FieldSpec("postcodes", NAMES, "How postcodes there begin, with their space.", example="[OT1 2, OT1 3]"),
    FieldSpec("party", LINE, "The party, or Independent.", example="Independent"),
    FieldSpec("pronouns", LINE, "The pronouns that the person uses.", example="she/her"),
    FieldSpec("salutation", LINE, "How a letter begins, without the comma.", example="Dear Cllr Berry"),
    FieldSpec("languages", _LANGUAGES, "Languages that the person can be written to in.", example="[en, cy]"),
    FieldSpec("email", EMAIL, "The public e-mail address of the office.", example="ann.berry@council.example"),
    FieldSpec("phone", PHONE, "The public telephone number of the office.", example='"01632 960 114"'),
    FieldSpec(
        "address", PROSE, "Where a letter goes, in lines, without the name.", example="Town Hall, Ottersby OT1 1AA"
    ),
    FieldSpec("form", URL, "The address of a form to write with.", example="https://council.example/contact"),
    FieldSpec(
        "links",
        LINKS,
        "Where to find the person elsewhere.",
        example="[{label: Mastodon, url: https://s.example/@ann}]",
    ),
    FieldSpec(
        "hours", PROSE, "When and where the person can be met.", example="First Saturdays, 10 to 12, the library"
    ),
    FieldSpec("since", DATE, "The first day in office.", example="2023-05-04"),
    FieldSpec("until", END, "The first day no longer in office.", example="2027-05-06"),
    FieldSpec("answers", ANSWERS, "What the person said or voted, with campaign, date and source.", example="[]"),
    FieldSpec("asked", ASKED, "When campaigns wrote to the person.", example="[{keep-the-14: 2026-09-21}]"),
    SUMMARY,
    *PICTURES,
    *FINDING,
    *PUBLISHING,
)
