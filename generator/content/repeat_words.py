"""How volunteers say that something repeats: `every Thursday`, `every second Tuesday of the month until 2026-12-31`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator import lazy_re
from generator.content.recurrence import WEEKDAYS
from generator.fields.nearest import nearest

_DAY_NAMES = {
    name: code
    for code, names in zip(
        WEEKDAYS,
        (
            "monday mon montag lundi lunes llun",
            "tuesday tue tues dienstag mardi martes mawrth",
            "wednesday wed weds mittwoch mercredi miercoles mercher",
            "thursday thu thur thurs donnerstag jeudi jueves iau",
            "friday fri freitag vendredi viernes gwener",
            "saturday sat samstag sonnabend samedi sabado sadwrn",
            "sunday sun sonntag dimanche domingo sul",
        ),
        strict=True,
    )
    for name in names.split()
}
_SEVERAL = {"weekday": "MO,TU,WE,TH,FR", "workday": "MO,TU,WE,TH,FR", "weekend": "SA,SU"}
_NTH = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "last": -1, "penultimate": -2,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "other": 2, "second": 2, "third": 3,
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("day", "days", "tag", "jour", "dia"), "DAILY"),
    **dict.fromkeys(("week", "weeks", "woche", "semaine", "semana"), "WEEKLY"),
    **dict.fromkeys(("month", "months", "monat", "mois", "mes"), "MONTHLY"),
    **dict.fromkeys(("year", "years", "jahr", "an", "annee", "ano"), "YEARLY"),
}
_WHOLE = {
    **dict.fromkeys(("daily", "täglich", "taglich"), "FREQ=DAILY"),
    **dict.fromkeys(("weekly", "wochentlich", "semanal", "hebdomadaire"), "FREQ=WEEKLY"),
    **dict.fromkeys(("fortnightly", "biweekly", "bi weekly"), "FREQ=WEEKLY;INTERVAL=2"),
    **dict.fromkeys(("monthly", "monatlich", "mensual", "mensuel"), "FREQ=MONTHLY"),
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    **dict.fromkeys(("yearly", "annually", "annual", "jahrlich", "anual", "annuel"), "FREQ=YEARLY"),
}
_EVERY = r"(?:every|each|jeden|jede|jedes|chaque|cada|on|the|all|todos|los|le|el)"
_FILLER = lazy_re.compile(r"\b(?:on|the|at|of|in)\b")
_UNTIL = lazy_re.compile(
    r"[,;]?\s*\b(?:until|till|til|through|up to|to|bis|hasta|jusqu'au|jusquau)\b:?\s*(?P<date>.+)$"
)
_TIMES = lazy_re.compile(
    r"[,;]?\s*\b(?:for\s+)?(?P<count>\d{1,3}|[a-z]+)\s+(?:times|occurrences|dates|sessions|meetings)\b"
)
_FOR = lazy_re.compile(r"[,;]?\s*\bfor\s+(?P<count>\d{1,3}|[a-z]+)\s+(?P<unit>weeks|months|days|years)\b")
_EXCEPT = lazy_re.compile(r"[,;]?\s*\b(?:except|but not|not)\b\s*(?:on\s+)?:?\s*(?P<dates>[\d\-,/. and]+)")
_WORD = r"[^\W\d_]+"


class Said:
    """A repetition as it was said: a rule without its end, and the end and the exceptions as they were written."""

    __slots__ = ("rule", "skip", "times", "until")

    def __init__(self, rule: str, until: str = "", times: int = 0, skip: tuple[str, ...] = ()) -> None:
        self.rule, self.until, self.times, self.skip = rule, until, times, skip


class NotSaidError(ValueError):
    """Words that we do not understand; `meant` is what may have been meant, or empty."""

    def __init__(self, meant: str = "") -> None:
        super().__init__(meant)
        self.meant = meant


def plain(text: str) -> str:
    """Words without capitals, accents and needless signs."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).replace("-", "-").split()).strip(" .;")


def said(text: str) -> Said:
    """A whole sentence.

    Raises:
        NotSaidError: if it cannot be understood.
    """
    rest = plain(text)
    skip: tuple[str, ...] = ()
    if match := _EXCEPT.search(rest):
        skip = tuple(re.findall(r"\d{4}-\d{1,2}-\d{1,2}", match["dates"]))
        rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,")
    until, times = "", 0
    if match := _UNTIL.search(rest):
        until, rest = match["date"].strip(), rest[: match.start()].strip(" ,")
    elif match := _TIMES.search(rest):
        times = _number(match["count"])
        rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,")
    elif match := _FOR.search(rest):
        count, unit = _number(match["count"]), _UNITS[match["unit"]]
        rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,")
        rule = rule_of(rest)
        times = count if rule.startswith(f"FREQ={unit}") and "," not in rule and "INTERVAL" not in rule else 0
        if not times:
            raise NotSaidError("until and a date")
        return Said(rule, "", times, skip)
    return Said(rule_of(rest), until, times, skip)


