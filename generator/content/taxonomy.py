"""Terms that gather records: topics, hashtags, places, years, languages.

Authors write the same term in many ways. One slug is one term; the form that most authors use is shown, and of two
equally common ones the form with more capitals. Of hashtags a form in CamelCase is shown if anybody wrote one, because
`#SaferMillRoad` can be read aloud and `#safermillroad` cannot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import TypeVar

import msgspec

from generator.content.records import Campaign, Record, Story
from generator.urls import hashtag_slug, slugify

W = TypeVar("W", bound=Record)


class Term(msgspec.Struct, frozen=True):
    """A term with what it gathers, stories newest first."""

    slug: str
    label: str
    stories: tuple[Story, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    others: tuple[Record, ...] = ()
    """Updates, events, groups and records of any other kind, in the order in which they were given."""


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
    labels: Callable[[Record], Iterable[str]],
    slug: Callable[[str], str] = slugify,
    *,
    others: Iterable[Record] = (),
    display: Callable[[Counter[str]], str] | None = None,
) -> Taxonomy:
    """The taxonomy that `labels` reads off each record; a term without stories is a term too.

    Args:
        stories: newest first, as they are to stand in each term.
        campaigns: likewise.
        labels: what a record says, as written.
        slug: what is one term, however it is written.
        others: records of any other kind.
        display: which of the forms of a term is shown.
    """
    told, used = _sorted_by_label(stories, labels, slug)
    asked, wanted = _sorted_by_label(campaigns, labels, slug)
    more, named = _sorted_by_label(others, labels, slug)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for label, count in chain(used.items(), wanted.items(), named.items()):
        forms[slug(label)][label] += count
    show = display or display_form
    terms = [Term(key, show(forms[key]), tuple(told[key]), tuple(asked[key]), tuple(more[key])) for key in forms]
    return Taxonomy({t.slug: t for t in sorted(terms, key=lambda t: (t.label.casefold(), t.slug))}, slug)


def _sorted_by_label(
    records: Iterable[W], labels: Callable[[W], Iterable[str]], slug: Callable[[str], str]
) -> tuple[dict[str, list[W]], Counter[str]]:
    """Records by slug, and how often each form is used."""
    found: dict[str, list[W]] = defaultdict(list)
    by_form: dict[str, list[W]] = {}
    used: list[str] = []
    for record in records:
        for label in labels(record):
            named = by_form.get(label)
            if named is None:
                named = by_form[label] = found[slug(label)]
            if not named or named[-1] is not record:  # which may have two forms of one term
                named.append(record)
            used.append(label)
    return found, Counter(used)


def display_form(forms: Counter[str]) -> str:
    """The form to show of all that authors wrote."""
    return min(forms, key=lambda form: (-forms[form], -sum(c.isupper() for c in form), form))


def display_hashtag(forms: Counter[str]) -> str:
    """The form of a hashtag to show: one in CamelCase before all others."""
    camel = Counter({form: count for form, count in forms.items() if is_camel(form)})
    return display_form(camel or forms)


def is_camel(form: str) -> bool:
    """Whether capitals show where words begin."""
    return any(c.isupper() for c in form[1:]) and any(c.islower() for c in form)


def topics_of(record: Record) -> Iterable[str]:
    """Topics as written."""
    return record.topics


def places_of(record: Record) -> Iterable[str]:
    """The place's name, if there is one."""
    return (record.place.name,) if record.place else ()


def hashtags_of(record: Record) -> Iterable[str]:
    """Hashtags as written in the front matter and in the text."""
    return record.hashtags


HASHTAG_SLUG = lru_cache(maxsize=65536)(hashtag_slug)
