"""Plain lists without the parser's rule: one line for each item, nothing within it but text, nothing between them.

markdown-it-py parses each item as a text of its own. Where the lines show that there is nothing to find, the very tokens
that this gives are made at once; any other list is left to the rule.
"""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from generator import lazy_re
from generator.content.markdown.tokens import Token

_ITEM = lazy_re.compile(r"(?:([-*+])|([0-9]{1,9})([.)])) (?=[^\W\d_])")
"""A mark, one space, and a letter: no block begins with one."""
_GOES_ON = frozenset(" \t-*+0123456789")
"""What may begin a line that belongs to the list, or to its last item, although an empty one stands between."""


def quick_list(state: StateBlock, line: int, end: int) -> bool:
    """Takes in a plain list at the margin that begins at a line. False if it is none, and nothing was done."""
    src, begins, ends, shifts = state.src, state.bMarks, state.eMarks, state.tShift
    if state.level:
        return False
    first = _ITEM.match(src, begins[line], ends[line])
    if not first:
        return False
    bullet, number, delimiter = first.groups()
    mark = bullet or delimiter
    found = [(line, first)]
    below = line + 1
    while below < end and begins[below] + shifts[below] < ends[below]:
        item = _ITEM.match(src, begins[below], ends[below])
        if not item or (item[1] or item[3]) != mark:
            return False
        found.append((below, item))
        below += 1
    below = state.skipEmptyLines(below)
    if below < end and src[begins[below]] in _GOES_ON:
        return False
    kind, tag = ("bullet_list", "ul") if bullet else ("ordered_list", "ol")
    tokens = state.tokens
    attrs: dict[str, str | int | float] = {"start": int(number)} if number and int(number) != 1 else {}
    tokens.append(Token(f"{kind}_open", tag, 1, attrs, [line, below], markup=mark, block=True))
    for at, item in found:
        after = at + 1 if at < found[-1][0] else below
        info = item[2] or ""
        content = mdTrim(src[item.end() : ends[at]])
        tokens += (
            Token("list_item_open", "li", 1, {}, [at, after], 1, markup=mark, info=info, block=True),
            Token("paragraph_open", "p", 1, {}, [at, at + 1], 2, block=True, hidden=True),
            Token("inline", "", 0, {}, [at, at + 1], 3, [], content, block=True),
            Token("paragraph_close", "p", -1, level=2, block=True, hidden=True),
            Token("list_item_close", "li", -1, level=1, markup=mark, block=True),
        )
    tokens.append(Token(f"{kind}_close", tag, -1, markup=mark, block=True))
    state.line = below
    return True
