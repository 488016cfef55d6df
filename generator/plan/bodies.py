"""The text of a record as a page or feed shows it: every slot of its body filled from the hub."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

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
from generator.content.captions import is_vtt, transcript_html
from generator.content.hub import Hub
from generator.content.media import chart_table, poster_path, tracks
from generator.content.records import Photo, Record
from generator.content.references import attachment_url
from generator.mediafile import ENDINGS, MediaInfo
from generator.plan.charts import chart_view
from generator.plan.dates import own_name
from generator.plan.lengths import length_text, size_text
from generator.plan.photos import PhotoViews
from generator.plan.videos import poster_name, video_view
from generator.views.body import (
    ActionFill,
    AnyFill,
    AudioFill,
    BodyView,
    ChartFill,
    GalleryFill,
    HashtagFill,
    HeadingView,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.chart import ChartView
from generator.views.common import AudioView, PhotoView, TrackView, VideoView


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
            fills=tuple(self.fill(record, slot) for slot in body.slots),
            headings=tuple(HeadingView(level=h.level, id=h.id, text=h.text) for h in body.headings),
            empty=body.empty,
            summarised=bool(record.summary),
        )

    def shown(self, record: Record) -> set[str]:
        """The files of all photos that the text shows."""
        slots = [s for s in record.body.slots if isinstance(s, PhotoSlot)]
        slots += [p for s in record.body.slots if isinstance(s, GallerySlot) for p in s.photos]
        refs = self._hub.references
        return {path for s in slots if (path := refs.picture_path(record.path, s.file))}

    def fill(self, record: Record, slot: Slot) -> AnyFill:  # noqa: PLR0911 - one for each sort
        """What a slot of a record's text becomes."""
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
            case VideoSlot():
                return VideoFill(video=self.video(record, slot))
            case AudioSlot():
                audio = self.audio(record, slot)
                return AudioFill(audio=audio) if audio else MissingFill(text=slot.title)
            case ChartSlot():
                table, _ = chart_table(self._hub.references, record, slot, self._hub.data)
                chart = chart_view(slot, table, record.lang)
                return ChartFill(chart=chart) if chart else MissingFill()
            case HashtagSlot(tag=tag):
                term = self._hub.hashtags.find(tag)
                return HashtagFill(tag=tag, url=f"/hashtags/{term.slug}/" if term else "")
            case ActionSlot():
                return self._action(record, slot)
            case LabelSlot(key=key):
                return LabelFill(key=key)

    def charts(self, record: Record) -> Iterator[ChartView]:
        """The charts of a record's text."""
        fills = (self.fill(record, slot) for slot in record.body.slots if isinstance(slot, ChartSlot))
        yield from (fill.chart for fill in fills if isinstance(fill, ChartFill))

    def video(self, record: Record, slot: VideoSlot, poster: PhotoView | None = None) -> VideoView:
        """A video at a known host, at any other address, or a file beside the text.

        Its poster is the picture that is named, or `poster`, or one that was fetched ahead.
        """
        refs, title = self._hub.references, slot.title or record.title
        path = refs.picture_path(record.path, slot.poster) if slot.poster else None
        local = "://" not in slot.url
        view = video_view((self._link(record, slot.url) or slot.url) if local else slot.url, title)
        path = path or ("" if poster else poster_path(refs, poster_name(view)))
        view = msgspec.structs.replace(
            view,
            poster=self._photos.view(Photo(path, slot.title)) if path else poster,
            transcript=slot.html or self._transcript(record, slot.transcript),
        )
        file = refs.attached(record.path, slot.url) if local else None
        if file is None:
            return view
        info = refs.media.get(file, MediaInfo(0))
        return msgspec.structs.replace(
            view,
            captions=tuple(
                TrackView(url=self._captions(record, track.path), lang=track.lang, label=own_name(track.lang))
                for track in tracks(refs, record, slot.url, slot.captions)
            ),
            type=_type(file),
            seconds=info.seconds,
            width=info.width,
            height=info.height,
        )

    def audio(self, record: Record, slot: AudioSlot) -> AudioView | None:
        """A recording beside the text; None where it is not there."""
        refs = self._hub.references
        file, url = refs.attached(record.path, slot.file), self._link(record, slot.file)
        if file is None or url is None:
            return None
        info = refs.media.get(file, MediaInfo(0))
        return AudioView(
            title=slot.title or record.title,
            url=url,
            type=_type(file),
            size=info.size,
            size_text=size_text(info.size, record.lang),
            seconds=info.seconds,
            length=length_text(info.seconds),
            transcript=slot.html or self._transcript(record, slot.transcript),
        )

    def _captions(self, record: Record, path: str) -> str:
        """The address of captions as browsers read them."""
        url = captions_url(path, self._hub.references.attachments[path], self._hub.data.get(path, b""))
        self.links.setdefault(record.path, set()).add(url)
        return url

    def _transcript(self, record: Record, file: str) -> str:
        path = self._hub.references.attached(record.path, file) if file else None
        ending = posixpath.splitext(path or "")[1].lower()
        if path is None or ending not in (".vtt", ".srt", ".txt"):
            return ""
        return transcript_html(self._hub.data.get(path, b""), ending)

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


def _type(file: str) -> str:
    return ENDINGS.get(posixpath.splitext(file)[1].lower(), "")


def captions_url(path: str, digest: str, data: bytes) -> str:
    """Where captions are published: as they are if browsers read them so, else as WebVTT made of them."""
    if path.lower().endswith(".vtt") and is_vtt(data):
        return attachment_url(path, digest)
    return attachment_url(f"{posixpath.splitext(path)[0]}.vtt", digest)
