"""The pages beside a campaign that people sign: thanks for signing, a sheet for signatures on paper, a poster."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.content.records import Campaign
from generator.plan.heads import About, Heads
from generator.plan.output import Output
from generator.plan.pages import share_of
from generator.plan.petition_form import (
    POSTER,
    POSTER_TEMPLATE,
    SHEET,
    SHEET_TEMPLATE,
    THANKS_TEMPLATE,
    petition_form,
    petition_view,
    thanks_url,
)
from generator.plan.share_kit import kit_url
from generator.plan.texts import one_line, shortened
from generator.views.petition_pages import PosterPage, SheetPage, ThanksPage
from generator.views.share_kit import QrView

ROWS = 12
"""So many people sign on a sheet: each gets 11 mm, which hands in gloves need."""
_EVENTS = 3
_ASK = 240
_SIZES = (24, 45, 70, 100, 140, 190)
"""Characters of what is asked, up to which it is set in the largest type, the next, and so on."""
_WORDS = (7, 9, 11, 13, 16, 20)
"""Letters of its longest word, likewise."""


def petition_pages(heads: Heads) -> Iterator[Output]:
    """Every page of every petition."""
    for campaign in heads.planning.hub.campaigns:
        view = petition_view(heads.planning, campaign)
        if view is None:
            continue
        templates = heads.planning.theme.templates
        if THANKS_TEMPLATE in templates and campaign.petition and not campaign.petition.url:
            yield _thanks(heads, campaign)
        if view.sheet or view.poster:
            yield _code(heads, campaign)
        if view.sheet:
            yield _sheet(heads, campaign)
        if view.poster:
            yield _poster(heads, campaign)


def _about(heads: Heads, campaign: Campaign, title: str) -> About:
    return About(
        title=f"{title}: {one_line(campaign.title)}",
        description=heads.planning.description(campaign),
        lang=campaign.lang,
        image=heads.cards.of_record(campaign),
        robots="noindex",
        sources=(campaign.path,),
    )


def _thanks(heads: Heads, campaign: Campaign) -> Output:
    planning, view = heads.planning, petition_view(heads.planning, campaign)
    summary = planning.campaign(campaign)
    title = planning.text("Thank you", campaign.lang)
    page = ThanksPage(
        campaign=summary,
        title=title,
        share=share_of(heads, campaign.ask or campaign.title, summary.url, campaign.hashtags),
        kit=kit_url(heads, campaign),
        sheet=view.sheet if view else "",
        poster=view.poster if view else "",
        write=heads.asking.write_url(campaign),
        events=planning.events.to_come_to("campaign", campaign.slug, _EVENTS),
    )
    return heads.listing(thanks_url(planning, campaign), THANKS_TEMPLATE, page, _about(heads, campaign, title))


def _qr(heads: Heads, campaign: Campaign) -> str:
    return f"{heads.planning.url(campaign)}{SHEET}code.svg"


def _code(heads: Heads, campaign: Campaign) -> Output:
    view = QrView(text=_full(heads, campaign), title=one_line(campaign.title), format="svg")
    return Output(_qr(heads, campaign), "qr", view, (campaign.path,))


def _full(heads: Heads, campaign: Campaign) -> str:
    return heads.canonical.absolute(heads.planning.url(campaign))


def _typed(heads: Heads, campaign: Campaign) -> str:
    return unquote(_full(heads, campaign).partition("//")[2]).rstrip("/")


def _sheet(heads: Heads, campaign: Campaign) -> Output:
    planning, config = heads.planning, heads.config
    petition = campaign.petition
    title = planning.text("A sheet for signatures", campaign.lang)
    target = one_line(campaign.target)
    kept = (petition.keep if petition else "") or planning.text(
        "until the petition has been handed over", campaign.lang
    )
    words = (
        "By signing you agree that this sheet is handed to: {target}. {hub} keeps it {kept}, shows it to nobody else, "
        "and puts nothing of it on the internet."
        if target
        else "{hub} keeps this sheet {kept}, shows it to nobody else, and puts nothing of it on the internet."
    )
    page = SheetPage(
        campaign=planning.campaign(campaign),
        target=target,
        hub=config.name,
        consent=planning.text(words, campaign.lang).format(target=target, hub=config.name, kept=kept),
        give_back=(one_line(petition.sheets) if petition else "") or config.email,
        rows=ROWS,
        qr=_qr(heads, campaign),
        address=_typed(heads, campaign),
    )
    return heads.listing(f"{planning.url(campaign)}{SHEET}", SHEET_TEMPLATE, page, _about(heads, campaign, title))


def _poster(heads: Heads, campaign: Campaign) -> Output:
    planning = heads.planning
    title = planning.text("Poster", campaign.lang)
    words = shortened(one_line(campaign.ask) or one_line(campaign.title), _ASK)
    form = petition_form(heads, campaign)
    page = PosterPage(
        campaign=planning.campaign(campaign),
        words=words,
        size=_size(words),
        qr=_qr(heads, campaign),
        address=_typed(heads, campaign),
        call=form.button if form else planning.text("Sign", campaign.lang),
    )
    return heads.listing(f"{planning.url(campaign)}{POSTER}", POSTER_TEMPLATE, page, _about(heads, campaign, title))


def _size(words: str) -> int:
    longest = max((len(word) for word in words.replace("-", " ").split()), default=0)
    return 1 + max(sum(len(words) > most for most in _SIZES), sum(longest > most for most in _WORDS))
