"""Share kits: for each story and campaign a page with everything that helps to pass it on, and the files beside it.

The page and its files stand under the page that they are about: `/stories/name/share/`. Captions are worked out where
they are rendered; a plan only gathers what they may say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from urllib.parse import unquote

import msgspec

from generator.content.events import Event, EventStatus
from generator.content.quotation_marks import quotes
from generator.content.records import Campaign, Story
from generator.plan.dates import date_view
from generator.plan.embeds import snippets
from generator.plan.event_words import hours, repeats, whole
from generator.plan.heads import About, Heads
from generator.plan.inputs import encoded
from generator.plan.memory import Memory
from generator.plan.output import Output
from generator.plan.suggestions import URL, Suggested, days_of
from generator.plan.texts import one_line, shortened
from generator.problems import Problem, Rule, Severity
from generator.render.captions import LABELS
from generator.render.post_length import length
from generator.render.share_plan import DAYS, SCHEDULE
from generator.views.common import KitCard, LinkView
from generator.views.files import TextView
from generator.views.pages import FlyerPage, ShareKitPage
from generator.views.share_kit import (
    ArchivePart,
    ArchiveView,
    CaptionsView,
    CaptionWords,
    PostMaterial,
    PostPlanView,
    PostSlot,
    QrView,
)

Work = Story | Campaign | Event

TOO_LONG = Rule(
    "caption-too-long",
    Severity.WARNING,
    "Words for a network that are longer than it takes",
    "The network would refuse the post, or cut it. Everybody who copies it would have to shorten it first.",
)
RULES = (TOO_LONG,)

_MARKS = {EventStatus.CANCELLED: "Cancelled", EventStatus.POSTPONED: "Postponed", EventStatus.MOVED: "New date"}
KIT_TEMPLATE = "share.html"
FLYER_TEMPLATE = "flyer.html"
"""A theme without these has no share kits."""
_MOST_NUMBERS = 3
_SUMMARY = 420
"""Characters of a summary that captions and flyers may draw on."""
_FLYER_SUMMARY = 260
_SIZES = (150, 260, 380, 520, 680, 900)
"""Characters on a flyer up to which it is set in the largest type, the next, and so on."""
_WORDS = (11, 13, 16, 18, 22, 27)
"""Letters of the longest word of its title, likewise."""
_FLYER, _ARCHIVE, _PLAN = "flyer/", "kit.zip", "plan.ics"
_CAPTIONS, _QR_SVG, _QR_PNG = "captions.txt", "qr.svg", "qr.png"
"""Names of a kit's parts."""


def kit_url(heads: Heads, record: Work) -> str:
    """The address of a record's share kit; empty where it has none."""
    there = heads.config.share and record.share.kit and KIT_TEMPLATE in heads.planning.theme.templates
    return f"{heads.planning.url(record)}share/" if there else ""


class ShareKits:
    """Makes the share kits of a hub."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads
        self._latest: _Kit | None = None  # what is made of one kit is mostly made in turn

    def outputs(self) -> Iterator[Output]:
        """Every kit's page, flyer, codes, calendar and archive; the cards come from `CardMaker`."""
        days = self._heads.planning.suggested
        for number, record in enumerate(self._works()):
            if url := kit_url(self._heads, record):
                own = days_of(days, record)
                memory = self._heads.memory
                if isinstance(record, Story) and memory:
                    yield from self._remembered(memory, record, url, own, number)
                else:
                    yield from _Kit(self._heads, record, url, own).outputs(memory)

    def _remembered(
        self, memory: Memory, story: Story, url: str, days: tuple[Suggested, ...], number: int
    ) -> Iterator[Output]:
        """The outputs of a story's kit, whose views are made only where the memory does not know them."""
        cards = self._heads.cards
        beside = (cards.kit(story), cards.of_record(story), [(one.day.name, one.id) for one in days])
        inputs = cache(partial(self._heads.inputs.kit, story, beside))
        for name, recipe in _parts(self._heads, story):
            make = partial(self._output, story, url, days, name)
            yield memory.output(f"{url}{name}", recipe, (story.path,), inputs, make, number)

    def _output(self, story: Story, url: str, days: tuple[Suggested, ...], name: str) -> Output:
        if self._latest is None or self._latest.url != url:
            self._latest = _Kit(self._heads, story, url, days)
        return self._latest.output(name)

    def _works(self) -> Iterator[Work]:
        yield from self._heads.planning.hub.stories
        yield from self._heads.planning.hub.campaigns
        yield from self._heads.planning.hub.events

    def problems(self) -> Iterator[Problem]:
        """Captions by hand that are too long for their networks."""
        for record in self._works():
            for network, text in record.share.captions.items():
                yield from _too_long(self._heads, record, network, text)


