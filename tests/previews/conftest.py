"""Two small hubs, built once: one with cards, and one with content of every kind and none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.kit import jpeg, write, write_everything, write_hub
from tests.laws.builds import make

HUB = Path(__file__).resolve().parents[1] / "golden" / "hub.txt"
TODAY = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built hub, whose address is `https://ottersby.example/hub/`."""
    hub = tmp_path_factory.mktemp("previews")
    write_hub(hub, HUB.read_text(encoding="utf-8"))
    write(hub, "content/stories/garden/beans.jpg", jpeg(1000, 700, "#2f6b3a"))
    write(hub, "content/logo.jpg", jpeg(512, 512))
    make(hub)
    return hub / "public"


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built hub with content of every kind, without cards; its address is `https://ottersby.example/`."""
    hub = write_everything(tmp_path_factory.mktemp("everything"))
    report = make(hub, today=TODAY, host="netlify")
    assert [str(problem) for problem in report.problems if problem.severity != "hint"] == []
    return hub / "public"
