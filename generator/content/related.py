"""Which stories to read next: those that share the most, near in time.

Each term keeps its stories in order of date, and only a story's neighbours in that order are weighed, so the cost per
story does not grow with the hub.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.content.records import Story
from generator.urls import hashtag_slug, slugify

_WEIGHTS = {"campaign": 4, "topic": 3, "hashtag": 2, "place": 2}
_REACH = 8  # neighbours on each side of a story within a term


def _terms(story: Story) -> Iterable[tuple[str, str]]:
    if story.campaign:
        yield "campaign", story.campaign
    yield from (("topic", name) for name in dict.fromkeys(map(slugify, story.topics)))
    yield from (("hashtag", name) for name in dict.fromkeys(map(hashtag_slug, story.hashtags)))
    if story.place:
        yield "place", slugify(story.place.name)


class Related(Mapping[str, tuple[Story, ...]]):
    """For each story's path those to read next, found when somebody asks first: until then another process may look."""

    def __init__(self, stories: Sequence[Story], find: Callable[[], Sequence[Sequence[int]]]) -> None:
        """`find` gives what `nearest` gives."""
        self._stories = stories
        self._find = find

    @cached_property
    def places(self) -> Sequence[Sequence[int]]:
        """Where they are among the stories, for each of these."""
        return self._find()

    @cached_property
    def found(self) -> Mapping[str, tuple[Story, ...]]:
        """All of them."""
        return related_stories(self._stories, self.places)

    def __getitem__(self, path: str) -> tuple[Story, ...]:
        return self.found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self._stories)


def relate(stories: Sequence[Story], count: int) -> Mapping[str, tuple[Story, ...]]:
    """For each story's path the `count` best others of its language; `stories` must be newest first.

    Stories that share nothing are not related: the list may be short or empty.
    """
    return related_stories(stories, nearest(stories, count))


def related_stories(stories: Sequence[Story], places: Iterable[Iterable[int]]) -> Mapping[str, tuple[Story, ...]]:
    """The stories at the places that `nearest` gave, by the path of the story that they are related to."""
    return {
        story.path: tuple([stories[other] for other in others]) for story, others in zip(stories, places, strict=True)
    }


def terms_of(stories: Iterable[Story]) -> list[object]:
    """All that `nearest` looks at, in order."""
    return [(s.lang, s.campaign, s.topics, s.hashtags, s.place.name if s.place else None) for s in stories]


def nearest(stories: Sequence[Story], count: int) -> list[list[int]]:
    """For each of the stories the places of those to read next."""
    postings: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    mine: list[list[tuple[list[int], int, int]]] = []
    for place, story in enumerate(stories):
        found = []
        for kind, term in _terms(story):
            places = postings[story.lang, kind, term]
            found.append((places, len(places), _WEIGHTS[kind]))
            places.append(place)
        mine.append(found)
    return [_best(here, found, len(stories), count) for here, found in enumerate(mine)]


def _best(here: int, terms: Iterable[tuple[list[int], int, int]], total: int, count: int) -> list[int]:
    """The places of those that share the most with the story at `here`; of equals the nearest in time, then the newest."""
    scores: dict[int, int] = {}
    known = scores.get
    for places, at, weight in terms:
        for other in places[max(0, at - _REACH) : at + _REACH + 1]:
            scores[other] = known(other, 0) + weight
    scores.pop(here, None)
    # One number for all three: its last digits, to the base of `total`, are the place.
    ranks = sorted([(abs(other - here) - score * total) * total + other for other, score in scores.items()])
    return [rank % total for rank in ranks[:count]]
