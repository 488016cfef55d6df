"""The cards that every maker draws: the stories of the corpus, a photo of its own for each, and where everything stands.

The *equal* card is one design that all can draw: a photo that covers the card, darkened towards the bottom, with logo,
hub, a line above the title, the title as large as it fits, a line below it, and an accent along the bottom edge. Without
a photo there are hills of its own for each story, and the initial of its place as high as the card.
"""

from __future__ import annotations

import io
import json
import random
import shutil
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageChops, ImageDraw

from benchmarks import corpus
from generator import workers

PHOTO = (2000, 1300)
"""Pixels of every photo: what is left of a phone's after an editor has had it."""
FURTHER = ("square", "portrait", "tall")
"""The formats besides `link` in which some stories are drawn."""
SOME = slice(0, None, 4)
"""The stories that are drawn in further formats."""

_FONTS = Path(__file__).parents[2] / "themes" / "default" / "fonts" / "cards"
_FACES = {"bold": ("bricolage.ttf", 700), "regular": ("literata.ttf", 400)}


@dataclass(frozen=True, kw_only=True)
class Place:
    """A rectangle on a card, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Geometry:
    """The equal card in one format."""

    width: int
    height: int
    logo: Place
    hub: Place
    kicker: Place
    title: Place
    meta: Place
    shade: Place
    accent: Place
    initial: Place
    title_size: int
    """Pixels an em of the title at most."""
    title_lines: int


@dataclass(frozen=True, kw_only=True)
class Hill:
    """A polygon of one colour."""

    points: tuple[tuple[int, int], ...]
    colour: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """What one card says and shows."""

    slug: str
    title: str
    kicker: str
    meta: str
    photo: str
    """Path of the file."""
    initial: str
    hills: tuple[Hill, ...]
    """What stands for the photo where there is none, from the farthest to the nearest, in the format `link`."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that the makers get."""

    cards: tuple[Card, ...]
    formats: dict[str, Geometry]
    hub: str
    logo: str
    fonts: dict[str, str]
    ground: str = "#1f6f8b"
    """Below everything; a photo hides it."""
    ink: str = "#10242c"
    """What darkens the photo or the ground."""
    accent: str = "#f2b33d"
    muted: str = "#d9e3e6"


