"""The recipe of cards: layer upon layer, then a JPEG."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO

from PIL import Image, ImageOps

from generator.render import card_marks as marks
from generator.render.pixels import flattened, open_reduced, to_srgb
from generator.render.text import Face, Fitted, FontStack, Paragraph, draw, fit
from generator.views.card import (
    AnyLayer,
    CardView,
    Encoding,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    Point,
    ProgressLayer,
    ShapeLayer,
    TextLayer,
)

Read = Callable[[str], bytes]


def render_card(view: CardView, read: Read) -> bytes:
    """The JPEG of a card, without metadata.

    Args:
        view: the resolved card.
        read: the bytes of a digest that the view names: fonts, photo, logo.

    Raises:
        UnreadableImageError: if the photo or the logo cannot be read.
    """
    return encode(compose(view, read), view.encoding)


def compose(view: CardView, read: Read) -> Image.Image:
    """The card as an RGB image."""
    card = _Card(view, read)
    for layer in view.layers:
        card.add(layer)
    return card.image


def encode(image: Image.Image, encoding: Encoding) -> bytes:
    """A JPEG of the best quality that stays within the limit."""
    data = b""
    for quality in encoding.qualities:
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True)
        data = buffer.getvalue()
        if len(data) < encoding.limit:
            break
    return data


class _Card:
    """A card in the making."""

    def __init__(self, view: CardView, read: Read) -> None:
        self.image = Image.new("RGB", (view.width, view.height), view.background)
        self._background = view.background
        self._read = read
        self._stack = cache(self._new_stack)

    def add(self, layer: AnyLayer) -> None:
        """Print one layer."""
        match layer:
            case TextLayer():
                self._text(layer)
            case FillLayer():
                self._fill(layer)
            case ShapeLayer():
                self._shape(layer)
            case PhotoLayer():
                self._photo(layer)
            case ProgressLayer():
                self._progress(layer)
            case LogoLayer():
                self._logo(layer)

    def _fill(self, layer: FillLayer) -> None:
        size = (layer.box.width, layer.box.height)
        mask = marks.ramp(size, layer.fade) if layer.fade else Image.new("L", size, 255)
        if layer.halftone:
            mask = marks.halftone(mask, layer.halftone)
        if layer.outline:
            mask = marks.cut(mask, tuple((x - layer.box.x, y - layer.box.y) for x, y in layer.outline))
        self._ink(mask, (layer.box.x, layer.box.y), layer.colour, layer.opacity, overprint=layer.overprint)

    def _shape(self, layer: ShapeLayer) -> None:
        mask, at = marks.polygon(layer.points, self.image.size)
        if layer.grain:
            mask = marks.grained(mask, layer.grain)
        self._ink(mask, at, layer.colour, layer.opacity, overprint=layer.overprint)

    def _photo(self, layer: PhotoLayer) -> None:
        size = (layer.box.width, layer.box.height)
        photo = cover(self._read(layer.photo.digest), size, layer.photo.focal, self._background)
        if not layer.outline:
            self.image.paste(photo, (layer.box.x, layer.box.y))
            return
        inside = tuple((x - layer.box.x, y - layer.box.y) for x, y in layer.outline)
        mask, at = marks.polygon(inside, size)
        part = photo.crop((*at, at[0] + mask.width, at[1] + mask.height))
        self.image.paste(part, (layer.box.x + at[0], layer.box.y + at[1]), mask)

    def _progress(self, layer: ProgressLayer) -> None:
        track, bar = marks.progress(layer.box, layer.fraction, layer.side)
        self._polygon(track, layer.track)
        if layer.fraction > 0:
            self._polygon(bar, layer.colour)

    def _polygon(self, points: tuple[Point, ...], colour: str) -> None:
        mask, at = marks.polygon(points, self.image.size)
        self._ink(mask, at, colour)

    def _logo(self, layer: LogoLayer) -> None:
        box = layer.box
        logo = to_srgb(open_reduced(self._read(layer.digest), need=(box.width, box.height)))
        scale = min(box.width / logo.width, box.height / logo.height)
        size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
        logo = logo.resize(size, Image.Resampling.LANCZOS)
        x = box.x + round((box.width - size[0]) * {"left": 0.0, "center": 0.5, "right": 1.0}[layer.side])
        self.image.paste(logo, (x, box.y + (box.height - size[1]) // 2), logo if logo.mode == "RGBA" else None)

    def _text(self, layer: TextLayer) -> None:
        paragraph = Paragraph.shape(layer.text, self._stack(layer.fonts, layer.axes), lang=layer.lang or None)
        padding = layer.plate.padding if layer.plate else (0, 0)
        fitted = fit(
            paragraph,
            width=layer.box.width - 2 * padding[0],
            height=layer.box.height - 2 * padding[1],
            max_size=layer.max_size,
            min_size=layer.min_size,
            max_lines=layer.max_lines,
            line_height=layer.line_height,
        )
        if not fitted.lines:
            return
        if layer.plate or layer.turn:
            self._plated(layer, fitted)
        elif layer.opacity < 1 or layer.overprint:
            self._ink(
                text_mask(fitted, layer),
                (layer.box.x, layer.box.y),
                layer.colour,
                layer.opacity,
                overprint=layer.overprint,
            )
        else:
            top = layer.box.y + drop(layer, fitted.height, layer.box.height)
            draw(self.image, fitted, x=layer.box.x, y=top, width=layer.box.width, fill=layer.colour, align=layer.side)

    def _plated(self, layer: TextLayer, fitted: Fitted) -> None:
        """Words on a plate of their own size, both turned about the plate's centre."""
        plate, words = marks.plate(fitted, layer.plate)
        x = layer.box.x + round(
            (layer.box.width - plate.width) * {"left": 0.0, "center": 0.5, "right": 1.0}[layer.side]
        )
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

    def _new_stack(self, digests: tuple[str, ...], axes: tuple[tuple[str, float], ...]) -> FontStack:
        return FontStack([Face.deferred(partial(self._read, digest), variations=dict(axes)) for digest in digests])

    def _ink(
        self, mask: Image.Image, at: tuple[int, int], colour: str, opacity: float = 1.0, *, overprint: bool = False
    ) -> None:
        """Print a colour through a mask; an overprint multiplies with what is there."""
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        if not overprint:
            self.image.paste(colour, at, mask)
            return
        below = self.image.crop((*at, at[0] + mask.width, at[1] + mask.height))
        self.image.paste(marks.multiplied(below, colour), at, mask)


