"""A card in the making: how each layer is printed on it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial

from PIL import Image, ImageOps

from generator.render import card_data
from generator.render import card_marks as marks
from generator.render.card_photo import cover, in_colour, in_two_inks, whole
from generator.render.card_stack import SHARE
from generator.render.inks import Ink, coded, ink, tinted
from generator.render.pixels import DecodeCache, open_reduced, to_srgb
from generator.render.planes import Channels, Planes
from generator.render.polygon import Piece, pieces
from generator.render.recent import Recent, Repeated
from generator.render.text import (
    Face,
    Fitted,
    FontStack,
    Paragraph,
    Print,
    draw,
    fit_layer,
    prints,
    shape_layer,
    weaker,
)
from generator.views.card import (
    AnyLayer,
    Box,
    ChartLayer,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    Point,
    ProgressLayer,
    QrLayer,
    ShapeLayer,
    TextLayer,
)

Read = Callable[[str], bytes]
MASK_BYTES = 1_000_000
"""Room for the coverage of shapes and halftones, compressed: most is solid, and a hundred times smaller so."""

PIECE_BYTES = 500_000
"""Room for the edges of polygons."""
PRINT_BYTES = 300_000
"""Room for lines of text that many cards have in one place: the hub's name, a topic."""
SMALL = 60
"""Pixels an em; what is larger is a title, an initial or a number, which hardly any two cards share."""

Mask = tuple[Image.Image, tuple[int, int]]
"""Coverage, and where it begins."""


class Materials:
    """What cards have in common, and what is made of it: the decoded photo, fonts, logos, lines of text, shapes."""

    def __init__(self, photos: DecodeCache) -> None:
        self.photos = photos
        self._stacks: Recent[tuple[object, ...], FontStack] = Recent(32)
        self._logos: Recent[tuple[str, int, int], Image.Image] = Recent(4)
        self._shaped: Recent[tuple[object, ...], Paragraph] = Recent(32)
        self._fitted: Recent[TextLayer, Fitted] = Recent(64)
        self._masks: Repeated[Hashable, _Packed] = Repeated(MASK_BYTES, lambda packed: len(packed[0]) + 1000)
        self._pieces: Repeated[Hashable, tuple[Piece, ...]] = Repeated(PIECE_BYTES, _bytes)
        self._prints: Repeated[Hashable, tuple[Print, ...]] = Repeated(PRINT_BYTES, _bytes)

    def fitted(self, layer: TextLayer, read: Read) -> Fitted:
        """The lines of a text in its box."""
        return self._fitted.get(layer, lambda: self._fit(layer, read))

    def _fit(self, layer: TextLayer, read: Read) -> Fitted:
        words = (layer.text, layer.lang, layer.fonts, layer.axes, layer.tracking, layer.features)
        return fit_layer(layer, self._shaped.get(words, lambda: shape_layer(layer, self._stack(layer, read))))

    def _stack(self, layer: TextLayer, read: Read) -> FontStack:
        def faces() -> FontStack:
            return FontStack([Face.deferred(partial(read, one), variations=dict(layer.axes)) for one in layer.fonts])

        return self._stacks.get((layer.fonts, layer.axes), faces)

    def logo(self, layer: LogoLayer, read: Read) -> Image.Image:
        """The logo as large as its box allows, RGB or RGBA."""
        width, height = layer.box.width, layer.box.height
        return self._logos.get((layer.digest, width, height), lambda: _logo(read(layer.digest), width, height))

    def mask(self, key: Hashable, make: Callable[[], Mask]) -> Mask:
        """The coverage that `make` makes, and `key` tells from all others; kept once it has been asked for twice."""
        if not self._masks.returns(key):
            return make()
        data, size, at = self._masks.get(key, lambda: _packed(*make()))
        return Image.frombytes("L", size, zlib.decompress(data)), at

    def polygon(self, points: tuple[Point, ...], size: tuple[int, int]) -> Mask:
        """The coverage of a polygon on a sheet of `size`, and where it begins."""
        return self.mask((points, size), lambda: marks.polygon(points, size))

    def pieces(self, points: tuple[Point, ...], size: tuple[int, int]) -> Iterable[Piece]:
        """A polygon on a sheet of `size`; kept once it has been asked for twice."""
        return self._pieces.get((points, size), lambda: tuple(pieces(points, size)))

    def prints(self, layer: TextLayer, fitted: Fitted, top: float, fill: Ink) -> Iterable[Print]:
        """The lines of a text, in an ink; kept once they have been asked for twice."""
        x, width, side, opacity = layer.box.x, layer.box.width, layer.side, layer.opacity

        def made() -> tuple[Print, ...]:
            return tuple(prints(fitted, x=x, y=top, width=width, fill=fill, align=side, opacity=opacity))

        return made() if fitted.size > SMALL else self._prints.get((layer, fitted.size, top, fill), made)


def _bytes(drawn: Iterable[Piece] | Iterable[Print]) -> int:
    return sum(200 + (one.mask.width * one.mask.height * len(one.mask.mode) if one.mask else 0) for one in drawn)


