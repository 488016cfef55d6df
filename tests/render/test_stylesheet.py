import pytest

from generator.render.stylesheet import reduced, render
from generator.views.files import StylesheetView


def test_parts_follow_the_hubs_own_tokens_in_order() -> None:
    view = StylesheetView(preamble=":root{--spot:#c33}", parts=("a", "b"))

    css = render(view, {"a": b"p { margin: 0; }", "b": b"h1 { margin: 1em }"}.__getitem__)

    assert css == b":root{--spot:#c33}\np{margin: 0}\nh1{margin: 1em}\n"


@pytest.mark.parametrize(
    ("written", "small"),
    [
        ("/* why */ p { color: red; }", "p{color: red}"),
        (".a .b > .c { x: y }", ".a .b > .c{x: y}"),
        ("p { width: calc(1em + 2px) }", "p{width: calc(1em + 2px)}"),
        ("a , b { x : y ; }", "a,b{x : y}"),
        ("@media (min-width: 3em) and (hover) { p { a: b } }", "@media (min-width: 3em) and (hover){p{a: b}}"),
        ("a .b:is(c, d) { e: f }", "a .b:is(c,d){e: f}"),
    ],
)
def test_comments_and_needless_space_go_and_meaning_stays(written: str, small: str) -> None:
    assert reduced(written) == small


@pytest.mark.parametrize(
    "kept",
    ['p::before{content: "a ;  } /* b */"}', "p{background: url(data:image/svg+xml;a=/*b*/)}", "p{content: '\\'  ;'}"],
)
def test_strings_and_addresses_are_left_alone(kept: str) -> None:
    assert reduced(kept) == kept
