"""The mistakes that only show when all records stand side by side."""

from __future__ import annotations

from generator.problems import Rule, Severity

DUPLICATE = Rule(
    "duplicate-slug",
    Severity.ERROR,
    "Two files want the same address",
    "Every page needs an address of its own. The first file in alphabetical order keeps it, the other is left out.",
)
UNKNOWN_CAMPAIGN = Rule(
    "unknown-campaign",
    Severity.WARNING,
    "A campaign that does not exist",
    "`campaign:` names a campaign by its slug: the name of its file or folder in content/campaigns.",
)
UNKNOWN_PERSON = Rule(
    "unknown-person",
    Severity.WARNING,
    "An author who is almost a person of the hub",
    "`authors:` takes names, and slugs of files in content/people. A mistyped slug would be shown as a name.",
)
UNKNOWN_NAME = Rule(
    "unknown-name",
    Severity.WARNING,
    "A name that no file has",
    "`groups:`, `partners:` and the like name records by their slug, the name of their file, or by their title.",
)
ORPHAN_UPDATE = Rule(
    "orphan-update",
    Severity.ERROR,
    "An update without a campaign",
    "A file in content/campaigns/<slug>/updates belongs to the campaign <slug>, which has to be there.",
)
BROKEN_LINK = Rule(
    "broken-link",
    Severity.WARNING,
    "A link to a file that is not there",
    "Links between stories are written as the path from one file to the other. The words stay, without the link.",
)
WITHHELD_LINK = Rule(
    "link-to-unpublished",
    Severity.WARNING,
    "A link to something that is not published",
    "The file exists but is a draft, not yet due, expired or left out for a mistake. The words stay, without the link.",
)
MISSING_PHOTO = Rule(
    "missing-photo",
    Severity.WARNING,
    "A photo that is not there",
    "Photos stand beside the story that shows them. The story is published without this one.",
)
BROKEN_PHOTO = Rule(
    "photo-left-out",
    Severity.WARNING,
    "A story refers to a photo that cannot be used",
    "The photo's own problem says what is wrong with it. The story is published without it.",
)
EMPTY = Rule(
    "empty-story",
    Severity.HINT,
    "A story without text",
    "A page with a title alone disappoints whoever follows the link.",
)
ALIAS_TAKEN = Rule(
    "alias-taken",
    Severity.WARNING,
    "An old address that something else uses",
    "`aliases:` lead old addresses here. One that is in use cannot lead elsewhere as well.",
)
ANSWER_FUTURE = Rule(
    "answer-future",
    Severity.HINT,
    "An answer from a day that is still to come",
    "What somebody has not said yet is not shown.",
)
ANSWER_UNSOURCED = Rule(
    "answer-unsourced",
    Severity.HINT,
    "An answer that nobody can look up",
    "What is said about people who hold an office must be open to checking: it is fair, and it is what makes it count.",
)
PRIVATE_EMAIL = Rule(
    "email-private",
    Severity.HINT,
    "An address that looks like a private one",
    "The address of an office is public; the private one of the person who holds it is not ours to publish.",
)
ADDRESS_IN_TEXT = Rule(
    "address-in-text",
    Severity.WARNING,
    "An e-mail address within a text",
    "Programs that collect addresses read every page, and whoever has the address gets their spam for years.",
)
OFFICE_ENDED = Rule(
    "office-ended",
    Severity.HINT,
    "A campaign that asks somebody who is out of office",
    "Letters to them come too late; whoever came after them should get them.",
)

RULES = (
    ANSWER_FUTURE,
    ANSWER_UNSOURCED,
    PRIVATE_EMAIL,
    ADDRESS_IN_TEXT,
    OFFICE_ENDED,
    UNKNOWN_NAME,
    DUPLICATE,
    UNKNOWN_CAMPAIGN,
    UNKNOWN_PERSON,
    ORPHAN_UPDATE,
    BROKEN_LINK,
    WITHHELD_LINK,
    MISSING_PHOTO,
    BROKEN_PHOTO,
    EMPTY,
    ALIAS_TAKEN,
)
