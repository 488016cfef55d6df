"""What volunteers paste where a group's channels belong."""

from __future__ import annotations

import pytest

from generator.content.groups import Channel, Group, GroupState
from generator.content.partners import Partner, Sort
from tests.content.reading_help import codes, read

PATH = "content/groups/walkers.md"


def group(front_matter: str) -> Group:
    reading = read(f"---\ntitle: Walkers\n{front_matter}\n---\nWe walk.\n", PATH)
    assert isinstance(reading.record, Group), reading.problems
    return reading.record


def channels(value: str) -> tuple[Channel, ...]:
    return group(f"channels:\n{value}").channels


@pytest.mark.parametrize(
    ("written", "network", "url"),
    [
        ("whatsapp: https://chat.whatsapp.com/Abc123", "whatsapp", "https://chat.whatsapp.com/Abc123"),
        ("WhatsApp group: chat.whatsapp.com/Abc123", "whatsapp", "https://chat.whatsapp.com/Abc123"),
        ("Signal: https://signal.group/#CjQ", "signal", "https://signal.group/#CjQ"),
        ('telegram: "@walkers"', "telegram", "https://t.me/walkers"),
        ("facebook: groups/walkers", "facebook", "https://www.facebook.com/groups/walkers"),
        ('mastodon: "@walk@social.example"', "mastodon", "https://social.example/@walk"),
        ("mastodon: https://social.example/@walk", "mastodon", "https://social.example/@walk"),
        ('matrix: "#walk:matrix.org"', "matrix", "https://matrix.to/#/%23walk:matrix.org"),
        ("mailing list: https://groups.io/g/walkers", "list", "https://groups.io/g/walkers"),
        ("web: https://walkers.example/", "website", "https://walkers.example/"),
    ],
)
def test_a_link_or_a_handle_is_read_under_whatever_its_network_is_called(written: str, network: str, url: str) -> None:
    (channel,) = channels(f"  {written}")

    assert (channel.network, channel.url) == (network, url)


@pytest.mark.parametrize(
    ("written", "network"),
    [
        ("https://chat.whatsapp.com/Abc", "whatsapp"),
        ('"@walk@social.example"', "mastodon"),
        ('"#walk:matrix.org"', "matrix"),
        ("https://m.facebook.com/groups/1", "facebook"),
        ("https://somewhere.example/", "website"),
        ("By the bins at eight", "in_person"),
    ],
)
def test_an_address_alone_tells_its_network(written: str, network: str) -> None:
    assert [channel.network for channel in channels(f"  - {written}")] == [network]


def test_who_needs_no_account_comes_first_whatever_the_order() -> None:
    found = channels("  facebook: walkers\n  whatsapp: https://chat.whatsapp.com/A\n  in person: By the bins")

    assert [channel.network for channel in found] == ["in_person", "whatsapp", "facebook"]


def test_a_list_of_networks_with_links_is_read_as_lines_are() -> None:
    assert channels("  - {network: signal, link: 'https://signal.group/#A'}") == channels(
        "  signal: https://signal.group/#A"
    )


def test_an_unknown_place_with_a_link_is_a_website_by_its_name() -> None:
    (channel,) = channels("  Our forum: https://forum.example/walk")

    assert (channel.network, channel.text) == ("website", "Our forum")


@pytest.mark.parametrize("network", ["email", "mailing list", "contact us"])
def test_an_address_of_mail_is_kept_out_of_the_channels(network: str) -> None:
    reading = read(f"---\ntitle: W\nchannels: {{{network}: walkers@example.org}}\n---\nWe walk.\n", PATH)

    assert reading.record
    assert not reading.record.channels  # type: ignore[union-attr]  # it is a group
    assert set(codes(reading)) & {"channel-private", "channel-unknown"}


def test_somebodys_number_is_shown_with_a_warning() -> None:
    reading = read('---\ntitle: W\nchannels: {whatsapp: "+44 7700 900123"}\n---\nWe walk.\n', PATH)

    assert reading.record.channels[0].url == "https://wa.me/447700900123"  # type: ignore[union-attr]  # it is a group
    assert codes(reading) == ["channel-private"]


def test_a_link_that_leads_elsewhere_is_shown_as_what_it_is() -> None:
    reading = read("---\ntitle: W\nchannels: {signal: 'https://chat.whatsapp.com/A'}\n---\nWe walk.\n", PATH)

    assert reading.record.channels[0].network == "whatsapp"  # type: ignore[union-attr]  # it is a group
    assert codes(reading) == ["channel-elsewhere"]


@pytest.mark.parametrize("value", ["{signal: hello}", "{carrier pigeon: coo}", "{matrix: walk}", "nonsense"])
def test_what_is_no_channel_is_left_out_and_named(value: str) -> None:
    reading = read(f"---\ntitle: W\nchannels: {value}\n---\nWe walk.\n", PATH)

    assert reading.record
    assert not reading.record.channels  # type: ignore[union-attr]  # it is a group
    assert len(codes(reading)) == 1


def test_languages_are_read_by_name_and_by_code_and_dialects_stay() -> None:
    assert group("languages: English, pl, Українська, Yorkshire").languages == ("en", "pl", "uk", "Yorkshire")


@pytest.mark.parametrize(("word", "state"), [("full", GroupState.PAUSED), ("active", GroupState.OPEN)])
def test_a_groups_state_has_the_words_that_people_use(word: str, state: GroupState) -> None:
    assert group(f"status: {word}").state is state


def test_a_partner_has_a_logo_a_sort_and_an_address_under_the_names_that_people_use() -> None:
    text = "---\nname: Trust\nlogo: logo.png\nkind: NGO\nurl: https://trust.example/\n---\nThey pump.\n"

    partner = read(text, "content/partners/trust/index.md").record

    assert isinstance(partner, Partner)
    assert partner.photo
    assert (partner.photo.file, partner.sort) == ("content/partners/trust/logo.png", Sort.CHARITY)
    assert partner.website == "https://trust.example/"


@pytest.mark.parametrize(
    "line", ["whatsapp https://chat.whatsapp.com/AbC, in person Thursdays", "write to a@b.example"]
)
def test_ways_to_talk_on_one_line_are_not_shown_as_words_and_the_right_form_is_said(line: str) -> None:
    reading = read(f"---\ntitle: W\nchannels: {line}\n---\nWe walk.\n", PATH)

    assert reading.record
    assert not reading.record.channels  # type: ignore[union-attr]  # it is a group
    assert ["line of its own" in problem.hint for problem in reading.problems] == [True]
