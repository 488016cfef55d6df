"""Impact numbers added up: only those that count the same in the same words, and none twice.

A number counts if it is one number and nothing else, at most with a currency: `412`, `1,906`, `£86,000`. `41 s`, `30 %`
or `about 200` are for reading. Of a campaign and its stories each label counts once: what the campaign itself says, else
the most that one of its stories says, because they tell of the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec
from babel.numbers import NumberFormatError, parse_decimal

from generator import lazy_re
from generator.content.records import Campaign, Number, Story
from generator.plan.dates import locale, number_text

_CURRENCY = "£$€¥₹"
_NUMBER = lazy_re.compile(
    rf"(?P<before>[{_CURRENCY}]?)\s?(?P<number>\d(?:[\d.,'’ \u00a0\u202f]*\d)?)\s?(?P<after>[{_CURRENCY}]?)"
)

Key = tuple[str, str]
"""The label without capitals, and the currency."""


class Total(msgspec.Struct, frozen=True):
    """A sum: `value` as people read it, of `sources` campaigns and stories."""

    value: str
    label: str
    sources: int


class Amount(msgspec.Struct, frozen=True):
    """A number that can be added: with its currency before or after it, or none."""

    number: Decimal
    label: str
    before: str = ""
    after: str = ""

    @property
    def key(self) -> Key:
        """What may be added to it."""
        return " ".join(self.label.casefold().split()), self.before or self.after


def amount(value: str, label: str, lang: str) -> Amount | None:
    """An impact number as a number, read as its language writes them; None if it is more or less than one."""
    match = _NUMBER.fullmatch(value.strip())
    if match is None or (match["before"] and match["after"]):
        return None
    try:
        number = parse_decimal(re.sub(r"[ \u00a0\u202f]", "", match["number"]), locale=locale(lang), strict=True)
    except NumberFormatError:
        return None
    return Amount(number, label, match["before"], match["after"])


def totals(campaigns: Iterable[Campaign], stories: Iterable[Story], lang: str) -> tuple[Total, ...]:
    """What at least two campaigns, or stories of none, have in common, the most shared first. Numbers as `lang` writes them."""
    sums: dict[Key, list[Amount]] = defaultdict(list)
    for amounts in _sources(campaigns, stories):
        for key, found in amounts.items():
            sums[key].append(found)
    shared = [found for found in sums.values() if len(found) > 1]
    return tuple(_total(found, lang) for found in sorted(shared, key=lambda found: (-len(found), found[0].key)))


def _sources(campaigns: Iterable[Campaign], stories: Iterable[Story]) -> Iterable[Mapping[Key, Amount]]:
    told: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        told[story.campaign].append(story)
    for campaign in campaigns:
        own = _by_key([*_amounts(campaign.numbers, campaign.lang), *_counted(campaign)])
        others = [a for story in told.pop(campaign.slug, ()) for a in _amounts(story.numbers, story.lang)]
        yield {**_by_key(others), **own}
    for alone in told.values():
        yield from (_by_key(_amounts(story.numbers, story.lang)) for story in alone)


def _amounts(numbers: Iterable[Number], lang: str) -> list[Amount]:
    return [found for n in numbers if (found := amount(n.value, n.label, lang))]


def _counted(campaign: Campaign) -> list[Amount]:
    """A campaign's own count: `412 signatures`."""
    if campaign.progress is None or not campaign.unit:
        return []
    return [Amount(Decimal(str(campaign.progress)), campaign.unit)]


def _by_key(amounts: Iterable[Amount]) -> dict[Key, Amount]:
    found: dict[Key, Amount] = {}
    for each in amounts:
        if each.key not in found or found[each.key].number < each.number:
            found[each.key] = each
    return found


def _total(amounts: list[Amount], lang: str) -> Total:
    first = amounts[0]
    number = sum((each.number for each in amounts), Decimal(0))
    gap = "\u00a0" if first.after else ""
    value = f"{first.before}{number_text(float(number), lang)}{gap}{first.after}"
    return Total(value, first.label, len(amounts))
