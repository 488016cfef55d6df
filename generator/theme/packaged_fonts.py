"""Fonts for cards that come as packages of their own, because they are too large for everybody."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGED = (("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),)
"""Packages whose fonts every role falls back on where they are installed, and the file in each. This one comes with
`storyhub[cjk]`: Noto Sans CJK (OFL 1.1), in all weights, with the letter forms of China, Taiwan, Japan and Korea."""


def packaged_fonts() -> list[Path]:
    """The font files of `PACKAGED` that are installed."""
    specs = ((find_spec(package), file) for package, file in PACKAGED)
    paths = [Path(folder) / file for spec, file in specs if spec for folder in spec.submodule_search_locations or ()]
    return [path for path in paths if path.is_file()]
