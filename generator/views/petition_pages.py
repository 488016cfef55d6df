"""The pages beside a campaign that people sign: thanks, a sheet for signatures, a poster."""

from __future__ import annotations

from generator.views.common import ShareLink
from generator.views.content import Content
from generator.views.event_summaries import EventSummary
from generator.views.pages import CampaignSummary


class ThanksPage(Content, frozen=True, kw_only=True):
    """What somebody who has signed sees, and what to do next."""

    campaign: CampaignSummary
    title: str
    share: tuple[ShareLink, ...]
    kit: str
    sheet: str
    poster: str
    write: str = ""
    """Where to write to those who decide."""
    events: tuple[EventSummary, ...] = ()
    """Where the campaign can be met next, soonest first."""


class SheetPage(Content, frozen=True, kw_only=True):
    """A sheet of paper to sign on."""

    campaign: CampaignSummary
    target: str
    hub: str
    consent: str
    """What becomes of what people write, in a sentence or two."""
    give_back: str
    """Where full sheets go."""
    rows: int
    qr: str
    address: str
    """What people type: without scheme."""


class PosterPage(Content, frozen=True, kw_only=True):
    """A poster: what is asked, as large as it goes."""

    campaign: CampaignSummary
    words: str
    """What is asked."""
    size: int
    """From 1 for few words to 7 for many."""
    qr: str
    address: str
    call: str
    """What the code is for: `Sign`."""
