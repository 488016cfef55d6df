"""Terms that gather stories, and stories that go together."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import related
from generator.content.body import Body
from generator.content.records import Campaign, Place, Story
from generator.content.related import relate
from generator.content.taxonomy import display_form, gather, hashtags_of, topics_of
from generator.urls import hashtag_slug

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def told(number: int, topics: Sequence[str] = (), **more: object) -> Story:
    """The story that is `number` days old."""
    given: dict[str, object] = {
        "path": f"content/stories/{number:05}.md",
        "slug": f"s{number}",
        "lang": "en",
        "title": f"S{number}",
        "body": Body(),
        "date": START - dt.timedelta(days=number),
        "topics": tuple(topics),
        **more,
    }
    return Story(**given)  # type: ignore[arg-type]


def slugs(stories: Sequence[Story]) -> list[str]:
    return [story.slug for story in stories]


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        ({"food": 2, "Food": 1}, "food"),
        ({"safermillroad": 1, "SaferMillRoad": 1}, "SaferMillRoad"),
        ({"Safermillroad": 1, "saferMillRoad": 1}, "saferMillRoad"),
        ({"b": 1, "a": 1}, "a"),
    ],
)
def test_the_form_that_most_use_is_shown_and_of_equals_the_one_with_capitals(forms: dict[str, int], shown: str) -> None:
    assert display_form(Counter(forms)) == shown


def test_a_story_that_writes_a_term_twice_is_in_it_once() -> None:
    food = gather([told(1, ["Food", "food", "FOOD"])], [], topics_of).find("foöd")

    assert food is not None
    assert slugs(food.stories) == ["s1"]


def test_a_campaign_alone_makes_a_term() -> None:
    road = Campaign(path="c.md", slug="c", lang="en", title="C", body=Body(), date=START, topics=("Streets",))

    streets = gather([], [road], topics_of).find("streets")

    assert streets is not None
    assert streets.campaigns == (road,)


def test_terms_stand_in_the_order_of_their_labels_whatever_their_case() -> None:
    taxonomy = gather([told(1, ["b", "A", "C"])], [], topics_of)

    assert [term.label for term in taxonomy.terms.values()] == ["A", "b", "C"]


def test_a_hashtag_is_one_with_and_without_hyphens_and_capitals() -> None:
    tags = gather(
        [told(1, hashtags=("SaferMillRoad",)), told(2, hashtags=("safer-mill-road",))], [], hashtags_of, hashtag_slug
    )

    assert len(tags.terms) == 1


def test_a_story_is_not_related_to_itself_nor_to_one_with_nothing_in_common() -> None:
    found = relate([told(1, ["A"]), told(2, ["B"]), told(3)], 3)

    assert all(others == () for others in found.values())


def test_of_two_equally_related_stories_the_nearer_in_time_comes_first() -> None:
    found = relate([told(n, ["A"]) for n in range(6)], 2)

    assert slugs(found["content/stories/00003.md"]) == ["s2", "s4"]


def test_stories_of_another_language_are_not_related() -> None:
    found = relate([told(1, ["A"]), told(2, ["A"], lang="es")], 3)

    assert all(others == () for others in found.values())


def test_terms_that_are_one_on_the_site_are_one_here() -> None:
    found = relate([told(1, ["Cafés"], place=Place("Mill Road")), told(2, ["cafes"], place=Place("mill road"))], 3)

    assert slugs(found["content/stories/00001.md"]) == ["s2"]


def test_a_story_that_writes_a_topic_twice_counts_it_once() -> None:
    found = relate([told(1, ["A", "B", "C"]), told(2, ["A", "a"]), told(3, ["A", "B"])], 1)

    assert slugs(found["content/stories/00001.md"]) == ["s3"]


TOPICS = st.lists(st.lists(st.sampled_from("ABC"), max_size=3, unique=True), max_size=9)


@given(topics=TOPICS)
def test_in_a_small_hub_who_is_related_to_whom_is_mutual(topics: list[list[str]]) -> None:
    stories = [told(number, terms) for number, terms in enumerate(topics)]

    found = relate(stories, len(stories))

    pairs = {(path, other.path) for path, others in found.items() for other in others}
    assert pairs == {(b, a) for a, b in pairs}


class CountedWeights(dict[str, int]):
    """How often a story was weighed against another."""

    visits = 0

    def __getitem__(self, kind: str) -> int:
        self.visits += 1
        return super().__getitem__(kind)


@pytest.mark.parametrize("count", [100, 2000])
def test_the_work_for_a_story_does_not_grow_with_the_hub(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    weights = CountedWeights(related._WEIGHTS)
    monkeypatch.setattr(related, "_WEIGHTS", weights)

    relate([told(number, ["A", "B"]) for number in range(count)], 3)

    assert weights.visits <= count * 2 * (2 * related._REACH + 1)
