"""What is known of a photo once it has been looked at. Looking needs Pillow; knowing does not."""

from __future__ import annotations

import msgspec

from generator.problems import Position, Problem, Rule


class PhotoInfo(msgspec.Struct, frozen=True):
    """A photo that can be published. Width and height in pixels as it is meant to be seen; `colour` is its mean."""

    digest: str
    """Content digest of the file."""
    width: int
    height: int
    format: str
    """`JPEG`, `PNG`, `GIF`, `WebP` or `AVIF`: what it is, whatever its name ends in."""
    colour: str


class PhotoTrouble(msgspec.Struct, frozen=True):
    """Something wrong with a photo, before anyone knows where in the hub it is used."""

    rule: Rule
    message: str
    hint: str

    def at(self, position: Position) -> Problem:
        """As a problem of the file or line that uses the photo."""
        return self.rule.at(position, self.message, self.hint)


class Inspection(msgspec.Struct, frozen=True):
    """What came of looking at a photo: `info` is None where it cannot be published."""

    info: PhotoInfo | None
    troubles: tuple[PhotoTrouble, ...] = ()
