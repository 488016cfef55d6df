"""The parts of Markdown that have laws of their own: headings' ids and levels, hashtags, quotation marks, arguments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.markdown.arguments import parse_arguments
from generator.content.markdown.hashtags import is_hashtag, spans
from generator.content.markdown.headings import Slugger, fitted_levels, github_slug
from generator.content.markdown.links import Kind, is_video, kind_of, tidy
from generator.content.markdown.plain import cut
from generator.content.quotation_marks import quotes


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Nine mornings", "nine-mornings"),
        ("What's next?", "whats-next"),
        ("A - dash", "a---dash"),
        ("snake_case & more", "snake_case--more"),
        ("Café Überall", "café-überall"),
        ("عبور آمن", "عبور-آمن"),
        ("बाल सुरक्षा", "बाल-सुरक्षा"),
        ("横断歩道、です", "横断歩道です"),
        ("🎉 party", "-party"),
        ("en–dash “quoted”", "endash-quoted"),
        ("½ Ⅳ Ⓐ ² _‿_", "-ⅳ-ⓐ--_‿_"),
    ],
)
def test_a_heading_gets_the_id_that_github_gives_it(heading: str, slug: str) -> None:
    assert github_slug(heading) == slug


def test_repeated_headings_are_counted_as_github_does() -> None:
    slugger = Slugger()
    slugs = [
        slugger.slug(text) for text in ("echo", "echo", "echo 1", "echo-1", "echo", "foxtrot-1", "foxtrot", "foxtrot")
    ]
    assert slugs == ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2", "foxtrot-1", "foxtrot", "foxtrot-2"]


def test_a_heading_of_signs_alone_can_be_linked_to() -> None:
    assert Slugger().slug("!?") == "section"


@given(st.lists(st.text(max_size=6), max_size=12), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_no_two_headings_share_an_id(headings: list[str], taken: list[str]) -> None:
    slugger = Slugger(taken)
    ids = [slugger.slug(heading) for heading in headings]
    assert len({*ids, *taken}) == len(ids) + len(set(taken))
    assert all(ids)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=15))
def test_levels_start_at_2_skip_none_and_keep_what_is_deeper_deeper(levels: list[int]) -> None:
    fitted = fitted_levels(levels)
    assert fitted[0] == 2
    assert all(2 <= level <= 6 for level in fitted)
    for i in range(1, len(levels)):
        assert fitted[i] <= fitted[i - 1] + 1
        if levels[i] > levels[i - 1]:
            assert fitted[i] > fitted[i - 1] or fitted[i] == 6
        else:
            assert fitted[i] <= fitted[i - 1]


def test_levels_that_are_right_stay() -> None:
    assert fitted_levels([2, 3, 4, 3, 2, 3]) == [2, 3, 4, 3, 2, 3]


@pytest.mark.parametrize(
    "tag", ["SafeStreets", "a", "Überall", "16DaysOfActivism", "Cafe", "Decade", "حق_الطريق", "道"]
)
def test_a_word_is_a_hashtag(tag: str) -> None:
    assert is_hashtag(tag)


@pytest.mark.parametrize("tag", ["1", "2024", "fff", "c8372d", "C8372D", "FFF", "1a2b3c4d", "1st", "_", ""])
def test_numbers_and_colours_are_no_hashtags(tag: str) -> None:
    assert not is_hashtag(tag)


@given(st.text(st.sampled_from("#＃aB1_ ./&-éक्षु道\u0301")))
def test_a_hashtag_starts_at_its_mark_and_none_overlaps_another(text: str) -> None:
    end = 0
    for start, stop in spans(text):
        assert start >= end
        assert text[start] in "#＃"
        assert is_hashtag(text[start + 1 : stop])
        end = stop


@pytest.mark.parametrize(
    ("lang", "marks"),
    [
        ("en", "“”‘’"),
        ("de", "„“‚‘"),
        ("de-CH", "«»‹›"),
        ("es-MX", "«»“”"),
        ("pl", "„”«»"),
        ("ar", "«»‹›"),
        ("zh-Hant-TW", "「」『』"),
        ("pt-BR", "“”‘’"),
        ("tlh", "“”‘’"),
    ],
)
def test_a_language_has_its_quotation_marks(lang: str, marks: str) -> None:
    assert "".join(quotes(lang)) == marks


def test_french_quotation_marks_stand_off_by_a_narrow_no_break_space() -> None:
    assert quotes("fr-CA")[:2] == ("«\u202f", "\u202f»")


@pytest.mark.parametrize(
    ("text", "words", "values"),
    [
        ('a.jpg alt="The bridge" credit=Tam', "a.jpg", {"alt": "The bridge", "credit": "Tam"}),
        ("my photo.jpg alt=“The bridge”", "my photo.jpg", {"alt": "The bridge"}),
        ("who='Rosa's friend'", "", {"who": "Rosa's friend"}),
        ('who = "a \\"b\\""', "", {"who": 'a "b"'}),
        ("who=„Rosa“ Title=«x»", "", {"who": "Rosa", "title": "x"}),
        ('"quoted words" url=https://a.example/?a=b&c="d', "quoted words", {"url": 'https://a.example/?a=b&c="d'}),
        ("https://a.example/?v=1", "https://a.example/?v=1", {}),
        ('alt=""', "", {"alt": ""}),
        ("who=", "", {"who": ""}),
    ],
)
def test_arguments_are_read_however_they_are_quoted(text: str, words: str, values: dict[str, str]) -> None:
    arguments = parse_arguments(text)
    assert (arguments.words, arguments.values) == (words, values)


def test_a_quote_that_is_never_closed_is_named() -> None:
    assert parse_arguments('who="Rosa Milne').unclosed == ("who",)


@given(
    st.dictionaries(
        st.sampled_from(["who", "alt", "title"]),
        st.text(st.characters(exclude_characters='"\\', exclude_categories=["Cs"])),
    )
)
def test_values_in_straight_quotes_come_back_as_written(values: dict[str, str]) -> None:
    assert parse_arguments(" ".join(f'{key}="{value}"' for key, value in values.items())).values == values


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("../a.md", Kind.LOCAL),
        ("my%20photo.jpg", Kind.LOCAL),
        ("a:b.md", Kind.UNSAFE),
        ("HTTPS://example.org", Kind.EXTERNAL),
        ("//example.org/x", Kind.EXTERNAL),
        ("java\tscript:alert(1)", Kind.UNSAFE),
        ("\x01javascript:alert(1)", Kind.UNSAFE),
        ("/\\example.org", Kind.UNSAFE),
        ("\\\\server\\share", Kind.UNSAFE),
        ("mailto:a@example.org", Kind.CONTACT),
        ("mailto:", Kind.UNSAFE),
        ("www.example.org", Kind.BARE_HOST),
        ("a@example.org", Kind.BARE_MAIL),
        ("#part", Kind.FRAGMENT),
        (" ", Kind.EMPTY),
    ],
)
def test_an_address_is_known_for_what_it_is(address: str, kind: Kind) -> None:
    assert kind_of(tidy(address)) is kind


@pytest.mark.parametrize(
    ("address", "video"),
    [
        ("https://www.youtube.com/watch?v=abc", True),
        ("https://youtu.be/abc", True),
        ("https://www.youtube-nocookie.com/embed/abc", True),
        ("//player.vimeo.com/video/1", True),
        ("https://peertube.example/videos/embed/abc", True),
        ("clips/opening.webm", True),
        ("https://www.youtube.com/", False),
        ("https://youtube.com.evil.example/abc", False),
        ("https://evil.example/youtube.com/x", False),
        ("https://cdn.example/opening.mp4", False),
        ("javascript:alert(1)//x.mp4", False),
        ("https://[bad", False),
    ],
)
def test_videos_are_those_of_known_hosts_and_of_the_hub(address: str, video: bool) -> None:
    assert is_video(address) is video


@given(st.text(), st.integers(20, 60))
def test_a_cut_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length
