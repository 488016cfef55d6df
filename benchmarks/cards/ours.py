"""What Storyhub is given to draw: the equal card, and the card that its default theme makes of the same story."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks.cards.content import FORMATS, FURTHER, SOME, Card, Content, Geometry, Place, write_hub
from benchmarks.cards.work import Group, Work
from generator.build import prepare
from generator.options import Options, Silent
from generator.prepare import Prepared
from generator.theme.theme import load_theme
from generator.views.card import (
    AnyLayer,
    Box,
    CardPhoto,
    CardView,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    ShapeLayer,
    TextLayer,
)

THEMES = Path(__file__).parents[2] / "themes"
LINK = (FORMATS["link"].width, FORMATS["link"].height)


def equal(content: Content) -> Work:
    """The equal card of every story, in every case."""
    files = {_digest(path): path for path in (content.logo, *content.fonts.values())}
    files |= {_digest(card.photo): card.photo for card in content.cards}
    views = {
        (card.slug, name, photo): _equal(card, place, content, photo=photo)
        for card in content.cards
        for name, place in content.formats.items()
        for photo in (True, False)
    }
    stories = [card.slug for card in content.cards]
    return Work(
        theme=load_theme("default", hub_root=THEMES, themes_roots=(THEMES,)),
        files=files,
        cases={
            "photo": tuple(Group(before=(), timed=(views[slug, "link", True],)) for slug in stories),
            "plain": tuple(Group(before=(), timed=(views[slug, "link", False],)) for slug in stories),
            "further": tuple(
                Group(before=(views[slug, "link", True],), timed=tuple(views[slug, name, True] for name in FURTHER))
                for slug in stories[SOME]
            ),
        },
    )


def designed(content: Content, folder: Path) -> Work:
    """What the default theme makes of the same stories: the link's cards, and the kits' for sharing."""
    made = {}
    for name, photos in (("photo", True), ("plain", False)):
        write_hub(folder / name, content, photos=photos)
        made[name] = _prepared(folder / name)
    photo, plain = (_cards(one) for one in made.values())
    some = [photo[card.slug] for card in content.cards[SOME]]
    return Work(
        theme=made["photo"].theme,
        files={**made["plain"].files, **made["photo"].files},
        cases={
            "photo": tuple(Group(before=(), timed=(views[LINK],)) for views in photo.values()),
            "plain": tuple(Group(before=(), timed=(views[LINK],)) for views in plain.values()),
            "further": tuple(
                Group(before=(views[LINK],), timed=tuple(view for size, view in views.items() if size != LINK))
                for views in some
            ),
        },
    )


def _prepared(hub: Path) -> Prepared:
    told = Options(
        root=hub,
        output=hub / "public",
        store=hub / ".storyhub",
        today=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        themes=(THEMES,),
    )
    return prepare(told, Silent())


def _cards(prepared: Prepared) -> dict[str, dict[tuple[int, int], CardView]]:
    """By the file name of each story, its cards by their size: the first of each that the plan has."""
    found: dict[str, dict[tuple[int, int], CardView]] = {}
    for output in prepared.plan.outputs:
        view = output.view
        if isinstance(view, CardView) and len(output.sources) == 1 and "/stories/" in output.sources[0]:
            found.setdefault(Path(output.sources[0]).stem, {}).setdefault((view.width, view.height), view)
    return found


@cache
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _equal(card: Card, place: Geometry, content: Content, *, photo: bool) -> CardView:
    return CardView(
        width=place.width,
        height=place.height,
        background=content.ground,
        layers=(
            *(_photo(card, place, content) if photo else _illustration(card, place, content)),
            FillLayer(box=_box(place.shade), colour=content.ink, opacity=0.9, fade="top"),
            *_words(card, place, content),
        ),
    )


def _photo(card: Card, place: Geometry, content: Content) -> tuple[AnyLayer, ...]:
    whole = Box(x=0, y=0, width=place.width, height=place.height)
    return (
        PhotoLayer(box=whole, photo=CardPhoto(digest=_digest(card.photo), focal=(0.5, 0.5))),
        FillLayer(box=whole, colour=content.ink, opacity=0.25),
    )


def _illustration(card: Card, place: Geometry, content: Content) -> tuple[AnyLayer, ...]:
    size = place.initial.height
    initial = _text(content, "bold", place.initial, card.initial, "#ffffff", size)
    return (
        replace(initial, opacity=0.18, decorative=True),
        *(ShapeLayer(points=hill.points, colour=hill.colour) for hill in card.hills),
    )


def _words(card: Card, place: Geometry, content: Content) -> tuple[AnyLayer, ...]:
    words = partial(_text, content)
    title = words("bold", place.title, card.title, "#ffffff", place.title_size)
    return (
        LogoLayer(box=_box(place.logo), digest=_digest(content.logo)),
        replace(words("bold", place.hub, content.hub, "#ffffff", 34), vertical="middle"),
        words("bold", place.kicker, card.kicker, content.accent, 28),
        replace(title, max_lines=place.title_lines, vertical="bottom"),
        replace(words("regular", place.meta, card.meta, content.muted, 28), vertical="middle"),
        FillLayer(box=_box(place.accent), colour=content.accent),
    )


def _text(content: Content, font: str, place: Place, text: str, colour: str, size: int) -> TextLayer:
    """One line of a text, as large as `size` (pixels an em) if it fits."""
    return TextLayer(
        box=_box(place),
        text=text,
        lang="en",
        fonts=(_digest(content.fonts[font]),),
        colour=colour,
        max_size=size,
        min_size=20,
    )


def _box(place: Place) -> Box:
    return Box(x=place.x, y=place.y, width=place.width, height=place.height)
