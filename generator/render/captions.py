"""Captions: what to post about a story or campaign, as long as each network lets it be.

Every caption is made of the author's own words. It is shortened at the end of a sentence, else of a word, never inside
what readers take for one character; the address and whole hashtags are kept. A hashtag that would leave no room for
words is dropped, the least particular first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator import lazy_re
from generator.render.graphemes import clusters
from generator.render.intents import intent
from generator.render.post_length import INSTAGRAM_HASHTAGS, Length, length
from generator.views.share_kit import CaptionsView, PostMaterial

LABELS = {
    "whatsapp": "WhatsApp",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x": "X",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "threads": "Threads",
    "linkedin": "LinkedIn",
    "telegram": "Telegram",
    "reddit": "Reddit",
    "email": "Email",
    "sms": "SMS",
}
"""Networks by their own names, in the order of a kit."""
VARIANTS = ("summary", "quote", "number", "question", "ask")
"""Sorts of captions, in the order of a kit."""

_TAGS = {
    "x": 2,
    "bluesky": 3,
    "mastodon": 4,
    "threads": 1,  # Threads makes a topic of one tag only
    "facebook": 3,
    "linkedin": 4,
    "instagram": INSTAGRAM_HASHTAGS,
}
"""Most hashtags on a network; none elsewhere."""
_ONE = frozenset({"reddit", "email", "sms"})
"""Networks that get one caption: a title, a letter, a text that costs."""
_LONG = frozenset({"facebook", "linkedin", "instagram", "email"})
"""Networks where people read more than a few lines."""
_SENTENCE_END = lazy_re.compile(r"[.!?…。！？؟।]['’”\"»)]*(?=\s|$)|[。！？]")
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " ", "\u202f": " "})  # fmt: skip
"""What a text message is spared, because it would cost twice as much (3GPP TS 23.038)."""


class Caption(NamedTuple):
    """One text to post, how long it is on its network, and a link that opens the network with it."""

    variant: str
    text: str
    length: Length
    intent: str
    """Empty where a network has none."""


class NetworkCaptions(NamedTuple):
    """What to post on one network."""

    network: str
    label: str
    captions: tuple[Caption, ...]


def captions(material: PostMaterial) -> tuple[NetworkCaptions, ...]:
    """Captions for every network, several for those where people post more than once."""
    return tuple(NetworkCaptions(name, label, for_network(material, name)) for name, label in LABELS.items())


def for_network(material: PostMaterial, network: str) -> tuple[Caption, ...]:
    """The captions of one network, the author's own alone if there is one."""
    own = dict(material.own).get(network, "")
    if own:
        return (_caption(material, network, "own", _own(material, network, own)),)
    found: dict[str, Caption] = {}
    for variant in VARIANTS[:1] if network in _ONE else VARIANTS:
        body = _body(material, variant, network)
        text = _fitted(material, network, body) if body else ""
        if variant == "summary" or (text and body[0] in text):  # half a quotation is none
            found.setdefault(text, _caption(material, network, variant, text))
    return tuple(found.values())


def caption(material: PostMaterial, network: str, variant: str) -> Caption:
    """The caption of a sort, or the network's first where the material has none of that sort."""
    made = for_network(material, network)
    return next((each for each in made if each.variant == variant), made[0])


def _caption(material: PostMaterial, network: str, variant: str, text: str) -> Caption:
    measured = length(network, _subject(text) if network == "email" else text)
    return Caption(variant, text, measured, intent(network, text, material.url, material.server))


def _subject(text: str) -> str:
    return text.split("\n", 1)[0]


def _own(material: PostMaterial, network: str, text: str) -> str:
    """The author's words, with the address if they lack it."""
    return text if network == "reddit" or material.url in text else f"{text}\n\n{material.url}"


# What is said.


def _body(material: PostMaterial, variant: str, network: str) -> list[str]:
    """The paragraphs of a caption; empty if there is nothing of this sort to say."""
    match variant:
        case "quote":
            return [*_quote(material), material.title] if material.quotes else []
        case "number":
            return [_number(material), material.title] if material.numbers else []
        case "question":
            return [material.question or material.words.question, _titled(material)]
        case "ask":
            return _ask(material)
        case _:
            return [material.title] if network == "reddit" else _summary(material, network)


def _summary(material: PostMaterial, network: str) -> list[str]:
    said = material.outcome or material.summary
    more = [*_quote(material), *_ask(material)] if network in _LONG else []
    return [material.title, *(part for part in (said, *more) if part and part != material.title)]


def _quote(material: PostMaterial) -> list[str]:
    if not material.quotes:
        return []
    quote = min(material.quotes, key=lambda each: len(each.text))
    said = material.words.quote.replace("{text}", quote.text)
    return [f"{said}\n— {quote.who}" if quote.who else said]


