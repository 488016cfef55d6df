"""How long a post is, as each network counts it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.post_length import NETWORKS, graphemes, length, units

ANY = st.text(max_size=300)
FAMILY = "👩‍👩‍👧‍👦"
FLAG = "🇪🇸"


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("We counted cars.", 16),
        ("", 0),
        ("https://hub.example/a/very/long/address/that/goes/on/and/on/", 23),
        ("See https://hub.example/a/ and http://b.example", 4 + 23 + 5 + 23),
        ("横断歩道", 8),
        (f"Won! {FAMILY}", 7),
        (FLAG, 2),
        ("عبور آمن", 8),
        ("पुल", 3),
        ("cafe\u0301", 4),
        ("“Won”…", 6 + 1),
    ],
)
def test_x_counts_by_weight_with_every_link_as_23(text: str, used: int) -> None:
    assert length("x", text) == (used, 280)


def test_x_may_take_a_bare_domain_for_a_link() -> None:
    assert length("x", "ottersby.org is up").used == 23 + 6


def test_a_sum_is_no_domain_for_x() -> None:
    assert length("x", "£4.20 and 9.30").used == 14


@pytest.mark.parametrize(("text", "used"), [(FAMILY, 1), (FLAG * 2, 2), ("g\u0308", 1), ("한국", 2), ("a\r\nb", 3)])
def test_bluesky_counts_what_readers_take_for_characters(text: str, used: int) -> None:
    assert length("bluesky", text) == (used, 300)


def test_bluesky_also_minds_bytes() -> None:
    assert length("bluesky", FAMILY * 200) == (5000, 3000)


def test_mastodon_counts_a_link_as_23_and_a_remote_account_without_its_server() -> None:
    assert length("mastodon", "By @rosa@social.example https://hub.example/stories/crossing/").used == 3 + 5 + 1 + 23


def test_threads_counts_emoji_by_their_bytes() -> None:
    assert length("threads", "Won 🎉").used == 8


@pytest.mark.parametrize(
    ("text", "used", "limit"),
    [
        ("a" * 160, 160, 160),
        ("a" * 161, 161, 306),
        ("a" * 460, 460, 459),
        ("€" * 80, 160, 160),
        ("ж" * 70, 70, 70),
        ("ж" * 71, 71, 134),
        ("£5 for the café à la carte", 26, 160),
        ("🎉" * 35, 70, 70),
    ],
)
def test_a_text_message_is_counted_in_septets_or_utf_16_and_by_the_message(text: str, used: int, limit: int) -> None:
    assert length("sms", text) == (used, limit)


@given(text=ANY, network=st.sampled_from(NETWORKS))
def test_every_text_has_a_length_on_every_network(text: str, network: str) -> None:
    used, limit = length(network, text)

    assert used >= 0
    assert limit > 0


@given(text=ANY)
def test_there_are_never_more_graphemes_than_code_points_nor_fewer_than_starters(text: str) -> None:
    starters = sum(unicodedata.category(char)[0] in "LN" and char < "\u0300" for char in text)

    assert starters <= graphemes(text) <= len(text) <= units(text)


@given(one=ANY, other=ANY)
def test_no_post_is_shorter_than_a_part_of_it_that_stands_alone(one: str, other: str) -> None:
    for network in ("linkedin", "instagram", "telegram"):
        assert length(network, f"{one}\n{other}").used == length(network, one).used + 1 + length(network, other).used
