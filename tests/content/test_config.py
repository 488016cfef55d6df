"""site.yaml: what holds for the whole hub."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import DEFAULT_SHARE, MenuItem, SiteConfig
from generator.config_reading import SITE_FIELDS, load_config
from generator.problems import HubError, Problem

FULL = """
name: What Ottersby Did
tagline: Small wins from a river town
description: Stories of what neighbours changed.
url: https://ottersby.example/hub/
lang: en_gb
timezone: Europe/London
brand: "#C8372D"
logo: content/logo.png
theme: default
menu:
  - label: Stories
    url: stories
  - Campaigns: /campaigns/
  - {text: Shop, href: https://shop.example}
social:
  mastodon: "@ottersby@mastodon.example"
  bluesky: ottersby
  facebook: https://www.facebook.com/ottersby
  twitter: "@ottersby"
hashtag: "#OttersbyDidIt"
email: hello@ottersby.example
contact: hello@ottersby.example
share: [whatsapp, Copy link, mail]
footer: Made by neighbours.
markdown: {html: off}
cards: {enabled: no, formats: square}
per_page: 6
feed_items: 10
related: 0
"""


def load(text: str) -> SiteConfig:
    return load_config(text.encode())[0]


def warnings(text: str) -> list[Problem]:
    return list(load_config(text.encode())[1])


def refused(text: str) -> list[Problem]:
    with pytest.raises(HubError) as caught:
        load_config(text.encode())
    return list(caught.value.problems)


def test_a_name_is_enough() -> None:
    config = load("name: What Ottersby Did\n")
    assert (config.name, config.lang, config.theme, config.per_page) == ("What Ottersby Did", "en", "default", 12)
    assert config.share == DEFAULT_SHARE


def test_every_setting_is_read() -> None:
    config, problems = load_config(FULL.encode())
    assert problems == ()
    assert (config.url, config.lang, config.brand) == ("https://ottersby.example/hub", "en-GB", "#c8372d")
    assert config.menu == (
        MenuItem("Stories", "/stories/"),
        MenuItem("Campaigns", "/campaigns/"),
        MenuItem("Shop", "https://shop.example"),
    )
    assert config.social == {
        "mastodon": "https://mastodon.example/@ottersby",
        "bluesky": "https://bsky.app/profile/ottersby.bsky.social",
        "facebook": "https://www.facebook.com/ottersby",
        "x": "https://x.com/ottersby",
    }
    assert config.handles == {
        "mastodon": "@ottersby@mastodon.example",
        "bluesky": "@ottersby.bsky.social",
        "x": "@ottersby",
    }
    assert config.fediverse == "@ottersby@mastodon.example"
    assert (config.hashtag, config.share, config.contact) == (
        "OttersbyDidIt",
        ("whatsapp", "copy", "email"),
        "mailto:hello@ottersby.example",
    )
    assert (config.markdown.html, config.cards.enabled, config.cards.formats) == ("off", False, ("square",))
    assert (config.per_page, config.feed_items, config.related) == (6, 10, 0)


def test_every_documented_setting_is_a_field_of_the_config() -> None:
    assert {spec.name for spec in SITE_FIELDS} == set(SiteConfig.__struct_fields__) - {"handles"}


def test_every_example_reads_without_a_problem() -> None:
    text = "".join(f"{spec.name}: {spec.example}\n" for spec in SITE_FIELDS)
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("timezone: London", "timezone-unknown", "Did you mean Europe/London?"),
        ("timezone: europe/london", "timezone-unknown", "Did you mean Europe/London?"),
        ("timezone: Europe/Lodnon", "timezone-unknown", "Did you mean Europe/London?"),
        ("timezone: ../../etc/passwd", "timezone-unknown", "Write the continent"),
        ("url: “https://ottersby.example”", "front-matter-curly-quotes", "Use straight quotes"),
        ("url: our website", "url-unreadable", "Write the whole address"),
        ("lang: xx", "language-unknown", "short code"),
        ("brand: red", "colour-unreadable", "six digits"),
        ("logo: ../logo.png", "path-escapes", "hub's folder"),
        ("logo: https://example.org/a.png", "path-remote", "Save the picture"),
        ("theme: ../x", "choice-unknown", "folder in themes"),
        ("markdown: {html: some}", "choice-unknown", "clean or off"),
        ("per_page: 0", "number-unreadable", "from 1 to 200"),
        ("email: hello", "url-unreadable", "hello@ottersby.example"),
        ("menu: [Stories]", "value-type", "label: Stories"),
        ("social: ottersby", "value-type", "One line for each network"),
        ("share: [whatsap]", "choice-unknown", "Did you mean whatsapp?"),
        ("taglnie2: X", "key-misspelt", "Did you mean"),
        ("per_pge: 3", "key-misspelt", "Write `per_page`"),
        ("cards: {fromats: square}", "key-misspelt", "Write `formats`"),
        ("weather: fine", "key-unused", "Delete it"),
        ("name: A\nname: B", "key-twice", "Delete one"),
        ("url: ottersby.example", "url-scheme", "Write the whole address"),
    ],
)
def test_each_mistake_has_its_own_sentence_and_place(line: str, code: str, said: str) -> None:
    text = f"lang: en\n{line}\n" if line.startswith("name") else f"name: Ottersby\n{line}\n"
    try:
        problems = warnings(text)
    except HubError as error:
        problems = list(error.problems)
    found = [problem for problem in problems if problem.code == code]
    assert found, problems
    assert said in found[0].hint
    assert found[0].position.line in (2, 3)


@pytest.mark.parametrize("zone", ["GMT+1", "UTC+1", "gmt-5"])
def test_an_offset_is_not_answered_with_a_zone_whose_sign_is_the_other_way_round(zone: str) -> None:
    (problem,) = refused(f"name: Ottersby\ntimezone: {zone}\n")
    assert "Etc/" not in problem.hint + problem.fix


@pytest.mark.parametrize("line", ["timezone: London", "url: our website", "lang: xx", "theme: a/b"])
def test_a_setting_that_would_mislead_stops_the_build(line: str) -> None:
    assert [p.severity.value for p in refused(f"name: Ottersby\n{line}\n")] == ["error"]


@pytest.mark.parametrize("line", ["brand: red", "email: hello", "per_page: many", "weather: fine"])
def test_a_setting_that_can_stay_empty_is_only_warned_of(line: str) -> None:
    assert [p.severity.value for p in warnings(f"name: Ottersby\n{line}\n")] == ["warning"]


def test_a_colour_without_quotes_is_read_as_meant() -> None:
    config, problems = load_config(b"name: Ottersby\nbrand: #c8372d\n")
    assert config.brand == "#c8372d"
    assert [(p.code, p.fix) for p in problems] == [("front-matter-hash", 'brand: "#c8372d"')]


@pytest.mark.parametrize(("written", "read"), [("#abc", "#aabbcc"), ("c8372d", "#c8372d"), ("#C8372D", "#c8372d")])
def test_colours_are_normal(written: str, read: str) -> None:
    assert load(f'name: Ottersby\nbrand: "{written}"\n').brand == read


def test_lines_of_dashes_around_the_settings_do_no_harm() -> None:
    assert load("---\nname: Ottersby\n---\n").name == "Ottersby"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n---\n"])
def test_an_empty_file_asks_for_a_name(text: str) -> None:
    assert [p.code for p in refused(text)] == ["config-missing"]


def test_a_missing_name_is_told_with_an_example() -> None:
    problems = refused("tagline: Small wins\n")
    assert [(p.code, p.position.line) for p in problems] == [("key-missing", 1)]
    assert "name: " in problems[0].hint


def test_all_problems_are_told_at_once() -> None:
    problems = refused("name: Ottersby\nurl: nope nope\nlang: xx\nbrand: red\ntimezone: Mars\n")
    assert [p.position.line for p in problems] == [2, 3, 4, 5]


def test_one_stray_space_does_not_stop_the_build() -> None:
    config, problems = load_config(b"name: Ottersby\n tagline: Small wins\n")
    assert config.tagline == "Small wins"
    assert [p.code for p in problems] == ["front-matter-indent"]


def test_networks_that_we_do_not_know_need_a_full_address() -> None:
    config = load("name: Ottersby\nsocial:\n  pixelfed: https://pixelfed.example/ottersby\n")
    assert config.social == {"pixelfed": "https://pixelfed.example/ottersby"}


def test_sharing_can_be_turned_off() -> None:
    assert load("name: Ottersby\nshare: no\n").share == ()


def test_no_sentence_is_empty_or_unfinished() -> None:
    problems = refused("url: nope nope\nlang: [a]\nbrand: {a: b}\nmenu: 3\nper_page: x\nlogo:\n  - a\n")
    assert all(re.search(r"[.?!]$", text) for p in problems for text in (p.message, p.hint))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise_anything_but_located_problems(data: bytes) -> None:
    with suppress(HubError):
        load_config(data)
