"""Directives: blocks between `::: name …` and `:::`, as tokens.

A directive becomes `directive_open` (`info` is its name, `meta["arguments"]` its first line), its content, and
`directive_close`. Texts of the first line that readers see become inline tokens, set like any other text.
"""

from __future__ import annotations

import difflib
import re

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.utils import is_code_block

from generator import lazy_re
from generator.content.markdown import rules
from generator.content.markdown.arguments import Arguments, parse_arguments, read_opening
from generator.content.markdown.source import Source
from generator.content.markdown.tokens import Token


class Directive(msgspec.Struct, frozen=True):
    """One kind of block: the names that it takes, and which of them stands for words without a name."""

    names: tuple[str, ...]
    words: str = ""
    """The argument that words without a name are meant for."""
    words_expected: bool = False
    example: str = ""


DIRECTIVES = {
    "quote": Directive(("who",), "who", example='::: quote who="Rosa Milne, lollipop lady"'),
    "figure": Directive(
        ("file", "alt", "credit", "focal"),
        "file",
        words_expected=True,
        example='::: figure river.jpg alt="The footbridge at dusk"',
    ),
    "gallery": Directive((), example="::: gallery"),
    "video": Directive(
        ("url", "title", "poster", "captions", "transcript"),
        "url",
        words_expected=True,
        example='::: video https://www.youtube.com/watch?v=abc123 title="The opening"',
    ),
    "audio": Directive(
        ("file", "title", "transcript"),
        "file",
        words_expected=True,
        example='::: audio bell.mp3 title="The market bell"',
    ),
    "chart": Directive(
        ("type", "title", "file", "columns", "unit", "source", "summary", "highlight", "goal", "icon", "per"),
        "type",
        words_expected=True,
        example='::: chart bar title="Passengers on the last bus" source="Our count, October"',
    ),
    "callout": Directive(("title",), "title", example='::: callout title="Good to know"'),
    "numbers": Directive((), example="::: numbers"),
    "action": Directive(
        ("url", "campaign", "label"),
        "label",
        example='::: action campaign="safer-mill-road" label="Sign the petition"',
    ),
}
_KIN = {
    **dict.fromkeys(("note", "tip", "info", "warning", "caution", "danger", "important", "box", "aside"), "callout"),
    **dict.fromkeys(("image", "img", "photo", "picture"), "figure"),
    **dict.fromkeys(("photos", "images", "pictures", "slideshow", "carousel"), "gallery"),
    **dict.fromkeys(("youtube", "vimeo", "peertube", "embed", "film"), "video"),
    **dict.fromkeys(("sound", "podcast", "recording", "mp3", "listen"), "audio"),
    **dict.fromkeys(("graph", "diagram", "infographic", "plot", "bars", "pictogram", "bar", "line"), "chart"),
    **dict.fromkeys(("blockquote", "pullquote", "testimonial"), "quote"),
    **dict.fromkeys(("button", "petition", "cta", "sign"), "action"),
    **dict.fromkeys(("stats", "statistics", "figures", "facts"), "numbers"),
}
_FENCE = lazy_re.compile(r"(`{3,})[^`]*\Z|(~{3,})")
_HEADING = lazy_re.compile(r"#{1,6}(?:\s|\Z)")
_CLASS = lazy_re.compile(r"\{[ \t]*\.?([\w-]+)")


