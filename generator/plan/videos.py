"""Videos behind a facade: nothing is loaded from the host until the reader asks for it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from generator import lazy_re
from generator.views.common import PhotoView, VideoView

_YOUTUBE = lazy_re.compile(r"(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$")
_VIMEO = lazy_re.compile(r"(?:^|\.)vimeo\.com$")
_YOUTUBE_PATH = lazy_re.compile(r"^/(?:(?:embed|shorts|live|v|e)/)?([A-Za-z0-9_-]{11})/?$")
_VIMEO_PATH = lazy_re.compile(
    r"^(?:/video|/channels/[^/]+|/(?:groups|showcase|album)/[^/]+/videos?)?/(\d+)(?:/([0-9a-f]+))?/?$"
)
_PEERTUBE = lazy_re.compile(r"^/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{8,})/?$")


def video_view(url: str, title: str, poster: PhotoView | None = None) -> VideoView:
    """The facade of a video at a known host, or of any other address as a link."""
    parts = urlsplit(url)
    host = parts.netloc.lower().partition(":")[0]
    if _YOUTUBE.search(host) and (name := _youtube_id(host, parts.path, parts.query)):
        return VideoView(
            provider="youtube",
            title=title,
            page_url=f"https://www.youtube.com/watch?v={name}",
            embed_url=f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1",
            poster=poster,
        )
    if _VIMEO.search(host) and (found := _VIMEO_PATH.match(parts.path)):
        secret = found[2] or parse_qs(parts.query).get("h", [""])[0]  # an unlisted video plays with its hash alone
        return VideoView(
            provider="vimeo",
            title=title,
            page_url=f"https://vimeo.com/{found[1]}" + (f"/{quote(secret)}" if secret else ""),
            embed_url=f"https://player.vimeo.com/video/{found[1]}?{f'h={quote(secret)}&' if secret else ''}dnt=1&autoplay=1",
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


def _youtube_id(host: str, path: str, query: str) -> str:
    """The eleven characters of a video in any of YouTube's address forms; empty if there are none.

    Only `youtu.be` has them right after the host: `youtube.com/OttersbyTwn` is a channel.
    """
    named = parse_qs(query).get("v", [""])[0]
    if re.fullmatch(r"[A-Za-z0-9_-]{11}", named):
        return named
    found = _YOUTUBE_PATH.match(path)
    alone = path.strip("/").count("/") == 0
    return found[1] if found and (host.endswith("youtu.be") or not alone) else ""


def poster_name(video: VideoView) -> str:
    """The name under which a video's poster is kept once it was fetched, `youtube-aB3_-xYz019`; empty for other videos.

    Of PeerTube, which is many sites, the site's name comes before the video's.
    """
    parts = urlsplit(video.page_url)
    match video.provider:
        case "youtube":
            return f"youtube-{parse_qs(parts.query)['v'][0]}"
        case "vimeo":
            return f"vimeo-{parts.path.split('/')[1]}"
        case "peertube":
            return f"{parts.netloc.replace(':', '-')}-{parts.path.rpartition('/')[2]}"
        case _:
            return ""
