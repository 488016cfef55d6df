"""Stories by the thousand, always the same: the corpus that every generator of the comparison builds.

A story is a function of its number alone, so a larger corpus holds the smaller one. Texts are CommonMark with tables,
about 450 words each; front matter uses the field names of Storyhub, and Hugo's peers get the same bodies.
"""

from __future__ import annotations

import io
import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from benchmarks import words

NAME = "What Wendmouth Did"
ADDRESS = "https://wendmouth.example"
SHARED_PHOTO = "footbridge.jpg"
"""The one small photo that every story shows where no pool of photos was asked for."""
_FIRST_DAY = date(2019, 3, 1)
_DAYS = 2400
_POOL = 4
"""Stories to a photo of the pool."""

SITE = f"""\
name: {NAME}
tagline: Things that got better here
description: Stories from Wendmouth, told by the people who were there.
url: {ADDRESS}
lang: en
timezone: UTC
brand: "#1f6f8b"
theme: {{theme}}
cards:
  enabled: {{cards}}
"""
LINKS_ONLY = "  formats: []\n"
"""What `SITE` goes on with, for cards of links but no pictures for share kits."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A story before it is written down."""

    slug: str
    title: str
    date: date
    summary: str
    authors: tuple[str, ...]
    place: str
    topics: tuple[str, ...]
    hashtags: tuple[str, ...]
    photo: str
    alt: str
    body: str


def slug_of(number: int) -> str:
    """The file name of a story without its ending; needs nothing of the story, so that others can link to it."""
    draw = random.Random(f"slug {number}")
    what = draw.choice(words.WHAT).replace("'", "").replace(" ", "-")
    return f"{what}-{number:05d}"


