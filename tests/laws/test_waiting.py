"""A count of days that passes at midnight: the pages that show it are drawn anew, no other, and as a clean build has them."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from tests.kit import edit, write_hub
from tests.laws.builds import make, tree
from tests.plan.planned import SITE, campaign, story, undated

DAY = dt.datetime(2026, 3, 28, 22, tzinfo=dt.UTC)
HUB = (
    SITE
    + story("a", "campaign: bus\n")
    + campaign("bus", "target: [ann, bob]\n")
    + campaign("lost", "target: ann\nstate: lost\n")
    + undated("representatives/ann.md", "asked: {bus: 2026-03-01, lost: 2026-03-01}\n", title="Ann Berry")
    + undated("representatives/bob.md", title="Bob Low")
    + undated("pages/about.md")
)
COUNTED = {
    "/campaigns/bus/",
    "/campaigns/bus/write/",
    "/campaigns/bus/write/ann/",
    "/representatives/ann/",
}


def test_another_day_draws_the_pages_that_count_days_and_nothing_else(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub", HUB)
    make(hub, today=DAY)

    assert make(hub, today=DAY + dt.timedelta(minutes=90)).rendered == (), "the hub's clock has not passed midnight"
    later = DAY + dt.timedelta(hours=2, minutes=30)
    assert set(make(hub, today=later).rendered) == COUNTED
    assert make(hub, today=later + dt.timedelta(hours=1)).rendered == ()

    clean = write_hub(tmp_path / "clean", HUB)
    make(clean, today=later)
    assert tree(hub / "public") == tree(clean / "public")


def test_an_answer_stops_the_count_on_every_page(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub", HUB)
    make(hub, today=DAY)

    answer = "answers: [{campaign: bus, date: 2026-03-20, text: Yes., source: https://p.example/}]\nasked:"
    edit(hub, "content/representatives/ann.md", "asked:", answer)
    rendered = set(make(hub, today=DAY).rendered)

    assert rendered >= COUNTED
    assert not rendered & {"/stories/a/", "/about/", "/representatives/bob/", "/campaigns/lost/"}
    shutil.rmtree(hub / ".storyhub")
    before = tree(hub / "public")
    make(hub, today=DAY)
    assert tree(hub / "public") == before
    assert make(hub, today=DAY + dt.timedelta(days=1)).rendered == ()
