"""Dates, numbers and names of languages as each language writes them (CLDR, through Babel)."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.views.common import DateView
from generator.views.direction import is_rtl


@cache
def locale(lang: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; English where CLDR does not know it."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(lang.partition("-")[0]) if _known(lang.partition("-")[0]) else Locale("en", "GB")


def _known(lang: str) -> bool:
    try:
        Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def og_locale(lang: str) -> str:
    """As Open Graph writes a language: `en_GB`, with the likeliest territory where the tag names none."""
    found = locale(lang)
    if lang.lower() == "en":
        return "en_GB"
    territory = found.territory or _likely(str(found))
    return f"{found.language}_{territory}" if territory else found.language


def _likely(name: str) -> str:
    likely = str(get_global("likely_subtags").get(name, ""))
    last = likely.rpartition("_")[2]
    return last if last.isupper() and len(last) == 2 else ""


def direction(lang: str) -> str:
    """`ltr` or `rtl`."""
    return "rtl" if is_rtl(lang) else "ltr"


def place_of(lang: str) -> Locale:
    """The locale for dates: English dates as Britain writes them, day first."""
    return locale("en-GB" if lang.lower() == "en" else lang)


def own_name(lang: str) -> str:
    """A language's name in itself, as a list of languages shows it: `Español`."""
    name = name_in_itself(lang)
    return name[:1].upper() + name[1:]


def name_in_itself(lang: str) -> str:
    """A language's name in itself, as it stands within a sentence: `español`."""
    return locale(lang).get_display_name() or lang


def date_view(moment: dt.datetime, lang: str, *, date_only: bool) -> DateView:
    """A date for people and for machines."""
    return _date_view(moment.isoformat(), lang, date_only)


@cache
def _date_view(written: str, lang: str, date_only: bool) -> DateView:  # noqa: FBT001 - positional for the cache
    # The text is the key: two datetimes of one instant are equal whatever their offsets, but not written alike.
    moment = dt.datetime.fromisoformat(written)
    where = place_of(lang)
    iso = moment.date().isoformat() if date_only else moment.isoformat()
    return DateView(iso=iso, text=format_date(moment.date(), "long", locale=where), year=moment.year)


def day_text(day: dt.date, lang: str) -> str:
    """A day in words: `3 May 2024`."""
    return format_date(day, "long", locale=place_of(lang))


def month_text(day: dt.date, lang: str) -> str:
    """The month of a day in words, as a title has it: `May 2024`."""
    text = format_date(day, "LLLL yyyy", locale=locale(lang))
    return text[:1].upper() + text[1:]


def number_text(value: float, lang: str) -> str:
    """A count as people read it: `1,204`."""
    return str(format_decimal(value, locale=locale(lang)))
