"""Whatever store a test opens is closed when it ends: Python 3.13 warns of one that is not, and warnings are errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.store import Store


@pytest.fixture(autouse=True)
def stores_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[Store] = []
    begin = Store.__init__

    def remembered(self: Store, folder: Path) -> None:
        begin(self, folder)
        opened.append(self)

    monkeypatch.setattr(Store, "__init__", remembered)
    yield
    for store in opened:
        store._connection.close()
