"""One view per kind of page. `HtmlView` is what the HTML recipe gets: a template's name and all that it may show."""

from __future__ import annotations

from generator.views.body import BodyView
from generator.views.common import (
    ActionView,
    AlternateView,
    AudioView,
    DateView,
    HeadView,
    KitCard,
    LinkView,
    MilestoneView,
    NextMilestone,
    NumberView,
    PhotoView,
    QuoteView,
    ShareLink,
    SiteView,
    StepView,
    TermView,
    VideoView,
    View,
)
from generator.views.content import Content
from generator.views.embeds import EmbedSnippets
from generator.views.event_summaries import EventSummary
from generator.views.forms import FormView
from generator.views.involved import GroupSummary, PartnerSummary
from generator.views.mentions import MentionGroup, RisingView
from generator.views.petition import PetitionView
from generator.views.share_kit import PostMaterial, PostSlot
from generator.views.stands import StandView


class StorySummary(View, frozen=True, kw_only=True):
    """A story as lists show it."""

    url: str
    title: str
    summary: str
    date: DateView
    lang: str
    dir: str
    place: LinkView | None = None
    topics: tuple[LinkView, ...] = ()
    photo: PhotoView | None = None
    authors: tuple[str, ...] = ()
    campaign: LinkView | None = None
    won: str = ""
    """`won` or `partly-won` if the campaign that it belongs to was."""


class PersonSummary(View, frozen=True, kw_only=True):
    """A person as lists and bylines show them; `url` is empty for a guest without a page."""

    name: str
    url: str = ""
    role: str = ""
    photo: PhotoView | None = None
    story_count: int = 0


class CampaignSummary(View, frozen=True, kw_only=True):
    """A campaign as lists and its stories show it."""

    url: str
    title: str
    summary: str
    ask: str
    state: str
    """`live`, `paused`, `won`, `partly-won`, `lost` or `closed`; `ended` where the last day has passed and nobody has said
    what came of it."""
    date: DateView
    lang: str
    dir: str
    percent: int | None = None
    """Progress towards the goal, 0 to 100; None without a goal."""
    progress: str = ""
    """As people read it: `1,204`."""
    goal: str = ""
    unit: str = ""
    as_of: DateView | None = None
    """The day of the count, where counters tell it."""
    deadline: DateView | None = None
    ticks: tuple[float, ...] = ()
    """Where its milestones stand on its bar, each between 0 and 100."""
    next_milestone: NextMilestone | None = None
    """Of an open campaign."""
    place: LinkView | None = None
    photo: PhotoView | None = None
    action: ActionView | None = None
    outcome: str = ""


class UpdateSummary(View, frozen=True, kw_only=True):
    """A campaign's update as lists show it."""

    url: str
    title: str
    date: DateView
    summary: str
    campaign: LinkView
    milestone: str = ""
    state: str = ""


class UpdateView(View, frozen=True, kw_only=True):
    """An update with its text, within its campaign's page. `id` is its anchor."""

    id: str
    url: str
    title: str
    date: DateView
    body: BodyView
    photo: PhotoView | None = None
    milestone: str = ""
    """What was reached."""
    state: str = ""
    """What the campaign became by it: `won`; empty if that is not the news."""
    progress: str = ""
    """The campaign's count on that day, as people read it, with its unit."""


class StoryPage(Content, frozen=True, kw_only=True):
    """A story in full."""

    story: StorySummary
    updated: DateView | None
    authors: tuple[PersonSummary, ...]
    hashtags: tuple[LinkView, ...]
    campaign: CampaignSummary | None
    photos: tuple[PhotoView, ...]
    video: VideoView | None
    audio: AudioView | None = None
    quotes: tuple[QuoteView, ...]
    numbers: tuple[NumberView, ...]
    body: BodyView
    minutes: int
    """Reading time."""
    previous: LinkView | None
    next: LinkView | None
    related: tuple[StorySummary, ...]
    share: tuple[ShareLink, ...]
    translations: tuple[AlternateView, ...]
    kit: str = ""
    """Address of the share kit, or empty."""
    groups: tuple[GroupSummary, ...] = ()
    partners: tuple[PartnerSummary, ...] = ()
    events: tuple[LinkView, ...] = ()
    """The events that it tells of."""


