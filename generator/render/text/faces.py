"""Font faces, and the order in which they are tried for a character."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import uharfbuzz as hb

from generator.render.graphemes import INVISIBLE, NO_FLAG, is_emoji, is_flag

Ink = tuple[float, float, float, float]
"""How far a glyph's ink begins to the right of its origin, its width, how far it reaches above, and its height downwards
(negative), in em."""


class Face:
    """One font file at one point of its axes.

    Advances and outlines are in units of the em (`upem` a em), unhinted, so a width at one size is a width at all.
    """

    def __init__(
        self, load: Callable[[], bytes], index: int, variations: Mapping[str, float], *, color: bool | None
    ) -> None:
        self._load = load
        self._index = index
        self._variations = dict(variations)
        self._color = color
        self._known: dict[str, bool] = {}
        self._inks: dict[int, Ink | None] = {}

    @classmethod
    def from_bytes(
        cls, data: bytes, *, index: int = 0, variations: Mapping[str, float] | None = None, color: bool | None = None
    ) -> Face:
        """A face of a TTF, OTF or TTC file (HarfBuzz does not read WOFF2).

        Args:
            data: the file.
            index: which face of a collection.
            variations: points on axes, by tag (`{"wght": 700}`); axes that the face does not have are passed over.
            color: whether its glyphs are paintings (COLR) and not outlines to fill; by default as its tables tell.
        """
        return cls(lambda: data, index, variations or {}, color=color)

    @classmethod
    def deferred(
        cls, load: Callable[[], bytes], *, variations: Mapping[str, float] | None = None, color: bool | None = None
    ) -> Face:
        """A face whose bytes are fetched when a character is first looked for in it."""
        return cls(load, 0, variations or {}, color=color)

    @cached_property
    def font(self) -> Any:  # noqa: ANN401 - uharfbuzz publishes no types
        """The HarfBuzz font, scaled to its units per em."""
        font = hb.Font(hb.Face(hb.Blob(self._load()), self._index))
        font.scale = (font.face.upem, font.face.upem)
        if self._variations and font.face.has_var_data:
            font.set_variations(self._variations)
        return font

    @cached_property
    def color(self) -> bool:
        """Whether its glyphs are paintings (COLR) and not outlines to fill."""
        face = self.font.face
        return bool(face.has_color_paint or face.has_color_layers) if self._color is None else self._color

    @cached_property
    def upem(self) -> int:
        """Units per em."""
        return int(self.font.face.upem)

    @cached_property
    def rounding(self) -> float:
        """How far, in em, ink may reach beyond the extents that HarfBuzz gives, which are whole units.

        Only between the masters of a variable font do outlines end between two units: at an axis's default and at its
        ends, whole differences are added to whole coordinates. Each edge is rounded to the nearest unit, so half a unit
        is the most that it is off.
        """
        between = any(at % 1 for at in self.font.get_var_coords_normalized())
        return 0.5 / self.upem if between else 0.0

    def ink(self, code: int) -> Ink | None:
        """Where a glyph's ink is; None if it has none."""
        if code not in self._inks:
            self._inks[code] = self._extents(code)
        return self._inks[code]

    def _extents(self, code: int) -> Ink | None:
        found, upem = self.font.get_glyph_extents(code), self.upem
        if found is None or not found.width or not found.height:
            return None
        return found.x_bearing / upem, found.width / upem, found.y_bearing / upem, found.height / upem

    def has(self, character: str) -> bool:
        """Whether the face can show one character, or need not show it."""
        known = self._known.get(character)
        if known is None:
            known = ord(character) in INVISIBLE or self.font.get_nominal_glyph(ord(character)) is not None
            self._known[character] = known
        return known

    def covers(self, cluster: str) -> bool:
        """Whether the face can show a whole grapheme cluster."""
        return all(self.has(character) for character in cluster) and (not is_flag(cluster) or self._has_flag(cluster))

    def _has_flag(self, cluster: str) -> bool:
        """Whether two regional indicators come out as a flag of their own, not as what stands for any flag."""
        return (shown := self._glyphs(cluster)) != self._glyphs(NO_FLAG) and len(shown) == 1

    def _glyphs(self, text: str) -> list[int]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer)
        return [info.codepoint for info in buffer.glyph_infos or []]


@dataclass(frozen=True)
class FontStack:
    """Faces in the order in which they are tried; the first also stands in where none has a character."""

    faces: Sequence[Face]
    _chosen: dict[str, Face | None] = field(default_factory=dict, repr=False, compare=False)

    def choose(self, cluster: str, previous: Face | None) -> Face | None:
        """The face for one grapheme cluster, or None if none has it.

        Spaces and punctuation stay with `previous`, so that a comma between two Hindi words is Hindi's.
        """
        if previous and not previous.color and not cluster[0].isalnum() and previous.covers(cluster):
            return previous
        if cluster not in self._chosen:
            self._chosen[cluster] = self._search(cluster)
        return self._chosen[cluster]

    def _search(self, cluster: str) -> Face | None:
        """Colour first for emoji, last for everything else: emoji fonts carry digits for their keycaps.

        Lazy, so that of fonts that are read when needed a plain title reads one.
        """
        emoji = is_emoji(cluster)
        alike = (face for face in self.faces if face.covers(cluster) and face.color == emoji)
        return next(alike, None) or next((face for face in self.faces if face.covers(cluster)), None)