def directives_plugin(md: MarkdownIt) -> None:
    """Teach a parser directives."""
    md.block.ruler.before("fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _colons(state: StateBlock, number: int) -> tuple[int, str, str] | None:
    """What a line opens or closes; None for a line that does neither here."""
    start = state.bMarks[number] + state.tShift[number]
    if not state.src.startswith(":::", start) or is_code_block(state, number):
        return None
    return read_opening(state.src[start : state.eMarks[number]])


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own form
    opening = _colons(state, start)
    if opening is None:
        return False
    if silent:
        return True
    colons, name, rest = opening
    source: Source = state.env["source"]
    if not name and (pandoc := _CLASS.match(rest)):
        name, rest = pandoc[1].lower(), ""
    if not name and not rest:
        source.report(
            rules.STRAY_CLOSING,
            start,
            f"“{_line(state, start).strip()}” closes a block, but none is open here.",
            "Delete this line, or type the block's first line (such as “::: callout”) above its text.",
        )
        state.line = start + 1
        return True
    last, closed = _find_end(state, start, end, colons)
    if not closed:
        _report_unclosed(state, start, last, ":" * colons, name)
    _emit(state, start, last, name, rest)
    state.line = last + (1 if closed else 0)
    return True


def _report_unclosed(state: StateBlock, start: int, last: int, marks: str, name: str) -> None:
    source: Source = state.env["source"]
    opened, ended = source.line_in_file(start), source.line_in_file(last)
    source.report(
        rules.UNCLOSED,
        start,
        f"The block “{marks} {name}” opened on line {opened} is never closed; we let it end before line {ended}.",
        f"Type {marks} on a line of its own where the block ends.",
        fix="\n".join([*source.lines[start:last], marks]),
    )


def _outdented(state: StateBlock, number: int) -> bool:
    return state.sCount[number] < state.blkIndent and not state.isEmpty(number)


def _find_end(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """The line of the closing colons and True, or where the block most likely ends and False.

    A closing line closes the innermost block with as many colons, or else the innermost one with fewer.
    """
    open_ = [colons]
    fence = ""
    number = start + 1
    while number < end and not _outdented(state, number):
        text = _line(state, number)
        if fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0] + " \t") else fence
        elif mark := _FENCE.match(text):
            fence = mark[1] or mark[2]
        elif found := _colons(state, number):
            count, name, rest = found
            _track(open_, count, opens=bool(name or rest))
            if not open_:
                return number, True
        number += 1
    return _likely_end(state, start, number), False


def _track(open_: list[int], count: int, *, opens: bool) -> None:
    if opens:
        open_.append(count)
    elif count in open_:
        del open_[len(open_) - 1 - open_[::-1].index(count) :]
    elif open_[-1] < count:
        open_.pop()


def _likely_end(state: StateBlock, start: int, end: int) -> int:
    """Where an unclosed block ends: at the first empty line after some text, a heading, or another block."""
    for number in range(start + 1, end):
        text = _line(state, number)
        if (not text.strip() and number > start + 1) or _HEADING.match(text) or _colons(state, number):
            return number
        if not text.strip():
            return number
    return end


def _emit(state: StateBlock, start: int, last: int, name: str, rest: str) -> None:
    arguments = _checked(state.env["source"], start, name, parse_arguments(rest))
    known = name in DIRECTIVES
    token = state.push("directive_open", "div", 1)
    token.info = name if known else ""
    token.map = [start, last]
    token.meta = {"arguments": arguments.values}
    if name == "numbers":
        _numbers(state, start, last)
    elif name == "chart":
        token.meta["lines"] = [(number, _line(state, number)) for number in range(start + 1, last)]
        token.meta["lang"] = str(state.md.options.get("lang", "en"))
    else:
        if name == "callout":
            _inline(state, "callout_title", arguments.values.get("title", ""), start)
        _content(state, start, last)
        if name == "quote":
            _inline(state, "quote_who", arguments.values.get("who", ""), start)
    token = state.push("directive_close", "div", -1)
    token.info = name if known else ""


def _content(state: StateBlock, start: int, last: int) -> None:
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, line_max


def _inline(state: StateBlock, kind: str, text: str, line: int) -> None:
    """A text that readers see, between tokens `<kind>_open` and `<kind>_close`."""
    if not text.strip():
        return
    state.push(f"{kind}_open", "", 1)
    token = Token("inline", "", 0, content=text.strip(), map=[line, line + 1], children=[], level=state.level)
    state.tokens.append(token)
    state.push(f"{kind}_close", "", -1)


_ITEM = lazy_re.compile(r"(?:[-*+•]|\d+[.)])\s+")
_LEADING_NUMBER = lazy_re.compile(r"([^\w\s]?\d[\d.,\u202f\u00a0]*\S*)\s+(.+)", re.DOTALL)


