"""Cards: the pictures that stand for pages wherever their links are shared, and those of their share kits.

A card lives at a stable path beside its page and is linked with the content hash of what it shows as its query, so
that networks fetch a changed one and an old share still finds a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.content.partners import Partner
from generator.content.photo_info import PhotoInfo
from generator.content.records import Campaign, CardChoice, Photo, Record, Story, Update
from generator.digests import digest
from generator.plan.card_values import CardValues, alt_text, usual_design
from generator.plan.inputs import Inputs, encoded
from generator.plan.memory import Memory
from generator.plan.output import KeptView, Output, card_address
from generator.plan.planning import Planning
from generator.problems import Problem, Rule, Severity
from generator.theme.cards import Cards
from generator.theme.colour import Colours
from generator.theme.layouts.resolve import resolve
from generator.theme.layouts.specs import CardLayout
from generator.theme.layouts.values import Values
from generator.urls import Base, with_version
from generator.views.card import CardPhoto, CardView, photo_of
from generator.views.common import ImageTag, KitCard

UNKNOWN_DESIGN = Rule(
    "card-design-unknown",
    Severity.WARNING,
    "A card asks for a design that the theme does not have",
    "`card:` in a text may name one of the theme's designs; with another name the page gets its usual card.",
)
RULES = (UNKNOWN_DESIGN,)

LINK = "link"
FORMATS = (LINK, "square", "portrait", "tall")
_BESIDE = ("square",)
"""Formats of the quotes and numbers in a share kit: where pictures travel without their link."""
_EXTENSIONS = {"jpeg": "jpg", "png": "png"}

Make = Callable[[], Iterable[KitCard | None]]
"""Makes cards as outputs of the plan; None for those that cannot be had."""


class CardMaker:
    """Makes the cards that heads and share kits ask for, and keeps them as outputs of the plan.

    `canonical` is where the site stands for good. Those that the `memory` knows are not made: of a story by what its planner
    reads, of a list by its words, of anything else by all that the card may show.
    """

    def __init__(
        self,
        planning: Planning,
        cards: Cards,
        palette: Colours,
        logo: PhotoInfo | None,
        canonical: Base,
        memory: Memory | None = None,
        inputs: Inputs | None = None,
    ) -> None:
        self._planning = planning
        self._memory = memory
        self._inputs = inputs or Inputs(planning, {})
        self._cards = cards
        self._colours = dict(palette.light.colours)
        self._values = CardValues(planning, canonical, logo.digest if logo else "")
        self._outputs: dict[str, Output] = {}
        self._tags: dict[str, ImageTag] = {}
        self._problems: dict[str, Problem] = {}
        self._shown: dict[str, bytes] = {}

    def outputs(self) -> Iterator[Output]:
        """Every card that was asked for."""
        yield from self._outputs.values()

    def whole(self, card: KitCard) -> Output:
        """The output of a card, with its view."""
        output = self._outputs[card_address(card)]
        if isinstance(output.view, KeptView) and self._memory:
            return self._memory.makers[output.url]()
        return output

    def problems(self) -> tuple[Problem, ...]:
        """What was asked for and cannot be had."""
        return tuple(self._problems.values())

    def shown(self, card: KitCard) -> bytes:
        """What stands for all that a card of anything but a story may show. Only with a memory."""
        return self._shown[card.url]

    def of_record(self, record: Record) -> ImageTag | None:
        """The card of a story, campaign, update, person or page; None where the hub wants none."""
        if not self._planning.config.cards.enabled:
            if record.card:
                self._design(record)  # a mistake in the text is one whether cards are drawn or not
            return None
        url = self._planning.url(record)
        if url not in self._tags:
            self._put(url, self._remembered("link", record, lambda: self._link(record)))
        return self._tags.get(url)

    def _link(self, record: Record) -> Iterator[KitCard | None]:
        values, address = self._values.of_record(record), f"{self._planning.url(record)}card.jpg"
        yield self._card(address, self._design(record), LINK, values, self._photo(record), record)

    def of_list(self, url: str, title: str, subtitle: str, lang: str) -> ImageTag | None:
        """The card of a list; the same for each of its pages."""
        if not self._planning.config.cards.enabled:
            return None
        place = url if url.endswith("/") else "/"
        if place not in self._tags:
            self._put(place, self._remembered_list(f"{place}card.jpg", title, subtitle, lang))
        return self._tags.get(place)

    def _remembered_list(self, address: str, title: str, subtitle: str, lang: str) -> tuple[KitCard, ...]:
        def make() -> Iterator[KitCard | None]:
            values = self._values.of_list(title, subtitle, lang)
            yield self._card(address, "list", LINK, values, None, None)

        if self._memory is None:
            return _all(make())
        return self._known_or_made(self._memory, "list", encoded((address, title, subtitle, lang)), (), make)

    def of_outcomes(self, url: str, title: str, summary: str, lang: str) -> ImageTag | None:
        """The card of what the hub has won."""
        values = self._values.of_outcomes(title, summary, lang)
        self._put(url, _all([self._card(f"{url}card.jpg", "outcome", LINK, values, None, None)]))
        return self._tags.get(url)

    def kit(self, record: Record) -> tuple[KitCard, ...]:
        """Every card of a record's share kit: its own in all formats, then its quotes and numbers."""
        return self._remembered("kit", record, lambda: self._kit(record))

    def _remembered(self, what: str, record: Record, make: Make) -> tuple[KitCard, ...]:
        """Cards of a record, made unless it is a story of which the memory knows all of them."""
        if self._memory is None or not isinstance(record, Story):
            return _all(make())
        self._design(record)  # what is wrong with it is to be told whoever makes the card
        return self._known_or_made(self._memory, what, self._inputs.card(record), (record.path,), make)

    def _known_or_made(
        self, memory: Memory, what: str, inputs: bytes, sources: tuple[str, ...], make: Make
    ) -> tuple[KitCard, ...]:
        name = memory.card_name(what, inputs)
        known = memory.cards(name)
        if known is None:
            made = _all(make())
            memory.note_cards(name, made)
            return made
        for one in known:
            self._outputs.setdefault(one.address, Output(one.address, "card", one.view, sources))
            memory.makers.setdefault(one.address, partial(self._made, one.address, make))
        return tuple([one.card for one in known])

    def _made(self, address: str, make: Make) -> Output:
        _all(make())
        return self._outputs[address]

    def _kit(self, record: Record) -> Iterator[KitCard | None]:
        own, values, photo = self._design(record), self._values.of_record(record), self._photo(record)
        folder = f"{self._planning.url(record)}share/"
        for form in FORMATS:
            path = f"{self._planning.url(record)}card.jpg" if form == LINK else f"{folder}{own}-{form}"
            yield self._wanted(path, own, form, values, photo, record)
        if not isinstance(record, Story | Campaign):
            return
        for number, quote in enumerate(record.quotes[:1] if own != "quote" else ()):
            said = {**values, **self._values.of_quote(quote, record.lang)}
            for form in _BESIDE:
                yield self._wanted(f"{folder}quote-{number + 1}-{form}", "quote", form, said, photo, record)
        if "chart" in values and own != "chart" and "chart" in self._cards.designs:
            for form in _BESIDE:
                yield self._wanted(f"{folder}chart-1-{form}", "chart", form, values, photo, record)
        for number, impact in enumerate(record.numbers[:1] if own != "number" else ()):
            counted = {**values, **self._values.of_number(impact)}
            for form in _BESIDE:
                yield self._wanted(f"{folder}number-{number + 1}-{form}", "number", form, counted, photo, record)

    def _wanted(
        self, path: str, design: str, form: str, values: Values, photo: Photo | None, record: Record
    ) -> KitCard | None:
        wanted = form == LINK or form in self._planning.config.cards.formats
        return self._card(path, design, form, values, photo, record) if wanted else None

    def _design(self, record: Record) -> str:
        """The design that a record asks for, or else its usual one."""
        chosen = record.card.design if record.card else ""
        if not chosen or chosen in self._cards.designs:
            return chosen or usual_design(record)
        known = ", ".join(sorted(self._cards.designs))
        self._problems[record.path] = UNKNOWN_DESIGN.at(
            record.positions.get("card.design", record.position("card")),
            f"There is no card design “{chosen}”, so this page gets its usual card.",
            f"Write one of {known}.",
        )
        return usual_design(record)

    def _put(self, url: str, cards: Sequence[KitCard]) -> None:
        for card in cards:
            self._tags[url] = ImageTag(url=card.url, alt=card.alt, width=card.width, height=card.height, type=card.type)

    def _card(
        self, path: str, design: str, form: str, values: Values, photo: Photo | None, record: Record | None
    ) -> KitCard | None:
        """A card as an output at `path`, its extension added where there is none; None if it cannot be had."""
        layout = self._cards.layout(design, form) if self._planning.config.cards.enabled else None
        if layout is None:
            return None
        picture = self._picture(photo, record.card if record else None)
        alt = photo.alt if photo else ""
        sources = (record.path,) if record else ()

        def make() -> Iterator[KitCard]:
            yield self._resolved(path, layout, (design, form), values, picture, alt, sources)

        if self._memory is None or record is None or isinstance(record, Story):  # those are remembered together
            return next(make())
        inputs = encoded((path, design, form, values, picture, alt))
        (card,) = self._known_or_made(self._memory, "one", inputs, sources, make)
        self._shown[card.url] = self._memory.card_name("one", inputs)
        return card

    def _resolved(
        self,
        path: str,
        layout: CardLayout,
        what: tuple[str, str],
        values: Values,
        picture: CardPhoto | None,
        photo_alt: str,
        sources: tuple[str, ...],
    ) -> KitCard:
        """A card of this design and format."""
        design, form = what
        view = _encoded(resolve(layout, values, self._colours, self._cards.fonts, picture), form)
        address = path if path.endswith(".jpg") else f"{path}.{_EXTENSIONS[view.encoding.format]}"
        self._outputs[address] = Output(address, "card", view, sources)
        return KitCard(
            url=with_version(address, _version(view)),
            alt=alt_text(view, values, photo_alt),
            width=view.width,
            height=view.height,
            type=f"image/{view.encoding.format}",
            design=design,
            format=form,
        )

    def _photo(self, record: Record) -> Photo | None:
        """The photo that a record wants on its card, its own, or for news of a campaign the campaign's."""
        photo = (record.card.photo if record.card else None) or record.photo
        if isinstance(record, Partner) and photo is record.photo:
            return None  # a logo is no photo: cropped to a card's format it would be cut to pieces
        if photo or not isinstance(record, Update):
            return photo
        campaign = self._planning.hub.campaign(record.campaign, record.lang)
        return campaign.photo if campaign else None

    def _picture(self, photo: Photo | None, chosen: CardChoice | None) -> CardPhoto | None:
        if photo is None:
            return None
        info = self._planning.hub.references.photos[photo.file]
        return CardPhoto(digest=info.digest, focal=(chosen.focal if chosen else None) or photo.focal)


def _all(cards: Iterable[KitCard | None]) -> tuple[KitCard, ...]:
    """Those that can be had."""
    return tuple([card for card in cards if card])


def _encoded(view: CardView, form: str) -> CardView:
    """A PNG only where there is no photo, and never for a link: its address must not change when a photo comes."""
    if view.encoding.format == "jpeg" or (form != LINK and not photo_of(view)):
        return view
    return msgspec.structs.replace(view, encoding=msgspec.structs.replace(view.encoding, format="jpeg"))


def _version(view: CardView) -> str:
    return digest(msgspec.msgpack.encode(view))
