"""What a photo shows, as far as a small copy of it tells: where the eye goes, and what may be a face.

A crop of the largest size slides along one axis only, so all that is needed is how much each column and each row
attracts: detail, colours unlike the rest, skin. The weights follow smartcrop.js (J. Wagner, MIT licence, "detail, skin,
saturation"), the colours unlike the rest Achanta and others, "Frequency-tuned salient region detection" (CVPR 2009), and
the range of skin's colours Chai and Ngan, "Face segmentation using skin-color map in videophone applications" (IEEE
1999). Skin of every tone has nearly the same hue, and differs in brightness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter, ImageStat

SIDE = 96
"""Pixels of the small copy's longer side: a face across a tenth of the photo is nine of them."""

_DETAIL, _STRANGE, _SKIN = 0.5, 0.7, 0.5
_FACE = 3.0
"""What a face counts, of all else that a photo shows."""
_CUT = 2.0
"""How many times what a face counts is lost where it is cut."""
_HAIR, _CHIN, _EARS = 0.45, 0.2, 0.25
"""Shares of a face's size that are kept clear above, below and beside it."""
_HALVES = (3, 5, 8, 12)
"""Pixels: half a face's width, as it is looked for."""
_MOST = 8
_LIKELY, _LIVELY = 110, 14
"""Of 255: how much more skin than around it a face has, and how much detail."""


def _within(least: int, most: int) -> list[int]:
    return [255 if least <= value <= most else 0 for value in range(256)]


_OF_SKIN = _within(45, 245), _within(80, 124), _within(135, 172)
_OF_LIFE = _within(_LIVELY, 255)
_WEIGHTED = [[min(255, round(value * weight)) for value in range(256)] for weight in (_DETAIL, _STRANGE, _SKIN)]


@dataclass(frozen=True)
class Face:
    """What may be a face, hair and chin included, in shares of the photo's sides."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float
    """How sure it is, and how large: of all faces together 1 at most."""


@dataclass(frozen=True)
class Attention:
    """How much each column and each row of a photo attracts (all together 1), and its faces."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    faces: tuple[Face, ...]

    def focal(self, photo: tuple[int, int], size: tuple[int, int]) -> tuple[float, float]:
        """The point for the middle of the largest crop that has the shape of `size`, in shares of the photo's sides."""
        wide, high = photo[0] * size[1], photo[1] * size[0]
        if wide > high:
            spans = [(face.left, face.right, face.weight) for face in self.faces]
            return _middle(self.columns, spans, high / wide, (0.5, 0.12)), 0.5
        spans = [(face.top, face.bottom, face.weight) for face in self.faces]
        # What stands upright has its head above the middle.
        return 0.5, _middle(self.rows, spans, wide / high, (0.4, 1.5))


def attention(small: Image.Image) -> Attention:
    """What a photo shows. About 2 ms.

    Args:
        small: the photo in RGB, its longer side `SIDE` pixels.
    """
    grey = small.convert("L")
    detail = grey.filter(ImageFilter.BoxBlur(0.7)).filter(ImageFilter.FIND_EDGES)
    detail.paste(0, (0, 0, small.width, 1))  # FIND_EDGES leaves the rim as it is
    detail.paste(0, (0, small.height - 1, small.width, small.height))
    detail.paste(0, (0, 0, 1, small.height))
    detail.paste(0, (small.width - 1, 0, small.width, small.height))
    skin = _skin(small)
    faces = _faces(skin, detail)
    score = _mixed(detail, _strange(small), ImageChops.multiply(skin, grey))
    return Attention(
        _shares(score.resize((small.width, 1), Image.Resampling.BOX)),
        _shares(score.resize((1, small.height), Image.Resampling.BOX)),
        faces,
    )


def _strange(small: Image.Image) -> Image.Image:
    """How far each place's colour is from the photo's mean."""
    soft = small.filter(ImageFilter.BoxBlur(2))
    mean = tuple(round(value) for value in ImageStat.Stat(small).mean)
    away = ImageChops.difference(soft, Image.new("RGB", small.size, mean))
    red, green, blue = away.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _skin(small: Image.Image) -> Image.Image:
    """Where colours are those of skin: full or nothing."""
    light, blue, red = small.convert("YCbCr").split()
    bright, bluish, reddish = (
        channel.point(table) for channel, table in zip((light, blue, red), _OF_SKIN, strict=True)
    )
    return ImageChops.multiply(ImageChops.multiply(bright, bluish), reddish)


def _mixed(detail: Image.Image, strange: Image.Image, skin: Image.Image) -> Image.Image:
    """One map of all that attracts, its weak tenths taken off: a busy wall must not outweigh what stands out."""
    weighted = [part.point(table) for part, table in zip((detail, strange, skin), _WEIGHTED, strict=True)]
    mixed = ImageChops.add(ImageChops.add(weighted[0], weighted[1]), weighted[2])
    mean = ImageStat.Stat(mixed).mean[0]
    return mixed.point([max(0, round(value - mean * 0.7)) for value in range(256)])


