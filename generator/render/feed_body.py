"""A record's text for feed readers: plain HTML in which every address is a full one.

Feed readers drop styles, scripts and forms, show a page out of its site, and resolve relative addresses in their own
ways (RFC 4287 has `xml:base`, RSS has nothing). So nothing is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import assert_never
from urllib.parse import urljoin

import msgspec

from generator import lazy_re
from generator.urls import Base, is_internal
from generator.views.body import (
    ActionFill,
    AnyFill,
    AudioFill,
    BodyView,
    ChartFill,
    GalleryFill,
    HashtagFill,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.chart import ChartView
from generator.views.common import AudioView, PhotoView, VideoView
from generator.views.photo_widths import height_for

_ILLEGAL = lazy_re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (section 2.2, Char) does not allow, not even escaped."""
_TAG = lazy_re.compile(r"""<([A-Za-z][A-Za-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""")
_ATTRIBUTE = lazy_re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_DROPPED = lazy_re.compile(
    r"<(script|style|template|iframe|form|button|svg)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_KEPT = frozenset(
    "abbr alt checked cite colspan controls datetime dir disabled headers height href hreflang lang open poster rel"  # noqa: SIM905
    " reversed rowspan scope span src start title type value width".split()
)
"""Attributes that mean something outside our pages. Ids go too: links to them lead to the page itself."""
_ADDRESSES = frozenset({"href", "src", "poster", "cite"})
_SCHEMES = (
    "http://",
    "https://",
    "mailto:",
    "tel:",
    "sms:",
    "geo:",
    "webcal://",
    "ftp://",
    "magnet:",
    "xmpp:",
    "matrix:",
)


_HREF = ' href="'


def legal(text: str) -> str:
    """Without the characters that XML forbids."""
    return _ILLEGAL.sub("", text)


def feed_html(body: BodyView, read: Callable[[str], bytes], *, base: Base, url: str) -> str:
    """The text as HTML for a feed.

    Args:
        body: fragments by digest, and what fills the slots between them.
        read: turns a digest into bytes.
        base: where the site stands.
        url: hub-relative address of the page that the text belongs to; links within the text lead there.
    """
    fragments = msgspec.msgpack.decode(read(body.digest), type=list[str])
    writer = _Writer(base)
    parts = [fragments[0]]
    for fill, fragment in zip(body.fills, fragments[1:], strict=True):
        if isinstance(fill, MissingFill) and parts[-1].endswith(_HREF):
            parts[-1:] = [parts[-1].removesuffix(_HREF), fragment.removeprefix('"')]
            continue
        parts += [writer.html(fill), fragment]
    return legal(absolute_html("".join(parts), base=base, url=url)).strip()


def absolute_html(html: str, *, base: Base, url: str) -> str:
    """HTML with full addresses, and without what a feed reader has no use for."""
    page = base.absolute(url)

    def tag(match: re.Match[str]) -> str:
        closing = " /" if match[2].rstrip().endswith("/") else ""
        return f"<{match[1]}{''.join(_attributes(match[2], base, page))}{closing}>"

    return _TAG.sub(tag, _DROPPED.sub("", html))


def _attributes(text: str, base: Base, page: str) -> list[str]:
    """The attributes of one tag that stay, each with a space before it."""
    return [kept for match in _ATTRIBUTE.finditer(text) if (kept := _attribute(match[1].lower(), match[2], base, page))]


def _attribute(name: str, quoted: str | None, base: Base, page: str) -> str:
    """One attribute, or nothing if it is dropped."""
    if name not in _KEPT:
        return ""
    if quoted is None:
        return f" {name}"
    value = unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
    if name in _ADDRESSES:
        value = _absolute(value, base, page)
    return f' {name}="{escape(value)}"' if value or name == "alt" else ""


def _absolute(address: str, base: Base, page: str) -> str:
    """A full address; empty for one that leads nowhere (`javascript:` and the like)."""
    address = address.strip()
    if is_internal(address):
        return base.absolute(address)
    if not address or address.lower().startswith(_SCHEMES):
        return address
    try:
        joined = urljoin(page, address)
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) else ""


class _Writer:
    """Fills as simple HTML, addresses already full."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def html(self, fill: AnyFill) -> str:
        """What stands in the slot. Words of the interface are left out: a feed has no interface."""
        match fill:
            case LinkFill(url=url):
                html = self._href(url)
            case PhotoFill(photo=photo, figure=figure):
                html = self._figure(photo) if figure else self._image(photo)
            case GalleryFill(photos=photos):
                html = "".join(self._figure(photo) for photo in photos)
            case VideoFill() | AudioFill() | ChartFill():
                html = self._media(fill)
            case HashtagFill(tag=tag, url=url):
                html = f'<a href="{self._href(url)}">#{escape(tag)}</a>' if url else f"#{escape(tag)}"
            case ActionFill():
                html = self._action(fill)
            case LabelFill():
                html = ""
            case MissingFill(text=text):
                html = escape(text)
            case _:
                assert_never(fill)
        return html

    def _href(self, url: str) -> str:
        return escape(self._base.absolute(url))

    def _image(self, photo: PhotoView) -> str:
        largest = photo.largest
        height = height_for(largest.width, (photo.width, photo.height))
        size = f'width="{largest.width}" height="{height}"'
        return f'<img src="{self._href(largest.url)}" alt="{escape(photo.alt)}" {size} />'

    def _figure(self, photo: PhotoView) -> str:
        credit = f"<small>{escape(photo.credit)}</small>" if photo.credit else ""
        caption = " ".join(part for part in (photo.caption, credit) if part)
        return f"<figure>{self._image(photo)}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"

    def _media(self, fill: VideoFill | AudioFill | ChartFill) -> str:
        match fill:
            case VideoFill(video=video):
                return self._video(video)
            case AudioFill(audio=audio):
                return self._audio(audio)
            case ChartFill(chart=chart):
                return _chart_table(chart)

    def _video(self, video: VideoView) -> str:
        poster = self._image(video.poster) if video.poster else ""
        label = f"{poster}<br />▶ {escape(video.title)}" if poster else f"▶ {escape(video.title)}"
        return f'<p><a href="{self._href(video.page_url)}">{label}</a></p>{video.transcript}'

    def _audio(self, audio: AudioView) -> str:
        about = " · ".join(part for part in (audio.length, audio.size_text) if part)
        link = f'<a href="{self._href(audio.url)}">♫ {escape(audio.title)}</a>{f" ({escape(about)})" if about else ""}'
        return f"<p>{link}</p>{audio.transcript}"

    def _action(self, fill: ActionFill) -> str:
        return f'{fill.html}<p><strong><a href="{self._href(fill.url)}">{escape(fill.label)}</a></strong></p>'


def _chart_table(chart: ChartView) -> str:
    """A chart as its numbers: feed readers drop drawings."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (chart.label, *chart.columns))
    named = any((chart.label, *chart.columns))
    rows = "".join(_chart_row(chart, number) for number in range(len(chart.rows)))
    caption = " · ".join(part for part in (chart.title, chart.unit) if part)
    table = f"<table>{f'<caption>{escape(caption)}</caption>' if caption else ''}"
    table += f"{f'<thead><tr>{head}</tr></thead>' if named else ''}<tbody>{rows}</tbody></table>"
    below = " ".join(escape(part) for part in (chart.summary, chart.source) if part)
    return f"<figure>{table}{f'<figcaption>{below}</figcaption>' if below else ''}</figure>"


def _chart_row(chart: ChartView, number: int) -> str:
    row = chart.rows[number]
    texts = [f"{text} / {row.goal_text}" if row.goal_text else text for text in row.texts]
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'
