"""How long a post is, counted as each network counts, and how long it may be there.

Limits change: each stands in one constant with its source. Where a network's own code could not be read the count is
never less than theirs can be, so that a caption that fits here fits there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from generator import lazy_re
from generator.render.graphemes import ZWJ, clusters, is_emoji, is_pictograph

X_LIMIT = 280
"""Weighted characters (twitter/twitter-text, config/v3.json, `maxWeightedTweetLength`)."""
X_LINK = 23
"""Every address is wrapped by t.co (the same file, `transformedURLLength`)."""
BLUESKY_LIMIT = 300
"""Grapheme clusters (lexicon app.bsky.feed.post, `maxGraphemes`)."""
BLUESKY_BYTES = 3000
"""Bytes of UTF-8 (the same lexicon, `maxLength`)."""
MASTODON_LIMIT = 500
"""Grapheme clusters (mastodon/mastodon, status_length_validator.rb, `MAX_CHARS`); a server may allow more."""
MASTODON_LINK = 23
"""An address, however long (the same file, `URL_PLACEHOLDER_CHARS`)."""
THREADS_LIMIT = 500
"""Characters, emoji by their bytes (developers.facebook.com/docs/threads, Overview)."""
FACEBOOK_LIMIT = 63_206
"""Characters of a post (announced by Facebook in 2011; third-party guides still measure it)."""
LINKEDIN_LIMIT = 3000
"""Characters of a post (third-party guides; LinkedIn's own help names the number for its editor)."""
INSTAGRAM_LIMIT = 2200
"""Characters of a caption (developers.facebook.com/docs/instagram-platform, media, `caption`)."""
INSTAGRAM_HASHTAGS = 30
"""The same page."""
TELEGRAM_LIMIT = 4096
"""UTF-16 units of a message (core.telegram.org/bots/api, sendMessage)."""
WHATSAPP_LIMIT = 4096
"""Characters of a text message (developers.facebook.com/docs/whatsapp, text messages)."""
REDDIT_LIMIT = 300
"""Characters of a title (reddit.com/dev/api, POST /api/submit)."""
EMAIL_SUBJECT = 78
"""Characters of a line in a mail (RFC 5322, 2.1.1); phones show about half of it."""
SMS_MESSAGES = 3
"""What a caption may cost: every message is paid for by many senders."""
SMS_GSM = (160, 153)
"""Septets in a message that stands alone and in one of several (3GPP TS 23.038 and 23.040)."""
SMS_UCS2 = (70, 67)
"""UTF-16 units, if any character is outside the GSM alphabet (the same standards)."""

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENDED = frozenset("\f^{}\\[~]|€")  # each is sent as an escape and a letter
_LINK = lazy_re.compile(r"https?://\S+")
_BARE_LINK = lazy_re.compile(r"(?<![\w/@.])(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")
_REMOTE_HANDLE = lazy_re.compile(r"(?<![\w/])@(?P<user>\w+)@[\w.-]+\w")
_LIGHT = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""What X counts as one; anything else as two (twitter/twitter-text, config/v3.json, `ranges`)."""
_NO_SPACING_MARKS = frozenset(
    chr(code)
    for first, last in (
        (0x102B, 0x102C), (0x1038, 0x1038), (0x1062, 0x1064), (0x1067, 0x106D), (0x1083, 0x1083), (0x1087, 0x108C),
        (0x108F, 0x108F), (0x109A, 0x109C), (0x1A61, 0x1A61), (0x1A63, 0x1A64), (0xAA7B, 0xAA7B), (0xAA7D, 0xAA7D),
        (0x11720, 0x11721),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Marks that begin a cluster of their own all the same (UAX #29, table 2, SpacingMark)."""


class Length(NamedTuple):
    """A post's length in its network's own units, and the most that it may have."""

    used: int
    limit: int

    @property
    def fits(self) -> bool:
        """Whether the network would take it."""
        return self.used <= self.limit


def length(network: str, text: str) -> Length:
    """The length of a post on a network; `text` as it would be posted, address and hashtags included."""
    if network == "sms":
        return _sms(text)
    if network == "bluesky":
        return _bluesky(text)
    count, limit = _MEASURES[network]
    return Length(count(text), limit)


def graphemes(text: str) -> int:
    """What readers take for characters. Conjuncts are counted by letter, as segmenters before Unicode 15.1 do."""
    return len(text) if text.isascii() and "\r" not in text else sum(_within(text[a:b]) for a, b in clusters(text))


def _within(cluster: str) -> int:
    """How many clusters a stricter segmenter makes of one of ours."""
    if len(cluster) == 1:
        return 1
    more = sum(_begins(cluster, at) for at in range(1, len(cluster)))
    return 1 + more


def _begins(cluster: str, at: int) -> bool:
    here = cluster[at]
    if here in _NO_SPACING_MARKS:
        return True
    if cluster[at - 1] == ZWJ and is_pictograph(here):
        return not is_pictograph(cluster[0])
    return unicodedata.category(here) == "Lo" and not "\u1100" <= here <= "\u11ff" and here not in "\u0e33\u0eb3"


def units(text: str) -> int:
    """UTF-16 units, as JavaScript and most networks' forms count."""
    return len(text) + sum(char > "\uffff" for char in text)


def _x(text: str) -> int:
    text = unicodedata.normalize("NFC", text)
    links = [*_LINK.findall(text)]
    rest = _LINK.sub(" ", text)
    removed = len(links)  # each left a space behind
    bare = [match[0] for match in _BARE_LINK.finditer(rest)]
    # What looks like an address is linked only if its ending is a real one: the longer count is the safe one.
    extra = sum(max(0, X_LINK - _weight(link)) for link in bare)
    return _weight(rest) - removed + X_LINK * len(links) + extra


def _weight(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_cluster_weight(text[a:b]) for a, b in clusters(text))


def _cluster_weight(cluster: str) -> int:
    """An emoji counts as two, of however many characters it is made."""
    letters = sum(1 if _is_light(ord(char)) else 2 for char in cluster)
    return 2 if is_pictograph(cluster[0]) and is_emoji(cluster) and len(cluster) <= _EMOJI_MOST else letters


_EMOJI_MOST = 16  # code points in the longest recommended sequence, with room


def _is_light(code: int) -> bool:
    return any(first <= code <= last for first, last in _LIGHT)


def _bluesky(text: str) -> Length:
    """Graphemes, unless the bytes are what is too much."""
    size = len(text.encode("utf-8", "surrogatepass"))
    return Length(size, BLUESKY_BYTES) if size > BLUESKY_BYTES else Length(graphemes(text), BLUESKY_LIMIT)


def _mastodon(text: str) -> int:
    links = _LINK.findall(text)
    return (
        graphemes(_REMOTE_HANDLE.sub(r"@\g<user>", _LINK.sub("x" * MASTODON_LINK, text)))
        if links
        else graphemes(_REMOTE_HANDLE.sub(r"@\g<user>", text))
    )


def _threads(text: str) -> int:
    if text.isascii():
        return len(text)
    parts = (text[a:b] for a, b in clusters(text))
    return sum(len(part.encode("utf-8", "surrogatepass")) if is_pictograph(part[0]) else units(part) for part in parts)


def _sms(text: str) -> Length:
    plain = all(char in _GSM or char in _GSM_EXTENDED for char in text)
    used = len(text) + sum(char in _GSM_EXTENDED for char in text) if plain else units(text)
    alone, joined = SMS_GSM if plain else SMS_UCS2
    if used <= alone:
        return Length(used, alone)
    messages = min(SMS_MESSAGES, -(-used // joined))
    return Length(used, joined * messages)


_MEASURES: dict[str, tuple[Callable[[str], int], int]] = {
    "x": (_x, X_LIMIT),
    "mastodon": (_mastodon, MASTODON_LIMIT),
    "threads": (_threads, THREADS_LIMIT),
    "facebook": (units, FACEBOOK_LIMIT),
    "linkedin": (units, LINKEDIN_LIMIT),
    "instagram": (units, INSTAGRAM_LIMIT),
    "telegram": (units, TELEGRAM_LIMIT),
    "whatsapp": (units, WHATSAPP_LIMIT),
    "reddit": (units, REDDIT_LIMIT),
    "email": (units, EMAIL_SUBJECT),
}
NETWORKS = (*_MEASURES, "bluesky", "sms")
"""Every network that a post can be measured for; of a mail it is the subject that counts."""