def drop(layer: TextLayer, height: float, room: float) -> float:
    """How far below the top of its box a block of text begins."""
    return (room - height) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[layer.vertical]


def text_mask(fitted: Fitted, layer: TextLayer) -> Image.Image:
    """The coverage of a text in its box."""
    mask = Image.new("L", (layer.box.width, layer.box.height))
    top = drop(layer, fitted.height, layer.box.height)
    draw(mask, fitted, x=0, y=top, width=layer.box.width, fill=255, align=layer.side)
    return mask


def cover(data: bytes, size: tuple[int, int], focal: tuple[float, float], background: str) -> Image.Image:
    """A photo that covers `size` (width and height in pixels), cropped around its focal point, in RGB."""
    photo = open_reduced(data, need=size)
    box = crop_box(photo.size, size, focal)
    small = photo.resize(size, Image.Resampling.HAMMING, box=box, reducing_gap=1.5)
    small.info = {key: value for key, value in photo.info.items() if key == "icc_profile"}
    return flattened(to_srgb(small), background).convert("RGB")


def crop_box(
    photo: tuple[int, int], size: tuple[int, int], focal: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest part of a photo that has the shape of `size`, its focal point as near to the middle as can be."""
    scale = min(photo[0] / size[0], photo[1] / size[1])
    # Rounding may make a side a hair longer than the photo, which Pillow refuses.
    width, height = min(size[0] * scale, photo[0]), min(size[1] * scale, photo[1])
    left = min(max(0.0, focal[0] * photo[0] - width / 2), photo[0] - width)
    top = min(max(0.0, focal[1] * photo[1] - height / 2), photo[1] - height)
    return left, top, min(left + width, photo[0]), min(top + height, photo[1])
