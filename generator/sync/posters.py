"""Pictures for videos of other sites, fetched ahead of a build, so that no reader's browser asks those sites for one.

Only what is missing is fetched: where a text names a picture, or one is in `content/data/posters` already, nobody is
asked, and nothing is ever overwritten. What comes is taken for a picture only once it was opened as one, and is written
as a new JPEG: no metadata and no byte of the other side's file get into the hub.

Where pictures are:
- YouTube: `maxresdefault.jpg` where there is one, else `hqdefault.jpg`, 480 by 360 with black bars above and below. A
  missing one is answered with 404 and a grey picture 120 pixels wide (paulirish/lite-youtube-embed,
  youtube-thumbnail-urls.md).
- Vimeo: `thumbnail_url` of its oEmbed, as wide as the `width` that is asked for (developer.vimeo.com/apis/oembed). It wants
  the whole link of an unlisted video, and a `Referer` for one that only some domains may show (help.vimeo.com, 12427906892689).
- PeerTube: `thumbnail_url` of `/services/oembed`, none where a `maxwidth` is below the preview's own
  (Chocobozzz/PeerTube, server/core/controllers/services.ts).
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec
from PIL import Image

from generator.config import SiteConfig
from generator.content.body import VideoSlot
from generator.content.hub import why_withheld
from generator.content.media import POSTER_ENDINGS, POSTERS
from generator.content.photos import inspect_photo
from generator.content.records import Campaign, Record
from generator.imagefile import UnreadableImageError, open_image
from generator.options import Progress
from generator.plan.videos import poster_name, video_view
from generator.problems import Position, Problem, Rule, Severity, ordered
from generator.render.pixels import DecodeCache, flattened
from generator.scaffold import write_data
from generator.sync.fetch import IMAGE, FetchError, Limits, TooOftenError, all_of, fetch, is_local
from generator.sync.texts import records
from generator.views.common import VideoView

NOT_FETCHED = Rule(
    "poster-not-fetched",
    Severity.WARNING,
    "There is no picture for a video of another site",
    "Networks fail, and videos are taken down. Until there is a picture, the page draws the video's title in its place; "
    "the next sync asks again.",
)
NO_PICTURE = Rule(
    "poster-not-a-picture",
    Severity.WARNING,
    "What came for a video is not a picture that can be shown",
    "Whatever another site sends is opened before it is kept: a web page or half a file would break the hub's own page.",
)
RULES = (NOT_FETCHED, NO_PICTURE)

WIDEST = 1280
"""Pixels. YouTube's largest picture, and as wide as a page shows a video on a sharp screen."""
LARGEST = 4_000_000
"""Bytes of an answer."""
_NARROWEST = 200
_QUALITY = 84
_BLACK = 24
"""How light, of 255, the black of a bar may be."""
_YOUTUBE = ("maxresdefault", "hqdefault")
_NAMES = {"youtube": "YouTube", "vimeo": "Vimeo"}
_LIKELY = re.compile(rb"youtu|vimeo|/w/|/videos/", re.IGNORECASE)
"""What a file has in it that shows a video of another site."""


class Hosts(msgspec.Struct, frozen=True):
    """Where the sites answer; `{host}` is the PeerTube site's own."""

    youtube: str = "https://i.ytimg.com/vi"
    vimeo: str = "https://vimeo.com/api/oembed.json"
    peertube: str = "https://{host}/services/oembed"


class Poster(msgspec.Struct, frozen=True):
    """What came of one video's picture: the file that it is for, and whether it was written."""

    path: str
    video: str
    written: bool


class Posters(msgspec.Struct, frozen=True):
    """What came of all that were missing."""

    told: tuple[Poster, ...]
    problems: tuple[Problem, ...]


class _Shown(msgspec.Struct, frozen=True):
    """A video without a picture, and where it is first written."""

    path: str
    video: VideoView
    position: Position

    @property
    def site(self) -> str:
        return _NAMES.get(self.video.provider) or urlsplit(self.video.page_url).netloc


