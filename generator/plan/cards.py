"""Cards: the pictures that stand for pages wherever their links are shared.

A card lives at a stable path beside its page and is linked with the content hash of what it shows as its query, so
that networks fetch a changed one and an old share still finds a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.content.photo_info import PhotoInfo
from generator.content.records import Campaign, Person, Photo, Record, Story, Update
from generator.plan.output import Output
from generator.plan.planning import Planning, percent
from generator.plan.texts import one_line, shortened
from generator.store import digest
from generator.theme.card_layout import initial, resolve
from generator.theme.cards import Cards
from generator.theme.colour import Colours
from generator.urls import with_version
from generator.views.card import CardPhoto, CardView
from generator.views.common import ImageTag

Values = Mapping[str, str | float | None]
LAYOUT = "link"
_STATES = {"won": "Won", "partly-won": "Partly won", "lost": "Lost", "paused": "Paused", "closed": "Closed"}


class CardMaker:
    """Makes the cards that heads ask for, and keeps them as outputs of the plan."""

    def __init__(self, planning: Planning, cards: Cards, palette: Colours, logo: PhotoInfo | None) -> None:
        self._planning = planning
        self._cards = cards
        self._colours = dict(palette.light.colours)
        self._logo = logo
        self._outputs: dict[str, Output] = {}
        self._tags: dict[str, ImageTag] = {}

    def outputs(self) -> Iterator[Output]:
        """Every card that was asked for."""
        yield from self._outputs.values()

    def of_record(self, record: Record) -> ImageTag | None:
        """The card of a story, campaign, update, person or page; None where the hub wants none."""
        url = self._planning.url(record)
        values = {
            "title": one_line(record.title),
            "place": one_line(record.place.name) if record.place else "",
            "kicker": self._kicker(record),
            **self._campaign(record),
        }
        return self._card(url, values, record.lang, record.photo, (record.path,))

    def of_list(self, url: str, title: str, subtitle: str, lang: str) -> ImageTag | None:
        """The card of a list; the same for each of its pages."""
        values = {"title": one_line(title), "place": "", "kicker": shortened(subtitle, 60), "list": "yes"}
        return self._card(url, values, lang, None, ())

    def _kicker(self, record: Record) -> str:
        """The line above the title: what sort of thing this is about."""
        text = self._planning.text
        match record:
            case Story():
                return one_line(record.topics[0]) if record.topics else ""
            case Campaign():
                return text("Campaign", record.lang)
            case Update():
                return text("Campaign update", record.lang)
            case Person():
                return one_line(record.role)
            case _:
                return ""

    def _campaign(self, record: Record) -> dict[str, str | float | None]:
        if not isinstance(record, Campaign):
            return {}
        share = percent(record)
        state = _STATES.get(record.state.value, "")
        summary = self._planning.campaign(record)
        shown = f"{summary.progress} / {summary.goal} {summary.unit}".strip() if share is not None else ""
        return {
            "fraction": None if share is None else share / 100,
            "progress": shown,
            "state": self._planning.text(state, record.lang) if state else "",
        }

    def _card(
        self, url: str, values: Values, lang: str, photo: Photo | None, sources: tuple[str, ...]
    ) -> ImageTag | None:
        if not self._planning.config.cards.enabled:
            return None
        place = url if url.endswith("/") else "/"
        if place not in self._tags:
            view = self._view(values, lang, photo)
            address = f"{place}card.jpg"
            self._outputs[place] = Output(address, "card", view, sources)
            version = digest(msgspec.msgpack.encode(view))
            self._tags[place] = ImageTag(
                url=with_version(address, version),
                alt=self._alt(values, photo),
                width=view.width,
                height=view.height,
            )
        return self._tags[place]

    def _view(self, values: Values, lang: str, photo: Photo | None) -> CardView:
        everything = {
            "hub": "" if values["title"] == self._planning.config.name else self._planning.config.name,
            "tagline": self._planning.config.tagline,
            "initial": initial(str(values["place"] or self._planning.config.name)),
            "lang": lang,
            "logo": self._logo.digest if self._logo else "",
            **values,
        }
        picture = self._picture(photo)
        layouts = self._cards.layouts
        layout = layouts.get(self._planning.config.cards.layout, layouts[LAYOUT])
        return resolve(layout, everything, self._colours, self._cards.fonts, picture)

    def _picture(self, photo: Photo | None) -> CardPhoto | None:
        if photo is None:
            return None
        info = self._planning.hub.references.photos[photo.file]
        return CardPhoto(digest=info.digest, focal=photo.focal or (0.5, 0.5))

    def _alt(self, values: Values, photo: Photo | None) -> str:
        """What the card says, for those who do not see it: its words, then what its photo shows."""
        hub = self._planning.config.name
        words = [values.get("title"), values.get("place"), values.get("state"), values.get("progress"), hub]
        said = " · ".join(str(word) for word in dict.fromkeys(words) if word)
        return f"{said}. {photo.alt}" if photo and photo.alt else said
