"""The largest size, and the most even lines, at which a paragraph stands in a box.

What is tried, in this order: a smaller size; a hyphen in a very long word, or a break inside a phrase of Japanese or
Chinese, once that keeps the text much larger; a break between any two grapheme clusters; last, an ellipsis. Ink never
leaves the box.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import ceil, floor

from generator.render.graphemes import SOFT_HYPHEN
from generator.render.text.shaping import Line, Paragraph

ASCENT = 0.72
"""Em above the first baseline that a block takes at least: about the height of capitals."""
DESCENT = 0.22
"""Em below the last baseline that a block takes at least."""
CLEARANCE = 0.05
"""Em between the ink of two lines, at least."""
LARGER = 1.4
"""How many times larger a text must come out before a less good kind of break is accepted."""
EDGE = 2.0
"""Pixels of the width left over: antialiasing colours a pixel beyond the ink at either side."""
LONG_TAIL = 14
"""Characters of a broken word that may be given up so that an ellipsis follows a whole word."""
STEP = 0.97
"""The next size to try, of one that was too large."""

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Fitted:
    """A paragraph set in lines. `size` in pixels an em, `baselines` in whole pixels from the block's top."""

    size: float
    lines: tuple[Line, ...]
    truncated: bool
    """Whether an ellipsis stands for the end of the text."""
    baselines: tuple[int, ...]
    height: int
    """Pixels from the block's top to its bottom."""
    direction: str
    rest: str = ""
    """What of the text is not set."""

    @property
    def width(self) -> float:
        """Pixels of the widest line's ink."""
        return max((line.ink_width for line in self.lines), default=0.0) * self.size


@dataclass(frozen=True)
class Box:
    """What a text must stand in: pixels, and pixels an em."""

    width: float
    height: float
    max_size: float
    min_size: float
    max_lines: int
    line_height: float
    balance: bool

    def lines_at(self, size: float) -> int:
        """How many lines the height holds at a size, by nominal heights."""
        between = self.height / size - ASCENT - DESCENT
        return min(self.max_lines, int(between / self.line_height) + 1) if between >= 0 else 0

    def excess(self, fitted: Fitted) -> float:
        """How many times larger than the box the ink of a setting is; at most 1 if it stands inside."""
        return max(fitted.width / max(self.width - EDGE, 1e-6), fitted.height / max(self.height, 1e-6))

    def em(self, size: float) -> float:
        """The width in em at a size."""
        return max(0.0, self.width - EDGE) / size


def fit(
    paragraph: Paragraph,
    *,
    width: float,
    height: float,
    max_size: float,
    min_size: float,
    max_lines: int,
    line_height: float,
    balance: bool = True,
) -> Fitted:
    """Set a paragraph in a box.

    Args:
        paragraph: a shaped paragraph.
        width: of the box, in pixels.
        height: of the box, in pixels.
        max_size: largest size, in pixels an em.
        min_size: smallest size, in pixels an em.
        max_lines: most lines.
        line_height: between baselines, in em; more where the ink of two lines would touch.
        balance: whether to make lines about equally long.

    Returns:
        The lines with their size. There are none if the text is empty, or not even an ellipsis fits.
    """
    box = Box(width, height, max_size, min_size, max_lines, line_height, balance)
    if not paragraph.text:
        return stacked((), max_size, line_height, paragraph.direction)
    setter = _Setter(paragraph)
    chosen: Fitted | None = None
    for depth in (1, 2, 3):
        if chosen and (depth == 3 or chosen.size * LARGER > max_size):
            break  # nothing that other breaks could give is so much larger
        wrapper = _Wrapper(setter, depth)
        if chosen and not _wraps(wrapper, box, ceil(chosen.size * LARGER)):
            continue
        found = _best(wrapper, box)
        if found and (chosen is None or found.size >= chosen.size * LARGER):
            chosen = found
    return chosen or _truncate(paragraph, box)