def _too_long(heads: Heads, record: Work, network: str, text: str) -> Iterator[Problem]:
    url = heads.canonical.absolute(heads.planning.url(record))
    whole = text if network in ("email", "reddit") or url in text else f"{text}\n\n{url}"
    measured = length(network, whole.partition("\n")[0] if network == "email" else whole)
    if not measured.fits:
        what = {"email": "subject", "reddit": "title"}.get(network, "post with its link")
        yield TOO_LONG.at(
            record.position(f"share.captions.{network}"),
            f"The words for {LABELS[network]} are too long: as a {what} they come to {measured.used} of {measured.limit}.",
            f"Leave out {measured.used - measured.limit} or more, as {LABELS[network]} counts.",
        )


class _Kit:
    """The share kit of one record."""

    def __init__(self, heads: Heads, record: Work, url: str, days: tuple[Suggested, ...]) -> None:
        """`days` are those on which to share it."""
        self._heads = heads
        self._days = days
        self._planning = heads.planning
        self._record = record
        self.url = url
        self._cards = self._chosen(heads.cards.kit(record))
        self._material = self._gathered()
        self._slots = self._planned() if record.share.plan else ()

    def outputs(self, memory: Memory | None = None) -> Iterator[Output]:
        """The page and its files, as `_parts` names them; the archive, which holds the views of all cards, is made only where
        the `memory` does not know it.
        """
        yield from (self.output(name) for name in ("", _FLYER, *self._files))
        make = partial(self.output, _ARCHIVE)
        if memory is None:
            yield make()
        else:
            yield memory.output(f"{self.url}{_ARCHIVE}", "archive", (self._record.path,), self._packed, make)

    def _packed(self) -> bytes:
        """What the archive holds."""
        cards = [(self._heads.cards.shown(card), card) for card in self._cards]
        return encoded((self._record.slug, cards, self._files))

    def output(self, name: str) -> Output:
        """One of them by its name."""
        match name:
            case "":
                return self._page()
            case _ if name == _FLYER:
                return self._flyer()
            case _ if name == _ARCHIVE:
                return Output(f"{self.url}{name}", "archive", self._archive(), (self._record.path,))
            case _:
                part = self._files[name]
                return Output(f"{self.url}{name}", part.recipe, part.view, (self._record.path,))

    def _archive(self) -> ArchiveView:
        pictures = [self._picture(card) for card in self._cards]
        alts = "\n\n".join(f"{_file_name(card)}\n{card.alt}" for card in self._cards)
        texts = [ArchivePart(name="alt.txt", recipe="text", view=TextView(text=f"{alts}\n"))] if alts else []
        return ArchiveView(folder=self._record.slug, parts=(*pictures, *texts, *self._files.values()))

    def _chosen(self, cards: Sequence[KitCard]) -> tuple[KitCard, ...]:
        wanted, alt = self._record.share.formats, self._record.share.alt
        kept = (card for card in cards if not wanted or card.format in wanted)
        return tuple(msgspec.structs.replace(card, alt=alt) if alt else card for card in kept)

    def _picture(self, card: KitCard) -> ArchivePart:
        made = self._heads.cards.whole(card)
        return ArchivePart(name=_file_name(card), recipe=made.recipe, view=made.view)

    @cached_property
    def _files(self) -> dict[str, ArchivePart]:
        """What stands beside the page as well, to be downloaded by itself."""
        address = self._material.url
        name = self._material.title
        found = [
            ArchivePart(name=_CAPTIONS, recipe="captions", view=CaptionsView(material=self._material)),
            ArchivePart(name=_QR_SVG, recipe="qr", view=QrView(text=address, title=name, format="svg")),
            ArchivePart(name=_QR_PNG, recipe="qr", view=QrView(text=address, title=name, format="png")),
        ]
        if self._slots:
            found.append(ArchivePart(name=_PLAN, recipe="share-plan", view=self._calendar()))
        return {part.name: part for part in found}

    # What may be said.

    def _gathered(self) -> PostMaterial:
        record, planning, config = self._record, self._planning, self._heads.config
        choice = record.share
        return PostMaterial(
            url=self._heads.canonical.absolute(planning.url(record)),
            title=one_line(record.title),
            summary=one_line(choice.text) or self._summary(),
            lang=record.lang,
            hub=config.name,
            words=self._words(),
            place=one_line(record.place.name) if record.place else "",
            quotes=() if isinstance(record, Event) else planning.quotes(record),
            numbers=() if isinstance(record, Event) else planning.numbers(record),
            question=one_line(choice.question),
            hashtags=self._hashtags(),
            sign_off=config.sign_off if record.lang == config.lang else "",
            server=config.fediverse.rpartition("@")[2],
            own=tuple(sorted(choice.captions.items())),
            **self._campaign(),
        )

    def _summary(self) -> str:
        """What it is about; of an event first when and where."""
        record, planning = self._record, self._planning
        told = record.summary or planning.description(record)
        if not isinstance(record, Event):
            return shortened(told, _SUMMARY)
        mark = _MARKS.get(record.status)
        when = f"{planning.text(mark, record.lang)}: {self._when(record)}" if mark else self._when(record)
        online = planning.text("Online", record.lang) if record.online else ""
        where = one_line(record.place.name) if record.place else online
        return shortened(f"{', '.join(part for part in (when, where) if part)}. {one_line(told)}", _SUMMARY)

    def _when(self, event: Event) -> str:
        """When it is, whatever day it is today: of an event that recurs, how."""
        how = repeats(event, lambda message: self._planning.text(message, event.lang))
        time = hours(event, event.first)
        return ", ".join(part for part in (how, time) if part) if how else whole(event, event.first)

    def _words(self) -> CaptionWords:
        lang = self._record.lang
        opening, closing, _, _ = quotes(lang)

        def text(message: str) -> str:
            return self._planning.text(message, lang)

        return CaptionWords(
            question=text("Who do you know who should read this?"),
            join=text("{progress} so far. Will you be the next?"),
            until=text("Until {date}."),
            read=text("Read it here:"),
            quote=f"{opening}{{text}}{closing}",
        )

    def _hashtags(self) -> tuple[str, ...]:
        own = self._record.share.hashtags or self._record.hashtags
        hub = (self._heads.config.hashtag,) if self._heads.config.hashtag else ()
        return tuple({tag.casefold(): tag for tag in reversed((*own, *hub))}.values())[::-1]

    def _campaign(self) -> dict[str, str]:
        """What is asked: by the campaign, or by the open campaign that a story belongs to."""
        record, planning = self._record, self._planning
        if isinstance(record, Event):
            return {}
        of = record if isinstance(record, Campaign) else planning.hub.campaign(record.campaign, record.lang)
        if of is None or of.lang != record.lang:
            return {}
        if not planning.is_open(of):
            return {"outcome": shortened(of.outcome, _SUMMARY)} if of is record and of.outcome else {}
        summary = planning.campaign(of)
        goal = planning.text("of %(goal)s %(unit)s", record.lang)
        whole = goal.replace("%(goal)s", summary.goal).replace("%(unit)s", summary.unit).strip()
        return {
            "ask": summary.ask,
            "progress": f"{summary.progress} {whole}" if summary.percent is not None else "",
            "deadline": summary.deadline.text if summary.deadline else "",
        }

    # When to say it.

    def _planned(self) -> tuple[PostSlot, ...]:
        posts = _posts(self._heads, self._record, asks=bool(self._material.ask))
        return tuple(msgspec.structs.replace(slot, picture=self._best(slot)) for slot in posts)

    def _best(self, slot: PostSlot) -> str:
        """The card that goes with a post: of its sort if there is one, then of its format, then the page's own."""
        if not slot.format:
            return ""
        ranked = sorted(self._cards, key=lambda card: (card.design != slot.variant, card.format != slot.format))
        return ranked[0].url if ranked else ""

    def _start(self) -> dt.date:
        """The first day: as the author wants it, else two weeks before an event or a campaign's deadline, or when a story
        is told.
        """
        record = self._record
        if record.share.start:
            return record.share.start.date()
        if isinstance(record, Campaign) and record.deadline:
            return max(record.date.date(), record.deadline.date() - dt.timedelta(days=DAYS - 1))
        if isinstance(record, Event):
            return record.start.date() - dt.timedelta(days=DAYS - 1)
        return record.date.date()

    def _calendar(self) -> PostPlanView:
        name = f"{self._planning.text('Share kit', self._record.lang)}: {self._material.title}"
        return PostPlanView(
            name=name,
            start=self._start().isoformat(),
            slots=self._slots,
            material=self._material,
            base=self._heads.canonical,
            kit=self._heads.canonical.absolute(self.url),
        )

    # The pages.

    def _of(self) -> LinkView:
        return LinkView(label=self._material.title, url=self._planning.url(self._record), lang=self._record.lang)

    def _about(self, title: str) -> About:
        return About(
            title=f"{title}: {self._material.title}",
            description=self._material.summary,
            lang=self._record.lang,
            image=self._heads.cards.of_record(self._record),
            robots="noindex",
            sources=(self._record.path,),
        )

    def _page(self) -> Output:
        lang = self._record.lang
        start = dt.datetime.combine(self._start(), dt.time())
        page = ShareKitPage(
            of=self._of(),
            cards=self._cards,
            material=self._material,
            networks=_networks(self._heads),
            slots=self._slots,
            start=date_view(start, lang, date_only=True) if self._slots else None,
            qr_svg=f"{self.url}{_QR_SVG}",
            qr_png=f"{self.url}{_QR_PNG}",
            flyer=f"{self.url}{_FLYER}",
            archive=f"{self.url}{_ARCHIVE}",
            captions=f"{self.url}{_CAPTIONS}",
            calendar=f"{self.url}{_PLAN}" if self._slots else "",
            days=tuple(LinkView(label=one_line(d.day.name), url=f"{URL}#{d.id}") for d in self._days),
            embed=None if isinstance(self._record, Event) else snippets(self._heads, self._record),
        )
        return self._heads.listing(self.url, KIT_TEMPLATE, page, self._about(self._planning.text("Share kit", lang)))

    def _flyer(self) -> Output:
        record, planning, material = self._record, self._planning, self._material
        quote = min(material.quotes, key=lambda each: len(each.text), default=None)
        summary = shortened(material.ask or material.outcome or material.summary, _FLYER_SUMMARY)
        page = FlyerPage(
            of=self._of(),
            title=material.title,
            summary=summary,
            place=self._when(record) if isinstance(record, Event) else material.place,
            photo=planning.photo(record.photo),
            numbers=() if quote and len(quote.text) < len(summary) else material.numbers[:_MOST_NUMBERS],
            quote=quote,
            campaign=planning.campaign(record) if isinstance(record, Campaign) else None,
            qr=f"{self.url}{_QR_SVG}",
            address=unquote(material.url.partition("//")[2]).rstrip("/"),
            size=_size(material.title, summary, quote.text if quote else ""),
            kit=self.url,
        )
        about = self._about(planning.text("Flyer", record.lang))
        return self._heads.listing(f"{self.url}{_FLYER}", FLYER_TEMPLATE, page, about)