def geometry(width: int, height: int, *, margin: int, title_size: int, title_lines: int) -> Geometry:
    """The equal card in a size; all in pixels."""
    inner = width - 2 * margin
    accent = 14
    meta = Place(x=margin, y=height - accent - margin - 36, width=inner, height=36)
    tall = round(title_size * 1.1 * title_lines)
    title = Place(x=margin, y=meta.y - 20 - tall, width=inner, height=tall)
    return Geometry(
        width=width,
        height=height,
        logo=Place(x=margin, y=margin - 8, width=72, height=72),
        hub=Place(x=margin + 92, y=margin + 6, width=inner - 92, height=44),
        kicker=Place(x=margin, y=title.y - 46, width=inner, height=36),
        title=title,
        meta=meta,
        shade=Place(x=0, y=height // 4, width=width, height=height - height // 4),
        accent=Place(x=0, y=height - accent, width=width, height=accent),
        initial=Place(x=width - min(width, height), y=0, width=min(width, height), height=min(width, height)),
        title_size=title_size,
        title_lines=title_lines,
    )


FORMATS = {
    "link": geometry(1200, 630, margin=56, title_size=76, title_lines=3),
    "square": geometry(1080, 1080, margin=64, title_size=92, title_lines=4),
    "portrait": geometry(1080, 1350, margin=64, title_size=96, title_lines=4),
    "tall": geometry(1080, 1920, margin=72, title_size=104, title_lines=5),
}


def write(folder: Path, count: int, photos: Path) -> Content:
    """Makes everything in `folder`; photos and fonts stay in `photos` from run to run."""
    photos.mkdir(parents=True, exist_ok=True)
    files = dict(workers.run(range(count), partial(_photo_file, photos), jobs=workers.job_count(0)))
    logo = photos / "logo.png"
    logo.write_bytes(_logo())
    content = Content(
        cards=tuple(_card(number, files[number]) for number in range(count)),
        formats=FORMATS,
        hub=corpus.NAME,
        logo=str(logo),
        fonts={name: str(_static(photos / f"{name}.ttf", *face)) for name, face in _FACES.items()},
    )
    folder.mkdir(parents=True, exist_ok=True)
    told = asdict(content) | {"further": [card.slug for card in content.cards[SOME]]}
    (folder / "cards.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return content


def write_hub(folder: Path, content: Content, *, photos: bool) -> None:
    """The same stories as a hub for Storyhub, with or without their photos."""
    (folder / "content" / "stories").mkdir(parents=True)
    (folder / "content" / "photos").mkdir()
    site = corpus.SITE.format(theme="default", cards="true")
    (folder / "site.yaml").write_text(f"{site}logo: logo.png\n", encoding="utf-8")
    (folder / "content" / "logo.png").write_bytes(Path(content.logo).read_bytes())
    for number, card in enumerate(content.cards):
        text = corpus.text(number, len(content.cards))
        written = corpus.as_storyhub(text)
        if photos:
            shutil.copyfile(card.photo, folder / "content" / "photos" / text.photo)
        else:
            head, _, body = written.partition("\n---\n\n")
            head = head.partition("\nphoto:\n")[0]
            body = "\n\n".join(block for block in body.split("\n\n") if not block.startswith("!["))
            written = f"{head}\n---\n\n{body}"
        (folder / "content" / "stories" / f"{card.slug}.md").write_text(written, encoding="utf-8")


def _card(number: int, photo: str) -> Card:
    text = corpus.text(number)
    return Card(
        slug=text.slug,
        title=text.title,
        kicker=text.topics[0],
        meta=f"{text.authors[0]}  ·  {text.date:%d %B %Y}  ·  {text.place}",
        photo=photo,
        initial=text.place[0],
        hills=_hills(number),
    )


def _hills(number: int) -> tuple[Hill, ...]:
    draw = random.Random(f"hills {number}")
    colours = ("#3b8aa3", "#2c7a94", "#17566d", "#0e4255")
    return tuple(_hill(draw, 260 + 90 * distance, colour) for distance, colour in enumerate(colours))


def _hill(draw: random.Random, height: int, colour: str) -> Hill:
    width, bottom = FORMATS["link"].width, FORMATS["link"].height
    ridge = [(x, height + draw.randint(-70, 70)) for x in range(0, width + 1, 60)]
    return Hill(points=(*ridge, (width, bottom), (0, bottom)), colour=colour)


def _photo_file(folder: Path, number: int) -> tuple[int, str]:
    path = folder / f"photo-{number:04d}.jpg"
    if not path.exists():
        path.write_bytes(_photo(number))
    return number, str(path)


def _photo(number: int) -> bytes:
    """A picture of the corpus with grain as a camera's, so that it weighs and decodes like a photograph."""
    draw = random.Random(f"card photo {number}")
    image: Image.Image = Image.open(io.BytesIO(corpus.picture(number, *PHOTO)))
    strength = draw.uniform(0.03, 0.15)
    for scale in (2, 4):
        size = (PHOTO[0] // scale, PHOTO[1] // scale)
        grain = Image.frombytes("L", size, draw.randbytes(size[0] * size[1])).resize(PHOTO, Image.Resampling.BICUBIC)
        grain = grain.point([round(128 + (value - 128) * strength) for value in range(256)])
        image = ImageChops.add(image, Image.merge("RGB", (grain, grain, grain)), 1, -128)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=88)
    return data.getvalue()


def _logo() -> bytes:
    image = Image.new("RGBA", (256, 256))
    brush = ImageDraw.Draw(image)
    brush.ellipse((8, 8, 248, 248), fill="#1f6f8b")
    brush.polygon(((64, 168), (128, 56), (192, 168)), fill="#f2b33d")
    brush.rectangle((104, 168, 152, 208), fill="#ffffff")
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _static(path: Path, name: str, weight: int) -> Path:
    """One weight of a variable font, for the makers that cannot vary one."""
    if not path.exists():
        font = TTFont(_FONTS / name)
        limits = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
        instantiateVariableFont(font, limits).save(path)
    return path
