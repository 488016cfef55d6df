"""What one text's HTML shares while it is rendered: its slots, ids, and the rules for links, pictures and videos."""

from __future__ import annotations

from functools import cached_property

import msgspec
from markdown_it.common.utils import escapeHtml

from generator import lazy_re
from generator.content.body import (
    ActionSlot,
    AudioSlot,
    ChartSlot,
    GallerySlot,
    LinkSlot,
    PhotoSlot,
    Slot,
    VideoSlot,
)
from generator.content.markdown import links, rules
from generator.content.markdown.links import Kind
from generator.content.markdown.source import Source

_BLOCKS = (GallerySlot, VideoSlot, AudioSlot, ChartSlot, ActionSlot)
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
SLOT = lazy_re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_WRITTEN_ID = lazy_re.compile(r"(?:\{#|\b(?:id|name)\s*=\s*[\"']?)([\w:-]+)")
_UNSAFE_HINTS = {
    "javascript": "Links cannot run programs. Link to a page, or leave the link out.",
    "data": "Save the file beside the text and link to its name.",
    "file": "This file is on your own computer. Put a copy beside the text and link to its name.",
}


class Page:
    """Slots stand in the HTML as `U+FDD0 number U+FDD1` until `split` cuts there; `source` holds the problems."""

    def __init__(self, source: Source, id_prefix: str, ids: frozenset[str]) -> None:
        self.source = source
        self.slots: list[Slot] = []
        self.reported: set[str] = set()
        self._prefix = id_prefix
        self.ids = ids
        """The ids of the text's headings and blocks, without the prefix."""
        self._used: set[str] = set()

    @cached_property
    def _targets(self) -> frozenset[str]:
        """Every id that a link within the text may lead to."""
        return self.ids | frozenset(_WRITTEN_ID.findall(self.source.text))

    def put(self, slot: Slot) -> str:
        """The mark of a new slot."""
        self.slots.append(slot)
        return f"{_OPEN}{len(self.slots) - 1}{_CLOSE}"

    def is_block(self, number: int) -> bool:
        """Whether a slot will be filled with a block, which no paragraph can hold."""
        slot = self.slots[number]
        return isinstance(slot, _BLOCKS) or (isinstance(slot, PhotoSlot) and slot.figure)

    def split(self, html: str) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
        """The fragments between the slots, and the slots in the order in which they stand."""
        parts = SLOT.split(html)
        return tuple(parts[::2]), tuple(self.slots[int(number)] for number in parts[1::2])

    def own_id(self, name: str) -> str:
        """An id that we make ourselves, with the text's prefix, escaped."""
        return escapeHtml(self._prefix + name)

    def take_id(self, wanted: str, line: int) -> str:
        """An author's id with the prefix, escaped; empty, and reported, if it is taken."""
        wanted = "-".join(wanted.split())
        if not wanted or wanted in self._used or wanted.startswith(("fn:", "fnref:")):
            self.source.report(
                rules.DUPLICATE_ID,
                line,
                f"The id “{wanted}” is already taken in this text.",
                f"Give one of them another id, such as “{wanted or 'part'}-2”.",
            )
            return ""
        self._used.add(wanted)
        return self.own_id(wanted)

    def anchor(self, address: str, line: int, column: int) -> str:
        """The attributes of a link to an address as written; empty, and reported, if it cannot be one."""
        tidied = links.tidy(address)
        kind = links.kind_of(tidied)
        if kind is Kind.LOCAL:
            slot = LinkSlot(self.source.line_in_file(line), column + 1, tidied)
            return f' href="{self.put(slot)}"'
        if kind is Kind.FRAGMENT:
            name = tidied[1:]
            return f' href="#{links.encoded(self._prefix + name if name in self._targets else name)}"'
        if kind in (Kind.EMPTY, Kind.UNSAFE):
            self._report_useless(tidied, kind, line, column)
            return ""
        if kind in (Kind.BARE_HOST, Kind.BARE_MAIL):
            self._report_bare(tidied, kind, line, column)
        rel = ' rel="noopener"' if kind in (Kind.EXTERNAL, Kind.BARE_HOST) else ""
        return f' href="{links.encoded(links.completed(tidied, kind))}"{rel}'

    def _report_useless(self, address: str, kind: Kind, line: int, column: int) -> None:
        if kind is Kind.EMPTY:
            message, rule = "This link has no address, so its words are shown without a link.", rules.EMPTY_LINK
            hint = "Type the address between the round brackets: [the words](https://example.org/)"
        else:
            scheme = address.split(":", 1)[0].lower()
            message, rule = f"The address “{_short(address)}” is not one that readers can follow.", rules.UNSAFE_LINK
            hint = _UNSAFE_HINTS.get(
                "file" if len(scheme) == 1 or address.startswith("\\") else scheme,
                "Use an address that starts with https://, mailto: or tel:, or the name of a file beside the text.",
            )
        self.source.report(rule, line, message, hint, column=column + 1)

    def _report_bare(self, address: str, kind: Kind, line: int, column: int) -> None:
        full = links.completed(address, kind)
        self.source.report(
            rules.BARE_ADDRESS,
            line,
            f"The address “{address}” lacks its beginning; we took it for {full}",
            f"Write {full}",
            column=column + 1,
            fix=self.source.excerpt(line).replace(address, full, 1),
        )

    def picture(self, slot: PhotoSlot, *, in_link: bool) -> str:
        """A slot for a picture of the hub; for one on another site a link to it, reported; else its description."""
        file = links.tidy(slot.file)
        kind = links.kind_of(file)
        line = slot.line - self.source.first_line
        words = escapeHtml(slot.alt)
        if kind is Kind.LOCAL:
            return self.put(slot)
        if kind in (Kind.EXTERNAL, Kind.BARE_HOST):
            address = links.completed(file, kind)
            self.source.report(
                rules.EXTERNAL_IMAGE,
                line,
                f"The picture {_short(address)} is on another site, which would learn who reads this page.",
                "Save the picture beside the text (if you may) and write its file name. Until then we show a link.",
                column=slot.column,
            )
            words = words or escapeHtml(_short(address.split("://", 1)[-1]))
            return words if in_link else f'<a href="{links.encoded(address)}" rel="noopener">{words}</a>'
        self.source.report(
            rules.UNSAFE_LINK if file else rules.EMPTY_LINK,
            line,
            f"“{_short(file)}” is not the name of a picture." if file else "This picture has no file name.",
            "Save the picture beside the text and write its file name: ![what it shows](picture.jpg)",
            column=slot.column,
        )
        return words

    def video(self, video: VideoSlot, line: int, column: int) -> str:
        """A slot for a video that we can show; a link, reported, for one at any other place; empty for no address."""
        tidied, title = links.tidy(video.url), video.title
        if links.is_video(tidied):
            address = links.completed(tidied, links.kind_of(tidied))
            at = self.source.line_in_file(line)
            return self.put(msgspec.structs.replace(video, line=at, column=column + 1, url=address)) + "\n"
        self.source.report(
            rules.VIDEO_HOST,
            line,
            f"“{_short(tidied)}” is not a video at YouTube, Vimeo or a PeerTube, nor a video file of this hub.",
            "Copy the address of the video's own page, such as https://www.youtube.com/watch?v=abc123",
            column=column + 1,
        )
        words = escapeHtml(title or _short(tidied.split("://", 1)[-1]))
        kind = links.kind_of(tidied)
        if kind in (Kind.UNSAFE, Kind.EMPTY):
            return (f"<p>{words}</p>\n" if words else "") + video.html
        return f"<p><a{self.anchor(tidied, line, column)}>{words}</a></p>\n{video.html}"


def _short(address: str) -> str:
    """An address short enough for one line."""
    return address if len(address) <= 80 else f"{address[:77]}…"
