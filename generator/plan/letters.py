"""Letters to representatives: a campaign's template filled for one of them, and as an address for mail programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from generator import lazy_re
from generator.content.records import Campaign
from generator.content.representatives import Representative
from generator.plan.planning import Planning
from generator.plan.texts import one_line
from generator.urls import Base
from generator.views.representatives import LetterLine

MAILTO_LIMIT = 1800
"""Characters of a `mailto:` address that every mail program takes.

RFC 6068 names no limit, and programs end the letter or do nothing at all. Windows: 2,048 with its quotation marks in
Firefox and older Chromium (`nsOSHelperAppService.cpp`, `platform_util_win.cc`: Internet Explorer's 2,083 less a little),
and Outlook opens from them with 2,046 and no more (github.com/ucam-department-of-psychiatry/camcops/issues/180;
superruub.wordpress.com/2013/05/30). Below that there is room for what a browser encodes once more.
"""
_UNQUOTED = "!~*'()"
"""With letters, digits and `-_.` all that JavaScript's encodeURIComponent leaves alone: the page's script makes the same."""
_BRACED = lazy_re.compile(r"\{\s*([^{}\n]{1,40}?)\s*\}")
_OWN = lazy_re.compile(r"\{\s*own\s*\}", re.IGNORECASE)


def letter(planning: Planning, canonical: Base, campaign: Campaign, person: Representative) -> tuple[LetterLine, ...]:
    """The paragraphs of a letter, from greeting to name, in the campaign's language."""
    values = filling(planning, canonical, campaign, person)
    text, lang = planning.text, campaign.lang
    template = campaign.letter.text
    greeted = re.search(r"\{\s*salutation\s*\}", template, re.IGNORECASE)
    paragraphs = _paragraphs(template) if template else _usual(planning, campaign)
    lines: list[LetterLine] = []
    if not greeted:
        lines.append(LetterLine(text=text("{salutation},", lang).format(salutation=values["salutation"])))
    own = LetterLine(text=f"[{text('In your own words: what it means to you', lang)}]", part="own")
    placed = False
    for paragraph in paragraphs:
        pieces = _OWN.split(paragraph)
        for place, piece in enumerate(pieces):
            if place and not placed:
                lines.append(own)
                placed = True
            if words := filled(piece, values).strip():
                lines.append(LetterLine(text=words))
    if not placed:
        lines.insert(min(len(lines), 2), own)
    lines.append(LetterLine(text=text("Yours sincerely,", lang)))
    lines.append(LetterLine(text=f"[{text('Your name, address and postcode', lang)}]", part="name"))
    return tuple(lines)


def subject(planning: Planning, canonical: Base, campaign: Campaign, person: Representative) -> str:
    """The subject of the letter."""
    own = filled(campaign.letter.subject, filling(planning, canonical, campaign, person))
    return one_line(own or campaign.title)


def call(planning: Planning, canonical: Base, campaign: Campaign, person: Representative | None) -> str:
    """What to say on the telephone."""
    usual = planning.text("I am calling about “{campaign}”. {ask} Will you support it?", campaign.lang)
    template = campaign.letter.call or (usual if campaign.ask else usual.replace("{ask} ", ""))
    return one_line(filled(template, filling(planning, canonical, campaign, person)))


def filling(
    planning: Planning, canonical: Base, campaign: Campaign, person: Representative | None
) -> Mapping[str, str]:
    """What stands for each placeholder; `person` is None in a letter to whom it may concern."""
    name = one_line(person.title) if person else "…"
    own = one_line(person.salutation).rstrip(",") if person and person.lang == campaign.lang else ""
    salutation = own or planning.text("Dear {name}", campaign.lang).format(name=name)
    place = campaign.place.name if campaign.place else ""
    bodies = person.bodies if person else ()
    return {
        "name": name,
        "salutation": salutation,
        "office": one_line(person.office) if person else "",
        "body": bodies[0] if bodies else "",
        "area": ", ".join(person.areas) if person and person.areas else place or (bodies[0] if bodies else ""),
        "campaign": one_line(campaign.title),
        "ask": one_line(campaign.ask),
        "url": canonical.absolute(planning.url(campaign)),
    }


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders filled; what is in braces and means nothing stays."""
    return _BRACED.sub(lambda m: values.get("_".join(m[1].casefold().split()), m[0]), text)


def _usual(planning: Planning, campaign: Campaign) -> tuple[str, ...]:
    """The letter of a campaign that proposes none."""
    text, lang = planning.text, campaign.lang
    asked = text("I am writing to you about “{campaign}”. I ask you for your support: {ask}", lang)
    return (
        asked if campaign.ask else text("I am writing to you about “{campaign}”.", lang),
        "{own}",
        *((one_line(campaign.summary),) if campaign.summary else ()),
        text("Please tell me what you will do, and whether I may pass on your answer. More about it: {url}", lang),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs are parted by empty lines; in a folded YAML text, where none are left, by lines."""
    parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def mailto(email: str, about: str, paragraphs: tuple[str, ...]) -> tuple[str, bool]:
    """A letter as an address that opens a mail program (RFC 6068), and whether it had to be cut to `MAILTO_LIMIT`.

    Lines end with CR LF (section 5); a comma, a question mark or an ampersand within an address or a text is encoded, so
    that no program takes it for the start of something else. A cut letter ends with a whole word and `[…]`.
    """
    start = f"mailto:{quote(email, safe='@+')}?subject={_encoded(about)}&body="
    body = "\r\n\r\n".join(paragraph.replace("\n", "\r\n") for paragraph in paragraphs)
    whole = start + _encoded(body)
    if len(whole) <= MAILTO_LIMIT:
        return whole, False
    end = _encoded("\r\n\r\n[…]")
    while body and len(start) + len(_encoded(body)) + len(end) > MAILTO_LIMIT:
        body = _shorter(body)
    return start + _encoded(body) + end, True


def _shorter(text: str) -> str:
    """Without its last word, or its last letters where there are no words."""
    head = re.sub(r"\s+\S*$", "", text)
    return head if len(head) < len(text) and len(head) > len(text) - 60 else text[:-8]


def _encoded(text: str) -> str:
    return quote(text, safe=_UNQUOTED)