def _networks(heads: Heads) -> tuple[str, ...]:
    """Where the hub's people are; Instagram always, because its posts are made by hand anyway."""
    return tuple(dict.fromkeys((*(name for name in heads.config.share if name != "copy"), "instagram")))


def _posts(heads: Heads, record: Work, *, asks: bool) -> Iterator[PostSlot]:
    """What is to be posted when, and where, of a record that `asks` for something or does not."""
    networks = _networks(heads)
    there = {"summary", "question"} | ({"ask"} if asks else set())
    if not isinstance(record, Event):
        there |= {"quote"} if heads.planning.quotes(record) else set()
        there |= {"number"} if heads.planning.numbers(record) else set()
    return (slot for slot in SCHEDULE if slot.network in networks and slot.variant in there)


def _parts(heads: Heads, story: Story) -> Iterator[tuple[str, str]]:
    """The names and recipes of all that the kit of a story has."""
    yield from (("", "html"), (_FLYER, "html"), (_CAPTIONS, "captions"), (_QR_SVG, "qr"), (_QR_PNG, "qr"))
    # Where something is asked there are other posts too, so it need not be known whether a campaign asks.
    if story.share.plan and any(True for _ in _posts(heads, story, asks=False)):
        yield _PLAN, "share-plan"
    yield _ARCHIVE, "archive"


def _size(title: str, *texts: str) -> int:
    """From 1 for little to set to 7 for much; a title is set so large that its letters count thrice."""
    much = 3 * len(title) + sum(len(text) for text in texts)
    longest = max((len(word) for word in title.replace("-", " ").split()), default=0)
    return 1 + max(sum(much > most for most in _SIZES), sum(longest > most for most in _WORDS))


def _file_name(card: KitCard) -> str:
    """What a card is called where it has no folder to tell what it is of: `story-link.jpg`."""
    stem, _, ending = card.url.partition("?")[0].rpartition("/")[2].rpartition(".")
    return f"{card.design}-{card.format}.{ending}" if stem == "card" else f"{stem}.{ending}"
