"""Captions: the author's words, as many as each network takes."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.captions import LABELS, caption, captions, for_network, render, shorten
from generator.render.graphemes import clusters
from generator.render.post_length import length
from generator.views.common import NumberView, QuoteView
from generator.views.share_kit import CaptionsView, CaptionWords, PostMaterial

URL = "https://hub.example/stories/crossing/"
WORDS = CaptionWords(
    question="Who should read this?",
    join="{progress} so far. Will you be the next?",
    until="Until {date}.",
    read="Read it here:",
    quote="“{text}”",
)


def material(**changed: object) -> PostMaterial:
    """A story with a little of everything."""
    given_values: dict[str, object] = {
        "url": URL,
        "title": "Nine mornings on Mill Road",
        "summary": "How a street counted its way to a crossing.",
        "lang": "en",
        "hub": "What Ottersby Did",
        "words": WORDS,
        "hashtags": ("MillRoad", "Ottersby", "Crossing"),
        **changed,
    }
    return PostMaterial(**given_values)  # type: ignore[arg-type]


def text_of(network: str, variant: str = "summary", **changed: object) -> str:
    return caption(material(**changed), network, variant).text


def test_a_post_says_title_and_summary_and_ends_with_hashtags_and_the_link() -> None:
    assert text_of("bluesky") == (
        "Nine mornings on Mill Road\n\nHow a street counted its way to a crossing.\n\n"
        f"#MillRoad #Ottersby #Crossing\n{URL}"
    )


@pytest.mark.parametrize(("network", "tags"), [("x", 2), ("threads", 1), ("instagram", 3), ("whatsapp", 0), ("sms", 0)])
def test_each_network_gets_as_many_hashtags_as_do_good_there(network: str, tags: int) -> None:
    assert text_of(network).count("#") == tags


def test_a_quotation_stands_in_the_languages_marks_with_who_said_it() -> None:
    said = text_of("mastodon", "quote", quotes=(QuoteView(text="I would rather be put out of work.", who="Rosa"),))

    assert said.startswith("“I would rather be put out of work.”\n— Rosa\n\nNine mornings on Mill Road")


def test_half_a_quotation_is_never_posted() -> None:
    long = QuoteView(text="We did not ask for the moon. " * 20, who="Joan")

    assert [each.variant for each in for_network(material(quotes=(long,)), "x")] == ["summary", "question"]


def test_an_impact_number_leads_a_post_of_its_own() -> None:
    said = text_of("facebook", "number", numbers=(NumberView(value="641", label="vehicles before nine"),))

    assert said.startswith("641 vehicles before nine.\n\nNine mornings")


def test_a_campaign_asks_with_its_progress_and_its_last_day() -> None:
    said = text_of("x", "ask", ask="Keep the 14 running.", progress="412 of 500 names", deadline="31 May 2025")

    assert said.startswith("Keep the 14 running.\n\n412 of 500 names so far. Will you be the next? Until 31 May 2025.")


def test_the_authors_own_question_is_asked() -> None:
    assert text_of("threads", "question", question="Where would you cross?").startswith("Where would you cross?")


def test_words_written_by_hand_are_the_only_ones_and_get_the_link_if_they_lack_it() -> None:
    made = for_network(material(own=(("x", "The crossing is safe."),)), "x")

    assert [each.text for each in made] == [f"The crossing is safe.\n\n{URL}"]


def test_a_long_summary_ends_at_a_sentence() -> None:
    said = text_of("x", summary="It took nine mornings. " * 20)

    assert said.startswith("Nine mornings on Mill Road\n\nIt took nine mornings. ")
    assert said.split("\n\n")[1].endswith("mornings.")
    assert 240 < length("x", said).used <= 280


def test_the_hubs_last_words_stand_where_there_is_room() -> None:
    assert "Pass it on.\n\n#MillRoad" in text_of("bluesky", sign_off="Pass it on.")
    assert "Pass it on." not in text_of("bluesky", sign_off="Pass it on.", summary="Long. " * 60)


def test_a_text_message_is_spared_letters_that_double_its_price() -> None:
    said = text_of("sms", title="“Won” – it’s done…", summary="")

    assert said == f'"Won" - it\'s done...\n{URL}'
    assert length("sms", said).limit == 160


def test_a_mails_subject_is_short_and_its_text_whole() -> None:
    title = "How the people of the lower end of Gas House Lane asked for seven lamps and were given two of them"
    subject, first, *_ = text_of("email", title=title).split("\n\n")

    assert subject.endswith("…")
    assert first == title


def test_a_link_opens_the_network_with_the_whole_post() -> None:
    made = caption(material(), "mastodon", "summary")
    fields = parse_qs(urlsplit(made.intent).query)

    assert f"{fields['text'][0]}\n{fields['url'][0]}" == made.text


def test_instagram_takes_no_link() -> None:
    assert caption(material(), "instagram", "summary").intent == ""


def test_a_hashtag_is_dropped_whole_before_words_have_no_room() -> None:
    tags = ("Averyveryveryverylonghashtag" * 9, "Short")

    assert text_of("x", hashtags=tags, summary="") == f"Nine mornings on Mill Road\n\n{URL}"


def test_all_captions_stand_in_one_text_with_their_lengths() -> None:
    written = render(CaptionsView(material=material()), dict[str, bytes]().__getitem__).decode()

    assert f"== X · {length('x', text_of('x')).used}/280 ==\n\n{text_of('x')}" in written
    assert "\r" not in written


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=700).map(
    lambda text: " ".join(text.split())
)
TAGS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60), max_size=40)


@given(title=LINES.filter(bool), summary=LINES, ask=LINES, quote=LINES, who=LINES, tags=TAGS, far=st.integers(0, 250))
def test_no_caption_is_longer_than_its_network_takes_whatever_it_says(
    title: str, summary: str, ask: str, quote: str, who: str, tags: list[str], far: int
) -> None:
    url = f"https://hub.example/{'x' * far}/"
    made = captions(
        material(
            url=url,
            title=title,
            summary=summary,
            ask=ask,
            quotes=(QuoteView(text=quote, who=who),),
            hashtags=tuple(tags),
        )
    )

    assert [network.network for network in made] == list(LABELS)
    for network in made:
        for each in network.captions:
            assert each.length.fits or each.text == url, (network.label, each)


@given(title=LINES.filter(bool), summary=LINES, tags=TAGS)
def test_no_caption_loses_its_link_or_part_of_a_hashtag(title: str, summary: str, tags: list[str]) -> None:
    for network in captions(material(title=title, summary=summary, hashtags=tuple(tags))):
        for each in network.captions:
            assert network.network == "reddit" or each.text.endswith(URL)
            tail = each.text.rpartition("\n\n")[2].split("\n")[0]
            if tail != URL and network.network not in ("reddit", "email", "sms"):
                assert set(tail.split(" ")) <= {f"#{tag}" for tag in tags}


@given(text=LINES, most=st.integers(0, 80))
def test_a_shortened_text_fits_and_breaks_no_character(text: str, most: int) -> None:
    cut = shorten(text, lambda each: len(each) <= most)

    assert len(cut) <= most
    ends = {end for _, end in clusters(text)} | {0}
    kept = cut.removesuffix("…")
    assert cut == text or (text.startswith(kept) and len(kept) in ends)
