"""A card in the making: how each layer is printed on it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable
from functools import partial

from PIL import Image, ImageOps

from generator.render import card_data
from generator.render import card_marks as marks
from generator.render.card_photo import cover, printed
from generator.render.card_stack import SHARE
from generator.render.pixels import DecodeCache, open_reduced, to_srgb
from generator.render.recent import Recent
from generator.render.text import Face, Fitted, FontStack, draw, fit_layer, shape_layer
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
MASK_BYTES = 1_500_000
"""Room for the coverage of shapes and halftones, compressed: most is solid, and a hundred times smaller so."""

Mask = tuple[Image.Image, tuple[int, int]]
"""Coverage, and where it begins."""


class Materials:
    """What cards have in common, and what is made of it: the decoded photo, fonts, logos, lines of text, shapes."""

    def __init__(self, photos: DecodeCache) -> None:
        self.photos = photos
        self._stacks: Recent[tuple[object, ...], FontStack] = Recent(32)
        self._logos: Recent[tuple[str, int, int], Image.Image] = Recent(4)
        self._fitted: Recent[TextLayer, Fitted] = Recent(64)
        self._masks: Recent[Hashable, _Packed] = Recent(MASK_BYTES, lambda packed: len(packed[0]) + 1000)
        self._met: Recent[Hashable, list[int]] = Recent(500)

    def fitted(self, layer: TextLayer, read: Read) -> Fitted:
        """The lines of a text in its box."""
        return self._fitted.get(layer, lambda: self._fit(layer, read))

    def _fit(self, layer: TextLayer, read: Read) -> Fitted:
        return fit_layer(layer, shape_layer(layer, self._stack(layer, read)))

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
        met = self._met.get(key, lambda: [0])
        met[0] += 1
        if met[0] == 1:
            return make()
        data, size, at = self._masks.get(key, lambda: _packed(*make()))
        return Image.frombytes("L", size, zlib.decompress(data)), at

    def polygon(self, points: tuple[Point, ...], size: tuple[int, int]) -> Mask:
        """The coverage of a polygon on a sheet of `size`, and where it begins."""
        return self.mask((points, size), lambda: marks.polygon(points, size))


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
    """A card that layers are printed on. `image` is changed in place."""

    def __init__(self, image: Image.Image, background: str, materials: Materials, read: Read) -> None:
        self.image = image
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
                self._photo(layer)
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
        if not (layer.fade or layer.to or layer.halftone or layer.outline or layer.overprint):
            self._flat(layer.box, layer.colour, layer.opacity)
            return
        size, at = (layer.box.width, layer.box.height), (layer.box.x, layer.box.y)
        mask, _ = self._materials.mask((size, layer.fade, bool(layer.to), layer.halftone), lambda: (_tint(layer), at))
        ink: str | Image.Image = layer.colour
        if layer.to:
            ink, mask = marks.gradient(mask, layer.colour, layer.to), Image.new("L", size, 255)
        if layer.outline:
            inside, start = self._materials.polygon(tuple((x - at[0], y - at[1]) for x, y in layer.outline), size)
            mask = marks.cut(mask, inside, start)
        self._ink(mask, at, ink, layer.opacity, overprint=layer.overprint)

    def _flat(self, box: Box, colour: str, opacity: float) -> None:
        """An even tint: no mask, which would cost ten times as much."""
        left, top = max(0, box.x), max(0, box.y)
        right, bottom = min(self.image.width, box.x + box.width), min(self.image.height, box.y + box.height)
        if left >= right or top >= bottom:
            return
        if opacity >= 1:
            self.image.paste(colour, (left, top, right, bottom))
            return
        solid = Image.new("RGB", (right - left, min(marks.BAND, bottom - top)), colour)
        for first, last in marks.bands(bottom - top, marks.BAND):
            below = self.image.crop((left, top + first, right, top + last))
            tint = solid if last - first == solid.height else solid.crop((0, 0, solid.width, last - first))
            self.image.paste(Image.blend(below, tint, opacity), (left, top + first))

    def _shape(self, layer: ShapeLayer) -> None:
        mask, at = self._materials.polygon(layer.points, self.image.size)
        if layer.grain:
            mask = marks.grained(mask, layer.grain)
        self._ink(mask, at, layer.colour, layer.opacity, overprint=layer.overprint)

    def _photo(self, layer: PhotoLayer) -> None:
        size, digest = (layer.box.width, layer.box.height), layer.photo.digest
        photos = self._materials.photos
        whole = photos.whole(digest, self._read)
        focal = layer.photo.focal
        if focal is None:
            focal = photos.attention(digest, self._read).focal(whole.size, size)
        if layer.duotone:
            whole = photos.grey(digest, self._read)
        photo = printed(cover(whole, size, focal, self._background), layer)
        if not layer.outline:
            self.image.paste(photo, (layer.box.x, layer.box.y))
            return
        inside = tuple((x - layer.box.x, y - layer.box.y) for x, y in layer.outline)
        mask, at = self._materials.polygon(inside, size)
        part = photo.crop((*at, at[0] + mask.width, at[1] + mask.height))
        self.image.paste(part, (layer.box.x + at[0], layer.box.y + at[1]), mask)

    def _parts(self, layer: ProgressLayer | ChartLayer) -> None:
        parts = card_data.progress(layer) if isinstance(layer, ProgressLayer) else card_data.chart(layer)
        for points, colour in parts:
            mask, at = marks.polygon(points, self.image.size)
            self._ink(mask, at, colour)

    def _qr(self, layer: QrLayer) -> None:
        if drawn := card_data.qr(layer):
            mask, at = drawn
            self.image.paste(layer.ground, (*at, at[0] + mask.width, at[1] + mask.height))
            self._ink(mask, at, layer.colour)

    def _logo(self, layer: LogoLayer) -> None:
        box, logo = layer.box, self._materials.logo(layer, self._read)
        x = box.x + round((box.width - logo.width) * SHARE[layer.side])
        self.image.paste(logo, (x, box.y + (box.height - logo.height) // 2), logo if logo.mode == "RGBA" else None)

    def _text(self, layer: TextLayer, fitted: Fitted) -> None:
        if not fitted.lines:
            return
        box = layer.box
        if layer.plate or layer.turn:
            self._plated(layer, fitted)
        elif layer.opacity < 1 or layer.overprint:
            mask = text_mask(fitted, layer)
            self._ink(mask, (box.x, box.y), layer.colour, layer.opacity, overprint=layer.overprint)
        else:
            top = box.y + drop(layer, fitted.height, box.height)
            draw(self.image, fitted, x=box.x, y=top, width=box.width, fill=layer.colour, align=layer.side)

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
        ink: str | Image.Image,
        opacity: float = 1.0,
        *,
        overprint: bool = False,
    ) -> None:
        """Print a colour, or a picture of the mask's size, through a mask; an overprint multiplies with what is there."""
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        if overprint:
            ink = marks.multiplied(self.image.crop((*at, at[0] + mask.width, at[1] + mask.height)), ink)
        if not isinstance(ink, str):
            self.image.paste(ink, at, mask)
            return
        # Pillow pastes a picture twice as fast as a colour, and faster if it is small enough for the cache.
        solid = Image.new("RGB", (mask.width, min(marks.BAND, mask.height)), ink)
        for top, bottom in marks.bands(mask.height, marks.BAND):
            tint = solid if bottom - top == solid.height else solid.crop((0, 0, solid.width, bottom - top))
            self.image.paste(tint, (at[0], at[1] + top), mask.crop((0, top, mask.width, bottom)))


def _tint(layer: FillLayer) -> Image.Image:
    """The coverage of a fill's box."""
    size = (layer.box.width, layer.box.height)
    vanishing = layer.fade or ("bottom" if layer.to else "")
    mask = marks.ramp(size, vanishing) if vanishing else Image.new("L", size, 255)
    return marks.halftone(mask, layer.halftone) if layer.halftone else mask


def drop(layer: TextLayer, height: float, room: float) -> float:
    """How far below the top of its box a block of text begins."""
    return (room - height) * SHARE[layer.vertical]


def text_mask(fitted: Fitted, layer: TextLayer) -> Image.Image:
    """The coverage of a text in its box."""
    mask = Image.new("L", (layer.box.width, layer.box.height))
    top = drop(layer, fitted.height, layer.box.height)
    draw(mask, fitted, x=0, y=top, width=layer.box.width, fill=255, align=layer.side)
    return mask