def rule_of(text: str) -> str:
    """The rule of words such as `every second Tuesday of the month`, without an end.

    Raises:
        NotSaidError: if they cannot be understood.
    """
    words = plain(text).replace(",", " , ").replace("&", " and ")
    whole, _, days = words.partition(" on ")
    if whole.replace("-", " ") in _WHOLE:
        rule = _WHOLE[whole.replace("-", " ")]
        return f"{rule}{_on(rule, days)}" if days else rule
    words = re.sub(rf"^{_EVERY}(?:\s+{_EVERY})*\s+", "", words)
    if words.replace("-", " ") in _WHOLE:
        return _WHOLE[words.replace("-", " ")]
    if found := _of_month(words):
        return found
    if match := re.fullmatch(
        rf"(?:(?P<number>\d{{1,2}}|{_WORD})\s+)?(?P<unit>{_WORD})(?:\s+on\s+(?P<days>.+))?", words
    ):
        unit = _UNITS.get(match["unit"], "")
        number = _number(match["number"]) if match["number"] else 1
        if unit and number:
            rule = f"FREQ={unit}" + (f";INTERVAL={number}" if number > 1 else "")
            return f"{rule}{_on(rule, match['days'])}" if match["days"] else rule
    return _weekly(words)


def _weekly(words: str) -> str:
    """`Thursday`, `other Thursday`, `Tuesday and Thursday`, `weekday`."""
    every = 1
    if match := re.match(rf"(?P<number>other|second|third|\d{{1,2}}(?:nd|rd|th)?|{_WORD})\s+(?=[^\W\d_,]+)", words):
        first = match["number"]
        if first in ("other", "second", "third") or re.fullmatch(r"\d{1,2}(?:nd|rd|th)", first):
            every = _number(re.sub(r"\D+$", "", first) if first[0].isdigit() else first)
            words = words[match.end() :]
    interval = f";INTERVAL={every}" if every > 1 else ""
    return f"FREQ=WEEKLY{interval};BYDAY={','.join(weekdays(words))}"


def _of_month(words: str) -> str:
    """`second Tuesday of the month`, `first and third Monday`, `last day of the month`, `15th of the month`."""
    every = 1
    match = re.search(
        rf"\s*\b(?:of|in|im|du|del|de)\s+(?:the|each|every|a|cada|chaque)?\s*(?P<number>\d{{1,2}}|{_WORD})?\s*months?$",
        words,
    )
    if match:
        every = (
            _number(match["number"]) if match["number"] and match["number"] not in ("the", "each", "every", "a") else 1
        )
        words = words[: match.start()].strip()
    elif first := re.match(r"(?:(?P<number>\d{1,2}|two|three|six)\s+)?months?\s+on\s+(?:the\s+)?", words):
        every = _number(first["number"]) if first["number"] else 1
        words = words[first.end() :].strip()
    else:
        return _nth_days(words) if len(re.findall(r"\b(?:first|1st|3rd|4th|fourth|last)\b", words)) else ""
    if not every:
        raise NotSaidError
    interval = f";INTERVAL={every}" if every > 1 else ""
    return _month_rule(words, interval)


def _nth_days(words: str) -> str:
    """`first Monday`, without the month being said; `second Monday` could be every other week, so it is not read here."""
    return _month_rule(words, "") if any(day in words for day in _DAY_NAMES) else ""


def _month_rule(words: str, interval: str) -> str:
    numbers: list[int] = []
    rules: list[str] = []
    days: list[int] = []
    for word in re.findall(r"[^\W_]+", _FILLER.sub(" ", words)):
        if word in ("and", "y", "et", "und", "or"):
            continue
        if word in _NTH:
            numbers.append(_NTH[word])
        elif match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word):
            numbers.append(int(match[1]))
        elif word in ("day", "days"):
            days += numbers
            numbers = []
        elif code := _weekday(word):
            if not numbers:
                raise NotSaidError
            rules += [f"{number}{code}" for number in numbers]
            numbers = []
        else:
            raise NotSaidError(nearest(word, (*_DAY_NAMES, *_NTH)))
    days += numbers
    if rules and not days and all(-5 <= int(rule[:-2]) <= 5 for rule in rules):
        return f"FREQ=MONTHLY{interval};BYDAY={','.join(rules)}"
    if days and not rules and all(-3 <= day <= 31 and day for day in days):
        return f"FREQ=MONTHLY{interval};BYMONTHDAY={','.join(str(day) for day in days)}"
    raise NotSaidError


def _on(rule: str, words: str) -> str:
    """What comes after `on`: days of the week, or of the month."""
    if rule.startswith("FREQ=MONTHLY"):
        return _month_rule(words, "").removeprefix("FREQ=MONTHLY")
    if rule.startswith("FREQ=WEEKLY"):
        return f";BYDAY={','.join(weekdays(words))}"
    raise NotSaidError


def weekdays(words: str) -> list[str]:
    """Days of the week, in their order.

    Raises:
        NotSaidError: at a word that is none.
    """
    found: set[str] = set()
    for word in re.findall(r"[^\W_]+", words):
        if word in ("and", "y", "et", "und", "or", "on"):
            continue
        if several := _SEVERAL.get(word.removesuffix("s")):
            found.update(several.split(","))
        elif code := _weekday(word):
            found.add(code)
        else:
            raise NotSaidError(nearest(word, (*_DAY_NAMES, *_UNITS, *_WHOLE)))
    if not found:
        raise NotSaidError
    return _in_order(found)


def _in_order(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=WEEKDAYS.index)


def _weekday(word: str) -> str:
    return _DAY_NAMES.get(word) or _DAY_NAMES.get(word.removesuffix("s"), "")


def _number(word: str) -> int:
    """A number in digits or as a word; 0 if it is none."""
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


EXAMPLES = ("weekly", "monthly", "every Thursday", "every second Tuesday of the month")
