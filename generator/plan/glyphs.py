"""Whether the words of a card can be read: every character has a font, and every word has room."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from importlib import import_module
from math import ceil, inf
from typing import Any

import msgspec

from generator.content.records import Record
from generator.plan.output import KeptView, Plan
from generator.problems import Position, Problem, Rule, Severity
from generator.store import Store
from generator.views.card import AnyLayer, CardView, StackLayer, TextLayer

MISSING = Rule(
    "card-missing-characters",
    Severity.WARNING,
    "A card has characters that no font can draw",
    "They show as empty boxes in the picture that a shared link gets. A font in the hub's `fonts` folder mends it.",
)
CUT = Rule(
    "card-text-cut",
    Severity.HINT,
    "A card has no room for all of its words",
    "At the smallest size that can be read, the end is left out and dots stand for it. A shorter title mends it.",
)
RULES = (MISSING, CUT)

_CJK = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
CJK_PACKAGE = "storyhub[cjk]"
"""What brings a font for Chinese, Japanese and Korean, which is too large for everybody to carry."""
_FAMILIES = {
    "Adlm": "Noto Sans Adlam",
    "Bali": "Noto Sans Balinese",
    "Cans": "Noto Sans Canadian Aboriginal",
    "Cham": "Noto Sans Cham",
    "Copt": "Noto Sans Coptic",
    "Java": "Noto Sans Javanese",
    "Khar": "Noto Sans Kharoshthi",
    "Lisu": "Noto Sans Lisu",
    "Mong": "Noto Sans Mongolian",
    "Mtei": "Noto Sans Meetei Mayek",
    "Nkoo": "Noto Sans NKo",
    "Olck": "Noto Sans Ol Chiki",
    "Rohg": "Noto Sans Hanifi Rohingya",
    "Sund": "Noto Sans Sundanese",
    "Syrc": "Noto Sans Syriac",
    "Talu": "Noto Sans New Tai Lue",
    "Tfng": "Noto Sans Tifinagh",
    "Thaa": "Noto Sans Thaana",
    "Tibt": "Noto Serif Tibetan",
    "Vaii": "Noto Sans Vai",
    "Yiii": "Noto Sans Yi",
}
"""Families by ISO 15924 code, for the living scripts that the theme's fonts do not have."""
_SHOWN = 8
_SHORTER = {
    "title": "Write it shorter, or give the card a shorter one in the front matter: `card: {title: …}`.",
    "quote": "Choose fewer words for `quotes:` in the front matter; the text of the page keeps them all.",
}
_WRITTEN = {"title": "title", "quote": "quotes"}

Read = Callable[[str], bytes]
_NARROW, _SMALL, _LARGE, _WIDE = 0.5, 0.85, 1.0, 1.4
_EM = (
    {chr(code): _SMALL for code in range(0x20, 0x7F)}
    | dict.fromkeys("ABCDEFGHIJKLNOPQRSTUVXYZ0123456789&#$", _LARGE)
    | dict.fromkeys(" .,;:'!|()ijl", _NARROW)
    | dict.fromkeys("MWmw@%", _WIDE)
)
"""The most that a character takes, in em, in a black and extended face."""
_PLAIN, _TALL = 1.25, 1.7
"""Em from the highest ink to the lowest of one line, of ASCII and of other letters."""


class Cut(msgspec.Struct, frozen=True):
    """A text of a card, and what of it does not show."""

    text: str
    rest: str


class Findings(msgspec.Struct, frozen=True):
    """What cannot be read on a card: characters that no font has, in order, and texts that are cut."""

    missing: tuple[str, ...] = ()
    cut: tuple[Cut, ...] = ()


