import pickle
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import jinja2
import msgspec
import pytest
from markupsafe import Markup

from generator.problems import HubError
from generator.render import html, quick_templates
from generator.render.html import HtmlRecipe, focal, initial, tidy, variety
from generator.render.templates import Templates
from generator.theme.locale import Catalogue
from generator.theme.theme import Theme, load_theme
from generator.urls import Base
from generator.views import awareness, events, mentions, pages, representatives, stands, won
from generator.views.body import (
    ActionFill,
    AnyFill,
    BodyView,
    GalleryFill,
    HashtagFill,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.common import (
    ActionView,
    AlternateView,
    DateView,
    FeedLink,
    HeadView,
    ImageTag,
    LinkView,
    MilestoneView,
    NumberView,
    PhotoView,
    QuoteView,
    ShareLink,
    SiteView,
    StepView,
    TermView,
    VariantView,
    VideoView,
)
from generator.views.content import Content
from generator.views.event_summaries import DateOfEvent, EventSummary, LeafView
from generator.views.forms import FormField, FormView
from generator.views.petition import PetitionView, TallyView
from generator.views.petition_pages import PosterPage, SheetPage, ThanksPage

THEMES = Path(__file__).parents[2] / "themes"
DATE = DateView(iso="2025-05-07", text="7 May 2025", year=2025)
PLACE = LinkView(label="Mill Road", url="/places/mill-road/")
PHOTO = PhotoView(
    alt="A lollipop lady at the kerb",
    webp=(VariantView(url="/media/rosa-400.webp", width=400), VariantView(url="/media/rosa-1200.webp", width=1200)),
    jpeg=(VariantView(url="/media/rosa-400.jpg", width=400), VariantView(url="/media/rosa-1200.jpg", width=1200)),
    width=1200,
    height=800,
    caption="Mill Road, <em>8.28</em>",
    credit="Tam Okafor",
    focal=(0.38, 0.6),
)
VIDEO = VideoView(
    provider="youtube",
    title="The first crossing",
    page_url="https://www.youtube.com/watch?v=abc",
    embed_url="https://www.youtube-nocookie.com/embed/abc",
)
CAMPAIGN = pages.CampaignSummary(
    url="/campaigns/mill-road/",
    title="A crossing for Mill Road",
    summary="Children wait 41 seconds for a gap.",
    ask="Put a crossing on Mill Road.",
    state="live",
    date=DATE,
    lang="en",
    dir="ltr",
    percent=74,
    progress="1,864",
    goal="2,500",
    unit="signatures",
    action=ActionView(label="Sign", url="https://example.org/sign"),
)
STORY = pages.StorySummary(
    url="/stories/nine-mornings/",
    title="Nine mornings",
    summary="So we borrowed some chairs.",
    date=DATE,
    lang="en",
    dir="ltr",
    place=PLACE,
    topics=(LinkView(label="Streets", url="/topics/streets/"),),
    photo=PHOTO,
)
PERSON = pages.PersonSummary(
    name="Rosa Milne", url="/people/rosa-milne/", role="Lollipop lady", photo=PHOTO, story_count=2
)
SHARE = (
    ShareLink(network="whatsapp", label="WhatsApp", url="https://wa.me/?text=Nine%20mornings"),
    ShareLink(network="mastodon", label="Mastodon", url="https://mastodon.social/share?text=Nine%20mornings"),
)
EMPTY = BodyView(digest="body")
STORY_PAGE = pages.StoryPage(
    story=STORY,
    updated=DATE,
    authors=(PERSON, pages.PersonSummary(name="A guest")),
    hashtags=(LinkView(label="MillRoad", url="/hashtags/millroad/"),),
    campaign=CAMPAIGN,
    photos=(PHOTO,),
    video=VIDEO,
    quotes=(QuoteView(text="You cannot argue with sleet.", who="Rosa"),),
    numbers=(NumberView(value="412", label="people signed"),),
    body=EMPTY,
    minutes=6,
    previous=LinkView(label="Before", url="/stories/before/"),
    next=LinkView(label="Después", url="/es/stories/despues/", lang="es"),
    related=(msgspec.structs.replace(STORY, lang="ar", dir="rtl", title="خبز", photo=None),),
    share=SHARE,
    translations=(
        AlternateView(lang="en", url="/stories/nine-mornings/", label="English"),
        AlternateView(lang="es", url="/es/stories/nueve/", label="Español"),
    ),
)
UPDATE = pages.UpdateView(
    id="u1", url="/campaigns/mill-road/updates/won/", title="Won", date=DATE, body=EMPTY, photo=PHOTO
)
OFFICIAL = stands.RepresentativeSummary(
    id="ann-berry",
    url="/representatives/ann-berry/",
    name="Cllr Ann Berry",
    lang="en",
    dir="ltr",
    office="Councillor for Mill Ward",
    bodies=("Parish Council",),
    areas=("Mill Road",),
    postcodes=("OT1 2",),
    party="Independent",
)
ANSWER = stands.AnswerView(
    id="ann-berry-mill-road-2025-05-07",
    kind="vote",
    vote="against",
    date=DATE,
    text=("In a different year.",),
    summary="Said no.",
    source=LinkView(label="Minutes", url="https://parish.example/minutes"),
)
STAND = stands.StandView(
    person=OFFICIAL,
    campaign=LinkView(label="A crossing for Mill Road", url="/campaigns/mill-road/"),
    campaign_state="live",
    answers=(ANSWER,),
    asked=(DATE,),
    state="waiting",
    since=DATE,
    days=69,
    letter="/campaigns/mill-road/write/ann-berry/",
)
CHANNELS = stands.ChannelsView(
    email="ann@parish.example",
    phone="01632 960 114",
    dial="tel:01632960114",
    address=("The Hall", "Mill Road"),
    form="https://parish.example/write",
    hours=("Fridays",),
)
CAMPAIGN_PAGE = pages.CampaignPage(
    campaign=CAMPAIGN,
    target="The county",
    authors=(PERSON,),
    topics=(),
    hashtags=(LinkView(label="MillRoad", url=""),),
    photos=(PHOTO, PHOTO),
    video=None,
    quotes=(),
    numbers=(),
    body=EMPTY,
    updates=(UPDATE,),
    stories=(STORY,),
    share=SHARE,
    translations=(),
    targets=(PLACE, LinkView(label="The county", url="")),
    stands=(STAND,),
    write="/campaigns/mill-road/write/",
    history=(StepView(state="live", date=DATE), StepView(state="paused", date=DATE), StepView(state="live", date=DATE)),
    milestones=(
        MilestoneView(at="250", percent=50, reached=True, label="Half way", date=DATE),
        MilestoneView(at="500", percent=100, reached=False),
    ),
    happened_next=1,
    learnt="Count first.",
    petition=PetitionView(
        host="",
        open=True,
        parts=(TallyView(label="On paper", count="63", on=DATE), TallyView(label="Action Network", count="1,204")),
        sheet="/campaigns/mill-road/sheet/",
        poster="/campaigns/mill-road/poster/",
    ),
    form=FormView(
        name="petition-mill-road",
        action="/campaigns/mill-road/thanks/",
        fields=(
            FormField(name="name", label="Your name", required=True, autocomplete="name", max_length=100),
            FormField(name="email", label="E-mail", kind="email", help="Never shown.", inputmode="email"),
            FormField(name="comment", label="Why", kind="textarea", help="In a line or two.", max_length=500),
            FormField(name="places", label="How many", kind="number", value="1"),
            FormField(name="named", label="Show my name", kind="checkbox", help="Or not."),
        ),
        button="Sign",
        hidden=(("form-name", "petition-mill-road"), ("subject", "New")),
        honeypot="bot-field",
        notes=("It stays here.",),
    ),
)
WON_PAGE = won.WonPage(
    title="What we won",
    won=1,
    partly_won=1,
    lost=1,
    closed=1,
    open=1,
    stories=3,
    totals=(won.TotalView(value="£108,200", label="from public budgets", sources=2),),
    years=(
        won.OutcomeYear(
            year=2024,
            outcomes=(
                won.OutcomeView(
                    id="outcome-mill-road",
                    campaign=msgspec.structs.replace(CAMPAIGN, state="won", outcome="It is built.", photo=PHOTO),
                    target="The county",
                    history=(StepView(state="live", date=DATE), StepView(state="won", date=DATE, note="Seven to none")),
                    numbers=(NumberView(value="412", label="people signed"),),
                    learnt="Count first.",
                    stories=(LinkView(label="Nine mornings", url="/stories/nine-mornings/"),),
                    story_count=2,
                    filters=(1, 3),
                ),
            ),
        ),
    ),
    topics=tuple(won.FilterView(label=f"T{n}", url=f"#only-{n}", number=n, count=1) for n in (1, 2)),
    places=tuple(won.FilterView(label=f"P{n}", url=f"#only-{n}", number=n, count=1) for n in (3, 4)),
    table="/won/outcomes.csv",
    data="/won/outcomes.json",
    updated="1 June 2024",
)
TERMS = (
    TermView(label="River", url="/topics/river/", count=1),
    TermView(label="Río", url="/es/x/", count=5, lang="es"),
)
LIST_PAGE = pages.StoryListPage(
    of="topic",
    title="Streets",
    count=30,
    items=(STORY,) * 5,
    pagination=pages.Pagination(
        number=2,
        total=3,
        pages=tuple(LinkView(label=str(n), url=f"/topics/streets/page/{n}/") for n in (1, 2, 3)),
        previous="/topics/streets/",
        next="/topics/streets/page/3/",
    ),
    terms=TERMS,
    campaigns=(CAMPAIGN,),
    mentions=(
        mentions.MentionGroup(
            kind="event",
            title="Events",
            items=(
                mentions.MentionView(
                    url="/events/walk/",
                    title="A walk",
                    lang="es",
                    dir="ltr",
                    date=DATE,
                    summary="Boots.",
                    place=PLACE,
                    photo=PHOTO,
                    of=PLACE,
                ),
                mentions.MentionView(url="/events/talk/", title="A talk", lang="en", dir="ltr"),
            ),
        ),
    ),
)
RISING = (
    mentions.RisingView(label="#MillRoad", url="/hashtags/millroad/", weeks=(0, 0, 1, 0, 0, 2, 0, 4), is_new=True),
    mentions.RisingView(label="Streets", url="/topics/streets/", weeks=(0, 0, 0, 0, 0, 0, 1, 1)),
)
AWARENESS = awareness.AwarenessPage(
    title="Days to share on",
    months=(
        awareness.AwarenessMonth(
            title="June 2026",
            days=(
                awareness.AwarenessDayView(
                    id="volunteers-week",
                    name="Volunteers’ Week",
                    date=DATE,
                    last=DATE,
                    number="1",
                    weekday="Monday",
                    now=True,
                    note="Seven days.",
                    url="https://volunteersweek.org/",
                    hashtags=("VolunteersWeek", "IVD"),
                    suggestions=(
                        awareness.SuggestionView(
                            label="A",
                            url="/a/",
                            lang="es",
                            kit="/a/share/",
                            why=("Streets",),
                            is_campaign=True,
                            photo=PHOTO,
                        ),
                        awareness.SuggestionView(label="B", url="/b/", kit="", why=("Streets", "Food")),
                    ),
                ),
                awareness.AwarenessDayView(
                    id="b",
                    name="B",
                    date=DATE,
                    last=None,
                    number="2",
                    weekday="Tuesday",
                    now=False,
                    note="",
                    url="",
                    hashtags=(),
                    suggestions=(),
                ),
            ),
        ),
    ),
    subscribe=(ShareLink(network="webcal", label="Apple Calendar", url="webcal://h.example/c.ics"),),
)
EVENT_DATE = DateOfEvent(
    leaf=LeafView(month="Dec", day="5", weekday="Saturday"),
    when="Saturday 5 December 2026, 10:00–13:00",
    day="Saturday 5 December 2026",
    time="10:00–13:00",
    start="2026-12-05T10:00:00+00:00",
)
EVENT = EventSummary(
    url="/events/repair-cafe/",
    title="Repair café",
    summary="Bring the screws.",
    lang="en",
    dir="ltr",
    date=EVENT_DATE,
    status="scheduled",
    repeats="Every Saturday",
    also="12 December",
    place=PLACE,
    online=True,
    zone="London time",
    cost="Free",
    told=True,
)
OFF = msgspec.structs.replace(
    EVENT, status="cancelled", past=True, date=msgspec.structs.replace(EVENT_DATE, cancelled=True, note="Ill")
)
EVENT_PAGE = events.EventPage(
    event=EVENT,
    previous_date="",
    coming=(EVENT_DATE, msgspec.structs.replace(EVENT_DATE, cancelled=True, note="Ill", moved_from="Friday")),
    until="1 May 2027",
    address="4 Northgate",
    map_url="https://www.openstreetmap.org/search?query=4+Northgate",
    way_url="https://www.openstreetmap.org/directions?to=4+Northgate",
    online_url="https://meet.example/",
    access=("No steps.",),
    tickets="https://tickets.example/",
    rsvp=None,
    form=FormView(
        name="event-repair-cafe",
        action="/events/repair-cafe/thank-you/",
        fields=(FormField(name="name", label="Name", required=True),),
        button="Say that you are coming",
        honeypot="bot-field",
    ),
    organisers=(PLACE, LinkView(label="A guest", url="")),
    contact=LinkView(label="us@hub.example", url="mailto:us@hub.example"),
    capacity="60",
    spoken=("English",),
    add=SHARE,
    campaign=CAMPAIGN,
    groups=(PLACE,),
    partners=(PLACE,),
    topics=(PLACE,),
    hashtags=(),
    photos=(PHOTO,),
    video=VIDEO,
    body=EMPTY,
    report=EMPTY,
    report_photos=(PHOTO,),
    stories=(STORY,),
    share=SHARE,
    translations=(),
)
HOME_PAGE = pages.HomePage(
    events={"soon": (EVENT, OFF)},
    stories={"recent": (STORY,) * 4},
    campaigns={"live": (CAMPAIGN,), "won": (msgspec.structs.replace(CAMPAIGN, state="won", outcome="It is built."),)},
    updates={"news": (pages.UpdateSummary(url="/u/", title="We counted", date=DATE, summary="", campaign=PLACE),)},
    numbers=(NumberView(value="9", label="mornings"),),
    quote=QuoteView(text="You cannot argue with sleet.", who="Rosa"),
    quote_story=LinkView(label="Nine mornings", url="/stories/nine-mornings/"),
    topics=TERMS,
    places=TERMS,
    story_count=31,
)
CONTENT: dict[str, Content] = {
    "event.html": EVENT_PAGE,
    "event-thanks.html": events.EventThanksPage(event=EVENT, add=SHARE, share=SHARE),
    "events.html": events.EventListPage(
        title="Events",
        months=(events.MonthOfEvents(label="December 2026", url="/events/2026-12/", events=(EVENT, OFF)),),
        postponed=(msgspec.structs.replace(EVENT, status="postponed"),),
        past=(OFF,),
        past_count=9,
        past_url="/events/past/",
        month_url="/events/2026-12/",
        subscribe=SHARE,
    ),
    "events-past.html": events.PastEventsPage(
        title="Past events",
        items=(OFF,),
        pagination=pages.Pagination(number=1, total=2, pages=(PLACE, PLACE), next="/events/past/page/2/"),
        coming_url="/events/",
    ),
    "events-month.html": events.EventMonthPage(
        title="December 2026",
        weekdays=(("Mon", "Monday"),),
        weeks=(
            (events.DayView(number="", date="2026-11-30", label=""),),
            (
                events.DayView(
                    number="7",
                    date="2026-12-07",
                    label="Monday 7 December",
                    items=(
                        events.DayItem(url="/events/e/", title="E", lang="es", time="10:00", status="cancelled"),
                        events.DayItem(url="/events/f/", title="F", lang="en", time="", status="full", goes_on=True),
                    ),
                ),
            ),
        ),
        count=1,
        previous=PLACE,
        next=PLACE,
        subscribe=SHARE,
    ),
    "story.html": STORY_PAGE,
    "campaign.html": CAMPAIGN_PAGE,
    "update.html": pages.UpdatePage(update=UPDATE, campaign=CAMPAIGN, previous=PLACE, next=None, share=SHARE),
    "person.html": pages.PersonPage(
        person=PERSON,
        links=(LinkView(label="Her site", url="https://rosa.example"),),
        fediverse="@rosa@social.example",
        place=PLACE,
        body=EMPTY,
        stories=(STORY,),
        campaigns=(CAMPAIGN,),
    ),
    "page.html": pages.PlainPage(
        title="About", summary="Who we are", photo=PHOTO, photos=(PHOTO,), body=EMPTY, updated=DATE, translations=()
    ),
    "stories.html": LIST_PAGE,
    "terms.html": pages.TermsPage(title="Topics", terms=TERMS, rising=RISING),
    "awareness.html": AWARENESS,
    "campaigns.html": pages.CampaignListPage(title="Campaigns", open=(CAMPAIGN,), ended=(CAMPAIGN,)),
    "won.html": WON_PAGE,
    "people.html": pages.PeoplePage(title="People", people=(PERSON, pages.PersonSummary(name="A guest"))),
    "representative.html": representatives.RepresentativePage(
        person=OFFICIAL,
        pronouns="she/her",
        languages=("Welsh",),
        since=DATE,
        channels=CHANNELS,
        stands=(STAND,),
        body=EMPTY,
        translations=(),
    ),
    "representatives.html": representatives.RepresentativesPage(
        title="Representatives",
        councils=(
            representatives.CouncilView(id="at-parish", name="Parish Council", people=(OFFICIAL,), also=(PLACE,)),
        ),
        areas=(representatives.AreaView(name="Mill Road", people=(PLACE,)),),
        former=(),
    ),
    "write.html": representatives.WritePage(
        campaign=CAMPAIGN, target="Parish Council", stands=(STAND,), call="Will you vote for it?"
    ),
    "letter.html": representatives.LetterPage(
        campaign=CAMPAIGN,
        stand=STAND,
        channels=CHANNELS,
        subject="A crossing",
        lines=(
            representatives.LetterLine(text="Dear Ann,"),
            representatives.LetterLine(text="[In your own words]", part="own"),
            representatives.LetterLine(text="[Your name]", part="name"),
        ),
        mailto="mailto:ann@parish.example?subject=A%20crossing&body=Dear%20Ann%2C",
        cut=True,
        limit=1800,
        call="Will you vote for it?",
        index="/campaigns/mill-road/write/",
    ),
    "home.html": HOME_PAGE,
    "404.html": pages.NotFoundPage(stories=(STORY,)),
    "petition-thanks.html": ThanksPage(
        campaign=CAMPAIGN,
        title="Thank you",
        share=SHARE,
        kit="/campaigns/mill-road/share/",
        sheet="/campaigns/mill-road/sheet/",
        poster="/campaigns/mill-road/poster/",
        write="/campaigns/mill-road/write/",
        events=(EVENT,),
    ),
    "petition-sheet.html": SheetPage(
        campaign=CAMPAIGN,
        target="The county",
        hub="What Ottersby Did",
        consent="By signing you agree.",
        give_back="Patel's shop",
        rows=12,
        qr="/campaigns/mill-road/sheet/code.svg",
        address="ottersby.example/campaigns/mill-road",
    ),
    "petition-poster.html": PosterPage(
        campaign=CAMPAIGN,
        words="Paint a crossing.",
        size=1,
        qr="/campaigns/mill-road/sheet/code.svg",
        address="ottersby.example/campaigns/mill-road",
        call="Sign",
    ),
    "redirect.html": pages.RedirectPage(target="/stories/nine-mornings/", title="Nine mornings"),
}
SITE = SiteView(
    name="What Ottersby Did",
    tagline="Things that got better here",
    description="",
    lang="en",
    base=Base("https://ottersby.example", ""),
    stylesheet="/assets/site.css",
    script="/assets/site.js",
    logo="/icon-192.png",
    colours=(("light", "#f5eddd"), ("dark", "#14181f"), ("brand", "#c8372d")),
    menu=(LinkView(label="Stories", url="/stories/"), LinkView(label="About", url="/about/")),
    languages=(LinkView(label="English", url="/", lang="en"), LinkView(label="Español", url="/es/", lang="es")),
    feeds=(FeedLink(title="What Ottersby Did", url="/feed.xml", type="application/rss+xml"),),
    social=(LinkView(label="Mastodon", url="https://social.example/@ottersby"),),
    footer="Written by neighbours.",
    contact="mailto:hello@ottersby.example",
)
HEAD = HeadView(
    title="Nine mornings · What Ottersby Did",
    og_title="Nine mornings",
    description="So we borrowed some chairs.",
    url="/stories/nine-mornings/",
    canonical="https://ottersby.example/stories/nine-mornings/",
    og_type="article",
    locale="en_GB",
    image=ImageTag(url="/stories/nine-mornings/card.jpg?v=1a2b3c4d", alt="Chairs on a pavement"),
    published="2025-05-07T00:00:00+01:00",
    tags=("Streets", "School"),
    authors=("Rosa Milne",),
    fediverse="@rosa@social.example",
    json_ld='{"@type":"NewsArticle"}',
)


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return load_theme("default", hub_root=tmp_path_factory.mktemp("hub"), themes_roots=[THEMES])


@pytest.fixture(scope="module")
def recipe(theme: Theme) -> HtmlRecipe:
    return HtmlRecipe(theme)


def view(template: str = "story.html", **changes: Any) -> pages.HtmlView:
    fields = {"lang": "en", "dir": "ltr", "site": SITE, "head": HEAD, "page": CONTENT.get(template, STORY_PAGE)}
    return pages.HtmlView(template=template, **{**fields, **changes})


def fragments(*texts: str) -> Callable[[str], bytes]:
    return lambda _digest: msgspec.msgpack.encode(texts or ("<p>We counted.</p>",))


def draw(recipe: HtmlRecipe, html_view: pages.HtmlView, read: Callable[[str], bytes] | None = None) -> str:
    return recipe.render(html_view, read or fragments()).decode()


def theme_of(**templates: str) -> Theme:
    base = {"partials/body.html": ""} | {f"{name}.html": source for name, source in templates.items()}
    empty = load_theme("default", hub_root=Path("nowhere"), themes_roots=[THEMES])
    return msgspec.structs.replace(
        empty, templates=base, template_paths={name: f"theme/templates/{name}" for name in base}, locales={}
    )


def body_with(recipe: HtmlRecipe, fill: AnyFill, before: str = "", after: str = "") -> str:
    page = msgspec.structs.replace(STORY_PAGE, body=BodyView(digest="body", fills=(fill,)), video=None, photos=())
    html = draw(recipe, view(page=page), fragments(f"<!--from-->{before}", f"{after}<!--to-->"))
    return html.partition("<!--from-->")[2].partition("<!--to-->")[0]


@pytest.mark.parametrize("template", CONTENT)
def test_every_page_is_html_that_a_strict_parser_accepts(recipe: HtmlRecipe, template: str) -> None:
    html5lib.HTMLParser(strict=True).parse(draw(recipe, view(template)))


@pytest.mark.parametrize("template", CONTENT)
def test_headings_begin_with_one_h1_and_skip_no_level(recipe: HtmlRecipe, template: str) -> None:
    levels = [int(n) for n in re.findall(r"<h([1-6])\b", draw(recipe, view(template)))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("template", CONTENT)
def test_no_id_stands_twice(recipe: HtmlRecipe, template: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', draw(recipe, view(template)))

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("template", CONTENT)
def test_a_strict_security_policy_allows_all_that_a_page_does(recipe: HtmlRecipe, template: str) -> None:
    html = draw(recipe, view(template))

    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", html)
    assert all('src="' in s or "application/ld+json" in s for s in re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("template", CONTENT)
def test_a_page_loads_nothing_from_other_hosts(recipe: HtmlRecipe, template: str) -> None:
    html = draw(recipe, view(template))
    loaded = re.findall(
        r'<(?:img|script|iframe|source|video|audio|embed)\b[^>]*?\b(?:src|srcset|poster)="([^"]*)"', html
    )

    assert all(address.startswith("/") for address in loaded)


@pytest.mark.parametrize("template", CONTENT)
def test_another_process_draws_the_same_bytes(recipe: HtmlRecipe, template: str) -> None:
    other = pickle.loads(pickle.dumps(recipe))

    assert draw(other, view(template)) == draw(recipe, view(template))


@pytest.mark.parametrize("template", CONTENT)
def test_every_page_can_be_drawn_from_right_to_left_in_arabic(recipe: HtmlRecipe, template: str) -> None:
    assert '<html lang="ar" dir="rtl">' in draw(recipe, view(template, lang="ar", dir="rtl"))


def test_the_head_says_to_networks_what_the_view_says(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view())
    tags = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))

    assert tags["og:url"] == "https://ottersby.example/stories/nine-mornings/"
    assert tags["og:image"] == "https://ottersby.example/stories/nine-mornings/card.jpg?v=1a2b3c4d"
    assert tags["og:image:width"] == "1200"
    assert tags["og:locale"] == "en_GB"
    assert tags["article:published_time"] == "2025-05-07T00:00:00+01:00"
    assert tags["fediverse:creator"] == "@rosa@social.example"
    assert tags["twitter:card"] == "summary_large_image"


def test_a_page_has_one_picture_for_networks(recipe: HtmlRecipe) -> None:
    assert draw(recipe, view()).count('property="og:image"') == 1


def test_structured_data_is_written_as_it_is_given(recipe: HtmlRecipe) -> None:
    assert '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' in draw(recipe, view())


def test_a_title_with_markup_is_shown_and_not_run(recipe: HtmlRecipe) -> None:
    story = msgspec.structs.replace(STORY, title="<script>alert(1)</script> & so on")

    html = draw(recipe, view(page=msgspec.structs.replace(STORY_PAGE, story=story)))

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in html


def test_links_carry_the_base_path_of_the_host(recipe: HtmlRecipe) -> None:
    site = msgspec.structs.replace(SITE, base=Base("https://me.github.example", "/hub"))

    html = draw(recipe, view(site=site))

    assert 'href="/hub/places/mill-road/"' in html
    assert 'src="/hub/media/' in html
    assert not re.search(r'(?:href|src)="/(?!hub/)', html)


def test_two_hosts_in_one_process_keep_their_own_base_path(recipe: HtmlRecipe) -> None:
    first = draw(recipe, view("404.html"))
    site = msgspec.structs.replace(SITE, base=Base("https://me.github.example", "/hub"))

    assert '<a class="button" href="/hub/">' in draw(recipe, view("404.html", site=site))
    assert '<a class="button" href="/">' in first


def test_the_menu_tells_where_the_reader_is(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view("stories.html", head=msgspec.structs.replace(HEAD, url="/stories/")))

    assert '<a href="/stories/" aria-current="page">Stories</a>' in html


def test_the_words_of_a_page_are_in_its_language(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view(lang="es"))

    assert "Pásalo" in html
    assert "6 minutos de lectura" in html


def test_a_summary_in_another_language_says_so(recipe: HtmlRecipe) -> None:
    assert '<h3 class="story-title" lang="ar" dir="rtl">' in draw(recipe, view())


def test_a_story_links_to_its_translations_but_not_to_itself(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view())
    line = re.search(r'<p class="also-in">.*?</p>', html)

    assert line is not None
    assert "Español" in line[0]
    assert "English" not in line[0]


def test_progress_stands_as_text_beside_its_bar(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view("campaign.html"))

    assert "<strong>1,864</strong> of 2,500 signatures" in html
    assert "74 %" in html
    assert 'd="M0 0H74L73 10H0z"' in html


def test_a_campaign_without_a_goal_has_no_bar(recipe: HtmlRecipe) -> None:
    campaign = msgspec.structs.replace(CAMPAIGN, percent=None, progress="", goal="")

    html = draw(recipe, view("campaign.html", page=msgspec.structs.replace(CAMPAIGN_PAGE, campaign=campaign)))

    assert "progress-bar" not in html


def test_the_ask_and_the_form_to_sign_come_before_the_campaigns_photo(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view("campaign.html"))

    assert html.index("Put a crossing on Mill Road.") < html.index('<form class="form"') < html.index("<picture")
    assert 'class="ask-action"' not in html


def test_the_ask_and_its_button_come_before_the_campaigns_photo(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view("campaign.html", page=msgspec.structs.replace(CAMPAIGN_PAGE, form=None)))

    assert html.index("Put a crossing on Mill Road.") < html.index("https://example.org/sign") < html.index("<picture")


def test_a_campaign_that_was_won_shows_what_came_of_it_and_asks_no_more(recipe: HtmlRecipe) -> None:
    campaign = msgspec.structs.replace(CAMPAIGN, state="won", outcome="It is built.")

    html = draw(recipe, view("campaign.html", page=msgspec.structs.replace(CAMPAIGN_PAGE, campaign=campaign)))

    assert '<span class="stamp stamp-won">Won</span>' in html
    assert "It is built." in html
    assert "https://example.org/sign" not in html


def test_a_video_is_a_link_until_somebody_asks(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view())

    assert '<a class="video-open" href="https://www.youtube.com/watch?v=abc"' in html
    assert "<iframe" not in html


def test_a_story_without_a_photo_gets_a_cover_with_its_places_initial(recipe: HtmlRecipe) -> None:
    html = draw(
        recipe,
        view(
            "stories.html", page=msgspec.structs.replace(LIST_PAGE, items=(msgspec.structs.replace(STORY, photo=None),))
        ),
    )

    assert '<span class="cover-initial">M</span>' in html
    assert '<span class="cover-label">Mill Road</span>' in html


def test_a_photo_offers_its_widths_and_keeps_its_place(recipe: HtmlRecipe) -> None:
    html = body_with(recipe, PhotoFill(photo=PHOTO, figure=True))

    assert 'srcset="/media/rosa-400.webp 400w, /media/rosa-1200.webp 1200w"' in html
    assert 'width="1200" height="800" alt="A lollipop lady at the kerb"' in html
    assert "Mill Road, <em>8.28</em>" in html


def test_a_photo_within_a_line_brings_no_block(recipe: HtmlRecipe) -> None:
    html = body_with(recipe, PhotoFill(photo=PHOTO), "<p>The ", " sign</p>")

    assert html.startswith("<p>The <picture>")
    assert html.endswith("</picture> sign</p>")


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (LinkFill(url="/people/rosa/"), '<a href="/people/rosa/">x</a>'),
        (LinkFill(url='https://example.org/?a=1&b="'), '<a href="https://example.org/?a=1&amp;b=&#34;">x</a>'),
        (LabelFill(key="Back to the text"), '<a href="Back to the text">x</a>'),
    ],
)
def test_what_fills_an_attribute_is_escaped_for_it(recipe: HtmlRecipe, fill: AnyFill, expected: str) -> None:
    assert body_with(recipe, fill, '<a href="', '">x</a>') == expected


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (
            HashtagFill(tag="MillRoad", url="/hashtags/millroad/"),
            '<a class="hashtag" href="/hashtags/millroad/" dir="auto">#MillRoad</a>',
        ),
        (HashtagFill(tag="MillRoad"), '<span class="hashtag" dir="auto">#MillRoad</span>'),
        (MissingFill(text="A <lost> photo"), "A &lt;lost&gt; photo"),
    ],
)
def test_what_stands_in_running_text_is_drawn_in_one_line(recipe: HtmlRecipe, fill: AnyFill, expected: str) -> None:
    assert body_with(recipe, fill) == expected


