"""A picture built from cut paper and printed in spot inks.

A sheet is cut (`Canvas.cut`), which throws a soft shadow on what lies under it and shows the light on its
edge; its ink is printed slightly out of register with the cut, as on a risograph, so a sliver of bare paper
shows on one side and the inks overprint on the other. `Canvas.ink` prints without cutting: the inks multiply.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from .geometry import Point, Shape, bounds
from .palette import PAPER, Colour, Palette

Plane = NDArray[np.float32]
Box = tuple[int, int, int, int]

SAMPLES = 3
BLEED = 16
LONGEST_SIDE = 12.0


class Canvas:
    """One picture of `width` × `height` pixels; a unit is a pixel of the result."""

    def __init__(self, width: int, height: int, palette: Palette, seed: int, light: float = 1) -> None:
        self.w, self.h, self.p = width, height, palette
        self.rng = np.random.default_rng(seed)
        self.light = light
        self._phases = self.rng.uniform(0, 2 * np.pi, 8)
        self._size = (width + 2 * BLEED, height + 2 * BLEED)
        self._grain = _noise(self.rng, *self._size, (1.1, 0.5), (4.0, 0.4))
        self._drift = _noise(self.rng, *self._size, (60.0, 0.6))
        self._speck = _noise(self.rng, *self._size, (0.9, 1.0))
        self._pixels: Plane = np.empty((self._size[1], self._size[0], 3), dtype=np.float32)
        self._pixels[:] = np.asarray(palette.paper, dtype=np.float32)

    def cut(
        self,
        colour: Colour,
        *shapes: Shape | Sequence[Shape],
        hole: Iterable[Shape] = (),
        within: Iterable[Shape] = (),
        lift: float = 6,
        rough: float = 1.1,
        register: float = 1.0,
    ) -> None:
        """Lays a sheet of paper, printed in `colour`, over what is there.

        `lift` is how far it stands above the sheet below (the depth of its shadow), `rough` how much the scissors
        wavered, `register` how far the ink is off, all in pixels; `hole` is cut out; `within` trims to an outline.
        """
        flat = _flatten(shapes)
        box = self._box(flat, 3 * lift + 6)
        if box is None:
            return
        mask = self._mask(flat, hole, within, box, rough)
        area = self._area(box)
        if lift > 0:
            self._cast_shadow(area, mask, lift)
        shift = (register * 1.6 * self.light, -register * 1.2)
        inked = _shifted(mask, *shift) if register else mask
        bare = np.asarray(PAPER, dtype=np.float32)
        area += (bare - area) * mask[..., None]
        solid = np.minimum(np.asarray(colour, dtype=np.float32) / bare, 1.15)
        area *= 1 + (solid * self._coverage(box)[..., None] - 1) * inked[..., None]
        if lift > 0:
            self._light_edge(area, mask)

    def ink(
        self,
        colour: Colour,
        *shapes: Shape | Sequence[Shape],
        hole: Iterable[Shape] = (),
        within: Iterable[Shape] = (),
        amount: float = 1,
        rough: float = 0.8,
    ) -> None:
        """Prints shapes over what is there: the inks multiply."""
        flat = _flatten(shapes)
        box = self._box(flat, 3)
        if box is None:
            return
        mask = self._mask(flat, hole, within, box, rough) * amount
        solid = np.asarray(colour, dtype=np.float32) / np.asarray(PAPER, dtype=np.float32)
        area = self._area(box)
        area *= 1 + (np.minimum(solid, 1) * self._coverage(box)[..., None] - 1) * mask[..., None]

    def tone(
        self, colour: Colour, outline: Iterable[Shape | Sequence[Shape]], start: Point, end: Point, amount: float = 0.6
    ) -> None:
        """Overprints a grainy gradient within an outline: full at `start`, gone at `end`."""
        flat = _flatten(outline)
        box = self._box(flat, 2)
        if box is None:
            return
        mask = self._mask(flat, (), (), box, 0.8)
        self._spray(box, colour, self._along(box, start, end) * mask, amount)

    def mist(
        self, colour: Colour, outline: Iterable[Shape | Sequence[Shape]], start: Point, end: Point, amount: float = 0.6
    ) -> None:
        """Veils an outline with an opaque haze: thickest at `start`, gone at `end`."""
        flat = _flatten(outline)
        box = self._box(flat, 2)
        if box is None:
            return
        veil = self._along(box, start, end) * self._mask(flat, (), (), box, 0.8)
        area = self._area(box)
        area += (np.asarray(colour, dtype=np.float32) - area) * (veil * amount)[..., None].astype(np.float32)

    def everywhere(self) -> Shape:
        """The outline of the whole sheet, bleed included."""
        return np.array(
            ((-BLEED, -BLEED), (self.w + BLEED, -BLEED), (self.w + BLEED, self.h + BLEED), (-BLEED, self.h + BLEED)),
            dtype=float,
        )

    def glow(self, x: float, y: float, radius: float, colour: Colour, amount: float = 0.6) -> None:
        """Light around a point: the paper shows through the ink, most in the middle."""
        box = self._box([np.array(((x - radius, y - radius), (x + radius, y + radius)))], 0)
        if box is None:
            return
        gx, gy = self._grid(box)
        near = np.clip(1 - np.hypot(gx - x, gy - y) / radius, 0, 1) ** 1.6
        strength = np.clip(near * amount + (near > 0) * self._crop(self._grain, box) * 0.05 * near, 0, 1)
        area = self._area(box)
        area += (np.asarray(colour, dtype=np.float32) - area) * strength[..., None].astype(np.float32)

    def save(self, path: Path, most: int) -> int:
        """Writes a JPEG of at most `most` bytes (or a PNG, by the suffix) and returns its size in bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        image = self.image()
        if path.suffix == ".png":
            image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
            return path.stat().st_size
        for quality in range(86, 50, -3):
            image.save(path, quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
            if path.stat().st_size <= most:
                break
        return path.stat().st_size

    def image(self) -> Image.Image:
        """The finished print, with the texture of its paper."""
        fibre = 1 + (self._grain + self._drift)[..., None] * 0.010
        pixels = np.clip(self._pixels * fibre, 0, 255)[BLEED:-BLEED, BLEED:-BLEED]
        return Image.fromarray(pixels.astype(np.uint8), "RGB")

    def _spray(self, box: Box, colour: Colour, density: Plane, amount: float) -> None:
        grainy = np.clip(density + self._crop(self._speck, box) * 0.085 * (density > 0.01) * (density < 0.97), 0, 1)
        solid = np.minimum(np.asarray(colour, dtype=np.float32) / np.asarray(PAPER, dtype=np.float32), 1)
        area = self._area(box)
        area *= 1 + (solid - 1) * (grainy * amount)[..., None].astype(np.float32)

    def _cast_shadow(self, area: Plane, mask: Plane, lift: float) -> None:
        wide = _shifted(_blurred(mask, lift * 0.9), lift * 0.55 * self.light, lift * 0.75)
        tight = _shifted(_blurred(mask, 1.6), 1.0 * self.light, 1.8)
        shade = np.clip(wide * 0.34 + tight * 0.2, 0, 0.5)
        tint = np.array((0.92, 1.0, 1.0), dtype=np.float32)
        area *= 1 - shade[..., None] * tint

    def _light_edge(self, area: Plane, mask: Plane) -> None:
        edge = np.clip(mask - _shifted(mask, 1.3 * self.light, 1.5), 0, 1)
        area += (255 - area) * (edge * 0.2)[..., None]

    def _coverage(self, box: Box) -> Plane:
        """How the ink lies: nearly even, with a slow drift and rare pinholes where the drum missed."""
        dx, dy = int(self.rng.integers(0, self.w)), int(self.rng.integers(0, self.h))
        grain = np.roll(self._grain, (dy, dx), (0, 1))
        cover = 1 + (self._crop(grain, box) + self._crop(self._drift, box)) * 0.014
        holes = np.clip(self._crop(np.roll(self._speck, (dx % self.h, dy), (0, 1)), box) - 2.7, 0, 1)
        result: Plane = (cover + holes * 0.5).astype(np.float32)
        return result

    def _box(self, shapes: Sequence[Shape], margin: float) -> Box | None:
        left, top, right, bottom = bounds(shapes)
        box = (
            max(-BLEED, int(left - margin)),
            max(-BLEED, int(top - margin)),
            min(self.w + BLEED, int(right + margin) + 1),
            min(self.h + BLEED, int(bottom + margin) + 1),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _area(self, box: Box) -> Plane:
        return self._crop(self._pixels, box)

    def _crop(self, plane: Plane, box: Box) -> Plane:
        return plane[box[1] + BLEED : box[3] + BLEED, box[0] + BLEED : box[2] + BLEED]

    def _along(self, box: Box, start: Point, end: Point) -> Plane:
        x, y = self._grid(box)
        vx, vy = end[0] - start[0], end[1] - start[1]
        share = 1 - ((x - start[0]) * vx + (y - start[1]) * vy) / (vx * vx + vy * vy)
        return np.clip(share, 0, 1).astype(np.float32)

    def _grid(self, box: Box) -> tuple[Plane, Plane]:
        x = np.arange(box[0], box[2], dtype=np.float32)[None, :]
        y = np.arange(box[1], box[3], dtype=np.float32)[:, None]
        return x, y

    def _mask(
        self, shapes: Sequence[Shape], hole: Iterable[Shape], within: Iterable[Shape], box: Box, rough: float
    ) -> Plane:
        mask = self._stencil(shapes, hole, box, rough)
        trim = list(within)
        result: Plane = mask * self._stencil(trim, (), box, rough) if trim else mask
        return result

    def _stencil(self, shapes: Sequence[Shape], hole: Iterable[Shape], box: Box, rough: float) -> Plane:
        size = ((box[2] - box[0]) * SAMPLES, (box[3] - box[1]) * SAMPLES)
        plate = Image.new("L", size, 0)
        draw = ImageDraw.Draw(plate)
        for value, group in ((255, shapes), (0, hole)):
            for shape in group:
                outline = (self._wavered(shape, rough) - np.array(box[:2])) * SAMPLES
                draw.polygon([(float(x), float(y)) for x, y in outline], fill=value)
        return np.asarray(plate.reduce(SAMPLES), dtype=np.float32) / np.float32(255)

    def _wavered(self, shape: Shape, rough: float) -> Shape:
        if rough <= 0:
            return shape
        line = _densified(shape)
        x, y, f = line[:, 0], line[:, 1], self._phases
        dx = np.sin(x * 0.021 + y * 0.034 + f[0]) + 0.6 * np.sin(y * 0.083 - x * 0.05 + f[1])
        dy = np.sin(y * 0.024 + x * 0.031 + f[2]) + 0.6 * np.sin(x * 0.079 + y * 0.047 + f[3])
        return line + np.stack((dx, dy), axis=1) * rough * 0.8


def _flatten(shapes: Iterable[Shape | Sequence[Shape]]) -> list[Shape]:
    flat: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, np.ndarray):
            flat.append(shape)
        else:
            flat.extend(shape)
    return flat


def _densified(shape: Shape) -> Shape:
    following = np.roll(shape, -1, axis=0)
    steps = np.maximum(1, np.ceil(np.hypot(*(following - shape).T) / LONGEST_SIDE).astype(int))
    if int(steps.max()) == 1:
        return shape
    start = np.repeat(np.arange(len(shape)), steps)
    first = np.repeat(np.cumsum(steps) - steps, steps)
    t = ((np.arange(len(start)) - first) / steps[start])[:, None]
    result: Shape = shape[start] * (1 - t) + following[start] * t
    return result


def _noise(rng: np.random.Generator, width: int, height: int, *scales: tuple[float, float]) -> Plane:
    total = np.zeros((height, width), dtype=np.float32)
    for radius, weight in scales:
        shrink = max(1, int(radius / 2))
        small = rng.normal(0, 1, (height // shrink + 2, width // shrink + 2)).astype(np.float32)
        blurred = _blurred(small, radius / shrink)
        blurred /= float(blurred.std()) or 1.0
        if shrink > 1:
            enlarged = Image.fromarray(blurred, "F").resize((width, height), Image.Resampling.BICUBIC)
            blurred = np.asarray(enlarged, dtype=np.float32)
        total += blurred[:height, :width] * weight
    return total


def _blurred(plane: Plane, radius: float) -> Plane:
    """A soft version of the plane; three box blurs come close to a Gaussian, and running sums keep them quick."""
    width = max(1, round(radius * 1.2))
    result = plane
    for _ in range(2):
        result = _box_blur(_box_blur(result, width, 0), width, 1)
    return result


def _box_blur(plane: Plane, half: int, axis: int) -> Plane:
    pad = [(0, 0), (0, 0)]
    pad[axis] = (half + 1, half)
    padded = np.pad(plane, pad, mode="edge")
    sums = np.cumsum(padded, axis=axis, dtype=np.float64)
    size = 2 * half + 1
    ahead, behind = (sums[size:], sums[:-size]) if axis == 0 else (sums[:, size:], sums[:, :-size])
    return ((ahead - behind) / size).astype(np.float32)


def _shifted(plane: Plane, dx: float, dy: float) -> Plane:
    """The plane moved by whole and half pixels, with what leaves the edge lost."""
    x, y = int(np.floor(dx)), int(np.floor(dy))
    fx, fy = dx - x, dy - y
    result = _rolled(plane, x, y) * (1 - fx) * (1 - fy)
    if fx:
        result = result + _rolled(plane, x + 1, y) * fx * (1 - fy)
    if fy:
        result = result + _rolled(plane, x, y + 1) * (1 - fx) * fy
    if fx and fy:
        result = result + _rolled(plane, x + 1, y + 1) * fx * fy
    return result.astype(np.float32)


def _rolled(plane: Plane, dx: int, dy: int) -> Plane:
    height, width = plane.shape
    rows = np.clip(np.arange(height) - dy, 0, height - 1)
    columns = np.clip(np.arange(width) - dx, 0, width - 1)
    return plane[rows][:, columns]
