"""The vocabulary of card layouts: every key that a layer can have, what it can be, and what it is for.

Readers, checks and the reference page are made from these. Horizontal places count from the *start*: left where the
page's language reads from left to right, else right. So one layout serves both directions. Lengths are pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from generator.theme.layouts.kinds import (
    COLOUR,
    FONT,
    POINTS,
    TEMPLATE,
    VALUE_NAME,
    WHEN,
    WORDS,
    YES,
    Kind,
    Layers,
    Nested,
    choice,
    list_of,
    number,
    tags,
    whole,
)
from generator.views.card import Encoding, Point

LINK = "link"
"""The format that every page has: the picture of its link."""

Align = Literal["start", "center", "end"]
Vertical = Literal["top", "middle", "bottom"]
Fade = Literal["", "start", "end", "top", "bottom"]

_Pixels = Annotated[int, whole(0, 4000, "pixels")]
_Place = Annotated[int | None, whole(-4000, 4000, "pixels")]
_Share = Annotated[float, number(0, 1)]
_Colour = Annotated[str, COLOUR]
_Points = Annotated[tuple[Point, ...], POINTS]
_Yes = Annotated[bool, YES]
_Align = Annotated[Align, choice("start", "center", "end")]
_Vertical = Annotated[Vertical, choice("top", "middle", "bottom")]
_AXES = tags("numbers by axis of a variable font: `{wght: 800}`", "{wght: 800}")
_FEATURES = tags("numbers by OpenType feature: `{smcp: 1}`", "{smcp: 1}")


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """A set of keys."""


class BoxSpec(Spec, frozen=True, kw_only=True):
    """A rectangle, by two of `start`, `end`, `width` and two of `top`, `bottom`, `height`."""

    start: Annotated[_Place, "from the card's start edge"] = None
    end: Annotated[_Place, "from the card's end edge"] = None
    width: Annotated[_Place, "how wide"] = None
    top: Annotated[_Place, "from the card's upper edge"] = None
    bottom: Annotated[_Place, "from the card's lower edge"] = None
    height: Annotated[_Place, "how high"] = None


_Box = Annotated[BoxSpec, Nested(BoxSpec), "where it stands"]


_Name = Annotated[str, WORDS, "what other files and formats call it"]
_When = Annotated[tuple[str, ...], WHEN, "when it is printed at all"]
_Gap = Annotated[int | None, whole(-400, 2000, "pixels"), "in a stack: the room above it, if not the stack's own"]


class LayerSpec(Spec, frozen=True, kw_only=True):
    """What every layer can have."""

    name: _Name = ""
    when: _When = ()
    gap: _Gap = None


class PlateSpec(Spec, frozen=True, kw_only=True):
    """What a text stands on, as large as the text needs."""

    kind: Annotated[Literal["block", "tape", "stamp"], choice("block", "tape", "stamp"), "its form"]
    colour: Annotated[_Colour, "of the plate; of a stamp its frame"]
    padding: Annotated[tuple[int, int], list_of(whole(0, 400, "pixels"), 2, 2), "beside and above the words"] = (16, 10)
    ground: Annotated[str, COLOUR, "of the paper inside a stamp's frame"] = ""


class Look(Spec, frozen=True, kw_only=True):
    """How words are set."""

    font: Annotated[str, FONT, "what it is set in"]
    colour: Annotated[_Colour, "of the letters"]
    max_size: Annotated[int, whole(6, 2000, "pixels"), "the largest letters"]
    min_size: Annotated[int, whole(0, 2000, "pixels"), "the smallest; half of `max_size` if not said"] = 0
    max_lines: Annotated[int, whole(1, 40, "a whole number"), "the most lines; it is made smaller until it fits"] = 1
    line_height: Annotated[float, number(0.5, 3), "from line to line, as a share of the size"] = 1.1
    axes: Annotated[Mapping[str, float], _AXES, "weight, width and optical size"] = {}
    features: Annotated[Mapping[str, float], _FEATURES, "small capitals and the like"] = {}
    tracking: Annotated[float, number(-0.2, 1), "room between letters, as a share of the size"] = 0.0
    case: Annotated[Literal["", "upper"], choice("upper"), "capitals, as the language writes them"] = ""
    align: Annotated[_Align, "to which side"] = "start"
    opacity: Annotated[_Share, "how solid the ink is"] = 1.0
    overprint: Annotated[_Yes, "whether it mixes with what is below, as inks do"] = False
    together: Annotated[str, WORDS, "texts with the same word here are set in one size, that of the smallest"] = ""


class TextSpec(Look, frozen=True, kw_only=True, tag=True):
    """Words, as large as their box allows."""

    name: _Name = ""
    when: _When = ()
    gap: _Gap = None
    box: _Box
    text: Annotated[str, TEMPLATE, "what it says"]
    vertical: Annotated[_Vertical, "where the lines stand in the box"] = "top"
    turn: Annotated[
        float, number(-180, 180, "degrees"), "turned anticlockwise; mirrored where text reads right to left"
    ] = 0.0
    plate: Annotated[PlateSpec | None, Nested(PlateSpec), "what the words stand on"] = None
    decorative: Annotated[_Yes, "an ornament: it may leave the safe area, and nobody is read it"] = False
    grow: Annotated[_Yes, "in a stack: it takes the room that the others leave"] = False


class FillSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """A rectangle of colour."""

    box: _Box
    colour: Annotated[_Colour, "of the ink"]
    opacity: Annotated[_Share, "how solid the ink is"] = 1.0
    fade: Annotated[Fade, choice("start", "end", "top", "bottom"), "the side at which it has vanished"] = ""
    to: Annotated[str, COLOUR, "what it fades into, if not into nothing"] = ""
    halftone: Annotated[_Pixels, "printed as dots this far apart"] = 0
    overprint: Annotated[_Yes, "whether it mixes with what is below, as inks do"] = False
    outline: Annotated[_Points, "cut along these points of the card"] = ()
    tear: Annotated[float, number(0, 40, "pixels"), "how far its torn edges stray"] = 0.0
    round: Annotated[_Pixels, "the radius of its corners"] = 0


class PhotoSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """The page's photo, which fills its box; cropped around its focal point."""

    box: _Box
    outline: Annotated[_Points, "cut along these points of the card"] = ()
    tear: Annotated[float, number(0, 40, "pixels"), "how far its torn edges stray"] = 0.0
    round: Annotated[_Pixels, "the radius of its corners"] = 0
    duotone: Annotated[
        tuple[str, ...], list_of(COLOUR, 2, 2), "printed in two inks: for the dark parts, for the light"
    ] = ()
    halftone: Annotated[_Pixels, "a duotone's dots, this far apart"] = 0
    dim: Annotated[_Share, "how much darker, so that words can stand on it"] = 0.0


class ShapeSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """A polygon: cut or torn paper, tape."""

    points: Annotated[_Points, "its corners, on the card"]
    colour: Annotated[_Colour, "of the paper"]
    opacity: Annotated[_Share, "how solid it is"] = 1.0
    overprint: Annotated[_Yes, "whether it mixes with what is below, as inks do"] = False
    grain: Annotated[_Share, "how much ink the paper leaves out"] = 0.0
    smooth: Annotated[_Yes, "curves through the points"] = False
    tear: Annotated[float, number(0, 40, "pixels"), "how far its torn edges stray"] = 0.0


class CircleSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """A circle; an ellipse if its box is no square."""

    box: _Box
    colour: Annotated[_Colour, "of the paper"]
    opacity: Annotated[_Share, "how solid it is"] = 1.0
    overprint: Annotated[_Yes, "whether it mixes with what is below, as inks do"] = False
    grain: Annotated[_Share, "how much ink the paper leaves out"] = 0.0


PATTERNS = ("hills", "waves", "roofs", "rays", "columns", "blocks", "leaves", "dots")


class PatternSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """An illustration from shapes. The same seed always gives the same one, another seed another."""

    box: _Box
    kind: Annotated[str, choice(*PATTERNS), "what it shows"]
    colours: Annotated[tuple[str, ...], list_of(COLOUR, 1, 8), "from the back to the front"]
    seed: Annotated[str, TEMPLATE, "what it is made from"] = "{title}"
    outline: Annotated[_Points, "cut along these points of the card"] = ()
    grain: Annotated[_Share, "how much ink the paper leaves out"] = 0.0
    opacity: Annotated[_Share, "how solid it is"] = 1.0
    overprint: Annotated[_Yes, "whether it mixes with what is below, as inks do"] = False


class ProgressSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """How far a campaign has come."""

    box: _Box
    colour: Annotated[_Colour, "of what is reached"]
    track: Annotated[_Colour, "of what is still to come"]
    fraction: Annotated[str, VALUE_NAME, "the value that it shows, from 0 to 1"] = "fraction"
    kind: Annotated[
        Literal["bar", "line", "banner", "steps"], choice("bar", "line", "banner", "steps"), "how it is drawn"
    ] = "bar"
    ticks: Annotated[str, VALUE_NAME, "the value with the milestones to mark"] = ""


class LogoSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """The hub's logo, shown whole."""

    box: _Box
    align: Annotated[_Align, "to which side of its box"] = "start"


class QrSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """An address as a QR code, for print and screens."""

    box: _Box
    text: Annotated[str, TEMPLATE, "where it leads"] = "{qr}"
    colour: Annotated[_Colour, "of its dots: dark"] = "ink"
    ground: Annotated[_Colour, "of its paper: light"] = "paper"


class ChartSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """Numbers over time; the last one stands out."""

    box: _Box
    colour: Annotated[_Colour, "of the last one"]
    track: Annotated[_Colour, "of the others"]
    values: Annotated[str, VALUE_NAME, "the value with the numbers"] = "history"
    kind: Annotated[Literal["bars", "line"], choice("bars", "line"), "how it is drawn"] = "bars"
    mark: Annotated[str, VALUE_NAME, "the value with the place of the one that stands out; the last if not said"] = ""


class NumbersSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """Impact numbers with their labels."""

    box: _Box
    value: Annotated[Look, Nested(Look), "how the numbers are set: keys of `text`"]
    label: Annotated[Look, Nested(Look), "how the words below them are set: keys of `text`"]
    values: Annotated[str, VALUE_NAME, "the value with the numbers"] = "numbers"
    most: Annotated[int, whole(1, 6, "a whole number"), "how many at the most"] = 3
    direction: Annotated[Literal["row", "column"], choice("row", "column"), "side by side, or one below the other"] = (
        "row"
    )
    between: Annotated[_Pixels, "the room between one number and the next"] = 32
    under: Annotated[_Pixels, "the room between a number and its label"] = 0
    beside: Annotated[
        _Pixels, "in a column: how far from the start the labels stand beside the numbers; 0: below them"
    ] = 0


class DateSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """A leaf of a calendar: month, day, weekday."""

    box: _Box
    head: Annotated[_Colour, "of the strip with the month"]
    paper: Annotated[_Colour, "of the leaf, and of the month's letters"]
    ink: Annotated[_Colour, "of day and weekday"]
    font: Annotated[str, FONT, "what it is set in"]
    axes: Annotated[Mapping[str, float], _AXES, "weight, width and optical size"] = {}
    tear: Annotated[float, number(0, 40, "pixels"), "how far its lower edge strays, where it was torn off"] = 0.0


class StackSpec(LayerSpec, frozen=True, kw_only=True, tag=True):
    """Layers one below the other, each as high as it turns out to be."""

    box: _Box
    layers: Annotated[tuple[AnySpec, ...], Layers(), "from the top down"]
    gap: Annotated[int | None, whole(-400, 2000, "pixels"), "the room between them"] = 0
    vertical: Annotated[_Vertical, "where all of them stand in the box"] = "top"


AnySpec = (
    TextSpec
    | FillSpec
    | PhotoSpec
    | ShapeSpec
    | CircleSpec
    | PatternSpec
    | ProgressSpec
    | LogoSpec
    | QrSpec
    | ChartSpec
    | NumbersSpec
    | DateSpec
    | StackSpec
)
TYPES: Mapping[str, type[AnySpec]] = {
    "text": TextSpec,
    "fill": FillSpec,
    "shape": ShapeSpec,
    "circle": CircleSpec,
    "photo": PhotoSpec,
    "pattern": PatternSpec,
    "progress": ProgressSpec,
    "logo": LogoSpec,
    "qr": QrSpec,
    "chart": ChartSpec,
    "numbers": NumbersSpec,
    "date": DateSpec,
    "stack": StackSpec,
}


class EncodingSpec(Spec, frozen=True, kw_only=True):
    """How the picture becomes a file."""

    format: Annotated[Literal["jpeg", "png"], choice("jpeg", "png"), "`png` for flat colours without a photo"] = "jpeg"
    quality: Annotated[int, whole(1, 95, "a whole number"), "of a JPEG, where it begins"] = 82
    floor: Annotated[int, whole(1, 95, "a whole number"), "how far the quality gives way for a smaller file"] = 70
    target: Annotated[int, whole(1000, 10_000_000, "bytes"), "how large the file should be at the most"] = 120_000
    limit: Annotated[int, whole(1000, 10_000_000, "bytes"), "how large it may never be"] = 290_000


class CardLayout(Spec, frozen=True, kw_only=True):
    """One design in one format. `safe` is the margin that words and logos keep from every edge."""

    size: Annotated[tuple[int, int], list_of(whole(16, 4000, "pixels"), 2, 2), "how wide and how high"]
    background: Annotated[_Colour, "what everything is printed on"]
    layers: tuple[AnySpec, ...] = ()
    safe: Annotated[_Pixels, "the margin that words and logos keep from every edge"] = 0
    encoding: Encoding = Encoding()


AnyKind = Kind | Nested | Layers


class Key(msgspec.Struct, frozen=True):
    """One key of a spec."""

    name: str
    kind: AnyKind
    doc: str
    required: bool
    default: Any


@cache
def keys_of(spec: type[Spec]) -> Mapping[str, Key]:
    """The keys that a layout file can write in a spec, by name."""
    hints = get_type_hints(spec, include_extras=True)
    found = {}
    for field in msgspec.structs.fields(spec):
        notes = getattr(hints[field.name], "__metadata__", ())
        kind = next((note for note in reversed(notes) if isinstance(note, AnyKind)), None)
        doc = next((note for note in reversed(notes) if isinstance(note, str)), "")
        if kind:
            default = None if field.required else field.default
            if field.default_factory is not msgspec.NODEFAULT:
                default = field.default_factory()
            found[field.name] = Key(field.name, kind, doc, field.required, default)
    return found
