"""A share kit as one file: a ZIP whose bytes follow from its parts alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from generator.views.common import View
from generator.views.share_kit import ArchiveView

Make = Callable[[str, View], bytes]
"""Turns a recipe's name and a view into bytes, as the plan's own outputs are made."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can hold (APPNOTE.TXT 4.4.6, MS-DOS dates)."""
_MODE = 0o100644 << 16


def render(view: ArchiveView, make: Make) -> bytes:
    """The archive, nothing in it compressed: pictures are already, and compressors differ from machine to machine."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for part in view.parts:
            entry = zipfile.ZipInfo(f"{view.folder}/{part.name}", _TIME)
            entry.create_system = 3
            entry.external_attr = _MODE
            archive.writestr(entry, make(part.recipe, part.view))
    return data.getvalue()
