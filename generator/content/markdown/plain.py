"""Plain text of tokens: for openings, headings' ids, and the count of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from markdown_it.token import Token

from generator import lazy_re

OPENING_LENGTH = 400
_SENTENCE_END = lazy_re.compile(r"[.!?…。！？؟।](?:[\"”’»“」』)]*)(?=\s|$)|[。！？]")
_WORD = lazy_re.compile(r"\w")
_SYLLABIC = lazy_re.compile("[\u0e00-\u17ff]")
_FAMILIAR = bytes(byte for byte in range(256) if byte < 0xE0 or byte == 0xE2)
_ASCII = bytes(range(128))
_SIGNS = frozenset("‘’‚‛“”„‟«»–—…·•")
"""That are no words by themselves."""
_ASCII_SIGNS = bytes(byte for byte in range(128) if not re.match(r"[\w\s]", chr(byte)))
_SPACED = bytes(32 if byte < 128 and chr(byte).isspace() else byte for byte in range(256))
_CJK_PER_WORD = 2
_THAI_PER_WORD = 5


def text_of(children: Iterable[Token]) -> str:
    """The text of inline tokens without markup; pictures, notes and raw HTML have none."""
    parts = []
    for token in children:
        if token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
        elif token.type == "hashtag":
            parts.append("#" + token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


@cache
def _spaceless() -> re.Pattern[str]:
    """Runs of what is written without spaces between its words."""
    return re.compile(
        "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]+"
        "|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
    )


def count_words(text: str) -> int:
    """Words as a reader's time goes: two characters of Chinese or Japanese, five of Thai or Khmer count as one."""
    if text.isascii() or not _perhaps_without_spaces(text):
        return _spaced_words(text)
    spaceless = 0
    for run in _spaceless().findall(text):
        per_word = _THAI_PER_WORD if _SYLLABIC.match(run) else _CJK_PER_WORD
        spaceless += -(-len(run) // per_word)
    return spaceless + _spaced_words(_spaceless().sub(" ", text))


def _perhaps_without_spaces(text: str) -> bool:
    """A quick look ahead of `_spaceless`, whose exact sets take longer to compile than most texts to read: whether there is
    any character from U+0800 on but U+2000 to U+2FFF, by the bytes that those begin with in UTF-8.
    """
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _FAMILIAR))


def _spaced_words(text: str) -> int:
    """What stands between spaces and has a letter or digit in it."""
    data = text.encode("utf-8", "surrogatepass")
    for sign in set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        if sign in _SIGNS:
            data = data.replace(sign.encode(), b"")
        elif not sign.isalpha():
            return _words_one_by_one(text)
    data = data.translate(_SPACED, _ASCII_SIGNS).strip()
    while b"  " in data:
        data = data.replace(b"  ", b" ")
    return data.count(b" ") + 1 if data else 0


def _words_one_by_one(text: str) -> int:
    """The same, however unusual a text is."""
    return len([part for part in text.split() if part[0].isalnum() or _WORD.search(part)])


def cut(text: str, length: int = OPENING_LENGTH) -> str:
    """Text of at most `length` characters, ended after a sentence, or after a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, length)]
    if ends and ends[-1] >= length // 3:
        return text[: ends[-1]]
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:–—-") + "…"


def opening_of(tokens: Sequence[Token]) -> str:
    """The first paragraphs as plain text; those in lists and blocks only where there are no others."""
    texts: tuple[list[str], list[str]] = ([], [])
    for i, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            break
        if token.type == "paragraph_open":
            text = text_of(tokens[i + 1].children or ()).strip()
            if text:
                texts[0 if token.level == 0 else 1].append(text)
            if sum(map(len, texts[0])) > OPENING_LENGTH:
                break
    return cut(" ".join(texts[0] or texts[1]))


def words_of(tokens: Iterable[Token]) -> int:
    """The words of all running text, without code blocks."""
    return count_words("\n".join(text_of(t.children) for t in tokens if t.type == "inline" and t.children))


def alt_of(children: Iterable[Token]) -> str:
    """A picture's description: the text between its square brackets, that of pictures within it included."""
    parts = []
    for token in children:
        if token.type == "image":
            parts.append(alt_of(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(text_of((token,)))
    return "".join(parts)
