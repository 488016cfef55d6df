"""The Hub: every published record, in order, with its references resolved and its taxonomies gathered.

`assemble` is a pure function of what was read, the configuration and one date. Whatever it cannot resolve is a problem
at the position of the reference, with the nearest match as the hint.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec

from generator.config import SiteConfig
from generator.content import addressed, typed_addresses
from generator.content import hub_rules as rules
from generator.content.body import AudioSlot, GallerySlot, HashtagSlot, LinkSlot, PhotoSlot, VideoSlot
from generator.content.events import Event
from generator.content.groups import Group
from generator.content.hashtag_words import lowercase_hashtags
from generator.content.kinds import FOLDERS, NAMING
from generator.content.life import lived
from generator.content.media import media_problems
from generator.content.partners import Partner
from generator.content.permalinks import permalink
from generator.content.photo_info import PhotoInfo
from generator.content.records import Campaign, Page, Person, Photo, Record, State, Story, Update
from generator.content.references import References
from generator.content.related import relate as relate_stories
from generator.content.representatives import Representative
from generator.content.sources import ATTACHMENTS
from generator.content.tally import counted
from generator.content.taxonomy import (
    HASHTAG_SLUG,
    Taxonomy,
    display_hashtag,
    gather,
    hashtags_of,
    places_of,
    topics_of,
)
from generator.mediafile import MediaInfo
from generator.problems import Position, Problem
from generator.urls import slugify

_NO_PHOTOS = (*ATTACHMENTS, ".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".mov", ".psd")

_PATH = attrgetter("path")

T = TypeVar("T", Story, Campaign, Update)
R = TypeVar("R", bound=Record)
Relate = Callable[[Sequence[Story], int], Mapping[str, tuple[Story, ...]]]


class Hub(msgspec.Struct, frozen=True):
    """All that may be published."""

    config: SiteConfig
    stories: tuple[Story, ...]
    """Newest first; of two at the same time, in the order of their paths."""
    campaigns: tuple[Campaign, ...]
    """Newest first."""
    people: tuple[Person, ...]
    """By name."""
    pages: tuple[Page, ...]
    """By path."""
    events: tuple[Event, ...]
    """In the order of their start."""
    groups: tuple[Group, ...]
    """By name, as partners and representatives."""
    partners: tuple[Partner, ...]
    representatives: tuple[Representative, ...]
    data: Mapping[str, bytes]
    """Files with values for pages, by path: `content/data/*.yaml`, `*.json`, `*.csv`, and tables and captions beside texts."""
    today: dt.datetime
    """The moment that decides what is due, coming or past; with the hub's time zone."""
    topics: Taxonomy
    hashtags: Taxonomy
    places: Taxonomy
    years: Taxonomy
    related: Mapping[str, tuple[Story, ...]]
    references: References
    translations: Mapping[tuple[str, str], tuple[Record, ...]]
    """Records of one kind that share a translation key, the hub's own language first."""
    languages: tuple[str, ...]
    """Languages that stories are told in, the hub's own first."""
    by_name: Mapping[tuple[str, str], tuple[Record, ...]]
    """Records of every kind that others may name, by kind and slug and by kind and title without capitals."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Records of every kind but updates, which their campaigns hold."""
        return (
            *self.stories,
            *self.campaigns,
            *self.people,
            *self.pages,
            *self.events,
            *self.groups,
            *self.partners,
            *self.representatives,
        )

    def url(self, record: Record) -> str:
        """A record's hub-relative address."""
        return permalink(record, self.config.lang)

    def campaign(self, slug: str, lang: str) -> Campaign | None:
        """The campaign that a story or an action names, in its language if there is one."""
        found = [c for c in self.campaigns if c.slug == slug]
        return next((c for c in found if c.lang == lang), found[0] if found else None)

    def person(self, name: str, lang: str = "") -> Person | None:
        """The person that an author's slug or name means."""
        found = [p for p in self.people if name == p.slug or name.casefold() == p.title.casefold()]
        return next((p for p in found if p.lang == lang), found[0] if found else None)

    def named(self, kind: type[R], name: str, lang: str) -> R | None:
        """The record of a kind that a slug or a title means, in a language if there is one in it."""
        found = self.by_name.get((kind.kind, name)) or self.by_name.get((kind.kind, name.casefold())) or ()
        record = next((r for r in found if r.lang == lang), found[0] if found else None)
        return cast("R | None", record)

    def once(self, records: Sequence[R]) -> tuple[R, ...]:
        """The records without translations of others among them: each is told once, in the hub's language if it can be."""
        if not self.translations:
            return tuple(records)
        paths = {record.path for record in records}

        def first(record: R) -> bool:
            group = [other.path for other in self.translated(record) if other.path in paths]
            return group[0] == record.path

        return tuple(record for record in records if first(record))

    def translated(self, record: Record) -> tuple[Record, ...]:
        """The record with its translations, the hub's own language first; alone if it has none."""
        if not self.translations:
            return (record,)
        group = self.translations.get((record.kind, record.translation_key or record.slug), ())
        return group if record in group else (record,)


