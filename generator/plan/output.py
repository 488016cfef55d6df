"""What a plan is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import msgspec

from generator.content.hub import Hub
from generator.content.records import Record
from generator.problems import Problem
from generator.views.common import KitCard, View
from generator.views.files import SitemapEntry


class Output(msgspec.Struct, frozen=True):
    """One file of the published site: where it stands, which recipe makes it of which view, and from which source
    files the view came (for people: `explain`, problems; a recipe never sees them).
    """

    url: str
    recipe: str
    view: View
    sources: tuple[str, ...] = ()


class KeptView(View, frozen=True, array_like=True):
    """Stands for the view of an output that was planned from the same inputs before: its cache key, and what the rest of
    a plan wants to know of the page.
    """

    key: str
    sitemap: SitemapEntry | None = None
    players: tuple[str, ...] = ()
    """Origins of the videos that it shows."""
    photos: tuple[str, ...] = ()
    """Files of the photos that it shows."""
    links: tuple[str, ...] = ()
    """Addresses of the attachments that its text links to."""
    doubtful: bool = False
    """Of a card: whether it may hold what cannot be read."""


class KeptCard(msgspec.Struct, frozen=True, array_like=True):
    """A card as it was planned from the same inputs before: what pages show of it, and what stands for its view."""

    card: KitCard
    view: KeptView

    @property
    def address(self) -> str:
        """Where it stands."""
        return card_address(self.card)


def card_address(card: KitCard) -> str:
    """The address of a card's output, without the query by which it is linked."""
    return card.url.partition("?")[0]


class UnmadeView(View, frozen=True, array_like=True):
    """Stands for a view that is made when the plan knows of all of them."""


UNMADE = UnmadeView()


class Plan(msgspec.Struct, frozen=True):
    """Every output of the site, by address, and what stood in the way of some."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...] = ()
    makers: Mapping[str, Callable[[], Output]] = {}
    """How to make those views that are kept ones, by address."""
    turn: dt.datetime | None = None
    """The next moment at which some output would be another, though no file has changed: an event is past."""
    page: Callable[[Hub, Record], Output | None] = lambda _hub, _record: None
    """The page of a record of another hub, for the same theme at the same address; None where that has to be planned
    with others.
    """

    def whole(self, output: Output) -> Output:
        """An output with the view that it is rendered from."""
        return self.makers[output.url]() if isinstance(output.view, KeptView) else output
