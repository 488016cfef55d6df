"""Which stories to read next: those that share the most, near in time.

Each term keeps its stories in order of date, and only a story's neighbours in that order are weighed, so the cost per
story does not grow with the hub.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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


def relate(stories: Sequence[Story], count: int) -> Mapping[str, tuple[Story, ...]]:
    """For each story's path the `count` best others of its language; `stories` must be newest first.

    Stories that share nothing are not related: the list may be short or empty.
    """
    postings: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    mine: list[list[tuple[list[int], int, int]]] = []
    for place, story in enumerate(stories):
        found = []
        for kind, term in _terms(story):
            places = postings[story.lang, kind, term]
            found.append((places, len(places), _WEIGHTS[kind]))
            places.append(place)
        mine.append(found)
    return {
        story.path: tuple(stories[other] for other in _best(here, mine[here], len(stories), count))
        for here, story in enumerate(stories)
    }


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
