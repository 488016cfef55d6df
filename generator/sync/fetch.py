"""One address asked, with every patience and no trust: small answers over sealed lines, in time, or an error that says why.

What is refused: addresses that are neither https nor this computer's own, redirects from the one to the other, hosts
within a private network (RFC 1918, RFC 4193 and the like), answers over a limit (a megabyte unless told otherwise)
however they are packed, and answers that take too long. Proxies, certificates and passwords of the environment are left
alone.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Literal, TypeVar
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

LOCAL = ("localhost", "127.0.0.1", "::1")
Kind = Literal["application/json", "image/jpeg, image/png, image/webp"]
IMAGE: Kind = "image/jpeg, image/png, image/webp"
JSON: Kind = "application/json"
"""What is asked for, as `Accept` says it (RFC 9110, 12.5.1)."""
_AT_ONCE = 8
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (429, 503)
_USUAL_WAIT = dt.timedelta(hours=1)
_LONGEST_WAIT = dt.timedelta(days=7)
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""Content codings (RFC 9110, 8.4.1) and the window bits with which zlib unpacks them."""


class Limits(msgspec.Struct, frozen=True):
    """How long to wait, in seconds: for each step and for the whole answer; its bytes; redirects to follow."""

    step: float = 8.0
    whole: float = 20.0
    size: int = 1_000_000
    redirects: int = 3


class FetchError(Exception):
    """There is no answer to work with. The text continues “This counter …” or “YouTube …”."""


class TooOftenError(FetchError):
    """The other side asks for patience: `wait` from now."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__("asks not to be asked so often.")
        self.wait = wait


def fetch(url: str, headers: Mapping[str, str], limits: Limits, now: dt.datetime, kind: Kind = JSON) -> bytes:
    """The body of the answer at an address.

    Args:
        url: https, or http on this computer.
        headers: sent to the host of `url` alone, whatever it redirects to.
        limits: see `Limits`.
        now: for a `Retry-After` that is a date.
        kind: what is asked for. Where it is `IMAGE`, an answer that calls itself something else is refused unread.

    Raises:
        FetchError: if there is none.
    """
    try:
        return _fetch(url, headers, limits, now, kind)
    except httpx.TimeoutException as error:
        raise FetchError(f"did not answer within {limits.step:g} seconds.") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise FetchError(f"cannot be reached ({type(error).__name__}).") from error
    except (OSError, ValueError) as error:
        raise FetchError("cannot be reached: there is no such address.") from error


R = TypeVar("R")


def all_of(tasks: Sequence[Callable[[], R]], patience: float) -> list[R | None]:
    """What each of the tasks gives, several at once; None for one that is not done after `patience` seconds.

    Such a one, an answer that drips for ever, is left to itself.
    """
    results: dict[int, R] = {}

    def do(at: int) -> None:
        results[at] = tasks[at]()

    for first in range(0, len(tasks), _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, len(tasks)))
        threads = [threading.Thread(target=do, args=(at,), daemon=True) for at in numbers]
        end = time.monotonic() + patience
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))
    settled = dict(results)
    return [settled.get(at) for at in range(len(tasks))]


def is_local(url: str) -> bool:
    """Whether an address is this computer's own. Only who asked there may be sent there."""
    return _host(url) in LOCAL


def _fetch(url: str, headers: Mapping[str, str], limits: Limits, now: dt.datetime, kind: Kind) -> bytes:
    end = time.monotonic() + limits.whole
    first = _origin(url)
    local = is_local(url)
    usual = {"Accept": kind, "Accept-Encoding": "gzip", "User-Agent": "storyhub-sync"}
    with httpx.Client(trust_env=False, timeout=limits.step, follow_redirects=False) as client:
        for _ in range(limits.redirects + 1):
            _allow(url, local=local)
            own = {**usual, **headers} if _origin(url) == first else usual
            with client.stream("GET", url, headers=own) as response:
                _allow_peer(response, local=local)
                if response.status_code in _REDIRECTS:
                    url = urljoin(url, response.headers.get("Location", ""))
                    continue
                _judge(response, now)
                if kind == IMAGE and not response.headers.get("Content-Type", "").lower().startswith("image/"):
                    raise FetchError("sends something that is not a picture.")
                return _body(response, limits, end)
    raise FetchError("sends us on and on, from address to address.")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()


def _allow(url: str, *, local: bool) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    sealed = parts.scheme == "https" or (parts.scheme == "http" and local and host.lower() in LOCAL)
    if not sealed or parts.username or parts.password:
        raise FetchError("leads to an address without https://, which anybody on the way can change.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        _allow_address(str(address[0]), local=local)


def _allow_peer(response: httpx.Response, *, local: bool) -> None:
    """Once more for whoever did answer: a name can mean another computer a moment later."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    if peer:
        _allow_address(str(peer[0]), local=local)


def _allow_address(text: str, *, local: bool) -> None:
    address = ipaddress.ip_address(text.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    if not (address.is_loopback if local else address.is_global):
        raise FetchError("leads to a computer that is not on the public internet.")


def _judge(response: httpx.Response, now: dt.datetime) -> None:
    status = response.status_code
    if status == 429 or (status in _LATER and "Retry-After" in response.headers):
        raise TooOftenError(_wait(response.headers.get("Retry-After", ""), now))
    if status in (401, 403):
        raise FetchError(f"does not let us in (status {status}).")
    if status != 200:
        raise FetchError(f"answers that something is wrong (status {status}).")


def _wait(text: str, now: dt.datetime) -> dt.timedelta:
    """`Retry-After` (RFC 9110, 10.2.3): seconds or a date; between a minute and a week."""
    wait = _USUAL_WAIT
    if text.strip().isdecimal():
        wait = dt.timedelta(seconds=min(int(text.strip()[:9]), 10**7))
    elif text:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return wait
        wait = (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)) - now
    return min(max(wait, dt.timedelta(minutes=1)), _LONGEST_WAIT)


def _body(response: httpx.Response, limits: Limits, end: float) -> bytes:
    """The bytes, unpacked no further than they may be long."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("", "identity", *_PACKED):
        raise FetchError("packs its answer in a way that we did not ask for.")
    unpacker = zlib.decompressobj(_PACKED[coding]) if coding in _PACKED else None
    body, raw = bytearray(), 0
    for chunk in response.iter_raw():
        raw += len(chunk)
        if raw > limits.size:
            raise FetchError(_too_much(limits))
        try:
            body += unpacker.decompress(chunk, limits.size + 1 - len(body)) if unpacker else chunk
        except zlib.error as error:
            raise FetchError("sends an answer that cannot be unpacked.") from error
        if len(body) > limits.size or (unpacker and unpacker.unconsumed_tail):
            raise FetchError(_too_much(limits))
        if time.monotonic() > end:
            raise FetchError(f"was not done after {limits.whole:g} seconds.")
    return bytes(body)


def _too_much(limits: Limits) -> str:
    megabytes = limits.size // 1_000_000
    return f"sends more than {f'{megabytes} megabytes' if megabytes > 1 else 'a megabyte'}."
