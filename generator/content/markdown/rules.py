"""What can be wrong in Markdown. No mistake here leaves a text out: the words are always shown."""

from __future__ import annotations

from generator.problems import Rule, Severity

UNCLOSED = Rule(
    "markdown-unclosed-block",
    Severity.WARNING,
    "A block opened with ::: is never closed",
    "Without its closing line we have to guess where the block ends, and may guess wrong.",
)
STRAY_CLOSING = Rule(
    "markdown-stray-closing",
    Severity.WARNING,
    "A line of colons closes nothing",
    "It is usually left over from a block that was moved or deleted. It is not shown.",
)
UNKNOWN_BLOCK = Rule(
    "markdown-unknown-block",
    Severity.WARNING,
    "A block has a name that we do not know",
    "Its text is shown, but without the look that was wanted.",
)
BAD_ARGUMENT = Rule(
    "markdown-bad-argument",
    Severity.WARNING,
    "Something on a block's first line is wrong",
    "A misspelt name or a value that does not fit cannot be used, so part of what was written has no effect.",
)
MISSING_ARGUMENT = Rule(
    "markdown-missing-argument",
    Severity.WARNING,
    "A block lacks something that it needs",
    "A photo block without a photo, or a call to action that leads nowhere, helps no reader.",
)
BLOCK_CONTENT = Rule(
    "markdown-block-content",
    Severity.WARNING,
    "The text within a block is not what the block shows",
    "A gallery shows photos and numbers show figures; other text is kept but stands outside.",
)
UNSAFE_LINK = Rule(
    "markdown-unsafe-link",
    Severity.WARNING,
    "A link cannot be followed safely",
    "Links that run programs, hold data or point into somebody's own computer are left out; their words stay.",
)
EMPTY_LINK = Rule(
    "markdown-empty-link",
    Severity.WARNING,
    "A link leads nowhere",
    "Readers who press it stay where they are. Its words are shown without a link.",
)
BARE_ADDRESS = Rule(
    "markdown-bare-address",
    Severity.HINT,
    "A link's address lacks its beginning",
    "Without https:// or mailto: a link is taken for a file of this hub.",
)
SPACE_IN_ADDRESS = Rule(
    "markdown-space-in-address",
    Severity.WARNING,
    "A file name with a space breaks a link or photo",
    "Markdown ends an address at the first space, so readers see brackets and not a photo.",
)
EXTERNAL_IMAGE = Rule(
    "markdown-external-image",
    Severity.WARNING,
    "A picture would be loaded from another site",
    "That site would learn who reads this page, and the picture breaks when they move it. A link stands in its place.",
)
UNSAFE_ATTRIBUTE = Rule(
    "markdown-unsafe-attribute",
    Severity.WARNING,
    "Something in curly brackets is not allowed",
    "Handlers and styles could run programs or break the page on phones. They are left out.",
)
TEMPLATE_TAG = Rule(
    "markdown-template-tag",
    Severity.WARNING,
    "A command of another program stands in the text",
    "Commands such as {% include %} belong to Jekyll or Hugo and do nothing here.",
)
DUPLICATE_ID = Rule(
    "markdown-duplicate-id",
    Severity.WARNING,
    "Two parts of a text have the same id",
    "A link to it can reach only one of them. The second id is left out.",
)
FOOTNOTE_MISSING = Rule(
    "markdown-footnote-missing",
    Severity.WARNING,
    "A footnote has a mark but no text",
    "Readers see the mark in square brackets.",
)
FOOTNOTE_UNUSED = Rule(
    "markdown-footnote-unused",
    Severity.WARNING,
    "A footnote has a text but no mark",
    "It is shown at the end, but nothing in the text leads to it.",
)
HTML_REMOVED = Rule(
    "markdown-html-removed",
    Severity.WARNING,
    "HTML that could run programs or track readers was taken out",
    "Scripts, styles, forms and frames of other sites have no place in a story; everything else is kept.",
)
HTML_SHOWN = Rule(
    "markdown-html-shown",
    Severity.HINT,
    "HTML is shown as text",
    "Where a hub does not read HTML, or a tag is none, readers see what stands between < and > themselves.",
)
VIDEO_HOST = Rule(
    "markdown-video-host",
    Severity.WARNING,
    "A video stands at a place that we cannot embed",
    "Only players of hosts that we know are embedded, after a reader asks. A link stands in its place.",
)
AUDIO_FILE = Rule(
    "markdown-audio-file",
    Severity.WARNING,
    "A recording is not a sound file of the hub",
    "Sound is played from the hub itself, so that no other site learns who listens. A link stands in its place.",
)
CHART_KIND = Rule(
    "chart-kind",
    Severity.WARNING,
    "A chart is of a sort that we cannot draw, or does not say of which",
    "Bars compare, a line shows change over time, a pictogram counts people or things, progress shows the way to a goal.",
)
CHART_DATA = Rule(
    "chart-data",
    Severity.WARNING,
    "Something in a chart's numbers cannot be used",
    "A number that cannot be read is left out of the drawing, and readers would take it for one that was never counted.",
)
CHART_TITLE = Rule(
    "chart-title",
    Severity.WARNING,
    "A chart has no title",
    "Readers must see what is counted, and those who do not see the drawing have nothing but its title and its table.",
)

RULES: tuple[Rule, ...] = (
    UNCLOSED,
    STRAY_CLOSING,
    UNKNOWN_BLOCK,
    BAD_ARGUMENT,
    MISSING_ARGUMENT,
    BLOCK_CONTENT,
    UNSAFE_LINK,
    EMPTY_LINK,
    BARE_ADDRESS,
    SPACE_IN_ADDRESS,
    EXTERNAL_IMAGE,
    UNSAFE_ATTRIBUTE,
    TEMPLATE_TAG,
    DUPLICATE_ID,
    FOOTNOTE_MISSING,
    FOOTNOTE_UNUSED,
    HTML_REMOVED,
    HTML_SHOWN,
    VIDEO_HOST,
    AUDIO_FILE,
    CHART_KIND,
    CHART_DATA,
    CHART_TITLE,
)
"""Every kind of mistake that Markdown can hold, for the reference page."""
