"""From a string to positioned glyphs, by face, direction and cluster."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import NamedTuple

import uharfbuzz as hb

from generator.render.graphemes import SOFT_HYPHEN, clusters
from generator.render.text.bidi import CONTROLS, base_level, levels, visual_order
from generator.render.text.faces import Face, FontStack
from generator.render.text.linebreak import Breaks, find_breaks, hyphenate
from generator.render.text.scripts import JOINED, itemised

HYPHEN_WIDTH = 0.4
"""Room, in em, that a line keeps for a hyphen; the drawn one is measured."""


UNLIGATED = {"liga": False, "clig": False}
"""Letters that are spaced out are not drawn as one (CSS Text 3, section 9.1)."""

Bounds = tuple[float, float, float, float]
"""Left, right, top and bottom in em."""
Features = Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Run:
    """Characters from `start` to `end` that one face sets in one direction as one script."""

    start: int
    end: int
    face: Face
    level: int
    script: str


@dataclass(frozen=True)
class Spacing:
    """How a text is set beyond its letters: space between them in em, and OpenType features."""

    tracking: float = 0.0
    features: tuple[tuple[str, int], ...] = ()


class Shaped(NamedTuple):
    """One glyph as HarfBuzz gives it, in em; `cluster` is where in its run its characters begin.

    `bound` says that it may look otherwise if what is before its cluster is set apart.
    """

    code: int
    cluster: int
    advance: float
    x: float
    y: float
    bound: bool


@dataclass(frozen=True)
class ShapedRun:
    """A run of a whole paragraph with its glyphs from left to right."""

    start: int
    end: int
    glyphs: tuple[Shaped, ...]
    bound: frozenset[int]
    """The places within it at which it must not be cut without being shaped anew."""

    def part(self, start: int, end: int) -> list[Shaped] | None:
        """The glyphs of some of its characters, if they are what shaping these alone would give."""
        first, last = start - self.start, end - self.start
        if first in self.bound or last in self.bound:
            return None
        return [glyph for glyph in self.glyphs if first <= glyph.cluster < last]


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
    spacing: Spacing
    _faces: tuple[Face, ...]
    _levels: tuple[int, ...]
    _scripts: tuple[str, ...]
    _shaped: tuple[ShapedRun, ...]
    _before: tuple[float, ...]
    """Sum of advances, in em, before each character, and after the last."""

    @classmethod
    def shape(
        cls,
        text: str,
        stack: FontStack,
        *,
        lang: str | None = None,
        tracking: float = 0.0,
        features: Features = (),
    ) -> Paragraph:
        """Shape one paragraph.

        Args:
            text: any string; white space is collapsed, explicit bidi controls dropped, NFC applied.
            stack: faces to look for characters in.
            lang: BCP 47 tag; decides hyphenation, phrase breaks, local letter forms, and direction where it is clear.
            tracking: space to add after each grapheme cluster, in em; none in scripts whose letters touch.
            features: OpenType features with their values: `[("smcp", 1)]`.
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
            spacing=Spacing(tracking, tuple(features)),
            _faces=faces,
            _levels=tuple(levels(plain, level)),
            _scripts=itemised(plain, spans),
            _shaped=(),
            _before=(),
        )
        return unmeasured._measured()

    @property
    def direction(self) -> str:
        """`"rtl"` or `"ltr"`: which side a line starts at."""
        return "rtl" if self.level else "ltr"

    def reshaped(self, text: str) -> Paragraph:
        """Another text, set in the same way."""
        spacing = self.spacing
        return Paragraph.shape(text, self.stack, lang=self.lang, tracking=spacing.tracking, features=spacing.features)

    def _measured(self) -> Paragraph:
        advances = [0.0] * len(self.text)
        shaped: list[ShapedRun] = []
        for run in self._runs(0, len(self.text)):
            glyphs = self._shape_run(run, self.text[run.start : run.end])
            for glyph in glyphs:
                advances[run.start + glyph.cluster] += glyph.advance
            free = {glyph.cluster for glyph in glyphs} - {glyph.cluster for glyph in glyphs if glyph.bound}
            bound = frozenset(range(1, run.end - run.start)) - free
            shaped.append(ShapedRun(run.start, run.end, tuple(glyphs), bound))
        return replace(self, _shaped=tuple(shaped), _before=tuple(accumulate(advances, initial=0.0)))

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
                found = self._shape_run(run, text[:-1] + "-")
            else:
                found = self._part(run) or self._shape_run(run, text)
            for shaped in found:
                glyphs.append(Glyph(run.face, shaped.code, pen + shaped.x, shaped.y))
                pen += shaped.advance
        return _bounded(self.text[start:end].replace(SOFT_HYPHEN, ""), tuple(glyphs), pen)

    def _part(self, run: Run) -> list[Shaped] | None:
        """A run's glyphs as those of the whole paragraph, where it may be cut there."""
        whole = next(each for each in self._shaped if each.start <= run.start < each.end)
        return whole.part(run.start, run.end)

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        at = start
        while at < end:
            kind = self._kind(at)
            stop = at + 1
            while stop < end and self._kind(stop) == kind:
                stop += 1
            yield Run(at, stop, *kind)
            at = stop

    def _kind(self, at: int) -> tuple[Face, int, str]:
        return self._faces[at], self._levels[at], self._scripts[at]

    def _shape_run(self, run: Run, text: str) -> list[Shaped]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        if run.script:
            buffer.script = run.script
        buffer.direction = "rtl" if run.level & 1 else "ltr"
        if self.lang:
            buffer.language = self.lang
        tracking = 0.0 if run.script in JOINED else self.spacing.tracking
        hb.shape(run.face.font, buffer, (UNLIGATED if tracking else {}) | dict(self.spacing.features))
        glyphs = _in_em(buffer, run.face.upem)
        return _tracked(glyphs, tracking) if tracking else glyphs


