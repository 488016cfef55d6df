"""Quotation marks, dashes and ellipses as each language sets them. Code and addresses stay as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

from generator import lazy_re
from generator.content.quotation_marks import NARROW

_ELLIPSIS = lazy_re.compile(r"(?<!\.)\.\.\.(?!\.\.)")
_EM_DASH = lazy_re.compile(r"(?<!-)---(?!-)")
_EN_DASH = lazy_re.compile(r"(?<!\S)--(?!\S)|(?<=[^\s-])--(?=[^\s-])")
_ODD_QUOTE = lazy_re.compile(r"'(?:(?<![^\W_]')|(?![^\W_]))")
_LEADING_APOSTROPHE = lazy_re.compile(r"'(?<!\w')(?=(?:\d0s|tis|twas|em|til|cause|n)\b)", re.IGNORECASE)
_FRENCH_SPACE = lazy_re.compile(r"(?<=\S) (?=[!?;»])|(?<=«) ")


def _is_typed(text: str) -> bool:
    """Whether there is anything to set."""
    return "'" in text or "--" in text or "..." in text


def _set_word(text: str) -> str:
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if "--" in text:
        text = _EN_DASH.sub("–", _EM_DASH.sub("—", text))
    return _LEADING_APOSTROPHE.sub("’", text) if "'" in text else text


def _set(text: str) -> str:
    """Dashes, ellipses and leading apostrophes, save in addresses that stand bare in the text."""
    if "://" not in text:
        return _set_word(text)
    return " ".join(word if "://" in word else _set_word(word) for word in text.split(" "))


def _set_after(before: str, text: str) -> str:
    """A text set as it goes on from the character before it: hyphens that follow an escaped one stay."""
    if text.startswith("-") and before.strip():
        rest = text.lstrip("-")
        return text[: len(text) - len(rest)] + _set(rest)
    return _set(text)


def set_dashes(state: StateCore) -> None:
    """Core rule, ahead of the quotation marks: an apostrophe at a word's beginning (`'90s`) is not an opening quote."""
    french = state.md.options["lang"].lower().startswith("fr")
    for block in state.tokens:
        if block.type != "inline" or not (french or _is_typed(block.content)):
            continue
        before, automatic = "", False
        for token in block.children or ():
            if token.type == "text" and not automatic:
                content = _set_after(before, token.content)
                token.content = _FRENCH_SPACE.sub(NARROW, content) if french else content
            elif token.info == "auto":
                automatic = token.nesting == 1
            before = token.content[-1:]


def set_quotes(state: StateCore) -> None:
    """Core rule, in the place of the parser's own: apostrophes within words, which are most of all, need no pairing."""
    for block in state.tokens:
        if block.type != "inline" or not block.children:
            continue
        if '"' in block.content or ("'" in block.content and not _set_apostrophes(block.children)):
            process_inlines(block.children, state)


def _set_apostrophes(children: Sequence[Token]) -> bool:
    """Sets a text's single quotes if all stand between letters or digits; else nothing, and says so."""
    texts = [token for token in children if token.type == "text" and "'" in token.content]
    if any(_ODD_QUOTE.search(token.content) for token in texts):
        return False
    for token in texts:
        token.content = token.content.replace("'", "’")
    return True
