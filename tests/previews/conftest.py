"""Two small hubs, built once: one with cards, and one with content of every kind and none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.kit import jpeg, write, write_hub
from tests.laws.builds import make

HERE = Path(__file__).resolve().parent
HUB = HERE.parent / "golden" / "hub.txt"
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
    hub = tmp_path_factory.mktemp("everything")
    write_hub(hub, (HERE / "everything.txt").read_text(encoding="utf-8"))
    for name in ("stories/garden/beans.jpg", "stories/garden/pod.jpg", "events/cafe/hall.jpg", "events/walk.jpg"):
        write(hub, f"content/{name}", jpeg(1000, 700, "#2f6b3a"))
    write(hub, "content/logo.jpg", jpeg(512, 512))
    report = make(hub, today=TODAY, host="netlify")
    assert [str(problem) for problem in report.problems if problem.severity != "hint"] == []
    return hub / "public"
