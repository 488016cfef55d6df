"""Views of the pages of representatives, and of the letters that readers may write to them."""

from __future__ import annotations

from generator.views.body import BodyView
from generator.views.common import AlternateView, AudioView, DateView, LinkView, PhotoView, VideoView, View
from generator.views.content import Content
from generator.views.pages import CampaignSummary
from generator.views.stands import ChannelsView, RepresentativeSummary, StandView


class RepresentativePage(Content, frozen=True, kw_only=True):
    """A representative in full."""

    person: RepresentativeSummary
    pronouns: str
    languages: tuple[str, ...]
    """By their names in the page's language."""
    since: DateView | None
    channels: ChannelsView
    stands: tuple[StandView, ...]
    """Campaigns that ask them, or that they said something to; the newest campaign first."""
    body: BodyView
    translations: tuple[AlternateView, ...]
    photos: tuple[PhotoView, ...] = ()
    video: VideoView | None = None
    audio: AudioView | None = None


class CouncilView(View, frozen=True, kw_only=True):
    """A council, board or parliament with those who sit on it. `id` is its anchor."""

    id: str
    name: str
    people: tuple[RepresentativeSummary, ...]
    """Those whose first body it is."""
    also: tuple[LinkView, ...]
    """Others who sit on it too, by their anchors."""


class AreaView(View, frozen=True, kw_only=True):
    """A part of the world with those who stand for it, by their anchors."""

    name: str
    people: tuple[LinkView, ...]


class RepresentativesPage(Content, frozen=True, kw_only=True):
    """Everybody who can be written to, by council and by area."""

    title: str
    councils: tuple[CouncilView, ...]
    areas: tuple[AreaView, ...]
    former: tuple[RepresentativeSummary, ...]


class WritePage(Content, frozen=True, kw_only=True):
    """Whom to write to for a campaign."""

    campaign: CampaignSummary
    target: str
    stands: tuple[StandView, ...]
    call: str
    """What to say on the telephone."""


class LetterLine(View, frozen=True, kw_only=True):
    """A paragraph of a letter."""

    text: str
    part: str = ""
    """`own` is where the reader's own words go, `name` where the reader signs; both hold words in brackets until then."""


class LetterPage(Content, frozen=True, kw_only=True):
    """A letter to one representative: to send, to copy, to print, or to say on the telephone."""

    campaign: CampaignSummary
    stand: StandView
    channels: ChannelsView
    subject: str
    lines: tuple[LetterLine, ...]
    mailto: str
    """The letter as an address that opens a mail program (RFC 6068); empty without an e-mail address."""
    cut: bool
    """Whether the letter is longer than such an address may be, so that its end is missing there."""
    limit: int
    """Characters that such an address may have."""
    call: str
    index: str
    """Address of the page with everybody who is asked; empty where this is the only one."""
