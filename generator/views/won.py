"""What the hub has won: the page that sums up its outcomes, for those who want to know whether it is worth it."""

from __future__ import annotations

from generator.views.common import LinkView, NumberView, StepView, View
from generator.views.content import Content
from generator.views.pages import CampaignSummary


class FilterView(LinkView, frozen=True, kw_only=True):
    """A topic or a place to look at alone: `number` is its class on the page, from 1; `count` how many outcomes it has."""

    number: int
    count: int


class TotalView(NumberView, frozen=True, kw_only=True):
    """Impact numbers that count the same, added up; `sources` is how many campaigns and stories they come from."""

    sources: int


class OutcomeView(View, frozen=True, kw_only=True):
    """What came of one campaign. `id` is its anchor, `filters` are the numbers of its topics and its place."""

    id: str
    campaign: CampaignSummary
    target: str
    history: tuple[StepView, ...]
    numbers: tuple[NumberView, ...]
    learnt: str
    stories: tuple[LinkView, ...]
    """Those that tell of it, in the page's language where there are some."""
    story_count: int
    """How many there are in all."""
    filters: tuple[int, ...]


class OutcomeYear(View, frozen=True, kw_only=True):
    """The campaigns that ended in a year, the latest first."""

    year: int
    outcomes: tuple[OutcomeView, ...]


class WonPage(Content, frozen=True, kw_only=True):
    """What was won, in part or wholly, and what was not."""

    title: str
    won: int
    partly_won: int
    lost: int
    closed: int
    open: int
    stories: int
    """That tell of these campaigns."""
    totals: tuple[TotalView, ...]
    years: tuple[OutcomeYear, ...]
    topics: tuple[FilterView, ...]
    places: tuple[FilterView, ...]
    table: str
    """Address of the outcomes as CSV."""
    data: str
    """The same as JSON."""
    updated: str
    """The day of the latest outcome, as people read it; empty where none has a day."""
