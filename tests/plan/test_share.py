"""Share intents: what a network is handed is what the page says."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from generator.plan.share import NETWORKS, share_links
from generator.render.post_length import BLUESKY_LIMIT

URL = "https://hub.example/stories/a-b/?x=1&y=2#z"
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).map(str.strip).filter(bool)
TAGS = st.lists(st.sampled_from(["SaferMillRoad", "Ottersby", "Brücke", "عبور", "Fifth"]), max_size=5, unique=True)


def link(network: str, title: str, url: str = URL, tags: list[str] | None = None) -> str:
    (made,) = share_links([network], title, url, tags or [])
    return made.url


def said(address: str) -> str:
    """Everything that a network reads off an intent, decoded as networks decode it."""
    parts = urlsplit(address)
    assert "+" not in parts.query
    return " ".join(value for values in parse_qs(parts.query).values() for value in values)


@given(title=TITLES, tags=TAGS)
def test_every_intent_leads_back_to_the_pages_address(title: str, tags: list[str]) -> None:
    for network in set(NETWORKS) - {"copy"}:
        assert URL in said(link(network, title, tags=tags)), network
    assert link("copy", title) == URL


@given(title=TITLES)
def test_every_intent_that_takes_a_text_says_the_title(title: str) -> None:
    for network in set(NETWORKS) - {"copy", "facebook", "linkedin"}:
        assert title in said(link(network, title)), network


@given(
    title=st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=600), tags=TAGS, long=st.integers(0, 400)
)
def test_a_bluesky_post_is_never_longer_than_it_may_be_and_keeps_its_address(
    title: str, tags: list[str], long: int
) -> None:
    url = f"https://hub.example/{'x' * min(long, 270)}/"

    text = said(link("bluesky", title, url, tags))

    assert len(text) <= BLUESKY_LIMIT
    assert text.endswith(url)


def test_a_long_title_is_shortened_for_bluesky_and_its_hashtags_are_kept() -> None:
    text = said(link("bluesky", "Averylongtitle" * 30, tags=["Ottersby"]))

    assert text.endswith(f"… #Ottersby {URL}")
    assert len(text) == BLUESKY_LIMIT


def test_an_address_that_fills_a_post_leaves_no_half_title() -> None:
    url = f"https://hub.example/{'x' * 300}/"

    assert said(link("bluesky", "Title", url, ["Ottersby"])) == url


def test_three_hashtags_are_enough() -> None:
    assert said(link("x", "T", tags=["A", "B", "C", "D"])) == f"{URL} T #A #B #C"


def test_networks_stand_in_the_hubs_order_and_unknown_ones_are_passed_over() -> None:
    made = share_links(["x", "nowhere", "email", "whatsapp"], "T", URL)

    assert [m.network for m in made] == ["x", "email", "whatsapp"]


def test_a_mail_has_the_title_as_subject_and_the_address_on_a_line_of_its_own() -> None:
    fields = parse_qs(urlsplit(link("email", "Beans & peas")).query)

    assert fields == {"subject": ["Beans & peas"], "body": [f"Beans & peas\n\n{URL}"]}
    assert unquote(link("sms", "T")) == f"sms:?body=T {URL}"
