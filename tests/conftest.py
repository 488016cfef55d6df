"""Options that all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite expected parts of case files with what is found")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


# Where nobody watches, a run must not depend on luck: the same examples each time. At a desk, new ones each time.
settings.register_profile("unwatched", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("unwatched")
