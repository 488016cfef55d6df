"""Where a group talks: readers of what volunteers paste.

An invitation is copied from an app as an address, and a handle is known by heart. Both are read; whatever names its
network by its host needs no name beside it.

Sources: WhatsApp Help Center, "About group invite links" (`chat.whatsapp.com`); Signal Support, "Group Link"
(`signal.group`); matrix.to ("Matrix.to is a simple URL redirection service for the Matrix.org ecosystem"); Telegram,
core.telegram.org/api/links (`t.me`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from generator import lazy_re
from generator.config import SOCIAL_HOMES
from generator.config_values import NETWORKS_ALSO
from generator.content.groups import Channel
from generator.content.networks import NETWORKS
from generator.fields import yaml_tree as tree
from generator.fields.addresses import FEDIVERSE, URL
from generator.fields.form import Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.nearest import nearest
from generator.fields.readers import one_line
from generator.fields.rules import URL_UNREADABLE, VALUE_TYPE
from generator.problems import Rule, Severity

CHANNEL_UNKNOWN = Rule(
    "channel-unknown",
    Severity.WARNING,
    "A way to talk that we do not know",
    "`channels:` has one line for each network, such as `whatsapp: https://chat.whatsapp.com/…`.",
)
CHANNEL_ELSEWHERE = Rule(
    "channel-elsewhere",
    Severity.WARNING,
    "A link that leads to another network than it says",
    "Readers choose by the network's name: a WhatsApp group shows their number to everybody in it, a forum does not.",
)
CHANNEL_PRIVATE = Rule(
    "channel-private",
    Severity.WARNING,
    "Somebody's own number or address in public",
    "Programs collect numbers and addresses from pages for spam, within days. An invitation link can be changed.",
)
RULES = (CHANNEL_UNKNOWN, CHANNEL_ELSEWHERE, CHANNEL_PRIVATE)


_ALSO: Mapping[str, str] = {
    **NETWORKS_ALSO,
    **dict.fromkeys(("in_person", "person", "meeting", "meetings", "face_to_face", "room", "where"), "in_person"),
    **dict.fromkeys(("whats_app", "wa", "whatsapp_group"), "whatsapp"),
    **dict.fromkeys(("signal_group",), "signal"),
    **dict.fromkeys(("tg", "telegram_group"), "telegram"),
    **dict.fromkeys(("element", "matrix_room"), "matrix"),
    **dict.fromkeys(("facebook_group", "meta"), "facebook"),
    **dict.fromkeys(("mailing_list", "mailinglist", "list", "newsletter", "google_group", "listserv"), "list"),
    **dict.fromkeys(("web", "site", "homepage", "forum", "page", "online"), "website"),
}
_EMAIL = lazy_re.compile(r"(?:mailto:)?[^\s@<>/]+@(?:[\w-]+\.)+[^\W\d_]{2,24}")
_NUMBER = lazy_re.compile(r"\+?[\d\s().-]{7,20}")
_ROOM = lazy_re.compile(r"[#!@][^\s:]+:(?:[\w-]+\.)+[\w-]+(?::\d+)?")
_PARTS = {"network": "network", "name": "network", "kind": "network", "on": "network"}
_LINKS = {"url": "url", "link": "url", "href": "url", "address": "url", "handle": "url", "invite": "url"}


def _channels(node: tree.Node, form: Form, key: str) -> tuple[Channel, ...]:
    """Every channel, in the order of `NETWORKS`; one that cannot be read is left out with a problem."""
    found: list[Channel] = []
    for at, (name, value) in enumerate(_pairs(node, form, key)):
        path = f"{key}.{at}"
        form.mark(path, value)
        try:
            found += _channel(name, value, form, path)
        except Wrong as error:
            form.wrong(path, error, critical=False)
    order = list(NETWORKS)
    return tuple(sorted(dict.fromkeys(found), key=lambda channel: order.index(channel.network)))


def _pairs(node: tree.Node, form: Form, key: str) -> Iterator[tuple[str, tree.Node]]:
    """Network as written (or nothing) and value, of every form that a list of channels takes."""
    if isinstance(node, tree.Sequence):
        for item in node.items:
            yield from _pairs(item, form, key)
    elif isinstance(node, tree.Mapping):
        named = {_PARTS.get(normal_key(e.key)) or _LINKS.get(normal_key(e.key)): e for e in node.entries}
        if "url" in named and "network" in named:
            yield one_line(expect_scalar(named["network"].value, "a network").text), named["url"].value
        elif "url" in named and len(node.entries) == 1:
            yield "", named["url"].value
        else:
            yield from ((entry.key, entry.value) for entry in node.entries if not _is_empty(entry.value))
    elif not _is_empty(node):
        yield "", node


def _is_empty(node: tree.Node) -> bool:
    return isinstance(node, tree.Scalar) and node.is_null


def _channel(name: str, node: tree.Node, form: Form, key: str) -> Iterator[Channel]:
    if isinstance(node, tree.Sequence):
        for item in node.items:
            yield from _channel(name, item, form, key)
        return
    text = one_line(expect_scalar(node, "a link, a handle or a few words").text)
    word = normal_key(name)
    network = _ALSO.get(word, word)
    if name and network not in NETWORKS:
        near = nearest(network, NETWORKS)
        if not near and not text.startswith(("https://", "http://")):
            known = ", ".join(NETWORKS)
            raise Wrong(CHANNEL_UNKNOWN, node, f"is on “{name}”, which we do not know.", f"Write one of {known}.")
        network = near or "website"
    yield _read(network if name else _by_form(text), text, name, node, form, key)


def _by_form(text: str) -> str:
    """The network that an address or a handle alone tells; empty where it tells none."""
    if text.startswith(("https://", "http://")):
        return _by_host(text) or "website"
    if _ROOM.fullmatch(text):
        return "matrix"
    if re.fullmatch(r"@[\w.-]+@(?:[\w-]+\.)+[\w-]+", text):
        return "mastodon"
    return "" if re.search(r"\s", text) else _by_host(f"https://{text}")


def _by_host(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    return next(
        (name for name, network in NETWORKS.items() if any(host == h or host.endswith(f".{h}") for h in network.hosts)),
        "",
    )


def _read(network: str, text: str, name: str, node: tree.Node, form: Form, key: str) -> Channel:
    if _EMAIL.fullmatch(text) and network != "mastodon":
        hint = "Write `email: …` on a line of its own, not under channels: then the page keeps it from harvesters."
        if network == "list":
            hint = "Write the address of the web page where people join the list."
        raise Wrong(CHANNEL_PRIVATE, node, "is an e-mail address, which spammers would collect from the page.", hint)
    if not network and re.search(r"://|[^\s@]@[^\s@]+\.", text):
        raise Wrong(
            VALUE_TYPE,
            node,
            f"says “{text}”, a link or an address among other words.",
            "Write each way to talk on a line of its own, with its network before it: `whatsapp: https://…`.",
        )
    if network == "in_person" or (not network and re.search(r"\s", text)):
        return Channel("in_person", text=text)
    if "://" in text or _by_host(f"https://{text}"):
        return _linked(network, name, URL.read(node, form, key), node, form, key)
    return _handle(network, text, node, form, key)


def _linked(network: str, name: str, url: str, node: tree.Node, form: Form, key: str) -> Channel:
    leads = _by_host(url)
    if leads and network not in (leads, "", "website", "list"):
        form.tell(
            CHANNEL_ELSEWHERE,
            node,
            f"{form.named(key)} is called {NETWORKS[network].label}, but leads to {NETWORKS[leads].label}. "
            f"We show it as {NETWORKS[leads].label}.",
            f"Write `{leads}: …`, or the right link.",
        )
        network = leads
    network = leads if network == "website" and leads and not name else network
    if re.search(r"(?://wa\.me/|phone=)\+?\d", url):
        _warn_of_number(node, form, key)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    own = name if network == "website" and normal_key(name) not in _ALSO and normal_key(name) != "website" else host
    account = re.fullmatch(r"https://(?P<host>[^/]+)/@(?P<user>[\w.-]+)/?", url) if network == "mastodon" else None
    if account:
        return Channel(network, url, f"@{account['user']}@{account['host']}")
    return Channel(network or "website", url, own if network == "website" else "")


def _handle(network: str, text: str, node: tree.Node, form: Form, key: str) -> Channel:
    name = text.lstrip("@").strip("/")
    match network:
        case "mastodon":
            account = FEDIVERSE.read(node, form, key)
            user, host = account[1:].split("@")
            return Channel(network, f"https://{host}/@{user}", account)
        case "matrix" if _ROOM.fullmatch(text):
            return Channel(network, f"https://matrix.to/#/{quote(text, safe='@!:')}", text)
        case "whatsapp" if _NUMBER.fullmatch(text):
            _warn_of_number(node, form, key)
            digits = re.sub(r"\D", "", text)
            if text.lstrip().startswith("+"):
                return Channel(network, f"https://wa.me/{digits}")
        case "telegram" | "facebook" | "instagram" | "bluesky" if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)?", name):
            home = SOCIAL_HOMES[network]
            return Channel(network, home.format(name), f"@{name}" if network != "facebook" else "")
    label = NETWORKS[network].label if network in NETWORKS else "a network"
    hint = f"Copy the invitation or the page's address from {label}, from https:// on."
    if not network:
        raise Wrong(VALUE_TYPE, node, f"says “{text}”, and no network.", "Write it with its network: `signal: …`.")
    raise Wrong(URL_UNREADABLE, node, f"says “{text}”, which is no link to {label} that we can read.", hint)


def _warn_of_number(node: tree.Node, form: Form, key: str) -> None:
    form.tell(
        CHANNEL_PRIVATE,
        node,
        f"{form.named(key)} shows a telephone number to everybody.",
        "Use the invitation link of the group, which can be changed when strangers find it.",
    )


CHANNELS: Reader[tuple[Channel, ...]] = Reader(
    "networks with links", {"type": "object", "additionalProperties": {"type": "string"}}, _channels
)
