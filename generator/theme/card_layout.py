"""Card layouts: what a theme's `cards/*.yaml` may say, and how it becomes a card with the values of one page.

Horizontal places count from the *start*: left where the page's language reads from left to right, else right. So one
layout serves both directions. Colours are the tokens of the theme's palette, or `#rrggbb`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

import msgspec

from generator.theme.cut_paper import curved, torn
from generator.views.card import (
    AnyLayer,
    Box,
    CardPhoto,
    CardView,
    Encoding,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    Plate,
    Point,
    ProgressLayer,
    ShapeLayer,
    Side,
    TextLayer,
)
from generator.views.direction import is_rtl

Values = Mapping[str, str | float | None]
Align = Literal["start", "center", "end"]

_FIELD = re.compile(r"\{(\w+)\}")


class LayoutError(ValueError):
    """A card layout that cannot be used; the message says which layer and why, in the words of its file."""


class Spec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What layouts are made of: a misspelt key is an error."""


class BoxSpec(Spec, frozen=True, kw_only=True):
    """A rectangle in pixels, by two of `start`, `end`, `width` and two of `top`, `bottom`, `height`.

    `end` and `bottom` are distances from those edges of the card.
    """

    start: int | None = None
    end: int | None = None
    width: int | None = None
    top: int | None = None
    bottom: int | None = None
    height: int | None = None


class LayerSpec(Spec, frozen=True, kw_only=True, tag_field="type"):
    """`when` names values that must not be empty for the layer to be there, or with `no ` before them must be."""

    when: tuple[str, ...] = ()


class FillSpec(LayerSpec, frozen=True, kw_only=True, tag="fill"):
    """A rectangle of colour, cut along `outline` as a photo is; `fade` is the side at which it has vanished."""

    box: BoxSpec
    colour: str
    opacity: float = 1.0
    fade: Literal["", "start", "end", "top", "bottom"] = ""
    halftone: int = 0
    overprint: bool = False
    outline: tuple[Point, ...] = ()
    tear: float = 0.0


class PhotoSpec(LayerSpec, frozen=True, kw_only=True, tag="photo"):
    """The page's photo; cut along `outline` (from the start, from the top), torn by so many pixels."""

    box: BoxSpec
    outline: tuple[Point, ...] = ()
    tear: float = 0.0


class ShapeSpec(LayerSpec, frozen=True, kw_only=True, tag="shape"):
    """A polygon, its points from the start and the top.

    `smooth` draws curves through the points, `tear` roughens the edges by so many pixels.
    """

    points: tuple[Point, ...]
    colour: str
    opacity: float = 1.0
    overprint: bool = False
    grain: float = 0.0
    smooth: bool = False
    tear: float = 0.0


class PlateSpec(Spec, frozen=True, kw_only=True):
    """What a text stands on."""

    kind: Literal["block", "tape", "stamp"]
    colour: str
    padding: tuple[int, int] = (16, 10)
    ground: str = ""


class TextSpec(LayerSpec, frozen=True, kw_only=True, tag="text"):
    """Words: `{name}` stands for a value. `font` is a role of the theme's card fonts."""

    box: BoxSpec
    text: str
    font: str
    colour: str
    max_size: int
    min_size: int
    max_lines: int = 1
    line_height: float = 1.1
    axes: Mapping[str, float] = {}
    align: Align = "start"
    vertical: Literal["top", "middle", "bottom"] = "top"
    opacity: float = 1.0
    overprint: bool = False
    turn: float = 0.0
    plate: PlateSpec | None = None
    decorative: bool = False


class ProgressSpec(LayerSpec, frozen=True, kw_only=True, tag="progress"):
    """A bar for the value `fraction` (0 to 1)."""

    box: BoxSpec
    fraction: str
    colour: str
    track: str


class LogoSpec(LayerSpec, frozen=True, kw_only=True, tag="logo"):
    """The picture whose digest is the value `logo`."""

    box: BoxSpec
    logo: str = "logo"
    align: Align = "start"


AnySpec = FillSpec | PhotoSpec | ShapeSpec | TextSpec | ProgressSpec | LogoSpec


class CardLayout(Spec, frozen=True, kw_only=True):
    """One file of a theme's `cards/`. `safe` is the margin, in pixels, that texts and logos keep from every edge."""

    size: tuple[int, int]
    background: str
    layers: tuple[AnySpec, ...]
    safe: int = 0
    encoding: Encoding = Encoding()


