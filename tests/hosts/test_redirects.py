"""The `_redirects` file: old addresses lead on, and nothing leads in circles."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.hosts.redirects import redirects
from generator.urls import Base

BASE = Base("https://ottersby.example", "")


def lines(*pairs: tuple[str, str], base: Base = BASE) -> list[str]:
    return redirects(pairs, base).text.splitlines()


def why(*pairs: tuple[str, str]) -> list[str]:
    return [refused.why for refused in redirects(pairs, BASE).refused]


def test_an_old_page_leads_to_the_new_one_with_and_without_its_slash() -> None:
    assert lines(("/2019/weir/", "/stories/weir/")) == [
        "/2019/weir /stories/weir/ 301",
        "/2019/weir/ /stories/weir/ 301",
    ]


def test_an_old_file_has_no_slash() -> None:
    assert lines(("/weir.html", "/stories/weir/")) == ["/weir.html /stories/weir/ 301"]


def test_below_a_path_both_addresses_get_it() -> None:
    base = Base("https://ottersby.github.io", "/hub")

    assert lines(("/a.html", "/b/"), base=base) == ["/hub/a.html /hub/b/ 301"]


def test_a_new_address_may_be_on_another_site() -> None:
    assert lines(("/shop.html", "https://shop.example:8080/a?b=c#d")) == [
        "/shop.html https://shop.example:8080/a?b=c#d 301"
    ]


def test_stars_and_colons_match_nothing_but_themselves() -> None:
    (first, _) = lines(("/a*b/:id", "https://e.example/:splat"))

    assert first == "/a%2Ab/%3Aid https://e.example/%3Asplat 301"


def test_spaces_and_letters_outside_ascii_are_encoded() -> None:
    (first, _) = lines(("/Über uns", "/über/"))

    assert first == "/%C3%9Cber%20uns /%C3%BCber/ 301"


def test_an_address_that_is_encoded_already_is_not_encoded_twice() -> None:
    (first, _) = lines(("/a%20b", "/c/"))

    assert first == "/a%20b /c/ 301"


def test_a_chain_becomes_one_step() -> None:
    assert lines(("/a.html", "/b.html"), ("/b.html", "/c/")) == ["/a.html /c/ 301", "/b.html /c/ 301"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("/a", "/a")],
        [("/a", "/a/")],
        [("/a/", "/a#part")],
        [("/%61", "/a/")],
        [("/a", "/b"), ("/b/", "/a/")],
    ],
)
def test_what_leads_back_to_itself_is_refused(pairs: list[tuple[str, str]]) -> None:
    assert lines(*pairs) == []
    assert set(why(*pairs)) == {"It leads back to itself."}


def test_a_query_is_refused_because_hosts_do_not_see_it() -> None:
    assert why(("/?p=123", "/stories/weir/")) != []
    assert why(("/index.php?p=123", "/stories/weir/")) == ["Hosts do not look at what follows a question mark."]


@pytest.mark.parametrize("old", ["/", "", "weir", "https://old.example/a", "//old.example/a", "/#top"])
def test_only_pages_of_this_site_can_be_old(old: str) -> None:
    assert len(why((old, "/stories/weir/"))) == 1


@pytest.mark.parametrize("new", ["", "weir", "javascript:alert(1)", "//e.example"])
def test_a_new_address_is_a_page_or_a_full_address(new: str) -> None:
    assert why(("/old", new)) == ["A new address starts with / or https://."]


def test_the_first_of_two_for_one_address_counts() -> None:
    assert lines(("/a.html", "/b/"), ("/a.html", "/c/")) == ["/a.html /b/ 301"]


def test_a_line_that_a_host_would_not_read_is_refused() -> None:
    assert why((f"/{'é' * 400}", "/b/")) == ["The address is too long."]


ADDRESSES = st.text(alphabet="ab/%2F*: ?#é\n.", max_size=6).map("/{}".format)


@given(st.lists(st.tuples(ADDRESSES, ADDRESSES), max_size=8))
def test_every_line_has_three_parts_and_no_walk_meets_an_old_address_again(pairs: list[tuple[str, str]]) -> None:
    parts = [line.split(" ") for line in lines(*pairs)]

    assert all(len(part) == 3 and part[2] == "301" for part in parts)
    old = {unquote(part[0]).rstrip("/") for part in parts}
    assert not old & {unquote(part[1].split("#")[0].split("?")[0]).rstrip("/") for part in parts}