def _numbers(state: StateBlock, start: int, last: int) -> None:
    for line, text in _items(state, start, last):
        value, bar, label = (part.strip() for part in text.partition("|"))
        if not bar:
            value, label = _without_bar(state.env["source"], line, text)
        state.push("number_open", "", 1).map = [line, line + 1]
        _inline(state, "number_value", value, line)
        _inline(state, "number_label", label, line)
        state.push("number_close", "", -1)


def _items(state: StateBlock, start: int, last: int) -> list[tuple[int, str]]:
    """Lines of the list with their numbers; an indented line goes on with the item above."""
    items: list[tuple[int, str]] = []
    for number in range(start + 1, last):
        text = _line(state, number).strip()
        mark = _ITEM.match(text)
        if mark or (text and not items) or (text and "|" in text):
            items.append((number, text[mark.end() :] if mark else text))
        elif text:
            items[-1] = (items[-1][0], f"{items[-1][1]} {text}")
    return items


def _without_bar(source: Source, line: int, text: str) -> tuple[str, str]:
    split = _LEADING_NUMBER.match(text)
    value, label = (split[1], split[2]) if split else ("", text)
    source.report(
        rules.BLOCK_CONTENT,
        line,
        f"“{text}” has no | between the number and what it counts.",
        "Write each line as: - number | what it counts",
        fix=f"- {value or '12'} | {label}",
    )
    return value, label


def _checked(source: Source, line: int, name: str, arguments: Arguments) -> Arguments:
    """Arguments by their right names, every mistake reported."""
    directive = DIRECTIVES.get(name)
    if directive is None:
        _report_unknown(source, line, name)
        return arguments
    for key in arguments.unclosed:
        source.report(
            rules.BAD_ARGUMENT,
            line,
            f"The quotation mark after {key}= is never closed, so we read the rest of the line.",
            f'Put a " at the end of the value, like: {directive.example}',
        )
    values = _known_values(source, line, name, directive, arguments)
    if arguments.words:
        _place_words(source, line, name, arguments.words, values)
    return Arguments("", values, ())


def _report_unknown(source: Source, line: int, name: str) -> None:
    near = _KIN.get(name) or next(iter(difflib.get_close_matches(name, DIRECTIVES, 1, 0.5)), "")
    known = ", ".join(DIRECTIVES)
    source.report(
        rules.UNKNOWN_BLOCK,
        line,
        f"“{name}” is not a block that we know." + (f" Did you mean “{near}”?" if near else ""),
        f"The blocks are: {known}.",
        fix=source.excerpt(line).replace(name, near, 1) if near and name in source.excerpt(line) else "",
    )


def _known_values(source: Source, line: int, name: str, directive: Directive, arguments: Arguments) -> dict[str, str]:
    values = {key: value for key, value in arguments.values.items() if key in directive.names}
    for key, value in arguments.values.items():
        if key in directive.names:
            continue
        near = next(iter(difflib.get_close_matches(key, directive.names, 1, 0.6)), "")
        source.report(
            rules.BAD_ARGUMENT,
            line,
            f"“{key}” means nothing to {name}." + (f" Did you mean “{near}”?" if near else ""),
            _names_hint(name, directive),
            fix=source.excerpt(line).replace(key, near, 1) if near else "",
        )
        if near:
            values.setdefault(near, value)
    return values


def _names_hint(name: str, directive: Directive) -> str:
    if not directive.names:
        return f"{name} takes nothing on its first line."
    return f"{name} takes {', '.join(directive.names)}, like: {directive.example}"


def _place_words(source: Source, line: int, name: str, words: str, values: dict[str, str]) -> None:
    """Words without a name, as the argument that they are most likely meant for."""
    directive = DIRECTIVES[name]
    key = directive.words
    if key and key not in values:
        values[key] = words
        if directive.words_expected:
            return
    source.report(
        rules.BAD_ARGUMENT,
        line,
        f"“{words}” after {name} has no name." + (f" We took it for {key}." if values.get(key) == words else ""),
        _names_hint(name, directive),
        fix=source.excerpt(line).replace(words, f'{key}="{words}"', 1) if values.get(key) == words else "",
    )
