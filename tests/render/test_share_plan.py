"""Two weeks of posts as a calendar that every calendar program reads."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.render.captions import LABELS, VARIANTS
from generator.render.share_plan import DAYS, SCHEDULE, posts, render
from generator.urls import Base
from generator.views.share_kit import PostPlanView, PostSlot
from tests.render.test_captions import URL, material

SLOT = PostSlot(day=3, hour=8, minute=5, network="x", variant="summary", picture="/stories/crossing/card.jpg?v=1")


def plan(*slots: PostSlot, start: str = "2026-02-27", **changed: object) -> PostPlanView:
    return PostPlanView(
        name="Share kit",
        start=start,
        slots=slots,
        material=material(**changed),
        base=Base("https://hub.example", ""),
        kit=f"{URL}share/",
    )


def calendar(view: PostPlanView) -> str:
    """The calendar with its folded lines joined again."""
    return re.sub(r"\r\n[ \t]", "", render(view, dict[str, bytes]().__getitem__).decode())


def test_a_post_stands_on_its_day_at_its_hour_wherever_the_reader_is() -> None:
    lines = calendar(plan(SLOT)).split("\r\n")

    assert "DTSTART:20260301T080500" in lines
    assert "DTEND:20260301T082000" in lines
    assert "SUMMARY:X: Nine mornings on Mill Road" in lines


def test_a_post_brings_its_words_its_picture_and_the_way_to_the_kit() -> None:
    (described,) = (line for line in calendar(plan(SLOT)).split("\r\n") if line.startswith("DESCRIPTION:Nine"))

    assert posts([SLOT], material())[0].caption.text.replace("\n", "\\n") in described
    assert described.endswith(f"\\n\\nhttps://hub.example/stories/crossing/card.jpg?v=1\\n\\n{URL}share/")


def test_commas_semicolons_and_backslashes_are_escaped() -> None:
    assert r"SUMMARY:X: Tea\, cake\; and a \\ slash" in calendar(plan(SLOT, title="Tea, cake; and a \\ slash"))


@given(title=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=200))
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_character(title: str) -> None:
    lines = render(plan(SLOT, title=title), dict[str, bytes]().__getitem__).split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() is not None for line in lines)


def test_every_entry_has_an_identity_of_its_own_that_lasts() -> None:
    found = re.findall(r"^UID:(.*)\r$", calendar(plan(*SCHEDULE)), re.MULTILINE)

    assert len(set(found)) == len(SCHEDULE)
    assert found == re.findall(r"^UID:(.*)\r$", calendar(plan(*SCHEDULE, start="2030-01-01")), re.MULTILINE)


def test_the_plan_lasts_two_weeks_and_names_only_what_there_is() -> None:
    assert [slot.day for slot in SCHEDULE] == sorted(slot.day for slot in SCHEDULE)
    assert SCHEDULE[-1].day == DAYS
    assert {slot.network for slot in SCHEDULE} <= set(LABELS)
    assert {slot.variant for slot in SCHEDULE} <= set(VARIANTS)


def test_no_network_is_posted_to_twice_a_day() -> None:
    days = [(slot.day, slot.network) for slot in SCHEDULE]

    assert len(days) == len(set(days))
