"""What each directive looks like. Photos, videos, sound, charts and calls to action are slots, others static HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from generator.content.body import ActionSlot, AudioSlot, GallerySlot, PhotoSlot, VideoSlot
from generator.content.markdown import links, rules
from generator.content.markdown.chart import chart_slot
from generator.content.markdown.directives import DIRECTIVES
from generator.content.markdown.inline import Inlines
from generator.content.markdown.links import Kind
from generator.content.markdown.pictures import images_in, without
from generator.problems import Rule


class Blocks(Protocol):
    """What renders the blocks within a directive."""

    inlines: Inlines

    def blocks(self, tokens: Sequence[Token]) -> str:
        """Blocks as HTML that may hold slots."""

    def sealed(self, tokens: Sequence[Token]) -> tuple[str, bool]:
        """Blocks (or the one paragraph's text) as cleaned HTML for a slot's field, and whether they hold slots."""

    def prose(self, text: str) -> str:
        """A text from an attribute as inline HTML without slots."""


def render_directive(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    """The HTML of one directive, from its opening token and what stands between that and the closing one."""
    blocks.inlines.start(token)
    html = _RENDERERS.get(token.info, _unknown)(blocks, token, inner)
    attributes = blocks.inlines.attributes(token) if token.attrs or token.meta.get("insecure_attrs") else ""
    return f"<div{attributes}>\n{html}</div>\n" if attributes else html


def _report(blocks: Blocks, rule: Rule, token: Token, message: str, hint: str) -> None:
    blocks.inlines.page.source.report(rule, (token.map or [0])[0], message, hint)


def _missing(blocks: Blocks, token: Token, what: str) -> None:
    example = DIRECTIVES[token.info].example
    _report(blocks, rules.MISSING_ARGUMENT, token, f"This {token.info} has no {what}.", f"Write it like: {example}")


def _place(blocks: Blocks, token: Token, needle: str) -> tuple[int, int]:
    """Line in the text and column of an argument."""
    start = (token.map or [0])[0]
    return blocks.inlines.page.source.find(needle, start, start + 1)


def _unknown(blocks: Blocks, _token: Token, inner: Sequence[Token]) -> str:
    return f"<div>\n{blocks.blocks(inner)}</div>\n"


def _titled(inner: Sequence[Token], kind: str) -> tuple[Sequence[Token] | None, Sequence[Token]]:
    """The inline tokens of a text that stands first or last, if there is one, and the rest."""
    if inner and inner[0].type == f"{kind}_open":
        return inner[1].children or (), inner[3:]
    if inner and inner[-1].type == f"{kind}_close":
        return inner[-2].children or (), inner[:-3]
    return None, inner


def _quote(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    who, content = _titled(inner, "quote_who")
    if not content:
        _report(
            blocks, rules.MISSING_ARGUMENT, token, "This quote has no words.", "Type them on the lines below ::: quote"
        )
    html = f'<figure class="pull-quote">\n<blockquote>\n{blocks.blocks(content)}</blockquote>\n'
    if who is not None:
        blocks.inlines.start(token)
        html += f"<figcaption>{blocks.inlines.render(who)}</figcaption>\n"
    return f"{html}</figure>\n"


def _callout(blocks: Blocks, _token: Token, inner: Sequence[Token]) -> str:
    title, content = _titled(inner, "callout_title")
    html = '<aside class="callout">\n'
    if title is not None:
        html += f'<p class="callout-title">{blocks.inlines.render(title)}</p>\n'
    return f"{html}{blocks.blocks(content)}</aside>\n"


def _numbers(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    if not inner:
        _report(
            blocks,
            rules.MISSING_ARGUMENT,
            token,
            "There are no numbers here.",
            "Write a line for each: - 412 | people signed",
        )
        return ""
    parts = []
    for i, part in enumerate(inner):
        if part.type == "number_open":
            blocks.inlines.start(part)
            parts.append("<li>")
        elif part.type == "number_close":
            parts.append("</li>\n")
        elif part.type == "number_value_open":
            text = blocks.inlines.render(inner[i + 1].children or ())
            parts.append(f'<strong class="number-value">{text}</strong> ')
        elif part.type == "number_label_open":
            text = blocks.inlines.render(inner[i + 1].children or ())
            parts.append(f'<span class="number-label">{text}</span>')
    return f'<ul class="numbers">\n{"".join(parts)}</ul>\n'


def _figure(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    values = token.meta["arguments"]
    file = values.get("file", "")
    if not file:
        return _figure_from_content(blocks, token, inner)
    line, column = _place(blocks, token, file)
    caption, has_slots = blocks.sealed(inner)
    slot = PhotoSlot(
        blocks.inlines.page.source.line_in_file(line),
        column + 1,
        links.tidy(file),
        values.get("alt", ""),
        caption,
        blocks.prose(values.get("credit", "")) and values["credit"],
        blocks.inlines.focal(values.get("focal", ""), line),
        figure=True,
    )
    return photo_block(blocks, slot, has_slots=has_slots)


def _figure_from_content(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    """A figure whose photo was written as Markdown within it: the photo, and the rest as its caption."""
    images = images_in(inner)
    if not images:
        _missing(blocks, token, "photo")
        return _unknown(blocks, token, inner)
    values = token.meta["arguments"]
    first = images[0]
    blocks.inlines.start(token)
    slot = blocks.inlines.photo(first, figure=True)
    rest = without(inner, [first])
    caption, has_slots = blocks.sealed(rest)
    slot = msgspec.structs.replace(
        slot, alt=values.get("alt") or slot.alt, credit=values.get("credit") or slot.credit, caption=caption
    )
    return photo_block(blocks, slot, has_slots=has_slots)


def photo_block(blocks: Blocks, slot: PhotoSlot, *, has_slots: bool = False) -> str:
    """A photo on its own. A caption that holds slots itself stands as static HTML around the photo."""
    page = blocks.inlines.page
    if links.kind_of(slot.file) is Kind.LOCAL and not has_slots:
        return page.put(slot) + "\n"
    bare = msgspec.structs.replace(slot, caption="", figure=False)
    picture = page.picture(bare, in_link=False)
    if not slot.caption:
        return f"<p>{picture}</p>\n" if picture else ""
    return f'<figure class="photo">{picture}\n<figcaption>{slot.caption}</figcaption></figure>\n'


def _gallery(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    page = blocks.inlines.page
    photos: list[PhotoSlot] = []
    elsewhere: list[PhotoSlot] = []
    images = images_in(inner)
    for image in images:
        caption = blocks.prose(str(image.attrs.get("title", "")))
        slot = blocks.inlines.photo(image, caption=caption)
        (photos if links.kind_of(slot.file) is Kind.LOCAL else elsewhere).append(slot)
    rest = without(inner, images)
    if rest:
        _report(
            blocks, rules.BLOCK_CONTENT, token, "This gallery holds other things than photos; we show them below it.",
            'Write each photo as ![what it shows](photo.jpg "its caption") and other text outside the gallery.',
        )  # fmt: skip
    if not images:
        _report(
            blocks, rules.MISSING_ARGUMENT, token, "This gallery has no photos.",
            "Write a line for each: ![what it shows](photo.jpg)",
        )  # fmt: skip
    line = page.source.line_in_file((token.map or [0])[0])
    html = page.put(GallerySlot(line, 1, tuple(photos))) + "\n" if photos else ""
    html += "".join(f"<p>{page.picture(slot, in_link=False)}</p>\n" for slot in elsewhere)
    return html + blocks.blocks(rest)


def _video(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    values = token.meta["arguments"]
    url = values.get("url", "")
    if not url:
        _missing(blocks, token, "address")
        title = values.get("title", "")
        return (f"<p>{escapeHtml(title)}</p>\n" if title else "") + blocks.blocks(inner)
    line, column = _place(blocks, token, url)
    html, has_slots = blocks.sealed(inner)
    slot = VideoSlot(
        0,
        0,
        url,
        values.get("title", ""),
        links.tidy(values.get("poster", "")),
        _captions(values.get("captions", "")),
        links.tidy(values.get("transcript", "")),
        "" if has_slots else _paragraphs(html),
    )
    shown = blocks.inlines.page.video(slot, line, column)
    return shown + (_transcript(blocks, html) if has_slots else "")


def _captions(written: str) -> str:
    word = written.strip().casefold()
    return "no" if word in ("no", "none", "silent", "false", "off") else links.tidy(written)


def _paragraphs(html: str) -> str:
    """HTML of blocks, where the text of one paragraph alone is in one, too."""
    return f"<p>{html}</p>" if html and not html.startswith("<") else html


def _transcript(blocks: Blocks, html: str) -> str:
    """What is said, to be unfolded: as static HTML, because it holds links."""
    summary = blocks.inlines.label("Transcript")
    return f'<details class="transcript">\n<summary>{summary}</summary>\n{_paragraphs(html)}</details>\n'


def _audio(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    values = token.meta["arguments"]
    file = links.tidy(values.get("file", ""))
    page = blocks.inlines.page
    if not file:
        _missing(blocks, token, "file")
        return blocks.blocks(inner)
    line, column = _place(blocks, token, file)
    if not links.is_sound(file):
        page.source.report(
            rules.AUDIO_FILE,
            line,
            f"“{file}” is not a sound file of this hub.",
            "Put the recording (.mp3, .m4a, .ogg, .opus or .wav) beside the text and write its name.",
            column=column + 1,
        )
        words = escapeHtml(values.get("title", "") or file)
        linked = f"<p><a{page.anchor(file, line, column)}>{words}</a></p>\n"
        return linked + blocks.blocks(inner)
    html, has_slots = blocks.sealed(inner)
    slot = AudioSlot(
        page.source.line_in_file(line),
        column + 1,
        file,
        values.get("title", ""),
        links.tidy(values.get("transcript", "")),
        "" if has_slots else _paragraphs(html),
        has_slots,
    )
    return page.put(slot) + "\n" + (_transcript(blocks, html) if has_slots else "")


def _chart(blocks: Blocks, token: Token, _inner: Sequence[Token]) -> str:
    slot = chart_slot(token, blocks.inlines.page.source)
    return blocks.inlines.page.put(slot) + "\n" if slot else ""


def _action(blocks: Blocks, token: Token, inner: Sequence[Token]) -> str:
    values = token.meta["arguments"]
    campaign, url, label = values.get("campaign", "").strip(), values.get("url", "").strip(), values.get("label", "")
    if campaign and url:
        _report(
            blocks, rules.BAD_ARGUMENT, token, "This action names both a campaign and a url; we take the campaign.",
            "Keep one of them.",
        )  # fmt: skip
        url = ""
    if url and links.kind_of(links.tidy(url)) is Kind.UNSAFE:
        line, column = _place(blocks, token, url)
        blocks.inlines.page.anchor(url, line, column)
        url = ""
    if not (campaign or url):
        _missing(blocks, token, "campaign and no url, so it leads nowhere")
        words = f"<p><strong>{blocks.prose(label)}</strong></p>\n" if label else ""
        return words + _unknown(blocks, token, inner)
    if not (label or campaign):
        _missing(blocks, token, "label, the words on its button")
        label = links.host_of(url) or url
    html, has_slots = blocks.sealed(inner)
    page = blocks.inlines.page
    kind = links.kind_of(links.tidy(url))
    address = links.completed(links.tidy(url), kind)
    at = page.source.line_in_file((token.map or [0])[0])
    before = f'<div class="action-why">\n{html}</div>\n' if has_slots else ""
    return before + page.put(ActionSlot(at, 1, label, campaign, address, "" if has_slots else html)) + "\n"


_RENDERERS: dict[str, Callable[[Blocks, Token, Sequence[Token]], str]] = {
    "quote": _quote,
    "callout": _callout,
    "numbers": _numbers,
    "figure": _figure,
    "gallery": _gallery,
    "video": _video,
    "audio": _audio,
    "chart": _chart,
    "action": _action,
}
