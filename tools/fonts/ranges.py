"""Which characters a face of each script has, and the languages whose pages need it."""

from __future__ import annotations

# The divisions of Google Fonts' style sheets; `latin` also has the arrows left and right of links and buttons.
RANGES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,"
    "U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF,U+1F00-1FFF",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "arabic": "U+0600-06FF,U+0750-077F,U+200C-200E,U+2010-2011,U+204F,U+FD3E-FD3F,U+FDF2,U+FDFA-FDFD",
}
LATIN_GREEK_CYRILLIC = ",".join(RANGES[name] for name in ("latin", "latin-ext", "vietnamese", "greek", "cyrillic"))
BEYOND_LATIN_1 = ["cy", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "tr", "lt", "lv", "et", "mt", "eo", "yo"]
WITHIN_LATIN_1 = ["en", "es", "fr", "de", "pt", "it", "nl", "da", "sv", "nb", "fi", "is", "ga", "id", "sw", "so", "tl"]
# The languages whose pages are sure to need a face, so that it is worth loading early.
LANGUAGES = {
    "latin": [*WITHIN_LATIN_1, *BEYOND_LATIN_1, "vi"],
    "latin-ext": BEYOND_LATIN_1,
    "vietnamese": ["vi"],
    "greek": ["el"],
    "cyrillic": ["ru", "uk", "bg", "sr", "mk", "be"],
    "arabic": ["ar", "fa", "ur", "ckb", "ps"],
}


def joined(*names: str) -> str:
    """The ranges of several scripts, as one."""
    return ",".join(RANGES[name] for name in names)


LATIN = joined("latin", "latin-ext", "vietnamese")
