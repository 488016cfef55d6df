"""What all tests share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite expected parts of case files with what is found")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def databases_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python 3.13 warns of a database that is left to the collector, in whichever test that happens to run."""
    opened: list[sqlite3.Connection] = []
    begin = sqlite3.connect

    def connect(*args: Any, **more: Any) -> sqlite3.Connection:
        opened.append(begin(*args, **more))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", connect)
    yield
    for connection in opened:
        with suppress(sqlite3.ProgrammingError):  # a thread of its own opened it, and closed it
            connection.close()


# Where nobody watches, a run must not depend on luck: the same examples each time. At a desk, new ones each time.
# A machine that is busy with something else is no reason to fail.
_BUSY = [HealthCheck.too_slow]
settings.register_profile("watched", deadline=None, suppress_health_check=_BUSY)
settings.register_profile("unwatched", derandomize=True, deadline=None, suppress_health_check=_BUSY)
settings.load_profile("unwatched" if os.environ.get("CI") else "watched")
