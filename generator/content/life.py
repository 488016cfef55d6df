"""A campaign's life: its states with their dates, made of what its front matter and its updates say of them.

Where both speak, the newest date counts; a `state:` without a date says what is so today, if no dated one says otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

import msgspec

from generator.content import milestones
from generator.content.records import DECIDED, Campaign, State, Step, Update
from generator.problems import Position, Problem, Rule, Severity

FUTURE = Rule(
    "campaign-state-future",
    Severity.WARNING,
    "A campaign has come into a state that is still to come",
    "`history:` tells what has been. A day that is still to come is left out until it has come.",
)
DIFFERS = Rule(
    "campaign-state-differs",
    Severity.WARNING,
    "A campaign says two things of where it stands",
    "`state:` says where it stands, `history:` and updates with a `state:` say since when. The newest day counts.",
)
NO_OUTCOME = Rule(
    "campaign-outcome-missing",
    Severity.HINT,
    "A campaign has ended and does not say how",
    "`outcome:` tells in two or three sentences what came of it, or why it was lost or closed. Stories, cards and the "
    "page “What we won” show it.",
)
NO_DATE = Rule(
    "campaign-end-undated",
    Severity.HINT,
    "A campaign has ended, nobody knows when",
    "Feeds tell of an outcome on its day, and “What we won” sorts by year.",
)
DEADLINE_PAST = Rule(
    "campaign-deadline-past",
    Severity.HINT,
    "A campaign's last day has passed",
    "Readers see that it has ended. They also want to know what came of it.",
)
RULES = (FUTURE, DIFFERS, NO_OUTCOME, NO_DATE, DEADLINE_PAST)

_Placed = tuple[Step, Position]


def lived(campaign: Campaign, today: dt.datetime, zone: ZoneInfo) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign with its whole history and the state that it is in on a day, and what contradicts itself in it."""
    problems: list[Problem] = []
    steps = _dated(campaign, today, problems)
    written = "state" in campaign.positions
    state = campaign.state
    if steps and state is not State.DRAFT and steps[-1][0].state is not state:
        if written:
            problems.append(_differs(campaign, *steps[-1]))
        state = steps[-1][0].state
    counted = milestones.counts(campaign)
    progress = counted[-1][1] if campaign.progress is None and counted else campaign.progress
    whole = msgspec.structs.replace(
        campaign, state=state, progress=progress, history=_whole(campaign, [step for step, _ in steps])
    )
    problems += _hints(whole, today, zone)
    return whole, tuple(problems)


def ends(deadline: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment from which a deadline has passed: a day counts to its midnight, by the hub's own clock."""
    local = deadline.astimezone(zone)
    if local.time() != dt.time():
        return deadline
    return dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), zone)


def is_over(campaign: Campaign, today: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether a campaign's last day has passed while nobody has said what came of it."""
    asks = campaign.state in (State.LIVE, State.PAUSED)
    return asks and campaign.deadline is not None and ends(campaign.deadline, zone) <= today


def afterwards(campaign: Campaign) -> tuple[Update, ...]:
    """What happened next: the updates after the day on which the campaign ended, newest first."""
    end = campaign.decided
    return tuple(u for u in campaign.updates if end and u.date.date() > end.date.date())


def _dated(campaign: Campaign, today: dt.datetime, problems: list[Problem]) -> list[_Placed]:
    """The steps that anybody dated and that have come, oldest first, each where it is written."""
    steps = [(step, campaign.position(f"history.{at}")) for at, step in enumerate(campaign.history)]
    steps += [(Step(u.date, u.state), u.position("state")) for u in campaign.updates if u.state]
    come: list[_Placed] = []
    for step, position in steps:
        if step.state is State.DRAFT:
            continue
        if step.date > today:
            problems.append(_future(step, position))
        else:
            come.append((step, position))
    return sorted(come, key=lambda placed: placed[0].date)


def _whole(campaign: Campaign, dated: Sequence[Step]) -> tuple[Step, ...]:
    """The whole line: live from the campaign's own date if nothing else is said, and each state once as long as it lasts."""
    begun = not dated or (campaign.date < dated[0].date and dated[0].state is not State.LIVE)
    steps = [*([Step(campaign.date, State.LIVE)] if begun else []), *dated]
    return tuple(_joined(list(run)) for _, run in groupby(steps, key=lambda step: step.state))


def _joined(run: Sequence[Step]) -> Step:
    """Of several days that say the same, the first, with the first note that there is."""
    return msgspec.structs.replace(run[0], note=next((step.note for step in run if step.note), ""))


def _future(step: Step, position: Position) -> Problem:
    return FUTURE.at(
        position,
        f"This says that the campaign is {_word(step.state)} from {step.date:%Y-%m-%d}, which is still to come.",
        "Correct the day, or write it down when it has come.",
    )


def _differs(campaign: Campaign, step: Step, position: Position) -> Problem:
    where = f"line {position.line}" if position.path == campaign.path else position.path
    return DIFFERS.at(
        campaign.position("state"),
        f"`state` says {campaign.state.value}, and {where} says {step.state.value} since {step.date:%Y-%m-%d}. "
        f"We show {step.state.value}.",
        f"Write the newer of the two here, or add the day on which it became {campaign.state.value} to `history`.",
        fix=f"state: {step.state.value}",
    )


def _hints(campaign: Campaign, today: dt.datetime, zone: ZoneInfo) -> Iterator[Problem]:
    state = campaign.position("state")
    kept = f"state: {campaign.state.value}" if "state" in campaign.positions else "---"  # the line that a fix stands on
    if campaign.state in DECIDED and not campaign.outcome:
        yield NO_OUTCOME.at(
            state,
            f"This campaign is {_word(campaign.state)}, and nothing says what came of it.",
            "Add two or three sentences, also about a defeat.",
            fix=f"{kept}\noutcome: What came of it, and why.",
        )
    if campaign.state in DECIDED and campaign.decided is None:
        yield NO_DATE.at(
            state,
            f"This campaign is {_word(campaign.state)}, and nothing says since when.",
            "Add the day.",
            fix=f"{kept}\nhistory: {{{campaign.state.value}: 2025-03-01}}",
        )
    if is_over(campaign, today, zone):
        yield DEADLINE_PAST.at(
            campaign.position("deadline"),
            f"The last day was {campaign.deadline:%Y-%m-%d}, so readers see that this campaign has ended.",
            "Write what came of it (`state: won`, `outcome: …`), or a later day.",
        )


def _word(state: State) -> str:
    return state.value.replace("-", " ")
