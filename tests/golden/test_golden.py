"""The golden tree: what a small hub becomes, for the eye to judge a change. `pytest --accept` takes the new tree over."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.kit import jpeg, write, write_hub
from tests.laws.builds import make, tree

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "site"
TEXT = (".html", ".xml", ".json", ".txt", ".webmanifest", "_headers", "_redirects", ".nojekyll")

_VERSION = re.compile(rb"(\?v=|/media/[^\"' ]*?-|/assets/[^\"' ]*?\.)[0-9a-f]{8}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, accept: bool) -> dict[str, bytes]:
    hub = tmp_path_factory.mktemp("golden")
    write_hub(hub, (HERE / "hub.txt").read_text(encoding="utf-8"))
    write(hub, "content/stories/garden/beans.jpg", jpeg(1000, 700, "#2f6b3a"))
    write(hub, "content/logo.jpg", jpeg(512, 512))
    make(hub)
    found = {_plain(path): shown(path, data) for path, data in tree(hub / "public").items()}
    if accept:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, data in found.items():
            write(GOLDEN, path, data)
    return found


def _plain(path: str) -> str:
    return re.sub(r"([-.])[0-9a-f]{8}(?=[-.])", r"\1HASH", path)


def shown(path: str, data: bytes) -> bytes:
    """A file as the golden tree keeps it: text without content hashes, pictures as their kind and size."""
    if path.endswith(TEXT):
        return _VERSION.sub(rb"\1HASH", data)
    if path.endswith((".jpg", ".webp", ".png", ".ico")):
        with Image.open(io.BytesIO(data)) as image:
            return f"{image.format} {image.width}x{image.height}\n".encode()
    return b"as the theme has it\n"


def test_the_tree_is_as_it_was_accepted(built: dict[str, bytes]) -> None:
    assert sorted(built) == sorted(tree(GOLDEN))


def test_every_file_is_as_it_was_accepted(built: dict[str, bytes]) -> None:
    golden = tree(GOLDEN)

    changed = [path for path in sorted(built.keys() & golden.keys()) if built[path] != golden[path]]

    assert changed == [], f"{changed[0]}:\n{built[changed[0]].decode()}" if changed else ""
