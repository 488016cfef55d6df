"""Quotation marks as each language sets them."""

from __future__ import annotations

NARROW = "\u202f"
"""The space that French sets within its marks (U+202F)."""
_QUOTES = {
    "ar": ("«", "»", "‹", "›"),
    "be": ("«", "»", "„", "“"),
    "bg": ("„", "“", "‚", "‘"),
    "ca": ("«", "»", "“", "”"),
    "cs": ("„", "“", "‚", "‘"),
    "cy": ("‘", "’", "“", "”"),
    "da": ("”", "”", "’", "’"),
    "de": ("„", "“", "‚", "‘"),
    "de-ch": ("«", "»", "‹", "›"),
    "el": ("«", "»", "“", "”"),
    "en": ("“", "”", "‘", "’"),
    "es": ("«", "»", "“", "”"),
    "et": ("„", "“", "‚", "‘"),
    "eu": ("«", "»", "“", "”"),
    "fa": ("«", "»", "‹", "›"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«" + NARROW, NARROW + "»", "‹" + NARROW, NARROW + "›"),
    "fr-ch": ("«", "»", "‹", "›"),
    "gl": ("«", "»", "“", "”"),
    "he": ("”", "”", "’", "’"),
    "hr": ("„", "”", "‚", "’"),
    "hu": ("„", "”", "»", "«"),
    "hy": ("«", "»", "«", "»"),
    "is": ("„", "“", "‚", "‘"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "ka": ("„", "“", "«", "»"),
    "kk": ("«", "»", "“", "”"),
    "lt": ("„", "“", "‚", "‘"),
    "mk": ("„", "“", "‚", "‘"),
    "nb": ("«", "»", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt-pt": ("«", "»", "“", "”"),
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": ("„", "“", "‚", "‘"),
    "sl": ("„", "“", "‚", "‘"),
    "sq": ("„", "“", "‚", "‘"),
    "sr": ("„", "”", "’", "’"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "„", "“"),
    "zh-hant": ("「", "」", "『", "』"),
    "zh-hk": ("「", "」", "『", "』"),
    "zh-tw": ("「", "」", "『", "』"),
}


def quotes(lang: str) -> tuple[str, str, str, str]:
    """Outer and inner quotation marks, opening and closing, of a BCP 47 language tag (after Unicode CLDR)."""
    tag = lang.lower().replace("_", "-")
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        if found := _QUOTES.get("-".join(parts[:length])):
            return found
    return _QUOTES["en"]
