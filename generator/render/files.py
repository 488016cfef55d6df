"""Files that need no drawing: texts that the plan has written, and copies."""

from __future__ import annotations

from collections.abc import Callable

from generator.views.files import CopyView, TextView


def render_text(view: TextView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """A small text file, UTF-8."""
    return view.text.encode()


def render_copy(view: CopyView, read: Callable[[str], bytes]) -> bytes:
    """A file as it is."""
    return read(view.digest)
