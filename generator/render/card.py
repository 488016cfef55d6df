"""The recipe of cards: layer upon layer, then a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace
from PIL import Image

from generator.render import card_file
from generator.render.card_sheet import Materials, Sheet, even
from generator.render.card_stack import Fit, Placed, arrange
from generator.render.inks import ink
from generator.render.pixels import DecodeCache
from generator.render.planes import Planes
from generator.render.recent import Repeated
from generator.render.text import Fitted
from generator.views.card import AnyLayer, CardView, FillLayer, PhotoLayer, ShapeLayer, StackLayer, TextLayer, photo_of

Read = Callable[[str], bytes]
GROUND_PIXELS = 800_000
"""Room for a ground that many cards share: a link card's, 2 MB."""


def render_card(view: CardView, read: Read) -> bytes:
    """The file of a card, without metadata.

    Args:
        view: the resolved card.
        read: the bytes of a digest that the view names: fonts, photo, logo.

    Raises:
        UnreadableImageError: if the photo or the logo cannot be read.
    """
    return CardRecipe().render(view, read)


def compose(view: CardView, read: Read) -> Image.Image:
    """The card as an RGB image."""
    return CardRecipe().compose(view, read)


Ground = tuple[str, int, int, str, tuple[AnyLayer, ...]]
"""Mode, width, height, background and the first layers of a card: what many cards of one design share."""


class CardRecipe:
    """Renders cards one after another, and keeps what they have in common: fonts, logo, grounds, and the decoded photo.

    What comes out depends on the view and the files that it names alone.
    """

    def __init__(self, photos: DecodeCache | None = None) -> None:
        self._materials = Materials(photos or DecodeCache())
        self._grounds: Repeated[Ground, Planes] = Repeated(GROUND_PIXELS, lambda image: image.width * image.height, 16)

    def render(self, view: CardView, read: Read) -> bytes:
        """As `render_card`."""
        photo = bool(photo_of(view))
        mode = "YCbCr" if photo and view.encoding.format == "jpeg" else "RGB"
        return card_file.encode(self.compose(view, read, mode), view.encoding, photo=photo)

    def compose(self, view: CardView, read: Read, mode: str = "RGB") -> Image.Image:
        """As `compose`; in a mode of `inks`."""
        if digest := photo_of(view):
            self._materials.photos.whole(digest, read)  # decoding needs most memory: not while there is a sheet
        first = tuple(takewhile(lambda layer: isinstance(layer, FillLayer | ShapeLayer), view.layers))
        ground = self._ground((mode, view.width, view.height, view.background, first))
        sheet = Sheet(ground, view.background, self._materials, read)
        for part, tints in _with_tints(placed(view.layers[len(first) :], sheet.fitted)):
            if isinstance(part.layer, PhotoLayer):
                sheet.photo(part.layer, tints)
            else:
                sheet.add(part.layer, part.fitted)
        return sheet.planes.merged()

    def _ground(self, ground: Ground) -> Planes:
        """A ground to print on; kept once it has been asked for twice."""
        _, width, height, _, layers = ground
        if layers and width * height <= GROUND_PIXELS and self._grounds.returns(ground):
            return self._grounds.get(ground, lambda: _printed(ground, self._materials)).copy()
        return _printed(ground, self._materials)


def _printed(ground: Ground, materials: Materials) -> Planes:
    mode, width, height, background, layers = ground
    sheet = Sheet(Planes.new(mode, (width, height), ink(background, mode)), background, materials, _unread)
    for layer in layers:
        sheet.add(layer)
    return sheet.planes


def _unread(digest: str) -> bytes:
    raise AssertionError(digest)  # fills and shapes name no files


def _with_tints(parts: Sequence[Placed]) -> Iterator[tuple[Placed, tuple[FillLayer, ...]]]:
    """Layers, each photo with the even fills that follow it and have its box."""
    rest = iter(parts)
    part = next(rest, None)
    while part:
        tints: list[FillLayer] = []
        after = next(rest, None)
        while after and (tint := _tint_of(part.layer, after.layer)):
            tints.append(tint)
            after = next(rest, None)
        yield part, tuple(tints)
        part = after


def _tint_of(photo: AnyLayer, layer: AnyLayer) -> FillLayer | None:
    """A layer, if it is an even fill of all that a photo covers."""
    if isinstance(photo, PhotoLayer) and not (photo.outline or photo.duotone) and isinstance(layer, FillLayer):
        return layer if even(layer) and layer.box == photo.box else None
    return None


def placed(layers: Sequence[AnyLayer], fit: Fit) -> tuple[Placed, ...]:
    """Layers at their places, those of stacks too, and the texts that belong together in one size."""
    parts = tuple(_arranged(layers, fit))
    sizes: dict[str, int] = {}
    for text, fitted in _together(parts):
        sizes[text.together] = min(sizes.get(text.together, text.max_size), int(fitted.size))
    if all(fitted.size == sizes[text.together] for text, fitted in _together(parts)):
        return parts
    return tuple(_arranged([_within(layer, sizes) for layer in layers], fit))


def _arranged(layers: Iterable[AnyLayer], fit: Fit) -> Iterator[Placed]:
    for layer in layers:
        if isinstance(layer, StackLayer):
            yield from arrange(layer, fit)
        else:
            yield Placed(layer, fit(layer) if isinstance(layer, TextLayer) else None)


def _together(parts: Iterable[Placed]) -> Iterator[tuple[TextLayer, Fitted]]:
    for part in parts:
        if isinstance(part.layer, TextLayer) and part.layer.together and part.fitted and part.fitted.lines:
            yield part.layer, part.fitted


def _within(layer: AnyLayer, sizes: Mapping[str, int]) -> AnyLayer:
    """A layer, its texts no larger than the size that is theirs together."""
    if isinstance(layer, StackLayer):
        return replace(layer, children=tuple(_within(child, sizes) for child in layer.children))
    if isinstance(layer, TextLayer) and layer.together in sizes:
        size = sizes[layer.together]
        return replace(layer, max_size=size, min_size=min(size, layer.min_size))
    return layer
