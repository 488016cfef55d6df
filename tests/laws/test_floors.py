"""Imports go down only, wherever they stand: at the top of a module, in a function or under TYPE_CHECKING."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parents[2] / "generator"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("cli",),
    ("serve",),
    ("sync",),
    ("check", "editor", "scaffold", "status"),
    ("build",),
    ("proof",),
    ("prepare",),
    ("rendering",),
    ("companion",),
    ("making",),
    ("keys", "load"),
    ("standing",),
    ("plan",),
    ("hosts",),
    ("render",),
    ("theme",),
    ("views",),
    ("file_digests", "parsing"),
    ("content",),
    ("settings",),
    ("config_reading",),
    ("config_values",),
    ("fields",),
    ("workshop",),
    ("publish",),
    ("config", "essentials", "options"),
    ("fingerprint", "imagefile", "mediafile", "problems", "store", "urls", "workers"),
    ("forks",),
    ("files",),
    ("digests", "lazy_re"),
)
"""From the roof to the ground. Modules of one floor do not see each other, except within their own package."""

LEVEL = {name: level for level, names in enumerate(reversed(FLOORS)) for name in names}
STRANGERS = ({"render", "content"}, {"views", "content"}, {"theme", "content"})
"""They meet in `plan`."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        yield path.relative_to(GENERATOR).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "generator" and len(parts) > 1:
                yield parts[1]


def test_every_module_has_its_floor() -> None:
    assert {name for name, _ in modules()} - {"__init__"} == set(LEVEL)


@pytest.mark.parametrize(
    "module", sorted({path for name, path in modules() if name != "__init__"}), ids=lambda p: p.name
)
def test_imports_go_down(module: Path) -> None:
    here = module.relative_to(GENERATOR).parts[0].removesuffix(".py")

    above = [there for there in imported(module) if there not in {here, "__version__"} and LEVEL[there] >= LEVEL[here]]
    strangers = [there for there in imported(module) if {here, there} in STRANGERS]

    assert above == []
    assert strangers == []
