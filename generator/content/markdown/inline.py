"""What stands within a line, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from generator import lazy_re
from generator.content.body import HashtagSlot, LabelSlot, PhotoSlot
from generator.content.markdown import links, rules
from generator.content.markdown.page import Page
from generator.content.markdown.plain import alt_of
from generator.content.markdown.raw_html import Translator

ATTRIBUTES = ("class", "dir", "height", "id", "lang", "title", "width")
"""What authors may set in curly brackets on anything."""
PHOTO_ATTRIBUTES = ("caption", "credit", "focal")
"""What they may set on photos as well."""
_HARMLESS = frozenset((":target", "target", "rel", "loading", "decoding", "align", "download"))
_SPACED = lazy_re.compile(r"\]\((?!<)([^()<>\"]*\.\w{2,5})\)")
_NOTE = lazy_re.compile(r"\[\^([^\]\s]+)\]")
_TAG = lazy_re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|<!--")


class Inlines:
    """Renders the inline tokens of one text, and keeps count of the line that it is on."""

    def __init__(self, page: Page, *, html: bool) -> None:
        self.page = page
        self.html = html
        self.line = 0
        self.raw = False
        """Whether authors' HTML was met, so that the whole must be cleaned."""
        self.plain_hashtags = False
        self._translator = Translator(page)
        self._end = 0
        self._column = 0
        self._links: list[str] = []

    def start(self, token: Token) -> None:
        """Move to where a block begins."""
        if token.map:
            self.line, self._end = token.map
            self._column = 0

    def render(self, children: Sequence[Token]) -> str:
        """The HTML of a line or paragraph."""
        known = self._rules
        return "".join([known[token.type](self, token) for token in children])

    def attributes(self, token: Token, *, skip: Collection[str] = ()) -> str:
        """A token's attributes that authors set, reporting those that they may not set."""
        refused = [key for key in token.meta.get("insecure_attrs", ()) if key not in _HARMLESS]
        if refused:
            self.page.source.report(
                rules.UNSAFE_ATTRIBUTE,
                self.line,
                f"{', '.join(refused)} cannot be set in curly brackets, so it was left out.",
                f"In curly brackets you may write: .class #id {' '.join(ATTRIBUTES)}",
            )
        return "".join(self._attribute(k, str(v)) for k, v in token.attrs.items() if k not in skip)

    def _attribute(self, key: str, value: str) -> str:
        if key == "id":
            taken = self.page.take_id(value, self.line)
            return f' id="{taken}"' if taken else ""
        return f' {key}="{escapeHtml(value)}"' if key in ATTRIBUTES or key == "start" else ""

    def locate(self, needle: str) -> tuple[int, int]:
        """Line and column (both from 0) of a string at or after where we are; the next search starts behind it."""
        line, column = self.page.source.find(needle, self.line, self._end, self._column)
        if self.line <= line < max(self._end, self.line + 1):
            self.line, self._column = line, column + len(needle)
        return line, column

    def _text(self, token: Token) -> str:
        content = token.content
        if "[" in content or "]" in content:
            self._check_brackets(content)
        if "<" in content and not self.html:
            self._check_tags(content)
        if "{%" in content or "{{" in content:
            self._check_template(content)
        return escapeHtml(content)

    def _check_brackets(self, content: str) -> None:
        for match in _SPACED.finditer(content):
            if " " in match[1].strip():
                line, column = self.page.source.find(match[1], self.line, self._end)
                self.page.source.report(
                    rules.SPACE_IN_ADDRESS,
                    line,
                    f"“{match[1]}” holds a space, so Markdown does not take it for a file name.",
                    f"Put it between < and >: (<{match[1]}>)",
                    column=column + 1,
                    fix=self.page.source.excerpt(line).replace(f"({match[1]})", f"(<{match[1]}>)", 1),
                )
        for match in _NOTE.finditer(content):
            line, column = self.page.source.find(match[0], self.line, self._end)
            self.page.source.report(
                rules.FOOTNOTE_MISSING,
                line,
                f"The note {match[0]} has no text.",
                f"Add a line such as “{match[0]}: The note's text.” below, with an empty line above it.",
                column=column + 1,
            )

    def _check_tags(self, content: str) -> None:
        if "html" not in self.page.reported and (match := _TAG.search(content)):
            self.page.reported.add("html")
            line, column = self.page.source.find(match[0], self.line, self._end)
            self.page.source.report(
                rules.HTML_SHOWN,
                line,
                f"HTML such as {match[0]} is shown to readers as it stands.",
                "Write Markdown instead, or allow HTML in site.yaml.",
                column=column + 1,
            )

    def _check_template(self, content: str) -> None:
        for mark, end in (("{%", "%}"), ("{{", "}}")):
            at = content.find(mark)
            if at >= 0 and end in content[at:] and not content[:at].endswith("{"):
                line, column = self.page.source.find(mark, self.line, self._end)
                written = self.page.source.excerpt(line)[column:].partition(end)[0] + end
                self.page.source.report(
                    rules.TEMPLATE_TAG,
                    line,
                    f"“{written}” is a command of another program; readers see it so.",
                    "Delete it, or write in Markdown what it was to show.",
                    column=column + 1,
                )

    def _softbreak(self, _token: Token) -> str:
        self.line += 1
        self._column = 0
        return "\n"

    def _hardbreak(self, _token: Token) -> str:
        self.line += 1
        self._column = 0
        return "<br />\n"

    def _tag(self, token: Token) -> str:
        if token.nesting < 0:
            return f"</{token.tag}>"
        return f"<{token.tag}{self.attributes(token) if token.attrs or token.meta else ''}>"

    def _code(self, token: Token) -> str:
        return f"<code{self.attributes(token)}>{escapeHtml(token.content)}</code>"

    def _link_open(self, token: Token) -> str:
        address = str(token.attrs["href"])
        line, column = self.locate(address)
        anchor = self.page.anchor(address, line, column)
        if not anchor:
            self._links.append("")
            return ""
        self._links.append("</a>")
        return f"<a{anchor}{self.attributes(token, skip=('href',))}>"

    def _link_close(self, _token: Token) -> str:
        return self._links.pop() if self._links else ""

    def _image(self, token: Token) -> str:
        caption = escapeHtml(str(token.attrs.get("title", "")))
        html = self.page.picture(self.photo(token, caption=caption), in_link=any(self._links))
        wrapper = self.attributes(token, skip=("src", "alt", "title", "width", "height"))
        return f"<span{wrapper}>{html}</span>" if wrapper else html

    def photo(self, token: Token, *, figure: bool = False, caption: str = "") -> PhotoSlot:
        """The slot of a picture in Markdown."""
        file = str(token.attrs["src"])
        line, column = self.locate(file)
        alt = " ".join(alt_of(token.children or ()).split())
        credit = str(token.attrs.get("credit", ""))
        focal = self.focal(str(token.attrs.get("focal", "")), line)
        at = self.page.source.line_in_file(line)
        return PhotoSlot(at, column + 1, links.tidy(file), alt, caption, credit, focal, figure)

    def focal(self, text: str, line: int) -> tuple[float, float] | None:
        """A point such as `0.5 0.3` or `50% 30%` from the picture's left and top; reported if it is none."""
        if not text.strip():
            return None
        parts = text.replace(",", " ").strip("[] ").split()
        try:
            x, y = (float(p.rstrip("%")) / (100 if p.endswith("%") else 1) for p in parts)
        except ValueError:
            x, y = -1.0, -1.0
        if 0 <= x <= 1 and 0 <= y <= 1:
            return x, y
        self.page.source.report(
            rules.BAD_ARGUMENT,
            line,
            f"“{text}” is not a point of the photo.",
            'Give two numbers from 0 to 1, from the left and from the top: focal="0.5 0.3"',
        )
        return None

    def _hashtag(self, token: Token) -> str:
        if self.plain_hashtags:
            return f"#{escapeHtml(token.content)}"
        line, column = self.locate("#" + token.content)
        return self.page.put(HashtagSlot(self.page.source.line_in_file(line), column + 1, token.content))

    def label(self, key: str) -> str:
        """A word of the interface."""
        return self.page.put(LabelSlot(self.page.source.line_in_file(self.line), 1, key))

    def _html(self, token: Token) -> str:
        self.raw = True
        line = self.line
        self.line += token.content.count("\n")
        return self._translator.translate(token.content, line)

    def html_block(self, token: Token) -> str:
        """Authors' HTML that stands as a block."""
        self.raw = True
        self.start(token)
        return self._translator.block(token.content, self.line)

    def _footnote(self, token: Token) -> str:
        name = footnote_name(token)
        number = token.meta["id"] + 1
        mark = f'id="{self.page.own_id(f"fnref:{name}")}"'
        target = self.page.own_id(f"fn:{number}")
        return f'<sup class="footnote-ref"><a href="#{target}" {mark} role="doc-noteref">{number}</a></sup>'

    def _task(self, token: Token) -> str:
        done = bool(token.meta["done"])
        label = self.label("Done" if done else "Not done yet")
        return f'<span class="task-mark" role="img" aria-label="{label}">{"☑" if done else "☐"}</span> '

    _rules: ClassVar[dict[str, Callable[[Inlines, Token], str]]] = {
        "text": _text,
        "softbreak": _softbreak,
        "hardbreak": _hardbreak,
        "em_open": _tag,
        "em_close": _tag,
        "strong_open": _tag,
        "strong_close": _tag,
        "s_open": _tag,
        "s_close": _tag,
        "code_inline": _code,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "hashtag": _hashtag,
        "html_inline": _html,
        "footnote_ref": _footnote,
        "task": _task,
    }


def footnote_name(token: Token) -> str:
    """What tells a footnote's mark from the others: its number, and which of several marks it is."""
    again = token.meta.get("subId") or 0
    return f"{token.meta['id'] + 1}" + (f":{again + 1}" if again else "")
