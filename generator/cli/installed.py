"""Where the parts that ship with Storyhub stand: in a wheel under `generator/bundled`, in a checkout at its top."""

from __future__ import annotations

from pathlib import Path

import generator

_PACKAGE = Path(generator.__file__).parent
_CHECKOUT = _PACKAGE.parent

_WORKFLOW = ".github/workflows/pages.yml"


def theme_folders(root: Path) -> tuple[Path, ...]:
    """The folders that hold themes, the hub's own first."""
    bundled = _PACKAGE / "bundled" / "themes"
    shipped = bundled if bundled.is_dir() else _CHECKOUT / "themes"
    own = root / "themes"
    return (shipped,) if own == shipped or not own.is_dir() else (own, shipped)


def starter_files() -> dict[str, Path]:
    """The sample hub, file by file: path in the new hub to the file to copy."""
    bundled = _PACKAGE / "bundled" / "starter"
    top = bundled if bundled.is_dir() else _CHECKOUT
    files = {name: top / name for name in ("site.yaml", "netlify.toml")}
    files[_WORKFLOW] = bundled / "pages.yml" if bundled.is_dir() else _CHECKOUT / _WORKFLOW
    content = sorted(path for path in (top / "content").rglob("*") if path.is_file() and path.name[0] != ".")
    files |= {path.relative_to(top).as_posix(): path for path in content}
    return {name: path for name, path in files.items() if path.is_file()}