class Material(msgspec.Struct, frozen=True):
    """What reading gave: records, photos, attachments, files of values and the files that were left out because of their mistakes."""

    records: tuple[Record, ...]
    photos: Mapping[str, PhotoInfo]
    attachments: Mapping[str, str]
    data: Mapping[str, bytes]
    left_out: Mapping[str, str]
    """File to reason: of records `it has a mistake`, of photos the same."""
    media: Mapping[str, MediaInfo] = {}
    """What sound and video files say of themselves, by file."""


def assemble(
    material: Material, config: SiteConfig, *, today: dt.datetime, drafts: bool, relate: Relate = relate_stories
) -> tuple[Hub, tuple[Problem, ...]]:
    """The Hub as of `today` (with time zone), and what could not be resolved.

    `relate` says which stories to read next: it may remember what it said of the same ones.
    """
    problems: list[Problem] = []
    withheld = dict(material.left_out)
    records = _published(material.records, today, withheld, drafts=drafts)
    records = _distinct(records, config, problems, withheld)
    records = _with_updates(records, config.lang, withheld, problems)
    records = _by_slug(records)
    records = [_lived(r, config, today, problems) if isinstance(r, Campaign) else r for r in records]
    unresolved = records
    records = addressed.resolved(records, today)
    records = counted(records, material.data, config, problems)
    urls = {r.path: permalink(r, config.lang) for r in _with_own_files(records)}
    aliases = _aliases(records, urls, config, problems)
    references = References(urls, withheld, material.photos, material.attachments, aliases, media=material.media)
    records = [resolved(record, references, withheld, problems) for record in records]
    hub = _gathered(records, references, material.data, config, today, relate)
    problems += lowercase_hashtags(hub.records, hub.hashtags, config.hashtag)
    problems += _unknown(hub)
    problems += _unknown_names(hub)
    problems += addressed.problems(hub.campaigns, hub.representatives, unresolved, today, references.waiting)
    problems += typed_addresses.problems(_with_own_files(records), hub.representatives, config.email)
    problems += media_problems(hub.records, references, data=hub.data)
    return hub, tuple(problems)


def _published(
    records: Iterable[Record], today: dt.datetime, withheld: dict[str, str], *, drafts: bool
) -> list[Record]:
    kept = []
    for record in records:
        reason = why_withheld(record, today, drafts=drafts)
        if reason:
            withheld[record.path] = reason
        else:
            kept.append(record)
    return kept


def why_withheld(record: Record, today: dt.datetime, *, drafts: bool) -> str:
    """Why a record is not published, in words that continue "because"; empty if it is."""
    if not drafts and (record.draft or (isinstance(record, Campaign) and record.state is State.DRAFT)):
        return "it is a draft"
    if not drafts and record.publish and record.publish > today:
        return f"it is to be published on {record.publish:%Y-%m-%d}"
    if record.expires and record.expires <= today:
        return f"it expired on {record.expires:%Y-%m-%d}"
    return ""


def _distinct(
    records: Sequence[Record], config: SiteConfig, problems: list[Problem], withheld: dict[str, str]
) -> list[Record]:
    """The records without those whose address an earlier file has."""
    owners: dict[str, Record] = {}
    for record in sorted(records, key=_PATH):
        url = permalink(record, config.lang)
        owner = owners.setdefault(url, record)
        if owner is not record:
            withheld[record.path] = f"{owner.path} has the same address"
            problems.append(_duplicate(record, owner, url))
    return list(owners.values())


def _duplicate(record: Record, owner: Record, url: str) -> Problem:
    return rules.DUPLICATE.at(
        record.position("slug"),
        f"This file and {owner.path} would both be published at {url}, so this one is left out.",
        "Give one of them another slug.",
        fix=f"slug: {record.slug}-2" if "slug" in record.positions else f"---\nslug: {record.slug}-2",
    )


