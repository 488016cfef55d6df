"""Blocks as HTML with slots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.token import Token

from generator.content.markdown.directive_html import photo_block, render_directive
from generator.content.markdown.inline import Inlines, footnote_name
from generator.content.markdown.page import SLOT, Page
from generator.content.markdown.pictures import is_blank
from generator.content.markdown.raw_html import clean

_ALIGNED = {"text-align:left": "align-left", "text-align:right": "align-right", "text-align:center": "align-center"}


class Renderer:
    """Renders the blocks of one text."""

    def __init__(self, page: Page, md: MarkdownIt, notes: dict[int, dict[str, object]]) -> None:
        self.page = page
        self.inlines = Inlines(page, html=bool(md.options.html))
        self._md = md
        self._notes = notes

    def document(self, tokens: Sequence[Token]) -> str:
        """The whole text, cleaned if authors' HTML was met."""
        html = self.blocks(tokens)
        return clean(html, self.page) if self.inlines.raw else html

    def blocks(self, tokens: Sequence[Token]) -> str:
        """Blocks, slots as marks."""
        out: list[str] = []
        i, count = 0, len(tokens)
        while i < count:
            token = tokens[i]
            kind = token.type
            if kind == "inline":
                self.inlines.start(token)
                out.append(self.inlines.render(token.children or ()))
            elif kind == "directive_open":
                end = _closing(tokens, i)
                out.append(render_directive(self, token, tokens[i + 1 : end]))
                i = end
            elif kind == "paragraph_open" and "![" in tokens[i + 1].content and (image := _lone_image(tokens[i + 1])):
                out.append(self._photo(token, tokens[i + 1], image))
                i += 2
            elif kind in self._rules:
                if token.map:
                    self.inlines.start(token)
                out.append(self._rules[kind](self, token))
            else:
                out.append(self._plain(tokens, i))
            i += 1
        return "".join(out)

    def _plain(self, tokens: Sequence[Token], i: int) -> str:
        """A block's tag, with line ends where CommonMark's reference renderer has them."""
        token = tokens[i]
        if token.hidden:
            return ""
        if token.nesting < 0:
            return f"</{token.tag}>\n"
        before = "\n" if i and tokens[i - 1].hidden else ""
        if token.map:
            self.inlines.start(token)
        attributes = self.inlines.attributes(token) if token.attrs or token.meta else ""
        following = tokens[i + 1] if i + 1 < len(tokens) else token
        tight = following.type == "inline" or following.hidden or (following.nesting < 0 and token.tag != "blockquote")
        return f"{before}<{token.tag}{attributes}>{'' if tight else chr(10)}"

    def sealed(self, tokens: Sequence[Token]) -> tuple[str, bool]:
        """Blocks (or the one paragraph's text) as cleaned HTML for a slot's field, and whether they hold slots."""
        raw, hashtags = self.inlines.raw, self.inlines.plain_hashtags
        self.inlines.raw, self.inlines.plain_hashtags = False, True
        if len(tokens) == 3 and tokens[0].type == "paragraph_open" and not _lone_image(tokens[1]):
            self.inlines.start(tokens[1])
            html = self.inlines.render(tokens[1].children or ())
        else:
            html = self.blocks(tokens)
        html = html.strip()
        html = clean(html, self.page) if self.inlines.raw else html
        self.inlines.raw, self.inlines.plain_hashtags = raw, hashtags
        return html, bool(SLOT.search(html))

    def prose(self, text: str) -> str:
        """A text from an attribute (a title) as typographically set HTML without markup."""
        if not text.strip():
            return ""
        state = self._md.parseInline(_literal(text), {"source": self.page.source})
        return "".join(escapeHtml(child.content or " ") for child in state[0].children or ())

    def _photo(self, paragraph: Token, inline: Token, image: Token) -> str:
        self.inlines.start(inline)
        caption = str(image.attrs.get("title") or image.attrs.get("caption") or "")
        slot = self.inlines.photo(image, figure=True, caption=self.prose(caption))
        html = photo_block(self, slot)
        skip = ("src", "alt", "title", "width", "height")
        wrapper = self.inlines.attributes(image, skip=skip) + self.inlines.attributes(paragraph)
        return f"<div{wrapper}>{html.rstrip()}</div>\n" if wrapper else html

    def _rule(self, token: Token) -> str:
        return f"<hr{self.inlines.attributes(token)} />\n"

    def _fence(self, token: Token) -> str:
        words = unescapeAll(token.info).split(maxsplit=1)
        language = f' class="language-{escapeHtml(words[0])}"' if words else ""
        return f"<pre{self.inlines.attributes(token)}><code{language}>{escapeHtml(token.content)}</code></pre>\n"

    def _code(self, token: Token) -> str:
        return f"<pre{self.inlines.attributes(token)}><code>{escapeHtml(token.content)}</code></pre>\n"

    def _table_open(self, token: Token) -> str:
        label = self.inlines.label("Table")
        attributes = self.inlines.attributes(token)
        return f'<div class="table" role="region" tabindex="0" aria-label="{label}">\n<table{attributes}>\n'

    def _cell_open(self, token: Token) -> str:
        aligned = _ALIGNED.get(str(token.attrs.get("style", "")))
        css = f' class="{aligned}"' if aligned else ""
        scope = ' scope="col"' if token.tag == "th" else ""
        return f"<{token.tag}{scope}{css}>"

    def _notes_open(self, _token: Token) -> str:
        return f'<section class="footnotes" role="doc-endnotes" aria-label="{self.inlines.label("Footnotes")}">\n<ol>\n'

    def _note_open(self, token: Token) -> str:
        return f'<li id="{self.page.own_id(f"fn:{footnote_name(token)}")}">'

    def _note_back(self, token: Token) -> str:
        if self._notes[token.meta["id"]].get("count") == 0:
            return ""
        target = self.page.own_id(f"fnref:{footnote_name(token)}")
        label = self.inlines.label("Back to the text")
        again = f"<sup>{token.meta['subId'] + 1}</sup>" if token.meta["subId"] else ""
        return f' <a href="#{target}" class="footnote-back" role="doc-backlink" aria-label="{label}">↩\ufe0e{again}</a>'

    _rules: ClassVar[dict[str, Callable[[Renderer, Token], str]]] = {
        "fence": _fence,
        "code_block": _code,
        "html_block": lambda renderer, token: renderer.inlines.html_block(token),
        "hr": _rule,
        "table_open": _table_open,
        "table_close": lambda _renderer, _token: "</table>\n</div>\n",
        "th_open": _cell_open,
        "td_open": _cell_open,
        "footnote_block_open": _notes_open,
        "footnote_block_close": lambda _renderer, _token: "</ol>\n</section>\n",
        "footnote_open": _note_open,
        "footnote_close": lambda _renderer, _token: "</li>\n",
        "footnote_anchor": _note_back,
    }


def _literal(text: str) -> str:
    """Text for the inline parser that holds no markup."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+!|~&:^" else c for c in text)


def _lone_image(inline: Token) -> Token | None:
    """The picture that a paragraph consists of."""
    children = inline.children or ()
    if not any(child.type == "image" for child in children):
        return None
    solid = [child for child in children if not is_blank(child)]
    return solid[0] if len(solid) == 1 else None


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for i in range(start, len(tokens)):
        if tokens[i].type in ("directive_open", "directive_close"):
            depth += tokens[i].nesting
            if depth == 0:
                return i
    return len(tokens) - 1
