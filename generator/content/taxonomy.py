"""Terms that gather stories: topics, hashtags, places, years, languages.

Authors write the same term in many ways. One slug is one term; the form that most authors use is shown, and of two
equally common ones the form with more capitals, because `#SaferMillRoad` can be read aloud and `#safermillroad` cannot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from generator.content.records import Campaign, Story
from generator.urls import hashtag_slug, slugify


class Term(msgspec.Struct, frozen=True):
    """A term with what it gathers, stories newest first."""

    slug: str
    label: str
    stories: tuple[Story, ...] = ()
    campaigns: tuple[Campaign, ...] = ()


class Taxonomy(msgspec.Struct, frozen=True):
    """All terms of one sort, by slug, in the order of their labels."""

    terms: Mapping[str, Term]
    slug: Callable[[str], str]

    def find(self, label: str) -> Term | None:
        """The term that an author means by `label`."""
        return self.terms.get(self.slug(label))


def gather(
    stories: Iterable[Story],
    campaigns: Iterable[Campaign],
    labels: Callable[[Story | Campaign], Iterable[str]],
    slug: Callable[[str], str] = slugify,
) -> Taxonomy:
    """The taxonomy that `labels` reads off each record; a term with campaigns alone is a term too."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, dict[str, Story]] = defaultdict(dict)
    asked: dict[str, dict[str, Campaign]] = defaultdict(dict)
    for story in stories:
        for label in labels(story):
            forms[slug(label)][label] += 1
            told[slug(label)][story.path] = story
    for campaign in campaigns:
        for label in labels(campaign):
            forms[slug(label)][label] += 1
            asked[slug(label)][campaign.path] = campaign
    terms = [
        Term(key, display_form(forms[key]), tuple(told[key].values()), tuple(asked[key].values())) for key in forms
    ]
    return Taxonomy({t.slug: t for t in sorted(terms, key=lambda t: (t.label.casefold(), t.slug))}, slug)


def display_form(forms: Counter[str]) -> str:
    """The form to show of all that authors wrote."""
    return min(forms, key=lambda form: (-forms[form], -sum(c.isupper() for c in form), form))


def topics_of(record: Story | Campaign) -> Iterable[str]:
    """Topics as written."""
    return record.topics


def places_of(record: Story | Campaign) -> Iterable[str]:
    """The place's name, if there is one."""
    return (record.place.name,) if record.place else ()


def hashtags_of(record: Story | Campaign) -> Iterable[str]:
    """Hashtags as written in the front matter and in the text."""
    return record.hashtags


HASHTAG_SLUG = hashtag_slug