def _with_updates(
    records: Sequence[Record], default: str, withheld: dict[str, str], problems: list[Problem]
) -> list[Record]:
    """Campaigns with the updates that stand in files of their own, newest first."""
    updates = [r for r in records if isinstance(r, Update)]
    others = [r for r in records if not isinstance(r, Update)]
    campaigns = sorted((r for r in others if isinstance(r, Campaign)), key=lambda c: (c.lang != default, c.path))
    owners = _campaigns_by_name(campaigns)
    own: dict[str, list[Update]] = defaultdict(list)
    for update in updates:
        found = owners.get(update.campaign, ())
        owner = next((c for c in found if c.lang == update.lang), found[0] if found else None)
        if owner:
            own[owner.path].append(msgspec.structs.replace(update, campaign=owner.slug))
        else:
            problems += _orphan(update, [c.slug for c in campaigns], withheld)
    return [_joined(r, own[r.path]) if isinstance(r, Campaign) else r for r in others]


def _by_slug(records: Sequence[Record]) -> list[Record]:
    """The records; one that names another by title, or with spaces, has that other's slug."""
    slugs = {(r.kind, r.slug) for r in records}

    @cache
    def titles() -> dict[tuple[str, str], str]:
        return {(r.kind, r.title.casefold()): r.slug for r in reversed(records)}

    def meant(kind: str, name: str) -> str:
        plain = slugify(name, fallback="")
        return titles().get((kind, name.casefold()), plain if (kind, plain) in slugs else name)

    def named(record: Record) -> Record:
        changes: dict[str, object] = {}
        for field, kind in _naming(type(record)) if not isinstance(record, Update) else ():
            names = getattr(record, field)
            if isinstance(names, tuple):
                if any((kind, name) not in slugs for name in names):
                    changes[field] = tuple(name if (kind, name) in slugs else meant(kind, name) for name in names)
            elif names and (kind, names) not in slugs:
                changes[field] = meant(kind, names)
        return msgspec.structs.replace(record, **changes) if changes else record

    return [named(record) for record in records]


def _lived(record: Campaign, config: SiteConfig, today: dt.datetime, problems: list[Problem]) -> Campaign:
    """A campaign with its whole life."""
    campaign, odd = lived(record, today, ZoneInfo(config.timezone))
    problems += odd
    return campaign


def _campaigns_by_name(campaigns: Sequence[Campaign]) -> dict[str, list[Campaign]]:
    """The campaigns, in every language, that a folder of updates may mean: by their files' name, then by their slug."""
    found: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in campaigns:
        stem = campaign.path.removesuffix(".md").removesuffix(f".{campaign.lang}").removesuffix("/index")
        found[slugify(stem.rpartition("/")[2])].append(campaign)
    for campaign in campaigns:
        found[campaign.slug].append(campaign)
    return found


def _joined(campaign: Campaign, updates: Iterable[Update]) -> Campaign:
    return msgspec.structs.replace(campaign, updates=_newest((*campaign.updates, *updates)))


def _with_own_files(records: Iterable[Record]) -> Iterable[Record]:
    """Every record that has a file of its own, updates among them."""
    for record in records:
        yield record
        if isinstance(record, Campaign):
            yield from (update for update in record.updates if update.path != record.path)


def _orphan(update: Update, slugs: Iterable[str], withheld: dict[str, str]) -> Iterable[Problem]:
    """An update whose campaign is not there is a mistake; one whose campaign waits, waits with it."""
    folder = update.path.partition("/updates/")[0]
    waiting = next((path for path in (f"{folder}/index.md", f"{folder}.md") if path in withheld), "")
    withheld[update.path] = f"its campaign is not published: {withheld.get(waiting, 'there is none')}"
    if waiting:
        return
    near = difflib.get_close_matches(update.campaign, list(slugs), 1)
    hint = f"Did you mean the campaign “{near[0]}”? " if near else ""
    yield rules.ORPHAN_UPDATE.at(
        Position(update.path, 1, 1),
        f"This update belongs to a campaign “{update.campaign}”, which is not published, so the update is left out.",
        f"{hint}Put the file into the updates folder of a campaign that exists.",
    )


def _newest(records: Iterable[T]) -> tuple[T, ...]:
    """Newest first; of two at the same time, in the order of path and slug."""
    return tuple(sorted(sorted(records, key=attrgetter("path", "slug")), key=attrgetter("date"), reverse=True))


