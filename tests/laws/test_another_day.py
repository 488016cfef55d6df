"""A build on another day moves what is past, and renders nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.kit import write_hub
from tests.laws.builds import make
from tests.laws.test_incremental import assert_equals_a_clean_build

HUB = """
-- site.yaml --
name: Hub
url: https://hub.example
timezone: Europe/London
theme: plain
-- content/stories/a.md --
---
title: A
date: 2025-05-07
topics: [Food]
---
Text.
-- content/campaigns/c.md --
---
title: C
date: 2025-05-07
---
Text.
-- content/events/market.md --
---
title: Market
start: 2026-06-06 10:00
end: "14:00"
updated: 2026-05-01
repeat: every Saturday until 2026-06-20
---
Come.
-- content/events/picnic.md --
---
title: Picnic
start: 2026-06-14
updated: 2026-05-01
---
Come.
-- content/events/fair.md --
---
title: Fair
start: 2026-08-01
updated: 2026-05-01
---
Come.
"""
SIGNED = """
-- content/campaigns/bus.md --
---
title: Keep the bus
date: 2025-05-07
ask: Keep it.
petition: yes
---
Text.
"""
"""A campaign that people sign, and can come to."""
LISTS = {"/", "/events/"}
FEEDS = {"/events/feed.xml", "/events/atom.xml", "/events/feed.json"}


def at(day: str, time: str = "12:00") -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-{day} {time}+01:00")


@pytest.mark.parametrize(
    ("before", "after", "rendered"),
    [
        (at("06-06", "13:59"), at("06-06", "14:00"), {*LISTS, *FEEDS, "/events/market/"}),
        (at("06-14", "23:59"), at("06-15", "00:00"), {*LISTS, *FEEDS, "/events/picnic/"}),
        (at("06-21"), at("06-27"), set()),
        (at("06-30", "23:59"), at("07-01", "00:00"), {"/events/", "/events/2026-06/", "/events/2026-07/", "/events/2026-08/", "/sitemap.xml"}),
    ],
)  # fmt: skip
def test_only_what_says_that_it_is_coming_is_drawn_anew(
    tmp_path: Path, before: dt.datetime, after: dt.datetime, rendered: set[str]
) -> None:
    make(write_hub(tmp_path, HUB), today=before)

    report = make(tmp_path, today=after)

    assert set(report.rendered) == rendered


def test_who_signs_after_an_event_is_not_asked_to_come_to_it(tmp_path: Path) -> None:
    campaign = HUB.replace("title: Picnic\n", "title: Picnic\ncampaign: bus\n") + SIGNED
    make(write_hub(tmp_path, campaign.replace("theme: plain\n", "cards: {enabled: no}\n")), today=at("06-14", "23:59"))
    thanks = tmp_path / "public/campaigns/bus/thanks/index.html"
    assert "/events/picnic/" in thanks.read_text(encoding="utf-8")

    make(tmp_path, today=at("06-15", "00:00"))

    assert "/events/picnic/" not in thanks.read_text(encoding="utf-8")
    assert_equals_a_clean_build(tmp_path, today=at("06-15", "00:00"))


def test_what_days_later_builds_make_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    write_hub(tmp_path, HUB)
    for day in ("05-20", "06-06", "06-07", "06-15", "07-02", "08-02"):
        make(tmp_path, today=at(day))

    assert_equals_a_clean_build(tmp_path, today=at("08-02"))


def test_a_card_and_a_calendar_are_the_same_on_every_day(tmp_path: Path) -> None:
    write_hub(tmp_path, HUB)
    days = [at("05-20"), at("06-10"), at("09-01")]

    made = []
    for day in days:
        make(tmp_path, today=day)
        files = sorted((tmp_path / "public/events").rglob("*.[ij][cp][sg]"))
        made.append({file.relative_to(tmp_path): file.read_bytes() for file in files})

    assert made[0]
    assert made[0] == made[1] == made[2]
