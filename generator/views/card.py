"""A card: the picture that stands for a page wherever its link is shared. All is resolved: pixels, colours, words.

Coordinates are pixels from the card's top left corner; colours `#rrggbb`; fonts, photos and logos content digests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from generator.views.common import View

Point = tuple[float, float]
Side = Literal["left", "center", "right"]


class Box(View, frozen=True, kw_only=True):
    """A rectangle; it may reach beyond the card."""

    x: int
    y: int
    width: int
    height: int


class CardPhoto(View, frozen=True, kw_only=True):
    """A photo by its content digest, with the point to keep in a crop, from (0, 0) top left to (1, 1).

    Without such a point the crop is found from what the photo shows.
    """

    digest: str
    focal: tuple[float, float] | None = None


class Layer(View, frozen=True, kw_only=True, tag=True):
    """One thing that is printed over what lies below it."""


class FillLayer(Layer, frozen=True, kw_only=True, tag="fill"):
    """A rectangle of one colour. `fade` names the side at which it has vanished; as a halftone it vanishes in dots."""

    box: Box
    colour: str
    opacity: float = 1.0
    fade: Literal["", "left", "right", "top", "bottom"] = ""
    to: str = ""
    """What the colour turns into where it would have vanished; nothing if empty."""
    halftone: int = 0
    """Pixels from dot to dot; 0 for an even tint."""
    outline: tuple[Point, ...] = ()
    """What of the rectangle is printed; all of it if empty."""
    overprint: bool = False
    """Whether the colour multiplies with what it is printed on, as inks do."""


class PhotoLayer(Layer, frozen=True, kw_only=True, tag="photo"):
    """A photo that covers its box, cropped around its focal point, and cut along an outline if there is one."""

    box: Box
    photo: CardPhoto
    outline: tuple[Point, ...] = ()
    duotone: tuple[str, ...] = ()
    """Two inks, for its dark and for its light parts; its own colours if empty."""
    halftone: int = 0
    """Pixels from dot to dot of a duotone's screen; 0 for even tones."""
    dim: float = 0.0
    """How much darker it is printed, from 0 to 1, so that words can stand on it."""


class ShapeLayer(Layer, frozen=True, kw_only=True, tag="shape"):
    """A polygon of one colour: cut or torn paper, tape."""

    points: tuple[Point, ...]
    colour: str
    opacity: float = 1.0
    overprint: bool = False
    grain: float = 0.0
    """How much of the ink the paper's grain leaves out, from 0 to 1."""


class Plate(View, frozen=True, kw_only=True):
    """What a text stands on, as large as the text needs. A `stamp` is an outline, a `tape` has torn ends."""

    kind: Literal["block", "tape", "stamp"]
    colour: str
    padding: tuple[int, int]
    """Pixels left and right of the text, and above and below it."""
    ground: str = ""
    """Colour of the paper inside a stamp's frame; none if empty."""


class TextLayer(Layer, frozen=True, kw_only=True, tag="text"):
    """Words, as large as their box allows between `min_size` and `max_size` (pixels an em)."""

    box: Box
    text: str
    lang: str
    fonts: tuple[str, ...]
    """Digests of the font files, in the order in which a character is looked for."""
    colour: str
    max_size: int
    min_size: int
    max_lines: int = 1
    line_height: float = 1.1
    """Between baselines, in em."""
    axes: tuple[tuple[str, float], ...] = ()
    """Points on the axes of variable fonts: `("wght", 700)`."""
    side: Side = "left"
    vertical: Literal["top", "middle", "bottom"] = "top"
    tracking: float = 0.0
    """Space added between letters, in em; none in scripts that join."""
    features: tuple[tuple[str, int], ...] = ()
    """OpenType features: `("smcp", 1)`."""
    opacity: float = 1.0
    overprint: bool = False
    turn: float = 0.0
    """Degrees anticlockwise."""
    plate: Plate | None = None
    together: str = ""
    """Texts of a card with the same word here are set in one size: the smallest that any of them gets."""
    decorative: bool = False
    """Whether the words are an ornament that may run off its box: an initial as large as the card."""


class ProgressLayer(Layer, frozen=True, kw_only=True, tag="progress"):
    """How far a campaign has come, filling from the reading side.

    A `bar` is cut from paper and stands a little proud of its track; a `line` is a hairline with a heavy part; a
    `banner` fills its box with a slanted end; `steps` are blocks, as many as its box is wide.
    """

    box: Box
    fraction: float
    colour: str
    track: str
    kind: Literal["bar", "line", "banner", "steps"] = "bar"
    ticks: tuple[float, ...] = ()
    """Milestones, from 0 to 1, marked on the track."""
    side: Literal["left", "right"] = "left"


class LogoLayer(Layer, frozen=True, kw_only=True, tag="logo"):
    """A picture shown whole within its box."""

    box: Box
    digest: str
    side: Side = "left"


class QrLayer(Layer, frozen=True, kw_only=True, tag="qr"):
    """An address as a QR code (ISO/IEC 18004), its quiet zone of four modules within the box."""

    box: Box
    text: str
    colour: str
    ground: str


class ChartLayer(Layer, frozen=True, kw_only=True, tag="chart"):
    """Values over time, first to last in the reading direction; the last one stands out, or that at `mark`."""

    box: Box
    values: tuple[float, ...]
    colour: str
    track: str
    kind: Literal["bars", "line"] = "bars"
    side: Literal["left", "right"] = "left"
    mark: int = -1


class StackLayer(Layer, frozen=True, kw_only=True, tag="stack"):
    """Layers one below the other, each as high as it turns out to be.

    A child's box gives its place across the card, and the most height that it may take; a text takes what its lines
    need. The stack as a whole stands at the top, in the middle or at the bottom of `box`.
    """

    box: Box
    children: tuple[AnyLayer, ...]
    gaps: tuple[int, ...]
    """Pixels above each child; the first is not used."""
    grow: int = -1
    """The child (a text) that may take all the room that the others leave; -1 for none."""
    vertical: Literal["top", "middle", "bottom"] = "top"


AnyLayer = (
    FillLayer | PhotoLayer | ShapeLayer | TextLayer | ProgressLayer | LogoLayer | QrLayer | ChartLayer | StackLayer
)


class Encoding(View, frozen=True, kw_only=True):
    """How the picture becomes a file.

    A JPEG begins at `quality` and gives way, down to `floor`, until it has no more than `target` bytes; it goes lower
    only to stay below `limit`. Link previews want less than 300 kB (WhatsApp) and do not all read newer formats. A PNG
    has a palette, and is for flat colours, where it is smaller and sharper.
    """

    format: Literal["jpeg", "png"] = "jpeg"
    quality: int = 82
    floor: int = 70
    target: int = 120_000
    limit: int = 290_000


class CardView(View, frozen=True, kw_only=True):
    """A whole card. `width` and `height` in pixels; layers from the bottom up."""

    width: int
    height: int
    background: str
    layers: tuple[AnyLayer, ...]
    encoding: Encoding = Encoding()


def photo_of(view: CardView) -> str:
    """The digest of the photo that a card shows, the first if there are several; empty if it shows none."""
    return next((layer.photo.digest for layer in flat(view.layers) if isinstance(layer, PhotoLayer)), "")


def flat(layers: Iterable[AnyLayer]) -> Iterator[AnyLayer]:
    """Layers, with those inside of stacks."""
    for layer in layers:
        yield layer
        if isinstance(layer, StackLayer):
            yield from flat(layer.children)
