"""The social plugin of MkDocs Material: it draws only in a build, so a card costs what a build costs more with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

from benchmarks import measure
from benchmarks.cards.content import Card, Content
from benchmarks.cards.engines import Round
from benchmarks.subjects import HERE, WORK, environment

PEER = HERE / "peers" / "mkdocs"
_SITE = """\
site_name: "{name}"
site_url: https://wendmouth.example/
theme: {{name: material, font: false}}
plugins:
{plugins}
"""
_SOCIAL = """\
  - social: {cards_layout_dir: layouts, cards_layout: card, concurrency: 1, log_level: warn}
"""


class MkDocs:
    """A site of one page a card, built with and without the plugin."""

    name = "MkDocs Material, social plugin"
    cases = frozenset({"photo", "plain"})

    def __init__(self, folder: Path, content: Content) -> None:
        self._folder = folder
        self._content = content
        self._python = _installed()
        for case in self.cases:
            self._write(folder / case, photos=case == "photo")
        # It says only in a build whether it can draw here.
        try:
            self._cards(self._build("photo", social=True)[1])
        except measure.FailedError as error:
            raise LookupError(str(error).strip().splitlines()[-1]) from None

    def round(self, case: str, keep: Path | None = None) -> Round:
        """The cards of a case, drawn once, from nothing."""
        drawn, site = self._build(case, social=True)
        sizes = tuple(path.stat().st_size for path in self._cards(site))
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            for number, path in enumerate(self._cards(site)):
                shutil.copyfile(path, keep / f"{number:03d}.png")
        bare, _ = self._build(case, social=False)
        return Round(cpu=drawn.cpu - bare.cpu, wall=max(drawn.wall - bare.wall, 1e-6), sizes=sizes, peak=0.0)

    def peak(self) -> float:
        """Megabytes in memory at most in a build with cards of photos."""
        self._forget("photo")
        folder = self._folder / "photo"
        return measure.peak_memory(self._argv(social=True), folder, environment(self._quiet()))

    def close(self) -> None:
        """Nothing stays alive."""

    def _build(self, case: str, *, social: bool) -> tuple[measure.Run, Path]:
        self._forget(case)
        folder = self._folder / case
        return measure.run(self._argv(social=social), folder, environment(self._quiet())), folder / "site"

    def _argv(self, *, social: bool) -> tuple[str, ...]:
        config = "mkdocs.yml" if social else "bare.yml"
        return (self._python, "-m", "mkdocs", "build", "--quiet", "--config-file", config)

    @staticmethod
    def _quiet() -> Mapping[str, str]:
        return {"NO_MKDOCS_2_WARNING": "1"}

    def _forget(self, case: str) -> None:
        """All that a build left, except the fonts, which the plugin would fetch from Google."""
        folder = self._folder / case
        shutil.rmtree(folder / "site", ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        fonts = folder / ".cache" / "plugin" / "social" / "fonts" / "Equal"
        fonts.mkdir(parents=True)
        for style, name in (("Bold", "bold"), ("Regular", "regular")):
            shutil.copyfile(self._content.fonts[name], fonts / f"{style}.ttf")

    def _cards(self, site: Path) -> list[Path]:
        """The cards of the stories, in order.

        Raises:
            FailedError: if the plugin drew none.
        """
        cards = [site / "assets" / "images" / "social" / f"{card.slug}.png" for card in self._content.cards]
        missing = [path.name for path in cards if not path.is_file()]
        if missing:
            raise measure.FailedError(f"the plugin drew no {missing[0]}")
        return cards

    def _write(self, folder: Path, *, photos: bool) -> None:
        (folder / "docs").mkdir(parents=True)
        (folder / "layouts").mkdir()
        content = self._content
        values = {"ground": content.ground, "accent_colour": content.accent, "muted": content.muted}
        layout = Template((PEER / "card.yml").read_text(encoding="utf-8"))
        filled = layout.substitute(_flat(asdict(content.formats["link"])), logo_file=content.logo, **values)
        (folder / "layouts" / "card.yml").write_text(filled, encoding="utf-8")
        for name, plugins in (("mkdocs.yml", _SOCIAL), ("bare.yml", "  []\n")):
            (folder / name).write_text(_SITE.format(name=content.hub, plugins=plugins), encoding="utf-8")
        for card in content.cards:
            picture = Path(card.photo) if photos else folder / "hills" / f"{card.slug}.svg"
            if not photos:
                picture.parent.mkdir(exist_ok=True)
                picture.write_text(_hills(card), encoding="utf-8")
            tint = content.ink + ("a0" if photos else "50")
            initial = "" if photos else card.initial
            head = f'title: "{card.title}"\nkicker: "{card.kicker}"\nline: "{card.meta}"\npicture: "{picture}"\n'
            head += f'tint: "{tint}"\ninitial: "{initial}"\n'
            (folder / "docs" / f"{card.slug}.md").write_text(f"---\n{head}---\n\nA story.\n", encoding="utf-8")


def _flat(geometry: Mapping[str, Any]) -> dict[str, int]:
    """`{"title": {"x": 56}}` as `{"title_x": 56}`."""
    nested = {name: value for name, value in geometry.items() if isinstance(value, dict)}
    flat = {f"{name}_{side}": size for name, value in nested.items() for side, size in value.items()}
    return {**geometry, **flat}


def _hills(card: Card) -> str:
    """A card's hills as SVG."""
    shapes = (
        f'<polygon points="{" ".join(f"{x},{y}" for x, y in hill.points)}" fill="{hill.colour}"/>'
        for hill in card.hills
    )
    size = 'width="1200" height="630" viewBox="0 0 1200 630"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(shapes)}</svg>'


def _installed() -> str:
    """The Python of an environment that has the plugin.

    Raises:
        LookupError: if pip cannot get it.
    """
    place = WORK / "mkdocs"
    wanted = (PEER / "requirements.txt").read_bytes()
    python = place / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    installed = place / "installed.txt"
    if not installed.is_file() or installed.read_bytes() != wanted:
        shutil.rmtree(place, ignore_errors=True)
        pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:")
        commands = ((sys.executable, "-m", "venv", str(place / "venv")), (*pip, "-r", str(PEER / "requirements.txt")))
        for command in commands:
            if subprocess.run(command, check=False).returncode:
                raise LookupError("pip could not get its packages")
        installed.write_bytes(wanted)
    return str(python)