def _in_em(buffer: hb.Buffer, upem: int) -> list[Shaped]:
    """The glyphs of a shaped buffer from left to right."""
    return [
        Shaped(
            info.codepoint,
            info.cluster,
            at.x_advance / upem,
            at.x_offset / upem,
            at.y_offset / upem,
            bool(info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK),
        )
        for info, at in zip(buffer.glyph_infos or [], buffer.glyph_positions or [], strict=True)
    ]


def _tracked(glyphs: Sequence[Shaped], tracking: float) -> list[Shaped]:
    """The glyphs with space after each cluster; within one, marks keep their place."""
    spaced: list[Shaped] = []
    for _, cluster in groupby(glyphs, key=lambda glyph: glyph.cluster):
        *inner, last = cluster
        spaced += [*inner, last._replace(advance=last.advance + tracking)]
    return spaced


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
    """A line with the bounds of its ink.

    What rounding may have taken from the ink is given back only above and below: a block ends with its ink there, and a
    row of faint pixels would leave it. To the sides, and between lines, the room that is kept free is far more.
    """
    inked = [(box, glyph.face.rounding) for glyph in glyphs if (box := _ink(glyph)) is not None]
    if not inked:
        return Line(text, glyphs, advance, 0.0, advance, 0.0, 0.0, ())
    boxes = tuple(box for box, _ in inked)
    return Line(
        text,
        glyphs,
        advance,
        left=min(box[0] for box in boxes),
        right=max(box[1] for box in boxes),
        top=max(box[2] + rounding for box, rounding in inked),
        bottom=min(box[3] - rounding for box, rounding in inked),
        boxes=boxes,
    )


def _ink(glyph: Glyph) -> Bounds | None:
    """The ink of one glyph; None if it has none."""
    ink = glyph.face.ink(glyph.code)
    if ink is None:
        return None
    left, top = glyph.x + ink[0], glyph.y + ink[2]
    return left, left + ink[1], top, top + ink[3]
