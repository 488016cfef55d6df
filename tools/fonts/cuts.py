"""What to cut out of a font file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Axes = Mapping[str, float | tuple[float, float]]
EMOJI = "emoji"
"""In place of ranges: the emoji that a budget allows."""


@dataclass(frozen=True)
class Cut:
    """One file to make: which source face, which characters, which part of its axes."""

    family: str
    output: str
    unicodes: str
    axes: Axes = field(default_factory=dict)
    style: str = "normal"
    script: str = ""
    kerning: Axes | None = None
    """Where on its axes to take the kerning and mark positions from, if these need not vary."""
    features: Sequence[str] = ()
    """OpenType features to keep beside the usual ones."""
    named: str = ""
    """The family's name in style sheets, if not its own."""


@dataclass(frozen=True)
class Fonts:
    """A theme's faces: what pages load, what cards are drawn with by role, and what every role falls back on."""

    web: Sequence[Cut]
    cards: Mapping[str, Sequence[Cut]]
    fallback: Sequence[Cut] = ()

    @property
    def cuts(self) -> list[Cut]:
        """Every file to make, once."""
        faces = [*self.web, *(cut for own in self.cards.values() for cut in own), *self.fallback]
        return list({cut.output: cut for cut in faces}.values())
