"""Words on cards: values in their places, capitals, initials."""

from __future__ import annotations

import re
import unicodedata

from generator import lazy_re
from generator.theme.layouts.values import Value, Values

_FIELD = lazy_re.compile(r"\{(\w+)\}")
_TONOS = "\u0301"
_DIALYTIKA = "\u0308"
_GREEK_VOWELS = frozenset("ΑΕΗΙΟΥΩ")


def filled(template: str, values: Values) -> str:
    """A text with its values: `{title}` becomes the title; nothing where a page has none."""
    return _FIELD.sub(lambda field: plain(values.get(field.group(1))), template)


def plain(value: Value) -> str:
    """A value as text."""
    return "" if value is None or isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def capitals(text: str, lang: str) -> str:
    """A text in capitals as its language writes them (Unicode Standard 5.18, SpecialCasing.txt, CLDR Upper transforms).

    Turkish and Azeri keep the dot of i; Greek loses its accents but not its dialytika; Armenian writes out its
    ligature; Georgian has no capitals in running text. German ß becomes SS.
    """
    match re.split("[-_]", lang.lower())[0]:
        case "tr" | "az":
            return text.replace("i", "İ").upper()
        case "el":
            return _greek(text)
        case "hy":
            return text.replace("և", "եվ").upper()
        case "ka":
            return text
        case _:
            return text.upper()


def _greek(text: str) -> str:
    """Capitals without tonos; two vowels that an accent kept apart get a dialytika: Μάιος, ΜΑΪΟΣ."""
    made = ""
    parts = unicodedata.normalize("NFD", text)
    apart = False
    for at, character in enumerate(parts):
        capital = character.upper()
        if character == _TONOS and made and made.rstrip(_DIALYTIKA)[-1:] in _GREEK_VOWELS:
            apart = parts[at - 1].upper() in "ΑΕΟ"
            continue
        made += capital
        if apart and capital in "ΙΥ" and parts[at + 1 : at + 2] != _DIALYTIKA:
            made += _DIALYTIKA
        apart = False
    return unicodedata.normalize("NFC", made)


def initial(name: str) -> str:
    """The first letter of a name, as a capital, with the marks that belong to it; empty if it has no letter."""
    text = unicodedata.normalize("NFC", name)
    at = next((at for at, character in enumerate(text) if character.isalnum()), len(text))
    end = at + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return text[at:end].upper()
