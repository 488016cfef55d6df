"""The videos, recordings and charts that a page shows, wherever on it they stand."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import cast

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
    for name in page.__struct_fields__:
        value = getattr(page, name)
        for part in value if isinstance(value, tuple) else (value,):
            if not _may_have_text(cast("Hashable", type(part))):
                continue
            if isinstance(part, BodyView):
                yield part
            elif isinstance(body := part.body, BodyView):
                yield body


@cache
def _may_have_text(kind: Hashable) -> bool:
    """Whether a part of this kind is a text or holds one: hardly any does, and a list has hundreds of them."""
    return kind is BodyView or "body" in getattr(kind, "__struct_fields__", ())
