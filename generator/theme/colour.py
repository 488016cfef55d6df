"""A hub's one colour, turned into all the colours of a theme, for day and night.

Works in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020): lightness is what the eye
sees, so a colour can be made lighter or darker without changing its hue. Contrast is WCAG 2.2's ratio of relative
luminance (success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from generator import lazy_re

TEXT = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
LARGE = 3.0
"""The least contrast of large text and of shapes that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11)."""

_HEX = lazy_re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEP = 0.01  # of lightness; a finer one cannot be told apart
_GREY = 0.03  # less chroma than this has no hue that one would name
_YELLOW, _RED = 92.0, 28.0  # the hues that dark and light greys are answered with
_SEEN = 1.35  # the least contrast at which a block still has an edge on paper
_LIVELY = 0.17  # of chroma; beyond it two opposite colours flicker where they meet
_CYAN = 0.105  # of chroma, between green and blue, where a screen is brighter than any ink


class Oklch(msgspec.Struct, frozen=True):
    """A colour: lightness 0 to 1, chroma from 0 (grey) to about 0.32 in sRGB, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


class Ground(msgspec.Struct, frozen=True):
    """What a theme prints on: paper, a second paper for cut-outs, lines, and the inks for text and for asides."""

    paper: str
    sheet: str
    line: str
    ink: str
    aside: str
    block: float = 1.35
    """The least contrast of a block of the spot colour with the paper around it. Low by day, when a yellow block should
    stay yellow; high at night, when colour is light."""


TOKENS = (
    *("paper", "sheet", "line", "ink", "aside", "spot", "spot-ink", "spot-text", "spot-large", "tint", "overprint"),
    *("band", "band-ink", "band-mark", "opposite", "opposite-ink", "opposite-large", "spot-deep", "spot-pale"),
)
"""The names of all colours, which are the same in every theme."""


class Palette(msgspec.Struct, frozen=True):
    """Colours by token (`paper`, `ink`, `spot`, …), as `#rrggbb`."""

    colours: tuple[tuple[str, str], ...]

    def __getitem__(self, token: str) -> str:
        """The colour of a token."""
        return dict(self.colours)[token]


class Colours(msgspec.Struct, frozen=True):
    """A theme's colours by day and by night. `notes` tell in whole sentences where the brand colour had to give way."""

    light: Palette
    dark: Palette
    notes: tuple[str, ...] = ()


class ColourError(ValueError):
    """It is not a colour that we can read: `#c8372d` or `#c33` is."""


@lru_cache(maxsize=4)
def colours(brand: str, light: Ground, dark: Ground) -> Colours:
    """Every colour of a theme from the hub's own.

    Raises:
        ColourError: if `brand` is not a hexadecimal colour.
    """
    spot = normal(brand)
    day, day_notes = _palette(spot, light, "by day")
    night, night_notes = _palette(spot, dark, "at night")
    return Colours(day, night, day_notes + night_notes)


def normal(text: str) -> str:
    """A colour as `#rrggbb`.

    Raises:
        ColourError: if it is none.
    """
    found = _HEX.fullmatch(text.strip())
    if found is None:
        raise ColourError(text)
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(c * 2 for c in digits))


def _palette(brand: str, ground: Ground, when: str) -> tuple[Palette, tuple[str, ...]]:
    """The tokens on one ground.

    `spot` is a block of colour and `spot-ink` the text on it; `spot-text` is text and `spot-large` large type or a
    shape on paper; `tint` is a pale wash behind text, `overprint` the edge of a block where the spot is printed twice.
    `band` is a broad field of colour across the page, `band-ink` the text on it and `band-mark` its shapes.
    `opposite` is a block of the opposite colour, and large type on spot and overprint; `opposite-ink` is the text on it and
    `opposite-large` large type or a shape of it on paper. `spot-deep` and `spot-pale` are the spot's own dark and
    light, text on each other, and the inks of a photo in its colour.
    """
    grounds = (ground.paper, ground.sheet)
    spot = reach(brand, grounds, ground.block)
    tint = _tint(brand, ground)
    ink = _ink_on(spot, ground)
    made = {
        "paper": ground.paper,
        "sheet": ground.sheet,
        "line": ground.line,
        "ink": ground.ink,
        "aside": reach(ground.aside, (*grounds, tint), TEXT),
        "spot": spot,
        "spot-ink": ink,
        "spot-text": reach(brand, (*grounds, tint), TEXT),
        "spot-large": reach(spot, (*grounds, tint), LARGE),
        "tint": tint,
        "overprint": _overprint(spot, ink),
    }
    made |= _band(made, ground)
    made |= _opposites(made, ground)
    return Palette(tuple(made.items())), _notes(brand, made, ground, when)


def _band(made: Mapping[str, str], ground: Ground) -> dict[str, str]:
    """By day the spot colour; at night a deep shade of it, because a bright field would dazzle."""
    if luminance(ground.paper) > luminance(ground.ink):
        return {"band": made["spot"], "band-ink": made["spot-ink"], "band-mark": made["spot-ink"]}
    hue = from_hex(made["spot"])
    deep = reach(to_hex(Oklch(0.34, min(hue.chroma, 0.115), hue.hue)), (ground.ink,), TEXT)
    return {"band": deep, "band-ink": ground.ink, "band-mark": reach(made["spot"], (deep,), LARGE)}


