"""The share links of a page: plain links that open a network with its title and address filled in."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.captions import LABELS, shorten
from generator.render.intents import intent
from generator.render.post_length import BLUESKY_LIMIT, length
from generator.views.common import ShareLink

NETWORKS = (*(name for name in LABELS if name != "instagram"), "copy")
"""Networks that can be opened with a link; `copy` is the address itself."""
_COPY = "Copy link"
_WITH_TAGS = ("mastodon", "x")
_MOST_TAGS = 3


def share_links(
    networks: Sequence[str], title: str, url: str, hashtags: Sequence[str] = (), server: str = ""
) -> tuple[ShareLink, ...]:
    """The intents of the networks that the hub shows, in its order; `url` is absolute, hashtags are without `#`,
    `server` is the Mastodon server that the hub is on.
    """
    tags = " ".join(f"#{tag}" for tag in hashtags[:_MOST_TAGS])
    return tuple(_link(name, title, url, tags, server) for name in networks if name in NETWORKS)


def _link(network: str, title: str, url: str, tags: str, server: str) -> ShareLink:
    if network == "copy":
        return ShareLink(network=network, label=_COPY, url=url)
    made = intent(network, _text(network, title, url, tags), url, server)
    return ShareLink(network=network, label=LABELS[network], url=made)


def _text(network: str, title: str, url: str, tags: str) -> str:
    match network:
        case "email":
            return f"{title}\n\n{title}\n\n{url}"
        case "bluesky":
            return _bluesky(title, url, tags)
        case "reddit":
            return title
        case _:
            said = f"{title} {tags}" if tags and network in _WITH_TAGS else title
            return f"{said} {url}"


def _bluesky(title: str, url: str, tags: str) -> str:
    """The address always; hashtags and title as far as there is room: encoded, an Arabic address can be long."""

    def joined(words: str, said: str) -> str:
        return " ".join(part for part in (words, said, url) if part)

    said = tags if _fits_bluesky(joined("", tags)) else ""
    return joined(shorten(title, lambda words: _fits_bluesky(joined(words, said))), said)


def _fits_bluesky(text: str) -> bool:
    """Bluesky counts what readers take for characters; where even all characters are few enough, they need no finding."""
    return len(text) <= BLUESKY_LIMIT or length("bluesky", text).fits