_Packed = tuple[bytes, tuple[int, int], tuple[int, int]]
"""Compressed coverage, its size, and where it begins."""


def _packed(mask: Image.Image, at: tuple[int, int]) -> _Packed:
    return zlib.compress(mask.tobytes(), 1), mask.size, at


def _logo(data: bytes, width: int, height: int) -> Image.Image:
    logo = to_srgb(open_reduced(data, need=(width, height)))
    scale = min(width / logo.width, height / logo.height)
    size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
    return logo.resize(size, Image.Resampling.LANCZOS)


class Sheet:
    """A card that layers are printed on. `planes` are changed in place."""

    def __init__(self, planes: Planes, background: str, materials: Materials, read: Read) -> None:
        self.planes = planes
        self._background = background
        self._materials = materials
        self._read = read

    def add(self, layer: AnyLayer, fitted: Fitted | None = None) -> None:
        """Print one layer; a text with its lines, if they are known. Stacks come as the layers that they hold."""
        match layer:
            case TextLayer():
                self._text(layer, fitted or self.fitted(layer))
            case FillLayer():
                self._fill(layer)
            case ShapeLayer():
                self._shape(layer)
            case PhotoLayer():
                self.photo(layer)
            case QrLayer():
                self._qr(layer)
            case ProgressLayer() | ChartLayer():
                self._parts(layer)
            case LogoLayer():
                self._logo(layer)
            case _:
                raise AssertionError(layer)

    def fitted(self, layer: TextLayer) -> Fitted:
        """The lines of a text in its box."""
        return self._materials.fitted(layer, self._read)

    def _fill(self, layer: FillLayer) -> None:
        if even(layer):
            self._flat(layer.box, layer.colour, layer.opacity)
            return
        size, at = (layer.box.width, layer.box.height), (layer.box.x, layer.box.y)
        plain = not (layer.halftone or layer.to or layer.outline)
        mask = _tint(layer, layer.opacity if plain else 1.0)
        if layer.halftone:
            key = (size, layer.fade, bool(layer.to), layer.halftone)
            mask, _ = self._materials.mask(key, lambda: (marks.halftone(_tint(layer), layer.halftone), at))
        colour: str | Image.Image = layer.colour
        if layer.to:
            colour, mask = marks.gradient(mask, layer.colour, layer.to), Image.new("L", size, 255)
        if layer.outline:
            inside, start = self._materials.polygon(tuple((x - at[0], y - at[1]) for x, y in layer.outline), size)
            mask = marks.cut(mask, inside, start)
        self._ink(mask, at, colour, 1.0 if plain else layer.opacity, overprint=layer.overprint)

    def _flat(self, box: Box, colour: str, opacity: float) -> None:
        """An even tint: no mask, which would cost ten times as much."""
        left, top = max(0, box.x), max(0, box.y)
        right, bottom = min(self.planes.width, box.x + box.width), min(self.planes.height, box.y + box.height)
        if left >= right or top >= bottom:
            return
        if opacity >= 1:
            self.planes.fill(self._of(colour), (left, top, right, bottom))
        else:
            self.planes.shade(tinted(self._of(colour), opacity), (left, top, right, bottom))

    def _shape(self, layer: ShapeLayer) -> None:
        if layer.grain or layer.overprint:
            mask, at = self._materials.polygon(layer.points, self.planes.size)
            self._ink(marks.grained(mask, layer.grain), at, layer.colour, layer.opacity, overprint=layer.overprint)
        else:
            self._pieces(self._materials.pieces(layer.points, self.planes.size), layer.colour, layer.opacity)

    def _pieces(self, drawn: Iterable[Piece], colour: str, opacity: float = 1.0) -> None:
        """Print a polygon in one colour."""
        for box, mask in drawn:
            if mask is None:
                self._flat(Box(x=box[0], y=box[1], width=box[2] - box[0], height=box[3] - box[1]), colour, opacity)
            else:
                self.planes.paste(self._of(colour), box[:2], weaker(mask, opacity))

    def photo(self, layer: PhotoLayer, tints: Sequence[FillLayer] = ()) -> None:
        """Print a photo, and over it even fills of its own box, which so cost next to nothing."""
        size, digest = (layer.box.width, layer.box.height), layer.photo.digest
        photos = self._materials.photos
        decoded = photos.whole(digest, self._read)
        focal = layer.photo.focal
        if focal is None:
            focal = photos.attention(digest, self._read).focal(decoded.size, size)
        inside = tuple((x - layer.box.x, y - layer.box.y) for x, y in layer.outline)
        outline = tuple(self._materials.pieces(inside, size)) if inside else (Piece((0, 0, *size), None),)
        if layer.duotone:
            inked = in_two_inks(whole(cover(decoded.grey, size, focal), size), layer)
            parts = iter([(0, coded(inked, self.planes.mode).split())])
        else:
            over = [("#000000", layer.dim), *((tint.colour, tint.opacity) for tint in tints)]
            tables = [tinted(self._of(colour), opacity) for colour, opacity in over if opacity]
            parts = in_colour(cover(decoded, size, focal), self._background, tables, self.planes.mode)
        for top, part in parts:
            self._part(part, top, layer.box, outline)

    def _part(self, part: Channels, top: int, place: Box, outline: Iterable[Piece]) -> None:
        """A band of a box's picture, as far as an outline has it."""
        size = part[0].size
        for box, mask in outline:
            upper, lower = max(top, box[1]), min(top + size[1], box[3])
            if upper < lower:
                rows = (box[0], upper - top, box[2], lower - top)
                cut = part if rows == (0, 0, *size) else tuple(channel.crop(rows) for channel in part)
                inside = mask.crop((0, upper - box[1], mask.width, lower - box[1])) if mask else None
                self.planes.put(cut, (place.x + box[0], place.y + upper), inside)

    def _parts(self, layer: ProgressLayer | ChartLayer) -> None:
        parts = card_data.progress(layer) if isinstance(layer, ProgressLayer) else card_data.chart(layer)
        for points, colour in parts:
            self._pieces(pieces(points, self.planes.size), colour)

    def _qr(self, layer: QrLayer) -> None:
        if drawn := card_data.qr(layer):
            mask, at = drawn
            self.planes.fill(self._of(layer.ground), (*at, at[0] + mask.width, at[1] + mask.height))
            self._ink(mask, at, layer.colour)

    def _logo(self, layer: LogoLayer) -> None:
        box, logo = layer.box, self._materials.logo(layer, self._read)
        x = box.x + round((box.width - logo.width) * SHARE[layer.side])
        self.planes.paste(logo, (x, box.y + (box.height - logo.height) // 2), logo if logo.mode == "RGBA" else None)

    def _text(self, layer: TextLayer, fitted: Fitted) -> None:
        if not fitted.lines:
            return
        box = layer.box
        if layer.plate or layer.turn:
            self._plated(layer, fitted)
        elif layer.overprint:
            mask = text_mask(fitted, layer)
            self._ink(mask, (box.x, box.y), layer.colour, layer.opacity, overprint=layer.overprint)
        else:
            top = box.y + drop(layer, fitted.height, box.height)
            for one in self._materials.prints(layer, fitted, top, self._of(layer.colour)):
                self.planes.paste(*one)

    def _plated(self, layer: TextLayer, fitted: Fitted) -> None:
        """Words on a plate of their own size, both turned about the plate's centre."""
        plate, words = marks.plate(fitted, layer.plate)
        x = layer.box.x + round((layer.box.width - plate.width) * SHARE[layer.side])
        y = layer.box.y + round(drop(layer, plate.height, layer.box.height))
        if layer.plate and layer.plate.ground:
            self._turned(Image.new("L", plate.size, 255), (x, y), layer.turn, layer.plate.ground, 1.0)
        if layer.plate:
            self._turned(plate, (x, y), layer.turn, layer.plate.colour, layer.opacity)
        self._turned(words, (x, y), layer.turn, layer.colour, 1.0)

    def _turned(self, mask: Image.Image, at: tuple[int, int], turn: float, colour: str, opacity: float) -> None:
        # A rim of nothing, or the edges of what fills its mask come out as steps.
        turned = ImageOps.expand(mask, 2).rotate(turn, Image.Resampling.BICUBIC, expand=True) if turn else mask
        place = (at[0] - (turned.width - mask.width) // 2, at[1] - (turned.height - mask.height) // 2)
        self._ink(turned, place, colour, opacity)

    def _ink(
        self,
        mask: Image.Image,
        at: tuple[int, int],
        colour: str | Image.Image,
        opacity: float = 1.0,
        *,
        overprint: bool = False,
    ) -> None:
        """Print a colour, or a picture of the mask's size, through a mask; an overprint multiplies with what is there."""
        mask = weaker(mask, opacity)
        if overprint:
            below = self.planes.cropped((*at, at[0] + mask.width, at[1] + mask.height))
            colour = marks.multiplied(coded(below, "RGB"), colour)
        self.planes.paste(self._of(colour) if isinstance(colour, str) else colour, at, mask)

    def _of(self, colour: str) -> Ink:
        return ink(colour, self.planes.mode)


def even(layer: FillLayer) -> bool:
    """Whether a fill changes every pixel of its box alike."""
    return not (layer.fade or layer.to or layer.halftone or layer.outline or layer.overprint)


def _tint(layer: FillLayer, opacity: float = 1.0) -> Image.Image:
    """The coverage of a fill's box, before it is screened."""
    size = (layer.box.width, layer.box.height)
    vanishing = layer.fade or ("bottom" if layer.to else "")
    return marks.ramp(size, vanishing, opacity) if vanishing else Image.new("L", size, round(255 * opacity))


def drop(layer: TextLayer, height: float, room: float) -> float:
    """How far below the top of its box a block of text begins."""
    return (room - height) * SHARE[layer.vertical]


def text_mask(fitted: Fitted, layer: TextLayer) -> Image.Image:
    """The coverage of a text in its box."""
    mask = Image.new("L", (layer.box.width, layer.box.height))
    top = drop(layer, fitted.height, layer.box.height)
    draw(mask, fitted, x=0, y=top, width=layer.box.width, fill=255, align=layer.side)
    return mask