class _Note(Exception):  # noqa: N818 - it is what a reader is told
    """Why there is no picture. The text continues “YouTube …”."""

    def __init__(self, rule: Rule, text: str) -> None:
        super().__init__(text)
        self.rule, self.text = rule, text


def fetch_posters(
    root: Path,
    config: SiteConfig,
    now: dt.datetime,
    progress: Progress,
    *,
    limits: Limits | None = None,
    hosts: Hosts | None = None,
) -> Posters:
    """Fetches the pictures that the videos of the hub in `root` lack.

    Args:
        root: the hub.
        config: its site.yaml.
        now: texts that expired before are not looked at.
        progress: whoever watches.
        limits: how long to wait for each answer; pictures have a size of their own, `LARGEST`.
        hosts: where the sites stand.
    """
    patience = limits or Limits()
    missing = _missing(root, config, now)
    progress.stage("posters", len(missing))
    asker = _Asker(config.url, now, patience, hosts or Hosts())
    answers = all_of([partial(asker.picture, shown.video) for shown in missing], 2 * patience.whole)
    told, problems = [], []
    for shown, answer in zip(missing, answers, strict=True):
        try:
            _keep(root, shown, answer, patience)
            told.append(Poster(shown.path, shown.video.page_url, written=True))
        except _Note as note:
            told.append(Poster(shown.path, shown.video.page_url, written=False))
            problems.append(_problem(shown, note))
        progress.advance()
    return Posters(tuple(told), ordered(problems))


# Which are missing.


def _missing(root: Path, config: SiteConfig, now: dt.datetime) -> list[_Shown]:
    """The videos that no picture is named for and none is kept of, each once, by their files."""
    found: dict[str, _Shown] = {}
    for record in records(root, config, having=_LIKELY):
        if why_withheld(record, now, drafts=True):
            continue
        for each in (record, *record.updates) if isinstance(record, Campaign) else (record,):
            for url, position in _bare(each):
                shown = _shown(url, position)
                if shown and shown.path not in found and not _is_kept(root, shown.path):
                    found[shown.path] = shown
    return sorted(found.values(), key=lambda shown: shown.path)


def _bare(record: Record) -> Iterator[tuple[str, Position]]:
    """The addresses of videos for which a text names no picture."""
    if record.video and not (record.video.poster or record.photo):
        yield record.video.url, record.position("video")
    for part in record.body.slots:
        if isinstance(part, VideoSlot) and not part.poster:
            yield part.url, Position(record.path, part.line, part.column)


def _shown(url: str, position: Position) -> _Shown | None:
    """A video of a site that has pictures; None for any other, and for an address that is none."""
    try:
        video = video_view(url, "")
        name = poster_name(video)
    except ValueError:
        return None
    return _Shown(f"{POSTERS}{name}.jpg", video, position) if name else None


def _is_kept(root: Path, path: str) -> bool:
    stem = path.removesuffix(".jpg")
    return any(os.path.lexists(root / f"{stem}{ending}") for ending in POSTER_ENDINGS)


# Asking.


class _OEmbed(msgspec.Struct):
    """What we read of an answer (oembed.com, 2.3.4)."""

    thumbnail_url: str | None = None