def _aliases(
    records: Iterable[Record], urls: Mapping[str, str], config: SiteConfig, problems: list[Problem]
) -> dict[str, str]:
    taken = {url: path for path, url in urls.items()}
    found: dict[str, str] = {}
    for record in records:
        for place, alias in enumerate(record.aliases):
            owner = taken.setdefault(alias, record.path)
            if owner == record.path and alias != urls[record.path]:
                found[alias] = permalink(record, config.lang)
            elif owner != record.path:
                position = record.positions.get(f"aliases.{place}", record.position("aliases"))
                problems.append(_alias_taken(position, alias, owner))
    return found


def _alias_taken(position: Position, alias: str, owner: str) -> Problem:
    return rules.ALIAS_TAKEN.at(
        position, f"The old address {alias} already belongs to {owner}.", "Take it out of one of the two files."
    )


def resolved(record: R, refs: References, withheld: Mapping[str, str], problems: list[Problem]) -> R:
    """The record with the photos that there are and the hashtags of its text."""
    changes: dict[str, object] = {}
    if record.photo:
        photo = _found(record, record.photo, "photo", refs, withheld, problems)
        if photo is not record.photo:
            changes["photo"] = photo
    if record.photos:
        found = (_found(record, p, f"photos.{n}", refs, withheld, problems) for n, p in enumerate(record.photos))
        changes["photos"] = tuple(photo for photo in found if photo)
    if record.card or record.video:
        changes |= _standing_in(record, refs, withheld, problems)
    tags = [*record.hashtags, *[s.tag for s in record.body.slots if isinstance(s, HashtagSlot)]]
    if len(tags) > 1:
        unique = tuple(reversed({HASHTAG_SLUG(tag): tag for tag in reversed(tags)}.values()))
        if unique != record.hashtags:
            changes["hashtags"] = unique
    elif len(tags) > len(record.hashtags):
        changes["hashtags"] = tuple(tags)
    _check_slots(record, refs, withheld, problems)
    if isinstance(record, Campaign | Event):
        changes |= _resolved_within(record, refs, withheld, problems)
    if isinstance(record, Story) and record.body.empty:
        problems.append(
            rules.EMPTY.at(Position(record.path, 1, 1), "There is no text below the front matter.", "Tell the story.")
        )
    return msgspec.structs.replace(record, **changes) if changes else record


def _standing_in(
    record: Record, refs: References, withheld: Mapping[str, str], problems: list[Problem]
) -> dict[str, object]:
    """The record's card and video with the photos that there are of those that they name."""
    changes: dict[str, object] = {}
    if record.card and record.card.photo:
        photo = _found(record, record.card.photo, "card.photo", refs, withheld, problems)
        changes["card"] = msgspec.structs.replace(record.card, photo=photo)
    if record.video and record.video.poster:
        photo = _found(record, record.video.poster, "video.poster", refs, withheld, problems)
        changes["video"] = msgspec.structs.replace(record.video, poster=photo)
    return changes


def _resolved_within(
    record: Campaign | Event, refs: References, withheld: Mapping[str, str], problems: list[Problem]
) -> dict[str, object]:
    """The same of the records that a record holds."""
    if isinstance(record, Campaign):
        return {"updates": tuple(resolved(u, refs, withheld, problems) for u in record.updates)}
    return {"report": resolved(record.report, refs, withheld, problems)} if record.report else {}


def _found(
    record: Record,
    photo: Photo,
    key: str,
    refs: References,
    withheld: Mapping[str, str],
    problems: list[Problem],
) -> Photo | None:
    """The photo under its own file's name; None where there is none, which is a problem."""
    path = photo.file if photo.file in refs.photos else refs.picture_path(record.path, f"/{photo.file}")
    if path:
        return photo if path == photo.file else msgspec.structs.replace(photo, file=path)
    position = record.positions.get(f"{key}.file", record.position(key))
    problems.append(_missing_photo(record.path, photo.file, position, refs, withheld))
    return None


def _missing_photo(
    source: str, file: str, position: Position, refs: References, withheld: Mapping[str, str]
) -> Problem:
    if file in withheld:
        return rules.BROKEN_PHOTO.at(position, f"The photo {file} cannot be used.", "Mend or replace the photo.")
    near = refs.nearest(source, file.rpartition("/")[2] if file.startswith("content/") else file, refs.photos)
    hint = f"Did you mean {near}?" if near else "Put the photo into the folder of this file, or correct its name."
    if file.casefold().endswith(_NO_PHOTOS):
        hint = hint if near else "Save it as a JPEG or PNG, or write the name of a photo."
        return rules.MISSING_PHOTO.at(position, f"{file} is not a photo that pages can show.", hint)
    return rules.MISSING_PHOTO.at(position, f"There is no photo {file}.", hint)