def test_a_story_of_many_photos_shows_them_all(recipe: HtmlRecipe) -> None:
    page = msgspec.structs.replace(STORY_PAGE, photos=(PHOTO,) * 40)

    html = draw(recipe, view("story.html", page=page))

    assert html.count("gallery-open") == 40
    assert "&lt;" not in html


def test_a_gallery_holds_each_photo(recipe: HtmlRecipe) -> None:
    assert body_with(recipe, GalleryFill(photos=(PHOTO, PHOTO))).count("<figure") == 2


def test_a_video_within_a_text_is_a_facade_too(recipe: HtmlRecipe) -> None:
    assert 'class="video-open"' in body_with(recipe, VideoFill(video=VIDEO))


def test_an_action_shows_why_and_where(recipe: HtmlRecipe) -> None:
    html = body_with(recipe, ActionFill(label="Sign", url="/campaigns/mill-road/", html="<p>Because.</p>"))

    assert "<p>Because.</p>" in html
    assert '<a class="button" href="/campaigns/mill-road/">Sign</a>' in html


def test_an_old_address_leads_on_without_scripts(recipe: HtmlRecipe) -> None:
    html = draw(recipe, view("redirect.html"))

    assert '<meta http-equiv="refresh" content="0; url=/stories/nine-mornings/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_fingerprint_changes_with_a_template_that_the_page_includes() -> None:
    before = theme_of(story='{% include "part.html" %}', part="a", other="a")
    after = theme_of(story='{% include "part.html" %}', part="b", other="a")

    assert Templates(before).fingerprint(view()) != Templates(after).fingerprint(view())


