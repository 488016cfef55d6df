"""Pictures among tokens: which there are, and what is left when they are taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markdown_it.token import Token

_EMPTIED = frozenset(
    ("paragraph_open", "list_item_open", "bullet_list_open", "ordered_list_open", "blockquote_open", "link_open")
)
"""What goes if nothing is left in it."""


def images_in(tokens: Sequence[Token]) -> list[Token]:
    """The pictures of some blocks, in order."""
    return [child for t in tokens if t.type == "inline" for child in t.children or () if child.type == "image"]


def without(tokens: Sequence[Token], images: Collection[Token]) -> list[Token]:
    """Blocks without some of their pictures, and without the links, paragraphs and lists that are empty then."""
    gone = {id(image) for image in images}
    return _unemptied([_thinned(token, gone) if token.type == "inline" else token for token in tokens])


def is_blank(token: Token) -> bool:
    """Whether an inline token shows nothing."""
    return token.type in ("softbreak", "hardbreak") or (token.type == "text" and not token.content.strip())


def _thinned(inline: Token, gone: Collection[int]) -> Token:
    """A paragraph's content without some pictures, nor the line breaks that stood around them at its ends."""
    left = [child for child in inline.children or () if id(child) not in gone]
    if len(left) == len(inline.children or ()):
        return inline
    left = _unemptied(left)
    while left and is_blank(left[0]):
        left.pop(0)
    while left and is_blank(left[-1]):
        left.pop()
    return inline.copy(children=left)


def _unemptied(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.type == "inline" and not token.children:
            continue
        if token.nesting < 0 and kept and kept[-1].type in _EMPTIED and kept[-1].tag == token.tag:
            kept.pop()
        else:
            kept.append(token)
    return kept
