"""Petitions: what a campaign's page says of signing, and the pages that go with it."""

from __future__ import annotations

from generator.views.common import DateView, View


class TallyView(View, frozen=True, kw_only=True):
    """A part of the count: `1,742`, `On paper`, and the day on which it was so."""

    label: str
    count: str
    on: DateView | None = None


class PetitionView(View, frozen=True, kw_only=True):
    """How people sign, and how many have. Addresses are hub-relative, and empty where there is no such page."""

    host: str
    """The site where people sign, if that is elsewhere: `petition.example`."""
    open: bool
    """Whether people can sign now."""
    closed: DateView | None = None
    """The day after which nobody could sign any more, if that is past."""
    parts: tuple[TallyView, ...] = ()
    sheet: str = ""
    poster: str = ""