def test_the_fingerprint_leaves_out_templates_that_the_page_does_not_use() -> None:
    before = theme_of(story='{% include "part.html" %}', part="a", other="a")
    after = theme_of(story='{% include "part.html" %}', part="a", other="b")

    assert Templates(before).fingerprint(view()) == Templates(after).fingerprint(view())


def test_an_include_that_is_chosen_while_drawing_may_be_any_template() -> None:
    before = theme_of(story="{% include lang %}", other="a")
    after = theme_of(story="{% include lang %}", other="b")

    assert Templates(before).fingerprint(view()) != Templates(after).fingerprint(view())


def test_the_fingerprint_changes_with_the_words_of_its_own_language_only() -> None:
    plain = theme_of(story="{{ _('Stories') }}")
    translated = msgspec.structs.replace(plain, locales={"es": Catalogue({"Stories": ("Historias",)})})

    assert Templates(plain).fingerprint(view(lang="es")) != Templates(translated).fingerprint(view(lang="es"))
    assert Templates(plain).fingerprint(view()) == Templates(translated).fingerprint(view())


def test_a_template_that_shows_what_is_not_there_is_told_with_its_line() -> None:
    recipe = HtmlRecipe(theme_of(story="<p>\n{{ page.nothing }}\n</p>"))

    with pytest.raises(HubError) as caught:
        draw(recipe, view())

    (problem,) = caught.value.problems
    assert (problem.code, problem.position.path, problem.position.line) == (
        "theme-template",
        "theme/templates/story.html",
        2,
    )