class _Asker(msgspec.Struct, frozen=True):
    """Asks the sites; `own` is the hub's own address."""

    own: str
    now: dt.datetime
    limits: Limits
    hosts: Hosts

    def picture(self, video: VideoView) -> bytes | _Note:
        """The bytes of a video's picture, or why there are none."""
        try:
            return self._of_youtube(video) if video.provider == "youtube" else self._of_oembed(video)
        except FetchError as error:
            return _Note(NOT_FETCHED, str(error))
        except _Note as note:
            return note

    def _of_youtube(self, video: VideoView) -> bytes:
        folder = f"{self.hosts.youtube}/{poster_name(video).removeprefix('youtube-')}"
        largest, usual = (f"{folder}/{size}.jpg" for size in _YOUTUBE)
        try:
            return self._image(largest)
        except TooOftenError:
            raise
        except (FetchError, _Note):
            return self._image(usual)

    def _of_oembed(self, video: VideoView) -> bytes:
        of = quote(video.page_url, safe="")
        if video.provider == "vimeo":
            url = f"{self.hosts.vimeo}?url={of}&width={WIDEST}"
            headers = {"Referer": f"{self.own}/"} if self.own else {}
        else:
            url, headers = f"{self.hosts.peertube.format(host=urlsplit(video.page_url).netloc)}?url={of}", {}
        answer = fetch(url, headers, self.limits, self.now)
        try:
            found = msgspec.json.decode(answer, type=_OEmbed).thumbnail_url
        except (msgspec.MsgspecError, RecursionError) as error:
            raise _Note(NOT_FETCHED, "answers with something that is not oEmbed.") from error
        if not found:
            raise _Note(NOT_FETCHED, "has no picture of this video, or shows it to few.")
        if is_local(found) and not is_local(url):
            raise _Note(NOT_FETCHED, "sends us to a computer that is not on the public internet.")
        return self._image(found)

    def _image(self, url: str) -> bytes:
        """The bytes at an address, which begin as a picture does that is wide enough."""
        data = fetch(url, {}, msgspec.structs.replace(self.limits, size=LARGEST), self.now, IMAGE)
        try:
            width = open_image(data).width
        except UnreadableImageError as error:
            raise _Note(NO_PICTURE, _refusal(data)) from error
        if width < _NARROWEST:
            raise _Note(NO_PICTURE, f"sends a picture of {width} pixels across, too small to show.")
        return data


def _refusal(data: bytes) -> str:
    troubles = inspect_photo(data, name="picture.jpg").troubles
    return f"sends something that cannot be used: {troubles[0].message}" if troubles else "sends half a picture."


# Keeping.


def _keep(root: Path, shown: _Shown, answer: bytes | _Note | None, limits: Limits) -> None:
    """Writes a picture anew, unless somebody put one there meanwhile.

    Raises:
        _Note: if there is none to write, or nowhere to write it.
    """
    if answer is None:
        raise _Note(NOT_FETCHED, f"was not done after {2 * limits.whole:g} seconds.")
    if isinstance(answer, _Note):
        raise answer
    info = inspect_photo(answer, name="picture.jpg").info
    if info is None:
        raise _Note(NO_PICTURE, _refusal(answer))
    width = min(info.width, WIDEST)
    size = width, max(1, round(info.height * width / info.width))
    try:
        jpeg = _jpeg(answer, size, barred=shown.video.provider == "youtube")
    except UnreadableImageError as error:
        raise _Note(NO_PICTURE, _refusal(answer)) from error
    try:
        if not _is_kept(root, shown.path):
            write_data(root, shown.path, jpeg)
    except (OSError, ValueError) as error:
        raise _Note(NOT_FETCHED, f"has a picture, but it cannot be written to {shown.path}.") from error


def _jpeg(data: bytes, size: tuple[int, int], *, barred: bool) -> bytes:
    """A picture as JPEG: upright, in sRGB, on white, without metadata, and without YouTube's black bars."""
    image = flattened(DecodeCache().sized("", size, lambda _: data))
    out = BytesIO()
    (_without_bars(image) if barred else image).save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _without_bars(image: Image.Image) -> Image.Image:
    """The middle of a picture of 4:3 whose film is 16:9; any other as it is."""
    width, height = image.size
    bar = (height - width * 9 // 16) // 2
    if width * 3 != height * 4 or bar < 3:
        return image
    light = image.convert("L")
    edges = (0, 0, width, bar - 2), (0, height - bar + 2, width, height)
    black = all(max(light.crop(edge).tobytes()) <= _BLACK for edge in edges)
    return image.crop((0, bar, width, height - bar)) if black else image


def _problem(shown: _Shown, note: _Note) -> Problem:
    hint = (
        "Look whether the video is still there and may be embedded. The next sync asks again; or save a picture of your own "
        f"as {shown.path}."
    )
    return note.rule.at(shown.position, f"{shown.site} {note.text}", hint)
