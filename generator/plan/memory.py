"""What earlier plans remember, so that a page which is as it was is planned without its view being made.

A plan is complete every time. What may be saved is work: a page's view is a pure function of its *inputs*, which are
named by one digest of all that the planner reads for it. Where the store has seen that digest, it knows the output's
cache key and the little that the rest of the plan wants of the page, and the view is made only if it must be drawn.
This is the law of recipes and views, one level up, and it is held in the same way: see `Inputs`.

Outputs get their names together, when all are there, and those views that nobody remembers are made together: where
there are many, by processes that draw them too and tell this one only what it would have remembered. Cards are known
at once, because pages show them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.digests import raw_digest
from generator.plan.output import UNMADE, KeptCard, KeptView, Output, UnmadeView, card_address
from generator.views.common import KitCard

Make = Callable[[], Output]
Facts = Callable[[Output, str], KeptView]
"""What is to be remembered of an output with a cache key."""
Elsewhere = Callable[[Sequence[tuple[Output, Make]], Facts, Callable[[], None]], Mapping[str, KeptView]]
"""Makes views in other processes, and does here meanwhile what it is given; gives what is to be remembered of the views, by
address, as far as it is worth the while.
"""


Name = Callable[[int, int], bytes]
"""The names of the outputs from one number up to another, each of `NAME_SIZE` bytes, one after the other."""
NAME_SIZE = 16


class Recalled(msgspec.Struct, frozen=True, array_like=True):
    """What earlier plans remember, by the digest of the inputs."""

    views: dict[bytes, KeptView] = {}
    cards: dict[bytes, tuple[KeptCard, ...]] = {}


class Memory:
    """The outputs that earlier plans made, by the digest of their inputs, and those of this plan."""

    def __init__(self, ground: bytes, known: Recalled, marks: Mapping[str, str]) -> None:
        """`ground` stands for all that every page may show beside the hub's records; `marks` for the bytes of each
        file and the way they were read, by path.
        """
        self._ground = ground
        self.marks = marks
        self.makers: dict[str, Make] = {}
        """How to make the views that were not made, by address."""
        self._known = known.views
        self._known_cards = known.cards
        self._kept_cards: dict[bytes, tuple[KeptCard, ...]] = {}
        self._new_cards: dict[bytes, tuple[KitCard, ...]] = {}
        self._card_views: dict[str, KeptView] = {}
        self._names: dict[str, bytes] = {}
        self._shared: set[str] = set()
        self._near: dict[str, int] = {}
        self._unnamed: list[tuple[str, Callable[[], bytes]]] = []
        self._kept: dict[bytes, KeptView] = {}
        self.elsewhere: Elsewhere = lambda _unmade, _facts, _meanwhile: {}
        """Where the views are made that nobody remembers; nowhere else, if nothing is said."""
        self.spread: Callable[[Name, int], bytes] = lambda name, count: name(0, count)
        """How so many outputs are named: here, if nothing is said."""
        self._facts: Facts | None = None

    def begin(self, shown: bytes, facts: Facts) -> None:
        """A plan begins: `shown` is what all its pages show, `facts` what is to be known of an output with a key."""
        self._ground = raw_digest(self._ground + shown)
        self._facts = facts

    def output(
        self, url: str, recipe: str, sources: tuple[str, ...], inputs: Callable[[], bytes], make: Make, near: int = -1
    ) -> Output:
        """The output that `make` gives, its view unmade until `made`, which may find that a plan of the same inputs was seen.

        `inputs` gives them, when they are wanted. `near` is the number of a story that it shows: outputs that show the same
        stories are best named and made together.
        """
        if url in self.makers:  # two pages want one address: whichever gets it, nobody shall be taken for the other
            self._shared.add(url)
            return make()
        self.makers[url] = make
        self._unnamed.append((url, inputs))
        self._near[url] = near
        return Output(url, recipe, UNMADE, sources)

    def _name_all(self) -> None:
        """Finds the names of outputs that have none yet."""
        unnamed = sorted(self._unnamed, key=lambda one: self._near[one[0]])

        def name(start: int, end: int) -> bytes:
            told = (b"%s%s\0%s" % (self._ground, url.encode(), inputs()) for url, inputs in unnamed[start:end])
            return b"".join(map(raw_digest, told))

        names = self.spread(name, len(unnamed))
        each = (names[at : at + NAME_SIZE] for at in range(0, len(names), NAME_SIZE))
        self._names.update(zip((url for url, _ in unnamed), each, strict=True))
        self._unnamed.clear()

    def _recalled(self, outputs: Iterable[Output]) -> Iterator[Output]:
        """The outputs, each as an earlier plan knew it, if one did."""
        names, known, found = self._names, self._known, self._kept
        for output in outputs:
            kept = None
            if isinstance(output.view, UnmadeView):
                name = names[output.url]
                kept = known.get(name)
            if kept is None:
                yield output
            else:
                found[name] = kept
                yield Output(output.url, output.recipe, kept, output.sources)

    def made(self, outputs: Iterable[Output]) -> list[Output]:
        """Outputs with their views, or kept ones."""
        outputs = list(outputs)
        if self._known:  # else there is nothing to find, and what it would be found by can wait
            self._name_all()
            outputs = list(self._recalled(outputs))
        unmade = [output for output in outputs if isinstance(output.view, UnmadeView)]
        asked = [(output, self.makers[output.url]) for output in unmade if output.url not in self._shared]
        asked.sort(key=lambda one: self._near[one[0].url])
        kept = self.elsewhere(asked, self._facts, self._name_all) if self._facts and asked else {}
        self._name_all()
        self._kept |= {self._names[url]: view for url, view in kept.items()}
        return [self._made(output, kept) if isinstance(output.view, UnmadeView) else output for output in outputs]

    def _made(self, output: Output, kept: Mapping[str, KeptView]) -> Output:
        if output.url in kept:
            return msgspec.structs.replace(output, view=kept[output.url])
        return self.makers.pop(output.url)()

    def card_name(self, what: str, inputs: bytes) -> bytes:
        """The name of some cards, by what they are and what the planner reads for them."""
        return raw_digest(b"%s%s\0%s" % (self._ground, what.encode(), inputs))

    def cards(self, name: bytes) -> tuple[KeptCard, ...] | None:
        """The cards of this name, as an earlier plan knew them, if one did."""
        known = self._known_cards.get(name)
        if known is not None:
            self._kept_cards[name] = known
        return known

    def note_cards(self, name: bytes, cards: tuple[KitCard, ...]) -> None:
        """Remembers cards whose views were made, once `learn` is told of their outputs."""
        self._new_cards[name] = cards
        self._card_views.update(dict.fromkeys(map(card_address, cards), _NOT_LEARNED))

    def learn(self, output: Output, key: str) -> None:
        """Remembers what is to be known of an output whose view was made, and which has this cache key."""
        if self._facts is None:
            return
        name = self._names.get(output.url)
        if name is not None and output.url not in self._shared:
            self._kept[name] = self._facts(output, key)
        elif output.url in self._card_views:
            self._card_views[output.url] = self._facts(output, key)

    def sealed(self) -> bytes:
        """All of this plan, for the next one."""
        views = self._card_views
        cards = {
            name: tuple(KeptCard(card, views[card_address(card)]) for card in new)
            for name, new in self._new_cards.items()
            if all(views[card_address(card)] is not _NOT_LEARNED for card in new)
        }
        return msgspec.msgpack.encode(Recalled(self._kept, self._kept_cards | cards))

    @property
    def is_news(self) -> bool:
        """Whether the next plan could learn anything from this one."""
        return bool(self._new_cards) or self._kept.keys() != self._known.keys()


_NOT_LEARNED = KeptView("")


def recalled(data: bytes | memoryview | None) -> Recalled:
    """What `Memory.sealed` gave; nothing if another version of the program wrote it in a form of its own."""
    try:
        return msgspec.msgpack.decode(data, type=Recalled) if data else Recalled()
    except msgspec.MsgspecError:
        return Recalled()
