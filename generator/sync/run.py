"""One sync: which counters there are, what they say now, and what of it is to be believed.

The last good value stays, with its time, whenever a counter does not answer, answers with nonsense, or says much less
than before. Whatever happens is a note at the place where the counter is written; a sync never fails for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec

from generator.config import SiteConfig
from generator.content.counters import COUNTERS_FILE, Counted, counters_text
from generator.content.counters_reading import read_counters
from generator.content.petition import Source
from generator.content.records import Campaign, State
from generator.content.tally import Wanted, sources
from generator.options import Progress
from generator.problems import Problem, Rule, Severity, ordered
from generator.scaffold import write_data
from generator.sync.answers import AnswerError, number_at, submissions
from generator.sync.fetch import FetchError, Limits, TooOftenError, all_of, fetch
from generator.sync.texts import records

NOT_REACHED = Rule(
    "counter-not-reached",
    Severity.WARNING,
    "A counter did not answer",
    "Networks fail. The last number that the counter said stays, with its day, and the next sync asks again.",
)
NONSENSE = Rule(
    "counter-answer-unreadable",
    Severity.WARNING,
    "A counter answers with something else than a number",
    "The other side may have changed its answer, or `path:` may be wrong. The last good number stays.",
)
FELL = Rule(
    "counter-fell",
    Severity.WARNING,
    "A counter says less than half of what it said before",
    "Signatures are withdrawn now and then, but not half of them: more likely the other side has a fault, or began "
    "anew. The last good number stays until somebody says that the new one is right.",
)
LOWER = Rule(
    "counter-lower",
    Severity.HINT,
    "A counter says a little less than before",
    "Signatures are withdrawn, and sorted out as spam. The new number is taken.",
)
TOO_OFTEN = Rule(
    "counter-asked-too-often",
    Severity.WARNING,
    "A counter asks for patience",
    "Some services answer only so many times an hour. We leave it alone until the time that it names.",
)
NO_TOKEN = Rule(
    "counter-needs-token",
    Severity.WARNING,
    "A counter that only answers with a token",
    "Action Network and Netlify tell their counts only to somebody with a token. It is read from the environment when "
    "`storyhub sync` runs, and never written anywhere.",
)
RULES = (NOT_REACHED, NONSENSE, FELL, LOWER, TOO_OFTEN, NO_TOKEN)

_ASKED = (State.LIVE, State.PAUSED, State.DRAFT)
"""Campaigns that are over keep the number that they ended with."""


class Access(msgspec.Struct, frozen=True):
    """What lets us ask. Never written, never shown."""

    action_network: str = ""
    netlify: str = ""
    netlify_site: str = ""


class Services(msgspec.Struct, frozen=True):
    """Where the services answer (actionnetwork.org/docs; netlify/open-api swagger.yml 2.55.0)."""

    action_network: str = "https://actionnetwork.org/api/v2"
    netlify: str = "https://api.netlify.com/api/v1"


class Told(msgspec.Struct, frozen=True):
    """What came of one counter: `value` is None where nothing is known, `before` where nothing was."""

    key: str
    label: str
    campaign: str
    value: float | None
    before: float | None
    fetched: dt.datetime | None
    fresh: bool


class Synced(msgspec.Struct, frozen=True):
    """What came of a sync."""

    told: tuple[Told, ...]
    problems: tuple[Problem, ...]
    written: bool


class _Question(msgspec.Struct, frozen=True):
    """An address to ask, with what lets us in."""

    url: str
    headers: tuple[tuple[str, str], ...] = ()


class _Asked(msgspec.Struct, frozen=True):
    """A counter: where it is written, in which campaign, and how it is asked; None where it cannot be."""

    wanted: Wanted
    campaign: str
    question: _Question | None


def sync(
    root: Path,
    config: SiteConfig,
    access: Access,
    now: dt.datetime,
    progress: Progress,
    *,
    accept_falls: bool = False,
    limits: Limits | None = None,
    services: Services | None = None,
) -> Synced:
    """Asks every counter of the hub in `root` and writes what they say.

    Args:
        root: the hub.
        config: its site.yaml.
        access: tokens; empty where there are none.
        now: the moment that is written as the time of what is fetched.
        progress: whoever watches.
        accept_falls: believe also what is less than half of before.
        limits: how long to wait.
        services: where the services stand.
    """
    file = root / COUNTERS_FILE
    known, odd = read_counters(file.read_bytes()) if file.is_file() else ({}, ())
    counters, problems = dict(known), list(odd)
    asked = [_asked(wanted, slug, access, services or Services()) for wanted, slug in _wanted(root, config)]
    due = [each for each in asked if each.question and not _waits(counters.get(each.wanted.source.key), now)]
    progress.stage("sync", len(due))
    answers = _ask_all({each.question for each in due if each.question}, limits or Limits(), now)
    for each in asked:
        try:
            problems += _settle(each, answers, counters, now, accept_falls=accept_falls)
        except _Note as note:
            problems.append(_problem(each, note, counters))
        progress.advance()
    text = counters_text(counters)
    written = counters != known and write_data(root, COUNTERS_FILE, text)
    told = tuple(_told(each, counters, known) for each in asked)
    return Synced(told, ordered(problems), written)


# What there is to ask.


def _wanted(root: Path, config: SiteConfig) -> Iterator[tuple[Wanted, str]]:
    """Every counter of the campaigns that are not over, each once; paper is not asked."""
    campaigns = [record for record in records(root, config, "campaign") if isinstance(record, Campaign)]
    found = sources(campaigns, config)
    seen: set[str] = set()
    for campaign in campaigns:
        for wanted in found[campaign.path] if campaign.state in _ASKED else ():
            key = wanted.source.key
            if wanted.source.kind != "paper" and key not in seen:
                seen.add(key)
                yield wanted, campaign.slug


def _asked(wanted: Wanted, campaign: str, access: Access, services: Services) -> _Asked:
    return _Asked(wanted, campaign, _question(wanted.source, access, services))


def _question(source: Source, access: Access, services: Services) -> _Question | None:
    match source.kind:
        case "actionnetwork" if access.action_network:
            url = f"{services.action_network}/petitions/{quote(source.of, safe='')}"
            return _Question(url, (("OSDI-API-Token", access.action_network),))
        case "netlify" if access.netlify and access.netlify_site:
            url = f"{services.netlify}/sites/{quote(access.netlify_site, safe='')}/forms"
            return _Question(url, (("Authorization", f"Bearer {access.netlify}"),))
        case "json":
            return _Question(source.of)
        case _:
            return None


def _waits(counted: Counted | None, now: dt.datetime) -> bool:
    return bool(counted and counted.later and counted.later > now)


# Asking.

_Answer = bytes | FetchError


def _ask_all(questions: Iterable[_Question], limits: Limits, now: dt.datetime) -> dict[_Question, _Answer]:
    """The answers, several at once."""

    def ask(question: _Question) -> _Answer:
        try:
            return fetch(question.url, dict(question.headers), limits, now)
        except FetchError as error:
            return error

    waiting = sorted(questions, key=lambda question: question.url)
    answers = all_of([partial(ask, question) for question in waiting], limits.whole)
    late = FetchError(f"was not done after {limits.whole:g} seconds.")
    return {question: late if told is None else told for question, told in zip(waiting, answers, strict=True)}


# Believing.


class _Note(Exception):  # noqa: N818 - it is what a reader is told
    """Something to tell of a counter. The text continues “This counter …”."""

    def __init__(self, rule: Rule, text: str, hint: str, severity: Severity | None = None) -> None:
        super().__init__(text)
        self.rule, self.text, self.hint, self.severity = rule, text, hint, severity


def _settle(
    asked: _Asked,
    answers: Mapping[_Question, _Answer],
    counters: dict[str, Counted],
    now: dt.datetime,
    *,
    accept_falls: bool,
) -> Sequence[Problem]:
    """Takes what a counter says into `counters`; notes that it was taken with a grain of salt.

    Raises:
        _Note: if it is not to be taken.
    """
    source = asked.wanted.source
    before = counters.get(source.key)
    if asked.question is None:
        raise _no_token(asked.wanted)
    if _waits(before, now) and before and before.later:
        raise _Note(TOO_OFTEN, f"asks to be left alone until {before.later:%Y-%m-%d %H:%M} UTC.", _LATER)
    answer = answers[asked.question]
    if isinstance(answer, TooOftenError):
        later = now + answer.wait
        if before:
            counters[source.key] = msgspec.structs.replace(before, later=later.replace(microsecond=0))
        raise _Note(TOO_OFTEN, f"asks to be left alone until {later:%Y-%m-%d %H:%M} UTC.", _LATER)
    if isinstance(answer, FetchError):
        raise _Note(NOT_REACHED, str(answer), _reach_hint(source))
    value = _number(source, answer)
    fell = before is not None and value < before.value / 2
    if before and fell and not accept_falls:
        raise _Note(FELL, f"says {value:,.15g}, and said {before.value:,.15g} before.", _FALL_HINT)
    counters[source.key] = Counted(value, now.astimezone(dt.UTC).replace(microsecond=0), source.label)
    if before and value < before.value:
        note = _Note(LOWER, f"says {value:,.15g}, and said {before.value:,.15g} before.", "Nothing needs to change.")
        return (_problem(asked, note, {}),)
    return ()


_LATER = "Nothing needs to change: the next sync after that asks again."
_FALL_HINT = "Look at the other side. If the new number is right, run `storyhub sync --accept-falls`."


def _number(source: Source, answer: bytes) -> float:
    try:
        if source.kind == "netlify":
            return submissions(answer, source.of)
        return number_at(answer, "total_signatures" if source.kind == "actionnetwork" else source.path)
    except AnswerError as error:
        hint = "Open the address in a browser, and write the way to the number into `path:`."
        raise _Note(
            NONSENSE, str(error), hint if source.kind == "json" else "Look whether the name is right."
        ) from error


def _no_token(wanted: Wanted) -> _Note:
    variables = {
        "actionnetwork": "STORYHUB_ACTION_NETWORK_TOKEN",
        "netlify": "NETLIFY_AUTH_TOKEN and NETLIFY_SITE_ID",
    }[wanted.source.kind]
    return _Note(
        NO_TOKEN,
        "was not asked, for it tells its number only to somebody with a token.",
        f"Set {variables} where `storyhub sync` runs; docs/petitions.md says how.",
        Severity.HINT if wanted.implied else None,
    )


def _reach_hint(source: Source) -> str:
    if source.kind == "json":
        return f"Open {source.of} in a browser to see whether it is still there. The next sync asks again."
    return "Look whether the token is still good. The next sync asks again."


def _problem(asked: _Asked, note: _Note, counters: Mapping[str, Counted]) -> Problem:
    source = asked.wanted.source
    kept = counters.get(source.key)
    stays = f" We keep {kept.value:,.15g} of {kept.fetched:%Y-%m-%d}." if kept else ""
    problem = note.rule.at(asked.wanted.position, f"{_named(source)} {note.text}{stays}", note.hint)
    return msgspec.structs.replace(problem, severity=note.severity) if note.severity else problem


def _named(source: Source) -> str:
    match source.kind:
        case "actionnetwork":
            return f"The counter of Action Network’s petition {source.of}"
        case "netlify":
            return f"The counter of the form {source.of} at Netlify"
        case _:
            return f"The counter at {urlsplit(source.of).hostname}"


def _told(asked: _Asked, counters: Mapping[str, Counted], known: Mapping[str, Counted]) -> Told:
    source = asked.wanted.source
    now, before = counters.get(source.key), known.get(source.key)
    return Told(
        key=source.key,
        label=source.label or _named(source).removeprefix("The counter ").removeprefix("of ").removeprefix("at "),
        campaign=asked.campaign,
        value=now.value if now else None,
        before=before.value if before else None,
        fetched=now.fetched if now else None,
        fresh=bool(now and (before is None or now.fetched != before.fetched)),
    )


Sync = Callable[..., Synced]
