"""Hashtags of several words in small letters: a screen reader spells them, or says one word that nobody knows.

Where the words meet is found with the words that the hub itself uses: in other hashtags, topics, titles and summaries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import lazy_re
from generator.content.body import HashtagSlot
from generator.content.records import Campaign, Record
from generator.content.taxonomy import Taxonomy, is_camel
from generator.problems import Position, Problem, Rule, Severity

LOWERCASE = Rule(
    "hashtag-lowercase",
    Severity.HINT,
    "A hashtag of several words in small letters",
    "Screen readers say #SaferMillRoad as three words and #safermillroad as one that nobody understands. Networks take "
    "both for the same hashtag, so capitals cost nothing.",
)
RULES = (LOWERCASE,)

_SHORT = frozenset(["a", "an", "at", "by", "for", "go", "in", "is", "it", "my", "no", "of", "on", "our", "the", "to", "up", "us", "we", "de", "del", "des", "du", "el", "en", "la", "las", "le", "les", "los"]) | frozenset(
    ["am", "an", "das", "der", "die", "im", "ist", "und", "zu"]
)  # fmt: skip
"""Words of one to three letters that may stand between others; anything else as short would be found by chance."""
_LEAST_WORD = 3
_LEAST = 7
"""Letters of the shortest hashtag that is looked at."""
_MOST_WORDS = 6
_HASHTAG = lazy_re.compile(r"#\w+")
_WORD = lazy_re.compile(r"[^\W\d_]+|\d+")


def lowercase_hashtags(records: Iterable[Record], hashtags: Taxonomy, own: str = "") -> Iterator[Problem]:
    """A hint for each hashtag that somebody wrote without capitals though it is several words.

    Args:
        records: all of the hub.
        hashtags: all of its hashtags.
        own: the hub's own hashtag, from `site.yaml`.
    """
    everything = [each for record in records for each in _with_updates(record)]
    written = _written(everything)
    if own and _is_plain(own):
        written.setdefault(own, [Position("site.yaml")])
    if not written:
        return
    words: frozenset[str] | None = None
    for tag, places in written.items():
        term = hashtags.find(tag)
        better = term.label if term and is_camel(term.label) else ""
        if not better:
            words = _words(everything, hashtags) if words is None else words
            better = camel_case(tag, words)
        if better:
            yield _problem(tag, better, places)


def _problem(tag: str, better: str, places: list[Position]) -> Problem:
    more = f" It stands in {len(places)} places." if len(places) > 1 else ""
    return LOWERCASE.at(
        places[0], f"#{tag} is several words without capitals, so it cannot be read aloud.{more}", f"Write #{better}."
    )


def _with_updates(record: Record) -> Iterator[Record]:
    yield record
    if isinstance(record, Campaign):
        yield from record.updates


def _written(records: Iterable[Record]) -> dict[str, list[Position]]:
    """Hashtags in small letters with every place where they stand."""
    found: dict[str, list[Position]] = {}
    for record in records:
        for number, tag in enumerate(record.hashtags):
            if _is_plain(tag):
                found.setdefault(tag, []).append(_position(record, number, tag))
    return found


def _is_plain(tag: str) -> bool:
    return len(tag) >= _LEAST and tag.isalnum() and tag == tag.lower() and tag != tag.upper()


def _position(record: Record, number: int, tag: str) -> Position:
    for slot in record.body.slots:
        if isinstance(slot, HashtagSlot) and slot.tag == tag:
            return Position(record.path, slot.line, slot.column)
    return record.positions.get(f"hashtags.{number}", record.position("hashtags"))


def _words(records: Iterable[Record], hashtags: Taxonomy) -> frozenset[str]:
    """Every word that the hub uses where it chooses its words, in small letters."""
    texts: Counter[str] = Counter()
    for term in hashtags.terms.values():
        if is_camel(term.label):
            texts.update(part.lower() for part in split_camel(term.label))
    for record in records:
        place = (record.place.name,) if record.place else ()
        for text in (record.title, record.summary, record.body.opening, *record.topics, *place):
            texts.update(_WORD.findall(_HASHTAG.sub(" ", text.lower())))
    return frozenset(texts)


def split_camel(tag: str) -> list[str]:
    """The words of a hashtag in CamelCase."""
    words: list[str] = []
    for before, char in zip(f" {tag}", tag, strict=False):
        starts = (char.isupper() and not before.isupper()) or char.isdigit() != before.isdigit() or not words
        if starts:
            words.append(char)
        else:
            words[-1] += char
    return words


def camel_case(tag: str, words: Iterable[str]) -> str:
    """A hashtag with a capital for each word; empty where it is one word, or nobody could tell where words meet."""
    known = words if isinstance(words, frozenset) else frozenset(words)
    whole = tag.lower()
    if whole in known:
        return ""
    found = _split(whole, known)
    long = [part for part in found if len(part) >= _LEAST_WORD and part not in _SHORT]
    if len(found) < 2 or not long:
        return ""
    return "".join(part[:1].upper() + part[1:] for part in found)


def _split(text: str, known: frozenset[str]) -> list[str]:
    """The text as the fewest known words, of several ways the one whose first words are longest; empty if there is none."""
    best: list[list[str] | None] = [None] * len(text) + [[]]
    for start in range(len(text) - 1, -1, -1):
        for end in range(len(text), start, -1):
            rest, part = best[end], text[start:end]
            if rest is None or not _may_be(part, known):
                continue
            held = best[start]
            if len(rest) < _MOST_WORDS and (held is None or len(rest) + 1 < len(held)):
                best[start] = [part, *rest]
    return best[0] or []


def _may_be(part: str, known: frozenset[str]) -> bool:
    if part in _SHORT or part.isdigit():
        return True
    return len(part) >= _LEAST_WORD and part in known