def parse(data: object) -> CardLayout:
    """A layout from parsed YAML.

    Raises:
        LayoutError: if a key or value is not what a layout may have.
    """
    try:
        return msgspec.convert(data, CardLayout)
    except msgspec.ValidationError as error:
        raise LayoutError(str(error)) from None


def resolve(
    layout: CardLayout,
    values: Values,
    colours: Mapping[str, str],
    fonts: Mapping[str, tuple[str, ...]],
    photo: CardPhoto | None = None,
) -> CardView:
    """The card of one page.

    Args:
        layout: from `parse`.
        values: by name; a layer can show them or depend on them. `lang` is the page's language, `initial` is taken
            from `place` or `hub` if it is not given.
        colours: `#rrggbb` by token.
        fonts: for each role the digests of its font files, in the order of trial.
        photo: the page's photo, if it has one; `when: [photo]` asks for it.

    Raises:
        LayoutError: if the layout names a colour, a font or a place that is not there.
    """
    known = dict(values)
    known["initial"] = known.get("initial") or initial(str(known.get("place") or known.get("hub") or ""))
    known["photo"] = photo.digest if photo else ""
    resolver = _Resolver(layout, known, colours, fonts, photo)
    return CardView(
        width=layout.size[0],
        height=layout.size[1],
        background=resolver.colour(layout.background),
        layers=tuple(resolver.layer(number, spec) for number, spec in enumerate(layout.layers) if resolver.shown(spec)),
        encoding=layout.encoding,
    )


def initial(name: str) -> str:
    """The first letter of a name, as a capital, with the marks that belong to it; empty if it has no letter."""
    plain = unicodedata.normalize("NFC", name)
    at = next((at for at, character in enumerate(plain) if character.isalnum()), len(plain))
    end = at + 1
    while end < len(plain) and unicodedata.category(plain[end])[0] == "M":
        end += 1
    return plain[at:end].upper()