def _check_slots(record: Record, refs: References, withheld: Mapping[str, str], problems: list[Problem]) -> None:
    for slot in record.body.slots:
        match slot:
            case LinkSlot(line=line, column=column, target=target) if refs.link(record.path, target) is None:
                problems.append(_broken_link(record.path, target, Position(record.path, line, column), refs))
            case VideoSlot(line=line, column=column, url=url) if "://" not in url and not refs.link(record.path, url):
                problems.append(_broken_link(record.path, url, Position(record.path, line, column), refs))
            case AudioSlot(line=line, column=column, file=file) if not refs.link(record.path, file):
                problems.append(_broken_link(record.path, file, Position(record.path, line, column), refs))
            case PhotoSlot():
                _check_picture(record, slot, refs, withheld, problems)
            case GallerySlot(photos=photos):
                for photo in photos:
                    _check_picture(record, photo, refs, withheld, problems)
            case _:
                pass


def _check_picture(
    record: Record, slot: PhotoSlot, refs: References, withheld: Mapping[str, str], problems: list[Problem]
) -> None:
    if refs.picture(record.path, slot.file) is None:
        position = Position(record.path, slot.line, slot.column)
        beside = f"{record.path.rpartition('/')[0]}/{slot.file}"
        file = beside if beside in withheld else slot.file
        problems.append(_missing_photo(record.path, file, position, refs, withheld))


def _broken_link(source: str, target: str, position: Position, refs: References) -> Problem:
    reason = refs.reason(source, target)
    if reason:
        return rules.WITHHELD_LINK.at(
            position, f"The link to {target} leads to a page that is not published: {reason}.", "Link to another page."
        )
    near = refs.nearest(source, target, [*refs.urls, *refs.attachments])
    hint = (
        f"Did you mean {near}?" if near else "Write the path from this file to the other, such as ../stories/name.md."
    )
    return rules.BROKEN_LINK.at(position, f"There is no file {target} to link to.", hint)


def _unknown(hub: Hub) -> Iterable[Problem]:
    """Campaigns and people that stories name and that are not there."""
    slugs = {campaign.slug for campaign in hub.campaigns}
    names = {name for person in hub.people for name in (person.slug, person.title.casefold())}
    for story in hub.stories:
        if story.campaign and story.campaign not in slugs:
            yield from _unknown_campaign(story, hub)
        for place, name in enumerate(story.authors):
            if "-" in name and name not in names:
                yield from _unknown_person(story, place, name, hub)


