"""The text of a record as a page or feed shows it: every slot of its body filled from the hub."""

from __future__ import annotations

from generator.content.body import (
    ActionSlot,
    GallerySlot,
    HashtagSlot,
    LabelSlot,
    LinkSlot,
    PhotoSlot,
    Slot,
    VideoSlot,
)
from generator.content.hub import Hub
from generator.content.records import Photo, Record
from generator.plan.photos import PhotoViews
from generator.plan.videos import video_view
from generator.views.body import (
    ActionFill,
    AnyFill,
    BodyView,
    GalleryFill,
    HashtagFill,
    HeadingView,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.common import PhotoView, VideoView


class BodyViews:
    """Bodies with their slots filled."""

    def __init__(self, hub: Hub, photos: PhotoViews) -> None:
        self._hub = hub
        self._photos = photos
        self.links: dict[str, set[str]] = {}
        """Every address that a record's text links to, by the record's file, as far as its body was asked for."""

    def view(self, record: Record) -> BodyView:
        """A record's text."""
        body = record.body
        return BodyView(
            digest=body.digest,
            fills=tuple(self._fill(record, slot) for slot in body.slots),
            headings=tuple(HeadingView(level=h.level, id=h.id, text=h.text) for h in body.headings),
            empty=body.empty,
        )

    def shown(self, record: Record) -> set[str]:
        """The files of all photos that the text shows."""
        slots = [s for s in record.body.slots if isinstance(s, PhotoSlot)]
        slots += [p for s in record.body.slots if isinstance(s, GallerySlot) for p in s.photos]
        refs = self._hub.references
        return {path for s in slots if (path := refs.picture_path(record.path, s.file))}

    def _fill(self, record: Record, slot: Slot) -> AnyFill:
        match slot:
            case LinkSlot(target=target):
                url = self._link(record, target)
                return LinkFill(url=url) if url else MissingFill()
            case PhotoSlot():
                photo = self._photo(record, slot)
                return PhotoFill(photo=photo, figure=slot.figure) if photo else MissingFill(text=slot.alt)
            case GallerySlot(photos=photos):
                views = (self._photo(record, photo) for photo in photos)
                return GalleryFill(photos=tuple(view for view in views if view))
            case VideoSlot(url=url, title=title):
                return VideoFill(video=self.video(record, url, title))
            case HashtagSlot(tag=tag):
                term = self._hub.hashtags.find(tag)
                return HashtagFill(tag=tag, url=f"/hashtags/{term.slug}/" if term else "")
            case ActionSlot():
                return self._action(record, slot)
            case LabelSlot(key=key):
                return LabelFill(key=key)

    def video(self, record: Record, url: str, title: str, poster: PhotoView | None = None) -> VideoView:
        """A video at a known host, at any other address, or a file beside the text."""
        found = url if "://" in url else self._link(record, url) or url
        return video_view(found, title or record.title, poster)

    def _link(self, record: Record, target: str) -> str | None:
        url = self._hub.references.link(record.path, target)
        self.links.setdefault(record.path, set()).add(url or "")
        return url

    def _photo(self, record: Record, slot: PhotoSlot) -> PhotoView | None:
        path = self._hub.references.picture_path(record.path, slot.file)
        if path is None:
            return None
        return self._photos.view(Photo(path, slot.alt, slot.caption, slot.credit, slot.focal))

    def _action(self, record: Record, slot: ActionSlot) -> AnyFill:
        if slot.campaign:
            campaign = self._hub.campaign(slot.campaign, record.lang)
            if campaign is None:
                return MissingFill(text=slot.label)
            label = slot.label or (campaign.action.label if campaign.action else campaign.title)
            return ActionFill(label=label, url=self._hub.url(campaign), html=slot.html)
        url = slot.url if "://" in slot.url or slot.url.startswith(("mailto:", "tel:")) else None
        found = url or self._link(record, slot.url)
        return ActionFill(label=slot.label, url=found, html=slot.html) if found else MissingFill(text=slot.label)
