"""Videos behind a facade: nothing is loaded from the host until the reader asks for it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from generator.views.common import PhotoView, VideoView

_YOUTUBE = re.compile(r"(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$")
_VIMEO = re.compile(r"(?:^|\.)vimeo\.com$")
_PEERTUBE = re.compile(r"^/(?:w|videos/watch|videos/embed)/([\w-]+)")


def video_view(url: str, title: str, poster: PhotoView | None = None) -> VideoView:
    """The facade of a video at a known host, or of any other address as a link."""
    parts = urlsplit(url)
    host = parts.netloc.lower().partition(":")[0]
    if _YOUTUBE.search(host) and (name := _youtube_id(parts.path, parts.query)):
        return VideoView(
            provider="youtube",
            title=title,
            page_url=f"https://www.youtube.com/watch?v={name}",
            embed_url=f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1",
            poster=poster,
        )
    if _VIMEO.search(host) and (found := re.search(r"/(\d+)", parts.path)):
        return VideoView(
            provider="vimeo",
            title=title,
            page_url=f"https://vimeo.com/{found[1]}",
            embed_url=f"https://player.vimeo.com/video/{found[1]}?dnt=1&autoplay=1",
            poster=poster,
        )
    if host and (found := _PEERTUBE.match(parts.path)):
        name = quote(found[1])
        return VideoView(
            provider="peertube",
            title=title,
            page_url=f"https://{parts.netloc}/w/{name}",
            embed_url=f"https://{parts.netloc}/videos/embed/{name}?p2p=0&autoplay=1",
            poster=poster,
        )
    return VideoView(provider="link" if host else "file", title=title, page_url=url, embed_url=url, poster=poster)


def _youtube_id(path: str, query: str) -> str:
    """The eleven characters of a video in any of YouTube's address forms; empty if there are none."""
    named = parse_qs(query).get("v", [""])[0]
    last = path.rstrip("/").rpartition("/")[2]
    return next((name for name in (named, last) if re.fullmatch(r"[\w-]{11}", name)), "")
