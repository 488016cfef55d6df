"""No title, however odd, raises or leaves its box, measured on the pixels.

Some hundreds stand for the ten thousand that ``STORYHUB_TITLES=10000 pytest tests/render/test_text_generated.py`` draws.
"""

from __future__ import annotations

import os
import random

import pytest
from PIL import Image

from generator.render.text import Align, Face, Line, Paragraph, draw, fit
from tests.render.text_fonts import stack, stray
from tests.render.text_generated import titles

COUNT = int(os.environ.get("STORYHUB_TITLES", "600"))
SHARE = 100
MARGIN = 60
BOXES = [(300, 160), (90, 60), (560, 250), (200, 400)]
ALIGNS: list[Align] = ["start", "center", "end"]


@pytest.mark.parametrize("seed", range(COUNT // SHARE))
def test_no_title_leaves_its_box(seed: int) -> None:
    rng = random.Random(seed)
    wrong = [title for title in titles(SHARE, seed) if runs_over(title, rng.choice(BOXES), rng)]
    assert wrong == []


@pytest.mark.parametrize("letter", ["Z", "g", "l", "ក", "あ"])
def test_letters_with_towers_of_marks_stay_in_their_box(letter: str) -> None:
    tower = letter + "".join(chr(code) for code in range(0x300, 0x350))
    rng = random.Random(1)
    assert not runs_over(f"{tower} {tower} and {tower}", (300, 160), rng)


@pytest.mark.parametrize("seed", range(COUNT // SHARE))
def test_a_line_cut_out_of_a_title_is_as_if_it_had_been_shaped_alone(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    wrong = []
    for title in titles(SHARE, seed):
        paragraph = Paragraph.shape(title, stack(), lang=rng.choice(["en", "ar", "ja", "th", "de", None]))
        places = sorted({0, *paragraph.cluster_starts, len(paragraph.text)})
        start, end = sorted(rng.choices(places, k=2))
        line = paragraph.line(start, end)
        with monkeypatch.context() as patch:
            patch.setattr(Paragraph, "_part", lambda _paragraph, _run: None)
            if drawn(paragraph.line(start, end)) != drawn(line):
                wrong.append(paragraph.text[start:end])
    assert wrong == []


def drawn(line: Line) -> list[tuple[Face, int, float, float]]:
    return [(glyph.face, glyph.code, round(glyph.x, 9), glyph.y) for glyph in line.glyphs]


def runs_over(title: str, box: tuple[int, int], rng: random.Random) -> bool:
    """Whether anything is drawn outside the box, in a picture that is larger than it all around."""
    paragraph = Paragraph.shape(title, stack(), lang=rng.choice(["en", "ar", "ja", "th", "de", None]))
    width, height = box
    fitted = fit(
        paragraph, width=width, height=height, max_size=60, min_size=12, max_lines=5, line_height=rng.choice([0.9, 1.1])
    )
    image = Image.new("L", (width + 2 * MARGIN, height + 2 * MARGIN))
    draw(image, fitted, x=MARGIN, y=MARGIN, width=width, fill=255, align=rng.choice(ALIGNS))
    return stray(image, MARGIN) is not None
