"""The widths in which photos are published."""

from __future__ import annotations

WIDTHS = (320, 640, 960, 1200, 1600)
"""In pixels: from a column on a small phone to the text column of a dense screen; wider is not seen, only paid for."""

WIDEST = WIDTHS[-1]


def widths_for(width: int) -> tuple[int, ...]:
    """The widths for a photo of `width` pixels, smallest first: never enlarged, and always at least one.

    A photo narrower than the widest is also published in its own width, unless that is hardly more than the last.
    """
    smaller = [w for w in WIDTHS if w <= width]
    if not smaller:
        return (max(width, 1),)
    if smaller[-1] < WIDEST and width >= smaller[-1] * 1.15:
        smaller.append(width)
    return tuple(smaller)


def height_for(width: int, of: tuple[int, int]) -> int:
    """The height in pixels that goes with `width` for a photo whose own size is `of`: at least 1."""
    return max(1, round(of[1] * width / of[0]))