def test_a_mistake_in_an_included_template_is_told_by_that_templates_name() -> None:
    recipe = HtmlRecipe(theme_of(story='{% include "part.html" %}', part="\n\n{{ page.nothing.more }}"))

    with pytest.raises(HubError) as caught:
        draw(recipe, view())

    (problem,) = caught.value.problems
    assert (problem.position.path, problem.position.line) == ("theme/templates/part.html", 3)


@pytest.mark.parametrize("source", ["\n{% if %}", "\n{{ 'x'|nofilter }}"])
def test_a_template_with_a_mistake_in_its_language_is_told_with_its_line(source: str) -> None:
    recipe = HtmlRecipe(theme_of(story=source))

    with pytest.raises(HubError) as caught:
        draw(recipe, view())

    assert caught.value.problems[0].position.line == 2


def test_a_template_that_is_not_there_is_told() -> None:
    with pytest.raises(HubError) as caught:
        draw(HtmlRecipe(theme_of(story='{% include "gone.html" %}')), view())

    assert "gone.html" in caught.value.problems[0].message


def test_values_within_a_translated_sentence_are_escaped() -> None:
    recipe = HtmlRecipe(theme_of(story="{{ _('By %(name)s', name='<b>') }}"))

    assert draw(recipe, view()) == "By &lt;b&gt;\n"