def _number(material: PostMaterial) -> str:
    first = f"{material.numbers[0].value} {material.numbers[0].label}"
    return first if first.endswith((".", "!", "?")) else f"{first}."


def _titled(material: PostMaterial) -> str:
    return (
        f"{material.title}{f' ({material.place})' if material.place and material.place not in material.title else ''}"
    )


def _ask(material: PostMaterial) -> list[str]:
    if not material.ask:
        return []
    joined = material.words.join.replace("{progress}", material.progress) if material.progress else ""
    until = material.words.until.replace("{date}", material.deadline) if material.deadline else ""
    return [part for part in (material.ask, f"{joined} {until}".strip()) if part]


# How it is fitted.


def _fitted(material: PostMaterial, network: str, body: list[str]) -> str:
    """The longest text that the network takes: fewer last paragraphs, then fewer hashtags, then shortened words."""
    if network == "email":
        return _letter(material, body)
    tags = [f"#{tag}" for tag in material.hashtags[: _TAGS.get(network, 0)]]
    ends = [material.sign_off, ""] if material.sign_off and network not in _ONE | {"x"} else [""]
    for end in ends:
        text = _joined(material, network, [*body, end], tags)
        if length(network, text).fits:
            return text
    return _shortened(material, network, body, tags)


def _shortened(material: PostMaterial, network: str, body: list[str], tags: list[str]) -> str:
    while True:
        kept = list(body)
        while kept:
            before, last = kept[:-1], kept[-1]
            end = shorten(last, lambda cut: _fits(material, network, [*before, cut], tags))  # noqa: B023 - called at once
            if end and (before or len(end) >= _LEAST or end == last or not tags):
                return _joined(material, network, [*before, end], tags)
            kept.pop()
        if not tags:
            return _tail(material, network, [])
        tags = tags[:-1]


_LEAST = 40  # characters of words that hashtags must leave room for


def _fits(material: PostMaterial, network: str, body: list[str], tags: list[str]) -> bool:
    return length(network, _joined(material, network, body, tags)).fits


def _letter(material: PostMaterial, body: list[str]) -> str:
    """A mail: the first line is its subject, and stands in the text as well where it had to be shortened."""
    subject = shorten(body[0], lambda cut: length("email", cut).fits)
    said = body if subject != body[0] else body[1:]
    parts = (subject, *said, material.sign_off, f"{material.words.read}\n{material.url}")
    return "\n\n".join(part for part in parts if part)


def _joined(material: PostMaterial, network: str, body: list[str], tags: list[str]) -> str:
    paragraphs = [part for part in body if part]
    if network == "reddit":
        return " ".join(paragraphs)
    if network == "whatsapp" and paragraphs:
        paragraphs = [_bold(paragraphs[0]) if paragraphs[0] == material.title else paragraphs[0], *paragraphs[1:]]
    text = "\n\n".join([*paragraphs, _tail(material, network, tags)])
    return text.translate(_PLAIN).replace("\n\n", "\n") if network == "sms" else text


def _bold(text: str) -> str:
    """As WhatsApp writes it."""
    return text if "*" in text else f"*{text}*"


def _tail(material: PostMaterial, network: str, tags: list[str]) -> str:
    if network == "reddit":
        return ""
    return "\n".join(part for part in (" ".join(tags), material.url) if part)


def shorten(text: str, fits: Callable[[str], bool]) -> str:
    """As much of a text as fits: whole, or to the end of a sentence or word, with an ellipsis after a word.

    Empty if not even a character and an ellipsis fit.
    """
    if fits(text):
        return text
    ends = [end for _, end in clusters(text)]
    low, high = 0, len(ends) - 1  # the most clusters that fit with an ellipsis
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_cut(text[: ends[middle - 1]])) else (low, middle - 1)
    for count in range(low, 0, -1):
        best = _at_boundary(text[: ends[count - 1]])
        if fits(best):
            return best
    return ""


def _at_boundary(head: str) -> str:
    stops = [match.end() for match in _SENTENCE_END.finditer(f"{head}x") if match.end() <= len(head)]
    if stops and stops[-1] >= len(head) // 2:
        return head[: stops[-1]]
    space = head.rfind(" ")
    return _cut(head[:space] if space > len(head) // 2 else head)


def _cut(head: str) -> str:
    return head.rstrip(" ,;:–—-") + "…"


def render(view: CaptionsView, read: Callable[[str], bytes]) -> bytes:  # noqa: ARG001 - a recipe's signature
    """All captions as a text file: a block for each, under its network's name, with its length."""
    material = view.material
    blocks = (
        f"== {network.label} · {each.length.used}/{each.length.limit} ==\n\n{each.text}\n"
        for network in captions(material)
        for each in network.captions
    )
    return "\n\n".join((f"{material.title}\n{material.url}\n", *blocks)).encode()
