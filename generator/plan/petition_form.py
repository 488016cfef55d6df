"""A campaign's petition on its page: the form, and how many have signed where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from generator.content.petition import Petition, Source, TallyPart
from generator.content.records import Campaign
from generator.plan.forms import form_name, make_form
from generator.plan.heads import Heads
from generator.plan.planning import Planning
from generator.plan.texts import one_line
from generator.views.forms import FormField, FormView
from generator.views.petition import PetitionView, TallyView

THANKS, SHEET, POSTER = "thanks/", "sheet/", "poster/"
SHEET_TEMPLATE, POSTER_TEMPLATE, THANKS_TEMPLATE = "petition-sheet.html", "petition-poster.html", "petition-thanks.html"
"""A theme without one of these has no such page; without the last, no form."""
_TAKERS = {"": "Netlify", "netlify": "Netlify", "formspree": "Formspree"}
_NAME, _EMAIL, _POSTCODE, _TOWN, _COMMENT = 100, 254, 12, 80, 1200
"""Characters; an e-mail address has at most 254 (RFC 5321, 4.5.3.1.3 with its erratum 1690)."""


def petition_view(planning: Planning, campaign: Campaign) -> PetitionView | None:
    """What a campaign's page says of its petition; None without one."""
    petition = campaign.petition
    if petition is None:
        return None
    is_open = planning.can_sign(campaign)
    ends = petition.ends(campaign.deadline, ZoneInfo(planning.config.timezone))
    last = ends - dt.timedelta(seconds=1) if ends else None
    return PetitionView(
        host=(urlsplit(petition.url).hostname or "").removeprefix("www."),
        open=is_open,
        closed=planning.day(last, campaign.lang) if not is_open and last and last < planning.today else None,
        parts=tuple(_part(planning, campaign, part) for part in (campaign.tally.parts if campaign.tally else ())),
        sheet=_beside(planning, campaign, SHEET, SHEET_TEMPLATE),
        poster=_beside(planning, campaign, POSTER, POSTER_TEMPLATE),
    )


def _beside(planning: Planning, campaign: Campaign, name: str, template: str) -> str:
    there = planning.is_open(campaign) and template in planning.theme.templates
    return f"{planning.url(campaign)}{name}" if there else ""


def _part(planning: Planning, campaign: Campaign, part: TallyPart) -> TallyView:
    lang = campaign.lang
    label = one_line(part.source.label) or _usual_label(planning, part.source, lang)
    return TallyView(label=label, count=planning.number(part.value, lang), on=planning.day(part.on, lang))


def _usual_label(planning: Planning, source: Source, lang: str) -> str:
    match source.kind:
        case "paper":
            return planning.text("On paper", lang)
        case "netlify":
            return planning.text("On this site", lang)
        case "actionnetwork":
            return "Action Network"
        case _:
            return (urlsplit(source.of).hostname or "").removeprefix("www.")


def thanks_url(planning: Planning, campaign: Campaign) -> str:
    """The page that thanks."""
    return f"{planning.url(campaign)}{THANKS}"


def petition_form(heads: Heads, campaign: Campaign) -> FormView | None:
    """The form to sign with; None where people sign elsewhere, or no longer."""
    planning, petition = heads.planning, campaign.petition
    if petition is None or petition.url or THANKS_TEMPLATE not in planning.theme.templates:
        return None
    if not planning.can_sign(campaign):
        return None
    hub = heads.config.lang
    return make_form(
        heads,
        name=form_name("petition", campaign.slug, campaign.lang, hub),
        thanks=thanks_url(planning, campaign),
        subject=planning.text("New signature: {title}", hub).format(title=one_line(campaign.title)),
        fields=_fields(planning, petition, campaign.lang),
        button=petition.button or planning.text("Sign", campaign.lang),
        notes=privacy(planning, campaign),
        forms=petition.forms,
    )


def _fields(planning: Planning, petition: Petition, lang: str) -> Iterator[FormField]:
    def text(message: str) -> str:
        return planning.text(message, lang)

    asked = petition.fields
    yield FormField(name="name", label=text("Your name"), required=True, autocomplete="name", max_length=_NAME)
    yield FormField(
        name="email",
        label=text("E-mail address"),
        kind="email",
        required=True,
        autocomplete="email",
        inputmode="email",
        help=text("It is never shown."),
        max_length=_EMAIL,
    )
    if "postcode" in asked:
        label = text("Postcode")
        yield FormField(name="postcode", label=label, required=True, autocomplete="postal-code", max_length=_POSTCODE)
    if "town" in asked:
        yield FormField(name="town", label=text("Town"), autocomplete="address-level2", max_length=_TOWN)
    if "comment" in asked:
        yield FormField(name="comment", label=text("Why it matters to you"), kind="textarea", max_length=_COMMENT)
    yield FormField(
        name="named",
        label=petition.consent or text("You may show my name and what I wrote."),
        kind="checkbox",
        value="yes",
        help=text("Without it you are counted, and your name is shown nowhere on this site."),
    )
    if "news" in asked:
        yield FormField(
            name="news",
            label=text("Write to me when there is news of this."),
            kind="checkbox",
            value="yes",
            help=text("One line back, and it stops."),
        )


def privacy(planning: Planning, campaign: Campaign) -> Iterator[str]:
    """What becomes of what people write, and until when, in words that everybody understands (GDPR, articles 12, 13)."""
    petition, config, lang = campaign.petition, planning.config, campaign.lang
    if petition is None:
        return

    def text(message: str, **values: str) -> str:
        return planning.text(message, lang).format(**values)

    target = one_line(campaign.target)
    if target:
        yield text(
            "What you write comes to {hub}. Names and postcodes are handed over with the petition to: {target}. "
            "Nobody else gets them.",
            hub=config.name,
            target=target,
        )
    else:
        yield text("What you write comes to {hub} and to nobody else.", hub=config.name)
    forms = petition.forms or config.forms
    taker = _TAKERS.get(forms.provider) or urlsplit(forms.endpoint).hostname or ""
    kept = petition.keep or planning.text("until the petition has been handed over", lang)
    yield text("{taker} stores it for us. We keep it {kept}, then we delete it.", taker=taker, kept=kept)
    if config.email:
        yield text("To see, correct or withdraw it at any time, write to {email}.", email=config.email)
