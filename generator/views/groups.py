"""Pages of groups and partners, and their lists."""

from __future__ import annotations

from generator.views.body import BodyView
from generator.views.common import AlternateView, AudioView, LinkView, PhotoView, ShareLink, VideoView, View
from generator.views.content import Content
from generator.views.event_summaries import DateOfEvent, EventSummary
from generator.views.forms import FormView
from generator.views.involved import GroupSummary, PartnerSummary
from generator.views.pages import CampaignSummary, PersonSummary, StorySummary


class ChannelView(View, frozen=True, kw_only=True):
    """A way to talk with a group. `sort` is its sign: `chat`, `post`, `mail`, `meet` or `web`."""

    network: str
    label: str
    sort: str
    url: str = ""
    text: str = ""


class MailView(View, frozen=True, kw_only=True):
    """An e-mail address in parts, so that it never stands on a page as one: `rosa.milne` and `ottersby.example`."""

    user: str
    host: str


class MeetingView(View, frozen=True, kw_only=True):
    """The next date of an event that a group holds again and again."""

    event: EventSummary
    off: tuple[DateOfEvent, ...] = ()
    """Dates before it on which nobody meets after all."""


class GroupPage(Content, frozen=True, kw_only=True):
    """A group in full."""

    group: GroupSummary
    since: str
    channels: tuple[ChannelView, ...]
    contact: PersonSummary | None
    mail: MailView | None
    links: tuple[LinkView, ...]
    partners: tuple[PartnerSummary, ...]
    campaigns: tuple[CampaignSummary, ...]
    stories: tuple[StorySummary, ...]
    hashtags: tuple[LinkView, ...]
    photos: tuple[PhotoView, ...]
    video: VideoView | None
    audio: AudioView | None = None
    body: BodyView
    share: tuple[ShareLink, ...]
    translations: tuple[AlternateView, ...]
    form: FormView | None = None
    next: MeetingView | None = None
    events: tuple[EventSummary, ...] = ()
    """Those that are coming or wait for a date."""
    past_events: tuple[EventSummary, ...] = ()
    subscribe: tuple[ShareLink, ...] = ()
    """Ways to have its calendar beside one's own; empty without events."""


class GroupThanksPage(Content, frozen=True, kw_only=True):
    """What those see who have written to a group."""

    group: GroupSummary
    next: MeetingView | None


class Found(View, frozen=True, kw_only=True):
    """What is found under one topic, one place, or a topic in a place. `id` is its anchor.

    `onward` leads from a topic to its places and from a place to its topics; labels are those alone, without counts.
    """

    id: str
    topic: LinkView | None
    place: LinkView | None
    groups: tuple[GroupSummary, ...]
    onward: tuple[LinkView, ...] = ()


class GroupListPage(Content, frozen=True, kw_only=True):
    """All groups, and the ways to find one."""

    title: str
    groups: tuple[GroupSummary, ...]
    """Those that meet, by name."""
    closed: tuple[GroupSummary, ...]
    topics: tuple[Found, ...]
    places: tuple[Found, ...]
    both: tuple[Found, ...]
    """A topic in a place, for each pair that some group has."""


class PartnerPage(Content, frozen=True, kw_only=True):
    """A partner in full."""

    partner: PartnerSummary
    website: LinkView | None
    address: str
    since: str
    place: LinkView | None
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    groups: tuple[GroupSummary, ...]
    campaigns: tuple[CampaignSummary, ...]
    stories: tuple[StorySummary, ...]
    body: BodyView
    translations: tuple[AlternateView, ...]
    events: tuple[EventSummary, ...] = ()
    past_events: tuple[EventSummary, ...] = ()
    subscribe: tuple[ShareLink, ...] = ()


class PartnerListPage(Content, frozen=True, kw_only=True):
    """All partners."""

    title: str
    partners: tuple[PartnerSummary, ...]
