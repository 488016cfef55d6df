"""What was made last, within bounds, so that it is not made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The results of a pure function, those asked for last, as many as there is room for.

    Args:
        room: what all results together may cost, in the unit of `cost`.
        cost: what one result costs; 1 if not given, so that `room` is their number.
    """

    def __init__(self, room: int, cost: Callable[[V], int] = lambda _: 1) -> None:
        self._room = room
        self._cost = cost
        self._held = 0
        self._results: dict[K, V] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The result for a key, made now if it is not held."""
        if key in self._results:
            result = self._results.pop(key)
        else:
            result = make()
            self._held += self._cost(result)
        self._results[key] = result
        while self._held > self._room and self._results:
            self._held -= self._cost(self._results.pop(next(iter(self._results))))
        return result


class Repeated(Recent[K, V]):
    """As `Recent`, but only results that were asked for before: the many asked for once would drive out the others.

    Args:
        room: as in `Recent`.
        cost: as in `Recent`.
        seen: how many keys are remembered.
    """

    def __init__(self, room: int, cost: Callable[[V], int] = lambda _: 1, seen: int = 500) -> None:
        super().__init__(room, cost)
        # By hash: keys are larger than what is told of them, and two that share one do no harm.
        self._seen: Recent[int, list[bool]] = Recent(seen)

    def returns(self, key: K) -> bool:
        """Whether a key was asked for before."""
        before = self._seen.get(hash(key), lambda: [False])
        returns, before[0] = before[0], True
        return returns

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The result for a key, made now if it is not held."""
        return super().get(key, make) if self.returns(key) else make()