def _opposites(made: Mapping[str, str], ground: Ground) -> dict[str, str]:
    spot = from_hex(made["spot"])
    opposite = _opposite(spot, (made["spot"], made["overprint"]), ground.paper)
    deep = to_hex(Oklch(0.24, min(spot.chroma, 0.09), spot.hue))
    pale = to_hex(Oklch(0.945, min(spot.chroma * 0.35, 0.05), spot.hue))
    return {
        "opposite": opposite,
        "opposite-ink": _ink_on(opposite, ground),
        "opposite-large": reach(opposite, (ground.paper, ground.sheet, made["tint"]), LARGE),
        "spot-deep": deep,
        "spot-pale": pale,
    }


def _opposite(spot: Oklch, blocks: tuple[str, ...], paper: str) -> str:
    """The liveliest colour across the wheel that stands out from the blocks, and if it can from the paper."""
    hue = (spot.hue + 180) % 360 if spot.chroma >= _GREY else _YELLOW if spot.lightness < 0.5 else _RED
    chroma = _CYAN if 150 < hue < 250 else _LIVELY
    shades = [to_hex(Oklch(n * _STEP, chroma, hue)) for n in range(24, 97)]
    clear = [shade for shade in shades if _worst(shade, blocks) >= LARGE]
    return max(clear, key=lambda shade: (contrast(shade, paper) >= _SEEN, _life(shade, blocks)))


def _life(shade: str, blocks: tuple[str, ...]) -> float:
    """Colour above all; then light rather than dark, and readable on the blocks also where type is small."""
    seen = from_hex(shade)
    return seen.chroma + 0.05 * seen.lightness + 0.01 * min(_worst(shade, blocks), TEXT)


def _notes(brand: str, made: Mapping[str, str], ground: Ground, when: str) -> tuple[str, ...]:
    uses = (
        ("spot", ground.block, "Blocks of colour"),
        ("spot-large", LARGE, "Large type and shapes"),
        ("spot-text", TEXT, "Links and small type"),
    )
    ratio = math.floor(contrast(brand, ground.paper) * 10) / 10
    return tuple(
        f"The colour {brand} has a contrast of {ratio:g} with the paper {when}. {use} need {least:g},"
        f" so they are printed in {made[token]}."
        for token, least, use in uses
        if made[token] != brand
    )


def _ink_on(spot: str, ground: Ground) -> str:
    """What text on the spot colour is printed in: paper if it can be read, then ink, then black or white."""
    papers, inks = (ground.paper, ground.sheet), (ground.ink,)
    light_first = (*papers, *inks) if luminance(ground.paper) > luminance(ground.ink) else (*inks, *papers)
    order = (*light_first, "#ffffff", "#000000")
    return next(colour for colour in order if contrast(colour, spot) >= TEXT)


def _tint(brand: str, ground: Ground) -> str:
    """The paper with a breath of the brand; text in ink stays readable on it."""
    base, hue = from_hex(ground.paper), from_hex(brand)
    light = base.lightness - 0.045 if base.lightness > 0.5 else base.lightness + 0.05
    return to_hex(Oklch(light, min(hue.chroma * 0.22, 0.035), hue.hue))


def _overprint(spot: str, ink: str) -> str:
    """The spot colour printed twice, for edges on it: further from the ink of its text, so it only gains contrast."""
    colour = from_hex(spot)
    further = -0.09 if luminance(ink) > luminance(spot) else 0.07
    return to_hex(Oklch(min(1, max(0, colour.lightness + further)), colour.chroma, colour.hue))


def reach(colour: str, grounds: tuple[str, ...], least: float) -> str:
    """The nearest colour of the same hue with a contrast of at least `least` with every one of `grounds`."""
    if _worst(colour, grounds) >= least:
        return colour
    start = from_hex(colour)
    candidates = [_walk(start, grounds, least, step) for step in (-_STEP, _STEP)]
    found = [(abs(from_hex(c).lightness - start.lightness), c) for c in candidates if c]
    return min(found)[1] if found else max(("#000000", "#ffffff"), key=lambda c: _worst(c, grounds))


def _walk(start: Oklch, grounds: tuple[str, ...], least: float, step: float) -> str:
    for n in range(1, int(1 / _STEP) + 1):
        lightness = start.lightness + n * step
        if not 0 <= lightness <= 1:
            break
        candidate = to_hex(Oklch(lightness, start.chroma, start.hue))
        if _worst(candidate, grounds) >= least:
            return candidate
    return ""


def _worst(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


@lru_cache(maxsize=256)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def from_hex(colour: str) -> Oklch:
    """SRGB to OKLCH."""
    r, g, b = (_linear(channel) for channel in _channels(colour))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b_ = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b_), math.degrees(math.atan2(b_, a)) % 360)


def to_hex(colour: Oklch) -> str:
    """OKLCH to sRGB; chroma is reduced until the colour can be shown, so that hue and lightness stay."""
    lightness, chroma = colour.lightness, colour.chroma
    across, along = math.cos(math.radians(colour.hue)), math.sin(math.radians(colour.hue))
    rgb = _linear_rgb(lightness, chroma * across, chroma * along)
    if not _fits(*rgb):
        low, high = 0.0, chroma
        for _ in range(16):
            middle = (low + high) / 2
            if _fits(*_linear_rgb(lightness, middle * across, middle * along)):
                low = middle
            else:
                high = middle
        rgb = _linear_rgb(lightness, low * across, low * along)
    return "#" + "".join([f"{_byte(x):02x}" for x in rgb])


def _fits(red: float, green: float, blue: float) -> bool:
    return -0.0005 <= red <= 1.0005 and -0.0005 <= green <= 1.0005 and -0.0005 <= blue <= 1.0005


def _linear_rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _channels(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _byte(linear: float) -> int:
    value = min(1.0, max(0.0, linear))
    return round(255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))
