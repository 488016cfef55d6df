"""One page's side of a card: its values, its reading direction, and the theme's colours and fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from generator.theme.cut_paper import torn
from generator.theme.layouts.places import Place
from generator.theme.layouts.specs import Align, Look, Vertical
from generator.theme.layouts.values import Values
from generator.theme.layouts.words import capitals, filled, plain
from generator.views.card import Box, CardPhoto, Point, Side, TextLayer
from generator.views.direction import is_rtl


class LayoutError(ValueError):
    """A layout that cannot be used here: it has a mistake, or asks for a colour or font that there is not."""


@lru_cache(maxsize=256)
def _conditions(when: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The names of values, and whether each is to be there: `no photo` asks that there is none."""
    return tuple((name.removeprefix("no "), not name.startswith("no ")) for name in when)


class Page:
    """Turns what a layout says into pixels, colours and words of one page."""

    def __init__(
        self,
        size: tuple[int, int],
        values: Values,
        colours: Mapping[str, str],
        fonts: Mapping[str, tuple[str, ...]],
        photo: CardPhoto | None,
    ) -> None:
        self.size, self.values, self.photo = size, values, photo
        self._colours, self._fonts = colours, fonts
        self._lang = plain(values.get("lang"))
        self.rtl = is_rtl(self._lang)

    def meets(self, when: tuple[str, ...]) -> bool:
        """Whether all that is asked for is there, and nothing that is excluded."""
        for name, wanted in _conditions(when):  # noqa: SIM110 - a card has a dozen layers, and `all` costs a frame for each
            if (self.values.get(name) not in (None, "", ())) != wanted:
                return False
        return True

    def words(self, template: str) -> str:
        """A text with the page's values."""
        return filled(template, self.values)

    def series(self, name: str) -> tuple[float, ...]:
        """A value that is numbers in order; none if it is not."""
        value = self.values.get(name)
        return tuple(float(one) for one in value if isinstance(one, float | int)) if isinstance(value, tuple) else ()

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """A value that is numbers with labels; none if it is not."""
        value = self.values.get(name)
        return [one for one in value if isinstance(one, tuple)] if isinstance(value, tuple) else []

    def colour(self, token: str) -> str:
        """The colour of a token, or the colour itself; nothing for no token."""
        if not token or re.fullmatch(r"#[0-9a-fA-F]{6}", token):
            return token
        if token not in self._colours:
            raise LayoutError(f"there is no colour `{token}`, but {', '.join(sorted(self._colours))}")
        return self._colours[token]

    def faces(self, role: str) -> tuple[str, ...]:
        """Digests of a role's font files."""
        if not self._fonts.get(role):
            raise LayoutError(f"there is no font `{role}`, but {', '.join(sorted(self._fonts))}")
        return self._fonts[role]

    @property
    def start(self) -> Literal["left", "right"]:
        """Where reading begins."""
        return "right" if self.rtl else "left"

    @property
    def end(self) -> Literal["left", "right"]:
        """Where reading ends."""
        return "left" if self.rtl else "right"

    def side(self, align: Align) -> Side:
        """Left or right."""
        sides: dict[Align, Side] = {"start": self.start, "center": "center", "end": self.end}
        return sides[align]

    def points(self, points: tuple[Point, ...], tear: float = 0) -> tuple[Point, ...]:
        """Points on the card, with torn edges between them."""
        rough = torn(points, tear) if tear and points else points
        return tuple((self.size[0] - x, y) for x, y in rough) if self.rtl else rough

    def box(self, at: Place) -> Box:
        """A rectangle on the card."""
        x = self.size[0] - at.x - at.width if self.rtl else at.x
        return Box(x=x, y=at.y, width=at.width, height=at.height)

    def text(self, look: Look, text: str, at: Place, vertical: Vertical = "top") -> TextLayer:
        """Words as they look."""
        return TextLayer(
            box=self.box(at),
            text=capitals(text, self._lang) if look.case == "upper" else text,
            lang=self._lang,
            fonts=self.faces(look.font),
            colour=self.colour(look.colour),
            max_size=look.max_size,
            min_size=look.min_size or max(6, look.max_size // 2),
            max_lines=look.max_lines,
            line_height=look.line_height,
            axes=tuple(sorted(look.axes.items())),
            side=self.side(look.align),
            vertical=vertical,
            tracking=look.tracking,
            features=tuple(sorted((tag, int(value)) for tag, value in look.features.items())),
            opacity=look.opacity,
            overprint=look.overprint,
            together=look.together,
        )
