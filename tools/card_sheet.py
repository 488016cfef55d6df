"""Contact sheets of card designs, to look at and to keep: `python -m tools.card_sheet --design quote --format square`.

Every row is a design in a format and a brand colour; its cards are the cases of `tools.card_samples`, from the start.
Without `--design`, `--format` or `--case`: all of them. `--all FOLDER` writes a sheet for each theme and design.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.digests import digest
from generator.render.card import compose
from generator.theme.card_layout import resolve
from generator.theme.cards import Cards, load_cards
from generator.theme.colour import Ground, colours
from generator.theme.theme import load_theme
from generator.views.card import CardPhoto, CardView
from tools.card_samples import BRANDS, CASES, DESIGNS, FORMATS, OUTCOMES, Sample, cases, sample

ROOT = Path(__file__).resolve().parent.parent
GAP = 14
CAPTION = 22
DESK = "#6f6f6f"


class Printer:
    """Draws the cards of one theme. `theme` is a name; `hub` a folder whose own `theme/` and `fonts/` count too."""

    def __init__(self, theme: str, hub: Path = ROOT) -> None:
        roots = [ROOT / "themes"]
        self.cards: Cards = load_cards(theme, hub_root=hub, themes_roots=roots)
        self._light: Ground = load_theme(theme, hub_root=hub, themes_roots=roots).light
        self._dark: Ground = load_theme(theme, hub_root=hub, themes_roots=roots).dark
        self._files = {name: Path(path) for name, path in self.cards.files.items()}
        self.read = cache(lambda name: self._files[name].read_bytes())

    def view(self, design: str, form: str, given: Sample, brand: str) -> CardView | None:
        """A card, resolved; None if the design has no such format."""
        layout = self.cards.layout(design, form)
        if layout is None:
            return None
        palette = dict(colours(brand, self._light, self._dark).light.colours)
        values = {**given.values, "logo": self._stamped(given.logo) if given.logo else ""}
        photo = CardPhoto(digest=self._stamped(given.photo)) if given.photo else None
        return resolve(layout, values, palette, self.cards.fonts, photo)

    def _stamped(self, path: str) -> str:
        """The digest of a file of the sample hub, which is remembered."""
        file = ROOT / "content" / path
        name = digest(file.read_bytes())
        self._files[name] = file
        return name

    def draw(self, view: CardView) -> Image.Image:
        """The card as a picture, of its own size."""
        return compose(view, self.read)

    def row(
        self, design: str, form: str, names: Iterable[str], brand: str, height: int
    ) -> list[tuple[str, Image.Image]]:
        """Cards with their captions, all `height` pixels high."""
        made = []
        for name in names:
            view = self.view(design, form, sample(design, name), brand)
            if view is not None:
                made.append((f"{design} · {form} · {name} · {brand}", _scaled(self.draw(view), height)))
        return made


def _scaled(card: Image.Image, height: int) -> Image.Image:
    if height == card.height:
        return card
    return card.resize((round(card.width * height / card.height), height), Image.Resampling.LANCZOS)


def sheet(rows: Sequence[Sequence[tuple[str, Image.Image]]]) -> Image.Image:
    """Rows of cards on a grey desk, each with its caption below it."""
    width = max(sum(card.width + GAP for _, card in row) for row in rows) + GAP
    height = sum(max(card.height for _, card in row) + GAP + CAPTION for row in rows) + GAP
    desk = Image.new("RGB", (width, height), DESK)
    pen, y = ImageDraw.Draw(desk), GAP
    for row in rows:
        x = GAP
        for caption, card in row:
            desk.paste(card, (x, y))
            pen.text((x, y + card.height + 5), caption, fill="#ffffff", font=ImageFont.load_default())
            x += card.width + GAP
        y += max(card.height for _, card in row) + GAP + CAPTION
    return desk


def themes() -> tuple[str, ...]:
    """All themes that have a `theme.yaml`."""
    return tuple(sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.yaml")))


def _rows(printer: Printer, options: argparse.Namespace, designs: Iterable[str]) -> list[list[tuple[str, Image.Image]]]:
    rows = [
        printer.row(design, form, options.case or cases(design), brand, options.height)
        for design in designs
        for form in options.format or FORMATS
        for brand in options.brand or BRANDS[:1]
    ]
    return [row for row in rows if row]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--theme", default="default", help="a folder of themes/")
    add("--hub", type=Path, default=ROOT, help="a hub's folder, whose own theme/cards and fonts count too")
    add("--design", type=_list, help="such as quote,number; all if not given")
    add("--format", type=_list, help=f"of {', '.join(FORMATS)}")
    add("--case", type=_list, help=f"of {', '.join((*CASES, *OUTCOMES))}")
    add("--brand", type=_list, help=f"such as {','.join(BRANDS)}; `all` for these")
    add("--height", type=int, default=420, help="of every card on the sheet, in pixels")
    add("--full", action="store_true", help="one card at its own size, without a caption")
    add("--out", type=Path, default=Path("sheet.png"))
    add("--all", type=Path, metavar="FOLDER", help="a sheet for every theme and design")
    options = parser.parse_args(arguments)
    options.brand = list(BRANDS) if options.brand == ["all"] else options.brand
    return options


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _full(printer: Printer, options: argparse.Namespace) -> Image.Image:
    design, form = options.design[0], (options.format or FORMATS)[0]
    given = sample(design, (options.case or CASES)[0])
    view = printer.view(design, form, given, (options.brand or BRANDS)[0])
    if view is None:
        raise SystemExit(f"The design {design} has no format {form}.")
    return printer.draw(view)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sheets that the arguments ask for."""
    options = _options(arguments)
    if options.all:
        for theme in themes():
            printer = Printer(theme, options.hub)
            for design in options.design or DESIGNS:
                if rows := _rows(printer, options, [design]):
                    options.all.mkdir(parents=True, exist_ok=True)
                    _save(sheet(rows), options.all / f"{theme}-{design}.png")
        return
    printer = Printer(options.theme, options.hub)
    if options.full:
        _save(_full(printer, options), options.out)
    elif rows := _rows(printer, options, options.design or DESIGNS):
        _save(sheet(rows), options.out)
    else:
        raise SystemExit("The theme has none of these designs and formats.")


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path)
    print(f"{path}: {picture.width} × {picture.height}")


if __name__ == "__main__":
    main()
