"""Contact sheets of all designs in all formats and looks, and of every script, as somebody looked at and accepted them.

`pytest tests/golden/test_card_sheets.py -n 0 --accept` takes what is drawn now over, to be looked at in `cards/`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageChops, ImageColor

from generator.views.card import AnyLayer, CardView, PhotoLayer, ProgressLayer, StackLayer, TextLayer
from tests.golden.cards_seen import SEEN, difference, distance, spots
from tests.golden.cards_sheet import BRAND, LOOKS, Key, Sheet, decoded, draw, encoded, keys, reduced
from tools.card_samples import sample
from tools.card_sheet import Printer

KEPT = Path(__file__).resolve().parent / "cards"
MOST_BYTES = 150_000
MOST_BYTES_IN_ALL = 3_300_000


@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_a_sheet_looks_as_it_was_accepted(key: Key, accept: bool, tmp_path: Path) -> None:
    sheet = draw(key)
    found = encoded(sheet.picture)
    kept = KEPT / f"{key.name}.jpg"
    if accept:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(found)

    assert kept.is_file(), f"{kept.name} was never accepted"
    then = kept.read_bytes()
    if found != then and (told := _told(sheet, found, then, tmp_path)):
        pytest.fail(told, pytrace=False)


def _told(sheet: Sheet, found: bytes, kept: bytes, folder: Path) -> str:
    """What looks different, and where to look at it; empty if nothing does."""
    now, then = decoded(found), decoded(kept)
    if now.size != then.size:
        return f"The sheet is {now.size} and was {then.size}."
    pairs = zip(sheet.parts(now), sheet.parts(then), strict=True)
    seen = {name: one for (name, first), (_, second) in pairs if (one := difference(first, second)).is_seen}
    if not seen:
        return ""
    _keep(folder, now, then)
    lines = (
        f"{name}: colour {one.patch:.1f} (limit {SEEN.patch}), lightness {one.spot:.1f} (limit {SEEN.spot})"
        for name, one in seen.items()
    )
    return "\n".join(
        ["These cards look different:", *lines, f"Look at now.png, then.png and difference.png in {folder}"]
    )


def _keep(folder: Path, now: Image.Image, then: Image.Image) -> None:
    marks = spots(now, then).resize(now.size, Image.Resampling.NEAREST)
    stronger = marks.point([min(255, value * 12) for value in range(256)])
    for name, picture in (("now", now), ("then", then), ("difference", stronger)):
        picture.save(folder / f"{name}.png")


def test_every_kept_sheet_is_one_that_is_drawn() -> None:
    assert sorted(path.stem for path in KEPT.glob("*.jpg")) == sorted(key.name for key in keys())


def test_kept_sheets_are_light() -> None:
    sizes = [path.stat().st_size for path in KEPT.glob("*.jpg")]

    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) <= MOST_BYTES_IN_ALL


@pytest.fixture(scope="module", params=LOOKS)
def looked(request: pytest.FixtureRequest) -> tuple[Printer, CardView]:
    """A look, and its card of a campaign, which has the most sorts of layers."""
    printer = Printer(request.param)
    view = printer.view("campaign", "link", sample("campaign", "photo"), BRAND)
    assert view is not None
    return printer, view


def kept(card: Image.Image) -> Image.Image:
    """A card as a kept sheet shows it."""
    return decoded(encoded(reduced(card, "link")))


def layers(found: tuple[AnyLayer, ...]) -> Iterator[AnyLayer]:
    for layer in found:
        yield layer
        if isinstance(layer, StackLayer):
            yield from layers(layer.children)


def changed(view: CardView, change: Callable[[AnyLayer], AnyLayer | None]) -> CardView:
    """A card with its layers changed, those in stacks too; without a layer whose change is None."""

    def every(found: tuple[AnyLayer, ...]) -> list[AnyLayer | None]:
        return [change(stack(layer) if isinstance(layer, StackLayer) else layer) for layer in found]

    def stack(layer: StackLayer) -> StackLayer:
        pairs = zip(every(layer.children), layer.gaps, strict=True)
        kept = [(child, gap) for child, gap in pairs if child is not None]
        grow = layer.grow if len(kept) == len(layer.children) else -1
        children, gaps = tuple(child for child, _ in kept), tuple(gap for _, gap in kept)
        return msgspec.structs.replace(layer, children=children, gaps=gaps, grow=grow)

    return msgspec.structs.replace(view, layers=tuple(layer for layer in every(view.layers) if layer is not None))


def test_the_same_card_drawn_twice_is_the_same(looked: tuple[Printer, CardView]) -> None:
    printer, view = looked

    assert difference(printer.draw(view), printer.draw(view)) == (0, 0)


def test_what_another_encoder_does_is_not_seen(looked: tuple[Printer, CardView]) -> None:
    """Half of all values one up or down, as no two decoders differ, before it is encoded."""
    printer, view = looked
    card = reduced(printer.draw(view), "link")
    chance = random.Random(view.width)
    noise = Image.frombytes(
        "RGB", card.size, bytes(chance.choices((127, 128, 128, 129), k=card.width * card.height * 3))
    )

    assert not difference(decoded(encoded(card)), decoded(encoded(ImageChops.add(card, noise, 1, -128)))).is_seen


def test_a_text_that_has_moved_by_six_pixels_is_seen(looked: tuple[Printer, CardView]) -> None:
    printer, view = looked
    before = kept(printer.draw(view))
    texts = [layer for layer in layers(view.layers) if isinstance(layer, TextLayer) and not layer.decorative]

    def moved(which: TextLayer) -> Callable[[AnyLayer], AnyLayer]:
        box = msgspec.structs.replace(which.box, x=which.box.x + 6)
        return lambda layer: msgspec.structs.replace(which, box=box) if layer is which else layer

    found = {text.text: difference(before, kept(printer.draw(changed(view, moved(text))))) for text in texts}

    assert found
    assert {text: one for text, one in found.items() if not one.is_seen} == {}


@pytest.mark.parametrize("sort", [TextLayer, PhotoLayer, ProgressLayer])
def test_a_missing_layer_is_seen(looked: tuple[Printer, CardView], sort: type[AnyLayer]) -> None:
    printer, view = looked
    missing = changed(view, lambda layer: None if isinstance(layer, sort) else layer)

    assert missing != view
    assert difference(kept(printer.draw(view)), kept(printer.draw(missing))).is_seen


@pytest.mark.parametrize("channels", [(1, 1, 1), (0, 1, 0), (0, 0, 1)], ids=["lightness", "green", "blue"])
def test_a_colour_that_differs_by_five_is_seen(
    looked: tuple[Printer, CardView], channels: tuple[int, int, int]
) -> None:
    printer, view = looked
    plain = msgspec.structs.replace(view, layers=())
    other = msgspec.structs.replace(plain, background=shade(view.background, channels))

    assert difference(kept(printer.draw(plain)), kept(printer.draw(other))).is_seen


def shade(colour: str, channels: tuple[int, int, int]) -> str:
    """The nearest colour, towards the middle of the given channels, that is 5 away in CIE L*a*b*."""
    values = ImageColor.getrgb(colour)[:3]
    for step in range(128):
        moved = (
            value - on * step if value > 127 else value + on * step for value, on in zip(values, channels, strict=True)
        )
        other = "#{:02x}{:02x}{:02x}".format(*moved)
        if distance(colour, other) >= 5:
            return other
    raise AssertionError(colour)
