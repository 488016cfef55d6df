"""Views of representatives as campaigns show them: who they are, where they stand, how to reach them."""

from __future__ import annotations

from generator.views.common import DateView, LinkView, PhotoView, View


class RepresentativeSummary(View, frozen=True, kw_only=True):
    """A representative as lists show them. `id` is the anchor in the list of all."""

    id: str
    url: str
    name: str
    lang: str
    dir: str
    office: str = ""
    bodies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    """How the postcodes there begin, as people write them."""
    party: str = ""
    phone: str = ""
    dial: str = ""
    """Address that dials the number."""
    photo: PhotoView | None = None
    former: bool = False
    """Whether the office is over."""
    until: DateView | None = None


class AnswerView(View, frozen=True, kw_only=True):
    """What a representative said, or how they voted. `id` is its anchor on the representative's page."""

    id: str
    kind: str
    """`answer`, `vote` or `statement`."""
    vote: str
    """`for`, `against`, `abstained`, `absent`, or empty."""
    date: DateView
    text: tuple[str, ...]
    """Their own words, by paragraphs."""
    summary: str
    source: LinkView | None


class StandView(View, frozen=True, kw_only=True):
    """Where one representative stands with one campaign."""

    person: RepresentativeSummary
    campaign: LinkView
    campaign_state: str
    answers: tuple[AnswerView, ...] = ()
    """Newest first."""
    asked: tuple[DateView, ...] = ()
    """Days on which the campaign wrote, oldest first."""
    state: str = "unasked"
    """`answered`, `waiting` for one while the campaign runs, `silent` where it ended without one, or `unasked`."""
    since: DateView | None = None
    """The day from which an answer is waited for."""
    days: int = 0
    """How many days that is; 0 on the day itself."""
    letter: str = ""
    """Address of the page to write to them; empty where the campaign asks nobody to."""


class ChannelsView(View, frozen=True, kw_only=True):
    """Ways to reach somebody; what is empty is not there."""

    email: str = ""
    phone: str = ""
    dial: str = ""
    """Address that dials the number (RFC 3966)."""
    address: tuple[str, ...] = ()
    """Lines of the postal address, without the name."""
    form: str = ""
    links: tuple[LinkView, ...] = ()
    hours: tuple[str, ...] = ()
    """Lines."""
