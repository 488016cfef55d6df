"""Our tokens are made quicker than the parser's own, and are to its rules what those are."""

from __future__ import annotations

from dataclasses import fields

from markdown_it.token import Token as Usual

from generator.content.markdown.tokens import Token
from tests.content.markdown_tokens import shown


def test_a_token_has_the_fields_of_the_parsers_own_with_their_values() -> None:
    usual = Usual("text", "", 0)
    ours = Token("text", "", 0)

    assert list(ours.__struct_fields__) == [field.name for field in fields(Usual)]  # type: ignore[attr-defined]  # checked as the parser's own
    assert shown(ours) == shown(usual)


def test_a_token_keeps_its_attributes_to_itself() -> None:
    one, other = Token("image", "img", 0), Token("image", "img", 0)

    one.attrSet("src", "a.jpg")
    one.attrJoin("class", "wide")
    one.attrJoin("class", "left")
    one.attrPush(("alt", "A bridge"))

    assert one.attrItems() == [("src", "a.jpg"), ("class", "wide left"), ("alt", "A bridge")]
    assert (one.attrGet("src"), other.attrGet("src"), other.attrs) == ("a.jpg", None, {})
    assert (one.copy(tag="i").tag, one.tag) == ("i", "img")