@cache
def _naming(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Which fields of a kind of record name others, and of what kind."""
    return tuple((field, named) for field, named in NAMING.items() if field in kind.__struct_fields__)


def _unknown_names(hub: Hub) -> Iterator[Problem]:
    """Names of groups, partners and the like, in any record, that no file has."""
    for record in hub.records:
        for field, kind in _naming(type(record)):
            names = getattr(record, field)
            if not names or (isinstance(record, Story) and field == "campaign"):
                continue
            for place, name in enumerate(names if isinstance(names, tuple) else (names,)):
                if (kind, name) not in hub.by_name:
                    yield _unknown_name(record, field, kind, name, place, hub)


def _unknown_name(record: Record, field: str, kind: str, name: str, place: int, hub: Hub) -> Problem:
    near = difflib.get_close_matches(name, [slug for other, slug in hub.by_name if other == kind], 1, 0.5)
    folder = next(folder for folder, of in FOLDERS.items() if of == kind)
    hint = f"Did you mean “{near[0]}”?" if near else f"Its slug is the name of its file in content/{folder}."
    if waiting := hub.references.waiting(folder, name):
        near, hint = [], addressed.waits(waiting)
    return rules.UNKNOWN_NAME.at(
        record.positions.get(f"{field}.{place}", record.position(field)),
        f"There is no published {kind} “{name}”.",
        hint,
        fix=f"{field}: {near[0]}" if near and isinstance(getattr(record, field), str) else "",
    )


def _unknown_campaign(story: Story, hub: Hub) -> Iterable[Problem]:
    near = difflib.get_close_matches(story.campaign, [c.slug for c in hub.campaigns], 1, 0.5)
    hint = f"Did you mean “{near[0]}”?" if near else "Its slug is the name of its file in content/campaigns."
    if waiting := hub.references.waiting("campaigns", story.campaign):
        near, hint = [], addressed.waits(waiting)
    yield rules.UNKNOWN_CAMPAIGN.at(
        story.position("campaign"),
        f"There is no published campaign “{story.campaign}”.",
        hint,
        fix=f"campaign: {near[0]}" if near else "",
    )


def _unknown_person(story: Story, place: int, name: str, hub: Hub) -> Iterable[Problem]:
    if slugify(name) != name or hub.person(name):
        return
    if near := difflib.get_close_matches(name, [p.slug for p in hub.people], 1, 0.8):
        position = story.positions.get(f"authors.{place}", story.position("authors"))
        message = f"There is no person “{name}”, so readers see that as the name."
        yield rules.UNKNOWN_PERSON.at(position, message, f"Did you mean “{near[0]}”?")


def _gathered(
    records: Sequence[Record],
    references: References,
    data: Mapping[str, bytes],
    config: SiteConfig,
    today: dt.datetime,
    relate: Relate,
) -> Hub:
    stories = _newest([r for r in records if isinstance(r, Story)])
    rest = [r for r in records if not isinstance(r, Story)]
    campaigns = _newest([r for r in rest if isinstance(r, Campaign)])
    spoken = sorted({r.lang for r in records} - {config.lang})
    others = _others(rest, campaigns)
    return Hub(
        config=config,
        stories=stories,
        campaigns=campaigns,
        people=_by_title(rest, Person),
        pages=tuple(r for r in rest if isinstance(r, Page)),
        events=tuple(sorted((r for r in rest if isinstance(r, Event)), key=lambda e: (e.start, e.path))),
        groups=_by_title(rest, Group),
        partners=_by_title(rest, Partner),
        representatives=_by_title(rest, Representative),
        data=data,
        today=today,
        topics=gather(stories, campaigns, topics_of, others=others),
        hashtags=gather(stories, campaigns, hashtags_of, HASHTAG_SLUG, others=others, display=display_hashtag),
        places=gather(
            stories, campaigns, places_of, others=[r for r in others if isinstance(r, Event | Group | Partner)]
        ),
        years=gather(stories, (), lambda record: (str(cast("Story", record).date.year),)),
        related=relate(stories, config.related),
        references=references,
        translations=_translations(records, config.lang),
        languages=(config.lang, *spoken),
        by_name=_names(rest),
    )


def _others(records: Sequence[Record], campaigns: Iterable[Campaign]) -> list[Record]:
    """Everything but stories and campaigns: what has a day newest first, then the rest by title."""
    dated: list[tuple[dt.datetime, Record]] = [(r.start, r) for r in records if isinstance(r, Event)]
    dated += [(update.date, update) for campaign in campaigns for update in campaign.updates]
    dated.sort(key=lambda pair: (-pair[0].timestamp(), pair[1].path, pair[1].slug))
    rest = [r for r in records if not isinstance(r, Story | Campaign | Event)]
    return [*(record for _, record in dated), *sorted(rest, key=lambda r: (r.title.casefold(), r.path))]


def _by_title(records: Iterable[Record], kind: type[R]) -> tuple[R, ...]:
    return tuple(
        sorted((r for r in records if isinstance(r, kind)), key=lambda record: (record.title.casefold(), record.path))
    )


def _names(records: Iterable[Record]) -> dict[tuple[str, str], tuple[Record, ...]]:
    """Whatever a field of another record may name: none names a page, nor a story, of which there are many."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in sorted(records, key=_PATH):
        if isinstance(record, Page):
            continue
        for name in dict.fromkeys((record.slug, record.title.casefold())):
            found[record.kind, name].append(record)
    return {name: tuple(named) for name, named in found.items()}


def _translations(records: Iterable[Record], default: str) -> dict[tuple[str, str], tuple[Record, ...]]:
    """Records that share a key; one without a key of its own goes by its slug (`name.es.md` names the key `name`)."""
    groups: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    in_order = sorted(records, key=_PATH)
    for record in in_order:
        if record.translation_key:
            groups[record.kind, record.translation_key].setdefault(record.lang, record)
    for record in in_order if groups else ():
        if not record.translation_key and (record.kind, record.slug) in groups:
            groups[record.kind, record.slug].setdefault(record.lang, record)
    return {
        key: tuple(sorted(group.values(), key=lambda r: (r.lang != default, r.lang))) for key, group in groups.items()
    }