class _Setter:
    """Shapes the lines of one paragraph, each once, whatever the sizes that are tried."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self._lines: dict[tuple[int, int], Line] = {}
        self._needed: dict[tuple[int, int, int], float] = {}

    def line(self, start: int, end: int) -> Line:
        """The line from one place to another."""
        if (start, end) not in self._lines:
            self._lines[start, end] = self.paragraph.line(start, end)
        return self._lines[start, end]

    def needed(self, start: int, middle: int, end: int) -> float:
        """Em from baseline to baseline of two lines that follow one another, so that they do not touch."""
        if (start, middle, end) not in self._needed:
            upper, lower = self.line(start, middle), self.line(middle, end)
            self._needed[start, middle, end] = needed(upper, lower, self.paragraph.direction)
        return self._needed[start, middle, end]

    def block(self, spans: Spans, size: float, line_height: float) -> Fitted:
        """Lines at a size, at one distance, which is larger than `line_height` if any two would touch."""
        apart = max([line_height, *(self.needed(start, middle, end) for (start, middle), (_, end) in pairwise(spans))])
        return stacked([self.line(*span) for span in spans], size, apart, self.paragraph.direction)


class _Wrapper:
    """Breaks one paragraph into lines, with `depth` kinds of places to break at, the better kind first."""

    def __init__(self, setter: _Setter, depth: int) -> None:
        self.setter = setter
        self.paragraph = paragraph = setter.paragraph
        breaks = paragraph.breaks
        kinds = (
            breaks.good,
            breaks.hyphens | breaks.tolerable,
            frozenset(paragraph.cluster_starts) - breaks.never - {0},
        )
        self.kinds = [sorted(kind) for kind in kinds[:depth]]
        self.ends = [[paragraph.end_offset(at) for at in kind] for kind in self.kinds]

    @cached_property
    def whole(self) -> float:
        """Where the text ends, in em."""
        return self.paragraph.end_offset(len(self.paragraph.text))

    def wrap(self, limit: float, most: int) -> Spans | None:
        """The fewest lines no longer than `limit` em, filled one after another; None if there are more than `most`."""
        spans: Spans = []
        start = 0
        while len(spans) < most:
            origin = self.paragraph.start_offset(start)
            if self.whole - origin <= limit:
                return [*spans, (start, len(self.paragraph.text))]
            end = self._farthest(start, origin + limit)
            if end is None:
                return None
            spans.append((start, end))
            start = end
        return None

    def _farthest(self, start: int, limit: float) -> int | None:
        for places, ends in zip(self.kinds, self.ends, strict=True):
            at = bisect_right(ends, limit + 1e-9)
            if at and places[at - 1] > start:
                return places[at - 1]
        return None

    def balanced(self, spans: Spans, limit: float) -> Spans:
        """As many lines, as even as they can be, without other than good breaks but those that `spans` has.

        The least sum of squared slack, by dynamic programming from the text's end.
        """
        length = len(self.paragraph.text)
        places = sorted({0, *self.kinds[0], *(end for _, end in spans)} - {length})
        best: dict[int, tuple[float, Spans]] = {length: (0.0, [])}
        for lines_left in range(1, len(spans) + 1):
            starts = [0] if lines_left == len(spans) else [place for place in places if place]
            best = {start: found for start in starts if (found := self._next_line(start, best, limit))}
        return best[0][1] if 0 in best else spans

    def _next_line(
        self, start: int, rest: Mapping[int, tuple[float, Spans]], limit: float
    ) -> tuple[float, Spans] | None:
        """The best line from `start`, with the lines after it."""
        origin = self.paragraph.start_offset(start)
        found: tuple[float, Spans] | None = None
        for end, (cost, after) in rest.items():
            slack = limit - self.paragraph.end_offset(end) + origin
            if end > start and slack >= -1e-9 and (found is None or cost + slack * slack < found[0]):
                found = (cost + slack * slack, [(start, end), *after])
        return found


def _best(wrapper: _Wrapper, box: Box) -> Fitted | None:
    """The largest setting, or one with a line less if that is so much more even that it looks larger."""
    found = _largest(wrapper, box)
    if not found or not box.balance or len(found.lines) < 3:
        return found
    fewer = replace(box, max_lines=len(found.lines) - 1)
    if not _wraps(wrapper, fewer, max(int(box.min_size), floor(found.size * evenness(found)) + 1)):
        return found
    calmer = _largest(wrapper, fewer)
    return calmer if calmer and calmer.size * evenness(calmer) > found.size * evenness(found) else found


def evenness(fitted: Fitted) -> float:
    """How much of the block its lines fill: 1 if all are equally long."""
    widths = [line.ink_width for line in fitted.lines]
    return sum(widths) / (len(widths) * max(widths)) if max(widths) else 1.0


def _largest(wrapper: _Wrapper, box: Box) -> Fitted | None:
    """The largest size, in whole pixels, at which the wrapper's text stands in the box."""
    low, high = int(box.min_size), int(box.max_size)
    if _wraps(wrapper, box, high):
        return _shrunk(wrapper, box, high)
    if not _wraps(wrapper, box, low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _wraps(wrapper, box, middle) else (low, middle - 1)
    return _shrunk(wrapper, box, low)


def _shrunk(wrapper: _Wrapper, box: Box, size: int) -> Fitted | None:
    """From a size at which the text nearly fits down to one at which its ink does."""
    least = int(box.min_size)
    while size >= least:
        fitted = _arrange(wrapper, box, size)
        if fitted and box.excess(fitted) <= 1:
            return fitted
        # In small steps: a little smaller, the text may need a line less, and stand at a larger size after all.
        shrunk = max(int(size / box.excess(fitted)), int(size * STEP)) if fitted else size - 1
        size = max(least, min(size - 1, shrunk)) if size > least else least - 1
    return None


def _wraps(wrapper: _Wrapper, box: Box, size: float) -> bool:
    """Whether the text fits at a size, by advances and nominal heights."""
    return bool(box.lines_at(size) and wrapper.wrap(box.em(size), box.lines_at(size)))


def _arrange(wrapper: _Wrapper, box: Box, size: float) -> Fitted | None:
    """The lines at a size; None if their advances are too wide or they are too many."""
    spans = wrapper.wrap(box.em(size), box.lines_at(size))
    if spans is None:
        return None
    if box.balance and len(spans) > 1:
        spans = wrapper.balanced(spans, box.em(size))
    return wrapper.setter.block(spans, size, box.line_height)


def stacked(lines: Sequence[Line], size: float, line_height: float, direction: str) -> Fitted:
    """Lines one below another, `line_height` em apart."""
    if not lines:
        return Fitted(size, (), truncated=False, baselines=(), height=0, direction=direction)
    first = ceil(max(ASCENT, lines[0].top) * size)
    apart = ceil(line_height * size)
    baselines = tuple(first + number * apart for number in range(len(lines)))
    height = baselines[-1] + ceil(max(DESCENT, -lines[-1].bottom) * size)
    return Fitted(size, tuple(lines), truncated=False, baselines=baselines, height=height, direction=direction)


def needed(upper: Line, lower: Line, direction: str) -> float:
    """Em from baseline to baseline so that no ink of two lines touches, when both begin at one edge."""
    shift = upper.left - lower.left if direction == "ltr" else upper.right - lower.right
    return max(
        (
            CLEARANCE - above[3] + below[2]
            for below in lower.boxes
            for above in upper.boxes
            if above[0] - CLEARANCE < below[1] + shift and below[0] + shift < above[1] + CLEARANCE
        ),
        default=0.0,
    )


def _truncate(paragraph: Paragraph, box: Box) -> Fitted:
    """As much of the text as fits at the smallest size, with an ellipsis; cut between words where that loses little."""
    places = sorted(set(paragraph.cluster_starts) - paragraph.breaks.never)
    low, high = 0, len(places) - 1
    best, rest = stacked((), box.min_size, box.line_height, paragraph.direction), paragraph.text
    while low <= high:
        middle = (low + high) // 2
        cut = _word_end(paragraph, places[middle])
        found = _shortened(paragraph, cut, box)
        if found:
            best, rest, low = found, paragraph.text[cut:], middle + 1
        else:
            high = middle - 1
    return replace(best, truncated=True, rest=rest.replace(SOFT_HYPHEN, "").strip())


def _word_end(paragraph: Paragraph, cut: int) -> int:
    """The end of the last whole word before a cut, if it is near."""
    near = [at for at in paragraph.breaks.good if cut - LONG_TAIL <= at <= cut]
    return max(near, default=cut)


def _shortened(paragraph: Paragraph, cut: int, box: Box) -> Fitted | None:
    """The text up to a cut with an ellipsis, at the smallest size; None if it does not fit."""
    text = paragraph.text[:cut].rstrip(" ,;:–—-\u00ad(") + "…"
    setter = _Setter(paragraph.reshaped(text))
    for depth in (2, 3):
        found = _arrange(_Wrapper(setter, depth), box, box.min_size)
        if found and box.excess(found) <= 1:
            return found
    return None
