"""One address asked: what comes back from servers that are good, slow, wrong, huge, hostile or not there."""

from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Iterator

import pytest

from generator.sync import fetch as fetching
from generator.sync.fetch import FetchError, Limits, TooOftenError, fetch
from tests.sync.server import Counters, bomb, counting

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
QUICK = Limits(step=0.3, whole=0.5, size=10_000)


@pytest.fixture
def server() -> Iterator[Counters]:
    with counting() as running:
        yield running


def get(url: str, limits: Limits = QUICK, **headers: str) -> bytes:
    return fetch(url, headers, limits, NOW)


def refused(url: str, limits: Limits = QUICK) -> str:
    with pytest.raises(FetchError) as error:
        get(url, limits)
    return str(error.value)


def test_a_good_answer_comes_back_whole(server: Counters) -> None:
    assert get(server.says("count", '{"n": 1}')) == b'{"n": 1}'


def test_a_packed_answer_is_unpacked(server: Counters) -> None:
    import gzip

    assert get(server.says("count", gzip.compress(b'{"n": 1}'), Content_Encoding="gzip")) == b'{"n": 1}'


@pytest.mark.parametrize("status", [204, 400, 404, 410, 418, 500, 502])
def test_a_server_in_trouble_gives_no_answer(server: Counters, status: int) -> None:
    assert f"status {status}" in refused(server.says("count", "" if status == 204 else "sorry", status))


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_lets_nobody_in_says_so(server: Counters, status: int) -> None:
    assert "does not let us in" in refused(server.says("count", "", status))


def test_a_server_that_never_answers_is_given_up(server: Counters) -> None:
    started = time.monotonic()

    assert "did not answer within" in refused(f"{server.url}/nothing")
    assert time.monotonic() - started < 2


def test_an_answer_that_drips_without_end_is_given_up(server: Counters) -> None:
    assert "was not done after" in refused(f"{server.url}/drip")


def test_an_answer_that_breaks_off_or_is_no_answer_at_all_is_told(server: Counters) -> None:
    for name in ("cut", "garbage"):
        assert "cannot be reached" in refused(f"{server.url}/{name}")


def test_nobody_at_the_door_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert "cannot be reached" in refused(f"http://127.0.0.1:{port}/")


def test_an_answer_over_the_limit_is_cut_off(server: Counters) -> None:
    assert "more than a megabyte" in refused(server.says("count", b" " * 20_000))


def test_a_small_answer_that_unpacks_to_a_huge_one_is_cut_off(server: Counters) -> None:
    packed = bomb(50_000_000)

    assert len(packed) < 60_000
    assert "more than a megabyte" in refused(
        server.says("count", packed, Content_Encoding="gzip"), Limits(step=0.5, whole=1, size=100_000)
    )


def test_an_answer_that_cannot_be_unpacked_is_told(server: Counters) -> None:
    assert "cannot be unpacked" in refused(server.says("count", b"not gzip", Content_Encoding="gzip"))


def test_an_answer_packed_in_another_way_than_asked_for_is_refused(server: Counters) -> None:
    assert "did not ask for" in refused(server.says("count", b"x", Content_Encoding="br"))


@pytest.mark.parametrize(
    ("retry", "seconds"),
    [("120", 120), ("Sat, 28 Nov 2026 12:30:00 GMT", 1800), ("", 3600), ("soon", 3600), ("0", 60), ("9" * 30, 604800)],
)
def test_a_server_that_asks_for_patience_is_understood(server: Counters, retry: str, seconds: int) -> None:
    url = server.says("count", "", 429, **({"Retry_After": retry} if retry else {}))

    with pytest.raises(TooOftenError) as error:
        get(url)

    assert error.value.wait.total_seconds() == seconds


def test_a_redirect_is_followed_and_a_token_stays_with_the_host_that_it_was_for(server: Counters) -> None:
    with counting() as other:
        url = server.says("count", "", 302, Location=other.says("moved", '{"n": 1}'))

        assert get(url, Token="secret") == b'{"n": 1}'
        assert server.asked[0][1]["Token"] == "secret"
        assert "Token" not in other.asked[0][1]


def test_a_redirect_in_a_circle_ends(server: Counters) -> None:
    assert "from address to address" in refused(server.says("count", "", 302, Location=f"{server.url}/count"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:pw@127.0.0.1/", "//["])
def test_a_redirect_to_something_else_than_a_sealed_address_is_refused(server: Counters, target: str) -> None:
    assert refused(server.says("count", "", 302, Location=target))


@pytest.mark.parametrize(
    "url", ["http://example.org/", "ftp://example.org/", "file:///etc/hosts", "https://me:pw@example.org/", "nonsense"]
)
def test_an_address_that_anybody_can_change_on_the_way_is_never_asked(url: str) -> None:
    assert refused(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0"],
)
def test_a_name_that_means_a_computer_within_somebodys_network_is_never_asked(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: [(0, 0, 0, "", (address, 443))])

    assert "not on the public internet" in refused("https://counter.example/")


def test_whoever_answers_is_looked_at_once_more(monkeypatch: pytest.MonkeyPatch, server: Counters) -> None:
    url = server.says("count", '{"n": 1}')
    monkeypatch.setattr(fetching, "_allow", lambda *_given, **_named: None)
    monkeypatch.setattr(fetching, "LOCAL", ())

    assert "not on the public internet" in refused(url)


def test_the_environment_does_not_send_us_elsewhere(monkeypatch: pytest.MonkeyPatch, server: Counters) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")

    assert get(server.says("count", '{"n": 1}')) == b'{"n": 1}'
