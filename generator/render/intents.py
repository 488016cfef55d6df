"""Share intents: plain links that open a network with a text filled in.

Addresses and parameters as each network documents them; `%20`, never `+`, because mail programs show a plus sign.
"""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from urllib.parse import quote

from generator import lazy_re

DEFAULT_SERVER = "mastodon.social"
"""Where a Mastodon link leads that nobody has named a server for; a script asks readers for theirs."""

_FORMS = {
    "whatsapp": "https://wa.me/?text={text}",
    "mastodon": "https://{server}/share?text={words}&url={url}",
    "bluesky": "https://bsky.app/intent/compose?text={text}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "telegram": "https://t.me/share/url?url={url}&text={words}",
    "x": "https://twitter.com/intent/tweet?url={url}&text={words}",
    "threads": "https://www.threads.com/intent/post?text={words}&url={url}",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url={url}",
    "reddit": "https://www.reddit.com/submit?url={url}&title={words}",
    "email": "mailto:?subject={subject}&body={rest}",
    "sms": "sms:?body={text}",
}
"""`text` is the whole post, `words` the post without its address, `subject` and `rest` its first paragraph and others."""

_PLAIN = lazy_re.compile(r"[A-Za-z0-9_.~ -]*")
"""What is written as it is in an address, but for spaces."""
_PARTS = {
    network: tuple(name for _, name, _, _ in Formatter().parse(form) if name and name != "server")
    for network, form in _FORMS.items()
}
"""What each network wants of a post: quoting is most of the work."""


def intent(network: str, text: str, url: str, server: str = "") -> str:
    """A link that opens a network with a post; empty for one that has no such links (Instagram).

    Args:
        network: as in `captions.LABELS`.
        text: the whole post, with `url` in it. Facebook and LinkedIn take the address alone.
        url: the full address of what is shared.
        server: the Mastodon server.
    """
    quoted = {name: _quoted(url) if name == "url" else _part(name, text, url) for name in _PARTS.get(network, ())}
    return _FORMS.get(network, "").format(**quoted, server=server or DEFAULT_SERVER)


@lru_cache(maxsize=32)
def _part(name: str, text: str, url: str) -> str:
    """A part of a post as it stands in an address; most networks want the same of the same post."""
    subject, _, rest = text.partition("\n\n")
    match name:
        case "words":
            return _address(text.replace(url, "").strip(), url)
        case "subject":
            return _address(subject, url)
        case "rest":
            return _address(rest or text, url)
        case _:
            return _address(text, url)


def _address(text: str, url: str) -> str:
    """A part of an address that may hold `url`."""
    return _quoted(url).join(map(_quoted, text.split(url))) if url else _quoted(text)


@lru_cache(maxsize=64)
def _quoted(text: str) -> str:
    """A part of an address; those of one post are asked for by every network, and most are words of one alphabet."""
    return text.replace(" ", "%20") if _PLAIN.fullmatch(text) else quote(text, safe="")