class CampaignPage(Content, frozen=True, kw_only=True):
    """A campaign in full."""

    campaign: CampaignSummary
    target: str
    authors: tuple[PersonSummary, ...]
    topics: tuple[LinkView, ...]
    hashtags: tuple[LinkView, ...]
    photos: tuple[PhotoView, ...]
    video: VideoView | None
    audio: AudioView | None = None
    quotes: tuple[QuoteView, ...]
    numbers: tuple[NumberView, ...]
    body: BodyView
    updates: tuple[UpdateView, ...]
    """Newest first."""
    stories: tuple[StorySummary, ...]
    share: tuple[ShareLink, ...]
    translations: tuple[AlternateView, ...]
    petition: PetitionView | None = None
    form: FormView | None = None
    """The petition's, as long as people can sign here."""
    kit: str = ""
    """Address of the share kit, or empty."""
    targets: tuple[LinkView, ...] = ()
    """Whom it asks one by one; those who have a page with their address."""
    stands: tuple[StandView, ...] = ()
    """Where the representatives stand whom it asks, or who said something to it."""
    write: str = ""
    """Address of the page to write to them; empty where there is nobody to write to."""
    groups: tuple[GroupSummary, ...] = ()
    partners: tuple[PartnerSummary, ...] = ()
    history: tuple[StepView, ...] = ()
    """Its states, oldest first; one alone says nothing that the stamp does not."""
    milestones: tuple[MilestoneView, ...] = ()
    """Nearest first."""
    happened_next: int = 0
    """How many of the updates, the newest, tell what happened after the campaign had ended."""
    learnt: str = ""
    events: tuple[EventSummary, ...] = ()
    """Its events that are coming, soonest first."""
    past_events: tuple[EventSummary, ...] = ()
    """Newest first."""
    calendar: str = ""
    """Address of the calendar of its events, or empty."""


class UpdatePage(Content, frozen=True, kw_only=True):
    """One update on its own permalink."""

    update: UpdateView
    campaign: CampaignSummary
    previous: LinkView | None
    next: LinkView | None
    share: tuple[ShareLink, ...]
    photos: tuple[PhotoView, ...] = ()
    video: VideoView | None = None
    audio: AudioView | None = None


class PersonPage(Content, frozen=True, kw_only=True):
    """A person in full."""

    person: PersonSummary
    links: tuple[LinkView, ...]
    fediverse: str
    place: LinkView | None
    body: BodyView
    stories: tuple[StorySummary, ...]
    campaigns: tuple[CampaignSummary, ...]
    translations: tuple[AlternateView, ...] = ()
    photos: tuple[PhotoView, ...] = ()
    video: VideoView | None = None
    audio: AudioView | None = None


class PlainPage(Content, frozen=True, kw_only=True):
    """About, how to take part."""

    title: str
    summary: str
    photo: PhotoView | None
    photos: tuple[PhotoView, ...]
    body: BodyView
    updated: DateView | None
    translations: tuple[AlternateView, ...]
    video: VideoView | None = None
    audio: AudioView | None = None


class Pagination(View, frozen=True, kw_only=True):
    """Where a list's page stands among its pages; `number` counts from 1."""

    number: int
    total: int
    pages: tuple[LinkView, ...]
    previous: str = ""
    next: str = ""


