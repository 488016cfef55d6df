"""Who takes part: the groups and partners that records name, and what names each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.content.groups import Group
from generator.content.partners import Partner, Sort
from generator.content.records import Campaign, Record, Story
from generator.fields.language_tags import language_tag
from generator.plan.dates import direction, own_name
from generator.plan.texts import one_line
from generator.views.common import PhotoView
from generator.views.involved import GroupSummary, PartnerSummary

if TYPE_CHECKING:
    from generator.plan.planning import Planning

SORTS: Mapping[Sort, str] = {
    Sort.CHARITY: "Charity",
    Sort.COUNCIL: "Council or authority",
    Sort.BUSINESS: "Business",
    Sort.SCHOOL: "Place of learning",
    Sort.CLUB: "Club or society",
    Sort.FAITH: "Faith community",
    Sort.UNION: "Union",
    Sort.HEALTH: "Health service",
    Sort.MEDIA: "Newspaper or radio",
    Sort.FUNDER: "Funder",
}
"""What each sort of partner is called; nothing is said of another."""

Named = TypeVar("Named", Group, Partner)
Naming = TypeVar("Naming", Story, Campaign, Group)


class Involved:
    """Summaries of groups and partners, made once each, and the records that name them."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._groups: dict[str, GroupSummary] = {}
        self._partners: dict[str, PartnerSummary] = {}

    def group(self, group: Group) -> GroupSummary:
        """A group as lists show it."""
        if group.path not in self._groups:
            planning = self._planning
            self._groups[group.path] = GroupSummary(
                url=planning.url(group),
                title=one_line(group.title),
                summary=planning.description(group),
                lang=group.lang,
                dir=direction(group.lang),
                state=group.state.value,
                who=one_line(group.who),
                meets=one_line(group.meets),
                members=one_line(group.members),
                languages=tuple(_spoken(name) for name in group.languages),
                place=planning.place(group),
                topics=planning.topics(group),
                photo=planning.photo(group.photo),
            )
        return self._groups[group.path]

    def partner(self, partner: Partner) -> PartnerSummary:
        """A partner as lists show it."""
        if partner.path not in self._partners:
            planning = self._planning
            sort = SORTS.get(partner.sort, "")
            self._partners[partner.path] = PartnerSummary(
                url=planning.url(partner),
                name=one_line(partner.title),
                summary=planning.description(partner),
                lang=partner.lang,
                dir=direction(partner.lang),
                sort=planning.text(sort, partner.lang) if sort else "",
                logo=_logo(planning.photo(partner.photo), one_line(partner.title)),
            )
        return self._partners[partner.path]

    def groups_of(self, record: Story | Campaign) -> tuple[GroupSummary, ...]:
        """The groups that a record names, as far as they are published."""
        return tuple(self.group(group) for group in self._named(Group, record.groups, record.lang))

    def partners_of(self, record: Story | Campaign | Group) -> tuple[PartnerSummary, ...]:
        """The partners that a record names, likewise."""
        return tuple(self.partner(partner) for partner in self._named(Partner, record.partners, record.lang))

    def _named(self, kind: type[Named], names: Iterable[str], lang: str) -> Iterable[Named]:
        found = (self._planning.hub.named(kind, name, lang) for name in names)
        return {record.path: record for record in found if record}.values()

    def stories(self, record: Group | Partner) -> tuple[Story, ...]:
        """The stories that name a group or partner, newest first, each in one language."""
        return self._planning.hub.once(self._stories.get((record.kind, record.slug), ()))

    def campaigns(self, record: Group | Partner) -> tuple[Campaign, ...]:
        """The campaigns that name a group or partner, likewise."""
        return self._planning.hub.once(self._campaigns.get((record.kind, record.slug), ()))

    def groups(self, partner: Partner) -> tuple[Group, ...]:
        """The groups that name a partner, by name."""
        return self._planning.hub.once(self._naming_groups.get((partner.kind, partner.slug), ()))

    @cached_property
    def _stories(self) -> Mapping[tuple[str, str], list[Story]]:
        return _naming(self._planning.hub.stories)

    @cached_property
    def _campaigns(self) -> Mapping[tuple[str, str], list[Campaign]]:
        return _naming(self._planning.hub.campaigns)

    @cached_property
    def _naming_groups(self) -> Mapping[tuple[str, str], list[Group]]:
        return _naming(self._planning.hub.groups)


def _naming(records: Iterable[Naming]) -> dict[tuple[str, str], list[Naming]]:
    """Records by the kind and slug of each group and partner that they name."""
    found: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for record in records:
        for slug in dict.fromkeys(_names(record, "groups")):
            found[Group.kind, slug].append(record)
        for slug in dict.fromkeys(record.partners):
            found[Partner.kind, slug].append(record)
    return found


def _names(record: Record, field: str) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(record, field, ())
    return names


def _logo(photo: PhotoView | None, name: str) -> PhotoView | None:
    """A logo without a description shows what it is a sign for."""
    return msgspec.structs.replace(photo, alt=name) if photo and not photo.alt else photo


def _spoken(name: str) -> str:
    """A language by its own name; a word for one that has no code stays."""
    return own_name(name) if language_tag(name) == name else name