@pytest.mark.parametrize(
    ("point", "classes"), [((0.5, 0.5), ""), ((0.38, 0.61), " fx-40 fy-60"), ((0.0, 1.0), " fx-0 fy-100")]
)
def test_the_point_to_keep_in_a_crop_is_a_class(point: tuple[float, float], classes: str) -> None:
    assert focal(msgspec.structs.replace(PHOTO, focal=point)) == classes


@pytest.mark.parametrize(("name", "letter"), [("mill road", "M"), ("“Öl”", "Ö"), ("٣ نجوم", "٣"), ("…", "")])
def test_an_initial_is_the_first_letter_or_digit(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_an_address_that_is_html_stays_so_whatever_was_asked_before(theme: Theme) -> None:
    href = (
        HtmlRecipe(theme)._drawing(Base("https://ottersby.example", ""), "en", quick=True).environment.filters["href"]
    )

    found = [href(None, kind("https://paper.example/?a&b")) for kind in (str, Markup, str)]

    assert [type(address) for address in found] == [str, Markup, str]


def test_a_cover_never_changes_its_look() -> None:
    assert variety("/stories/nine-mornings/", 4) == variety("/stories/nine-mornings/", 4) == 2


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("<p>\n\n\n   <b>x</b></p>", "<p>\n<b>x</b></p>\n"),
        ("<pre>a\n\n\n  <i>b</i></pre>", "<pre>a\n\n\n  <i>b</i></pre>\n"),
        ("\n <a>\n <textarea>\n\n </textarea>", "<a>\n<textarea>\n\n </textarea>\n"),
    ],
)
def test_blank_lines_go_except_where_they_show(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


def test_no_template_of_the_theme_is_drawn_the_slow_way(theme: Theme) -> None:
    fresh = HtmlRecipe(theme)
    for template, page in CONTENT.items():
        draw(fresh, view(template, page=page))

    assert fresh._slow == set()


def test_code_that_another_jinja_writes_otherwise_costs_no_page(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    name, page = next(iter(CONTENT.items()))
    usual = draw(HtmlRecipe(theme), view(name, page=page))
    monkeypatch.setattr(quick_templates, "_joined", lambda code: code.replace("yield ", "yield (", 1))
    html._environment.cache_clear()

    fresh = HtmlRecipe(theme)
    drawn = draw(fresh, view(name, page=page))
    html._environment.cache_clear()

    assert drawn == usual
    assert fresh._slow == {name}


def test_a_template_shows_every_field_of_its_page(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = msgspec.structs.replace(EVENT, status="moved")
    elsewhere = msgspec.structs.replace(EVENT, lang="cy")
    drawn = CONTENT | {
        "event.html": msgspec.structs.replace(EVENT_PAGE, event=moved, previous_date="Friday"),
        "campaign.html": msgspec.structs.replace(CAMPAIGN_PAGE, events=(elsewhere,), calendar="/calendar.ics"),
    }
    read: set[tuple[str, str]] = set()
    usual = jinja2.Environment.getattr

    def noted(self: jinja2.Environment, value: Any, name: str) -> Any:
        read.add((type(value).__name__, name))
        return usual(self, value, name)

    monkeypatch.setattr(jinja2.Environment, "getattr", noted)
    fresh = HtmlRecipe(theme)
    fresh._slow.update(drawn)  # only Jinja's own code asks the environment
    for template, page in drawn.items():
        draw(fresh, view(template, page=page))

    kinds = {type(page) for page in drawn.values()} | {EventSummary, events.MonthOfEvents, FormField, FormView}
    unread = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        for name in kind.__struct_fields__
        if (kind.__name__, name) not in read
    }
    assert unread == set()
