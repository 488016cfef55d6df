"""The inputs of a page: everything that its planner reads of the hub, as bytes, got together without making a view.

Two pages of equal inputs have equal views. Whatever a planner newly reads of the hub must be told here too:
`tests/laws/test_planning.py` fails where one reads what it is not known to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.content.body import (
    ActionSlot,
    AudioSlot,
    ChartSlot,
    GallerySlot,
    HashtagSlot,
    LabelSlot,
    LinkSlot,
    PhotoSlot,
    Slot,
    VideoSlot,
)
from generator.content.events import Event
from generator.content.records import Campaign, Story
from generator.content.taxonomy import Taxonomy
from generator.digests import raw_digest
from generator.plan.planning import Planning

encoded = msgspec.msgpack.Encoder(order="deterministic").encode
"""Anything as the same bytes on every machine."""


class Inputs:
    """The inputs of the pages of one plan. `marks` stands for the bytes of each file and how they were read."""

    def __init__(self, planning: Planning, marks: Mapping[str, str]) -> None:
        self._planning = planning
        self._hub = planning.hub
        self._marks = marks
        self._faces: dict[str, bytes] = {}
        self._told: dict[str, bytes] = {}
        self._people: dict[tuple[str, str], tuple[object, str]] = {}
        self._campaigns: dict[tuple[str, str], bytes] = {}
        self._terms: dict[str, dict[str, tuple[str, str]]] = {"topics": {}, "hashtags": {}, "places": {}}

    def face(self, story: Story) -> bytes:
        """A story as its file has it, with what its summary shows of the rest of the hub."""
        face = self._faces.get(story.path)
        if face is None:
            face = self._faces[story.path] = self._made_face(story)
        return face

    def _made_face(self, story: Story) -> bytes:
        photo = story.photo
        told = (
            self._marks[story.path],
            (story.campaign, photo, story.photos, story.hashtags, story.card, story.events),  # as the hub resolved them
            self._hub.references.urls[story.path],
            self._terms_of("topics", self._hub.topics, story.topics),
            self._terms_of("places", self._hub.places, (story.place.name,)) if story.place else None,
            [self._person(name, story.lang)[1] for name in story.authors],
            self._named_campaign(story.campaign, story.lang),
            self._hub.references.photos[photo.file] if photo else None,
        )
        return raw_digest(encoded(told))

    def faces(self, stories: Iterable[Story]) -> bytes:
        """Several stories in their order: each is as long as the others."""
        known = self._faces.get
        return b"".join([known(story.path) or self.face(story) for story in stories])

    def told(self, story: Story) -> bytes:
        """A story with its text, and what in the hub is meant by the names in it."""
        if not story.body.slots and not story.video and not story.audio:
            return self.face(story)
        told = self._told.get(story.path)
        if told is None:
            meant = [self._meant(story, slot) for slot in story.body.slots]
            beside = encoded((meant, self._planning.video(story), self._planning.audio(story)))
            told = self._told[story.path] = self.face(story) + raw_digest(beside)
        return told

    def _meant(self, story: Story, slot: Slot) -> object:
        match slot:
            case LinkSlot(target=target):
                return self._hub.references.link(story.path, target)
            case PhotoSlot(file=file):
                return self._photo(story, file)
            case GallerySlot(photos=photos):
                return [self._photo(story, photo.file) for photo in photos]
            case VideoSlot() | AudioSlot() | ChartSlot():
                return self._planning.bodies.fill(story, slot)
            case HashtagSlot(tag=tag):
                term = self._hub.hashtags.find(tag)
                return term.slug if term else None
            case ActionSlot(campaign=slug, url=url):
                return self._file(story, url), self._named_campaign(slug, story.lang)
            case LabelSlot():
                return None

    def _file(self, story: Story, url: str) -> str | None:
        return None if "://" in url else self._hub.references.link(story.path, url)

    def _photo(self, story: Story, file: str) -> object:
        path = self._hub.references.picture_path(story.path, file)
        return (path, self._hub.references.photos[path]) if path else None

    def page(self, story: Story, beside: Sequence[Story | None], image: object, urls: tuple[str, ...]) -> bytes:
        """A story's own page, with the stories `beside` it in time, its card, and the addresses of what goes with it."""
        group = self._hub.translated(story)
        photos = self._hub.references.photos
        return encoded(
            (
                self.told(story),
                self.faces(self._hub.related[story.path]),
                [self.face(other) if other else None for other in beside],
                self._terms_of("hashtags", self._hub.hashtags, story.hashtags),
                [self._person(name, story.lang)[0] for name in story.authors],
                [photos[photo.file] for photo in story.photos],
                [(other.lang, self._hub.references.urls[other.path]) for other in group] if len(group) > 1 else None,
                self._named_events(story) if story.events else None,
                image,
                urls,
                self._involved(story),
            )
        )

    def card(self, story: Story) -> bytes:
        """A story's cards, which say what its page says."""
        photo = story.card.photo if story.card else None
        return self.told(story) + (encoded(self._hub.references.photos[photo.file]) if photo else b"")

    def kit(self, story: Story, beside: object) -> bytes:
        """A story's share kit, with what goes `beside` it: its cards, and the days on which to share it."""
        return raw_digest(self.told(story) + encoded(beside))

    def _involved(self, story: Story) -> object:
        """The groups and partners that a story's page shows."""
        if not story.groups and not story.partners:
            return None
        involved = self._planning.involved
        return involved.groups_of(story), involved.partners_of(story)

    def _named_events(self, story: Story) -> list[tuple[str, str]]:
        found = (self._hub.named(Event, name, story.lang) for name in story.events)
        return [(event.title, self._hub.references.urls[event.path]) for event in found if event]

    def _terms_of(self, folder: str, taxonomy: Taxonomy, labels: Iterable[str]) -> list[tuple[str, str]]:
        known = self._terms[folder]
        found = []
        for label in labels:
            term = known.get(label)
            if term is None:
                link = self._planning.term(folder, taxonomy, label)
                term = known[label] = (link.label, link.url)
            found.append(term)
        return found

    def _person(self, name: str, lang: str) -> tuple[object, str]:
        """An author as a byline has them, with the account to credit, and the name alone."""
        found = self._people.get((name, lang))
        if found is None:
            (byline,) = self._planning.authors((name,), lang)
            whole = encoded((byline, self._planning.account(name, lang)))
            found = self._people[name, lang] = (whole, byline.name)
        return found

    def _named_campaign(self, slug: str, lang: str) -> bytes:
        """A campaign, as the page of a story that belongs to it shows it."""
        if not slug:
            return b""
        key = (slug, lang)
        if key not in self._campaigns:
            campaign = self._hub.campaign(*key)
            self._campaigns[key] = self._made_campaign(campaign) if campaign else b"none"
        return self._campaigns[key]

    def _made_campaign(self, campaign: Campaign) -> bytes:
        summary, is_open = self._planning.campaign(campaign), self._planning.is_open(campaign)
        return encoded((summary, campaign.title, campaign.state, campaign.lang, is_open))