class _Resolver:
    """One layout with one page's values."""

    def __init__(
        self,
        layout: CardLayout,
        values: Values,
        colours: Mapping[str, str],
        fonts: Mapping[str, tuple[str, ...]],
        photo: CardPhoto | None,
    ) -> None:
        self._width, self._height = layout.size
        self._safe = layout.safe
        self._values = values
        self._colours = colours
        self._fonts = fonts
        self._photo = photo
        self._lang = str(values.get("lang") or "")
        self._rtl = is_rtl(self._lang)
        self._number = 0

    def shown(self, spec: LayerSpec) -> bool:
        """Whether all that `when` asks for is there, and nothing that it excludes."""
        return all(self._has(name.removeprefix("no ")) != name.startswith("no ") for name in spec.when)

    def _has(self, name: str) -> bool:
        return self._values.get(name) not in (None, "")

    def layer(self, number: int, spec: AnySpec) -> AnyLayer:
        """The view of one layer."""
        self._number = number
        match spec:
            case TextSpec():
                return self._text(spec)
            case FillSpec():
                return self._fill(spec)
            case ShapeSpec():
                return self._shape(spec)
            case PhotoSpec():
                return self._photo_layer(spec)
            case ProgressSpec():
                return self._progress(spec)
            case LogoSpec():
                return self._logo(spec)

    def _text(self, spec: TextSpec) -> TextLayer:
        return TextLayer(
            box=self._box(spec.box, safe=not spec.decorative),
            text=_FIELD.sub(lambda field: self._word(field.group(1)), spec.text),
            lang=self._lang,
            fonts=self._faces(spec.font),
            colour=self.colour(spec.colour),
            max_size=spec.max_size,
            min_size=spec.min_size,
            max_lines=spec.max_lines,
            line_height=spec.line_height,
            axes=tuple(sorted(spec.axes.items())),
            side=self._side(spec.align),
            vertical=spec.vertical,
            opacity=spec.opacity,
            overprint=spec.overprint,
            turn=-spec.turn if self._rtl else spec.turn,
            plate=self._plate(spec.plate),
            decorative=spec.decorative,
        )

    def _plate(self, spec: PlateSpec | None) -> Plate | None:
        if spec is None:
            return None
        ground = self.colour(spec.ground) if spec.ground else ""
        return Plate(kind=spec.kind, colour=self.colour(spec.colour), padding=spec.padding, ground=ground)

    def _fill(self, spec: FillSpec) -> FillLayer:
        return FillLayer(
            box=self._box(spec.box),
            colour=self.colour(spec.colour),
            opacity=spec.opacity,
            fade=self._fade(spec.fade),
            halftone=spec.halftone,
            overprint=spec.overprint,
            outline=self._points(spec.outline, spec.tear),
        )

    def _fade(
        self, fade: Literal["", "start", "end", "top", "bottom"]
    ) -> Literal["", "left", "right", "top", "bottom"]:
        match fade:
            case "start":
                return self._start
            case "end":
                return self._end
            case _:
                return fade

    def _shape(self, spec: ShapeSpec) -> ShapeLayer:
        return ShapeLayer(
            points=self._points(curved(spec.points) if spec.smooth else spec.points, spec.tear),
            colour=self.colour(spec.colour),
            opacity=spec.opacity,
            overprint=spec.overprint,
            grain=spec.grain,
        )

    def _photo_layer(self, spec: PhotoSpec) -> PhotoLayer:
        if self._photo is None:
            raise self._error("shows the photo of a page that may have none; add `when: [photo]`")
        return PhotoLayer(box=self._box(spec.box), photo=self._photo, outline=self._points(spec.outline, spec.tear))

    def _progress(self, spec: ProgressSpec) -> ProgressLayer:
        value = self._values.get(spec.fraction)
        if not isinstance(value, float | int):
            raise self._error(f"needs a number as `{spec.fraction}`; add `when: [{spec.fraction}]`")
        return ProgressLayer(
            box=self._box(spec.box),
            fraction=min(1.0, max(0.0, float(value))),
            colour=self.colour(spec.colour),
            track=self.colour(spec.track),
            side=self._start,
        )

    def _logo(self, spec: LogoSpec) -> LogoLayer:
        return LogoLayer(box=self._box(spec.box, safe=True), digest=self._word(spec.logo), side=self._side(spec.align))

    def colour(self, token: str) -> str:
        """The colour of a token, or the colour itself."""
        if re.fullmatch(r"#[0-9a-fA-F]{6}", token):
            return token
        if token not in self._colours:
            raise self._error(f"asks for the colour `{token}`; there are {', '.join(sorted(self._colours))}")
        return self._colours[token]

    def _faces(self, role: str) -> tuple[str, ...]:
        if not self._fonts.get(role):
            raise self._error(f"asks for the font `{role}`; there are {', '.join(sorted(self._fonts))}")
        return self._fonts[role]

    def _word(self, name: str) -> str:
        value = self._values.get(name)
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)

    @property
    def _start(self) -> Literal["left", "right"]:
        return "right" if self._rtl else "left"

    @property
    def _end(self) -> Literal["left", "right"]:
        return "left" if self._rtl else "right"

    def _side(self, align: Align) -> Side:
        sides: dict[Align, Side] = {"start": self._start, "center": "center", "end": self._end}
        return sides[align]

    def _points(self, points: tuple[Point, ...], tear: float) -> tuple[Point, ...]:
        rough = torn(points, tear) if tear else points
        return tuple((self._width - x, y) for x, y in rough) if self._rtl else rough

    def _box(self, spec: BoxSpec, *, safe: bool = False) -> Box:
        x, width = self._span(("start", "end", "width"), (spec.start, spec.end, spec.width), self._width)
        y, height = self._span(("top", "bottom", "height"), (spec.top, spec.bottom, spec.height), self._height)
        box = Box(x=self._width - x - width if self._rtl else x, y=y, width=width, height=height)
        if safe and (min(x, y, self._width - x - width, self._height - y - height) < self._safe):
            raise self._error(f"has its box nearer to an edge than the {self._safe} pixels of `safe`")
        return box

    def _span(
        self, names: tuple[str, str, str], given: tuple[int | None, int | None, int | None], whole: int
    ) -> tuple[int, int]:
        """Where a box begins and how far it goes, from exactly two of first edge, last edge, length."""
        match given:
            case (int(first), int(last), None):
                span = first, whole - first - last
            case (int(first), None, int(length)):
                span = first, length
            case (None, int(last), int(length)):
                span = whole - last - length, length
            case _:
                raise self._error(f"needs two of {names[0]}, {names[1]} and {names[2]} in its box")
        if span[1] < 1:
            raise self._error("has a box without any room")
        return span

    def _error(self, what: str) -> LayoutError:
        return LayoutError(f"layer {self._number + 1} {what}")
