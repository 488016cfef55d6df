"""From a string to positioned glyphs, by face, direction and cluster."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import uharfbuzz as hb

from generator.render.text.bidi import CONTROLS, base_level, levels, visual_order
from generator.render.text.faces import Face, FontStack
from generator.render.text.graphemes import SOFT_HYPHEN, clusters
from generator.render.text.linebreak import Breaks, find_breaks, hyphenate

HYPHEN_WIDTH = 0.4
"""Room, in em, that a line keeps for a hyphen; the drawn one is measured."""


Bounds = tuple[float, float, float, float]
"""Left, right, top and bottom in em."""


@dataclass(frozen=True)
class Run:
    """Characters from `start` to `end` that one face sets in one direction."""

    start: int
    end: int
    face: Face
    level: int


@dataclass(frozen=True)
class Glyph:
    """One glyph of a face; `x` and `y` in em from the line's origin on the baseline, y upwards."""

    face: Face
    code: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """One line from left to right. Lengths in em; `left`, `right`, `top`, `bottom` bound its ink, y upwards."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    left: float
    right: float
    top: float
    bottom: float
    boxes: tuple[Bounds, ...]
    """The ink of each glyph that has any."""

    @property
    def ink_width(self) -> float:
        """From the leftmost to the rightmost ink, in em."""
        return self.right - self.left


@dataclass(frozen=True)
class Paragraph:
    """A text of one paragraph, shaped once: its widths hold at every size, since nothing is hinted."""

    text: str
    stack: FontStack
    lang: str | None
    level: int
    missing: tuple[str, ...]
    """Grapheme clusters that no face has, each once."""
    cluster_starts: tuple[int, ...]
    breaks: Breaks
    _faces: tuple[Face, ...]
    _levels: tuple[int, ...]
    _before: tuple[float, ...]
    """Sum of advances, in em, before each character, and after the last."""

    @classmethod
    def shape(cls, text: str, stack: FontStack, *, lang: str | None = None) -> Paragraph:
        """Shape one paragraph.

        Args:
            text: any string; white space is collapsed, explicit bidi controls dropped, NFC applied.
            stack: faces to look for characters in.
            lang: BCP 47 tag; decides hyphenation, phrase breaks, local letter forms, and direction where it is clear.
        """
        plain = unicodedata.normalize("NFC", " ".join(CONTROLS.sub("", text).split()))
        plain = hyphenate(_printable(plain), lang)
        level = base_level(plain, lang)
        spans = clusters(plain)
        faces, absent = _assign(plain, spans, stack)
        unmeasured = cls(
            text=plain,
            stack=stack,
            lang=lang,
            level=level,
            missing=absent,
            cluster_starts=tuple(start for start, _ in spans),
            breaks=find_breaks(plain, lang),
            _faces=faces,
            _levels=tuple(levels(plain, level)),
            _before=(),
        )
        return unmeasured._measured()

    @property
    def direction(self) -> str:
        """`"rtl"` or `"ltr"`: which side a line starts at."""
        return "rtl" if self.level else "ltr"

    def _measured(self) -> Paragraph:
        advances = [0.0] * len(self.text)
        for run in self._runs(0, len(self.text)):
            infos, positions = self._shape_run(run, self.text[run.start : run.end])
            for info, position in zip(infos, positions, strict=True):
                advances[run.start + info.cluster] += position.x_advance / run.face.upem
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Paragraph(**values | {"_before": tuple(accumulate(advances, initial=0.0))})

    def start_offset(self, at: int) -> float:
        """Sum of advances before a character, in em."""
        return self._before[at]

    def end_offset(self, at: int) -> float:
        """Sum of advances up to a line's end at `at`: without the spaces before it, with the hyphen that it needs."""
        hyphen = HYPHEN_WIDTH if at < len(self.text) and self.text[at - 1] == SOFT_HYPHEN else 0.0
        return self._before[len(self.text[:at].rstrip(" "))] + hyphen

    def line(self, start: int, end: int) -> Line:
        """The glyphs of one line, in visual order."""
        end = start + len(self.text[start:end].rstrip(" "))
        glyphs: list[Glyph] = []
        pen = 0.0
        for run in visual_order(list(self._runs(start, end))):
            text = self.text[run.start : run.end]
            if run.end == end and end < len(self.text) and text.endswith(SOFT_HYPHEN):
                text = text[:-1] + "-"
            infos, positions = self._shape_run(run, text)
            for info, position in zip(infos, positions, strict=True):
                upem = run.face.upem
                glyphs.append(Glyph(run.face, info.codepoint, pen + position.x_offset / upem, position.y_offset / upem))
                pen += position.x_advance / upem
        return _bounded(self.text[start:end].replace(SOFT_HYPHEN, ""), tuple(glyphs), pen)

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        at = start
        while at < end:
            stop = at + 1
            while stop < end and self._faces[stop] is self._faces[at] and self._levels[stop] == self._levels[at]:
                stop += 1
            yield Run(at, stop, self._faces[at], self._levels[at])
            at = stop

    def _shape_run(self, run: Run, text: str) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if run.level & 1 else "ltr"
        if self.lang:
            buffer.language = self.lang
        hb.shape(run.face.font, buffer)
        return buffer.glyph_infos or [], buffer.glyph_positions or []


def missing(paragraph: Paragraph) -> tuple[str, ...]:
    """Characters (grapheme clusters) of the paragraph that no font has, each once, in the order of the text."""
    return paragraph.missing


def _printable(text: str) -> str:
    """Without control characters and lone surrogates, which no font can show."""
    return "".join(character for character in text if unicodedata.category(character) not in ("Cc", "Cs"))


def _assign(text: str, spans: list[tuple[int, int]], stack: FontStack) -> tuple[tuple[Face, ...], tuple[str, ...]]:
    """A face for every character of a text, and the clusters that no face has."""
    faces: list[Face] = []
    absent: dict[str, None] = {}
    previous: Face | None = None
    for start, end in spans:
        cluster = text[start:end]
        face = stack.choose(cluster, previous)
        if face is None:
            absent[cluster] = None
            face = stack.faces[0]
        faces += [face] * (end - start)
        previous = face
    return tuple(faces), tuple(absent)


def _bounded(text: str, glyphs: tuple[Glyph, ...], advance: float) -> Line:
    """A line with the bounds of its ink."""
    boxes = [box for glyph in glyphs if (box := _ink(glyph)) is not None]
    if not boxes:
        return Line(text, glyphs, advance, 0.0, advance, 0.0, 0.0, ())
    return Line(
        text,
        glyphs,
        advance,
        left=min(box[0] for box in boxes),
        right=max(box[1] for box in boxes),
        top=max(box[2] for box in boxes),
        bottom=min(box[3] for box in boxes),
        boxes=tuple(boxes),
    )


def _ink(glyph: Glyph) -> Bounds | None:
    """The ink of one glyph; None if it has none."""
    extents = glyph.face.font.get_glyph_extents(glyph.code)
    if extents is None or not extents.width or not extents.height:
        return None
    upem = glyph.face.upem
    left = glyph.x + extents.x_bearing / upem
    top = glyph.y + extents.y_bearing / upem
    return left, left + extents.width / upem, top, top + extents.height / upem
