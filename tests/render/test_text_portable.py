"""Text comes out the same whatever the machine has installed: Pillow's own text, which asks it, is never used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[2] / "generator"
MODULES = sorted(path.relative_to(GENERATOR).as_posix() for path in GENERATOR.rglob("*.py"))
FORBIDDEN = frozenset({"multiline_text", "textbbox", "multiline_textbbox", "textlength"})


def pillow_text(tree: ast.AST) -> Iterator[str]:
    """What of Pillow's text a module touches."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="PIL", names=names):
                yield from (name.name for name in names if name.name in ("ImageFont", "features"))
            case ast.ImportFrom(module="PIL.ImageFont" | "PIL.features" as module):
                yield module
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name in ("PIL.ImageFont", "PIL.features"))
            case ast.Call(func=ast.Attribute(attr=name)) if name in FORBIDDEN:
                yield name


@pytest.mark.parametrize("module", MODULES)
def test_no_module_uses_pillows_text(module: str) -> None:
    assert list(pillow_text(ast.parse((GENERATOR / module).read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line", ["from PIL import ImageFont", "import PIL.features", "from PIL.ImageFont import truetype", "d.textbbox()"]
)
def test_a_use_of_it_would_be_found(line: str) -> None:
    assert len(list(pillow_text(ast.parse(line)))) == 1


def test_a_title_is_drawn_without_loading_pillows_text_or_fribidi() -> None:
    program = (
        "import sys\n"
        "from PIL import Image\n"
        "from generator.render.text import Paragraph, draw, fit\n"
        "from tests.render.text_fonts import stack\n"
        "title = Paragraph.shape('גינה garden باغ', stack(), lang='he')\n"
        "fitted = fit(title, width=300, height=90, max_size=40, min_size=9, max_lines=2, line_height=1)\n"
        "image = Image.new('L', (300, 90))\n"
        "draw(image, fitted, x=0, y=0, width=300, fill=255)\n"
        "assert image.getbbox()\n"
        "print([name for name in sys.modules if 'imagingft' in name or name in ('PIL.ImageFont', 'PIL.features')])\n"
        "try:\n"
        "    print('fribidi' in open('/proc/self/maps').read())\n"
        "except FileNotFoundError:\n"
        "    print(False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=GENERATOR.parent
    )
    assert done.stdout.split("\n")[:2] == ["[]", "False"]
