"""The colour emoji that cards carry: common ones, most flags, skin tones of hands, people at work, within a budget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fontTools.ttLib import TTFont

EMOJI_BUDGET = 1_000_000
"""Bytes of outlines and paint that the colour emoji may take, by our estimate of each one's cost."""
EMOJI_DEAREST = 4_000
"""An emoji whose drawing takes more bytes than this is left out."""
DEAREST_FLAG = 14_000
"""A flag whose drawing takes more bytes than this (for its coat of arms) is left out, if it is none of `FLAGS`."""
FLAGS = frozenset({"🇦🇫", "🇩🇴", "🇪🇨", "🇪🇸", "🇬🇹", "🇭🇷", "🇭🇹", "🇲🇪", "🇲🇽", "🇵🇹", "🇷🇸", "🇸🇻"})
"""Flags of countries of millions, kept at any price."""
SKIN_TONES = [chr(code) for code in range(0x1F3FB, 0x1F400)]
TONED = "👋🤚🖐✋🖖👌✌🤞🤟🤘🤙👈👉👆👇☝👍👎✊👊👏🙌👐🤲🙏✍💪🙋🤝"
WORKERS = "🌾🍳🎓🏫🎨🔧🔬💻🚒⚕"
FAMILIES = ["👨‍👩‍👧", "👨‍👩‍👧‍👦", "👩‍👩‍👧", "👩‍👧", "👨‍👦", "🏳️‍🌈", "❤️‍🔥", "❤️‍🩹", "👁️‍🗨️", "🧑‍🤝‍🧑", "🐕‍🦺"]


def pick(font: TTFont) -> set[int]:
    """The code points of a COLRv1 emoji font to keep; the sequences that are not kept are taken out of it in place."""
    drawings = EmojiDrawings(font)
    _prune(font, drawings)
    return _chosen(drawings)


class EmojiDrawings:
    """What each emoji of a COLRv1 font costs in bytes of outlines, and which sequences it can draw."""

    def __init__(self, font: TTFont) -> None:
        self.cmap: dict[int, str] = font.getBestCmap()
        self._colr = font["COLR"].table
        self._paints = {r.BaseGlyph: r.Paint for r in self._colr.BaseGlyphList.BaseGlyphPaintRecord}
        self._offsets = font["loca"]
        self._order = font.getReverseGlyphMap()

    def cost(self, glyph: str) -> int:
        """Bytes of every outline that the glyph's paint reaches."""
        return sum(self._outline(name) for name in self._reached(glyph))

    def _outline(self, glyph: str) -> int:
        at = self._order[glyph]
        return int(self._offsets[at + 1] - self._offsets[at])

    def _reached(self, glyph: str) -> set[str]:
        seen: set[str] = set()
        waiting = [glyph]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self._referred(name)
        return seen

    def _referred(self, glyph: str) -> list[str]:
        found: list[str] = []
        if paint := self._paints.get(glyph):
            paint.traverse(self._colr, lambda part: found.append(getattr(part, "Glyph", "")))
        return [name for name in found if name]


def wanted_sequences() -> set[str]:
    """Emoji sequences to keep beside flags and keycaps, as code point strings without variation selectors."""
    toned = {base + tone for base in TONED for tone in SKIN_TONES}
    people = [person + tone for person in "🧑👩👨" for tone in ["", *SKIN_TONES]]
    workers = {f"{person}\u200d{tool}" for person in people for tool in WORKERS}
    return {s.replace("\ufe0f", "") for s in toned | workers | set(FAMILIES)} | set(people)


def _prune(font: TTFont, drawings: EmojiDrawings) -> None:
    """Take out of GSUB the ligatures that we do not ship, so that the subsetter does not follow them."""
    codes = {glyph: chr(code) for code, glyph in drawings.cmap.items()}
    wanted = wanted_sequences()
    for first, ligatures in ligature_sets(font):
        ligatures[:] = [
            ligature
            for ligature in ligatures
            if keeps(
                "".join(codes.get(g, "?") for g in [first, *ligature.Component]), ligature.LigGlyph, wanted, drawings
            )
        ]


def keeps(sequence: str, glyph: str, wanted: set[str], drawings: EmojiDrawings) -> bool:
    """Whether one emoji sequence stays: asked for, or a keycap, or a flag that is not too dear."""
    plain = sequence.replace("\ufe0f", "")
    flag = len(plain) == 2 and all("🇦" <= letter <= "🇿" for letter in plain)
    return (
        plain in wanted
        or plain.endswith("\u20e3")
        or (flag and (plain in FLAGS or drawings.cost(glyph) <= DEAREST_FLAG))
    )


def ligature_sets(font: TTFont) -> Iterator[tuple[str, list[Any]]]:
    """Every set of ligatures of the font with the glyph that it begins with."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield from getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()


def _chosen(drawings: EmojiDrawings) -> set[int]:
    """Single emoji, cheapest first, until the budget is spent: simple drawings also read best in a headline."""
    joiners = {0x200D, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0x1F1E6, 0x1F200)}
    spent = 0
    chosen = {code for code in joiners if code in drawings.cmap}
    costs = {code: drawings.cost(glyph) for code, glyph in drawings.cmap.items()}
    for code in sorted(costs, key=lambda code: (costs[code], code)):
        spent += costs[code]
        if spent > EMOJI_BUDGET or costs[code] > EMOJI_DEAREST:
            break
        chosen.add(code)
    return chosen
