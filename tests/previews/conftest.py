"""One small hub with pages of every kind, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit import jpeg, write, write_hub
from tests.laws.builds import make

HUB = Path(__file__).resolve().parents[1] / "golden" / "hub.txt"


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built hub, whose address is `https://ottersby.example/hub/`."""
    hub = tmp_path_factory.mktemp("previews")
    write_hub(hub, HUB.read_text(encoding="utf-8"))
    write(hub, "content/stories/garden/beans.jpg", jpeg(1000, 700, "#2f6b3a"))
    write(hub, "content/logo.jpg", jpeg(512, 512))
    make(hub)
    return hub / "public"