def card_problems(
    plan: Plan, keys: Mapping[str, str], store: Store, read: Read, records: Mapping[str, Record]
) -> Iterator[Problem]:
    """What cannot be read on the cards of a plan, remembered by their keys, so that it is said in every build.

    Args:
        plan: has the cards.
        keys: of every output, by address.
        store: remembers.
        read: the bytes of a font's digest.
        records: by source file.
    """
    check: CardCheck | None = None
    found: dict[str, list[tuple[str, Findings]]] = {}
    for output in plan.outputs:
        view = output.view
        if not (view.doubtful if isinstance(view, KeptView) else isinstance(view, CardView) and is_doubtful(view)):
            continue
        known = store.recall("card text", keys[output.url])
        if known is None:
            check = check or CardCheck(read)
            view = plan.whole(output).view
            assert isinstance(view, CardView)
            known = msgspec.msgpack.encode(check.findings(view))
            store.remember("card text", keys[output.url], known)
        source = output.sources[0] if output.sources else "site.yaml"
        found.setdefault(source, []).append((output.url, msgspec.msgpack.decode(known, type=Findings)))
    for source, cards in found.items():
        yield from _missing(source, cards, records.get(source))
        if record := records.get(source):
            yield from _cut(cards, record)


Cards = Sequence[tuple[str, Findings]]
"""Addresses of cards with what was found on each."""


