"""What open pages are told: that a newer site stands, or what to mend before it can.

All of it lives on the server's event loop; the building thread hands its news over with `call_soon_threadsafe`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec

from generator.problems import Problem, Severity


class Shown(msgspec.Struct, frozen=True):
    """A problem as the overlay lists it."""

    code: str
    severity: str
    message: str
    hint: str
    where: str
    excerpt: str
    line: int
    column: int
    fix: str


class News(msgspec.Struct, frozen=True):
    """`epoch` counts the sites that were published. `styles`: from the one before, only style sheets differ.

    `same` are the addresses of pages that are as that one had them. `stale`: because of `problems` the site shown is older
    than the files.
    """

    epoch: int = 0
    styles: bool = False
    same: tuple[str, ...] = ()
    stale: bool = False
    problems: tuple[Shown, ...] = ()


def shown(problem: Problem) -> Shown:
    """A problem for the overlay."""
    at = problem.position
    return Shown(
        code=problem.code,
        severity=problem.severity.value,
        message=problem.message,
        hint=problem.hint,
        where=str(at) if at.path else "",
        excerpt=problem.excerpt,
        line=at.line,
        column=at.column,
        fix=problem.fix,
    )


class Live:
    """The newest news, who waits for it, and whether a build is running."""

    def __init__(self) -> None:
        self.news = News()
        self._idle = asyncio.Event()
        self._listeners: set[asyncio.Queue[News | None]] = set()

    async def settled(self) -> None:
        """Wait while a build runs. A build that fails ends the wait just the same."""
        # Another build may begin between the end of this one and our turn.
        while not self._idle.is_set():
            await self._idle.wait()

    def begin(self) -> None:
        """A build runs from now on: nobody gets a page of a half-published site."""
        self._idle.clear()

    def end(self, news: News) -> None:
        """The build is over; everybody is told."""
        self.news = news
        self._idle.set()
        self._tell(news)

    def close(self) -> None:
        """The server stops: let everybody go."""
        self._idle.set()
        self._tell(None)

    async def listen(self) -> AsyncIterator[News]:
        """The newest news as soon as no build runs, then each that follows."""
        queue: asyncio.Queue[News | None] = asyncio.Queue()
        await self.settled()
        queue.put_nowait(self.news)
        self._listeners.add(queue)
        try:
            while (news := await queue.get()) is not None:
                yield news
        finally:
            self._listeners.discard(queue)

    def _tell(self, news: News | None) -> None:
        for queue in self._listeners:
            queue.put_nowait(news)


def only_styles(paths: frozenset[str]) -> bool:
    """Whether nothing but style sheets was saved."""
    return bool(paths) and all(path.endswith(".css") for path in paths)


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether something is left out or cannot be built."""
    return any(p.severity is Severity.ERROR for p in problems)