def _shares(line: Image.Image) -> tuple[float, ...]:
    values = [value + 0.5 for value in line.tobytes()]
    whole = sum(values)
    return tuple(value / whole for value in values)


def _brightest(image: Image.Image) -> int:
    found = image.getextrema()[1]
    assert isinstance(found, int)  # of a picture with one band
    return found


def _faces(skin: Image.Image, detail: Image.Image) -> tuple[Face, ...]:
    """Places where skin fills a face's shape, with none beside and above it, and something in it, as eyes are."""
    if _brightest(skin.filter(ImageFilter.BoxBlur(_HALVES[0]))) < _LIKELY:
        return ()  # no patch of skin is as large as the smallest face
    maps = {half: _likely(skin, detail, half) for half in _HALVES if half * 4 < min(skin.size)}
    found: list[tuple[int, int, int, float]] = []
    while maps and len(found) < _MOST:
        half = max(maps, key=lambda half: _brightest(maps[half]) * (1 + half / 30))
        best = _brightest(maps[half])
        if best < _LIKELY:
            break
        y, x = divmod(maps[half].tobytes().index(best), skin.width)
        found.append((x, y, half, best / 255))
        for image in maps.values():
            reach = half * 2
            image.paste(0, (max(0, x - reach), max(0, y - reach), x + reach + 1, y + reach + 1))
    sure = [min(1.0, 1.6 * share * share * half / 6) * _height(y / skin.height) for _, y, half, share in found]
    clear = [weight if weight > 0.45 * max(sure) else 0.0 for weight in sure]
    whole = max(1.0, sum(clear))
    return tuple(_face(place, skin.size, weight / whole) for place, weight in zip(found, clear, strict=True) if weight)


def _height(y: float) -> float:
    """Faces are in the upper part of most photos, hands and knees in the lower."""
    return min(1.0, 1.5 - y) if y > 0.5 else 1.0


def _likely(skin: Image.Image, detail: Image.Image, half: int) -> Image.Image:
    """How likely each place is the middle of a face that is `half` pixels wide to either side."""
    high = round(half * 1.3)
    filled = skin.filter(ImageFilter.BoxBlur((half, high)))
    beside = ImageChops.add(_shifted(filled, half * 2 + 1, 0), _shifted(filled, -half * 2 - 1, 0), scale=2)
    around = ImageChops.lighter(beside, _halved(_shifted(filled, 0, high * 2)))
    lively = detail.filter(ImageFilter.BoxBlur((half, high))).point(_OF_LIFE)
    return ImageChops.multiply(ImageChops.subtract(filled, around), lively)


def _halved(image: Image.Image) -> Image.Image:
    return ImageChops.add(image, Image.new("L", image.size), scale=2)


def _shifted(image: Image.Image, right: int, down: int) -> Image.Image:
    """Moved, with nothing where nothing was."""
    sheet = Image.new("L", image.size)
    sheet.paste(image, (right, down))
    return sheet


def _face(place: tuple[int, int, int, float], size: tuple[int, int], weight: float) -> Face:
    """The room of a face around its middle."""
    x, y, half, _ = place
    across, down = half * 2 + 1, round(half * 1.3) * 2 + 1
    return Face(
        max(0.0, (x - across * (0.5 + _EARS)) / size[0]),
        max(0.0, (y - down * (0.5 + _HAIR)) / size[1]),
        min(1.0, (x + across * (0.5 + _EARS)) / size[0]),
        min(1.0, (y + down * (0.5 + _CHIN)) / size[1]),
        weight,
    )


def _middle(
    shares: Sequence[float], faces: Sequence[tuple[float, float, float]], part: float, rest: tuple[float, float]
) -> float:
    """The middle of the best window over `part` of a line, in shares of it.

    Args:
        shares: what each place attracts, together 1.
        faces: where each begins and ends, and its weight.
        part: the window's length in shares of the line.
        rest: where the window's middle stands if nothing attracts, and how strongly it is held there.
    """
    count = len(shares)
    sums = [0.0, *accumulate(shares)]
    moments = [0.0, *accumulate(share * (place + 0.5) / count for place, share in enumerate(shares))]
    steps = max(1, round((1 - part) * count))
    best, chosen = -9.9, rest[0]
    for step in range(steps + 1):
        start = (1 - part) * step / steps
        end = start + part
        first, last = round(start * count), round(end * count)
        inside = sums[last] - sums[first]
        middle = (moments[last] - moments[first]) / inside if inside else rest[0]
        # What attracts is inside, and about the middle of it.
        value = inside - 0.35 * abs(middle - (start + end) / 2) / part - rest[1] * abs((start + end) / 2 - rest[0])
        value += _FACE * sum(_kept(start, end, face) for face in faces)
        if value > best:
            best, chosen = value, (start + end) / 2
    return chosen


def _kept(start: float, end: float, face: tuple[float, float, float]) -> float:
    """What a face counts in a window: as a whole, not at all, or less than nothing if it is cut."""
    first, last, weight = face
    share = max(0.0, min(end, last) - max(start, first)) / (last - first)
    if share >= 0.999:
        return weight
    return -_CUT * weight * share * (1 - share)
