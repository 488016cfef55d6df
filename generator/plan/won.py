"""Planner of “What we won”: the outcomes of all campaigns, year by year, with what they add up to and as a table to take away.

The page is there as soon as one campaign was won, wholly or in part. Defeats stand on it too.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.content.records import DECIDED, Campaign, State, Story
from generator.plan.dates import date_view
from generator.plan.heads import About, Heads
from generator.plan.impact import totals
from generator.plan.output import Output
from generator.plan.planning import WON_STATES
from generator.plan.texts import one_line
from generator.views.common import LinkView
from generator.views.files import TextView
from generator.views.won import FilterView, OutcomeView, OutcomeYear, TotalView, WonPage

WON = "/won/"
TABLE = "/won/outcomes.csv"
DATA = "/won/outcomes.json"
MOST_FILTERS = 24
"""As many as the style sheet has rules for (`won.css`)."""
_SHOWN_STORIES = 3
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula (OWASP, CSV Injection)."""


def won(heads: Heads) -> Iterator[Output]:
    """The page with its files; nothing in a hub that has not won yet."""
    if any(campaign.state in WON_STATES for campaign in heads.planning.hub.campaigns):
        yield from Won(heads).outputs()


class Won:
    """The outcomes of a hub, each campaign told once whatever its translations."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.planning = heads.planning
        self.lang = heads.config.lang
        hub = heads.planning.hub
        self.campaigns = tuple(c for c in hub.campaigns if hub.translated(c)[0] is c)
        self.ended = sorted((c for c in self.campaigns if c.state in DECIDED), key=_when, reverse=True)
        self.told: dict[str, list[Story]] = defaultdict(list)
        for story in hub.once(hub.stories):
            self.told[story.campaign].append(story)
        self.topics = self._filters(Counter(t for c in self.ended for t in dict.fromkeys(self._topics(c))), 0)
        places = Counter(place for c in self.ended if (place := self._place(c)))
        self.places = self._filters(places, len(self.topics))

    def outputs(self) -> Iterator[Output]:
        """The page, and its outcomes as CSV and JSON."""
        yield self._page()
        rows = [self._row(campaign) for campaign in self.ended]
        yield Output(TABLE, "text", TextView(text=table(rows)))
        yield Output(DATA, "text", TextView(text=json.dumps(rows, ensure_ascii=False, indent=1) + "\n"))

    def _page(self) -> Output:
        title = self._text("What we won")
        count = Counter(campaign.state for campaign in self.ended)
        dated = [step.date for campaign in self.ended if (step := campaign.decided)]
        summary = self._summary(count)
        hub = self.planning.hub
        page = WonPage(
            title=title,
            won=count[State.WON],
            partly_won=count[State.PARTLY_WON],
            lost=count[State.LOST],
            closed=count[State.CLOSED],
            open=sum(self.planning.is_open(campaign) for campaign in self.campaigns),
            stories=sum(len(self.told[campaign.slug]) for campaign in self.ended),
            totals=tuple(
                TotalView(value=total.value, label=one_line(total.label), sources=total.sources)
                for total in totals(self.campaigns, hub.once(hub.stories), self.lang)
            ),
            years=self._years(),
            topics=self.topics,
            places=self.places,
            table=TABLE,
            data=DATA,
            updated=date_view(max(dated), self.lang, date_only=True).text if dated else "",
        )
        image = self.heads.cards.of_outcomes(WON, title, summary, self.lang)
        about = About(title=title, description=summary, image=image)
        return self.heads.listing(WON, "won.html", page, about)

    def _text(self, message: str) -> str:
        return self.planning.text(message, self.lang)

    def _summary(self, count: Mapping[State, int]) -> str:
        """What there is, in one line: `Won: 2 · Partly won: 1 · Lost: 1`."""
        words = ((State.WON, "Won"), (State.PARTLY_WON, "Partly won"), (State.LOST, "Lost"), (State.CLOSED, "Closed"))
        return " · ".join(f"{self._text(word)}: {count[state]}" for state, word in words if count[state])

    def _years(self) -> tuple[OutcomeYear, ...]:
        by_year: dict[int, list[OutcomeView]] = defaultdict(list)
        for campaign in self.ended:
            by_year[_when(campaign).year].append(self._outcome(campaign))
        return tuple(OutcomeYear(year=year, outcomes=tuple(found)) for year, found in by_year.items())

    def _outcome(self, campaign: Campaign) -> OutcomeView:
        stories = self.told[campaign.slug]
        topics, place = self._topics(campaign), self._place(campaign)
        filters = [f.number for f in self.topics if f.label in topics]
        filters += [f.number for f in self.places if f.label == place]
        return OutcomeView(
            id=f"outcome-{campaign.slug}",
            campaign=self.planning.campaign(campaign),
            target=one_line(campaign.target),
            history=self.planning.history(campaign),
            numbers=self.planning.numbers(campaign),
            learnt=one_line(campaign.learnt),
            stories=tuple(
                LinkView(label=one_line(s.title), url=self.planning.url(s), lang=s.lang)
                for s in stories[:_SHOWN_STORIES]
            ),
            story_count=len(stories),
            filters=tuple(filters),
        )

    def _topics(self, campaign: Campaign) -> Sequence[str]:
        return [link.label for link in self.planning.topics(campaign)]

    def _place(self, campaign: Campaign) -> str:
        place = self.planning.place(campaign)
        return place.label if place else ""

    def _filters(self, counted: Mapping[str, int], taken: int) -> tuple[FilterView, ...]:
        """The most frequent, in the order of their names."""
        most = sorted(counted, key=lambda label: (-counted[label], label.casefold()))[: MOST_FILTERS // 2]
        return tuple(
            FilterView(label=label, url=f"#only-{number}", number=number, count=counted[label])
            for number, label in enumerate(sorted(most, key=str.casefold), start=taken + 1)
        )

    def _row(self, campaign: Campaign) -> dict[str, str]:
        """A campaign for a spreadsheet. Dates are ISO 8601, counts plain numbers."""
        planning, end = self.planning, campaign.decided
        return {
            "campaign": one_line(campaign.title),
            "state": campaign.state.value,
            "begun": campaign.date.date().isoformat(),
            "ended": end.date.date().isoformat() if end else "",
            "days": str((end.date.date() - campaign.date.date()).days) if end else "",
            "asked": one_line(campaign.ask),
            "target": one_line(campaign.target),
            "outcome": one_line(campaign.outcome),
            "learnt": one_line(campaign.learnt),
            "count": _plain(campaign.progress),
            "goal": _plain(campaign.goal),
            "unit": one_line(campaign.unit),
            "numbers": "; ".join(f"{one_line(n.value)} {one_line(n.label)}" for n in campaign.numbers),
            "place": self._place(campaign),
            "topics": "; ".join(self._topics(campaign)),
            "stories": str(len(self.told[campaign.slug])),
            "address": self.heads.canonical.absolute(planning.url(campaign)),
        }


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """Rows as CSV (RFC 4180), with the mark that tells spreadsheets of UTF-8, and no cell that they would compute."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return f"\ufeff{out.getvalue()}"


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _when(campaign: Campaign) -> dt.datetime:
    """The day on which it ended; where nobody wrote it down, that of its last news."""
    end = campaign.decided
    return end.date if end else max((campaign.date, *(u.date for u in campaign.updates)))
