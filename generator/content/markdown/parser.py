"""From Markdown to a `Body`."""

from __future__ import annotations

from functools import cache

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator import lazy_re
from generator.content.body import Body, Heading, outline
from generator.content.markdown import rules
from generator.content.markdown.directives import directives_plugin
from generator.content.markdown.dispatch import dispatch
from generator.content.markdown.hashtags import find_hashtags
from generator.content.markdown.headings import name_headings, read_trailing_attributes
from generator.content.markdown.inline import ATTRIBUTES, PHOTO_ATTRIBUTES
from generator.content.markdown.page import Page
from generator.content.markdown.plain import opening_of, text_of, words_of
from generator.content.markdown.raw_html import drop_swallowed
from generator.content.markdown.render import Renderer
from generator.content.markdown.source import Source
from generator.content.markdown.tokens import Token
from generator.content.markdown.typography import set_dashes, set_quotes
from generator.content.quotation_marks import quotes
from generator.problems import Problem

_TASK = lazy_re.compile(r"\[([ xX])\][ \t\n]+")


class MarkdownOptions(msgspec.Struct, frozen=True):
    """How a hub reads Markdown. `html`: `clean` keeps harmless HTML, `off` shows all HTML as text."""

    html: str = "clean"


class _Markdown(MarkdownIt):
    """A parser that leaves addresses as they are written; what they may be is decided when they are rendered."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the parser's name
        """The address as written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the parser's name
        """Every address is a link as far as parsing goes."""
        return True


@cache
def _parser(lang: str, html: str) -> MarkdownIt:
    allowed = (*ATTRIBUTES, *PHOTO_ATTRIBUTES)
    md = _Markdown(
        "commonmark", {"html": html == "clean", "typographer": True, "quotes": quotes(lang), "maxNesting": 60}
    )
    md.options["lang"] = lang
    md.options["attributes"] = frozenset(ATTRIBUTES)
    md.enable(["table", "strikethrough", "smartquotes"])
    md.use(attrs_plugin, allowed=allowed).use(attrs_block_plugin, allowed=allowed)
    md.use(deflist_plugin).use(footnote_plugin).use(directives_plugin)
    core = md.core.ruler
    core.at("normalize", _normalize)
    core.before("attr", "template_tags", _report_template_tags)
    core.after("attr", "heading_attributes", read_trailing_attributes)
    core.before("footnote_tail", "unused_notes", _keep_unused_notes)
    core.after("inline", "swallowed", drop_swallowed)
    core.after("swallowed", "heading_names", name_headings)
    core.after("heading_names", "tasks", _read_tasks)
    core.before("smartquotes", "dashes", set_dashes)
    core.at("smartquotes", set_quotes)
    core.after("smartquotes", "hashtags", find_hashtags)
    dispatch(md)
    return md


def _normalize(state: StateCore) -> None:
    """Line ends and NUL, which a `Source` has seen to already; but an attribute's entities may hold them."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _report_template_tags(state: StateCore) -> None:
    """Liquid's `{% … %}` on a line of its own reads as a comment in curly brackets, which vanishes."""
    source: Source = state.env["source"]
    for token in state.tokens:
        line = source.excerpt(token.map[0]) if token.type == "attrs_block" and token.map else ""
        if token.map and "{%" in line:
            source.report(
                rules.TEMPLATE_TAG,
                token.map[0],
                f"“{line.strip()}” is a command of another program; it was left out.",
                "Delete it, or write in Markdown what it was to show.",
                column=line.find("{%") + 1,
            )


def _keep_unused_notes(state: StateCore) -> None:
    """Notes without a mark are shown after the others."""
    notes = state.env.get("footnotes", {})
    source: Source = state.env["source"]
    for label, number in notes.get("refs", {}).items():
        if number >= 0:
            continue
        entries = notes.setdefault("list", {})
        notes["refs"][label] = len(entries)
        entries[len(entries)] = {"label": label[1:], "count": 0}
        mark = f"[^{label[1:]}]"
        line, column = source.find(f"{mark}:", 0, len(source.lines))
        source.report(
            rules.FOOTNOTE_UNUSED,
            line,
            f"Nothing in the text leads to the note {mark}.",
            f"Type {mark} behind the words that it belongs to, or delete the note.",
            column=column + 1,
        )


def _read_tasks(state: StateCore) -> None:
    """`[ ]` and `[x]` at the beginning of a list's item."""
    tokens = state.tokens
    for i in range(2, len(tokens)):
        inline = tokens[i]
        if tokens[i - 2].type != "list_item_open" or not inline.children or inline.children[0].type != "text":
            continue
        first = inline.children[0]
        if mark := _TASK.match(inline.content):
            text = first.content[mark.end() :] if _TASK.match(first.content) else first.content[3:]
            first.content = text
            inline.children.insert(0, Token("task", "", 0, meta={"done": mark[1] != " "}))
            tokens[i - 2].attrs["class"] = "task"


def parse_markdown(  # the file's facts and the hub's
    text: str, *, path: str, first_line: int, lang: str, options: MarkdownOptions, id_prefix: str = ""
) -> tuple[Body, tuple[Problem, ...]]:
    """Read a Markdown text.

    Args:
        text: Markdown, without front matter.
        path: the file, relative to the hub's root, for problems.
        first_line: the number, from 1, of the text's first line within the file.
        lang: BCP 47 language tag; decides on quotation marks.
        options: how the hub reads Markdown.
        id_prefix: put before every id, so that several texts can share a page.

    Returns:
        The body, and what is wrong with the text, in reading order. Nothing is wrong enough to leave a text out.
    """
    source = Source(text, path, first_line)
    md = _parser(lang, options.html)
    env: dict[str, object] = {"source": source}
    tokens = md.parse(source.text, env)
    notes = env.get("footnotes", {})
    page = Page(source, id_prefix, frozenset(str(t.attrs["id"]) for t in tokens if "id" in t.attrs))
    renderer = Renderer(page, md, notes["list"] if isinstance(notes, dict) and "list" in notes else {})
    fragments, slots = page.split(renderer.document(tokens))
    headings = tuple(
        Heading(
            t.meta["level"], id_prefix + str(t.attrs["id"]), " ".join(text_of(tokens[i + 1].children or ()).split())
        )
        for i, t in enumerate(tokens)
        if t.type == "heading_open"
    )
    body = Body(fragments, slots, outline(headings, opening_of(tokens)), words_of(tokens))
    return body, tuple(sorted(source.problems, key=lambda p: p.sort_key))
