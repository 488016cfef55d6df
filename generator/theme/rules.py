"""What can be wrong in a theme. Each stops the build, because a theme draws every page."""

from __future__ import annotations

from generator.problems import Rule, Severity

UNKNOWN_THEME = Rule(
    "theme-unknown",
    Severity.ERROR,
    "There is no theme of that name",
    "A theme is a folder with a theme.yaml in it. Without one there is nothing to draw the pages with.",
)
CIRCLE = Rule(
    "theme-circle",
    Severity.ERROR,
    "A theme builds on itself",
    "A theme takes what it lacks from the one that it extends; in a circle nobody has it.",
)
UNREADABLE = Rule(
    "theme-unreadable",
    Severity.ERROR,
    "A theme's settings cannot be read",
    "theme.yaml and fonts.yaml must be YAML: names, colons, values, and the same indent for what belongs together.",
)
FIELD = Rule(
    "theme-field",
    Severity.ERROR,
    "A theme's setting has a value that does not fit",
    "We would have to guess what was meant, and every page would show the guess.",
)
MISSING_FILE = Rule(
    "theme-missing-file",
    Severity.ERROR,
    "A theme names a file that it does not have",
    "Pages would ask for it and get nothing.",
)
TEMPLATE = Rule(
    "theme-template",
    Severity.ERROR,
    "A template cannot be used",
    "It has a mistake in its own language, or shows something that its page does not have.",
)
CATALOGUE = Rule(
    "theme-catalogue",
    Severity.ERROR,
    "A translation file cannot be read",
    "The words of the pages (Share, Read on) would be missing in that language.",
)

RULES: tuple[Rule, ...] = (UNKNOWN_THEME, CIRCLE, UNREADABLE, FIELD, MISSING_FILE, TEMPLATE, CATALOGUE)
"""Every kind of mistake that a theme can hold, for the reference page."""
