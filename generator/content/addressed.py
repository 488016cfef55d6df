"""Whom campaigns ask: what the names in `target:`, and the campaigns in a representative's answers, mean.

A target is a representative (by slug or name), a council or board that representatives sit on, or any other words,
which stay as they are.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from generator.content import hub_rules as rules
from generator.content.records import Campaign, Record, State
from generator.content.representatives import Representative
from generator.problems import Problem
from generator.urls import slugify

_FREE_MAIL = frozenset(
    ("gmx.de", "gmx.net", "web.de", "t-online.de", "btinternet.com", "free.fr", "orange.fr", "libero.it", "mail.ru")
)
_FREE_NAMES = frozenset(
    ("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "aol", "icloud", "me", "proton")
)
"""Of providers whose addresses people have as private persons, the first whole, the second under many endings."""


class Directory:
    """The representatives of a hub, by whatever may name them."""

    def __init__(self, representatives: Iterable[Representative]) -> None:
        self._people: dict[str, list[Representative]] = {}
        self._bodies: dict[str, list[Representative]] = {}
        for person in representatives:
            for name in dict.fromkeys((person.slug, _key(person.title))):
                self._people.setdefault(name, []).append(person)
            for body in person.bodies:
                self._bodies.setdefault(_key(body), []).append(person)

    def person(self, name: str, lang: str) -> Representative | None:
        """The representative that a slug or a name means, in a language if there is one in it."""
        found = self._people.get(name) or self._people.get(_key(name)) or []
        return next((r for r in found if r.lang == lang), found[0] if found else None)

    def members(self, name: str, lang: str) -> tuple[Representative, ...]:
        """Those who sit on a body, each once, in a language where they are told in it."""
        chosen: dict[str, Representative] = {}
        for person in self._bodies.get(_key(name), []):
            key = person.translation_key or person.slug
            if key not in chosen or person.lang == lang:
                chosen[key] = person
        return tuple(chosen.values())

    def asked(self, target: str, lang: str) -> tuple[Representative, ...]:
        """Those whom a target means; nobody where it is only words."""
        person = self.person(target, lang)
        return (person,) if person else self.members(target, lang)

    @property
    def names(self) -> list[str]:
        """Every name that means somebody, in the form of a slug."""
        return sorted({slugify(name) for name in (*self._people, *self._bodies)})


def _key(name: str) -> str:
    """Case, accents and signs make no difference."""
    return slugify(name)


def resolved(records: Sequence[Record], today: dt.datetime) -> list[Record]:
    """The records; campaigns have the slugs of the representatives whom they ask and their names in `target`, and
    representatives have no answer that is dated after `today`.
    """
    directory = Directory(r for r in records if isinstance(r, Representative))
    titles = {_key(r.title): r.slug for r in reversed(records) if isinstance(r, Campaign)}
    slugs = {r.slug for r in records if isinstance(r, Campaign)}

    def campaign(name: str) -> str:
        return name if name in slugs else titles.get(_key(name), slugify(name) if slugify(name) in slugs else name)

    found: list[Record] = []
    for record in records:
        if isinstance(record, Campaign) and record.targets:
            people = [directory.person(name, record.lang) for name in record.targets]
            pairs = list(zip(record.targets, people, strict=True))
            found.append(
                msgspec.structs.replace(
                    record,
                    targets=tuple(person.slug if person else name for name, person in pairs),
                    target=", ".join(person.title if person else name for name, person in pairs),
                )
            )
        elif isinstance(record, Representative) and (record.answers or record.asked):
            answers = (a for a in record.answers if a.date <= today)
            asked = (a for a in record.asked if a.date <= today)
            found.append(
                msgspec.structs.replace(
                    record,
                    answers=tuple(msgspec.structs.replace(a, campaign=campaign(a.campaign)) for a in answers),
                    asked=tuple(msgspec.structs.replace(a, campaign=campaign(a.campaign)) for a in asked),
                )
            )
        else:
            found.append(record)
    return found


def problems(
    campaigns: Sequence[Campaign],
    representatives: Sequence[Representative],
    read: Iterable[Record],
    today: dt.datetime,
    waiting: Callable[[str, str], str],
) -> Iterator[Problem]:
    """What cannot be right in whom campaigns ask and in what representatives are said to have answered.

    `read` are the records before they were resolved: positions count in their lists. `waiting` says why the file of a
    name in a folder is not published (`References.waiting`).
    """
    directory = Directory(representatives)
    for campaign in campaigns:
        for place, name in enumerate(campaign.targets):
            if "-" in name and slugify(name) == name and not directory.asked(name, campaign.lang):
                yield _unknown_target(campaign, place, name, directory.names, waiting("representatives", name))
    slugs = {campaign.slug for campaign in campaigns}
    titles = {_key(campaign.title) for campaign in campaigns}
    known = {person.path for person in representatives}
    for person in read:
        if isinstance(person, Representative) and person.path in known:
            named = [(f"answers.{n}.campaign", a.campaign) for n, a in enumerate(person.answers)]
            named += [(f"asked.{n}.campaign", a.campaign) for n, a in enumerate(person.asked)]
            for key, name in named:
                if not {name, slugify(name)} & slugs and _key(name) not in titles:
                    yield _unknown_campaign(person, key, name, slugs, waiting("campaigns", name))
            yield from _doubtful(person, today)
    yield from _past(campaigns, directory, today)


def is_private(email: str) -> bool:
    """Whether an e-mail address is of a provider whose addresses people have as private persons."""
    domain = email.rpartition("@")[2].casefold()
    return domain in _FREE_MAIL or domain.partition(".")[0] in _FREE_NAMES


def _doubtful(person: Representative, today: dt.datetime) -> Iterator[Problem]:
    """Answers without a source or from the future, and an address that looks like a private one."""
    for place, answer in enumerate(person.answers):
        at = person.positions.get(f"answers.{place}", person.position("answers"))
        if answer.date > today:
            yield rules.ANSWER_FUTURE.at(
                person.positions.get(f"answers.{place}.date", at),
                f"This answer of {person.title} is dated {answer.date:%Y-%m-%d}, which is still to come, so it is not shown.",
                "Correct the date, or leave it: from that day on it is shown.",
            )
        if answer.source is None:
            yield rules.ANSWER_UNSOURCED.at(
                at,
                f"Nobody can look up what {person.title} said on {answer.date:%Y-%m-%d}.",
                "Add a line `source: https://…` below its date: minutes, a newspaper, or a copy of the letter.",
            )
    if is_private(person.email):
        yield rules.PRIVATE_EMAIL.at(
            person.position("email"),
            f"{person.email} looks like a private address, and this page would publish it.",
            "Write the address that the office gives to everybody, or leave the line out.",
        )


def waits(waiting: str) -> str:
    """What to say of a name whose file is there and not published; `waiting` is the file and why."""
    return f"There is a file, but it is not on the site ({waiting}). Once it is, this needs no change."


def _past(campaigns: Iterable[Campaign], directory: Directory, today: dt.datetime) -> Iterator[Problem]:
    """People whom a running campaign asks by name and who hold the office no longer."""
    for campaign in campaigns:
        for place, name in enumerate(campaign.targets if campaign.state is State.LIVE else ()):
            person = directory.person(name, campaign.lang)
            if person and person.until and not person.in_office(today):
                yield rules.OFFICE_ENDED.at(
                    campaign.positions.get(f"target.{place}", campaign.position("target")),
                    f"{person.title} has been out of office since {person.until:%Y-%m-%d}, so nobody is asked to write to them.",
                    "Name whoever came after them.",
                )


def _unknown_target(campaign: Campaign, place: int, name: str, known: Sequence[str], waiting: str) -> Problem:
    near = [] if waiting else difflib.get_close_matches(name, known, 1, 0.6)
    hint = "Its slug is the name of its file in content/representatives; or write the name as it is to be shown."
    hint = waits(waiting) if waiting else hint
    return rules.UNKNOWN_NAME.at(
        campaign.positions.get(f"target.{place}", campaign.position("target")),
        f"There is no published representative “{name}”, so readers see that as the name.",
        f"Did you mean “{near[0]}”?" if near else hint,
        fix=f"target: {near[0]}" if near and len(campaign.targets) == 1 else "",
    )


def _unknown_campaign(person: Representative, key: str, name: str, slugs: Iterable[str], waiting: str) -> Problem:
    near = difflib.get_close_matches(name, sorted(slugs), 1, 0.5)
    hint = f"Did you mean “{near[0]}”?" if near else "Its slug is the name of its file in content/campaigns."
    if waiting:
        near, hint = [], waits(waiting)
    field = key.partition(".")[0]
    return rules.UNKNOWN_NAME.at(
        person.positions.get(key, person.positions.get(key.rpartition(".")[0], person.position(field))),
        f"There is no published campaign “{name}”.",
        hint,
    )