def text(number: int, photos: int = 0) -> Text:
    """The story of a number; `photos` is the size of the pool, 0 for the shared photo."""
    draw = random.Random(f"story {number}")
    place = draw.choice(words.PLACES)
    what = draw.choice(words.WHAT)
    title = draw.choice(words.TITLES).format(place=place, what=what, count=draw.randint(3, 90))
    when = _FIRST_DAY + timedelta(days=number * 787 % _DAYS)
    summary = f"{_sentence(draw)} {_sentence(draw)}"
    photo = f"photo-{number % photos:04d}.jpg" if photos else SHARED_PHOTO
    alt = f"{_capital(draw.choice(words.WHO))} beside {draw.choice(words.WHAT)}"
    return Text(
        slug=slug_of(number),
        title=_capital(title),
        date=when,
        summary=summary,
        authors=tuple(_name(draw) for _ in range(draw.choice((1, 1, 2)))),
        place=place,
        topics=tuple(draw.sample(words.TOPICS, 3)),
        hashtags=tuple(draw.sample(words.HASHTAGS, 2)),
        photo=photo,
        alt=alt,
        body=_body(draw, number, place, when.year, f"![{alt}](../photos/{photo})"),
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _name(draw: random.Random) -> str:
    return f"{draw.choice(words.FIRST_NAMES)} {draw.choice(words.LAST_NAMES)}"


def _sentence(draw: random.Random, how: str = "") -> str:
    """Who did what, and how. Some sentences begin with a time."""
    plain = (
        f"{draw.choice(words.WHO)} {draw.choice(words.DID)} {draw.choice(words.WHAT)} {how or draw.choice(words.HOW)}."
    )
    return f"{draw.choice(words.WHEN)} {plain}" if draw.random() < 0.4 else _capital(plain)


def _marked(draw: random.Random, number: int, place: str, year: int) -> str:
    """A way to end a sentence, often with something that a parser has to find."""
    how = draw.choice(words.HOW)
    kind = draw.random()
    if kind < 0.12:
        return f"**{how}**"
    if kind < 0.24:
        return f"*{how}*"
    if kind < 0.36:
        label, address = draw.choice(words.ELSEWHERE)
        link = address.format(number=draw.randint(100, 9999), place=place.replace(" ", "+"), year=year)
        return f"{how} ([{label}]({link}))"
    if kind < 0.40 and number:
        return f"{how}, as in [another story]({slug_of(number // 2)}.md)"
    return f"{how}, says `list {draw.randint(1, 40)}`" if kind < 0.44 else how


def _paragraph(draw: random.Random, sentences: int, number: int, place: str, year: int) -> str:
    return " ".join(_sentence(draw, _marked(draw, number, place, year)) for _ in range(sentences))


def _body(draw: random.Random, number: int, place: str, year: int, photo: str) -> str:
    def paragraph(sentences: int) -> str:
        return _paragraph(draw, sentences, number, place, year)

    heads = draw.sample(words.HEADINGS, 4)
    blocks = [
        paragraph(4),
        f"## {heads[0]}",
        paragraph(4),
        paragraph(3),
        photo,
        f"## {heads[1]}",
        paragraph(3),
        "\n".join(f"- {task}" for task in draw.sample(words.TASKS, 4)),
        f"> {draw.choice(words.SAID)}.\n>\n> — *{_name(draw)}, {place}*",
        f"### {heads[2]}",
        paragraph(3),
        *([_table(draw)] if number % 8 == 0 else []),
        f"## {heads[3]}",
        "\n".join(f"{position}. {paragraph(1)}" for position in (1, 2, 3)),
        paragraph(4),
    ]
    return "\n\n".join(blocks) + "\n"


def _table(draw: random.Random) -> str:
    head = draw.choice(words.COLUMNS)
    rows = [f"| {year} | {draw.randint(4, 400)} | {draw.randint(10, 9000)} |" for year in (2021, 2022, 2023)]
    return "\n".join([f"| {' | '.join(head)} |", "| --- | ---: | ---: |", *rows])


def as_storyhub(story: Text) -> str:
    """The story's file for Storyhub."""
    return _file(
        [
            f"title: {_quoted(story.title)}",
            f"date: {story.date}",
            f"summary: {_quoted(story.summary)}",
            f"authors: {_list(story.authors)}",
            f"place: {story.place}",
            f"topics: {_list(story.topics)}",
            f"hashtags: {_list(story.hashtags)}",
            "photo:",
            f"  file: ../photos/{story.photo}",
            f"  alt: {_quoted(story.alt)}",
        ],
        story.body,
    )


def as_hugo(story: Text) -> str:
    """The story's file for Hugo: places and years are taxonomies there, so they are lists."""
    return _file(
        [
            f"title: {_quoted(story.title)}",
            f"date: {story.date}",
            f"summary: {_quoted(story.summary)}",
            f"authors: {_list(story.authors)}",
            f"places: {_list([story.place])}",
            f"topics: {_list(story.topics)}",
            f"hashtags: {_list(story.hashtags)}",
            f"years: {_list([str(story.date.year)])}",
            "photo:",
            f"  file: {story.photo}",
            f"  alt: {_quoted(story.alt)}",
        ],
        story.body,
    )


def _file(front: list[str], body: str) -> str:
    return "\n".join(["---", *front, "---", "", body])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: tuple[str, ...] | list[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def pool_size(stories: int, *, photos: bool) -> int:
    """How many photos the pool of so many stories has."""
    return max(1, stories // _POOL) if photos else 0


def photo_files(pool: int) -> dict[str, bytes]:
    """Every photo of the corpus by its name: 1600 by 1067 pixels in the pool, or a single one of 320 by 214."""
    if not pool:
        return {SHARED_PHOTO: picture(0, 320, 214)}
    return {f"photo-{number:04d}.jpg": picture(number, 1600, 1067) for number in range(pool)}


def picture(number: int, width: int, height: int) -> bytes:
    """A JPEG with about as much detail as a photo, always the same for a number; sizes in pixels."""
    draw = random.Random(f"photo {number}")
    grain = Image.frombytes("L", (200, 134), draw.randbytes(200 * 134)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    sky = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (Image.blend(sky, grain, 0.25), Image.blend(sky, grain, 0.15), grain.point(_lighter)))
    brush = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, size = draw.randrange(width), draw.randrange(height), draw.randrange(width // 20, width // 5)
        brush.rectangle(
            (x, y, x + size, y + size // 2), fill=(draw.randrange(256), draw.randrange(256), draw.randrange(256))
        )
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    return data.getvalue()


def _lighter(value: int) -> int:
    return 128 + value // 2


def write_storyhub(folder: Path, stories: int, *, photos: bool, theme: str, cards: bool, settings: str = "") -> None:
    """A hub with so many stories in `folder`; `settings` are added to its site.yaml."""
    pool = pool_size(stories, photos=photos)
    site = SITE.format(theme=theme, cards="true" if cards else "false")
    _write(folder / "site.yaml", (site + settings).encode())
    for number in range(stories):
        story = text(number, pool)
        _write(folder / "content" / "stories" / f"{story.slug}.md", as_storyhub(story).encode())
    for name, data in photo_files(pool).items():
        _write(folder / "content" / "photos" / name, data)


def write_hugo(folder: Path, stories: int, *, photos: bool) -> None:
    """The content of a Hugo site with the same stories in `folder`."""
    pool = pool_size(stories, photos=photos)
    for number in range(stories):
        story = text(number, pool)
        _write(folder / "content" / "stories" / f"{story.slug}.md", as_hugo(story).encode())
    for name, data in photo_files(pool).items():
        _write(folder / "assets" / "photos" / name, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
