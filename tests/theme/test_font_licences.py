"""Every font that is shipped is listed, and has its licence beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

THEMES = Path(__file__).resolve().parents[2] / "themes"
NAMES = sorted(path.parent.parent.name for path in THEMES.glob("*/fonts/fonts.yaml"))


def files(theme: str) -> dict[str, Path]:
    folder = THEMES / theme / "fonts"
    found = (file for file in folder.rglob("*") if file.suffix in (".ttf", ".otf", ".woff2"))
    return {file.relative_to(folder).as_posix(): file for file in found}


def names(file: Path) -> set[str]:
    """The family's names, as the font itself has them."""
    with TTFont(file, lazy=True) as font:
        return {str(font["name"].getDebugName(number) or "") for number in (1, 16)}


@pytest.mark.parametrize("theme", NAMES)
def test_fonts_yaml_lists_every_font_file_and_no_other(theme: str) -> None:
    catalogue = yaml.safe_load((THEMES / theme / "fonts/fonts.yaml").read_text(encoding="utf-8"))
    listed = {face["file"] for face in catalogue["web"]} | set(catalogue.get("fallback", ()))
    listed |= {file for role in catalogue["cards"].values() for file in role}

    assert listed == set(files(theme))


@pytest.mark.parametrize("theme", NAMES)
def test_every_family_has_its_licence_beside_it(theme: str) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (THEMES / theme / "fonts/LICENCES").iterdir()}
    families = {name for file in files(theme).values() for name in names(file)}

    assert all(
        "SIL Open Font License, Version 1.1" in text or "SIL OPEN FONT LICENSE" in text for text in texts.values()
    )
    for family in filter(None, families):
        slug = family.lower().replace(" ", "-")
        assert any(slug.startswith(name) for name in texts), family
