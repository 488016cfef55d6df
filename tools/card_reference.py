"""The tables and pictures of docs/cards.md, from the vocabulary in code and the examples in the text.

Run as `python -m tools.card_reference`; it rewrites the page and docs/cards/*.png.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw

from generator.digests import digest
from generator.plan.plan import DEFAULT_BRAND
from generator.render.card import render_card
from generator.serve.card_samples import SAMPLES, sample_photo, sample_values
from generator.theme.card_layout import VALUES, CardLayout, Values, parse, resolve
from generator.theme.cards import read_cards
from generator.theme.colour import colours
from generator.theme.layouts.chain import Chain, File
from generator.theme.layouts.parts import Desk, Keys, from_data
from generator.theme.layouts.specs import TYPES, LayerSpec, PlateSpec, Spec, keys_of
from generator.theme.theme import load_theme

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/cards.md"
PICTURES = ROOT / "docs/cards"
LIMIT = 30_000
"""Bytes of a picture."""
_EXAMPLE = re.compile(r"!\[[^\]]+\]\(cards/([\w-]+)\.png\)\n\n```yaml\n(.*?)```", re.DOTALL)
_TABLE = re.compile(r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_COLOURS = {
    "paper": "what everything is printed on",
    "sheet": "a second, lighter paper",
    "line": "fine lines, tracks of bars",
    "ink": "text",
    "aside": "quieter text",
    "spot": "the hub's colour, as a block",
    "spot-ink": "text on it",
    "spot-text": "the hub's colour as text on paper",
    "spot-large": "the hub's colour as large type or a shape on paper",
    "tint": "a breath of the hub's colour",
    "overprint": "the hub's colour printed twice",
    "opposite": "the colour opposite the hub's, as a block",
    "opposite-ink": "text on it",
    "opposite-large": "that colour as large type or a shape on paper",
    "spot-deep": "a very dark shade of the hub's colour",
    "spot-pale": "a very light one",
    "band": "a broad field of colour",
    "band-ink": "text on it",
    "band-mark": "shapes on it",
}


def with_tables(page: str) -> str:
    """The page with every table as the code has it."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{_table(found[2])}\n\n{found[3]}", page)


def examples(page: str) -> dict[str, str]:
    """The YAML below each picture, by the picture's name."""
    return dict(_EXAMPLE.findall(page))


def _table(name: str) -> str:
    match name:
        case "values":
            return _rows(("Value", "What it is"), ((f"`{value}`", doc) for value, doc in VALUES.items()))
        case "colours":
            return _rows(("Colour", "What it is for"), ((f"`{token}`", _COLOURS[token]) for token in _palette()))
        case "layer":
            return _rows(_HEAD, [*_keys(LayerSpec, ()), ("`style`", "the name of a style", "keys to take over", "")])
        case "plate":
            return _rows(_HEAD, _keys(PlateSpec, ()))
        case _:
            return _rows(_HEAD, _keys(TYPES[name], keys_of(LayerSpec) if name != "stack" else ("name", "when")))


_HEAD = ("Key", "Value", "What it is", "If not said")


def _keys(spec: type[Spec], but: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for key in keys_of(spec).values():
        if key.name not in but:
            unsaid = "needed" if key.required else _written(key.default)
            yield f"`{key.name}`", key.kind.expects, key.doc, unsaid


def _written(default: object) -> str:
    match default:
        case True | False:
            return "`yes`" if default else "`no`"
        case None | "" | () | {}:
            return ""
        case tuple():
            return f"`[{', '.join(map(str, default))}]`"
        case float():
            return f"`{default:g}`"
        case _:
            return f"`{default}`" if default else "`0`"


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '/') for cell in line)} |".replace("|  |", "| |") for line in lines
    )


def _palette() -> Mapping[str, str]:
    theme = load_theme("default", hub_root=ROOT, themes_roots=[ROOT / "themes"])
    return dict(colours(DEFAULT_BRAND, theme.light, theme.dark).light.colours)


def draw_all(page: str) -> dict[str, bytes]:
    """Every picture of the page, as PNG."""
    cards = read_cards("default", hub_root=ROOT / "docs", themes_roots=[ROOT / "themes"]).cards
    photo, data = sample_photo()
    mark = _logo()
    blobs = {photo.digest: data, digest(mark): mark}
    palette, values = _palette(), {**_values(), "logo": digest(mark)}

    def read(name: str) -> bytes:
        return blobs.get(name) or Path(cards.files[name]).read_bytes()

    def drawn(layout: CardLayout) -> bytes:
        view = resolve(layout, values, palette, cards.fonts, photo)
        return _small(render_card(view, read))

    return {name: drawn(layout) for name, layout in layouts(page).items()}


def layouts(page: str) -> dict[str, CardLayout]:
    """The layout of each example: layers alone on a card of 600 by 315 pixels, or a file with all that it extends."""
    made, files = {}, list[File]()
    for name, text in examples(page).items():
        data: Any = yaml.safe_load(text)
        if isinstance(data, dict):
            keys = from_data(data)
            assert isinstance(keys, Keys)
            files.append(File("story", len(files), name, keys))
            made[name] = _checked(lambda desk: Chain(files, desk).designs()["story"]["link"])
        else:
            encoding = {"format": "png"}
            made[name] = parse({"size": [600, 315], "background": "paper", "layers": data, "encoding": encoding})
    return made


def _checked(make: Callable[[Desk], CardLayout]) -> CardLayout:
    desk = Desk()
    layout = make(desk)
    assert not desk.problems, desk.problems
    return layout


def _values() -> Values:
    campaign, event = (sample_values(design, SAMPLES["usual"], "") for design in ("campaign", "event"))
    return {**event, **campaign, **sample_values("story", SAMPLES["usual"], "")}


def _logo() -> bytes:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((0, 0, 399, 399), fill="#1f1b18")
    pen.polygon(((60, 250), (200, 90), (340, 250)), fill="#c8372d")
    pen.rectangle((110, 250, 290, 320), fill="#f5eddd")
    buffer = BytesIO()
    image.resize((200, 200), Image.Resampling.LANCZOS).save(buffer, "PNG")
    return buffer.getvalue()


def _small(data: bytes) -> bytes:
    """A PNG of 600 pixels with a palette, in as few colours as it takes to stay small."""
    with Image.open(BytesIO(data)) as opened:
        image = opened.convert("RGB")
    image = image.resize((600, round(image.height * 600 / image.width)), Image.Resampling.LANCZOS)
    for shades in (128, 64, 32, 16):
        buffer = BytesIO()
        image.quantize(shades, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() < LIMIT:
            return buffer.getvalue()
    raise ValueError(f"a picture of {buffer.tell()} bytes")


def main() -> None:
    """Rewrite the page and its pictures."""
    page = with_tables(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    for name, data in draw_all(page).items():
        (PICTURES / f"{name}.png").write_bytes(data)
        print(f"{name}.png  {len(data):,} bytes")


if __name__ == "__main__":
    main()
