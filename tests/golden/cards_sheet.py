"""Contact sheets small enough to keep: cards of one look, reduced, each in a cell of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import msgspec
from PIL import Image

from tests.render.text_titles import EAST_ASIAN, TITLES
from tools.card_samples import DESIGNS, Sample, sample
from tools.card_sheet import Printer

BRAND = "#c8372d"
LOOKS = ("default", "gazette", "rally")
CASES = {
    "link": ("photo", "plain"),
    "square": ("photo", "arabic"),
    "portrait": ("photo", "long-plain"),
    "tall": ("photo", "plain"),
}
"""The cases of `tools.card_samples` that are kept for each format."""
SCRIPTS = tuple(lang for lang in TITLES if lang not in EAST_ASIAN)
"""Languages whose titles the themes' own fonts can set."""
SOME_SCRIPTS = ("en", "vi", "pl", "el", "uk", "ar", "ur", "he", "hi", "th", "chr", "en-x-emoji")
"""Those that are kept for every look: the others get the same fallback fonts in all."""

CELLS = {"link": (304, 160), "square": (224, 224), "portrait": (208, 272), "tall": (176, 320)}
"""Pixels of a reduced card's cell: whole blocks of a JPEG, so that no card has an effect on its neighbour."""
COLUMNS = 3
DESK = "#777777"


class Key(NamedTuple):
    """Which sheet: cards of a look in a format, in one case of all designs, or with titles in some languages."""

    look: str
    form: str
    case: str = ""
    langs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Of its file, without the ending."""
        return f"{self.look}-{self.form}-{self.case}"


class Sheet(NamedTuple):
    """A sheet as it is kept, and the names of its cards in their order."""

    picture: Image.Image
    cards: tuple[str, ...]
    cell: tuple[int, int]

    def parts(self, picture: Image.Image) -> Iterator[tuple[str, Image.Image]]:
        """Each card's name and its part of a picture of this sheet."""
        width, height = self.cell
        for number, name in enumerate(self.cards):
            x, y = number % COLUMNS * width, number // COLUMNS * height
            yield name, picture.crop((x, y, x + width, y + height))


def keys() -> tuple[Key, ...]:
    """Every sheet."""
    designs = [Key(look, form, case) for look in LOOKS for form, cases in CASES.items() for case in cases]
    shares = [SCRIPTS[start : start + 12] for start in range(0, len(SCRIPTS), 12)]
    scripts = [Key(LOOKS[0], "link", f"scripts-{number}", langs) for number, langs in enumerate(shares, 1)]
    return (*designs, *scripts, *(Key(look, "link", "scripts", SOME_SCRIPTS) for look in LOOKS[1:]))


def draw(key: Key) -> Sheet:
    """Draws a sheet's cards and puts them together."""
    cards = dict(_titles(key) if key.langs else _designs(key))
    width, height = CELLS[key.form]
    rows = -(-len(cards) // COLUMNS)
    desk = Image.new("RGB", (width * COLUMNS, height * rows), DESK)
    for number, card in enumerate(cards.values()):
        desk.paste(reduced(card, key.form), (number % COLUMNS * width, number // COLUMNS * height))
    return Sheet(desk, tuple(cards), CELLS[key.form])


def _designs(key: Key) -> Iterator[tuple[str, Image.Image]]:
    return _drawn(key, {design: (design, sample(design, key.case)) for design in DESIGNS})


def _titles(key: Key) -> Iterator[tuple[str, Image.Image]]:
    plain = sample("story", "plain")
    return _drawn(
        key,
        {
            lang: (
                "story",
                msgspec.structs.replace(plain, values={**plain.values, "title": TITLES[lang], "lang": lang}),
            )
            for lang in key.langs
        },
    )


def _drawn(key: Key, wanted: Mapping[str, tuple[str, Sample]]) -> Iterator[tuple[str, Image.Image]]:
    printer = _printer(key.look)
    for name, (design, given) in wanted.items():
        view = printer.view(design, key.form, given, BRAND)
        if view is not None:
            yield name, printer.draw(view)


@cache
def _printer(look: str) -> Printer:
    return Printer(look)


def reduced(card: Image.Image, form: str) -> Image.Image:
    """A card as wide as its cell; each pixel is the mean of those that it stands for."""
    width, _ = CELLS[form]
    return card.resize((width, round(card.height * width / card.width)), Image.Resampling.BOX)


def encoded(picture: Image.Image) -> bytes:
    """A sheet as its file: a JPEG whose mean colours are almost exact and whose details are coarse."""
    data = io.BytesIO()
    picture.save(data, "JPEG", qtables=[_steps(luma) for luma in (True, False)], subsampling=0, optimize=True)
    return data.getvalue()


def _steps(luma: bool) -> list[int]:
    """Quantisation steps in zigzag order, rising with the frequency; 2 for the mean of a block."""
    first, rise, most = (9, 1.15, 90) if luma else (14, 1.6, 110)
    return [2, *(min(most, round(first + rise * number)) for number in range(63))]


def decoded(data: bytes) -> Image.Image:
    """The picture in a file."""
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")
