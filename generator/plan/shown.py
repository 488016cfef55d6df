"""The videos, recordings and charts that a page shows, wherever on it they stand."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import cast, get_args

import msgspec

from generator.views.body import AudioFill, BodyView, VideoFill
from generator.views.common import AudioView, VideoView
from generator.views.content import Content


def videos(page: Content) -> Iterator[VideoView]:
    """Every video, that of the front matter first."""
    video = getattr(page, "video", None)
    if isinstance(video, VideoView):
        yield video
    yield from (fill.video for body in _bodies(page) for fill in body.fills if isinstance(fill, VideoFill))


def recordings(page: Content) -> Iterator[AudioView]:
    """Every recording, that of the front matter first."""
    audio = getattr(page, "audio", None)
    if isinstance(audio, AudioView):
        yield audio
    yield from (fill.audio for body in _bodies(page) for fill in body.fills if isinstance(fill, AudioFill))


def _bodies(page: Content) -> Iterator[BodyView]:
    """The texts on a page: its own, and those of the parts that it holds, such as a campaign's updates."""
    for name in _fields_with_text(cast("Hashable", type(page))):
        value = getattr(page, name)
        for part in value if isinstance(value, tuple) else (value,):
            body = part if isinstance(part, BodyView) else getattr(part, "body", None)
            if isinstance(body, BodyView):
                yield body


@cache
def _fields_with_text(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of page whose values, or one of them, are a text or hold one: most pages have one or none."""
    fields = msgspec.structs.fields(cast("type[Content]", kind))
    return tuple(field.name for field in fields if any(_may_have_text(part) for part in _parts(field.type)))


def _parts(kind: object) -> Iterator[object]:
    """A type, and all that it is made of: `tuple[StorySummary, ...] | None` holds summaries."""
    yield kind
    for part in get_args(kind):
        yield from _parts(part)


def _may_have_text(kind: object) -> bool:
    return kind is BodyView or "body" in getattr(kind, "__struct_fields__", ())