class StoryListPage(Content, frozen=True, kw_only=True):
    """Stories, all or of one topic, hashtag, place, year or language."""

    of: str
    """`stories`, `topic`, `hashtag`, `place`, `year` or `language`."""
    title: str
    count: int
    items: tuple[StorySummary, ...]
    pagination: Pagination
    terms: tuple[TermView, ...] = ()
    """Ways on: years and topics beside all stories; sister terms beside one."""
    campaigns: tuple[CampaignSummary, ...] = ()
    """Campaigns with the same term, on the first page."""
    mentions: tuple[MentionGroup, ...] = ()
    """Events, groups and all else with the same term, likewise."""
    groups: tuple[GroupSummary, ...] = ()
    """Groups with the same term, likewise."""


class TermsPage(Content, frozen=True, kw_only=True):
    """All terms of a taxonomy."""

    title: str
    terms: tuple[TermView, ...]
    rising: tuple[RisingView, ...] = ()
    """Those that are used more of late than before."""


class CampaignListPage(Content, frozen=True, kw_only=True):
    """All campaigns, the open ones first."""

    title: str
    open: tuple[CampaignSummary, ...]
    ended: tuple[CampaignSummary, ...]


class PeoplePage(Content, frozen=True, kw_only=True):
    """Everybody who writes here."""

    title: str
    people: tuple[PersonSummary, ...]


class HomePage(Content, frozen=True, kw_only=True):
    """The front page. The lists are those that `theme.yaml` declares for `home`."""

    stories: dict[str, tuple[StorySummary, ...]]
    campaigns: dict[str, tuple[CampaignSummary, ...]]
    updates: dict[str, tuple[UpdateSummary, ...]]
    events: dict[str, tuple[EventSummary, ...]]
    numbers: tuple[NumberView, ...]
    quote: QuoteView | None
    quote_story: LinkView | None
    topics: tuple[TermView, ...]
    places: tuple[TermView, ...]
    story_count: int
    rising: tuple[RisingView, ...] = ()
    """Hashtags and topics that are used more of late than before."""


class NotFoundPage(Content, frozen=True, kw_only=True):
    """What a wrong address shows."""

    stories: tuple[StorySummary, ...]


class ShareKitPage(Content, frozen=True, kw_only=True):
    """All that helps to pass on one story or campaign. Addresses are hub-relative."""

    of: LinkView
    """The story or campaign."""
    cards: tuple[KitCard, ...]
    material: PostMaterial
    """Captions are made of it: see the filter `captions`."""
    networks: tuple[str, ...]
    """Those that the hub shares on, in its order; captions for the others are a step further away."""
    slots: tuple[PostSlot, ...]
    """The plan for two weeks; empty where there is none. The filter `posts` gives its lines."""
    start: DateView | None
    """The first day of the plan."""
    qr_svg: str
    qr_png: str
    flyer: str
    archive: str
    captions: str
    """All captions as a text file."""
    calendar: str
    """Empty where there is no plan."""
    days: tuple[LinkView, ...] = ()
    """Awareness days on which to share it, with their places on the page of all days."""
    embed: EmbedSnippets | None = None
    """What goes on another website."""


class FlyerPage(Content, frozen=True, kw_only=True):
    """One sheet of paper for a shop window."""

    of: LinkView
    title: str
    summary: str
    place: str
    photo: PhotoView | None
    numbers: tuple[NumberView, ...]
    quote: QuoteView | None
    campaign: CampaignSummary | None
    """The campaign, if the sheet is about one."""
    qr: str
    """Address of the code as SVG."""
    address: str
    """What people type: without scheme."""
    size: int
    """How much there is to fit, from 1 (little) to 7."""
    kit: str


class RedirectPage(Content, frozen=True, kw_only=True):
    """An old address that leads to a new one."""

    target: str
    title: str


class HtmlView(View, frozen=True, kw_only=True):
    """A page: `template` draws `page` within `site`, with `head` in its head, in `lang` and `dir` (`ltr` or `rtl`)."""

    template: str
    lang: str
    dir: str
    site: SiteView
    head: HeadView
    page: Content
