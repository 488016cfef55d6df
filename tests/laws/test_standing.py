"""A build that has nothing to do makes no plan, and says what the last one said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import prepare
from generator.options import Report
from generator.plan.plan import make_plan
from tests.kit import write, write_hub
from tests.laws.builds import NOON, make, tree

HUB = """
-- site.yaml --
name: Hub
url: https://hub.example
timezone: UTC
theme: plain
-- content/stories/a.md --
---
title: A
date: 2025-05-07
---
Text with a [link](nowhere.md).
-- content/stories/later.md --
---
title: Later
date: 2025-05-07
publish: 2026-06-10
expires: 2026-06-20
---
Text.
"""


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for every plan that was made."""
    made: list[None] = []

    def counted(*given: object) -> object:
        made.append(None)
        return make_plan(*given)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr(prepare, "make_plan", counted)
    return made


def said(report: Report) -> object:
    return report.problems, report.counts, report.files


def test_a_second_build_plans_nothing_and_says_the_same(tmp_path: Path, plans: list[None]) -> None:
    first = make(write_hub(tmp_path, HUB))

    second = make(tmp_path)

    assert (len(plans), second.rendered, second.removed) == (1, (), ())
    assert (said(second), second.unchanged) == (said(first), first.files)


def append(path: str) -> Callable[[Path], object]:
    return lambda hub: write(hub, path, (hub / path).read_text() + "\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": append("content/stories/a.md"),
    "a new text": lambda hub: write(hub, "content/stories/b.md", "---\ntitle: B\ndate: 2025-05-08\n---\nText.\n"),
    "a text that is gone": lambda hub: (hub / "content/stories/a.md").unlink(),
    "site.yaml": append("site.yaml"),
    "the hub's own theme": lambda hub: write(hub, "theme/assets/own.css", "p { color: red }"),
    "a font of the hub": lambda hub: write(hub, "fonts/own.ttf", b"font"),
    "a published file that is gone": lambda hub: (hub / "public/index.html").unlink(),
    "a published file that was changed": append("public/index.html"),
    "an attachment": lambda hub: write(hub, "content/stories/list.pdf", b"%PDF"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_build_reads_or_wrote_makes_it_plan_when_it_changes(
    tmp_path: Path, plans: list[None], change: str
) -> None:
    make(write_hub(tmp_path, HUB))

    CHANGES[change](tmp_path)
    make(tmp_path)

    assert len(plans) == 2


def test_a_file_of_the_theme_that_is_a_link_to_elsewhere_makes_it_plan_when_it_changes(
    tmp_path: Path, plans: list[None]
) -> None:
    hub = write_hub(tmp_path / "hub", HUB)
    shared = write(tmp_path, "shared/own.css", "p { color: red }")
    (hub / "theme/assets").mkdir(parents=True)
    (hub / "theme/assets/own.css").symlink_to(shared)
    make(hub)

    shared.write_text("p { color: blue }", encoding="utf-8")
    make(hub)

    assert len(plans) == 2
    assert b"blue" in b"".join(tree(hub / "public").values())


@pytest.mark.parametrize("changed", [{"drafts": True}, {"base_url": "https://preview.example"}, {"preview": True}])
def test_another_wish_makes_it_plan(tmp_path: Path, plans: list[None], changed: dict[str, object]) -> None:
    make(write_hub(tmp_path, HUB))

    make(tmp_path, **changed)

    assert len(plans) == 2


@pytest.mark.parametrize(
    ("days", "planned"),
    [(1, 1), (8, 1), (9, 2), (25, 2), (-1, 2)],
    ids=["soon", "the day before", "due", "over", "back"],
)
def test_a_day_on_which_something_is_due_makes_it_plan(
    tmp_path: Path, plans: list[None], days: int, planned: int
) -> None:
    make(write_hub(tmp_path, HUB))

    make(tmp_path, today=NOON + dt.timedelta(days=days))

    assert len(plans) == planned


def test_without_the_cache_everything_is_planned(tmp_path: Path, plans: list[None]) -> None:
    make(write_hub(tmp_path, HUB))

    make(tmp_path, use_cache=False)

    assert len(plans) == 2
