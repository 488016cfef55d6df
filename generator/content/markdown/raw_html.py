"""HTML that authors write inside Markdown: what is harmless stays, what could run, track or break the page goes.

Every tag is written anew with the attributes that we know, pictures and videos become slots, and stray `<` become
text. The whole rendered text then goes through nh3 (a parser as browsers have), so tags that were opened in one place
and closed in another come out balanced, and nothing that this module overlooked comes through.
"""

from __future__ import annotations

import html
import re

import msgspec
import nh3
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator import lazy_re
from generator.content.body import HashtagSlot, PhotoSlot, VideoSlot
from generator.content.markdown import links, rules
from generator.content.markdown.page import SLOT, Page
from generator.content.markdown.source import Source

_EVERYWHERE = frozenset(("aria-label", "class", "dir", "id", "lang", "title"))
_OWN = {
    "a": {"href", "rel", "role"},
    "abbr": set[str](),
    "bdo": set[str](),
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "details": {"open"},
    "div": {"role", "tabindex"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "pre": set[str](),
    "section": {"role"},
    "span": {"role"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
_TAGS = frozenset(_OWN) | frozenset(
    """
    aside b bdi br caption cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins
    kbd mark p q rp rt ruby s samp small strong sub summary sup table tbody tfoot thead tr u ul var
    wbr
    """.split()  # noqa: SIM905  # read as words
)
_RENAMED = {"h1": "h2", "strike": "s", "tt": "code", "acronym": "abbr", "big": "strong", "dir": "ul"}
_UNWRAPPED = frozenset(
    """
    html body head main article header footer nav address hgroup center font picture source track
    param noscript label legend search slot nobr dialog
    """.split()  # noqa: SIM905  # read as words
)
"""Tags that only group or paint: what they hold stays, and nobody needs to know."""
_SWALLOWED_NAMES = ("script", "style", "template", "svg", "math", "canvas", "select")
_SWALLOWED = lazy_re.compile(
    rf"<({'|'.join(_SWALLOWED_NAMES)})(?=[\s/>])[^>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_SWALLOWED_TAG = lazy_re.compile(rf"<(/?)({'|'.join(_SWALLOWED_NAMES)})(?=[\s/>])", re.IGNORECASE)
_COMMENT = lazy_re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![a-zA-Z].*?(?:>|\Z)", re.DOTALL
)
_FORBIDDEN = frozenset(
    """
    applet audio base basefont bgsound blink button datalist dialog embed fieldset form frame frameset iframe input
    isindex keygen link listing map marquee menu menuitem meta meter noembed noframes object optgroup option output
    plaintext portal progress select textarea title video xmp area rb rtc image
    """.split()  # noqa: SIM905  # read as words
)
"""Tags that go, with a word to the author."""
# No group of these is possessive, though all might be: Python 3.11.2, which Debian 12 has, then takes too much or too little
# (python/cpython#101955). They are as fast without, for what may follow a repeated group never begins as the group does.
_TAG = lazy_re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = lazy_re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_ANCHOR = lazy_re.compile(r'<a(?: [^\s="]+="[^"]*")*>(.*?)</a>', re.DOTALL)
_PICTURE_BLOCK = lazy_re.compile(
    r"\s*(?:<(p|div|center|figure)(?:\s+(?:class|align|style)=(?:\"[^\"]*\"|'[^']*'))*\s*>\s*)?"
    r"<img(?=[\s/])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>\s*(?:<br\s*/?>\s*)*"
    r"(?:<(em|i|small|figcaption)\s*>((?:(?!<img|</?p\b).)*?)</\3>\s*)?(?:</\1>\s*)?\Z",
    re.DOTALL | re.IGNORECASE,
)
_WITH_ID = lazy_re.compile(r'(<[a-z0-9]+(?: (?!id=)[^\s="]+="[^"]*")*) id="([^"]*)"((?: [^\s="]+="[^"]*")*>)')
_WRAPPED = lazy_re.compile(f"<div>({SLOT.pattern})</div>")

_EMPTY_PARAGRAPH = lazy_re.compile(r"<p>\s*</p>\n?")
_ELEMENT_HINT = "Scripts, styles and forms have no place in a text. Delete it; for a video, write ::: video ADDRESS"

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={"script", "style"},
    attributes={"*": set(_EVERYWHERE), **{tag: own for tag, own in _OWN.items() if own}},
    url_schemes={"http", "https", "mailto", "tel", "sms", "geo"},
    link_rel=None,
)


def drop_swallowed(state: StateCore) -> None:
    """Core rule: takes scripts, styles and drawings within a line out, with what stands between their tags."""
    if not state.md.options.html:
        return
    for block in state.tokens:
        if block.type != "inline" or "<" not in block.content:
            continue
        if any(_opens_swallowed(child) for child in block.children or ()):
            block.children = _kept(block, state.env["source"])


def _opens_swallowed(token: Token) -> str:
    tag = _SWALLOWED_TAG.match(token.content) if token.type == "html_inline" else None
    return tag[2].lower() if tag and not tag[1] else ""


def _kept(block: Token, source: Source) -> list[Token]:
    kept: list[Token] = []
    inside = ""
    line = block.map[0] if block.map else 0
    for token in block.children or ():
        line += token.type in ("softbreak", "hardbreak")
        if inside:
            closing = _SWALLOWED_TAG.match(token.content) if token.type == "html_inline" else None
            inside = "" if closing and closing[1] and closing[2].lower() == inside else inside
            # What opens or closes an element stays, or the line would end with one that never closes.
            kept.extend([token] if token.nesting or token.type in ("softbreak", "hardbreak") else ())
        elif inside := _opens_swallowed(token):
            _report_removed(source, line, f"<{inside}>", _ELEMENT_HINT)
        else:
            kept.append(token)
    return kept


def _report_removed(source: Source, line: int, what: str, hint: str) -> None:
    source.report(rules.HTML_REMOVED, line, f"{what} was taken out of this text.", hint)


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a start tag by their lower-case names, values decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or ""
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def clean(text: str, page: Page) -> str:
    """A rendered text, balanced and without anything that is not on our list; its slots stand where they stood.

    A slot for a block is held by a `div` meanwhile, so that the parser ends an open paragraph there as a browser would.
    """

    def hold(match: re.Match[str]) -> str:
        return f"<div>{match[0]}</div>" if page.is_block(int(match[1])) else match[0]

    def release(match: re.Match[str]) -> str:
        return match[1] if page.is_block(int(match[2])) else match[0]

    cleaned = _CLEANER.clean(SLOT.sub(hold, text))
    cleaned = _EMPTY_PARAGRAPH.sub("", _WRAPPED.sub(release, cleaned))
    return _unique_ids(_ANCHOR.sub(lambda match: _without_hashtags(match[0], page), cleaned))


def _unique_ids(cleaned: str) -> str:
    """HTML in which the parser's copies of a tag that was never closed have lost the id."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        if match[2] in seen:
            return match[1] + match[3]
        seen.add(match[2])
        return match[0]

    return _WITH_ID.sub(once, cleaned)


def _without_hashtags(anchor: str, page: Page) -> str:
    """A link whose hashtags are plain words, as a link cannot hold links."""

    def plain(match: re.Match[str]) -> str:
        slot = page.slots[int(match[1])]
        return f"#{escapeHtml(slot.tag)}" if isinstance(slot, HashtagSlot) else match[0]

    return SLOT.sub(plain, anchor)


class Translator:
    """Writes authors' HTML anew, piece by piece."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._line = 0
        self._in_link = False
        self._awaits_source = False
        """Whether a video was opened that names its file in a `source` tag."""

    def block(self, raw: str, line: int) -> str:
        """A block of HTML; a picture of the hub with nothing but its caption becomes a figure."""
        match = _PICTURE_BLOCK.match(raw)
        if match is None:
            return self.translate(raw, line)
        self._line = line + raw.count("\n", 0, match.start(2))
        attributes = attributes_of(match[2])
        if links.kind_of(links.tidy(attributes.get("src", ""))) is not links.Kind.LOCAL:
            return self.translate(raw, line)
        self._check("img", attributes)
        slot = self._photo(attributes)
        caption = clean(self.translate(match[4] or "", line + raw.count("\n", 0, max(match.start(4), 0))), self._page)
        if SLOT.search(caption):
            return f"<figure>{self._page.put(slot)}<figcaption>{caption}</figcaption></figure>\n"
        return self._page.put(msgspec.structs.replace(slot, caption=caption.strip(), figure=True)) + "\n"

    def translate(self, raw: str, line: int) -> str:
        """A piece of HTML, starting at a line of the text, in terms of the tags that we keep."""
        self._line = line
        raw = self._swallow(_COMMENT.sub(self._comment, raw))
        parts, at = [], 0
        for match in _TAG.finditer(raw):
            parts.append(_text(raw[at : match.start()]))
            self._line = line + raw.count("\n", 0, match.start())
            parts.append(self._tag(match[1] == "/", match[2].lower(), match[3]))
            at = match.end()
        parts.append(_text(raw[at:]))
        return "".join(parts)

    def _comment(self, match: re.Match[str]) -> str:
        if not match[0].endswith(">"):
            self._removed(
                f"“{match[0][:20].split(chr(10))[0]}…”",
                "It is never closed, so it hides all that follows. End it with -->",
            )
        return "\n" * match[0].count("\n")

    def _swallow(self, raw: str) -> str:
        start = self._line

        def gone(match: re.Match[str]) -> str:
            self._line = start + raw.count("\n", 0, match.start())
            self._removed(f"<{match[1].lower()}>", _ELEMENT_HINT)
            return "\n" * match[0].count("\n")

        return _SWALLOWED.sub(gone, raw)

    def _removed(self, what: str, hint: str) -> None:
        _report_removed(self._page.source, self._line, what, hint)

    def _tag(self, closing: bool, name: str, rest: str) -> str:  # noqa: FBT001  # one of a tag's three parts
        name = _RENAMED.get(name, name)
        if name == "a":
            self._in_link = not closing and "href" in rest
        if closing:
            return f"</{name}>" if name in _TAGS else self._unknown(name, f"</{name}>")
        attributes = attributes_of(rest)
        self._check(name, attributes)
        if name == "img":
            return self._picture(attributes)
        if name in ("iframe", "video", "embed") or (name == "source" and self._awaits_source):
            self._awaits_source = name == "video" and "src" not in attributes
            return self._frame(name, attributes)
        if name in _TAGS:
            written = f"<{name}{self._attributes(name, attributes)}>"
            return _closed_anchor(written) if name == "a" else written
        if name in _FORBIDDEN:
            self._removed(f"<{name}>", _ELEMENT_HINT)
        return self._unknown(name, f"<{name}{rest}>")

    def _unknown(self, name: str, tag: str) -> str:
        """What is no HTML is text (`<your name>`), unless it is an element of another program (`<my-map>`)."""
        if name in _FORBIDDEN or name in _UNWRAPPED or name in _SWALLOWED_NAMES or "-" in name or ":" in name:
            return ""
        if not tag.startswith("</"):
            self._page.source.report(
                rules.HTML_SHOWN,
                self._line,
                f"“{tag}” is not HTML that we know, so readers see it as it stands.",
                f"If that is what you mean, write \\{tag} and nobody will ask again.",
            )
        return escapeHtml(tag)

    def _check(self, name: str, attributes: dict[str, str]) -> None:
        for key in attributes:
            if key.startswith("on"):
                self._removed(f"{key}= on <{name}>", "Handlers run programs. Delete it.")
        if "style" in attributes and "style" not in self._page.reported:
            self._page.reported.add("style")
            self._removed(
                f"style=“{attributes['style'][:40]}” on <{name}>",
                "Colours and sizes come from the theme. We leave out every style= of this text.",
            )

    def _attributes(self, name: str, attributes: dict[str, str]) -> str:
        parts = []
        for key, value in attributes.items():
            if key == "id" or (key == "name" and name == "a" and "id" not in attributes):
                # An anchor that stands above the heading of the same name: links reach the heading.
                taken = "" if value in self._page.ids else self._page.take_id(value, self._line)
                parts.append(f' id="{taken}"' if taken else "")
            elif key in _EVERYWHERE or (key in _OWN.get(name, ()) and key not in ("href", "rel", "cite")):
                parts.append(f' {key}="{escapeHtml(value)}"')
        if name == "a" and "href" in attributes:
            parts.append(self._page.anchor(attributes["href"], *self._find(attributes["href"])))
        return "".join(parts)

    def _find(self, value: str) -> tuple[int, int]:
        return self._page.source.find(value, self._line, self._line + 1)

    def _picture(self, attributes: dict[str, str]) -> str:
        return self._page.picture(self._photo(attributes), in_link=self._in_link)

    def _photo(self, attributes: dict[str, str]) -> PhotoSlot:
        file = attributes.get("src", "")
        line, column = self._find(file) if file else (self._line, 0)
        at = self._page.source.line_in_file(line)
        return PhotoSlot(at, column + 1, links.tidy(file), attributes.get("alt", ""))

    def _frame(self, name: str, attributes: dict[str, str]) -> str:
        url = attributes.get("src", "")
        title = attributes.get("title", "")
        if not url:
            return ""
        line, column = self._find(url)
        if links.is_video(links.tidy(url)):
            return self._page.video(VideoSlot(0, 0, url, title), line, column)
        self._removed(f"<{name}> of {links.host_of(url) or 'a file'}", "It would track readers. We show a link to it.")
        kind = links.kind_of(links.tidy(url))
        if kind is not links.Kind.EXTERNAL:
            return escapeHtml(title)
        words = escapeHtml(title or links.host_of(url))
        return f"<a{self._page.anchor(url, line, column)}>{words}</a>"


def _closed_anchor(tag: str) -> str:
    """A start tag of a link as it is; one that leads nowhere is closed at once, or left out if it is no target."""
    if " href=" in tag:
        return tag
    return "" if tag == "<a>" else f"{tag}</a>"


def _text(raw: str) -> str:
    """Text between tags: its character references stay, save those that would forge a slot; stray `<` become text."""
    if "&" in raw:
        raw = re.sub(
            r"&#(?:x0*fd[de][0-9a-f](?![0-9a-f])|0*6(?:49[7-9]\d|500\d)(?!\d));?", "\ufffd", raw, flags=re.IGNORECASE
        )
    return raw.replace("<", "&lt;").replace(">", "&gt;")
