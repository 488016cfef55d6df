"""Texts for tags and cards: plain, trimmed, on one line, as long as a reader shows."""

from __future__ import annotations

from functools import lru_cache

from generator import lazy_re

TITLE_LIMIT = 70
"""Characters of a title that X shows (developer.x.com/cards/markup)."""
DESCRIPTION_LIMIT = 200
"""Characters of a description that X shows (the same page)."""

_TAG = lazy_re.compile(r"</?[A-Za-z][^<>]*>")
_APOSTROPHE = lazy_re.compile(r"(?<=\w)'(?=\w)")
_SENTENCE_END = lazy_re.compile(r"[.!?…。！？؟।]['’”\"»)]*(?=\s|$)|[。！？]")


@lru_cache(maxsize=2048)  # a title stands in its page's head, on its card, in lists
def one_line(text: str) -> str:
    """The text with every run of white space as one space, without markup such as `<br>`, and with the apostrophe that
    typesetters use within words, as the text below it has.
    """
    line = " ".join((_TAG.sub(" ", text) if "<" in text else text).split())
    return _APOSTROPHE.sub("’", line) if "'" in line else line


@lru_cache(maxsize=2048)
def shortened(text: str, limit: int = DESCRIPTION_LIMIT) -> str:
    """At most `limit` characters: whole sentences where at least half of it is left, else whole words and an ellipsis."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    # One character more is looked at: the point of “3.5” ends no sentence where the limit cuts the text behind it.
    ends = [m.end() for m in _SENTENCE_END.finditer(text[: limit + 1]) if m.end() <= limit]
    if ends and ends[-1] >= limit // 2:
        return text[: ends[-1]]
    cut = text[:limit]
    head = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut[:-1]
    return head.rstrip(" ,;:–—-") + "…"