class CardCheck:
    """Finds what no font can draw and what has no room. `read` turns a font's digest into its bytes."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._text: Any = import_module("generator.render.text")  # a build whose cards stand needs no fonts
        self._arrange: Any = import_module("generator.render.card_stack").arrange
        self._stack = cache(self._new_stack)

    def findings(self, view: CardView) -> Findings:
        """What cannot be read on a card."""
        texts = [layer for layer in _texts(view.layers) if not layer.text.isascii()]
        missing = {char for layer in texts for char in self._shaped(layer).missing}
        cut = [cut for layer in view.layers if _is_tight(layer) for cut in self._cut(layer)]
        return Findings(tuple(sorted(missing)), tuple(cut))

    def _cut(self, layer: AnyLayer) -> Iterator[Cut]:
        if isinstance(layer, TextLayer):
            if rest := self._fitted(layer).rest:
                yield Cut(layer.text, rest)
        elif isinstance(layer, StackLayer):
            set_texts = [part for part in self._arrange(layer, self._fitted) if part.fitted]
            rests = {part.layer.text: part.fitted.rest for part in set_texts}
            for text in [text.text for text in _texts(layer.children) if not text.decorative and text.text.strip()]:
                if rest := rests.get(text, text):
                    yield Cut(text, rest)

    def _fitted(self, layer: TextLayer) -> Any:  # noqa: ANN401 - the type is of the module that is loaded when needed
        return self._text.fit_layer(layer, self._shaped(layer))

    def _shaped(self, layer: TextLayer) -> Any:  # noqa: ANN401 - as above
        return self._text.shape_layer(layer, self._stack(layer.fonts, layer.axes))

    def _new_stack(self, fonts: tuple[str, ...], axes: tuple[tuple[str, float], ...]) -> Any:  # noqa: ANN401
        face = self._text.Face
        return self._text.FontStack([face.deferred(partial(self._read, font), variations=dict(axes)) for font in fonts])


def _texts(layers: Iterable[AnyLayer]) -> Iterator[TextLayer]:
    """All texts among layers, also those in stacks."""
    for layer in layers:
        if isinstance(layer, TextLayer):
            yield layer
        elif isinstance(layer, StackLayer):
            yield from _texts(layer.children)


def is_doubtful(view: CardView) -> bool:
    """Whether a card has to be set to know that it can be read: plain ASCII has a font, and may have room for sure."""
    return any(map(_is_doubtful, view.layers))


def _is_doubtful(layer: AnyLayer) -> bool:
    return _is_tight(layer) or not all(text.text.isascii() for text in _texts((layer,)))


def _is_tight(layer: AnyLayer) -> bool:
    """Whether a text may have no room at its smallest size, by what its letters take at most."""
    if isinstance(layer, TextLayer):
        return not layer.decorative and _least_height(layer) > layer.box.height
    if isinstance(layer, StackLayer):
        return any(True for _ in _texts((layer,))) and _stacked(layer) > layer.box.height
    return False


def _stacked(layer: StackLayer) -> float:
    """Pixels that a stack takes at most when its texts are at their smallest; endless if one has no room of its own."""
    return sum(layer.gaps) + sum(_needs(child) for child in layer.children)


def _needs(layer: AnyLayer) -> float:
    match layer:
        case TextLayer():
            height = _least_height(layer)
            return height if height <= layer.box.height else inf
        case StackLayer():
            return _stacked(layer)
        case _:
            return float(getattr(getattr(layer, "box", None), "height", 0))


def _least_height(layer: TextLayer) -> float:
    """Pixels that a text surely stands in at its smallest size; endless if it may need more lines than it has."""
    padding = layer.plate.padding if layer.plate else (0, 0)
    room = (layer.box.width - 2 * padding[0] - 2) / max(layer.min_size, 1)
    extra = max(layer.tracking, 0.0) * len(layer.text)
    tall = _PLAIN if layer.text.isascii() else _TALL
    lines = 1
    if len(layer.text) * _WIDE + extra > room:
        longest, whole = _widths(layer.text)
        spare = room - longest
        lines = max(1, ceil((whole + extra - longest) / spare)) if spare > 0 else layer.max_lines + 1
    if lines > layer.max_lines:
        return inf
    return layer.min_size * (tall + (lines - 1) * max(layer.line_height, 1.3)) + 2 * padding[1]


@lru_cache(maxsize=4096)
def _widths(text: str) -> tuple[float, float]:
    """The most that the longest word of a text takes, and the whole text, in em."""
    words = [sum([_EM.get(letter, _WIDE) for letter in word]) for word in text.split()]
    return max(words, default=0.0), sum(words) + _NARROW * len(words)


def _missing(source: str, cards: Cards, record: Record | None) -> Iterator[Problem]:
    """One problem for all cards of a source file that have characters without a font."""
    clusters = sorted({cluster for _, findings in cards for cluster in findings.missing})
    urls = [url for url, findings in cards if findings.missing]
    if clusters:
        at = record.position("title") if record else Position(source, 1, 1)
        shown = " ".join(clusters[:_SHOWN]) + (" …" if len(clusters) > _SHOWN else "")
        yield MISSING.at(at, f"No font can draw {shown} on {_named(urls)}.", _font_hint(clusters[0]))


def _cut(cards: Cards, record: Record) -> Iterator[Problem]:
    """One problem for the title and one for the quotes, where they are cut: other texts of a card may end in dots."""
    cuts: dict[str, list[tuple[str, Cut]]] = {}
    for url, findings in cards:
        for cut in findings.cut:
            cuts.setdefault(_key(cut, record), []).append((url, cut))
    for key, hint in _SHORTER.items():
        if here := cuts.get(key):
            rest = max((cut.rest for _, cut in here), key=len)
            message = f"The end of this {key} cannot be seen on {_named([url for url, _ in here])}: “{rest}”."
            yield CUT.at(record.position(_WRITTEN[key]), message, hint)


def _named(urls: Sequence[str]) -> str:
    """The first card, and how many others there are."""
    return f"the card {urls[0]}" + (f" and {len(urls) - 1} more" if len(urls) > 1 else "")


def _key(cut: Cut, record: Record) -> str:
    """What of a record a text of its card is: a title, a quote, or something else."""
    words = _compared(cut.text)
    if words == _compared(record.card.title if record.card and record.card.title else record.title):
        return "title"
    return "quote" if any(_compared(quote.text) in words for quote in getattr(record, "quotes", ())) else ""


def _compared(words: str) -> str:
    """Words as a card may have them in capitals, without line ends."""
    return " ".join(words.casefold().split())


def _font_hint(cluster: str) -> str:
    """What to do so that a character is drawn."""
    script = import_module("generator.render.text").script_of(cluster[0])
    if script in _CJK:
        return (
            f"Add the line {CJK_PACKAGE} to requirements.txt (on your own computer type: pip install "
            f'"{CJK_PACKAGE}"), or put a font file such as Noto Sans CJK into a folder called fonts beside site.yaml.'
        )
    kind = unicodedata.category(cluster[0])
    if kind in ("Co", "Cn"):
        return "It is no letter that fonts agree on: take it out of the text."
    if kind == "So":
        return (
            "Use another picture or sign, or put a font file that has it into a folder called fonts beside site.yaml."
        )
    family = _FAMILIES.get(script, "of the Noto family")
    return f"Put a font file that has it ({family}, from fonts.google.com/noto) into a folder called fonts beside site.yaml."
